"""The address in the browser follows who changes their mind before the address of the first choice has arrived.

A message carries the address that the browser had then; a run may have written another one since.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.runtime.scriptrunner import ScriptRunContext
from streamlit.testing.v1 import AppTest

from tools.serving import ROOT
from viz.widgets.keys import Key
from viz.widgets.reductions import reduction_choices


@contextmanager
def addresses(monkeypatch: pytest.MonkeyPatch, parameter: str) -> Iterator[list[str]]:
    """Note what each address says of a parameter that is sent to the browser meanwhile."""
    told: list[str] = []
    enqueue = ScriptRunContext.enqueue

    def heard(context: ScriptRunContext, message: Any) -> None:
        if message.WhichOneof("type") == "page_info_changed":
            told.append("".join(parse_qs(message.page_info_changed.query_string).get(parameter, "")))
        enqueue(context, message)

    with monkeypatch.context() as patch:
        patch.setattr(ScriptRunContext, "enqueue", heard)
        yield told


def said(app: AppTest, parameter: str) -> str:
    return "".join(app.query_params.get(parameter, ""))


def still_says(app: AppTest, parameter: str, address: str) -> None:
    """Let the next message carry an address that the browser had before."""
    if parameter in app.query_params:
        del app.query_params[parameter]
    if address:
        app.query_params[parameter] = address


@pytest.mark.parametrize("first", ["amax", "sum"], ids=["in the address", "the default"])
def test_a_choice_of_a_page(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/reductions.py").run()
    app.selectbox(key=reduction_choices.REDUCTION.key).set_value(first).run()
    before = said(app, "s")
    app.selectbox(key=reduction_choices.REDUCTION.key).set_value("amin").run()
    still_says(app, "s", before)
    with addresses(monkeypatch, "s") as told:
        app.selectbox(key=reduction_choices.REDUCTION.key).set_value(first).run()
    assert not app.exception
    assert told == [before]


@pytest.mark.parametrize("first", ["en", "zh_CN"])
def test_the_language(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"en": "zh_CN", "zh_CN": "en"}[first]
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.selectbox(key=Key.LANGUAGE).set_value(first).run()
    before = said(app, "lang")
    app.selectbox(key=Key.LANGUAGE).set_value(other).run()
    assert said(app, "lang") != before
    still_says(app, "lang", before)
    with addresses(monkeypatch, "lang") as told:
        app.selectbox(key=Key.LANGUAGE).set_value(first).run()
    assert not app.exception
    assert told == [before]

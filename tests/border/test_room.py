"""A full server tells a newcomer so in one sentence, and lets those go on who are in."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tools.serving import ROOT
from viz.widgets import shell


def test_a_newcomer_of_a_full_server_reads_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "visitors", lambda: 501)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert [one.value for one in app.info] == [
        "This server is full: 501 people are using it. Please load the page again in a few minutes."
    ]
    assert not app.selectbox
    monkeypatch.setattr(shell, "visitors", lambda: 400)
    app.run()
    assert app.selectbox
    monkeypatch.setattr(shell, "visitors", lambda: 501)
    app.run()
    assert app.selectbox and not app.info

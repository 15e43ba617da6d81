"""A browser's message that comes just when its page was left: its callback is called, and its state is gone already."""

from __future__ import annotations

import ast

import pytest
import streamlit as st

from tools.sources import ROOT, source_files
from viz.widgets.mounting import message_of


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, object]]:
    state: dict[str, dict[str, object]] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def test_a_message_whose_component_is_gone_says_nothing(kept: dict[str, dict[str, object]]) -> None:
    assert message_of("picture", "acted") is None
    kept["picture"] = {"acted": {"node": 3}}
    assert message_of("picture", "acted") == {"node": 3}
    assert message_of("picture", "edited") is None


def reads_of_the_state(text: str) -> list[int]:
    """Return the lines in which a text reads a component's message itself."""
    found = []
    for one in ast.walk(ast.parse(text)):
        match one:
            case ast.Call(
                func=ast.Attribute(value=ast.Subscript(value=ast.Attribute(attr="session_state")), attr="get")
            ):
                found.append(one.lineno)
    return found


def test_messages_are_read_where_one_may_be_missing() -> None:
    """A module that read the state itself showed "This app has encountered an error" on the page that came next."""
    assert reads_of_the_state("x = 1\nst.session_state[key].get('moved')") == [2]
    texts = {path: path.read_text(encoding="utf-8") for path in source_files("viz", "pages")}
    found = [f"{path.relative_to(ROOT)}:{line}" for path, text in texts.items() for line in reads_of_the_state(text)]
    assert found == [], "use viz.widgets.mounting.message_of"

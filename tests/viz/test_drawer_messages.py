"""The browser's messages to the drawer, which anybody may forge."""

from __future__ import annotations

import pytest

from tests.viz.traces import squared_error
from viz.picture.room import USUAL
from viz.widgets.graph.ahead import read_wanted
from viz.widgets.graph.drawer import Told, read_told
from viz.widgets.graph.shown import Shown

CHOSEN = {"opened": [], "view": "maths", "folding": "scope", "layout": "", "steps": 0, "pass": 0}


@pytest.mark.parametrize(
    "message",
    [
        None, "x", 7, {}, {"node": 99}, {"node": "3"}, {"node": -1}, {"node": True}, {"node": 3.0},
        {"edge": "e0-3-1"}, {"edge": "e9-9-9"}, {"edge": "e0-3"}, {"edge": "e0-3-0; x"}, {"edge": 3},
    ],
)  # fmt: skip
def test_a_forged_message_was_not_said(message: object) -> None:
    assert read_told(message, squared_error()) == Told()


def test_messages_are_read() -> None:
    trace = squared_error()
    assert read_told({"node": 3}, trace) == Told(True, 3)
    assert read_told({"node": None}, trace) == Told(True, None)
    assert read_told({"node": 3, "want": True}, trace) == Told(True, 3, want=True)
    assert read_told({"edge": "e0-3-0"}, trace) == Told(True, use=(0, 3, 0))  # x is operand 0 of a = dot(x, w)
    told = read_told({"node": None, "chosen": {**CHOSEN, "opened": ["s1", "-g3"]}}, trace)
    assert told.chosen == {**CHOSEN, "opened": {"s1", "-g3"}}
    assert read_told({"edge": "e0-3-0", "chosen": CHOSEN}, trace).chosen is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"opened": 7}, {"opened": "s1"}, {"opened": [7]}, {"opened": ["x" * 1_000]}, {"opened": ["s1"] * 10_000},
        {"view": "numpy"}, {"folding": None}, {"layout": "RL"}, {"steps": 4}, {"steps": True}, {"pass": 1},
        {"pass": None}, {"pass": -1}, {"pass": "0"}, {"more": 1},
    ],
)  # fmt: skip
def test_what_cannot_be_chosen_was_not_said(wrong: dict[str, object]) -> None:
    assert read_told({"node": 3, "chosen": CHOSEN | wrong}, squared_error()) == Told(True, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ticket": "x"}, {"ticket": None}, {"room": [7, 7]}, {"room": 7}, {"room": ["a", "b"]}, {"node": 99},
        {"node": "1"}, {"chosen": []}, {"chosen": [CHOSEN] * 25}, {"chosen": "maths"}, {"chosen": [7]},
    ],
)  # fmt: skip
def test_a_forged_wish_is_for_nothing(wrong: dict[str, object]) -> None:
    trace = squared_error()
    now = Shown(trace, trace, 0, None)
    wish = {"ticket": now.ticket, "room": [USUAL.width, USUAL.height], "node": None, "chosen": [CHOSEN]}
    assert read_wanted(wish, now, USUAL) is not None
    assert read_wanted(wish | wrong, now, USUAL) is None

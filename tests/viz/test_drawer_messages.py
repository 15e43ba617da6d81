"""What the browser tells the drawer, which anybody may forge."""

from __future__ import annotations

import pytest

from tests.viz.traces import squared_error
from viz.widgets.graph.drawer import Told, read_told
from viz.widgets.graph.view import MOST_NAMES


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
    assert read_told({"node": None, "opened": ["s1", "-g3"]}, trace).opened == {"s1", "-g3"}


@pytest.mark.parametrize("opened", [7, "s1", [7], ["x" * 1_000], ["s1"] * (MOST_NAMES + 1)])
def test_what_cannot_be_unfolded_was_not_said(opened: object) -> None:
    assert read_told({"node": 3, "opened": opened}, squared_error()).opened is None

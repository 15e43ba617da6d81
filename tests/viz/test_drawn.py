"""Pictures that were drawn are shown again, never another's."""

from __future__ import annotations

import gc
import weakref

from core import explore
from viz.picture.arrangement import Wish
from viz.picture.room import USUAL, Room
from viz.widgets.graph.drawn import drawn
from viz.words import in_language

PROGRAM = "import torch\nx = torch.tensor(3., requires_grad=True)\ny = x * x\ny.backward()\n"


def test_a_picture_is_drawn_once_and_belongs_to_its_trace_pass_and_language() -> None:
    trace = explore(PROGRAM)
    first = drawn(trace, Wish(), USUAL, 0)
    assert drawn(trace, Wish(), USUAL, 0) is first
    assert drawn(trace, Wish(), USUAL, None).data["cards"] != first.data["cards"]
    with in_language("zh_CN"):
        assert "叶子" in drawn(trace, Wish(), USUAL, 0).svg
    assert drawn(trace, Wish(), Room(320, 400), 0).svg != first.svg
    other = explore(PROGRAM.replace("3.", "4."))
    values = [[card["value"] for card in one.data["cards"]] for one in (first, drawn(other, Wish(), USUAL, 0))]
    assert values == [["3", "9"], ["4", "16"]]


def test_a_picture_does_not_keep_its_trace() -> None:
    trace = explore(PROGRAM.replace("3.", "5."))
    drawn(trace, Wish(), USUAL, 0)
    gone = weakref.ref(trace)
    del trace
    gc.collect()
    assert gone() is None

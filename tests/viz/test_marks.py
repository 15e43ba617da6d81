"""The editor marks the place that failed and the place that brought it about."""

from __future__ import annotations

from core import explore
from viz.marks import line_notes, trace_marks


def test_the_write_that_spoilt_a_saved_value_is_marked_beside_backward() -> None:
    source = "import torch\nx = torch.ones(2, requires_grad=True)\ny = x.exp()\ny += 1\ny.sum().backward()"
    trace = explore(source)
    marks = trace_marks(trace, None)
    assert trace.mistake is not None
    assert [(mark.kind, mark.line) for mark in marks if mark.kind == "wrong"] == [("wrong", 5), ("wrong", 4)]
    assert all("`y += 1` in line 4" in mark.sentence for mark in marks if mark.kind == "wrong")


def test_a_mistake_without_a_further_cause_has_one_mark() -> None:
    trace = explore("import torch\nx = torch.ones(2, requires_grad=True)\nx.backward()")
    marks = trace_marks(trace, None)
    assert [(mark.kind, mark.line) for mark in marks if mark.kind == "wrong"] == [("wrong", 3)]


def test_a_line_whose_view_was_read_again_later_did_not_run_twice() -> None:
    trace = explore("import torch\nX = torch.arange(4.)\nS = X[::2]\nX[0] = 9\nT = S + 1\n")
    notes = line_notes(trace, None)
    assert [note.text for note in notes[3]] == ["S = [0, 2]"]
    assert [note.text for note in notes[5]] == ["T = [10, 3]"]

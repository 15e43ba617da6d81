"""Questions and people of the tests."""

from __future__ import annotations

from viz.room.records import Choice, Exercise, Places, Prediction, Question, Solved, Value, Visitor
from viz.room.refusals import Refused

TEACHER, STUDENT = Visitor("teacher", "10.0.0.1"), Visitor("student", "10.0.0.2")
OPINION = Question(Choice("How was the lecture?", ("good", "long")), Places())
CHOICE = Question(
    Choice("Which adds along the rows?", ("A.sum(0)", "A.sum(1)", "A.sum()")), Places((1,)), why="axis 1 goes"
)
SEVERAL = Question(Choice("Which are views?", ("x.T", "x + 0", "x[0]"), several=True), Places((0, 2)))
SHAPE = Question(Prediction("reductions", "", "shape", "shape", "Which shape?"), Value((5, 1)))
VALUE = Question(
    Prediction("graph", "", "3a", "value", "The adjoint of x?"), Value((2, 2), "float32", (1.0, 2.0, 3.0, 4.0))
)
EXERCISE = Question(Exercise("x7-sums", text="Sums"), Solved())


def why(call, *arguments: object) -> str:
    """Return the reason for which a call is refused; "" where it is not."""
    try:
        call(*arguments)
    except Refused as refused:
        return refused.why
    return ""

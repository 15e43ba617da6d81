"""A worker's word about a field is not taken for it."""

from __future__ import annotations

import msgspec
import pytest

from core.explain.mistakes import mistake
from core.sandbox.field_messages import Descent, FieldJob, FieldReply, Grid, Walk, inconsistency, problem_with
from core.trace import Span

GRID = Grid((0, 1), (-1.0, -1.0), (1.0, 1.0), (4, 3), (0.0, 0.0), (2, 2))
JOB = FieldJob("def f(x):\n    return x[0]\n", 2, False, grid=GRID, points=bytes(32), hessians=1,
               descents=(Descent("SGD", (0.0, 0.0), 0.1, 5),))  # fmt: skip
REPLY = FieldReply(
    counts=(4, 3), values=bytes(96), gradients=bytes(192), point_values=bytes(16), point_gradients=bytes(32),
    hessians=bytes(32), walks=(Walk(bytes(16 * 6), bytes(8 * 6)),),
)  # fmt: skip


def test_what_fits_is_taken() -> None:
    assert problem_with(JOB) == "" and inconsistency(REPLY, JOB) == ""
    coarse = msgspec.structs.replace(REPLY, counts=(2, 2), values=bytes(32), gradients=bytes(64))
    assert inconsistency(coarse, JOB) == ""


@pytest.mark.parametrize(
    "change",
    [
        {"counts": (3, 4)},
        {"counts": ()},
        {"counts": (4, 3, 1)},
        {"values": bytes(95)},
        {"gradients": bytes(96)},
        {"point_values": b""},
        {"point_gradients": bytes(40)},
        {"hessians": bytes(24)},
        {"walks": ()},
        {"walks": (Walk(b"", b""),)},
        {"walks": (Walk(bytes(16 * 7), bytes(8 * 7)),)},
        {"walks": (Walk(bytes(16), bytes(16)),)},
        {"mistake": mistake("field-missing", Span(3, 0, 9, 0), name="f")},
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object]) -> None:
    assert inconsistency(msgspec.structs.replace(REPLY, **change), JOB) != ""


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"variables": 0}, "variables"),
        ({"variables": 17}, "variables"),
        ({"points": bytes(31)}, "points"),
        ({"hessians": 3}, "hessians"),
        ({"grid": msgspec.structs.replace(GRID, counts=(1000, 1000))}, "grid"),
        ({"grid": msgspec.structs.replace(GRID, variables=(0, 0))}, "grid"),
        ({"grid": msgspec.structs.replace(GRID, low=(float("nan"), 0.0))}, "grid"),
        ({"descents": (Descent("LBFGS", (0.0, 0.0), 0.1, 5),)}, "descents"),
        ({"descents": (Descent("SGD", (0.0,), 0.1, 5),)}, "descents"),
    ],
)
def test_a_job_out_of_bounds_is_named(change: dict[str, object], wrong: str) -> None:
    assert problem_with(msgspec.structs.replace(JOB, **change)) == wrong

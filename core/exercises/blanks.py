"""Checking blanks of a drawn graph: the numbers that were filled in, against those of the recorded run."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from core.exercises.asking import Asker, ExerciseFault, ServerBusy
from core.exercises.records import Blanks, Exercise
from core.exercises.verdicts import Verdict
from core.explain.sentences.running import OF_RUNNING
from core.sandbox.answer_messages import LONGEST_TEXT, Seen
from core.trace import Snapshot, Trace
from core.typed import as_ascii, close, shape_read, value_read

LONGEST = 20_000
"""Characters of an answer that is read."""
Kind = Literal["value", "adjoint", "shape"]


class Read(NamedTuple):
    """An answer to blanks: a shape and, where cells were asked for, the cells."""

    shape: tuple[int, ...]
    cells: tuple[float, ...] | None


def checked_blanks(exercise: Exercise, asked: Blanks, answer: str, asker: Asker) -> Verdict:
    """Return the verdict on all blanks; ``observed`` is the first that is wrong or empty, as "b.adjoint"."""
    given = filled(answer)
    if not given:
        return Verdict("missing")
    trace = asker.explored(asked.program, asker.seed)
    if trace.mistake is not None:
        raise _fault(trace)
    passed = 0
    wrong: Verdict | None = None
    for name, kind in asked.blanks:
        blank = f"{name}.{kind}"
        truth, typed = _truth(trace, name, kind), given.get(blank, "")
        if _is(_read(typed, kind), _known(truth, kind)):
            passed += 1
        else:
            wrong = wrong or Verdict("blank", observed=blank, expected=_seen(truth, kind), got=_typed(typed))
    count = len(asked.blanks)
    if wrong is None:
        return Verdict("right", passed=count, tried=count, trace=trace)
    named = next((k for k, one in enumerate(exercise.misconceptions) if _says(given, filled(one.answer))), None)
    return Verdict(
        "blank", named, observed=wrong.observed, expected=wrong.expected, got=wrong.got, passed=passed, tried=count,
        trace=trace,
    )  # fmt: skip


def filled(answer: str) -> dict[str, str]:
    """Return what an answer like "b.adjoint=3; a.value=[1, 2]" says: "b.adjoint" → "3". Empty blanks are left out."""
    found: dict[str, str] = {}
    for part in re.split("[;；]", answer[:LONGEST]):
        blank, _, typed = part.partition("=")
        if typed.strip():
            found[blank.strip()] = typed.strip()
    return found


def _fault(trace: Trace) -> Exception:
    assert trace.mistake is not None
    if trace.mistake.kind in OF_RUNNING and "limit-" not in trace.mistake.kind:
        return ServerBusy(trace.record)
    return ExerciseFault("reference", detail=trace.mistake.raised or trace.mistake.message, trace=trace)


def _truth(trace: Trace, name: str, kind: Kind) -> Snapshot:
    try:
        node = trace.named(name)
    except KeyError as error:
        raise ExerciseFault("observed", observed=f"{name}.{kind}", detail=str(error), trace=trace) from None
    value = node.value if kind != "adjoint" else trace.passes[-1].adjoint(node.index) if trace.passes else None
    if value is None or value.missing is not None or value.elided:
        raise ExerciseFault("value", observed=f"{name}.{kind}", trace=trace)
    return value


def _known(truth: Snapshot, kind: Kind) -> Read:
    cells = None if kind == "shape" else tuple(float(one) for one in truth.array().reshape(-1).tolist())
    return Read(truth.shape, cells)


def _read(typed: str, kind: Kind) -> Read | None:
    if kind == "shape":
        shape = shape_read(typed)
        return None if shape is None else Read(shape, None)
    read = value_read(typed)
    return None if read is None else Read(*read)


def _is(left: Read | None, right: Read | None) -> bool:
    if left is None or right is None or left.shape != right.shape:
        return False
    return left.cells is None or right.cells is None or all(map(close, left.cells, right.cells))


def _says(given: dict[str, str], misconception: dict[str, str]) -> bool:
    """Return whether an answer says all that a misconception does."""
    kinds: dict[str, Kind] = {"value": "value", "adjoint": "adjoint", "shape": "shape"}
    return bool(misconception) and all(
        blank in given
        and (kind := kinds.get(blank.rpartition(".")[2])) is not None
        and _is(_read(given[blank], kind), _read(typed, kind))
        for blank, typed in misconception.items()
    )


def _seen(truth: Snapshot, kind: Kind) -> Seen:
    return Seen("tuple", str(truth.shape)) if kind == "shape" else Seen("tensor", tensor=truth)


def _typed(typed: str) -> Seen | None:
    return Seen("text", as_ascii(typed)[:LONGEST_TEXT]) if typed else None

"""The way from a typed formula to a verdict: which programs are run, and which differences are looked for first."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

import msgspec
import numpy
from msgspec.structs import replace

from core.trace import Trace
from viz.matrix.layouts import Layout
from viz.matrix.program import Function, bound, candidate_program
from viz.matrix.verdict import (
    Compared,
    Variant,
    Verdict,
    first_look,
    symmetric_look,
    symmetric_variable_look,
    terms,
    variants,
)

Run = Callable[[str], Trace]
"""Runs a program behind the walls."""

MOST_ENTRIES = 200
"""Entries of a derivative that is compared: the numbers of five points come back whole."""


class Question(msgspec.Struct, frozen=True):
    """A formula that somebody typed for a function's derivative.

    Attributes:
        candidate: One expression (`viz.matrix.program.candidate_problem` has found nothing).
        known: The derivative as the page's program found it: its trace has ``output`` and the function's constants.
        claim: The right formula as torch text, where it is known; tells which of its terms is missing.
    """

    function: Function
    candidate: str
    layout: Layout
    known: Trace
    claim: str = ""


def judged(asked: Question, run: Run) -> Verdict | Trace:
    """Return the first difference between a formula and torch's derivative; a Trace where the formula did not run."""
    trace = run(candidate_program(asked.function, [asked.candidate]))
    found = _compared(asked, trace, 0)
    verdict = first_look(found, asked.layout) if found is not None else None
    if verdict is not None and verdict.kind not in ("entry", "shape", "scalar"):
        return verdict
    if verdict is None and (trace.mistake is None or trace.mistake.error != "RuntimeError"):
        return trace
    return _changed(asked, run, verdict) or _assumed(asked, run, verdict) or verdict or trace


def _changed(asked: Question, run: Run, verdict: Verdict | None) -> Verdict | None:
    """Return the one change that makes a formula right: a transpose, a term's sign, a missing term."""
    tried = list(variants(asked.candidate))
    missing = terms(asked.claim) if asked.claim and verdict is not None and verdict.kind == "entry" else ()
    texts = [one.text for one in tried] + [f"({asked.candidate}) + ({term})" for term in missing if len(missing) > 1]
    if not texts:
        return None
    trace = run(candidate_program(asked.function, texts))
    kinds = [first_look(one, asked.layout).kind if one is not None else "" for one in _all(asked, trace, len(texts))]
    right = [number for number, kind in enumerate(kinds) if kind == "right"]
    base = verdict or Verdict("entry")
    for number in sorted(right, key=lambda one: one < len(tried)):  # a missing term says more than a change of sign
        if number >= len(tried):
            return replace(base, kind="term-missing", term=missing[number - len(tried)])
        return _variant(tried[number], base)
    return None


def _variant(one: Variant, base: Verdict) -> Verdict:
    if one.kind == "transpose":
        return replace(base, kind="transpose", names=tuple(one.what.split(", ")))
    return replace(base, kind="term-sign", term=one.what)


def _assumed(asked: Question, run: Run, verdict: Verdict | None) -> Verdict | None:
    """Return the verdict of a formula that is right only where matrices are symmetric."""
    if verdict is None:
        return None
    names = _square_matrices(asked)
    for some in [(name,) for name in names] + ([names] if len(names) > 1 else []):
        trace = run(candidate_program(asked.function, [asked.candidate], symmetric=some))
        found = _compared(asked, trace, 0)
        told = symmetric_look(found, asked.layout, some) if found is not None else None
        if told is not None:
            return told
    if _is_square(asked, asked.function.variable):
        trace = run(candidate_program(asked.function, [asked.candidate], symmetric=(asked.function.variable,)))
        found = _compared(asked, trace, 0)
        return symmetric_variable_look(found, asked.layout) if found is not None else None
    return None


def _square_matrices(asked: Question) -> tuple[str, ...]:
    names = sorted(bound(ast.parse(asked.function.text)) - {asked.function.variable})
    return tuple(name for name in names if _is_square(asked, name))


def _is_square(asked: Question, name: str) -> bool:
    try:
        value = asked.known.named(name).value
    except KeyError:
        return False
    return len(value.shape) == 2 and value.shape[0] == value.shape[1] > 1 and value.dtype.startswith("float")


def _all(asked: Question, trace: Trace, count: int) -> Sequence[Compared | None]:
    return [_compared(asked, trace, number) for number in range(count)]


def _compared(asked: Question, trace: Trace, number: int) -> Compared | None:
    """Return both derivatives; None where one of them did not come back whole."""
    rank = len(asked.known.named("output").value.shape)
    values = []
    for name in ("torch_says", f"formula_{number}"):
        try:
            value = trace.named(name).value
        except KeyError:
            return None
        if value.missing or value.elided or not value.shape:
            return None
        values.append(numpy.asarray(value.array(), dtype=float))
    return Compared(values[0], values[1], rank)

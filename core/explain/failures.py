"""From an exception to the `Mistake` that says it."""

from __future__ import annotations

import ast
import builtins
import difflib
import string
from types import FrameType
from typing import Any

import torch

from core.explain import patterns
from core.explain.causes import cause, lit
from core.explain.endless_loops import endless
from core.explain.failing_expression import About, about, failing_layer, where
from core.explain.loop_conditions import course
from core.explain.mistakes import MISTAKES, mistake
from core.explain.optional import optionally
from core.explain.repairs import candidates
from core.program.ends import Stop
from core.program.libraries import OFFERED
from core.program.run import Run
from core.program.source import span_of
from core.trace import Mistake, Span

LONGEST_MESSAGE = 2_000
"""Characters of an exception's message that are looked at: a program may raise one of any length."""
KEPT = frozenset({"name", "function", "left_shape", "right_shape", "largest"})
"""Facts that go along although no sentence names them."""
UNKNOWN = "(…)"
"""Stands for an operand of which nothing is known."""


def explained(error: BaseException, run: Run) -> Mistake:
    """Return the mistake of a program that was running, with candidates for repairs that nobody has tried yet."""
    frame, place = where(error, run)
    span = span_of(place)
    if isinstance(error, Stop):
        return _stopped(error, run, frame, span)
    raised = _message(error)[:LONGEST_MESSAGE]
    with torch._C.DisableTorchFunction():
        found = about(error, run)
        kind, facts = _kind(error, raised, run)
        caused = cause(kind, _completed(kind, facts, found, error, run), found, run)
        kind, facts = caused.kind, caused.facts
        nodes = lit(found, run) if caused.nodes is None else caused.nodes
    facts = {name: facts.get(name, UNKNOWN) for name in _named_in(kind)} | {k: v for k, v in facts.items() if k in KEPT}
    repairs = optionally("making repairs", lambda: candidates(kind, found, facts, run), tuple)
    return mistake(
        kind, _marked(kind, found, span), error=type(error).__name__, raised=raised, facts=facts, nodes=nodes,
        repairs=repairs, cause=span_of(caused.cause),
    )  # fmt: skip


OF_LOOPS = frozenset({"limit-steps", "limit-operations", "limit-passes", "wall-time"})
LASTING = {"loop-moving": "wall-time-moving", "loop-values": "wall-time-loop"}
"""How a loop went → what is said of it when its time was up: it may end when it has more."""


def cut_short(error: Stop, run: Run, frame: FrameType | None, span: Span | None) -> Mistake:
    """Return the mistake of a program that still runs although it was asked to end.

    Args:
        frame: Which of the program's functions it is in; None if it is in none.
    """
    run.busiest = run.busiest or run.busiest_loop()
    return _stopped(error, run, frame, span)


def _stopped(error: Stop, run: Run, frame: FrameType | None, span: Span | None) -> Mistake:
    """Return the mistake of a program whose run was ended, with what is known of its endless loop."""
    with torch._C.DisableTorchFunction():
        found = optionally("looking for the endless loop", lambda: _endless(error, run, frame), lambda: None)
    kind, facts = found or (error.kind, error.facts)
    return mistake(kind, span, facts=facts)


def _endless(error: Stop, run: Run, frame: FrameType | None) -> tuple[str, dict[str, str]] | None:
    """Return the kind and the facts of a run's end that an endless loop has caused."""
    if run.busiest is None or error.kind not in OF_LOOPS:
        return None
    (_, place), turns = run.busiest
    loops = (one for one in ast.walk(run.source.tree) if isinstance(one, ast.For | ast.While))
    loop = next((one for one in loops if run.source.place(one) == place), None)
    if loop is None or frame is None:
        return None
    values = {**frame.f_globals, **frame.f_locals}
    found = endless(run.source.text, run.source.tree, loop, values)
    if found is not None:
        return found.kind, {**error.facts, **found.facts}
    if turns == 1:
        return None  # one turn that takes all the time is not the loop's fault
    kind, facts = course(run, loop, turns, values) or (f"{error.kind}-loop", {})
    if error.kind == "wall-time":
        kind = LASTING.get(kind, kind)
    return kind, {**error.facts, **facts, "line": str(place[0]), "turns": f"{turns:,}"}


def unexplained(error: BaseException, run: Run) -> Mistake:
    """Return the mistake in the words of Python or torch alone: nothing is looked at that could fail."""
    span = span_of(where(error, run)[1])
    if isinstance(error, Stop):
        return mistake(error.kind, span, facts=error.facts)
    name = type(error).__name__
    said = error.args[0] if error.args and type(error.args[0]) is str else ""
    detail = said[:LONGEST_MESSAGE].strip().split("\n")[0].rstrip(".")
    return mistake("python", span, error=name, raised=said[:LONGEST_MESSAGE], exception=name, detail=detail or name)


def _marked(kind: str, found: About, span: Span | None) -> Span | None:
    """Narrow the place to the part that is wrong, where that is known: the short row of a nested list."""
    if kind == "ragged" and isinstance(found.node, ast.Call):
        for list_ in ast.walk(found.node):
            if isinstance(list_, ast.List) and list_.elts and all(isinstance(row, ast.List) for row in list_.elts):
                lengths = [len(row.elts) for row in list_.elts if isinstance(row, ast.List)]
                odd = next((n for n, length in enumerate(lengths) if length != lengths[0]), None)
                if odd is not None:
                    return span_of(found.source.place(list_.elts[odd]))
    return span


def _message(error: Any) -> str:
    try:
        with torch._C.DisableTorchFunction():
            return str(error)
    except (Exception, Stop):  # noqa: BLE001 - an argument whose own __str__ fails, or that is too much to write
        return ""


def _kind(error: BaseException, raised: str, run: Run) -> tuple[str, dict[str, str]]:
    names = [kind.__name__ for kind in type(error).__mro__]
    found = patterns.recognised(names, raised)
    if found is None and type(error) is AssertionError:
        return "assertion", {"detail": f": {raised}" if raised else ""}
    if found is None:
        detail = raised.split("\n")[0].rstrip(".") or type(error).__name__
        return ("torch", {"detail": detail}) if type(error) in (RuntimeError, NotImplementedError) else (
            "python", {"detail": detail, "exception": type(error).__name__}
        )  # fmt: skip
    kind, facts = found
    close = _close(error, run)
    if close and f"{kind}-close" in MISTAKES:
        return f"{kind}-close", {**facts, "close": close}
    return kind, facts


def _close(error: BaseException, run: Run) -> str:
    """Return the known name that is most like the one that is not there."""
    name = getattr(error, "name", None)
    if not isinstance(name, str):
        return ""
    known = _known(error, run)
    for one in known:
        if one.casefold() == name.casefold():
            return one  # Relu: only the letters' size is wrong
    return next(iter(difflib.get_close_matches(name, known, 1, 0.7)), "")


def _known(error: BaseException, run: Run) -> list[str]:
    """Return the names that would have been there."""
    if isinstance(error, NameError):
        frame, _ = where(error, run)
        names = [*frame.f_locals, *frame.f_globals] if frame is not None else []
        return [one for one in (*names, *dir(builtins)) if one.isidentifier() and not one.startswith("_")]
    if isinstance(error, AttributeError):
        try:
            return [one for one in dir(error.obj) if not one.startswith("_")]
        except Exception:  # noqa: BLE001 - a __dir__ of the program's own
            return []
    return sorted(OFFERED) if isinstance(error, ModuleNotFoundError) else []


def _completed(kind: str, facts: dict[str, str], found: About, error: BaseException, run: Run) -> dict[str, str]:
    """Add to the facts of a message what the sentence may name besides: the operands as the learner wrote them."""
    operands = _clashing(found) if kind == "broadcast" else list(found.operands)
    more = {"operands": ", ".join(str(one) for one in operands) or UNKNOWN}
    more |= {name: str(one) for name, one in zip(("left", "right"), operands, strict=False)}
    more["types"] = ", ".join(f"`{one.text}` {one.dtype}" if one.text else one.dtype for one in operands) or UNKNOWN
    if kind.startswith("target") and len(operands) > 1:
        more["dtype"] = operands[1].dtype
    more |= {f"{side}_shape": str(one.shape) for side, one in zip(("left", "right"), operands, strict=False)}
    layer = failing_layer(error)
    if layer is not None:
        more["layer"] = _message(layer[0])  # a module may hold itself: its text would have no end
    return {**more, **facts}


def _clashing(found: About) -> list[Any]:
    """Return the first two operands that do not broadcast: of ``torch.where`` with three, those that differ."""
    for number, left in enumerate(found.operands):
        for right in found.operands[number + 1 :]:
            pairs = zip(reversed(left.shape), reversed(right.shape), strict=False)
            if any(a != b and 1 not in (a, b) for a, b in pairs):
                return [left, right]
    return list(found.operands[:2])


def _named_in(kind: str) -> set[str]:
    """Return the facts that the sentences of a kind name."""
    sentence = MISTAKES[kind]
    return {name for text in sentence for _, name, _, _ in string.Formatter().parse(text) if name}

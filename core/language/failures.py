"""From an exception to the `Mistake` that says it."""

from __future__ import annotations

import difflib
from typing import Any

import torch

from core.language import patterns
from core.language.mistakes import MISTAKES, mistake
from core.language.repairs import repairs_for
from core.language.source import span_of, syntax_span
from core.language.state import Run
from core.language.stops import Stop
from core.language.text import plain
from core.trace import Mistake

LONGEST_MESSAGE = 2_000
"""Characters of an exception's message that are looked at: a program may raise one of any length."""


def syntax_mistake(error: SyntaxError, source: str) -> Mistake:
    """Return the mistake of a text that Python cannot read."""
    kind = "indentation" if isinstance(error, IndentationError) else "syntax"
    detail = (error.msg or "invalid syntax").rstrip(".")
    return mistake(kind, syntax_span(error, source), error=type(error).__name__, raised=error.msg or "", detail=detail)


def explained(error: BaseException, run: Run) -> Mistake:
    """Return the mistake of a program that was running."""
    place = getattr(error, "cotangent_place", None)
    span = span_of(place)
    if isinstance(error, Stop):
        return mistake(error.kind, span, facts=error.facts)
    raised = _message(error, run)[:LONGEST_MESSAGE]
    kind, facts = _kind(error, raised, run)
    return mistake(
        kind, span, error=type(error).__name__, raised=raised, repairs=repairs_for(kind, run.source, place), facts=facts
    )


def _message(error: BaseException, run: Run) -> str:
    try:
        return plain(run, error)
    except (Exception, Stop):  # noqa: BLE001 - an argument whose own __str__ fails, or that is too much to write
        return ""


def _kind(error: BaseException, raised: str, run: Run) -> tuple[str, dict[str, str]]:
    names = [kind.__name__ for kind in type(error).__mro__]
    shapes = _shapes(getattr(error, "cotangent_operands", ()))
    if type(error) is AssertionError and "Torch not compiled" not in raised:
        return "assertion", {"detail": f": {raised}" if raised else ""}
    found = patterns.recognised(names, raised, shapes)
    if found is None:
        detail = raised.split("\n")[0].rstrip(".") or type(error).__name__
        return ("torch", {"detail": detail}) if type(error) is RuntimeError else (
            "python", {"detail": detail, "exception": type(error).__name__}
        )  # fmt: skip
    kind, facts = found
    close = _close(error)
    if close and f"{kind}-close" in MISTAKES:
        return f"{kind}-close", {**facts, "close": close}
    return kind, facts


def _close(error: BaseException) -> str:
    """Return the known name that is most like the one that is not there."""
    name, known = getattr(error, "cotangent_known", ("", []))
    return next(iter(difflib.get_close_matches(name, known, 1, 0.7)), "")


def _shapes(operands: tuple[Any, ...]) -> list[str]:
    with torch._C.DisableTorchFunction():
        return [str(tuple(value.shape)) for value in operands if isinstance(value, torch.Tensor)]

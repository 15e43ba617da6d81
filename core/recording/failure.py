"""Turning an exception that a recorded function raised into the `Mistake` that says it.

A page knows a learner's text and tries repairs; of trusted code in the caller's process only the exception, the
operation that raised it and its operands are looked at, and nothing is run.
"""

from __future__ import annotations

import string
from pathlib import Path
from types import TracebackType
from typing import Any

import torch

from core.explain import patterns
from core.explain.mistakes import MISTAKES, mistake
from core.recording.calls import operation_name, tensors_in
from core.recording.graph import shape_of
from core.recording.lookup import nodes_of
from core.recording.recorder import Recorder
from core.trace import Mistake, Span

NOTE = "Recorded by core.record: this exception's `trace` is what was computed before it, its `mistake` what it tells."
"""The line that a traceback ends with."""
LONGEST_MESSAGE = 2_000


def mistake_of(error: Exception, recorder: Recorder, places: Any) -> Mistake:
    """Return the mistake that an exception tells of, with its place in the function and the operands in question.

    Args:
        places: As for `Recorder.finish`.
    """
    raised = _message(error)
    failed = recorder.failed if recorder.failed is not None and recorder.failed[0] is error else None
    operands = [] if failed is None else list(tensors_in((failed[2], failed[3])))
    kind, facts = _kind(error, raised, operands)
    if failed is not None:
        facts.setdefault("function", operation_name(failed[1]))
    return mistake(
        kind, _span(error.__traceback__, recorder, places), error=type(error).__name__, raised=raised, facts=facts,
        nodes=nodes_of(recorder, operands),
    )  # fmt: skip


def _message(error: Exception) -> str:
    try:
        with torch._C.DisableTorchFunction():
            return str(error)[:LONGEST_MESSAGE]
    except Exception:  # noqa: BLE001  # its own __str__ fails
        return ""


def _kind(error: Exception, raised: str, operands: list[torch.Tensor]) -> tuple[str, dict[str, str]]:
    """Return the kind whose sentence can be filled from the message and the operands, else that of torch's words."""
    found = patterns.recognised([kind.__name__ for kind in type(error).__mro__], raised)
    if found is not None:
        kind, facts = found[0], {**_shapes(operands), **found[1]}
        if _named_in(kind) <= facts.keys():
            return kind, facts
    detail = raised.strip().split("\n")[0].rstrip(".") or type(error).__name__
    if type(error) in (RuntimeError, NotImplementedError):
        return "torch", {"detail": detail}
    return "python", {"detail": detail, "exception": type(error).__name__}


def _shapes(operands: list[torch.Tensor]) -> dict[str, str]:
    if len(operands) < 2:
        return {}
    left, right = (str(shape_of(one)) for one in operands[:2])
    return {"left_shape": left, "right_shape": right, "left": left, "right": right}


def _named_in(kind: str) -> set[str]:
    """Return the facts that the sentences of a kind are filled with."""
    sentence = MISTAKES[kind]
    fields = [*string.Formatter().parse(sentence.message), *string.Formatter().parse(sentence.hint)]
    return {name for _, name, _, _ in fields if name}


def _span(trace: TracebackType | None, recorder: Recorder, places: Any) -> Span | None:
    """Return the innermost place in the recorded function's file that the exception came through."""
    found: Span | None = None
    while trace is not None:
        code = trace.tb_frame.f_code
        recorder.codes.setdefault(id(code), code)
        found = places.span((id(code), trace.tb_lasti)) or found
        trace = trace.tb_next
    return found


def untangled(trace: TracebackType | None) -> None:
    """Take out of a traceback, below its first entry, where the recorder stood between the function and torch.

    torch's function calls the mode's, and that one calls torch's function again: of the two the second stays.
    """
    kept, doubtful = trace, trace
    while kept is not None and kept.tb_next is not None:
        following = kept.tb_next
        path = following.tb_frame.f_code.co_filename
        if path == OVERRIDES:
            kept = doubtful
            assert kept is not None
            kept.tb_next = following.tb_next
        elif path.startswith(OURS):
            kept.tb_next = following.tb_next
        else:
            doubtful, kept = kept, following


OVERRIDES, OURS = torch.overrides.__file__, str(Path(__file__).parent)

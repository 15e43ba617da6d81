"""Warnings that torch, NumPy, Python or the program itself raise while a program runs, each with its place."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import torch

from core.program.run import Run
from core.program.source import PROGRAM
from core.trace import Span

MOST_WARNINGS, LONGEST_TEXT, LONGEST_NAME = 20, 2_000, 100
CORE = Path(__file__).parent.parent
_CALLERS = ("recorder", "log", "writes", "other_memory", "backward_calls", "passes", "opaque")
PASSED_ON = frozenset(str(CORE / "recording" / f"{name}.py") for name in _CALLERS)
"""Modules that call torch for the program, so that torch takes them for the caller."""
OWN_WORK = (str(CORE / "recording"), str(CORE / "explain"), str(CORE / "sandbox"))
"""Whatever is warned of in other modules of these folders, the program has not done."""
_TRIGGERED = re.compile(r"\s*\(Triggered internally at [^()]*\)\s*$")
"""A place in torch's own C++ files, of no use to the program's author."""


class PythonWarning(NamedTuple):
    """One warning, as it is first raised at a place."""

    category: str
    text: str
    span: Span | None


def compiled_with_warnings(tree: ast.Module) -> tuple[CodeType, list[PythonWarning]]:
    """Compile a program; return its code with what Python remarks about the text (``x is 1``)."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        code = compile(tree, PROGRAM, "exec", dont_inherit=True)
    remarks = {(one.lineno, str(one.message)): one for one in caught if one.category is SyntaxWarning}
    return code, [
        PythonWarning(one.category.__name__, str(one.message), Span(one.lineno, 0, one.lineno, 0))
        for one in remarks.values()
    ]


@contextmanager
def warnings_kept(run: Run) -> Iterator[list[PythonWarning]]:
    """Set Python's own filters, and keep what they let through, once for each line.

    The program's filters stand before these. What torch says once per process it says again in each run: the process
    may have run another program, and a warm-up.
    """
    kept: dict[tuple[str, str, int], PythonWarning] = {}
    found: list[PythonWarning] = []

    def keep(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, file: object = None,
        line: str | None = None,
    ) -> None:  # fmt: skip
        if len(found) >= MOST_WARNINGS or (filename.startswith(OWN_WORK) and filename not in PASSED_ON):
            return
        span = run.span()
        if span is None:
            return
        text = _TRIGGERED.sub("", str(message)[:LONGEST_TEXT])
        key = category.__name__[:LONGEST_NAME], text, span.line
        if key not in kept:
            kept[key] = PythonWarning(*key[:2], span)
            found.append(kept[key])

    always = torch.is_warn_always_enabled()
    torch.set_warn_always(True)
    try:
        with warnings.catch_warnings():
            warnings.showwarning = keep  # type: ignore[assignment]
            _as_python_starts()
            yield found
    finally:
        torch.set_warn_always(always)


def _as_python_starts() -> None:
    """Set the filters of a fresh interpreter, but that a place is told each time: `warnings_kept` counts the places."""
    warnings.resetwarnings()
    warnings.simplefilter("always")
    for category in (ResourceWarning, ImportWarning, PendingDeprecationWarning, DeprecationWarning):
        warnings.simplefilter("ignore", category)
    warnings.filterwarnings("always", category=DeprecationWarning, module="__main__")
    warnings.filterwarnings("ignore", message="numpy\\.\\w+ size changed")  # as NumPy itself sets them


__all__ = ["PythonWarning", "compiled_with_warnings", "warnings_kept"]

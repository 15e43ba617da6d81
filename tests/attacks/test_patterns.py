"""Regular expressions on strangers' texts: none takes the square of their length, holding the server's one lock."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import core
import viz
from core.trace.limits import Limits
from viz.authored import LONGEST_LINE

LENGTH = Limits().source_characters
SECONDS = 0.3
"""Of processor, for a text of that length: one that is looked through once takes milliseconds, the square seconds."""
UNITS = [
    "a",
    "a ",
    " ",
    "1",
    "1.",
    "1,",
    "(",
    "[",
    "\n",
    "a\n",
    "\r",
    "a\r",
    '"',
    "'",
    "\\",
    "`",
    "*",
    "_",
    "<",
    "$",
    "=",
    "#",
]
UNITS += ["-", "a(", "tensor(", "://", "&", "中", "a.", "a:"]
BOUNDED = {
    "core.explain.doubts_of_memory.TO_NUMPY": "matched as a whole, in a worker, with the text of one expression",
    "core.program.python_warnings._TRIGGERED": "in a worker, of a warning that is cut before",
    "viz.data.reading._DECIMAL_COMMA": "matched as a whole",
    "viz.exercises.answers._PIECE": "of one sentence of an exercise, whose record bounds it",
    "viz.widgets.matrix.matrix_choices._IDENTITY": "matched as a whole",
}
LENGTHS = {"viz.authored._INLINE": LONGEST_LINE}
"""Patterns that see no longer text, since it is cut before."""
IMPORTED_ELSEWHERE = ("core.recording", "core.program.d2l", "core.sandbox.zygote", "core.__main__")


def modules() -> Iterator[str]:
    for package in (core, viz):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(IMPORTED_ELSEWHERE):
                yield module.name


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern that a module of ours holds under a name, or in a table under one."""
    found: dict[str, re.Pattern[str]] = {}
    for name in modules():
        for held, value in vars(importlib.import_module(name)).items():
            parts = (
                value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else (value,)
            )
            for number, part in enumerate(parts):
                if isinstance(part, re.Pattern) and isinstance(part.pattern, str) and part not in found.values():
                    found[f"{name}.{held}" + (f"[{number}]" if part is not value else "")] = part
    return found


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no processor's clock here")
def test_no_pattern_takes_the_square_of_a_texts_length() -> None:
    tried = patterns()
    assert len(tried) > 50 and {*BOUNDED, *LENGTHS} <= {*tried}, "a name of the tables above is gone"
    slow = {name: unit for name, one in tried.items() if (unit := slow_on(one, LENGTHS.get(name, LENGTH))) is not None}
    assert slow.keys() == BOUNDED.keys(), slow


def slow_on(pattern: re.Pattern[str], length: int) -> str | None:
    """Return what a text consists of that the pattern takes too long to look through; None where there is none."""
    for unit in UNITS:
        try:
            with_a_clock(pattern, (unit * length)[:length] + "\0")
        except TimeoutError:
            return unit
    return None


def with_a_clock(pattern: re.Pattern[str], text: str) -> None:
    """Look through a text.

    Raises:
        TimeoutError: it took longer than `SECONDS`.
    """
    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        pattern.sub("", text)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def over(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError

"""Optional work after a run: if it fails, it is logged and the record is kept.

Advice, repairs, the cause of a mistake: each is worth less than the record of the run. A worker has no log of its own,
so what is logged while a job is done goes to the server with its answer (`gathered`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from core.program.ends import Stop

MOST_LINES, LONGEST_LINE = 20, 4_000
"""What of a log goes to the server: the end of a traceback says most."""

T = TypeVar("T")
_log = logging.getLogger(__name__)


def optionally(what: str, attempt: Callable[[], T], otherwise: Callable[[], T]) -> T:
    """Return what an attempt gives, or something plainer where it fails."""
    try:
        return attempt()
    except (Exception, Stop):  # noqa: BLE001 - a bug of ours, or memory that ran out: neither may cost the record
        _log.exception("failed: %s", what)
        return otherwise()


@contextmanager
def gathered() -> Iterator[list[str]]:
    """Keep in a list what `optionally` logs while the context lasts."""
    lines: list[str] = []
    handler = _Keeping(lines)
    _log.addHandler(handler)
    try:
        yield lines
    finally:
        _log.removeHandler(handler)


class _Keeping(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.lines) < MOST_LINES:
            self.lines.append(self.format(record)[-LONGEST_LINE:])

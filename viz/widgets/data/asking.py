"""The file of the page Data, and what a worker says of the program that reads it, with the last answers kept."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from msgspec import structs

from core.explain.mistakes import mistake
from core.tables import MOST_SOURCE_CELLS, TableJob, TableReply, tabulated
from viz.data.reading import Recognised, Unreadable, reading_of, recognised
from viz.recent import Recent
from viz.widgets.data import data_choices as choices
from viz.widgets.exploring import PASSING
from viz.widgets.shell import starting
from viz.widgets.trust import waits
from viz.widgets.visitors import visitor

KEPT_BYTES, OF_ONE_SESSION = 24_000_000, 3_000_000
"""Answers of all sessions together, and of one: a small table's takes 10 kB, the largest one's a megabyte."""
FILE_BYTES, FILES_OF_ONE = 32_000_000, 2_000_000
"""Uploads that are too large for a link."""

_answers: Recent[TableReply] = Recent(KEPT_BYTES, OF_ONE_SESSION)
_files: Recent[bytes] = Recent(FILE_BYTES, FILES_OF_ONE)
AT_ONCE = 40
"""Cells of the file that one question is about; between two of them the page says how far it is."""


def content() -> bytes | None:
    """Return the file; None for an upload that this server has let go."""
    if choices.DIGEST.value:
        return _files.find(choices.DIGEST.value, visitor())
    return choices.CONTENT.value.encode("utf-8", "replace")


def keep_file(raw: bytes) -> str:
    """Keep an upload, and return by what it is found again."""
    digest = sha256(raw).hexdigest()
    _files.keep(digest, raw, visitor())
    return digest


def recognised_file() -> Recognised | str:
    """Return how the file is written, or why it is no table (`Unreadable.kind`; "gone" for one that was let go)."""
    raw = content()
    if raw is None:
        return "gone"
    try:
        return recognised(raw)
    except Unreadable as error:
        return error.kind


def job(device: str) -> TableJob | None:
    """Return the question what the program on the page makes of the file; None where there is no file to read."""
    raw, found = content(), recognised_file()
    if raw is None or not isinstance(found, Recognised):
        return None
    source = choices.PROGRAM.value
    return TableJob(source, choices.FILE.value, raw, reading_of(source, found.reading), device=device)


def answered(asked: TableJob) -> TableReply:
    """Return the answer to a question, from the last ones if it is there."""
    if waits(asked.device):
        return TableReply(mistake=mistake("unconfirmed", None))
    found = _answers.find(asked, visitor())
    if found is None:
        with starting():
            found = tabulated(asked, charged=visitor())
        if found.mistake is None or found.mistake.kind not in PASSING:
            _answers.keep(asked, found, visitor())
    return found


def answers(asked: TableJob, cells: int) -> Iterator[TableReply]:
    """Yield what each batch of the file's cells moves, until all are tried or the worker gives up.

    Args:
        cells: How many the file has.
    """
    first, last = 0, min(cells, MOST_SOURCE_CELLS)
    while first < last:
        found = answered(structs.replace(asked, first=first, count=min(AT_ONCE, last - first)))
        if found.mistake is not None or not found.tried:
            return
        yield found
        first += found.tried

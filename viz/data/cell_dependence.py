"""The dependence of tables' cells on the file's cells, read from a worker's packed answers. Pure."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import msgspec
import numpy

from core.tables import Step, TableReply


class Moves(msgspec.Struct, frozen=True):
    """One table's part of the answer, as the browser gets it: base64 of packed bits, (source cells, shown cells).

    Attributes:
        step, table: Which table it is; step 0 is the file.
    """

    step: int
    table: int
    value: str
    absence: str


def together(answers: Sequence[TableReply]) -> tuple[tuple[Moves, ...], int]:
    """Return the answers about one batch of the file's cells after the other as one, and how many cells it is about."""
    tried = sum(answer.tried for answer in answers)
    if not answers:
        return (), 0
    steps = answers[0].steps
    return tuple(
        Moves(moved.step, moved.table, _joined(answers, at, steps, "value"), _joined(answers, at, steps, "absence"))
        for at, moved in enumerate(answers[0].moved)
    ), tried


def _joined(answers: Sequence[TableReply], at: int, steps: Sequence[Step], kind: str) -> str:
    moved = answers[0].moved[at]
    shown = steps[moved.step].tables[moved.table].shown
    rows = [bits(getattr(answer.moved[at], kind), answer.tried, shown) for answer in answers]
    return base64.b64encode(numpy.packbits(numpy.concatenate(rows)).tobytes()).decode()


def bits(packed: bytes, sources: int, shown: int) -> numpy.ndarray:
    """Return packed bits as (source cells, shown cells) of booleans."""
    flat = numpy.unpackbits(numpy.frombuffer(packed, dtype=numpy.uint8), count=sources * shown)
    return flat.reshape(sources, shown).astype(bool)

"""Counting how many nodes of a record are looked at, to see how work grows without a clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from core.explain.doubts import doubts
from tests.program.running import HEAD, ran


def looks_of_doubts(source: str) -> int:
    """Return how many nodes of a program's run are looked at until all doubts about it are known."""
    looked = 0

    class Looked(tuple[Any, ...]):
        def __getitem__(self, at: Any) -> Any:
            nonlocal looked
            found = super().__getitem__(at)
            looked += len(found) if isinstance(at, slice) else 1
            return found

        def __iter__(self) -> Iterator[Any]:
            nonlocal looked
            looked += len(self)
            return super().__iter__()

    run = ran(HEAD + source)
    doubts(structs.replace(run.record, nodes=Looked(run.record.nodes)), run.outcome.training)
    return looked

"""A program's progress: one number in a page of memory that its worker shares with the process that started it.

The worker notes how far its program has come: when it is killed, that says which statement did not end. It is told
when its time is nearly over. A page belongs to one worker: no other may have it mapped, or programs of two people would
share memory.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

BYTES = mmap.PAGESIZE
_NUMBER = struct.Struct("=I")
_pack = _NUMBER.pack_into
_EXPIRED_AT = _NUMBER.size
_page: mmap.mmap | None = None


def new_page() -> mmap.mmap:
    """Return a page for a worker that is about to be forked.

    Raises:
        OSError: there is no memory for it.
    """
    return mmap.mmap(-1, BYTES)


def page_in(path: Path) -> mmap.mmap:
    """Return the page that lies in a file of `BYTES` zeros, for a worker that is no fork."""
    with path.open("r+b") as file:
        return mmap.mmap(file.fileno(), BYTES)


def use(page: mmap.mmap) -> None:
    """Have `report` and `expired` use this page, in the worker."""
    global _page
    _page = page


def report(number: int) -> None:
    """Note that the top-level statement with this index is about to run."""
    if _page is not None:
        _pack(_page, 0, number + 1)


def read(page: mmap.mmap) -> int | None:
    """Return the index of the statement that runs or ran last; None where no statement has begun.

    The worker may have written anything: any number up to 2**32 comes back.
    """
    (number,) = _NUMBER.unpack_from(page)
    return number - 1 if number else None


def expire(page: mmap.mmap) -> None:
    """Tell a worker that its time is nearly over."""
    page[_EXPIRED_AT] = 1


def expired() -> bool:
    """Return whether this worker's time is nearly over, as `expire` told it."""
    return _page is not None and _page[_EXPIRED_AT] != 0

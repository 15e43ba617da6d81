"""Fill the holes in the zygote's memory, so that what a child makes lies together in pages that are its own.

Imports and first programs leave free places all over. A child that puts an object into one copies the page around it,
3 µs each: of the 3,100 pages that a small program wrote to, 300 were written to for nothing else. A hole that is filled
takes no memory that was not there.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
import tempfile

_OF_A_SIZE = re.compile(r"^ *\d+ +(\d+) +\d+ +\d+ +(\d+)$", re.MULTILINE)
"""A line of the interpreter's statistics: a size of blocks, and how many of them are free."""
_ROUNDS = 3
"""To read the statistics leaves some holes again."""
_BEYOND_HOLES = 100_000
"""Bytes for which the C library goes to the end of its heap: it has as much free nowhere else."""
_HEAD = 16
"""Bytes that the C library puts before a block."""

_filling: list[object] = []


def fill() -> None:
    """Fill what the interpreter and the C library have free; with others than CPython and glibc nothing happens."""
    if hasattr(sys, "_debugmallocstats"):
        for _round in range(_ROUNDS):
            for size, free in _OF_A_SIZE.findall(_statistics()):
                _filling.extend(_block(int(size)) for _number in range(int(free)))
    try:
        _fill_heap(ctypes.CDLL(None))
    except AttributeError:  # another C library
        return


def _statistics() -> str:
    """Return what the interpreter says of its memory, which it writes to where errors go."""
    with tempfile.TemporaryFile() as file:
        errors = os.dup(2)
        os.dup2(file.fileno(), 2)
        try:
            sys._debugmallocstats()
        finally:
            os.dup2(errors, 2)
            os.close(errors)
        file.seek(0)
        return file.read().decode(errors="replace")


def _block(size: int) -> object:
    """Return an object that takes a block of this size."""
    if size > sys.getsizeof(b""):
        return bytes(size - sys.getsizeof(b""))
    return object() if size <= sys.getsizeof(object()) else float(size)


def _fill_heap(library: ctypes.CDLL) -> None:
    """Take every free block that lies before the end of the C library's heap, the large ones first.

    Raises:
        AttributeError: the library has no such heap.
    """
    malloc, free = library.malloc, library.free
    malloc.restype, malloc.argtypes, free.argtypes = ctypes.c_size_t, [ctypes.c_size_t], [ctypes.c_size_t]
    library.malloc_trim(0)
    end = malloc(_BEYOND_HOLES)
    for power in range(_BEYOND_HOLES.bit_length() - 1, _HEAD.bit_length() - 1, -1):
        while 0 < (block := malloc((1 << power) - _HEAD)) < end:
            pass
        free(block)
    free(end)

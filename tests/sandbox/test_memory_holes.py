"""Filled holes: new objects lie together; the addresses are the interpreter's and the C library's."""

from __future__ import annotations

import subprocess
import sys

import pytest

PAGE = 4096
PROGRAM = """
import ctypes
from core.sandbox import memory_holes

SIZE = {size}
malloc, free = (getattr(ctypes.CDLL(None), name) for name in ("malloc", "free"))
malloc.restype, malloc.argtypes, free.argtypes = ctypes.c_size_t, [ctypes.c_size_t], [ctypes.c_size_t]
made = [malloc(SIZE) if {heap} else bytes(SIZE) for _ in range(40_000)]
for number in range(0, len(made), 20):  # a hole in each page
    if {heap}:
        free(made[number])
    made[number] = None
if {filled}:
    memory_holes.fill()
later = [malloc(SIZE) if {heap} else bytes(SIZE) for _ in range(1_000)]
print(len({{(one if {heap} else id(one)) // {page} for one in later}}))
"""


def pages(size: int, *, heap: bool, filled: bool) -> int:
    """Return into how many pages a thousand objects go that are made where there are holes all over."""
    program = PROGRAM.format(size=size, heap=heap, filled=filled, page=PAGE)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.parametrize(("size", "heap"), [(100, False), (300, False), (700, True), (3_000, True)])
def test_what_is_made_afterwards_lies_together(size: int, heap: bool) -> None:
    together = 1_000 * (size + 64) / PAGE
    assert pages(size, heap=heap, filled=True) < 1.3 * together + 10
    assert pages(size, heap=heap, filled=False) > 1.3 * together + 10  # there were holes

"""Paths as the functions of ``os`` take them."""

from __future__ import annotations

from os import fspath
from typing import Any

from core.program.file_tree import Path


def path_of(path: Any, function: str, argument: str = "path", also: str = "") -> Path:
    """Return a path as text or bytes.

    Raises:
        TypeError: it is none; in Python's words.
    """
    if isinstance(path, str | bytes):
        return path
    if hasattr(type(path), "__fspath__"):
        return fspath(path)
    kinds = {"": "string, bytes or os.PathLike", "integer": "string, bytes, os.PathLike or integer"}.get(
        also, "string, bytes, os.PathLike, integer or None"
    )
    raise TypeError(f"{function}: {argument} should be {kinds}, not {type(path).__name__}")


def no_descriptor(*directories: int | None) -> None:
    """Refuse paths that start from a descriptor."""
    if any(one is not None for one in directories):
        raise NotImplementedError("dir_fd unavailable on this platform")

"""matplotlib's own fonts from memory: a worker opens no file, and the same program draws the same on every machine."""

from __future__ import annotations

import io
import logging
import os
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib import _mathtext, font_manager, ft2font  # type: ignore[attr-defined]

_files: dict[str, bytes] = {}
"""Path of each font that comes with matplotlib, as it is asked for and without links → its bytes."""


def load_fonts() -> None:
    """Read matplotlib's fonts, forget the system's, and have every later font made from what was read."""
    if _files:
        return
    folder = Path(matplotlib.get_data_path(), "fonts")
    for path in [*folder.rglob("*.ttf"), *folder.rglob("*.afm")]:
        # Both names: where the libraries stand behind a link, matplotlib asks for the one that leads over it.
        _files[str(path)] = _files[os.path.realpath(path)] = path.read_bytes()
    manager = font_manager.fontManager
    manager.ttflist = [font for font in manager.ttflist if os.path.realpath(font.fname) in _files]
    manager.afmlist = [font for font in manager.afmlist if os.path.realpath(font.fname) in _files]
    manager._findfont_cached.cache_clear()  # type: ignore[attr-defined]
    font_manager.ft2font = _FontModule()  # type: ignore[attr-defined]
    font_manager.os = _mathtext.os = _System()  # type: ignore[attr-defined, assignment]
    # Courses set fonts such as SimHei that are on few machines; the text is shown all the same.
    for name in ("matplotlib.font_manager", "matplotlib.mathtext"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _path(file: Any) -> Any:
    return getattr(file, "path", file)  # matplotlib's own kind of path knows which font of a file is meant


def _is_ours(file: Any) -> bool:
    return isinstance(file, str) and _path(file) in _files


class _FontModule:
    """`matplotlib.ft2font`, but that a font which was read is not read again."""

    def __getattr__(self, name: str) -> Any:
        return getattr(ft2font, name)

    @staticmethod
    def FT2Font(file: Any, *args: Any, **options: Any) -> ft2font.FT2Font:  # noqa: N802 - matplotlib's name
        return ft2font.FT2Font(io.BytesIO(_files[_path(file)]) if _is_ours(file) else file, *args, **options)


class _System:
    """`os`, but that the fonts in memory are files."""

    def __init__(self) -> None:
        self.path = _Paths()

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


class _Paths:
    def __getattr__(self, name: str) -> Any:
        return getattr(os.path, name)

    @staticmethod
    def isfile(path: Any) -> bool:
        return _is_ours(path) or os.path.isfile(path)  # noqa: PTH113 - it stands for this very function

    @staticmethod
    def exists(path: Any) -> bool:
        return _is_ours(path) or os.path.exists(path)  # noqa: PTH110

    @staticmethod
    def realpath(path: Any) -> Any:
        return path if _is_ours(path) else os.path.realpath(path)


_letters: frozenset[int] = frozenset()


def drawable(text: str) -> bool:
    """Return whether matplotlib's standard font has every letter of a text."""
    global _letters
    if not _letters:
        properties = font_manager.FontProperties(family="DejaVu Sans")  # type: ignore[arg-type]
        _letters = frozenset(font_manager.get_font(font_manager.findfont(properties)).get_charmap())
    return text.isascii() or all(ord(letter) in _letters for letter in text)

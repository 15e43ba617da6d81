"""Send every use of a file in a running program to a small directory in memory, never to the disk.

The functions of ``open``, ``os`` and torch that name files are replaced from a list that is made once, at import. What
else there is (``os.path``, ``pathlib``, ``shutil``, ``tempfile``, NumPy, pandas, ``pickle``, ``csv``) is written in
Python and calls those. C code that opens files on its own (sqlite3, ``io.FileIO``) does not see this directory: the
walls of the worker stop it.
"""

from __future__ import annotations

import builtins
import bz2
import codecs
import errno
import functools
import glob
import io
import os
import pickle
import shutil
import tarfile
import tempfile
import tokenize
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from types import BuiltinFunctionType, FunctionType
from typing import Any

import torch
from numpy.lib import _datasource

from core.program import file_changes, file_descriptors, file_looks
from core.program.file_streams import opened
from core.program.file_tree import FIRST_DESCRIPTOR, Files

__all__ = ["Files", "in_memory"]

ENCODINGS = (
    "ascii", "big5", "cp1252", "cp437", "gb18030", "gb2312", "gbk", "latin-1",
    "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-8-sig",
)  # fmt: skip
"""Python imports a codec when it is first asked for, and a worker opens no file then. A zip file's names are cp437."""
for name in ENCODINGS:
    codecs.lookup(name)

_current: Files | None = None
"""The files of the program that is running; there is one program at a time in a process."""

PATHS: dict[str, Callable[..., Any]] = {
    "access": file_looks.access,
    "chdir": file_looks.chdir,
    "chmod": file_changes.chmod,
    "getcwd": file_looks.getcwd,
    "getcwdb": file_looks.getcwdb,
    "link": file_changes.link,
    "listdir": file_looks.listdir,
    "listxattr": file_looks.listxattr,
    "lstat": file_looks.lstat,
    "mkdir": file_changes.mkdir,
    "open": file_descriptors.open_descriptor,
    "readlink": file_looks.readlink,
    "remove": file_changes.remove,
    "rename": file_changes.rename,
    "replace": file_changes.replace,
    "rmdir": file_changes.rmdir,
    "scandir": file_looks.scandir,
    "stat": file_looks.status,
    "truncate": file_changes.truncate,
    "unlink": file_changes.unlink,
    "utime": file_changes.utime,
} | dict.fromkeys(
    ("chown", "chroot", "getxattr", "lchown", "mkfifo", "mknod", "removexattr", "setxattr", "statvfs", "symlink"),
    file_changes.refused,
)
"""Functions of ``os`` that take a path. ``makedirs``, ``walk``, ``removedirs``, ``renames`` call these."""
DESCRIPTORS: dict[str, Callable[..., Any]] = {
    "close": file_descriptors.close,
    "fstat": file_descriptors.fstat,
    "fsync": file_descriptors.fsync,
    "ftruncate": file_descriptors.ftruncate,
    "lseek": file_descriptors.lseek,
    "read": file_descriptors.read,
    "write": file_descriptors.write,
}
"""Functions of ``os`` that take a descriptor; those of the process itself go to the system."""
QUESTIONS: dict[str, Callable[..., Any]] = {
    "exists": file_looks.exists,
    "isdir": file_looks.isdir,
    "isfile": file_looks.isfile,
    "islink": file_looks.islink,
    "lexists": file_looks.exists,
}
"""Functions of ``os.path`` that some systems have in C; where they are Python, they call ``os.stat``."""


def _instead(original: Callable[..., Any], ours: Callable[..., Any], descriptor: str = "") -> Callable[..., Any]:
    """Return what stands for a function while a program runs.

    A module that is first imported meanwhile may keep it for good, so afterwards it does what the original does.

    Args:
        descriptor: Name of the first parameter, when it may be a descriptor. The process keeps its own ones.
    """

    ours.__qualname__ = original.__name__  # in the message about an argument that it does not take

    @functools.wraps(original)
    def call(*arguments: Any, **named: Any) -> Any:
        files = _current
        if files is not None and descriptor:
            first = arguments[0] if arguments else named.get(descriptor)
            if isinstance(first, int) and first < FIRST_DESCRIPTOR:
                files = None
        return original(*arguments, **named) if files is None else ours(files, *arguments, **named)

    return call


def _unseen(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function whose tensor operations no recorder sees: they are no part of the computation."""

    @functools.wraps(original)
    def call(*arguments: Any, **named: Any) -> Any:
        with torch._C.DisableTorchFunction():
            return original(*arguments, **named)

    return call


def _saving(original: Callable[..., Any]) -> Callable[..., Any]:
    def save(files: Files, obj: Any, f: Any, *arguments: Any, **named: Any) -> None:
        """``torch.save``; C++ would open the path itself, so it writes into a buffer instead."""
        if not isinstance(f, str | PathLike):
            return original(obj, f, *arguments, **named)
        with _file_to_save(files, fspath(f)) as file:
            buffer = io.BytesIO()
            original(obj, buffer, *arguments, **named)
            file.write(buffer.getbuffer())

    return save


def _file_to_save(files: Files, path: Any) -> Any:
    """Open the file, with torch's own errors; for paths that are not ASCII torch asks Python."""
    try:
        return opened(files, path, "wb", 0)
    except OSError as failure:
        if not path.isascii():
            raise
        if failure.errno == errno.ENOENT and "/" in path:
            raise RuntimeError(f"Parent directory {path.rpartition('/')[0]} does not exist.") from None
        raise RuntimeError(f"{_begun_by_torch()}open file failed with strerror: {failure.strerror}") from None


def _begun_by_torch() -> str:
    """Return how torch begins the message about a file that it cannot open: it names a line of its own source."""
    try:
        torch._C.PyTorchFileWriter(str(Path(os.devnull).parent))
    except RuntimeError as error:
        return str(error).partition("open file failed")[0]
    return ""


def _loading(original: Callable[..., Any]) -> Callable[..., Any]:
    def load(files: Files, *arguments: Any, **named: Any) -> Any:
        """``torch.load``; it opens a path by ``open``, except to map it into memory."""
        return original(*arguments, **named | {"mmap": None})

    return load


_OPEN = _instead(io.open, opened, "file")
_OPEN_CODE = _instead(io.open_code, lambda files, path: opened(files, path, "rb"))
_SAVE, _LOAD = _instead(torch.save, _saving(torch.save)), _instead(torch.load, _loading(torch.load))


def _of(module: Any, **values: Any) -> list[tuple[dict[Any, Any], Any, Any]]:
    """Return (dictionary, name, replacement) for each of these names that a module has."""
    return [(vars(module), name, value) for name, value in values.items() if name in vars(module)]


ENTRIES: list[tuple[dict[Any, Any], Any, Any]] = [
    *_of(builtins, open=_OPEN),
    *_of(io, open=_OPEN, open_code=_OPEN_CODE),
    *_of(os, **{name: _instead(vars(os)[name], ours, "path") for name, ours in PATHS.items() if name in vars(os)}),
    *_of(os, **{name: _instead(vars(os)[name], ours, "fd") for name, ours in DESCRIPTORS.items()}),
    *_of(
        os.path,
        **{
            name: _instead(getattr(os.path, name), ours, "path")
            for name, ours in QUESTIONS.items()
            if isinstance(getattr(os.path, name), BuiltinFunctionType)
        },
    ),
    # Modules that took ``open`` by name when they were imported.
    *_of(bz2, _builtin_open=_OPEN),
    *_of(tarfile, bltn_open=_OPEN),
    *_of(tokenize, _builtin_open=_OPEN),
    (vars(_datasource)["_file_openers"]._file_openers, None, _OPEN),
    *_of(shutil, _use_fd_functions=False),  # rmtree by paths instead of descriptors
    *_of(tempfile, tempdir="/tmp"),
    *_of(torch, save=_unseen(_SAVE), load=_unseen(_LOAD)),
    *_of(torch.serialization, save=_unseen(_SAVE), load=_unseen(_LOAD)),
    *_of(pickle, **{name: _unseen(vars(pickle)[name]) for name in ("dump", "dumps", "load", "loads")}),
]
"""(dictionary, key, value while a program runs)."""


def _by_dictionary() -> list[tuple[dict[Any, Any], dict[Any, Any]]]:
    found: dict[int, tuple[dict[Any, Any], dict[Any, Any]]] = {}
    for namespace, name, value in ENTRIES:
        found.setdefault(id(namespace), (namespace, {}))[1][name] = value
    return list(found.values())


REPLACED = _by_dictionary()
"""(dictionary, values by key while a program runs): the same, put in place by one call each."""


def _kept_functions() -> list[tuple[Any, str, Any]]:
    """Return attributes of classes and functions that keep functions of ``os`` since they were imported."""
    unlink, here = os.unlink, {name: value for namespace, name, value in ENTRIES if namespace is vars(os)}
    kept: list[tuple[Any, str, Any]] = [
        (method, "__defaults__", tuple(here["unlink"] if value is unlink else value for value in method.__defaults__))
        for method in vars(tempfile._TemporaryFileCloser).values()  # type: ignore[attr-defined]
        if isinstance(method, FunctionType) and method.__defaults__
    ]
    globber = getattr(glob, "_StringGlobber", None)  # from Python 3.13 on
    if globber is not None:
        kept += [(globber, name, staticmethod(here[name])) for name in ("lstat", "scandir")]
        kept.append((globber, "lexists", staticmethod(_instead(os.path.lexists, file_looks.exists, "path"))))
    return kept


ATTRIBUTES = _kept_functions()
"""(owner, attribute, value while a program runs)."""


@contextmanager
def in_memory(files: Files) -> Iterator[None]:
    """Let everything in Python that names a file see ``files``, until the end, whatever the program replaced itself.

    Streams that the program left open are flushed at the end, as at the end of a Python process.
    """
    global _current
    before = _current
    entries = [(namespace, {name: namespace[name] for name in values}) for namespace, values in REPLACED]
    attributes = [(owner, name, _held(owner, name)) for owner, name, _ in ATTRIBUTES]
    try:
        _current = files
        for namespace, values in REPLACED:
            namespace.update(values)
        for owner, name, value in ATTRIBUTES:
            setattr(owner, name, value)
        yield
    finally:
        for namespace, values in entries:
            namespace.update(values)
        for owner, name, value in attributes:
            setattr(owner, name, value)
        _current = before
        files.flush()


def _held(owner: Any, name: str) -> Any:
    """Return an attribute as its owner holds it: of a class the static method, not the function in it."""
    return vars(owner)[name] if isinstance(owner, type) else getattr(owner, name)

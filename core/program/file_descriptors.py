"""The functions of ``os`` that open a file in memory or take its descriptor; each takes the files first."""

from __future__ import annotations

import errno
import os
from os import strerror
from typing import Any

from core.program.file_arguments import no_descriptor, path_of
from core.program.file_streams import Raw, reached
from core.program.file_tree import Files, described


def _stream(files: Files, fd: int) -> Raw:
    if fd not in files.descriptors:
        raise OSError(errno.EBADF, strerror(errno.EBADF))
    return files.descriptors[fd]


def open_descriptor(files: Files, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    """``os.open``."""
    no_descriptor(dir_fd)
    path = path_of(path, "open")
    handle = reached(files, path, flags, mode)
    stream = Raw(files, handle, path, "rb+")
    return files.new_descriptor(stream)


def close(files: Files, fd: int) -> None:
    _stream(files, fd).close()
    files.descriptors.pop(fd, None)


def read(files: Files, fd: int, length: int) -> bytes:
    return _stream(files, fd)._checked("readable").read(length)


def write(files: Files, fd: int, data: Any) -> int:
    return _stream(files, fd).write(data)


def lseek(files: Files, fd: int, position: int, whence: int) -> int:
    return _stream(files, fd).seek(position, whence)


def ftruncate(files: Files, fd: int, length: int) -> None:
    _stream(files, fd).truncate(length)


def fsync(files: Files, fd: int) -> None:
    _stream(files, fd)


def fstat(files: Files, fd: int) -> os.stat_result:
    return described(_stream(files, fd)._handle.file)

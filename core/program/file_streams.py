"""``open`` for files in memory. Python's own io classes do the work over one raw stream of ours.

So buffering, encodings, newlines and nearly every message are Python's.
"""

from __future__ import annotations

import errno
import io
import os
import warnings
from os import fspath, strerror
from typing import Any

from core.program.file_tree import Directory, File, Files, error

# Python's own words.
LINE_BUFFERING = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"


class Handle:
    """An open file: what the streams and descriptors that were opened by one call have in common."""

    __slots__ = ("appending", "file", "place", "readable", "writable")

    def __init__(self, file: File, readable: bool, writable: bool, appending: bool = False) -> None:
        self.file, self.readable, self.writable, self.appending = file, readable, writable, appending
        self.place = len(file.contents) if appending else 0

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most ``size``."""
        read = bytes(memoryview(self.file.contents)[self.place : self.place + size])
        self.place += len(read)
        return read

    def write(self, written: memoryview) -> int:
        """Write bytes at the place, or at the end, and return how many."""
        if self.appending:
            self.place = len(self.file.contents)
        self.file.write(self.place, written)
        self.place += len(written)
        return len(written)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move the place and return it.

        Raises:
            OSError: it would lie before the beginning.
        """
        base = (0, self.place, len(self.file.contents))[whence] if whence in (0, 1, 2) else -1
        if base < 0 or base + offset < 0:
            raise OSError(errno.EINVAL, strerror(errno.EINVAL))
        self.place = base + offset
        return self.place


class Raw(io.RawIOBase):
    """The raw stream below Python's buffers, as ``io.FileIO`` is; without ``fileno``, which only C code could use."""

    def __init__(self, files: Files, handle: Handle, name: Any, mode: str, descriptor: int | None = None) -> None:
        self._files, self._handle, self._descriptor = files, handle, descriptor
        self.name, self.mode = name, mode
        self.closefd = True

    def __repr__(self) -> str:
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"

    def _checked(self, wanted: str = "") -> Handle:
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if wanted and not getattr(self._handle, wanted):
            raise io.UnsupportedOperation(f"File not open for {'reading' if wanted == 'readable' else 'writing'}")
        return self._handle

    def readable(self) -> bool:
        return self._checked().readable

    def writable(self) -> bool:
        return self._checked().writable

    def seekable(self) -> bool:
        return bool(self._checked())

    def readinto(self, buffer: Any) -> int:
        with memoryview(buffer) as view, view.cast("B") as plain:
            read = self._checked("readable").read(len(plain))
            plain[: len(read)] = read
            return len(read)

    def readall(self) -> bytes:
        return self._checked("readable").read(len(self._handle.file.contents))

    def write(self, written: Any) -> int:
        try:
            view = memoryview(written)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(written).__name__}'") from None
        with view, view.cast("B") as plain:
            return self._checked("writable").write(plain)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._checked().seek(offset, whence)

    def tell(self) -> int:
        return self._checked().place

    def truncate(self, size: int | None = None) -> int:
        handle = self._checked("writable")
        size = handle.place if size is None else size
        if size < 0:
            raise OSError(errno.EINVAL, strerror(errno.EINVAL))
        handle.file.resize(size)
        return size

    def close(self) -> None:
        if not self.closed and self._descriptor is not None and self.closefd:
            self._files.descriptors.pop(self._descriptor, None)
        super().close()


def opened(
    files: Files,
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Any = None,
) -> Any:
    """``open``.

    Raises:
        OSError, ValueError, TypeError: as ``open`` does.
        LimitReached: there would be too many files.
    """
    if not isinstance(file, int):
        file = fspath(file)
    letters = _letters(mode, encoding, errors, newline)
    if letters >= {"b"} and buffering == 1:
        warnings.warn(LINE_BUFFERING, RuntimeWarning, stacklevel=4)
    raw = _raw(files, file, letters, closefd, opener)
    try:
        stream = _buffered(raw, letters, buffering)
        if "b" not in letters:
            stream = io.TextIOWrapper(stream, encoding, errors, newline, line_buffering=buffering == 1)
            stream.mode = mode  # type: ignore[misc]
    except BaseException:
        raw.close()
        raise
    files.streams.add(stream)
    return stream


def _letters(mode: str, encoding: str | None, errors: str | None, newline: str | None) -> set[str]:
    """Return the letters of a mode, once it is one that ``open`` takes."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {None if mode is None else type(mode).__name__}")
    for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"open() argument '{name}' must be str or None, not {type(value).__name__}")
    letters = set(mode)
    if letters - set("xrwab+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: '{mode}'")
    if letters >= {"t", "b"}:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("xrwa")) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if "b" in letters:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
    if not letters & set("xrwa"):
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    return letters


def _buffered(raw: Raw, letters: set[str], buffering: int) -> Any:
    if buffering == 0:
        if "b" not in letters:
            raise ValueError("can't have unbuffered text I/O")
        return raw
    size = io.DEFAULT_BUFFER_SIZE if buffering < 2 else buffering
    if "+" in letters:
        return io.BufferedRandom(raw, size)  # type: ignore[arg-type]
    return io.BufferedReader(raw, size) if "r" in letters else io.BufferedWriter(raw, size)


def _raw(files: Files, file: Any, letters: set[str], closefd: bool, opener: Any) -> Raw:
    kind, both = next(iter(letters & set("xrwa"))), "+" in letters
    mode = {"w": "rb+", "x": "xb+", "r": "rb+", "a": "ab+"}[kind] if both else f"{kind}b"
    if not isinstance(file, int):
        if not closefd:
            raise ValueError("Cannot use closefd=False with file name")
        if opener is None:
            return Raw(files, reached(files, file, _flags(kind, both)), file, mode)
    descriptor: Any = file if isinstance(file, int) else opener(file, _flags(kind, both))
    if descriptor not in files.descriptors:
        raise error(errno.EBADF, file) if opener else OSError(errno.EBADF, strerror(errno.EBADF))
    raw = Raw(files, files.descriptors[descriptor]._handle, file, mode, descriptor)
    raw.closefd = closefd
    return raw


def _flags(kind: str, both: bool) -> int:
    reading = os.O_RDWR if both else os.O_RDONLY if kind == "r" else os.O_WRONLY
    return (
        reading
        | {"r": 0, "w": os.O_CREAT | os.O_TRUNC, "x": os.O_CREAT | os.O_EXCL, "a": os.O_CREAT | os.O_APPEND}[kind]
    )


def reached(files: Files, path: str | bytes, flags: int, mode: int = 0o666) -> Handle:
    """Open or make the file at a path, as the system call ``open`` does with these flags.

    Raises:
        OSError: it cannot be.
    """
    place = files.place(path, made=bool(flags & os.O_CREAT))
    node = place.node
    if place.slash and flags & os.O_CREAT:
        raise error(errno.EISDIR, path)
    if node is not None and flags & os.O_CREAT and flags & os.O_EXCL:
        raise error(errno.EEXIST, path)
    if isinstance(node, Directory):
        raise error(errno.EISDIR, path)
    if node is None:
        if not flags & os.O_CREAT or place.parent is None:
            raise error(errno.ENOENT, path)
        node = files.new_file(mode & ~0o022)
        files.add(place.parent, place.name, node)
    elif flags & os.O_TRUNC:
        node.resize(0)
    access = flags & (os.O_RDONLY | os.O_WRONLY | os.O_RDWR)
    return Handle(node, access != os.O_WRONLY, access != os.O_RDONLY, bool(flags & os.O_APPEND))

"""A tree of directories and files in memory. Its errors are those of the operating system.

No path of it is a path of the computer: a file that the program did not write is not there.
"""

from __future__ import annotations

import errno
import os
import stat
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from os import strerror
from time import time_ns
from typing import Any, NamedTuple

from core.program.ends import LimitReached, limit
from core.trace.limits import Limits, usual_limits

HOME = "/learner/files"
STARTING = (HOME, "/tmp")
"""Directories that are there when a program begins."""
MOST_FILES = 2_000
"""Files and directories together; listing a directory or looking for a path stays quick."""
LONGEST_PATH, LONGEST_NAME = 4_096, 255
"""Linux's own numbers (PATH_MAX, NAME_MAX)."""
FIRST_DESCRIPTOR = 1 << 20
"""Descriptors of these files start above every number that the operating system hands out."""

BILLION = 1_000_000_000
USER = 1_000
"""The number of the user and of the group that files belong to."""

Path = str | bytes
"""A path as the program wrote it, after ``os.fspath``."""


class Room:
    """The bytes that the files of one `Files` hold, and their bound.

    Attributes:
        needed: How many they would have held when the limit was met, or 0. Python drops an exception that is raised
            while a forgotten stream is closed, so that the next use of a file raises it again.
    """

    __slots__ = ("allowed", "needed", "used")

    def __init__(self, allowed: int) -> None:
        self.allowed, self.used, self.needed = allowed, 0, 0

    def check(self) -> None:
        """End the program if files were to hold more bytes than are allowed.

        Raises:
            LimitReached: more bytes were asked for; the call that asked may have dropped the error.
        """
        if self.needed:
            limit("file_bytes", self.allowed, self.needed)

    def take(self, size: int) -> None:
        """Count more bytes, before they are allocated.

        Raises:
            LimitReached: they are too many.
        """
        if self.used + size > self.allowed:
            self.needed = self.needed or self.used + size
        self.check()
        self.used += size


class File:
    """The contents of a file. It lives as long as a name or an open stream refers to it, as on a disk."""

    __slots__ = ("changed", "contents", "mode", "names", "number", "room")

    def __init__(self, number: int, mode: int, room: Room) -> None:
        self.number, self.mode, self.room = number, stat.S_IFREG | mode, room
        self.contents = bytearray()
        self.changed = time_ns()
        self.names = 0

    def __del__(self) -> None:
        self.room.used -= len(self.contents)

    def write(self, place: int, written: memoryview) -> None:
        """Write bytes at a place, after zeros when it lies beyond the end."""
        end = place + len(written)
        self.resize(max(end, len(self.contents)))
        self.contents[place:end] = written

    def resize(self, size: int) -> None:
        """Cut the contents, or fill them up with zeros."""
        more = size - len(self.contents)
        if more > 0:
            self.room.take(more)
            self.contents.extend(bytes(more))
        elif more < 0:
            del self.contents[size:]
            self.room.used += more
        self.changed = time_ns()


class Directory:
    """A directory; ``parent`` is None at the root. One that was removed keeps its parent, so ``..`` leads out of it."""

    __slots__ = ("changed", "mode", "name", "nodes", "number", "parent", "removed")

    def __init__(self, number: int, mode: int) -> None:
        self.number, self.mode = number, stat.S_IFDIR | mode
        self.nodes: dict[str, Node] = {}
        self.name, self.removed = "", False
        self.parent: Directory | None = None
        self.changed = time_ns()


Node = File | Directory


class Place(NamedTuple):
    """The place to which a path leads.

    Attributes:
        parent: The directory that has the name, or None when the path ends in no name (``/``, ``.``, ``..``).
        name: The last name of the path.
        node: What is there, or None.
        slash: Whether the path ends in a slash, as only a directory's may.
    """

    parent: Directory | None
    name: str
    node: Node | None
    slash: bool


def error(number: int, path: Any, other: Any = None) -> OSError:
    """Return the error that Python raises for a number of ``errno``; OSError chooses the class itself."""
    if other is None:
        return OSError(number, strerror(number), path)
    return OSError(number, strerror(number), path, None, other)


class Files:
    """The files of one run.

    Attributes:
        here: The current directory.
        descriptors: What ``os.open`` opened, by descriptor.
        streams: What ``open`` opened and is still alive.
    """

    def __init__(self, limits: Limits | None = None, given: Mapping[str, bytes] = {}) -> None:
        self.room = Room((limits or usual_limits()).file_bytes)
        self._numbers, self._descriptors = count(2), count(FIRST_DESCRIPTOR)
        self.nodes = 0
        self.root = self.here = Directory(next(self._numbers), 0o755)
        self.descriptors: dict[int, Any] = {}
        self.streams: weakref.WeakSet[Any] = weakref.WeakSet()
        for path in STARTING:
            self.here = self._made(path)
        self.here = self._made(HOME)
        for name, contents in given.items():
            self.give(f"{HOME}/{name}", contents)

    def _made(self, path: str) -> Directory:
        """Return a directory, made with its parents where it is missing."""
        at = self.root
        for name in path.strip("/").split("/"):
            node = at.nodes.get(name) or self.add(at, name, self.new_directory())
            if not isinstance(node, Directory):
                raise error(errno.ENOTDIR, path)
            at = node
        return at

    def give(self, path: str, contents: bytes) -> None:
        """Put a file there, with its directories, as if the program had written it. The path starts with ``/``."""
        folder, _, name = path.rpartition("/")
        file = self.new_file()
        file.write(0, memoryview(contents))
        self.add(self._made(folder) if folder.strip("/") else self.root, name, file)

    def contents(self) -> dict[str, bytes]:
        """Return every file's contents by its absolute path."""
        return {path: bytes(node.contents) for path, node in self._walk("", self.root) if isinstance(node, File)}

    def _walk(self, path: str, directory: Directory) -> Iterator[tuple[str, Node]]:
        for name, node in directory.nodes.items():
            yield f"{path}/{name}", node
            if isinstance(node, Directory):
                yield from self._walk(f"{path}/{name}", node)

    def flush(self) -> None:
        """Bring what streams still hold back into their files; what is over a limit by now stays out."""
        for stream in list(self.streams):
            with suppress(OSError, ValueError, LimitReached):
                stream.flush()

    # --- looking -------------------------------------------------------------------------------------------------

    def place(self, path: Path, made: bool = False) -> Place:
        """Return where a path leads.

        Args:
            made: Whether something is to be made there, and a slash after a file's name is the caller's concern.

        Raises:
            OSError: a directory on the way is missing or is a file, or a name is too long.
            ValueError: it has a null byte.
        """
        self.room.check()
        names, text = names_in(path)
        node: Node | None = self.root if text.startswith("/") else self.here
        parent, name = None, ""
        for name in names:
            if node is None:
                raise error(errno.ENOENT, path)
            if isinstance(node, File):
                raise error(errno.ENOTDIR, path)
            if name in (".", ".."):
                parent, node = None, node if name == "." else node.parent or self.root
            else:
                parent, node = node, node.nodes.get(name)
        slash = text.endswith("/")
        if slash and isinstance(node, File) and not made:
            raise error(errno.ENOTDIR, path)
        return Place(parent, name if parent else "", node, slash)

    def node(self, path: Path) -> Node:
        """Return what is at a path.

        Raises:
            OSError: nothing is.
        """
        node = self.place(path).node
        if node is None:
            raise error(errno.ENOENT, path)
        return node

    def directory(self, path: Path) -> Directory:
        """Return the directory at a path.

        Raises:
            OSError: there is none.
        """
        node = self.node(path)
        if isinstance(node, File):
            raise error(errno.ENOTDIR, path)
        return node

    def current(self) -> str:
        """Return the path of the current directory.

        Raises:
            FileNotFoundError: it was removed.
        """
        names, at = [], self.here
        while at is not self.root:
            if at.removed or at.parent is None:
                raise OSError(errno.ENOENT, strerror(errno.ENOENT))
            names.append(at.name)
            at = at.parent
        return "/" + "/".join(reversed(names))

    # --- changing ------------------------------------------------------------------------------------------------

    def new_file(self, mode: int = 0o644) -> File:
        return File(next(self._numbers), mode, self.room)

    def new_directory(self, mode: int = 0o755) -> Directory:
        return Directory(next(self._numbers), mode)

    def new_descriptor(self, stream: Any) -> int:
        """Return a descriptor for a stream."""
        number = next(self._descriptors)
        self.descriptors[number] = stream
        return number

    def add(self, parent: Directory, name: str, node: Node) -> Node:
        """Put a node into a directory; one of that name leaves it.

        Raises:
            LimitReached: there would be too many.
        """
        if name in parent.nodes:
            self.remove(parent, name)
        if self.nodes >= MOST_FILES:
            limit("files", MOST_FILES, self.nodes + 1)
        if parent.removed:
            raise error(errno.ENOENT, name)
        self.nodes += 1
        parent.nodes[name] = node
        parent.changed = time_ns()
        if isinstance(node, Directory):
            node.name, node.parent, node.removed = name, parent, False
        else:
            node.names += 1
        return node

    def remove(self, parent: Directory, name: str) -> Node:
        """Take a node out of a directory and return it."""
        node = parent.nodes.pop(name)
        parent.changed = time_ns()
        self.nodes -= 1
        if isinstance(node, Directory):
            node.removed = True
        else:
            node.names -= 1
        return node


def text_of(path: Path) -> str:
    """Return a path as text, as ``os.fsdecode`` does."""
    return path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")


def bytes_of(path: Path) -> bytes:
    """Return a path as bytes, as ``os.fsencode`` does."""
    return path if isinstance(path, bytes) else path.encode("utf-8", "surrogateescape")


def names_in(path: Path) -> tuple[list[str], str]:
    """Return the names in a path, and the path as text. A ``.`` counts only at the end: ``a/.`` must be there.

    Raises:
        OSError: it is empty, or something is too long.
        ValueError: it has a null byte.
    """
    text = text_of(path)
    if "\0" in text:
        raise ValueError("embedded null byte")
    if os.name == "nt":
        text = text[2:].replace("\\", "/") if text[1:2] == ":" else text.replace("\\", "/")
    names = [name for name in text.split("/") if name not in ("", ".")] + ["."] * text.endswith("/.")
    if not text:
        raise error(errno.ENOENT, path)
    if len(text) >= LONGEST_PATH or any(len(bytes_of(name)) > LONGEST_NAME for name in names):
        raise error(errno.ENAMETOOLONG, path)
    return names, text


def described(node: Node) -> os.stat_result:
    """Return what ``os.stat`` says of a node."""
    size, links = (len(node.contents), node.names) if isinstance(node, File) else (len(node.nodes), 2)
    seconds, precise = node.changed // BILLION, node.changed / BILLION
    precisely = {f"st_{kind}time": precise for kind in "amc"} | {f"st_{kind}time_ns": node.changed for kind in "amc"}
    return os.stat_result((node.mode, node.number, 1, links, USER, USER, size, *[seconds] * 3), precisely)

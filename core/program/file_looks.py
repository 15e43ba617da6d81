"""The functions of ``os`` that look at files in memory and change none; each takes the files first.

Arguments are named as in ``os``. There are no symbolic links.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from typing import Any, NoReturn

from core.program.file_arguments import no_descriptor, path_of
from core.program.file_descriptors import fstat
from core.program.file_tree import Directory, File, Files, Node, Path, bytes_of, described, error


def status(files: Files, path: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> os.stat_result:
    """``os.stat``."""
    no_descriptor(dir_fd)
    if isinstance(path, int):
        if path not in files.descriptors:
            raise error(errno.EBADF, path)
        return fstat(files, path)
    return described(files.node(path_of(path, "stat", also="integer")))


def lstat(files: Files, path: Any, *, dir_fd: int | None = None) -> os.stat_result:
    no_descriptor(dir_fd)
    return described(files.node(path_of(path, "lstat")))


def access(
    files: Files,
    path: Any,
    mode: int,
    *,
    dir_fd: int | None = None,
    effective_ids: bool = False,
    follow_symlinks: bool = True,
) -> bool:
    no_descriptor(dir_fd)
    try:
        node = files.node(path_of(path, "access"))
    except OSError:
        return False
    return not mode & os.X_OK or isinstance(node, Directory) or bool(node.mode & 0o111)


def exists(files: Files, path: Any) -> bool:
    return _kind(files, path) is not None


def isfile(files: Files, path: Any) -> bool:
    return _kind(files, path) is File


def isdir(files: Files, path: Any) -> bool:
    return _kind(files, path) is Directory


def islink(files: Files, path: Any) -> bool:
    return False


def _kind(files: Files, path: Any) -> type[Node] | None:
    try:
        return type(files.node(path_of(path, "stat")))
    except (OSError, ValueError):
        return None


def listdir(files: Files, path: Any = None) -> list[Any]:
    path = "." if path is None else path_of(path, "listdir", also="integer or None")
    names = list(files.directory(path).nodes)
    return [bytes_of(name) for name in names] if isinstance(path, bytes) else names


class DirEntry:
    """What ``os.scandir`` gives for each name."""

    __slots__ = ("_node", "name", "path")

    def __init__(self, folder: Path, name: str, node: Node) -> None:
        self._node = node
        self.name: Any = bytes_of(name) if isinstance(folder, bytes) else name
        slash: Any = b"/" if isinstance(folder, bytes) else "/"
        self.path = folder + self.name if folder.endswith(slash) else folder + slash + self.name

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self) -> Any:
        return self.path

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return isinstance(self._node, Directory)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return isinstance(self._node, File)

    def is_symlink(self) -> bool:
        return False

    def is_junction(self) -> bool:
        return False

    def inode(self) -> int:
        return self._node.number

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        return described(self._node)


class Entries:
    """What ``os.scandir`` returns: an iterator that can be closed."""

    def __init__(self, entries: list[DirEntry]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> Iterator[DirEntry]:
        return self

    def __next__(self) -> DirEntry:
        return next(self._entries)

    def __enter__(self) -> Entries:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter(())


def scandir(files: Files, path: Any = None) -> Entries:
    path = "." if path is None else path_of(path, "scandir", also="integer or None")
    return Entries([DirEntry(path, name, node) for name, node in files.directory(path).nodes.items()])


def getcwd(files: Files) -> str:
    return files.current()


def getcwdb(files: Files) -> bytes:
    return bytes_of(files.current())


def chdir(files: Files, path: Any) -> None:
    files.here = files.directory(path_of(path, "chdir", also="integer"))


def listxattr(files: Files, path: Any = None, *, follow_symlinks: bool = True) -> list[str]:
    return []


def readlink(files: Files, path: Any, *, dir_fd: int | None = None) -> NoReturn:
    """Fail: there are no symbolic links, so a path leads to what is no link, or nowhere."""
    no_descriptor(dir_fd)
    path = path_of(path, "readlink")
    files.node(path)
    raise error(errno.EINVAL, path)

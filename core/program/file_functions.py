"""The functions of ``os`` for files in memory, by their names there; each takes the files first.

Arguments are named as in ``os``. Permissions are kept and never enforced; there are no symbolic links.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from os import fspath, strerror
from time import time_ns
from typing import Any, NoReturn

from core.program.file_streams import Raw, reached
from core.program.file_tree import Directory, File, Files, Node, Path, bytes_of, error, text_of

BILLION = 1_000_000_000
USER = 1_000


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


def _whole(*directories: int | None) -> None:
    """Refuse paths that start from a descriptor."""
    if any(one is not None for one in directories):
        raise NotImplementedError("dir_fd unavailable on this platform")


# --- looking -----------------------------------------------------------------------------------------------------


def described(node: Node) -> os.stat_result:
    """Return what ``os.stat`` says of a node."""
    size, links = (len(node.contents), node.names) if isinstance(node, File) else (len(node.nodes), 2)
    seconds, precise = node.changed // BILLION, node.changed / BILLION
    precisely = {f"st_{kind}time": precise for kind in "amc"} | {f"st_{kind}time_ns": node.changed for kind in "amc"}
    return os.stat_result((node.mode, node.number, 1, links, USER, USER, size, *[seconds] * 3), precisely)


def status(files: Files, path: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> os.stat_result:
    """``os.stat``."""
    _whole(dir_fd)
    if isinstance(path, int):
        if path not in files.descriptors:
            raise error(errno.EBADF, path)
        return fstat(files, path)
    return described(files.node(path_of(path, "stat", also="integer")))


def lstat(files: Files, path: Any, *, dir_fd: int | None = None) -> os.stat_result:
    _whole(dir_fd)
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
    _whole(dir_fd)
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


# --- changing ----------------------------------------------------------------------------------------------------


def mkdir(files: Files, path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
    _whole(dir_fd)
    path = path_of(path, "mkdir")
    place = files.place(path, made=True)
    if place.node is not None:
        raise error(errno.EEXIST, path)
    if place.parent is None or place.parent.removed:
        raise error(errno.ENOENT, path)
    files.add(place.parent, place.name, files.new_directory(mode & ~0o022))


def unlink(files: Files, path: Any, *, dir_fd: int | None = None) -> None:
    _whole(dir_fd)
    path = path_of(path, "unlink")
    _unlink(files, path)


def remove(files: Files, path: Any, *, dir_fd: int | None = None) -> None:
    _whole(dir_fd)
    _unlink(files, path_of(path, "remove"))


def _unlink(files: Files, path: Path) -> None:
    place = files.place(path)
    if isinstance(place.node, Directory):
        raise error(errno.EISDIR, path)
    if place.node is None or place.parent is None:
        raise error(errno.ENOENT, path)
    files.remove(place.parent, place.name)


def rmdir(files: Files, path: Any, *, dir_fd: int | None = None) -> None:
    _whole(dir_fd)
    path = path_of(path, "rmdir")
    place, directory = files.place(path), files.directory(path)
    if directory is files.root:
        raise error(errno.EBUSY, path)
    if text_of(path).rstrip("/").endswith("/.") or path in (".", b"."):
        raise error(errno.EINVAL, path)
    if directory.nodes or place.parent is None:
        raise error(errno.ENOTEMPTY, path)
    files.remove(place.parent, place.name)


def rename(files: Files, src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
    _whole(src_dir_fd, dst_dir_fd)
    _moved(files, path_of(src, "rename", "src"), path_of(dst, "rename", "dst"))


def replace(files: Files, src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
    _whole(src_dir_fd, dst_dir_fd)
    _moved(files, path_of(src, "replace", "src"), path_of(dst, "replace", "dst"))


def _moved(files: Files, src: Path, dst: Path) -> None:
    """Rename, in the order of Linux's checks."""
    try:
        old, new = files.place(src, made=True), files.place(dst, made=True)
    except OSError as failure:
        raise error(failure.errno or errno.EINVAL, src, dst) from None
    if old.parent is None or new.parent is None:
        raise error(errno.EBUSY, src, dst)
    if old.node is None:
        raise error(errno.ENOENT, src, dst)
    if isinstance(old.node, File) and (old.slash or new.slash):
        raise error(errno.ENOTDIR, src, dst)
    if isinstance(old.node, Directory) and _within(new.parent, old.node):
        raise error(errno.EINVAL, src, dst)
    if isinstance(new.node, Directory) and _within(old.parent, new.node):
        raise error(errno.ENOTEMPTY, src, dst)
    if new.node is old.node:
        return
    if new.node is not None:
        _replaceable(old.node, new.node, src, dst)
    files.remove(old.parent, old.name)
    files.add(new.parent, new.name, old.node)


def _within(directory: Directory | None, other: Directory) -> bool:
    while directory is not None and directory is not other:
        directory = directory.parent
    return directory is other


def _replaceable(old: Node, new: Node, src: Path, dst: Path) -> None:
    if isinstance(old, Directory) and not isinstance(new, Directory):
        raise error(errno.ENOTDIR, src, dst)
    if isinstance(new, Directory) and not isinstance(old, Directory):
        raise error(errno.EISDIR, src, dst)
    if isinstance(new, Directory) and new.nodes:
        raise error(errno.ENOTEMPTY, src, dst)


def link(
    files: Files,
    src: Any,
    dst: Any,
    *,
    src_dir_fd: int | None = None,
    dst_dir_fd: int | None = None,
    follow_symlinks: bool = True,
) -> None:
    _whole(src_dir_fd, dst_dir_fd)
    src, dst = path_of(src, "link", "src"), path_of(dst, "link", "dst")
    try:
        node, place = files.node(src), files.place(dst, made=True)
    except OSError as failure:
        raise error(failure.errno or errno.EINVAL, src, dst) from None
    if place.node is not None:
        raise error(errno.EEXIST, src, dst)
    if place.slash:
        raise error(errno.ENOENT, src, dst)
    if isinstance(node, Directory) or place.parent is None:
        raise error(errno.EPERM, src, dst)
    files.add(place.parent, place.name, node)


def utime(
    files: Files,
    path: Any,
    times: Any = None,
    *,
    ns: Any = None,
    dir_fd: int | None = None,
    follow_symlinks: bool = True,
) -> None:
    _whole(dir_fd)
    try:
        node = files.node(path_of(path, "utime", also="integer"))
    except OSError as failure:  # Python does not say the name here
        raise OSError(failure.errno, failure.strerror) from None
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    node.changed = int(times[1] * BILLION) if times is not None else ns[1] if ns is not None else time_ns()


def chmod(files: Files, path: Any, mode: int, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> None:
    _whole(dir_fd)
    node = files.node(path_of(path, "chmod", also="integer"))
    node.mode = stat.S_IFMT(node.mode) | stat.S_IMODE(mode)


def truncate(files: Files, path: Any, length: int) -> None:
    if isinstance(path, int):
        return ftruncate(files, path, length)
    node = files.node(path_of(path, "truncate", also="integer"))
    if isinstance(node, Directory):
        raise error(errno.EISDIR, path)
    node.resize(length)


def listxattr(files: Files, path: Any = None, *, follow_symlinks: bool = True) -> list[str]:
    return []


def readlink(files: Files, path: Any, *, dir_fd: int | None = None) -> NoReturn:
    """There are no symbolic links, so that a path is none or leads nowhere."""
    _whole(dir_fd)
    path = path_of(path, "readlink")
    files.node(path)
    raise error(errno.EINVAL, path)


def refused(files: Files, path: Any, *arguments: Any, **named: Any) -> NoReturn:
    """Refuse what a directory in memory has not: links, pipes, devices, owners."""
    raise error(errno.EPERM, fspath(path))


# --- descriptors -------------------------------------------------------------------------------------------------


def _stream(files: Files, fd: int) -> Raw:
    if fd not in files.descriptors:
        raise OSError(errno.EBADF, strerror(errno.EBADF))
    return files.descriptors[fd]


def open_descriptor(files: Files, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    """``os.open``."""
    _whole(dir_fd)
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

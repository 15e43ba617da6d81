"""The functions of ``os`` that change files in memory; each takes the files first.

Arguments are named as in ``os``. Permissions are kept and never enforced.
"""

from __future__ import annotations

import errno
import stat
from os import fspath
from time import time_ns
from typing import Any, NoReturn

from core.program.file_arguments import no_descriptor, path_of
from core.program.file_descriptors import ftruncate
from core.program.file_tree import BILLION, Directory, File, Files, Node, Path, error, text_of


def mkdir(files: Files, path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
    no_descriptor(dir_fd)
    path = path_of(path, "mkdir")
    place = files.place(path, made=True)
    if place.node is not None:
        raise error(errno.EEXIST, path)
    if place.parent is None or place.parent.removed:
        raise error(errno.ENOENT, path)
    files.add(place.parent, place.name, files.new_directory(mode & ~0o022))


def unlink(files: Files, path: Any, *, dir_fd: int | None = None) -> None:
    no_descriptor(dir_fd)
    path = path_of(path, "unlink")
    _unlink(files, path)


def remove(files: Files, path: Any, *, dir_fd: int | None = None) -> None:
    no_descriptor(dir_fd)
    _unlink(files, path_of(path, "remove"))


def _unlink(files: Files, path: Path) -> None:
    place = files.place(path)
    if isinstance(place.node, Directory):
        raise error(errno.EISDIR, path)
    if place.node is None or place.parent is None:
        raise error(errno.ENOENT, path)
    files.remove(place.parent, place.name)


def rmdir(files: Files, path: Any, *, dir_fd: int | None = None) -> None:
    no_descriptor(dir_fd)
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
    no_descriptor(src_dir_fd, dst_dir_fd)
    _moved(files, path_of(src, "rename", "src"), path_of(dst, "rename", "dst"))


def replace(files: Files, src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
    no_descriptor(src_dir_fd, dst_dir_fd)
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
    no_descriptor(src_dir_fd, dst_dir_fd)
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
    no_descriptor(dir_fd)
    try:
        node = files.node(path_of(path, "utime", also="integer"))
    except OSError as failure:  # Python does not say the name here
        raise OSError(failure.errno, failure.strerror) from None
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    node.changed = int(times[1] * BILLION) if times is not None else ns[1] if ns is not None else time_ns()


def chmod(files: Files, path: Any, mode: int, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> None:
    no_descriptor(dir_fd)
    node = files.node(path_of(path, "chmod", also="integer"))
    node.mode = stat.S_IFMT(node.mode) | stat.S_IMODE(mode)


def truncate(files: Files, path: Any, length: int) -> None:
    if isinstance(path, int):
        return ftruncate(files, path, length)
    node = files.node(path_of(path, "truncate", also="integer"))
    if isinstance(node, Directory):
        raise error(errno.EISDIR, path)
    node.resize(length)


def refused(files: Files, path: Any, *arguments: Any, **named: Any) -> NoReturn:
    """Refuse what a directory in memory has not: links, pipes, devices, owners."""
    raise error(errno.EPERM, fspath(path))

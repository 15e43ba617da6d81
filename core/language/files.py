"""A small directory in memory: what ``open(…, "w")`` writes, ``pd.read_csv`` reads. It ends with the run.

No path of it is a path of the computer: a file that the program did not write is not there.
"""

from __future__ import annotations

import posixpath
from typing import Any

from core.language.state import Run
from core.language.stops import limit
from core.language.values import Namespace, Offered

MOST_FILES = 50
MOST_CHARACTERS = 1_000_000
"""Of all files together."""


class File:
    """A text file of the directory, open for one mode."""

    __slots__ = ("closed", "mode", "name", "place", "run")

    def __init__(self, run: Run, name: str, mode: str) -> None:
        self.run, self.name, self.mode, self.closed, self.place = run, name, mode, False, 0
        if mode == "r" and name not in run.files:
            raise FileNotFoundError(f"[Errno 2] No such file or directory: '{name}'")
        if mode == "w":
            run.files[name] = ""
            run.saved.pop(name, None)
        run.files.setdefault(name, "")
        if len(run.files) > MOST_FILES:
            limit("container_items", MOST_FILES, len(run.files))

    def __enter__(self) -> File:
        return self

    def __exit__(self, *error: Any) -> None:
        self.closed = True

    def __iter__(self) -> Any:
        return iter(lines(self.run, self))

    def __repr__(self) -> str:
        return f"<file '{self.name}' mode '{self.mode}'>"


def opened(run: Run, path: Any, mode: str = "r", encoding: Any = None) -> File:
    """``open``: text only."""
    plain = str(mode).replace("t", "")
    if plain not in ("r", "w", "a"):
        raise ValueError(f"invalid mode: '{mode}'")
    return File(run, named(path), plain)


def named(path: Any) -> str:
    """Return the one name that a path has in the directory."""
    if not isinstance(path, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    if len(path) > 300:
        limit("string_characters", 300, len(path))
    return posixpath.normpath(path)


def write(run: Run, file: File, text: Any) -> int:
    """``file.write``."""
    _readable(file, "w")
    if not isinstance(text, str):
        raise TypeError(f"write() argument must be str, not {type(text).__name__}")
    size = len(text) + sum(len(one) for one in run.files.values())
    if size > MOST_CHARACTERS:
        limit("string_characters", MOST_CHARACTERS, size)
    run.files[file.name] += text
    return len(text)


def read(run: Run, file: File) -> str:
    """``file.read``: what is left."""
    _readable(file, "r")
    text = run.files[file.name][file.place :]
    run.characters(len(text))
    file.place += len(text)
    return text


def lines(run: Run, file: File) -> list[str]:
    """``file.readlines``."""
    return read(run, file).splitlines(keepends=True)


def close(run: Run, file: File) -> None:
    file.closed = True


def _readable(file: File, wanted: str) -> None:
    if file.closed:
        raise ValueError("I/O operation on closed file.")
    if (file.mode == "r") is not (wanted == "r"):
        raise ValueError("not readable" if wanted == "r" else "not writable")


METHODS: dict[str, Any] = {"write": write, "read": read, "readlines": lines, "close": close}


def text_of(run: Run, path: Any) -> str:
    """Return the text of a file that the program wrote.

    Raises:
        FileNotFoundError: it wrote none of that name.
    """
    name = named(path)
    if name not in run.files:
        raise FileNotFoundError(f"[Errno 2] No such file or directory: '{path}'")
    return run.files[name]


def _join(run: Run, *parts: str) -> str:
    run.characters(sum(len(part) for part in parts))
    return posixpath.join(*parts)


PATH = Namespace(
    "os.path",
    {
        "join": Offered("join", _join),
        "exists": Offered("exists", lambda run, path: named(path) in run.files),
        "basename": Offered("basename", lambda run, path: posixpath.basename(path)),
    },
    frozenset(dir(posixpath)),
)
OS = Namespace(
    "os", {"makedirs": Offered("makedirs", lambda run, path, exist_ok=False: None), "path": PATH},
    frozenset("remove listdir mkdir system getcwd chdir environ popen rename rmdir walk stat".split()),
)  # fmt: skip

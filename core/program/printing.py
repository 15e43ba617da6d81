"""Output of a program goes into its recording: print, sys.stdout, sys.stderr, the prompts of input."""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any

from core.program.ends import Stop
from core.program.run import Run


class Screen(io.TextIOBase):
    """A text file whose every text is noted where the program wrote it."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self._written = 0

    def write(self, text: str) -> int:  # type: ignore[override]
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        run = self._run
        self._written += len(text)
        if self._written > run.limits.printed_characters:
            run.end("printed_characters", run.limits.printed_characters)
        if text:
            run.recorder.print(text)
        return len(text)

    def writable(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"


@contextmanager
def on_screen(run: Run, inputs: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Catch what is written while the context lasts; yield the functions that replace Python's."""
    screen = Screen(run)
    with redirect_stdout(screen), redirect_stderr(screen):  # type: ignore[type-var]
        yield {"print": _printing(screen), "input": _reading(run, screen, inputs)}


def _printing(screen: Screen) -> Callable[..., None]:
    plain = builtins.print

    def print(*values: object, sep: str | None = " ", end: str | None = "\n", file: Any = None, flush: bool = False):
        """Prints the values to a stream, or to sys.stdout by default."""
        target = sys.stdout if file is None else file  # which the program may have redirected
        if target is not screen:
            plain(*values, sep=sep, end=end, file=target, flush=flush)
            return
        text = io.StringIO()
        plain(*values, sep=sep, end=end, file=text)
        screen.write(text.getvalue())

    return print


def _reading(run: Run, screen: Screen, inputs: tuple[str, ...]) -> Callable[..., str]:
    lines = iter(inputs)

    def input(prompt: object = "", /) -> str:
        """Read a line from the box on the page."""
        if prompt != "":
            screen.write(str(prompt))
        line = next(lines, None)
        if line is None:
            run.stop(Stop("input"))
        screen.write(line + "\n")
        return line

    return input

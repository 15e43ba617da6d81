"""Scopes of a run that are open: loops and calls, of which the recorder hears once something is recorded inside."""

from __future__ import annotations

from operator import length_hint
from types import CodeType, FrameType
from typing import Any, Protocol

from core.program.instrument import FUNCTION, Instrumented
from core.program.spans import Instruction, Spans
from core.trace import Span

LAMBDA, MODULE = -2, -3
"""Keys of scopes that are no loops; a loop's key is its number."""


class Opener(Protocol):
    """The run, as far as its scopes ask it."""

    program: Instrumented
    spans: Spans
    codes: dict[int, CodeType]

    def open(self, kind: str, name: str, parent: int, span: Span | None, iteration: int = -1) -> int: ...


class OpenLoop:
    """A loop that is running. ``active`` is false before its first turn and in its ``else``."""

    __slots__ = ("active", "key", "number", "start", "ticks", "turn", "turn_number", "values")

    def __init__(self, key: int) -> None:
        self.key = key
        self.active = False
        self.number = self.turn = self.turn_number = -1
        self.values: Any = None
        self.ticks: Any = None
        self.start = 0

    def now(self) -> int:
        """Return which turn is running, from 0."""
        if self.values is not None:
            state = self.values.__reduce__()
            return state[2] - 1 if len(state) > 2 else self.turn
        return self.start - length_hint(self.ticks) - 1

    def opened(self, run: Opener, parent: int) -> int:
        if not self.active:
            return parent
        if self.number < 0:
            header, place = run.program.loops[self.key]
            self.number = run.open("loop", header, parent, Span(*place))
        turn = self.now()
        if turn < 0:  # what is looped over computes its first value
            return self.number
        if turn != self.turn:
            self.turn = turn
            self.turn_number = run.open("iteration", "", self.number, None, turn)
        return self.turn_number


class OpenCall:
    """A call of a function of the program that has not returned."""

    __slots__ = ("frame", "name", "number")
    key = FUNCTION

    def __init__(self, name: str, frame: FrameType) -> None:
        self.name = name
        self.frame = frame
        self.number = -1

    def opened(self, run: Opener, parent: int) -> int:
        if self.number < 0:
            frame, codes = self.frame.f_back, run.codes
            while frame is not None and id(frame.f_code) not in codes:
                frame = frame.f_back
            span = None if frame is None else run.spans.span((id(frame.f_code), frame.f_lasti))
            self.number = run.open("function", self.name, parent, span)
        return self.number


class OpenLambda(OpenCall):
    __slots__ = ()
    key = LAMBDA


class OpenModule:
    """A module's call that has not returned."""

    __slots__ = ("key", "kind", "name", "number", "place")

    def __init__(self, name: str, place: Instruction | None, kind: str = "module") -> None:
        self.key = MODULE
        self.kind, self.name, self.place = kind, name, place
        self.number = -1

    def opened(self, run: Opener, parent: int) -> int:
        if self.number < 0:
            self.number = run.open(self.kind, self.name, parent, run.spans.span(self.place))
        return self.number

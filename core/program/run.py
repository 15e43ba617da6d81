"""The state of one run of a learner's program, and the hooks that the instrumented program calls.

A hook is on the path of every turn and call, so each does as little as it can: what a scope is called, and whether it
is one at all, is worked out when something is recorded inside.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, compress, repeat
from operator import length_hint
from types import CodeType, FrameType
from typing import Any, NoReturn

import torch
from torch import nn

from core.program.ends import LimitReached, Place, Stop, limit
from core.program.instrument import FUNCTION, HOOKS, Instrumented, Loop
from core.program.number_flow import Flow
from core.program.open_scopes import LAMBDA, MODULE, OpenCall, OpenLambda, OpenLoop, OpenModule
from core.program.source import Source
from core.program.spans import Instruction, Spans
from core.recording import shared_memory
from core.recording.recorder import Recorder
from core.trace import Scope, Span
from core.trace.limits import Limits

_getframe = sys._getframe
INDEXED = frozenset({type(iter([])), type(iter(())), type(iter(range(1)))})
"""Iterators that tell where they are."""
NAMELESS = frozenset({int, float, bool, str, type(None), list, dict, set, complex, bytes, type})
"""Kinds of value that a variable may be bound to and that the recorder need not hear of."""


class Run:
    """One run.

    Attributes:
        variables: The program's global names.
        program: The instrumented tree and what its numbers mean.
        stopped: What ended the run, once something has; no ``except`` of the program outlives it.
        statement: Index of the top-level statement that is running.
        last: Value of the statement `Instrumented.last`, when it is an expression.
        modules: Scope → the module whose call it is.
        busiest: When a budget was used up: the open loop that was in its highest turn, and that turn, from 1.
    """

    def __init__(self, source: Source, recorder: Recorder, limits: Limits, program: Instrumented) -> None:
        self.source, self.recorder, self.limits, self.program = source, recorder, limits, program
        self.variables: dict[str, Any] = {}
        self.spans: Spans
        self.codes: dict[int, CodeType] = {}
        self.stopped: Stop | None = None
        self.statement = 0
        self.last: Any = None
        self.report: Callable[[int], None] = lambda number: None
        self.modules: dict[int, nn.Module] = {}
        self.busiest: tuple[Loop, int] | None = None
        self._stack: list[Any] = []
        self._left = self._leaving()
        self._ticks: Any
        self._ticker: Iterator[bool]
        self._tick(limits.steps)
        recorder.over = self.end
        recorder.place, recorder.scope_now = self.place, self.scope  # type: ignore[method-assign]
        recorder.names_at = self.names_at
        recorder.values.taken.flow = self.flow
        recorder.enter, recorder.leave = self.enter_named, self.leave_module  # type: ignore[method-assign]
        self._names: dict[Instruction, tuple[str, ...]] = {}
        self._flow: Flow | None = None

    def compiled(self, code: CodeType) -> None:
        """Note the program's code, before it runs."""
        self.spans = Spans(self.source, code)
        self.codes = self.spans.codes

    # --- the end -------------------------------------------------------------------------------------------------

    @property
    def steps(self) -> int:
        """Turns of loops and calls so far."""
        return self.limits.steps - length_hint(self._ticks)

    def end(self, name: str, allowed: float, needed: object = "more") -> NoReturn:
        """End the run because of a budget.

        Raises:
            LimitReached: always.
        """
        self.busiest = self.busiest or self.busiest_loop()
        try:
            limit(name, allowed, needed)
        except LimitReached as error:
            self.stopped = self.stopped or error
        raise self.stopped

    def stop(self, error: Stop) -> NoReturn:
        """End the run for this reason, or for the one that ended it before."""
        self.stopped = self.stopped or error
        raise self.stopped

    def expire(self) -> Stop:
        """Have the run end at its next step or operation; for a thread that watches the clock."""
        self.stopped = self.stopped or Stop("wall-time", seconds=f"{self.limits.wall_seconds:g}")
        self.recorder.most = -1
        self._ticker = chain((), _Spent(self))
        return self.stopped

    @contextmanager
    def lend(self, steps: int) -> Iterator[None]:
        """Let what follows take no more than so many steps.

        A budget that it uses up ends it and not the run; scopes that an exception left open in it are closed.
        """
        if self.stopped is not None:
            raise self.stopped
        before, depth = length_hint(self._ticks), len(self._stack)
        lent = min(steps, before)
        self._tick(lent)
        try:
            yield
        finally:
            self._tick(before - lent + length_hint(self._ticks))
            del self._stack[depth:]
            if isinstance(self.stopped, LimitReached):
                self.stopped = None
            elif self.stopped is not None:
                self._ticker = iter(_Spent(self))

    def _tick(self, steps: int) -> None:
        """Let so many steps follow."""
        self._ticks = repeat(True, steps)
        self._ticker = chain(self._ticks, _Spent(self))

    def busiest_loop(self) -> tuple[Loop, int] | None:
        """Return the open loop that is in its highest turn, and that turn, from 1."""
        turns = [(one.now() + 1, one.key) for one in self._stack if isinstance(one, OpenLoop) and one.active]
        if not turns:
            return None
        turn, key = max(turns)
        return self.program.loops[key], turn

    # --- places and scopes ---------------------------------------------------------------------------------------

    def place(self) -> Instruction | None:
        """Return the instruction of the program that is running now, below the hooks and the recorder."""
        frame: FrameType | None = _getframe(2)
        codes = self.codes
        while frame is not None:
            identity = id(frame.f_code)
            if identity in codes:
                return identity, frame.f_lasti
            frame = frame.f_back
        return None

    def span(self) -> Span | None:
        """Return the same as a stretch of the text."""
        return self.spans.span(self.place())

    def place_of(self, value: Any) -> Place | None:
        """Return the place of a value of the recorder, or of a pass."""
        return self.spans.place(value.place)

    def names_at(self, instruction: Instruction) -> tuple[str, ...]:
        """Return the variables to which the value of this operation is bound at once."""
        known = self._names.get(instruction)
        if known is None:
            place = self.spans.place(instruction)
            known = self._names[instruction] = self.program.names.get(place, ()) if place else ()
        return known

    def flow(
        self, instruction: Instruction | None, argument: int | str | None = None
    ) -> Callable[[Instruction | None], bool]:
        """Return whether what is read at another place may flow, as plain numbers, into the call at this one."""
        self._flow = self._flow or Flow(self.source)
        place = self.spans.place(instruction)
        regions = [] if place is None else self._flow.into(place, argument)

        def flows(other: Instruction | None) -> bool:
            read = self.spans.place(other)
            return read is not None and any(one[:2] <= read[:2] and read[2:] <= one[2:] for one in regions)

        return flows

    def scope(self) -> int:
        """Return the number of the innermost scope; those that the recorder has not heard of are opened."""
        number = 0
        for one in self._stack:
            number = one.opened(self, number)
        return number

    def open(self, kind: str, name: str, parent: int, span: Span | None, iteration: int = -1) -> int:
        """Give the recorder one more scope."""
        scopes = self.recorder.scopes
        scopes.append(Scope(kind, name, parent, span, iteration))
        return len(scopes) - 1

    def enter_module(self, module: nn.Module) -> int:
        """Open a scope for a module's call and return its number; `leave_module` closes it."""
        self._stack.append(OpenModule(type(module).__name__, self.place()))
        number = self.scope()  # a call of a module is shown even when nothing is recorded in it
        self.modules[number] = module
        return number

    def enter_named(self, kind: str, name: str, span: Span | None) -> None:
        """Open a scope that torch announces: an optimizer's step. `leave_module` closes it."""
        self._stack.append(OpenModule(name, None, kind))
        self.scope()

    def leave_module(self) -> None:
        """Close the innermost module's scope, and those inside that an exception left open."""
        self._left(MODULE)

    def enter_helper(self, name: str) -> None:
        """Open a scope for a call of one of the book's functions; `leave_helper` closes it."""
        self._stack.append(OpenCall(name, sys._getframe(1)))

    def leave_helper(self) -> None:
        """Close the innermost function's scope, and those inside that an exception left open."""
        self._left(FUNCTION)

    def _leaving(self) -> Callable[[int], None]:
        """Return what closes the innermost scope of a key, and those inside that an exception left open."""
        stack, pop = self._stack, self._stack.pop

        def left(key: int) -> None:
            while stack:
                if pop().key == key:
                    return

        return left

    # --- hooks -----------------------------------------------------------------------------------------------------

    def hooks(self) -> dict[str, Any]:
        """Return what the instrumented program calls, by name."""
        own = {
            "next": next, "bind": self._binding(), "ticks": self._new_ticks, "leave": self._left,
            "call": self._calling(),
        }  # fmt: skip
        return {f".{name}": own.get(name) or getattr(self, f"_{name}") for name in HOOKS}

    def _statement(self, number: int) -> None:
        self.statement = number
        self.report(number)

    def _last(self, value: Any) -> Any:
        self.last = value
        return value

    def _shared(self) -> None:
        shared_memory.check_shared(self.recorder)

    def _caught(self) -> None:
        """Raise the end of the run again where the program has caught it, or left a context by it."""
        if self.stopped is not None:
            raise self.stopped
        stack = self._stack
        while stack and stack[-1].key == LAMBDA:
            stack.pop()

    def _binding(self) -> Callable[[str, Any], None]:
        bind, bind_module, nameless = self.recorder.bind, self.recorder.bind_module, NAMELESS
        tensor, module, mapping = torch.Tensor, nn.Module, isinstance

        def bound(name: str, value: Any) -> None:
            if type(value) in nameless:
                return
            if mapping(value, tensor):
                bind(name, value)
            elif mapping(value, module):
                bind_module(name, value)

        self._bound = bound
        return bound

    def _walrus(self, name: str, value: Any) -> Any:
        self._bound(name, value)
        return value

    # loops

    def _enter(self, key: int) -> None:
        self._stack.append(OpenLoop(key))

    def _turns(self, values: Any) -> Iterator[Any]:
        one = self._stack[-1]
        made = iter(values)
        one.active = True
        if type(made) in INDEXED:
            one.values = made
            return compress(made, self._ticker)
        left = length_hint(self._ticks)
        one.ticks, one.start = repeat(True, left), left
        return compress(made, chain(one.ticks, _Spent(self)))

    def _pause(self) -> None:
        self._stack[-1].active = False

    def _enter_while(self, key: int) -> Iterator[bool]:
        one = OpenLoop(key)
        self._stack.append(one)
        left = length_hint(self._ticks)
        one.active, one.ticks, one.start = True, repeat(True, left), left
        return chain(one.ticks, _Spent(self))

    def _tested(self) -> None:
        """Note that a loop's test has ended it: what the test computed is a scope of its own, and no turn."""
        one = self._stack[-1]
        if one.turn >= 0 and one.turn == one.now():
            scope = self.recorder.scopes[one.turn_number]
            self.recorder.scopes[one.turn_number] = Scope(
                "test", self.program.loops[one.key].header, scope.parent, None
            )
        one.active = False

    def _new_ticks(self) -> Iterator[bool]:
        return self._ticker

    def _ticked(self, values: Any) -> Iterator[Any]:
        return compress(values, self._ticker)

    # calls

    def _calling(self) -> Callable[[int, tuple[str, ...], tuple[Any, ...]], None]:
        """Return the hook of a call, which has at hand what it needs: recursive programs call it most."""
        add, named, nameless, frame = self._stack.append, self._named, NAMELESS, _getframe
        kinds = [(OpenLambda if name == "<lambda>" else OpenCall, name) for name in self.program.functions]

        def called(key: int, names: tuple[str, ...], given: tuple[Any, ...]) -> None:
            for _ in self._ticker:
                break
            kind, name = kinds[key]
            add(kind(name, frame(1)))
            for value in given:
                if type(value) not in nameless:
                    named(names, given)
                    return

        return called

    def _named(self, names: tuple[str, ...], given: tuple[Any, ...]) -> None:
        for name, value in zip(names, given, strict=True):
            if isinstance(value, torch.Tensor):
                self.recorder.bind(name, value)

    def _generator(self, key: int, names: tuple[str, ...], given: tuple[Any, ...]) -> None:
        """A generator's parameters get their names; what it computes belongs to whoever asks it for values."""
        next(self._ticker)
        self._named(names, given)

    def _answer(self, entered: None, value: Any) -> Any:
        self._left(LAMBDA)
        return value

    # numbers that grow

    def _power(self, base: Any, exponent: Any) -> Any:
        if type(base) is int and type(exponent) is int and exponent > 0:
            self._bits(base.bit_length() * exponent if base not in (0, 1, -1) else 1)
        return base**exponent

    def _exponent(self, exponent: Any) -> Any:
        if type(exponent) is int:
            self._bits(exponent)
        return exponent

    def _shift(self, value: Any, places: Any) -> Any:
        if type(value) is int and type(places) is int:
            self._bits(value.bit_length() + places)
        return value << places

    def _bits(self, count: int) -> None:
        if count > self.limits.integer_bits:
            self.end("integer_bits", self.limits.integer_bits, count)

    def _bounded(self, values: Any) -> Any:
        if type(values) is range:
            left = length_hint(self._ticks)
            if values and (values[-1] - values[0]) // values.step >= left:
                self.end("steps", self.limits.steps)
        return values

    def ticks_left(self) -> int:
        """Return how many steps may follow."""
        return length_hint(self._ticks)


class _Spent:
    """An iterator for when the steps are used up: every step from here on ends the run."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def __iter__(self) -> _Spent:
        return self

    def __next__(self) -> bool:
        self.run.end("steps", self.run.limits.steps)

"""The kinds of value that only exist in a learner's program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from core.language.names import CALLED, OUTER, RETURNED
from core.language.state import TENSORS, Run
from core.language.stops import Place


class Namespace:
    """A module as a program sees it: a table of names and nothing behind it.

    Attributes:
        name: As Python says it, "torch.nn".
        names: What can be had.
        real: Every name that the real module has, so that a refusal can be told from a mistyped name.
        kind: The mistake that a name which is not offered makes.
    """

    __slots__ = ("kind", "name", "names", "real")

    def __init__(self, name: str, names: dict[str, Any], real: frozenset[str], kind: str = "not-offered") -> None:
        self.name, self.names, self.real, self.kind = name, names, real, kind

    def __repr__(self) -> str:
        return f"<module '{self.name}'>"


class Builtin:
    """A function that Python has without import, with its budget; ``call`` takes the run first."""

    __slots__ = ("call", "name", "run")

    def __init__(self, name: str, call: Callable[..., Any], run: Run) -> None:
        self.name, self.call, self.run = name, call, run

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.call(self.run, *args, **kwargs)

    def __repr__(self) -> str:
        return f"<built-in function {self.name}>"


class Offered:
    """A function of a module that is written for the language; ``call`` takes the run first."""

    __slots__ = ("call", "name")

    def __init__(self, name: str, call: Callable[..., Any]) -> None:
        self.name, self.call = name, call

    def __repr__(self) -> str:
        return f"<function {self.name}>"


class Method:
    """A method together with the value that it was taken from; ``call`` takes the value's arguments only."""

    __slots__ = ("call", "name", "owner")

    def __init__(self, owner: Any, name: str, call: Callable[..., Any]) -> None:
        self.owner, self.name, self.call = owner, name, call

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.call(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<bound method {self.name}>"


class Code:
    """What all functions made by one ``def`` share.

    Attributes:
        body: Runs the statements; of a generator, a Python generator function.
        binder: Code of a Python function with the same parameters that returns {name: argument}: Python itself
            binds the arguments and says what is wrong with them.
        weight: How many steps a call counts.
    """

    __slots__ = ("binder", "body", "generator", "name", "uses_super", "weight")

    def __init__(
        self, name: str, binder: Any, body: Callable[..., Any], generator: bool, uses_super: bool, weight: int
    ) -> None:
        self.name, self.binder, self.body = name, binder, body
        self.generator, self.uses_super, self.weight = generator, uses_super, weight


class Function:
    """A function that the learner wrote."""

    __slots__ = ("binder", "code", "mode", "outer", "owner", "run")

    def __init__(self, run: Run, code: Code, outer: Any, defaults: tuple[Any, ...], keywords: dict[str, Any]) -> None:
        self.run, self.code, self.outer = run, code, outer
        self.owner: type | None = None
        self.mode: Any = None  # a grad mode that decorates it
        self.binder = FunctionType(code.binder, {"__builtins__": {}}, code.name, defaults)
        self.binder.__kwdefaults__ = keywords

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        return self if owner is None else Method(owner, self.code.name, _Bound(self, owner))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.invoke(args, kwargs, self.run.recorder.at)

    def decorated(self, mode: Any) -> Function:
        """Return the function with a grad mode around each call."""
        function = Function(self.run, self.code, self.outer, (), {})
        function.binder, function.mode = self.binder, mode
        return function

    def invoke(self, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
        """Call the function from the place in the text."""
        if self.mode is None:
            return self._invoke(args, kwargs, place)
        with self.mode.clone():
            return self._invoke(args, kwargs, place)

    def _invoke(self, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
        run, code = self.run, self.code
        frame: dict[Any, Any] = self.binder(*args, **kwargs)
        waiting, recorder = run.waiting, run.recorder
        run.step(code.weight)
        run.deeper()
        waiting.append(("function", code.name, place, -1))
        try:
            for name, value in frame.items():
                if type(value) in TENSORS:
                    if waiting:
                        run.open()
                    recorder.bind(name, value)
            frame[OUTER] = self.outer
            if code.uses_super:
                frame[CALLED] = self
            if code.generator:
                return Generator(run, code.body(frame), code.name)
            code.body(frame)
            return frame.get(RETURNED)
        finally:
            run.depth -= 1
            if waiting:
                waiting.pop()
            else:
                recorder.leave()
            recorder.at = place

    def __repr__(self) -> str:
        return f"<function {self.code.name}>"


class _Bound:
    """A function with its first argument; a class, so that `call` can see the function inside a Method."""

    __slots__ = ("first", "function")

    def __init__(self, function: Function, first: Any) -> None:
        self.function, self.first = function, first

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(self.first, *args, **kwargs)


class Generator:
    """A generator that the learner's function made."""

    __slots__ = ("name", "run", "steps")

    def __init__(self, run: Run, steps: Iterator[Any], name: str) -> None:
        self.run, self.steps, self.name = run, steps, name

    def __iter__(self) -> Generator:
        return self

    def __next__(self) -> Any:
        run = self.run
        run.deeper()
        place = run.recorder.at
        try:
            return next(self.steps)
        finally:
            run.depth -= 1
            run.recorder.at = place

    def __repr__(self) -> str:
        return f"<generator object {self.name}>"


class Learner:
    """The base of every class that the learner wrote."""

    __slots__ = ()


class Super:
    """What ``super()`` gives: look-ups start behind ``kind`` in the class order of ``owner``."""

    __slots__ = ("kind", "owner")

    def __init__(self, kind: type, owner: Any) -> None:
        self.kind, self.owner = kind, owner

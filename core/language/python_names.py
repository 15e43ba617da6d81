"""The builtin functions of Python that a program may call, each within the budgets.

Every function takes the run first. An iterable is walked through `counted`, so that ``sum(range(10**12))`` ends
at the budget of steps; whatever makes a container asks `Run.items` first where the length is known.
"""

from __future__ import annotations

import builtins
import math
from collections.abc import Iterable, Iterator
from typing import Any

import torch

from core.language import text
from core.language.files import opened
from core.language.state import TENSORS, Run
from core.language.stops import limit
from core.language.values import Builtin

MISSING = object()


def counted(run: Run, values: Iterable[Any]) -> Iterator[Any]:
    """Iterate, counting a step per item; a tensor is cut into its rows as torch does it."""
    if type(values) in TENSORS:
        values = rows(run, values)
    for value in values:
        run.step()
        yield value


def rows(run: Run, tensor: Any) -> Iterator[Any]:
    """Iterate over a tensor's first axis; recorded as one ``unbind``."""
    with torch._C.DisableTorchFunction():
        if tensor.dim():
            run.items(tensor.shape[0] * 10)  # a tensor object takes ten times as much as a list's item
    if run.waiting:
        run.open()
    return iter(tensor)


def collected(run: Run, values: Iterable[Any]) -> list[Any]:
    """Return the items as a list, within the budget."""
    if isinstance(values, range | list | tuple | dict | set | str):
        run.items(len(values))
        run.step(len(values) >> 3)
        return list(values)
    kept = []
    for value in counted(run, values):
        kept.append(value)
        if not len(kept) & 1023:
            run.items(len(kept))
    return kept


def whole(run: Run, value: int) -> int:
    """Refuse an integer with too many bits."""
    if value.bit_length() > run.limits.integer_bits:
        limit("integer_bits", run.limits.integer_bits, value.bit_length())
    return value


# --- types ---------------------------------------------------------------------------------------------------------


def to_int(run: Run, value: Any = 0, base: Any = MISSING) -> int:
    return whole(run, int(value) if base is MISSING else int(value, base))


def to_list(run: Run, values: Any = ()) -> list[Any]:
    return collected(run, values)


def to_tuple(run: Run, values: Any = ()) -> Any:
    return values if type(values) is tuple else tuple(collected(run, values))


def to_set(run: Run, values: Any = ()) -> set[Any]:
    items = collected(run, values)
    text.weigh(run, *items)
    return set(items)


def to_dict(run: Run, values: Any = (), /, **named: Any) -> dict[Any, Any]:
    if not isinstance(values, dict):
        values = [tuple(collected(run, pair)) for pair in collected(run, values)]
    text.weigh(run, *values)
    return dict(values, **named)


def to_str(run: Run, value: Any = "") -> str:
    return text.plain(run, value)


def type_of(run: Run, *values: Any) -> type:
    if len(values) != 1:
        raise TypeError("type() takes 1 argument here: a class is written with 'class'")
    return type(values[0])


# --- functions -----------------------------------------------------------------------------------------------------


def summed(run: Run, values: Any, /, start: Any = 0) -> Any:
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    total = start
    for value in counted(run, values):
        if isinstance(total, list | tuple):
            run.items(len(total))
            run.step(len(total) >> 3)
        total = total + value
    return total


def extreme(name: str) -> Any:
    pick = getattr(builtins, name)

    def call(run: Run, *values: Any, key: Any = None, default: Any = MISSING) -> Any:
        keywords: dict[str, Any] = {} if default is MISSING else {"default": default}
        if len(values) != 1:
            text.weigh(run, *values)
            return pick(*values, key=key, **keywords)
        items = collected(run, values[0])
        text.weigh(run, *items)
        return pick(items, key=key, **keywords)

    return call


def ordered(run: Run, values: Any, /, *, key: Any = None, reverse: bool = False) -> list[Any]:
    items = collected(run, values)
    text.weigh(run, *items)
    run.step(len(items))
    return sorted(items, key=key, reverse=reverse)


def absolute(run: Run, value: Any) -> Any:
    return abs(value)


def rounded(run: Run, value: Any, digits: Any = None) -> Any:
    if isinstance(digits, int) and abs(digits) > 400:  # round(1, -10**9) would compute 10**10**9
        limit("format_width", 400, abs(digits))
    return round(value, digits) if digits is not None else round(value)


def power(run: Run, base: Any, exponent: Any, modulus: Any = None) -> Any:
    if modulus is not None:
        return pow(base, exponent, modulus)
    return to_power(run, base, exponent)


def to_power(run: Run, base: Any, exponent: Any) -> Any:
    """base ** exponent, refused before it is computed where the result would be too long."""
    if isinstance(base, int) and isinstance(exponent, int) and exponent > 0:
        bits = base.bit_length() * exponent
        if abs(base) > 1 and bits > run.limits.integer_bits + 64:
            limit("integer_bits", run.limits.integer_bits, bits)
    return base**exponent


def mapped(run: Run, function: Any, *values: Any) -> Iterator[Any]:
    iterators = [counted(run, each) for each in values]
    if not iterators:
        raise TypeError("map() must have at least two arguments.")
    for arguments in zip(*iterators, strict=False):
        yield function(*arguments)


def filtered(run: Run, function: Any, values: Any) -> Iterator[Any]:
    for value in counted(run, values):
        if value if function is None else function(value):
            yield value


def zipped(run: Run, *values: Any, strict: bool = False) -> Iterator[Any]:
    return iter(_zipped([iter(counted(run, each)) for each in values], strict))


def _zipped(iterators: list[Any], strict: bool) -> Iterator[Any]:
    yield from zip(*iterators, strict=strict)


def numbered(run: Run, values: Any, start: int = 0) -> Iterator[Any]:
    return _numbered(counted(run, values), start)


def _numbered(values: Iterator[Any], start: int) -> Iterator[Any]:
    yield from enumerate(values, start)


def backwards(run: Run, values: Any) -> Iterator[Any]:
    if type(values) in TENSORS:
        return iter(collected(run, values)[::-1])
    return _counted_reversed(run, reversed(values))


def _counted_reversed(run: Run, values: Iterator[Any]) -> Iterator[Any]:
    yield from counted(run, values)


def every(run: Run, values: Any) -> bool:
    return all(counted(run, values))


def some(run: Run, values: Any) -> bool:
    return any(counted(run, values))


def next_of(run: Run, values: Any, default: Any = MISSING) -> Any:
    run.step()
    return next(values) if default is MISSING else next(values, default)


def iterator(run: Run, values: Any) -> Any:
    return counted(run, iter(values)) if type(values) not in TENSORS else counted(run, values)


def length(run: Run, value: Any) -> int:
    return len(value)


def identity(run: Run, value: Any) -> int:
    return id(value)


def is_instance(run: Run, value: Any, kinds: Any) -> bool:
    text.weigh(run, kinds)
    return isinstance(value, kinds)


def is_subclass(run: Run, kind: Any, kinds: Any) -> bool:
    text.weigh(run, kinds)
    return issubclass(kind, kinds)


def is_callable(run: Run, value: Any) -> bool:
    return callable(value)


def hashed(run: Run, value: Any) -> int:
    text.weigh(run, value)
    return hash(value)


FUNCTIONS: dict[str, Any] = {
    "abs": absolute, "all": every, "any": some, "callable": is_callable, "chr": lambda run, n: chr(n),
    "divmod": lambda run, a, b: divmod(a, b), "enumerate": numbered, "filter": filtered,
    "format": lambda run, value, spec="": text.formatted(run, value, spec), "hash": hashed, "id": identity,
    "isinstance": is_instance, "issubclass": is_subclass, "iter": iterator, "len": length, "map": mapped,
    "max": extreme("max"), "min": extreme("min"), "next": next_of, "open": opened, "ord": lambda run, c: ord(c),
    "pow": power, "print": text.print_values, "repr": text.shown, "reversed": backwards, "round": rounded,
    "sorted": ordered, "sum": summed, "zip": zipped,
}  # fmt: skip
"""Name → function with the run first."""

TYPES: dict[type, Any] = {
    int: to_int, float: lambda run, value=0.0: float(value), bool: lambda run, value=False: bool(value),
    complex: lambda run, *parts: complex(*parts), str: to_str, list: to_list, tuple: to_tuple, set: to_set,
    frozenset: lambda run, values=(): frozenset(to_set(run, values)), dict: to_dict,
    range: lambda run, *numbers: range(*numbers), slice: lambda run, *parts: slice(*parts), type: type_of,
    object: lambda run: object(),
}  # fmt: skip
"""Types that a program may name and call → how the call is done."""

EXCEPTIONS = (
    Exception, ValueError, TypeError, RuntimeError, KeyError, IndexError, LookupError, ZeroDivisionError,
    ArithmeticError, OverflowError, AssertionError, AttributeError, NameError, NotImplementedError, StopIteration,
    ImportError, OSError, FileNotFoundError,
)  # fmt: skip
"""Exception types that a program may raise and catch."""


VALUES: dict[str, Any] = {
    **{kind.__name__: kind for kind in (*TYPES, *EXCEPTIONS)},
    "property": property, "staticmethod": staticmethod, "classmethod": classmethod,
    "NotImplemented": NotImplemented, "Ellipsis": Ellipsis, "__name__": "__main__",
}  # fmt: skip
"""Names that stand for the same value in every run."""


class PythonNames(dict[str, Any]):
    """The builtin names of a run, each there when a program first uses it: most use two or three of them."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run = run

    def __missing__(self, name: str) -> Any:
        function = FUNCTIONS.get(name)
        found = self[name] = VALUES[name] if function is None else Builtin(name, function, self.run)
        return found


KNOWN = frozenset(dir(builtins))
"""Names that Python has; those that are not in `PythonNames` are refused rather than unknown."""

MATH = {
    name: getattr(math, name)
    for name in """
    sqrt exp log log2 log10 log1p expm1 sin cos tan asin acos atan atan2 sinh cosh tanh pi e inf nan floor ceil
    trunc pow
    fabs isnan isinf isfinite degrees radians hypot fmod copysign gcd erf isclose tau
    """.split()
}
"""The names of Python's math."""

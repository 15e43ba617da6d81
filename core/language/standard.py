"""What notebooks import from Python's library: a few names each of collections, copy, functools, typing, warnings."""

from __future__ import annotations

import collections
import copy
import functools
import typing
import warnings
from collections.abc import Callable
from typing import Any

import numpy
import torch
from torch import nn

from core.language.python_names import TYPES, collected
from core.language.state import TENSORS, Run
from core.language.stops import Refused, limit
from core.language.values import Function, Learner, Namespace, Offered
from core.language.weight import FLAT, weigh


def _namespace(name: str, calls: dict[str, Callable[..., Any]], real: Any) -> Namespace:
    return Namespace(name, {key: Offered(key, call) for key, call in calls.items()}, frozenset(dir(real)))


# --- collections ---------------------------------------------------------------------------------------------------


class defaultdict(collections.defaultdict[Any, Any]):  # noqa: N801 - it is printed under this name
    """Python's, with a bound on what reading it may add."""

    run: Run

    def __missing__(self, key: Any) -> Any:
        self.run.items(len(self) + 1)
        return super().__missing__(key)


def counter(run: Run, values: Any = (), /, **named: int) -> collections.Counter[Any]:
    """``Counter``: how often each item occurs."""
    given = values if isinstance(values, dict) else collected(run, values)
    weigh(run, given)
    return collections.Counter(given, **named)


def most_common(run: Run, counts: collections.Counter[Any], most: int | None = None) -> list[Any]:
    run.step(len(counts))
    return counts.most_common(most)


def count_more(run: Run, counts: collections.Counter[Any], values: Any = (), /, **named: int) -> None:
    """``Counter.update`` adds."""
    given = values if isinstance(values, dict) else collected(run, values)
    weigh(run, given)
    run.items(len(counts) + len(given))
    counts.update(given, **named)


def with_default(run: Run, factory: Any = None, values: Any = (), /, **named: Any) -> defaultdict:
    """``defaultdict``: the factory is a type of Python or a function of the program."""
    if not (factory is None or factory in TYPES or type(factory) is Function):
        raise TypeError("first argument must be callable or None")
    weigh(run, values)
    made = defaultdict(factory, values, **named)
    made.run = run
    return made


def ordered_dict(run: Run, values: Any = (), /, **named: Any) -> collections.OrderedDict[Any, Any]:
    given = values if isinstance(values, dict) else [tuple(collected(run, pair)) for pair in collected(run, values)]
    weigh(run, given)
    return collections.OrderedDict(given, **named)


COLLECTIONS = _namespace(
    "collections", {"Counter": counter, "defaultdict": with_default, "OrderedDict": ordered_dict}, collections
)
COUNTER: dict[str, Any] = {"most_common": most_common, "update": count_more}

# --- copy ----------------------------------------------------------------------------------------------------------

ATOMS = (str, complex, range, slice, torch.Size, torch.dtype, torch.device, Function, type)


def deep_copy(run: Run, value: Any) -> Any:
    """``copy.deepcopy`` of tensors, networks, objects of the program's classes and containers of them."""
    weigh(run, value)
    with torch._C.DisableTorchFunction():
        elements = _checked(run, value)
        run.allocation.bytes += elements
        if run.allocation.bytes > run.limits.run_bytes:
            limit("run_bytes", run.limits.run_bytes, run.allocation.bytes)
        return copy.deepcopy(value)


def _checked(run: Run, value: Any) -> int:
    """Return how many bytes the copy of a value takes; refuse what should not be copied."""
    waiting, seen, size = [value], set(), 0
    while waiting:
        one = waiting.pop()
        if type(one) in FLAT or isinstance(one, ATOMS) or id(one) in seen:
            continue
        seen.add(id(one))
        run.step()
        if type(one) in TENSORS:
            size += one.untyped_storage().nbytes()
        elif isinstance(one, numpy.ndarray):
            size += one.nbytes
        elif isinstance(one, nn.Module):
            waiting += [*one._parameters.values(), *one._buffers.values(), *one._modules.values()]
            waiting += vars(one).values() if isinstance(one, Learner) else ()
        elif isinstance(one, Learner):
            waiting += vars(one).values()
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
        else:
            raise Refused("not-offered", module="copy", name=f"deepcopy of {type(one).__name__}")
    return size


def shallow_copy(run: Run, value: Any) -> Any:
    """``copy.copy`` of a container."""
    if type(value) not in (list, dict, set, tuple, collections.OrderedDict):
        raise Refused("not-offered", module="copy", name=f"copy of {type(value).__name__}")
    run.step(len(value) >> 3)
    return copy.copy(value)


COPY = _namespace("copy", {"deepcopy": deep_copy, "copy": shallow_copy}, copy)

# --- the rest ------------------------------------------------------------------------------------------------------


def partial(run: Run, function: Any, /, *args: Any, **kwargs: Any) -> Offered:
    """``functools.partial``."""

    def call_with(run: Run, *more: Any, **others: Any) -> Any:
        from core.language.calls import call  # which knows this module's functions by its table

        return call(run, function, (*args, *more), {**kwargs, **others}, run.recorder.at)

    return Offered("partial", call_with)


class Hint:
    """A name of ``typing``: it may stand in annotations, which nobody reads."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __getitem__(self, parts: Any) -> Hint:
        return self

    def __or__(self, other: Any) -> Hint:
        return self

    def __repr__(self) -> str:
        return f"typing.{self.name}"


HINTS = "Any Callable Dict Iterable Iterator List Literal Optional Sequence Set Tuple Union"
MODULES = {
    "collections": COLLECTIONS,
    "copy": COPY,
    "functools": _namespace("functools", {"partial": partial}, functools),
    "typing": Namespace("typing", {name: Hint(name) for name in HINTS.split()}, frozenset(dir(typing))),
    "warnings": _namespace(
        "warnings", dict.fromkeys(("filterwarnings", "simplefilter"), lambda run, *rest, **named: None), warnings
    ),
    "tqdm": _namespace("tqdm", {"tqdm": lambda run, values, **named: values}, None),
}
"""Module name → its names."""

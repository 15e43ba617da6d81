"""Calls that are one operation although Python runs inside them: torch.func, torch.autograd.functional, Functions.

A transform runs the learner's function on copies and wrappers that mean nothing outside, so of what happens inside
only the result is recorded. torch's entry points are Python functions; while a recorder is at work they are replaced by
ones that ask it (`entered`, `left`). A call that reaches torch through a reference from before is still not
recorded inside: the recorder asks at which level of transforms it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any

import numpy
import torch
import torch.autograd.functional
import torch.utils.data.dataloader
from torch._C._functorch import maybe_current_level
from torch._functorch import apis, eager_transforms
from torch.nn import Embedding, EmbeddingBag
from torch.nn.parameter import UninitializedTensorMixin  # type: ignore[attr-defined]  # no public name
from torch.utils.data import DataLoader

from core.recording.calls import Named
from core.recording.other_memory import set_memory

LOADER = torch.utils.data.dataloader._BaseDataLoaderIter
SHORT_NAMES = {"CheckpointFunction": "checkpoint", "BackwardHookFunction": "backward_hook"}


def _recorder() -> Any:
    """Return the recorder that is at work in this thread and wants to know of such calls, or None."""
    for place in range(torch._C._len_torch_function_stack() - 1, -1, -1):
        mode = torch._C._get_function_stack_at(place)
        if hasattr(mode, "opaque"):
            return mode
    return None


def _shown(function: Any) -> str:
    """Return how a function that was given to a transform is called in a text."""
    name = getattr(function, "__name__", "") or type(function).__name__
    return "lambda" if name == "<lambda>" else name


def _asked(name: str, label: str, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """Call a function as one operation, its arguments the operands."""
    recorder = _recorder()
    if recorder is None:
        return function(*args, **kwargs)
    return recorder.opaque(Named(name, label, function), args, kwargs)


def _direct(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    """``jacobian(function, inputs)``: the call itself is the operation."""

    @wraps(original)
    def call(*args: Any, **kwargs: Any) -> Any:
        function, rest = (args[0], args[1:]) if args else (kwargs.get("func"), ())

        def run(*rest: Any, **kwargs: Any) -> Any:
            return original(*([function] if args else []), *rest, **kwargs)

        return _asked(name, f"{name}({_shown(function)})", run, rest, kwargs)

    return call


def _with_a_function(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    """``vjp(function, x)`` gives a value and a function, each call of which is an operation, too."""
    direct = _direct(name, original)

    @wraps(original)
    def call(*args: Any, **kwargs: Any) -> Any:
        value, pull, *rest = direct(*args, **kwargs)
        return value, _made(f"{name}_function", f"{name}_function", pull), *rest

    return call


def _made(name: str, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return _asked(name, label, function, args, kwargs)

    return call


def _factory(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    """``jacrev(function)`` makes the function whose calls are the operation."""

    @wraps(original)
    def make(func: Any, *args: Any, **kwargs: Any) -> Any:
        return _made(name, f"{name}({_shown(func)})", original(func, *args, **kwargs))

    return make


def _gradient(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    """What ``grad(function)(x)`` calls, whenever the first half was written."""

    @wraps(original)
    def call(func: Any, argnums: Any, has_aux: Any, args: Any, kwargs: Any) -> Any:
        def run(*args: Any, **kwargs: Any) -> Any:
            return original(func, argnums, has_aux, args, kwargs)

        return _asked(f"func_{name}", f"{name}({_shown(func)})", run, args, kwargs)  # "grad" is a pass's gradient

    return call


def _vmap(original: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(original)
    def call(
        func: Any, in_dims: Any, out_dims: Any, randomness: Any, chunk_size: Any, *args: Any, **kwargs: Any
    ) -> Any:
        def run(*args: Any, **kwargs: Any) -> Any:
            return original(func, in_dims, out_dims, randomness, chunk_size, *args, **kwargs)

        return _asked("vmap", f"vmap({_shown(func)})", run, args, kwargs)

    return call


def _apply(original: Any) -> Any:
    """``autograd.Function.apply``: torch calls ``forward`` with gradients off and makes one node of it."""
    plain = original.__func__

    @wraps(plain)
    def apply(cls: Any, *args: Any, **kwargs: Any) -> Any:
        name: str = SHORT_NAMES.get(cls.__name__) or cls.__name__
        return _asked(name, name, plain.__get__(cls, type(cls)), args, kwargs)

    return classmethod(apply)


def _scripted(original: Any) -> Callable[..., Any]:
    """A call of what TorchScript has compiled. It runs outside Python, so nothing inside could be seen."""

    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        def run(*args: Any, **kwargs: Any) -> Any:
            return original(self, *args, **kwargs)

        recorder = _recorder()
        if recorder is None:
            return original(self, *args, **kwargs)
        name = _scripted_name(self)
        return recorder.opaque(Named(name, function=run), args, kwargs, writes_unseen=True)

    return call


def _scripted_name(compiled: Any) -> str:
    """Return the name of a compiled function, or that of the module whose method it is."""
    name: str = compiled.name
    if isinstance(compiled, torch._C.ScriptMethod):
        owner: Any = compiled.owner
        module: str = owner._type().name()
        return module if name == "forward" else f"{module}.{name}"
    return name


def _quiet(original: Callable[..., Any]) -> Callable[..., Any]:
    """What makes a batch of a data set, or a layer's parameters: these are values, and not many operations."""

    @wraps(original)
    def call(*args: Any, **kwargs: Any) -> Any:
        recorder = _recorder()
        if recorder is None:
            return original(*args, **kwargs)
        with recorder.quietly():
            return original(*args, **kwargs)

    return call


def _from_numpy(original: Callable[..., Any]) -> Callable[..., Any]:
    """torch tells its modes nothing of ``from_numpy``."""

    @wraps(original)
    def call(*args: Any, **kwargs: Any) -> Any:
        recorder = _recorder()
        out = original(*args, **kwargs)
        if recorder is not None and args and isinstance(args[0], numpy.ndarray):
            recorder.shares(original, args, out)
        return out

    return call


def _compile(original: Callable[..., Any]) -> Callable[..., Any]:
    """A compiled program has no operations to watch: it runs as it was written."""

    @wraps(original)
    def call(model: Any = None, *args: Any, **kwargs: Any) -> Any:
        if _recorder() is None:
            return original(model, *args, **kwargs)
        return model if model is not None else lambda model: model

    return call


Table = list[tuple[Any, dict[str, Any], dict[str, Any]]]


def _table() -> Table:
    """Return (owner, replacements, originals) of every owner of entry points."""
    functional, gradcheck = torch.autograd.functional, sys.modules["torch.autograd.gradcheck"]
    found: Table = []

    def replace(owners: list[Any], names: str, made: Callable[..., Any]) -> None:
        for name in names.split():
            original = vars(owners[0])[name]
            replacement = (
                made(original) if made in (_apply, _quiet, _compile, _from_numpy, _vmap) else made(name, original)
            )
            for owner in owners:
                if vars(owner).get(name) is original:
                    found.append((owner, {name: replacement}, {name: original}))

    replace([eager_transforms, torch.func], "jacrev jacfwd hessian functionalize", _factory)
    replace([eager_transforms, torch.func], "vjp linearize", _with_a_function)
    replace([eager_transforms, torch.func], "jvp", _direct)
    replace([eager_transforms], "grad_impl grad_and_value_impl", lambda name, one: _gradient(name[:-5], one))
    replace([apis], "vmap_impl", _vmap)
    replace([functional], "jacobian hessian vjp jvp vhp hvp", _direct)
    replace([gradcheck, torch.autograd], "gradcheck gradgradcheck", _direct)
    replace([torch.autograd.Function], "apply", _apply)
    replace([torch], "from_numpy", _from_numpy)
    replace([torch], "compile", _compile)
    together: dict[int, tuple[Any, dict[str, Any], dict[str, Any]]] = {}
    for owner, replacements, originals in found:
        known = together.setdefault(id(owner), (owner, {}, {}))
        known[1].update(replacements)
        known[2].update(originals)
    return list(together.values())


TABLE = _table()

for _owner, _name in (
    (LOADER, "__next__"), (DataLoader, "__iter__"), (UninitializedTensorMixin, "materialize"),
    (Embedding, "_fill_padding_idx_with_zero"), (EmbeddingBag, "_fill_padding_idx_with_zero"),
):  # fmt: skip
    # For good: Python forgets what it knows of a class and of all below it whenever one of its methods is replaced.
    setattr(_owner, _name, _quiet(vars(_owner)[_name]))


def _set(original: Callable[..., Any]) -> Callable[..., Any]:
    """torch tells its modes nothing of ``x.set_(…)``."""

    @wraps(original)
    def set_(*args: Any, **kwargs: Any) -> Any:
        recorder = _recorder()
        if recorder is None or recorder.quiet or maybe_current_level() is not None:
            return original(*args, **kwargs)
        return set_memory(recorder, original, args, kwargs)

    return set_


torch.Tensor.set_ = _set(torch.Tensor.set_)  # for good, as those above

for _compiled in (torch._C.ScriptMethod, torch.jit.ScriptFunction):
    _compiled.__call__ = _scripted(_compiled.__call__)


def hooks_unmentioned(optimized: Any) -> None:
    """Keep torch.compile's modules from warning of the hooks that open scopes: while a recorder is at work they run as
    they were written. As with the classes above, for good."""
    original = optimized.__call__
    if hasattr(original, "__wrapped__"):
        return

    @wraps(original)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        if _recorder() is None:
            return original(self, *args, **kwargs)
        return torch.nn.Module.__call__(self, *args, **kwargs)

    optimized.__call__ = call


_lock = Lock()
_at_work = 0


def _putting(which: int) -> list[Any]:
    """Return (function, arguments) of the calls that put all replacements, or all originals, in place."""
    found: list[Any] = []
    for row in TABLE:
        if isinstance(row[0], type):
            found += [(setattr, (row[0], name, value)) for name, value in row[which].items()]
        else:
            found.append((vars(row[0]).update, (row[which],)))
    return found


REPLACING, RESTORING = _putting(1), _putting(2)


def entered() -> None:
    """Put the replacements in place: a recorder begins."""
    global _at_work
    with _lock:
        _at_work += 1
        if _at_work == 1:
            for function, arguments in REPLACING:
                function(*arguments)


def left() -> None:
    """Put torch's own functions back when the last recorder has ended."""
    global _at_work
    with _lock:
        _at_work -= 1
        if _at_work == 0:
            for function, arguments in RESTORING:
                function(*arguments)

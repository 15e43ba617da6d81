"""Calling any value: what it is decides which checks come first; what is in no table is refused."""

from __future__ import annotations

import types
from typing import Any

import torch
from torch import nn
from torch.nn.modules.lazy import LazyModuleMixin

from core.language import array_functions, arrays, modules, python_names, torch_tables
from core.language.names import CALLED
from core.language.state import Run
from core.language.stops import Place, Refused
from core.language.values import Builtin, Function, Learner, Method, Offered, Super, _Bound
from core.language.weight import weigh

HOST = (types.BuiltinFunctionType, types.FunctionType, types.MethodType, type)
"""Kinds of real functions and types; they can be looked up in sets without calling anything of theirs.
A method descriptor such as Tensor.add is one of `_DESCRIPTORS`."""
_DESCRIPTORS = (types.MethodDescriptorType, types.WrapperDescriptorType)
_GRAD_MODES = tuple(torch_tables.CONTEXTS.values())
_EXCEPTIONS = frozenset(python_names.EXCEPTIONS)


def call(run: Run, callee: Any, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
    """Return ``callee(*args, **kwargs)``.

    Raises:
        Refused: it is a function or a class that is in no table.
        TypeError: it cannot be called.
    """
    kind = type(callee)
    if kind is Function:
        return callee.invoke(args, kwargs, place)
    if kind is Builtin:
        run.recorder.at = place
        return callee.call(run, *args, **kwargs)
    if kind is Offered:
        run.recorder.at = place
        return callee.call(run, *args, **kwargs)
    if kind is Method:
        return _method(run, callee, args, kwargs, place)
    if isinstance(callee, HOST) or kind in _DESCRIPTORS:
        return _host(run, callee, args, kwargs, place)
    if isinstance(callee, nn.Module):
        return call_module(run, callee, args, kwargs, place)
    run.recorder.at = place
    if isinstance(callee, Learner) and callable(callee):
        return callee(*args, **kwargs)
    if isinstance(callee, _GRAD_MODES):
        return _decorated(run, callee, *args)
    if callable(callee) and not isinstance(callee, Super):
        raise Refused("call", name=type(callee).__name__)
    raise TypeError(f"'{kind.__name__}' object is not callable")


def _method(run: Run, method: Method, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
    call: Any = method.call
    if type(call) is _Bound:
        return call.function.invoke((call.first, *args), kwargs, place)
    run.recorder.at = place
    return method.call(*args, **kwargs)


def _host(run: Run, callee: Any, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
    special = torch_tables.SPECIAL.get(callee)
    if special is not None:
        return run.special(special, args, kwargs, place)
    if callee in torch_tables.CALLABLE:
        return run.torch(callee, callee in torch_tables.ORDINARY, args, kwargs, place)
    run.recorder.at = place
    convert = python_names.TYPES.get(callee)
    if convert is not None:
        return convert(run, *args, **kwargs)
    if callee in arrays.SCALARS:
        return array_functions.scalar(run, callee, *args)
    if callee in torch_tables.HOST_FUNCTIONS or callee in _EXCEPTIONS:
        return callee(*args, **kwargs)
    if callee in torch_tables.CONSTRUCTORS:
        return construct(run, callee, args, kwargs, place)
    if isinstance(callee, type) and issubclass(callee, Learner) and callee is not Learner:
        return callee(*args, **kwargs)
    if callee in (property, staticmethod, classmethod) and len(args) == 1 and type(args[0]) is Function:
        return callee(*args)
    if callee is nn.Module.__init__ and args and isinstance(args[0], Learner):
        initialise: Any = callee
        return initialise(args[0])
    raise Refused("call", name=getattr(callee, "__name__", type(callee).__name__))


def construct(run: Run, kind: type, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
    """Make a module, a parameter, an optimizer or a grad mode."""
    run.ready(place)
    if kind in _GRAD_MODES:
        if kind is torch.no_grad and len(args) == 1 and type(args[0]) is Function:
            return _decorated(run, torch.no_grad(), *args)
        return kind(*args)
    run.check_keywords(kwargs)
    torch_tables.check_module(run, args, kwargs)
    if kind is nn.Parameter or issubclass(kind, torch.optim.Optimizer):
        return kind(*args, **kwargs)
    made = run.careful(kind, args, kwargs)
    if isinstance(made, LazyModuleMixin):
        modules.quietly_lazy(made)
    return made


def call_module(run: Run, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any], place: Place) -> Any:
    """Call a module; the recorder hears of it and of its inner modules through torch's own hooks (modules)."""
    run.ready(place)
    weigh(run, *args)
    if isinstance(module, Learner) or _stays_small(run, module, args):
        return module(*args, **kwargs)
    return run.careful(module, args, kwargs)


def _stays_small(run: Run, module: nn.Module, args: tuple[Any, ...]) -> bool:
    """Return whether everything inside a table module is bounded by its input and its parameters, and small."""
    if run.allocation.active:
        return True
    with torch._C.DisableTorchFunction():
        if type(module) not in torch_tables.ORDINARY_MODULES:
            return False
        inner = [m for m in module.modules() if not isinstance(m, Learner)]
        if any(type(m) not in torch_tables.ORDINARY_MODULES for m in inner):
            return False
        parameters = sum(p.numel() for p in module.parameters())
    return run.allocation_is_small((*args, [*module.parameters()]) if parameters else args, {})


def _decorated(run: Run, mode: Any, *functions: Any) -> Any:
    """``@torch.no_grad()`` above a function: the function, with the mode around each call."""
    if len(functions) != 1 or type(functions[0]) is not Function:
        raise TypeError("a grad mode decorates a function")
    return functions[0].decorated(mode)


def super_of(run: Run, scope_frame: dict[Any, Any], args: tuple[Any, ...]) -> Super:
    """``super()`` and ``super(Class, self)``."""
    if args:
        kind, owner = args
        if not (isinstance(kind, type) and issubclass(kind, Learner) and isinstance(owner, kind)):
            raise TypeError("super(type, obj): obj must be an instance or subtype of type")
        return Super(kind, owner)
    function = scope_frame.get(CALLED)
    if function is None or function.owner is None:
        raise RuntimeError("super(): no arguments")
    first = function.binder.__code__.co_varnames[0]
    return Super(function.owner, scope_frame[first])

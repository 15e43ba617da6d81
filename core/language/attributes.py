"""Attributes of any value: look-ups in the tables of its kind, never ``getattr`` on what the learner named.

(Where a value is an object of the learner's own class, its attributes are the learner's own, and those are read
with ``getattr`` after everything of Python and of torch has been ruled out.)
"""

from __future__ import annotations

import types
from typing import Any, NoReturn

import pandas
import torch
from torch import nn

from core.language import kinds, torch_names, torch_tables
from core.language.allocation import UNREADY
from core.language.state import TENSORS, Run
from core.language.stops import Refused
from core.language.values import Function, Learner, Method, Namespace, Super

SAFE_DUNDERS = frozenset(
    """
    __init__ __call__ __len__ __getitem__ __setitem__ __contains__ __iter__ __next__ __repr__ __str__ __bool__ __eq__
    __ne__ __lt__ __le__ __gt__ __ge__ __add__ __radd__ __iadd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__
    __rtruediv__ __floordiv__ __mod__ __pow__ __rpow__ __matmul__ __rmatmul__ __neg__ __pos__ __abs__ __enter__ __exit__
    __float__ __int__ __hash__ __delitem__ __reversed__ __round__
    """.split()
)
"""Special methods that a learner's class may define."""

MODULE_METHODS = frozenset(torch_names.MODULE_METHODS)
MODULE_ATTRIBUTES = frozenset(torch_names.MODULE_ATTRIBUTES)
INTERNAL = frozenset([*dir(nn.Module), *nn.Module().__dict__]) - {"training"}
"""Names of nn.Module itself: a learner's module keeps its own attributes beside them."""


def attribute_of(run: Run, owner: Any, name: str) -> Any:
    """Return ``owner.name``.

    Raises:
        AttributeError: the value has no such attribute, in Python's words.
        Refused: it has one, but the language does not offer it.
    """
    kind = type(owner)
    if kind in TENSORS:
        return _of_tensor(run, owner, name)
    if kind is Namespace:
        return _of_namespace(owner, name)
    if isinstance(owner, UNREADY):
        owner.shape  # noqa: B018 - torch's own words: a lazy layer has no shape yet
    if name.startswith("__") and name not in ("__name__", "__init__"):
        if name == "__class__" and isinstance(owner, Learner | nn.Module):
            return kind
        if isinstance(owner, Learner) and name in SAFE_DUNDERS and _in_learner_classes(kind, name) is not None:
            return getattr(owner, name)
        raise Refused("dunder", name=name)
    methods = kinds.METHODS.get(kind)
    if methods is not None and name in methods:
        return _method(run, owner, name, methods[name])
    if name in kinds.VALUES.get(kind, ()):
        return getattr(owner, name)
    return _of_object(run, owner, name)


def _method(run: Run, owner: Any, name: str, function: Any) -> Method:
    return Method(owner, name, lambda *args, **kwargs: function(run, owner, *args, **kwargs))


def _of_tensor(run: Run, owner: Any, name: str) -> Any:
    if name in torch_tables.ATTRIBUTES:
        if run.waiting:
            run.open()
        return getattr(owner, name)
    function = torch_tables.METHODS.get(name)
    if function is None:
        missing(owner, name, [*torch_tables.METHODS, *torch_tables.ATTRIBUTES])
    return Method(owner, name, lambda *args, **kwargs: call_torch(run, function, (owner, *args), kwargs))


def call_torch(run: Run, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Call a listed torch function from wherever the recorder stands now."""
    special = torch_tables.SPECIAL.get(function)
    if special is not None:
        return run.special(special, args, kwargs, run.recorder.at)
    return run.torch(function, function in torch_tables.ORDINARY, args, kwargs, run.recorder.at)


def _of_namespace(owner: Namespace, name: str) -> Any:
    try:
        return owner.names[name]
    except KeyError:
        pass
    if name in owner.real or owner.kind == "not-yet":
        raise Refused(owner.kind, module=owner.name, name=name)
    raise _no_attribute(f"module '{owner.name}' has no attribute '{name}'", name, list(owner.names))


def _of_object(run: Run, owner: Any, name: str) -> Any:
    if isinstance(owner, Super):
        return _of_super(owner, name)
    if isinstance(owner, pandas.DataFrame) and name in owner.columns:
        return owner[name]
    if isinstance(owner, nn.Module):
        return _of_module(run, owner, name)
    if isinstance(owner, Learner):
        return getattr(owner, name)
    if isinstance(owner, type):
        return _of_type(owner, name)
    if isinstance(owner, torch.optim.Optimizer):
        return _of_optimizer(run, owner, name)
    if type(owner).__module__ == "torch.return_types" and name in kinds.RETURN_FIELDS:
        return getattr(owner, name)
    if isinstance(owner, tuple) and type(owner).__module__ != "torch.return_types" and name in kinds.TUPLE:
        return _method(run, owner, name, kinds.TUPLE[name])
    if isinstance(owner, dict) and name in kinds.DICT:
        return _method(run, owner, name, kinds.DICT[name])
    if isinstance(owner, torch.autograd.graph.Node) and name in torch_names.GRAD_FN:
        found = getattr(owner, name)
        return _method(run, owner, name, lambda run, node: node.name()) if name == "name" else found
    if isinstance(owner, Function | types.BuiltinFunctionType) and name == "__name__":
        return owner.code.name if isinstance(owner, Function) else owner.__name__
    missing(owner, name, list(kinds.METHODS.get(type(owner), ())))


def _of_type(owner: type, name: str) -> Any:
    if name == "__name__":
        return owner.__name__
    if issubclass(owner, Learner):
        for kind in owner.__mro__:
            if issubclass(kind, Learner) and kind is not Learner and name in vars(kind):
                return _from_class(vars(kind)[name], owner)
            if kind is nn.Module and name == "__init__":
                return kind.__init__
    missing(owner, name, [])


def _from_class(found: Any, owner: type) -> Any:
    return found.__get__(None, owner) if isinstance(found, Function | staticmethod | classmethod) else found


def _of_super(owner: Super, name: str) -> Any:
    order = type(owner.owner).__mro__
    for kind in order[order.index(owner.kind) + 1 :]:
        if issubclass(kind, Learner):
            if kind is Learner or name not in vars(kind):
                continue
            found = vars(kind)[name]
            return found.__get__(owner.owner, kind) if isinstance(found, Function) else found
        if name == "__init__" or (issubclass(kind, nn.Module) and name in MODULE_METHODS and name in vars(kind)):
            method = vars(kind).get(name, object.__init__)
            return Method(owner.owner, name, method.__get__(owner.owner))
    raise AttributeError(f"'super' object has no attribute '{name}'")


def _of_module(run: Run, owner: nn.Module, name: str) -> Any:
    learner = isinstance(owner, Learner)
    if name == "training":
        return owner.training
    if learner:
        found = _in_learner_classes(type(owner), name)
        if found is not None:
            return getattr(owner, name)
    for own in (owner._parameters, owner._buffers, owner._modules):
        if name in own:
            return own[name]
    if name in MODULE_METHODS and hasattr(type(owner), name):
        method = getattr(owner, name)
        return Method(owner, name, lambda *args, **kwargs: run.module(method, args, kwargs))
    if learner and name == "_modules":
        return owner._modules  # a container of layers may be filled by hand
    if name in INTERNAL:
        raise Refused("not-offered", module=type(owner).__name__, name=name)
    if learner or name in MODULE_ATTRIBUTES:
        return getattr(owner, name)
    missing(owner, name, [*MODULE_METHODS, *owner._parameters, *owner._modules])


def _in_learner_classes(kind: type, name: str) -> Any:
    return next((vars(k)[name] for k in kind.__mro__ if issubclass(k, Learner) and name in vars(k)), None)


def _of_optimizer(run: Run, owner: torch.optim.Optimizer, name: str) -> Any:
    if name in torch_names.OPTIMIZER_METHODS:
        method = getattr(owner, name)

        def called(*args: Any, **kwargs: Any) -> Any:
            if args:
                raise Refused("keyword", name="closure")
            return run.module(method, args, kwargs)

        return Method(owner, name, called)
    if name in torch_names.OPTIMIZER_ATTRIBUTES:
        return getattr(owner, name)
    missing(owner, name, [*torch_names.OPTIMIZER_METHODS, *torch_names.OPTIMIZER_ATTRIBUTES])


def missing(owner: Any, name: str, known: list[str]) -> NoReturn:
    """Say that there is no such attribute, as Python would, or that it is not offered."""
    kind = type(owner)
    if name.startswith("__"):
        raise Refused("dunder", name=name)
    real = isinstance(owner, type) and any(name in vars(k) for k in owner.__mro__)
    if real or any(name in vars(k) for k in kind.__mro__):
        raise Refused("not-offered", module=owner.__name__ if isinstance(owner, type) else kind.__name__, name=name)
    if isinstance(owner, type):
        raise _no_attribute(f"type object '{owner.__name__}' has no attribute '{name}'", name, known)
    raise _no_attribute(f"'{kind.__name__}' object has no attribute '{name}'", name, known)


def _no_attribute(message: str, name: str, known: list[str]) -> AttributeError:
    error = AttributeError(message)
    error.cotangent_known = (name, known)  # type: ignore[attr-defined]
    return error


def set_attribute(run: Run, owner: Any, name: str, value: Any) -> None:
    """``owner.name = value``."""
    if not isinstance(name, str):
        raise TypeError("attribute name must be string")
    kind = type(owner)
    if kind in TENSORS:
        if name not in torch_names.ASSIGNABLE:
            raise Refused("assign-attribute", name=name)
        if run.waiting:
            run.open()
        setattr(owner, name, value)
    elif name.startswith("__"):
        raise Refused("dunder", name=name)
    elif isinstance(owner, nn.Module):
        own = isinstance(owner, Learner) or isinstance(value, nn.Module | nn.Parameter)
        # After `del layer.weight` a tensor that is computed may stand there.
        own = own or (name in ("weight", "bias") and type(value) in TENSORS)
        if name in INTERNAL or not (own or name in owner._parameters):
            raise Refused("assign-attribute", name=name)
        setattr(owner, name, value)
    elif isinstance(owner, Learner) or (isinstance(owner, type) and issubclass(owner, Learner)):
        setattr(owner, name, value)
    else:
        raise Refused("assign-attribute", name=name)


def delete_attribute(run: Run, owner: Any, name: str) -> None:
    """``del owner.name``."""
    known = isinstance(owner, Learner) or (isinstance(owner, nn.Module) and name in owner._parameters)
    if not known or not isinstance(name, str) or name.startswith("__") or name in INTERNAL:
        raise Refused("assign-attribute", name=name)
    delattr(owner, name)


_NOTHING = object()


def get_attribute(run: Run, owner: Any, name: str, default: Any = _NOTHING) -> Any:
    """``getattr``: the same tables."""
    if not isinstance(name, str):
        raise TypeError("attribute name must be string")
    try:
        return attribute_of(run, owner, name)
    except AttributeError:
        if default is _NOTHING:
            raise
        return default


def has_attribute(run: Run, owner: Any, name: str) -> bool:
    """``hasattr``."""
    try:
        get_attribute(run, owner, name)
    except AttributeError:
        return False
    return True


ATTRIBUTE_FUNCTIONS: dict[str, Any] = {
    "getattr": get_attribute,
    "hasattr": has_attribute,
    "setattr": set_attribute,
    "delattr": delete_attribute,
}
"""Builtins that reach attributes by text, for the names of a program."""

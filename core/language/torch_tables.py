"""The torch names as tables of real functions, and the functions that need more than the common checks."""

from __future__ import annotations

import math
import operator
import random
import time
from collections.abc import Iterable
from typing import Any

import numpy
import torch
from torch import nn
from torch.nn.modules.lazy import LazyModuleMixin

from core.language import (
    array_memory,
    batches,
    distributions,
    figures,
    files,
    frames,
    jacobians,
    legacy,
    numpy_names,
    saved,
    standard,
    text,
    torch_names,
)
from core.language.python_names import MATH
from core.language.state import Run, check_device
from core.language.stops import Refused, limit
from core.language.values import Namespace, Offered
from core.language.weight import ranged_items

Tensor = torch.Tensor

# --- functions with a check of their own -----------------------------------------------------------------------------


def nested(function: Any) -> Any:
    """A function that copies nested lists into a tensor: their items are counted first."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        text.weigh(run, *args, *kwargs.values())
        run.items(ranged_items(*args[:1]))
        return run.careful(function, args, kwargs) if "device" in kwargs else function(*args, **kwargs)

    return call


def as_tensor(run: Run, value: Any, *args: Any, **kwargs: Any) -> Tensor:
    """``torch.as_tensor``: shares an array's memory, copies a list."""
    if isinstance(value, numpy.ndarray) and not args and not kwargs:
        return array_memory.from_numpy(run, value)
    return nested(torch.as_tensor)(run, value, *args, **kwargs)


def factory(function: Any) -> Any:
    """A function that makes a tensor from sizes: small ones need no watching."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        sizes = args if not args or not isinstance(args[0], tuple | list) else (*args[0], *args[1:])
        small = math.prod(max(abs(n), 1) if type(n) in (int, float) else math.inf for n in sizes) <= 4096
        return function(*args, **kwargs) if small and "size" not in kwargs else run.careful(function, args, kwargs)

    return call


def backward(function: Any) -> Any:
    """A backward pass; once something large was made, under the eyes of the dispatch mode."""

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        run.differentiated = True
        if run.large:
            return run.careful(function, args, kwargs)
        return run.recorder.backward(function, args, kwargs)

    return call


def listed(run: Run, tensor: Tensor) -> Any:
    """``tolist``."""
    with torch._C.DisableTorchFunction():
        run.items(tensor.numel())
    return tensor.tolist()


def moved(run: Run, tensor: Tensor, *args: Any, **kwargs: Any) -> Any:
    """``to``."""
    for given in args:
        check_device(given)
    return run.careful(Tensor.to, (tensor, *args), kwargs)


def typed(run: Run, tensor: Tensor, *args: Any) -> Any:
    """``type``: to a dtype; to a class given as text it is torch's old way."""
    if any(isinstance(given, str) for given in args):
        raise Refused("string-type", name=args[0])
    return run.careful(Tensor.type, (tensor, *args), {})


def sized(function: Any) -> Any:
    """``expand`` and the like allocate nothing, but what is computed from the result does."""
    return lambda run, *args, **kwargs: run.careful(function, args, kwargs)


def seed_torch(seed: int, device: str = "cpu") -> None:
    """Seed torch's generators as torch.manual_seed does.

    Where no GPU is in use, torch.manual_seed keeps a call for each kind of GPU that may come, with the stack as
    text: that costs more than the rest of a small program.
    """
    if device != "cpu" or torch.cuda.is_initialized():
        torch.manual_seed(seed)
    else:
        torch.default_generator.manual_seed(seed)


def seeded(run: Run, seed: int) -> None:
    """``manual_seed``; its result, a generator, stays out of reach."""
    seed_torch(seed)


def set_default_dtype(run: Run, dtype: torch.dtype) -> None:
    torch.set_default_dtype(dtype)


def device(run: Run, name: Any, index: Any = None) -> torch.device:
    check_device(name)
    return torch.device(name) if index is None else torch.device(name, index)


def no_cuda(run: Run) -> bool:
    return torch.cuda.is_available()


def size_of(run: Run, values: Any = ()) -> torch.Size:
    text.weigh(run, values)
    return torch.Size(values)


FACTORIES = "zeros ones full empty rand randn randint randperm".split()
SPECIAL: dict[Any, Any] = {
    torch.tensor: nested(torch.tensor),
    torch.as_tensor: as_tensor,
    torch.from_numpy: array_memory.from_numpy,
    Tensor.numpy: array_memory.to_numpy,
    Tensor.new_tensor: nested(Tensor.new_tensor),
    torch.arange: lambda run, *a, **k: (factory(torch.arange) if len(a) < 3 else sized(torch.arange))(run, *a, **k),
    **{getattr(torch, name): factory(getattr(torch, name)) for name in FACTORIES},
    torch.manual_seed: seeded,
    Tensor.backward: backward(Tensor.backward),
    torch.autograd.grad: backward(torch.autograd.grad),
    torch.autograd.backward: backward(torch.autograd.backward),
    Tensor.tolist: listed,
    Tensor.to: moved,
    Tensor.type: typed,
    torch.set_default_dtype: set_default_dtype,
    torch.get_default_dtype: lambda run: torch.get_default_dtype(),
    torch.cuda.is_available: no_cuda,
    torch.cuda.device_count: lambda run: torch.cuda.device_count(),
    torch.device: device,
    torch.Size: size_of,
}
"""Function → how it is called, with the run first."""


def table(where: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return the names that this version of torch has."""
    return {name: getattr(where, name) for name in names if hasattr(where, name)}


METHODS = table(Tensor, torch_names.METHODS)
ATTRIBUTES = frozenset(torch_names.ATTRIBUTES)
MODULES = table(nn, torch_names.MODULES)
OPTIMIZERS = table(torch.optim, torch_names.OPTIMIZERS)
CONTEXTS = {name: getattr(torch, name) for name in ("no_grad", "enable_grad", "set_grad_enabled")}

_UNBOUNDED = {"pad", "one_hot", "conv1d", "conv2d", "max_pool1d", "max_pool2d", "avg_pool1d", "avg_pool2d",
              "adaptive_avg_pool2d"}  # fmt: skip
_BOUNDED = [name for name in torch_names.FUNCTIONAL if name not in _UNBOUNDED]
ORDINARY = frozenset(
    [
        *table(torch, torch_names.ORDINARY).values(),
        *table(Tensor, torch_names.ORDINARY_METHODS).values(),
        *table(nn.functional, _BOUNDED).values(),
        *table(nn.init, torch_names.INIT).values(),
        torch.linalg.norm, torch.linalg.vector_norm, torch.linalg.matrix_norm,
    ]
)  # fmt: skip
CALLABLE = frozenset(
    [
        *(value for value in table(torch, torch_names.TORCH).values()),
        *METHODS.values(),
        *table(torch.linalg, torch_names.LINALG).values(),
        *table(nn.functional, torch_names.FUNCTIONAL).values(),
        *table(nn.init, torch_names.INIT).values(),
        *SPECIAL,
    ]
)
"""Every torch function that a program may call."""
DIRECT = {function: function in ORDINARY for function in CALLABLE if function not in SPECIAL}
"""Functions that need no check of their own → whether their outputs are bounded by their operands."""
CONSTRUCTORS = frozenset([*MODULES.values(), *OPTIMIZERS.values(), *CONTEXTS.values()])
"""Every torch class that a program may call."""
LAZY = frozenset(kind for kind in MODULES.values() if issubclass(kind, LazyModuleMixin))
ORDINARY_MODULES = frozenset(table(nn, torch_names.ORDINARY_MODULES).values())


def check_module(run: Run, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Refuse recurrent networks of very many layers: each layer is a loop of Python."""
    layers = kwargs.get("num_layers", args[2] if len(args) > 2 else 1)
    if type(layers) is int and layers > 100:
        limit("container_items", 100, layers)


# --- namespaces ----------------------------------------------------------------------------------------------------


def _namespace(name: str, names: dict[str, Any], real: Any) -> Namespace:
    return Namespace(name, names, frozenset(dir(real)))


NN_FUNCTIONAL = _namespace("torch.nn.functional", table(nn.functional, torch_names.FUNCTIONAL), nn.functional)
NN_INIT = _namespace("torch.nn.init", table(nn.init, torch_names.INIT), nn.init)
NN = _namespace("torch.nn", {**MODULES, "functional": NN_FUNCTIONAL, "init": NN_INIT, "utils": batches.NN_UTILS}, nn)
OPTIM = _namespace("torch.optim", {**OPTIMIZERS, "Optimizer": torch.optim.Optimizer}, torch.optim)
AUTOGRAD = _namespace(
    "torch.autograd",
    {"grad": torch.autograd.grad, "backward": torch.autograd.backward, "functional": jacobians.FUNCTIONAL},
    torch.autograd,
)
CUDA = _namespace("torch.cuda", {n: getattr(torch.cuda, n) for n in ("is_available", "device_count")}, torch.cuda)
TORCH = _namespace(
    "torch",
    {
        **table(torch, [*torch_names.TORCH, *torch_names.CONSTANTS, "device", "Size", "dtype"]),
        **table(torch, ["Tensor", "set_default_dtype", "get_default_dtype"]),
        **CONTEXTS,
        "linalg": _namespace("torch.linalg", table(torch.linalg, torch_names.LINALG), torch.linalg),
        "nn": NN,
        "optim": OPTIM,
        "autograd": AUTOGRAD,
        "cuda": CUDA,
        "utils": batches.UTILS,
        "distributions": distributions.DISTRIBUTIONS,
        "save": Offered("save", saved.save),
        "load": Offered("load", saved.load),
        "set_printoptions": Offered("set_printoptions", text.set_print_options),
        **{name: legacy.typed(name, SPECIAL) for name in legacy.DTYPES},
        "__version__": torch.__version__.split("+")[0],
    },
    torch,
)
RANDOM_NAMES = "random randint uniform gauss choice shuffle sample seed normalvariate choices randrange"
RANDOM = _namespace("random", {name: getattr(random, name) for name in RANDOM_NAMES.split()}, random)
TIME = _namespace("time", {name: getattr(time, name) for name in ("time", "perf_counter")}, time)
MATHS = _namespace("math", MATH, math)
LATER = {
    name: Namespace(name, {}, frozenset(), "not-yet")
    for name in ("d2l", "matplotlib", "IPython", "matplotlib_inline", "torchvision", "torchvision.transforms")
}
"""Modules that may be imported, since notebooks begin so, and whose names are refused when they are used."""
LATER |= figures.MODULES
for _name, _inner in (("d2l", "torch"), ("matplotlib", "pyplot"), ("IPython", "display"),
                      ("matplotlib_inline", "backend_inline"), ("torchvision", "transforms")):  # fmt: skip
    LATER[_name].names[_inner] = LATER[f"{_name}.{_inner}"]

IMPORTS: dict[str, Namespace] = {
    "torch": TORCH,
    "torch.nn": NN,
    "torch.nn.functional": NN_FUNCTIONAL,
    "torch.nn.init": NN_INIT,
    "torch.nn.utils": batches.NN_UTILS,
    "torch.optim": OPTIM,
    "torch.autograd": AUTOGRAD,
    "torch.autograd.functional": jacobians.FUNCTIONAL,
    **distributions.MODULES,
    **standard.MODULES,
    "torch.utils": batches.UTILS,
    "torch.utils.data": batches.DATA,
    "math": MATHS,
    "random": RANDOM,
    "os": files.OS,
    "os.path": files.PATH,
    "pandas": frames.PANDAS,
    "numpy": numpy_names.NUMPY,
    "numpy.linalg": numpy_names.LINALG,
    "numpy.random": numpy_names.RANDOM,
    "time": TIME,
    **LATER,
}
"""Module name → what ``import`` gives."""

HOST_FUNCTIONS = frozenset(value for value in [*MATH.values(), *TIME.names.values()] if callable(value))
"""Functions of Python's modules that may be called as they are."""


def _random(function: Any) -> Any:
    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        for value in (*args, *kwargs.values()):
            if function in (random.sample, random.choices):
                run.items(_count(value))
            if isinstance(value, list):
                run.step(len(value))
        return function(*args, **kwargs)

    return call


def _count(value: Any) -> int:
    """Return the number that Python would take a value for, or 0 where it is none."""
    try:
        with torch._C.DisableTorchFunction():
            return operator.index(value)
    except TypeError:
        return 0


SPECIAL.update({function: _random(function) for function in RANDOM.names.values()})
SPECIAL[torch.Tensor] = legacy.typed("Tensor", SPECIAL).call

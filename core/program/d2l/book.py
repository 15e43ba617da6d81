"""The modules ``d2l`` and ``d2l.torch`` that programs import."""

from __future__ import annotations

import collections
import hashlib
import importlib
import inspect
import math
import os
import random
import re
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any, NoReturn

import numpy
import torch
from torch import nn
from torch.nn import functional

from core.program import figures
from core.program.d2l import (
    attention,
    boxes,
    convolution,
    devices,
    drawing,
    learning,
    linear,
    measuring,
    missing,
    sequence_training,
    sequences,
    text,
    training,
    tuning,
)

PARTS = (
    devices, measuring, missing, linear, drawing, learning, training, text, sequences, sequence_training, attention,
    convolution, boxes,
    tuning,
)  # fmt: skip

MODULES = {
    "collections": collections, "hashlib": hashlib, "math": math, "os": os, "random": random, "re": re, "sys": sys,
    "time": time, "np": numpy, "torch": torch, "nn": nn, "F": functional,
}  # fmt: skip
"""Modules under the names that the book's own code has them."""
LATE = {
    "plt": "matplotlib.pyplot", "pd": "pandas", "display": "IPython.display", "Image": "PIL.Image",
    "backend_inline": "matplotlib_inline.backend_inline",
}  # fmt: skip
"""Name → the module that is imported when a program asks for it."""

ALIASES = {
    **{name: getattr(torch, name) for name in (
        "ones_like", "ones", "zeros_like", "zeros", "tensor", "arange", "meshgrid", "sin", "sinh", "cos", "cosh",
        "tanh", "linspace", "exp", "log", "normal", "rand", "randn", "matmul", "int32", "int64", "float32", "stack",
        "abs", "eye", "sigmoid", "cat", "bool",
    )},
    "concat": torch.cat, "batch_matmul": torch.bmm, "nn_Module": nn.Module,
}  # fmt: skip
"""Functions of torch under the book's names for all libraries."""


def _method(name: str, method: str) -> Any:
    def call(x: Any, *args: Any, **options: Any) -> Any:
        return getattr(x, method)(*args, **options)

    call.__name__ = call.__qualname__ = name
    return call


METHODS = {
    "reshape": "reshape", "to": "to", "reduce_sum": "sum", "reduce_mean": "mean", "argmax": "argmax", "astype": "type",
    "transpose": "t", "expand_dims": "unsqueeze", "repeat": "repeat", "swapaxes": "swapaxes", "size": "numel",
}  # fmt: skip
"""The book's name → the method of a tensor."""


def numpy_of(x: Any, *args: Any, **options: Any) -> Any:
    """Return a tensor as an array."""
    return x.detach().numpy(*args, **options)


def names() -> dict[str, Any]:
    """Return everything that ``d2l.torch`` has."""
    own = {
        name: value
        for part in PARTS
        for name, value in vars(part).items()
        if getattr(value, "__module__", None) == part.__name__ and not name.startswith("_") and name != "own"
    }
    for value in own.values():  # so that they read, and are kept by torch.save, as the book's
        if inspect.isclass(value) or inspect.isfunction(value):
            value.__module__ = "d2l.torch"
    loaders = {name: _refusing(name, one) for name, one in missing.FUNCTIONS.items()}
    loaders |= {name: _data_set(name, one) for name, one in missing.CLASSES.items()}
    methods = {name: _method(name, method) for name, method in METHODS.items()}
    data = {"DATA_HUB": missing.DATA_HUB, "DATA_URL": missing.DATA_URL, "numpy": numpy_of}
    return {**MODULES, **ALIASES, **methods, **data, **loaders, **own}


def _refusing(name: str, dataset: str) -> Callable[..., NoReturn]:
    """Return a function of this name that says which data set is not here."""

    def load(*args: Any, **options: Any) -> NoReturn:
        raise missing.NoNetwork(dataset)

    load.__name__ = load.__qualname__ = name
    return load


def _data_set(name: str, dataset: str) -> type:
    refuse = _refusing("__init__", dataset)
    return type(name, (learning.DataModule,), {"__init__": refuse, "__module__": "d2l.torch"})


def _late(name: str) -> Any:
    """Import what a program asks for by name; for ``d2l.torch.__getattr__``."""
    if name in ("plt", "Image"):
        figures.pyplot()
    if name in LATE:
        return importlib.import_module(LATE[name])
    raise AttributeError(f"module 'd2l.torch' has no attribute {name!r}")


def install() -> None:
    """Make ``d2l`` and ``d2l.torch`` importable, unless the real ones are loaded."""
    if "d2l" in sys.modules:
        return
    package, module = ModuleType("d2l", "Dive into Deep Learning."), ModuleType("d2l.torch", "Helpers of the book.")
    module.__dict__.update(names())
    module.__dict__["__getattr__"] = _late
    module.__dict__["d2l"] = module
    package.__path__ = []
    package.__dict__.update({"torch": module, "__version__": "1.0.3"})
    sys.modules.update({"d2l": package, "d2l.torch": module})

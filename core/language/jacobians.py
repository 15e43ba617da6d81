"""``torch.autograd.functional``: Jacobians, Hessians and products with them, of a function of the program.

Each call is one operation of the recording, with the inputs as its operands: torch runs the function on copies of them
and goes backward once for every row, and none of that is part of the learner's own graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.autograd import functional
from torch.overrides import handle_torch_function

from core.language.state import TENSORS, Run
from core.language.stops import Refused, limit
from core.language.values import Namespace, Offered

KEYWORDS = frozenset({"create_graph", "strict", "v", "inputs"})


def _asked(name: str) -> Offered:
    function = getattr(functional, name)

    def call(run: Run, func: Any, inputs: Any, *more: Any, **kwargs: Any) -> Any:
        for keyword in kwargs:
            if keyword not in KEYWORDS:
                raise Refused("keyword", name=keyword)
        if not callable(func):
            raise TypeError(f"{name}() takes a function first, not {type(func).__name__}")
        given = tuple(inputs) if isinstance(inputs, list | tuple) else (inputs,)
        tensors = [one for one in given if type(one) in TENSORS]
        run.ready(run.recorder.at)
        if name == "hessian":
            size = sum(one.numel() for one in tensors)
            if size * size > run.limits.tensor_elements:
                limit("tensor_elements", run.limits.tensor_elements, size * size)
        run.large = True  # how much one call computes is known to nobody beforehand

        def computed(inputs: Any, *more: Any, **kwargs: Any) -> Any:
            with _unnamed(run.recorder):
                return run.careful(function, (func, inputs, *more), kwargs)

        computed.__name__ = name  # the operation's
        if not tensors or not torch._C._len_torch_function_stack():
            return computed(inputs, *more, **kwargs)  # torch says what is wrong; or nobody records
        return handle_torch_function(computed, tensors, inputs, *more, **kwargs)

    return Offered(name, call)


@contextmanager
def _unnamed(recorder: Any) -> Iterator[None]:
    """Let the variables inside a function name nothing: the tensors in them are not in the recording."""
    if "bind" in vars(recorder):  # a Jacobian inside a Jacobian
        yield
        return
    place, recorder.bind = recorder.at, lambda name, value: None
    try:
        yield
    finally:
        del recorder.bind  # the class's own is back
        recorder.at = place


FUNCTIONAL = Namespace(
    "torch.autograd.functional",
    {name: _asked(name) for name in ("jacobian", "hessian", "vjp", "jvp", "vhp", "hvp")},
    frozenset(dir(functional)),
)

"""``torch.FloatTensor`` and its like: how tensors were made before ``torch.tensor``; old notebooks still do."""

from __future__ import annotations

from typing import Any

import numpy
import torch

from core.language.state import TENSORS, Run
from core.language.values import Offered

DTYPES: dict[str, torch.dtype] = {
    "FloatTensor": torch.float32, "DoubleTensor": torch.float64, "HalfTensor": torch.float16, "IntTensor": torch.int32,
    "LongTensor": torch.int64, "ShortTensor": torch.int16, "ByteTensor": torch.uint8, "BoolTensor": torch.bool,
}  # fmt: skip


def typed(name: str, special: dict[Any, Any]) -> Offered:
    """Return the function of that name: from a list its numbers, from sizes a tensor that nobody has filled."""

    def call(run: Run, *args: Any) -> Any:
        dtype = DTYPES.get(name) or torch.get_default_dtype()  # torch.Tensor itself makes the default
        run.ready(run.recorder.at)
        if len(args) == 1 and type(args[0]) in TENSORS:
            if args[0].dtype is not dtype:
                raise TypeError(f"expected {name} (got {args[0].type()})")
            return args[0].detach()
        if len(args) == 1 and isinstance(args[0], list | tuple | range | numpy.ndarray):
            return special[torch.tensor](run, args[0], dtype=dtype)
        return special[torch.empty](run, *(args or (0,)), dtype=dtype)

    return Offered(name, call)

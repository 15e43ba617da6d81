"""``torch.utils.data``: datasets of tensors and loaders that cut them into batches.

torch's own classes do the work, so a seed gives the batches that it gives elsewhere; their inner calls are not part of
the learner's program, so a batch appears in the recording as a value and not as hundreds of operations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch.utils import data

from core.language.python_names import collected
from core.language.state import TENSORS, Run
from core.language.stops import Refused
from core.language.values import Namespace, Offered

KEYWORDS = frozenset({"batch_size", "shuffle", "drop_last"})
SIZES = {"num_workers": 0}
"""Keywords of D2L's loaders that say how many processes load; here none does."""


class Loader:
    """A ``DataLoader`` as a program sees it."""

    __slots__ = ("loader", "run")

    def __init__(self, run: Run, loader: Any) -> None:
        self.run, self.loader = run, loader

    def __len__(self) -> int:
        return len(self.loader)

    def __iter__(self) -> Iterator[Any]:
        with torch._C.DisableTorchFunction():
            batches = iter(self.loader)
        while True:
            self.run.step()
            try:
                with torch._C.DisableTorchFunction():
                    batch = next(batches)
            except StopIteration:
                return
            yield batch

    def __repr__(self) -> str:
        return "<torch.utils.data.dataloader.DataLoader>"


def dataset(run: Run, *tensors: Any) -> Any:
    """``TensorDataset``."""
    if not tensors or any(type(one) not in TENSORS for one in tensors):
        raise TypeError("TensorDataset takes tensors")
    with torch._C.DisableTorchFunction():
        return data.TensorDataset(*tensors)


def loader(run: Run, source: Any, batch_size: int = 1, shuffle: bool = False, **kwargs: Any) -> Loader:
    """``DataLoader`` of a dataset of tensors."""
    for name in kwargs:
        if name not in KEYWORDS and name not in SIZES:
            raise Refused("keyword", name=name)
    if not isinstance(source, data.TensorDataset):
        raise Refused("not-offered", module="torch.utils.data", name=f"DataLoader of {type(source).__name__}")
    run.items(len(source))
    keywords = {name: value for name, value in kwargs.items() if name in KEYWORDS}
    return Loader(run, data.DataLoader(source, int(batch_size), bool(shuffle), **keywords))


DATA = Namespace(
    "torch.utils.data",
    {"TensorDataset": Offered("TensorDataset", dataset), "DataLoader": Offered("DataLoader", loader)},
    frozenset(dir(data)),
)


def clipped(run: Run, parameters: Any, *args: Any, **kwargs: Any) -> Any:
    """``torch.nn.utils.clip_grad_norm_``."""
    given = [parameters] if type(parameters) in TENSORS else collected(run, parameters)
    if kwargs.keys() - {"max_norm", "norm_type"}:
        raise Refused("keyword", name=next(iter(kwargs.keys() - {"max_norm", "norm_type"})))
    run.ready(run.recorder.at)
    # one tensor after the other: of torch's calls for whole lists the recorder sees no single write
    return run.careful(torch.nn.utils.clip_grad_norm_, (given, *args), {**kwargs, "foreach": False})


NN_UTILS = Namespace(
    "torch.nn.utils", {"clip_grad_norm_": Offered("clip_grad_norm_", clipped)}, frozenset(dir(torch.nn.utils))
)
UTILS = Namespace("torch.utils", {"data": DATA}, frozenset(dir(torch.utils)))

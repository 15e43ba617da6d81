"""Stand-ins for modules that fetch data: they can be imported, and functions that need the network raise NoNetwork."""

from __future__ import annotations

from types import ModuleType
from typing import Any, NoReturn

import numpy
import torch

from core.program.d2l.missing import NoNetwork


class _Fetching(ModuleType):
    """A module of which every name is a function or class that fetches something."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def fetch(*args: Any, **options: Any) -> NoReturn:
            raise NoNetwork(name)

        fetch.__name__ = name
        return fetch


class _Transforms(ModuleType):
    """torchvision.transforms: those of tensors work; those of pictures can be made and not applied."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_OfPictures,), {})


class _OfPictures:
    def __init__(self, *args: Any, **options: Any) -> None:
        self.args = args

    def __call__(self, picture: Any) -> NoReturn:
        raise NotImplementedError(f"{type(self).__name__} changes pictures, and there are none here")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.args))})"


class Compose:
    """One transform after the other."""

    def __init__(self, transforms: list[Any]) -> None:
        self.transforms = transforms

    def __call__(self, value: Any) -> Any:
        for transform in self.transforms:
            value = transform(value)
        return value

    def __repr__(self) -> str:
        inside = "".join(f"\n    {one!r}" for one in self.transforms)
        return f"Compose({inside}\n)"


class ToTensor:
    """An array of (height, width) or (height, width, channels) as a tensor of (channels, height, width).

    Bytes from 0 to 255 become numbers from 0 to 1.
    """

    def __call__(self, value: Any) -> torch.Tensor:
        array = numpy.asarray(value)
        tensor = torch.from_numpy(array[None] if array.ndim == 2 else array.transpose(2, 0, 1).copy())
        return tensor.float().div(255) if array.dtype == numpy.uint8 else tensor

    def __repr__(self) -> str:
        return "ToTensor()"


class Normalize:
    """(value − mean) / std for each channel."""

    def __init__(self, mean: Any, std: Any, inplace: bool = False) -> None:
        self.mean, self.std, self.inplace = mean, std, inplace

    def __call__(self, value: torch.Tensor) -> torch.Tensor:
        mean, std = (torch.as_tensor(one, dtype=value.dtype).reshape(-1, 1, 1) for one in (self.mean, self.std))
        return (value - mean) / std

    def __repr__(self) -> str:
        return f"Normalize(mean={self.mean}, std={self.std})"


class Lambda:
    """Any function as a transform."""

    def __init__(self, lambd: Any) -> None:
        self.lambd = lambd

    def __call__(self, value: Any) -> Any:
        return self.lambd(value)

    def __repr__(self) -> str:
        return "Lambda()"


_OF_TENSORS: dict[str, Any] = {"Compose": Compose, "ToTensor": ToTensor, "Normalize": Normalize, "Lambda": Lambda}
KINDS: dict[str, type[ModuleType]] = {
    "torchvision": _Fetching, "torchvision.datasets": _Fetching, "torchvision.models": _Fetching,
    "torchvision.io": _Fetching, "torchvision.utils": _Fetching, "torchvision.ops": _Fetching,
    "torchvision.transforms": _Transforms, "torchvision.transforms.functional": _Fetching,
    "torchvision.transforms.v2": _Transforms, "torchtext": _Fetching, "torchtext.datasets": _Fetching,
    "torchaudio": _Fetching, "requests": _Fetching,
}  # fmt: skip
"""Module → what its names do."""


def modules() -> dict[str, ModuleType]:
    """Return the stand-ins by name, each inside its package."""
    made: dict[str, ModuleType] = {}
    for name, kind in KINDS.items():
        made[name] = module = kind(name)
        module.__path__ = []  # type: ignore[attr-defined]
        module.__dict__["__version__"] = "0"
        if kind is _Transforms:
            module.__dict__.update(_OF_TENSORS)
        root, _, last = name.rpartition(".")
        if root:
            setattr(made[root], last, module)
    return made

"""Data loaders that load in the program's own process: a worker can start no other."""

from __future__ import annotations

from typing import Any

from torch.utils.data import DataLoader
from torch.utils.data.dataloader import _SingleProcessDataLoaderIter


def _alone(loader: Any) -> Any:
    """Iterate without further processes; the batches and their order are the same."""
    workers, timeout, prefetch = loader.num_workers, loader.timeout, loader.prefetch_factor
    loader.num_workers, loader.timeout, loader.prefetch_factor = 0, 0, None
    try:
        return _SingleProcessDataLoaderIter(loader)
    finally:
        loader.num_workers, loader.timeout, loader.prefetch_factor = workers, timeout, prefetch


def install() -> None:
    """Have every loader of this process load by itself, for good."""
    DataLoader._get_iterator = _alone  # type: ignore[method-assign]

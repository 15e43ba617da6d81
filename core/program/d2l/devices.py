"""Devices: the first GPU where there is one."""

from __future__ import annotations

import torch


def cpu() -> torch.device:
    return torch.device("cpu")


def gpu(i: int = 0) -> torch.device:
    return torch.device("cuda", i)


def num_gpus() -> int:
    return torch.cuda.device_count()


def try_gpu(i: int = 0) -> torch.device:
    """Return GPU number ``i``, or the CPU where there are not so many."""
    return gpu(i) if i < num_gpus() else cpu()


def try_all_gpus() -> list[torch.device]:
    """Return all GPUs, or the CPU alone."""
    return list(map(gpu, range(num_gpus()))) or [cpu()]

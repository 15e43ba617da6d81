"""How many workers, how long, how strict: read once from the environment, with defaults for a laptop.

Every field of `PoolSettings` can be set by a variable named ``COTANGENT_`` and the field in capitals, for instance
``COTANGENT_HOSTED=1`` or ``COTANGENT_QUEUE=200``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

import msgspec

_PREFIX = "COTANGENT_"
_Count = Annotated[int, msgspec.Meta(ge=1)]
_Cores = os.cpu_count() or 1


class PoolSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the pool may use.

    Attributes:
        light: Short jobs that run at once.
        heavy: Jobs that may run at once after they turned out to be long (each on top of the light ones, niced).
        heavy_after: Seconds after which a job counts as heavy.
        queue: Jobs that may wait for a place; one more is told that the queue is full.
        warm: Processes that wait, forked already, for the next job (about 10 ms less each time; a few MB each).
        start_seconds: How long a zygote or a persistent worker may take to import torch.
        hosted: Strangers use this server: refuse a worker whose isolation is weak (see `Isolation.strong`).
        allow_weak: … unless this is set too.
        body: Module that does the jobs, with the functions ``warm``, ``devices`` and ``body`` of `core.workers.job`;
            tests put in stand-ins.
    """

    light: _Count = _Cores
    heavy: _Count = max(1, _Cores // 2)
    heavy_after: float = 0.25
    queue: Annotated[int, msgspec.Meta(ge=0)] = 64
    warm: Annotated[int, msgspec.Meta(ge=0)] = 2
    start_seconds: float = 120.0
    hosted: bool = False
    allow_weak: bool = False
    body: str = "core.workers.job"


def settings_from(environment: Mapping[str, str]) -> PoolSettings:
    """Return the settings that the ``COTANGENT_…`` variables ask for.

    Raises:
        msgspec.ValidationError: a value is not what its field takes; the message names both.
    """
    names = {_PREFIX + name.upper(): name for name in PoolSettings.__struct_fields__}
    chosen = {names[key]: value for key, value in environment.items() if key in names}
    return msgspec.convert(chosen, PoolSettings, strict=False)


class Isolation(msgspec.Struct, frozen=True):
    """What stands between a learner's program and the machine, so that a page can say it.

    Attributes:
        worker: "one-shot" (a process per job), "persistent" (one process for many jobs) or "none" (did not start).
        layers: Names of the active layers in order: "own-process", "limits", "no-new-privileges", "landlock",
            "system-calls". The interpreter's own rules hold in every case.
    """

    worker: str
    layers: tuple[str, ...]

    @property
    def strong(self) -> bool:
        """True when a program that broke out of the interpreter still could not touch files, net or other jobs."""
        return self.worker == "one-shot" and "system-calls" in self.layers

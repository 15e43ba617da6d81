"""The pool's settings (workers, times, strictness): read once from the environment, with defaults for a laptop.

Every field of `PoolSettings` can be set by a variable named ``COTANGENT_`` and the field in capitals, for instance
``COTANGENT_HOSTED=1`` or ``COTANGENT_QUEUE=200``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated

import msgspec

from core.trace.limits import chosen

_PREFIX = "COTANGENT_"
_Count = Annotated[int, msgspec.Meta(ge=1)]
HOSTED_SHARE = 0.25
REQUIRED = ("limits", "no-new-privileges", "landlock", "system-calls")
"""Layers without which strangers' programs are not run: native code must meet two walls before it meets a file."""
_Cores = os.cpu_count() or 1


def _memory() -> int:
    """Return the machine's memory in bytes; 4 GB where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 4_000_000_000


_STANDING_BYTES = min(_memory() // 4, 1_000_000_000)


class PoolSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of the pool.

    Attributes:
        light: Short jobs that run at once: one more than processors, for each waits a part of its time for the server.
        heavy: Jobs that may run at once after they turned out to be long (each on top of the light ones, niced), and
            as many again of those that are longer still.
        heavy_after: Seconds in which it was busy (`core.sandbox.own_time`) after which a job counts as heavy; a fifth
            of them while others wait for its place.
        long_after: Seconds of its own, after which a heavy job makes room for one that has run for less.
        queue: Jobs that may wait for a place; when there is one more, one of them is told that the queue is full. As
            many as there are visitors (`viz.widgets.border.sockets`): each of them has one run.
        standing_bytes: Memory that long jobs may hold together while they stand still and wait for a place; a job for
            which there is no room is ended, and begins again when there is a place.
        warm: Processes that wait, forked already, for the next job (about 10 ms less each time; a few MB each).
        session_share: What part of one worker a session may keep busy in the long run; 1 is no bound, since a session
            runs one program at a time. Where ``hosted`` is set, a quarter unless something else is asked for.
        session_burst: Seconds of running that a session may use before that.
        start_seconds: How long a zygote or a spawned worker may take to import torch.
        libraries_idle: Seconds after which the zygote with the large libraries (200 MB more) ends when nobody used it.
        hosted: Strangers use this server: refuse a worker whose isolation is weak (see `Isolation.strong`).
        allow_weak: … unless this is set too.
        body: Module that does the jobs, with the functions ``warm``, ``devices`` and ``body`` of `core.sandbox.job`;
            tests put in stand-ins.
    """

    light: _Count = _Cores + 1
    heavy: _Count = max(1, _Cores // 2)
    heavy_after: float = 0.25
    long_after: float = 1.5
    queue: Annotated[int, msgspec.Meta(ge=0)] = 500
    standing_bytes: Annotated[int, msgspec.Meta(ge=0)] = _STANDING_BYTES
    warm: Annotated[int, msgspec.Meta(ge=0)] = 2
    session_share: Annotated[float, msgspec.Meta(gt=0)] = 1.0
    session_burst: Annotated[float, msgspec.Meta(ge=0)] = 60.0
    start_seconds: float = 120.0
    libraries_idle: float = 900.0
    hosted: bool = False
    allow_weak: bool = False
    body: str = "core.sandbox.job"


def settings_from(environment: Mapping[str, str]) -> PoolSettings:
    """Return the settings that the ``COTANGENT_…`` variables ask for.

    Raises:
        msgspec.ValidationError: a value is not what its field takes; the message names both.
    """
    settings = msgspec.convert(chosen(environment, PoolSettings, _PREFIX), PoolSettings, strict=False)
    if settings.hosted and f"{_PREFIX}SESSION_SHARE" not in environment:
        return msgspec.structs.replace(settings, session_share=HOSTED_SHARE)
    return settings


class Isolation(msgspec.Struct, frozen=True):
    """The walls between a learner's program and the machine, for a page to name.

    Attributes:
        worker: "one-shot" (forked for one job, behind the walls), "spawned" (for one job, with the rights of whoever
            started the server) or "none" (did not start).
        layers: Names of the active layers in order: "own-process", "limits", "no-new-privileges", "own-user",
            "namespaces", "memory-bound", "landlock", "system-calls" (SECURITY.md says what each stops).
    """

    worker: str
    layers: tuple[str, ...]

    @property
    def strong(self) -> bool:
        """Whether a program can touch no file, no network and no other program, whatever it does."""
        return not self.missing

    @property
    def missing(self) -> tuple[str, ...]:
        """The walls that are lacking for it to be strong."""
        lacking = tuple(layer for layer in REQUIRED if layer not in self.layers)
        return lacking if self.worker == "one-shot" else ("a confined process for each program", *lacking)

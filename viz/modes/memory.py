"""Memory against recomputing: what a chain of n steps keeps when it keeps a checkpoint every k steps.

The forward run keeps the value at each checkpoint and drops the rest. The backward pass takes one stretch after the
other, the last first: it runs the stretch again from its checkpoint, keeps its k values, and goes back through them
(Chen et al. 2016, section 3). With a checkpoint every √n steps both parts are equally large.
"""

from __future__ import annotations

from math import ceil, isqrt

import msgspec


class Plan(msgspec.Struct, frozen=True):
    """The cost of n steps with a checkpoint every k steps.

    Attributes:
        kept: Values that are held at the same time, at most.
        again: Steps that run a second time.
    """

    every: int
    kept: int
    again: int


def plan(steps: int, every: int) -> Plan:
    """Return the cost of a checkpoint every ``every`` steps; every 1 is the plain tape, which runs nothing again."""
    if every <= 1:
        return Plan(1, steps, 0)
    every = min(every, steps)
    checkpoints = ceil(steps / every)
    last = steps - (checkpoints - 1) * every  # the last stretch may be a short one
    kept = max(checkpoints, checkpoints - 1 + last, checkpoints - 2 + every if checkpoints > 1 else 0)
    return Plan(every, kept, steps - checkpoints)


def plans(steps: int) -> list[Plan]:
    """Return the plan for every distance of checkpoints."""
    return [plan(steps, every) for every in range(1, steps + 1)]


def usual(steps: int) -> int:
    """Return √n, the distance that books name."""
    return max(1, isqrt(steps))

"""The ways in which programs ended, in the words of a teacher."""

from __future__ import annotations

from collections.abc import Mapping

from core.explain.sentences.running import OF_RUNNING
from viz.words import _

TIME = {
    "wall-time", "cpu-time", "limit-steps", "limit-steps-loop", "limit-operations", "endless-always",
    "limit-operations-loop", "endless-unchanged", "endless-growing", "endless-iterator", "loop-unmoved", "loop-moving",
    "loop-values", "limit-passes", "limit-passes-loop", "wall-time-loop", "wall-time-moving",
}  # fmt: skip
MEMORY = {"memory", "memory-of-all", "limit-run_bytes", "limit-tensor_elements", "limit-integer_bits"}
AWAY = {"queue-full", "server-full", "session-share", "session-busy"}
PERSON = {"stopped", "replaced", "unconfirmed"}
FAULT = {"worker-start", "worker-garbage", "worker-died", "explorer-bug", "libraries", "closed"}
FIELD = {"field-missing", "field-not-scalar"}
GROUP_OF = {
    "answered": "ran", "mistake": "mistake",
    **dict.fromkeys(TIME, "time"), **dict.fromkeys(MEMORY, "memory"), **dict.fromkeys(AWAY, "away"),
    **dict.fromkeys(PERSON, "person"), **dict.fromkeys(FAULT, "fault"), **dict.fromkeys(FIELD, "mistake"),
}  # fmt: skip
"""How a job ended → the group under which it is shown; every other kind is one limit or another."""


def group_of(outcome: str) -> str:
    """Return the group of an outcome that `core.sandbox.metrics` counts."""
    return GROUP_OF.get(outcome, "limit" if outcome in OF_RUNNING else "mistake")


def grouped(jobs: Mapping[str, int]) -> dict[str, int]:
    """Return group → number, in the order in which they are shown."""
    numbers = dict.fromkeys(group_names(), 0)
    for outcome, number in jobs.items():
        numbers[group_of(outcome)] += number
    return numbers


def group_names() -> dict[str, str]:
    """Return group → what is said of it."""
    return {
        "ran": _("ran to the end"),
        "mistake": _("ended at a mistake of the program"),
        "time": _("stopped for their time"),
        "memory": _("stopped for their memory"),
        "limit": _("stopped at another limit"),
        "person": _("stopped or replaced by the person"),
        "away": _("turned away, since too many were there"),
        "fault": _("lost: the process ended, or the server failed"),
    }

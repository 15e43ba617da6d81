"""A server's health in words, and the ends of its programs."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
import pytest

from core.explain.mistakes import MISTAKES
from core.explain.sentences.running import OF_RUNNING
from core.sandbox.recent import SLOTS, Slot, class_of
from viz.status.figures import Figures, Memory
from viz.status.outcomes import GROUP_OF, group_names, grouped
from viz.status.verdict import verdicts

WELL = Figures(
    replica="one:8501", code="0123456789ab", began=0.0, read=60.0, hosted=True, ready=True, draining=False,
    sessions=3, most_sessions=500, running=1, waiting=0, places=2, slots=(Slot(0.0),) * SLOTS, jobs={}, processes={},
    refused=0, zygotes=2, memory=Memory(100, 200, 50, 750, 1000), walls=("own-process", "landlock"), missing=(),
)  # fmt: skip


def said(**changed: Any) -> list[tuple[str, str]]:
    return [(one.level, one.said) for one in verdicts(msgspec.structs.replace(WELL, **changed))]


def lately(slot: Slot, ago: int = 0) -> tuple[Slot, ...]:
    return (*WELL.slots[: SLOTS - 1 - ago], slot, *WELL.slots[:ago])


def test_a_server_that_is_well_says_so_in_one_sentence() -> None:
    assert said() == [("well", "All is well: nobody waits.")]
    assert said(waiting=2) == [("well", "All is well: 2 programs wait, for a moment only.")]
    assert said(hosted=False, ready=False) == said()


AWAY = Slot(0.0, counts=Counter({("jobs", "queue-full"): 5, ("jobs", "answered"): 900}))
LOST = Slot(0.0, counts=Counter({("jobs", "worker-died"): 5, ("jobs", "answered"): 40}))
SLOW = Slot(0.0, times={"waited": Counter({class_of(0.01): 90, class_of(3.0): 10})})


@pytest.mark.parametrize(("changed", "level", "words"), [
    ({"draining": True}, "ill", "is ending"),
    ({"ready": False}, "ill", "no program has run here"),
    ({"missing": ("landlock",)}, "ill", "Walls are missing here, so strangers' programs do not run: landlock."),
    ({"zygotes": 0}, "ill", "from which programs start is gone"),
    ({"slots": lately(AWAY)}, "ill", "5 programs were turned away"),
    ({"slots": lately(LOST)}, "ill", "One program in ten"),
    ({"slots": lately(SLOW)}, "busy", "of twenty programs one waited 3.1 seconds or longer"),
    ({"sessions": 480}, "busy", "480 pages are open, of 500"),
    ({"memory": Memory(100, 700, 0, 750, 1000)}, "busy", "Programs have nearly all the memory"),
    ({"memory": Memory(600, 300, 50, 750, 1000)}, "ill", "The memory is nearly full"),
])  # fmt: skip
def test_what_is_wrong_has_a_sentence(changed: dict[str, Any], level: str, words: str) -> None:
    found = said(**changed)
    assert [one for one in found if one[0] == level and words in one[1]] and len(found) == 1


def test_what_is_over_is_no_news() -> None:
    assert said(slots=lately(SLOW, ago=7)) == said(slots=lately(AWAY, ago=13)) == said()


def test_the_worst_comes_first() -> None:
    assert [level for level, _ in said(slots=lately(SLOW), draining=True)] == ["ill", "busy"]


def test_every_way_to_end_has_a_group_of_its_kind() -> None:
    assert GROUP_OF.keys() - {"answered", "mistake"} <= OF_RUNNING.keys()
    assert grouped(dict.fromkeys(OF_RUNNING, 1)).keys() == group_names().keys()
    numbers = grouped({"answered": 7, "mistake": 2, "wall-time": 1, "limit-steps": 1, "memory": 1, "result-bytes": 1})
    assert [numbers[group] for group in ("ran", "mistake", "time", "memory", "limit", "fault")] == [7, 2, 2, 1, 1, 0]
    assert set(MISTAKES) > set(OF_RUNNING)

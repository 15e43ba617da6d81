"""The distribution of answers: equal ones together, with the names of misconceptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from core.typed import value_read
from viz.room.answers import form_of, is_right, options_of, same_value
from viz.room.misconceptions import misconception
from viz.room.records import Group, Places, Question, Value

MOST_GROUPS = 24
"""Different answers that are told apart, and the right one."""
OTHERS = ""
"""The answer of the group in which the rarest others stand together."""


def tally(question: Question, answers: Iterable[str]) -> tuple[Group, ...]:
    """Return the groups of equal answers: of options all in their order, else the most frequent first.

    Numbers that differ within the tolerance are one answer, which is written as most of them wrote it.
    """
    counts = Counter(answers)
    match form_of(question.asked):
        case "one" | "several":
            return _of_options(question, counts)
        case "value":
            counts = _gathered(question, counts)
    others = counts.pop(OTHERS, 0)
    groups = [_judged(question, answer, count) for answer, count in _most_first(counts)]
    shown = [group for place, group in enumerate(groups) if place < MOST_GROUPS or group.right]
    others += sum(group.count for group in groups) - sum(group.count for group in shown)
    named = [_named(question, group) for group in shown]
    return (*named, *([Group(OTHERS, others, False)] if others else []))


def unjudged(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups without what tells which is right: for a screen that students see before the reveal."""
    return tuple(msgspec.structs.replace(one, right=None, misconception="") for one in groups)


def _judged(question: Question, answer: str, count: int) -> Group:
    return Group(answer, count, is_right(question.asked, question.truth, answer))


def _named(question: Question, group: Group) -> Group:
    if group.right is not False:
        return group
    return msgspec.structs.replace(group, misconception=misconception(question, group.answer))


def _of_options(question: Question, counts: Counter[str]) -> tuple[Group, ...]:
    """Options that nobody chose stand there, too; of several at once each counts for itself."""
    chosen = Counter(place for answer, count in counts.items() for place in answer.split(",") for _time in range(count))
    truth = question.truth
    right = set(truth.right) if isinstance(truth, Places) else set()
    groups: list[Group] = []
    for place in range(len(options_of(question.asked))):
        judged = place in right if right else None
        named = misconception(question, str(place)) if judged is False else ""
        groups.append(Group(str(place), chosen[str(place)], judged, named))
    return tuple(groups)


class _Head(NamedTuple):
    """An answer to which equal ones are added: as it is written, and as it is compared."""

    answer: str
    value: Value


def _gathered(question: Question, counts: Counter[str]) -> Counter[str]:
    """Add each answer to the most frequent one that is equal within the tolerance; the truth comes first.

    Only so many are compared with as are shown: five hundred different answers must not be a second's work.
    """
    truth = question.truth
    assert isinstance(truth, Value), "questions.sound holds that"
    heads = [_Head("", truth)]
    gathered: Counter[str] = Counter()
    for answer, count in _most_first(counts):
        read = value_read(answer)
        assert read is not None, "what cannot be read is not kept"
        place = next((place for place, head in enumerate(heads) if same_value(read, head.value)), None)
        if place is not None:
            heads[place] = _Head(heads[place].answer or answer, heads[place].value)
            gathered[heads[place].answer] += count
        elif len(heads) <= MOST_GROUPS:
            heads.append(_Head(answer, Value(read[0], "", read[1], truth.tolerance)))
            gathered[answer] += count
        else:
            gathered[OTHERS] += count
    return gathered


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return answers and counts, the most frequent first, of two the one that is written shorter."""
    return sorted(counts.items(), key=lambda one: (-one[1], len(one[0]), one[0]))

"""The distribution of answers: equal ones together, with the names of misconceptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from core.typed import value_read
from viz.room.answers import form_of, is_right, options_of, same_value, value_text
from viz.room.misconceptions import misconception
from viz.room.records import Group, Places, Question, Value

MOST_GROUPS = 24
"""Different answers that are told apart; the rarest others stand together as one group with the answer ""."""


def tally(question: Question, answers: Iterable[str]) -> tuple[Group, ...]:
    """Return the groups of equal answers: of options all in their order, else the most frequent first.

    Numbers that differ within the tolerance are one answer, which is written as most of them wrote it.
    """
    counts = Counter(answers)
    if form_of(question.asked) == "value":
        counts = _gathered(question, counts)
    if form_of(question.asked) in ("one", "several"):
        return _of_options(question, counts)
    most = _most_first(counts)
    groups = [_group(question, answer, count) for answer, count in most[:MOST_GROUPS]]
    others = sum(count for _answer, count in most[MOST_GROUPS:])
    return (*groups, *([Group("", others, False)] if others else []))


def unjudged(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups without what tells which is right: for a screen that students see before the reveal."""
    return tuple(msgspec.structs.replace(one, right=None, misconception="") for one in groups)


def _group(question: Question, answer: str, count: int) -> Group:
    right = is_right(question.asked, question.truth, answer)
    return Group(answer, count, right, misconception(question, answer) if right is False else "")


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


def _gathered(question: Question, counts: Counter[str]) -> Counter[str]:
    """Add each answer to the most frequent one that is equal within the tolerance; the truth comes first."""
    truth = question.truth
    tolerance = truth.tolerance if isinstance(truth, Value) else 1e-4
    heads: list[tuple[str, Value]] = []
    if isinstance(truth, Value) and truth.cells is not None:
        heads.append((value_text(truth.shape, truth.cells), truth))
    gathered: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for answer, count in _most_first(counts):
        head = _equal(heads, answer)
        if head is None:
            head = answer
            read = value_read(answer)
            if read is not None:
                heads.append((answer, Value(read[0], "", read[1], tolerance)))
        spelled.setdefault(head, answer)
        gathered[spelled[head]] += count
    return gathered


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return answers and counts, the most frequent first, of two the one that is written shorter."""
    return sorted(counts.items(), key=lambda one: (-one[1], len(one[0]), one[0]))


def _equal(heads: Sequence[tuple[str, Value]], answer: str) -> str | None:
    read = value_read(answer)
    return None if read is None else next((head for head, value in heads if same_value(read, value)), None)

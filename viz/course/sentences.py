"""The sentences of the course's tables, for the catalogues of words."""

from __future__ import annotations

from collections.abc import Iterator

from viz.course import course, drawings, entries, map
from viz.course.places import VIEWS
from viz.course.searched_mistakes import FAILING
from viz.course.topics import TOPICS


def sentences() -> Iterator[tuple[str, str]]:
    """Yield (sentence, name of the file that it stands in)."""
    yield from ((topic.title, "topics") for topic in TOPICS)
    yield from ((view.title, "places") for view in VIEWS)
    yield from ((one.title, "searched_mistakes") for one in FAILING)
    yield from ((title, "entries") for title in entries.GROUPS.values())
    yield from ((title, "map") for title in (*map.CHAPTERS.values(), *map.GROUPS.values()))
    yield from ((name, "drawings") for name in (*drawings.LEVELS, *drawings.APPROACHES))
    yield from ((field[0], "drawings") for field in drawings.FIELDS)
    yield from ((sentence, "course") for sentence in _of_course())


def _of_course() -> Iterator[str]:
    for block in course.BLOCKS:
        yield from (block.title, block.holds)
    for pair in (*course.QUESTIONS.values(), *course.APPLICATIONS, *course.ROLES):
        yield from pair
    yield from (title for title, _address in course.RESOURCES)
    yield from (one.who for one in course.AUDIENCES)
    yield from (*course.GOALS, *course.INTERPRETING, *course.PROBABILITY_HERE, course.PROBABILITY_MISSING)

"""The map of the book's preliminaries: sections with their pages, examples, questions, mistakes and exercises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from viz.course.entries import Group, entries
from viz.course.places import Place
from viz.course.topics import TOPICS, Topic
from viz.exercises.catalogue import of_topic
from viz.page_list import PAGES
from viz.words import _, language

CHAPTERS = {
    "2.1": "Data manipulation",
    "2.2": "Data preprocessing",
    "2.3": "Linear algebra",
    "2.4": "Calculus",
    "2.5": "Automatic differentiation",
    "2.6": "Probability",
    "3": "Linear networks",
}
"""Number of a section of the book, the same in both editions → its title, translated."""

GROUPS: dict[Group, str] = {
    "example": "Examples",
    "question": "Questions",
    "mistake": "Error messages",
    "exercise": "Exercises",
}
"""What a topic has, in this order → its heading, translated."""


def chapter_of(topic: Topic) -> str:
    """Return the key of `CHAPTERS` that a topic belongs to."""
    return next(number for number in CHAPTERS if topic.chinese == number or topic.chinese.startswith(f"{number}."))


def chapters(is_done: Callable[[str], bool]) -> list[dict[str, Any]]:
    """Return the map as the widget shows it.

    Args:
        is_done: Whether a learner has done the exercise of a key.
    """
    return [
        {
            "number": number,
            "title": _(title),
            "topics": [_topic(topic, is_done) for topic in TOPICS if chapter_of(topic) == number],
        }
        for number, title in CHAPTERS.items()
    ]


def _topic(topic: Topic, is_done: Callable[[str], bool]) -> dict[str, Any]:
    exercises = of_topic(topic.key)
    return {
        "key": topic.key,
        "title": _(topic.title),
        "number": topic.chinese if language() == "zh_CN" else topic.english,
        "numbers": _("Chinese edition {chinese} · English edition {english}").format(
            chinese=topic.chinese, english=topic.english
        ),
        "about": "" if topic.pages else _("The notes have only this heading; a box below says what is here of it."),
        "done": sum(is_done(one.key) for one in exercises),
        "total": len(exercises),
        "pages": [_page(page) for page in topic.pages],
        "groups": [group for kind in GROUPS if (group := _group(topic, kind, is_done))["items"]],
    }


def _page(page: str) -> dict[str, Any]:
    return {"title": _(PAGES[page].title), "address": Place(page).address, "opens": {"page": page}}


def _group(topic: Topic, kind: Group, is_done: Callable[[str], bool]) -> dict[str, Any]:
    return {
        "title": _(GROUPS[kind]),
        "items": [
            {
                "title": entry.shown,
                "address": entry.place.address,
                "opens": {"number": number},
                "done": bool(entry.exercise) and is_done(entry.exercise),
            }
            for number, entry in enumerate(entries())
            if entry.group == kind and entry.topic == topic.key and entry.place is not None
        ],
    }

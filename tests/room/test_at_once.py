"""The news of a reveal: what is right and how many gave which answer, before any page has run."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.room.asking import CHOICE, EXERCISE, OPINION, SEVERAL, SHAPE, STUDENT, TEACHER, VALUE
from tests.room.conftest import MakeRooms
from viz.room.records import Question
from viz.widgets.room.watching import MOST_BARS, at_once


def said(make_rooms: MakeRooms, question: Question, *answers: str) -> dict[str, Any]:
    """Return what the news of a reveal say."""
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    people = [rooms.join(STUDENT, room.code) for _answer in answers] or [rooms.join(STUDENT, room.code)]
    rooms.ask(TEACHER, *room, question)
    for person, answer in zip(people, answers, strict=False):
        rooms.answer(STUDENT, room.code, person, 1, answer)
    assert at_once(rooms.here(STUDENT, room.code, people[0]).revealed) == ""
    rooms.reveal(TEACHER, *room)
    news = at_once(rooms.here(STUDENT, room.code, people[0]).revealed)
    assert "\n" not in news  # the state's name ends there
    return msgspec.json.decode(news) if news else {}


def bars(news: dict[str, Any]) -> list[tuple[str, int, int, bool]]:
    return [(one["answer"], one["count"], one["share"], one["right"]) for one in news["bars"]]


@pytest.mark.parametrize("kind", ["memory"], indirect=True)
@pytest.mark.parametrize(
    ("question", "answers", "right", "expected"),
    [
        (CHOICE, ("0", "1", "1", "2"), "B", [("A", 1, 25, False), ("B", 2, 50, True), ("C", 1, 25, False)]),
        (SEVERAL, ("0,2", "1"), "A, C", [("A", 1, 50, True), ("B", 1, 50, False), ("C", 1, 50, True)]),
        (OPINION, ("1",), "", [("A", 0, 0, False), ("B", 1, 100, False)]),
        (SHAPE, ("(5, 1)", "(5,1)", "(5,)"), "(5, 1)", [("(5, 1)", 2, 67, True), ("(5,)", 1, 33, False)]),
        (VALUE, (), "[[1, 2], [3, 4]]", []),
    ],
)
def test_the_news_say_what_is_right_and_how_many_said_what(
    make_rooms: MakeRooms, question: Question, answers: tuple[str, ...], right: str, expected: list[Any]
) -> None:
    news = said(make_rooms, question, *answers)
    assert news["right"] == right
    assert bars(news) == expected


@pytest.mark.parametrize("kind", ["memory"], indirect=True)
def test_what_an_exercise_found_waits_for_the_page_which_has_the_words(make_rooms: MakeRooms) -> None:
    assert said(make_rooms, EXERCISE, "right", "cell") == {}


@pytest.mark.parametrize("kind", ["memory"], indirect=True)
def test_many_different_answers_are_cut_to_the_most_frequent(make_rooms: MakeRooms) -> None:
    answers = [f"[[{place}, 2], [3, 4]]" for place in range(2, 22)]
    assert len(bars(said(make_rooms, VALUE, *answers))) == MOST_BARS

"""Attacks of a stranger in a room, over both stores."""

from __future__ import annotations

import csv
import io
import secrets
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import get_args

import msgspec
import pytest

from tests.room.asking import CHOICE, EXERCISE, OPINION, SHAPE, STUDENT, TEACHER, VALUE, why
from tests.room.conftest import Clock, MakeRooms
from viz.room.codes import ALPHABET, LENGTH, new_code
from viz.room.counted_bytes import ANSWER_BYTES, PAST_BYTES, QUESTION_BYTES
from viz.room.records import (
    Answering,
    Choice,
    Closed,
    Exercise,
    Opened,
    Places,
    Prediction,
    Question,
    Revealed,
    StudentView,
    Trap,
    Value,
    Visitor,
    Waiting,
)
from viz.room.refusals import Refused
from viz.widgets.room.history import summary

SECRET = "the truth that nobody may see"


def fields_inside(record: type) -> set[type]:
    """Return every record that a record's fields may hold, however deep."""
    found: set[type] = set()
    waiting = [record]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in found:
            found.add(kind)
            waiting += [field.type for field in msgspec.structs.fields(kind)]
        else:
            waiting += get_args(kind)
    return found


def test_no_view_before_the_reveal_has_room_for_a_truth() -> None:
    before = [view for view in get_args(StudentView) if view is not Revealed]
    assert before == [Waiting, Answering, Closed]
    for view in before:
        assert fields_inside(view) <= {view, Choice, Exercise, Prediction}
        names = {field.name for kind in fields_inside(view) for field in msgspec.structs.fields(kind)}
        assert not names & {"truth", "right", "cells", "groups", "answers", "kept_key", "why", "traps"}


def test_the_truth_and_others_answers_stay_inside_until_the_reveal(make_rooms: MakeRooms) -> None:
    question = Question(CHOICE.asked, Places((1,)), (Trap("0", SECRET),), why=SECRET)
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    one, other = (rooms.join(STUDENT, room.code) for _student in range(2))
    rooms.ask(TEACHER, *room, question)
    rooms.answer(STUDENT, room.code, one, 1, "0")
    for step in (None, rooms.close, rooms.reopen, rooms.close):
        if step is not None:
            step(TEACHER, *room)
        seen = repr(rooms.student_view(STUDENT, room.code, other)) + repr(rooms.here(STUDENT, room.code, other))
        assert SECRET not in seen and "own='0'" not in seen and room.key not in seen and one not in seen
        assert rooms.here(STUDENT, room.code, other).revealed is None
    rooms.reveal(TEACHER, *room)
    view = rooms.student_view(STUDENT, room.code, other)
    assert rooms.here(STUDENT, room.code, one).revealed == view
    assert isinstance(view, Revealed) and view.why == SECRET and view.own is None
    assert room.key not in repr(view) and one not in repr(view)
    for question, truth in ((SHAPE, SHAPE.truth), (OPINION, Places())):
        rooms.ask(TEACHER, *room, question)
        assert rooms.here(STUDENT, room.code, other).revealed is None
        rooms.reveal(TEACHER, *room)
        view = rooms.here(STUDENT, room.code, other).revealed
        assert view is not None and view.truth == truth and view.own is None


def test_nobody_else_has_the_teachers_key(make_rooms: MakeRooms) -> None:
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    for key in (
        "",
        "x",
        room.key[:-1],
        room.key + " ",
        room.key.swapcase(),
        student,
        "\ud800",
        secrets.token_urlsafe(24),
    ):
        for call in (rooms.close, rooms.reveal, rooms.end, rooms.teacher_view, rooms.teacher_pulse, rooms.finished):
            assert why(call, STUDENT, room.code, key) in ("not-yours", "guessing")
        assert why(rooms.ask, STUDENT, room.code, key, CHOICE) in ("not-yours", "guessing")
    assert rooms.teacher_view(TEACHER, *room).phase == "waiting"


def test_guessing_codes_ends_soon_and_says_nothing(make_rooms: MakeRooms, clock: Clock) -> None:
    rooms = make_rooms(wrong_codes_of_session=12, wrong_codes_of_address=30)
    room = rooms.open_room(TEACHER)
    honest = rooms.join(Visitor("honest", "10.9.9.9"), room.code)
    guesses = [why(rooms.join, Visitor(f"s{at // 12}", "10.9.9.9"), new_code()) for at in range(100)]
    assert guesses[:30] == ["no-room"] * 30 and set(guesses[30:]) == {"guessing"}
    # The right code is not told from a wrong one any more ...
    assert why(rooms.join, Visitor("s99", "10.9.9.9"), room.code) == "guessing"
    # ... by any other way that asks for a code ...
    guesser = Visitor("s99", "10.9.9.9")
    for code in (room.code, new_code()):
        assert why(rooms.student_view, guesser, code, "A" * 22) == "guessing"
        assert why(rooms.here, guesser, code, "A" * 22) == "guessing"
        assert why(rooms.answer, guesser, code, "A" * 22, 1, "0") == "guessing"
        assert why(rooms.teacher_view, guesser, code, "A") == "guessing"
        assert why(rooms.join, guesser, code, "A" * 22) == "guessing"
    # ... while who is in the room, at the same address, notices nothing.
    assert isinstance(rooms.student_view(Visitor("honest", "10.9.9.9"), room.code, honest), Waiting)
    assert rooms.join(Visitor("reloaded", "10.9.9.9"), room.code, honest) == honest
    clock.now += 601
    assert rooms.join(guesser, room.code)


def test_a_class_that_looks_for_a_room_that_has_ended_is_no_guesser(make_rooms: MakeRooms) -> None:
    rooms = make_rooms(wrong_codes_of_address=30)
    room = rooms.open_room(TEACHER)
    people = [Visitor(f"s{at}", "10.9.9.9") for at in range(200)]
    ids = [rooms.join(person, room.code) for person in people]
    rooms.end(TEACHER, *room)
    for person, student in zip(people, ids, strict=True):
        for _time in range(20):
            assert why(rooms.here, person, room.code, student) == "no-room"
    following = rooms.open_room(TEACHER)
    assert all(rooms.join(person, following.code) for person in people)


def test_ten_thousand_joins_leave_a_room_of_five_hundred(make_rooms: MakeRooms) -> None:
    rooms = make_rooms(joins_of_address=100_000, joins_of_session=100_000)
    room = rooms.open_room(TEACHER)
    honest = rooms.join(STUDENT, room.code)
    reasons = [why(rooms.join, Visitor(f"s{at}"), room.code) for at in range(10_000)]
    assert reasons == [""] * 499 + ["room-full"] * 9_501
    rooms.ask(TEACHER, *room, CHOICE)
    rooms.answer(STUDENT, room.code, honest, 1, "1")
    assert rooms.teacher_view(TEACHER, *room).answered == 1


def test_one_session_and_one_address_join_so_often_and_a_locked_room_lets_nobody_in(make_rooms: MakeRooms) -> None:
    rooms = make_rooms(joins_of_session=20, joins_of_address=50)
    room = rooms.open_room(TEACHER)
    assert [why(rooms.join, STUDENT, room.code) for _join in range(22)][19:] == ["", "joins", "joins"]
    reasons = [why(rooms.join, Visitor(f"s{at}", STUDENT.address), room.code) for at in range(40)]
    assert reasons == [""] * 30 + ["joins"] * 10
    rooms.lock(TEACHER, *room, True)
    assert why(rooms.join, Visitor("another"), room.code) == "locked"
    rooms.lock(TEACHER, *room, False)
    assert rooms.join(Visitor("another"), room.code)


def test_a_forged_participant_answers_for_nobody(make_rooms: MakeRooms) -> None:
    rooms = make_rooms(wrong_codes_of_session=1_000)
    room, elsewhere = rooms.open_room(TEACHER), rooms.open_room(TEACHER)
    student, stranger = rooms.join(STUDENT, room.code), rooms.join(STUDENT, elsewhere.code)
    rooms.ask(TEACHER, *room, CHOICE)
    forged = [
        "",
        "0",
        stranger,
        student.swapcase(),
        "A" * 22,
        student + "\n",
        f" {student}",
        "*",
        "\x00",
        "é" * 22,
        "x" * 10_000,
    ]
    for one in forged:
        wanted = "stranger" if len(one) == 22 and one.isascii() else "no-room"  # what never was an id is not looked up
        assert why(rooms.answer, STUDENT, room.code, one, 1, "1") == wanted
        assert why(rooms.here, STUDENT, room.code, one) == wanted
    assert rooms.teacher_view(TEACHER, *room).answered == 0
    assert rooms.join(STUDENT, room.code, stranger) not in (stranger, student)


@pytest.mark.parametrize(
    "typed",
    [
     "1" * 201, "[" * 5_000, "[[1, 2], [3, 4]]" * 50, "=HYPERLINK(1)", "\x00", "1\x1b[31m", "\u202e1", "NaN" * 60,
     "1\n2", "[" + "1," * 90 + "1]x", "９" * 190, "{}", "__import__('os')", "1e999999999", "-", "0x10", "١", "0,0,0,9",
     "\ud800"],
)  # fmt: skip
def test_what_is_no_answer_is_not_kept(make_rooms: MakeRooms, typed: str) -> None:
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    for number, question in enumerate((CHOICE, SHAPE, EXERCISE, VALUE), 1):
        rooms.ask(TEACHER, *room, question)
        refused = why(rooms.answer, STUDENT, room.code, student, number, typed)
        kept = rooms.finished(TEACHER, *room)[-1].answers
        assert bool(kept) == (refused == "") and refused in ("", "unreadable", "answer-long")
        assert all(len(answer) <= 200 and answer.isascii() and answer.isprintable() for answer in kept)


def test_answers_come_in_time_and_to_the_question_that_is_asked(make_rooms: MakeRooms) -> None:
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)

    def answer(number: int) -> str:
        return why(rooms.answer, STUDENT, room.code, student, number, "1")

    assert answer(1) == answer(0) == "nothing-open"
    rooms.ask(TEACHER, *room, CHOICE)
    assert (answer(0), answer(2), answer(1), answer(-1)) == ("moved-on", "moved-on", "", "moved-on")
    rooms.close(TEACHER, *room)
    assert answer(1) == "closed"
    rooms.reveal(TEACHER, *room)
    assert answer(1) == "closed" and why(rooms.reopen, TEACHER, *room) == "step"
    rooms.ask(TEACHER, *room, OPINION)
    assert answer(1) == "moved-on" and answer(2) == ""


def test_rooms_without_end_are_bounded(make_rooms: MakeRooms, clock: Clock) -> None:
    rooms = make_rooms(rooms=10, rooms_of_session=3, rooms_of_address=8)
    assert [why(rooms.open_room, TEACHER) for _room in range(4)] == ["", "", "", "rooms-many"]
    assert [why(rooms.open_room, Visitor(f"t{at}", TEACHER.address)) for at in range(6)] == [""] * 5 + ["rooms-many"]
    used = rooms.open_room(Visitor("u"))
    student = rooms.join(STUDENT, used.code)
    assert [why(rooms.open_room, Visitor(f"v{at}")) for at in range(3)] == ["", "rooms-full", "rooms-full"]
    # A room that nobody ever joined makes way after a while; one that somebody joined does not.
    clock.now += 901
    assert [why(rooms.open_room, Visitor(f"w{at}")) for at in range(10)] == [""] * 9 + ["rooms-full"]
    assert rooms.here(STUDENT, used.code, student)
    clock.now += 7_201
    assert why(rooms.teacher_view, TEACHER, *used) == "not-yours"
    assert [why(rooms.open_room, Visitor(f"x{at}")) for at in range(11)] == [""] * 10 + ["rooms-full"]


def test_a_room_ends_after_twelve_hours_however_it_is_used(make_rooms: MakeRooms, clock: Clock) -> None:
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    for _hour in range(12):
        rooms.ask(TEACHER, *room, CHOICE)
        clock.now += 3_599
    assert rooms.here(STUDENT, room.code, student)
    clock.now += 60
    assert why(rooms.here, STUDENT, room.code, student) == "no-room"


def test_pages_left_open_do_not_keep_a_room(make_rooms: MakeRooms, clock: Clock) -> None:
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    for _minute in range(120):
        clock.now += 60
        rooms.here(STUDENT, room.code, student)
        rooms.student_view(STUDENT, room.code, student)
    clock.now += 1
    assert why(rooms.here, STUDENT, room.code, student) == "no-room"


def test_questions_and_a_rooms_memory_are_bounded(make_rooms: MakeRooms) -> None:
    rooms = make_rooms(questions=5)
    room = rooms.open_room(TEACHER)
    assert [why(rooms.ask, TEACHER, *room, CHOICE) for _question in range(7)] == [""] * 5 + ["questions-many"] * 2
    rooms = make_rooms(room_bytes=30_000, joins_of_session=1_000)
    room = rooms.open_room(TEACHER)
    people = [rooms.join(STUDENT, room.code) for _student in range(150)]
    long = Question(Choice("x" * 2_000, ("a", "b")), Places())
    reasons = [why(rooms.ask, TEACHER, *room, long) for _question in range(10)]
    assert "" in reasons and reasons == sorted(reasons) and reasons[-1] in ("", "room-large")
    number = rooms.teacher_view(TEACHER, *room).number
    refused = [why(rooms.answer, STUDENT, room.code, one, number, "1") for one in people]
    assert set(refused) == {"", "room-large"}
    # Who answered may still change it, and nothing that was there is gone.
    assert why(rooms.answer, STUDENT, room.code, people[0], number, "0") == ""
    assert rooms.teacher_view(TEACHER, *room).answered == refused.count("")


def test_what_a_room_holds_is_counted_as_the_bounds_say(make_rooms: MakeRooms) -> None:
    rooms = make_rooms(room_bytes=4_000, joins_of_session=1_000)
    room = rooms.open_room(TEACHER)
    people = [rooms.join(STUDENT, room.code) for _student in range(5)]
    question = len(msgspec.json.encode(OPINION)) + QUESTION_BYTES
    held = counted = asked = 0
    while counted + held + question <= 4_000:
        rooms.ask(TEACHER, *room, OPINION)
        counted, held, asked = counted + question + (5 * (1 + PAST_BYTES) if asked else 0), 0, asked + 1
        for one in people:
            rooms.answer(STUDENT, room.code, one, asked, "0")
            rooms.answer(STUDENT, room.code, one, asked, "1")
            held += 1 + ANSWER_BYTES
    assert asked > 5
    assert why(rooms.ask, TEACHER, *room, OPINION) == "room-large"


def test_two_desks_of_one_teacher_take_turns(make_rooms: MakeRooms) -> None:
    """Both read the room at the same moment, and the second must see what the first has done."""
    rooms = make_rooms(questions=100)
    room = rooms.open_room(TEACHER)
    start = Barrier(8)

    def asking(_desk: int) -> None:
        start.wait()
        for _question in range(5):
            while why(rooms.ask, TEACHER, *room, OPINION) == "step":  # too many at once: pressed again
                pass

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(asking, range(8)))
    view = rooms.teacher_view(TEACHER, *room)
    assert (view.number, view.past, view.version) == (40, 39, 41)
    assert [one.number for one in rooms.finished(TEACHER, *room)] == list(range(1, 41))


UNSOUND = {
    "no text": Question(Choice(" ", ("a", "b")), Places()),
    "one option": Question(Choice("?", ("a",)), Places()),
    "nine options": Question(Choice("?", tuple("abcdefghi")), Places()),
    "twice the same": Question(Choice("?", ("a", "a")), Places()),
    "an empty option": Question(Choice("?", ("a", " ")), Places()),
    "a long text": Question(Choice("x" * 2_001, ("a", "b")), Places()),
    "a long option": Question(Choice("?", ("a", "x" * 401)), Places()),
    "right is no option": Question(Choice("?", ("a", "b")), Places((2,))),
    "several right of one": Question(Choice("?", ("a", "b")), Places((0, 1))),
    "a truth of another kind": Question(Choice("?", ("a", "b")), Value((2,))),
    "both exercises": Question(Exercise("a", "b"), EXERCISE.truth),
    "no exercise": Question(Exercise(), EXERCISE.truth),
    "a giant link": Question(Prediction("graph", "x" * 24_001, "1s", "shape", "?"), Value((2,))),
    "a giant value": Question(Prediction("graph", "", "1v", "value", "?"), Value((65,), "", (0.0,) * 65)),
    "cells missing": Question(Prediction("graph", "", "1v", "value", "?"), Value((3,), "", (0.0,) * 2)),
    "no cells": Question(Prediction("graph", "", "1v", "value", "?"), Value((3,))),
    "a long why": Question(CHOICE.asked, CHOICE.truth, why="x" * 2_001),
    "a trap that is no answer": Question(CHOICE.asked, CHOICE.truth, (Trap("7", "?"),)),
    "many traps": Question(CHOICE.asked, CHOICE.truth, (Trap("0", "?"),) * 13),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_a_question_that_is_not_complete_is_not_asked(name: str, make_rooms: MakeRooms) -> None:
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    assert why(rooms.ask, TEACHER, *room, UNSOUND[name]) == "question-unsound"
    assert rooms.teacher_view(TEACHER, *room).phase == "waiting"


def test_codes_are_random_and_have_no_signs_that_look_alike() -> None:
    assert not set(ALPHABET) & set("AEIOU0O1IL2Z5S8BVNG") - set("258")
    many = {new_code() for _code in range(2_000)}
    assert len(many) > 1_990 and set("".join(many)) == set(ALPHABET) and {len(code) for code in many} == {LENGTH}


def test_a_stores_room_holds_the_keys_hash_alone(make_rooms: MakeRooms, make_store) -> None:
    rooms = make_rooms()
    room: Opened = rooms.open_room(TEACHER)
    with pytest.raises(Refused):
        rooms.teacher_view(STUDENT, room.code, "")
    assert room.key not in repr(rooms.teacher_view(TEACHER, *room))


def test_what_is_no_code_opens_nothing(make_rooms: MakeRooms) -> None:
    rooms = make_rooms(wrong_codes_of_session=1_000)
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    for code in (
        "",
        "*",
        "\ud800",
        room.code.lower(),
        f"{room.code} ",
        f"{{{room.code}}}",
        "x" * 1_000_000,
        "\x00" * 6,
    ):
        assert why(rooms.join, STUDENT, code) == why(rooms.here, STUDENT, code, student) == "no-room"
        assert why(rooms.teacher_view, STUDENT, code, room.key) == "not-yours"
        rooms.leave(STUDENT, code, student)


def test_no_cell_of_the_summary_is_a_formula(make_rooms: MakeRooms) -> None:
    hostile = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "a\n=1", '"=1')
    rooms = make_rooms()
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    for text in hostile:
        question = Question(Choice(text, (text, "other")), Places((1,)), (Trap("0", text),))
        rooms.ask(TEACHER, *room, question)
        rooms.answer(STUDENT, room.code, student, rooms.here(STUDENT, room.code, student).version - 1, "0")
    rooms.ask(TEACHER, *room, VALUE)
    rooms.answer(STUDENT, room.code, student, len(hostile) + 1, "-1.5")
    lines = list(csv.reader(io.StringIO(summary(rooms.finished(TEACHER, *room)).decode("utf-8-sig"))))
    assert len(lines) == 1 + 2 * len(hostile) + 1 and {len(line) for line in lines} == {6}
    for cell in (cell for line in lines for cell in line):
        assert not cell.startswith(("=", "+", "@", "\t", "\r")) and "\n" not in cell
        assert not cell.startswith("-") or float(cell) == -1.5  # a number is no formula

"""Answers that are kept: bounded in bytes, of all sessions and of each, and gone after their session."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event

import pytest

from viz.recent import LEAST_BYTES, LINGERING, PATIENCE, UNUSED, Recent, forget_everywhere

MEGABYTE = 1_000_000


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def text(megabytes: float) -> str:
    return "x" * int(megabytes * MEGABYTE)


def there(kept: Recent[str], questions: str) -> str:
    return "".join(one for one in questions if kept.find(one) is not None)


def test_a_session_s_oldest_answers_make_room_for_its_newest() -> None:
    kept: Recent[str] = Recent(100 * MEGABYTE, 3 * MEGABYTE)
    for question in "abc":
        kept.keep(question, text(0.9), "one")
    assert kept.find("a", "one") is not None  # used again, so another one goes
    kept.keep("d", text(0.9), "one")
    assert there(kept, "abcd") == "acd"
    assert kept.held("one") < 3 * MEGABYTE


def test_a_session_throws_out_its_own_answers_only() -> None:
    kept: Recent[str] = Recent(100 * MEGABYTE, 3 * MEGABYTE)
    kept.keep("a", text(1), "quiet")
    for number in range(200):
        kept.keep(number, text(0.9), "loud")
    assert there(kept, "a") == "a"
    assert kept.held("loud") < 3 * MEGABYTE


def test_before_a_large_answer_arrives_the_session_makes_room_for_it() -> None:
    kept: Recent[str] = Recent(100 * MEGABYTE, 10 * MEGABYTE)
    kept.keep("z", text(20), "other")
    kept.make_room("one")
    for question in "abcd":
        kept.keep(question, text(2), "one")
    kept.make_room("one")
    assert there(kept, "zabcd") == "zcd"
    kept.keep("e", text(20), "one")
    kept.make_room("one")
    assert kept.held("one") == 0 < kept.held("other")


def test_where_all_is_full_the_session_that_holds_most_loses_its_oldest() -> None:
    kept: Recent[str] = Recent(5 * MEGABYTE, 3 * MEGABYTE)
    kept.keep("a", text(0.5), "small")
    for question in "bcd":
        kept.keep(question, text(0.9), "large")
    kept.keep("e", text(1), "middle")
    kept.keep("f", text(0.9), "another")
    assert there(kept, "abcdef") == "acdef"
    assert kept.held() < 5 * MEGABYTE


def test_the_newest_answer_stays_whatever_it_weighs_until_others_need_the_room() -> None:
    kept: Recent[str] = Recent(10 * MEGABYTE, 2 * MEGABYTE)
    kept.keep("a", text(6), "one")
    assert there(kept, "a") == "a"
    kept.keep("b", text(12), "two")
    assert there(kept, "ab") == "b"
    kept.keep("c", text(1), "three")
    assert there(kept, "bc") == "c"


def test_the_number_of_tiny_answers_is_bounded() -> None:
    kept: Recent[str] = Recent(100 * LEAST_BYTES, 10 * LEAST_BYTES)
    for session in range(50):
        for number in range(100):
            kept.keep((session, number), "", str(session))
        assert kept.held(str(session)) <= 10 * LEAST_BYTES
    assert len(kept) <= 100


def test_a_long_question_weighs_too() -> None:
    kept: Recent[str] = Recent(10 * MEGABYTE, 5 * MEGABYTE)
    kept.keep(text(1), "short", "one")
    assert kept.held("one") > MEGABYTE


def test_an_answer_that_is_given_again_counts_once() -> None:
    kept: Recent[str] = Recent(10 * MEGABYTE, 5 * MEGABYTE)
    for session in ("one", "two", "two"):
        kept.keep("a", text(1), session)
    assert kept.held() == kept.held("two") > 0 == kept.held("one")


def test_the_answers_of_a_session_that_left_go_after_a_while() -> None:
    clock = Clock()
    kept: Recent[str] = Recent(10 * MEGABYTE, 5 * MEGABYTE, clock)
    kept.keep("a", "of who left", "gone")
    kept.keep("b", "of who stays", "here")
    kept.keep("c", "of who left, but used by who stays", "gone")
    assert kept.find("c", "here") is not None
    kept.forget(lambda session: session == "here")
    assert len(kept) == 3  # it may come back
    clock.now += LINGERING + 1
    forget_everywhere(lambda session: session == "here")
    assert len(kept) == 2 and kept.held("gone") == 0
    assert there(kept, "abc") == "bc"


def test_what_nobody_asks_for_goes_in_the_end() -> None:
    clock = Clock()
    kept: Recent[str] = Recent(10 * MEGABYTE, 5 * MEGABYTE, clock)
    kept.keep("a", "", "here")
    kept.keep("b", "", "here")
    clock.now += UNUSED
    assert kept.find("b", "here") == ""
    clock.now += 1
    kept.forget(lambda session: True)
    assert there(kept, "ab") == "b"


def asked(kept: Recent[str], made: list[str], waits: Event, go: Event) -> str:
    """Ask for an answer that takes until ``go`` is set; ``waits`` is set once this waits for somebody else's."""
    with kept.made_once("question", "", waits.set) as known:
        if known is None:
            go.wait(60)
            made.append("once")
            known = "answer"
            kept.keep("question", known)
        return known


def test_many_who_ask_the_same_at_once_have_it_made_once() -> None:
    kept: Recent[str] = Recent(MEGABYTE, MEGABYTE, Clock())
    made: list[str] = []
    waiting, go = [Event() for _visitor in range(6)], Event()
    with ThreadPoolExecutor(6) as visitors:
        answers = [visitors.submit(asked, kept, made, waits, go) for waits in waiting]
        while sum(waits.is_set() for waits in waiting) < 5:
            waiting[0].wait(0.01)
        go.set()
        assert [one.result(60) for one in answers] == ["answer"] * 6
    assert made == ["once"]


def test_who_made_nothing_leaves_it_to_the_next_one() -> None:
    kept: Recent[str] = Recent(MEGABYTE, MEGABYTE)
    with suppress(ZeroDivisionError), kept.made_once("question"):
        raise ZeroDivisionError
    with kept.made_once("question") as known:
        assert known is None
        kept.keep("question", "answer")
    with kept.made_once("question") as known:
        assert known == "answer"


def test_nobody_waits_for_long_or_longer_than_they_wish() -> None:
    clock = Clock()
    kept: Recent[str] = Recent(MEGABYTE, MEGABYTE, clock)

    def later() -> None:
        clock.now += PATIENCE

    def leaves() -> None:
        raise KeyboardInterrupt

    with kept.made_once("question") as known:
        assert known is None
        with kept.made_once("question", "another", later) as known:
            assert known is None  # and makes it, too
        with pytest.raises(KeyboardInterrupt), kept.made_once("question", "another", leaves):
            raise AssertionError("did not leave")
    with kept.made_once("question") as known:
        assert known is None

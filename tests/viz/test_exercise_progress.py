"""Progress in the exercises: read with care, joined in any order, sealed, summed up for a teacher."""

from __future__ import annotations

import csv
import io
import itertools
import json

import msgspec
import pytest

from viz.exercises import progress as done
from viz.exercises.progress import LONGEST, MOST, Damaged, Done, Progress, joined, progress_in, text_of, with_file
from viz.exercises.seal import holds, seal
from viz.exercises.summary import (
    answer_seal,
    as_csv,
    as_html,
    check_value,
    checked_csv,
    checked_html,
    moment,
    rows,
)

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
WORDS: dict[str, str] = dict.fromkeys(
    ("language", "title", "name", "exercise", "done", "tries", "solution", "here", "yes", "no", "value", "proves",
     "table", "empty"), "word"
)  # fmt: skip


def sealed(key: str, tries: int, done: int) -> Done:
    one = Done(tries, done)
    return msgspec.structs.replace(one, seal=answer_seal(KEY, key, one))


def some() -> Progress:
    return Progress({"x4-len": sealed("x4-len", tries=3, done=1_800_000_000_000), "x6-shares": Done(tries=1)})


def test_tries_count_up_to_the_first_right_answer() -> None:
    found = done.tried(done.tried(Progress(), "a", None), "a", 5, "SEAL")
    assert found.of("a") == Done(2, 5, seal="SEAL")
    assert done.tried(found, "a", None) == found  # what comes after is play
    assert done.solution_seen(found, "a") == found
    assert done.solution_seen(Progress(), "b").of("b") == Done(seen=True)


def test_what_is_written_is_read_again() -> None:
    assert progress_in(text_of(some())) == some()


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", "null", '{"exercises": {"a": {"tries": -1}}}', '{"exercises": {"A B": {"tries": 1}}}',
        '{"version": 2}', '{"exercises": {"a": {"tries": "1"}}}', '{"exercises": {"a": {"done": 1e300}}}',
        '{"more": 1}', '{"exercises": {"<b>": {}}}', json.dumps({"exercises": {f"a{n}": {} for n in range(MOST + 1)}}),
        '{"exercises": {"a": {"seal": "' + "x" * 61 + '"}}}', " " * (LONGEST + 1), "[" * 5_000,
        '{"since": 1' + "0" * 400,
    ],
)  # fmt: skip
def test_what_we_did_not_write_is_damaged(text: str) -> None:
    with pytest.raises(Damaged):
        progress_in(text)


def test_two_browsers_agree_in_whatever_order_they_are_joined() -> None:
    ones = [
        Progress(), some(), Progress({"x4-len": Done(tries=9)}), Progress({"x4-len": Done(tries=1, done=7)}),
        Progress({"b": Done(seen=True)}), Progress({"b": Done(tries=2)}), Progress({"c": Done(tries=1)}, since=4),
    ]  # fmt: skip
    for one, other in itertools.permutations(ones, 2):
        assert text_of(joined(one, other)) == text_of(joined(other, one))
        assert text_of(joined(joined(one, other), other)) == text_of(joined(one, other))
    for a, b, c in itertools.permutations(ones, 3):
        assert text_of(joined(joined(a, b), c)) == text_of(joined(a, joined(b, c)))


def test_what_was_forgotten_stays_forgotten() -> None:
    gone = done.forgotten(10)
    assert joined(some(), gone) == joined(gone, some()) == gone
    assert with_file(gone, some()).of("x4-len").tries == 3  # a file is added on purpose


def test_a_progress_is_never_too_long_to_be_read_again() -> None:
    found = Progress()
    for number in range(MOST + 50):
        found = done.tried(found, f"an-exercise-with-a-long-key-{number}", 1_800_000_000_000, "X" * 60)
    assert len(text_of(found)) <= LONGEST
    assert progress_in(text_of(found)) == found
    assert found.is_done(f"an-exercise-with-a-long-key-{MOST + 49}")


def test_a_seal_is_of_these_facts_by_this_key_for_this_purpose() -> None:
    value = seal(KEY, "one", "a", 1)
    assert holds(value, [OTHER, KEY], "one", "a", 1)
    assert holds(value.replace("-", " ").lower(), [KEY], "one", "a", 1)
    for keys, purpose, facts in (
        ([OTHER], "one", ("a", 1)), ([KEY], "two", ("a", 1)), ([KEY], "one", ("a", 2)), ([KEY], "one", ("a1",)),
        ([KEY], "one", ("a",)),
    ):  # fmt: skip
        assert not holds(value, keys, purpose, *facts)
    assert not holds("", [KEY], "one", "a", 1)


def test_a_row_says_whether_this_server_checked_it() -> None:
    titles = {"x6-shares": "Shares", "x4-len": "Length"}
    first, second = rows(some(), titles, [KEY])
    assert (first.title, first.when, first.seen_here) == ("Shares", "", False)
    assert (second.title, second.when, second.tries, second.seen_here) == ("Length", "2027-01-15T08:00Z", 3, True)
    assert not rows(some(), titles, [OTHER])[1].seen_here
    forged = msgspec.structs.replace(some().of("x4-len"), tries=1)  # fewer tries than it took
    assert not rows(Progress({"x4-len": forged}), titles, [KEY])[0].seen_here
    elsewhere = Progress({"b": some().of("x4-len")})  # the seal of another exercise
    assert not rows(elsewhere, titles, [KEY])[0].seen_here
    assert moment(0) == ""


@pytest.mark.parametrize(
    "name", ["Li Hua", "李华", '=HYPERLINK("http://x")', 'a,b"c\nd', "<script>", "", "'quoted", "-1"]
)
def test_a_summary_holds_until_it_is_changed(name: str) -> None:
    found = rows(some(), {"x4-len": "Which, <b>length</b>?", "x6-shares": "=1+1"}, [KEY])
    value = check_value(KEY, name, found)
    table, page = as_csv(name, found, value).decode(), as_html(name, found, value, WORDS)
    assert checked_csv(table, [OTHER, KEY]) is True
    assert checked_html(page, [KEY]) is True
    assert checked_csv(table, [OTHER]) is False
    assert checked_csv(table.replace(",3,no,yes", ",1,no,yes"), [KEY]) is False
    assert checked_html(page.replace(",3,no,yes", ",1,no,yes"), [KEY]) is False
    cells = itertools.chain.from_iterable(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert not [one for one in cells if one[:1] in tuple("=+-@") and one != "-1"]
    assert "<script>" not in page.replace("<style>", "") and "<b>length" not in page


@pytest.mark.parametrize("text", ["", "name,x", "a,b\nc,d\ne,f\n", "name,x\n1,2\ncotangent-check,A"])
def test_another_table_is_no_summary(text: str) -> None:
    assert checked_csv(text, [KEY]) is None
    assert checked_html(f"<pre>{text}</pre>", [KEY]) is None

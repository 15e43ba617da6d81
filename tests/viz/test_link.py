"""An exploration in a URL: what goes in comes out, and what anybody may write there does no harm."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from viz.kinds import Unsound
from viz.link import LONGEST, BrokenLink, choices_in, encoded
from viz.widgets.graph import graph_choices


def packed(plain: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(plain)).decode().rstrip("=")


@given(
    program=any_.text(max_size=300),
    node=any_.none() | any_.integers(0, 10_000),
    opened=any_.lists(any_.text(max_size=5)),
)
def test_what_is_written_is_read_again(program: str, node: int | None, opened: list[str]) -> None:
    whole = program.encode("utf-8", "ignore").decode()
    chosen = {"program": whole, "node": node, "shown_pass": 1, "opened": opened}
    text = encoded(chosen)
    assert choices_in(text) == chosen
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_half_a_character_is_written_as_a_question_mark() -> None:
    assert choices_in(encoded({"program": "x = '\ud800'", "opened": ("\udfff",)})) == {
        "program": "x = '?'",
        "opened": ["?"],
    }


def test_a_link_is_shorter_than_a_repetitive_program() -> None:
    assert len(encoded({"program": "x = x * 2\n" * 100})) < 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not a link",
        "%%%",
        "你好",
        encoded({"program": "x = 1"})[:-4],  # cut off when it was copied
        encoded({"program": "x = 1"}).swapcase(),
        packed(b"[]"),
        packed(b'{"version": 2}'),
        packed(b'{"program": "' + b"\xff" + b'"}'),
        packed(b"[" * 100_000),
    ],
)
def test_a_damaged_link_is_refused(text: str) -> None:
    with pytest.raises(BrokenLink):
        choices_in(text)


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = packed(b'{"program": "' + b" " * (50 * LONGEST) + b'"}')
    assert len(bomb) < LONGEST
    with pytest.raises(BrokenLink):
        choices_in(bomb)


def test_a_text_longer_than_any_link_is_refused_before_it_is_read() -> None:
    with pytest.raises(BrokenLink):
        choices_in("A" * (LONGEST + 1))


def test_every_line_end_of_a_program_in_a_link_is_one() -> None:
    ends = packed(b'{"program": "x = 1\\ry = 2\\r\\nz = 3\\n"}')
    assert graph_choices.PAGE.read(choices_in(ends)) == {"program": "x = 1\ny = 2\nz = 3\n"}


@pytest.mark.parametrize("plain", [b'{"program": 1}', b'{"stranger": 1}', b'{"node": -1}', b'{"steps": 4}'])
def test_what_the_page_could_not_have_written_is_refused(plain: bytes) -> None:
    with pytest.raises(Unsound):
        graph_choices.PAGE.read(choices_in(packed(plain)))


@pytest.mark.parametrize(
    "plain",
    [
        b'{"opened": [' + b'"a",' * 30_000 + b'"a"]}',
        b'{"node": ' + b"9" * 400 + b"}",
        b'{"node": ' + b"[" * 40 + b"]" * 40 + b"}",
    ],
    ids=["entries", "digits", "depth"],
)
def test_a_link_is_counted_before_it_is_built(plain: bytes) -> None:
    with pytest.raises(BrokenLink, match=r"entries|digits|depth"):
        choices_in(packed(plain))

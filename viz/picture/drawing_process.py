"""Body of a helper process that draws: a stranger's trace may cost any amount of drawing, or hang Graphviz.

An order says what is wanted of a trace. The trace goes along once; the process keeps the last ones.
"""

from __future__ import annotations

import os
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from core.trace import Scope, Snapshot, Trace, TraceRecord
from core.trace.as_json import trace_json
from viz.node.details import written
from viz.picture.ahead import Showing, drawn_ahead
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn, drawn_for
from viz.picture.fold_cards import Fold
from viz.picture.layout import WARM_UP, placed
from viz.picture.numbers import Held, numbers
from viz.picture.room import USUAL, Room
from viz.picture.standalone import dot_file, svg_file
from viz.picture.standalone_html import html_file
from viz.words import LANGUAGES, _, in_language

SECONDS = 8
"""Of processor time for one order; 300 cards take about a quarter of one, 50,000 operations half a second."""

MEMORY = 800_000_000
KEPT_BYTES = 10_000_000
"""Encoded traces that are kept; in memory they take some fifteen times that, with what was worked out of them."""

COMPRESSED = 4
"""How hard is tried to make a picture that is sent ahead smaller."""

UNKNOWN = b"?"
"""The answer to an order about a trace that did not come along and is not kept (any more)."""


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """An order for the picture of the graph's widget in a room, see `viz.picture.drawing.drawn_for`."""

    wish: Wish
    room: Room
    shown_pass: int | None
    backward: bool = False
    tangents: dict[int, Snapshot | None] | None = None
    before: Held | None = None

    def made(self, trace: Trace) -> Drawn:
        return drawn_for(
            trace, self.wish, self.room, self.shown_pass,
            backward=self.backward, tangents=self.tangents, before=self.before,
        )  # fmt: skip


class Numbers(msgspec.Struct, frozen=True, tag="numbers"):
    """The numbers for a picture that is kept, see `viz.picture.numbers.numbers`."""

    wish: Wish
    shown_pass: int | None
    before: Held

    def made(self, trace: Trace) -> dict[str, list[str]]:
        return numbers(trace, self.wish, self.shown_pass, self.before) or {}


class Ahead(msgspec.Struct, frozen=True, tag="ahead"):
    """A picture that may be wanted next, see `viz.picture.ahead.drawn_ahead`."""

    showing: Showing
    room: Room

    def made(self, trace: Trace) -> bytes:
        """Return it compressed: a browser takes that apart faster than a network brings it."""
        return zlib.compress(drawn_ahead(trace, self.showing, self.room), COMPRESSED)


class SvgFile(msgspec.Struct, frozen=True, tag="svg"):
    """See `viz.picture.standalone.svg_file`."""

    fold: Fold | None = None
    shown_pass: int | None = None

    def made(self, trace: Trace) -> str:
        return svg_file(trace, self.fold, self.shown_pass)


class DotFile(msgspec.Struct, frozen=True, tag="dot"):
    """See `viz.picture.standalone.dot_file`."""

    fold: Fold | None = None
    shown_pass: int | None = None

    def made(self, trace: Trace) -> str:
        return dot_file(trace, self.fold, self.shown_pass)


class HtmlFile(msgspec.Struct, frozen=True, tag="html"):
    """See `viz.picture.standalone_html.html_file`."""

    fold: Fold
    shown_pass: int | None
    script: str
    title: str

    def made(self, trace: Trace) -> str:
        return html_file(
            trace, self.fold, self.shown_pass, script=self.script, title=self.title
        )  # fmt: skip


class NodeDetails(msgspec.Struct, frozen=True, tag="details"):
    """An order for the details of nodes, see `viz.node.details.written`."""

    nodes: tuple[int, ...]
    shown_pass: int | None

    def made(self, trace: Trace) -> str:
        return written(trace, self.nodes, self.shown_pass)


class JsonFile(msgspec.Struct, frozen=True, tag="json"):
    """See `core.trace.as_json.trace_json`."""

    def made(self, trace: Trace) -> str:
        return trace_json(trace)


Order = Picture | Numbers | Ahead | NodeDetails | SvgFile | DotFile | HtmlFile | JsonFile


class Question(msgspec.Struct, frozen=True, array_like=True):
    """An order about the trace that the server calls by this number, and the language of who orders."""

    number: int
    order: Order
    language: str


_questions = msgspec.msgpack.Decoder(Question)
_records = msgspec.msgpack.Decoder(TraceRecord)
_kept: OrderedDict[int, tuple[Trace, int]] = OrderedDict()


def warm() -> None:
    """Have Graphviz load its plug-ins, draw once, and read the words: behind the walls there is no file."""
    for language in LANGUAGES:
        with in_language(language):
            assert _("Leaves")
    with _silence():
        placed(WARM_UP)
    nothing = Trace(TraceRecord("", "cpu", 0, (), (Scope("program", "", -1, None),), (), (), {}, None, (), None))
    drawn_for(nothing, Wish(), USUAL, None)


@contextmanager
def _silence() -> Iterator[None]:
    """Send what libraries say about their configuration nowhere; behind the walls nothing can be said anyway."""
    said, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    yield
    os.dup2(said, 2)
    os.close(said)
    os.close(nowhere)


def answer(question: bytes) -> bytes:
    """Return what was ordered, as msgpack.

    Args:
        question: The length of a `Question` as four bytes, the question, and the trace's record unless it is known.
    """
    end = 4 + int.from_bytes(question[:4], "big")
    asked = _questions.decode(memoryview(question)[4:end])
    trace = _trace(asked.number, memoryview(question)[end:])
    if trace is None:
        return UNKNOWN
    with in_language(asked.language):
        made: Any = asked.order.made(trace)
    return msgspec.msgpack.encode(made)


def _trace(number: int, record: memoryview) -> Trace | None:
    if record:
        _kept[number] = Trace(_records.decode(record)), len(record)
        while len(_kept) > 1 and sum(weight for _trace, weight in _kept.values()) > KEPT_BYTES:
            _kept.popitem(last=False)
    if number not in _kept:
        return None
    _kept.move_to_end(number)
    return _kept[number][0]

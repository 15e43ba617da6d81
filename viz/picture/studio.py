"""Orders pictures and files of a trace from helper processes; one that takes too long is ended alone."""

from __future__ import annotations

import itertools
import weakref
from typing import TypeVar

import msgspec

from core.sandbox.helpers import HelperLost, Helpers
from core.trace import Trace
from viz.picture import drawing_process
from viz.picture.drawing import Drawn
from viz.picture.drawing_process import (
    UNKNOWN,
    Ahead,
    DotFile,
    HtmlFile,
    JsonFile,
    NodeDetails,
    Numbers,
    Order,
    Picture,
    Question,
    SvgFile,
)
from viz.words import language

PROCESSES = 3
Made = TypeVar("Made")

helpers = Helpers(drawing_process.__name__, most=PROCESSES, seconds=2 * drawing_process.SECONDS)
_numbers: weakref.WeakKeyDictionary[Trace, int] = weakref.WeakKeyDictionary()
_sent: weakref.WeakSet[Trace] = weakref.WeakSet()
"""Traces that some process has got, and may still have; of another one none need be asked."""
_next = itertools.count()
start, processes = helpers.start, helpers.processes


class DrawingFailed(Exception):
    """There is no picture; the message says why. The next one may succeed."""


def picture(trace: Trace, order: Picture) -> Drawn:
    """Return the picture and what the browser needs beside it.

    Raises:
        DrawingFailed: it took too long, or too much memory; or a text cannot be sent.
    """
    return _made(trace, order, Drawn)


def numbers(trace: Trace, order: Numbers) -> dict[str, list[str]]:
    """Return the numbers for a picture that is kept; nothing when the picture must be another one.

    Raises:
        DrawingFailed: it took too long, or too much memory.
    """
    return _made(trace, order, dict[str, list[str]])


def details(trace: Trace, order: NodeDetails) -> str:
    """Return what is said of nodes, as a JSON list.

    Raises:
        DrawingFailed: it took too long, or too much memory.
    """
    return _made(trace, order, str)


def ahead(trace: Trace, order: Ahead) -> bytes:
    """Return a picture that may be wanted next, as compressed JSON.

    Raises:
        DrawingFailed: it took too long, or too much memory; or a text cannot be sent.
    """
    return _made(trace, order, bytes)


def number_of(trace: Trace) -> int:
    """Return a number of the trace's own: no other trace of this process has it."""
    return _numbers.setdefault(trace, next(_next))


def file(trace: Trace, order: SvgFile | DotFile | HtmlFile | JsonFile) -> str:
    """Return a file's text.

    Raises:
        DrawingFailed: it took too long, or too much memory; or there is no layout.
    """
    return _made(trace, order, str)


def _made(trace: Trace, order: Order, kind: type[Made]) -> Made:
    number = number_of(trace)
    try:
        asked = msgspec.msgpack.encode(Question(number, order, language()))
        answer = helpers.ask(len(asked).to_bytes(4, "big"), asked) if trace in _sent else UNKNOWN
        if answer == UNKNOWN:
            answer = helpers.ask(len(asked).to_bytes(4, "big"), asked, msgspec.msgpack.encode(trace.record))
            _sent.add(trace)
    except (HelperLost, UnicodeEncodeError) as lost:  # a text with half a character, which no browser sends
        raise DrawingFailed(str(lost)) from lost
    return msgspec.msgpack.decode(answer, type=kind)

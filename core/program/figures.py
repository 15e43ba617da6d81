"""The figures of a run: what the program showed, and what is open at its end.

This module imports no matplotlib: most programs draw nothing. `warm` does, and whatever draws.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from core.trace import Figure, Span
from core.trace.pictures import MOST_BYTES_TOGETHER, MOST_FIGURES

Places = Callable[[], "Span | None"]


class _Shown:
    """A figure that the program showed; drawn at once, or at the end when it is shown again and again."""

    def __init__(self, figure: Any, span: Span | None, record: Figure | None) -> None:
        self.figure, self.span, self.record = figure, span, record


class _Figures:
    """The figures that one run has shown so far.

    Attributes:
        clearing: The next figure takes the place of those before, as `clear_output(wait=True)` asks.
        lazily: The program shows and clears in turns: only the last state of a figure is drawn.
        left_out: Where the figures were shown that came after the last one that is kept.
        animations: Of the figures, in order.
        opened: Where each figure was made.
    """

    def __init__(self, place: Places) -> None:
        self.place = place
        self.shown: list[_Shown] = []
        self.clearing = self.lazily = False
        self.left_out: list[Span | None] = []
        self.animations: list[Any] = []
        self.opened: WeakKeyDictionary[Any, Span | None] = WeakKeyDictionary()

    def note(self, figure: Any, span: Span | None, record: Figure | None = None) -> None:
        """Add a figure; one without a record is drawn at the end."""
        if self.clearing:
            self.clearing = False
            self.shown.clear()
        if len(self.shown) >= MOST_FIGURES:
            self.left_out.append(span)
        else:
            self.shown.append(_Shown(figure, span, record))

    def picture(self, figure: Any, span: Span | None) -> Figure:
        """Return the record of a figure as it looks now."""
        module = importlib.import_module("core.program.figure_drawing")
        return module.picture(figure, span, [one for one in self.animations if one._fig is figure])

    def drawn(self, one: _Shown) -> Figure:
        """Return the record of a figure that was shown."""
        if one.record is None:
            one.record = self.picture(one.figure, one.span)
        return one.record

    def has_room(self) -> bool:
        """Whether one more figure would be kept."""
        return self.clearing or len(self.shown) < MOST_FIGURES


_now = _Figures(lambda: None)


def warm() -> None:
    """Import matplotlib, read all that it reads, draw one of everything: later nothing is imported or read.

    Raises:
        Elsewhere: this worker is one without matplotlib, so the program is to run in another one.
    """
    importlib.import_module("matplotlib")  # first: there, this module's own parts are not loaded either
    importlib.import_module("core.program.figure_warming").warm(animated)


def begin(place: Places) -> None:
    """Start a run that has drawn nothing yet.

    Args:
        place: Returns where the program is now.
    """
    global _now
    _now = _Figures(place)
    warming = sys.modules.get("core.program.figure_warming")
    if warming is not None:
        warming.afresh()


def opened(figure: Any) -> None:
    """Note where a figure was made; one that the program's end shows is known by that."""
    _now.opened[figure] = _now.place()


def show_figure(figure: Any) -> None:
    """Show one figure as it is now; it stays open: ``fig.show()``, ``display(fig)``."""
    if _shows_something(figure):
        span = _now.place()
        at_once = _now.has_room() and not _now.lazily
        _now.note(figure, span, _now.picture(figure, span) if at_once else None)


def show_all() -> None:
    """Show every open figure and close it, as notebooks do at ``plt.show()``."""
    place = _now.place()
    for figure in _open():
        span = _now.opened.get(figure) or place
        _now.note(figure, span, _now.picture(figure, span) if _now.has_room() else None)
    sys.modules["matplotlib.pyplot"].close("all")


def clear(wait: bool) -> None:
    """Forget what was shown: at once, or when something is shown the next time."""
    _now.lazily = True
    if wait:
        _now.clearing = True
    else:
        _now.shown.clear()


def pyplot() -> Any:
    """Return ``matplotlib.pyplot``, ready to draw; for helpers that draw without the program having imported it."""
    warm()
    return sys.modules["matplotlib.pyplot"]


def is_figure(value: object) -> bool:
    """Whether a value is a figure of matplotlib."""
    known = sys.modules.get("matplotlib.figure")
    return known is not None and isinstance(value, known.Figure)


def animated(animation: Any) -> None:
    """Note an animation: its figure is shown as after the last frame."""
    _now.animations.append(animation)


def collected() -> tuple[Figure, ...]:
    """Return the figures of the run that ends: those that were shown, and those that are open."""
    global _now
    run, _now = _now, _Figures(lambda: None)
    for figure in _open():
        span = run.opened.get(figure)
        record = run.picture(figure, span) if run.has_room() else None
        if not any(one.figure is figure and record and run.drawn(one).svg == record.svg for one in run.shown):
            run.note(figure, span, record)
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
    records = [run.drawn(one) for one in run.shown]
    if run.left_out:
        records.append(Figure(b"", 0, 0, (), run.left_out[0], "many"))
    return _bounded(records)


def _bounded(records: list[Figure]) -> tuple[Figure, ...]:
    """Return the records; those whose pictures are too much together have none."""
    total, kept = 0, []
    for record in records:
        total += len(record.svg)
        if total > MOST_BYTES_TOGETHER:
            total -= len(record.svg)
            record = Figure(b"", 0, 0, record.panels, record.span, "bytes")
        kept.append(record)
    return tuple(kept)


def _open() -> list[Any]:
    """Return the figures that pyplot has open and that show something, in order."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    return [figure for number in pyplot.get_fignums() if _shows_something(figure := pyplot.figure(number))]


def _shows_something(figure: Any) -> bool:
    return len(figure.get_children()) > 1  # its background is one

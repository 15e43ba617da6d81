"""``d2l.plot`` and the little of ``plt`` that goes with it: figures as numbers, drawn by the page."""

from __future__ import annotations

from typing import Any

import numpy
import torch
from msgspec import structs

from core.language import arrays, book
from core.language.python_names import collected
from core.language.source import span_of
from core.language.state import TENSORS, Run
from core.language.stops import Refused, limit
from core.language.values import Function, Learner, Namespace, Offered
from core.trace import Figure, Line

MOST_FIGURES = 20
MOST_LINES = 20
MOST_POINTS = 5_000
"""Of one line; a screen has fewer."""


class Drawing:
    """The figure that ``plt`` is drawing: it is shown when the program ends, or at ``plt.show()``."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.labels = {"x": "", "y": "", "title": ""}
        self.logarithmic = {"x": False, "y": False}


def plot(
    run: Run, X: Any, Y: Any = None, xlabel: Any = None, ylabel: Any = None, legend: Any = (),  # noqa: N803 - D2L's names
    xlim: Any = None, ylim: Any = None, xscale: str = "linear", yscale: str = "linear", fmts: Any = (),
    figsize: Any = None, axes: Any = None,
) -> None:  # fmt: skip
    """``d2l.plot``: one line, or several over one or several x."""
    xs, ys = _lines(run, X), _lines(run, Y) if Y is not None else []
    if not ys:
        xs, ys = [[float(at) for at in range(len(line))] for line in xs], xs
    if len(xs) == 1:
        xs = xs * len(ys)
    if len(xs) != len(ys):
        raise ValueError(f"{len(xs)} lines of x, but {len(ys)} of y")
    names = [str(one) for one in collected(run, legend or ())][:MOST_LINES]
    made = tuple(
        _line(x, y, names[at] if at < len(names) else "") for at, (x, y) in enumerate(zip(xs, ys, strict=True))
    )
    shown(run, made, str(xlabel or ""), str(ylabel or ""), "", xscale == "log", yscale == "log")


def _lines(run: Run, value: Any) -> list[list[float]]:
    """Return one list of numbers for each line: a vector is one, a list of vectors several."""
    if isinstance(value, (*arrays.ARRAYS, torch.Tensor)):
        flat = _numbers(run, value)
        return [flat]
    items = collected(run, value)
    if len(items) > MOST_POINTS:
        limit("line_points", MOST_POINTS, len(items))
    if items and (isinstance(items[0], list | tuple | range | numpy.ndarray) or _is_vector(items[0])):
        if len(items) > MOST_LINES:
            limit("figure_lines", MOST_LINES, len(items))
        return [_numbers(run, item) for item in items]
    return [_numbers(run, items)]


def _is_vector(value: Any) -> bool:
    return type(value) in TENSORS and value.dim() > 0


def _numbers(run: Run, value: Any) -> list[float]:
    """Return the numbers of a vector, without a trace of it in the recording."""
    with torch._C.DisableTorchFunction(), torch.no_grad():
        if type(value) in TENSORS:
            size, listed = value.numel(), lambda: value.detach().reshape(-1).tolist()
        elif isinstance(value, arrays.ARRAYS):
            size, listed = value.size, lambda: numpy.asarray(value).reshape(-1).tolist()
        else:
            items = collected(run, value)
            size, listed = len(items), lambda: items
        if size > MOST_POINTS:
            limit("line_points", MOST_POINTS, size)
        return [float(one) for one in listed()]


def _line(x: list[float], y: list[float], name: str) -> Line:
    if len(x) != len(y):
        raise ValueError(f"x and y must have same first dimension, but have shapes ({len(x)},) and ({len(y)},)")
    return Line(name[:100], tuple(x), tuple(y))


def shown(run: Run, made: tuple[Line, ...], x: str, y: str, title: str, log_x: bool, log_y: bool) -> None:
    if len(run.figures) >= MOST_FIGURES:
        limit("figures", MOST_FIGURES, len(run.figures) + 1)
    run.figures.append(Figure(made, x[:100], y[:100], title[:100], log_x, log_y, span_of(run.recorder.at)))


# --- plt -----------------------------------------------------------------------------------------------------------


def _drawing(run: Run) -> Drawing:
    if run.drawing is None:
        run.drawing = Drawing()
    return run.drawing


def draw(run: Run, *values: Any, label: Any = "", **kwargs: Any) -> None:
    """``plt.plot(y)`` and ``plt.plot(x, y, "--")``; colours and widths are left to the page."""
    given = [value for value in values if not isinstance(value, str)]
    if not 1 <= len(given) <= 2:
        raise Refused("not-offered", module="matplotlib.pyplot", name="plot with several lines in one call")
    y = _numbers(run, given[-1])
    x = _numbers(run, given[0]) if len(given) == 2 else [float(at) for at in range(len(y))]
    _added(run, _line(x, y, str(label or "")))


def scatter(run: Run, x: Any, y: Any, *looks: Any, label: Any = "", **kwargs: Any) -> None:
    """``plt.scatter(x, y)``: points without a line between them."""
    line = _line(_numbers(run, x), _numbers(run, y), str(label or ""))
    _added(run, Line(line.name, line.x, line.y, points=True))


def _added(run: Run, line: Line) -> None:
    drawing = _drawing(run)
    if len(drawing.lines) >= MOST_LINES:
        limit("figure_lines", MOST_LINES, len(drawing.lines) + 1)
    drawing.lines.append(line)


def named(what: str) -> Any:
    def call(run: Run, text: Any = "", *rest: Any, **kwargs: Any) -> None:
        _drawing(run).labels[what] = str(text)

    return call


def scaled(what: str) -> Any:
    def call(run: Run, scale: Any = "linear", *rest: Any, **kwargs: Any) -> None:
        _drawing(run).logarithmic[what] = scale == "log"

    return call


def legend(run: Run, names: Any = (), *rest: Any, **kwargs: Any) -> None:
    drawing = _drawing(run)
    for at, name in enumerate(collected(run, names)[: len(drawing.lines)]):
        drawing.lines[at] = structs.replace(drawing.lines[at], name=str(name)[:100])


def show(run: Run, *rest: Any, **kwargs: Any) -> None:
    """``plt.show()``, and the end of the program."""
    drawing, run.drawing = run.drawing, None
    if drawing is not None and drawing.lines:
        labels = drawing.labels
        shown(run, tuple(drawing.lines), labels["x"], labels["y"], labels["title"], *drawing.logarithmic.values())


def nothing(run: Run, *rest: Any, **kwargs: Any) -> None:
    """What only changes how a figure looks."""


# --- d2l -----------------------------------------------------------------------------------------------------------


def add_to_class(run: Run, kind: Any) -> Offered:
    """``@d2l.add_to_class(C)``: the function becomes a method of a class that exists already."""
    if not (isinstance(kind, type) and issubclass(kind, Learner)):
        raise TypeError("add_to_class takes a class that the program defined")

    def added(run: Run, function: Any) -> Any:
        if type(function) is not Function:
            raise TypeError("add_to_class decorates a function")
        function.owner = kind
        setattr(kind, function.code.name, function)
        return function

    return Offered("wrapper", added)


def _namespace(name: str, calls: dict[str, Any]) -> Namespace:
    return Namespace(name, {key: Offered(key, call) for key, call in calls.items()}, frozenset(), "not-yet")


def displayed(run: Run, *values: Any) -> None:
    """``display``: as ``print`` does."""
    from core.language.text import print_values

    print_values(run, *values)


PYPLOT = _namespace(
    "matplotlib.pyplot",
    {
        "plot": draw, "scatter": scatter, "xlabel": named("x"), "ylabel": named("y"), "title": named("title"),
        "legend": legend, "xscale": scaled("x"), "yscale": scaled("y"), "show": show,
        **dict.fromkeys(("figure", "grid", "xlim", "ylim", "tight_layout"), nothing),
    },
)  # fmt: skip
D2L = _namespace(
    "d2l.torch",
    {**book.CALLS, "plot": plot, "set_figsize": nothing, "use_svg_display": nothing, "add_to_class": add_to_class},
)
D2L.names["plt"] = PYPLOT
BACKEND = _namespace("matplotlib_inline.backend_inline", {"set_matplotlib_formats": nothing})
DISPLAY = _namespace("IPython.display", {"display": displayed, "clear_output": nothing})
MODULES = {one.name: one for one in (D2L, PYPLOT, BACKEND, DISPLAY)}
"""Module name → its names."""

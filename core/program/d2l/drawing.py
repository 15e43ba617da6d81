"""The book's figures: matplotlib is imported when the first is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from weakref import WeakSet

import numpy
import torch
from torch import Tensor

from core.program import figures

FORMATS = ("-", "m--", "g-.", "r:")

_used: WeakSet[Any] = WeakSet()
"""Axes that `plot` and the like drew on. The book's cells draw one figure each: the next call begins another."""


def use_svg_display() -> None:
    """Ask for sharp pictures, which all are here."""


def set_figsize(figsize: Sequence[float] = (3.5, 2.5)) -> None:
    """Set how large the next figures are, in inches; what is drawn next is a new figure."""
    plt = figures.pyplot()
    plt.rcParams["figure.figsize"] = figsize
    if plt.get_fignums() and plt.gcf().axes:
        plt.figure()


def set_axes(axes: Any, xlabel: Any, ylabel: Any, xlim: Any, ylim: Any, xscale: str, yscale: str, legend: Any) -> None:
    """Label and scale axes, with a grid and, where there are names, a legend."""
    axes.set(xlabel=xlabel, ylabel=ylabel, xscale=xscale, yscale=yscale, xlim=xlim, ylim=ylim)
    if legend:
        axes.legend(legend)
    axes.grid()


def plot(
    X: Any, Y: Any = None, xlabel: Any = None, ylabel: Any = None, legend: Any = (), xlim: Any = None,
    ylim: Any = None, xscale: str = "linear", yscale: str = "linear", fmts: Any = FORMATS,
    figsize: Sequence[float] = (3.5, 2.5), axes: Any = None,
) -> None:  # fmt: skip
    """Draw one line, or several over one or several x; without Y the values are X's and x counts from 0."""
    plt = figures.pyplot()
    plt.rcParams["figure.figsize"] = figsize
    axes = axes or _axes(plt)
    lines = [X] if _is_one_line(X) else X
    if Y is None:
        xs, ys = [[] for _ in lines], lines
    else:
        ys = [Y] if _is_one_line(Y) else Y
        xs = lines if len(lines) == len(ys) else [*lines] * len(ys)
    axes.cla()
    for x, y, fmt in zip(xs, ys, fmts):  # noqa: B905 - as many lines as there are formats
        axes.plot(*((x, y) if len(x) else (y,)), fmt)
    set_axes(axes, xlabel, ylabel, xlim, ylim, xscale, yscale, legend)


def _axes(plt: Any) -> Any:
    """Return the axes to draw on: the current ones, or new ones where something of ours is there already."""
    if plt.get_fignums() and plt.gcf().axes and plt.gca() in _used:
        plt.figure()
    axes = plt.gca()
    _used.add(axes)
    return axes


def own(axes: Any) -> None:
    """Note axes of ours: another figure is not drawn over them."""
    _used.add(axes)


def _is_one_line(values: Any) -> bool:
    if hasattr(values, "ndim"):
        return values.ndim == 1
    return isinstance(values, list) and not hasattr(values[0], "__len__")


def annotate(text: str, xy: Any, xytext: Any) -> None:
    """Write a text with an arrow to a point."""
    figures.pyplot().gca().annotate(text, xy=xy, xytext=xytext, arrowprops={"arrowstyle": "->"})


def show_images(imgs: Any, num_rows: int, num_cols: int, titles: Any = None, scale: float = 1.5) -> Any:
    """Show images in rows; return the axes, one after the other."""
    size = (num_cols * scale, num_rows * scale)
    _, grid = figures.pyplot().subplots(num_rows, num_cols, figsize=size, squeeze=False)
    for number, (axes, image) in enumerate(zip(grid.flat, imgs)):  # noqa: B905 - there may be room for more
        axes.imshow(image.detach().numpy() if torch.is_tensor(image) else image)
        axes.xaxis.set_visible(False)
        axes.yaxis.set_visible(False)
        if titles:
            axes.set_title(titles[number])
    return grid.flatten()


def show_heatmaps(
    matrices: Any, xlabel: str, ylabel: str, titles: Any = None, figsize: Sequence[float] = (2.5, 2.5),
    cmap: str = "Reds",
) -> None:  # fmt: skip
    """Show matrices, of shape (rows of pictures, columns, height, width), with one scale of colours."""
    rows, columns = len(matrices), len(matrices[0])
    figure, grid = figures.pyplot().subplots(
        rows, columns, figsize=figsize, sharex=True, sharey=True, squeeze=False
    )  # fmt: skip
    shown = None
    for row in range(rows):
        for column in range(columns):
            axes, matrix = grid[row, column], matrices[row][column]
            shown = axes.imshow(matrix.detach().numpy() if torch.is_tensor(matrix) else matrix, cmap=cmap)
            if row == rows - 1:
                axes.set_xlabel(xlabel)
            if column == 0:
                axes.set_ylabel(ylabel)
            if titles:
                axes.set_title(titles[column])
    figure.colorbar(shown, ax=grid, shrink=0.6)


def show_list_len_pair_hist(legend: Any, xlabel: str, ylabel: str, xlist: Any, ylist: Any) -> None:
    """Show how long the lists in two lists are."""
    set_figsize()
    plt = figures.pyplot()
    _, _, patches = plt.hist([[len(one) for one in xlist], [len(one) for one in ylist]])
    plt.xlabel(xlabel)
    plt.ylabel(ylabel)
    for patch in patches[1].patches:
        patch.set_hatch("/")
    plt.legend(legend)


# --- descents --------------------------------------------------------------------------------------------------------


def train_2d(trainer: Any, steps: int = 20, f_grad: Any = None) -> list[tuple[Any, Any]]:
    """Descend from (−5, −2) and return every place; the trainer takes and gives x1, x2 and two states."""
    now: tuple[Any, ...] = (-5, -2, 0, 0)
    results = [now[:2]]
    for _ in range(steps):
        now = trainer(*now, f_grad) if f_grad else trainer(*now)
        results.append(now[:2])
    print(f"epoch {steps}, x1: {float(now[0]):f}, x2: {float(now[1]):f}")
    return results  # type: ignore[return-value]


def show_trace_2d(f: Any, results: Any) -> None:
    """Show the places of a descent on the contours of its function."""
    set_figsize()
    plt = figures.pyplot()
    plt.plot(*zip(*results, strict=True), "-o", color="#ff7f0e")
    x1, x2 = torch.meshgrid(torch.arange(-5.5, 1.0, 0.1), torch.arange(-3.0, 1.0, 0.1), indexing="ij")
    plt.contour(x1, x2, f(x1, x2), colors="#1f77b4")
    plt.xlabel("x1")
    plt.ylabel("x2")


# --- figures that grow -----------------------------------------------------------------------------------------------


class Animator:
    """A figure whose lines grow while a program trains.

    Attributes:
        X, Y: The points of each line; None before the first.
    """

    def __init__(
        self, xlabel: Any = None, ylabel: Any = None, legend: Any = None, xlim: Any = None, ylim: Any = None,
        xscale: str = "linear", yscale: str = "linear", fmts: Any = FORMATS, nrows: int = 1, ncols: int = 1,
        figsize: Sequence[float] = (3.5, 2.5),
    ) -> None:  # fmt: skip
        self.fig, axes = figures.pyplot().subplots(nrows, ncols, figsize=figsize)
        self.axes = [axes] if nrows * ncols == 1 else axes
        _used.update(numpy.atleast_1d(self.axes).flat)
        self.config_axes = lambda: set_axes(self.axes[0], xlabel, ylabel, xlim, ylim, xscale, yscale, legend or [])
        self.X: Any = None
        self.Y: Any = None
        self.fmts = fmts
        self._lines: list[Any] = []

    def add(self, x: Any, y: Any) -> None:
        """Add one point to each line; None leaves a line as it is."""
        ys = y if hasattr(y, "__len__") else [y]
        xs = x if hasattr(x, "__len__") else [x] * len(ys)
        if self.X is None:
            self.X, self.Y = [[] for _ in ys], [[] for _ in ys]
        for number, (at, value) in enumerate(zip(xs, ys, strict=True)):
            if at is not None and value is not None:
                self.X[number].append(at)
                self.Y[number].append(value)
        self._draw()

    def _draw(self) -> None:
        axes = self.axes[0]
        if not self._lines or any(line.axes is not axes for line in self._lines):
            axes.cla()
            drawn = zip(self.X, self.Y, self.fmts)  # noqa: B905 - as many lines as there are formats
            self._lines = [line for x, y, fmt in drawn for line in axes.plot(x, y, fmt)]
            self.config_axes()
            return
        for line, x, y in zip(self._lines, self.X, self.Y):  # noqa: B905
            line.set_data(x, y)
        axes.relim()
        axes.autoscale_view()


# --- boxes -----------------------------------------------------------------------------------------------------------


def bbox_to_rect(bbox: Any, color: Any) -> Any:
    """Return a rectangle of matplotlib from upper left and lower right corner."""
    left, top, right, bottom = bbox
    return figures.pyplot().Rectangle(
        xy=(left, top), width=right - left, height=bottom - top, fill=False, edgecolor=color, linewidth=2
    )


def show_bboxes(axes: Any, bboxes: Any, labels: Any = None, colors: Any = None) -> None:
    """Draw boxes, with a label in the corner of each."""

    def listed(given: Any, otherwise: list[Any]) -> list[Any]:
        return otherwise if given is None else list(given) if isinstance(given, list | tuple) else [given]

    names, shades = listed(labels, []), listed(colors, ["b", "g", "r", "m", "c"])
    for number, box in enumerate(bboxes):
        shade = shades[number % len(shades)]
        rectangle = bbox_to_rect(box.detach().numpy() if isinstance(box, Tensor) else box, shade)
        axes.add_patch(rectangle)
        if number < len(names):
            axes.text(
                *rectangle.xy, names[number], va="center", ha="center", fontsize=9,
                color="k" if shade == "w" else "w", bbox={"facecolor": shade, "lw": 0},
            )  # fmt: skip

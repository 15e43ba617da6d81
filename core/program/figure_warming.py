"""Getting matplotlib ready for programs that run where no file can be opened and no module imported."""

from __future__ import annotations

import importlib
import io
import sys
import warnings
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import matplotlib
import numpy
import pandas
from matplotlib import _qhull, animation, pyplot  # type: ignore[attr-defined]

from core.program.figure_drawing import picture
from core.program.figure_fonts import load_fonts
from core.program.figure_style import STYLE

MODULES = (
    "matplotlib.pylab", "matplotlib.style", "matplotlib.backends.backend_agg", "matplotlib.category",
    "matplotlib.dates", "matplotlib.font_manager", "matplotlib.gridspec", "matplotlib.legend_handler",
    "matplotlib.mathtext", "matplotlib.offsetbox", "matplotlib.patheffects", "matplotlib.sankey", "matplotlib.table",
    "matplotlib.tri", "matplotlib.units", "matplotlib.widgets", "mpl_toolkits.axes_grid1",
    "mpl_toolkits.axes_grid1.inset_locator", "mpl_toolkits.mplot3d", "mpl_toolkits.mplot3d.art3d",
    "pandas.plotting._matplotlib", "PIL.Image", "PIL.PngImagePlugin", "PIL.JpegImagePlugin", "PIL.ImageDraw",
)  # fmt: skip
"""What programs import of matplotlib, and what it imports only when it is needed."""
BACKEND = "module://core.program.figure_backend"

_warm = False


def warm(animated: Callable[[Any], None]) -> None:
    """Import what there is, read the fonts, draw one of everything in every way, and take over what shows figures.

    Args:
        animated: Is told each animation that a program makes.
    """
    global _warm
    if _warm:
        return
    _warm = True
    for name in MODULES:
        importlib.import_module(name)
    load_fonts()
    pyplot.close("all")
    pyplot.switch_backend(BACKEND)
    # A program that asks for a window gets the page.
    matplotlib.use = _nothing
    pyplot.switch_backend = _nothing  # type: ignore[assignment]
    _watch_animations(animated)
    _triangulate_without_files()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        afresh()
        _draw_everything()
    afresh()


def afresh() -> None:
    """Close every figure and forget every setting."""
    pyplot.close("all")
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(STYLE)
    pyplot.ioff()


def _nothing(*args: Any, **options: Any) -> None:
    """Do nothing: stands for matplotlib's choice of a backend."""


def _watch_animations(animated: Callable[[Any], None]) -> None:
    """Note each animation, and write none: that needs other programs, and a page to play it on."""
    begin = animation.Animation.__init__

    def noted(self: Any, *args: Any, **options: Any) -> None:
        begin(self, *args, **options)
        self._draw_was_started = True  # or it would warn, at its end, that it was never played
        animated(self)

    animation.Animation.__init__ = noted  # type: ignore[method-assign]
    animation.Animation.save = _nothing  # type: ignore[method-assign, assignment]
    for name in ("to_jshtml", "to_html5_video"):
        setattr(animation.Animation, name, lambda self, *args, **options: "")


def _triangulate_without_files() -> None:
    """Let triangulations write their messages to the screen: to drop them, they would open a file each time."""
    delaunay = _qhull.delaunay  # type: ignore[attr-defined]
    loud = SimpleNamespace(delaunay=lambda x, y, verbose: delaunay(x, y, True))
    matplotlib._qhull = sys.modules["matplotlib._qhull"] = loud  # type: ignore[attr-defined,assignment]


def _draw_everything() -> None:
    figure, axes = pyplot.subplots(3, 3, figsize=(9, 9))
    x = numpy.linspace(0.1, 3, 12)
    plane = numpy.outer(x, x)
    axes[0, 0].plot(x, x**2, "r--o", label=r"$x^2$, $\alpha\frac{1}{\sqrt{2}}$, $\mathcal{L}\mathbf{w}\mathit{x}$")
    axes[0, 0].errorbar(x, x, yerr=0.1, label="零")
    axes[0, 0].fill_between(x, x, 0, alpha=0.3, hatch="/")
    axes[0, 0].legend(title="legend")
    axes[0, 1].scatter(x, x, c=x, s=20)
    axes[0, 1].annotate("here", (1, 1), (2, 1), arrowprops={"arrowstyle": "->"})
    axes[0, 1].text(1, 1, "bold", weight="bold", style="italic", family="monospace", bbox={"boxstyle": "round"})
    axes[0, 2].bar(["a", "b"], [1, 2])
    axes[0, 2].hist(x, bins=5)
    figure.colorbar(axes[1, 0].imshow(plane, cmap="gray"))
    axes[1, 1].contour(x, x, plane)
    axes[1, 1].clabel(axes[1, 1].contourf(x, x, plane), inline=True)
    axes[1, 2].pcolormesh(plane)
    axes[1, 2].quiver([0, 1], [0, 1], [1, 1], [1, 0])
    axes[2, 0].semilogy(x, x)
    axes[2, 0].twinx().step(x, x)
    axes[2, 1].boxplot([x, x])
    axes[2, 1].violinplot([x, x])
    axes[2, 2].pie([1, 2], labels=["a", "b"], autopct="%d")
    pandas.DataFrame({"a": [1, 2]}).plot(ax=axes[0, 0])
    figure.suptitle("title")
    figure.autofmt_xdate()
    pyplot.tight_layout()
    _write(figure)
    for kind in ("png", "jpg", "svg"):
        pyplot.figure().savefig(io.BytesIO(), format=kind)
    _write(_unusual_axes(x, plane))
    pyplot.close("all")


def _unusual_axes(x: Any, plane: Any) -> Any:
    figure = pyplot.figure(layout="constrained")
    axes = figure.add_subplot(221, projection="3d")
    axes.plot_surface(x, x[:, None], plane, cmap="viridis")
    axes.scatter(x, x, x)
    axes.plot_wireframe(x[None], x[:, None], plane)
    figure.add_subplot(222, projection="polar").plot(x, x)
    axes = figure.add_subplot(223)
    axes.plot(numpy.array(["2020-01-01", "2021-01-01"], dtype="datetime64[D]"), [0, 1])
    axes.table([["1"]], loc="bottom")
    axes = figure.add_subplot(224)
    axes.tricontourf(x, x[::-1] ** 2, x)
    axes.stem(x, x)
    axes.set_yscale("symlog")
    return figure


def _write(figure: Any) -> None:
    """Write a figure as the page gets it, with some of it as pixels."""
    record = picture(figure, None)
    if record.unseen:
        raise RuntimeError(f"matplotlib cannot be used: {record.raised}")
    for line in figure.axes[0].lines:
        line.set_rasterized(True)
    picture(figure, None)

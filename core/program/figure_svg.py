"""Writing a figure as SVG: letters as outlines, or as text where only the reader's browser has a font for them."""

from __future__ import annotations

import codecs
import io
from typing import Any

from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.colors import rgb2hex

from core.program.figure_fonts import drawable

BLANK = "\u2003"
"""As wide as its height, and empty: Chinese letters are as wide."""


class Renderer(RendererSVG):
    """Writes letters as outlines, which look the same everywhere.

    Letters that matplotlib's font lacks, such as Chinese ones, stay text: the reader's browser has a font for them.
    """

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = False, mtext: Any = None
    ) -> None:
        if ismath == "TeX" or drawable(s):
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        elif ismath:
            super().draw_text(gc, x, y, _blanked(s), prop, angle, ismath, mtext)
            self._fill_blanks(gc, x, y, s, prop, angle)
        else:
            self._draw_text_as_text(gc, x, y, s, prop, angle, ismath, mtext)  # type: ignore[attr-defined]

    def _fill_blanks(self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float) -> None:
        """Write the letters of a formula for which `_blanked` left room."""
        letters = iter([letter for letter in s if not drawable(letter)])
        placed = self._text2path.mathtext_parser.parse(_blanked(s), 72, prop)[3]
        self.writer.start("g", transform=f"translate({x:.3f} {y:.3f}) rotate({-angle:g})")
        for _, size, code, _, right, up in placed:
            if chr(code) == BLANK:
                style = f"font: {size:g}px sans-serif; fill: {rgb2hex(gc.get_rgb())}"
                self.writer.element("text", next(letters, ""), x=f"{right:.3f}", y=f"{-up:.3f}", style=style)
        self.writer.end("g")

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        return super().get_text_width_height_descent(s if ismath == "TeX" else _blanked(s), prop, ismath)


def _blanked(text: str) -> str:
    """Return a text with room in place of each letter that matplotlib has no glyph for."""
    return text if drawable(text) else "".join(letter if drawable(letter) else BLANK for letter in text)


class SvgCanvas(FigureCanvasSVG):
    """matplotlib's SVG, written by `Renderer`."""

    def print_svg(
        self, filename: io.BytesIO, *, bbox_inches_restore: Any = None, metadata: Any = None, **others: Any
    ) -> None:
        figure = self.figure
        dpi, figure.dpi = figure.dpi, 72
        width, height = figure.get_size_inches()
        text = codecs.getwriter("utf-8")(filename)
        writer = Renderer(width * 72, height * 72, text, image_dpi=int(dpi), metadata=metadata)
        renderer = MixedModeRenderer(figure, width, height, dpi, writer, bbox_inches_restore=bbox_inches_restore)
        figure.draw(renderer)  # type: ignore[arg-type]  # which hands on what it does not do
        renderer.finalize()

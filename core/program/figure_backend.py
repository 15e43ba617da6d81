"""matplotlib's backend in a worker: a figure is drawn in memory, and "shown" means noted for the page."""

from __future__ import annotations

from typing import Any

from matplotlib import cbook
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg

from core.program import figures


class FigureManager(FigureManagerBase):
    """The one window that there is for a figure: the page."""

    def __init__(self, canvas: Any, num: Any) -> None:
        super().__init__(canvas, num)
        figures.opened(canvas.figure)

    def show(self) -> None:
        figures.show_figure(self.canvas.figure)

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:  # type: ignore[override]
        if block is not False:  # as pyplot.pause asks: a figure that goes on changing is shown at the end
            figures.show_all()


class FigureCanvas(FigureCanvasAgg):
    """A canvas in memory that waits for no event."""

    manager_class = FigureManager  # type: ignore[assignment]

    def print_pdf(self, filename: Any, **options: Any) -> None:
        """Save as a document for printing: an empty one, as making it would need fonts as files."""
        with cbook.open_file_cm(filename, "wb") as file:
            file.write(b"%PDF-1.4\n%%EOF\n")

    print_ps = print_eps = print_pdf

    def start_event_loop(self, timeout: float = 0) -> None:
        pass

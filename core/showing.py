"""How a Trace shows itself in a notebook: the one place where core asks viz for something, when somebody looks.

Everything else points the other way (see ARCHITECTURE.md); tests/test_layers.py names this door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.trace import Trace


def notebook_html(trace: Trace) -> str | None:
    """Return the picture as HTML, None where there is nothing to draw."""
    from viz.notebook import notebook_html

    return notebook_html(trace)

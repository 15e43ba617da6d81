"""The picture with its timeline and the program as one HTML file: works offline, loads nothing, runs no Python."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from core.trace import Trace
from viz.escaping import html_text, script_json
from viz.picture.drawing import to_svg
from viz.picture.fold_cards import Fold
from viz.picture.graph_data import graph_data
from viz.picture.widget_words import widget_words
from viz.words import language

# Read now: behind a helper's walls there is no file
PAGE = Template(Path(__file__).with_name("standalone_page.html").read_text(encoding="utf-8"))
EXPORTED = re.compile(r"export\s*\{\s*([\w$]+) as default,?\s*\};?\s*$")
HEIGHT = 620


def html_file(
    trace: Trace,
    fold: Fold,
    shown_pass: int | None,
    *,
    script: str,
    title: str,
) -> str:
    """Return the whole file.

    Args:
        script: Bundle of the widget that shows the picture on the page, with its styles.
        title: Heading of the page.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    mounting = EXPORTED.search(script)
    assert mounting, "the widget's script ends with its one export"
    picture = {
        **graph_data(trace, fold, shown_pass),
        "svg": to_svg(trace, fold, shown_pass),
        "selected": None,
        "ticket": "",
        "shown": shown_pass,
        "nodes": len(trace.nodes),
        "words": widget_words(),
        "height": HEIGHT,
    }
    mistake = f"<p>{html_text(trace.mistake.message)}</p>" if trace.mistake else ""
    return PAGE.substitute(
        title=html_text(title),
        language=language().replace("_", "-"),
        said=mistake,
        data=script_json({"source": trace.source, "picture": picture}),
        script=script[: mounting.start()] + f"const mountStandalone = {mounting[1]};",
    )

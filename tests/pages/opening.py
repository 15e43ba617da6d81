"""A page opened in AppTest, as a browser that comes from the first page to an address would open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from viz.link import encoded
from viz.words import in_language

ROOT = Path(__file__).parents[2]
SECONDS = 90
"""A page's first run starts the workers."""


def page_opened(
    page: str, chosen: object = None, *, language: str = "", prepare: Callable[[AppTest], None] = lambda app: None,
    **parameters: str,
) -> AppTest:  # fmt: skip
    """Open a page with choices in its address.

    Args:
        chosen: What the address says, as `viz.link.encoded` takes it; nothing where it is empty.
        language: As in the address; the browser's where it is "".
        prepare: Called between the first page and this one.
        parameters: What else stands in the address from the first page on.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, value in (parameters | ({"lang": language} if language else {})).items():
        app.query_params[name] = value
    app.run()
    if chosen:
        app.query_params["s"] = encoded(chosen)
    prepare(app)
    with in_language(language or "en"):  # AppTest asks the first page's boxes for their titles, in this thread
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception
    return app

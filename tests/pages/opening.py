"""A page opened in AppTest, as a browser that is given an address opens it: no other page was there before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from viz.link import encoded

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
        prepare: Called before the page's first run, with nothing in the session yet.
        parameters: What else stands in the address, where it is not empty.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, value in (parameters | {"lang": language}).items():
        if value:
            app.query_params[name] = value
    if chosen:
        app.query_params["s"] = encoded(chosen)
    prepare(app)
    address = f"pages/{page}.py"
    app.switch_page(address).run()
    assert not app.exception, app.exception
    return app.switch_page(address)  # which stays there, and raises ValueError where the application has no such page

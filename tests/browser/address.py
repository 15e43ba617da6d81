"""What the page's address holds. It follows what a person does after a moment, so tests wait for it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page

from viz.link import Exploration, decoded


def explored(url: str) -> Exploration | None:
    """Return the exploration in an address, None where there is none."""
    found = re.search(r"[?&]s=([\w-]+)", url)
    return None if found is None else decoded(found[1])


def wait_for_link(page: Page, holds: Callable[[Exploration], bool]) -> None:
    """Wait until the address holds an exploration for which this is true."""

    def fits(url: str) -> bool:
        found = explored(url)
        return found is not None and holds(found)

    page.wait_for_url(fits)

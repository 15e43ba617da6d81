"""Reads the choices in the page's address, which follows an action a moment later, so tests wait for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from viz.link import choices_in


def choices_at(url: str) -> dict[str, Any] | None:
    """Return the choices in an address, None where there are none."""
    found = re.search(r"[?&]s=([\w-]+)", url)
    return None if found is None else choices_in(found[1])


def wait_for_link(page: Page, holds: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until the address holds choices for which this is true."""

    def fits(url: str) -> bool:
        found = choices_at(url)
        return found is not None and holds(found)

    page.wait_for_url(fits)

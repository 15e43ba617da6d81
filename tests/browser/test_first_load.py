"""Bytes of a first visit, and hardly any of a second: fonts, scripts and messages together."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.loading import visit

MOST_MEGABYTES, AGAIN = 1.2, 0.3


@pytest.mark.parametrize(("path", "there"), [("/graph", "#n3"), ("/", ".moving g.node")])
def test_a_first_load_is_small_and_the_next_one_smaller(browser: Browser, app_url: str, path: str, there: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    try:
        first, again = (visit(context, app_url + path, there) for _visit in range(2))
    finally:
        context.close()
    assert 0.5 < first <= MOST_MEGABYTES
    assert again <= AGAIN

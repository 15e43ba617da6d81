"""A replica that became too large goes while somebody works at it: they go on at the other one, and notice nothing.

A module of its own: where a browser is, no other test of the module may run an event loop. That a replica comes back at
its place is in test_rolling_update.py.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.border.replicas import got, proxied, replica, until
from tests.border.test_proxy import where
from tests.border.test_rolling_update import typed

expect.set_options(timeout=60_000)

HELD = "COTANGENT_TEST_HELD"  # as in recycled_app.py, which is for a server: to import it is to be recycled by it


def has(page: Page, name: str) -> None:
    expect(page.locator("g.node").filter(has_text=name)).to_have_count(1)


@pytest.mark.browser  # with a page of its own: a connection that breaks is an error in its console
def test_who_works_at_a_replica_that_goes_notices_nothing(
    contexts: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = contexts(locale="en-US").new_page()
    page.set_default_timeout(60_000)
    files = [tmp_path / name for name in ("one", "other")]
    with ExitStack() as running:
        for file in files:
            file.write_text("0", encoding="utf-8")
        replicas = [
            running.enter_context(
                replica(0, "tests/border/recycled_app.py", COTANGENT_RECYCLE_MEGABYTES="1000", **{HELD: f"{file}"})
            )
            for file in files
        ]
        until(lambda: all(got(f"{one.serving.url}/ready")[0] == 200 for one in replicas))
        url = running.enter_context(proxied(replicas, tmp_path))
        page.goto(f"{url}/graph")
        typed(page, "before")
        page.evaluate("window.neverLoadedAnew = true")

        at = where(replicas)
        other = next(one for one in replicas if one is not at)
        files[replicas.index(at)].write_text(f"{2 * 10**9}", encoding="utf-8")
        page.locator(".cm-content").first.press("Control+End")
        page.keyboard.type("\nwhile_it_goes = before.detach() * 2")  # at any moment of its end
        assert at.serving.process.wait(timeout=60) == 0
        until(lambda: other.measure("cotangent_sessions") == 1)
        has(page, "while_it_goes")
        expect(page.locator(".cm-content").first).to_contain_text("while_it_goes = before.detach() * 2")
        typed(page, "after")
        assert page.evaluate("window.neverLoadedAnew")
        page.close()

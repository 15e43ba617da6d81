"""HAProxy, as deploy/ configures it, before two servers: a visitor stays on one, and comes back on the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.border.replicas import Replica, got, proxied, replica, until

PROGRAM = "import torch\nkept = torch.ones(3, requires_grad=True)\n(kept * kept).sum().backward()"
LATER = "import torch\nnew = torch.ones(3, requires_grad=True)\nnew.exp().sum().backward()"


def typed(page: Page, program: str) -> None:
    editor = page.locator(".cm-content").first
    editor.fill(program)
    editor.press("Control+Enter")


def of_replica(context: BrowserContext) -> str:
    return next(cookie.get("value", "") for cookie in context.cookies() if cookie.get("name") == "REPLICA")


def where(replicas: list[Replica]) -> Replica:
    """Return the one server on which there is a session."""
    until(lambda: sum(one.measure("cotangent_sessions") for one in replicas) == 1)
    return next(one for one in replicas if one.measure("cotangent_sessions"))


@pytest.mark.browser  # with a page of its own: a connection that breaks is an error in its console
def test_a_replica_dies_and_its_visitor_goes_on_at_the_other(
    contexts: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = contexts(locale="en-US").new_page()
    page.set_default_timeout(60_000)
    with replica() as one, replica() as other:
        replicas = [one, other]
        until(lambda: all(got(f"{it.serving.url}/ready")[0] == 200 for it in replicas))
        with proxied(replicas, tmp_path) as url:
            page.goto(f"{url}/graph")
            typed(page, PROGRAM)
            expect(page.locator("g.node").filter(has_text="kept")).to_have_count(1)
            expect(page).to_have_url(re.compile("s="))
            first, cookie = where(replicas), of_replica(page.context)

            page.reload()
            expect(page.locator("g.node").filter(has_text="kept")).to_have_count(1)
            assert where(replicas) is first and of_replica(page.context) == cookie

            first.serving.process.kill()
            second = other if first is one else one
            until(lambda: second.measure("cotangent_sessions") == 1)
            expect(page.locator("g.node").filter(has_text="kept")).to_have_count(1)
            typed(page, LATER)
            expect(page.locator("g.node").filter(has_text="new")).to_have_count(1)
            page.reload()
            expect(page.locator("g.node").filter(has_text="new")).to_have_count(1)
            assert of_replica(page.context) != cookie
            assert got(f"{url}/ready")[0] == 404
            page.close()

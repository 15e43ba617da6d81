"""The page of the server in a browser: it becomes new by itself."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_page_becomes_new_by_itself(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/status")
    expect(page.get_by_text("All is well")).to_be_visible()
    expect(page.get_by_test_id("stMetricChart").locator("svg").first).to_be_visible()
    pages = page.get_by_test_id("stMetric").filter(has_text="Open pages").get_by_test_id("stMetricValue")
    before = int(pages.inner_text())
    another = page.context.new_page()
    another.goto(f"{app_url}/help")
    expect(another.locator("h1.page-title")).to_be_visible()
    expect(pages).to_have_text(f"{before + 1}")
    another.close()
    expect(pages).to_have_text(f"{before}")

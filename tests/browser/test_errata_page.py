"""The page Common mix-ups as a person meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from viz.link import encoded


@pytest.mark.acceptance("E25")
def test_an_entry_is_opened_guessed_run_and_followed(page: Page, app_url: str) -> None:
    page.goto(app_url + "/errata")
    expect(page.get_by_text("Slips of the pen")).to_be_visible()  # the last of the page: the run has ended
    page.get_by_text("add by row or by column?").click()
    page.locator("button", has_text=re.compile(r"^\(5,\)$")).click()
    expect(page.get_by_text("See what the program beneath says")).to_be_visible()
    expect(page.get_by_text("tensor([40., 45., 50., 55.])")).to_be_visible()
    expect(page.locator(".collapse td[data-side=after]")).to_have_text(["40", "45", "50", "55"])
    page.locator(".st-key-erratum-e25").get_by_role("button", name="Reductions").click()
    expect(page.get_by_role("heading", name="Reductions")).to_be_visible()
    expect(page.get_by_text("out = A.sum(axis=0)")).to_be_visible()


@pytest.mark.acceptance("E13")
def test_a_sent_entry_is_open_and_its_mistake_is_mended(page: Page, app_url: str) -> None:
    page.goto(app_url + f"/errata?s={encoded({'entry': 'e13'})}")
    expect(page.get_by_text("Slips of the pen")).to_be_visible()
    page.get_by_text("Show me").click()
    entry = page.locator(".st-key-erratum-e13")
    expect(entry.get_by_text("must match the size of tensor b (2)")).to_be_visible()
    expect(entry.get_by_text("torch.Size([2, 3, 4])").first).to_be_visible()
    entry.get_by_role("button", name="Keep the reduced axis").click()
    expect(entry.get_by_text("must match the size of tensor b (2)")).to_have_count(0)
    expect(entry.get_by_role("button", name="As it was")).to_be_visible()


def test_a_search_leaves_what_was_looked_for(page: Page, app_url: str) -> None:
    page.goto(app_url + "/errata")
    expect(page.get_by_text("Asked for most")).to_be_visible()
    expect(page.get_by_text("Slips of the pen")).to_be_visible()
    page.get_by_role("textbox", name="Search").fill("thresh")
    page.get_by_role("textbox", name="Search").press("Enter")
    expect(page.get_by_text("1 entry")).to_be_visible()
    expect(page.get_by_text("count in")).to_be_visible()
    expect(page.get_by_text("Asked for most")).to_have_count(0)

"""The reductions page as a person meets it, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_axes_a_wrong_guess_and_hovers_both_ways(page: Page, app_url: str) -> None:
    page.goto(app_url + "/reductions")
    page.locator("button", has_text=re.compile(r"^\(4,\)$")).click()
    expect(page.get_by_text("you dropped axes (0,)")).to_be_visible()
    page.locator("td[data-side=after]").nth(2).hover()
    expect(page.get_by_text("8 + 9 + 10 + 11 = 38")).to_be_visible()
    expect(page.locator("td[data-side=before].lit")).to_have_count(4)
    page.locator("td[data-side=before]").nth(0).hover()
    expect(page.locator("td[data-side=after].lit")).to_have_count(1)
    page.locator("button", has_text=re.compile("^0$")).click()
    expect(page.get_by_text("out = A.sum(axis=(1, 0))").or_(page.get_by_text("axis=(0, 1)")).first).to_be_visible()


def test_the_clash_is_mended_by_its_button(page: Page, app_url: str) -> None:
    page.goto(app_url + "/reductions")
    page.get_by_role("button", name="keepdims=True").click()
    expect(page.get_by_text("[1.0, 1.0, 1.0, 1.0, 1.0]")).to_be_visible()

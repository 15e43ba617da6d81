"""A mistake as a person meets it: the operands stand out in the picture, and one click on the repair mends the text."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.editing import expect_program
from viz.link import encoded

CLASH = "import torch\nA = torch.arange(20.0).reshape(5, 4)\nA / A.sum(axis=1)"


def test_the_operands_are_lit_and_one_click_mends(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph?s={encoded({'program': CLASH})}")
    expect(page.locator(".node.wrong")).to_have_count(2)
    page.get_by_role("button", name="A / A.sum(axis=1, keepdims=True)").click()
    expect_program(
        page.get_by_role("textbox", name=re.compile("Program")), CLASH.replace("axis=1", "axis=1, keepdims=True")
    )
    expect(page.locator(".node.wrong")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)

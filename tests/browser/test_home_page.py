"""The first page as a newcomer meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.small_texts import small_texts, wide
from viz.link import encoded

MESSAGE = "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1"


def test_an_error_is_searched_for_opened_and_come_back_from(page: Page, app_url: str) -> None:
    page.goto(app_url)
    search = page.get_by_role("searchbox", name="Search, or paste an error message")
    search.fill(MESSAGE)
    result = page.get_by_role("link", name="Two shapes do not broadcast")
    expect(result).to_be_visible()
    search.press("ArrowDown")
    expect(result).to_be_focused()
    result.press("Enter")
    page.wait_for_url("**/graph?s=*")
    expect(page.get_by_text("do not broadcast: from the right").first).to_be_visible()
    page.go_back()
    expect(search).to_have_value(MESSAGE)
    expect(result).to_be_visible()
    page.wait_for_url(re.compile(r"/\?q="))
    page.reload()
    expect(search).to_have_value(MESSAGE)
    expect(result).to_be_visible()
    search.press("Escape")
    expect(result).to_have_count(0)
    expect(page.get_by_role("button", name="backward twice")).to_be_visible()


def test_a_pasted_traceback_is_its_last_line(page: Page, app_url: str) -> None:
    page.goto(app_url)
    search = page.get_by_role("searchbox", name="Search, or paste an error message")
    expect(search).to_be_visible()
    search.evaluate(
        "(field, text) => { const data = new DataTransfer(); data.setData('text', text); field"
        ".dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
        "Traceback (most recent call last):\n  File \"a.py\", line 4\nRuntimeError: mat1 and mat2 shapes cannot be "
        "multiplied (2x3 and 2x3)\n",
    )  # fmt: skip
    expect(search).to_have_value("RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)")
    expect(page.get_by_role("link", name="Two matrices cannot be multiplied")).to_be_visible()


def test_a_section_leads_to_its_example_and_back(page: Page, app_url: str) -> None:
    page.goto(app_url)
    section = page.locator("details.topic", has_text="Broadcasting").first
    section.locator("summary").click()
    expect(section).to_contain_text("Chinese edition 2.1.3 · English edition 2.1.4")
    section.get_by_role("link", name="A column and a row stretch").click()
    page.wait_for_url("**/tensors?s=*")
    expect(page.get_by_role("heading", name="Tensors")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="See what autograd does")).to_be_visible()


def test_the_picture_plays_and_is_stopped_and_opened(page: Page, app_url: str) -> None:
    page.goto(app_url)
    picture = page.locator(".moving")
    says, on = picture.locator("figcaption"), picture.get_by_role("button", name="One step on")
    expect(says).not_to_contain_text("A program of seven lines")  # it has begun by itself
    picture.get_by_role("button", name="Pause").click()
    expect(picture.get_by_role("button", name="Play")).to_be_visible()
    for _step in range(12):
        picture.get_by_role("button", name="One step back").click()
    expect(says).to_contain_text("A program of seven lines")
    for _step in range(6):
        on.click()
    expect(says).to_have_text("pow computes z = b ** 2 = (−1) ** 2 = 1.")
    expect(picture.locator(".line.lit")).to_have_text("z = b ** 2")
    expect(picture.locator("#n5 .adjoint")).to_have_class(re.compile("covered"))
    on.click()
    expect(picture.locator("#n5 .adjoint")).not_to_have_class(re.compile("covered"))
    expect(picture.locator("#n4 .adjoint")).to_have_class(re.compile("covered"))
    picture.get_by_role("link", name="Open this program").click()
    page.wait_for_url("**/graph")
    expect(page.locator("#n3")).to_be_visible()


@pytest.mark.screen(reduced_motion="reduce")
def test_nothing_moves_where_less_motion_is_asked_for(page: Page, app_url: str) -> None:
    page.goto(app_url)
    picture = page.locator(".moving")
    expect(picture.get_by_role("button", name="Play")).to_be_visible()
    expect(picture.locator(".covered")).to_have_count(0)  # the whole run is there at once
    expect(picture.locator("figcaption")).to_contain_text("[−2, −4]")


@pytest.mark.parametrize("width", [1440, 390])
def test_every_text_in_the_boxes_of_the_first_page_can_be_read(page: Page, app_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(app_url)
    boxes = page.locator("[data-testid=stExpander] summary")
    expect(boxes.last).to_be_visible()
    for number in range(boxes.count()):
        boxes.nth(number).click()
        expect(page.locator("details[open] > summary")).to_have_count(number + 1)
    expect(page.locator("a[href*=graph] svg.picture g.node").first).to_be_visible()
    expect(page.locator(".drawing svg")).to_have_count(3)
    assert (small_texts(page), wide(page)) == ([], 0)


def test_an_old_link_opens_the_graph_page_and_back_is_no_trap(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?s={encoded({'example': 'fan-out'})}")
    page.wait_for_url("**/graph?s=*")
    expect(page.locator("#n4")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="See what autograd does")).to_be_visible()


@pytest.mark.screen(viewport={"width": 390, "height": 844}, locale="zh-CN")
def test_a_phone_shows_all_of_it(page: Page, app_url: str) -> None:
    page.goto(app_url)
    expect(page.locator(".moving #n5")).to_be_visible()
    expect(page.locator("details.topic").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

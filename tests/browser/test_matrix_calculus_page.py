"""The matrix calculus page as a person meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from viz.link import encoded


def opened(page: Page, app_url: str, **chosen: object) -> Locator:
    """Open the page; return the derivative's picture once its entries are there."""
    page.goto(f"{app_url}/matrix_calculus?lang=en" + (f"&s={encoded(chosen)}" if chosen else ""))
    picture = page.locator(".derivative")
    expect(picture.locator(".line .katex").first).to_be_visible()
    return picture


def test_a_hover_tells_the_entry_its_cells_and_its_formula(page: Page, app_url: str) -> None:
    picture = opened(page, app_url)
    expect(picture.locator(".entry")).to_have_text(["1", "1", "1", "2", "2", "2", "2", "2", "1"])
    picture.locator(".entry").nth(3).hover()
    expect(picture.locator(".entry.lit")).to_have_attribute("aria-label", "∂output[1]/∂x[0] = 2")
    expect(picture.locator(".value.lit")).to_have_text(["1", "11"])  # x[0], and the output's second entry
    annotation = picture.locator(".line annotation")
    expect(annotation).to_contain_text("x_{1}^{2} + 2 x_{2} + 2 x_{3}")
    expect(annotation).to_contain_text("= 2 x_{1} = 2")
    expect(picture.locator(".checks .good")).to_have_count(3)
    picture.locator(".value[data-side=inputs]").nth(1).hover()
    expect(picture.locator(".entry.near")).to_have_count(3)
    expect(picture.get_by_text("The 3 derivatives by this input entry are framed.")).to_be_visible()


def test_the_layout_turns_the_picture_and_the_map(page: Page, app_url: str) -> None:
    picture = opened(page, app_url, example="F4")
    chosen = page.locator(".map .cell[aria-pressed=true]")
    expect(chosen).to_have_text("(3, 1)")
    expect(picture.locator(".head .shape")).to_have_text("(3, 1)")
    picture.get_by_role("button", name="Denominator layout").click()
    expect(picture.locator(".head .shape")).to_have_text("(1, 3)")
    expect(chosen).to_have_text("(1, 3)")
    entries = picture.locator(".entry")
    first, last = entries.nth(0), entries.nth(2)
    page.wait_for_function(
        "([a, b]) => a.getBoundingClientRect().top === b.getBoundingClientRect().top",
        arg=[first.element_handle(), last.element_handle()],
    )
    expect(entries).to_have_text(["1", "2", "12"])  # no number has changed
    page.reload()
    expect(page.locator(".derivative .head .shape")).to_have_text("(1, 3)")  # the address holds the layout


def test_arrow_keys_walk_as_the_picture_lies(page: Page, app_url: str) -> None:
    picture = opened(page, app_url, example="F9")
    entries = picture.locator(".entry")
    expect(entries).to_have_count(36)
    entries.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(picture.locator(".entry.lit")).to_have_attribute("aria-label", "∂output[0, 0]/∂X[1, 0] = 1")
    page.keyboard.press("ArrowDown")
    expect(picture.locator(".entry.lit")).to_have_attribute("aria-label", "∂output[0, 0]/∂X[1, 1] = 1")
    page.keyboard.press("Enter")
    expect(picture.locator(".entry.pinned")).to_have_count(1)


def test_a_cell_of_the_map_opens_its_function(page: Page, app_url: str) -> None:
    picture = opened(page, app_url)
    page.locator(".map .cell").nth(8).click()
    expect(picture.locator(".entry")).to_have_count(36)
    expect(picture.locator(".count")).to_have_text("(3 × 2) × (3 × 2) = 36 partial derivatives")
    picture.get_by_role("button", name="vec: one matrix").click()
    expect(picture.locator(".head .shape")).to_have_text("(6, 6)")


def test_an_identity_is_found_opened_and_a_formula_judged(page: Page, app_url: str) -> None:
    opened(page, app_url)
    page.get_by_text("Identities (").click()
    listed = page.locator(".identities")
    expect(listed.locator(".row").first).to_be_visible()
    listed.get_by_role("searchbox").fill("quadratic form")
    expect(listed.locator(".row:visible")).to_have_count(1)
    listed.locator(".row:visible").click()
    expect(page.get_by_text("In torch's order of axes:")).to_be_visible()
    field = page.get_by_role("textbox", name="Is my formula right?")
    field.fill("2 * B @ x")
    field.press("Enter")
    expect(page.get_by_text("is symmetric: M + Mᵀ is 2M")).to_be_visible()
    field.fill("(B + B.T) @ x")
    field.press("Enter")
    expect(page.get_by_text("Right, at 5 of 5 random points.")).to_be_visible()


def test_the_slider_halves_the_step_without_the_server(page: Page, app_url: str) -> None:
    opened(page, app_url)
    step = page.locator(".step")
    slider = step.get_by_role("slider")
    expect(step.get_by_text("t = 0.25")).to_be_visible()
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(step.get_by_text("t = 0.125")).to_be_visible()
    expect(step.get_by_text("the gap is 4.00 times smaller")).to_be_visible()
    expect(step.locator("tr.lit td").first).to_have_text("0.125")


def test_a_cell_of_a_product_lights_its_row_and_its_column(page: Page, app_url: str) -> None:
    opened(page, app_url)
    page.get_by_role("tab", name="Chain rule").click()
    chain = page.locator(".chain")
    chain.locator(".of-product .entry").nth(1).hover()
    expect(chain.get_by_text("∂y[0]/∂x[1] = 10·2 + (−2)·1 = 18")).to_be_visible()
    expect(chain.locator(".first .lit")).to_have_text(["10", "−2"])
    expect(chain.locator(".rest .lit")).to_have_text(["2", "1"])


def test_predict_first_draws_nothing_until_the_shape_is_answered(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/matrix_calculus?lang=en&s={encoded({'predict': True})}")
    picture = page.locator(".derivative")
    expect(picture.get_by_text("Predict the shape first")).to_be_visible()
    expect(picture.locator(".entry")).to_have_count(0)
    page.locator("button", has_text=re.compile(r"^\(3, 3\)$")).click()
    expect(picture.locator(".entry")).to_have_text(["?"] * 9)
    number = page.get_by_role("spinbutton")
    number.fill("2")
    number.press("Enter")
    expect(picture.locator(".entry").nth(3)).to_have_text("2")


def test_four_axes_of_5_4_5_4_stand_in_view_at_1440(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    picture = opened(page, app_url, example="cell-22-5454", n=5, k=4, m=5, l=4)
    expect(picture.locator(".entry")).to_have_count(400)
    fits = "(box) => box.scrollWidth <= box.clientWidth"
    page.wait_for_function(fits, arg=picture.locator(".scroll").element_handle())  # once its letters have come
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


BEYOND_CELLS = """map => [...map.querySelectorAll(".cell")].filter((cell) => {
  const shape = document.createRange();
  shape.selectNodeContents(cell);
  return shape.getBoundingClientRect().width > cell.clientWidth;
}).map((cell) => cell.textContent)"""


@pytest.mark.parametrize("_width", [
    pytest.param(width, marks=pytest.mark.screen(viewport={"width": width, "height": 800}))
    for width in (320, 390, 800, 1180, 1200, 1280, 1440)
])  # fmt: skip
def test_a_shape_of_four_axes_stays_in_its_cell_of_the_map(page: Page, app_url: str, _width: int) -> None:
    opened(page, app_url)
    shapes = page.locator(".map")
    expect(shapes.locator(".cell").last).to_have_text("(3, 2, 2, 3)")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    assert shapes.evaluate(BEYOND_CELLS) == []

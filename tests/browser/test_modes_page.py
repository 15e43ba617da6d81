"""The page of the two modes as a person meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect


def opened(page: Page, app_url: str) -> Locator:
    page.goto(app_url + "/modes")
    picture = page.locator(".modes")
    expect(picture.locator("g.node").first).to_be_visible()
    return picture


def test_tangents_go_down_while_adjoints_come_up(page: Page, app_url: str) -> None:
    picture = opened(page, app_url)
    expect(picture.locator("g.node.tangent-there")).to_have_count(8)
    picture.get_by_role("button", name="To the beginning").click()
    expect(picture.locator("g.node.tangent-there")).to_have_count(0)
    expect(picture.locator("g.node.adjoint-there")).to_have_count(0)
    forth = picture.get_by_role("button", name="One step on")
    forth.click()
    expect(picture.locator("#n0.tangent-there")).to_have_count(1)  # the leaf's tangent, and the root's adjoint
    expect(picture.locator("#n7.adjoint-there")).to_have_count(1)
    expect(picture.locator(".said").get_by_text("Start: ẋ = [1, 0, 0].")).to_be_visible()
    for _step in range(3):
        forth.click()
    expect(picture.locator(".said").get_by_text("mul: u̇ = v₂·v̇₁ + v₁·v̇₂ = 2·1 + 1·0 = 2.")).to_be_visible()


def test_a_card_says_how_both_modes_come_to_it_and_a_click_goes_there(page: Page, app_url: str) -> None:
    picture = opened(page, app_url)
    sine = picture.locator("g.node", has_text="sin").first
    expect(sine.locator("title")).to_contain_text("cos(u)·u̇ = (−0.4161)·2")
    sine.click()
    expect(picture.locator(".said").get_by_text("▹ sin: v̇₄ = cos(u)·u̇")).to_be_visible()
    expect(picture.locator("g.node.tangent-there")).to_have_count(5)


def test_a_column_and_a_row_are_chosen_by_a_click_on_their_names(page: Page, app_url: str) -> None:
    picture = opened(page, app_url)
    page.locator(".forward").get_by_role("button", name="x₃").click()
    expect(picture.locator(".said").get_by_text("ẏ = [0, 1]")).to_be_visible()
    expect(page.get_by_role("combobox", name="Input that moves")).to_have_value("x₃")
    page.locator(".reverse").get_by_role("button", name="y₂").click()
    expect(picture.locator(".said").get_by_text("= [2, 1, 1].")).to_be_visible()
    expect(page).to_have_url(re.compile("s="))


def test_the_jacobian_fills_by_columns_and_by_rows(page: Page, app_url: str) -> None:
    opened(page, app_url)
    jacobians = page.locator(".jacobians")
    expect(jacobians.locator(".forward .cell.there")).to_have_count(6)
    jacobians.get_by_role("button", name="To the beginning").click()
    expect(jacobians.locator(".cell.there")).to_have_count(0)
    jacobians.get_by_role("button", name="One step on").click()
    expect(jacobians.locator(".forward .cell.there")).to_have_text(["−0.8323", "2"])
    expect(jacobians.locator(".reverse .cell.there")).to_have_text(["−0.8323", "−0.4161", "0"])
    expect(jacobians.get_by_text("Pass 1 of 3 · multiplications 3")).to_be_visible()
    expect(jacobians.get_by_text("Pass 1 of 2 · multiplications 3")).to_be_visible()


@pytest.mark.acceptance("W1", "W3")
def test_the_race_multiplies_from_either_end(page: Page, app_url: str) -> None:
    opened(page, app_url)
    race = page.locator(".race")
    expect(race.locator(".block")).to_have_count(3)
    race.get_by_role("button", name="One step on").click()
    expect(race.locator(".name")).to_have_text(["J₃", "J₂…J₁"])  # forward begins at the input, on the right
    race.get_by_role("button", name="To the end").click()
    expect(race.get_by_text("1,010,000 multiplications so far")).to_be_visible()
    race.get_by_role("button", name="Reverse: from the left").click()
    race.get_by_role("button", name="One step on").click()
    expect(race.locator(".name")).to_have_text(["J₃…J₂", "J₁"])
    race.get_by_role("button", name="To the end").click()
    expect(race.get_by_text("20,000 multiplications so far")).to_be_visible()


def test_the_page_follows_a_program_that_is_typed(page: Page, app_url: str) -> None:
    picture = opened(page, app_url)
    editor = page.locator(".cm-content").first
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("import torch\nt = torch.tensor(2., requires_grad=True)\ny = t * t * t")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".jacobians .forward .cell.there")).to_have_text(["12"])
    expect(picture.locator("g.node")).to_have_count(3)


@pytest.mark.parametrize("width", [1024, 1100, 1440])
def test_the_name_of_the_example_is_whole_in_the_head(page: Page, app_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    opened(page, app_url)
    name = page.locator(".st-key-head input[role=combobox]")
    expect(name).to_have_value(re.compile("several of both"))
    assert name.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    expect(page.get_by_role("button", name="Share")).to_be_visible()

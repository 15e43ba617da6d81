"""The tensors page as a person meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editing import expect_program
from viz.link import encoded


def opened(page: Page, app_url: str, workspace: dict[str, object]) -> None:
    page.goto(f"{app_url}/tensors?s={encoded(workspace)}")
    expect(page.locator(".board td[data-card]").first).to_be_visible()


def cell(page: Page, card: str, flat: int):
    return page.locator(f".board td[data-card='{card}'][data-flat='{flat}']").first


def test_a_tensor_is_built_and_indexed_by_a_click(page: Page, app_url: str) -> None:
    opened(page, app_url, {"lesson": "index"})
    page.get_by_label("Shape", exact=True).first.fill("(2, 2)")
    page.keyboard.press("Enter")
    expect(page.get_by_text("A = torch.zeros(2, 2)")).to_be_visible()
    page.get_by_role("button", name="Add A").click()
    expect(page.locator("td[data-card='A']")).to_have_count(4)
    cell(page, "M", 6).click()  # M[1, 2]
    expect(page.get_by_role("textbox", name="Index: numbers")).to_have_value("1, 2")


def test_a_hover_lights_every_alias_and_a_write_changes_them(page: Page, app_url: str) -> None:
    opened(page, app_url, {"lesson": "views", "panel": "index", "index": "1, 2"})
    expect(page.get_by_role("button", name="X[1, 2] = 9")).to_be_visible()
    cell(page, "X", 6).hover()
    expect(page.get_by_text("address 0 + 1·4 + 2·1 = 6")).to_be_visible()
    expect(page.locator("td.near[data-card='T'][data-flat='7']")).to_be_visible()  # T[2, 1] is the same cell
    expect(page.locator("td.near[data-card='K']")).to_have_count(0)  # K is a copy
    expect(cell(page, "T", 7)).to_have_text("99")
    page.get_by_role("button", name="X[1, 2] = 9").click()
    expect(cell(page, "T", 7)).to_have_text("9")
    expect(cell(page, "K", 6)).to_have_text("6")


def test_a_prediction_uncovers_the_cells_that_an_index_takes(page: Page, app_url: str) -> None:
    opened(page, app_url, {"lesson": "index", "index": "::3, ::2"})
    expect(page.locator("td[data-card='result']")).to_have_count(0)
    page.get_by_role("textbox", name="Another shape").fill("(2, 2)")
    page.keyboard.press("Enter")
    expect(page.locator("td[data-card='result']")).to_have_text(["1", "3", "13", "15"])
    expect(page.locator("td.lit[data-card='source']")).to_have_text(["1", "3", "13", "15"])
    page.locator("td[data-card='result']").nth(3).hover()
    expect(page.locator("td.near[data-card='source'][data-flat='14']")).to_be_visible()


def test_a_clash_and_its_repair(page: Page, app_url: str) -> None:
    opened(page, app_url, {"lesson": "surprise"})
    expect(page.locator(".bead.clash")).to_have_count(2)
    page.get_by_role("button", name="C.sum(axis=1, keepdims=True)").click()
    expect(page.get_by_role("textbox", name="Right")).to_have_value("C.sum(axis=1, keepdims=True)")
    page.get_by_text("Show me").click()
    expect(page.locator(".bead.clash")).to_have_count(0)
    expect(page.locator("td.faint[data-card='right']")).to_have_count(16)  # two of three rows are virtual copies
    expect(page.locator("td[data-card='result']")).to_have_count(24)


def test_what_was_chosen_is_there_when_the_page_is_come_back_to(page: Page, app_url: str) -> None:
    page.goto(app_url + "/tensors")
    expect_program(page.get_by_label("Program"), re.compile("import torch"))
    page.get_by_label("Program").fill("import torch\nX = torch.arange(7)\n")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("(7,)").first).to_be_visible()
    page.get_by_role("link", name="Reductions").click()
    page.get_by_role("combobox", name="Reduce with").click()
    page.get_by_role("option", name="amax").click()
    expect(page.get_by_text("out = A.amax(axis=1)")).to_be_visible()
    page.get_by_role("link", name="Gradient field").click()
    expect(page.get_by_role("heading", name="Gradient field")).to_be_visible()
    page.get_by_role("link", name="Tensors").click()
    expect_program(page.get_by_label("Program"), "import torch\nX = torch.arange(7)\n")
    page.get_by_role("link", name="Reductions").click()
    expect(page.get_by_role("combobox", name="Reduce with")).to_have_value("amax")
    expect(page.get_by_role("combobox", name="From the tensors page")).to_be_visible()


def test_every_panel_opens_after_every_other(page: Page, app_url: str) -> None:
    opened(page, app_url, {"lesson": "index"})
    page.get_by_role("combobox", name="Tensor").click()
    page.get_by_role("option", name="X", exact=True).click()
    for panel, label in (("Combine", "Left"), ("Broadcast", "Left"), ("About", "Tensor"), ("Combine", "Right")):
        page.get_by_role("radio", name=panel).or_(page.get_by_role("button", name=panel, exact=True)).first.click()
        expect(page.get_by_label(label).first).to_be_visible()
    page.get_by_role("radio", name="Index").or_(page.get_by_role("button", name="Index", exact=True)).first.click()
    expect(page.get_by_role("combobox", name="Tensor")).to_have_value("X")  # as it was left


@pytest.mark.screen(locale="zh-CN", viewport={"width": 690, "height": 450})
def test_the_button_that_adds_a_line_has_its_whole_name_in_a_narrow_window(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/tensors")
    name = page.get_by_role("button", name="添加 A").get_by_test_id("stMarkdownContainer")
    expect(name).to_be_visible()
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    assert name.evaluate("text => text.scrollWidth <= text.clientWidth")

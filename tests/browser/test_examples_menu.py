"""Menus of examples after the text was edited: each goes on choosing, and none brings an older choice back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import expect_program
from viz.examples import BY_KEY
from viz.field.presets import BY_KEY as FUNCTIONS
from viz.tensors.lessons import BY_KEY as LESSONS
from viz.words import _


def chosen(page: Page, menu: str, title: str) -> None:
    page.get_by_role("combobox", name=menu).click()
    page.get_by_role("option", name=title, exact=True).click()


def menu_of(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


PAGES = {
    "graph": ("Examples", "Program", [(one.title, one.program) for one in (BY_KEY["mismatch"], BY_KEY["detach"])]),
    "tensors": ("Lessons", "Program", [(one.title, one.program) for one in (LESSONS["views"], LESSONS["numpy"])]),
    "gradient_field": (
        "Functions", "f, an expression or a def",
        [(one.title, one.text) for one in (FUNCTIONS["rosenbrock"], FUNCTIONS["ellipse"])],
    ),
}  # fmt: skip
OWN = {
    "graph": "import torch\nx = torch.ones(7)\n",
    "tensors": "import torch\nx = torch.ones(7)\n",
    "gradient_field": "x1*x2",
}


@pytest.mark.parametrize("address", PAGES)
def test_an_example_can_be_chosen_again_after_an_edit(page: Page, app_url: str, address: str) -> None:
    menu, label, examples = PAGES[address]
    page.goto(f"{app_url}/{address}")
    editor = page.get_by_role("textbox", name=label, exact=True)
    for title, text in (examples[1], *examples, examples[1]):
        editor.fill(OWN[address])
        editor.press("Control+Enter")
        expect(menu_of(page, menu)).to_have_value("")  # the page has heard that the text is no example any longer
        chosen(page, menu, _(title))
        expect_program(editor, text)
        expect(menu_of(page, menu)).to_have_value(_(title))
        expect_program(editor, text)


def test_an_edit_right_after_a_choice_is_not_undone_by_the_choice(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    editor = page.get_by_role("textbox", name="Program")
    expect_program(editor, BY_KEY["chain"].program)
    editor.fill(OWN["graph"])
    for letter in "y = 1":  # each of these messages repeats what the menu shows in the browser
        page.keyboard.type(letter)
        page.keyboard.press("Control+Enter")
    expect(menu_of(page, "Examples")).to_have_value("")
    expect_program(editor, OWN["graph"] + "y = 1")


@pytest.mark.parametrize("address", PAGES)
def test_leaving_the_list_leaves_the_name_of_the_example(page: Page, app_url: str, address: str) -> None:
    menu, label, ((title, text), _other) = PAGES[address]
    page.goto(f"{app_url}/{address}")
    chosen(page, menu, _(title))
    editor = page.get_by_role("textbox", name=label, exact=True)
    expect_program(editor, text)
    for _again in range(2):
        menu_of(page, menu).click()
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(menu_of(page, menu)).to_have_value(_(title))
        expect(menu_of(page, menu)).to_be_focused()
    expect_program(editor, text)
    expect(page.get_by_role("button", name="Clear value")).to_have_count(0)

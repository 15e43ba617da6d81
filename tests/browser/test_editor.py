"""The editor in a browser: completion, repairs at the mistake, long lines with their values, run and stop."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import expect_program, program
from viz.examples import BY_KEY
from viz.link import encoded

CLASH = "import torch\nA = torch.arange(20.0).reshape(5, 4)\nA / A.sum(axis=1)\n"
LONG = (
    f"import torch\nx = torch.tensor([1., 2.], requires_grad=True){' ' * 60}# a remark: the line is long\n"
    "(3 * x).sum().backward()\n"
)
ALL_IN_SIGHT = """() => {
  const all = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const [{ left, right }, notes] = [all(".cm-scroller")[0].getBoundingClientRect(), all(".note")];
  const seen = (one) => one.getBoundingClientRect().left >= left - 1 && one.getBoundingClientRect().right <= right + 1;
  return notes.length >= 5 && notes.every(seen);
}"""
ENDLESS = "import torch\na = torch.tensor(2., requires_grad=True)\nb = a * 3\nsum(iter(range(10**12)))\n"


def opened(page: Page, app_url: str, text: str | None = None) -> Locator:
    query = f"?s={encoded({'program': text})}" if text else ""
    page.goto(f"{app_url}/graph{query}")
    editor = page.get_by_role("textbox", name="Program")
    expect_program(editor, text or BY_KEY["chain"].program)
    return editor


def offered(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def test_names_of_torch_of_modules_and_of_the_program_are_completed(page: Page, app_url: str) -> None:
    editor = opened(page, app_url)
    editor.fill("import torch\nfrom torch import nn as layers\nweights = torch.ones(3)\n")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type("y = torch.linsp")
    expect(offered(page).first).to_contain_text("linspace(start, end, steps")
    page.keyboard.press("Tab")
    expect_program(editor, re.compile(r"y = torch\.linspace$"))
    page.keyboard.type("(0, 1, 3)\nz = layers.Linea")
    expect(offered(page).first).to_contain_text("Linear(in_features, out_features")
    page.keyboard.press("Escape")
    page.keyboard.type("\nt = weights.resh")
    expect(offered(page).first).to_contain_text("reshape(")
    page.keyboard.press("Escape")
    page.keyboard.type("\nu = weig")
    expect(offered(page).first).to_have_text("weights")
    page.keyboard.press("Enter")  # nothing was chosen: a new line, as always
    expect_program(editor, re.compile(r"u = weig\n$"))


def test_the_repair_at_the_mistake_mends_it_and_undo_brings_it_back(page: Page, app_url: str) -> None:
    editor = opened(page, app_url, CLASH)
    expect(page.locator(".cm-line.has-wrong")).to_contain_text("A / A.sum(axis=1)")
    page.locator(".cm-line.has-wrong .repair").first.click()
    expect_program(editor, CLASH.replace("axis=1", "axis=1, keepdims=True"))
    expect(page.get_by_test_id("stAlert")).to_have_count(0)  # it was run, too
    expect(page.locator(".repair")).to_have_count(0)
    editor.focus()
    page.keyboard.press("ControlOrMeta+z")
    expect_program(editor, CLASH)


MANY_NUMBERS = """\
import torch
x = torch.tensor([-1.0, 0.5, 2.0], requires_grad=True)
y = 0.5 * x * (1 + torch.tanh(0.797 * (x + 0.0447 * x ** 3)))
loss = y @ torch.tensor([0.1111, 0.2222, 0.3333])
loss.backward()
"""


@pytest.mark.parametrize("width", [390, 1440])
def test_many_numbers_behind_one_line_move_nothing_out_of_sight(page: Page, app_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, app_url, MANY_NUMBERS)
    expect(page.locator(".note", has_text="pass 1")).to_be_visible()
    page.wait_for_function(ALL_IN_SIGHT)


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_what_stands_at_the_end_of_a_long_line_is_on_the_screen(page: Page, app_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, app_url, LONG)
    note = page.locator(".note.adjoint").filter(has_text="[3, 3]")
    expect(note).to_be_in_viewport(ratio=1)
    inside, scroller = note.bounding_box(), page.locator(".cm-scroller").bounding_box()
    assert inside and scroller
    assert scroller["x"] <= inside["x"] and inside["x"] + inside["width"] <= scroller["x"] + scroller["width"]
    assert page.locator(".cm-scroller").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_run_can_be_stopped_and_run_again(page: Page, app_url: str) -> None:
    editor = opened(page, app_url)
    editor.fill(ENDLESS)
    page.get_by_role("button", name="Run", exact=True).click()
    stop = page.get_by_role("button", name="Stop", exact=True).and_(page.locator(".status .stop"))
    stop.click()  # it appears once the run has lasted for a moment
    expect(page.get_by_test_id("stAlert")).to_contain_text("You stopped this run")
    expect(stop).to_be_hidden()
    editor.fill("import torch\nx = torch.tensor(3.)\ny = x * 14\n")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".note.value").filter(has_text="y = 42")).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_a_sentence_that_goes_leaves_the_editor_where_it_is(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph?s=damaged")
    said = page.get_by_text("This link is damaged or from another version")
    expect(said).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    editor = page.get_by_role("textbox", name="Program")
    box = editor.element_handle()
    editor.fill("import torch\nx = torch.tensor(3.)\ny = x * 14\n")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator(".note.value").filter(has_text="y = 42")).to_be_visible()
    expect(said).to_have_count(0)
    assert box.evaluate("one => one.isConnected")


def test_lines_are_commented_and_found(page: Page, app_url: str) -> None:
    editor = opened(page, app_url)
    editor.fill("a = 1\nb = 2\na = 3")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+/")
    expect_program(editor, "# a = 1\n# b = 2\n# a = 3")
    page.keyboard.press("ControlOrMeta+/")
    expect_program(editor, "a = 1\nb = 2\na = 3")
    page.keyboard.press("ControlOrMeta+f")
    expect(page.get_by_role("textbox", name="Find")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("a =")
    expect(page.locator(".cm-line").filter(has=page.locator(".cm-searchMatch"))).to_have_count(2)
    page.keyboard.press("Escape")
    expect(editor).to_be_focused()


@pytest.mark.screen(locale="zh-CN")
def test_its_own_words_are_chinese_in_a_chinese_browser(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    editor = page.get_by_role("textbox", name="程序")
    expect(editor).to_have_attribute("aria-multiline", "true")
    assert "torch" in program(editor)


@pytest.mark.screen(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
def test_a_phone_need_not_zoom_into_it(page: Page, app_url: str) -> None:
    editor = opened(page, app_url)
    assert editor.evaluate("box => parseFloat(getComputedStyle(box).fontSize)") >= 16


def test_the_sentence_over_a_mistake_shows_code_and_goes_with_the_mistake(page: Page, app_url: str) -> None:
    opened(page, app_url, CLASH)
    page.locator(".mark-wrong").first.hover()
    sentence = page.locator(".cm-tooltip .said")
    expect(sentence).to_be_visible()
    assert "`" not in sentence.inner_text()
    page.locator(".cm-line.has-wrong .repair").first.dispatch_event("click")  # the hand stays where it is
    expect(page.locator(".repair")).to_have_count(0)
    expect(sentence).to_have_count(0)

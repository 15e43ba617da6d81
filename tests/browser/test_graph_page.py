"""The graph page as a person meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.address import wait_for_link
from tests.browser.editing import expect_program
from viz.examples import BY_KEY
from viz.link import encoded

SQUARE = """\
import torch
x = torch.tensor([5., 7.], requires_grad=True)
y = (x * x).sum()
y.backward()
"""
ENDLESS = """\
import torch
a = torch.tensor(0., requires_grad=True)
b = a * 2
while b.norm() < 1000:
    b = b * 2
"""


def opened(page: Page, address: str) -> Locator:
    """Open the page; return its editor when the picture is there too."""
    page.goto(address)
    expect(page.locator("#n0")).to_be_visible()
    return page.get_by_role("textbox", name=re.compile("Program|程序"))


def replaced(page: Page, editor: Locator, text: str) -> None:
    """Replace the program as a person does, without leaving the editor."""
    editor.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def said(page: Page) -> Locator:
    return page.get_by_test_id("stAlert")


def test_it_opens_with_the_first_example_drawn(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    expect_program(editor, BY_KEY["chain"].program)
    expect(page.locator("#n3")).to_contain_text("dot")
    expect(page.get_by_role("heading", name="Computation graph")).to_be_visible()
    expect(page.get_by_text("a\u0304 = −2")).to_be_visible()  # beside its line


@pytest.mark.parametrize("send", ["Control+Enter", "leaving", "pausing"])
def test_an_edit_shows_the_new_value(page: Page, app_url: str, send: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    replaced(page, editor, SQUARE)
    if send == "Control+Enter":
        page.keyboard.press(send)
    elif send == "leaving":
        editor.blur()
    expect(page.locator("#n0")).to_contain_text("57")  # the cells 5 and 7
    expect(page.locator("#n0")).to_contain_text("1014")  # the adjoint's cells 10 and 14
    expect(page.get_by_text("y = 74")).to_be_visible()


@pytest.mark.acceptance("Q2")
def test_clicking_a_node_shows_its_adjoint_and_lights_its_expression(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/graph")
    page.locator("#n3").click()
    expect(page.locator(".details h2")).to_have_text("a")
    adjoint = page.locator('.details [data-kind="adjoint"]')
    expect(adjoint.locator(".katex-html", has_text="−2").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".details h2")).to_have_text("b")
    expect(page.locator('.details [data-kind="value"] .katex-html').first).to_have_text("−1")
    page.keyboard.press("Escape")
    expect(page.locator(".details")).to_be_hidden()
    page.locator("#n3").click()
    expect(page.locator(".mark-lit").filter(has_text="torch")).to_be_visible()


def test_a_syntax_error_shows_its_sentence_and_its_place(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    replaced(page, editor, "import torch\nx = torch.tensor([1., 2.)\n")
    page.keyboard.press("Control+Enter")
    expect(said(page)).to_have_count(1)
    expect(said(page)).to_contain_text("Line 2:")
    expect(page.locator(".cm-line.has-wrong")).to_contain_text("x = torch.tensor([1., 2.)")
    expect(page.locator(".glyph.wrong")).to_have_text("✕")
    expect(editor).to_have_attribute("aria-invalid", "true")
    replaced(page, editor, SQUARE)
    page.keyboard.press("Control+Enter")
    expect(said(page)).to_have_count(0)
    expect(page.locator("#n0")).to_contain_text("57")


@pytest.mark.acceptance("T8")
def test_an_endless_loop_ends_with_a_sentence_and_its_graph(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    replaced(page, editor, ENDLESS)
    page.keyboard.press("Control+Enter")
    expect(said(page)).to_contain_text("Stopped in turn")
    expect(page.get_by_text("while b.norm() < 1000").last).to_be_visible()


def test_the_language_can_be_switched_and_stays_in_the_address(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/graph")
    page.get_by_test_id("stSidebarContent").hover()  # the folded list of pages opens for a pointer
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="简体中文").click()
    expect(page.get_by_role("heading", name="计算图")).to_be_visible()
    expect(page).to_have_url(re.compile("lang=zh_CN"))
    page.reload()
    expect(page.get_by_role("heading", name="计算图")).to_be_visible()


@pytest.mark.screen(locale="zh-CN")
def test_a_chinese_browser_is_spoken_to_in_chinese(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    expect(page.get_by_role("heading", name="计算图")).to_be_visible()
    replaced(page, editor, "import torch\nx = torch.tenso([1.])\n")
    page.keyboard.press("Control+Enter")
    expect(said(page)).to_contain_text("第 2 行")
    assert "lang=" not in page.url


def test_a_reload_keeps_program_and_selection(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    replaced(page, editor, SQUARE)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("y = 74")).to_be_visible()
    page.locator("#n1").click()
    expect(page.locator(".details .call")).to_have_text("x * x")
    wait_for_link(page, {"program": SQUARE, "node": 1}.__eq__)
    page.reload()
    expect_program(editor, SQUARE)
    expect(page.locator(".details .call")).to_be_visible()


def test_an_address_that_was_edited_by_hand_gives_a_sentence_and_an_example(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/?s={encoded({'program': SQUARE})[:-5]}")
    expect_program(editor, BY_KEY["chain"].program)
    expect(said(page)).to_contain_text("This link is damaged")


def test_an_example_is_chosen_and_taken_back_with_undo(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    page.get_by_role("combobox", name="Examples").click()
    page.get_by_role("option", name="A mistake").click()
    expect_program(editor, BY_KEY["mismatch"].program)
    expect(said(page)).to_contain_text("Line 4:")
    page.get_by_role("button", name="keepdims=True").click()
    expect_program(editor, BY_KEY["mismatch"].program.replace("axis=1", "axis=1, keepdims=True"))
    expect(said(page)).to_have_count(0)
    editor.focus()
    page.keyboard.press("ControlOrMeta+z")
    expect_program(editor, BY_KEY["mismatch"].program)


def test_the_editor_indents_and_lets_go_of_the_keyboard(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    replaced(page, editor, "for i in range(3):")
    page.keyboard.press("Enter")
    page.keyboard.type("pass")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("y = 1")
    expect_program(editor, "for i in range(3):\n    pass\ny = 1")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Tab")
    expect_program(editor, "    for i in range(3):\n        pass\n    y = 1")
    page.keyboard.press("Shift+Tab")
    expect_program(editor, "for i in range(3):\n    pass\ny = 1")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(editor).not_to_be_focused()


def test_what_an_input_method_composes_is_sent_only_when_it_is_chosen(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    replaced(page, editor, SQUARE + "# ")
    page.keyboard.press("Control+Enter")
    wait_for_link(page, {"program": SQUARE + "# "}.__eq__)
    sent = page.url
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "tidu", "selectionStart": 4, "selectionEnd": 4})
    page.wait_for_timeout(1_500)  # longer than the pause after which the editor sends
    assert page.url == sent
    keyboard.send("Input.insertText", {"text": "梯度"})
    expect_program(editor, SQUARE + "# 梯度")
    wait_for_link(page, {"program": SQUARE + "# 梯度"}.__eq__)


def test_what_is_being_typed_is_not_overwritten_by_an_older_answer(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    replaced(page, editor, SQUARE)
    page.keyboard.press("Control+Enter")
    page.keyboard.type("z = y + 1\nw = z * 2", delay=60)  # the answers to the first edits arrive meanwhile
    expect_program(editor, SQUARE + "z = y + 1\nw = z * 2")
    expect(page.get_by_text("w = 150")).to_be_visible()


def test_too_long_a_text_is_not_pasted_and_a_sentence_says_so(page: Page, app_url: str) -> None:
    editor = opened(page, f"{app_url}/graph")
    editor.evaluate(
        """(box) => {
            const data = new DataTransfer();
            data.setData("text/plain", "#".repeat(50000));
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, cancelable: true, bubbles: true}));
        }"""
    )
    expect(page.get_by_role("alert").filter(has_text="40,000 characters")).to_be_visible()
    expect_program(editor, BY_KEY["chain"].program)


@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(page: Page, app_url: str, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, f"{app_url}/graph")
    page.locator("#n3").click()
    expect(page.get_by_text("What it sends back")).to_be_visible()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")

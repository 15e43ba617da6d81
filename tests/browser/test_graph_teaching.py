"""The graph page as a learner meets it: the player, the edges, the text beside them, back and forward."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.address import wait_for_link
from tests.browser.editing import expect_program
from viz.examples import BY_KEY
from viz.link import encoded

# Acceptance row T7 with a loop of two turns, and row T6.
LOOP = """\
import torch
a = torch.tensor(300., requires_grad=True)
b = a * 2
while b.norm() < 1000:
    b = b * 2
c = b
c.backward()
"""
DETACH = BY_KEY["detach"].program

SEEN = """() => {
  const everywhere = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  return {
    now: everywhere("g.now").map((one) => one.id),
    text: everywhere(".cm-line").map((line) => [...line.querySelectorAll(".mark-now")])
      .map((lit) => lit.map((one) => one.textContent).join("")).filter(Boolean),
  };
}"""


def opened(page: Page, app_url: str, program: str, **more: Any) -> None:
    page.goto(f"{app_url}/graph?s={encoded({'program': program, **more})}")
    expect(page.locator("#n0")).to_be_visible()


@pytest.mark.acceptance("T6", "T7", "E40", "Q4", "Q6")
@pytest.mark.parametrize("program", [DETACH, LOOP])
def test_each_step_lights_one_expression_and_one_card_or_edge(page: Page, app_url: str, program: str) -> None:
    opened(page, app_url, program)
    slider = page.get_by_role("slider", name="Timeline: forward, then backward")
    expect(slider).to_have_attribute("max", re.compile(r"^([89]|\d\d+)$"))  # eight steps and more
    count = int(slider.get_attribute("max") or 0)
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator(".says")).to_contain_text("Nothing has run yet.")
    for step in range(1, count + 1):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".says")).to_contain_text(f"step {step} of {count}")
        expect(page.locator(".cm-line .mark-now").first).to_be_visible()
        seen = page.evaluate(SEEN)
        assert len(seen["now"]) == 1, seen
        assert len(seen["text"]) == 1, seen
        assert seen["text"][0] in program


@pytest.mark.acceptance("Q2", "T9")
def test_picture_text_and_sentence_move_together(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    expect(page.locator("#n3")).to_be_visible()
    page.get_by_role("slider", name="Timeline: forward, then backward").focus()
    page.keyboard.press("Home")
    for card in ("#n0", "#n3", "#n5"):
        expect(page.locator(card)).to_contain_text("not yet")
    expect(page.get_by_text("a = 1", exact=True)).to_have_count(0)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".says")).to_contain_text("dot computes a = dot(x, w) = dot([1, 2], [3, −1]) = 1.")
    expect(page.get_by_text("a = 1", exact=True)).to_be_visible()
    expect(page.locator(".cm-line .mark-now").first).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator(".says")).to_contain_text("dot sends a\u0304·x to w: −2·[1, 2] = [−2, −4].")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".says")).to_contain_text("Move the slider")


@pytest.mark.acceptance("M10", "D9", "C3")
def test_an_edge_without_a_rule_is_asked_of_torch(page: Page, app_url: str) -> None:
    opened(
        page, app_url,
        "import torch\nx = torch.zeros(2, requires_grad=True)\np = torch.softmax(x, 0)\np[0].backward()\n",
    )  # fmt: skip
    page.locator("#e0-1-0 .chip").hover()
    expect(page.locator(".tip")).to_contain_text("∂p/∂x = [[0.25, −0.25], [−0.25, 0.25]]")


def test_back_and_forward_bring_the_program_of_the_address(page: Page, app_url: str) -> None:
    opened(page, app_url, DETACH)
    editor = page.get_by_role("textbox", name="Program")
    page.locator("#n1").click()
    expect(page.locator(".details .call")).to_contain_text("y = ")
    wait_for_link(page, lambda now: now.get("node") == 1)
    editor.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(LOOP)
    page.keyboard.press("Control+Enter")
    wait_for_link(page, lambda now: now.get("program") == LOOP)
    page.go_back()
    expect_program(editor, DETACH)
    expect(page.locator(".details .call")).to_contain_text("y = ")
    page.go_forward()
    expect_program(editor, LOOP)


def test_choices_stay_while_another_page_is_shown(page: Page, app_url: str) -> None:
    opened(page, app_url, DETACH, node=1, blanks=("1v",))
    expect(page.get_by_text("the value of y")).to_be_visible()
    page.get_by_role("link", name="Reductions").click()
    expect(page.get_by_role("heading", name="Reductions")).to_be_visible()
    page.get_by_role("link", name="Computation graph").click()
    expect(page.get_by_text("the value of y")).to_be_visible()
    expect(page.locator(".details .call")).to_contain_text("y = ")

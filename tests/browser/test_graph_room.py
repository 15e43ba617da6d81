"""The graph page at work: it fits on one screen, and the picture keeps up with a dragged number."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.editing import expect_program, program
from viz.examples import BY_KEY
from viz.link import encoded

BURST = """(slider) => {
  slider.dispatchEvent(new PointerEvent("pointerdown"));
  for (let turn = 1; turn <= 200; turn++) {
    slider.value = turn / 100;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
  slider.value = 4;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  slider.dispatchEvent(new Event("change", { bubbles: true }));
}"""
"""What a quick hand does within one frame: no answer can have come in between."""


def test_program_picture_player_and_sentence_are_on_one_screen(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph?s={encoded({'example': 'chain'})}")
    expect(page.locator("#n5")).to_be_visible()
    page.get_by_role("application").focus()
    page.keyboard.press(".")
    expect(page.locator(".says")).to_contain_text("step 1 of")
    for width, height in ((1440, 900), (1366, 768), (1280, 720), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        for part in (
            page.get_by_text("import torch"),
            page.locator("div.view"),
            page.locator(".player"),
            page.locator(".says"),
        ):
            expect(part.first).to_be_in_viewport(ratio=0.99)
        cards = page.locator("g.node > rect:first-child")
        for number in range(cards.count()):
            expect(cards.nth(number)).to_be_in_viewport(ratio=0.99)


@pytest.mark.screen(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
def test_on_a_phone_the_sliders_come_after_the_picture(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph?s={encoded({'example': 'chain'})}")
    expect(page.locator("#n5")).to_be_visible()
    parts = [page.get_by_text("import torch").first, page.locator(".player"), page.get_by_role("slider", name="x[0]")]
    tops = [part.bounding_box()["y"] for part in parts]  # pyright: ignore[reportOptionalSubscript]
    assert tops == sorted(tops)


def test_the_picture_keeps_its_place_while_sentences_come_and_go(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(f"{app_url}/graph?s={encoded({'example': 'broadcast'})}")
    expect(page.locator("g.node").first).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    slider = page.locator(".slide input")
    expect(slider).to_have_attribute("max", re.compile(r"^[1-9]\d*$"))
    count = int(slider.get_attribute("max") or 0)
    page.get_by_role("application").focus()
    heights = set()
    for step in range(1, count + 1):
        page.keyboard.press(".")
        expect(page.locator(".says")).to_contain_text(f"step {step} of {count}")
        heights.add(page.locator("div.view").evaluate("view => view.clientHeight"))
    assert len(heights) == 1


def test_quick_drags_never_queue_up_and_the_last_value_wins(page: Page, app_url: str) -> None:
    sent: list[str | bytes] = []

    def opened(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", opened)
    page.goto(f"{app_url}/graph")
    expect(page.locator("#n5")).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    editor = page.get_by_role("textbox", name="Program")
    slider = page.get_by_role("slider", name="x[0]")
    expect(slider).to_be_visible()
    before = len(sent)
    slider.evaluate(BURST)
    expect_program(editor, re.compile(r"x = torch\.tensor\(\[4\.0?, 2\.\]"))
    # dot([4, 2], [3, −1]) = 10, b = 8, z = 64: the picture is that of the last value, too.
    expect(page.locator("#n5 .value")).to_contain_text("64")
    assert len(sent) - before <= 4, "201 events: the first value, then the latest one"


def test_a_hand_on_a_slider_ends_where_it_let_go(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    expect(page.locator("#n5")).to_be_visible()
    slider = page.get_by_role("slider", name="y", exact=True)
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    for way in (0.9, 0.1, 0.75):
        page.mouse.move(box["x"] + way * box["width"], middle, steps=12)
    page.mouse.up()
    last = float(slider.input_value())
    number = page.get_by_role("spinbutton", name="y", exact=True)
    expect(number).to_have_value(f"{last:g}")
    editor = page.get_by_role("textbox", name="Program")
    expect_program(editor, re.compile(rf"y = torch\.tensor\({re.escape(f'{last:g}')}\.?0?,"))
    expect(page.locator("#n2 .value")).to_contain_text(f"{last:g}")
    assert program(editor).replace(f"{last:g}", "2.", 1).count("\n") == BY_KEY["chain"].program.count("\n")

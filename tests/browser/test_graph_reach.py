"""Nothing is cut off, and a keyboard reaches everything: what a person meets on the graph page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from core import explore
from tests.browser.clipping import cut_texts
from tests.viz.test_graph_view import mounted, shown
from viz.examples import EXAMPLES
from viz.link import encoded
from viz.picture.drawing import to_svg
from viz.picture.fold import folded
from viz.picture.graph_data import graph_data
from viz.picture.widget_words import widget_words
from viz.words import in_language

REACH = """() => {
  const all = [];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      const wanted = one.matches("button, input, select, textarea, summary, [tabindex='0']") && !one.disabled;
      const box = one.getBoundingClientRect();
      const there = wanted && box.width > 1 && box.height > 1 && one.checkVisibility({ visibilityProperty: true });
      if (there && one.tabIndex >= 0 && !one.closest("[data-testid=stHeader], [data-testid=stSidebar]")) all.push(one);
    }
  };
  walk(document);
  const name = (one) => one.getAttribute("aria-label") || one.textContent.trim() || one.outerHTML;
  window.wanted = new Map(all.map((one) => [one, name(one)]));
  return all.length;
}"""
FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  window.wanted.delete(one);
  return Boolean(one?.matches("textarea, [contenteditable=true]"));
}"""


def test_a_keyboard_alone_reaches_everything(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    expect(page.locator("#n3")).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    count = page.evaluate(REACH)
    assert count > 20
    page.locator("h1").first.click()
    for _ in range(2 * count + 30):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED):
            page.keyboard.press("Escape")  # in the editor Tab indents; Escape lets go of it
    assert page.evaluate("[...window.wanted.values()]") == []


def test_a_keyboard_selects_steps_and_tells_edges(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    expect(page.locator("#n3")).to_be_visible()
    page.get_by_role("application").focus()
    for key in ("Home", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".details h2")).to_have_text("a")
    expect(page.locator(".details h2")).to_be_focused()  # who opened the details with a key reads them next
    page.keyboard.press("Escape")
    expect(page.locator(".details")).to_be_hidden()
    expect(page.get_by_role("application")).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator(".tip")).to_contain_text("x → dot")
    page.keyboard.press("e")
    expect(page.locator(".tip")).to_contain_text("w → dot")
    page.keyboard.press(".")
    expect(page.locator(".says")).to_contain_text("step 1 of 12")
    page.keyboard.press(",")
    expect(page.locator(".says")).to_contain_text("Nothing has run yet.")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_text_of_any_gallery_program_leaves_its_card_or_the_player(page: Page, language: str) -> None:
    for number, example in enumerate(EXAMPLES):
        trace = explore(example.program)
        last = len(trace.passes) - 1 if trace.passes else None
        fold = folded(trace)
        with in_language(language):
            more: dict[str, Any] = {
                **graph_data(trace, fold, last), "svg": to_svg(trace, fold, last), "words": widget_words(),
            }  # fmt: skip
        (shown if number else mounted)(page, trace, **more)
        for width in (590, 900):
            page.evaluate("(width) => { document.getElementById('root').style.width = `${width}px`; }", width)
            for at in (0, 3, len(more["timeline"]["steps"])):
                page.locator(".slide input").evaluate(
                    "(slider, at) => { slider.value = at; slider.dispatchEvent(new Event('input')); }", at
                )
                assert cut_texts(page) == [], (example.key, width, at)


@pytest.mark.parametrize(
    "locale", [pytest.param(one, marks=pytest.mark.screen(locale=one)) for one in ("en-US", "zh-CN")]
)
@pytest.mark.parametrize("example", ["chain", "lenet"])
def test_no_text_of_the_page_is_cut_off(page: Page, app_url: str, example: str, locale: str) -> None:
    page.goto(f"{app_url}/graph?s={encoded({'example': example, 'node': 3})}")
    expect(page.locator("g.node").first).to_be_visible()
    expect(page.locator("h1").first).to_be_visible()
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert cut_texts(page) == []
        main = page.get_by_test_id("stMain")
        assert main.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_the_look_for_cut_texts_finds_one(page: Page) -> None:
    page.set_content(
        '<div style="width: 40px; overflow: hidden; white-space: nowrap">A sentence that is too long</div>'
    )
    assert cut_texts(page) == ["A sentence that is too long"]

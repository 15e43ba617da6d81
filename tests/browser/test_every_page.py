"""Every page on every screen: no text too small to read, nothing beyond the window, labels in rows, no error."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_rest import settled
from tests.browser.clipping import cut_placeholders
from tests.browser.contrast import faint_texts
from tests.browser.rows import uneven
from tests.browser.small_texts import small_texts, wide
from tools.serving import ROOT
from viz.page_list import PAGES

SHOWN = {
    "graph": "svg.picture g.node",
    "tensors": ".board td[data-card]",
    "reductions": ".board td[data-card]",
    "home": ".moving g.node",
    "gradient_field": ".field .contour",
    "matrix_calculus": ".derivative .entry",
    "linear_algebra": ".linear polygon",
    "modes": ".modes g.node",
    "data": "td[data-step]",
    "exercises": ".list details.topic",
    "own_exercise": ".cm-content",
    "classroom": ".st-key-room-landing button",
    "errata": ".stExpander",
    "help": ".stExpander",
}
"""Page → what is drawn there, by a component of ours inside its shadow root where the page has one at first."""
LATER = {"gradient_field": ".cosine", "tensors": ".board .card"}
"""What shows that the slowest part of a page is there, where that comes after what is drawn."""


def test_every_page_is_opened_here_or_by_its_own_test() -> None:
    assert set(SHOWN) == set(PAGES)
    assert set(SHOWN) | {"status"} == {one.stem for one in (ROOT / "pages").glob("*.py")}


def shown(page: Page, app_url: str, name: str) -> None:
    """Open a page, and wait until its picture is there: it works under the content security policy.

    What the policy forbids, and what a script throws, is an error in the console, and fails the test there.
    """
    page.goto(f"{app_url}/{'' if name == 'home' else name}")
    expect(page.locator("h1").first).to_be_visible()
    settled(page)
    expect(page.locator(SHOWN[name]).first).to_be_attached()
    if name in LATER:
        expect(page.locator(LATER[name]).first).to_be_attached()


@pytest.mark.screen(locale="zh-CN")
@pytest.mark.parametrize("width, height", [(390, 844), (1280, 800), (1440, 900)])
def test_every_text_can_be_read_nothing_lies_beyond_the_window_and_labels_stand_in_rows(
    page: Page, app_url: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for name in PAGES:
        shown(page, app_url, name)
        if width == 1440:  # where less fits, the list of exercises is folded away
            expect(page.locator(SHOWN[name]).first).to_be_visible()
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        assert (name, small_texts(page), wide(page), uneven(page)) == (name, [], 0, [])
        assert page.evaluate(TITLE_LEAVES) is False, name
        expect(page.get_by_test_id("stException")).to_have_count(0)


TITLE_LEAVES = """() => { const head = document.querySelector(".st-key-head"), title = head?.querySelector("h1");
  return Boolean(title) && title.getBoundingClientRect().left < head.getBoundingClientRect().left - 1; }"""
"""Whether a head that is too full pushes its title out at the left."""
BUTTONS = """() => [...document.querySelectorAll(".st-key-head :is(.st-key-share-open, .st-key-export-open, "
  + ".st-key-more-menu)")].map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2)"""
"""At which height the buttons at the end of a head stand."""
SIDEWAYS = """() => [...document.querySelectorAll("*")].filter((one) => one.shadowRoot)
  .flatMap((one) => [...one.shadowRoot.querySelectorAll(".view")])
  .filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth)
  .map((one) => one.innerHTML.slice(0, 200))"""
"""What a finger would have to move sideways in a page that it moves up and down."""


OUT_OF_REACH = """() => [...document.querySelectorAll("button")].filter((one) => one.checkVisibility())
  .filter((one) => one.getBoundingClientRect().right > innerWidth && one.getBoundingClientRect().width > 1)
  .map((one) => one.ariaLabel ?? one.textContent)"""
"""Buttons that stand beyond the window's right side, where some of Streamlit's hide what leaves them."""


@pytest.mark.screen(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
def test_on_a_phone_the_head_is_whole_and_no_picture_is_wider_than_its_page(page: Page, app_url: str) -> None:
    for name in PAGES:
        shown(page, app_url, name)
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        if name == "modes":  # drawn anew once the browser has told its width
            page.wait_for_function(f"() => ({SIDEWAYS})().length === 0")
        found = (
            small_texts(page),
            wide(page),
            cut_placeholders(page),
            page.evaluate(SIDEWAYS),
            page.evaluate(OUT_OF_REACH),
        )
        assert (name, *found) == (name, [], 0, [], [], [])
        heights = page.evaluate(BUTTONS)
        assert not heights or max(heights) - min(heights) < 4, (name, heights)


@pytest.mark.parametrize("name", [
    pytest.param(name, marks=pytest.mark.screen(locale=locale, viewport={"width": 720, "height": 450}))
    for locale in ("en-GB", "zh-CN") for name in ("graph", "tensors", "gradient_field", "modes")
])  # fmt: skip
def test_a_laptop_at_twice_the_size_has_a_head_of_one_line(page: Page, app_url: str, name: str) -> None:
    shown(page, app_url, name)
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    heights, list_of_examples = page.evaluate(BUTTONS), page.locator(".st-key-head [class*='-box-']").bounding_box()
    assert list_of_examples and len(heights) == 3
    middle = list_of_examples["y"] + list_of_examples["height"] / 2
    assert max(*heights, middle) - min(*heights, middle) < 4
    assert page.evaluate(TITLE_LEAVES) is False


@pytest.mark.parametrize(
    "_scheme",
    [pytest.param(one, marks=pytest.mark.screen(color_scheme=one, viewport={"width": 1024, "height": 768}))
     for one in ("light", "dark")],
)  # fmt: skip
def test_every_text_stands_out_from_its_ground(page: Page, app_url: str, _scheme: str) -> None:
    for name in PAGES:
        shown(page, app_url, name)
        # What is drawn anew is dimmed for a moment.
        page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
        assert (name, faint_texts(page)) == (name, [])


@pytest.mark.screen(locale="zh-CN")
def test_the_graph_page_fills_its_window_and_no_more(page: Page, app_url: str) -> None:
    for width, height in ((1440, 900), (1920, 1080), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{app_url}/graph")
        expect(page.locator("svg.picture g.node").first).to_be_visible()
        page.wait_for_function("() => { const main = document.querySelector('[data-testid=stMain]');"
            " return main.scrollHeight === main.clientHeight; }")  # fmt: skip


def test_the_look_for_small_texts_finds_one(page: Page) -> None:
    page.set_content('<p style="font-size: 14px">large <svg viewBox="0 0 200 20" width="100"><text y="15"'
        ' style="font-size: 14px">small</text></svg></p>')  # fmt: skip
    assert small_texts(page) == ["7.0 px: small"]

"""The widget in a real browser, without a server: its own script, style and data in an empty page."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
import streamlit
from playwright.sync_api import Page, expect

from core.trace import Trace
from tests.viz.bundles import HOST, bundle
from tests.viz.traces import Program, doubling, in_place_view, square, squared_error
from viz import theme
from viz.picture.drawing import Drawn, for_browser, to_svg
from viz.picture.fold import folded
from viz.picture.graph_data import graph_data
from viz.picture.turns import turn_start
from viz.picture.widget_words import widget_words
from viz.widgets.graph.view import GraphEvent, read_event

WIDGETS = Path(theme.__file__).parent / "widgets"
MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
FONTS = {"Source Sans": "SourceSansVF-Upright*", "Source Code Pro": "SourceCodeVF-Upright*"}
SETTINGS = (
    '--st-font: "Source Sans"; --st-code-font: "Source Code Pro"; --st-background-color: #ffffff; '
    "--st-border-color: #ddd; --st-base-radius: 8px; --st-primary-color: #1d5fd6"
)


def _constant(script: str, name: str) -> int:
    text = (WIDGETS / "js" / "components" / "graph" / script).read_text(encoding="utf-8")
    return max(int(pause) for pause in re.findall(rf"^const {name} = (\d+);", text, re.MULTILINE))


LATER = 1 + _constant("edges.js", "STAY")
"""Milliseconds after which the picture has asked whatever it was going to ask."""
PATIENT = 1 + _constant("picture_choice.js", "PATIENCE")
"""The same where it may wait for another picture, for which the pointer or an idle moment has asked already."""

STAND_IN = (
    HOST
    + """
const acted = [], spans = [], chosen = [], asked = [];
addEventListener("cotangent:node", ({ detail }) => detail.by === "hand" && chosen.push(detail.node));
addEventListener("cotangent:edge", ({ detail }) => asked.push(detail.edge));
addEventListener("cotangent:hover", (event) => spans.push(event.detail.spans));
let root;
function give(data) {
  root ??= host("root");
  graph_view({ parentElement: root, data, setTriggerValue: (_, one) => acted.push(one) });
}
"""
)
"""What Streamlit is to the widget: it gives data and hears what was done."""


def mounted(page: Page, trace: Trace, unfolded: frozenset[str] = frozenset(), **more: Any) -> dict[str, Any]:
    """Put the widget into an empty page, with the fonts that Streamlit serves; return the data it got."""
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: 200 900; src: url(data:font/ttf;base64,'
        f"{base64.b64encode(next(MEDIA.glob(pattern)).read_bytes()).decode()}) }}"
        for name, pattern in FONTS.items()
    )
    page.set_content(f"<style>{faces}</style><div id=\"root\" style='{SETTINGS}; width: 900px'></div>")
    page.add_script_tag(content=bundle("graph_view"), type="module")
    page.wait_for_function("window.graph_view && document.fonts.load('700 14px \"Source Sans\"')")
    page.add_script_tag(content=STAND_IN)
    return shown(page, trace, unfolded, **more)


def shown(page: Page, trace: Trace, unfolded: frozenset[str] = frozenset(), **more: Any) -> dict[str, Any]:
    """Give the widget a trace, as a run of the page does."""
    fold = folded(trace, unfolded)
    last = len(trace.passes) - 1 if trace.passes else None
    data = {
        **graph_data(trace, fold, last), "svg": to_svg(trace, fold, last), "selected": None, "room": None,
        "words": widget_words(), "height": 500, "ticket": "1", "shown": last, "nodes": len(trace.nodes), **more,
    }  # fmt: skip
    page.evaluate("(data) => give(data)", data)
    return data


def acted(page: Page, pause: int = LATER) -> list[dict[str, Any]]:
    """Return what the server was told since the last look, when all that the picture has planned by now has happened.

    Timers of one page go off in the order of their ends, so one that ends later than the picture's comes after them,
    however slow the machine is.
    """
    return page.evaluate("(pause) => new Promise((done) => setTimeout(() => done(acted.splice(0)), pause))", pause)


def chosen(page: Page) -> list[int | None]:
    """Return the nodes that were selected by hand since the last look."""
    return page.evaluate("chosen.splice(0)")


def selected(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('g.selected')].map((group) => group.id)")


def lit(page: Page, look: str) -> set[str]:
    return set(page.evaluate(f"[...document.querySelectorAll('g.{look}')].map((group) => group.id)"))


def test_a_click_selects_and_a_drag_does_not(page: Page) -> None:
    mounted(page, squared_error())
    page.locator("#n3").click()
    assert chosen(page) == [3]
    assert acted(page) == []  # the server is not asked
    assert selected(page) == ["n3"]
    box = page.locator("#n4").bounding_box()
    assert box
    before = page.evaluate("document.querySelector('.canvas').style.transform")
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 65, box["y"] + 45, steps=4)
    page.mouse.up()
    assert chosen(page) == []
    assert selected(page) == ["n3"]
    assert page.evaluate("document.querySelector('.canvas').style.transform") != before


def test_the_pointer_lights_what_is_upstream_and_downstream_and_the_text(page: Page) -> None:
    mounted(page, squared_error())
    page.locator("#n3").hover()
    assert lit(page, "up") == {"n0", "n1", "e0-3-0", "e1-3-1"}
    assert lit(page, "down") == {"n4", "n5", "e3-4-0", "e4-5-0"}
    assert page.locator(".tip > div").all_text_contents() == ["a dot · ()", "a = torch.dot(x, w)", "▸ 1", "◂ −2"]
    assert page.evaluate("spans.at(-1)") == [{"line": 4, "column": 0, "end_line": 4, "end_column": 9}]
    page.mouse.move(1, 1)
    assert page.evaluate("spans.at(-1)") == []
    assert not page.locator(".tip").is_visible()


def test_the_keyboard_walks_along_edges(page: Page) -> None:
    mounted(page, squared_error(), selected=3)
    page.locator(".view").focus()
    page.keyboard.press("ArrowDown")
    assert selected(page) == ["n4"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert selected(page) == ["n0"]
    page.keyboard.press("ArrowRight")
    assert selected(page) == ["n1"]
    assert chosen(page) == [4, 3, 0, 1]
    page.keyboard.press("Escape")
    assert chosen(page) == [None]
    assert acted(page) == []
    assert selected(page) == []


def test_what_is_selected_is_spoken(page: Page) -> None:
    mounted(page, squared_error(), selected=1)
    expect(page.locator("[aria-live]")).to_have_text("w leaf · (2,). Value [3, −1]. Adjoint [−2, −4]")
    assert page.get_by_role("application").get_attribute("aria-label") == widget_words()["picture"]
    expect(page.locator("ol li")).to_have_count(6)


def chosen_now(*opened: str, **more: Any) -> dict[str, Any]:
    """Return what a page says that its picture shows, and what its menu offers."""
    plain = {"opened": list(opened), "view": "maths", "folding": "scope", "layout": "", "steps": 0, "pass": None}
    return {"chosen": plain | more, "menu": {"passes": [], "loops": []}}


def test_a_folded_card_and_the_title_of_an_open_one_ask_to_be_toggled(page: Page) -> None:
    trace = doubling(1000)
    mounted(page, trace, **chosen_now())
    page.locator("#s1").click()
    assert acted(page, PATIENT) == [{"chosen": chosen_now("s1")["chosen"], "at": None}]
    shown(page, trace, frozenset({"s1"}), ticket="2", **chosen_now("s1"))
    assert page.locator("#g8").count() == 1
    frame = page.locator("#fs1 > rect").bounding_box()
    assert frame
    page.mouse.click(frame["x"] + 12, frame["y"] + 12)
    assert acted(page, PATIENT) == [{"chosen": chosen_now("-s1")["chosen"], "at": None}]


def test_a_picture_in_which_nothing_may_be_chosen_asks_for_none(page: Page) -> None:
    mounted(page, doubling(1000))
    page.locator("#s1").click()
    assert acted(page, PATIENT) == []
    assert not page.locator(".chooser").is_visible()


def test_what_was_drawn_ahead_comes_without_asking(page: Page) -> None:
    trace = doubling(1000)
    mounted(page, trace, **chosen_now())
    page.evaluate("addEventListener('cotangent:wish', (event) => (window.wished = event.detail))")
    page.wait_for_function("window.wished")  # nothing happened for a while
    wished = page.evaluate("wished")
    assert wished["chosen"][0] == chosen_now("s1")["chosen"]
    page.locator(".views").hover()
    page.wait_for_function("wished.chosen.length > 1")  # a hand comes to the menu
    assert {one["layout"] for one in page.evaluate("wished")["chosen"]} == {"", "LR", "TB", "rows"}
    fold = folded(trace, frozenset({"s1"}))
    found = for_browser(trace, Drawn(to_svg(trace, fold, None), graph_data(trace, fold, None), fold=fold), None)
    come = {"ticket": wished["ticket"], "chosen": wished["chosen"][0], "found": found}
    page.evaluate("(detail) => dispatchEvent(new CustomEvent('cotangent:picture', { detail }))", come)
    page.locator("#s1").click()
    page.locator("#fs1").wait_for()
    assert acted(page, PATIENT) == []


def test_a_picture_that_was_here_comes_back_without_asking(page: Page) -> None:
    trace = doubling(1000)
    mounted(page, trace, **chosen_now())
    page.locator("#s1").click()
    assert acted(page, PATIENT) == [{"chosen": chosen_now("s1")["chosen"], "at": None}]
    shown(page, trace, frozenset({"s1"}), **chosen_now("s1"))
    for _ in range(2):
        title = page.locator("#fs1 > rect").bounding_box()
        assert title
        page.mouse.click(title["x"] + 12, title["y"] + 12)
        page.locator("#fs1").wait_for(state="detached")
        page.locator("#s1").click()
        page.locator("#fs1").wait_for()
    assert acted(page, PATIENT) == []
    shown(page, doubling(999), ticket="2", **chosen_now())  # another program: nothing of the old one is left
    acted(page, PATIENT)  # what was chosen and not told yet is asked for
    page.locator("#s1").click()
    assert len(acted(page, PATIENT)) == 1


def test_enter_unfolds(page: Page) -> None:
    mounted(page, doubling(1000), **chosen_now())
    page.locator(".view").focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert acted(page, PATIENT)[-1]["chosen"]["opened"] == ["s1"]


def test_search_counts_and_lights_matches(page: Page) -> None:
    mounted(page, in_place_view())
    page.get_by_role("searchbox").fill("(2, 2)")
    assert lit(page, "match") == {"n2", "n3"}
    assert page.locator(".found").inner_text() == "2 found"


def test_enter_asks_for_what_is_folded_away(page: Page) -> None:
    mounted(page, doubling(1000), **chosen_now())
    page.get_by_role("searchbox").fill("norm")
    assert lit(page, "match") == {"s1"}
    page.keyboard.press("Enter")
    assert acted(page, PATIENT) == [{"find": "norm", "within": "s1", "at": None}]


def test_the_small_picture_shows_what_is_in_view_and_moves_it(page: Page) -> None:
    program = Program()
    h = program.leaf("x", 1.0)
    for _ in range(60):
        h = program.operation("add", (h,), 1.0)
    mounted(page, squared_error())
    assert not page.locator(".minimap").is_visible()  # everything is in view
    shown(page, program.trace())
    page.locator(".minimap").wait_for()
    small = page.locator(".minimap").bounding_box()
    frame = page.locator(".minimap .window").bounding_box()
    assert small and frame
    assert frame["height"] < small["height"] / 2
    page.mouse.click(small["x"] + small["width"] / 2, small["y"] + 2)
    first = page.locator("#n0").bounding_box()
    assert first and 0 < first["y"] < 600
    page.get_by_role("button", name="Fit to view").click()
    page.locator(".minimap").wait_for(state="hidden")


def test_the_picture_fits_itself_and_keeps_a_chosen_view(page: Page) -> None:
    mounted(page, squared_error())
    for card in ("#n0", "#n5"):
        box = page.locator(card).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 910
    page.get_by_role("button", name="Zoom in").click()
    zoomed = page.evaluate("document.querySelector('.canvas').style.transform")
    shown(page, squared_error(), selected=None)
    assert page.evaluate("document.querySelector('.canvas').style.transform") == zoomed
    page.get_by_role("button", name="Fit to view").click()
    assert page.evaluate("document.querySelector('.canvas').style.transform") != zoomed


def test_a_long_picture_shows_its_end_readable_and_can_be_seen_whole(page: Page) -> None:
    program = Program()
    h = program.leaf("x", 1.0)
    for _ in range(60):
        h = program.operation("add", (h,), 1.0)
    mounted(page, program.trace(), root=60)
    view, last = page.locator(".view").bounding_box(), page.locator("#n60").bounding_box()
    assert view and last
    assert view["y"] <= last["y"] and last["y"] + last["height"] <= view["y"] + view["height"]
    assert last["height"] > 45
    expect(page.locator("#n0")).to_have_count(0)  # so far away nothing stays: it is taken off in an idle moment
    page.get_by_role("button", name="Fit to view").click()
    first = page.locator("#n0").bounding_box()
    assert first and first["y"] >= view["y"]


def test_labels_of_a_crowded_picture_stand_on_their_edges(page: Page) -> None:
    program = Program()
    h = program.leaf("x", 1.0)
    for _ in range(60):
        h = program.operation("add", (h, max(0, h - 5)), 1.0)
    program.backward({h: 1.0}, [(user, slot, 0.5) for user in range(h, 0, -1) for slot in (0, 1)])
    mounted(page, program.trace())
    page.get_by_role("button", name=widget_words()["fit"]).click()  # of a large picture what is in view is there
    expect(page.locator("g.crowded")).to_have_count(120)
    far = page.evaluate("""() => [...document.querySelectorAll('g.crowded')].filter((group) => {
      const chip = group.querySelector('rect').getBBox(), curve = group.querySelector('path').getBBox();
      const x = chip.x + chip.width / 2, y = chip.y + chip.height / 2;
      const aside = chip.width / 2 + 12;
      const beside = x < curve.x - aside || x > curve.x + curve.width + aside;
      return beside || y < curve.y - 22 || y > curve.y + curve.height + 22;
    }).length""")
    assert far == 0


def test_the_page_scrolls_unless_the_picture_has_the_focus(page: Page) -> None:
    mounted(page, squared_error())
    before = page.evaluate("document.querySelector('.canvas').style.transform")
    page.locator("#n3").hover()
    page.mouse.wheel(0, -200)
    assert page.evaluate("document.querySelector('.canvas').style.transform") == before
    page.locator(".view").focus()
    page.mouse.wheel(0, -200)
    page.wait_for_function("(old) => document.querySelector('.canvas').style.transform !== old", arg=before)


def test_colours_follow_the_background(page: Page) -> None:
    data = mounted(page, square())
    fill = "getComputedStyle(document.querySelector('#n0 rect')).fill"
    assert page.evaluate(fill) == "rgb(255, 255, 254)"
    page.evaluate("document.getElementById('root').style.setProperty('--st-background-color', '#14181f')")
    page.evaluate("(data) => give(data)", data)
    assert page.evaluate(fill) == "rgb(27, 33, 42)"


def test_no_text_leaves_its_card(page: Page) -> None:
    program = Program()
    x = program.leaf("很长的中文变量名字一二三四五六七八九十", [-0.000123456] * 3)
    values = [[-1234567.0, 1e-30], [0.5, float("nan")]]
    a = program.operation("cross_entropy_WWWW_mmmm", (x,), values, "W" * 40, inside=12)
    m = program.operation("scaled_dot_product_attention", (a,), [True, False], "变量2", view=True)
    program.enter("loop", 'for 名字 in ["一", "二", "三"] * 100')
    for turn in range(60):
        program.enter("iteration", iteration=turn)
        m = program.operation("exp", (m,), [[1.5] * 5] * 5)
        program.leave()
    program.leave()
    data = mounted(page, program.trace())
    assert len(data["cards"]) == 4
    for font in ('700 14px "Source Sans"', '12px "Source Code Pro"'):
        assert page.evaluate("(font) => document.fonts.check(font)", font)
    outside = page.evaluate("""() => [...document.querySelectorAll('g.node')].flatMap((group) => {
      const card = group.querySelector('rect').getBBox();
      return [...group.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()])
        .filter(([, box]) => box.x < card.x || box.x + box.width > card.x + card.width).map(([text]) => text);
    })""")
    assert outside == []


def test_a_hover_in_a_picture_of_300_cards_is_two_walks(page: Page) -> None:
    program = Program()
    h = program.leaf("x", 1.0)
    for _ in range(280):
        h = program.operation("add", (h, max(0, h - 7)), 1.0)
    data = mounted(page, program.trace())
    page.get_by_role("button", name=widget_words()["fit"]).click()  # what is in view is there
    expect(page.locator("g.node")).to_have_count(data["svg"].count('class="node '))
    page.evaluate("document.querySelector('#n140').dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))")
    assert len(lit(page, "up")) + len(lit(page, "down")) > 400
    assert len(data["cards"]) <= 300


def test_a_value_made_in_a_loop_knows_its_turn() -> None:
    trace = doubling(1000)
    cards = graph_data(trace, folded(trace, frozenset({"s1"})), None)["cards"]
    turns = {card["id"]: card["turn"] for card in cards if card.get("turn")}
    assert turns == {"n4": "turn 0", "n7": "turn 1", "n3001": "turn 999"}


@pytest.mark.parametrize(
    "message",
    [
        None,
        "x",
        7,
        {},
        {"at": 3},
        {"chosen": "s1"},
        {"chosen": 1},
        {"loop": 0},
        {"loop": 0, "turn": "1"},
        {"find": "norm", "within": "s9"},
        {"find": "", "within": "s1"},
        {"find": "nothing", "within": "s1"},
    ],
)
def test_a_forged_message_did_not_happen(message: object) -> None:
    trace = squared_error()
    assert not read_event(message, trace, folded(trace)).happened


def test_messages_are_read() -> None:
    trace = doubling(1000)
    fold = folded(trace)
    assert read_event({"chosen": {"steps": 1}}, trace, fold) == GraphEvent(True, None, chosen={"steps": 1})
    assert read_event({"chosen": {}, "at": 3}, trace, fold) == GraphEvent(True, 3, chosen={})
    assert read_event({"chosen": {}, "at": "3"}, trace, fold) == GraphEvent(True, None, chosen={})
    assert read_event({"loop": 0, "turn": 2}, trace, fold).turn == (0, 2)
    assert turn_start(trace, 0, 2) == 10  # turn 0 begins with node 4
    assert turn_start(trace, 1, 0) is None
    assert read_event({"find": " NORM", "within": "s1"}, trace, fold) == GraphEvent(True, None, found=2)


def test_nothing_to_draw_is_a_sentence(page: Page) -> None:
    mounted(page, Program().trace(), svg="")
    assert page.locator(".empty").inner_text() == "Nothing to draw yet."

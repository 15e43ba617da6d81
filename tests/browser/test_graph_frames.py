"""Another picture, a click, a step and a fold answer within a frame: nothing is asked, parsed or laid out for it."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from playwright.sync_api import Page, expect

from core import explore
from tests.browser.test_events import Wire
from tests.browser.test_graph_ahead import NOTED, has_come, sent_no_picture
from viz.link import encoded
from viz.picture.arrangement import Wish
from viz.picture.drawing import drawn_for
from viz.picture.room import USUAL, Room

# More cards than come onto the page at once, in a function that can be folded, and two backward passes.
TURNS = 52
PROGRAM = "\n".join([
    "import torch", "x = torch.tensor([1., 2.], requires_grad=True)", "def run(h):",
    *(f"    h = h * x if {number} % 3 else h.sin()" for number in range(TURNS)), "    return h",
    "h = run(x)", "h.sum().backward(retain_graph=True)", "h.backward(torch.tensor([3., 1.]))", "",
])  # fmt: skip
OPENED = ("s1",)

# Counts what makes a browser parse, or lay out the page at once, of elements that are on the page.
COUNTED = """
window.counted = {};
const count = (name, one) => one.isConnected && (window.counted[name] = (window.counted[name] ?? 0) + 1);
const getter = (of, name) => {
  const { get, set } = Object.getOwnPropertyDescriptor(of.prototype, name);
  const counting = { get() { count(name, this); return get.call(this); } };
  Object.defineProperty(of.prototype, name, { configurable: true, set, ...counting });
};
const method = (of, name) => {
  const plain = of.prototype[name];
  of.prototype[name] = function (...given) { count(name, this); return plain.apply(this, given); };
};
for (const name of ["clientWidth", "clientHeight", "scrollWidth", "scrollHeight"]) getter(Element, name);
for (const name of ["offsetWidth", "offsetHeight", "offsetTop", "offsetLeft"]) getter(HTMLElement, name);
method(Element, "getBoundingClientRect");
method(SVGGraphicsElement, "getBBox");
for (const name of ["getTotalLength", "getPointAtLength"]) method(SVGGeometryElement, name);
window.animated = [];
const { animate } = Element.prototype;
Element.prototype.animate = function (frames, ...how) {
  if (this.matches(".number")) window.animated.push(...frames.flatMap(Object.keys));
  return animate.call(this, frames, ...how);
};
const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
Object.defineProperty(Element.prototype, "innerHTML", { configurable: true, get, set(text) {
  window.counted.innerHTML = (window.counted.innerHTML ?? 0) + 1;
  set.call(this, text);
} });
"""
GROUPS = """() => [...document.querySelectorAll("*")].flatMap((one) =>
  [...(one.shadowRoot?.querySelectorAll(".canvas > svg > g > g[id]") ?? [])]).map((group) => [group.id,
    ...["x", "y", "width", "height"].map((name) => Number(group.querySelector("rect")?.getAttribute(name) ?? 0)),
    [...group.querySelectorAll("text:not(.stand-in)")].map((one) => one.textContent).join("|")])"""
# Whether every card is there that these groups have in view; the group says where its outline stands in the picture.
FEW = """(whole) => [...document.querySelectorAll("*")].flatMap((one) =>
  [...(one.shadowRoot?.querySelectorAll(".canvas g.node") ?? [])]).length < whole / 2"""
IN_VIEW = """(groups) => {
  const all = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const [canvas, view] = [all(".canvas")[0], all(".view")[0]];
  const { a, e, f } = new DOMMatrix(canvas.style.transform);
  const names = new Set(all(".canvas > svg > g > g[id]").map((one) => one.id));
  const seen = groups.filter(([id, x, y, width, height]) => id.startsWith("n") && e + x * a < view.clientWidth &&
    f + y * a < view.clientHeight && e + (x + width) * a > 0 && f + (y + height) * a > 0);
  return seen.length > 0 && seen.every(([id]) => names.has(id));
}"""


def opened(page: Page, app_url: str, *coming: str, near: str = ".views") -> Wire:
    """Open the page; return its connection once these pictures have come, and the first one stands there whole.

    Args:
        near: Where a hand is: what that offers is asked for.
    """
    wire = Wire(page)
    page.add_init_script(NOTED)
    page.add_init_script(COUNTED)
    page.goto(f"{app_url}/graph?s={encoded({'program': PROGRAM, 'opened': OPENED})}")
    expect(page.locator(".canvas g.node").last).to_be_visible()  # a long picture shows its end
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    page.locator(".views").click()
    page.locator(near).hover()
    for one in coming:
        has_come(page, one)
    stands(page, "", 1)
    return wire


def stands(page: Page, layout: str, number: int, opened: tuple[str, ...] = OPENED) -> None:
    """Expect the server's picture, group by group: ids, places and texts; of a large one all that is in view."""
    size = page.locator(".view").evaluate("(view) => [view.clientWidth - 12, view.clientHeight - 50]")
    room = Room(*(int(length) // 20 * 20 for length in size))
    picture = drawn_for(explore(PROGRAM), Wish(frozenset(opened), layout=layout), room, number)
    groups = [_group(one) for one in ElementTree.fromstring(picture.svg)[0] if one.get("id")]
    page.wait_for_function(IN_VIEW, arg=groups)
    there = page.evaluate(GROUPS)
    names = {one[0] for one in there}
    assert there == [one for one in groups if one[0] in names]


def _group(group: ElementTree.Element) -> list[Any]:
    name = "{http://www.w3.org/2000/svg}"
    outline = group.find(f".//{name}rect")
    place = [float(outline.get(side, 0)) if outline is not None else 0 for side in ("x", "y", "width", "height")]
    return [group.get("id"), *place, "|".join(one.text or "" for one in group.iter(f"{name}text"))]


def counted(page: Page, selector: str, event: str) -> dict[str, int]:
    """Do something to an element; return how often its listeners parsed, and asked for sizes of what is on the page."""
    script = "(one) => { window.counted = {}; EVENT; return window.counted; }".replace("EVENT", event)
    return page.locator(selector).first.evaluate(script)


def test_there_and_back_is_the_servers_picture_and_costs_neither_message_nor_layout(page: Page, app_url: str) -> None:
    wire = opened(page, app_url, '"layout":"LR"', '"layout":"TB"')
    wire.clear()
    for layout in ("LR", "TB", "LR"):
        made = counted(page, f'.panel input[name="layout"][value="{layout}"]', "one.click()")
        stands(page, layout, 1)
        if layout == "LR" and made:
            made.pop("innerHTML", None)  # the first time it may come before there was an idle moment to parse it in
        assert made == {}
    assert sent_no_picture(wire)


def test_another_pass_is_the_servers_picture(page: Page, app_url: str) -> None:
    wire = opened(page, app_url, '"pass":0', near=".passes")
    wire.clear()
    for number in (0, 1, 0):
        page.get_by_role("combobox", name="Backward pass").select_option(str(number))
        stands(page, "", number)
    assert sent_no_picture(wire)


def test_a_fold_keeps_both_pictures(page: Page, app_url: str) -> None:
    wire = opened(page, app_url, '"opened":["-s1"]')
    wire.clear()
    for one, after in (("#fs1", ("-s1",)), ("#s1", OPENED), ("#fs1", ("-s1",))):
        made = counted(page, one, "one.dispatchEvent(new MouseEvent('click', { bubbles: true }))")
        stands(page, "", 1, after)
    assert made == {}  # the second time nothing is parsed
    assert sent_no_picture(wire)


def test_clicks_and_steps_lay_nothing_out(page: Page, app_url: str) -> None:
    opened(page, app_url)
    click = "one.dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    counted(page, "#n51", click)
    expect(page.locator(".details")).to_be_visible()
    assert counted(page, "#n52", click) == {}
    expect(page.locator(".details .call")).to_contain_text("sin(")
    for step in range(3):
        made = counted(page, ".player .on", "one.click()")
        expect(page.locator(".says")).to_contain_text(f"step {step + 1} of")
        assert made == {}


def test_a_number_travels_by_its_transform_alone(page: Page, app_url: str) -> None:
    opened(page, app_url)
    for step in range(3):
        page.locator(".player .on").click()
        expect(page.locator(".says")).to_contain_text(f"step {step + 1} of")
    assert set(page.evaluate("window.animated")) == {"transform"}


def test_of_a_large_picture_only_what_is_around_the_view_is_on_the_page(page: Page, app_url: str) -> None:
    opened(page, app_url)
    cards = page.locator(".canvas g.node")
    whole = len(drawn_for(explore(PROGRAM), Wish(frozenset(OPENED)), USUAL, 1).data["cards"])
    page.get_by_role("button", name="Fit to view").click()
    expect(cards).to_have_count(whole)
    page.get_by_role("application").focus()
    page.keyboard.press("Home")  # the first card, and large again
    for _time in range(12):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(f"(whole) => ({FEW})(whole)", arg=whole)
    stands(page, "", 1)


def test_of_a_picture_higher_than_the_view_what_is_seen_comes_first_and_then_all(page: Page, app_url: str) -> None:
    """Thirty-two cards would fit into a frame on a fast machine; those that nobody sees need not."""
    lines = PROGRAM.splitlines()
    program = "\n".join([*lines[: 3 + 18], *lines[3 + TURNS :]])
    page.add_init_script(NOTED)
    page.goto(f"{app_url}/graph?s={encoded({'program': program, 'opened': OPENED, 'layout': 'TB'})}")
    cards = page.locator(".canvas g.node")
    expect(cards).to_have_count(32)
    page.locator(".views").click()
    page.locator(".views").hover()
    has_come(page, '"layout":"LR"')
    at_once = page.locator('.panel input[name="layout"][value="LR"]').first.evaluate(
        "(one) => { one.click(); return [...document.querySelectorAll('*')].flatMap((box) =>"
        " [...(box.shadowRoot?.querySelectorAll('.canvas g.node') ?? [])]).map((card) => card.id); }"
    )
    assert 0 < len(at_once) < 32
    expect(cards).to_have_count(32)


def test_what_was_chosen_far_out_of_view_is_in_view_in_another_picture(page: Page, app_url: str) -> None:
    opened(page, app_url, '"layout":"LR"', '"layout":"TB"')
    page.locator('.panel input[name="layout"][value="TB"]').first.evaluate("(one) => one.click()")
    stands(page, "TB", 1)
    card = page.locator(".canvas g.node.selected").first
    page.locator(".canvas g.node > rect:first-child").last.click(force=True)
    expect(card).to_be_visible()
    room = page.locator(".view").first.bounding_box()
    assert room is not None
    for _ in range(12):  # to the other end of the picture
        page.mouse.move(room["x"] + 40, room["y"] + 80)
        page.mouse.down()
        page.mouse.move(room["x"] + 40, room["y"] + 560, steps=3)
        page.mouse.up()
    expect(card).not_to_be_in_viewport()
    # What moved the picture was no click: one is swallowed after it, until a timer has gone off.
    across = page.locator('.panel input[name="layout"][value="LR"]').first
    across.evaluate("(one) => void setTimeout(() => one.click())")
    stands(page, "LR", 1)
    expect(card).to_be_in_viewport()

"""Pictures one click away are there before anybody clicks, so the browser chooses among them by itself."""

from __future__ import annotations

import re
from math import exp, sin
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.address import wait_for_link
from tests.browser.test_events import Wire
from viz.link import encoded

# Three operations a turn.
LOOP = """\
import torch
w = torch.tensor(1., requires_grad=True)
total = torch.tensor(0.)
for k in range(6):
    a = w * k
    b = a.sin()
    c = torch.exp(b - a)
    total = total + c * w
total.backward()
"""
NOTED = """addEventListener("cotangent:picture", ({ detail }) => {
  document.documentElement.dataset.came = (document.documentElement.dataset.came ?? "") + JSON.stringify(detail.chosen);
})"""
DEAF = "addEventListener('cotangent:wish', (event) => event.stopImmediatePropagation(), { capture: true })"
HELD = """;(() => {
  const waiting = [];
  let holds = true;
  addEventListener("cotangent:picture", (event) => {
    if (!holds) return;
    event.stopImmediatePropagation();
    waiting.push(event.detail);
  });
  window.letGo = () => {
    holds = false;
    for (const detail of waiting) dispatchEvent(new CustomEvent("cotangent:picture", { detail }));
  };
})()"""
SENT_WITH_A_PICTURE = (b"graph_view", b"node_details", b"code_editor")


def opened(page: Page, app_url: str, coming: str = "", **chosen: Any) -> Wire:
    """Open the graph page; return its connection when a picture that is one click away has come."""
    wire = Wire(page)
    page.add_init_script(NOTED)
    page.goto(f"{app_url}/graph?s={encoded(chosen)}")
    expect(page.locator("#n0")).to_be_visible()
    if coming:
        has_come(page, coming)
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    wire.clear()
    return wire


def has_come(page: Page, chosen: str) -> None:
    expect(page.locator(f"html[data-came*='{chosen}']")).to_be_attached()


def test_a_question_does_not_take_the_place_of_one_that_waits(page: Page, app_url: str) -> None:
    opened(page, app_url, example="linear")
    page.evaluate(
        """async () => {
          const asked = [];
          addEventListener("cotangent:wish", ({ detail }) => asked.push(detail));
          const views = [...document.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector(".views"));
          views.find(Boolean).dispatchEvent(new PointerEvent("pointerenter"));
          while (!asked.length) await new Promise(requestAnimationFrame);
          const [{ chosen: [first, ...others], ...about }] = asked;
          for (const pass of others.map((one) => ({ ...first, folding: one.folding, view: one.view })))
            dispatchEvent(new CustomEvent("cotangent:wish", { detail: { ...about, chosen: [pass] } }));
        }"""
    )
    for one in ('"view":"torch","folding":"scope","layout":"LR"', '"view":"maths","folding":"line","layout":"LR"'):
        has_come(page, one)


def sent_no_picture(wire: Wire) -> bool:
    return not any(name in one for one in wire.heard for name in SENT_WITH_A_PICTURE)


def shown_of(page: Page, value: str, name: str, coming: str) -> None:
    """Choose in the menu of what is shown, once that has come."""
    page.locator(".views").click()
    has_come(page, coming)
    page.get_by_role("radio", name=value).click()
    expect(page.locator(".views")).to_have_accessible_name(re.compile(name))


def test_what_is_folded_opens_without_asking_and_the_address_follows(page: Page, app_url: str) -> None:
    wire = opened(page, app_url, '"opened":["s1"]', program=LOOP)
    page.locator("#s1").click()
    expect(page.locator("#fs1")).to_be_visible()
    wait_for_link(page, lambda now: now.get("opened") == ["s1"])
    assert sent_no_picture(wire)
    page.reload()
    expect(page.locator("#fs1")).to_be_visible()


@pytest.mark.parametrize(
    ("value", "name", "told"),
    [
        ("in rows", "in rows", {"layout": "rows"}),
        ("source lines", "by source line", {"folding": "line"}),
        ("what torch keeps", "torch's nodes", {"view": "torch"}),
    ],
)
def test_another_way_to_look_asks_nobody(page: Page, app_url: str, value: str, name: str, told: dict[str, str]) -> None:
    wire = opened(page, app_url, example="dependency")
    before = page.locator(".canvas > svg").inner_html()
    shown_of(page, value, name, *(f'"{key}":"{choice}"' for key, choice in told.items()))
    wait_for_link(page, lambda now: told.items() <= now.items())
    if value != "source lines":  # every line of this program makes one value
        assert page.locator(".canvas > svg").inner_html() != before
    assert sent_no_picture(wire)
    page.reload()
    expect(page.locator(".views")).to_have_accessible_name(re.compile(name))


def test_another_backward_pass_asks_nobody(page: Page, app_url: str) -> None:
    # D2L 2.5.1: x = [0, 1, 2, 3]; of x·x the gradient is 2x, of the sum it is 1.
    wire = opened(page, app_url, '"pass":0', example="accumulate")
    page.locator("#n0").click()
    expect(page.get_by_text("x\u0304 = [1, 1, 1, 1]")).to_be_visible()  # beside its line
    page.get_by_role("combobox", name="Backward pass").select_option("0")
    expect(page.locator("#n0 .adjoint")).to_have_text(re.compile("0.*2.*4.*6"))
    expect(page.get_by_text("x\u0304 = [0, 2, 4, 6]")).to_be_visible()
    expect(page.locator('.details [data-kind="adjoint"] .katex-html').last).to_have_text(re.compile("0.*2.*4.*6"))
    wait_for_link(page, lambda now: now.get("shown_pass") == 0)
    assert sent_no_picture(wire)
    page.get_by_role("combobox", name="Backward pass").select_option("2")
    expect(page.get_by_text("x\u0304 = [1, 1, 1, 1]")).to_be_visible()
    wait_for_link(page, lambda now: now.get("shown_pass") is None)


def test_a_search_opens_what_is_folded_without_asking(page: Page, app_url: str) -> None:
    wire = opened(page, app_url, '"opened":["s1"]', program=LOOP)
    page.get_by_role("searchbox").fill("sin")
    page.keyboard.press("Enter")
    expect(page.locator("g.node.selected .title").first).to_contain_text("b")
    wait_for_link(page, lambda now: now.get("opened") == ["s1"])
    assert sent_no_picture(wire)


def test_what_has_not_come_is_asked_for(page: Page, app_url: str) -> None:
    page.add_init_script(DEAF)
    page.goto(f"{app_url}/graph?s={encoded({'example': 'accumulate'})}")
    expect(page.locator("#n0")).to_be_visible()
    page.get_by_role("combobox", name="Backward pass").select_option("0")
    expect(page.locator("#n0 .adjoint")).to_have_text(re.compile("0.*2.*4.*6"))
    expect(page.get_by_text("x\u0304 = [0, 2, 4, 6]")).to_be_visible()


class Held:
    """A connection whose answers the test may hold back."""

    def __init__(self, page: Page) -> None:
        self.holds = False
        self.waiting: list[str | bytes] = []
        page.route_web_socket(re.compile("/stream"), self._between)

    def _between(self, browser: WebSocketRoute) -> None:
        self._browser = browser
        server = browser.connect_to_server()
        server.on_message(lambda message: self.waiting.append(message) if self.holds else browser.send(message))

    def let_go(self) -> None:
        self.holds = False
        for message in self.waiting:
            self._browser.send(message)
        self.waiting.clear()


@pytest.mark.parametrize("way", ["asked for", "drawn ahead"])
def test_a_picture_that_is_not_here_is_said_to_be_drawn_until_it_comes(page: Page, app_url: str, way: str) -> None:
    """D2L 2.5.1: x = [0, 1, 2, 3]; of x·x the gradient is 2x, of the sum it is 1."""
    held = Held(page)
    page.add_init_script(DEAF if way == "asked for" else NOTED + HELD)
    page.goto(f"{app_url}/graph?s={encoded({'example': 'accumulate'})}")
    expect(page.locator("#n0 .adjoint")).to_have_text(re.compile("1.*1.*1.*1"))
    expect(page.get_by_text("Questions of the course")).to_be_visible()
    if way == "drawn ahead":
        has_come(page, '"pass":0')
    sign, graph = page.locator(".drawing"), page.locator("div.graph")
    expect(sign).to_be_hidden()
    held.holds = True
    page.get_by_role("combobox", name="Backward pass").select_option("0")
    expect(sign).to_be_visible()
    expect(sign).to_have_text("The picture is being drawn …")
    expect(graph).to_have_attribute("aria-busy", "true")
    expect(page.locator("#n0 .adjoint")).to_have_text(re.compile("1.*1.*1.*1"))  # the old one stays
    if way == "drawn ahead":
        page.evaluate("window.letGo()")
    else:
        held.let_go()
    expect(page.locator("#n0 .adjoint")).to_have_text(re.compile("0.*2.*4.*6"))
    expect(sign).to_be_hidden()
    expect(graph).to_have_attribute("aria-busy", "false")
    held.let_go()


def test_a_folded_loop_plays_turn_by_turn(page: Page, app_url: str) -> None:
    opened(page, app_url, '"opened":["s1"]', program=LOOP)
    value = page.locator("#s1 .value .stand-in")
    on = page.get_by_role("button", name="One step on")
    for _step in range(3):
        on.click()
    page.get_by_role("button", name="Turn by turn (6)").click()
    for turn in range(5):
        expect(page.locator(".says")).to_contain_text(f"Turn {turn} (0 to 5): a = {turn};")
        expect(page.get_by_text(f"a = {turn}", exact=True)).to_be_visible()
        total = total_after(turn)
        expect(value).to_have_text(total)  # and not what the whole loop left
        expect(page.get_by_text(f"total = {total}", exact=True)).to_be_visible()
        on.click()
    expect(page.locator(".says")).to_contain_text("Turn 5 (0 to 5)")
    expect(value).to_be_hidden()  # the loop is over: the card reads what it left
    page.get_by_role("button", name="One step back").click()
    page.get_by_role("button", name="Open this turn").click()
    expect(page.locator("g.now")).to_have_id(re.compile("n"))
    expect(page.locator(".says")).to_contain_text("computes a = w * 4")
    for card in ("#n30", "#n32"):  # of turn 5, which has not run
        if page.locator(card).count():
            expect(page.locator(card)).to_contain_text("not yet")


def total_after(turn: int) -> str:
    """Return the sum of exp(sin k − k) up to a turn, in four digits."""
    return f"{sum(exp(sin(k) - k) for k in range(turn + 1)):.4g}"


COUNTED = """(() => {
  const { send } = WebSocket.prototype;
  window.bytes = 0;
  WebSocket.prototype.send = function (data) {
    window.bytes += data.byteLength ?? data.size ?? data.length;
    return send.call(this, data);
  };
})()"""
# Does something and says in the same task what is on screen, and how many bytes were sent for it.
DONE = """(kind) => {
  const all = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const [box, slider] = [all(".passes")[0], all(".slide input")[0]];
  const on = (one, event) => one.dispatchEvent(event);
  const acts = {
    click: () => on(all("#n0 rect:first-child")[0], new MouseEvent("click", { bubbles: true })),
    hover: () => on(all("#n0 rect:first-child")[0], new PointerEvent("pointermove", { bubbles: true })),
    step: () => { slider.value = 1; on(slider, new Event("input")); },
    pass: () => { box.value = "0"; on(box, new Event("change")); },
    unfold: () => on(all("g.node.folded")[0], new MouseEvent("click", { bubbles: true })),
  };
  const seen = () => all(".canvas, .details, .caption, .told").map((one) => one.outerHTML).join("");
  const [before, sent] = [seen(), window.bytes];
  acts[kind]();
  return { sent: window.bytes - sent, changed: seen() !== before };
}"""


TWO_PASSES = {"example": "accumulate"}


@pytest.mark.parametrize(
    ("kind", "coming", "chosen"),
    [
        ("click", "", TWO_PASSES),
        ("hover", "", TWO_PASSES),
        ("step", "", TWO_PASSES),
        ("pass", '"pass":0', TWO_PASSES),
        ("unfold", '"opened":["s1"]', {"program": LOOP}),
    ],
)
def test_no_byte_is_sent_until_a_look_is_answered(
    page: Page, app_url: str, kind: str, coming: str, chosen: dict[str, str]
) -> None:
    """It is answered in the task of the event itself; the server is told afterwards, for the address."""
    page.add_init_script(COUNTED)
    opened(page, app_url, coming, **chosen)
    assert page.evaluate(DONE, kind) == {"sent": 0, "changed": True}

"""Details that never come: they are asked for five times, and then the drawer says so."""

from __future__ import annotations

import json
from datetime import datetime

from playwright.sync_api import Page, expect

from tests.viz.bundles import bundle

WORDS = {
    "details": "Details", "close": "Close", "wider": "Wider", "leaves": "Leaves", "leaves-hint": "", "light": "",
    "loading": "Being written …", "unwritten": "These details could not be written.", "not-yet": "",
}  # fmt: skip
ASKING = 1_000 * (4 + 8 + 16 + 32 + 64)
"""Milliseconds after which the last of five questions is given up: each waits twice as long as the one before."""

STAND_IN = """
const told = [];
const shadow = (id) => document.getElementById(id).attachShadow({ mode: "open" });
const places = { choice: shadow("choice"), details: shadow("details") };
function give(choice, details) {
  node_choice({ parentElement: places.choice, data: choice, setTriggerValue: (_, one) => told.push(one) });
  if (details) node_details({ parentElement: places.details, data: details });
}
function select(node) {
  const known = () => ({ ran: true, adjoint: true });
  const detail = { node, ticket: "1-0", title: "y", by: "hand", open: true, known };
  dispatchEvent(new CustomEvent("cotangent:node", { detail }));
}
"""


def mounted(page: Page) -> None:
    page.clock.install(time=datetime(2026, 1, 1))
    page.set_content("<div id=choice></div><div class=st-key-drawer><div id=details></div></div>")
    for name in ("node_choice", "node_details"):
        script = bundle(name).replace('import("./katex.js")', "new Promise(() => {})")  # no formula comes
        page.add_script_tag(content=script, type="module")
    page.wait_for_function("Boolean(window.node_choice && window.node_details)")
    page.add_script_tag(content=STAND_IN)
    details = {"ticket": "1-0", "details": "[]", "leaves": [], "titles": {}, "words": WORDS}
    page.clock.pause_at(datetime(2026, 1, 2))  # from now on only the test moves it
    page.evaluate("(details) => give({ ticket: '1-0', soon: false }, details)", details)


def asked(page: Page) -> list[int]:
    """Return the nodes whose details were asked for."""
    return page.evaluate("told.filter((one) => one.want).map((one) => one.node)")


def test_what_never_comes_is_asked_for_five_times_and_then_said(page: Page) -> None:
    mounted(page)
    page.evaluate("select(7)")
    expect(page.locator(".waits")).to_have_text(WORDS["loading"])
    assert asked(page) == [7]
    page.clock.run_for(ASKING - 1)
    assert asked(page) == [7] * 5
    expect(page.locator(".waits")).to_have_text(WORDS["loading"])
    page.clock.run_for(2)
    expect(page.locator(".waits")).to_have_text(WORDS["unwritten"])
    page.clock.run_for(10 * ASKING)
    assert asked(page) == [7] * 5
    page.evaluate("select(8)")  # another node is asked for as ever
    expect(page.locator(".waits")).to_have_text(WORDS["loading"])
    assert asked(page)[5:] == [8]


def test_what_comes_late_is_shown_and_asked_for_no_more(page: Page) -> None:
    mounted(page)
    page.evaluate("select(7)")
    page.clock.run_for(4_000 + 8_000)
    assert asked(page) == [7] * 3
    written = {"node": 7, "name": "y", "expression": "y = x", "place": ["line 3"], "sections": [], "way": []}
    page.evaluate("(data) => give(data)", {"ticket": "1-0", "soon": False, "details": json.dumps([written])})
    expect(page.locator(".details .call")).to_have_text("y = x")
    page.clock.run_for(ASKING)
    assert asked(page) == [7] * 3

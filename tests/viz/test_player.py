"""The player in a real browser: what the picture reads at every step, by slider, keys and buttons."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.viz.test_graph_view import mounted
from tests.viz.traces import Program, in_place_view, squared_error

HEARD = """
const steps = [];
addEventListener("cotangent:step", (event) => steps.push(event.detail));
"""


def lines(page: Page, look: str) -> dict[str, str]:
    """Return {card: what its line reads}, as a person sees it."""
    return page.evaluate(
        """(look) => Object.fromEntries([...document.querySelectorAll(`g.node .${look}`)].map((line) => [
          line.parentNode.id,
          [...line.querySelectorAll("text")].slice(1).filter((one) => getComputedStyle(one).display !== "none")
            .map((one) => one.textContent).join(" "),
        ]))""",
        look,
    )


def sending(page: Page) -> set[str]:
    return set(
        page.evaluate(
            """[...document.querySelectorAll("g.edge")].filter((edge) => [...edge.querySelectorAll(".sent")]
              .some((one) => getComputedStyle(one).display !== "none")).map((edge) => edge.id)"""
        )
    )


def now(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.now')].map((one) => one.id)")


def pressed(page: Page, key: str) -> None:
    page.get_by_role("slider").focus()
    page.keyboard.press(key)


def heard(page: Page) -> Any:
    return page.evaluate("steps.at(-1)")


@pytest.mark.acceptance("Q2", "T9")
def test_what_has_not_run_reads_not_yet_and_never_zero(page: Page) -> None:
    mounted(page, squared_error())
    pressed(page, "Home")
    assert set(lines(page, "value").values()) == set(lines(page, "adjoint").values()) == {"not yet"}
    assert sending(page) == set()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    assert lines(page, "value") == {"n0": "1 2", "n1": "3 −1", "n2": "2", "n3": "1", "n4": "−1", "n5": "1"}
    assert set(lines(page, "adjoint").values()) == {"not yet"}
    for _ in range(5):  # the start, b, a, y and then x: w has not been reached
        page.keyboard.press("ArrowRight")
    assert lines(page, "adjoint") == {"n0": "−6 2", "n1": "not yet", "n2": "2", "n3": "−2", "n4": "−2", "n5": "1"}
    assert sending(page) == {"e4-5-0", "e3-4-0", "e2-4-1", "e0-3-0"}


@pytest.mark.parametrize("trace", [squared_error(), squared_error(only_w=True), in_place_view()])
def test_every_step_lights_one_card_or_edge_and_one_expression(page: Page, trace: Any) -> None:
    data = mounted(page, trace)
    page.add_script_tag(content=HEARD)
    pressed(page, "Home")
    for step in data["timeline"]["steps"]:
        page.keyboard.press("ArrowRight")
        wanted = data["edges"][step["edge"]]["id"] if "edge" in step else data["cards"][step["card"]]["id"]
        assert now(page) == [wanted]
        assert len(heard(page)["spans"]) == 1
        expect(page.locator(".says")).to_contain_text(step["says"])
    pressed(page, "Home")
    assert now(page) == []
    assert heard(page) == {"spans": [], "notes": {}}


def test_the_lines_of_the_text_say_what_is_known(page: Page) -> None:
    mounted(page, squared_error())
    page.add_script_tag(content=HEARD)
    pressed(page, "Home")
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    notes = heard(page)["notes"]
    assert notes["5"] == {"value": "b = −1", "adjoint": "b\u0304 = −2"}
    assert notes["4"] == {"value": "a = 1"}
    page.get_by_role("button", name="Show everything").click()
    assert heard(page) is None
    assert now(page) == []
    assert lines(page, "adjoint")["n1"] == "−2 −4"


def test_a_sum_waits_for_its_last_contribution(page: Page) -> None:
    program = Program()
    x = program.leaf("x", 3.0)
    y = program.operation("mul", (x, x), 9.0, "y", text="{0} * {1}")
    program.backward({y: 1.0, x: 6.0}, [(y, 0, 3.0), (y, 1, 3.0)])
    mounted(page, program.trace())
    pressed(page, "Home")
    for wanted in ("not yet", "not yet", "not yet", "3", "3 + 3", "6"):
        page.keyboard.press("ArrowRight")
        assert lines(page, "adjoint")["n0"] == wanted
    assert page.locator(".says").inner_text().endswith("x receives from 2 edges: 3 + 3 = 6.")


STEPPED = """() => {
  document.querySelector("button.on").click();
  return [...document.querySelectorAll("g.number")].map((one) => one.textContent);
}"""
"""One step on, and the numbers that are on their way just then."""


@pytest.mark.acceptance("Q2")
def test_numbers_travel_into_the_card_and_are_unveiled_there(page: Page) -> None:
    mounted(page, squared_error())
    pressed(page, "Home")
    ways = [page.evaluate(STEPPED) for _ in range(11)]
    assert ways[:3] == [[], [], []]  # leaves come from nowhere
    assert ways[3:6] == [["[1, 2]", "[3, −1]"], ["1", "2"], ["−1"]]  # dot, sub, pow: their operands
    assert ways[6:] == [[], ["−2"], ["−2"], ["2"], ["[−6, 2]"]]  # the start; then what each edge carries back
    page.locator("g.number").wait_for(state="detached")
    assert page.locator(".awaits").count() == 0
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(STEPPED) == []
    assert lines(page, "adjoint")["n1"] == "−2 −4"


def test_what_has_not_happened_is_told_nowhere(page: Page) -> None:
    mounted(page, squared_error(), selected=5)
    pressed(page, "Home")
    page.locator("#n5").hover()
    assert page.locator(".tip > .forward, .tip > .backward").all_text_contents() == ["▸ not yet", "◂ not yet"]
    assert page.locator("ol").is_hidden()
    said = page.evaluate("""() => {
      document.querySelector("#n4").dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return document.querySelector("[aria-live]").textContent;
    }""")
    assert said == "b sub · (). Value not yet. Adjoint not yet"


def test_another_pass_has_its_own_adjoints(page: Page) -> None:
    program = Program()
    x = program.leaf("x", [1.0, 2.0])
    y = program.operation("dot", (x, x), 5.0, "y")
    program.backward({y: 1.0, x: [2.0, 4.0]}, [(y, 0, [1.0, 2.0]), (y, 1, [1.0, 2.0])])
    z = program.operation("sum", (x,), 3.0, "z")
    program.backward({z: 1.0, x: [1.0, 1.0]}, [(z, 0, [1.0, 1.0])], {y: "unused"})
    mounted(page, program.trace())
    assert lines(page, "adjoint") == {"n0": "1 1", "n1": "— none", "n2": "1"}
    pressed(page, "Home")
    for _ in range(6):  # x, y, the start of pass 1, two contributions, their sum
        page.keyboard.press("ArrowRight")
    assert lines(page, "adjoint") == {"n0": "[2, 4]", "n1": "1", "n2": "not yet"}
    assert sending(page) == {"e0-1-0", "e0-1-1"}
    pressed(page, "End")
    assert lines(page, "adjoint") == {"n0": "1 1", "n1": "— none", "n2": "1"}


def test_it_plays_pauses_and_ends(page: Page) -> None:
    mounted(page, squared_error())
    page.get_by_role("combobox", name="Speed").select_option("0.5")  # so that it is still playing when it is looked at
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator(".says")).to_contain_text(re.compile(r"step ([2-9]|10) of 12"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("button", name="To the end").click()
    page.get_by_role("button", name="One step back").click()
    expect(page.locator(".says")).to_contain_text("step 11 of 12")
    expect(page.get_by_role("slider")).to_have_attribute(
        "aria-valuetext", "step 11 of 12: dot sends a\u0304·w to x: −2·[3, −1] = [−6, 2]."
    )

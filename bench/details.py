"""From a click on a node to its details on screen, and from a move of a leaf's slider to the picture that follows."""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from bench.frames import settled, unfolded
from bench.programs import thirty_operations
from bench.watching import count_messages
from core import Trace, explore
from tools.chromium import launched
from tools.serving import served
from viz.link import encoded

ROUNDS = 24
PAUSE = 300  # ms: what one click still does is not the next one's time

# Resolves with the milliseconds from the next event of a kind to the frame after the one in which the text stands in
# an element, be it in the page or in a component.
WATCH = """([event, selector, text]) => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? [one.shadowRoot, ...inside(one.shadowRoot)] : []);
  const shown = () => [document, ...inside(document)].some((root) =>
    [...root.querySelectorAll(selector)].some((one) => (one.value ?? one.textContent).includes(text)));
  window.taken = new Promise((resolve) => {
    window.addEventListener(event, () => {
      const start = performance.now();
      const look = () => requestAnimationFrame(() =>
        shown() ? requestAnimationFrame(() => resolve(performance.now() - start)) : look());
      look();
    }, { once: true, capture: true });
  });
}"""


def figures() -> list[Figure]:
    trace = explore(thirty_operations())
    named = [(node.index, node.names[-1]) for node in trace.nodes if node.operands and node.names]
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
        count_messages(page)
        program = thirty_operations()
        page.goto(f"{serving.url}/graph?s={encoded({'program': program, 'opened': unfolded(program)})}")
        settled(page)
        # Each node is clicked once: the second time its Jacobian would be there already.
        details = [clicked(page, node, ".details .call", f"{name} = ") for node, name in named[:12]][2:]
        page.get_by_text("Ask torch").click()
        jacobians = [clicked(page, node, ".entries .title", f"∂{name}/∂") for node, name in named[12:]]
        turns = [turned(page, number) for number in range(ROUNDS)][3:]
    question = statistics.median(timed(trace, node) for node, _ in named)
    middle, high = percentiles(jacobians)
    return [
        Figure("click to details on screen: 30 operations, p50", statistics.median(details), "ms", 50),
        Figure("click to local Jacobian, p50", middle, "ms", 250, question, "the question alone"),
        Figure("click to local Jacobian, p95", high, "ms", 400, question, "the question alone"),
        Figure("leaf turned to text and picture, p50", percentiles(turns)[0], "ms", 250),
    ]


def clicked(page: Page, node: int, selector: str, text: str) -> float:
    page.get_by_role("button", name="Fit to view").click()
    page.evaluate(WATCH, ["click", selector, text])
    page.locator(f"#n{node}").click(force=True)
    taken = page.evaluate("() => window.taken")
    page.wait_for_timeout(PAUSE)
    return taken


def turned(page: Page, number: int) -> float:
    """Return the time from a new number in a leaf's field to the text that has it; each number is new."""
    value = f"{1.25 + number / 1000:g}"
    field = page.get_by_role("spinbutton", name="x[0]")
    field.fill(value)
    page.evaluate(WATCH, ["keydown", "#n0 .value", value])
    field.press("Enter")
    taken = page.evaluate("() => window.taken")
    page.wait_for_timeout(PAUSE)
    return taken


def timed(trace: Trace, node: int) -> float:
    begin = time.perf_counter()
    trace.local_jacobian(node, 0)
    return (time.perf_counter() - begin) * 1000

"""From a drag of a vector to its picture, script and layout, and from a drop to torch's number; in a real browser."""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from core import explore
from tools.chromium import launched
from tools.serving import served
from viz.linear.programs import vectors
from viz.link import encoded

MOVES = 300
DROPS = 20
FRAME = 16.0

# Moves a handle so many times; resolves with the milliseconds of each move's script and layout, and with those of as
# many lines and texts as the picture has, put into a plain SVG.
MEASURE = """async ({ tab, count }) => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? [one.shadowRoot, ...inside(one.shadowRoot)] : []);
  const svg = inside(document).flatMap((root) => [...root.querySelectorAll(".linear > svg")])[0];
  const name = tab === "vectors" ? "a" : "e1";
  const frame = svg.getBoundingClientRect();
  const sent = (kind, x, y) => (svg.querySelector(`[data-name="${name}"]`) ?? svg).dispatchEvent(
    new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: frame.left + x, clientY: frame.top + y }));
  svg.setPointerCapture = () => {};
  sent("pointerdown", 0, 0);
  const moves = [];
  for (let at = 0; at < count; at += 1) {
    const begin = performance.now();
    sent("pointermove", 60 + ((at * 37) % 300), 60 + ((at * 53) % 300));
    svg.getBoundingClientRect();
    svg.lastElementChild.getBoundingClientRect();
    moves.push(performance.now() - begin);
    if (at % 30 === 0) await new Promise(requestAnimationFrame);
  }
  const parts = [...svg.children].map((one) => one.cloneNode(true));
  const plain = [];
  for (let at = 0; at < count; at += 1) {
    const copies = parts.map((one) => one.cloneNode(true));
    const begin = performance.now();
    svg.replaceChildren(...copies);
    svg.getBoundingClientRect();
    svg.lastElementChild.getBoundingClientRect();
    plain.push(performance.now() - begin);
  }
  return [moves, plain];
}"""


def figures() -> list[Figure]:
    found = []
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        for tab, handle in (("vectors", "a"), ("acts", "e1")):
            page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
            page.goto(f"{serving.url}/linear_algebra?s={encoded({'tab': tab})}")
            page.locator(f".handle[data-name='{handle}']").wait_for()
            moves, plain = page.evaluate(MEASURE, {"tab": tab, "count": MOVES})
            middle, high = percentiles(moves[20:])
            usual, slow = percentiles(plain[20:])
            what = "two vectors" if tab == "vectors" else "a matrix's column"
            found += [
                Figure(f"a move of {what} to its picture, p50", middle, "ms", None, usual, "its shapes alone"),
                Figure(f"a move of {what} to its picture, p95", high, "ms", FRAME, slow, "its shapes alone"),
            ]
            page.close()
        page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
        page.goto(f"{serving.url}/linear_algebra")
        page.locator(".handle[data-name='a']").wait_for()
        times = [dropped(page, number) for number in range(1, DROPS + 3)][2:]
    alone = statistics.median(timed(number) for number in range(15))
    drop = statistics.median(times)
    return [*found, Figure("a vector moved by a key to torch's numbers", drop, "ms", None, alone, "explore() alone")]


def dropped(page: Page, number: int) -> float:
    """Move a by one key, and return the milliseconds until its dot product with (2, 0) stands there."""
    page.locator(".handle[data-name='a']").focus()
    begin = time.perf_counter()
    page.keyboard.press("ArrowRight")
    page.locator("tr", has_text="cos θ").get_by_text(f"{2 * (3 + number / 10):.5g}", exact=True).wait_for()
    return (time.perf_counter() - begin) * 1000


def timed(number: int) -> float:
    program = vectors((3.0 + number / 97, 4.0), (2.0, 0.0), -0.5, 2.0)
    begin = time.perf_counter()
    explore(program)
    return (time.perf_counter() - begin) * 1000

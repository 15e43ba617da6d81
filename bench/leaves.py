"""A leaf is dragged: from the finger's movement to its number on screen, beside the same with whole pictures."""

from __future__ import annotations

import os

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from bench.frames import unfolded
from bench.programs import THREE_OPERATIONS, thirty_operations
from bench.watching import count_messages
from tools.chromium import launched
from tools.serving import served
from viz.link import encoded

MOVES, BLOCKS = 15, 4
SIZES = {"3 operations": THREE_OPERATIONS, "30 operations": thirty_operations()}
GOAL = 100.0

# Moves the first leaf's slider without letting go; resolves with the milliseconds from each movement to the frame after
# the one in which the leaf's card has the number. Where `whole`, the picture says that it can take no numbers.
DRAG = """async ({ moves, whole }) => {
  const everywhere = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const refuse = ({ detail }) => { if (whole) detail.picture = ""; };
  addEventListener("cotangent:holds", refuse);
  const frame = () => new Promise(requestAnimationFrame);
  const [slider] = everywhere('.leaves input[type="range"]');
  const shown = () => Number(everywhere("#n0 .value .size-12[text-anchor]")[0]?.textContent.replace("\\u2212", "-"));
  slider.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  const taken = [];
  for (let move = 0; move < moves; move += 1) {
    slider.step = "0.001"; // every number is a new one, which nobody has run before
    window.moved = (window.moved ?? 0) + 1;
    const value = (1 + (window.moved * 0.037) % 1 + window.moved / 1000).toFixed(3);
    slider.value = value;
    const begin = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    while (Math.abs(shown() - Number(value)) > 5e-4) await frame();
    await frame();
    taken.push(performance.now() - begin);
    await new Promise((done) => setTimeout(done, 40));
  }
  slider.dispatchEvent(new Event("change", { bubbles: true }));
  removeEventListener("cotangent:holds", refuse);
  return taken;
}"""


def figures() -> list[Figure]:
    found = []
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        for name, source in SIZES.items():
            page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
            page.set_default_timeout(120_000)
            count_messages(page)
            page.goto(f"{serving.url}/graph?s={encoded({'program': source, 'opened': unfolded(source)})}")
            page.locator("#n0").wait_for(state="attached")
            page.wait_for_timeout(4_000)
            found += _of(page, name)
            page.close()
    return found


def _of(page: Page, name: str) -> list[Figure]:
    """Return times and bytes of both ways, in turn, so that what else the machine does hits both."""
    times: dict[bool, list[float]] = {False: [], True: []}
    sizes: dict[bool, list[float]] = {False: [], True: []}
    for block in range(2 * BLOCKS + 2):
        whole = block % 2 == 1
        begun = page.evaluate("wire.bytes")
        taken = page.evaluate(DRAG, {"moves": MOVES, "whole": whole})
        if block > 1:  # the first of each: everything is there already afterwards
            times[whole] += taken
            sizes[whole].append((page.evaluate("wire.bytes") - begun) / MOVES)
        page.wait_for_timeout(1_500)
    (middle, high), (whole_middle, whole_high) = percentiles(times[False]), percentiles(times[True])
    beside = f"with a whole picture each, at a load of {os.getloadavg()[0]:.0f}"
    few, many = min(sizes[False]), min(sizes[True])
    return [
        Figure(f"leaf moved to its number on screen: {name}, p50", middle, "ms", GOAL, whole_middle, beside),
        Figure(f"leaf moved to its number on screen: {name}, p95", high, "ms", None, whole_high, beside),
        Figure(f"bytes of a movement: {name}", few / 1000, "kB", None, many / 1000, beside),
    ]

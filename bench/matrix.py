"""From the key that sends an edit to the frame that shows a derivative of 400 entries, four axes, in a real browser."""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from bench.watching import enter_until
from core import explore
from tools.chromium import launched
from tools.serving import served
from viz.cells import number_text
from viz.link import encoded
from viz.matrix.functions import sized_example
from viz.matrix.program import derivative_program, read

ROUNDS = 25
WATCH = enter_until(".value", "one.textContent === wanted")
LAYOUT = """() => new Promise((resolve) => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.shadowRoot ? [one.shadowRoot, ...inside(one.shadowRoot)] : []);
  const buttons = inside(document).flatMap((root) => [...root.querySelectorAll(".derivative .layouts button")]);
  const other = buttons.find((one) => one.getAttribute("aria-pressed") === "false");
  const start = performance.now();
  other.click();
  other.getBoundingClientRect();
  resolve(performance.now() - start);
})"""

PLAIN = """() => {
  const stage = document.body.appendChild(document.createElement("div"));
  const boxes = Array.from({ length: 400 }, (_, at) => {
    const box = stage.appendChild(document.createElement("div"));
    box.style.cssText = "position: absolute; width: 24px; height: 22px";
    box.textContent = at;
    return box;
  });
  stage.getBoundingClientRect();
  const start = performance.now();
  for (const [at, box] of boxes.entries()) {
    box.style.width = "26px";
    box.style.transform = `translate(${(at % 20) * 27}px, ${Math.floor(at / 20) * 25}px)`;
  }
  stage.getBoundingClientRect();
  const taken = performance.now() - start;
  stage.remove();
  return taken;
}"""


def figures() -> list[Figure]:
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
        page.goto(f"{serving.url}/matrix_calculus?s={encoded({'text': text(0)})}")
        page.locator(".derivative .entry").nth(399).wait_for(state="attached")
        times = [edited(page, number) for number in range(1, ROUNDS + 4)][3:]
        both = [(page.evaluate(LAYOUT), page.evaluate(PLAIN)) for _ in range(ROUNDS)]
    middle, high = percentiles(times)
    alone = statistics.median(timed(text(number)) for number in range(50, 70))
    turned, plain = (statistics.median(one) for one in zip(*both, strict=True))
    return [
        Figure("edit to a derivative of 400 entries, p50", middle, "ms", 3, alone, "its program alone", relative=True),
        Figure("edit to a derivative of 400 entries, p95", high, "ms", 8, alone, "its program alone", relative=True),
        Figure("another layout of 400 entries", turned, "ms", 6, plain, "400 plain boxes moved", relative=True),
    ]


def text(number: int) -> str:
    """Return a text that no round had before; the input's first entry tells it from the others."""
    made = sized_example(2, 2, n=5, k=4, m=5, l=4).text
    return made.replace("torch.arange(1., 21.)", f"({shift(number)} + torch.arange(1., 21.))")


def shift(number: int) -> float:
    return round(0.101 + number / 1000, 3)


def edited(page: Page, number: int) -> float:
    editor = page.get_by_role("textbox", name="Program")
    editor.fill(text(number))
    page.evaluate(WATCH, number_text(1 + shift(number)))
    editor.press("Control+Enter")
    taken = page.evaluate("() => window.taken")
    time.sleep(0.3)  # what the last edit still does is not the next one's time
    return taken


def timed(source: str) -> float:
    program = derivative_program(read(source))
    begin = time.perf_counter()
    explore(program)
    return (time.perf_counter() - begin) * 1000

"""A function over a grid beside torch itself, and moving the point in a real browser."""

from __future__ import annotations

import statistics
import time

import torch
from playwright.sync_api import Page

from bench.figure import Figure, interleaved, percentiles
from core.sampling import sample
from core.sampling.answering import field
from core.sandbox.field_messages import FieldJob, Grid
from tools.chromium import launched
from tools.serving import served
from viz.field.function import read
from viz.field.presets import BY_KEY

COUNT = 200
ROUNDS = 60
TEXTS = {"Rosenbrock": BY_KEY["rosenbrock"].text, "Beale": BY_KEY["beale"].text}

# Milliseconds of the handler of each of sixty moves while the point is held, layout included.
DRAG = """
(field, { x, y, width, height }) =>
  [...Array(60).keys()].map((number) => {
    const [clientX, clientY] = [x + (width * (number + 1)) / 62, y + height * (0.5 + 0.3 * Math.sin(number / 5))];
    const begin = performance.now();
    field.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY, bubbles: true }));
    field.getBoundingClientRect();
    return performance.now() - begin;
  })
"""

# Resolves with the milliseconds from the next click on the plane to the frame after the one in which the label of the
# gradient is another: by then the server has measured the angle and the browser has drawn it.
WATCH = """() => {
  const plane = [...document.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector(".field")).find(Boolean);
  const label = () => plane.querySelector(".gone-while-moving .gradient-label")?.textContent;
  const before = label();
  window.taken = new Promise((resolve) => {
    window.addEventListener("pointerup", function begin() {
      window.removeEventListener("pointerup", begin, true);
      const start = performance.now();
      const look = () => requestAnimationFrame(() => label() && label() !== before
        ? requestAnimationFrame(() => resolve(performance.now() - start)) : look());
      look();
    }, true);
  });
}"""


def figures() -> list[Figure]:
    torch.set_num_threads(1)  # as in a worker
    return [one for name in TEXTS for one in compared(name)] + moves()


def compared(name: str) -> list[Figure]:
    """Return the grid's time beside one batched forward and backward, and beside a loop over its points."""
    function = read(TEXTS[name])
    grid = Grid((0, 1), (-2.0, -1.0), (2.0, 3.0), (COUNT, COUNT), (0.0, 0.0))
    job = FieldJob(function.program, 2, True, grid=grid)
    code = compile(function.expression, "f", "eval")
    axes = [torch.linspace(low, high, COUNT, dtype=torch.float64) for low, high in ((-2.0, 2.0), (-1.0, 3.0))]
    points = [one.reshape(-1) for one in torch.meshgrid(*axes, indexing="ij")]

    def ours() -> None:
        assert field(job).batched

    def batched() -> None:
        x1, x2 = (one.clone().requires_grad_() for one in points)
        eval(code, {"x1": x1, "x2": x2}).sum().backward()

    def looped() -> float:
        begin = time.perf_counter()
        for x1, x2 in zip(*points, strict=True):
            x1, x2 = x1.clone().requires_grad_(), x2.clone().requires_grad_()
            eval(code, {"x1": x1, "x2": x2}).backward()
        return (time.perf_counter() - begin) * 1000

    both = interleaved([ours, batched], 60)
    loop = looped()
    there = statistics.median(timed(function.program, grid) for _ in range(20))
    what = f"{name}: {COUNT} × {COUNT} values and gradients"
    return [
        Figure(what, both[0], "ms", 1.5, both[1], "one batched forward + backward", relative=True),
        Figure(f"{what}, there and back", there, "ms", 0.01, loop, "a loop over the points", relative=True),
    ]


def timed(program: str, grid: Grid) -> float:
    begin = time.perf_counter()
    assert sample(program, 2, spread=True, grid=grid).batched
    return (time.perf_counter() - begin) * 1000


def moves() -> list[Figure]:
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
        page.goto(f"{serving.url}/gradient_field")
        page.locator(".field .gone-while-moving .gradient-label").wait_for()
        times = [moved(page, number) for number in range(ROUNDS + 5)][5:]
        dragged = drags(page)
    middle, high = percentiles(times)
    return [
        Figure("move the point to the redrawn plane, p50", middle, "ms", 100),
        Figure("move the point to the redrawn plane, p95", high, "ms", 250),
        Figure("drag the point: script of one move, p95", percentiles(dragged)[1], "ms", 16),
    ]


def drags(page: Page) -> list[float]:
    """Return how long the browser's script works at each move of a drag."""
    frame = page.locator(".field .frame").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 3)
    page.mouse.down()
    times = page.locator(".field").first.evaluate(DRAG, frame)
    page.mouse.up()
    return times


def moved(page: Page, number: int) -> float:
    frame = page.locator(".field .frame").bounding_box()
    assert frame is not None
    page.evaluate(WATCH)
    # A place that no round had before, so that nothing is cached.
    x, y = 0.2 + 0.6 * (number * 0.618 % 1), 0.15 + 0.3 * (number * 0.414 % 1)
    page.mouse.move(frame["x"] + x * frame["width"], frame["y"] + y * frame["height"])
    page.mouse.down()
    page.mouse.up()
    taken = page.evaluate("() => window.taken")
    time.sleep(0.2)  # what the last move still does is not the next one's time
    return taken

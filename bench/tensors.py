"""From a typed index to the cells that it takes, on the tensors page, for a small tensor and for four million cells."""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from bench.watching import enter_until
from core import explore
from tools.chromium import launched
from tools.serving import served
from viz.link import encoded
from viz.tensors.indexing import index_program
from viz.tensors.lessons import BY_KEY

ROUNDS = 40

WATCH = enter_until(".board .title", "one.textContent === wanted")


def figures() -> list[Figure]:
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
        found = []
        for lesson, label, goal in (("index", "small", 300), ("large", "2,000 × 2,000", 600)):
            name = "X" if lesson == "large" else "M"
            link = {"lesson": lesson, "panel": "index", "name": name, "index": "0"}
            page.goto(f"{serving.url}/tensors?s={encoded(link)}")
            page.get_by_text("Predict first", exact=True).click()
            page.locator("td[data-card='result']").first.wait_for()
            times = [indexed(page, name, number) for number in range(ROUNDS + 3)][3:]
            alone = statistics.median(timed(lesson, name, number) for number in range(15))
            middle, high = percentiles(times)
            found += [
                Figure(f"tensors: index to cells, {label}, p50", middle, "ms", None, alone, "explore() alone"),
                Figure(f"tensors: index to cells, {label}, p95", high, "ms", goal, alone, "explore() alone"),
            ]
        return found


def index(number: int) -> str:
    """Return an index that no round had before: numbers far out of range are cut by a slice."""
    return f"0:2, 0:{2 + number % 2}:{1 + number}"


def indexed(page: Page, name: str, number: int) -> float:
    box = page.get_by_role("textbox", name="Index: numbers")
    box.fill(index(number))
    page.evaluate(WATCH, f"{name}[{index(number)}]")
    box.press("Enter")
    taken = page.evaluate("() => window.taken")
    time.sleep(0.3)  # what the last index still does is not the next one's time
    return taken


def timed(lesson: str, name: str, number: int) -> float:
    source = index_program(BY_KEY[lesson].program, name, index(100 + number))
    begin = time.perf_counter()
    explore(source)
    return (time.perf_counter() - begin) * 1000

"""From the key that sends an edit to the frame that shows the new picture, in a real browser."""

from __future__ import annotations

import statistics
import time

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from bench.programs import thirty_operations
from bench.watching import enter_until
from core import explore
from tools.chromium import launched
from tools.serving import served

ROUNDS = 60

WATCH = enter_until("svg", "one.textContent.includes(wanted)")


def figures() -> list[Figure]:
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
        page.goto(f"{serving.url}/graph")
        times = [edited(page, number) for number in range(ROUNDS + 5)][5:]
    middle, high = percentiles(times)
    alone = statistics.median(timed(program(number)) for number in range(25))
    return [
        Figure("edit to new picture: 30 operations, p50", middle, "ms", 100, alone, "explore() alone"),
        Figure("edit to new picture: 30 operations, p95", high, "ms", 180, alone, "explore() alone"),
    ]


def program(number: int) -> str:
    """Return a program that no round had before, so that nothing is cached, with a name to look for."""
    return thirty_operations(0.5 + number / 1000).replace("z", name(number))


def name(number: int) -> str:
    return f"result{number:03}"


def edited(page: Page, number: int) -> float:
    editor = page.get_by_role("textbox", name="Program")
    editor.fill(program(number))
    page.evaluate(WATCH, name(number))
    editor.press("Control+Enter")
    taken = page.evaluate("() => window.taken")
    time.sleep(0.3)  # what the last edit still does is not the next one's time
    return taken


def timed(source: str) -> float:
    begin = time.perf_counter()
    explore(source)
    return (time.perf_counter() - begin) * 1000

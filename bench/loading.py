"""Bytes of a first visit, and the time until the first page is usable, beside a page that does nothing."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from playwright.sync_api import Browser, BrowserContext

from bench.figure import Figure
from tools.chromium import launched
from tools.serving import served

VISITS = 7
SETTLED = 2_500  # ms after the picture is there: what loads late counts, too
PATIENCE = 120_000  # ms: bytes are what is counted, be the machine as busy as it may


def figures() -> list[Figure]:
    with launched() as browser:
        if browser is None:
            raise SystemExit("no Chromium: run `make browser`")
        first, again = visits(browser, "app.py", "/graph", "#n3")
        bare, _ = visits(browser, "bench/bare.py", "/", "text=nothing")
        home, _ = visits(browser, "app.py", "/", FRONT[-1])
        others = first_visits(browser, OTHERS)
        usable = opening(browser, "app.py", FRONT)
        nothing = opening(browser, "bench/bare.py", ("text=nothing",))
    beside = "a page that does nothing, as Streamlit serves it"
    return [
        Figure("first load of the graph page", first, "MB", 1.2, bare, beside),
        Figure("the next load in the same browser", again, "MB"),
        Figure("first load of the first page", home, "MB", 1.2, bare, beside),
        *(Figure(f"first load of {page}", size, "MB", 1.2, bare, beside) for page, size in others.items()),
        Figure("the first page is usable, warm", usable, "ms", 2_000, nothing, beside),
    ]


FRONT = ("search input", ".moving g.node", "details.topic")
"""What the first page is used by: its search, its picture, its map."""

OTHERS = (
    "tensors", "reductions", "gradient_field", "modes", "linear_algebra", "data", "matrix_calculus", "errata",
    "exercises", "own_exercise", "classroom", "help",
)  # fmt: skip
RAN = "[data-test-script-state=notRunning]"


def opening(browser: Browser, script: str, there: Sequence[str]) -> float:
    """Return the median time in ms until all of a page's parts are there, in a browser that has loaded it before."""
    times = []
    with served(script) as serving:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
        for _ in range(VISITS + 1):
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            begun = time.perf_counter()
            page.goto(serving.url)
            for part in there:
                page.locator(part).first.wait_for()
            times.append((time.perf_counter() - begun) * 1000)
            page.close()
        context.close()
    return statistics.median(times[1:])


def visits(browser: Browser, script: str, path: str, there: str) -> tuple[float, float]:
    """Return the MB of the first visit of a new browser, and of its second."""
    with served(script) as serving:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
        taken = [visit(context, serving.url + path, there) for _ in range(2)]
        context.close()
    return taken[0], taken[1]


def first_visits(browser: Browser, pages: Sequence[str]) -> dict[str, float]:
    """Return the MB of the first visit of a new browser to each of some pages."""
    taken = {}
    with served("app.py") as serving:
        for page in pages:
            context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
            taken[page] = visit(context, f"{serving.url}/{page}", RAN)
            context.close()
    return taken


def visit(context: BrowserContext, address: str, there: str) -> float:
    """Open a page and return the MB that came over the wire, headers and messages included."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    taken: list[float] = []
    wire.on("Network.loadingFinished", lambda message: taken.append(message["encodedDataLength"]))
    wire.on("Network.webSocketFrameReceived", lambda frame: taken.append(len(frame["response"]["payloadData"]) * 0.75))
    page.goto(address)
    page.locator(there).first.wait_for()
    page.wait_for_timeout(SETTLED)
    page.close()
    return sum(taken) / 1e6

"""A class in one room, rehearsed: one teacher's browser and many students', light ones, and when each saw what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 120_000
"""Milliseconds for which something is waited for. Nothing takes them on a machine that does nothing else."""
BARS = ".st-key-room-bars"
"""The distribution, which a student sees from the reveal on."""
BAR = f"{BARS} li > p:nth-child(2)"
"""How many gave one answer: "2 · 25 %"."""
TRUTH = ".truth"
"""What is right and how many gave which answer, as the news bring it, inside a component; hidden until the reveal."""
QUESTION = "broadcast-clash"
"""Of `viz.room.ready`: of the topic that a new room shows first; its second answer is right."""
RIGHT = 1

_NOTED = """(selector) => {
  const now = (name) => { window[name] = window[name] || Date.now(); };
  const bars = () => { if (document.querySelector(selector)) now("pageAt"); };
  new MutationObserver(bars).observe(document.body, { childList: true, subtree: true });
  const shown = [...document.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector(".truth")).find(Boolean);
  if (shown) new MutationObserver(() => { if (!shown.hidden) now("truthAt"); }).observe(shown, { attributes: true });
}"""
_PRESSED = """(selector) => document.addEventListener(
  "click", (event) => { if (event.target.closest(selector)) window.pressedAt = Date.now(); }, { capture: true })"""


class Reveal(NamedTuple):
    """Milliseconds from the teacher's click until each student's screen said what is right.

    Attributes:
        truth: By what comes with the news, with how many gave which answer.
        page: By the page, with the reason: the server has run for this student, and the browser has drawn it.
    """

    truth: list[float]
    page: list[float]


def opened(browser: Browser, url: str) -> tuple[str, Page]:
    """Open a room in a browser of its own; return its code and the teacher's page."""
    page = _light(browser.new_context(locale="en-US", viewport={"width": 1440, "height": 900}))
    page.goto(f"{url}/classroom")
    page.locator(".st-key-room-open button").click()
    code = page.locator(".room-code").get_attribute("data-code")
    assert code is not None
    return code, page


def joined(browser: Browser, urls: Sequence[str], code: str, count: int) -> list[Page]:
    """Let so many browsers join a room, in turn by each of several servers."""
    pages: list[Page] = []
    for place in range(count):
        page = _light(browser.new_context(locale="en-US", viewport={"width": 390, "height": 700}))
        page.goto(f"{urls[place % len(urls)]}/classroom?room={code}", wait_until="commit")
        pages.append(page)
    for page in pages:
        page.locator(".st-key-room-student").get_by_text("You are in.").wait_for()
    return pages


def asked(teacher: Page, students: Sequence[Page]) -> None:
    """Ask the ready question, and wait until it stands on every screen."""
    teacher.locator(f".st-key-room-ask-{QUESTION} button").click()
    for page in students:
        page.locator(".st-key-room-answers button").first.wait_for()


def answered(students: Sequence[Page]) -> int:
    """Let everybody answer, in turn each of the answers; return how many are right."""
    for place, page in enumerate(students):
        page.locator(".st-key-room-answers button").nth(place % 4).click()
    for page in students:
        page.get_by_text("Your answer is kept.").wait_for()
    return sum(place % 4 == RIGHT for place in range(len(students)))


def revealed(teacher: Page, students: Sequence[Page]) -> Reveal:
    """Reveal the truth; return when it stood on each screen."""
    for page in students:
        # A page that comes back from another server has its answers before the place that waits for the truth.
        page.locator(TRUTH).wait_for(state="attached")
        page.evaluate(_NOTED, BARS)
    button = ".st-key-room-reveal button"
    teacher.evaluate(_PRESSED, button)
    teacher.locator(button).click()
    for page in students:
        page.locator(BARS).wait_for()
    pressed = teacher.evaluate("window.pressedAt")
    seen = [page.evaluate("[window.truthAt ?? window.pageAt, window.pageAt]") for page in students]
    return Reveal([truth - pressed for truth, _page in seen], [page - pressed for _truth, page in seen])


def _light(context: BrowserContext) -> Page:
    """Return a page on which nothing moves."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.emulate_media(reduced_motion="reduce")
    return page

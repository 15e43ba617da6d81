"""Processor time of a page's own thread for each thing done on it, as the browser's tracing counts it.

Other processes take none of it: on a machine that is shared, a time by the clock says more about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from playwright.sync_api import Page

CATEGORIES = ["toplevel", "devtools.timeline", "blink.user_timing"]
FRAME = {"FireAnimationFrame", "UpdateLayoutTree", "Layout"}
"""What a frame runs and lays out after the event that changed something."""
PAINTING = {"PrePaint", "Paint", "Layerize", "Commit"}

DOING = """async ({ act, count }) => {
  const everywhere = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const doing = (ACTS)(everywhere)[act];
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel(); // is heard once the frame is painted
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  for (let round = 0; round < count; round += 1) {
    await frame();
    await new Promise((done) => setTimeout(done, 60)); // nobody's hand is faster
    performance.mark("begun");
    doing(round);
    performance.mark("done");
    await frame();
    performance.mark("painted");
  }
}"""


class Taken(NamedTuple):
    """Milliseconds of one thing: script, style and layout up to its frame, and the painting of that frame."""

    computed: float
    painted: float


def taken(page: Page, acts: str, act: str, count: int) -> list[Taken]:
    """Do something so many times, once a frame, and return what each took.

    Args:
        acts: A function of JavaScript that gets one to find elements by, also in components, and returns an object of
            functions of a round's number.
    """
    script = DOING.replace("ACTS", acts)
    return [_taken(*one) for one in _rounds(_traced(page, lambda: page.evaluate(script, {"act": act, "count": count})))]


def _traced(page: Page, act: Callable[[], object]) -> list[dict[str, Any]]:
    wire, events, ended = page.context.new_cdp_session(page), [], []
    wire.on("Tracing.dataCollected", lambda message: events.extend(message["value"]))
    wire.on("Tracing.tracingComplete", lambda message: ended.append(message))
    wire.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": CATEGORIES}})
    act()
    wire.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    wire.detach()
    return sorted((one for one in events if "ts" in one), key=lambda one: one["ts"])


def _rounds(events: list[dict[str, Any]]) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """Yield for each round its three marks, and what the page's thread did from the second to the third."""
    marks = [one for one in events if one["cat"] == "blink.user_timing" and one["name"] in ("begun", "done", "painted")]
    for begun, done, painted in zip(marks[::3], marks[1::3], marks[2::3], strict=True):
        own = [
            one for one in events
            if one["ph"] == "X" and one["tid"] == begun["tid"] and one["pid"] == begun["pid"]
            and done["ts"] <= one["ts"] < painted["ts"]
        ]  # fmt: skip
        yield [begun, done, painted], own


def _taken(marks: list[dict[str, Any]], own: list[dict[str, Any]]) -> Taken:
    computed, until = marks[1]["tts"] - marks[0]["tts"], 0
    for one in own:
        if one["name"] in FRAME and one["ts"] >= until:  # a layout within a script is the script's
            computed, until = computed + one["tdur"], one["ts"] + one["dur"]
    return Taken(computed / 1000, sum(one["tdur"] for one in own if one["name"] in PAINTING) / 1000)

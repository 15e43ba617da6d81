"""Time per frame of a click with its details, a step of the player, a hover and another picture, in a real browser.

Script and layout, and all with painting; and what a click, a fold, another direction and another backward pass send and
hear before their consequence is there.
"""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from bench.figure import Figure, percentiles
from core import explore
from tools.chromium import launched
from tools.serving import served
from viz.link import encoded
from viz.node.details import AT_ONCE
from viz.picture.arrangement import Wish
from viz.picture.drawing import drawn_for
from viz.picture.room import USUAL

SIZES = (30, 300)
FRAME = 16.0
ROUNDS = 60

# Marks the page once pictures have come ahead of time.
MARK = "addEventListener('cotangent:picture', () => (document.documentElement.dataset.came = 1))"

# Does something for each of `count` frames; resolves with the milliseconds of script and layout, and with those of the
# whole frame: until the message that is handled once it is painted (by the processor where there is no GPU).
MEASURE = """async ({ kind, count }) => {
  const everywhere = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const [slider, canvas, details] = [".slide input", ".canvas", ".details"].map((one) => everywhere(one)[0]);
  const cards = everywhere("g.node rect:first-child");
  const acts = {
    click: (round) => {
      cards[(round * 7) % cards.length].dispatchEvent(new MouseEvent("click", { bubbles: true }));
    },
    step: (round) => {
      slider.value = 1 + (round % Number(slider.max));
      slider.dispatchEvent(new Event("input"));
    },
    hover: (round) => {
      cards[(round * 7) % cards.length].dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
    },
    fold: () => {
      const [title] = [...everywhere("g.cluster"), ...everywhere("g.node.folded")];
      title.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    },
    direction: (round) => everywhere('.panel input[name="layout"]')[1 + (round % 2)].click(),
    pass: (round) => {
      const [box] = everywhere(".passes");
      box.value = String(round % 2);
      box.dispatchEvent(new Event("change"));
    },
  };
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const begin = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - begin);
    channel.port2.postMessage(0);
  }));
  const taken = [], whole = [];
  for (let round = 0; round < count; round += 1) {
    await frame();
    const begin = performance.now();
    acts[kind](round);
    canvas.getBoundingClientRect(); // lays out what has changed
    details.getBoundingClientRect();
    taken.push(performance.now() - begin);
    whole.push(taken.at(-1) + (await frame()));
  }
  return [taken, whole];
}"""


def figures() -> list[Figure]:
    found = []
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        for size in SIZES:
            page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
            page.goto(f"{serving.url}/graph?s={encoded({'program': woven(size), 'opened': unfolded(woven(size))})}")
            page.locator("g.node").nth(size // 2).wait_for(state="attached", timeout=60_000)
            page.locator(".details").wait_for(state="attached")
            page.wait_for_timeout(2_000)  # the room that there is has been told, and drawn for
            for kind in ("click", "step", "hover"):
                found += _of(page, kind, size)
            if size <= AT_ONCE:
                found.append(
                    Figure(f"bytes until a click's details are there: {size} nodes", bytes_of_a_click(page), "B", 0)
                )
            page.close()
            found += _of_pictures(browser, serving.url, size)
    return found


def _of_pictures(browser: Browser, url: str, size: int) -> list[Figure]:
    """Return what it costs to show another picture of a program, once it has come ahead of time, and its bytes."""
    source, found = called(size), []
    for kind in ("fold", "direction", "pass"):
        page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
        page.add_init_script(MARK)
        page.goto(f"{url}/graph?s={encoded({'program': source, 'opened': unfolded(source)})}")
        page.locator("g.node").nth(size // 2).wait_for(state="attached", timeout=60_000)
        page.locator("html[data-came]").wait_for(state="attached", timeout=60_000)
        if kind == "direction":
            page.locator(".views").click()  # of a large picture the directions come when a hand comes to the menu
            page.wait_for_timeout(5_000)
        for _first in range(2):  # there and back: from here on both are known
            page.evaluate(MEASURE, {"kind": kind, "count": 2})
            page.wait_for_timeout(5_000)
        found.append(Figure(f"bytes until a {kind} is there: {size} nodes", bytes_of_a_picture(page, kind), "B", 0))
        found += _of(page, kind, size)
        page.close()
    return found


def bytes_of_a_picture(page: Page, kind: str) -> float:
    """Return what goes over the connection until another picture is there: in the same task, or it was asked for."""
    frames = heard(page)
    before = page.locator(".canvas > svg").inner_html()
    page.evaluate(MEASURE, {"kind": kind, "count": 1})
    for _look in range(300):
        if page.locator(".canvas > svg").inner_html() != before:
            break
        page.wait_for_timeout(100)
    return float(sum(frames))


def bytes_of_a_click(page: Page) -> float:
    """Return what goes over the connection from a click to the details, which stand there in the same task."""
    page.wait_for_timeout(3_000)  # the server has heard of all clicks before
    frames = heard(page)
    before = page.locator(".details .call").inner_text()
    page.locator("#n3").dispatch_event("click")
    assert page.locator(".details .call").inner_text() != before
    return float(sum(frames))


def heard(page: Page) -> list[int]:
    """Return a list that grows by the length of every message of the page's connection."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    frames: list[int] = []
    for event in ("Network.webSocketFrameSent", "Network.webSocketFrameReceived"):
        wire.on(event, lambda message: frames.append(len(message["response"]["payloadData"])))
    return frames


def _of(page: Page, kind: str, size: int) -> list[Figure]:
    taken, whole = (times[5:] for times in page.evaluate(MEASURE, {"kind": kind, "count": ROUNDS + 5}))
    middle, high = percentiles(taken)
    painted, slow = percentiles(whole)
    return [
        Figure(f"{kind}, script and layout: {size} nodes, p50", middle, "ms", FRAME, painted, "with painting"),
        Figure(f"{kind}, script and layout: {size} nodes, p95", high, "ms", FRAME, slow, "with painting"),
    ]


def unfolded(source: str) -> tuple[str, ...]:
    """Return what must be opened so that every operation has a card, also where there is no room for so many."""
    trace = explore(source)
    opened: frozenset[str] = frozenset()
    while True:
        drawn = drawn_for(trace, Wish(opened), USUAL, 0)
        folded = {card.id for card in drawn.fold.cards if card.folded} - opened
        if not folded:
            return tuple(sorted(opened))
        opened |= folded


def woven(size: int) -> str:
    """Return a program of so many operations on one line each, with crossing edges, and its backward pass."""
    lines = ["import torch", "h0 = torch.tensor([1., 2.], requires_grad=True)", "h1 = h0 * 2"]
    lines += [f"h{step} = torch.maximum(h{step - 1}, h{max(step - 3, 0)})" for step in range(2, size - 1)]
    return "\n".join([*lines, f"loss = h{size - 2}.sum()", "loss.backward()", ""])


def called(size: int) -> str:
    """Return the same within a function, with two backward passes, so that there is something to fold and to choose."""
    lines = woven(size).splitlines()
    body = [f"    {line}" for line in lines[2:-2]]
    return "\n".join([
        *lines[:2], "def run(h0):", *body, f"    return h{size - 2}", "h = run(h0)", "loss = h.sum()",
        "loss.backward(retain_graph=True)", "loss.backward()", "",
    ])  # fmt: skip

"""What a click with its details, a step of the player and a hover cost a frame, in a real browser.

Script and layout, and all with painting; and what a click sends and hears before its details are there.
"""

from __future__ import annotations

from playwright.sync_api import Page

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
    return found


def bytes_of_a_click(page: Page) -> float:
    """Return what goes over the connection from a click to the details, which stand there in the same task."""
    page.wait_for_timeout(3_000)  # the server has heard of all clicks before
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    frames: list[int] = []
    for event in ("Network.webSocketFrameSent", "Network.webSocketFrameReceived"):
        wire.on(event, lambda message: frames.append(len(message["response"]["payloadData"])))
    before = page.locator(".details .call").inner_text()
    page.locator("#n3").dispatch_event("click")
    assert page.locator(".details .call").inner_text() != before
    return float(sum(frames))


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

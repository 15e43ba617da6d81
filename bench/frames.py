"""What a step of the player and a hover cost a frame, in a real browser: script and layout, and all with painting."""

from __future__ import annotations

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from tools.chromium import launched
from tools.serving import served
from viz.link import Exploration, encoded

SIZES = (30, 300)
FRAME = 16.0
ROUNDS = 60

# Does something for each of `count` frames; resolves with the milliseconds of script and layout, and with those of the
# whole frame: until the message that is handled once it is painted (by the processor where there is no GPU).
MEASURE = """async ({ kind, count }) => {
  const everywhere = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const [slider, canvas] = [everywhere(".slide input")[0], everywhere(".canvas")[0]];
  const cards = everywhere("g.node rect:first-child");
  const acts = {
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
            page.goto(f"{serving.url}/graph?s={encoded(Exploration(woven(size)))}")
            page.locator("g.node").nth(size // 2).wait_for(state="attached", timeout=60_000)
            for kind in ("step", "hover"):
                found += _of(page, kind, size)
            page.close()
    return found


def _of(page: Page, kind: str, size: int) -> list[Figure]:
    taken, whole = (times[5:] for times in page.evaluate(MEASURE, {"kind": kind, "count": ROUNDS + 5}))
    middle, high = percentiles(taken)
    painted, slow = percentiles(whole)
    return [
        Figure(f"{kind}, script and layout: {size} nodes, p50", middle, "ms", FRAME, painted, "with painting"),
        Figure(f"{kind}, script and layout: {size} nodes, p95", high, "ms", FRAME, slow, "with painting"),
    ]


def woven(size: int) -> str:
    """Return a program of so many operations on one line each, with crossing edges, and its backward pass."""
    lines = ["import torch", "h0 = torch.tensor([1., 2.], requires_grad=True)", "h1 = h0 * 2"]
    lines += [f"h{step} = torch.maximum(h{step - 1}, h{max(step - 3, 0)})" for step in range(2, size - 1)]
    return "\n".join([*lines, f"loss = h{size - 2}.sum()", "loss.backward()", ""])

"""Time per frame of a click with its details, a step of the player, a hover and another picture, in a real browser.

Script, style and layout as processor time of the page's thread, and with painting; of each what a person can do: cards
that are in view are clicked, pictures are those that have come ahead of time. And what goes over the connection until
the consequence is there.
"""

from __future__ import annotations

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from bench.tracing import taken
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
PICTURES = ("direction", "pass", "fold")

ACTS = """(everywhere) => {
  const [slider] = everywhere(".slide input");
  const view = everywhere(".view")[0].getBoundingClientRect();
  const cards = everywhere(".canvas g.node > rect:first-child").filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom;
  });
  const point = (round, event) => cards[(round * 7) % cards.length].dispatchEvent(event);
  return {
    click: (round) => point(round, new MouseEvent("click", { bubbles: true })),
    step: (round) => {
      slider.value = 1 + (round % Number(slider.max));
      slider.dispatchEvent(new Event("input"));
    },
    hover: (round) => point(round, new PointerEvent("pointermove", { bubbles: true })),
    fold: () => {
      const [title] = [...everywhere(".canvas g.cluster"), ...everywhere(".canvas g.node.folded")];
      title.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    },
    direction: (round) => everywhere('.panel input[name="layout"]')[1 + (round % 2)].click(),
    pass: (round) => {
      const [box] = everywhere(".passes");
      box.value = String(round % 2);
      box.dispatchEvent(new Event("change"));
    },
  };
}"""


def figures() -> list[Figure]:
    found = []
    with served() as serving, launched() as browser:
        assert browser is not None, "no Chromium on this machine"
        for size in SIZES:
            page = browser.new_page(locale="en-US", viewport={"width": 1440, "height": 900})
            program = called(size)
            page.goto(f"{serving.url}/graph?s={encoded({'program': program, 'opened': unfolded(program)})}")
            settled(page)
            page.locator(".details").wait_for(state="attached")
            for kind in ("click", "step", "hover"):
                found += _of(page, kind, size)
            page.locator(".player .leave").click()
            if size <= AT_ONCE:
                found.append(_bytes(page, "click", size))
            for kind in PICTURES:
                come(page, kind)
                found.append(_bytes(page, kind, size))
                found += _of(page, kind, size)
            page.close()
    return found


def come(page: Page, kind: str) -> None:
    """Show both pictures, there and back, so that they are here; where they must be asked for, wait for them."""
    page.locator(".passes" if kind == "pass" else ".views").hover()  # with a hand near the menu, large ones come
    for number in range(4):
        _do(page, kind, number)
        settled(page)


def settled(page: Page) -> None:
    """Wait until nothing is on its way: no picture that was asked for, no part of a large one, no message."""
    page.locator(".canvas g.node").first.wait_for(state="attached", timeout=120_000)
    frames, before = heard(page), ()
    for _look in range(240):
        page.wait_for_timeout(500)
        busy = page.locator("div.graph").get_attribute("aria-busy")
        now = (busy, len(frames), page.locator(".canvas g").count())
        if now == before and busy != "true":
            return
        before = now
    raise TimeoutError("the picture never came to rest")


def _bytes(page: Page, kind: str, size: int) -> Figure:
    """Return what goes over the connection until the consequence is there, which is in the same task."""
    settled(page)
    frames, shown = heard(page), _seen(page, kind)
    _do(page, kind, 0)
    assert _seen(page, kind) != shown
    return Figure(f"bytes until a {kind} is there: {size} nodes", float(sum(frames)), "B", 0)


def _seen(page: Page, kind: str) -> str:
    return page.locator(".details .call" if kind == "click" else ".canvas > svg").inner_html()


def _do(page: Page, kind: str, number: int) -> None:
    page.evaluate(
        """([kind, number]) => (ACTS)((selector) => [...document.querySelectorAll("*")].flatMap((one) =>
          [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]))[kind](number)""".replace("ACTS", ACTS),
        [kind, number],
    )


def heard(page: Page) -> list[int]:
    """Return a list that grows by the length of every message of the page's connection."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    frames: list[int] = []
    for event in ("Network.webSocketFrameSent", "Network.webSocketFrameReceived"):
        wire.on(event, lambda message: frames.append(len(message["response"]["payloadData"])))
    return frames


def _of(page: Page, kind: str, size: int) -> list[Figure]:
    times = taken(page, ACTS, kind, ROUNDS + 5)[5:]
    computed = percentiles([one.computed for one in times])
    whole = percentiles([one.computed + one.painted for one in times])
    return [
        Figure(f"{kind}, script and layout: {size} nodes, {name}", measured, "ms", FRAME, painted, "with painting")
        for name, measured, painted in zip(("p50", "p95"), computed, whole, strict=True)
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


def called(size: int) -> str:
    """Return a program of so many operations with crossing edges within a function, and two backward passes."""
    body = [f"    h{step} = torch.maximum(h{step - 1}, h{max(step - 3, 0)})" for step in range(2, size - 1)]
    return "\n".join([
        "import torch", "h0 = torch.tensor([1., 2.], requires_grad=True)",
        "def run(h0):", "    h1 = h0 * 2", *body, f"    return h{size - 2}", "h = run(h0)", "loss = h.sum()",
        "loss.backward(retain_graph=True)", "h.backward(torch.tensor([3., 1.]))", "",
    ])  # fmt: skip

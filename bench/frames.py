"""Time per frame of a click with its details, a step of the player, a hover and another picture, in a real browser.

Script, style and layout as processor time of the page's thread, and with painting; of each what a person can do: cards
that are in view are clicked, pictures are those that have come ahead of time. And the bytes of messages, both ways,
until the consequence is on the page, and until nothing more comes.
"""

from __future__ import annotations

from playwright.sync_api import Page

from bench.figure import Figure, percentiles
from bench.tracing import taken
from bench.watching import count_messages
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
LOOK = 500  # ms between two looks at whether something is still on its way
AT_REST = 6  # looks in a row without a message, before and after an act whose bytes are counted
COMING = 60_000  # ms for a picture that is asked for

# Does something; says how many bytes had gone over the connection when its consequence was on the page.
COUNT = """async ({ kind, number, seen, most }) => {
  const everywhere = (selector) => [...document.querySelectorAll("*")].flatMap((one) =>
    [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]);
  const look = () => everywhere(seen)[0]?.innerHTML;
  const [before, begun, until] = [look(), wire.bytes, performance.now() + most];
  (ACTS)(everywhere)[kind](number);
  while (look() === before && performance.now() < until) await new Promise((done) => setTimeout(done));
  return look() === before ? -1 : wire.bytes - begun;
}"""

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
            count_messages(page)
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


def settled(page: Page, looks: int = 1) -> None:
    """Wait until nothing is on its way: no picture that was asked for, no part of a large one, no message.

    Args:
        looks: How many in a row must find nothing new.
    """
    page.locator(".canvas g.node").first.wait_for(state="attached", timeout=120_000)
    before, quiet = None, 0
    for _look in range(240):
        page.wait_for_timeout(LOOK)
        busy = page.locator("div.graph").get_attribute("aria-busy")
        now = (busy, page.evaluate("wire.messages"), page.locator(".canvas g").count())
        quiet = quiet + 1 if now == before and busy != "true" else 0
        if quiet == looks:
            return
        before = now
    raise TimeoutError("the picture never came to rest")


def _bytes(page: Page, kind: str, size: int) -> Figure:
    """Return the bytes until the consequence is on the page, beside all that go over the connection because of it."""
    settled(page, AT_REST)
    begun = page.evaluate("wire.bytes")
    seen = ".details .call" if kind == "click" else ".canvas > svg"
    asked = {"kind": kind, "number": 0, "seen": seen, "most": COMING}
    until = page.evaluate(COUNT.replace("ACTS", ACTS), asked)
    assert until >= 0, f"nothing came of a {kind}"
    settled(page, AT_REST)
    whole = page.evaluate("wire.bytes") - begun
    return Figure(f"bytes until a {kind} is there: {size} nodes", until, "B", 0, whole, "with what follows")


def _do(page: Page, kind: str, number: int) -> None:
    page.evaluate(
        """([kind, number]) => (ACTS)((selector) => [...document.querySelectorAll("*")].flatMap((one) =>
          [...(one.shadowRoot?.querySelectorAll(selector) ?? [])]))[kind](number)""".replace("ACTS", ACTS),
        [kind, number],
    )


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

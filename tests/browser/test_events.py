"""Messages on the wire after an event, as the browser receives them."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket, expect

from tests.browser.address import wait_for_link
from viz.link import encoded


class Wire:
    """The messages of the page's connection."""

    def __init__(self, page: Page) -> None:
        self.sent: list[bytes] = []
        self.heard: list[bytes] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda message: self.sent.append(_bytes(message)))
        socket.on("framereceived", lambda message: self.heard.append(_bytes(message)))

    def clear(self) -> None:
        self.sent.clear()
        self.heard.clear()


def _bytes(message: str | bytes) -> bytes:
    return message if isinstance(message, bytes) else message.encode()


def test_a_click_shows_details_that_the_browser_has(page: Page, app_url: str) -> None:
    wire = Wire(page)
    page.goto(app_url + "/graph")
    expect(page.locator("#n3")).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    expect(page.locator(".details")).to_be_hidden()
    wire.clear()
    page.locator("#n3").click(force=True)
    expect(page.locator(".details")).to_contain_text("Adjoint")
    expect(page.locator(".details .call")).to_have_text("a = dot(x, w)")
    assert not any(b"dot(x, w)" in one or b"node_details" in one for one in wire.heard)  # the browser had it


def test_the_server_hears_late_what_is_selected_and_only_the_address_follows(page: Page, app_url: str) -> None:
    wire = Wire(page)
    page.goto(app_url + "/graph")
    expect(page.locator("#n3")).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()
    page.locator("#n3").click(force=True)
    wait_for_link(page, lambda now: now.get("node") == 3)
    wire.clear()
    page.locator("#n5").click(force=True)
    page.locator("#n4").click(force=True)
    wait_for_link(page, lambda now: now.get("node") == 4)  # a slow machine may have sent the other click before
    heard = b"".join(wire.heard)
    assert b"code_editor" not in heard and b"graph_view" not in heard and b"node_details" not in heard
    assert len(heard) < 10_000
    # The box is filled when it is opened: it holds the address with the click in it.
    page.get_by_role("button", name="Share").click()
    expect(page.locator("[data-testid=stPopoverBody] code").first).to_have_text(page.url)


LONG = (
    "import torch\nx = torch.tensor([1., 2.], requires_grad=True)\n"
    + "".join(f"y{turn} = x * {turn}\n" for turn in range(70))
    + "z = y2 + y3\nz.sum().backward()\n"
)


def test_of_a_long_program_a_node_is_asked_for_once(page: Page, app_url: str) -> None:
    wire = Wire(page)
    page.goto(f"{app_url}/graph?s={encoded({'program': LONG, 'node': 71})}")
    call = page.locator(".details .call")
    expect(call).to_have_text("z = y2 + y3")
    expect(page.locator('.details [data-kind="value"] .katex-html').first).to_contain_text("[5, 10]")
    page.keyboard.press("Escape")
    page.locator(".view").press("Escape")
    wait_for_link(page, lambda now: now.get("node") is None)
    wire.clear()
    if not page.locator("#n71").count():  # the room that the page has told meanwhile shows it folded
        return
    page.locator("#n71").click(force=True)
    expect(page.locator(".details h2")).to_have_text("z")
    expect(call).to_have_text("z = y2 + y3")
    assert not any(b"y2 + y3" in one for one in wire.heard)

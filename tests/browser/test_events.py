"""What runs after an event, as the browser hears of it."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket, expect


def test_a_click_brings_the_details_and_leaves_the_editor_alone(page: Page, app_url: str) -> None:
    heard: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda message: heard.append(message if isinstance(message, bytes) else b""))

    page.on("websocket", listen)
    page.goto(app_url + "/graph")
    expect(page.locator("#n3")).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page
    assert any(b"code_editor" in one for one in heard)
    heard.clear()
    page.locator("#n3").click(force=True)
    expect(page.locator(".st-key-node-columns")).to_contain_text("Adjoint")
    expect(page.locator(".editor .mark-lit").first).to_have_text("torch.dot(x, w)")
    assert heard
    assert not any(b"code_editor" in one for one in heard)
    # The box is filled when it is opened: it holds the address with the click in it.
    page.get_by_role("button", name="Share").click()
    expect(page.locator("[data-testid=stPopoverBody] code")).to_have_text(page.url)
    assert "s=" in page.url

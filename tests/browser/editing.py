"""The editor as tests see it: its text, without what stands beside it; and a select box."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, TimeoutError

TEXT = """box => [...box.querySelectorAll(".cm-line")].map((line) => {
    const copy = line.cloneNode(true);
    copy.querySelectorAll(".notes, .repairs, .cm-placeholder").forEach((one) => one.remove());
    return copy.textContent;
}).join("\\n")"""


def program(editor: Locator) -> str:
    """Return the text in an editor; a long one's lines beyond the screen are not drawn."""
    return editor.evaluate(TEXT)


def expect_program(editor: Locator, wanted: str | re.Pattern[str]) -> None:
    """Wait until an editor holds a text, or one in which a pattern is found."""
    whole = wanted.pattern if isinstance(wanted, re.Pattern) else f"^{re.escape(wanted)}$"
    found = "([box, pattern]) => new RegExp(pattern, 's').test((" + TEXT + ")(box))"
    for _ in range(6):  # another element may have taken its place
        try:
            box = editor.element_handle(timeout=10_000)
            editor.page.wait_for_function(found, arg=[box, whole], timeout=10_000)
        except TimeoutError:
            continue
        return
    held = [program(one) for one in editor.all()]
    raise AssertionError(f"{editor.page.url} has editors with {held}, and none with {wanted!r}")


def choose_option(box: Locator, option: str) -> None:
    """Choose an option of a select box. Its list closes when the page scrolls: it is opened where nothing does."""
    box.evaluate("""box => new Promise((done) => {
        box.scrollIntoView({ block: "center" });
        requestAnimationFrame(() => requestAnimationFrame(done));
    })""")
    box.click()
    box.page.get_by_role("option", name=option, exact=True).click()

"""Scripts for a page under measurement: the time from a key to the frame that shows its consequence; bytes."""

from __future__ import annotations

from playwright.sync_api import Page

_SCRIPT = """(wanted) => {
  const shown = () => [...document.querySelectorAll("*")].some((element) =>
    [...(element.shadowRoot?.querySelectorAll(SELECTOR) ?? [])].some((one) => TEST));
  window.taken = new Promise((resolve) => {
    window.addEventListener("keydown", function begin(event) {
      if (event.key !== "Enter") return;
      window.removeEventListener("keydown", begin, true);
      const start = performance.now();
      const look = () => requestAnimationFrame(() =>
        shown() ? requestAnimationFrame(() => resolve(performance.now() - start)) : look());
      look();
    }, true);
  });
}"""


def enter_until(selector: str, test: str) -> str:
    """Return a script of one argument, ``wanted``, that makes ``window.taken`` a promise of milliseconds.

    They run from the next Enter to the frame after the one in which some element of a component (pictures live in
    the shadow roots of components) passes the test, an expression of JavaScript about ``one`` and ``wanted``.
    """
    return _SCRIPT.replace("SELECTOR", f"{selector!r}").replace("TEST", test)


WIRE = """(() => {
  const size = (data) => data.byteLength ?? data.size ?? new Blob([data]).size;
  window.wire = { bytes: 0, messages: 0 };
  const count = (data) => { wire.bytes += size(data); wire.messages += 1; };
  window.WebSocket = class extends WebSocket {
    constructor(...given) { super(...given); this.addEventListener("message", ({ data }) => count(data)); }
    send(data) { count(data); return super.send(data); }
  };
})()"""


def count_messages(page: Page) -> None:
    """Let ``wire.bytes`` and ``wire.messages`` tell what went over the page's connection, both ways.

    They are counted where they are sent and received: what the browser itself reports of them comes later.
    """
    page.add_init_script(WIRE)

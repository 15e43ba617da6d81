"""Scripts for a page under measurement: the time from a key to the frame that shows its consequence."""

from __future__ import annotations

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

"""Finds text that is too small to read, as a browser draws it, through the shadow roots of the components."""

from __future__ import annotations

from playwright.sync_api import Page

LEAST = 11
"""Pixels; see issue 15."""

SMALL = """(least) => {
  const found = [];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      const own = [...one.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
      if (!own.length || one.matches("style, script, title, option, textarea")) continue;
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { width, height } = one.getBoundingClientRect();
      if (width < 2 || height < 2 || one.closest(".unseen, .katex, .katex-mathml")) continue;
      const svg = one.closest("svg");
      const scale = svg?.viewBox?.baseVal?.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      const size = parseFloat(getComputedStyle(one).fontSize) * scale;
      if (size < least - 0.1) found.push(`${size.toFixed(1)} px: ${one.textContent.slice(0, 40)}`);
    }
  };
  walk(document);
  return found;
}"""


def small_texts(page: Page) -> list[str]:
    """Return every text that is smaller than eleven pixels."""
    return page.evaluate(SMALL, LEAST)


def wide(page: Page) -> int:
    """Return how many pixels of the page lie beyond the window's right side."""
    return page.evaluate("() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }")  # fmt: skip

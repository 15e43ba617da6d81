"""Finds words that do not stand out from their ground, through the shadow roots of the components; not in pictures."""

from __future__ import annotations

from playwright.sync_api import Page

LEAST = 4.5
"""WCAG 2.2, 1.4.3, for text of usual size; 3 for large text."""

FAINT = """(least) => {
  const found = new Set();
  const rgba = (text) => { const [r, g, b, a = 1] = (text.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return text.startsWith("color(") ? [255 * r, 255 * g, 255 * b, a] : [r, g, b, a]; };
  const over = ([r, g, b, a], below) => [...[r, g, b].map((one, at) => one * a + below[at] * (1 - a)), 1];
  const light = (colour) => {
    const [r, g, b] = colour.map((one) => one / 255 <= 0.03928 ? one / 3294.6 : ((one / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parent = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
  const look = (one) => {
    const around = [];
    for (let at = one; at; at = parent(at)) around.unshift(at);
    let ground = [255, 255, 255, 1], opacity = 1;
    for (const at of around) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none" && !style.backgroundImage.startsWith("radial")) return null;
      ground = over(rgba(style.backgroundColor), ground);
      opacity *= Number(style.opacity);
    }
    const [r, g, b, a] = rgba(getComputedStyle(one).color);
    const [up, down] = [light(over([r, g, b, a * opacity], ground)), light(ground)].sort((one, two) => two - one);
    return (up + 0.05) / (down + 0.05);
  };
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) walk(one.shadowRoot);
      const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      if (!own || one.closest("svg, style, script, title, option, textarea, .katex-mathml, .unseen, [inert]")) continue;
      if (one.closest(":disabled, [disabled], [aria-disabled=true]")) continue;
      if (one.closest("[data-testid=stIconMaterial], [data-testid=stSliderThumbValue]")) continue; // not on its parent
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const style = getComputedStyle(one), size = parseFloat(style.fontSize);
      const ratio = look(one), large = size >= 24 || (size >= 18.6 && Number(style.fontWeight) >= 700);
      if (ratio !== null && ratio < (large ? 3 : least)) {
        found.add(`${ratio.toFixed(2)}: ${one.textContent.trim().slice(0, 40)}`);
      }
    }
  };
  walk(document);
  return [...found];
}"""


def faint_texts(page: Page) -> list[str]:
    """Return every text whose contrast with its ground is below WCAG's, with the ratio."""
    return page.evaluate(FAINT, LEAST)

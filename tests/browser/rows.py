"""Finds boxes in one row whose labels stand at different heights."""

from __future__ import annotations

from playwright.sync_api import Page

UNEVEN = """(slack) => {
  const found = [];
  for (const row of document.querySelectorAll(".stHorizontalBlock")) {
    const boxes = [...row.children].filter((one) => one.checkVisibility()).map((one) => {
      const label = one.querySelector(":scope > div > [data-testid=stWidgetLabel]");
      const seen = label && label.offsetHeight > 2 && label.checkVisibility() && !one.querySelector(".stCheckbox");
      return seen ? [one.getBoundingClientRect(), label.getBoundingClientRect(), label.textContent] : null;
    }).filter(Boolean);
    for (const [number, [box, label, name]] of boxes.entries())
      for (const [other, its, text] of boxes.slice(number + 1)) {
        const beside = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 30;
        if (beside && Math.abs(label.top - its.top) > slack) found.push(`${name} | ${text}: ${label.top - its.top}`);
      }
  }
  return found;
}"""

SLACK = 2
"""Pixels that nobody sees."""


def uneven(page: Page) -> list[str]:
    """Return each pair of boxes side by side whose labels do not stand at one height, with the difference in pixels."""
    return page.evaluate(UNEVEN, SLACK)

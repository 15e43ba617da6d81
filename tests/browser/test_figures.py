"""Figures as a person sees them: sharp, in the colours of the theme, no wider than the column."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from viz.link import encoded

PLOTS = """\
import torch
import matplotlib.pyplot as plt
x = torch.linspace(0, 6, 50)
plt.figure(figsize=(12, 4))
plt.plot(x, torch.sin(x), label='sin')
plt.axhline(0, color='k')
plt.title('正弦')
plt.legend()
"""

INK = """image => {
    // What the picture has in the corner of its frame, over the page's background.
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const seen = pen.getImageData(0, 0, canvas.width, canvas.height).data;
    let sum = 0, count = 0;
    for (let at = 0; at < seen.length; at += 4)
        if (seen[at + 3] > 250 && Math.abs(seen[at] - seen[at + 2]) < 32) { sum += seen[at]; count += 1; }
    return [sum / count, seen[3]];
}"""
"""Mean brightness of the grey that is drawn (text, axes, black lines), and how much covers the corner."""


def shown(page: Page, app_url: str) -> Locator:
    page.goto(f"{app_url}/graph?s={encoded({'program': PLOTS})}")
    image = page.locator("figure.figure img")
    expect(image).to_be_visible(timeout=180_000)  # the server's first figure waits for the larger libraries
    expect(image).to_have_attribute("alt", "正弦: 2 lines. Legend: sin.")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    return image


@pytest.mark.parametrize(
    "scheme", [pytest.param(one, marks=pytest.mark.screen(color_scheme=one)) for one in ("light", "dark")]
)
def test_text_and_axes_stand_out_from_the_page(scheme: str, page: Page, app_url: str) -> None:
    brightness, corner = shown(page, app_url).evaluate(INK)
    assert corner == 0  # the page's own background shines through
    assert brightness < 90 if scheme == "light" else brightness > 170


@pytest.mark.screen(viewport={"width": 390, "height": 844})
def test_a_wide_figure_fits_a_phone(page: Page, app_url: str) -> None:
    box = shown(page, app_url).bounding_box()
    assert box is not None and 200 < box["width"] <= 390 and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert box["height"] == pytest.approx(box["width"] / 3, rel=0.2)

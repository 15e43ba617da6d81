"""Hostile texts that went through viz.escaping, in Streamlit's own renderer, one page with all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hostile_names import NAMES
from tools.serving import served
from viz.escaping import JOINER, visible, visible_lines

KATEX = {
    "span", "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mover",
}  # fmt: skip
"""Elements of a formula; a name in one needs no others."""

TAGS = {
    "text": {"p"},
    "start": {"p"},
    "code": {"p", "code"},
    "sentence": {"p", "code"},
    "gray": {"p", "code", "span"},
    "formula": {"p", *KATEX},
    "cell": {"table", "thead", "tbody", "tr", "th", "td", "code"},
    "bold": {"p", "code", "strong"},
    "html": {"p"},
    "label": {"p", "code"},
}
"""Way of showing a text → the elements that may come of it."""

LOOK = """() => [...document.querySelectorAll('[class*="st-key-shown-"]')].map((box) => {
  const root = box.querySelector('[data-testid=stMarkdownContainer], [data-testid=stHtml]');
  const all = [...root.querySelectorAll('*')];
  return {
    key: [...box.classList].find((one) => one.startsWith('st-key-shown-')).slice('st-key-shown-'.length),
    text: root.textContent,
    tags: [...new Set(all.map((one) => one.tagName.toLowerCase()))],
    code: all.filter((one) => one.tagName === 'CODE').map((one) => one.textContent),
    cells: all.filter((one) => one.tagName === 'TD').length,
    addressed: all.filter((one) => one.hasAttribute('src') || one.hasAttribute('href')).length,
    styled: all.filter((one) => one.style.backgroundImage).length,
  };
})"""


@pytest.fixture(scope="module")
def texts_url() -> Iterator[str]:
    with served("tests/browser/escaped_texts.py") as serving:
        yield serving.url


def plain(text: str) -> str:
    return text.replace(JOINER, "")


def test_no_name_is_more_than_text_on_streamlits_page(page: Page, texts_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(texts_url)
    expect(page.get_by_text("The end of the page.")).to_be_visible()
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)  # formulas and emoji are loaded when needed
    found = page.evaluate(LOOK)
    assert len(found) == len(NAMES) * len(TAGS)
    for one in found:
        way, number = one["key"].rsplit("-", 1)
        held(way, NAMES[int(number)], one)
    assert not [one for one in asked if not one.startswith((texts_url, "data:", "blob:"))]


def held(way: str, name: str, found: dict[str, Any]) -> None:
    """Look at one text on the page: only the expected elements, and the text itself."""
    assert set(found["tags"]) <= TAGS[way], (way, name, found)
    assert found["addressed"] == found["styled"] == 0, (way, name, found)
    code, shown = [plain(one) for one in found["code"]], visible(name)
    if way in ("code", "cell"):
        assert code == [shown if shown.strip() else " "], (name, code)
    if way == "cell":
        assert found["cells"] == 2, (name, found)
    if way == "text":
        one_line = visible(re.sub(r"[ \t\r\n]+", " ", name))
        assert re.sub(r"\s+", " ", plain(found["text"])) == re.sub(r"\s+", " ", f"A {one_line} B"), name
    if way == "html":
        assert found["text"] == f"A {visible_lines(name)} B"

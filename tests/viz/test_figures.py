"""A figure on the page: in the theme's colours, in words, and as an image in which nothing runs."""

from __future__ import annotations

import re
from base64 import b64decode
from html.parser import HTMLParser

import pytest

from core.trace import Figure, Panel, Span
from core.trace.pictures import BACKGROUND, INK, KINDS
from viz.figures import address, in_words, unseen_sentence
from viz.theme import ROLES
from viz.widgets.figures import element
from viz.words import in_language

LOSSES = Panel("loss", "epoch", "", (("line", 2), ("points", 1)), ("train", "test"))


def figure(*panels: Panel, svg: str = "<svg></svg>", unseen: str = "", raised: str = "") -> Figure:
    return Figure(svg.encode(), 400, 300, panels, Span(3, 0, 3, 5), unseen, raised)


@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_has_the_themes_colours(dark: bool) -> None:
    where = address(figure(svg=f'<svg fill="{INK}" stroke="{BACKGROUND}" color="#ff0000"></svg>'), dark)
    head, _, coded = where.partition(",")
    assert head == "data:image/svg+xml;base64"
    text = b64decode(coded).decode()
    assert INK not in text and BACKGROUND not in text and "#ff0000" in text
    assert f'fill="{ROLES["text"][dark]}"' in text


def test_a_figure_is_told_in_words() -> None:
    assert in_words(figure(LOSSES)) == ("loss: 2 lines, 1 set of points. Horizontal axis: epoch. Legend: train, test.")
    counted = Panel("both", "", "", (), ()), Panel("", "", "y", (("image", 1),), ())
    assert in_words(figure(*counted)) == "both. 1 image. Vertical axis: y."
    assert in_words(figure()) == "A figure."


def test_every_kind_has_words_in_both_languages() -> None:
    for kind in KINDS:
        panel = Panel("", "", "", ((kind, 2),), ())
        assert "2" in in_words(figure(panel))
        with in_language("zh_CN"):
            assert re.search("[\u4e00-\u9fff]", in_words(figure(panel))), kind


def test_why_there_is_no_picture_is_said() -> None:
    failed = figure(svg="", unseen="error", raised="ValueError: no")
    assert unseen_sentence(failed) == "This figure could not be drawn: ValueError: no"
    with in_language("zh_CN"):
        said = {unseen_sentence(figure(svg="", unseen=one)) for one in ("bytes", "many")}
    assert len(said) == 2 and all(re.search("[\u4e00-\u9fff]", one) for one in said)


class Parts(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_what_a_program_wrote_stays_text() -> None:
    evil = Panel('"><script>alert(1)</script><img src=x onerror=alert(2)>', "", "", (("line", 1),), ())
    page = element(figure(evil, svg="<svg ><script>alert(3)</script></svg>"), dark=False)
    parts = Parts(page).found
    assert [tag for tag, _ in parts] == ["figure", "img", "figcaption"]
    image = parts[1][1]
    assert set(image) == {"src", "alt", "width"} and image["width"] == "400"
    assert (image["src"] or "").startswith("data:image/svg+xml;base64,") and "alert(1)" in (image["alt"] or "")
    assert page.endswith("<figcaption>Line 3</figcaption></figure>")

"""Sentences with Markdown's asterisks: in every language they make something bold, and none is printed."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel.messages.pofile import read_po
from markdown_it import MarkdownIt

from tools.words import catalog_path, gathered
from viz.words import LANGUAGES

READER = MarkdownIt("commonmark")
FILLED = ("b (sub) 的值", "**b (sub)**", "[1, −2]", "f")
"""What may stand where a sentence is filled in: letters, signs, and something bold itself."""


def printed(sentence: str) -> str:
    """Return the text that a reader sees, without code."""
    tokens = [child for token in READER.parse(sentence) for child in token.children or ()]
    return "".join(token.content for token in tokens if token.type == "text")


@cache
def of_pages() -> frozenset[str]:
    rooms = ("viz", "pages")
    return frozenset(str(one.id) for one in gathered() if one.id and one.locations[0][0].startswith(rooms))


def sentences(language: str) -> list[str]:
    """Return the sentences of our pages that have asterisks, as this language says them; core's are no Markdown."""
    with catalog_path(language).open("rb") as file:
        said = {str(message.id): message.string or message.id for message in read_po(file, locale=language)}
    return sorted({str(said.get(one) or one) for one in of_pages() if "**" in one})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_asterisk_is_printed(language: str) -> None:
    found = sentences(language)
    assert found
    for filled in FILLED:
        shown = {one: printed(re.sub(r"\{\w+\}", lambda _, filled=filled: filled, one)) for one in found}
        assert {one: text for one, text in shown.items() if "**" in text} == {}, filled


def test_the_reader_sees_asterisks_that_make_nothing_bold() -> None:
    assert "**" in printed("**先预测：****b** 是什么？")
    assert "**" not in printed("先预测：**b** 是什么？")

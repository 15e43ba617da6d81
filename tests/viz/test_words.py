"""The catalogues: complete, without guesses, with the same things to fill in, and compiled as they stand."""

from __future__ import annotations

import ast
import gettext
import io
import itertools
import re
import string
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from core.explain.mistakes import MISTAKES, mistake
from core.trace import Span
from core.trace.reasons import REASONS, Reason
from tools.sources import source_files
from tools.words import ROOMS, catalog_path, compiled, gathered, untranslated
from viz.words import LANGUAGES, _, in_language, language_of, mistake_sentences, ngettext, reason_sentence


def catalog(language: str) -> Catalog:
    with catalog_path(language).open("rb") as file:
        return read_po(file, locale=language)


def sentences(found: Catalog) -> set[tuple[str, ...]]:
    return {said(message) for message in found if message.id}


def said(message: Message) -> tuple[str, ...]:
    """Return the sentence; a pair of one and many where there is a plural."""
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def translated(message: Message) -> tuple[str, ...]:
    text = message.string or ""
    return tuple(text) if isinstance(text, (tuple, list)) else (text,)


def fields(sentence: str) -> set[str]:
    """Return the names that are filled in. What the exercises ask is never filled in; its formulas have braces."""
    if "$" in sentence:
        return set()
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    found = catalog(language)
    assert sentences(gathered()) <= sentences(found), "run `make words`"
    assert [message.id for message in untranslated(found)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_what_the_sentence_fills_in(language: str) -> None:
    for message in catalog(language):
        if message.id:
            wanted = {frozenset(fields(one)) for one in said(message)}
            assert {frozenset(fields(one)) for one in translated(message)} == wanted, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    fresh = gettext.GNUTranslations(io.BytesIO(compiled(catalog(language))))
    stored = gettext.GNUTranslations(io.BytesIO(catalog_path(language).with_suffix(".mo").read_bytes()))
    for message in catalog(language):
        if not message.id:
            continue
        if len(said(message)) == 2:
            one, many = said(message)
            assert [stored.ngettext(one, many, n) for n in (0, 1, 2)] == [
                fresh.ngettext(one, many, n) for n in (0, 1, 2)
            ]
        else:
            assert stored.gettext(said(message)[0]) == fresh.gettext(said(message)[0]), "run `make words`"


def test_chinese_is_written_with_chinese_punctuation() -> None:
    for message in catalog("zh_CN"):
        for text in translated(message) if message.id else ():
            prose = re.sub(r"`[^`]*`", "``", text)  # code keeps Python's own signs
            for before, sign in itertools.pairwise(prose):
                assert not ("\u4e00" <= before <= "\u9fff" and sign in ",:;(!?"), text


def written() -> Iterator[object]:
    """Yield every text that the code passes to a function of gettext, found without Babel."""
    for file in source_files(*ROOMS):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name in ("_", "gettext"):
                    yield node.args[0].value


def test_no_sentence_hides_from_the_extraction() -> None:
    assert {(one,) for one in written()} <= sentences(gathered())  # Babel does not look into f-strings


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_mistake_can_be_said(language: str) -> None:
    for kind, said_of_it in MISTAKES.items():
        facts = dict.fromkeys(fields(said_of_it.message) | fields(said_of_it.hint), "«fact»")
        one = mistake(kind, Span(1, 0, 1, 1), facts=facts if kind != "construct" else {"name": "Match"})
        with in_language(language):
            happened, hint = mistake_sentences(one)
        assert happened, kind
        assert "{" not in (happened + hint).replace('f"{value:.3f}"', ""), kind
        if language == "en":
            assert (happened, hint) == (one.message, one.hint), kind


def test_every_reason_can_be_said_in_chinese() -> None:
    for kind, sentence in REASONS.items():
        facts = dict.fromkeys(fields(sentence), "argmax")
        with in_language("zh_CN"):
            told = reason_sentence(Reason(kind, facts))
        assert any("\u4e00" <= letter <= "\u9fff" for letter in told), kind


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-CN", "zh_CN"), ("zh", "zh_CN"), ("zh-Hant-TW", "zh_CN"), ("en-US", "en"), ("fr", "en"), (None, "en")],
)
def test_the_browser_chooses_the_first_language(locale: str | None, language: str) -> None:
    assert language_of(locale) == language


def test_an_unknown_language_speaks_english() -> None:
    with in_language("xx"):
        assert _("Leaves") == "Leaves"


def test_a_language_holds_in_one_thread_until_it_ends() -> None:
    # Two visitors' pages run in two threads at the same time; each speaks its own language, a hundred times by turns.
    turns = threading.Barrier(2)

    def told(code: str) -> list[tuple[str, str]]:
        found = []
        with in_language(code):
            for count in range(100):
                turns.wait(timeout=20)
                found.append((_("Leaves"), ngettext("{count} line", "{count} lines", count)))
        return found

    with ThreadPoolExecutor(2) as pool:
        chinese, english = pool.map(told, ["zh_CN", "en"])
    assert english == [("Leaves", "{count} line" if count == 1 else "{count} lines") for count in range(100)]
    assert chinese == [("叶子", chinese[0][1])] * 100 and "line" not in chinese[0][1]
    assert _("Leaves") == "Leaves"  # and in this thread nobody asked for a language

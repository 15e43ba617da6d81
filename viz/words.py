"""Words on screen: the gettext catalogues, and the sentences whose English stands in core's tables."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from core.explain.mistakes import MISTAKES
from core.trace import Mistake, Remark, Repair
from core.trace.reasons import MISSING, NOTES, PASS_REMARKS, REASONS, Reason
from viz.repairs import REPAIRS

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}
"""Language code, as in the URL → its own name for itself."""

DOMAIN = "cotangent"
LOCALE = Path(__file__).resolve().parent.parent / "locale"

Words = gettext.NullTranslations
"""One language's words: ``.gettext(sentence)`` and ``.ngettext(one, many, count)``."""


def translator(language: str) -> Words:
    """Return the words of a language; English where there is no such catalogue (a browser may send any text)."""
    return _catalogue(language if language in LANGUAGES else "en")


@cache
def _catalogue(language: str) -> Words:
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def language_of(locale: str | None) -> str:
    """Return the language to begin with for a browser's locale: Chinese for every ``zh-*``, else English."""
    return "zh_CN" if (locale or "").lower().startswith("zh") else "en"


def mistake_sentences(mistake: Mistake, words: Words) -> tuple[str, str]:
    """Return (what happened, what to try); the second may be empty."""
    sentence = MISTAKES.get(mistake.kind)
    if sentence is None:  # a trace that a newer version wrote: its own English is better than nothing
        return mistake.message, mistake.hint
    facts = mistake.facts
    return filled(words, sentence.message, facts), filled(words, sentence.hint, facts)


def reason_sentence(reason: Reason, words: Words) -> str:
    """Return why a node has no adjoint."""
    return filled(words, REASONS[reason.kind], reason.facts)


def note_sentence(note: str, words: Words) -> str:
    """Return what is remarkable about a node; "" when nothing is."""
    return filled(words, NOTES.get(note, ""), {})


def remark_sentence(remark: Remark, words: Words) -> str:
    """Return what is remarkable about a contribution, or about what .grad holds."""
    return filled(words, PASS_REMARKS[remark.kind], remark.facts)


def missing_sentence(missing: str, words: Words) -> str:
    """Return why a Snapshot has no cells."""
    return filled(words, MISSING[missing], {})


def repair_label(repair: Repair, words: Words) -> str:
    """Return the words on the button that makes the change."""
    return words.gettext(REPAIRS.get(repair.kind, REPAIRS["other"]))


def translated_table(table: Mapping[str, str], words: Words) -> dict[str, str]:
    """Return a table of sentences in another language; what is to be filled in stays as it is."""
    return {key: words.gettext(sentence) for key, sentence in table.items()}


def filled(words: Words, template: str, facts: dict[str, str]) -> str:
    """Return the translated sentence with its facts; gettext("") would be the catalogue's header."""
    return words.gettext(template).format(**facts) if template else ""

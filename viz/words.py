"""Words on screen: the gettext catalogues, and the sentences whose English stands in core's tables."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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

_asked: ContextVar[str | None] = ContextVar("language", default=None)
_of_session: Callable[[], str | None] | None = None


def _(sentence: str) -> str:
    """Return a sentence in the language of this thread; gettext("") would be the catalogue's header."""
    return _catalogue(language()).gettext(sentence) if sentence else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence for one, or for many."""
    return _catalogue(language()).ngettext(one, many, count)


def language() -> str:
    """Return the language asked for around this, else the one of the visitor whose page this thread runs, else "en"."""
    asked = _asked.get() or (_of_session() if _of_session else None)
    return asked if asked in LANGUAGES else "en"


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Speak a language in what is called from here: where no page runs, as in a helper process or a test."""
    before = _asked.set(code)
    try:
        yield
    finally:
        _asked.reset(before)


def ask_session(chosen: Callable[[], str | None]) -> None:
    """Let the pages say which language a visitor chose: of the session whose script or callback this thread runs."""
    global _of_session
    _of_session = chosen


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def language_of(locale: str | None) -> str:
    """Return the language to begin with for a browser's locale: Chinese for every ``zh-*``, else English."""
    return "zh_CN" if (locale or "").lower().startswith("zh") else "en"


def mistake_sentences(mistake: Mistake) -> tuple[str, str]:
    """Return (what happened, what to try); the second may be empty."""
    sentence = MISTAKES.get(mistake.kind)
    if sentence is None:  # a trace that a newer version wrote: its own English is better than nothing
        return mistake.message, mistake.hint
    facts = mistake.facts
    return filled(sentence.message, facts), filled(sentence.hint, facts)


def reason_sentence(reason: Reason) -> str:
    """Return why a node has no adjoint."""
    return filled(REASONS[reason.kind], reason.facts)


def note_sentence(note: str) -> str:
    """Return what is remarkable about a node; "" when nothing is."""
    return filled(NOTES.get(note, ""), {})


def remark_sentence(remark: Remark) -> str:
    """Return what is remarkable about a contribution, or about what .grad holds."""
    return filled(PASS_REMARKS[remark.kind], remark.facts)


def missing_sentence(missing: str) -> str:
    """Return why a Snapshot has no cells."""
    return filled(MISSING[missing], {})


def repair_label(repair: Repair) -> str:
    """Return the words on the button that makes the change."""
    return _(REPAIRS.get(repair.kind, REPAIRS["other"]))


def filled(template: str, facts: dict[str, str]) -> str:
    """Return the translated sentence with its facts; gettext("") would be the catalogue's header."""
    return _(template).format(**facts) if template else ""

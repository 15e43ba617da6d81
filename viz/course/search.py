"""The search of the first page: it forgives slips, searches both languages at once, and understands error messages.

A text becomes words: Latin words, dotted section numbers, and pairs of neighbouring Chinese characters, which need no
dictionary. A word of the question is compared with every word that there is (RapidFuzz does that in one call), a rare
word counts more than one that stands everywhere, and an entry is as good as the part of the question that it holds.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

import msgspec
import numpy
from rapidfuzz import fuzz, process

from core.explain.mistakes import MISTAKES
from core.explain.patterns import PATTERNS
from viz.course.entries import Entry, Group, entries
from viz.words import LANGUAGES, _, in_language

LONGEST = 2_000
"""Characters of a question that are read: a pasted traceback's last line counts, see `asked`."""
MOST_WORDS = 40
MOST_FOUND, MOST_OF_GROUP = 16, 5
CLOSE = 78
"""How alike two words must be, of 100: one letter in five or more may be wrong."""
SHORTEST_GUESSED = 4
"""Letters of a word that may hold a typing mistake: shorter ones are too much like others."""
ENOUGH = 0.34
"""Part of a question that an entry must hold."""
TITLE, WORDS, TEXT = 1.0, 0.92, 0.6
"""How much a word counts by where it stands."""
_CHINESE = "\u3400-\u9fff"
_WORD = re.compile(rf"\d+(?:\.\d+)+|[{_CHINESE}]+|[^\W\d_{_CHINESE}]+(?:_[^\W{_CHINESE}]+)*_?|\d+")
_ERROR = re.compile(r"^\s*(?:[\w.]+(?:Error|Exception|Warning))\s*:\s*(?P<message>.+)", re.DOTALL)


class Found(msgspec.Struct, frozen=True):
    """An entry that was found.

    Attributes:
        number: Its place among `entries`; -1 for what is only told.
        title: What is shown.
        about: A second line: a hint about an error; "" for none.
        score: From 0 to about 1; the best first.
    """

    entry: Entry
    number: int
    title: str
    about: str
    score: float


def words_of(text: str) -> list[str]:
    """Return a text's words in small letters; Chinese as pairs of characters."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        if "\u3400" <= word[0] <= "\u9fff":
            found += [word[at : at + 2] for at in range(len(word) - 1)] or [word]
        else:
            found.append(word)
            found += [part for part in word.split("_") if part and part != word]
    return found


class _Index:
    """All words of all entries, and how much each counts for each entry."""

    def __init__(self) -> None:
        counted = [_counted(entry) for entry in entries()]
        often = Counter(word for words in counted for word in words)
        self.vocabulary = list(often)
        place = {word: number for number, word in enumerate(self.vocabulary)}
        self.rarity = numpy.array([math.log(1 + len(counted) / often[word]) for word in self.vocabulary])
        self.most_rare = math.log(1 + len(counted))
        self.counts = numpy.zeros((len(counted), len(self.vocabulary)), dtype=numpy.float32)
        for number, words in enumerate(counted):
            for word, weight in words.items():
                self.counts[number, place[word]] = weight


@cache
def _index() -> _Index:
    return _Index()


def _counted(entry: Entry) -> dict[str, float]:
    """Return an entry's words and how much each counts."""
    found = dict.fromkeys(words_of(entry.text), TEXT)
    found |= dict.fromkeys(words_of(entry.words), WORDS)
    titles = [entry.title] if not entry.said else [_in(language, entry.title) for language in LANGUAGES]
    if not entry.formula:
        found |= {word: TITLE for title in titles for word in words_of(title)}
    return found


def _in(language: str, sentence: str) -> str:
    with in_language(language):
        return _(sentence)


def asked(question: str) -> str:
    """Return what counts of a question: of a traceback the message at its end."""
    text = unicodedata.normalize("NFKC", question[-LONGEST:]).strip()
    if "\n" in text:
        lines = [line for line in text.splitlines() if _ERROR.match(line)]
        text = lines[-1] if lines else text
    found = _ERROR.match(text)
    return found["message"].strip() if found else text


def search(question: str) -> list[Found]:
    """Return what is found, the best first; nothing for an empty question."""
    text = asked(question)
    words = list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
    if not words:
        return []
    scores = _scores(words)
    kind, told = _recognised(text)
    for number, entry in enumerate(entries()):
        if kind and entry.kind and entry.group == "mistake" and _kind_of(entry.text) == kind:
            scores[number] = max(scores[number], 1.5)
    best = numpy.argsort(-scores, kind="stable")[:60].tolist()
    found = [_found(number, float(scores[number])) for number in best]
    found = _spread([one for one in found if one.score >= ENOUGH])
    if told and not any(one.score >= 1.5 for one in found):
        found.insert(0, told)
    return found


def _scores(words: list[str]) -> numpy.ndarray:
    """Return for every entry which part of the words it holds, and a little for a title that holds little else."""
    index = _index()
    alike = _alike(words, index.vocabulary)
    rarity = numpy.array([_rarity(index, row) for row in alike])
    held = numpy.stack([(index.counts * row).max(axis=1) for row in alike])
    whole = (held * rarity[:, None]).sum(axis=0) / rarity.sum()
    return whole + 0.08 * _brevity() + _precedence()


def _alike(words: list[str], vocabulary: list[str]) -> numpy.ndarray:
    """Return how much each word is like each of the vocabulary, from 0 to 1."""
    close = process.cdist(words, vocabulary, scorer=fuzz.ratio, score_cutoff=CLOSE, dtype=numpy.float32) / 100
    for row, word in enumerate(words):
        guessed = word.isascii() and word.isalpha() and len(word) >= SHORTEST_GUESSED
        for at, known in enumerate(vocabulary):
            if known == word:
                close[row, at] = 1
            elif known.startswith(word) and (len(word) > 1 or not word.isascii()):
                close[row, at] = max(0.9 - 0.02 * (len(known) - len(word)), 0.6)
            elif not guessed:
                close[row, at] = 0
            else:
                close[row, at] *= 0.85
    return close


def _rarity(index: _Index, row: numpy.ndarray) -> float:
    """Return how much a word of the question counts: as much as the likest of the known words."""
    best = int(row.argmax())
    return float(index.rarity[best]) if row[best] > 0 else index.most_rare * 0.6


@cache
def _brevity() -> numpy.ndarray:
    return numpy.array([1 / math.sqrt(1 + len(words_of(entry.title))) for entry in entries()])


FIRST = {"section": 0.06, "mistake": 0.01, "operation": -0.02}
"""Of entries that hold the same part of a question, which group comes first."""


@cache
def _precedence() -> numpy.ndarray:
    return numpy.array([FIRST.get(entry.group, 0.0) for entry in entries()])


def _found(number: int, score: float) -> Found:
    entry = entries()[number]
    hint = MISTAKES[entry.kind].hint if entry.kind else ""
    return Found(entry, number, entry.shown, _hint(hint, {}), score)


def _spread(found: list[Found]) -> list[Found]:
    """Return the best, of each group only some, and none that is much worse than the best."""
    many: Counter[str] = Counter()
    kept = []
    for one in found:
        many[one.entry.group] += 1
        if many[one.entry.group] <= MOST_OF_GROUP and one.score >= 0.55 * min(found[0].score, 1.0):
            kept.append(one)
    return kept[:MOST_FOUND]


# --- errors


def _kind_of(message: str) -> str:
    return next((one.kind for one in _telling() if re.search(one.message, message)), "")


@cache
def _telling() -> tuple:
    """Return the patterns that say something themselves: not those that any text fits."""
    return tuple(one for one in PATTERNS if not re.search(one.message, "") and one.message != r"(?P<detail>.*)")


def _recognised(message: str) -> tuple[str, Found | None]:
    """Return which mistake a message tells of, and its sentence; ("", None) for a text that is no message."""
    for one in _telling():
        match = re.search(one.message, message)
        if match and one.kind in MISTAKES:
            sentence = MISTAKES[one.kind]
            facts = {name: value for name, value in match.groupdict().items() if value}
            entry = Entry("mistake", sentence.message, None, kind=one.kind)
            return one.kind, Found(entry, -1, _hint(sentence.message, facts), _hint(sentence.hint, facts), 1.5)
    return "", None


_FACT = re.compile(r"\{(\w+)\}")


def _hint(sentence: str, facts: dict[str, str]) -> str:
    """Return a sentence about a mistake with those facts that are known; "…" stands for the others."""
    return _FACT.sub(lambda name: facts.get(name[1], "…"), _(sentence)) if sentence else ""


def grouped(found: Iterable[Found]) -> dict[Group, list[Found]]:
    """Return what was found by group; the group with the best of all comes first."""
    groups: dict[Group, list[Found]] = {}
    for one in found:
        groups.setdefault(one.entry.group, []).append(one)
    return groups

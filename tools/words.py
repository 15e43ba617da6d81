"""Gather every sentence on screen into locale/, and compile the translations: ``python -m tools.words``.

A sentence is on screen when the code passes it to ``_()``, ``gettext()`` or ``ngettext()``, or when it stands in one
of the tables below. The English catalogue is filled with the sentences themselves; the Chinese one keeps what was
translated, and a sentence that is new stays empty there until somebody translates it (a test says which).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from core.exercises.records import Choice, Exercise, Order
from core.explain.mistakes import MISTAKES
from core.trace.reasons import MISSING, NOTES, PASS_REMARKS, REASONS
from core.trace.tangents import BREAKS
from viz.bound_keys import ACTIONS, PLACES
from viz.course import course, drawings, entries, map
from viz.course.places import VIEWS
from viz.course.searched_mistakes import FAILING
from viz.course.topics import TOPICS
from viz.data.lessons import LESSONS as DATA_LESSONS
from viz.errata.catalogue import ERRATA, SLIPS
from viz.examples import EXAMPLES
from viz.exercises.catalogue import EXERCISES
from viz.exercises.own_wrong import CHANGES
from viz.field.presets import PRESETS
from viz.glossary import TERMS
from viz.linear.presets import MATRICES
from viz.modes.examples import PRESETS as MODES_PRESETS
from viz.node.details import TITLES
from viz.operations.remarks import REMARKS
from viz.page_list import PAGES
from viz.questions import QUESTIONS
from viz.repairs import REPAIRS
from viz.room.beliefs import BELIEFS
from viz.room.misconceptions import MISCONCEPTIONS
from viz.room.ready import sentences as ready_sentences
from viz.tensors.lessons import LESSONS
from viz.tensors.workspace import WHY
from viz.widgets.streamlit_names import NAMES
from viz.words import DOMAIN, LANGUAGES, LOCALE

ROOT = LOCALE.parent
ROOMS = ("app.py", "pages", "viz")
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
UNCHANGING = datetime(2026, 1, 1, tzinfo=UTC)  # the same sentences give the same bytes on every day
TEMPLATE = LOCALE / f"{DOMAIN}.pot"


TABLES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("core/trace/reasons.py", REASONS),
    ("core/trace/reasons.py", NOTES),
    ("core/trace/reasons.py", PASS_REMARKS),
    ("core/trace/reasons.py", MISSING),
    ("core/trace/tangents.py", BREAKS),
    ("viz/node/details.py", TITLES),
    ("viz/operations/remarks.py", REMARKS),
    ("viz/tensors/workspace.py", WHY),
    ("viz/repairs.py", REPAIRS),
    ("viz/exercises/own_wrong.py", CHANGES),
    ("viz/room/beliefs.py", BELIEFS),
    ("viz/room/misconceptions.py", MISCONCEPTIONS),
    ("viz/widgets/streamlit_names.py", NAMES),
)
"""Tables whose values are sentences, each with the file in which it stands."""
RECORDS: tuple[tuple[str, Iterable[Any], tuple[str, ...]], ...] = (
    ("viz/glossary.py", TERMS, ("sentence",)),
    ("viz/data/lessons.py", DATA_LESSONS, ("title", "about")),
    ("viz/tensors/lessons.py", LESSONS, ("title",)),
    ("viz/questions.py", QUESTIONS, ("question", "answer")),
    ("viz/examples.py", EXAMPLES, ("title",)),
    ("viz/field/presets.py", PRESETS, ("title",)),
    ("viz/modes/examples.py", MODES_PRESETS, ("title",)),
    ("viz/errata/catalogue.py", SLIPS, ("notes", "right")),
)
"""Records with a key, each kind with its file and those of its fields that are sentences."""


def table_sentences() -> Iterator[tuple[str, str]]:
    """Yield (sentence, where it stands) for what the code looks up in tables."""
    for kind, sentence in MISTAKES.items():
        yield sentence.message, f"core/explain/mistakes.py:{kind}"
        yield sentence.hint, f"core/explain/mistakes.py:{kind}"
    for file, table in TABLES:
        for key, sentence in table.items():
            yield sentence, f"{file}:{key}"
    for file, records, fields in RECORDS:
        for record in records:
            for field in fields:
                yield getattr(record, field), f"{file}:{record.key}"
    for place, actions in ACTIONS.items():
        for action, sentence in (("title", PLACES[place]), *actions.items()):
            yield sentence, f"viz/bound_keys.py:{place}.{action}"
    for address, page in PAGES.items():
        for sentence in (page.title, page.section):
            yield sentence, f"viz/page_list.py:{address}"
    for key, preset in MATRICES.items():
        yield preset.title, f"viz/linear/presets.py:{key}"
    for exercise in EXERCISES:
        for sentence in _of_exercise(exercise):
            yield sentence, f"viz/exercises/catalogue.py:{exercise.key}"
    for one in ERRATA:
        guess = one.guess
        options = guess.options if guess is not None and guess.sentences else ()
        asked = guess.question if guess is not None else ""
        for sentence in (one.title, one.notes, one.truth, asked, *options, *(see.about for see in one.see)):
            yield sentence, f"viz/errata/catalogue.py:{one.key}"
    yield from ready_sentences()
    for file, found in _of_course().items():
        for sentence in found:
            yield sentence, f"viz/course/{file}.py"


def _of_exercise(exercise: Exercise) -> Iterator[str]:
    """Yield every sentence of an exercise that a learner can see, in the order of the record."""
    yield from (exercise.title, exercise.prompt, *exercise.hints, exercise.worked)
    if isinstance(exercise.asked, Choice):
        yield from chain.from_iterable((option.text, option.why) for option in exercise.asked.options)
    if isinstance(exercise.asked, Order):
        yield from exercise.asked.steps
        yield from (stranger.why for stranger in exercise.asked.strangers)
    yield from (one.says for one in exercise.misconceptions)


def _of_course() -> Mapping[str, list[str]]:
    """Return the sentences of the course's tables, by the file in which they stand."""
    pairs = (*course.QUESTIONS.values(), *course.APPLICATIONS, *course.ROLES)
    return {
        "topics": [topic.title for topic in TOPICS],
        "places": [view.title for view in VIEWS],
        "searched_mistakes": [one.title for one in FAILING],
        "entries": list(entries.GROUPS.values()),
        "map": [*map.CHAPTERS.values(), *map.GROUPS.values()],
        "drawings": [*drawings.LEVELS, *drawings.APPROACHES, *(field[0] for field in drawings.FIELDS)],
        "course": [
            *chain.from_iterable((block.title, block.holds) for block in course.BLOCKS),
            *chain.from_iterable(pairs),
            *(title for title, _address in course.RESOURCES),
            *(one.who for one in course.AUDIENCES),
            *course.GOALS,
            *course.INTERPRETING,
            *course.PROBABILITY_HERE,
            course.PROBABILITY_MISSING,
        ],
    }


def gathered() -> Catalog:
    """Return the template: every sentence with the places where it stands, no line numbers (they change daily)."""
    catalog = Catalog(project="Cotangent", charset="utf-8")
    for file, _, sentence, _, _ in sorted(_from_code(), key=lambda found: found[:2]):
        catalog.add(sentence, locations=[(file, 0)])
    for sentence, where in table_sentences():
        if sentence:
            catalog.add(sentence, locations=[(where, 0)])
    return catalog


def _from_code() -> Iterator[tuple]:
    for room in ROOMS:
        folder = ROOT / room
        if folder.is_file():
            yield from extract_from_dir(str(ROOT), method_map=[(room, "python")], keywords=KEYWORDS)
        else:
            for file, *rest in extract_from_dir(str(folder), method_map=[("**.py", "python")], keywords=KEYWORDS):
                yield f"{room}/{file}", *rest


def catalog_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def updated(language: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the template's sentences."""
    path = catalog_path(language)
    catalog = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.creation_date = catalog.revision_date = UNCHANGING
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    if language == "en":
        for message in catalog:
            if message.id:
                message.string = message.id
    return catalog


def untranslated(catalog: Catalog) -> list[Message]:
    """Return the sentences that a catalogue has no words for."""
    empty = ("", ("",), ("", ""), None)
    return [message for message in catalog if message.id and (message.string in empty or message.fuzzy)]


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> int:
    """Write the template and both catalogues; return how many sentences have no translation."""
    template = gathered()
    _write(TEMPLATE, template)
    missing = 0
    for language in LANGUAGES:
        catalog = updated(language, template)
        _write(catalog_path(language), catalog)
        catalog_path(language).with_suffix(".mo").write_bytes(compiled(catalog))
        for message in untranslated(catalog):
            missing += 1
            print(f"{language}: no translation for {message.id!r}")
    return missing


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=False, omit_header=True, include_lineno=False)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)

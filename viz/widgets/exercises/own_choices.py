"""A teacher's draft on the page that makes exercises. None of it stands in the address, which is passed on."""

from __future__ import annotations

import msgspec
import streamlit as st

from core.exercises.records import IMPORTS, Form
from viz.arriving import program_text
from viz.exercises.own_record import (
    FORMS,
    LINE_CHARACTERS,
    MOST_BLANKS,
    MOST_OBSERVED,
    MOST_ROWS,
    MOST_STEPS,
    NAME_CHARACTERS,
    PROMPT_CHARACTERS,
    SENTENCE_CHARACTERS,
    TEXT_CHARACTERS,
    TITLE_CHARACTERS,
    Own,
    OwnBlank,
    OwnKind,
    OwnMisconception,
    OwnOption,
    OwnPair,
    OwnStranger,
)
from viz.exercises.own_templates import KINDS, template
from viz.kinds import flag, line, number, one_of, optional, several, text, whole
from viz.widgets import trust
from viz.widgets.choices import Choice, Choices

Text = Choice[str]
ADDRESS = "own_exercise"
PAGE = Choices(ADDRESS)
_TEXT = text(TEXT_CHARACTERS)
TITLE = PAGE.choice("title", "", line(TITLE_CHARACTERS), linked=False)
PROMPT = PAGE.choice("prompt", "", text(PROMPT_CHARACTERS), linked=False)
KIND: Choice[OwnKind] = PAGE.choice("kind", "program", one_of(KINDS), linked=False)
GIVEN = PAGE.choice("given", "", _TEXT, linked=False)
STARTER = PAGE.choice("starter", "", _TEXT, linked=False)
REFERENCE = PAGE.choice("reference", "", _TEXT, linked=False)
INSTANCE = PAGE.choice("instance", "", _TEXT, linked=False)
OBSERVED = PAGE.choice("observed", "", text(MOST_OBSERVED * (LINE_CHARACTERS + 1)), linked=False)
DTYPE = PAGE.choice("dtype", True, flag, linked=False)
GRAPH = PAGE.choice("graph", False, flag, linked=False)
UNAIDED = PAGE.choice("unaided", False, flag, linked=False)
FORM: Choice[Form] = PAGE.choice("form", "tensor", one_of(FORMS), linked=False)
IMPORTED = PAGE.choice("imports", IMPORTS, text(LINE_CHARACTERS), linked=False)
TOLERANCE = PAGE.choice("tolerance", 1e-4, number(0, 1), linked=False)
STEPS = PAGE.choice("steps", "", text(MOST_STEPS * (SENTENCE_CHARACTERS + 1)), linked=False)
BEFORE = PAGE.choice("before", (), several(several(whole(0, MOST_STEPS - 1), 2, 2), MOST_STEPS**2), linked=False)
BLANKS = PAGE.choice("blanks", "", text(MOST_BLANKS * (NAME_CHARACTERS + 10)), linked=False)
HINTS = PAGE.choice("hints", "", text(MOST_ROWS * (SENTENCE_CHARACTERS + 1)), linked=False)
REVEALS = PAGE.choice("reveals", True, flag, linked=False)

OPTION_ROWS = PAGE.choice("option_rows", 3, whole(2, MOST_ROWS), linked=False)
OPTION_TEXTS = [PAGE.choice(f"option_{n}", "", line(SENTENCE_CHARACTERS), linked=False) for n in range(MOST_ROWS)]
OPTION_RIGHT = [PAGE.choice(f"option_right_{n}", False, flag, linked=False) for n in range(MOST_ROWS)]
OPTION_WHYS = [PAGE.choice(f"option_why_{n}", "", line(SENTENCE_CHARACTERS), linked=False) for n in range(MOST_ROWS)]
STRANGER_ROWS = PAGE.choice("stranger_rows", 0, whole(0, MOST_ROWS), linked=False)
STRANGER_TEXTS = [PAGE.choice(f"stranger_{n}", "", line(SENTENCE_CHARACTERS), linked=False) for n in range(MOST_ROWS)]
STRANGER_WHYS = [
    PAGE.choice(f"stranger_why_{n}", "", line(SENTENCE_CHARACTERS), linked=False) for n in range(MOST_ROWS)
]
WRONG_ROWS = PAGE.choice("wrong_rows", 0, whole(0, MOST_ROWS), linked=False)
WRONG_ANSWERS = [PAGE.choice(f"wrong_{n}", "", _TEXT, linked=False) for n in range(MOST_ROWS)]
WRONG_SAYS = [PAGE.choice(f"wrong_says_{n}", "", line(SENTENCE_CHARACTERS), linked=False) for n in range(MOST_ROWS)]

START = PAGE.choice("start", None, optional(line(80)), linked=False)
PART = PAGE.choice("part", "question", one_of(("question", "answer", "help")), linked=False)
PANEL = PAGE.choice("panel", "preview", one_of(("preview", "try", "send")), linked=False)
READABLE = PAGE.choice("readable", False, flag, linked=False)

STARTS_BOX = PAGE.own("starts")
FILE = PAGE.own("file")
FILE_NOTICE = PAGE.own("file_notice")
FORMER = PAGE.own("former")
TRIED = PAGE.own("tried")
SENT = PAGE.own("sent")
NOTED = PAGE.own("noted")
QR = PAGE.own("qr")
GIVEN_EDITOR, STARTER_EDITOR = PAGE.own("given_editor"), PAGE.own("starter_editor")
REFERENCE_EDITOR, INSTANCE_EDITOR = PAGE.own("reference_editor"), PAGE.own("instance_editor")


def begin() -> None:
    """Begin the page; who comes for the first time finds a small exercise to change."""
    if PAGE.begin() and not TITLE.value and not PROMPT.value:
        take(template("program"))
        START.choose("program")


def written() -> Own:
    """Return what stands in the fields, empty rows left out."""
    kind = KIND.value
    program = kind == "program"
    return Own(
        title=program_text(TITLE.value),
        prompt=program_text(PROMPT.value),
        kind=kind,
        given=GIVEN.value if kind in ("program", "line", "blanks") else "",
        starter=STARTER.value if program else "",
        instance=INSTANCE.value if program and INSTANCE.value.strip() else "",
        observed=_lines(OBSERVED.value, MOST_OBSERVED, LINE_CHARACTERS) if program else (),
        dtype=DTYPE.value if program else True,
        graph=GRAPH.value if program else False,
        unaided=UNAIDED.value if program else False,
        form=FORM.value if kind == "line" else "tensor",
        imports=IMPORTED.value,
        tolerance=TOLERANCE.value,
        options=_options() if kind == "choice" else (),
        steps=_lines(STEPS.value, MOST_STEPS, SENTENCE_CHARACTERS) if kind == "order" else (),
        before=tuple(OwnPair(*pair) for pair in BEFORE.value) if kind == "order" else (),
        strangers=_strangers() if kind == "order" else (),
        blanks=blanks_read(BLANKS.value)[0] if kind == "blanks" else (),
        reference=REFERENCE.value if kind in ("program", "line") else "",
        misconceptions=_misconceptions() if kind in ("program", "line", "blanks") else (),
        hints=_lines(HINTS.value, MOST_ROWS, SENTENCE_CHARACTERS),
        reveals=REVEALS.value,
    )


def _lines(text: str, most: int, longest: int) -> tuple[str, ...]:
    lines = [one.strip() for one in program_text(text).split("\n") if one.strip()]
    return tuple(one[:longest] for one in lines[:most])


def _options() -> tuple[OwnOption, ...]:
    rows = zip(OPTION_TEXTS, OPTION_RIGHT, OPTION_WHYS, strict=True)
    made = [
        OwnOption(program_text(one.value.strip()), right.value, program_text(why.value)) for one, right, why in rows
    ]
    return tuple(one for one in made[: OPTION_ROWS.value] if one.text)


def _strangers() -> tuple[OwnStranger, ...]:
    rows = list(zip(STRANGER_TEXTS, STRANGER_WHYS, strict=True))[: STRANGER_ROWS.value]
    made = [OwnStranger(program_text(step.value.strip()), program_text(why.value)) for step, why in rows]
    return tuple(one for one in made if one.text)


def blanks_read(text: str) -> tuple[tuple[OwnBlank, ...], str]:
    """Return what a text wants filled in, one a line as ``y.adjoint``, and its first line that says nothing of it."""
    found: dict[OwnBlank, None] = {}
    for said in program_text(text).split("\n"):
        name, _dot, of = said.replace(" ", "").rpartition(".")
        try:
            found[msgspec.convert((name, of), OwnBlank)] = None
        except msgspec.ValidationError:
            if said.strip():
                return tuple(found)[:MOST_BLANKS], said.strip()
    return tuple(found)[:MOST_BLANKS], ""


def _misconceptions() -> tuple[OwnMisconception, ...]:
    rows = list(zip(WRONG_ANSWERS, WRONG_SAYS, strict=True))[: WRONG_ROWS.value]
    made = [OwnMisconception(program_text(answer.value), program_text(says.value.strip())) for answer, says in rows]
    return tuple(one for one in made if one.answer.strip() and one.says)


def take(own: Own) -> None:
    """Put an exercise into the fields: in a callback, or before they are shown."""
    TITLE.choose(own.title)
    PROMPT.choose(own.prompt)
    KIND.choose(own.kind)
    GIVEN.choose(own.given)
    STARTER.choose(own.starter)
    REFERENCE.choose(own.reference)
    INSTANCE.choose(own.instance)
    OBSERVED.choose("\n".join(own.observed))
    DTYPE.choose(own.dtype)
    GRAPH.choose(own.graph)
    UNAIDED.choose(own.unaided)
    FORM.choose(own.form)
    IMPORTED.choose(own.imports)
    TOLERANCE.choose(own.tolerance)
    STEPS.choose("\n".join(own.steps))
    BEFORE.choose(tuple((one.earlier, one.later) for one in own.before))
    BLANKS.choose("\n".join(f"{one.name}.{one.of}" for one in own.blanks))
    HINTS.choose("\n".join(own.hints))
    REVEALS.choose(own.reveals)
    _take_rows(own)


def _take_rows(own: Own) -> None:
    OPTION_ROWS.choose(max(3, len(own.options)))
    STRANGER_ROWS.choose(len(own.strangers))
    WRONG_ROWS.choose(len(own.misconceptions))
    for place in range(MOST_ROWS):
        option = own.options[place] if place < len(own.options) else OwnOption("")
        OPTION_TEXTS[place].choose(option.text)
        OPTION_RIGHT[place].choose(option.right)
        OPTION_WHYS[place].choose(option.why)
        stranger = own.strangers[place] if place < len(own.strangers) else OwnStranger("")
        STRANGER_TEXTS[place].choose(stranger.text)
        STRANGER_WHYS[place].choose(stranger.why)
        wrong = own.misconceptions[place] if place < len(own.misconceptions) else OwnMisconception("", "")
        WRONG_ANSWERS[place].choose(wrong.answer)
        WRONG_SAYS[place].choose(wrong.says)


def replaced(own: Own, start: str | None) -> None:
    """Put another exercise into the fields, and keep what stood there, to be taken back."""
    st.session_state[FORMER] = written()
    START.choose(start)
    take(own)


def taken_back() -> None:
    """Put back what stood in the fields before another exercise was chosen."""
    former = st.session_state.pop(FORMER, None)
    if isinstance(former, Own):
        START.choose(None)
        take(former)


def expected(answer: str) -> bool:
    """Add a wrong answer to those that get a sentence; return whether there was room."""
    rows = WRONG_ROWS.value
    if rows >= MOST_ROWS or any(one.value == answer for one in WRONG_ANSWERS[:rows]):
        return False
    WRONG_ANSWERS[rows].choose(answer)
    WRONG_SAYS[rows].choose("")
    WRONG_ROWS.choose(rows + 1)
    return True


def code_of(own: Own) -> str:
    """Return all of an exercise that runs as a program."""
    wrong = [one.answer for one in own.misconceptions]
    return "\n".join([own.imports, own.given, own.instance, *own.observed, own.reference, *wrong])


def arrived(own: Own) -> None:
    """Note that an exercise came from a file, which anybody may have written."""
    trust.arrived(code_of(own), ADDRESS)

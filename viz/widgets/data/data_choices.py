"""Choices of the page Data."""

from __future__ import annotations

from core.trace import Repair
from viz.data.lessons import BY_KEY, FIRST
from viz.data.reading import MARKS
from viz.data.steps import HOWS, STEPS
from viz.kinds import line, number, one_of, optional, program, several, text
from viz.repairs import repaired
from viz.widgets.choices import Choice, Choices

FILE_CHARACTERS = 20_000
"""Of a file that stands in the link."""
HOW = tuple(dict.fromkeys(how for hows in HOWS.values() for how in hows))

PAGE = Choices("data")
LESSON: Choice[str | None] = PAGE.choice("lesson", FIRST, optional(one_of(BY_KEY)))
PROGRAM = PAGE.choice("program", BY_KEY[FIRST].program, program, code=True)
FILE = PAGE.choice("file", BY_KEY[FIRST].file, line(80))
CONTENT = PAGE.choice("content", BY_KEY[FIRST].content, text(FILE_CHARACTERS))
DIGEST = PAGE.choice("digest", "", line(80), linked=False)  # of an upload that is too large for a link
PANEL = PAGE.choice("panel", "step", one_of(("step", "file", "marks")), linked=False)
STEP = PAGE.choice("step", "fill", one_of(STEPS), linked=False)
WAY = PAGE.choice("how", "mean", one_of(HOW), linked=False)
TABLE = PAGE.choice("table", "", line(200), linked=False)
COLUMNS = PAGE.choice("columns", (), several(line(1_000), most=100), linked=False)
NUMBER = PAGE.choice("number", 0.0, number(-1e12, 1e12), linked=False)
MISSING = PAGE.choice("missing", (), several(one_of(MARKS), most=len(MARKS)), linked=False)
PASTED = PAGE.choice("pasted", "", text(FILE_CHARACTERS), linked=False)
UPLOADED = PAGE.own("uploaded")
GRID = PAGE.own("grid")
EDITOR = PAGE.own("editor")
FLOW = PAGE.own("flow")
ASKED = PAGE.own("asked")


def _made(key: str) -> dict[str, object]:
    lesson = BY_KEY[key]
    return {"program": lesson.program, "file": lesson.file, "content": lesson.content}


PAGE.starts(LESSON, PROGRAM, _made)


def lesson_chosen() -> None:
    """Take over the lesson that the select box says."""
    key = LESSON.value
    if key is not None:
        DIGEST.choose("")
        PAGE.start(key)


def repair(one: Repair) -> None:
    """Change the text as a mistake suggests."""
    PAGE.typed(repaired(PROGRAM.value, one))

"""The choices of the tensors page."""

from __future__ import annotations

from core.trace import Repair
from viz.kinds import flag, line, number, one_of, optional, program, text, whole
from viz.repairs import repaired
from viz.tensors.build import DTYPES, KINDS
from viz.tensors.lessons import BY_KEY
from viz.tensors.pasted import MOST_TYPED
from viz.widgets.choices import Choice, Choices

LONGEST_EXPRESSION = 500
PANELS = ("index", "storage", "combine", "broadcast", "about")
FIRST = BY_KEY["views"]
EXPRESSION = line(LONGEST_EXPRESSION)

PAGE = Choices("tensors")
LESSON: Choice[str | None] = PAGE.choice("lesson", FIRST.key, optional(one_of(BY_KEY)))
PROGRAM = PAGE.choice("program", FIRST.program, program, code=True)
PANEL = PAGE.choice("panel", FIRST.panel, one_of(PANELS))
NAME = PAGE.choice("name", FIRST.name, EXPRESSION, code=True)
INDEX = PAGE.choice("index", FIRST.index, EXPRESSION, code=True)
LEFT = PAGE.choice("left", FIRST.left, EXPRESSION, code=True)
RIGHT = PAGE.choice("right", FIRST.right, EXPRESSION, code=True)
OPERATION = PAGE.choice("operation", FIRST.operation, EXPRESSION, code=True)
LEFT_NAME = PAGE.choice("left_name", "", EXPRESSION, linked=False)
RIGHT_NAME = PAGE.choice("right_name", "", EXPRESSION, linked=False)
AXIS = PAGE.choice("axis", 0, whole(-5, 5), linked=False)
TRIED = PAGE.choice("tried", "", EXPRESSION, linked=False)
VALUE = PAGE.choice("value", "9", line(80), linked=False)
PREDICT = PAGE.choice("predict", True, flag, linked=False)
KIND = PAGE.choice("kind", "zeros", one_of(KINDS), linked=False)
SHAPE = PAGE.choice("shape", "(3, 4)", line(40), linked=False)
DTYPE = PAGE.choice("dtype", "", one_of(("", *DTYPES)), linked=False)
DEVICE = PAGE.choice("device", "", one_of(("", "cpu", "cuda")), linked=False)
START = PAGE.choice("start", 0.0, number(-1e6, 1e6), linked=False)
NUMBER = PAGE.choice("number", 12.0, number(-1e6, 1e6), linked=False)
STEPS = PAGE.choice("steps", 5, whole(0, 10**6), linked=False)
SEED = PAGE.choice("seed", 0, whole(0, 10**6), linked=False)
LIST = PAGE.choice("list", "[[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]]", text(MOST_TYPED), linked=False)
LESSONS = PAGE.own("lessons")
EDITOR = PAGE.own("editor")
BOARD = PAGE.own("board")
FILE = PAGE.own("file")
PAGE.starts(LESSON, PROGRAM, lambda key: {name: getattr(BY_KEY[key], name) for name in MADE})
MADE = ("program", "panel", "name", "index", "left", "right", "operation")
"""What a lesson chooses."""


def choose_lesson(key: str) -> None:
    """Open a lesson, with nothing tried in it."""
    PAGE.start(key)
    AXIS.choose(AXIS.default)
    TRIED.choose(TRIED.default)


def append(lines: str) -> None:
    """Write lines at the end of the program."""
    PAGE.typed(PROGRAM.value.rstrip("\n") + "\n" + lines + "\n")


def repair(one: Repair) -> None:
    """Change the text as a mistake suggests."""
    PAGE.typed(repaired(PROGRAM.value, one))

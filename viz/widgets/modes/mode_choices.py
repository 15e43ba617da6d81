"""The choices of the modes page."""

from __future__ import annotations

from core.trace.limits import usual_limits
from viz.kinds import flag, line, number, one_of, optional, text, whole
from viz.modes.examples import BY_KEY, PRESETS
from viz.widgets.choices import Choices

SECTIONS = ("race", "memory", "ways", "construction", "costs")
CHAINS = {"gradient": (100, 100, 100, 1), "curve": (1, 100, 100, 100), "middle": (40, 5, 40, 10, 60)}
"""Name of a chain of sizes → the sizes, input first. "own" is the program's, "sliders" what the sliders say."""
LARGEST_SIZE, MOST_SIZES = 400, 6
LONGEST_TANGENT = 2_000
MOST_STEPS = 200

PAGE = Choices("modes")
PRESET = PAGE.choice("preset", PRESETS[0].key, optional(one_of(BY_KEY)))
SOURCE = PAGE.choice("source", PRESETS[0].program, text(usual_limits().source_characters), code=True)
COLUMN = PAGE.choice("column", 0, whole(0, 9_999))
TANGENT = PAGE.choice("tangent", "", line(LONGEST_TANGENT))
ROW = PAGE.choice("row", 0, whole(0, 9_999))
PAGE.starts(PRESET, SOURCE, lambda key: {"source": BY_KEY[key].program, "column": 0, "tangent": "", "row": 0})
SECTION = PAGE.choice("section", "race", one_of(SECTIONS))
CHAIN = PAGE.choice("chain", "gradient", one_of((*CHAINS, "own", "sliders")))
SIZES = [
    PAGE.choice(f"size {place}", size, whole(1, LARGEST_SIZE))
    for place, size in enumerate((*CHAINS["gradient"], 10, 10))
]
COUNT = PAGE.choice("count", 4, whole(3, MOST_SIZES))
STEPS = PAGE.choice("steps", 64, whole(2, MOST_STEPS))
EVERY = PAGE.choice("every", 8, whole(1, MOST_STEPS))
DIFFERENCE = PAGE.choice("difference", -6.0, number(-16, 0))
POINT = PAGE.choice("point", 1.0, number(-10, 10))
FORMULA = PAGE.choice("formula", "4*x**3 + x**2 + 3", line(300), code=True)
BUILT = PAGE.choice("built", 3, whole(0, 9), linked=False)
PREDICT = PAGE.choice("predict", False, flag, linked=False)
EDITOR = PAGE.own("editor")
LAST = PAGE.own("last")
PRESETS_BOX = PAGE.own("presets")
PICTURE = PAGE.own("picture")
ROOM = PAGE.own("room")
JACOBIAN = PAGE.own("jacobian")
RACE = PAGE.own("race")
FORMULAS_BOX = PAGE.own("formulas")

"""Choices of the page Linear algebra."""

from __future__ import annotations

from viz.kinds import line, number, one_of, text, whole
from viz.linear.presets import MATRICES
from viz.linear.programs import OF_MATRIX, QUANTITIES
from viz.linear.typed import LONGEST
from viz.widgets.choices import Choices

TABS = ("vectors", "products", "acts", "special")
VIEWS = ("vector", "entries", "columns", "outer", "blocks")
ORDERS = (0.5, 1.0, 1.5, 2.0, 3.0, 100.0)
"""Orders of a norm; the last one stands for infinity."""

PAGE = Choices("linear_algebra")
TAB = PAGE.choice("tab", "vectors", one_of(TABS))
A = PAGE.choice("a", "3, 4", line(LONGEST))
B = PAGE.choice("b", "2, 0", line(LONGEST))
ALPHA = PAGE.choice("alpha", -0.5, number(-3, 3))
ORDER = PAGE.choice("order", 2.0, one_of(ORDERS))
QUANTITY = PAGE.choice("quantity", "", one_of(("", *QUANTITIES)))
LEFT = PAGE.choice("left", "0, 1, 2\n3, 4, 5", text(LONGEST))
RIGHT = PAGE.choice("right", "2, 2\n1, 1\n0, 0", text(LONGEST))
TIMES = PAGE.choice("times", "3, 3, 3", line(LONGEST))
VIEW = PAGE.choice("view", "entries", one_of(VIEWS))
STEP = PAGE.choice("step", 0, whole(0, 100))
MATRIX = PAGE.choice("matrix", "2, 1\n1, 2", text(LONGEST))
PRESET = PAGE.choice("preset", "", one_of(("", *MATRICES)), linked=False)
POINT = PAGE.choice("point", "0.8, -0.6", line(80))
WAY = PAGE.choice("way", "straight", one_of(("straight", "parts")))
POWER = PAGE.choice("power", 3, whole(0, 12))
ERROR = PAGE.choice("error", 0.1, number(0, 1))
OF_A = PAGE.choice("of_a", "", one_of(("", *OF_MATRIX)))
SPECIAL = PAGE.choice("special", "1, 2\n2, 1", text(LONGEST))
SPECIAL_PRESET = PAGE.choice("special_preset", "", one_of(("", *MATRICES)), linked=False)
PLANE = PAGE.own("plane")
LAST = PAGE.own("last")  # what was typed last without anything wrong, by view
RAN = PAGE.own("ran")  # the program of the open view
CARDS = PAGE.own("cards")

"""Choices of the page Help."""

from __future__ import annotations

from viz.kinds import line, one_of
from viz.widgets.choices import Choices

SECTIONS = ("glossary", "keys", "about")
LONGEST_SEARCH = 60

PAGE = Choices("help")
SECTION = PAGE.choice("section", "glossary", one_of(SECTIONS))
SEARCH = PAGE.choice("search", "", line(LONGEST_SEARCH))

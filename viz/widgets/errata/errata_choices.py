"""Choices of the page Common mix-ups."""

from __future__ import annotations

from viz.course.topics import TOPICS
from viz.errata.catalogue import BY_KEY, ERRATA
from viz.kinds import flag, line, one_of
from viz.widgets.choices import Choices

USED = {one.topic for one in ERRATA}
TOPICS_HERE = tuple(topic.key for topic in TOPICS if topic.key in USED)
LONGEST_SEARCH = 100

PAGE = Choices("errata")
ENTRY = PAGE.choice("entry", "", one_of(("", *BY_KEY)))
TOPIC = PAGE.choice("topic", "", one_of(("", *TOPICS_HERE)))
SEARCH = PAGE.choice("search", "", line(LONGEST_SEARCH))
PREDICT = PAGE.choice("predict", True, flag, linked=False)
SENT = PAGE.own("sent")  # the entry that the page was opened with, which stands first
BOXES = {key: PAGE.own(f"box-{key}") for key in BY_KEY}
EDITORS = {(key, side): PAGE.own(f"{side}-{key}") for key in BY_KEY for side in ("notes", "truth")}
TEXTS = {place: PAGE.own(f"text-{place[1]}-{place[0]}") for place in EDITORS}
PICTURES = {key: PAGE.own(f"picture-{key}") for key in BY_KEY}

"""The choices of the page of a room: a draft of the next question, and the projector's view."""

from __future__ import annotations

from viz.course.topics import TOPICS
from viz.kinds import flag, line, one_of, optional, text
from viz.widgets.choices import Choice, Choices

KINDS = ("ready", "choice", "exercise", "prediction")
ASKING_PAGES = ("graph", "tensors", "reductions", "modes", "matrix_calculus", "gradient_field")
"""Pages with "predict first", whose links a room can ask about."""
LETTERS = ("A", "B", "C", "D", "E", "F")
LONGEST_QUESTION, LONGEST_OPTION, LONGEST_ADDRESS, LONGEST_CODE, LONGEST_ANSWER = 2_000, 400, 30_000, 40, 200
ROOM, TEACH, AS = "room", "teach", "as"
"""Of the address: the room's code, its teacher's key, "student" for a teacher who wants to see what students see."""

PAGE = Choices("classroom")
KIND = PAGE.choice("kind", KINDS[0], one_of(KINDS), linked=False)
TOPIC = PAGE.choice("topic", "broadcasting", one_of(topic.key for topic in TOPICS), linked=False)
TEXT = PAGE.choice("text", "", text(LONGEST_QUESTION), linked=False)
OPTIONS = {
    letter: PAGE.choice(f"option {letter}", "", line(LONGEST_OPTION), linked=False) for letter in LETTERS
}  # fmt: skip
RIGHT: Choice[str | None] = PAGE.choice("right", None, optional(one_of(LETTERS)), linked=False)
WHY = PAGE.choice("why", "", text(LONGEST_QUESTION), linked=False)
EXERCISE: Choice[str | None] = PAGE.choice("exercise", None, optional(line(80)), linked=False)
OWN = PAGE.choice("own", "", line(LONGEST_ADDRESS), linked=False)
PREDICTION = PAGE.choice("prediction", "", line(LONGEST_ADDRESS), linked=False)
SHOWN = PAGE.choice("shown", False, flag, linked=False)
COMPOSING = PAGE.choice("composing", False, flag, linked=False)

CODE = PAGE.own("code")  # what is typed to join
ROOM_NOW = PAGE.own("room")  # the room that this session is in, or None
ADDRESS = PAGE.own("address")  # what the address says of the room, as far as we know
IN = PAGE.own("in")  # (room, participant) that the room has taken in during this session
NOTICE = PAGE.own("refused")  # a sentence of what could not be done, until the next step
SAID = PAGE.own("said")  # that sentence, and the version of the room beside which a student read it first
ARRIVED = PAGE.own("arrived")  # the programs of a pasted address, once they were noted as somebody else's
OFFERED = PAGE.own("offered")  # which of the questions of a page is chosen
WATCH = PAGE.own("watch")
TICKET = PAGE.own("ticket")
TYPED = PAGE.own("typed")  # what a student typed: (room, number, text)
HANDING = PAGE.own("handing")  # (room, number): what was typed for that question is to be handed in by the next run
PENDING = PAGE.own("pending")  # an answer that could not be handed in yet: (room, number, answer)
LAST = PAGE.own("last")  # what was seen last: (room, view)
PICTURE = PAGE.own("picture")
PICTURE_ROOM = PAGE.own("picture_room")

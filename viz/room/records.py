"""The records of a room, and the views that each side gets of it.

A student's view is one of four records, and none of those before the reveal has a field for a truth, for others'
answers or for the teacher's key: what the type cannot hold, no page can show by oversight.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from core.typed import Shape

Phase = Literal["waiting", "open", "closed", "revealed"]
Form = Literal["one", "several", "shape", "value", "verdict"]
"""How an answer is written: a place among the options, places with commas, a shape, a number or nested lists of them,
or what the check of an exercise found (`viz.room.answers.verdict_text`)."""


class Bounds(msgspec.Struct, frozen=True):
    """The bounds of a room: sizes, and lifetimes in seconds.

    Attributes:
        per_seconds: In which a session or an address may join so many times, or try so many codes of no room.
        room_bytes: Of questions and answers. With ``rooms`` it bounds the memory of all: 300 MB.
        unused_seconds: After which a room that nobody ever joined makes room for another, where a server is full.
        absent_seconds: After which a student who has not been heard of is not counted as present.
    """

    rooms: int = 150
    rooms_of_session: int = 3
    rooms_of_address: int = 20
    participants: int = 500
    joins_of_session: int = 20
    joins_of_address: int = 1_200
    wrong_codes_of_session: int = 12
    wrong_codes_of_address: int = 600
    per_seconds: float = 600.0
    questions: int = 100
    options: int = 8
    question_characters: int = 2_000
    option_characters: int = 400
    link_characters: int = 24_000
    answer_characters: int = 200
    room_bytes: int = 2_000_000
    idle_seconds: float = 7_200.0
    longest_seconds: float = 43_200.0
    unused_seconds: float = 900.0
    absent_seconds: float = 30.0


class Visitor(NamedTuple):
    """The one who asks: a session, and its network address, which a whole class may share."""

    session: str
    address: str = ""


# --- what is asked


class Choice(msgspec.Struct, frozen=True, tag="choice"):
    """The teacher's own question with answers to choose from; plain text, not Markdown.

    Attributes:
        several: Whether a student may choose more than one.
    """

    text: str
    options: tuple[str, ...]
    several: bool = False


class Exercise(msgspec.Struct, frozen=True, tag="exercise"):
    """An exercise.

    Attributes:
        key: In `viz.exercises.catalogue.CATALOGUE`; "" for a teacher's own.
        sealed: A teacher's own exercise as its address holds it (`viz.exercises.own.opened`); "" for one of the
            catalogue.
        text: Its title as the teacher saw it, for the summary.
    """

    key: str = ""
    sealed: str = ""
    text: str = ""


class Prediction(msgspec.Struct, frozen=True, tag="prediction"):
    """A page's "predict first" state.

    Attributes:
        page: The page's address: "graph".
        link: Its ``s=`` parameter: program and controls; "" for what the page shows by itself.
        asked: Which of the page's questions: on the graph page a blank's code such as "3v"; else a word of the page's.
        form: How an answer is written: "shape", "value" or "one".
        text: The question as the teacher saw it, for the summary and for a page that has no words of its own.
        options: For form "one" the answers as the page names them, the same in every language.
    """

    page: str
    link: str
    asked: str
    form: Literal["one", "shape", "value"]
    text: str
    options: tuple[str, ...] = ()


Asked = Choice | Exercise | Prediction


# --- what is right


class Places(msgspec.Struct, frozen=True, tag="places"):
    """Which options are right; none: the question asks for an opinion."""

    right: tuple[int, ...] = ()


class Value(msgspec.Struct, frozen=True, tag="value"):
    """A shape, or a tensor.

    Attributes:
        cells: In C order; None where nothing but the shape is asked for.
        tolerance: Relative, as `core.typed.close` takes it.
    """

    shape: Shape
    dtype: str = ""
    cells: tuple[float, ...] | None = None
    tolerance: float = 1e-4


class Solved(msgspec.Struct, frozen=True, tag="solved"):
    """Of an exercise: the answer whose check says "right"; its solution stands in the exercise."""


Truth = Places | Value | Solved


class Trap(msgspec.Struct, frozen=True):
    """A wrong answer that is expected, and what whoever gives it believes.

    Attributes:
        answer: As a student would write it, in the form of the question.
        says: A sentence; ours are msgids, a teacher's own are shown as they are.
    """

    answer: str
    says: str


class Question(msgspec.Struct, frozen=True):
    """A teacher's question with the right answer. Only the teacher's side ever holds one.

    Attributes:
        traps: Named misconceptions. Those of an exercise stand in the exercise.
        why: What the teacher wants to say at the reveal, plain text; "" for nothing.
    """

    asked: Asked
    truth: Truth
    traps: tuple[Trap, ...] = ()
    why: str = ""


# --- what came in


class Group(msgspec.Struct, frozen=True):
    """Equal answers.

    Attributes:
        answer: The answer in its plain notation; see `Form`.
        count: How many gave it.
        right: Whether it is right; None for an opinion.
        misconception: What whoever gives it believes: a msgid, or a teacher's sentence; "" where it has no name.
    """

    answer: str
    count: int
    right: bool | None = None
    misconception: str = ""


class Finished(msgspec.Struct, frozen=True):
    """A question that was asked, with what came in: everybody's last answer, by the participant's number."""

    number: int
    question: Question
    answers: tuple[str, ...]
    joined: int


# --- what a student sees


class Waiting(msgspec.Struct, frozen=True, tag="waiting"):
    """Nothing is asked just now.

    Attributes:
        version: Grows with every step of the teacher's; two views of one version are equal but for ``own``.
        number: How many questions there were.
    """

    version: int
    number: int


class Answering(msgspec.Struct, frozen=True, tag="answering"):
    """A question is open: the student's answer may still change. ``own`` is it, None before the first."""

    version: int
    number: int
    asked: Asked
    own: str | None = None


class Closed(msgspec.Struct, frozen=True, tag="closed"):
    """No answer is taken any more, and the truth is not out yet."""

    version: int
    number: int
    asked: Asked
    own: str | None = None


class Revealed(msgspec.Struct, frozen=True, tag="revealed"):
    """The truth, and what everybody answered.

    Attributes:
        right: Whether the student's own answer is; None for an opinion and for no answer.
        groups: As the teacher sees them.
    """

    version: int
    number: int
    asked: Asked
    own: str | None
    right: bool | None
    truth: Truth
    why: str
    groups: tuple[Group, ...]
    answered: int


StudentView = Waiting | Answering | Closed | Revealed


class Here(msgspec.Struct, frozen=True):
    """The part of a room that a student's page looks at often.

    Attributes:
        version: Of the room: a view of the same one is still good.
        revealed: What all see alike once it is, so that it need not wait until two hundred pages have run; None before.
    """

    version: int
    revealed: Revealed | None = None


# --- what a teacher sees


class Pulse(msgspec.Struct, frozen=True):
    """The part of a room that tells whether anything changed; it is looked at often.

    Attributes:
        version: Of the room: it grows with every step of the teacher's.
        present: How many students are there.
        answered: How many answered the present question.
        moves: It grows with every answer that came in or changed: of two equal ones, nothing happened between.
    """

    version: int
    present: int
    answered: int
    moves: int


class TeacherView(msgspec.Struct, frozen=True):
    """Everything that the teacher's page shows.

    Attributes:
        joined: How many have ever been in; those who left are among them.
        answered: How many answered the present question, whether they are still there or not.
        groups: The distribution, with what is right: a projector shows it by `viz.room.tallies.unjudged` before the
            reveal.
        locked: Whether no more students are let in.
        left: Seconds until the room ends at the latest.
        past: Questions before this one, as many as ``number - 1`` at most.
    """

    code: str
    phase: Phase
    version: int
    number: int
    question: Question | None
    present: int
    joined: int
    answered: int
    groups: tuple[Group, ...]
    locked: bool
    left: float
    past: int


class Opened(NamedTuple):
    """A new room: what the students type, and what only the teacher has."""

    code: str
    key: str

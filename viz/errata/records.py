"""The record of an error of the notes. Sentences are English Markdown; the page translates them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Page = Literal["graph", "tensors", "reductions", "gradient_field", "modes", "linear_algebra", "data", "matrix_calculus"]


class Cards(msgspec.Struct, frozen=True):
    """Tensors of the program as cards of cells, by their names."""

    names: tuple[str, ...]


class Aligned(msgspec.Struct, frozen=True):
    """Shapes of the program's tensors under one another, as broadcasting compares them.

    Attributes:
        operands: (as it is written, name of the tensor).
    """

    operands: tuple[tuple[str, str], ...]


class Collapsed(msgspec.Struct, frozen=True):
    """A sum over axes: which cells become which.

    Attributes:
        before, after: Names of the two tensors.
        call: As it is written.
    """

    before: str
    after: str
    call: str
    axes: tuple[int, ...]


class Drawn(msgspec.Struct, frozen=True):
    """A drawing of `viz.errata.drawings`, made from tensors of the program."""

    kind: Literal["projection", "gradient", "memory"]
    names: tuple[str, ...]


Picture = Cards | Aligned | Collapsed | Drawn


class See(msgspec.Struct, frozen=True):
    """A page that shows more.

    Attributes:
        choices: What is chosen there, as its link would say it. The graph page shows the program.
        about: What is to be seen there, where an entry names a page twice; translated.
    """

    page: Page
    choices: Mapping[str, Any] = {}
    about: str = ""


class Guess(msgspec.Struct, frozen=True):
    """A question to answer before anything is shown.

    Attributes:
        options: Code and numbers, which stay as they are, or sentences.
        right: Place of the right one.
        sentences: Whether the options are translated.
    """

    question: str
    options: tuple[str, ...]
    right: int
    sentences: bool = False


class Erratum(msgspec.Struct, frozen=True):
    """One statement of the notes that is wrong, or that learners take for something else.

    Attributes:
        key: "e25": the row of the acceptance list; it stands in links, so it stays.
        topic: Key of a `viz.course.topics.Topic`.
        title: A question that a learner has.
        notes: What the notes say.
        truth: What is true.
        program: Shows it when it runs.
        notes_program: What the notes have their reader type, where that fails or gives something else.
        exercise: Key of the exercise that practises it, "" where there is none.
    """

    key: str
    topic: str
    title: str
    notes: str
    truth: str
    program: str
    notes_program: str = ""
    guess: Guess | None = None
    picture: Picture | None = None
    exercise: str = ""
    see: tuple[See, ...] = ()

    @property
    def number(self) -> str:
        """Its number on the page: "E25"."""
        return self.key.upper()


class Slip(msgspec.Struct, frozen=True):
    """A slip of the pen: nothing to understand, only to put right."""

    key: str
    notes: str
    right: str

    @property
    def number(self) -> str:
        """Its number on the page."""
        return self.key.upper()

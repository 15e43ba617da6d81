"""Records of exercises: task, answer, misconceptions, hints. Sentences are English; the pages translate them."""

from __future__ import annotations

from typing import Literal

import msgspec

IMPORTS = "import torch\n"
Form = Literal["number", "shape", "tensor", "text", "bool"]
Stage = Literal["mistake", "missing", "kind", "shape", "dtype", "cell", "graph", "choice", "order", "blank", "right"]
"""How far an answer came, in the order in which it is looked at.

mistake: its program ended early. missing: what was asked for is not there, or failed. kind: a list where a tensor was
asked, a tensor where a number was. shape, dtype, cell: the first that differs. graph: whether it requires a gradient.
choice, order, blank: what was chosen, put in order or filled in.
"""


class Program(msgspec.Struct, frozen=True, tag="program"):
    """A program is asked for: it is run on instances that are drawn anew for each try, and its values are compared.

    Everything that a learner's text is judged by is a value of an expression at its end: never its words.

    Attributes:
        starter: What stands in the editor at first.
        given: Text that is run before the learner's, and shown above it: the example that the prompt speaks of.
        instance: Text that defines ``instance(size)``, which returns a dict from name to value: a tensor of at most 400
            cells, a number, a text, or a list or tuple of these. For hidden instances, assignments of these values take
            the place of ``given``; size counts from 0, larger ones are larger. Random numbers come from torch's,
            NumPy's or Python's own generators, which were seeded. Empty: ``given`` is the only instance.
        observed: Expressions that are evaluated after the text, and what is compared: ``("mean_of_columns(A)",)``.
        imports: Lines before ``given`` and before every instance.
        dtype, graph: Whether a value's dtype, and whether it requires a gradient, must be the reference's, too.
        tolerance: Of cells, relative to max(1, |reference|).
        count: Hidden instances of one try.
        unaided: Doubts about the text, and repairs of its mistakes, are shown only when it is right: to find them is
            what is asked.
    """

    starter: str
    observed: tuple[str, ...]
    given: str = ""
    instance: str = ""
    imports: str = IMPORTS
    dtype: bool = True
    graph: bool = False
    tolerance: float = 1e-4
    count: int = 6
    unaided: bool = False


class Line(msgspec.Struct, frozen=True, tag="line"):
    """A value is asked for, typed as Python writes it: ``2``, ``(3, 4)``, ``[[1., 2.]]``. A prediction, as a rule.

    The reference is an expression over ``given``; what is typed is evaluated without ``given``. 6, (6,), [6] and
    [[6]] are four different answers; a list of numbers is taken for the tensor that it describes where ``form`` is
    "tensor", and a list for a tuple nowhere.
    """

    form: Form
    given: str = ""
    imports: str = IMPORTS
    tolerance: float = 1e-4


class Option(msgspec.Struct, frozen=True):
    """One of several sentences to choose from, with why it is right or wrong."""

    text: str
    why: str


class Choice(msgspec.Struct, frozen=True, tag="choice"):
    """One or more of several sentences are to be chosen; they are shown in an order of the page's own.

    Attributes:
        right: Places of the right ones among ``options``.
    """

    options: tuple[Option, ...]
    right: tuple[int, ...]


class Stranger(msgspec.Struct, frozen=True):
    """A step that belongs to no right order: its place among the steps, and why it does not belong."""

    place: int
    why: str


class Order(msgspec.Struct, frozen=True, tag="order"):
    """Steps of a proof or a computation are to be put in order.

    Attributes:
        steps: Those of a right order, in that order, and anywhere between them the strangers.
        before: Pairs (earlier, later) of places in ``steps`` that every right order keeps; empty: only this order is
            right.
        strangers: Those of the steps that belong to no right order.
    """

    steps: tuple[str, ...]
    before: tuple[tuple[int, int], ...] = ()
    strangers: tuple[Stranger, ...] = ()


class Blanks(msgspec.Struct, frozen=True, tag="blanks"):
    """Numbers in a drawn graph are to be filled in: forward values, adjoints, shapes.

    Attributes:
        program: What is drawn.
        blanks: ``(name of the variable, "value" | "adjoint" | "shape")``.
    """

    program: str
    blanks: tuple[tuple[str, Literal["value", "adjoint", "shape"]], ...]


Asked = Program | Line | Choice | Order | Blanks


class Misconception(msgspec.Struct, frozen=True):
    """A wrong answer that people give for a reason, and the sentence that tells them the reason.

    It is recognised by what it does: an answer whose values are this one's on every instance is this one.

    Attributes:
        answer: As a learner would give it: a program's text, or what is typed in a line.
        says: "You added over axis 0, so that each column has one sum; each row was asked for."
    """

    answer: str
    says: str


class Wrong(msgspec.Struct, frozen=True):
    """Another wrong answer that a test tries.

    Attributes:
        answer: As a learner gives it: a text; "0,2" for options chosen or for steps in their order;
            "b.adjoint=3; a.value=2" for blanks.
        stage: Where it must be stopped.
    """

    answer: str
    stage: Stage


class Exercise(msgspec.Struct, frozen=True):
    """One exercise.

    Attributes:
        key: Stands in links and in the browser's memory of what was done, so it stays: "x7-sums", lower case.
        topic: Key of a `viz.course.topics.Topic`.
        title: A few words; translated, as are prompt, hints, worked and all sentences of ``asked`` and
            ``misconceptions``.
        prompt: Markdown with $LaTeX$.
        reference: The answer: a program's text, an expression over ``given`` for a line; empty for the other kinds.
        alternatives: Other right answers, each another way; a test tries them.
        misconceptions: At least the commonest.
        wrong: With the misconceptions at least three wrong answers.
        hints: From the vaguest to the clearest, shown one by one.
        worked: One cell, or one step, of the answer computed in words and numbers.
        rows: Ids of the acceptance list that this exercise holds.
        book: Where the book asks it, "2.3", or "" for one of ours.
        reveals: Whether the solution is shown to who asks for it; a teacher may keep it.
    """

    key: str
    topic: str
    title: str
    prompt: str
    asked: Asked
    reference: str = ""
    alternatives: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    hints: tuple[str, ...] = ()
    worked: str = ""
    rows: tuple[str, ...] = ()
    book: str = ""
    reveals: bool = True

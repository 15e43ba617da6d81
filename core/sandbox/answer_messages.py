"""Messages about an answer to an exercise: the job, and the values that the texts left behind.

The job of an exercise's author and the job of a learner are of this one kind, and never in one process. This module
imports no torch.
"""

from __future__ import annotations

import msgspec

from core.trace import Mistake, Snapshot
from core.trace.limits import Limits

MOST_CELLS = 20_000
"""Of one tensor that is compared."""
MOST_ITEMS = 2_000
"""Of lists and tuples inside each other, in one value."""
DEEPEST = 20
LONGEST_TEXT = 2_000
LONGEST_KIND = 60
MOST_ANSWERS = 80
MOST_PLACES = 24
MOST_OBSERVED = 20
LONGEST_INSTANCE = 16_000
"""Characters of one instance's assignments."""
INSTANCE_CELLS = 400
"""Of one tensor of an instance."""
FAULTS = frozenset({"", "mistake", "missing", "names", "value", "cells", "long"})
"""What can be wrong with a generator of instances: it ended in a mistake, there is no ``instance``, it returned no dict
from names, a value that cannot be written down, a tensor of too many cells, or more text than an instance may have."""

HOLDING = frozenset({"tuple", "list", "set", "frozenset", "dict"})
"""Kinds whose value is that of their items."""
BY_TEXT = frozenset({
    "none", "text", "dtype", "device", "layout", "complex", "slice", "range", "bytes", "type", "ellipsis",
})  # fmt: skip
"""Kinds whose text tells the whole value."""
OURS = HOLDING | {"tensor", "ndarray", "number", "bool", "text", "none", "error"}
"""Kinds that are told by more than a type's name."""
TOO_LARGE = {
    "number": "the number is too large to be compared",
    "parts": "the value has too many parts to be compared",
    "text": "the text is too long to be compared",
    "cells": "the array has too many cells to be compared",
}
"""Texts of the errors that stand for values of which more is there than may be compared."""


class Seen(msgspec.Struct, frozen=True):
    """A value that an expression had at the end of a text, as it may cross from a worker.

    Attributes:
        kind: "tensor", "number", "bool", "text", "none", "tuple", "list", "error", or a type's name for everything
            else. A sparse tensor is of the kind of its layout, a tensor of a class of the program's own of that name.
        text: As Python writes it, cut; of an error its message; of a tensor nothing.
        tensor: Where it is one (or a NumPy array): shape, dtype, cells. All of them up to MOST_CELLS.
        requires_grad: Of a tensor.
        number: Of an int, float or bool, also NumPy's.
        items: Of a tuple, list, set; of a dict (key, value) tuples. Those of sets and dicts are sorted by their text.
    """

    kind: str
    text: str = ""
    tensor: Snapshot | None = None
    requires_grad: bool = False
    number: float | int | bool | None = None
    items: tuple[Seen, ...] = ()


class Ran(msgspec.Struct, frozen=True):
    """The result of running one text.

    Attributes:
        seen: The value of each observed expression; none where the text ended early.
        mistake: What ended it.
    """

    seen: tuple[Seen, ...] = ()
    mistake: Mistake | None = None


class AnswersJob(msgspec.Struct, frozen=True, tag="answers"):
    """Run each answer after each of the texts that stand before it, each time in fresh variables, and look at values.

    Attributes:
        imports: Stands at the beginning of every text.
        befores: What stands between imports and answer: the shown example, instances.
        answers: Texts.
        observed: Expressions that are evaluated after each.
        generator: A text that defines ``instance(size)``; what it returns for sizes from 0 are further ``befores``.
        count: How many of them.
        seed: Of random numbers; the text after the n-th of ``befores`` gets seed + n.
    """

    imports: str
    befores: tuple[str, ...]
    answers: tuple[str, ...]
    observed: tuple[str, ...]
    generator: str = ""
    count: int = 0
    device: str = "cpu"
    seed: int = 0
    limits: Limits = Limits()

    @property
    def source(self) -> str:
        """All texts, for those who look for the modules that they need."""
        return "\n".join((self.imports, self.generator, *self.befores, *self.answers))

    @property
    def longest(self) -> int:
        """Characters of the longest program."""
        longest = max(map(len, self.answers), default=0) + max(map(len, self.befores), default=0)
        return len(self.imports) + max(longest, len(self.generator))


class AnswersReply(msgspec.Struct, frozen=True, tag="answers-reply"):
    """The reply to a job of texts.

    Attributes:
        instances: Assignments that stand for what the generator returned.
        ran: For each answer what it left behind after each of the befores, instances last. An answer that used up a
            budget has not been run after the others.
        fault: What is wrong with the generator, of FAULTS; then nothing was run.
        about: The size of the instance with which it is wrong.
        mistake: What ended the generator early.
    """

    instances: tuple[str, ...] = ()
    ran: tuple[tuple[Ran, ...], ...] = ()
    fault: str = ""
    about: int = 0
    mistake: Mistake | None = None


def problem_with(job: AnswersJob) -> str:
    """Return what is wrong with a job that the server made, "" when nothing is."""
    if len(job.answers) > MOST_ANSWERS or len(job.observed) > MOST_OBSERVED:
        return "answers"
    if not 0 <= job.count <= MOST_PLACES - len(job.befores) or (job.count and not job.generator):
        return "instances"
    return ""

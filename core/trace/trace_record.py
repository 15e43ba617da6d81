"""The record of a whole run, as a worker sends it and an export writes it: a Trace reads from one.

Two levels are kept. *Nodes* are the values that the learner's own operations made, one for every version
(``h.mul_(2)`` makes a second node for ``h``). *Autograd nodes* are torch's own graph (``MulBackward0``), each
attributed to the node whose operation made it; a composite such as cross_entropy has several of them inside.
"""

from __future__ import annotations

import msgspec

from core.trace.pass_record import BackwardPass
from core.trace.pictures import Figure
from core.trace.records import AutogradNode, Node, Scope, Snapshot, Span
from core.trace.tables import AutogradTable, NodeTable
from core.trace.variables import Variable


class Repair(msgspec.Struct, frozen=True, array_like=True):
    """A change of the text that would mend a mistake: replace ``span`` by ``text``. ``kind`` names its label."""

    kind: str
    span: Span
    text: str


class Mistake(msgspec.Struct, frozen=True):
    """An error of a learner's program, with its sentence.

    Attributes:
        kind: Which entry of core.explain.mistakes.MISTAKES says it; the screen translates by it.
        message: What happened, in English, with the learner's own shapes and names.
        hint: What to try, in English; may be "".
        span: The place, or None when there is none (an empty program).
        error: Name of the Python exception that plain Python would have raised, "" for a limit or a refusal.
        raised: torch's or Python's own message, untranslated; may be "".
        facts: What the sentences are filled with; values are text.
        repairs: Changes of the text to offer.
        nodes: Operand nodes that it is about, to be lit in the picture.
        cause: The place of what brought it about, where that is another one: the write that spoilt a saved value, the
            operation that cut the graph.
    """

    kind: str
    message: str
    hint: str
    span: Span | None
    error: str = ""
    raised: str = ""
    facts: dict[str, str] = {}
    repairs: tuple[Repair, ...] = ()
    nodes: tuple[int, ...] = ()
    cause: Span | None = None


class Result(msgspec.Struct, frozen=True):
    """The output of the program's last expression, as a notebook shows it: its text and the nodes in it."""

    text: str
    nodes: tuple[int, ...]


class Printed(msgspec.Struct, frozen=True, array_like=True):
    """One print: its text with the line end, the place, and how many nodes existed then."""

    text: str
    span: Span | None
    position: int


class Jacobian(msgspec.Struct, frozen=True, tag="jacobian"):
    """d(output)/d(operand) of one operation. Numerator layout: ``value`` has shape output + operand."""

    output_shape: tuple[int, ...]
    operand_shape: tuple[int, ...]
    value: Snapshot


class TraceRecord(msgspec.Struct, frozen=True):
    """Everything that one run left behind; what a worker sends and what an export writes. See `Trace`."""

    source: str
    device: str
    seed: int
    nodes: tuple[Node, ...] | NodeTable
    scopes: tuple[Scope, ...]
    autograd: tuple[AutogradNode, ...] | AutogradTable
    passes: tuple[BackwardPass, ...]
    variables: dict[str, Variable]
    result: Result | None
    prints: tuple[Printed, ...]
    mistake: Mistake | None
    warnings: tuple[Mistake, ...] = ()
    figures: tuple[Figure, ...] = ()

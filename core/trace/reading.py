"""The data that everything passes on: what one run of one program did, as frozen records.

A program goes in, a `Trace` comes out. This module imports neither torch nor anything of the screen, so the
server, a notebook and a test read the same records. What is stored is what cannot be derived; edges, consumers
and paths are functions of it.

Two levels are kept. *Nodes* are the values that the learner's own operations made, one for every version
(``h.mul_(2)`` makes a second node for ``h``). *Autograd nodes* are torch's own graph (``MulBackward0``), each
attributed to the node whose operation made it; a composite such as cross_entropy has several of them inside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

import msgspec
import numpy

from core.trace.pictures import Figure
from core.trace.reasons import Reason
from core.trace.records import ITEM_SIZES as ITEM_SIZES
from core.trace.records import AutogradNode, Contribution, Node, Remark, Scope, Snapshot, Span
from core.trace.records import Saved as Saved
from core.trace.records import Summary as Summary
from core.trace.tables import AutogradTable, ContributionTable, NodeTable, SnapshotsByKey, ways_of
from core.trace.tangents import Costs, Direction, Tangents


class BackwardPass(msgspec.Struct, frozen=True, dict=True):
    """One call of backward() or autograd.grad().

    Attributes:
        root: Node that was differentiated (the first of them, for several; the others are in ``roots``).
        roots: Every node that was differentiated.
        kind: "backward" or "grad".
        implicit: True when the explorer ran it because the program did not.
        span: Where the call stands; None for an implicit pass.
        position: How many nodes existed when it ran: nodes with a smaller index were there.
        retain_graph, create_graph: As passed by the program.
        adjoints: Node index → adjoint, for every node that received one.
        sent: Every contribution in the order in which autograd sent it.
        reasons: Node index → why there is no adjoint, where that is not simply that the root does not use it.
        accumulations: Leaf index → its ``.grad`` after this pass (kind "backward").
        autograd_adjoints: Index into Trace.autograd → the gradient that arrived at its first output, for the
            nodes inside composites (an operation's last autograd node is in ``adjoints`` by its node).
        order: Node indices in the order in which autograd visited them.
        explained_from: The first node of which ``reasons`` tell; of those before, only that they have no adjoint.
        remarks: What is remarkable about contributions, and about what a leaf's ``.grad`` holds.
    """

    root: int
    roots: tuple[int, ...]
    kind: str
    implicit: bool
    span: Span | None
    position: int
    retain_graph: bool
    create_graph: bool
    adjoints: dict[int, Snapshot] | SnapshotsByKey
    sent: tuple[Contribution, ...] | ContributionTable
    reasons: dict[int, Reason]
    accumulations: dict[int, Snapshot] | SnapshotsByKey
    autograd_adjoints: dict[int, Snapshot] | SnapshotsByKey
    order: tuple[int, ...]
    explained_from: int = 0
    remarks: tuple[Remark, ...] = ()

    def adjoint(self, node: int) -> Snapshot | None:
        """Return d(root)/d(node), in the node's shape; None when the root does not depend on it (see `why`)."""
        return self.adjoints.get(node)

    def contributions(self, node: int) -> tuple[tuple[int, int, Snapshot], ...]:
        """Return ((user, slot, value), …), in order of arrival; they sum to the adjoint. The root has none of
        its own: its adjoint starts from the cotangent that the pass was given."""
        arrived = [self.sent[place] for place in self._arriving.get(node, ())]
        return tuple([(one.user, one.slot, one.value) for one in arrived])

    @cached_property
    def _arriving(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for place, (_, _, operand) in enumerate(ways_of(self.sent)):
            found.setdefault(operand, []).append(place)
        return found

    def remark(self, user: int, slot: int, operand: int) -> Remark | None:
        """Return what is remarkable about a contribution, or about a leaf's .grad (leaf, `WITHIN`, leaf)."""
        way = (user, slot, operand)
        return next((one for one in self.remarks if (one.user, one.slot, one.operand) == way), None)

    def accumulated(self, node: int) -> Snapshot | None:
        """Return the leaf's ``.grad`` after this pass, or None where torch's is None."""
        return self.accumulations.get(node)

    def why(self, node: int) -> Reason | None:
        """Return why the node has no adjoint in this pass; None when it has one."""
        if node in self.adjoints:
            return None
        if node >= self.position:
            return self.reasons.get(node) or Reason("later")
        return self.reasons.get(node) or Reason("unused" if node >= self.explained_from else "earlier")


class Repair(msgspec.Struct, frozen=True, array_like=True):
    """A change of the text that would mend a mistake: replace ``span`` by ``text``. ``kind`` names its label."""

    kind: str
    span: Span
    text: str


class Mistake(msgspec.Struct, frozen=True):
    """What a learner's program did wrong, said once.

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


class NodeIndex(int):
    """The value of a variable that holds a tensor: the index of its node. An ``int`` that says what it is."""


class Described(msgspec.Struct, frozen=True, tag="other"):
    """The final value of a variable that is neither a tensor nor plain: its type's name and how it prints."""

    type_name: str
    text: str
    nodes: tuple[int, ...] = ()


class TensorVariable(msgspec.Struct, frozen=True, tag="node"):
    """On the wire: a variable that holds the tensor of a node."""

    node: int


class PlainVariable(msgspec.Struct, frozen=True, tag="plain"):
    """On the wire: an int (64 bit), float, bool, str or None."""

    value: int | float | bool | str | None


class BigInteger(msgspec.Struct, frozen=True, tag="big"):
    """On the wire: an int beyond 64 bits, in hexadecimal."""

    hexadecimal: str


class TupleVariable(msgspec.Struct, frozen=True, tag="tuple"):
    """On the wire: a tuple of such values."""

    items: tuple[TensorVariable | PlainVariable | BigInteger | TupleVariable | Described, ...]


Variable = TensorVariable | PlainVariable | BigInteger | TupleVariable | Described


def variable_value(variable: Variable) -> Any:
    """Return what ``Trace.variables`` shows: a `NodeIndex`, a plain value, a tuple of such, or a `Described`."""
    match variable:
        case TensorVariable(node):
            return NodeIndex(node)
        case PlainVariable(value):
            return value
        case BigInteger(hexadecimal):
            return int(hexadecimal, 16)
        case TupleVariable(items):
            return tuple(variable_value(item) for item in items)
    return variable


class Result(msgspec.Struct, frozen=True):
    """What a notebook cell would show for the program's last expression: its text and the nodes in it."""

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


def cell_index(flat: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the index tuple of a flat C-order cell; ``()`` for a scalar."""
    return tuple(int(i) for i in numpy.unravel_index(flat, shape)) if shape else ()


NOTEBOOK_PICTURE = "viz.notebook"
"""The module that draws a Trace for a notebook, by name: the data know no picture, and load it when one is wanted."""
Ask = Callable[[str, tuple[int, ...], str, tuple[Direction, ...]], Any]
"""How a Trace has a question answered that needs torch: ("local_jacobian", (node, slot), session, ()) and the like."""


class Trace:
    """One run of one program, immutable. Every page is a lens on it.

    The records are built at the first look: `core.record` must not slow the model that it watches, so it hands
    over a Trace that turns its references into Snapshots when somebody asks.

    Attributes (see `TraceRecord` and the records above):
        source, device, seed: What was run, and where.
        nodes: Every value in execution order.
        scopes: Functions, loops, iterations, modules and composites; 0 is the program.
        autograd: torch's own graph.
        passes: The backward passes in order; empty when none has run ("not yet" is not None and not zero).
        result: `Result` of the last expression, or None.
        mistake: What ended the program early, or None. What came before it is in the trace.
        warnings: What ran but is surely not meant, and advice such as "the last value is not a scalar".
    """

    __slots__ = ("__dict__", "__weakref__", "_ask", "_read")

    def __init__(self, read: TraceRecord | Callable[[], TraceRecord], ask: Ask | None = None) -> None:
        self._read = read
        self._ask = ask

    @cached_property
    def record(self) -> TraceRecord:
        """The data itself."""
        if not isinstance(self._read, TraceRecord):
            self._read = self._read()  # and with the reader goes the live graph that it held
        return self._read

    @property
    def source(self) -> str:
        return self.record.source

    @property
    def device(self) -> str:
        return self.record.device

    @property
    def seed(self) -> int:
        return self.record.seed

    @property
    def nodes(self) -> Sequence[Node]:
        return self.record.nodes  # type: ignore[return-value]  # a table is read like a tuple

    @property
    def scopes(self) -> tuple[Scope, ...]:
        return self.record.scopes

    @property
    def autograd(self) -> Sequence[AutogradNode]:
        return self.record.autograd  # type: ignore[return-value]

    @property
    def passes(self) -> tuple[BackwardPass, ...]:
        return self.record.passes

    @property
    def result(self) -> Result | None:
        return self.record.result

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that the program drew, in order."""
        return self.record.figures

    @property
    def prints(self) -> tuple[Printed, ...]:
        return self.record.prints

    @property
    def mistake(self) -> Mistake | None:
        return self.record.mistake

    @property
    def warnings(self) -> tuple[Mistake, ...]:
        return self.record.warnings

    @cached_property
    def variables(self) -> dict[str, Any]:
        """Name → `NodeIndex` for a tensor; int, float, bool, str, tuple and None as they are; else `Described`."""
        return {name: variable_value(variable) for name, variable in self.record.variables.items()}

    @cached_property
    def printed(self) -> str:
        """Everything that the program printed."""
        return "".join(one.text for one in self.record.prints)

    def named(self, name: str) -> Node:
        """Return the node that the variable holds at the end.

        Raises:
            KeyError: no variable of that name holds a tensor; the message lists those that do.
        """
        index = self.variables.get(name)
        if not isinstance(index, NodeIndex):
            known = ", ".join(sorted(n for n, v in self.variables.items() if isinstance(v, NodeIndex)))
            raise KeyError(f"no tensor is named {name!r}; there are: {known or 'none'}")
        return self.nodes[index]

    def local_jacobian(self, node: int, slot: int, *, session: str = "") -> Jacobian:
        """Return d(output)/d(operand) of one operation at the recorded values; see core.recording.jacobian.

        Numerator layout: entry [i, j] is dy_i/dx_j, so ``value`` has shape ``y.shape + x.shape`` (D2L 2.4.3).

        Args:
            session: Who asks, and whose share of the server it takes.

        Raises:
            NotDifferentiable: there is no derivative with respect to that operand; the message says why.
            LimitExceeded: it would have more than ``Limits.jacobian_elements`` entries.
        """
        return self._asked("local_jacobian", (node, slot), session)

    def finite_difference(self, node: int, slot: int, *, session: str = "") -> Jacobian:
        """Return the same as `local_jacobian` by central differences: each operand cell moved a little both ways.

        A check that uses no derivative. At a kink it is the mean of both sides' slopes.

        Raises:
            NotDifferentiable: the operand or the output is not made of real floating numbers.
            LimitExceeded: too many entries, or too many operand cells to move one by one.
        """
        return self._asked("finite_difference", (node, slot), session)

    def dependence(
        self, node: int, cell: tuple[int, ...] | int, *, session: str = ""
    ) -> dict[int, list[tuple[int, ...]]]:
        """Return {slot: [operand cells that this output cell depends on]}, cells as index tuples.

        Structural: the operand cell is named when changing it can change the output cell, whatever the values
        now (so ``0 * x`` depends on x, and a max depends on its whole fibre).

        Args:
            cell: Index tuple into the node's value, or a flat C-order index.

        Raises:
            LimitExceeded: the operands have too many cells to try.
        """
        if not isinstance(cell, int):
            cell = int(numpy.ravel_multi_index(cell, self.nodes[node].value.shape)) if cell else 0
        return self._asked("dependence", (node, cell), session)

    def tangents(
        self, *directions: Mapping[int, Sequence[float]], nodes: tuple[int, ...] = (), session: str = ""
    ) -> Tangents:
        """Return the tangent of every value when the leaves move along each direction (forward mode).

        Args:
            directions: Leaf (a node that no operation made) → its tangent's numbers in C order.
            nodes: The nodes whose tangents are wanted, whole; default: all of them, of large ones a corner.

        Raises:
            NotDifferentiable: a leaf is not made of real floating numbers.
            LimitExceeded: the tangents have more than ``Limits.tangent_cells`` numbers.
        """
        asked = tuple(
            tuple((node, tuple(float(one) for one in numbers)) for node, numbers in direction.items())
            for direction in directions
        )
        return self._asked("tangents", nodes, session, asked)

    def costs(self, *, session: str = "") -> Costs:
        """Return what one pass through the program multiplies, and how long torch takes for it."""
        return self._asked("costs", (), session)

    def with_record(self, record: TraceRecord) -> Trace:
        """Return a Trace of another record of the same run, that can be asked the same questions."""
        return Trace(record, self._ask)

    @property
    def run(self) -> Ask | None:
        """Which run it is of: the same object for all that `with_record` made of one, and for no other."""
        return self._ask

    def _asked(
        self, question: str, about: tuple[int, ...], session: str, directions: tuple[Direction, ...] = ()
    ) -> Any:
        if self._ask is None:
            raise RuntimeError("this Trace was read from a file: nothing is left to compute with")
        return self._ask(question, about, session, directions)

    def _repr_html_(self) -> str | None:
        """Jupyter asks for this: the picture, when the Trace is the value of a cell."""
        return import_module(NOTEBOOK_PICTURE).notebook_html(self)

    def __repr__(self) -> str:
        mistake = self.mistake and self.mistake.kind
        return f"Trace({len(self.nodes)} nodes, {len(self.passes)} backward passes, mistake={mistake})"

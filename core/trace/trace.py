"""The Trace: one run of one program, on which every page is a lens.

It imports neither torch nor anything of the screen, so the server, a notebook and a test read the same records. What
is stored is what cannot be derived; edges, consumers and paths are functions of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

import numpy

from core.trace.pass_record import BackwardPass
from core.trace.pictures import Figure
from core.trace.records import AutogradNode, Node, Scope
from core.trace.tangents import Costs, Direction, Tangents
from core.trace.trace_record import Jacobian, Mistake, Printed, Result, TraceRecord
from core.trace.variables import NodeIndex, variable_value

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

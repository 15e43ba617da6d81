"""Predict first: values, adjoints and shapes that are hidden until they have been predicted.

What is hidden is taken out of the trace itself, before any lens sees it: then no panel, sentence or tooltip can show
it by oversight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import msgspec

from core.trace import BackwardPass, Contribution, Node, Snapshot, Trace
from core.trace.tables import SnapshotsByKey
from viz.picture.titles import MADE
from viz.predict import Guess, first_difference

Kind = Literal["value", "adjoint", "shape"]
LETTERS: dict[str, Kind] = {"v": "value", "a": "adjoint", "s": "shape"}
MOST_BLANKS = 900
"""Things that may be asked of one run."""
HIDDEN, SHAPELESS = "predict", "predict-shape"
"""Why a Snapshot has no cells: see core.trace.reasons.MISSING."""


class Blank(NamedTuple):
    """Something to predict of one node. In links it is written ``3v``."""

    node: int
    kind: Kind

    @property
    def code(self) -> str:
        return f"{self.node}{self.kind[0]}"


def blank_read(code: str) -> Blank | None:
    """Return the blank that a code names; None for anything else (a link may hold anything)."""
    match = re.fullmatch(r"(\d{1,6})([vas])", code)
    return Blank(int(match[1]), LETTERS[match[2]]) if match else None


def possible(trace: Trace, shown: BackwardPass | None) -> list[Blank]:
    """Return what can be asked, of a long run the first: values, shapes and adjoints, where there are some.

    Every option is formatted, sent and kept with the session: a run of 50,000 operations would have 100,000.
    """
    found: list[Blank] = []
    for node in trace.nodes:
        if len(found) >= MOST_BLANKS:
            break
        if node.operation not in MADE and askable(node.value):
            found += [Blank(node.index, "value"), Blank(node.index, "shape")]
        adjoint = shown.adjoint(node.index) if shown else None
        if adjoint is not None and askable(adjoint) and node.index != (shown.root if shown else -1):
            found.append(Blank(node.index, "adjoint"))
    return found


def askable(value: Snapshot) -> bool:
    """Return whether a person could write the value down: few cells, and none of them missing."""
    return not value.missing and not value.elided and 0 < value.numel <= 16 and "complex" not in value.dtype


def truth(trace: Trace, shown: BackwardPass | None, blank: Blank) -> Snapshot | None:
    """Return what is to be predicted; None when this trace does not have it."""
    if not 0 <= blank.node < len(trace.nodes):
        return None
    if blank.kind == "adjoint":
        return shown.adjoint(blank.node) if shown else None
    return trace.nodes[blank.node].value


def difference(guess: Guess, real: Snapshot, blank: Blank) -> str | None:
    """Return "shape", "dtype" or "value", the first that is wrong; None when what was asked is right.

    Of a shape nothing but shape and dtype is asked.
    """
    return first_difference(guess if blank.kind != "shape" else Guess(guess.shape, guess.dtype), real)


def masked(trace: Trace, hidden: Iterable[Blank]) -> Trace:
    """Return the trace without what is hidden: in the nodes, in every pass, and on the edges that would tell."""
    of: dict[str, set[int]] = {kind: set() for kind in LETTERS.values()}
    for blank in hidden:
        of[blank.kind].add(blank.node)
    if not any(of.values()):
        return trace
    record = msgspec.structs.replace(
        trace.record,
        nodes=tuple(_node(node, of["value"], of["shape"]) for node in trace.nodes),
        passes=tuple(_pass(one, of["adjoint"], trace) if of["adjoint"] else _unremarked(one) for one in trace.passes),
    )
    return trace.with_record(record)


def _node(node: Node, values: set[int], shapes: set[int]) -> Node:
    if node.index in shapes:
        gone = msgspec.structs.replace(without_cells(node.value, SHAPELESS), shape=(), stride=(), kept=())
        return msgspec.structs.replace(node, value=gone)
    return msgspec.structs.replace(node, value=without_cells(node.value)) if node.index in values else node


def _pass(one: BackwardPass, adjoints: set[int], trace: Trace) -> BackwardPass:
    def each(values: Mapping[int, Snapshot] | SnapshotsByKey) -> dict[int, Snapshot]:
        return {index: without_cells(value) if index in adjoints else value for index, value in values.items()}

    def sent(contribution: Contribution) -> Contribution:
        if contribution.operand not in adjoints:
            return contribution
        return msgspec.structs.replace(contribution, value=without_cells(contribution.value))

    inside = {
        index: value for index, value in one.autograd_adjoints.items() if trace.autograd[index].node not in adjoints
    }
    return msgspec.structs.replace(
        one, adjoints=each(one.adjoints), accumulations=each(one.accumulations), sent=tuple(map(sent, one.sent)),
        autograd_adjoints=inside, remarks=(),
    )  # fmt: skip


def _unremarked(one: BackwardPass) -> BackwardPass:
    """Remarks tell shapes."""
    return msgspec.structs.replace(one, remarks=()) if one.remarks else one


def without_cells(value: Snapshot, why: str = HIDDEN) -> Snapshot:
    """Return the Snapshot with nothing in it."""
    return msgspec.structs.replace(value, cells=b"", kept=(0,) * len(value.shape), summary=None, missing=why)

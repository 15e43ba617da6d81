"""Checks the meaning of a worker's record: indices, lengths and spans. Decoding has checked the types before.

After `checked` a page may follow every index in a record, and read every Snapshot, without looking first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from math import prod
from string import Formatter

from core.sandbox import checking_tables as tables
from core.sandbox.checking_tables import require
from core.sandbox.messages import Answer, Garbage, Job, QuestionJob
from core.trace import (
    ITEM_SIZES,
    BackwardPass,
    BigInteger,
    Described,
    Figure,
    Jacobian,
    Mistake,
    Node,
    Snapshot,
    Span,
    TensorVariable,
    TraceRecord,
    TupleVariable,
    Variable,
)
from core.trace.pictures import (
    KINDS,
    LARGEST_SIDE,
    LONGEST_LABEL,
    MOST_BYTES,
    MOST_BYTES_TOGETHER,
    MOST_FIGURES,
    MOST_NAMES,
    MOST_PANELS,
    UNSEEN,
)
from core.trace.reasons import MISSING, NOTES, PASS_REMARKS, REASONS, Reason
from core.trace.records import LAYOUTS, WITHIN
from core.trace.tables import AutogradTable, ContributionTable, NodeTable, ReasonsByKey, SnapshotsByKey, SnapshotTable
from core.trace.tangents import BREAKS, Costs, Tangents

NESTED = 50
"""How deep tuples may lie in each other: who reads them may recurse."""

MOST_AXES = 64
"""NumPy makes no array with more: of a tensor that has more, no cells are kept."""
MOST_UNREAD_AXES = 10_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n|\r|\n")  # as Python's parser counts lines; str.splitlines knows more ends


def checked(record: TraceRecord, job: Job) -> TraceRecord:
    """Return the record, all of whose indices, lengths and spans are sound and which answers this job.

    Raises:
        Garbage: something is not; the message says what.
    """
    require((record.source, record.device, record.seed) == (job.source, job.device, job.seed), "another job's record")
    _Checker(record, job).check()
    return record


def checked_answer(answer: Answer, job: QuestionJob) -> Answer:
    """Return the answer, whose cells fit its shapes.

    Raises:
        Garbage: they do not.
    """
    value = answer.value
    if isinstance(value, Jacobian):
        require(job.question in ("local_jacobian", "finite_difference"), "a Jacobian that nobody asked for")
        require(value.value.shape == value.output_shape + value.operand_shape, "a Jacobian of another shape")
        sound_snapshot(value.value, job.limits.jacobian_elements)
    elif isinstance(value, Costs):
        require(job.question == "costs", "costs that nobody asked for")
        times = (value.plain_seconds, value.backward_seconds)
        require(all(0 <= seconds < float("inf") for seconds in times), "no time at all")
        counts = [count for slots in value.multiplications.values() for count in slots]
        require(all(0 <= count <= job.limits.jacobian_elements for count in counts), "too many factors")
    elif isinstance(value, Tangents):
        require(job.question == "tangents", "tangents that nobody asked for")
        _tangents(value, job)
    else:
        require(job.question == "dependence", "a dependence that nobody asked for")
        require(all(slot >= 0 and all(cell >= 0 for cell in cells) for slot, cells in value), "a negative cell")
    return answer


def _tangents(value: Tangents, job: QuestionJob) -> None:
    require(len(value.values) == len(value.unknown) == len(job.directions), "tangents of other directions")
    kept = sum(prod([max(1, length) for length in one.kept]) for values in value.values for one in values.values())
    require(kept <= job.limits.tangent_cells, "more tangents than are kept")
    for one in (one for values in value.values for one in values.values()):
        sound_snapshot(one, job.limits.jacobian_elements)
    require(all(one.kind in BREAKS and len(one.operation) <= LONGEST_LABEL for one in value.breaks), "an unknown break")
    broken = {one.node for one in value.breaks}
    require(all(node in broken for unknown in value.unknown for node in unknown.values()), "a break that nobody named")
    require(all(0 <= seconds < float("inf") for seconds in (value.plain_seconds, value.seconds)), "no time at all")


def sound_snapshot(one: Snapshot, most: int, *, whole: bool = True) -> None:
    """Refuse a Snapshot that `Snapshot.array` could not read, or that keeps more than ``most`` cells.

    One that is not ``whole`` has its cells elsewhere. An axis of length zero makes the others no shorter: a page may
    show a list for each of their places.
    """
    require(one.dtype in ITEM_SIZES and one.layout in LAYOUTS, f"unknown dtype {one.dtype!r}")
    require(len(one.kept) == len(one.shape) and len(one.stride) == len(one.shape), "axes that do not match")
    require(len(one.shape) <= (MOST_AXES if one.missing is None else MOST_UNREAD_AXES), "too many axes")
    require(all(0 <= kept <= length for kept, length in zip(one.kept, one.shape, strict=True)), "a corner too large")
    require(prod([max(1, kept) for kept in one.kept]) <= most, "more cells than are kept")
    if one.missing is not None:
        require(one.missing in MISSING and not one.cells, "missing cells without a known reason")
    elif whole:
        require(len(one.cells) == prod(one.kept) * ITEM_SIZES[one.dtype], "cells that do not fill the shape")


def _picture(figure: Figure) -> None:
    """Refuse what is no picture; a browser shows it as an image, in which nothing runs and nothing is loaded."""
    require(len(figure.svg) <= MOST_BYTES and figure.svg.startswith(b"<svg "), "a figure that is no picture")
    require(0 < figure.width <= LARGEST_SIDE and 0 < figure.height <= LARGEST_SIDE, "a figure of no size")
    try:
        text = figure.svg.decode()
    except UnicodeDecodeError:
        raise Garbage("a figure that is no text") from None
    require(_CONTROL.search(text) is None, "a figure with letters that no document has")


def _is_line(text: str) -> bool:
    """Whether a text is short and can be printed on one line."""
    return len(text) <= LONGEST_LABEL and (text == "" or text.isprintable())


class _Checker:
    """One record's check. Shapes and spans repeat a great deal, so those that were found sound are remembered."""

    def __init__(self, record: TraceRecord, job: Job) -> None:
        self.record = record
        self.most_cells = max(job.limits.kept_cells, job.limits.corner**4)
        self.nodes = range(len(record.nodes))
        self.autograd = range(len(record.autograd))
        self.lengths = [len(line) for line in _LINE_END.split(record.source)]
        self.sound_spans: set[Span | None] = {None}
        self.sound_shapes: set[tuple[object, ...]] = set()
        self.sound_kinds: set[Snapshot] = set()

    def check(self) -> None:
        record = self.record
        if isinstance(record.nodes, NodeTable):
            self.node_table(record.nodes)
        else:
            for index, node in enumerate(record.nodes):
                self.node(index, node)
        require(bool(record.scopes) and record.scopes[0].parent == -1, "no program scope")
        for index, scope in enumerate(record.scopes):
            require(index == 0 or 0 <= scope.parent < index, f"scope {index} lies in a later one")
            self.span(scope.span)
        if isinstance(record.autograd, AutogradTable):
            tables.autograd(record.autograd, len(record.nodes))
        for one in record.autograd if isinstance(record.autograd, tuple) else ():
            require(one.node in self.nodes, "an autograd node of no operation")
            require(all(edge == (-1, 0) or edge[0] in self.autograd for edge in one.edges), "an edge to nowhere")
            require(all(-1 <= kept.node < len(self.nodes) and kept.bytes >= 0 for kept in one.saved), "nothing kept")
        for one in record.passes:
            self.backward_pass(one)
        for variable in record.variables.values():
            self.variable(variable, NESTED)
        self.indices(record.result.nodes if record.result else (), "the result")
        for printed in record.prints:
            require(0 <= printed.position <= len(self.nodes), "a print after the end")
            self.span(printed.span)
        self.figures(record.figures)
        for mistake in (*record.warnings, *([record.mistake] if record.mistake else [])):
            self.mistake(mistake)

    def figures(self, figures: tuple[Figure, ...]) -> None:
        require(len(figures) <= MOST_FIGURES + 1, "too many figures")
        require(sum(len(figure.svg) for figure in figures) <= MOST_BYTES_TOGETHER, "figures that are too large")
        for figure in figures:
            self.span(figure.span)
            require(figure.unseen in UNSEEN and bool(figure.svg) == (figure.unseen == ""), "a figure without reason")
            if figure.svg:
                _picture(figure)
            require(len(figure.panels) <= MOST_PANELS and _is_line(figure.raised), "a figure with too many words")
            for panel in figure.panels:
                require(len(panel.names) <= MOST_NAMES, "a legend without end")
                require(all(map(_is_line, (panel.title, panel.xlabel, panel.ylabel, *panel.names))), "a label in lines")
                require(all(kind in KINDS and count > 0 for kind, count in panel.counts), "a figure of unknown things")

    def node(self, index: int, node: Node) -> None:
        require(node.index == index, f"node {index} says that it is {node.index}")
        require(all(0 <= operand < index for operand in node.operands), f"node {index} uses a later one")
        require(0 <= node.scope < len(self.record.scopes), f"node {index} lies in no scope")
        require(0 <= node.call <= index and node.output >= 0, f"node {index} belongs to no call")
        require(all(inner in self.autograd for inner in node.inside), f"node {index} has unknown insides")
        require(node.note == "" or node.note in NOTES, f"node {index} has an unknown note")
        require(len(node.expands) in (0, len(node.operands)), f"node {index} stretches what it has not")
        require(
            all(0 <= axis < len(node.value.shape) for axes in node.expands for axis in axes),
            f"node {index} stretches an axis that it has not",
        )
        self.span(node.span)
        self.snapshot(node.value)

    def node_table(self, table: NodeTable) -> None:
        self.snapshots(table.values)
        tables.nodes(table, len(self.record.scopes), len(self.record.autograd))
        for kind in table.kinds:
            self.span(kind.span)

    def snapshots(self, table: SnapshotTable) -> None:
        for kind in table.kinds:
            require(kind.cells == b"" and kind.summary is None, "a kind of Snapshot with cells of its own")
            self.kind(kind)
        tables.snapshots(table)

    def backward_pass(self, one: BackwardPass) -> None:
        nodes = self.record.nodes
        require(one.root == (one.roots[0] if one.roots else -1), "a pass whose root is another")
        for values in (one.adjoints, one.accumulations):
            self.keys(values, self.nodes, "a pass names a node that is not there")
        self.keys(one.autograd_adjoints, self.autograd, "an adjoint of nothing")
        self.reasons(one.reasons)
        self.indices((*one.roots, *one.order), "a pass")
        require(0 <= one.position <= len(nodes), "a pass after the end")
        if isinstance(one.sent, ContributionTable):
            require(isinstance(nodes, NodeTable), "a table of contributions between nodes that are none")
            tables.contributions(one.sent, self.operands)
            self.snapshots(one.sent.values)
        for sent in one.sent if isinstance(one.sent, tuple) else ():
            self.indices((sent.user, sent.operand), "a contribution")
            operands = nodes[sent.user].operands
            if sent.slot == WITHIN:
                require(nodes[sent.user].call == nodes[sent.operand].call, "a contribution from within another call")
            else:
                require(0 <= sent.slot < len(operands), "a contribution through no slot")
                require(operands[sent.slot] == sent.operand, "a contribution to another operand")
            self.snapshot(sent.value)
        for remark in one.remarks:
            self.indices((remark.user, remark.operand), "a remark")
            require(remark.kind in PASS_REMARKS and remark.slot >= WITHIN, "an unknown remark")
            named = {name for _, name, _, _ in Formatter().parse(PASS_REMARKS[remark.kind]) if name}
            require(named <= remark.facts.keys(), "a remark without its facts")
        for values in (one.adjoints, one.accumulations, one.autograd_adjoints):
            if isinstance(values, SnapshotsByKey):
                self.snapshots(values.snapshots)
            else:
                for value in values.values():
                    self.snapshot(value)
        self.span(one.span)

    @cached_property
    def operands(self) -> tables.Operands:
        assert isinstance(self.record.nodes, NodeTable)
        return tables.operands_in(self.record.nodes)

    def reasons(self, reasons: dict[int, Reason] | ReasonsByKey) -> None:
        nodes = len(self.nodes)
        if isinstance(reasons, ReasonsByKey):
            tables.reasons(reasons, nodes)
        self.indices(reasons, "a reason")
        told = reasons.kinds if isinstance(reasons, ReasonsByKey) else reasons.values()
        require(all(one.kind in REASONS and -1 <= one.node < nodes for one in told), "an unknown reason")

    def variable(self, variable: Variable, depth: int) -> None:
        require(depth >= 0, "tuples nested too deep")
        match variable:
            case TensorVariable(node):
                self.indices((node,), "a variable")
            case Described(nodes=nodes):
                self.indices(nodes, "a variable")
            case TupleVariable(items):
                for item in items:
                    self.variable(item, depth - 1)
            case BigInteger(digits):
                require(re.fullmatch(r"-?(0x)?[0-9a-f]{1,5000}", digits) is not None, "a number that is none")

    def mistake(self, mistake: Mistake) -> None:
        self.indices(mistake.nodes, "a mistake")
        self.span(mistake.span)
        self.span(mistake.cause)
        for repair in mistake.repairs:
            self.span(repair.span)

    def keys(self, values: dict[int, Snapshot] | SnapshotsByKey, indices: range, otherwise: str) -> None:
        if isinstance(values, SnapshotsByKey):
            tables.by_key(values, len(indices), otherwise)
        else:
            require(all(index in indices for index in values), otherwise)

    def indices(self, indices: Iterable[int], whose: str) -> None:
        require(all(index in self.nodes for index in indices), f"{whose} names a node that is not there")

    def span(self, span: Span | None) -> None:
        if span in self.sound_spans:
            return
        assert span is not None
        start, end = (span.line, span.column), (span.end_line, span.end_column)
        require(start <= end and all(self.is_place(*place) for place in (start, end)), f"{span} is not in the text")
        self.sound_spans.add(span)

    def is_place(self, line: int, column: int) -> bool:
        return 1 <= line <= len(self.lengths) and 0 <= column <= self.lengths[line - 1]

    def kind(self, one: Snapshot) -> None:
        if one not in self.sound_kinds:
            sound_snapshot(one, self.most_cells, whole=False)
            self.sound_kinds.add(one)

    def snapshot(self, one: Snapshot) -> None:
        key = (one.shape, one.kept, one.stride, one.dtype, one.missing, len(one.cells))
        if key not in self.sound_shapes:
            sound_snapshot(one, self.most_cells)
            self.sound_shapes.add(key)

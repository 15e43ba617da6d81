"""Judging a repair by the run of the changed program: does it do what it was for?

A program that runs after a change is not mended by that: the state of a loop that keeps its graph fails some turns
later, a loss that was made a new leaf trains nothing. So the run must come far enough, the leaves that were there must
get their gradients, gradients that were right must stay as they were, and nothing new may be doubted.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from core.explain.sentences.gradients import OF_GRADIENTS
from core.program.execute import Outcome
from core.trace import BackwardPass, Mistake, Repair, TraceRecord

ABOUT_GRADIENTS = frozenset(OF_GRADIENTS) | {
    "floor-derivative", "missing-derivative", "view-of-many", "numpy-losses", "deepcopy-not-leaf", "expanded-write",
    "expanded-write-at", "through-numpy", "pass-from-leaf", "pass-from-leaf-cut",
}  # fmt: skip
"""Kinds whose repairs must let the program's leaves get their gradients."""
UNRELATED = frozenset(
    "not-zeroed scheduler-first softmax-axis clipped-early only-named softmax-twice sigmoid-twice nll-probabilities "
    "softmax-over-batch dropout-in-eval step-rounded step-zeroed not-scalar".split()
)
"""Doubts about what the mistake kept from running: a repair lets them be seen and does not bring them about."""


class Judged(NamedTuple):
    """One run of a program, for judging.

    Attributes:
        warnings: What is doubted about it, and what Python warned of.
    """

    text: str
    outcome: Outcome
    record: TraceRecord
    warnings: tuple[Mistake, ...]


def mends(mistake: Mistake, repair: Repair, before: Judged, after: Judged) -> bool:
    """Return whether a changed program shows that the repair of its mistake does what it is for."""
    failed = after.outcome.mistake
    if failed is not None and not _further(failed, mistake, repair, before, after):
        return False
    if mistake.kind in ABOUT_GRADIENTS:
        if failed is not None and failed.kind in ABOUT_GRADIENTS:
            return False  # the next mistake is likely the price of this repair
        if not (_leaves_reached(before, after) and _gradients_stay(before, after)):
            return False
    return not _new(before, after)


def clears(doubt: Mistake, repair: Repair, before: Judged, after: Judged) -> bool:
    """Return whether a changed program runs to its end without the doubt, and not because less is computed."""
    if after.outcome.mistake is not None or any(one.kind == doubt.kind for one in after.warnings):
        return False
    if doubt.kind in ABOUT_GRADIENTS and not _leaves_reached(before, after):
        return False
    return not _new(before, after)


def _new(before: Judged, after: Judged) -> set[str]:
    """Return the kinds of warning that only the changed program has."""
    return {one.kind for one in after.warnings} - {one.kind for one in before.warnings} - UNRELATED


# --- how far it ran ------------------------------------------------------------------------------------------------


def _further(failed: Mistake, mistake: Mistake, repair: Repair, before: Judged, after: Judged) -> bool:
    """Whether a changed program came past the place at which it had failed, and through the rest of its loop."""
    if failed.span is None or mistake.span is None:
        return False
    if failed.kind.startswith(("syntax", "indentation")):
        return False
    if failed.kind == mistake.kind == "name-import" and failed.facts != mistake.facts:
        return True  # one of several imports that are missing
    lines = repair.text.count("\n") - (repair.span.end_line - repair.span.line)
    shift = lines if repair.span.line <= mistake.span.line else 0
    further = failed.span.line - mistake.span.line - shift > 0
    if _parsed(before.text) is None:
        return further
    statements = after.outcome.progress - before.outcome.progress - (_statements(after.text) - _statements(before.text))
    if statements or _in_loop(before, mistake.span.line):
        return statements > 0
    return after.outcome.steps > before.outcome.steps or further


def _statements(text: str) -> int:
    tree = _parsed(text)
    return len(tree.body) if tree else 0


def _in_loop(run: Judged, line: int) -> bool:
    """Whether a loop stands around a line, or around the call that led to it."""
    tree = _parsed(run.text)
    if tree is None:
        return False
    called = tree.body[run.outcome.progress : run.outcome.progress + 1]
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For | ast.While)]
    lines = [line, *(one.lineno for one in called if isinstance(one, ast.For | ast.While))]
    return any(loop.lineno <= one <= (loop.end_lineno or 0) for loop in loops for one in lines)


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except SyntaxError:
        return None


# --- gradients -----------------------------------------------------------------------------------------------------


def _leaves_reached(before: Judged, after: Judged) -> bool:
    """Whether the leaves of the program that its operations use get gradients now; true where no pass is asked for."""
    passes = after.record.passes
    if not passes:
        return True
    wanted = set(_leaves(before.record))
    reached = {name for one in passes for index in one.adjoints for name in after.record.nodes[index].names}
    return wanted <= reached


def _leaves(record: TraceRecord) -> Iterator[str]:
    """Yield the names of the leaves that require a gradient and are used."""
    used = {operand for node in record.nodes for operand in node.operands}
    for node in record.nodes:
        if node.index in used and node.value.is_leaf and node.value.requires_grad and node.names:
            yield node.names[0]


def _gradients_stay(before: Judged, after: Judged) -> bool:
    """Whether the passes before the mistake still give each leaf the same."""
    pairs = zip(before.record.passes, after.record.passes, strict=False)
    return all(_same(_by_name(before, one), _by_name(after, two)) for one, two in pairs)


def _by_name(run: Judged, one: BackwardPass) -> dict[str, bytes]:
    """Return the gradients of leaves with a name."""
    return {
        run.record.nodes[index].names[0]: adjoint.cells
        for index, adjoint in one.adjoints.items()
        if run.record.nodes[index].value.is_leaf and run.record.nodes[index].names
    }


def _same(left: dict[str, bytes], right: dict[str, bytes]) -> bool:
    return all(right.get(name, cells) == cells for name, cells in left.items())

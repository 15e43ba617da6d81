"""The derivative of a root as a formula: which steps of a trace lead from symbols to it, told to a process with SymPy.

SymPy may take long over an expression that looks harmless, so it works in a process that is killed after a while;
the server never imports it.
"""

from __future__ import annotations

import msgspec

from core.sandbox.helpers import HelperLost, Helpers, HelpersFull
from core.trace import BackwardPass, Node, Trace
from viz.node.latex import name_latex
from viz.recent import Recent

SECONDS = 12.0
IDLE = 300.0
"""Seconds without a question after which SymPy's process ends: it takes 90 MB."""

KEPT_BYTES = 6_000_000
"""Answers of all sessions together: a usual one takes a kilobyte, one with long names far more."""

MOST_STEPS, MOST_CELLS, SHOWN_CELLS = 40, 64, 4


class Step(msgspec.Struct, frozen=True):
    """A value on the way: a source with its numbers, or a call of earlier steps.

    Attributes:
        shape: Of the value.
        text: The call with its operands as slots; "" for a source.
        operands: Numbers of earlier steps.
        name: LaTeX of a source that is written as a symbol; "" for one that is written as numbers.
        cells: A source's numbers, C order.
        operation: What a refusal names.
    """

    shape: tuple[int, ...]
    text: str = ""
    operands: tuple[int, ...] = ()
    name: str = ""
    cells: tuple[float, ...] = ()
    operation: str = ""


class Question(msgspec.Struct, frozen=True):
    """A question to SymPy: d(last step)/d(each of the first cells of step ``variable``).

    Attributes:
        entries: Whether the last step may have several cells, whose derivatives are all wanted. Indices then begin at 1
            and have no comma, as in books, and a formula that is too long is "".
    """

    steps: tuple[Step, ...]
    variable: int
    cells: int
    entries: bool = False


class Answer(msgspec.Struct, frozen=True):
    """Formulas and their numbers at the learner's values, cell by cell; ``refused`` says why there are none.

    Where the last step has several cells: all derivatives of its first cell, then of its second, and so on. ``outputs``
    are the formulas of the last step's own cells.

    ``refused`` is "", "operation" (``operation`` is what has no rule there), "root" or "long".
    """

    formulas: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    refused: str = ""
    operation: str = ""
    outputs: tuple[str, ...] = ()


def symbolic(trace: Trace, node: Node, shown: BackwardPass) -> Answer:
    """Return d(root)/d(node) as formulas in the names of leaves and constants, and in the node's own."""
    return answer_of(question(trace, node, shown))


def answer_of(found: Question | Answer) -> Answer:
    """Return SymPy's answer to a question, or why it is not asked."""
    return found if isinstance(found, Answer) else _asked(msgspec.json.encode(found))


def question(trace: Trace, node: Node, shown: BackwardPass) -> Question | Answer:
    """Return what to ask SymPy, or why it is not asked."""
    root = trace.nodes[shown.root]
    adjoint = shown.adjoint(root.index)
    if len(shown.roots) > 1 or root.value.shape or adjoint is None or adjoint.array().item() != 1:
        return Answer(refused="root")
    wanted = _needed(trace, root, node)
    if len(wanted) > MOST_STEPS:
        return Answer(refused="long")
    places: dict[int, int] = {}
    steps: list[Step] = []
    for index in sorted(wanted):
        one = trace.nodes[index]
        if one.value.numel > MOST_CELLS or one.value.missing or one.value.elided:
            return Answer(refused="long")
        places[index] = len(steps)
        steps.append(source_step(one) if _is_source(one, node) else call_step(one, places))
    if root.index != max(wanted):
        return Answer(refused="root")
    return Question(tuple(steps), places[node.index], min(node.value.numel, SHOWN_CELLS))


def _needed(trace: Trace, root: Node, node: Node) -> set[int]:
    """Return every value that the root is made of, down to sources; the node is one of them."""
    found: set[int] = {node.index}
    waiting = [root.index]
    while waiting and len(found) <= MOST_STEPS:
        index = waiting.pop()
        if index in found and index != root.index:
            continue
        found.add(index)
        if not _is_source(trace.nodes[index], node):
            waiting += trace.nodes[index].operands
    return found


def _is_source(one: Node, node: Node) -> bool:
    """Whether a value stands as symbols: the node in question, a leaf, and whatever no gradient passes through."""
    return one.index == node.index or not one.operands or not one.value.requires_grad


def source_step(one: Node) -> Step:
    """Return a value as symbols where it has a name or takes a gradient, else as numbers."""
    named = bool(one.names) and one.value.dtype.startswith(("float", "bfloat"))
    symbol = named or one.value.requires_grad
    cells = tuple(float(cell) for cell in one.value.array().reshape(-1).tolist())
    return Step(one.value.shape, name=name_latex(one) if symbol else "", cells=cells)


def call_step(one: Node, places: dict[int, int]) -> Step:
    """Return an operation of earlier steps, whose numbers ``places`` holds by node."""
    operands = tuple(places[operand] for operand in one.operands)
    return Step(one.value.shape, one.text, operands, operation=one.operation)


_helpers = Helpers("viz.node.symbolic_process", most=2, seconds=SECONDS, spare=False, idle=IDLE)


_answers: Recent[Answer] = Recent(KEPT_BYTES, KEPT_BYTES)


def _asked(asked: bytes) -> Answer:
    found = _answers.find(asked)
    if found is None:
        try:
            found = msgspec.json.decode(_helpers.ask(asked), type=Answer)
        except HelpersFull:  # of the moment: not to be kept
            return Answer(refused="long")
        except HelperLost:
            found = Answer(refused="long")
        _answers.keep(asked, found)
    return found

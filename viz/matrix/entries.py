"""The formula of every entry of a derivative: SymPy differentiates the steps of the trace, cell by cell."""

from __future__ import annotations

import msgspec

from core.trace import Node, Trace
from viz.escaping import latex_text
from viz.node.symbolic_question import MOST_CELLS, MOST_STEPS, Answer, Question, Step, answer_of, call_step, source_step

MOST_ENTRIES = 144
"""Derivatives that are written as formulas; each takes SymPy some milliseconds."""
MOST_SYMBOLS = 32
"""Cells that are symbols; with more of them only the variable's are, and constants are numbers."""


def entry_formulas(trace: Trace, output: Node, variable: Node, name: str) -> Answer:
    """Return the formulas of ``d output / d variable``, in torch's order of axes, and their numbers.

    Args:
        name: How the variable's cells are called.
    """
    return answer_of(entries_question(trace, output, variable, name))


def entries_question(trace: Trace, output: Node, variable: Node, name: str) -> Question | Answer:
    """Return what SymPy is asked: the output's steps down to the variable, everything else as a source."""
    if output.value.numel * variable.value.numel > MOST_ENTRIES:
        return Answer(refused="entries")
    steps: list[Step] = []
    places: dict[int, int] = {}
    for index in sorted(_way(trace, output.index, variable.index)):
        one = trace.nodes[index]
        if one.value.numel > MOST_CELLS or one.value.missing or one.value.elided:
            return Answer(refused="long")
        places[index] = len(steps)
        steps.append(call_step(one, places) if _moves(trace, one, variable.index) else source_step(one))
    if len(steps) > MOST_STEPS or variable.index not in places or output.index != max(places):
        return Answer(refused="long")
    at = places[variable.index]
    # Inside of functions the tensor has other names, too.
    steps[at] = msgspec.structs.replace(steps[at], name=_written_name(name, steps))
    if sum(len(step.cells) for step in steps if step.name) > MOST_SYMBOLS:
        steps = [
            msgspec.structs.replace(step, name=step.name if place == at else "") for place, step in enumerate(steps)
        ]
    return Question(tuple(steps), places[variable.index], variable.value.numel, entries=True)


def _written_name(name: str, steps: list[Step]) -> str:
    """Return a variable in a formula of cells: a matrix's entries in lower case, as books do, where that is free."""
    if len(name) > 1:
        return rf"\mathrm{{{latex_text(name)}}}"
    return name if any(step.name == name.lower() for step in steps) else name.lower()


def _moves(trace: Trace, one: Node, variable: int) -> bool:
    """Return whether a value depends on the variable, and so must be a formula and not a number."""
    return one.index != variable and variable in _above(trace, one.index)


def _above(trace: Trace, index: int) -> set[int]:
    found: set[int] = set()
    waiting = [index]
    while waiting:
        now = waiting.pop()
        if now not in found:
            found.add(now)
            waiting += trace.nodes[now].operands
    return found


def _way(trace: Trace, output: int, variable: int) -> set[int]:
    """Return the values that the output is made of: those that depend on the variable, and what these take."""
    moving = {one for one in _above(trace, output) if variable in _above(trace, one)}
    taken = {operand for one in moving if one != variable for operand in trace.nodes[one].operands}
    return moving | taken | {output, variable}

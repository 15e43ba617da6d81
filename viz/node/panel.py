"""Lines of the panel on a node: its place in the text, its value, its uses; made from the Trace alone."""

from __future__ import annotations

from core.trace import Node, Trace
from viz.cells import shape_shown
from viz.escaping import visible_lines
from viz.naming import formula_text, titled
from viz.node.tensor_line import summary_line, tensor_line
from viz.prose import FORWARD, Line, code, filled, line, listed, sentence
from viz.words import _, note_sentence

LISTED = 8
"""Uses written out one by one."""

LONGEST_EXPRESSION = 600
"""Characters of a call."""


def place(node: Node) -> Line:
    """Return where the node stands and what it is: line, shape, dtype, device, torch's node."""
    parts = [line(_("line {line}").format(line=node.span.line))] if node.span else []
    facts = [shape_shown(node.value)]
    facts += [node.value.dtype] if node.value.missing != "predict-shape" else []
    facts += [node.value.device] if node.value.device != "cpu" else []
    facts += [node.grad_fn] if node.grad_fn else []
    return listed([*parts, *map(code, facts)], " · ")


def expression(trace: Trace, node: Node) -> str:
    """Return the call with its operands' names in it: ``a = dot(x, w)``; its beginning when it is long."""
    return visible_lines(formula_text(trace, node), LONGEST_EXPRESSION)


def value_lines(node: Node) -> list[Line]:
    """Return the value, the summary of a large one, and what is remarkable about the node."""
    lines = [tensor_line(node.value, FORWARD)]
    if node.value.summary is not None:
        lines.append(summary_line(node.value))
    note = note_sentence(node.note)
    return lines + ([sentence(note)] if note else [])


def use_line(trace: Trace, users: tuple[int, ...]) -> Line:
    """Return which operations use a value."""
    if not users:
        return line(_("Nothing uses it."))
    shown = listed([code(titled(trace.nodes[user])) for user in users[:LISTED]], ", ")
    more = " …" if len(users) > LISTED else ""
    return filled(_("Used by {users}."), users=line(shown, more))

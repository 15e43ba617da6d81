"""What the panels say about one node: whole sentences in Markdown, made from the Trace alone."""

from __future__ import annotations

import re

from core.trace import BackwardPass, Node, Trace
from viz.cells import shape_shown
from viz.escaping import code_span, formula, in_colour, sentence_markdown
from viz.naming import short_name, titled
from viz.never_asked import never_asked
from viz.node.latex import adjoint_latex
from viz.node.tensor_markdown import BACKWARD, FORWARD, summary_markdown, tensor_markdown
from viz.words import Words, note_sentence, reason_sentence

LISTED = 8
"""Uses written out one by one."""


def heading(node: Node) -> str:
    """Return the node's operation and variable."""
    return f"**{code_span(node.operation)}**" + (f" → **{code_span(node.names[-1])}**" if node.names else "")


def place(node: Node, words: Words) -> str:
    """Return one line on where the node stands and what it is: line, shape, dtype, device, torch's node."""
    parts = [words.gettext("line {line}").format(line=node.span.line)] if node.span else []
    facts = [shape_shown(node.value)]
    facts += [node.value.dtype] if node.value.missing != "predict-shape" else []
    facts += [node.value.device] if node.value.device != "cpu" else []
    facts += [node.grad_fn] if node.grad_fn else []
    return in_colour("gray", " · ".join([*parts, *map(code_span, facts)]))


def expression(trace: Trace, node: Node) -> str:
    """Return the call with its operands' names in it: ``a = dot(x, w)``."""
    operands = [short_name(trace.nodes[index]) for index in node.operands]
    call = re.sub(r"\{(\d+)\}", lambda slot: operands[int(slot.group(1))], node.text) or node.operation
    return f"{node.names[-1]} = {call}" if node.names else call


def value_lines(node: Node, words: Words) -> list[str]:
    """Return the value, the summary of a large one, and what is remarkable about the node."""
    lines = [tensor_markdown(node.value, FORWARD, words)]
    if node.value.summary is not None:
        lines.append(summary_markdown(node.value, words))
    note = sentence_markdown(note_sentence(node.note, words))
    return lines + ([note] if note else [])


def use_line(trace: Trace, node: Node, words: Words) -> str:
    """Return which operations use the value."""
    users = [other for other in trace.nodes if node.index in other.operands]
    if not users:
        return in_colour("gray", words.gettext("Nothing uses it."))
    shown = ", ".join(code_span(titled(user)) for user in users[:LISTED]) + (" …" if len(users) > LISTED else "")
    return in_colour("gray", words.gettext("Used by {users}.").format(users=shown))


def leaf_heading(node: Node) -> str:
    """Return a leaf's name and shape."""
    return f"**{code_span(short_name(node))}** " + in_colour("gray", code_span(str(node.value.shape)))


def leaf_lines(trace: Trace, node: Node, shown: BackwardPass | None, words: Words) -> list[str]:
    """Return a leaf's value and its adjoint, or why it has none, for the overview."""
    lines = [tensor_markdown(node.value, FORWARD, words)]
    if shown is None:
        never = never_asked(trace, node)
        waiting = words.gettext("Not yet: no backward pass has run.")
        return [*lines, sentence_markdown(reason_sentence(never, words)) if never else waiting]
    adjoint = shown.adjoint(node.index)
    reason = shown.why(node.index)
    if reason is not None or adjoint is None:
        return lines + ([sentence_markdown(reason_sentence(reason, words))] if reason else [])
    return [*lines, f"{formula(adjoint_latex(trace, shown, node) + ' =')} {tensor_markdown(adjoint, BACKWARD, words)}"]

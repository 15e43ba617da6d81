"""Everything that is said about a node, as data for the browser: it opens a node without asking anybody.

All nodes of a short program are written at once, beside its picture; of a longer one each when somebody opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from core.trace import Node, Trace
from viz.escaping import visible
from viz.gradient_causes import why
from viz.naming import own_number, pair_names, short_name
from viz.node.panel import expression, place, use_line, value_lines
from viz.node.panel_adjoint import adjoint_lines, sent_lines
from viz.node.panel_formula import formula_lines
from viz.node.panel_rule import rule_lines
from viz.node.panel_torch import torch_lines
from viz.prose import Line, as_data, line, sentence

AT_ONCE = 60
"""Nodes of a program that are written beforehand."""

MOST_BYTES = 200_000
"""Of all that is written beforehand; what does not fit comes when it is asked for."""

MOST_OPERANDS = 6
LONGEST_WAY = 400
"""Nodes on the way of a gradient that are named; a longer way is not lit."""

Kind = Literal["formula", "value", "adjoint", "sent", "rule", "why", "torch"]


class Section(msgspec.Struct, frozen=True):
    """One part of what is said. Its kind tells from which step on it holds, and names its title (`TITLES`)."""

    kind: Kind
    lines: tuple[Line, ...]


class Details(msgspec.Struct, frozen=True):
    """The details of a node, as pieces of text.

    Attributes:
        node: Its index.
        name: What it is called in sentences.
        expression: The call with its operands' names.
        place: Line, shape, dtype, torch's node.
        sections: In the order in which they are shown.
        way: Nodes on the way of its gradient; ``culprit`` made it what it is (or −1).
    """

    node: int
    name: str
    expression: str
    place: Line
    sections: tuple[Section, ...]
    way: tuple[int, ...] = ()
    culprit: int = -1


TITLES: Mapping[str, str] = {
    "formula": "Formula",
    "value": "Value",
    "adjoint": "Adjoint",
    "sent": "What it sends back",
    "rule": "Derivative rule",
    "why": "Why?",
    "torch": "In PyTorch",
}


def details(trace: Trace, index: int, number: int | None) -> Details:
    """Return what is said about one node in a backward pass (None where there is none)."""
    node, shown = trace.nodes[index], None if number is None else trace.passes[number]
    reason = why(trace, node, number)
    users = tuple(other.index for other in trace.nodes if index in other.operands)
    sections: list[tuple[Kind, Iterable[Line]]] = [
        ("formula", formula_lines(trace, node, None)),
        ("value", [*value_lines(node), use_line(trace, users)]),
        ("adjoint", adjoint_lines(trace, node, shown)),
        ("sent", sent_lines(trace, node, shown)),
        ("rule", _rules(trace, node, number)),
        ("why", map(sentence, reason.says)),
        ("torch", torch_lines(trace, node)),
    ]
    written = [Section(kind, tuple(lines)) for kind, lines in sections]
    way = tuple(sorted(reason.path)) if len(reason.path) <= LONGEST_WAY else ()
    return Details(
        index, visible(short_name(node)), expression(trace, node), place(node),
        tuple(one for one in written if one.lines), way, reason.culprit,
    )  # fmt: skip


def _rules(trace: Trace, node: Node, number: int | None) -> list[Line]:
    """Return the rule of every operand but plain numbers, each under its name where there are several."""
    shown = None if number is None else trace.passes[number]
    found: list[Line] = []
    slots = [slot for slot, index in enumerate(node.operands) if own_number(trace.nodes[index]) is None]
    several = len({node.operands[slot] for slot in slots}) > 1
    for slot in slots[:MOST_OPERANDS]:
        lines = rule_lines(trace, node, slot, shown)
        if lines and several:
            found.append(line("∂{}/∂{}".format(*pair_names(node, trace.nodes[node.operands[slot]]))))
        found += [one for one in lines if one not in found] or lines  # never a name above nothing
    return found


def written(trace: Trace, nodes: Iterable[int], number: int | None) -> str:
    """Return the details of nodes as a JSON list, as far as `MOST_BYTES` allows."""
    texts: list[bytes] = []
    size = 0
    for index in nodes:
        text = msgspec.json.encode(_data(details(trace, index, number)))
        size += len(text) + 1
        if size > MOST_BYTES:
            break
        texts.append(text)
    return f"[{b','.join(texts).decode()}]"


def _data(one: Details) -> dict[str, Any]:
    return {
        "node": one.node, "name": one.name, "expression": one.expression, "place": as_data(one.place),
        "sections": [[section.kind, [as_data(line) for line in section.lines]] for section in one.sections],
        "way": one.way, "culprit": one.culprit,
    }  # fmt: skip


def beforehand(trace: Trace) -> range:
    """Return the nodes that are written with the picture."""
    return range(len(trace.nodes) if len(trace.nodes) <= AT_ONCE else 0)

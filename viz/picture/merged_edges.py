"""Sentences of a line that stands for several uses: their number, the tensors, the sum of what comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec
import numpy

from core.trace import BackwardPass, Snapshot, Trace
from core.trace.tables import ways_of
from viz.cells import shape_shown
from viz.naming import bracketed
from viz.naming import short_name as called
from viz.picture.edge_facts import EdgeFacts, why_unsent
from viz.picture.fold_cards import Card, Edge
from viz.picture.titles import heading, more_operands, uses
from viz.timeline.step_sentences import TERMS, in_numbers, sum_text, value_text
from viz.words import _, reason_sentence

SUMMED = 2_000
"""Contributions that one line adds up; of more it says how many uses there are."""

NAMED = 4
"""Tensors that are told one by one; of more, the rest is counted."""

Sent = Mapping[tuple[int, int], Snapshot]
"""(user, slot) → what the pass sent along that use."""


def sent_along(edges: tuple[Edge, ...], one: BackwardPass | None) -> dict[tuple[int, int], Snapshot]:
    """Return the contributions of all uses whose lines can say what they carry."""
    if one is None:
        return {}
    drawn = {use[1:] for edge in edges if len(edge.uses) <= SUMMED for use in edge.uses}
    return {key: one.sent[place].value for place, way in enumerate(ways_of(one.sent)) if (key := way[:2]) in drawn}


def summed(values: list[Snapshot]) -> Snapshot | None:
    """Return the sum of contributions to one value, None where a number of them is not known.

    It has the dtype in which `Snapshot.array` gives them: float32 for those that NumPy lacks.
    """
    if any(value.missing or value.elided for value in values):
        return None
    arrays = [value.array() for value in values]
    total = numpy.sum(arrays, axis=0, dtype=arrays[0].dtype)
    return msgspec.structs.replace(values[0], cells=total.tobytes(), dtype=arrays[0].dtype.name)


def merged_facts(trace: Trace, one: BackwardPass | None, edge: Edge, ends: tuple[Card, Card], sent: Sent) -> EdgeFacts:
    """Return what a line between two cards has to tell that stands for several uses."""
    title = " → ".join(_title(trace, card) for card in ends)
    says = [
        _("×{count}: {count} uses are drawn as one line.").format(count=len(edge.uses)),
        _("What goes through: {tensors}.").format(tensors=_tensors(trace, edge)),
    ]
    if one is None:
        return EdgeFacts(title, (*says, _("Not yet: no backward pass has run.")))
    if len(edge.uses) > SUMMED:
        return EdgeFacts(
            title,
            (
                *says,
                _("More than {count} uses: what comes back through them is not added up here.").format(count=SUMMED),
            ),
        )
    arrived: dict[int, list[Snapshot]] = {}
    for operand, user, slot in edge.uses:
        if (user, slot) in sent:
            arrived.setdefault(operand, []).append(sent[user, slot])
    if arrived:
        return EdgeFacts(title, (*says, *_came_back(trace, one, arrived)))
    unsent = [why_unsent(one, trace.nodes[operand], trace.nodes[user]) for operand, user, _slot in edge.uses]
    reasons = {reason_sentence(reason) for reason, _never in unsent}
    why = reasons.pop() if len(reasons) == 1 else _("No gradient comes back through it in this pass.")
    return EdgeFacts(title, (*says, why), blocked=all(never for _reason, never in unsent))


def _title(trace: Trace, card: Card) -> str:
    if card.kind == "more":
        return more_operands(card)
    node = trace.nodes[card.shown]
    return called(node) if node.names and not card.folded else heading(trace, card)[0]


def _tensors(trace: Trace, edge: Edge) -> str:
    """Return ``w (3,), h (2,) ×5 and 3 more``: every tensor once, those of one name and shape together."""
    nodes = [trace.nodes[index] for index in dict.fromkeys(use[0] for use in edge.uses)]
    counted = Counter(f"{called(node)} {shape_shown(node.value)}" for node in nodes)
    told = [f"{name} {uses(count)}" if count > 1 else name for name, count in counted.items()]
    listed = ", ".join(told[:NAMED])
    return (
        _("{tensors} and {count} more").format(tensors=listed, count=len(told) - NAMED) if len(told) > NAMED else listed
    )


def _came_back(trace: Trace, one: BackwardPass, arrived: dict[int, list[Snapshot]]) -> list[str]:
    """Return a sentence for every value to which contributions come back through this line, and its whole adjoint
    where others come to it elsewhere."""
    says = []
    for operand, values in list(arrived.items())[:NAMED]:
        says.append(_back_to(called(trace.nodes[operand]), values))
        everywhere, adjoint = one.contributions(operand), one.adjoint(operand)
        if len(arrived) == 1 and len(everywhere) > len(values) and adjoint is not None:
            says.append(sum_text(called(trace.nodes[operand]), [value for *_, value in everywhere], adjoint))
    if len(arrived) > NAMED:
        says.append(_("… and contributions to {count} more tensors.").format(count=len(arrived) - NAMED))
    return says


def _back_to(name: str, values: list[Snapshot]) -> str:
    if len(values) == 1:
        return _("One contribution comes back to {name}: {value}").format(name=name, value=value_text(values[0]))
    total = summed(values)
    value = value_text(values[0] if total is None else total)
    terms = [in_numbers(each) for each in values]
    if total is not None and len(terms) <= TERMS and all(terms):
        value = f"{' + '.join([terms[0], *map(bracketed, terms[1:])])} = {value}"
    return _("{count} contributions come back to {name}, sum = {value}").format(
        name=name, count=len(values), value=value
    )

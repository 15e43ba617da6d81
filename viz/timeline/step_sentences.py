"""One plain sentence for a step of the timeline, with the learner's names and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.trace import WITHIN, BackwardPass, Contribution, Node, Snapshot, Trace
from viz.cells import BLANK, is_blank, shape_text, short_text
from viz.naming import short_name as called
from viz.node.local_factor import Factor, factor, said
from viz.operations.call import call_of, without_defaults
from viz.operations.registry import is_of, operation_of

LONGEST = 30
"""Characters of a value in a sentence; a longer one is told by its shape."""

TERMS = 4
"""Contributions written out in a sum; of more, only their number is told."""


def adjoint_called(node: Node) -> str:
    """Return the symbol of the adjoint: ``ā`` for one letter, ``∂hidden`` for a word, ``v̄₃`` without a name."""
    name = called(node)
    return f"{name[0]}\u0304{name[1:]}" if len(name) == 1 or not node.names else f"∂{name}"


def in_numbers(value: Snapshot) -> str:
    """Return the cells of a small value, else ""."""
    text = short_text(value, LONGEST)
    return "" if value.missing or text == shape_text(value.shape) else text


def value_text(value: Snapshot, words: Mapping[str, str]) -> str:
    """Return a value for a sentence: its cells where they are few, else its shape."""
    if is_blank(value):
        return BLANK
    return in_numbers(value) or words["step-shape"].format(shape=shape_text(value.shape))


def made(trace: Trace, node: Node, words: Mapping[str, str]) -> str:
    """Return the sentence of a forward step."""
    if node.operation in ("leaf", "constant"):
        name = called(node) if node.names else value_text(node.value, words)
        return words[f"step-{node.operation}"].format(name=name)
    if node.operation == "grad":
        return words["step-grad"].format(value=value_text(node.value, words))
    if node.operation in ("re-view", "write-back"):
        facts = {"name": called(trace.nodes[node.operands[0]]), "value": value_text(node.value, words)}
        name = called(node) if node.names else facts["name"]
        return words[f"step-{node.operation}"].format(**facts | {"name": name})
    key, more = "step-value", {}
    if any(node.expands):
        stretched = [called(trace.nodes[o]) for o, axes in zip(node.operands, node.expands, strict=True) if axes]
        key, more = "step-stretched", {"stretched": ", ".join(dict.fromkeys(stretched))}
    elif node.note in ("in-place", "write-back"):
        key = "step-in-place"
    elif node.note in ("detach", "no-grad") and any(trace.nodes[o].value.requires_grad for o in node.operands):
        key, more = "step-cut", {"reason": "detach()" if node.note == "detach" else "no_grad()"}
    return words[key].format(operation=node.operation, formula=_formula(trace, node, words), **more)


def _formula(trace: Trace, node: Node, words: Mapping[str, str]) -> str:
    """Return ``b = a - y = 1 - 2 = −1``: in names, in numbers where they are short, and the value; of a write into a
    tensor ``h[1] = 0 → h = [2, 0]``."""
    operands = [trace.nodes[index] for index in node.operands]
    text = without_defaults(operation_of(node), node.text)
    symbols = _filled(text, [called(one) for one in operands])
    if operands and (node.note == "in-place" or node.operation.endswith("_")):
        return f"{symbols} → {called(operands[0])} = {value_text(node.value, words)}"
    numbers = [in_numbers(one.value) for one in operands]
    parts = [called(node), symbols] if node.names else [symbols]
    # Between other arguments (dim=1) numbers in place of names would be hard to read.
    if not re.match(r"\w+\(", node.text):
        numbers = [bracketed(number) if number else "" for number in numbers]
    if all(numbers) and any(one.names for one in operands) and (written := _short(text, numbers)):
        parts.append(written)
    parts.append(value_text(node.value, words))
    return " = ".join(dict.fromkeys(parts))


def _short(text: str, numbers: list[str]) -> str:
    written = _filled(text, numbers)
    return written if len(written) <= LONGEST else ""


def _filled(text: str, slots: list[str]) -> str:
    return re.sub(r"\{(\d+)\}", lambda slot: slots[int(slot.group(1))], text)


def begun(trace: Trace, one: BackwardPass, number: int, root: int, words: Mapping[str, str]) -> str:
    """Return the sentence with which a pass begins at one of its roots."""
    name, adjoint, given = called(trace.nodes[root]), adjoint_called(trace.nodes[root]), one.adjoints[root]
    itself = not given.missing and bool((given.array() == 1).all())
    return words["step-start" if itself else "step-start-given"].format(
        number=number + 1, name=name, adjoint=adjoint, value=value_text(given, words)
    )


def sent(trace: Trace, one: BackwardPass, step: Contribution, words: Mapping[str, str]) -> str:
    """Return what an operation sends to an operand: ``dot sends ā·x to w: −2·[1, 2] = [−2, −4].``"""
    user, operand = trace.nodes[step.user], trace.nodes[step.operand]
    facts = {"operation": user.operation, "name": called(operand), "value": value_text(step.value, words)}
    if step.slot == WITHIN:
        return words["step-hook" if step.user == step.operand else "step-within"].format(**facts)
    adjoint = one.adjoint(step.user)
    if adjoint is None:
        return words["step-send"].format(**facts)
    symbol = adjoint_called(user)
    if not any(user.expands) and (key := _moved(trace, user, step.slot)):
        added = key == "step-put-back" and _added(adjoint, step.value)
        return words[f"{key}-added" if added else key].format(adjoint=symbol, **facts)
    found = factor(trace, user, step.slot, adjoint, step.value, called)
    if found is None:
        remark = said(trace, user, step.slot, adjoint, step.value)
        return words["step-said" if remark else "step-send"].format(remark=words.get(f"does-{remark}", ""), **facts)
    axes = user.expands[step.slot] if step.slot < len(user.expands) else ()
    symbols = product(symbol, found)
    if axes:
        summed = words["step-summed"].format(axes=", ".join(map(str, axes)), name=called(operand))
        return words["step-send-symbols"].format(symbols=f"{symbols} ({summed})", **facts)
    if found.symbol == "1" and is_of(user, "reduction"):
        return words["step-spread"].format(adjoint=symbol, **facts)
    numbers = _numbers(adjoint, found)
    if not numbers or numbers == facts["value"]:
        return words["step-send-symbols"].format(symbols=symbols, **facts)
    return words["step-send-rule"].format(symbols=symbols, numbers=numbers, **facts)


MOVED = {"moves": "step-pass-on", "takes": "step-put-back", "joins": "step-part"}
"""Family of an operation that only moves cells → the key of its sentence."""


def _moved(trace: Trace, user: Node, slot: int) -> str:
    """Return the key of the sentence for an operation that only moves cells; "" for one that computes."""
    call = call_of(trace, user)
    ways = call.ways(slot) if call is not None else ()
    if call is None or not ways or ways[0].text or ways[0].remark not in ("moves", "straight"):
        return ""
    if call.operation.family == "writes":
        return "step-part" if slot else "step-overwritten"
    return MOVED.get(call.operation.family, "")


def _added(adjoint: Snapshot, sent: Snapshot) -> bool:
    """Whether cells were taken more than once, so that some of what arrived was added up."""
    if any(one.missing or one.elided for one in (adjoint, sent)):
        return False
    arrived, back = (one.array()[one.array() != 0].tolist() for one in (adjoint, sent))
    return sorted(map(str, arrived)) != sorted(map(str, back))


def product(adjoint: str, found: Factor) -> str:
    """Return ``ā·x``, of matrices ``ā·xᵀ``; a factor of 1 is not written, one of −1 is a sign."""
    if found.symbol in ("1", "−1"):
        return adjoint if found.symbol == "1" else f"−{adjoint}"
    return found.form.format(adjoint=adjoint, factor=bracketed(found.symbol))


def _numbers(adjoint: Snapshot, found: Factor) -> str:
    first = in_numbers(adjoint)
    if not first or not found.number or found.symbol == "1":
        return ""
    if found.symbol == "−1":
        return f"−({first})" if first.startswith("−") else f"−{first}"
    written = found.form.format(adjoint=first, factor=bracketed(found.number))
    return written if len(written) <= 3 * LONGEST else ""


def bracketed(number: str) -> str:
    """Return a number that may stand after an operator: ``(−2)``."""
    return f"({number})" if number.startswith("−") else number


def added(trace: Trace, one: BackwardPass, node: int, words: Mapping[str, str]) -> str:
    """Return the sentence of a fan-in: ``b receives from 2 edges: 3 + 4 = 7.``"""
    arrived = one.contributions(node)
    return sum_text(called(trace.nodes[node]), [value for _, _, value in arrived], one.adjoints[node], words)


def sum_text(name: str, terms: list[Snapshot], total: Snapshot, words: Mapping[str, str]) -> str:
    """Return how many contributions arrive and their sum, written out when it is short."""
    facts = {"name": name, "count": len(terms), "value": value_text(total, words)}
    numbers = [in_numbers(term) for term in terms]
    if len(terms) > TERMS or not all(numbers) or not in_numbers(total):
        return words["step-sum-many"].format(**facts)
    written = " + ".join([numbers[0], *(bracketed(number) for number in numbers[1:])])
    return words["step-sum"].format(terms=written, **facts)

"""One plain sentence for a step of the timeline, with the learner's names and numbers."""

from __future__ import annotations

from core.trace import WITHIN, BackwardPass, Contribution, Node, Snapshot, Trace
from viz.cells import BLANK, is_blank, shape_text, short_text
from viz.naming import bracketed, call_text, own_number
from viz.naming import short_name as called
from viz.node.local_factor import Factor, factor, said
from viz.operations.call import call_of, without_defaults
from viz.operations.registry import is_of, operation_of
from viz.operations.remarks import REMARKS
from viz.words import _

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


def value_text(value: Snapshot) -> str:
    """Return a value for a sentence: its cells where they are few, else its shape."""
    if is_blank(value):
        return BLANK
    return in_numbers(value) or a_tensor(shape_text(value.shape))


def a_tensor(shape: str) -> str:
    """Return how a sentence calls a value that is too large to be written out."""
    return _("a tensor of shape {shape}").format(shape=shape)


def made(trace: Trace, node: Node) -> str:
    """Return the sentence of a forward step."""
    if node.operation in ("leaf", "constant"):
        name = (
            called(node) if node.names or own_number(node) is not None else f"{called(node)} = {value_text(node.value)}"
        )
        if node.operation == "leaf":
            return _("{name} is a leaf: you made it, and gradients are collected in it.").format(name=name)
        return _("{name} is a constant: no gradient is asked for.").format(name=name)
    if node.operation == "grad":
        return _("A gradient that a backward pass has computed is read: {value}.").format(value=value_text(node.value))
    if node.operation in ("re-view", "write-back"):
        name = called(node) if node.names else called(trace.nodes[node.operands[0]])
        told = _("{name} shares its memory with what was written, so it has changed, too: {value}.")
        return told.format(name=name, value=value_text(node.value))
    return _computed(trace, node, {"operation": node.operation, "formula": _formula(trace, node)})


def _computed(trace: Trace, node: Node, facts: dict[str, str]) -> str:
    """Return the sentence of an operation that computes something new."""
    if any(node.expands):
        stretched = [called(trace.nodes[o]) for o, axes in zip(node.operands, node.expands, strict=True) if axes]
        told = _("{operation} computes {formula}. Broadcasting stretches {stretched}.")
        return told.format(stretched=", ".join(dict.fromkeys(stretched)), **facts)
    if node.note in ("in-place", "write-back", "data"):
        return _("{operation} writes into the same tensor: {formula}.").format(**facts)
    if node.note in ("detach", "no-grad") and any(trace.nodes[o].value.requires_grad for o in node.operands):
        told = _("{operation} computes {formula}. No gradient will come back this way: {reason}")
        return told.format(reason="detach()" if node.note == "detach" else "no_grad()", **facts)
    return _("{operation} computes {formula}.").format(**facts)


def _formula(trace: Trace, node: Node) -> str:
    """Return ``b = a - y = 1 - 2 = −1``: in names, in numbers where they are short, and the value; of a write into a
    tensor ``h[1] = 0 → h = [2, 0]``."""
    operands = [trace.nodes[index] for index in node.operands]
    text = without_defaults(operation_of(node), node.text)
    symbols = call_text(text, [called(one) for one in operands])
    if operands and (node.note in ("in-place", "data") or node.operation.endswith("_")):
        return f"{symbols} → {called(operands[0])} = {value_text(node.value)}"
    numbers = [in_numbers(one.value) for one in operands]
    parts = [called(node), symbols] if node.names else [symbols]
    if all(numbers) and any(one.names for one in operands) and (written := _short(text, numbers)):
        parts.append(written)
    parts.append(value_text(node.value))
    return " = ".join(dict.fromkeys(parts))


def _short(text: str, numbers: list[str]) -> str:
    written = call_text(text, numbers)
    return written if len(written) <= LONGEST else ""


def begun(trace: Trace, one: BackwardPass, number: int, root: int) -> str:
    """Return the sentence with which a pass begins at one of its roots."""
    name, adjoint, given = called(trace.nodes[root]), adjoint_called(trace.nodes[root]), one.adjoints[root]
    itself = not given.missing and bool((given.array() == 1).all())
    if itself:
        told = _("Backward pass {number} starts at {name}: {adjoint} = ∂{name}/∂{name} = {value}.")
    else:
        told = _("Backward pass {number} starts at {name} with the cotangent {adjoint} = {value}.")
    return told.format(number=number + 1, name=name, adjoint=adjoint, value=value_text(given))


def sent(trace: Trace, one: BackwardPass, step: Contribution) -> str:
    """Return what an operation sends to an operand: ``dot sends ā·x to w: −2·[1, 2] = [−2, −4].``"""
    user, operand = trace.nodes[step.user], trace.nodes[step.operand]
    facts = {"operation": user.operation, "name": called(operand), "value": value_text(step.value)}
    if step.slot == WITHIN:
        return _within(step).format(**facts)
    adjoint = one.adjoint(step.user)
    if adjoint is not None and not any(user.expands) and (told := _moved(trace, user, step, adjoint)):
        return told.format(adjoint=adjoint_called(user), **facts)
    if adjoint is not None and (found := factor(trace, user, step.slot, adjoint, step.value, called)):
        return _multiplied(user, step, found, adjoint, facts)
    if remark := said(trace, user, step.slot, adjoint, step.value):
        return _("{operation} sends {value} to {name}. {remark}").format(remark=_(REMARKS[remark]), **facts)
    return _("{operation} sends {value} to {name}.").format(**facts)


def _within(step: Contribution) -> str:
    if step.user == step.operand:
        return _("A hook of the program adds {value} to what arrived at {name}.")
    return _("Inside {operation}, {value} goes on to {name}, another of its results.")


def _multiplied(user: Node, step: Contribution, found: Factor, adjoint: Snapshot, facts: dict[str, str]) -> str:
    """Return the sentence of a contribution that is the adjoint times a factor."""
    symbols, axes = product(adjoint_called(user), found), user.expands[step.slot] if user.expands else ()
    if axes:
        along = _("summed over axis {axes}, along which {name} was stretched")
        symbols += f" ({along.format(axes=', '.join(map(str, axes)), name=facts['name'])})"
    elif found.symbol == "1" and is_of(user, "reduction"):
        told = _("{operation} gives {adjoint} to every cell of {name} that it added: {value}.")
        return told.format(adjoint=adjoint_called(user), **facts)
    numbers = "" if axes else _numbers(adjoint, found)
    if not numbers or numbers == facts["value"]:
        return _("{operation} sends {symbols} to {name}: {value}.").format(symbols=symbols, **facts)
    told = _("{operation} sends {symbols} to {name}: {numbers} = {value}.")
    return told.format(symbols=symbols, numbers=numbers, **facts)


def _moved(trace: Trace, user: Node, step: Contribution, adjoint: Snapshot) -> str:
    """Return the sentence for an operation that only moves cells; "" for one that computes."""
    call = call_of(trace, user)
    ways = call.ways(step.slot) if call is not None else ()
    if call is None or not ways or ways[0].text or ways[0].remark not in ("moves", "straight"):
        return ""
    family = call.operation.family
    if family == "moves":
        return _("{operation} passes {adjoint} on to {name}: {value}.")
    if family == "takes":
        return _put_back(_added(adjoint, step.value))
    if family == "writes" and not step.slot:
        return _(
            "{operation} sends {adjoint} to {name} as it was before, with zeros where it was written over: {value}."
        )
    return _("{operation} sends to {name} its part of {adjoint}: {value}.") if family in ("joins", "writes") else ""


def _put_back(added: bool) -> str:
    """Return the sentence for cells that were taken; ``added`` when some were taken more than once."""
    if added:
        return _(
            "{operation} adds {adjoint} back to where it was taken from in {name}; a cell that was "
            "taken more than once gets the sum: {value}."
        )
    return _("{operation} puts {adjoint} back to where it was taken from in {name}, with zeros elsewhere: {value}.")


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


def added(trace: Trace, one: BackwardPass, node: int) -> str:
    """Return the sentence of a fan-in: ``b receives from 2 edges: 3 + 4 = 7.``"""
    arrived = one.contributions(node)
    return sum_text(called(trace.nodes[node]), [value for _user, _slot, value in arrived], one.adjoints[node])


def sum_text(name: str, terms: list[Snapshot], total: Snapshot) -> str:
    """Return how many contributions arrive and their sum, written out when it is short."""
    facts = {"name": name, "count": len(terms), "value": value_text(total)}
    numbers = [in_numbers(term) for term in terms]
    if len(terms) > TERMS or not all(numbers) or not in_numbers(total):
        return _("{name} receives from {count} edges; their sum is {value}.").format(**facts)
    written = " + ".join([numbers[0], *(bracketed(number) for number in numbers[1:])])
    return _("{name} receives from {count} edges: {terms} = {value}.").format(terms=written, **facts)

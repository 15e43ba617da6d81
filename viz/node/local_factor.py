"""Factors of edges: what an operation multiplies the adjoint with on its way to an operand, in symbols and numbers.

The rules are the records' of `viz.operations`. One is told only where it gives what torch sent: it is computed with
the recorded values and compared with the contribution, so a sentence made from it cannot be wrong about this run.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
import numpy

from core.trace import WITHIN, Node, Snapshot, Trace
from viz.cells import nested_text
from viz.operations.call import Call, call_of
from viz.operations.evaluation import Sent, constants_of, sent_by
from viz.operations.language import Array, NoValue
from viz.operations.laws import LAWS, always
from viz.operations.record import Back
from viz.operations.registry import is_of
from viz.operations.simplify import filled
from viz.operations.summing import summed_into
from viz.operations.symbols import symbol, whole
from viz.origins import SMALLEST

LONGEST = 40
"""Characters of a factor written in numbers; a longer one is left to the panel."""

MOST_OPERANDS = 64
"""Operands of an operation whose rules are computed; a `cat` may have thousands, and none of them has a factor."""

CELL_BY_CELL = "{adjoint}·{factor}"
"""How the product is written when cells at the same place are multiplied; a product of matrices has other forms."""


class Factor(msgspec.Struct, frozen=True):
    """The factor by which the adjoint is multiplied.

    Attributes:
        symbol: In names: ``"x"``, ``"cos(u)"``; ``"1"`` and ``"−1"`` as they are.
        number: The same in numbers: ``"[1, 2]"``; "" when it would be too long.
        form: Of the product: `CELL_BY_CELL`, or that of a product of matrices, ``"{factor}ᵀ·{adjoint}"``.
        by_cell: True when the local Jacobian is the factor itself, or has it on its diagonal.
    """

    symbol: str
    number: str
    form: str = CELL_BY_CELL
    by_cell: bool = True


class Found(msgspec.Struct, frozen=True):
    """A rule that gives what torch sent, and the cells of its factor.

    ``gross`` is what would have arrived had no term of a sum had the other sign.
    """

    factor: Factor
    cells: Array
    gross: Array


MOST_KEPT = 2_000
"""Factors of a trace that are kept: its steps, its edges and each of its pictures ask for the same ones."""

Asked = tuple[int, int, int, int, Callable[[Node], str]]

_kept: WeakKeyDictionary[Trace, dict[Asked, tuple[Snapshot, Snapshot, Factor | None]]] = WeakKeyDictionary()


def factor(
    trace: Trace, node: Node, slot: int, adjoint: Snapshot, contribution: Snapshot, called: Callable[[Node], str]
) -> Factor | None:
    """Return the factor of one edge, or None when no rule gives what torch sent (or the tensors are too large).

    Args:
        node: The operation; ``slot`` says which operand.
        adjoint: What arrived at the operation.
        contribution: What it sent to the operand.
        called: How a node is named in the symbol.
    """
    kept, asked = _kept.setdefault(trace, {}), (node.index, slot, id(adjoint), id(contribution), called)
    if asked not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        known = found(trace, node, slot, adjoint, contribution, called)
        kept[asked] = adjoint, contribution, None if known is None else known.factor  # both keep their ids
    return kept[asked][2]


@numpy.errstate(all="ignore")
def found(
    trace: Trace, node: Node, slot: int, adjoint: Snapshot, contribution: Snapshot, called: Callable[[Node], str]
) -> Found | None:
    """Return the factor of one edge with its cells; arguments as for `factor`."""
    call = _readable_call(trace, node, slot, adjoint, contribution)
    if call is None:
        return None
    arrays = [trace.nodes[index].value.array() for index in node.operands]
    arrived, sent = adjoint.array(), contribution.array()
    if not arrived.any() and not call.operation.sure:
        return None  # 0 times anything is 0
    fitting: list[tuple[Back, Sent, Array]] = []
    for back in call.ways(slot):
        try:
            made = sent_by(call, slot, back, arrays, node.value.array(), arrived)
        except NoValue:
            continue
        product, gross = summed_into(made.product, sent.shape), summed_into(made.gross, sent.shape)
        if gross is not None and back.symbol and _same(product, sent, gross, contribution.dtype):
            fitting.append((back, made, gross))
    if not fitting or any(not _equal(made, fitting[0][1]) for _, made, _ in fitting):
        return None  # what arrived does not tell which of them it is
    back, made, gross = fitting[0]
    return _written(trace, node, call, back, made, gross, called)


def _readable_call(trace: Trace, node: Node, slot: int, adjoint: Snapshot, contribution: Snapshot) -> Call | None:
    """Return the node's call where every number of it is known."""
    if slot == WITHIN or contribution.dtype == "bool" or len(node.operands) > MOST_OPERANDS:
        return None
    whole = [*(trace.nodes[index].value for index in node.operands), node.value, adjoint, contribution]
    if any(one.elided or one.missing or not one.numel for one in whole):
        return None
    return call_of(trace, node)


@numpy.errstate(all="ignore")
def said(trace: Trace, node: Node, slot: int, adjoint: Snapshot | None, contribution: Snapshot) -> str:
    """Return the key of a remark that says what an operation does where no symbol does, and that holds; "" for none.

    Args:
        adjoint: What arrived at the operation; None where it arrived at another one of its results.
    """
    if remark := _always_said(trace, node, slot):
        return remark
    if adjoint is None:
        return ""
    call = _readable_call(trace, node, slot, adjoint, contribution)
    if call is None and slot != WITHIN and is_of(node, "layer"):  # true of every layer of its kind, also of large ones
        call = call_of(trace, node)
        ways = call.ways(slot) if call is not None and call.holds() else ()
        return ways[0].remark if ways and not ways[0].text else ""
    if call is None or not call.holds():
        return ""
    cells = (trace.nodes[node.operands[slot]].value.array(), node.value.array(), adjoint.array(), contribution.array())
    if any(one.dtype.kind not in "fiu" for one in cells) or not cells[2].any():
        return ""
    for back in call.ways(slot):
        if back.remark and not back.text and LAWS[back.remark](*cells):
            return back.remark
        hidden = back.remark and back.text and not back.symbol
        if hidden and _gives(trace, node, call, slot, back, adjoint, contribution):
            return back.remark
    return ""


def _always_said(trace: Trace, node: Node, slot: int) -> str:
    """Return a remark that no numbers contradict, such as how an LSTM's gates send; "" for none."""
    call = call_of(trace, node) if slot != WITHIN and is_of(node, "layer", "product") else None
    ways = call.ways(slot) if call is not None and call.holds() else ()
    return ways[0].remark if ways and not ways[0].text and LAWS[ways[0].remark] is always else ""


def _gives(
    trace: Trace, node: Node, call: Call, slot: int, back: Back, adjoint: Snapshot, contribution: Snapshot
) -> bool:
    arrays = [trace.nodes[index].value.array() for index in node.operands]
    try:
        made = sent_by(call, slot, back, arrays, node.value.array(), adjoint.array())
    except NoValue:
        return False
    product, gross = (summed_into(one, contribution.shape) for one in (made.product, made.gross))
    return _same(product, contribution.array(), gross, contribution.dtype)


def _written(
    trace: Trace, node: Node, call: Call, back: Back, made: Sent, gross: Array, called: Callable[[Node], str]
) -> Found:
    """Return the factor in the learner's names, and in numbers."""
    operands = [trace.nodes[index] for index in node.operands]
    names = {name: called(operands[slots[0]]) for name, slots in call.slots.items() if len(slots) == 1}
    names |= {"out": called(node), "bar": "{adjoint}"}
    arrays = [one.value.array() for one in operands]
    tree = filled(back.text, constants_of(call, [one.size for one in arrays], node.value.numel))
    turned = any(one.value.dtype.startswith("complex") for one in operands)
    if made.factor is not None:
        text = symbol(tree, names, complex=turned)
        if made.factor.dtype.kind == "c":
            text = f"conj({text})"
        return Found(Factor(text, _number(made.factor)), made.factor, gross)
    others = [name for name in dict.fromkeys(_names(tree)) if name in names and name != "bar"]
    of = others[0] if len(others) == 1 else ""
    shown = {name: "{factor}" if name == of else _escaped(text) for name, text in names.items()} | {"bar": "{adjoint}"}
    form = whole(tree, shown, complex=turned)
    cells = node.value.array() if of == "out" else arrays[call.slots[of][0]] if of else gross
    return Found(
        Factor(names[of] if of else "", _number(cells) if of else "", form, by_cell=False), numpy.asarray(cells), gross
    )


def _names(tree: ast.expr) -> list[str]:
    return [one.id for one in ast.walk(tree) if isinstance(one, ast.Name)]


def _escaped(name: str) -> str:
    return name.replace("{", "{{").replace("}", "}}")


def _equal(one: Sent, other: Sent) -> bool:
    first, second = (made.product if made.factor is None else made.factor for made in (one, other))
    return first.shape == second.shape and bool(numpy.array_equal(first, second, equal_nan=True))


def _number(cells: Array) -> str:
    number = nested_text(cells.tolist()) if cells.size <= 8 else ""
    return number if len(number) <= LONGEST else ""


ROUNDING = {
    "complex64": 2.0**-22,
    "complex128": 2.0**-50,
    "float16": 2.0**-10,
    "bfloat16": 2.0**-7,
    "float32": 2.0**-22,
    "float64": 2.0**-50,
}
"""dtype → how far, against the size of its terms, a sum may be off."""


def _same(product: Any, sent: Array, gross: Any, dtype: str) -> bool:
    """Whether a rule gives torch's number, up to rounding against the size of the terms that were added."""
    if product is None or gross is None or product.shape != sent.shape or dtype not in ROUNDING:
        return False
    if numpy.array_equal(product, sent):
        return True
    sizes = (numpy.abs(gross[numpy.isfinite(gross)]), numpy.abs(sent[numpy.isfinite(sent)]))
    size = max(float(one.max(initial=0.0)) for one in sizes)
    off = 64 * ROUNDING[dtype] * size + SMALLEST.get(dtype, 0.0)
    return bool(numpy.allclose(product, sent, rtol=max(1e-3, 4 * ROUNDING[dtype]), atol=off, equal_nan=True))


__all__ = ["CELL_BY_CELL", "Factor", "Found", "factor", "found", "said"]

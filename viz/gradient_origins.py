"""Causes of NaN, ∞ and zero in a gradient: what arrived at an operation, its slope there, and the usual mend."""

from __future__ import annotations

import numpy

from core.trace import BackwardPass, Contribution, Node, Snapshot, Trace
from viz.cells import number_text
from viz.escaping import code_span
from viz.naming import short_name as called
from viz.node.local_factor import Found, found
from viz.operations.registry import is_of, operation_of
from viz.origins import NAN, SMALLEST, Array, cells_of, saturated
from viz.path import downstream
from viz.words import _

EPSILON = {"float16": 2.0**-10, "bfloat16": 2.0**-7, "float32": 2.0**-23, "float64": 2.0**-52}
MOST_CELLS = 256
CANCELLED = 64
"""So many roundings a sum may be away from 0 and still be called cancelled."""


def rule_of(trace: Trace, one: BackwardPass, sent: Contribution) -> Found | None:
    """Return the rule that gives a contribution, with the cells of its factor."""
    arrived = one.adjoint(sent.user)
    if arrived is None:
        return None
    return found(trace, trace.nodes[sent.user], sent.slot, arrived, sent.value, called)


def cell_reason(trace: Trace, one: BackwardPass, sent: Contribution, kind: str) -> str:
    """Return why a contribution has a NaN or ∞ that did not arrive; "" when its cells do not tell."""
    user, arrived = trace.nodes[sent.user], one.adjoint(sent.user)
    bad = cells_of(sent.value, kind)
    if arrived is None or bad is None or not bad.any() or arrived.elided or arrived.missing:
        return ""
    if not is_of(user, "each") or arrived.shape != sent.value.shape != ():
        nan = kind == NAN and cells_of(user.value, NAN)
        return _("its value has NaN cells, and so have its slopes.") if nan is not False and numpy.any(nan) else ""
    reasons = dict.fromkeys(_of_cell(trace, user, arrived.array(), at, kind) for at in _places(bad))
    return " ".join(one for one in reasons if one)


def _places(bad: Array) -> list[tuple[int, ...]]:
    return [tuple(map(int, at)) for at in numpy.argwhere(bad)[:MOST_CELLS]] if bad.shape else [()]


def _of_cell(trace: Trace, user: Node, arrived: Array, at: tuple[int, ...], kind: str) -> str:
    """Return the reason of one cell."""
    came, value = arrived[at], user.value.array()
    if kind != NAN:
        return ""
    if value.shape == arrived.shape and numpy.isnan(value[at]):
        return (
            _("the value there is NaN, so its slope is, too; 0 arrives, and 0 · NaN is NaN.")
            if came == 0
            else _("the value there is NaN, so its slope is, too.")
        )
    if came == 0:
        return _("0 arrives there, and the slope is infinite: 0 · ∞ is no number.")
    if numpy.isinf(came) and _operands_finite(trace, user):
        return _("∞ arrives there, and the slope is 0: 0 · ∞ is no number.")
    return ""


def _operands_finite(trace: Trace, user: Node) -> bool:
    values = [trace.nodes[index].value for index in user.operands] + [user.value]
    return all(not one.elided and not one.missing and bool(numpy.isfinite(one.array()).all()) for one in values)


def mend(trace: Trace, one: BackwardPass, sent: Contribution, path: frozenset[int]) -> str:
    """Return the usual mend for a slope that is infinite or no number; "" where there is none."""
    user, arrived = trace.nodes[sent.user], one.adjoint(sent.user)
    if arrived is not None and _has_zero(arrived) and (told := _hidden_too_late(trace, user, path)):
        return told
    at_zero = any(_has_zero(trace.nodes[index].value) for index in user.operands[-1:])
    record = operation_of(user)
    limits = record.limits if record is not None else ()
    if at_zero and "steep-at-zero" in limits:
        return _("Add a small number before {operation} (x + 1e-8), or keep 0 away from it.").format(
            operation=code_span(user.operation)
        )
    if "steep-at-one" in limits:
        return _("Clamp its argument a little inside −1 … 1.")
    return ""


def _hidden_too_late(trace: Trace, user: Node, path: frozenset[int]) -> str:
    """Return the mend where cells are left out only after the operation that made them infinite; "" where none are."""
    for index in sorted(path & downstream(trace, user.index) - {user.index}):
        after = trace.nodes[index]
        if after.operation == "where":
            return _(
                "where() in line {line} leaves these cells out of the value, not out of the slopes. Put a where() "
                "before {operation} as well, so that it never sees such numbers."
            ).format(line=after.span.line if after.span else "?", operation=code_span(user.operation))
        if after.operation == "mul" and any(_has_zero(trace.nodes[operand].value) for operand in after.operands):
            return _(
                "Multiplying by 0 afterwards does not stop an infinite slope. Choose the cells before "
                "{operation}, by an index or with where()."
            ).format(operation=code_span(user.operation))
    return ""


def _has_zero(value: Snapshot) -> bool:
    """Return whether a cell is 0, as far as all are known."""
    return not value.elided and not value.missing and bool((value.array() == 0).any())


def zero_reason(trace: Trace, one: BackwardPass, sent: Contribution) -> tuple[str, str]:
    """Return (why a contribution is zero although what arrived is not, the mend); "" where the factor says it."""
    user, arrived = trace.nodes[sent.user], one.adjoint(sent.user)
    rule = rule_of(trace, one, sent)
    if saturated(user):
        return (
            _("`{operation}` is saturated: its value is rounded to exactly {value}, and its slope to 0.").format(
                operation=user.operation, value=number_text(user.value.array().reshape(-1)[0].item())
            ),
            _("Keep its argument smaller, or use a loss that takes it (binary_cross_entropy_with_logits)."),
        )
    if _is_norm(user) and not user.value.elided and not user.value.array().any():
        return _("a norm has a kink at 0, and torch takes 0 as its slope there."), ""
    if rule is None or arrived is None:
        return "", ""
    dtype = sent.value.dtype
    known = rule.factor.by_cell and dtype in SMALLEST and sent.value.array().dtype.kind == "f"
    pair = _lost_product(arrived.array(), rule.cells, SMALLEST[dtype]) if known else None
    if pair is not None:
        came, by = pair
        return (
            _("{arrived} · {factor} is below the smallest {dtype} number, {smallest} (underflow).").format(
                arrived=number_text(came), factor=number_text(by), dtype=dtype, smallest=number_text(SMALLEST[dtype])
            ),
            _("Use float32, or multiply the loss by a large number before backward() (torch.amp.GradScaler)."),
        )
    if rule.gross.size and rule.gross.max() > 0:
        return cancelled_text(float(rule.gross.max()), 0.0), ""
    if user.operation.rstrip("_") == "relu" and not user.value.array().any():
        return "", _(
            "relu is 0 at every cell: smaller steps, other first values, or leaky_relu keep some of them above 0."
        )
    return "", ""


def _is_norm(node: Node) -> bool:
    record = operation_of(node)
    return record is not None and record.value == "sqrt(sum(abs(x) ** 2))"


def _lost_product(arrived: Array, by: Array, smallest: float) -> tuple[float, float] | None:
    """Return two numbers that are not 0 and of which the product is rounded to 0."""
    try:
        came, factor = numpy.broadcast_arrays(arrived.astype(numpy.longdouble), by.astype(numpy.longdouble))
    except ValueError:
        return None
    both = (came != 0) & (factor != 0)
    if not both.any():
        return None
    at = tuple(int(place[0]) for place in numpy.nonzero(both)) if both.shape else ()
    product = (numpy.abs(came) * numpy.abs(factor))[both].max()
    return (float(came[at]), float(factor[at])) if product <= smallest / 2 else None


def cancelled(trace: Trace, one: BackwardPass, sent: Contribution) -> float | None:
    """Return the size of the terms when a contribution is a sum whose terms cancel up to rounding; None otherwise."""
    rule = rule_of(trace, one, sent)
    if rule is None or sent.value.dtype not in EPSILON or not rule.gross.size:
        return None
    terms, total = float(rule.gross.max()), float(numpy.abs(sent.value.array()).max())
    return terms if 0 < terms and total <= CANCELLED * EPSILON[sent.value.dtype] * terms else None


def cancelled_text(terms: float, total: float) -> str:
    """Return that terms of one size add up to (almost) nothing."""
    sentence = _("its terms, {terms} in absolute values altogether, cancel to {total}; what is left is rounding.")
    return sentence.format(terms=number_text(terms), total=number_text(total))


def normalised_after(trace: Trace, index: int, path: frozenset[int]) -> Node | None:
    """Return the normalisation on the way that subtracts the mean, so that a value added before it has no effect."""
    for other in sorted(path & downstream(trace, index) - {index}):
        record = operation_of(trace.nodes[other])
        if record is not None and any(way.remark == "normalised" for ways in record.back.values() for way in ways):
            return trace.nodes[other]
    return None

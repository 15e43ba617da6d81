"""Origins of NaN, ∞, −∞ and zeros in values and gradients: the first operation that makes each, and the usual mend.

Every cause is read off the recorded cells: "0 · ∞" is said only where a 0 and an ∞ meet at the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy

from core.trace import Node, Snapshot, Trace
from viz.cells import MINUS, number_text
from viz.operations.registry import is_of, operation_of
from viz.words import _

Array = numpy.ndarray[Any, Any]

NAN, PLUS, NEGATIVE = "NaN", "∞", f"{MINUS}∞"
KINDS = (NAN, PLUS, NEGATIVE)
"""What is told apart, as it is written in sentences."""

LARGEST = {"float16": 65504.0, "bfloat16": 3.38953e38, "float32": 3.40282e38, "float64": 1.79769e308}
SMALLEST = {"float16": 2.0**-24, "bfloat16": 2.0**-133, "float32": 2.0**-149, "float64": 5e-324}
"""dtype → its largest number, its smallest positive one (IEEE 754; bfloat16 is the upper half of a binary32)."""

MULTI_HEAD = "multi_head_attention_forward"
ATTENTION = frozenset({MULTI_HEAD, "scaled_dot_product_attention"})
SOFTMAXES = frozenset({"softmax", "log_softmax"})

NUMBER = r"-?(?:\d+\.?\d*(?:e[+-]?\d+)?|inf)"
"""A number as a program writes it; infinity is "inf" in the text of a recorded call."""
ZERO_WRITTEN = re.compile(r"(?<![\d.])-?0(\.0*)?(?![\d.e])")


class Cause(msgspec.Struct, frozen=True):
    """The reason for which an operation made such a value: sentences, the second may be "".

    ``brings`` is the operand from which another kind of value came, -1 for none: of 0 · ∞ the ∞ has an origin, too.
    """

    reason: str
    mend: str = ""
    brings: int = -1


def cells_of(value: Snapshot, kind: str) -> Array | None:
    """Return where a value is NaN, ∞ or −∞; None when its cells are not known."""
    if value.missing or not value.cells:
        return None
    array = value.array()
    if kind == NAN:
        return numpy.isnan(array)
    if array.dtype.kind == "c":
        return numpy.isinf(array) if kind == PLUS else numpy.zeros(array.shape, bool)
    return array == (numpy.inf if kind == PLUS else -numpy.inf)


def has(value: Snapshot, kind: str) -> bool:
    """Whether some cell is of the kind."""
    return bool(count_of(value, kind))


def count_of(value: Snapshot, kind: str) -> int:
    """Return how many cells are of the kind; of a large value, those beyond the kept corner are counted, too."""
    summary = value.summary
    if summary is None:
        found = cells_of(value, kind)
        return 0 if found is None else int(found.sum())
    if kind == NAN:
        return summary.nan_count
    return summary.negative_count if kind == NEGATIVE else summary.infinite_count - summary.negative_count


def origin(trace: Trace, index: int, kind: str) -> tuple[int, str]:
    """Return the first operation on the way to a value that makes such a cell, and as what (``-x`` turns −∞ into ∞)."""
    while True:
        operands = trace.nodes[index].operands
        carried = [(operand, kind) for operand in operands if has(trace.nodes[operand].value, kind)]
        if kind != NAN:
            other = NEGATIVE if kind == PLUS else PLUS
            carried += [(operand, other) for operand in operands if has(trace.nodes[operand].value, other)]
        if not carried:
            return index, kind
        index, kind = carried[0]


def cause(trace: Trace, node: Node, kind: str) -> Cause:
    """Return why an operation makes a NaN or an infinity of operands that have none of the kind."""
    operands = [trace.nodes[index].value for index in node.operands]
    operation = node.operation.rstrip("_")
    if not operands or node.operation in ("leaf", "constant"):
        return Cause(_("it is in the data."))
    found = cells_of(node.value, kind)
    if found is None or not found.any() or node.value.elided or any(one.elided or one.missing for one in operands):
        infinite = [place for place, one in enumerate(operands) if has(one, PLUS) or has(one, NEGATIVE)]
        return Cause(_("no operand has one yet."), "", infinite[0] if kind == NAN and infinite else -1)
    if is_of(node, "writes") or operation in ("full", "full_like"):
        return Cause(_("the program writes it there."))
    at = tuple(int(place[0]) for place in numpy.nonzero(found)) if found.shape else ()
    numbers = [_cell(one, found.shape, at) for one in operands] if not _sums(node) else []
    made = _of_one(node, operation, kind, numbers) or _of_two(node, operation, kind, numbers)
    return made or _of_many(trace, node, operation, kind)


def _cell(value: Snapshot, shape: tuple[int, ...], at: tuple[int, ...]) -> float | None:
    """Return an operand's cell that belongs to a cell of the output; None where they are not cell by cell."""
    try:
        cell = numpy.broadcast_to(value.array(), shape)[at]
    except ValueError:
        return None
    return None if isinstance(cell, complex | numpy.complexfloating) else float(cell)


def _sums(node: Node) -> bool:
    """Whether many cells meet in one cell of the result."""
    return is_of(node, "product", "reduction", "scan", "layer") and node.operation not in SOFTMAXES | ATTENTION


def _of_one(node: Node, operation: str, kind: str, numbers: list[float | None]) -> Cause | None:
    """Return the cause for functions of one number: logarithm, root, exponential function, power."""
    x = numbers[0] if numbers else None
    if x is None:
        return None
    limits = record.limits if (record := operation_of(node)) is not None else ()
    if "zero-minus-infinity" in limits and kind == NEGATIVE:
        mend = _("Keep the argument away from 0: log(x + 1e-8); for x · log x there is torch.xlogy, for log(softmax) "
                 "log_softmax.")  # fmt: skip
        return Cause(_("the logarithm of 0 is −∞."), mend)
    if "negative" in limits and kind == NAN and x < 0:
        reason = _("`{operation}` of a negative number, {x}, is no real number.")
        return Cause(
            reason.format(operation=operation, x=number_text(x)),
            _("Keep negative numbers away from it (clamp, abs or where before it)."),
        )
    if "outside-one" in limits and kind == NAN and abs(x) > 1:
        reason = _("`{operation}` is defined between −1 and 1, and gets {x}.")
        return Cause(reason.format(operation=operation, x=f"{x:.9g}"), _("Clamp its argument: x.clamp(-1, 1)."))
    if "zero-divides" in limits and x == 0:
        return Cause(_("a division by 0 is infinite."), _("Add a small number to the divisor."))
    if "grows" in limits and kind != NAN and numpy.isfinite(x):
        reason = _("`{operation}` of {x} is larger than the largest {dtype} number, {largest}.")
        mend = _("Subtract the largest argument first, or use a function that does: logsumexp, softmax, log_softmax, "
                 "softplus, logaddexp.")  # fmt: skip
        return Cause(_filled(reason, node, operation, x), mend)
    if operation == "pow" and len(numbers) == 1:
        return _of_power(node, kind, x, _exponent(node.text))
    return None


def _exponent(text: str) -> float | None:
    found = re.search(r"(?:\*\*=? |, |exponent=)(-?\d+\.?\d*(?:e[+-]?\d+)?)\)?$", text)
    return float(found[1]) if found else None


def _of_power(node: Node, kind: str, x: float, p: float | None) -> Cause | None:
    if kind == NAN and x < 0:
        return Cause(
            _("a negative number, {x}, to a fractional power is no real number.").format(x=number_text(x)),
            _("Keep negative numbers away from it (clamp, abs or where before it)."),
        )
    if x == 0 and p is not None and p < 0:
        return Cause(_("a division by 0 is infinite."), _("Add a small number to the divisor."))
    if kind != NAN and numpy.isfinite(x):
        return _overflow(node)
    return None


def _filled(sentence: str, node: Node, operation: str, x: float) -> str:
    largest = number_text(LARGEST.get(node.value.dtype, float("inf")))
    return sentence.format(operation=operation, x=number_text(x), dtype=node.value.dtype, largest=largest)


def _overflow(node: Node) -> Cause:
    sentence = _("the result is larger than the largest {dtype} number, {largest}.")
    mend = _("Use float32, or smaller numbers: scale them, or compute with logarithms.")
    if node.value.dtype not in ("float16", "bfloat16"):
        mend = _("Use smaller numbers: scale them, clip what grows, or compute with logarithms.")
    return Cause(_filled(sentence, node, node.operation, 0.0), mend)


def _of_two(node: Node, operation: str, kind: str, numbers: list[float | None]) -> Cause | None:
    """Return the cause for the four basic operations, whose operands meet cell by cell."""
    pair = _pair(node, operation, numbers)
    if pair is None:
        return None
    x, y = pair
    infinite = [place for place, one in enumerate(numbers) if one is not None and numpy.isinf(one)]
    brings = infinite[0] if infinite else -1
    if kind == NAN:
        if operation == "mul" and {x == 0, y == 0} == {True, False} and brings >= 0:
            mend = _("Multiplying by 0 does not remove an infinity: choose the cells with where() before it arises.")
            return Cause(_("0 · ∞ is no number."), mend, brings)
        if operation in ("add", "sub") and numpy.isinf(x) and numpy.isinf(y):
            return Cause(_("∞ − ∞ is no number."), _("Find out where the infinities come from."), brings)
        if operation == "div" and x == 0 and y == 0:
            return Cause(
                _("0 / 0 is no number."), _("Add a small number to the divisor, or choose the cells with where().")
            )
        if operation == "div" and numpy.isinf(x) and numpy.isinf(y):
            return Cause(_("∞ / ∞ is no number."), "", brings)
        return None
    if operation == "div" and y == 0:
        return Cause(_("a division by 0 is infinite."), _("Add a small number to the divisor."))
    if operation == "pow" and numpy.isfinite(x) and numpy.isfinite(y):
        return _of_power(node, kind, x, y)
    finite = all(one is None or numpy.isfinite(one) for one in numbers)
    return _overflow(node) if finite and operation in ("mul", "add", "sub", "div", "square") else None


def _pair(node: Node, operation: str, numbers: list[float | None]) -> tuple[float, float] | None:
    """Return the two numbers of an operation of two; one of them may stand in the text: ``2 * x``."""
    known = [one for one in numbers if one is not None]
    if operation not in ("mul", "add", "sub", "div", "pow", "square") or len(known) != len(numbers):
        return None
    match known:
        case [x] if operation == "square":
            return x, x
        case [x]:
            before = re.search(rf"({NUMBER})(?= [-+*/])", node.text)
            after = re.search(rf"(?<=[-+*/=] )({NUMBER})$", node.text)
            if before:
                return float(before[1]), x
            return (x, float(after[1])) if after else None
        case [x, y]:
            return x, y
    return None


def _of_many(trace: Trace, node: Node, operation: str, kind: str) -> Cause:
    """Return the cause for operations in which many cells meet: sums, products of matrices, softmax, attention."""
    operands = [trace.nodes[index].value for index in node.operands]
    hidden = next((place for place, one in enumerate(operands) if _has_masked_row(one, operation)), None)
    if kind == NAN and hidden is not None:
        return Cause(
            _("all entries of a row are −∞, because everything is masked, and softmax divides 0 by 0."),
            _("Leave at least one entry of every row unmasked, or set the result of such rows to 0."),
            hidden if operands[hidden].dtype != "bool" else -1,
        )
    infinite = [place for place, one in enumerate(operands) if any(has(one, each) for each in (PLUS, NEGATIVE))]
    if kind == NAN and infinite:
        return Cause(_("an infinity goes in, and 0 · ∞ or ∞ − ∞ arises in its sums."), "", infinite[0])
    if kind == NAN and operation in ("mean", "var", "std") and operands:
        if operands[0].numel == 0:
            return Cause(_("the mean of no elements is 0 / 0."))
        if operation != "mean":
            return Cause(
                _("the variance or standard deviation of one element divides by n − 1 = 0."),
                _("Use correction=0, or more elements."),
            )
    if kind != NAN and not infinite and _sums(node):
        return _overflow(node)
    return Cause(_("no operand has one yet."))


def _has_masked_row(operand: Snapshot, operation: str) -> bool:
    """Return whether no entry of a row takes part in a softmax.

    In a boolean mask of several heads True means to be left out. scaled_dot_product_attention itself gives such rows 0.
    """
    if operation not in SOFTMAXES | {MULTI_HEAD}:
        return False
    left_out = operand.array() if operand.dtype == "bool" else operand.array() == -numpy.inf
    return bool(left_out.ndim and left_out.shape[-1] and left_out.all(axis=-1).any())


# --- zeros ------------------------------------------------------------------------------------------------------------


def underflow(node: Node, operands: list[Snapshot]) -> Array | None:
    """Return where a product, quotient, power or exponential became 0 although its exact value is not."""
    value = node.value
    if value.dtype not in SMALLEST or any(one.missing or one.elided for one in (value, *operands)):
        return None
    operation = node.operation.rstrip("_")
    record = operation_of(node)
    if record is None or not record.underflows:
        return None
    zero = value.array() == 0
    try:
        arrays = [numpy.broadcast_to(one.array(), zero.shape) for one in operands]
    except ValueError:
        return None
    if operation in ("mul", "pow", "square", "div"):
        several = arrays if operation in ("mul", "square") else arrays[:1]
        if operation == "mul" and len(arrays) == 1 and ZERO_WRITTEN.search(node.text.replace("{0}", "")):
            return None
        for one in several:
            zero = zero & (one != 0) & numpy.isfinite(one)
        if operation == "div" and len(arrays) == 2:
            zero = zero & numpy.isfinite(arrays[1])
    else:
        zero = zero & numpy.isfinite(arrays[0])
    return zero if zero.any() else None


def saturated(node: Node) -> bool:
    """Whether sigmoid or tanh gives exactly 0, 1 or −1 at every cell: its slope there is rounded to 0."""
    value, record = node.value, operation_of(node)
    if value.missing or value.elided or not value.numel or record is None or not record.saturates:
        return False
    return bool(numpy.isin(value.array(), record.saturates).all())


def kinds_of(value: Snapshot) -> Iterator[tuple[str, int]]:
    """Yield (NaN, ∞ or −∞, how many cells are so), those that are there."""
    for kind in KINDS:
        count = count_of(value, kind)
        if count:
            yield kind, count


__all__ = ["NAN", "SMALLEST", "Cause", "cause", "cells_of", "has", "kinds_of", "origin", "saturated", "underflow"]

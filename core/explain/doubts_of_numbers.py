"""Doubts about NaN and infinities: the operation that made the first one in a root or in a leaf's gradient. No torch.

A cause is told only where the recorded numbers show it: "the logarithm of 0" where the operand has a 0 at such a cell.
Of a large value, cells beyond the kept corner are known by its summary; where nothing is known, nothing is told.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy

from core.explain.edits import ATOMS, replacing, written
from core.explain.mistakes import mistake
from core.explain.run_text import Reading, name_of
from core.trace import BackwardPass, Mistake, Node, Repair, Snapshot, TraceRecord

Cells = numpy.ndarray
LOGARITHMS = frozenset({"log", "log2", "log10"})
ROOTS = frozenset({"sqrt", "rsqrt", "pow", "norm", "linalg_norm", "linalg_vector_norm", "std", "cdist"})
DIVIDING = frozenset({"div", "reciprocal", "rsqrt"})
WRITTEN = frozenset(
    {"masked_fill", "fill", "full", "full_like", "setitem", "where", "index_fill", "copy", "write-back"}
)
"""Operations by which a program puts a number in on purpose."""
MOST_PASSES = 2_000
TINY = "1e-8"


def number_doubts(record: TraceRecord, reading: Reading) -> Iterator[Mistake]:
    """Yield the doubt about the first pass whose root, or one of whose leaves' gradients, is NaN or infinite."""
    for number, one in enumerate(record.passes[:MOST_PASSES]):
        if one.root >= 0 and _is_odd(record.nodes[one.root].value):
            yield from _of_root(record, reading, number)
            return
        leaf = next((leaf for leaf in _leaves(record, one) if _is_odd(one.adjoints[leaf])), None)
        if leaf is not None:
            yield from _of_gradient(record, reading, one, leaf)
            return


def _leaves(record: TraceRecord, one: BackwardPass) -> Iterator[int]:
    return (node for node in one.adjoints if not record.nodes[node].operands)


def _odd(value: Snapshot) -> Cells:
    """Return where a value is NaN or infinite, of the cells that are known."""
    return ~numpy.isfinite(value.array()) if value.cells and not value.missing else numpy.zeros(1, bool)


def _is_odd(value: Snapshot) -> bool:
    """Whether a value is known to have a NaN or an infinity."""
    if value.summary is not None:
        return bool(value.summary.nan_count or value.summary.infinite_count)
    return bool(_odd(value).any())


def _is_known(value: Snapshot) -> bool:
    """Whether all cells of a value were looked at."""
    return value.summary is not None or not (value.missing or value.elided)


def _nan(value: Snapshot) -> bool:
    if value.summary is not None:
        return bool(value.summary.nan_count)
    return bool(value.cells) and not value.missing and bool(numpy.isnan(value.array()).any())


def _kind_of(value: Snapshot) -> str:
    if _nan(value):
        return "NaN"
    summary = value.summary
    negative = summary.negative_count if summary is not None else (value.array() == -numpy.inf).any()
    return "-inf" if negative else "inf"


# --- going forward -------------------------------------------------------------------------------------------------


def _of_root(record: TraceRecord, reading: Reading, number: int) -> Iterator[Mistake]:
    root = record.nodes[record.passes[number].root]
    made = _maker(record, root)
    if made is None:
        return
    facts = {"root": f"`{name_of(record, root.index)}`", "what": _kind_of(root.value)}
    facts |= {"operation": f"`{made.operation}`", "made": _kind_of(made.value)}
    if not made.operands:
        if made.span is not None and made is not root and not _spelled(reading, made):
            facts["name"] = f"`{name_of(record, made.index)}`"
            yield mistake("numbers-data", made.span, nodes=(made.index,), facts=facts)
        return
    if made.span is None:
        return
    facts["line"] = str(made.span.line)
    kind, more = _cause(record, made, number)
    repairs = tuple(_away_from_zero(reading, made)) if kind in ("numbers-log", "numbers-division") else ()
    yield mistake(kind, made.span, nodes=(made.index,), repairs=repairs, facts={**facts, **more})


def _maker(record: TraceRecord, node: Node) -> Node | None:
    """Return the operation that made the first odd number on the way to a value: of a NaN where no operand has one, and
    of an infinity in it where that came, unless the program wrote it. None where an operand's cells are not known."""
    while True:
        operands = [record.nodes[operand] for operand in node.operands]
        nan = [one for one in operands if _nan(one.value)]
        odd = nan or [one for one in operands if _is_odd(one.value)]
        if not nan and not all(_is_known(one.value) for one in operands):
            return None
        if not odd:
            return node
        following = _maker(record, odd[0]) if not nan and _nan(node.value) else odd[0]
        if following is None:
            return None
        if not nan and _nan(node.value) and (not following.operands or following.operation.strip("_") in WRITTEN):
            return node  # it made NaN of an infinity that is meant
        node = following


def _spelled(reading: Reading, node: Node) -> bool:
    """Whether the program itself writes the NaN or the infinity."""
    syntax = reading.node(node.span)
    text = written(reading.source, syntax).lower() if syntax is not None else ""
    return "nan" in text or "inf" in text


def _cause(record: TraceRecord, made: Node, number: int) -> tuple[str, dict[str, str]]:
    """Return the kind of the doubt about an operation that made an odd number, with further facts."""
    operation, given = made.operation.strip("_"), [record.nodes[operand].value for operand in made.operands]
    if any(_is_odd(one) for one in given):
        return "numbers-infinite", {}
    at = _odd(made.value)
    first, last = (_cells_at(one, at, made) for one in (given[0], given[-1]))
    if operation in LOGARITHMS and not (_nan(made.value) if first is None else (first != 0).all()):
        return "numbers-log", {}
    if (
        operation in LOGARITHMS | {"sqrt", "rsqrt", "pow"}
        and _nan(made.value)
        and first is not None
        and (first < 0).any()
    ):
        return "numbers-domain", {"x": _text(first[first < 0][0])}
    if first is None and _nan(made.value) and operation in LOGARITHMS | {"sqrt", "rsqrt"}:
        summary = given[0].summary
        if summary is not None and summary.minimum is not None and summary.minimum < 0:
            return "numbers-domain", {"x": _text(summary.minimum)}
    divisor = (
        last if operation == "div" and made.text.endswith("}") else first if operation in DIVIDING - {"div"} else None
    )
    if (
        (divisor is not None and (divisor == 0).any())
        or _has_zero(given[-1], operation)
        or made.text.endswith(("/ 0", "/ 0.0"))
    ):
        return "numbers-division", {}
    if not given[0].numel or (operation in ("std", "var") and given[0].numel == 1):
        return "numbers-few", {"count": str(given[0].numel)}
    if not _nan(made.value) and not (divisor is None and operation in DIVIDING and _may_be_zero(given[-1])):
        more = {"dtype": made.value.dtype}
        before = [_scale(record, one) for one in record.passes[:number]]
        if len(before) > 2 and all(one < other for one, other in zip(before[-3:], before[-2:], strict=False)):
            ends = {"first": _text(before[0]), "last": _text(before[-1]), "passes": str(len(before))}
            return "numbers-growing", {**more, **ends}
        return "numbers-overflow", more
    return "numbers-made", {}


def _has_zero(value: Snapshot, operation: str) -> bool:
    """Whether a large divisor is known to have a 0."""
    return operation in DIVIDING and value.summary is not None and value.summary.minimum == 0


def _may_be_zero(value: Snapshot) -> bool:
    """Whether some cell of a large value may be 0."""
    summary = value.summary
    return summary is not None and (summary.minimum or 0.0) <= 0 <= (summary.maximum or 0.0)


def _scale(record: TraceRecord, one: BackwardPass) -> float:
    value = record.nodes[one.root].value if one.root >= 0 else None
    return float(numpy.abs(value.array()).max()) if value is not None and value.cells and not value.missing else 0.0


def _cells_at(value: Snapshot, at: Cells, made: Node) -> Cells | None:
    """Return the cells of an operand from which the odd ones were made, where they belong cell to cell."""
    if made.value.elided or value.elided or value.missing or value.array().dtype.kind == "c":
        return None
    try:
        return numpy.broadcast_to(value.array(), at.shape)[at]
    except ValueError:
        return None


def _text(number: float) -> str:
    return f"{float(number):.6g}"


def _away_from_zero(reading: Reading, made: Node) -> Iterator[Repair]:
    """``torch.log(p)`` → ``torch.log(p + 1e-8)``, ``p.log()`` → ``(p + 1e-8).log()``, and so with a divisor."""
    match reading.node(made.span):
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch")), args=[argument, *_]):
            yield replacing("away-from-zero", reading.source, argument, f"{written(reading.source, argument)} + {TINY}")
        case ast.Call(func=ast.Attribute(value=argument), args=[]):
            yield replacing("away-from-zero", reading.source, argument, _sum(reading, argument))
        case ast.BinOp(op=ast.Div(), right=divisor):
            yield replacing("away-from-zero", reading.source, divisor, _sum(reading, divisor))


def _sum(reading: Reading, node: ast.expr) -> str:
    text = written(reading.source, node)
    bracketed = isinstance(node, ATOMS) or not isinstance(node, ast.IfExp | ast.Compare | ast.BoolOp | ast.Lambda)
    return f"({text} + {TINY})" if bracketed else f"(({text}) + {TINY})"


# --- going backward ------------------------------------------------------------------------------------------------


def _of_gradient(record: TraceRecord, reading: Reading, one: BackwardPass, leaf: int) -> Iterator[Mistake]:
    """The first contribution that is odd although what arrived at the operation that sent it is not."""
    for sent in one.sent:
        arrived = one.adjoints.get(sent.user)
        if not _is_odd(sent.value) or (arrived is not None and _is_odd(arrived)):
            continue
        if arrived is not None and not _is_known(arrived):
            return
        user, operand = record.nodes[sent.user], record.nodes[sent.operand]
        if user.span is None:
            return
        facts = {
            "name": f"`{name_of(record, leaf)}`", "what": _kind_of(one.adjoints[leaf]),
            "operation": f"`{user.operation}`", "line": str(user.span.line),
        }  # fmt: skip
        kind, repairs = "gradient-odd", ()
        value = operand.value
        cells = value.array() if value.cells and not value.missing else numpy.ones(1)
        at_zero = (cells == 0).any() or (value.summary is not None and value.summary.minimum == 0)
        if user.operation.strip("_") in LOGARITHMS | ROOTS | DIVIDING and at_zero:
            kind = "gradient-at-zero"
            if user.operation in (*LOGARITHMS, "sqrt", "rsqrt", "div"):
                repairs = tuple(_away_from_zero(reading, user))
        yield mistake(kind, user.span, nodes=(user.index, leaf), repairs=repairs, facts=facts)
        return

"""Warnings of torch, NumPy and Python as the page shows them: those that are known with a sentence of their own."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from core.explain.edits import replacing, with_argument, without_keyword, written
from core.explain.line_moves import moved_behind
from core.explain.mistakes import mistake
from core.explain.table_repairs import filled_by_kind
from core.program.source import Source
from core.trace import Mistake, Repair, Span

if TYPE_CHECKING:
    from core.program.python_warnings import PythonWarning


def warned(found: Iterable[PythonWarning], source: Source) -> tuple[Mistake, ...]:
    """Return the warnings as mistakes that ended nothing, in the order in which they were raised."""
    told: list[Mistake] = []
    for one in found:
        kind, repairs, facts = "python-warning", (), {}
        for pattern, known, mend in KNOWN:
            if says := re.search(pattern, one.text):
                kind, repairs = known, tuple(mend(source, one.span)) if one.span else ()
                facts = says.groupdict()
        told.append(
            mistake(
                kind, one.span, error=one.category, raised=one.text, category=one.category, text=one.text,
                repairs=repairs, facts=facts,
            )
        )  # fmt: skip
    return tuple(told)


def _calls_in(source: Source, span: Span) -> Iterator[ast.Call]:
    """Yield the calls of a line, those inside others first."""
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    yield from [call for call in calls[::-1] if source.place(call)[0] == span.line]


def _scheduler_last(source: Source, span: Span) -> Iterator[Repair]:
    """Write ``scheduler.step()`` behind the ``step()`` of the optimizer that stands below it."""
    for call in _calls_in(source, span):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "step":
            yield from moved_behind("scheduler-last", source, call, lambda one: one.endswith(".step()"))


def _with_axis(source: Source, span: Span) -> Iterator[Repair]:
    """``F.softmax(x)`` → ``F.softmax(x, dim=-1)``."""
    for call in _calls_in(source, span):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name.lower() in ("softmax", "log_softmax", "logsoftmax", "softmin"):
            yield with_argument("softmax-axis", source, call, "dim=-1")


def _at_once(source: Source, span: Span) -> Iterator[Repair]:
    """``data[rows]["x"] = 1`` → ``data.loc[rows, "x"] = 1``; ``data["x"].fillna(0, inplace=True)`` → an assignment."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.stmt) or source.place(node)[0] != span.line:
            continue
        match node:
            case ast.Assign(
                targets=[ast.Subscript(value=ast.Subscript(value=owner, slice=first), slice=second) as target]
            ):
                rows, column = (second, first) if _is_name(first) and not _is_name(second) else (first, second)
                text = f"{written(source, owner)}.loc[{written(source, rows)}, {written(source, column)}]"
                yield replacing("loc", source, target, text)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Subscript() | ast.Attribute() as owner)) as call):
                given = without_keyword("assigned", source, call, "inplace")
                yield replacing("assigned", source, call, f"{written(source, owner)} = {given.text}")


def _fill_by_kind(source: Source, span: Span) -> Iterator[Repair]:
    """``data.fillna(0)`` → ``data.fillna(dict.fromkeys(data.select_dtypes("number"), 0))``."""
    for call in _calls_in(source, span):
        yield from filled_by_kind(source, call)


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


KNOWN: tuple[tuple[str, str, Callable[[Source, Span], Iterator[Repair]]], ...] = (
    (r"lr_scheduler\.step\(\)` before `optimizer\.step\(\)", "scheduler-first", _scheduler_last),
    (r"^Implicit dimension choice for", "softmax-axis", _with_axis),
    (r"^Converting a tensor with requires_grad=True to a scalar", "scalar-grad", lambda source, span: iter(())),
    (r"^The \.grad attribute of a Tensor that is not a leaf", "grad-of-computed", lambda source, span: iter(())),
    (
        r"^Using a target size \(torch\.Size\((?P<target>\[.*?\])\)\) that is different to the input size "
        r"\(torch\.Size\((?P<given>\[.*?\])\)\)",
        "loss-sizes",
        lambda source, span: iter(()),
    ),
    (r"chained assignment", "table-chained", _at_once),
    (
        r"^'(?P<value>\w+)' is not supported as a fill value for (?P<dtype>\w+) dtype",
        "table-fill-object",
        _fill_by_kind,
    ),
)
"""(pattern of the warning, kind of mistake, its repairs)."""

COVERED: dict[str, str] = {
    "grad-not-kept": r"^The \.grad attribute of a Tensor that is not a leaf",
    "grad-none-not-leaf": r"^The \.grad attribute of a Tensor that is not a leaf",
    "grad-none-rebound": r"^The \.grad attribute of a Tensor that is not a leaf",
    "grad-none-born": r"^The \.grad attribute of a Tensor that is not a leaf",
    "anomaly": r"^Error detected in \w+",
    "loss-broadcast": r"^Using a target size .* that is different to the input size",
    "gradient-number": r"^Converting a tensor with requires_grad=True to a scalar",
}
"""Kind of doubt or mistake → pattern of torch's own warning about the same line, which need not be said again."""


def without_repetition(warnings: tuple[Mistake, ...], doubts: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    """Return the warnings less those that a doubt about the same line says better."""
    said = [(COVERED[one.kind], one.span.line) for one in doubts if one.kind in COVERED and one.span]
    return tuple(
        one
        for one in warnings
        if not any(one.span and one.span.line == line and re.search(pattern, one.raised) for pattern, line in said)
    )

"""Mistakes with pandas' tables, whose message says less than the table does."""

from __future__ import annotations

import ast

import pandas

from core.explain.failing_expression import About
from core.program.run import Run

Facts = dict[str, str]
Found = tuple[str, Facts]

MOST_NAMES = 12
"""Rows or columns that are named in a sentence."""


def missing_name(facts: Facts, found: About, run: Run) -> Found | None:
    """A column or a row that a table does not have; or a row for ``drop`` that is a column."""
    detail = facts.get("detail", "")
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="drop")) if _table(found, owner) is not None:
            name = detail.strip("\"'").removesuffix("not found in axis").strip().strip("[]")
            return "table-drop", {**facts, "name": name}
        case ast.Subscript(value=ast.Attribute(value=owner, attr="loc" | "at")):
            table = _table(found, owner)
            if table is None:
                return None
            if isinstance(found.node.slice, ast.Tuple) and isinstance(table, pandas.DataFrame) and _is_column(found):
                return "table-column", {**facts, "name": detail, "columns": _names(table.columns)}
            return "table-row", {**facts, "name": detail, "rows": _names(table.index)}
        case ast.Subscript(value=owner):
            table = _table(found, owner)
            if isinstance(table, pandas.DataFrame):
                return "table-column", {**facts, "name": detail, "columns": _names(table.columns)}
            if isinstance(table, pandas.Series):
                return "table-row", {**facts, "name": detail, "rows": _names(table.index)}
    return None


def _is_column(found: About) -> bool:
    """Whether the row of ``loc[row, column]`` is there, so that the column is what is missing."""
    node = found.node
    if not (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute)):
        return False
    table = found.value(node.value.value)
    first = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
    return not isinstance(first, ast.Constant) or first.value in table.index


def _table(found: About, owner: ast.expr) -> pandas.DataFrame | pandas.Series | None:
    match owner:
        case ast.Subscript(value=ast.Name() as whole, slice=ast.Constant(value=str() as name)):
            table = found.value(whole)
            held = table[name] if isinstance(table, pandas.DataFrame) and name in table else None
        case _:
            held = found.value(owner)
    return held if isinstance(held, pandas.DataFrame | pandas.Series) else None


def _names(index: pandas.Index) -> str:
    """Return the first names of an index, as a sentence lists them."""
    more = ", …" if len(index) > MOST_NAMES else ""
    return ", ".join(str(name) for name in index[:MOST_NAMES]) + more


def text_among_numbers(facts: Facts, found: About, run: Run) -> Found | None:
    """A text in a table of which numbers were asked."""
    match found.node:
        case ast.Call(func=ast.Attribute(attr="to_numpy" | "astype")):
            return "object-array", facts
        case ast.Call(func=ast.Attribute(value=owner, attr=operation)) if _table(found, owner) is not None:
            return "text-column", {**facts, "operation": operation}
    return None


def gone_method(facts: Facts, found: About, run: Run) -> Found | None:
    """``append`` of older pandas."""
    return ("table-append", facts) if facts.get("owner") == "DataFrame" and facts.get("name") == "append" else None


def gone_argument(facts: Facts, found: About, run: Run) -> Found | None:
    """``fillna(method="ffill")`` of older pandas."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=owner, attr="fillna"), keywords=keywords) if any(
            one.arg == "method" for one in keywords
        ):
            return ("table-fill-method", facts) if _table(found, owner) is not None else None
    return None

"""What lies behind the mistakes of Python itself: a None that a function gave, a name whose import is missing, …"""

from __future__ import annotations

from collections.abc import Callable

from core.language.about import About
from core.language.python_repairs import (
    CONSTANTS,
    IMPORTS,
    changing_call,
    method_without_self,
    uncalled,
    without_return,
)
from core.language.shape_repairs import Facts
from core.language.state import Run

Found = tuple[str, dict[str, str]]


def missing_name(facts: Facts, found: About, run: Run) -> Found | None:
    """``np`` without its import, ``true`` for ``True``."""
    name = facts.get("name", "")
    if name in CONSTANTS:
        return "name-constant", {**facts, "close": CONSTANTS[name]}
    return ("name-import", {**facts, "line": IMPORTS[name]}) if name in IMPORTS else None


def none_from(facts: Facts, found: About, run: Run) -> Found | None:
    """A None that a function gave which returns nothing, or a method that only changes its list."""
    statement = changing_call(found)
    if statement is not None:
        return "none-changing", {**facts, "text": found.text(statement), "call": found.text(statement.value)}
    function = without_return(found, run)
    return None if function is None else ("none-returned", {**facts, "function": function.name})


def no_self(facts: Facts, found: About, run: Run) -> Found | None:
    method = method_without_self(found, facts)
    return None if method is None else ("no-self", {**facts, "method": method.name})


def not_called(facts: Facts, found: About, run: Run) -> Found | None:
    node = uncalled(found.node)
    return None if node is None else ("not-called", {**facts, "text": found.text(node)})


def text_of_call(facts: Facts, found: About, run: Run) -> Found | None:
    """Quote what was called."""
    function = getattr(found.node, "func", None)
    return None if function is None else ("shape-called", {**facts, "text": found.text(function)})


def sides(kind: str) -> Callable[[Facts, About, Run], Found | None]:
    """Quote both sides of an operator."""

    def quoted(facts: Facts, found: About, run: Run) -> Found | None:
        left, right = getattr(found.node, "left", None), getattr(found.node, "right", None)
        if left is None or right is None:
            return None
        return kind, {**facts, "left": f"`{found.text(left)}`", "right": f"`{found.text(right)}`"}

    return quoted

"""Calls of functions of Python's math, which take a number out of the graph."""

from __future__ import annotations

import ast

import torch

from core.explain.cuts_told import Facts
from core.explain.failing_expression import About
from core.program.run import Run


def number_of_math(facts: Facts, found: About, run: Run) -> tuple[str, Facts] | None:
    """``math.exp(x[0])`` gave the number that has no backward()."""
    calls = math_calls(found)
    if not calls or any(isinstance(one, ast.Attribute) and one.attr == "item" for one in ast.walk(found.source.tree)):
        return None
    return "number-backward-math", {**facts, "text": found.text(calls[-1]), "line": str(calls[-1].lineno)}


def math_calls(found: About) -> list[ast.Call]:
    """Return the calls of functions of Python's math that torch has too, before the failing line."""
    end = getattr(found.node, "lineno", 0)
    return [
        node
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Call) and node.lineno <= end
        and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "math" and hasattr(torch, node.func.attr)
    ]  # fmt: skip

"""Calls in the text by the name of the layer or function that is called."""

from __future__ import annotations

import ast

from core.explain.failing_expression import About
from core.program.source import name_called


def calls_named(found: About, *names: str) -> list[ast.Call]:
    """Return the calls of these functions in the text, the last first."""
    all_calls = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Call)]
    return [call for call in reversed(all_calls) if name_called(call) in names]

"""Repairs of classes: super, self, a layer that was kept in a local variable."""

from __future__ import annotations

import ast

from core.explain.edits import inserting, line_before, together
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair


def super_first(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``super().__init__()`` before everything else in ``__init__``."""
    for function in ast.walk(found.source.tree):
        if isinstance(function, ast.FunctionDef) and any(part is found.node for part in ast.walk(function)):
            return line_before("super", found.source, function.body[0], "super().__init__()")
    return []


def with_self(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``def forward(x)`` → ``def forward(self, x)``."""
    method = method_without_self(found, facts)
    if method is None:
        return []
    if method.args.args:
        line, column, _, _ = found.source.place(method.args.args[0])
        return [inserting("self", line, column, "self, ")]
    line, column, _, _ = found.source.place(method)
    column = found.source.lines[line - 1].find("(", column)
    return [inserting("self", line, column + 1, "self")] if column >= 0 else []


def method_without_self(found: About, facts: Facts) -> ast.FunctionDef | None:
    """Return the method of a class that a call names, where its first parameter is not self."""
    owner, _, name = facts.get("function", "").rpartition(".")
    for kind in ast.walk(found.source.tree):
        if isinstance(kind, ast.ClassDef) and kind.name == owner.split(".")[-1]:
            for method in kind.body:
                if isinstance(method, ast.FunctionDef) and method.name == name and not method.decorator_list:
                    parameters = method.args.args
                    if not parameters or parameters[0].arg not in ("self", "cls"):
                        return method
    return None


def on_self(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``fc = nn.Linear(4, 1)`` → ``self.fc = nn.Linear(4, 1)``."""
    source, method = found.source, None
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name == facts.get("owner"):
            method = next((one for one in node.body if getattr(one, "name", "") == "__init__"), None)
    changes = [
        inserting("self-attribute", *source.place(statement)[:2], "self.")
        for statement in (ast.walk(method) if method is not None else ())
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1
        and isinstance(statement.targets[0], ast.Name) and isinstance(statement.value, ast.Call)
    ]  # fmt: skip
    one = together("self-attribute", source, changes)
    return [one] if one else []

"""Which scope a name belongs to, decided once before the program runs, by Python's rules."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(slots=True)
class Scope:
    """A stretch of text with names of its own.

    At run time each has a frame, a dict: name → value, ``frame[OUTER]`` the frame of the scope around it.

    Attributes:
        kind: "program", "function", "class" or "comprehension".
        run: The state of the run (`core.language.state.Run`).
        outer: The scope around it, None for the program.
        bound: Names that are local here.
        shared: Names declared ``global``; those declared ``nonlocal`` are simply not in ``bound``.
        generator: True in a function with ``yield``.
        name: Of a class, as Python's messages say it.
    """

    kind: str
    run: Any
    outer: Scope | None = None
    bound: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)
    generator: bool = False
    name: str = ""

    def function(self) -> Scope:
        """Return the nearest scope that is no comprehension: a walrus binds there."""
        return self.outer.function() if self.kind == "comprehension" and self.outer else self

    def find(self, name: str) -> int | None:
        """Return how many frames outwards the name lives, or None when it is the program's or a builtin."""
        distance, scope = 0, self
        while scope.kind != "program":
            if name in scope.shared:
                return None
            if name in scope.bound and (scope.kind != "class" or scope is self):
                return distance
            if scope.kind != "class" or scope is self:  # a function's frame skips the class body around it
                distance += 1
            assert scope.outer is not None
            scope = scope.outer
        return None


OUTER, RETURNED, CALLED = 0, 1, 2
"""Keys of a frame that no name can collide with."""


def declared(body: Iterable[ast.AST]) -> tuple[set[str], set[str]]:
    """Return the names that statements bind in their own scope, and those declared ``global``."""
    bound: set[str] = set()
    shared: set[str] = set()
    outside: set[str] = set()
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                bound.add(name)
            case ast.Global(names=names):
                shared.update(names)
            case ast.Nonlocal(names=names):
                outside.update(names)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                bound.update((alias.asname or alias.name).split(".")[0] for alias in aliases)
            case ast.ExceptHandler(name=str(name)):
                bound.add(name)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound.add(node.name)
        waiting.extend(_same_scope(node))
    return bound - shared - outside, shared


def _same_scope(node: ast.AST) -> Iterable[ast.AST]:
    """Return the children that are evaluated in the node's own scope, as far as binding names goes."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return [*node.decorator_list, *node.args.defaults, *[d for d in node.args.kw_defaults if d]]
    if isinstance(node, ast.ClassDef):
        return [*node.decorator_list, *node.bases]
    if isinstance(node, ast.Lambda):
        return [*node.args.defaults, *[d for d in node.args.kw_defaults if d]]
    if isinstance(node, COMPREHENSIONS):
        return [ast.Name(id=walrus.target.id, ctx=ast.Store()) for walrus in _walruses(node)]
    return ast.iter_child_nodes(node)


def _walruses(comprehension: ast.AST) -> Iterable[ast.NamedExpr]:
    return [node for node in ast.walk(comprehension) if isinstance(node, ast.NamedExpr)]


def targets(generators: list[ast.comprehension]) -> set[str]:
    """Return the loop variables of a comprehension."""
    return {
        node.id
        for generator in generators
        for node in ast.walk(generator.target)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def parameters(arguments: ast.arguments) -> list[str]:
    """Return the names of all parameters."""
    plain = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [one.arg for one in (*plain, arguments.vararg, arguments.kwarg) if one]


def yields(body: Iterable[ast.AST]) -> bool:
    """Return whether statements of a function's own scope contain ``yield``."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))
    return False

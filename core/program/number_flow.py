"""Find the expressions of a program's text whose values reach a call as plain numbers, not as tensors. No torch.

``torch.tensor(history / 3)``: the numbers come from ``history``, so from whatever the program assigns to that name or
adds to that list, and so on. A call that reads numbers from a tensor (``loss.item()``) is where the search ends: what
stands before it is a tensor, no number.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from core.program.ends import Place
from core.program.source import Source

READING = frozenset({"item", "tolist", "numpy"})
"""Methods that read a tensor's numbers."""
ADDING = frozenset({"append", "extend", "insert", "add", "update"})
"""Methods by which numbers get into a list, a set or a dict."""
MOST_EXPRESSIONS = 200
"""After so many, what else flows in is left out."""

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Scope = Function | ast.Module


class Flow:
    """The expressions of a program by the names that they give values to, read once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._inside: dict[ast.AST, Scope] = {}
        self._given: dict[tuple[Scope, str], list[ast.expr]] = {}
        self._functions: dict[str, ast.FunctionDef] = {}
        self._known: dict[tuple[Place, int | str | None], list[Place]] = {}
        self._read(source.tree, source.tree)

    def into(self, place: Place, argument: int | str | None = None) -> list[Place]:
        """Return the places of the expressions that flow into the expression at a place, that one itself first.

        Args:
            argument: Only into this argument of a call or operand of an operator: its position, counted with the
                tensor whose method is called, or its name. None for the whole.
        """
        known = self._known.get((place, argument))
        if known is None:
            found = self._found(place, argument)
            known = self._known[place, argument] = [self._source.place(one) for one in found]
        return known

    def _found(self, place: Place, argument: int | str | None) -> list[ast.expr]:
        start = next((node for node in self._inside if isinstance(node, ast.expr) and self._at(node, place)), None)
        if argument is not None:
            start = _argument(start, argument)
        found: list[ast.expr] = [] if start is None else [start]
        for expression in found:  # which grows
            scope = self._inside[expression]
            for name in _names(expression):
                more = self._given.get((scope, name)) or self._given.get((self._source.tree, name), [])
                if name in self._functions:
                    more = [*more, *_returned(self._functions[name])]
                found += [one for one in more if one not in found][: MOST_EXPRESSIONS - len(found)]
        return found

    def _at(self, node: ast.expr, place: Place) -> bool:
        return self._source.place(node) == place

    def _read(self, node: ast.AST, scope: Scope) -> None:
        waiting = [(node, scope)]
        while waiting:
            one, inside = waiting.pop()
            self._inside[one] = inside
            if isinstance(one, ast.FunctionDef):
                self._functions[one.name] = one
            for name, value in _giving(one):
                self._given.setdefault((inside, name), []).append(value)
            within = one if isinstance(one, Function) else inside
            waiting += [(child, within) for child in ast.iter_child_nodes(one)]


def _argument(node: ast.AST | None, argument: int | str) -> ast.expr | None:
    """Return one argument of a call, or one operand of an operator, as an expression."""
    match node:
        case ast.BinOp() as both:  # torch tells ``2 + x`` as it tells ``x + 2``
            return both
        case ast.Call(func=function, args=args, keywords=keywords):
            named = {keyword.arg: keyword.value for keyword in keywords}
            if isinstance(argument, str):
                return named.get(argument)
            of_torch = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)
            of_torch = of_torch and function.value.id in ("torch", "F")  # type: ignore[union-attr]
            given = [function.value, *args] if isinstance(function, ast.Attribute) and not of_torch else args
        case _:
            return None
    return given[argument] if isinstance(argument, int) and argument < len(given) else None


def _giving(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield (name, expression) where a node gives a name, or the list of that name, a value."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _targets(target, value)
        case ast.AugAssign(target=target, value=value) | ast.NamedExpr(target=target, value=value):
            yield from _targets(target, value)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            yield from _targets(target, value)
        case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
            yield from _targets(target, value)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr), args=arguments) if attr in ADDING:
            yield from ((name, value) for value in arguments)


def _targets(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match target:
        case ast.Name(id=name):
            yield name, value
        case ast.Subscript(value=ast.Name(id=name)):
            yield name, value
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            several = value.elts if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(parts) else None
            for number, part in enumerate(parts):
                yield from _targets(part, several[number] if several else value)


def _names(expression: ast.expr) -> Iterator[str]:
    """Yield the names that an expression reads, but for those of tensors from which numbers are read."""
    waiting: list[ast.AST] = [expression]
    while waiting:
        match waiting.pop():
            case ast.Call(func=ast.Attribute(attr=attr), args=arguments) if attr in READING:
                waiting += arguments
            case ast.Call(func=ast.Name(id="float" | "int")):
                pass
            case ast.Name(id=name, ctx=ast.Load()):
                yield name
            case node:
                waiting += ast.iter_child_nodes(node)


def _returned(function: ast.FunctionDef) -> list[ast.expr]:
    return [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None]

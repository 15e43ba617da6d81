"""Parts of a program that can become a function: its scalars, elements of its leaves and of its modules. Pure."""

from __future__ import annotations

import ast
import math
import re

import msgspec
import numpy

from core.trace import Trace

MOST_ELEMENTS = 400
"""Elements that can be chosen from."""

LAST = ""
"""Stands for the value of the program's last line, where it has no name."""


class Element(msgspec.Struct, frozen=True):
    """One element of a leaf.

    Attributes:
        name: The leaf's variable; of a module's parameter its path, ``net.0.weight``.
        flat: Where the element stands in C order.
        shape: The leaf's.
        value: Its value now.
        module: The variable that holds the module, "" for a leaf with a variable of its own.
    """

    name: str
    flat: int
    shape: tuple[int, ...]
    value: float
    module: str = ""

    @property
    def label(self) -> str:
        """As Python writes it: ``w``, ``w[0]``, ``W[1, 2]``, ``net.0.weight[0, 1]``."""
        where = ", ".join(str(int(one)) for one in numpy.unravel_index(self.flat, self.shape)) if self.shape else ""
        return f"{self.name}[{where}]" if where else self.name

    @property
    def parameter(self) -> str:
        """A name for it: ``w``, ``w_0``, ``W_1_2``, ``net_0_weight_0_1``."""
        return re.sub(r"\W+", "_", self.label).strip("_")


def kept_statements(source: str) -> list[ast.stmt]:
    """Return the statements up to the first that runs or reads a backward pass; none when there is no syntax."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []
    kept: list[ast.stmt] = []
    for statement in tree.body:
        if any(isinstance(node, ast.Attribute) and node.attr in ("backward", "grad") for node in ast.walk(statement)):
            match statement:
                case ast.Expr(ast.Call(func=ast.Attribute(value=value, attr="backward"), args=[], keywords=[])):
                    if not isinstance(value, ast.Name):  # z.sum().backward(): the scalar has no name
                        kept.append(ast.copy_location(ast.Expr(value), value))
            break
        kept.append(statement)
    return kept


def elements(trace: Trace) -> list[Element]:
    """Return the elements of the leaves that a top-level line makes and names, those that require grad first."""
    bound = {name for statement in kept_statements(trace.source) for name in assigned(statement)}
    found: list[tuple[bool, Element]] = []
    seen: set[str] = set()
    for node in trace.nodes:
        value = node.value
        if node.operation not in ("leaf", "constant") or not value.dtype.startswith("float") or value.missing:
            continue
        if value.kept != value.shape:
            continue
        for name in node.names:
            if name not in bound or name in seen:
                continue
            seen.add(name)
            cells = value.array().reshape(-1).tolist()
            late = node.operation == "constant"
            found += [(late, Element(name, at, value.shape, float(cell))) for at, cell in enumerate(cells)]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])][:MOST_ELEMENTS]


def scalars(trace: Trace) -> list[str]:
    """Return the variables that hold one number before the first backward pass, the last first; LAST for a last line.

    The first is what a page offers to begin with.
    """
    statements = kept_statements(trace.source)
    leaves = {one.name for one in elements(trace)}
    last = {name: node for node in trace.nodes for name in node.names}
    found: list[str] = []
    for statement in statements:
        for name in assigned(statement):
            node = last.get(name)
            if node is None or name in leaves:
                continue
            if node.value.numel == 1 and node.value.dtype.startswith("float"):
                found = [one for one in found if one != name] + [name]
    found.reverse()
    if statements and isinstance(statements[-1], ast.Expr) and _ends_in_scalar(trace, statements):
        found.insert(0, LAST)
    return found


def assigned(statement: ast.stmt) -> list[str]:
    """Return the variables that a statement binds."""
    match statement:
        case ast.Assign(targets=targets):
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            return [name]
    return []


def _ends_in_scalar(trace: Trace, statements: list[ast.stmt]) -> bool:
    if trace.passes and f"{ast.unparse(statements[-1])}.backward()" in ast.unparse(ast.parse(trace.source)):
        return True
    if len(statements) < len(ast.parse(trace.source).body):
        return False
    result = trace.result
    if result is None or len(result.nodes) != 1:
        return False
    value = trace.nodes[result.nodes[0]].value
    return value.numel == 1 and value.dtype.startswith("float")


def window(chosen: tuple[Element, ...]) -> tuple[float, ...]:
    """Return a window around the elements' values, wide enough to show more than them."""
    half = max(2.0, *(1.5 * abs(one.value) for one in chosen if math.isfinite(one.value)), 0.0)
    sides = [(one.value - half, one.value + half) if math.isfinite(one.value) else (-2.0, 2.0) for one in chosen]
    flat = tuple(float(f"{end:.4g}") for side in sides for end in side)
    return flat if len(flat) == 4 else (*flat, *flat)

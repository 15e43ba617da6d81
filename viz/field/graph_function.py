"""A scalar of a program as a function of two elements of its leaves: the program becomes a def. Pure.

The def is the program up to its first backward pass, with the chosen elements as parameters, and it returns the
scalar. It is text that the learner reads and changes, so its gradient comes from the same autograd as the program's.
"""

from __future__ import annotations

import ast
import math
import re
import textwrap

import msgspec
import numpy

from core.trace import Trace

MOST_ELEMENTS = 400
"""Elements that can be chosen from."""

LAST = ""
"""Stands for the value of the program's last line, where it has no name."""


class Element(msgspec.Struct, frozen=True):
    """One element of a leaf: its variable, where it stands in C order, the leaf's shape, its value now."""

    name: str
    flat: int
    shape: tuple[int, ...]
    value: float

    @property
    def label(self) -> str:
        """As Python writes it: ``w``, ``w[0]``, ``W[1, 2]``."""
        where = ", ".join(str(int(one)) for one in numpy.unravel_index(self.flat, self.shape)) if self.shape else ""
        return f"{self.name}[{where}]" if where else self.name

    @property
    def parameter(self) -> str:
        """A name for it: ``w``, ``w_0``, ``W_1_2``."""
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
    assigned = {name for statement in kept_statements(trace.source) for name in _assigned(statement)}
    found: list[tuple[bool, Element]] = []
    seen: set[str] = set()
    for node in trace.nodes:
        value = node.value
        if node.operation not in ("leaf", "constant") or not value.dtype.startswith("float") or value.missing:
            continue
        if value.kept != value.shape:
            continue
        for name in node.names:
            if name not in assigned or name in seen:
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
        for name in _assigned(statement):
            node = last.get(name)
            if node is None or name in leaves:
                continue
            if node.value.numel == 1 and node.value.dtype.startswith("float"):
                found = [one for one in found if one != name] + [name]
    found.reverse()
    if statements and isinstance(statements[-1], ast.Expr) and _ends_in_scalar(trace, statements):
        found.insert(0, LAST)
    return found


def as_function(source: str, scalar: str, chosen: tuple[Element, ...]) -> str:
    """Return the def, ``f``, of the chosen elements."""
    body: list[str] = []
    imports: list[str] = []
    statements = kept_statements(source)
    for at, statement in enumerate(statements):
        text = ast.get_source_segment(source, statement) or ast.unparse(statement)
        if isinstance(statement, ast.Import | ast.ImportFrom):
            imports.append(text)
            continue
        if scalar == LAST and at == len(statements) - 1:
            body.append(f"return {text}")
            continue
        if _marks_leaf(statement, {one.name for one in chosen}):
            continue
        names = _assigned(statement)
        whole = [one for one in chosen if not one.shape and one.name in names]
        if not (whole and len(names) == 1):  # a scalar leaf is the parameter itself
            body.append(_indentable(text, statement))
        for name in dict.fromkeys(names):
            body += _replaced([one for one in chosen if one.name == name and one.shape])
    if scalar != LAST:
        body.append(f"return {scalar}")
    head = f"def f({', '.join(one.parameter for one in chosen)}):"
    return "\n".join([*imports, *([""] if imports else []), head, textwrap.indent("\n".join(body), "    ")])


def window(chosen: tuple[Element, ...]) -> tuple[float, ...]:
    """Return a window around the elements' values, wide enough to show more than them."""
    half = max(2.0, *(1.5 * abs(one.value) for one in chosen if math.isfinite(one.value)), 0.0)
    sides = [(one.value - half, one.value + half) if math.isfinite(one.value) else (-2.0, 2.0) for one in chosen]
    flat = tuple(float(f"{end:.4g}") for side in sides for end in side)
    return flat if len(flat) == 4 else (*flat, *flat)


def _replaced(chosen: list[Element]) -> list[str]:
    """Return the lines that put parameters into a tensor: as a new tensor, since vmap writes into none."""
    lines = []
    for one in chosen:
        count = math.prod(one.shape)
        if count == 1:
            lines.append(f"{one.name} = {one.parameter}.reshape({one.shape})")
            continue
        places = f"torch.arange({count})" + (f".reshape({one.shape})" if len(one.shape) > 1 else "")
        lines.append(f"{one.name} = torch.where({places} == {one.flat}, {one.parameter}, {one.name})")
    return lines


def _assigned(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.Assign(targets=targets):
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            return [name]
    return []


def _marks_leaf(statement: ast.stmt, names: set[str]) -> bool:
    """Return whether a statement only says ``x.requires_grad_()`` or ``x.requires_grad = True`` of a chosen leaf."""
    match statement:
        case ast.Expr(ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="requires_grad_"))):
            return name in names
        case ast.Assign(targets=[ast.Attribute(value=ast.Name(id=name), attr="requires_grad")]):
            return name in names
    return False


def _indentable(text: str, statement: ast.stmt) -> str:
    """Return a statement's text; as Python unparses it where indenting would change a string of several lines."""
    long = (node for node in ast.walk(statement) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return ast.unparse(statement) if any("\n" in str(node.value) for node in long) else text


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

"""A scalar of a program as a function of two elements of its leaves: the program becomes a def. Pure.

The def is the program up to its first backward pass, with the chosen elements as parameters, and it returns the
scalar. It is text that the learner reads and changes, so its gradient comes from the same autograd as the program's.
What the program drew at random is written out as the numbers that it got: a function gives one value at one point.
"""

from __future__ import annotations

import ast
import math
import textwrap

from core.trace import Node, Trace
from viz.field.graph_elements import LAST, MOST_ELEMENTS, Element, assigned, kept_statements
from viz.field.module_parameters import Parameter, ready, tensor_literal

RANDOM = {"rand", "randn", "rand_like", "randn_like", "randint", "randperm", "normal", "bernoulli", "multinomial"}


def as_function(trace: Trace, scalar: str, chosen: tuple[Element, ...], parameters: tuple[Parameter, ...] = ()) -> str:
    """Return the def, ``f``, of the chosen elements.

    Args:
        parameters: All of the program's modules, where an element of one is chosen.
    """
    statements = kept_statements(trace.source)
    used = {one.module for one in chosen} - {""}
    # A module is made once, outside; beside a leaf of the program the def holds all of it.
    outside = max((ready(statements, module) for module in used), default=0) if all(x.module for x in chosen) else 0
    imports, before, body = [], [], []
    for at, statement in enumerate(statements):
        text = ast.get_source_segment(trace.source, statement) or ast.unparse(statement)
        if isinstance(statement, ast.Import | ast.ImportFrom):
            imports.append(text)
        elif scalar == LAST and at == len(statements) - 1:
            body.append(f"return {text}")
        else:
            lines = _statement(trace, statement, text, chosen)
            (before if at < outside else body).extend(lines)
        for module in sorted(used):
            if at + 1 == ready(statements, module):
                fixed, replaced = _module([one for one in parameters if one.module == module], chosen)
                (before if outside else body).extend(fixed)
                body += replaced
    if scalar != LAST:
        body.append(f"return {scalar}")
    head = f"def f({', '.join(one.parameter for one in chosen)}):"
    blocks = [imports, before, [head, textwrap.indent("\n".join(body), "    ")]]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def draws(text: str) -> bool:
    """Return whether a function draws numbers each time that it is called."""
    return bool(_called(ast.parse(text)) & RANDOM)


def _called(tree: ast.AST) -> set[str]:
    return {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in ast.walk(tree)}


def _statement(trace: Trace, statement: ast.stmt, text: str, chosen: tuple[Element, ...]) -> list[str]:
    if _marks_leaf(statement, {one.name for one in chosen}):
        return []
    names = assigned(statement)
    if len(names) == 1 and any(one.name == names[0] and not one.shape for one in chosen):
        return []  # a scalar leaf is the parameter itself
    lines = [_drawn(trace, statement, names) or _indentable(text, statement)]
    for name in dict.fromkeys(names):
        for one in chosen:
            if one.name == name and one.shape:
                lines.append(_replaced(name, one))
    return lines


def _replaced(name: str, one: Element) -> str:
    """Return the line that puts a parameter of f into a tensor: as a new tensor, since vmap writes into none."""
    count = math.prod(one.shape)
    if count == 1:
        return f"{name} = {one.parameter}.reshape({one.shape})"
    places = f"torch.arange({count})" + (f".reshape({one.shape})" if len(one.shape) > 1 else "")
    return f"{name} = torch.where({places} == {one.flat}, {one.parameter}, {name})"


def _module(parameters: list[Parameter], chosen: tuple[Element, ...]) -> tuple[list[str], list[str]]:
    """Return the lines that give a module the program's numbers, and those that put the chosen elements in."""
    fixed, replaced = [], []
    for one in parameters:
        mine = [element for element in chosen if element.name == one.name]
        if not mine:
            fixed.append(f"{one.expression} = torch.nn.Parameter({one.literal})")
            continue
        variable = one.name.replace(".", "_")
        fixed += [f"{variable} = {one.literal}", f"del {one.expression}  # f puts a tensor in its place"]
        expression = variable
        for element in mine:
            places = f"torch.arange({math.prod(one.shape)}).reshape({one.shape})"
            expression = f"torch.where({places} == {element.flat}, {element.parameter}, {expression})"
        replaced.append(f"{one.expression} = {expression}")
    return fixed, replaced


def _drawn(trace: Trace, statement: ast.stmt, names: list[str]) -> str:
    """Return a leaf that was drawn at random as the numbers that it got, "" for any other statement."""
    if len(names) != 1 or not _called(statement) & RANDOM:
        return ""
    made = [node for node in trace.nodes if names[0] in node.names and _whole(node)]
    if not made:
        return ""
    value = made[0].value
    return f"{names[0]} = {tensor_literal(value.array().reshape(-1).tolist(), value.shape)}"


def _whole(node: Node) -> bool:
    value = node.value
    kept = value.kept == value.shape and not value.missing and value.numel <= MOST_ELEMENTS
    return kept and not node.operands and value.dtype.startswith("float")


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

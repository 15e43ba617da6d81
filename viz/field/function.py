"""Turning a learner's text for a function, an expression or a program, into the program that defines it. Pure."""

from __future__ import annotations

import ast
import builtins
import re

import msgspec
from msgspec import structs

from core.program.source import with_newlines
from core.trace import Mistake
from viz.counted_lines import facts_counted_from
from viz.operations.record import Family
from viz.operations.registry import functions_of

COMPUTING: tuple[Family, ...] = ("each", "reduction", "scan", "product", "joins")
TORCH_NAMES = functions_of("torch", *COMPUTING)
"""Functions that an expression may call without torch in front; the program imports them."""
FUNCTIONAL_NAMES = tuple(name for name in functions_of("F", *COMPUTING) if name not in TORCH_NAMES)
MATH_NAMES = ("pi", "e")
PYTHON_NAMES = ("max", "min", "float", "int", "round", "pow", "range", "len", "True", "False", "None", "torch", "math")
LONGEST = 6_000
MOST_VARIABLES = 8


class FunctionText(msgspec.Struct, frozen=True):
    """A function as the page runs it.

    Attributes:
        program: Defines ``f``; shown on the page, runs in a notebook.
        names: Of the variables, in order.
        spread: Whether f takes them as scalars (see `core.sandbox.field_messages.FieldJob`).
        expression: The expression, "" for a def.
        fixed: Whether the text says how many variables there are.
        shift: Lines of the program that stand before the learner's first one; None where no line is the learner's.
    """

    program: str
    names: tuple[str, ...]
    spread: bool
    expression: str = ""
    fixed: bool = True
    shift: int | None = None


class Unreadable(Exception):
    """The text is neither an expression nor does it define f.

    Attributes:
        kind: "syntax", "empty", "names" or "many".
        place: Line, from 1, and column, from 0, at which Python gave up; None for other kinds.
    """

    def __init__(self, kind: str, detail: str = "", place: tuple[int, int] | None = None) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.place = kind, detail, place


def read(text: str, count: int = 2) -> FunctionText:
    """Return the function that a text means.

    Args:
        count: How many entries the vector of ``def f(x)`` has where the text does not say it.

    Raises:
        Unreadable: it means none.
    """
    whole = with_newlines(text)
    text = whole.strip("\n").rstrip()
    if not text.strip():
        raise Unreadable("empty")
    try:
        tree = ast.parse(text.strip() if "\n" not in text else text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        place = _place(error, whole) if isinstance(error, SyntaxError) else None
        raise Unreadable("syntax", getattr(error, "msg", "") or str(error), place) from error
    match tree.body:
        case [ast.Expr(ast.Lambda() as value)]:
            return structs.replace(_from_definition(f"f = {text.strip()}", tree, value, count), shift=None)
        case [ast.Expr(value)]:
            return _from_expression(text.strip(), value)
        case [ast.Assign(targets=[ast.Name()], value=value)] if not isinstance(value, ast.Lambda):
            return _from_expression(ast.get_source_segment(text.strip(), value) or text, value)
    defined = _defined(tree)
    mine = [value for name, value in defined if name == "f"]
    if mine:
        return _from_definition(text, tree, mine[-1], count)
    others = [(name, value) for name, value in defined if not isinstance(value, ast.Call)]
    if len(others) != 1:
        raise Unreadable("names", "f")
    ((name, value),) = others
    return _from_definition(f"{text}\n\nf = {name}", tree, value, count)


def _place(error: SyntaxError, text: str) -> tuple[int, int] | None:
    """Return where in the text, as it was typed, a syntax error is."""
    if error.lineno is None or error.offset is None:
        return None
    above = len(text) - len(text.lstrip("\n"))
    alone = "\n" not in text.strip("\n").rstrip()  # a single line is read without its indentation
    indented = len(text.strip("\n")) - len(text.strip("\n").lstrip()) if alone else 0
    return error.lineno + above, max(0, error.offset - 1) + indented


Definition = ast.FunctionDef | ast.Lambda | ast.Call


def _defined(tree: ast.Module) -> list[tuple[str, Definition]]:
    """Return what a program defines that may be a function; a call may make one: ``f = nn.Linear(2, 1)``."""
    found: list[tuple[str, Definition]] = []
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name):
                found.append((name, node))
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda() | ast.Call() as value):
                found.append((name, value))
    return found


def _from_expression(text: str, value: ast.expr) -> FunctionText:
    found = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    called = {
        node.func.id for node in ast.walk(value) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    bound = {node.arg for node in ast.walk(value) if isinstance(node, ast.arg)}
    bound |= {node.id for node in ast.walk(value) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    names = sorted(found - {*MATH_NAMES, *PYTHON_NAMES} - bound - called, key=_natural)
    if not names:
        raise Unreadable("names", "x")
    if len(names) > MOST_VARIABLES:
        raise Unreadable("many", str(MOST_VARIABLES))
    head = _imports(called, found)
    return FunctionText(f"{head}def f({', '.join(names)}):\n    return {text}\n", tuple(names), True, text)


def _imports(called: set[str], found: set[str]) -> str:
    lines = ["import torch"]
    for module, wanted in (
        ("torch", called & {*TORCH_NAMES}),
        ("torch.nn.functional", called & {*FUNCTIONAL_NAMES}),
        ("math", found & {*MATH_NAMES}),
    ):
        # abs, sum and their like are Python's own as well, and Python's do the same to tensors
        wanted = sorted(name for name in wanted if not hasattr(builtins, name))
        if wanted:
            lines.append(f"from {module} import {', '.join(wanted)}")
    return "\n".join(lines) + "\n\n"


def _from_definition(text: str, tree: ast.Module, node: Definition, count: int) -> FunctionText:
    parameters = ["x"] if isinstance(node, ast.Call) else _parameters(node.args)
    if not parameters:
        raise Unreadable("names", "x")
    if len(parameters) > MOST_VARIABLES:
        raise Unreadable("many", str(MOST_VARIABLES))
    imports_torch = any(isinstance(one, ast.Import) and any(a.name == "torch" for a in one.names) for one in tree.body)
    program = text + "\n" if imports_torch else f"import torch\n\n{text}\n"
    shift = 0 if imports_torch else 2
    if len(parameters) > 1:
        return FunctionText(program, tuple(parameters), True, shift=shift)
    (name,) = parameters
    said = None if isinstance(node, ast.Call) else _length(node, name)
    length = said or max(1, min(count, MOST_VARIABLES))
    if length == 1:
        return FunctionText(program, (name,), said is None, fixed=said is not None, shift=shift)
    names = tuple(f"{name}{one}" for one in range(1, length + 1))
    return FunctionText(program, names, False, fixed=said is not None, shift=shift)


def _parameters(arguments: ast.arguments) -> list[str]:
    """Return the parameters that have no default, or the first."""
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    optional = len(arguments.defaults)
    return names[: len(names) - optional] if optional < len(names) else names[:1]


def placed(mistake: Mistake, function: FunctionText) -> Mistake:
    """Return the mistake with its place in the text that the learner typed, without one where it is not there."""
    span = mistake.span
    if span is None:
        return mistake
    if function.shift is None or span.line <= function.shift:
        return structs.replace(mistake, span=None)
    moved = structs.replace(span, line=span.line - function.shift, end_line=span.end_line - function.shift)
    return structs.replace(mistake, span=moved, facts=facts_counted_from(mistake, function.shift))


def _length(node: ast.FunctionDef | ast.Lambda, name: str) -> int | None:
    """Return how many entries a vector has as far as the text says it: ``x1, x2 = x`` or ``x[2]``."""
    longest = 0
    for inner in ast.walk(node):
        match inner:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Name(id=read_name)) if read_name == name:
                return len(targets)
            case ast.Subscript(value=ast.Name(id=read_name), slice=ast.Constant(value=int() as at)) if (
                read_name == name
            ):
                longest = max(longest, at + 1 if at >= 0 else -at)
    return min(longest, MOST_VARIABLES) or None


def _natural(name: str) -> list[tuple[int, int, str]]:
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.findall(r"\d+|\D+", name)]

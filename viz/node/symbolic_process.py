"""Body of a helper process that asks SymPy, which may be busy for hours over an innocent expression.

Symbols stand in NumPy arrays of objects, one for every cell, so sums, products and shapes are NumPy's own. SymPy's
MatrixSymbol would be shorter but is wrong for some norms and determinants (SymPy issues 28618 and 26585).
"""

from __future__ import annotations

import ast
import itertools
import re
from typing import Any

import msgspec
import numpy
import sympy

from viz.node.python_latex import SLOT, as_expression
from viz.node.symbolic_functions import ATTRIBUTES, ELEMENTWISE, FUNCTIONS, NoSymbols
from viz.node.symbolic_question import Answer, Question, Step
from viz.node.worked import book_name, cell_name

LONGEST = 60
"""Operations in a formula; a longer one is not read by anybody."""

SECONDS = 10
MEMORY = 1_000_000_000


def warm() -> None:
    """Have SymPy load what it loads at the first use of each function: later it can open no file."""
    u, v = sympy.symbols("u v", real=True)
    numbers = {u: 0.25, v: 0.5}
    plain = [function(numpy.array([u], object)).item() for name, function in FUNCTIONS.items() if name in ELEMENTWISE]
    for one in (*plain, 2**u, u**v, sympy.sqrt(u * u + v * v), u / (u + v) - 1, sympy.exp(u) / sympy.exp(v)):
        slope = sympy.diff(one * v + one, u)
        slope.count_ops()
        sympy.latex(slope)
        sympy.N(slope, subs=numbers)


def answer(question: bytes) -> bytes:
    """Return the `Answer` to a `Question`, both as JSON."""
    return msgspec.json.encode(answered(msgspec.json.decode(question, type=Question)))


def answered(asked: Question) -> Answer:
    """Return the derivatives, or why there are none."""
    values: list[numpy.ndarray] = []
    numbers: dict[sympy.Symbol, float] = {}
    for step in asked.steps:
        try:
            value = _evaluated(step, values) if step.text else _symbols(step, numbers, asked.entries)
        except NoSymbols:
            return Answer(refused="operation", operation=step.operation)
        if value.shape != step.shape:
            return Answer(refused="operation", operation=step.operation)
        values.append(value)
    outputs = values[-1].reshape(-1) if asked.entries else [values[-1].item()]
    formulas, found = [], []
    for output, symbol in itertools.product(outputs, values[asked.variable].reshape(-1)[: asked.cells]):
        slope = sympy.diff(output, symbol)
        short = slope.count_ops() <= LONGEST
        if not short and not asked.entries:
            return Answer(refused="long")
        formulas.append(sympy.latex(slope) if short else "")
        found.append(float(sympy.N(slope, subs=numbers)))
    return Answer(tuple(formulas), tuple(found), outputs=tuple(map(_short_latex, outputs)) if asked.entries else ())


def _short_latex(one: Any) -> str:
    return sympy.latex(one) if sympy.sympify(one).count_ops() <= LONGEST else ""


def _symbols(step: Step, numbers: dict[sympy.Symbol, float], from_one: bool) -> numpy.ndarray:
    made = numpy.empty(len(step.cells), dtype=object)
    for flat, cell in enumerate(step.cells):
        if step.name:
            name = (book_name if from_one else cell_name)(step.name, flat, step.shape)
            made[flat] = sympy.Symbol(name, real=True)
            numbers[made[flat]] = cell
        else:
            made[flat] = _number(cell)
    return made.reshape(step.shape)


def _number(value: float) -> sympy.Expr:
    return sympy.Integer(int(value)) if float(value).is_integer() else sympy.Float(repr(value))


def _evaluated(step: Step, values: list[numpy.ndarray]) -> numpy.ndarray:
    text = re.sub(r"\{(\d+)\}", lambda slot: SLOT.format(slot.group(1)), as_expression(step.text))
    names = {SLOT.format(slot): values[place] for slot, place in enumerate(step.operands)}
    try:
        return numpy.asarray(_value(ast.parse(text, mode="eval").body, names), dtype=object)
    except (SyntaxError, TypeError, ValueError, IndexError, KeyError, AttributeError) as error:
        raise NoSymbols from error


def _value(tree: ast.expr, names: dict[str, numpy.ndarray]) -> Any:
    match tree:
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Constant(value=bool() | str() | None as value):
            return value
        case ast.Constant(value=int() | float() as value):
            return _number(value)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, names)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return [_value(one, names) for one in items]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(left, names), _value(right, names))
        case ast.Attribute(value=inner, attr=name) if name in ATTRIBUTES:
            return ATTRIBUTES[name](_value(inner, names))
        case ast.Subscript(value=inner, slice=index):
            return _value(inner, names)[_index(index)]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=words) if name.rstrip("_") in FUNCTIONS:
            given = {word.arg: _value(word.value, names) for word in words if word.arg}
            return FUNCTIONS[name.rstrip("_")](*[_value(one, names) for one in args], **given)
    raise NoSymbols


OPERATORS: dict[Any, Any] = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b, ast.Pow: lambda a, b: a**b,
    ast.MatMult: lambda a, b: numpy.asarray(a) @ numpy.asarray(b),
}  # fmt: skip


def _index(tree: ast.expr) -> Any:
    """Return a basic index: numbers, slices, lists of numbers."""
    match tree:
        case ast.Tuple(elts=items):
            return tuple(_index(one) for one in items)
        case ast.Slice(lower=lower, upper=upper, step=step):
            return slice(*(None if one is None else ast.literal_eval(one) for one in (lower, upper, step)))
    return ast.literal_eval(tree)

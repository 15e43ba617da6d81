"""Body of a helper process that asks SymPy, which may be busy for hours over an innocent expression.

Symbols stand in NumPy arrays of objects, one for every cell, so sums, products and shapes are NumPy's own. SymPy's
MatrixSymbol would be shorter but is wrong for some norms and determinants (SymPy issues 28618 and 26585).
"""

from __future__ import annotations

import ast
import contextlib
import itertools
from typing import Any

import msgspec
import numpy
import sympy

from viz.node.symbolic_functions import ATTRIBUTES, SHAPES, NoSymbols, number, value_of
from viz.node.symbolic_question import Answer, Question, Step
from viz.node.worked import book_name, cell_name
from viz.operations.call import SLOT, bound, parsed
from viz.operations.language import NoValue
from viz.operations.registry import RECORDS, named

LONGEST = 60
"""Operations in a formula; a longer one is not read by anybody."""

SECONDS = 10
MEMORY = 1_000_000_000


def warm() -> None:
    """Have SymPy load what it loads at the first use of each function: later it can open no file."""
    u, v = sympy.symbols("u v", real=True)
    numbers = {u: 0.25, v: 0.5}
    for one in (*_elementwise(u), 2**u, u**v, sympy.sqrt(u * u + v * v), u / (u + v) - 1, sympy.exp(u) / sympy.exp(v)):
        slope = sympy.diff(one * v + one, u)
        slope.count_ops()
        sympy.latex(slope)
        sympy.N(slope, subs=numbers)


def _elementwise(u: sympy.Symbol) -> list[Any]:
    """Return every function of one number that a record has a formula for."""
    found = []
    for record in RECORDS:
        call = bound(record, f"{record.name}({{0}})", (1,)) if record.family == "each" else None
        if call is not None and record.value and "y" not in record.parameters:
            with contextlib.suppress(NoValue, TypeError, ValueError):
                found.append(value_of(call, [numpy.array([u], object)], (1,)).item())
    return found


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
    return sympy.latex(one) if not isinstance(one, sympy.Basic) or one.count_ops() <= LONGEST else ""


def _symbols(step: Step, numbers: dict[sympy.Symbol, float], from_one: bool) -> numpy.ndarray:
    made = numpy.empty(len(step.cells), dtype=object)
    for flat, cell in enumerate(step.cells):
        if step.name:
            name = (book_name if from_one else cell_name)(step.name, flat, step.shape)
            made[flat] = sympy.Symbol(name, real=True)
            numbers[made[flat]] = cell
        else:
            made[flat] = number(cell)
    return made.reshape(step.shape)


def _evaluated(step: Step, values: list[numpy.ndarray]) -> numpy.ndarray:
    operands = [values[place] for place in step.operands]
    record = named(step.operation)
    call = bound(record, step.text, tuple(one.ndim for one in operands)) if record is not None else None
    tree = parsed(step.text)
    try:
        if call is not None and call.operation.value:
            return value_of(call, operands, step.shape)
        if tree is None:
            raise NoSymbols
        return numpy.asarray(_value(tree, {SLOT.format(slot): one for slot, one in enumerate(operands)}), dtype=object)
    except (NoValue, TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError) as error:
        raise NoSymbols from error


def _value(tree: ast.expr, names: dict[str, numpy.ndarray]) -> Any:
    match tree:
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Constant(value=bool() | str() | None as value):
            return value
        case ast.Constant(value=int() | float() as value):
            return number(value)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, names)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return [_value(one, names) for one in items]
        case ast.Attribute(value=inner, attr=name) if name in ATTRIBUTES:
            return ATTRIBUTES[name](_value(inner, names))
        case ast.Subscript(value=inner, slice=index):
            return _value(inner, names)[_index(index)]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=words) if name.rstrip("_") in SHAPES:
            given = {word.arg: _value(word.value, names) for word in words if word.arg}
            return SHAPES[name.rstrip("_")](*[_value(one, names) for one in args], **given)
    raise NoSymbols


def _index(tree: ast.expr) -> Any:
    """Return a basic index: numbers, slices, lists of numbers."""
    match tree:
        case ast.Tuple(elts=items):
            return tuple(_index(one) for one in items)
        case ast.Slice(lower=lower, upper=upper, step=step):
            return slice(*(None if one is None else ast.literal_eval(one) for one in (lower, upper, step)))
    return ast.literal_eval(tree)

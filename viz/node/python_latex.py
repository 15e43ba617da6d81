"""A Python expression as a formula: ``dot({0}, {1}) ** 2`` with the operands' names as LaTeX."""

from __future__ import annotations

import ast
import re

from viz.escaping import latex_text
from viz.node.latex import number_latex

SLOT = "slot_{}_of_the_call"
"""What a slot becomes while Python's parser reads the text."""

SUM, PRODUCT, MINUS, POWER, ATOM = range(5)
"""How tightly a formula holds together: a sum inside a product needs brackets."""

Formula = tuple[str, int]

BRACKETED = {
    "exp": "e^{{{0}}}", "sqrt": r"\sqrt{{{0}}}", "abs": r"\left|{0}\right|", "norm": r"\lVert {0} \rVert",
    "vector_norm": r"\lVert {0} \rVert", "rsqrt": r"\frac{{1}}{{\sqrt{{{0}}}}}",
    "relu": r"\max(0, {0})", "reciprocal": r"\frac{{1}}{{{0}}}",
    "floor": r"\lfloor {0} \rfloor", "ceil": r"\lceil {0} \rceil",
}  # fmt: skip
"""Functions of one operand that are written with signs of their own; the operand needs no brackets."""

PREFIXED = {
    "log": r"\log", "sin": r"\sin", "cos": r"\cos", "tan": r"\tan", "tanh": r"\tanh", "sinh": r"\sinh",
    "cosh": r"\cosh", "sigmoid": r"\sigma", "det": r"\det", "max": r"\max", "min": r"\min", "argmax": r"\arg\max",
    "asin": r"\arcsin", "acos": r"\arccos", "atan": r"\arctan",
}  # fmt: skip
POWERS = {"square": "2", "T": r"\top", "t": r"\top", "mT": r"\top", "inverse": "-1", "inv": "-1"}
INFIX = {
    "add": ("+", SUM), "sub": ("-", SUM), "mul": (r"\odot", PRODUCT), "matmul": (r"\,", PRODUCT),
    "mm": (r"\,", PRODUCT), "mv": (r"\,", PRODUCT), "bmm": (r"\,", PRODUCT), "div": ("/", PRODUCT),
    "outer": (r"\otimes", PRODUCT),
}  # fmt: skip
SILENT = {"ignore_index": -100, "reduction": "mean", "label_smoothing": 0.0, "p": "fro"}
"""Arguments that torch's Python writes out although nobody gave them."""

COMPARED = {ast.Eq: "=", ast.NotEq: r"\neq", ast.Lt: "<", ast.LtE: r"\leq", ast.Gt: ">", ast.GtE: r"\geq"}


class NoFormula(Exception):
    """The expression has a part that is no formula."""


def expression_latex(text: str, operands: list[str], *, scalars: bool = False) -> str | None:
    """Return the formula of a call, or None when it is better read as code.

    Args:
        text: As `core.trace.Node.text` has it, ``{0}`` for the first operand.
        operands: LaTeX of the operands, by slot.
        scalars: Whether every operand is one number: a product is then ``·`` and not cell by cell.
    """
    try:
        named = re.sub(r"\{(\d+)\}", lambda slot: SLOT.format(slot.group(1)), as_expression(text))
        tree = ast.parse(named, mode="eval").body
        table = {SLOT.format(slot): (latex, _grip(latex)) for slot, latex in enumerate(operands)}
        return _latex(tree, table, r"\cdot" if scalars else r"\odot")[0]
    except (NoFormula, SyntaxError, ValueError, OverflowError, RecursionError):  # a number beyond every float
        return None


def as_expression(text: str) -> str:
    """Return an in-place write as the expression that it computes: ``{0} *= 2`` is ``{0} * (2)``."""
    write = re.fullmatch(r"(\{0\}) (\*\*|[-+*/@])= (.+)", text, re.DOTALL)
    return f"{write[1]} {write[2]} ({write[3]})" if write else text


def _grip(latex: str) -> int:
    return MINUS if latex.startswith("-") else ATOM


def _latex(tree: ast.expr, names: dict[str, Formula], times: str) -> Formula:
    match tree:
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Constant(value=bool()) | ast.Constant(value=str()):
            raise NoFormula
        case ast.Constant(value=int() | float() as number):
            return number_latex(number), ATOM
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return f"-{_held(_latex(inner, names, times), PRODUCT)}", MINUS
        case ast.BinOp(left=left, op=op, right=right):
            return _operator(op, _latex(left, names, times), _latex(right, names, times), times, tree)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARED:
            sides = (_latex(left, names, times)[0], _latex(right, names, times)[0])
            return f" {COMPARED[type(op)]} ".join(sides), SUM
        case ast.Attribute(value=inner, attr=name) if name in POWERS:
            return f"{_held(_latex(inner, names, times), ATOM)}^{{{POWERS[name]}}}", POWER
        case ast.Subscript(value=inner, slice=index):
            place = latex_text(ast.unparse(index).strip("()"))
            return f"{_held(_latex(inner, names, times), ATOM)}_{{\\mathtt{{{place}}}}}", ATOM
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, args, tree, names, times)
    raise NoFormula


def _operator(op: ast.operator, left: Formula, right: Formula, times: str, tree: ast.BinOp) -> Formula:
    match op:
        case ast.Add():
            return f"{left[0]} + {_held(right, PRODUCT, brackets_minus=True)}", SUM
        case ast.Sub():
            return f"{left[0]} - {_held(right, PRODUCT, brackets_minus=True)}", SUM
        case ast.Mult():
            number = isinstance(tree.left, ast.Constant) or isinstance(tree.right, ast.Constant)
            sign = r"\cdot" if number else times
            return f"{_held(left, PRODUCT)} {sign} {_held(right, POWER)}", PRODUCT
        case ast.MatMult():
            return rf"{_held(left, PRODUCT)}\,{_held(right, POWER)}", PRODUCT
        case ast.Div():
            return rf"\frac{{{left[0]}}}{{{right[0]}}}", PRODUCT
        case ast.Pow():
            return f"{_held(left, ATOM)}^{{{right[0]}}}", POWER
    raise NoFormula


def _call(name: str, args: list[ast.expr], tree: ast.Call, names: dict[str, Formula], times: str) -> Formula:
    plain = name.rstrip("_")
    if name == "where" and [ast.unparse(one) for one in args[1:]] == ["1", "0"]:  # the slope of a ReLU
        return rf"\mathbf{{1}}[{_latex(args[0], names, times)[0]}]", ATOM
    if name in ("dot", "inner", "vdot") and len(args) == 2:
        left, right = (_latex(one, names, times) for one in args)
        return rf"\langle {left[0]}, {right[0]} \rangle", ATOM
    if plain in INFIX and len(args) == 2 and not tree.keywords:
        sign, grip = INFIX[plain]
        if plain == "mul" and times == r"\cdot":
            sign = times
        left, right = (_held(_latex(one, names, times), grip + 1, brackets_minus=i > 0) for i, one in enumerate(args))
        return f"{left} {sign} {right}", grip
    if plain == "pow" and len(args) == 2:
        base, power = (_latex(one, names, times) for one in args)
        return f"{_held(base, ATOM)}^{{{power[0]}}}", POWER
    if plain == "neg":
        return f"-{_held(_latex(args[0], names, times), PRODUCT)}", MINUS
    if plain in ("sum", "mean", "prod") and len(args) == 1 and not _axes(tree):
        sign = {"sum": r"\sum", "mean": r"\operatorname{mean}", "prod": r"\prod"}[plain]
        return rf"{sign} {_held(_latex(args[0], names, times), POWER)}", PRODUCT
    if len(args) == 1 and not _axes(tree) and not isinstance(args[0], ast.Tuple | ast.List):
        inner = _latex(args[0], names, times)
        if plain in BRACKETED:
            return BRACKETED[plain].format(inner[0]), POWER if plain == "exp" else ATOM
        if plain in PREFIXED:
            return rf"{PREFIXED[plain]} {_held(inner, ATOM)}", PRODUCT
        if plain in POWERS:
            return f"{_held(inner, ATOM)}^{{{POWERS[plain]}}}", POWER
    return _plain_call(plain, args, tree, names, times), ATOM


def _axes(tree: ast.Call) -> bool:
    """Whether the call says more than its operand: axes, a power, a correction; None says nothing."""
    said = ("dim", "axis", "keepdim", "p", "ord", "min", "max", "other", "exponent", "correction", "unbiased")
    return any(word.arg in said and not _silent(word) for word in tree.keywords)


def _silent(word: ast.keyword) -> bool:
    """Whether an argument says nothing: None, False, or what torch would have taken anyway."""
    if not isinstance(word.value, ast.Constant):
        return ast.unparse(word.value) == str(SILENT.get(word.arg or ""))
    value = word.value.value
    return value is None or value is False or (word.arg in SILENT and value == SILENT[word.arg])


def _plain_call(name: str, args: list[ast.expr], tree: ast.Call, names: dict[str, Formula], times: str) -> str:
    parts = [_argument(one, names, times) for one in args]
    for word in tree.keywords:
        if word.arg and not _silent(word):
            parts.append(rf"\mathtt{{{latex_text(word.arg)}}}={_argument(word.value, names, times)}")
    return rf"\operatorname{{{latex_text(name)}}}({', '.join(parts)})"


def _argument(tree: ast.expr, names: dict[str, Formula], times: str) -> str:
    if isinstance(tree, ast.Tuple | ast.List):
        return f"({', '.join(_argument(one, names, times) for one in tree.elts)})"
    try:
        return _latex(tree, names, times)[0]
    except NoFormula:
        return rf"\mathtt{{{latex_text(ast.unparse(tree))}}}"


def _held(formula: Formula, grip: int, *, brackets_minus: bool = False) -> str:
    """Return the formula, in brackets when it holds together less tightly than ``grip``."""
    latex, own = formula
    if own < grip or (own == MINUS and (brackets_minus or grip >= PRODUCT)):
        return rf"\left({latex}\right)"
    return latex

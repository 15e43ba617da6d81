"""A record's formula as one line of text for sentences and labels: ``ā·cos(x)``, ``(1 − y²)``, ``Ȳ·Bᵀ``."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from viz.cells import MINUS, number_text
from viz.operations.record import ATOM, PRODUCT, SUM
from viz.operations.record import MINUS as SIGNED
from viz.operations.record import POWER as RAISED
from viz.operations.simplify import read

RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
COMPARED = {ast.Gt: ">", ast.GtE: "≥", ast.Lt: "<", ast.LtE: "≤", ast.Eq: "=", ast.NotEq: "≠"}
TURNED = {"T": "ᵀ", "mT": "ᵀ", "mH": "ᴴ"}
SUMS = {"sum": "Σ", "prod": "Π"}

Written = tuple[str, int]


def symbol(tree: ast.expr, names: Mapping[str, str], *, complex: bool = False) -> str:
    """Return a formula as text, in brackets where it could not stand after a dot.

    Args:
        names: Of the parameters, the result (``out``) and the adjoint (``bar``).
        complex: Whether an operand is complex; the conjugate of a real number is not written.
    """
    text, grip = _written(tree, names, complex)
    return text if read(tree) is not None else _held((text, grip), PRODUCT)


def whole(tree: ast.expr, names: Mapping[str, str], *, complex: bool = False) -> str:
    """Return a formula that stands by itself."""
    return _written(tree, names, complex)[0]


def _written(tree: ast.expr, names: Mapping[str, str], turned: bool) -> Written:
    match tree:
        case ast.Name(id=name):
            return names.get(name, "π" if name == "pi" else name), ATOM
        case ast.Constant(value=int() | float() as value):
            return number_text(value), ATOM
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return f"{MINUS}{_held(_written(inner, names, turned), PRODUCT)}", SIGNED
        case ast.BinOp(left=left, op=operator, right=right):
            return _operator(operator, _written(left, names, turned), _written(right, names, turned), right)
        case ast.Compare(left=left, ops=signs, comparators=rest):
            sides = [_written(one, names, turned)[0] for one in (left, *rest)]
            signed = "".join(f" {COMPARED[type(sign)]} {side}" for sign, side in zip(signs, sides[1:], strict=True))
            return sides[0] + signed, SUM
        case ast.Attribute(value=inner, attr=name):
            sign = "ᵀ" if name == "mH" and not turned else TURNED[name]
            return _held(_written(inner, names, turned), ATOM) + sign, RAISED
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, args, names, turned)
    return ast.unparse(tree), ATOM


def _operator(operator: ast.operator, left: Written, right: Written, tree: ast.expr) -> Written:
    match operator:
        case ast.Add():
            return f"{left[0]} + {_held(right, PRODUCT)}", SUM
        case ast.Sub():
            return f"{left[0]} {MINUS} {_held(right, PRODUCT)}", SUM
        case ast.Mult() | ast.MatMult():
            return f"{_held(left, PRODUCT, first=True)}·{_held(right, PRODUCT)}", PRODUCT
        case ast.Div():
            return f"{_held(left, PRODUCT, first=True)}/{_held(right, RAISED)}", PRODUCT
        case ast.Pow():
            if isinstance(tree, ast.Constant) and isinstance(tree.value, int):
                return _held(left, ATOM) + str(tree.value).translate(RAISED_DIGITS), RAISED
            exponent = f"({right[0]})" if right[1] < ATOM else right[0]
            return f"{_held(left, ATOM)}^{exponent.replace(' ', '')}", RAISED
    return f"{left[0]} ? {right[0]}", SUM


def _call(name: str, args: list[ast.expr], names: Mapping[str, str], turned: bool) -> Written:
    inner = [_written(one, names, turned) for one in args]
    texts = [one[0] for one in inner]
    if name == "where" and [ast.unparse(one) for one in args[1:]] in (["1", "0"], ["0", "1"]):
        if ast.unparse(args[1]) == "1":
            return f"[{texts[0]}]", ATOM
        return (f"[not {texts[0]}]" if isinstance(args[0], ast.Name) else f"(1 {MINUS} [{texts[0]}])"), ATOM
    if name == "exp":
        return f"e^{texts[0] if inner[0][1] == ATOM else f'({texts[0]})'}", RAISED
    if name == "log":
        return (f"ln {texts[0]}" if inner[0][1] == ATOM else f"ln({texts[0]})"), RAISED
    if name == "sqrt":
        return f"√{texts[0] if inner[0][1] == ATOM else f'({texts[0]})'}", RAISED
    if name == "abs":
        return f"|{texts[0]}|", ATOM
    if name == "conj" and not turned:
        return inner[0]
    if name == "inv":
        return f"{_held(inner[0], ATOM)}⁻¹", RAISED
    if name == "rank_one":
        return f"{_held(inner[0], PRODUCT)}·{_held(inner[1], ATOM)}ᵀ", PRODUCT
    if name in SUMS:
        return f"{SUMS[name]}{texts[0] if inner[0][1] == ATOM else f'({texts[0]})'}", RAISED
    if name == "others":
        return f"{names['out']}/{texts[0]}", PRODUCT
    if name == "eye":
        return "I", ATOM
    return f"{name}({', '.join(texts)})", ATOM


def _held(written: Written, grip: int, *, first: bool = False) -> str:
    """Return the text, in brackets when it holds together less tightly; a sign needs none at the beginning."""
    text, own = written
    if own < grip or (own == SIGNED and not first):
        return f"({text})"
    return text

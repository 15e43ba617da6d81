"""Compares a formula with torch's derivative at random points and names the first difference.

A formula is compared as it was typed, then with another sign, factor or layout, at points where matrices are symmetric,
and with one letter transposed. The first of these that gives torch's numbers names the difference.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from typing import Literal

import msgspec
import numpy

from viz.matrix.layouts import LAYOUTS, Layout, Shape, written

Kind = Literal[
    "right", "layout", "shape", "sign", "factor", "layout-sign", "layout-factor", "symmetric", "symmetric-variable",
    "symmetric-counted", "transpose", "term-sign", "term-missing", "scalar", "entry", "undefined",
]  # fmt: skip

CLOSE = 1e-7
"""Relative difference of float64 numbers that are told to be equal."""
MOST_VARIANTS = 24


class Verdict(msgspec.Struct, frozen=True):
    """The result of a comparison.

    Attributes:
        kind: The first difference; "right" where there is none.
        layout: The layout in which the formula is right, for the kinds "layout…".
        factor: What the formula must be multiplied with.
        names: The letters to transpose, or the matrices that must be symmetric.
        wanted, given: Both shapes.
        entry: Where the first different entry stands, in the chosen layout, with torch's number and the formula's.
        term: The term that is missing, or whose sign is wrong, as torch text.
    """

    kind: Kind
    layout: Layout | None = None
    factor: float = 1.0
    names: tuple[str, ...] = ()
    wanted: Shape = ()
    given: Shape = ()
    entry: tuple[int, ...] = ()
    true: float = 0.0
    mine: float = 0.0
    term: str = ""


class Compared(msgspec.Struct, frozen=True):
    """A derivative at several points, torch's and the formula's; the first axis counts the points.

    Attributes:
        output_rank: How many of the derivative's axes are the output's.
    """

    true: numpy.ndarray
    mine: numpy.ndarray
    output_rank: int


def first_look(found: Compared, layout: Layout) -> Verdict:
    """Return what the numbers alone tell; kind "entry", "shape" or "scalar" where a changed formula may tell more."""
    wanted = _in_layout(found, layout)
    told = _told(found, layout, wanted)
    return msgspec.structs.replace(told, wanted=wanted.shape[1:], given=found.mine.shape[1:])


def _told(found: Compared, layout: Layout, wanted: numpy.ndarray) -> Verdict:
    given = found.mine
    if not numpy.isfinite(given).all() or not numpy.isfinite(found.true).all():
        return Verdict("undefined")
    if not _fits(wanted, given):
        return _turned(found, layout) or Verdict("shape")
    direct = _proportional(given.reshape(wanted.shape), wanted)
    if direct == 1:
        return Verdict("right")
    turned = _turned(found, layout)
    if turned is not None and (turned.kind == "layout" or direct is None):
        return turned
    if direct is not None:
        return Verdict("sign" if direct == -1 else "factor", factor=direct)
    return _by_entry(given.reshape(wanted.shape), wanted)


def _turned(found: Compared, layout: Layout) -> Verdict | None:
    """Return the verdict of a formula that another layout explains, up to a factor."""
    for other in LAYOUTS:
        theirs = _in_layout(found, other)
        if other == layout or not _fits(theirs, found.mine):
            continue
        factor = _proportional(found.mine.reshape(theirs.shape), theirs)
        if factor is not None:
            kind = "layout" if factor == 1 else "layout-sign" if factor == -1 else "layout-factor"
            return Verdict(kind, layout=other, factor=factor)
    return None


def _in_layout(found: Compared, layout: Layout) -> numpy.ndarray:
    return numpy.stack([written(layout, one, found.output_rank) for one in found.true])


def _fits(wanted: numpy.ndarray, given: numpy.ndarray) -> bool:
    """Return whether shapes agree; a torch vector has no direction, so (n,) passes for a row and for a column."""
    if wanted.shape == given.shape:
        return True
    lone = wanted.size == given.size and wanted.ndim - 1 <= 2 and 1 in (wanted.shape[1:] or (1,))
    return lone and given.ndim - 1 < 2 and wanted.ndim != given.ndim


def _proportional(given: numpy.ndarray, wanted: numpy.ndarray) -> float | None:
    """Return the one factor that turns a formula into torch's derivative at every point; None where there is none."""
    size = float(numpy.abs(wanted).max(initial=0.0))
    if _equal(given, wanted):
        return 1.0
    along = float((given * given).sum())
    if along == 0 or size == 0:
        return None
    factor = float((given * wanted).sum()) / along
    plain = next((one for one in _PLAIN if abs(one - factor) < 1e-6), factor)
    return plain if plain and _equal(plain * given, wanted) else None


_PLAIN = tuple(sign * one for one in (1.0, 2.0, 0.5, 3.0, 1 / 3, 4.0, 0.25, 6.0, 1 / 6, 8.0, 0.125) for sign in (1, -1))


def _equal(left: numpy.ndarray, right: numpy.ndarray) -> bool:
    size = float(numpy.abs(right).max(initial=0.0))
    return bool(numpy.abs(left - right).max(initial=0.0) <= CLOSE * max(1.0, size))


def _by_entry(given: numpy.ndarray, wanted: numpy.ndarray) -> Verdict:
    """Return a factor that changes from point to point, else the first entry that differs."""
    factors = [_proportional(mine[None], true[None]) for mine, true in zip(given, wanted, strict=True)]
    if wanted[0].size > 1 and all(one is not None for one in factors):
        return Verdict("scalar", factor=factors[0] or 1.0)
    apart = numpy.abs(given - wanted) > CLOSE * max(1.0, float(numpy.abs(wanted).max()))
    at = tuple(int(one) for one in numpy.argwhere(apart)[0])
    return Verdict("entry", entry=at[1:], true=float(wanted[at]), mine=float(given[at]))


def symmetric_look(found: Compared, layout: Layout, names: tuple[str, ...]) -> Verdict | None:
    """Return the verdict of a formula that is right where the named constants are symmetric; None where it is not."""
    verdict = first_look(found, layout)
    if verdict.kind in ("right", "factor", "sign"):
        return msgspec.structs.replace(verdict, kind="symmetric", names=names)
    return None


def symmetric_variable_look(found: Compared, layout: Layout) -> Verdict | None:
    """Return the verdict of a formula that holds for a symmetric variable, its entries moved in pairs or alone."""
    wanted = _in_layout(found, layout)
    if not _fits(wanted, found.mine) or wanted.ndim != 3 or wanted.shape[1] != wanted.shape[2]:
        return None
    mine = found.mine.reshape(wanted.shape)
    if _equal(mine, wanted):
        return Verdict("symmetric-variable", wanted=wanted.shape[1:], given=wanted.shape[1:])
    counted = wanted + wanted.transpose(0, 2, 1) - wanted * numpy.eye(wanted.shape[1])
    if _equal(mine, counted):
        return Verdict("symmetric-counted", wanted=wanted.shape[1:], given=wanted.shape[1:])
    return None


class Variant(msgspec.Struct, frozen=True):
    """A formula with one change.

    Attributes:
        kind: "transpose" or "term-sign".
        what: The part that was changed, as text.
        text: The changed formula.
    """

    kind: Literal["transpose", "term-sign"]
    what: str
    text: str


def variants(text: str) -> tuple[Variant, ...]:
    """Return a formula with one factor transposed, or one term's sign changed, at a time."""
    tree = ast.parse(text.strip(), mode="eval").body
    found: list[Variant] = []
    matrices = [(path, node) for path, node in _places(tree) if isinstance(node, ast.Name | ast.Attribute | ast.Call)]
    for path, node in matrices:
        found.append(Variant("transpose", _letter(node), ast.unparse(_replaced(tree, path, _flipped(node)))))
    for path, node in _places(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            other = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
            turned = ast.BinOp(node.left, other, node.right)
            changed = _replaced(tree, path, turned)
            found.append(Variant("term-sign", ast.unparse(node.right), ast.unparse(changed)))
            first = ast.BinOp(ast.UnaryOp(ast.USub(), node.left), node.op, node.right)
            found.append(Variant("term-sign", ast.unparse(node.left), ast.unparse(_replaced(tree, path, first))))
    for (path, node), (other_path, other) in itertools.combinations(matrices, 2):
        if path != other_path[: len(path)] and other_path != path[: len(other_path)]:
            both = _replaced(_replaced(tree, path, _flipped(node)), other_path, _flipped(other))
            found.append(Variant("transpose", f"{_letter(node)}, {_letter(other)}", ast.unparse(both)))
    return tuple(found[:MOST_VARIANTS])


_Path = tuple[tuple[str, int | None], ...]


def _places(tree: ast.expr, path: _Path = ()) -> Iterator[tuple[_Path, ast.expr]]:
    """Yield the parts of a formula that are values, each with its way from the top."""
    yield path, tree
    if isinstance(tree, ast.Attribute) and tree.attr == "T" and isinstance(tree.value, ast.Name):
        return  # transposed as a whole
    if isinstance(tree, ast.Call):
        for number, argument in enumerate(tree.args):
            yield from _places(argument, (*path, ("args", number)))
        if isinstance(tree.func, ast.Attribute) and not isinstance(tree.func.value, ast.Name | ast.Attribute):
            yield from _places(tree.func.value, (*path, ("func", None), ("value", None)))
        return
    for field in ("left", "right", "operand"):
        inner = getattr(tree, field, None)
        if isinstance(inner, ast.expr):
            yield from _places(inner, (*path, (field, None)))
    if isinstance(tree, ast.Attribute) and not _is_module(tree):
        yield from _places(tree.value, (*path, ("value", None)))


def _is_module(tree: ast.expr) -> bool:
    inner = tree
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    return isinstance(inner, ast.Name) and inner.id == "torch"


def _flipped(tree: ast.expr) -> ast.expr:
    """Return a value transposed, or no longer so; a vector stays as it is."""
    return tree.value if isinstance(tree, ast.Attribute) and tree.attr == "T" else ast.Attribute(tree, "T", ast.Load())


def _letter(tree: ast.expr) -> str:
    """Return what is transposed, without its own ``.T``."""
    return ast.unparse(tree.value if isinstance(tree, ast.Attribute) and tree.attr == "T" else tree)


def _replaced(tree: ast.expr, path: _Path, by: ast.expr) -> ast.expr:
    """Return a copy of a tree with one part replaced."""
    if not path:
        return by
    copied = ast.parse(ast.unparse(tree), mode="eval").body
    here: ast.AST = copied
    for field, number in path[:-1]:
        here = getattr(here, field) if number is None else getattr(here, field)[number]
    field, number = path[-1]
    if number is None:
        setattr(here, field, by)
    else:
        getattr(here, field)[number] = by
    return copied


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a sum as texts, brackets multiplied out: ``(B + B.T) @ x`` has two."""
    return tuple(ast.unparse(one) for one in _terms(ast.parse(text, mode="eval").body))


def _terms(tree: ast.expr) -> list[ast.expr]:
    match tree:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [*_terms(left), *_terms(right)]
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return [*_terms(left), *(ast.UnaryOp(ast.USub(), one) for one in _terms(right))]
        case ast.BinOp(left=left, op=ast.MatMult() | ast.Mult() as op, right=right):
            return [ast.BinOp(one, op, two) for one in _terms(left) for two in _terms(right)]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return [ast.UnaryOp(ast.USub(), one) for one in _terms(inner)]
    return [tree]

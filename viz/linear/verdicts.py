"""Tells symmetric, orthogonal, definite and permutation matrices by torch's numbers, each with a witness. Pure."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy

TOLERANCE = 1e-9
"""Relative to the largest entry: what is smaller counts as 0. The page says so."""


class Verdict(NamedTuple):
    """One property.

    Attributes:
        kind: "symmetric", "antisymmetric", "orthogonal", "permutation", "definite", "semidefinite", "indefinite",
            "negative".
        holds: Whether the matrix has it.
        witness: What shows it, by name: places and numbers.
    """

    kind: str
    holds: bool
    witness: dict[str, str]


def verdicts(a: numpy.ndarray, gram: numpy.ndarray, eigenvalues: numpy.ndarray, x: numpy.ndarray) -> list[Verdict]:
    """Return what holds for a square matrix.

    Args:
        a: The matrix, (n, n).
        gram: A Aᵀ.
        eigenvalues: Of its symmetric part, the smallest first.
        x: The vector of length 1 where xᵀAx is least.
    """
    small = TOLERANCE * max(1.0, float(numpy.abs(a).max()))
    return [
        _entries("symmetric", a - a.T, a, a.T, small),
        _entries("antisymmetric", a + a.T, a, -a.T, small),
        _orthogonal(gram, small),
        _permutation(a, small),
        _definite(eigenvalues, x, small),
    ]


def _entries(kind: str, difference: numpy.ndarray, a: numpy.ndarray, other: numpy.ndarray, small: float) -> Verdict:
    if (numpy.abs(difference) <= small).all():
        return Verdict(kind, True, {})
    i, j = numpy.unravel_index(int(numpy.abs(difference).argmax()), difference.shape)
    return Verdict(kind, False, {"i": str(i), "j": str(j), "one": _text(a[i, j]), "other": _text(a[j, i])})


def _orthogonal(gram: numpy.ndarray, small: float) -> Verdict:
    difference = numpy.abs(gram - numpy.eye(len(gram)))
    if (difference <= small).all():
        return Verdict("orthogonal", True, {})
    i, j = (int(one) for one in numpy.unravel_index(int(difference.argmax()), difference.shape))
    facts = {"i": str(min(i, j)), "j": str(max(i, j)), "product": _text(gram[i, j])}
    return Verdict("orthogonal", False, facts | ({"length": _text(float(gram[i, i]) ** 0.5)} if i == j else {}))


def _permutation(a: numpy.ndarray, small: float) -> Verdict:
    ones = numpy.abs(a - 1) <= small
    if (ones | (numpy.abs(a) <= small)).all() and (ones.sum(0) == 1).all() and (ones.sum(1) == 1).all():
        return Verdict("permutation", True, {"order": ", ".join(str(int(row.argmax()) + 1) for row in ones)})
    odd = numpy.argwhere(~ones & (numpy.abs(a) > small))
    if len(odd):
        i, j = odd[0]
        return Verdict("permutation", False, {"i": str(i), "j": str(j), "one": _text(a[i, j])})
    lines = [(kind, at) for kind, axis in (("row", 1), ("column", 0)) for at in numpy.flatnonzero(ones.sum(axis) != 1)]
    kind, at = lines[0]
    return Verdict("permutation", False, {kind: str(at), "count": str(int(ones.sum(1 if kind == "row" else 0)[at]))})


def _definite(eigenvalues: numpy.ndarray, x: numpy.ndarray, small: float) -> Verdict:
    low, high = float(eigenvalues[0]), float(eigenvalues[-1])
    facts = {"low": _text(low), "high": _text(high), "x": f"({', '.join(_text(one) for one in x)})"}
    if low > small:
        return Verdict("definite", True, facts)
    if low >= -small:
        return Verdict("semidefinite", True, facts)
    return Verdict("indefinite" if high > small else "negative", False, facts)


def _text(number: Any) -> str:
    return f"{round(float(number), 10) + 0.0:.4g}".replace("-", "−")

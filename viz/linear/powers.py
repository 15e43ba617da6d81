"""Tells how the powers of a matrix grow, by its eigenvalues and by how few eigenvectors the largest have. Pure."""

from __future__ import annotations

from typing import NamedTuple

import numpy

ALIKE = 1e-5
"""Relative to the largest entry: eigenvalues nearer than this are one. Rounding parts a double one by 1e-8."""

NOTHING = 1e-13
"""Relative to the largest entry: what is smaller is rounding."""


class Growth(NamedTuple):
    """Aⁿ grows like baseⁿ · n^(block - 1).

    Attributes:
        base: The largest |λ|; 0 where Aⁿ is 0 from n = block on.
        block: Size of the largest Jordan block of such a λ: 1 where each has as many eigenvectors as it counts.
    """

    base: float
    block: int


def growth(a: numpy.ndarray, eigenvalues: numpy.ndarray) -> Growth:
    """Return how Aⁿ grows.

    Args:
        a: The matrix, (n, n).
        eigenvalues: All of them, each as often as it counts, (n,).
    """
    size = float(numpy.abs(a).max()) or 1.0
    a, eigenvalues = a / size, eigenvalues / size
    base = float(numpy.abs(eigenvalues).max())
    gone = [n for n in range(1, len(a) + 1) if numpy.abs(numpy.linalg.matrix_power(a, n)).max() < NOTHING]
    if gone:
        return Growth(0.0, gone[0])
    return Growth(base * size, max(_block(a, one) for one in eigenvalues if abs(one) >= base - ALIKE))


def _block(a: numpy.ndarray, eigenvalue: complex) -> int:
    """Return the size of the largest Jordan block of an eigenvalue: the power from which A - λ loses no more rank."""
    shifted = a - eigenvalue * numpy.eye(len(a))
    powers = [numpy.linalg.matrix_power(shifted, power) for power in range(len(a) + 2)]
    ranks = [int(numpy.linalg.matrix_rank(one, tol=ALIKE)) for one in powers]
    return max(1, next(power for power in range(len(a) + 1) if ranks[power] == ranks[power + 1]))

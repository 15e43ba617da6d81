"""Matrices to begin with; each shows one thing. Titles are translated."""

from __future__ import annotations

from typing import NamedTuple


class Preset(NamedTuple):
    """A matrix: what it is, and its rows as they are typed."""

    title: str
    rows: str


MATRICES: dict[str, Preset] = {
    "symmetric": Preset("Symmetric: two directions at a right angle", "2, 1\n1, 2"),
    "turn": Preset("A turn by 90°: no real direction stays", "0, -1\n1, 0"),
    "shear": Preset("A shear: only one direction stays", "1, 1\n0, 1"),
    "mirror": Preset("A mirror: the area changes its sign", "1, 0\n0, -1"),
    "flat": Preset("Rank 1: the plane becomes a line", "1, 1\n1, 1"),
    "stretch": Preset("Stretch: not orthogonal, though its rows are at right angles", "2, 0\n0, 0.5"),
    "saddle": Preset("Indefinite: a saddle", "1, 2\n2, 1"),
    "near": Preset("Almost flat: small errors become large", "1, 1\n1, 1.05"),
    "three": Preset("Symmetric, 3 × 3", "1, 2, 3\n2, 0, 4\n3, 4, 5"),
    "anti": Preset("Antisymmetric", "0, 2, -1\n-2, 0, 3\n1, -3, 0"),
    "permutation": Preset("A permutation", "0, 0, 1\n1, 0, 0\n0, 1, 0"),
}
"""Key, which stays → preset."""

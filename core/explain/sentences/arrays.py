"""Mistakes with NumPy's arrays. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_ARRAYS: dict[str, Sentence] = {
    "array-broadcast": Sentence(
        "Arrays of shapes {left} and {right} do not broadcast.",
        "From the right, two lengths fit when they are equal or one of them is 1.",
    ),
    "array-reshape": Sentence(
        "An array of {size} elements cannot be arranged in shape {shape}.",
        "The lengths must multiply to {size}; one of them may be -1, which is computed.",
    ),
    "array-index": Sentence(
        "Index {index} is outside axis {axis} of the array, which has length {length}.",
        "Indices go from 0 to length - 1; -1 is the last.",
    ),
    "array-matmul": Sentence(
        "These arrays cannot be multiplied: lengths {left} and {right} meet.",
        "The columns of the left array must equal the rows of the right one; perhaps one needs .T.",
    ),
    # --- arguments of torch
    "matmul-number": Sentence(
        "@ multiplies vectors and matrices, but one side is a single number: {left} and {right}.",
        "Write * for a product with a number.",
    ),
    "argument-type": Sentence(
        "The argument {name} of {function} must be {wanted}, not {type}.", "Give it a value of that kind."
    ),
    "negative-size": Sentence(
        "A length of a shape cannot be negative here.", "Only reshape and view take -1, and compute it."
    ),
    "assign-type": Sentence(
        "A value of type {type} cannot be stored in a tensor.", "A tensor holds numbers and truth values."
    ),
}
"""Kind → sentence and hint."""

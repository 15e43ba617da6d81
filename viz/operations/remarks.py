"""Sentences on what an operation does to the adjoint, where words say it better than a formula. English msgids."""

from __future__ import annotations

REMARKS = {
    "moves": "Each cell's adjoint goes back to the cell it came from; cells that were not taken get 0.",
    "spreads": "Every cell that was added gets it.",
    "each": "Cell by cell; between different cells it is 0.",
    "largest": "The cell that was chosen gets it; the others get 0.",
    "shared": "Several cells are equally large: torch gives each of them an equal share, and the others 0.",
    "later": "Each cell gets the sum of the adjoints of all results from its place on: it went into all of them.",
    "later-products": "Each cell gets, from every result from its place on, the adjoint there times that result "
    "divided by the cell: the product of all the other factors.",
    "windows-mean": "Each cell gets an equal share of the adjoint of every window in which it lies.",
    "windows-max": "The largest cell of each window gets the window's adjoint; the other cells get 0 from it.",
    "kernel-input": "Each input cell gets, from every place that the kernel had over it, the adjoint there times the "
    "weight that met it.",
    "kernel-weight": "Each weight was used at every place, so it gets the sum over all places of the adjoint there "
    "times the input cell that it met.",
    "bias": "The bias was added at every place, so it gets the sum of the adjoints.",
    "rows": "The rows that were looked up get their adjoint, a row that was looked up twice the sum; all others get 0.",
    "kept": "Cells that were kept get the adjoint, scaled as they were; those that were set to 0 get 0.",
    "normalised": "Mean and spread depend on every cell, so each cell's contribution takes all of them into account: "
    "within a group the contributions add up to 0.",
    "repeated": "Each cell gets the sum of the adjoints of all its copies.",
    "eigen": "The formula has differences of eigenvalues or singular values in its denominators: two that are equal "
    "give an infinite gradient.",
    "gates": "The gates are functions of all operands, so the adjoint passes through each of them and is added up.",
    "steps": "The state goes on from step to step, so the adjoint passes back through all steps and is added up.",
    "no-slope": "The result jumps or stays: its derivative is 0 wherever there is one, so 0 is sent.",
    "kink-zero": "Where the result is 0 there is a kink, and torch takes 0 as the slope.",
    "straight": "The value is rounded for storage only: the adjoint passes as it is, in the operand's type.",
}  # fmt: skip
"""Key → sentence."""

"""Files that a person takes along: a program as a notebook, values and tables as CSV. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from itertools import product

from core.trace import Trace
from viz.tensors.workspace import named_tensors

MOST_ROWS = 100_000
"""Rows of a file of values: what a table calculator opens at once."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def notebook(source: str) -> str:
    """Return a Jupyter notebook with the program in one cell, as nbformat 4.5 describes it."""
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "program",
        "metadata": {},
        "outputs": [],
        "source": source.rstrip("\n").splitlines(keepends=True),
    }
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made = {
        "cells": [cell],
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def csv_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV file. It begins with a byte order mark: without one, Excel reads UTF-8 as something else."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_harmless(one) for one in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def csv_rows(text: str) -> list[list[str]]:
    """Return the rows of a file that `csv_bytes` wrote, its texts as they were; none of what is no such file."""
    try:
        return [
            [_as_it_was(one) for one in line] for line in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if line
        ]
    except csv.Error:
        return []


def _as_it_was(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell


def _harmless(cell: object) -> object:
    """Return a cell that a table calculator does not run: a text that would be a formula gets an apostrophe."""
    if not isinstance(cell, str) or not cell.startswith(FORMULA_SIGNS):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


def value_rows(trace: Trace) -> list[Sequence[object]]:
    """Return every cell of every named tensor, with its adjoint in the last backward pass: the head, then a row a cell.

    A tensor too large to be kept whole in the trace is left out.
    """
    rows: list[Sequence[object]] = [("name", "index", "value", "gradient")]
    last = trace.passes[-1] if trace.passes else None
    for one in named_tensors(trace):
        value = one.node.value
        if value.elided or len(rows) + value.numel > MOST_ROWS:
            continue
        adjoint = last.adjoint(one.node.index) if last is not None else None
        known = adjoint is not None and not adjoint.elided and adjoint.shape == value.shape
        gradients = adjoint.array().reshape(-1).tolist() if adjoint is not None and known else [""] * value.numel
        places = product(*map(range, value.shape))
        for place, cell, gradient in zip(places, value.array().reshape(-1).tolist(), gradients, strict=True):
            rows.append((one.name, " ".join(map(str, place)), cell, gradient))
    return rows

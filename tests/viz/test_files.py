"""Files to take along, each read by another program."""

from __future__ import annotations

import csv
import io

import nbformat
import pytest

from core import explore
from viz.files import csv_bytes, notebook, value_rows

SQUARE = "import torch\nx = torch.tensor([[1., 2.]], requires_grad=True)\ny = (x * x).sum()\n"


def read(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


def test_a_notebook_is_one_that_jupyter_reads() -> None:
    found = nbformat.reads(notebook(SQUARE + "# 中文\n"), as_version=4)
    nbformat.validate(found)
    assert [cell.source for cell in found.cells] == [(SQUARE + "# 中文\n").rstrip("\n")]


def test_the_values_are_torchs_with_their_gradients() -> None:
    rows = value_rows(explore(SQUARE))
    assert rows == [
        ("name", "index", "value", "gradient"), ("x", "0 0", 1.0, 2.0), ("x", "0 1", 2.0, 4.0), ("y", "", 5.0, 1.0),
    ]  # fmt: skip


@pytest.mark.parametrize(("cell", "written"), [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("@x", "'@x"), ("-1.5", "-1.5"), ("-x", "'-x"), (-2.0, "-2.0"), ("中", "中"),
    ("a,b", "a,b"),
])  # fmt: skip
def test_no_cell_is_a_formula_in_a_table_calculator(cell: object, written: str) -> None:
    assert read(csv_bytes([(cell,)])) == [[written]]


def test_a_program_without_tensors_has_only_heads() -> None:
    assert len(value_rows(explore("a = 1\n"))) == 1

"""The code of the next step: each choice as a line, run by pandas."""

from __future__ import annotations

import io
from itertools import product

import numpy
import pandas
import pytest
import torch

from core.tables.cells import Grid
from viz.data.edits import MOST_CELLS, with_edits
from viz.data.lessons import HOUSE
from viz.data.steps import HOWS, STEPS, Options, appended, takes_columns, takes_number


def after(kind: str, options: Options, content: str = HOUSE) -> dict:
    names: dict = {"pd": pandas, "torch": torch, "data": pandas.read_csv(io.StringIO(content))}
    exec(STEPS[kind](options), names)
    return names


ALL = [(kind, how) for kind in STEPS for how in HOWS.get(kind, ("",))]


@pytest.mark.parametrize(("kind", "how"), ALL)
def test_every_step_runs(kind: str, how: str) -> None:
    for columns, number in product(((), ("NumRooms",), ("NumRooms", "Price")), (0.0, 2.0, 1.5)):
        if kind in ("choose",) and not columns:
            continue
        if (kind, how) == ("split", "target") and not columns:
            continue
        content = HOUSE if kind != "tensor" else "NumRooms,Price\n1,2\n3,4\n"
        after(kind, Options("data", columns if takes_columns(kind, how) else (), how, number), content)


def test_what_the_steps_leave() -> None:
    fill = {how: after("fill", Options(how=how, number=7))["data"]["NumRooms"].tolist() for how in HOWS["fill"]
            if how != "constant"}  # fmt: skip
    assert fill["mean"] == fill["median"] == [3, 2, 4, 3]
    assert fill["mode"] == [2, 2, 4, 2]
    assert numpy.isnan(fill["forward"][0])
    assert fill["forward"][1:] == [2, 4, 4]
    constant = after("fill", Options(columns=("NumRooms",), how="constant", number=7))["data"]
    assert constant["NumRooms"].tolist() == [7, 2, 4, 7]
    assert constant["Alley"].isna().sum() == 3
    assert list(after("drop", Options(how="thresh", number=2))["data"].index) == [0, 1, 2]
    assert list(after("drop", Options(how="any", columns=("NumRooms",)))["data"].index) == [1, 2]
    assert list(after("drop", Options(how="columns"))["data"].columns) == ["Price"]
    assert list(after("worst", Options(how="row"))["data"].index) == [0, 1, 2]
    assert list(after("worst", Options(how="column"))["data"].columns) == ["NumRooms", "Price"]
    scaled = after("normalise", Options())["data"]
    assert abs(scaled["Price"].mean()) < 1e-12
    assert abs(scaled["Price"].std() - 1) < 1e-12
    assert scaled["Alley"][0] == "Pave"
    one_hot = after("dummies", Options())["data"]
    assert one_hot["Alley_nan"].tolist() == [0, 1, 1, 1]
    parts = after("split", Options(how="target", columns=("Price",)))
    assert list(parts["inputs"].columns) == ["NumRooms", "Alley"]
    assert parts["targets"].tolist() == [127500, 106000, 178100, 140000]
    rows = after("split", Options(how="rows"))
    assert sorted([*rows["train"].index, *rows["test"].index]) == [0, 1, 2, 3]
    tensor = after("tensor", Options(how="float32"), "a,b\n1,2\n3,4\n")["X"]
    assert tensor.dtype == torch.float32
    assert tensor.tolist() == [[1, 2], [3, 4]]


def test_a_name_with_quotes_is_written_as_python_writes_it() -> None:
    names: dict = {"pd": pandas, "data": pandas.DataFrame({'a"b': [1], "c'd": [2], "e\\f": [3], "x": [4]})}
    exec(STEPS["choose"](Options(columns=('a"b', "c'd", "e\\f"))), names)
    assert list(names["data"].columns) == ['a"b', "c'd", "e\\f"]


def test_lines_come_at_the_end() -> None:
    assert appended("a = 1\n\n\n", "b = 2") == "a = 1\nb = 2\n"
    assert not takes_number("fill", "mean")
    assert takes_number("drop", "thresh")


def test_what_is_typed_into_the_grid_is_the_file() -> None:
    grid = Grid(["a", "b"], [["1", "2"], ["3", "4"], ["5", "6"]])
    edits = {
        "edited_rows": {"0": {"b": "9"}, "2": {"a": None}, "7": {"a": "x"}, 1: {"c": "no such column"}},
        "deleted_rows": [1, "2"],
        "added_rows": [{"b": "8"}, {}, "forged"],
    }
    changed = with_edits(grid, ["a", "b"], edits)
    assert changed.rows == [["1", "9"], ["", "6"], ["", "8"], ["", ""], ["", ""]]
    assert grid.rows[0] == ["1", "2"]
    many = with_edits(grid, ["a", "b"], {"added_rows": [{}] * 5_000})
    assert len(many.rows) * 2 <= MOST_CELLS

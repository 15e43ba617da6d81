"""Mistakes with pandas' tables: the sentence says what is wrong, and a repair that is offered makes the program run."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from core import explore
from core.explain.edits import repaired
from viz.data.lessons import HOUSE

READ = 'import pandas as pd\nimport torch\ndata = pd.read_csv("h.csv")\n'
FILES = {
    "h.csv": HOUSE.encode(),
    "ragged.csv": b"a,b\n1,2\n1,2,3\n",
    "empty.csv": b"",
    "gbk.csv": "房间,价格\n大,2\n".encode("gbk"),
}


class Case(NamedTuple):
    """A program that fails, or is warned of.

    Attributes:
        lines: After the table was read.
        kind: Of its mistake or warning.
        says: A part of the sentence.
        mended: The changed line, as the first repair makes it; "" where none is offered.
    """

    lines: str
    kind: str
    says: str
    mended: str = ""


CASES = {
    "mean": Case("m = data.mean()", "text-column", "no mean", "m = data.mean(numeric_only=True)"),
    "correlation": Case("c = data.corr()", "text-column", "no corr", "c = data.corr(numeric_only=True)"),
    "both": Case('x = data.dropna(how="any", thresh=2)', "dropna-both", "thresh", "x = data.dropna(thresh=2)"),
    "objects": Case("X = torch.tensor(pd.get_dummies(data, dummy_na=True).values)", "object-array", "one kind",
                    "X = torch.tensor(pd.get_dummies(data, dummy_na=True).to_numpy(dtype=float))"),
    "text to numbers": Case("X = data.to_numpy(dtype=float)", "object-array", "one kind"),
    "texts": Case('X = torch.tensor(data["Alley"].values)', "text-tensor", "texts",
                  'X = torch.tensor(pd.get_dummies(data["Alley"]).to_numpy(dtype=float))'),
    "table": Case('X = torch.tensor(data[["Price"]])', "table-tensor", "not a table",
                  'X = torch.tensor(data[["Price"]].to_numpy(dtype=float))'),
    "drop": Case('data.drop("Alley")', "table-drop", "'Alley'", 'data.drop(columns="Alley")'),
    "column": Case('data["Prise"]', "table-column", "NumRooms, Alley, Price", "data['Price']"),
    "column of loc": Case('data.loc[0, "Rooms"]', "table-column", "NumRooms, Alley, Price"),
    "row": Case("data.loc[9]", "table-row", "0, 1, 2, 3"),
    "row of a column": Case('data["Price"][9]', "table-row", "0, 1, 2, 3"),
    "place": Case("data.iloc[:, 5]", "table-index", "place"),
    "append": Case('data = data.append({"Price": 1})', "table-append", "append",
                   'data = pd.concat([data, pd.DataFrame([{"Price": 1}])], ignore_index=True)'),
    "fill method": Case('data.fillna(method="ffill")', "table-fill-method", "method", "data.ffill()"),
    "fill a text": Case("data.fillna(0, inplace=True)", "table-fill-type", "str",
                        'data.fillna(dict.fromkeys(data.select_dtypes("number"), 0), inplace=True)'),
    "fill numbers": Case('data.fillna("none", inplace=True)', "table-fill-type", "float64",
                         'data.fillna(dict.fromkeys(data.select_dtypes(exclude="number"), "none"), inplace=True)'),
    "fill a text of a new table": Case("full = data.fillna(0)", "table-fill-object", "any objects",
                                       'full = data.fillna(dict.fromkeys(data.select_dtypes("number"), 0))'),
    "fill one text": Case('column = data["Alley"]\ncolumn.fillna(0, inplace=True)', "table-fill-type", "str"),
    "truth": Case('if data["Price"] > 3:\n    pass', "table-truth", "neither", 'if (data["Price"] > 3).any():'),
    "text and number": Case('data["Alley"] + 1', "text-operation", "add"),
    "gap and integer": Case('data["NumRooms"].astype(int)', "missing-integer", "gaps", 'data["NumRooms"].astype("Int64")'),
    "long line": Case('pd.read_csv("ragged.csv")', "file-lines", "Line 3 of the file has 3 cells",
                      'pd.read_csv("ragged.csv", on_bad_lines="skip")'),
    "empty file": Case('pd.read_csv("empty.csv")', "file-empty", "nothing"),
    "encoding": Case('pd.read_csv("gbk.csv")', "file-encoding", "UTF-8", 'pd.read_csv("gbk.csv", encoding="gb18030")'),
    "no file": Case('pd.read_csv("other.csv")', "file", "other.csv"),
    "chained": Case('data[data["Price"] > 130000]["NumRooms"] = 5', "table-chained", "copy",
                    'data.loc[data["Price"] > 130000, "NumRooms"] = 5'),
    "chained, column first": Case('data["NumRooms"][0] = 5', "table-chained", "copy", 'data.loc[0, "NumRooms"] = 5'),
    "chained, by its name": Case("data.NumRooms.fillna(0, inplace=True)", "table-chained", "copy",
                                 "data.NumRooms = data.NumRooms.fillna(0)"),
    "chained in place": Case('data["NumRooms"].fillna(0, inplace=True)', "table-chained", "copy",
                             'data["NumRooms"] = data["NumRooms"].fillna(0)'),
}  # fmt: skip


@pytest.mark.acceptance("E17")
@pytest.mark.acceptance("E18")
@pytest.mark.acceptance("E19")
@pytest.mark.parametrize("name", CASES)
def test_the_sentence_and_its_repair(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    source = READ + case.lines + "\n"
    trace = explore(source, files=FILES)
    found = trace.mistake or next(one for one in trace.warnings if one.kind == case.kind)
    assert found.kind == case.kind
    assert case.says in f"{found.message} {found.hint}"
    mended = [repaired(source, repair) for repair in found.repairs]
    assert bool(mended) == bool(case.mended)
    if not mended:
        return
    assert case.mended in mended[0].splitlines()
    for name_of_file, content in FILES.items():
        (tmp_path / name_of_file).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    for text in mended:
        exec(compile(text, "mended", "exec"), {})  # plain Python and pandas run what was offered


@pytest.mark.parametrize(
    ("line", "gaps"),
    [("data.fillna(0, inplace=True)", [0, 3, 0]), ('data.fillna("none", inplace=True)', [2, 0, 0])],
)
def test_the_repair_of_a_fill_leaves_the_columns_that_do_not_fit(line: str, gaps: list[int]) -> None:
    """Of the book's table NumRooms has two gaps and Alley three."""
    source = f"{READ}{line}\nprint(data.isnull().sum().tolist())\n"
    trace = explore(source, files=FILES)
    assert trace.mistake is not None
    (repair,) = trace.mistake.repairs
    mended = explore(repaired(source, repair), files=FILES)
    assert mended.mistake is None and mended.warnings == ()
    assert mended.printed == f"{gaps}\n"


def test_a_chained_write_is_lost_and_the_repair_writes() -> None:
    source = READ + 'data[data["Price"] > 130000]["NumRooms"] = 5\nn = float(data["NumRooms"].sum())\n'
    trace = explore(source, files=FILES)
    assert trace.variables["n"] == 6.0
    (repair,) = trace.warnings[0].repairs
    assert explore(repaired(source, repair), files=FILES).variables["n"] == 12.0  # 2, and 5 in rows 2 and 3


def test_of_many_columns_the_first_are_named_and_that_there_are_more() -> None:
    program = 'import pandas as pd\ntable = pd.DataFrame({f"c{i}": [i] for i in range(14)})\ntable["d"]'
    mistake = explore(program).mistake
    assert mistake is not None and mistake.kind == "table-column"
    assert "c10, c11, …" in mistake.hint and "c12" not in mistake.hint

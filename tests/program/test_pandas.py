"""pandas in programs: D2L's section 2.2 with its numbers, files in memory."""

from __future__ import annotations

import pytest

from tests.program.running import ran

HEAD = """\
import os
import torch
import pandas as pd
os.makedirs(os.path.join('..', 'data'), exist_ok=True)
data_file = os.path.join('..', 'data', 'house_tiny.csv')
with open(data_file, 'w') as f:
    f.write('NumRooms,Alley,Price\\n')
    f.write('NA,Pave,127500\\n')
    f.write('2,NA,106000\\n')
    f.write('4,NA,178100\\n')
    f.write('NA,NA,140000\\n')
data = pd.read_csv(data_file)
"""


def printed(text: str) -> str:
    run = ran(HEAD + text)
    assert run.outcome.mistake is None, run.outcome.mistake
    return run.printed


def values(expression: str) -> str:
    return printed(f"print({expression})").strip()


@pytest.mark.acceptance("P1")
@pytest.mark.acceptance("P2")
def test_the_table_is_read_and_na_is_missing() -> None:
    assert values("data.shape") == "(4, 3)"
    assert values("data['NumRooms'].tolist(), data['Alley'].tolist()") == "[nan, 2.0, 4.0, nan] ['Pave', nan, nan, nan]"
    assert values("data['NumRooms'].dtype, data['Price'].dtype, data['Price'].tolist()") == (
        "float64 int64 [127500, 106000, 178100, 140000]"
    )
    assert printed("print(data)").splitlines()[:2] == ["   NumRooms Alley   Price", "0       NaN  Pave  127500"]


@pytest.mark.acceptance("P3")
@pytest.mark.acceptance("P4")
@pytest.mark.acceptance("P8")
@pytest.mark.acceptance("P9")
def test_filled_turned_into_categories_and_into_tensors() -> None:
    fill = (
        "inputs, outputs = data.iloc[:, 0:2], data.iloc[:, 2]\ninputs = inputs.fillna(inputs.mean(numeric_only=True))\n"
    )
    assert printed(fill + "print(inputs['NumRooms'].tolist())") == "[3.0, 2.0, 4.0, 3.0]\n"
    dummies = fill + "inputs = pd.get_dummies(inputs, dummy_na=True)\n"
    assert printed(dummies + "print(inputs['Alley_Pave'].tolist(), inputs['Alley_nan'].tolist())") == (
        "[True, False, False, False] [False, True, True, True]\n"
    )
    tensors = dummies + "X, y = torch.tensor(inputs.to_numpy(dtype=float)), torch.tensor(outputs.values)\n"
    assert printed(tensors + "print(X.tolist(), X.dtype, y.tolist(), y.dtype)") == (
        "[[3.0, 1.0, 0.0], [2.0, 0.0, 1.0], [4.0, 0.0, 1.0], [3.0, 0.0, 1.0]] torch.float64 "
        "[127500, 106000, 178100, 140000] torch.int64\n"
    )


@pytest.mark.acceptance("P4")
@pytest.mark.acceptance("P7")
@pytest.mark.acceptance("P9")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("inputs = data.iloc[:, 0:2]\ninputs.fillna(inputs.mean())", "mean"),
        ("data.dropna(how='any', thresh=2)", "You cannot set both the how and thresh arguments at the same time."),
        ("torch.tensor(data.values)", "numpy.object_"),
    ],
)
def test_what_newer_pandas_refuses_is_said_in_its_words(text: str, said: str) -> None:
    mistake = ran(HEAD + text).outcome.mistake
    assert mistake is not None and mistake.error == "TypeError" and said in mistake.raised


@pytest.mark.acceptance("P5")
@pytest.mark.acceptance("P6")
def test_the_sample_with_most_missing_values_is_dropped() -> None:
    assert values("data.isnull().sum(axis=1).tolist()") == "[1, 1, 1, 2]"
    assert values("data.isnull().sum(axis=0).tolist()") == "[2, 3, 0]"
    assert values("data.isnull().sum(axis=1).idxmax()") == "3"
    assert values("data.drop(data.isnull().sum(axis=1).idxmax()).index.tolist()") == "[0, 1, 2]"


@pytest.mark.acceptance("P7")
@pytest.mark.parametrize(
    ("options", "rows", "columns"),
    [
        ("", [], ["NumRooms", "Alley", "Price"]),
        ("how='all'", [0, 1, 2, 3], ["NumRooms", "Alley", "Price"]),
        ("thresh=2", [0, 1, 2], ["NumRooms", "Alley", "Price"]),
        ("thresh=3", [], ["NumRooms", "Alley", "Price"]),
        ("subset=['NumRooms']", [1, 2], ["NumRooms", "Alley", "Price"]),
        ("axis=1", [0, 1, 2, 3], ["Price"]),
    ],
)
def test_dropna(options: str, rows: list[int], columns: list[str]) -> None:
    text = f"d = data.dropna({options})\nprint(d.index.tolist(), d.columns.tolist())"
    assert printed(text) == f"{rows} {columns}\n"


def test_inplace_changes_the_table_itself() -> None:
    assert printed("data.dropna(axis=1, inplace=True)\nprint(data.columns.tolist())") == "['Price']\n"


def test_columns_masks_and_new_columns() -> None:
    assert values("data.Price.mean()") == "137900.0"
    assert values("data[data['Price'] > 120000].index.tolist()") == "[0, 2, 3]"
    assert values("data.loc[0, 'Alley'], data.iloc[1, 2]") == "Pave 106000"
    assert (
        printed("data['half'] = data['Price'] / 2\nprint(data['half'].tolist())")
        == "[63750.0, 53000.0, 89050.0, 70000.0]\n"
    )


def test_files_are_the_programs_own() -> None:
    text = "with open('a.txt', 'w') as f:\n    f.write('one\\ntwo\\n')\nwith open('./a.txt') as f:\n    print(f.readlines())\n"
    assert printed(text + "print(os.path.exists('a.txt'), os.path.exists('/etc/passwd'))") == (
        "['one\\n', 'two\\n']\nTrue False\n"
    )


@pytest.mark.parametrize("text", ["open('/etc/passwd')", "pd.read_csv('/etc/passwd')", "pd.read_pickle('x')"])
def test_the_computers_own_files_are_not_there(text: str) -> None:
    mistake = ran(HEAD + text).outcome.mistake
    assert mistake is not None and (mistake.kind, mistake.error) == ("file", "FileNotFoundError")


def test_groups_and_texts() -> None:
    assert values("data.groupby('Alley', dropna=False)['Price'].mean().tolist()") == "[127500.0, 141366.66666666666]"
    assert values("data['Alley'].str.upper().tolist()[0]") == "PAVE"

"""Files as people have them: with what is recognised pandas reads the table that a person sees; else one sentence."""

from __future__ import annotations

import io

import pandas
import pytest

from core.tables import MOST_FILE_BYTES, Reading
from viz.data.reading import Unreadable, missing_marks, reading_line, reading_of, recognised, with_reading

CHINESE = "房间,价格,备注\n3,127500,好\n2,106000,旧房子\n"
FRENCH = "ville;prix\nOrléans;1,5\nNîmes;2,25\n"

FILES: dict[str, tuple[bytes, dict[str, list]]] = {
    # name → (file, the columns that a person sees)
    "plain": (b"a,b\n1,2\n3,4\n", {"a": [1, 3], "b": [2, 4]}),
    "no final newline": (b"a,b\n1,2\n3,4", {"a": [1, 3], "b": [2, 4]}),
    "windows lines": (b"a,b\r\n1,2\r\n3,4\r\n", {"a": [1, 3], "b": [2, 4]}),
    "old mac lines": (b"a,b\r1,2\r3,4\r", {"a": [1, 3], "b": [2, 4]}),
    "byte order mark": (b"\xef\xbb\xbfa,b\n1,2\n", {"a": [1], "b": [2]}),
    "utf-16": ("a,b\n1,é\n".encode("utf-16"), {"a": [1], "b": ["é"]}),
    "utf-16 big": (b"\xfe\xff" + "a,b\n1,2\n".encode("utf-16-be"), {"a": [1], "b": [2]}),
    "utf-8 chinese": (CHINESE.encode(), {"房间": [3, 2], "价格": [127500, 106000], "备注": ["好", "旧房子"]}),
    "gbk": (CHINESE.encode("gbk"), {"房间": [3, 2], "价格": [127500, 106000], "备注": ["好", "旧房子"]}),
    "windows german": ("Straße,Größe\nÄhre,1\n".encode("cp1252"), {"Straße": ["Ähre"], "Größe": [1]}),
    "gb18030": ("备注,价格\n㐀,1\n旧房子,2\n".encode("gb18030"), {"备注": ["㐀", "旧房子"], "价格": [1, 2]}),
    "windows french": (FRENCH.encode("cp1252"), {"ville": ["Orléans", "Nîmes"], "prix": [1.5, 2.25]}),
    "semicolons": (b"a;b\n1;2\n3;4\n", {"a": [1, 3], "b": [2, 4]}),
    "tabs": (b"a\tb\n1\t2\n3\t4\n", {"a": [1, 3], "b": [2, 4]}),
    "pasted from a spreadsheet": (b"name\tprice\nA, B\t1,234\nC\t5,678\n",
                                  {"name": ["A, B", "C"], "price": [1234, 5678]}),
    "bars": (b"a|b\n1|2\n3|4\n", {"a": [1, 3], "b": [2, 4]}),
    "decimal commas": (b"a;b\n1,5;2\n-3,25;4\n", {"a": [1.5, -3.25], "b": [2, 4]}),
    "decimal commas, points between thousands": (b"a;b\n1.234,5;2\n999,25;4\n", {"a": [1234.5, 999.25], "b": [2, 4]}),
    "commas between thousands": (b'a,b\n"1,234",2\n"12,345,678",4\n', {"a": [1234, 12345678], "b": [2, 4]}),
    "a comma in a text": (b'a,b\n"Doe, John",2\n"Roe, Jane",4\n', {"a": ["Doe, John", "Roe, Jane"], "b": [2, 4]}),
    "newline in quotes": (b'a,b\n"one\ntwo",2\n', {"a": ["one\ntwo"], "b": [2]}),
    "quotes in quotes": (b'a,b\n"say ""hi""",2\n', {"a": ['say "hi"'], "b": [2]}),
    "empty lines": (b"a,b\n\n1,2\n\n\n3,4\n", {"a": [1, 3], "b": [2, 4]}),
    "no names": (b"1,2\n3,4\n", {0: [1, 3], 1: [2, 4]}),  # type: ignore[dict-item]
    "no names, a gap": (b"1,\n3,4\n", {0: [1, 3], 1: [None, 4]}),  # type: ignore[dict-item]
    "years as names": (b"city,2024,2025\nX,1,2\n", {"city": ["X"], "2024": [1], "2025": [2]}),
    "one column": (b"a\n1\n2\n", {"a": [1, 2]}),
    "one column of text": (b"word\nred\ngreen\n", {"word": ["red", "green"]}),
    "names only": (b"a,b\n", {"a": [], "b": []}),
    "the same name twice": (b"a,a\n1,2\n", {"a": [1], "a.1": [2]}),
    "a name is missing": (b"a,,c\n1,2,3\n", {"a": [1], "Unnamed: 1": [2], "c": [3]}),
    "spaces in names": (b"first name,last name\nA,B\n", {"first name": ["A"], "last name": ["B"]}),
    "short lines": (b"a,b,c\n1,2\n3,4,5\n", {"a": [1, 3], "b": [2, 4], "c": [None, 5]}),
    "a line too long": (b"a,b\n1,2\n3,4,5\n6,7\n", {"a": [1, 6], "b": [2, 7]}),
    "a formula": (b"a,b\n=1+2,2\n", {"a": ["=1+2"], "b": [2]}),
    "mixed types": (b"a,b\n1,x\ntwo,3\n", {"a": ["1", "two"], "b": ["x", "3"]}),
    "true and false": (b"a,b\nTrue,1\nFalse,2\n", {"a": [True, False], "b": [1, 2]}),
    "signs and powers": (b"a,b\n-1,1e3\n+2,2.5E-1\n", {"a": [-1, 2], "b": [1000, 0.25]}),
    "known marks": (b"a,b\nNA,x\n,NULL\n3,n/a\n", {"a": [None, None, 3], "b": ["x", None, None]}),
    "leading zeros": (b"a,b\n007,1\n010,2\n", {"a": [7, 10], "b": [1, 2]}),
    "dates": (b"day,v\n2026-01-02,1\n", {"day": ["2026-01-02"], "v": [1]}),
    "percent": (b"a,b\n5%,1\n", {"a": ["5%"], "b": [1]}),
    "emoji": ("a,b\n🙂,1\n".encode(), {"a": ["🙂"], "b": [1]}),
    "html": (b"a,b\n<b>x</b>,1\n", {"a": ["<b>x</b>"], "b": [1]}),
    "many rows": (b"a,b\n" + b"1,2\n" * 50_000, {"a": [1] * 50_000, "b": [2] * 50_000}),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_table_that_a_person_sees(name: str) -> None:
    content, expected = FILES[name]
    line = reading_line("f.csv", recognised(content))
    names: dict = {"pd": _reading(content)}
    exec(line, names)
    pandas.testing.assert_frame_equal(
        names["data"], pandas.DataFrame(expected), check_dtype=False, check_column_type=False
    )


def _reading(content: bytes) -> type:
    """Return what stands for pandas: its read_csv reads this file."""

    class Pandas:
        @staticmethod
        def read_csv(name: str, **options: object) -> pandas.DataFrame:
            assert name == "f.csv"
            return pandas.read_csv(io.BytesIO(content), **options)  # pyright: ignore[reportArgumentType, reportCallIssue]

    return Pandas


BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "spaces": (b" \n\n\t\n", "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "empty"),
    "a workbook": (b"PK\x03\x04rest", "excel"),
    "an old workbook": (b"\xd0\xcf\x11\xe0rest", "excel"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "half of UTF-16": (b"\xff\xfea\0b", "encoding"),
    "too large": (b"1," * (MOST_FILE_BYTES // 2 + 1), "large"),
    "a million cells": (b"1," * 1_000_000, "large"),
    "too wide": (b"a," * 3_000 + b"\n", "wide"),
    "one cell without end": (b"a,b\n" + b"x" * 200_000, "binary"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_is_one_sentence(name: str) -> None:
    content, kind = BAD[name]
    with pytest.raises(Unreadable) as unreadable:
        recognised(content)
    assert unreadable.value.kind == kind


def test_there_are_forty_awkward_files() -> None:
    assert len(FILES) + len(BAD) >= 40


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        (b"a,b\n?,1\n2,-999\n3,5\n", {"?", "-999"}),
        (b"a\n1\n2\n", set()),
        (b"t\n-1\n-2\n-3\n", set()),  # -1 is one of them
        (b"t\n-1\n12\n13\n", {"-1"}),
        (b"t\n999\n998\n997\n", set()),
        (b"t\n999\n3\n4\n", {"999"}),
        ("t,u\n缺失,1\nx,2\n".encode(), {"缺失"}),
        (b"t,u\n--,1\nx,missing\n", {"--", "missing"}),
    ],
)
def test_marks_of_missing_values_are_found_where_they_stand_out(content: bytes, marks: set[str]) -> None:
    assert set(recognised(content).marks) == marks


def test_marks_are_written_into_the_line_and_read_back() -> None:
    found = recognised(b"a;b\n?;1,5\n2;-999,0\n")
    line = reading_line('we "said".csv', found, ("?", "-999"))
    source = f"import pandas as pd\n\n{line}\nx = 1\n"
    assert missing_marks(source) == ("?", "-999")
    assert reading_of(source, Reading()) == Reading(";", "utf-8", True)
    other = with_reading(source, reading_line("b.csv", recognised(b"1,2\n")))
    assert other == 'import pandas as pd\n\ndata = pd.read_csv("b.csv", header=None)\nx = 1\n'
    assert missing_marks(other) == ()
    assert reading_of(other, Reading()).header is False


@pytest.mark.parametrize(
    "source", ["data = (", "x = 1\n", "print(pd.read_csv('a'))\n", "data = pd.read_csv('a').dropna()\n"]
)
def test_a_program_that_reads_in_another_way_is_left_alone(source: str) -> None:
    assert with_reading(source, "data = pd.read_csv('b')") == source


def test_every_line_longer_than_the_names_is_noticed() -> None:
    assert recognised(b"a,b\n1,2,3\n4,5,6\n").longer
    assert not recognised(b"a,b\n1,2\n4,5,6\n").longer

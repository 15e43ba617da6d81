"""Tables of a program, step by step, behind the walls: against pandas in this process, and the list's own numbers."""

from __future__ import annotations

import io
from functools import cache

import numpy
import pandas
import pytest
from msgspec import structs

from core.sandbox.table_messages import MOST_FILE_BYTES, SHOWN_ROWS, inconsistency, problem_with
from core.tables import Reading, Table, TableJob, TableReply, tabulated
from viz.data.cell_dependence import bits
from viz.data.lessons import BY_KEY, HOUSE, LESSONS
from viz.data.reading import reading_of

IMPORTS = "import pandas as pd\nimport numpy as np\nimport torch\n"
READ = IMPORTS + 'data = pd.read_csv("a.csv")\n'


def asked(
    program: str, content: str | bytes = HOUSE, file: str = "a.csv", count: int = 0, **more: object
) -> TableReply:
    raw = content.encode() if isinstance(content, str) else content
    return tabulated(TableJob(program, file, raw, reading_of(program, Reading()), count=count, **more))  # pyright: ignore


def last(reply: TableReply, name: str) -> Table:
    return next(table for step in reversed(reply.steps) for table in step.tables if table.name == name)


def cells(table: Table) -> list[list[str]]:
    """Return the shown cells, row by row."""
    return [list(row) for row in zip(*(column.cells for column in table.columns), strict=True)]


# --- the book's table


@cache
def house() -> TableReply:
    lesson = BY_KEY["house"]
    return asked(lesson.program, lesson.content, lesson.file, count=12)


@pytest.mark.acceptance("P1")
def test_the_file_has_four_rows_and_three_columns() -> None:
    file = house().steps[0].tables[0]
    assert (file.rows, file.width, file.kind) == (4, 3, "file")
    assert cells(file) == [
        ["NA", "Pave", "127500"],
        ["2", "NA", "106000"],
        ["4", "NA", "178100"],
        ["NA", "NA", "140000"],
    ]


@pytest.mark.acceptance("P2")
def test_na_becomes_nan_and_every_column_has_its_type() -> None:
    data = last(house(), "data")
    assert [column.dtype for column in data.columns] == ["float64", "str", "int64"]
    assert data.columns[0].cells == ("NaN", "2", "4", "NaN")
    assert data.columns[0].kinds == "mnnm"
    assert data.columns[1].cells[0] == "Pave"
    assert data.columns[1].kinds == "tmmm"


@pytest.mark.acceptance("P4")
def test_the_mean_of_the_rooms_is_filled_in_and_the_alley_stays() -> None:
    steps = [step for step in house().steps if any(table.name == "inputs" for table in step.tables)]
    filled = steps[1].tables[0]
    assert filled.columns[0].cells == ("3", "2", "4", "3")
    assert filled.columns[1].kinds == "tmmm"
    assert filled.changed == (0, 6)


@pytest.mark.acceptance("P5")
def test_gaps_are_counted_by_row_and_by_column() -> None:
    reply = asked(READ + "rows = data.isnull().sum(axis=1)\ncolumns = data.isnull().sum(axis=0)\n")
    assert last(reply, "rows").columns[0].cells == ("1", "1", "1", "2")
    assert last(reply, "columns").columns[0].cells == ("2", "3", "0")
    assert last(reply, "columns").labels == ("NumRooms", "Alley", "Price")
    assert [column.missing for column in last(reply, "data").columns] == [2, 3, 0]


@pytest.mark.acceptance("P6")
def test_the_row_with_the_most_gaps_goes() -> None:
    reply = asked(BY_KEY["worst"].program, HOUSE, "house_tiny.csv")
    assert last(reply, "rows").labels == ("0", "1", "2")


@pytest.mark.acceptance("P7")
def test_what_dropna_leaves() -> None:
    reply = asked(BY_KEY["dropna"].program, HOUSE, "house_tiny.csv")
    left = {name: last(reply, name).labels for name in ("all_gaps", "two_values", "rooms_known")}
    assert left == {"all_gaps": ("0", "1", "2", "3"), "two_values": ("0", "1", "2"), "rooms_known": ("1", "2")}
    assert last(reply, "any_gap").rows == last(reply, "three_values").rows == 0
    assert [column.name for column in last(reply, "full_columns").columns] == ["Price"]


@pytest.mark.acceptance("P8")
def test_a_gap_is_a_category() -> None:
    inputs = last(house(), "inputs")
    named = {column.name: column for column in inputs.columns}
    assert named["Alley_Pave"].cells == ("True", "False", "False", "False")
    assert named["Alley_nan"].cells == ("False", "True", "True", "True")
    assert named["Alley_nan"].dtype == "bool"


@pytest.mark.acceptance("P9")
def test_the_table_becomes_tensors() -> None:
    reply = house()
    x, y = last(reply, "X"), last(reply, "y")
    assert cells(x) == [["3", "1", "0"], ["2", "0", "1"], ["4", "0", "1"], ["3", "0", "1"]]
    assert (x.dtype, x.shape, x.size) == ("torch.float64", (4, 3), 96)
    assert (y.dtype, y.shape) == ("torch.int64", (4,))
    assert y.columns[0].cells == ("127500", "106000", "178100", "140000")
    assert [column.name for column in x.columns] == ["NumRooms", "Alley_Pave", "Alley_nan"]


# --- every cell knows where it came from


def moved(reply: TableReply, name: str, kind: str = "value") -> numpy.ndarray:
    """Return (cells of the file, rows, columns): what moves a table's cells."""
    for one in reversed(reply.moved):
        table = reply.steps[one.step].tables[one.table]
        if table.name == name:
            flat = bits(getattr(one, kind), reply.tried, table.shown)
            return flat.reshape(reply.tried, len(table.labels), len(table.columns))
    raise AssertionError(name)


def test_a_mean_lights_its_column_and_a_category_its_own_cell() -> None:
    reply = house()
    assert reply.tried == reply.cells == 12
    x = moved(reply, "X")
    assert numpy.flatnonzero(x[:, 0, 0]).tolist() == [0, 3, 6, 9]  # the mean of NumRooms
    assert numpy.flatnonzero(x[:, 1, 0]).tolist() == [3]  # a value that was there
    assert numpy.flatnonzero(x[:, 0, 1]).tolist() == [1]
    assert numpy.flatnonzero(x[:, 3, 2]).tolist() == [10]
    assert numpy.flatnonzero(moved(reply, "y")[:, 2, 0]).tolist() == [8]


def test_whether_a_row_is_there_depends_on_its_gaps() -> None:
    reply = asked(READ + "full = data.dropna(subset=['a'])\n", "a,b\n1,2\n,4\n5,6\n", count=6)
    value, empty = moved(reply, "full"), moved(reply, "full", "absence")
    assert last(reply, "full").labels == ("0", "2")
    assert numpy.flatnonzero(value[:, 0, 1]).tolist() == [1]
    assert numpy.flatnonzero(empty[:, 0, 1]).tolist() == [0, 1]  # without its a the row goes


def test_a_split_after_normalising_leaks() -> None:
    lesson = BY_KEY["leak"]
    reply = asked(lesson.program, lesson.content, lesson.file, count=16)
    leaking = set(numpy.flatnonzero(moved(reply, "train")[:, 0, 0]))
    honest = set(numpy.flatnonzero(moved(reply, "honest_train")[:, 0, 0]))
    assert {12, 14} <= leaking  # heights of the two rows for testing
    assert honest == {0, 2, 4, 6, 8, 10}


@pytest.mark.parametrize(
    "line",
    [
        "t = data.fillna(data.mean())",
        "t = data.cumsum()",
        "t = data.sort_values('a').reset_index(drop=True)",
        "t = data.diff()",
        "t = data.ffill()",
        "t = (data - data.min()) / (data.max() - data.min())",
        "t = torch.tensor(data.to_numpy())[1:]",
        "t = data.assign(c=data['a'] * data['b'])",
    ],
)
def test_what_moves_is_what_pandas_moves(line: str) -> None:
    """Each cell is changed here by hand; what differs in plain pandas is what the worker told."""
    content = "a,b\n1,2\n4,3\n,6\n2,9\n"
    reply = asked(READ + line + "\n", content, count=8)
    told = moved(reply, "t") | moved(reply, "t", "absence")

    def table(text: str) -> numpy.ndarray:
        names: dict = {}
        exec(IMPORTS + "data = frame\n" + line, {"frame": pandas.read_csv(io.StringIO(text))}, names)
        return numpy.asarray(names["t"], dtype=float)

    rows = [[*map(str, text.split(","))] for text in content.splitlines()[1:]]
    plain = table(content)
    for source in range(8):
        differs = numpy.zeros(plain.shape, dtype=bool)
        own = rows[source // 2][source % 2]
        for text in {"11", "-7", "0.5", "3"} | ({""} if own else set()):
            changed: list[list[str]] = [list(row) for row in rows]
            changed[source // 2][source % 2] = text
            other = table("a,b\n" + "\n".join(",".join(row) for row in changed) + "\n")
            differs |= ~((plain == other) | (numpy.isnan(plain) & numpy.isnan(other)))
        assert not (told[source] & ~differs).any()  # nothing is said to move that does not
        if "sort" not in line and "min" not in line:  # order and extremes take more than the changes that are tried
            assert told[source].tolist() == differs.tolist()


# --- what a table may be


def test_writes_in_place_and_other_variables_are_steps() -> None:
    reply = asked(
        READ + "data.loc[0, 'NumRooms'] = 9\na = np.eye(2)\na[0, 1] = 5\nt = torch.arange(3)\nt += 1\ns = 'no table'\n"
    )
    assert [(step.line, [table.name for table in step.tables]) for step in reply.steps] == [
        (0, [""]), (4, ["data"]), (5, ["data"]), (6, ["a"]), (7, ["a"]), (8, ["t"]), (9, ["t"]),
    ]  # fmt: skip
    assert reply.steps[2].tables[0].changed == (0,)
    assert reply.steps[4].tables[0].changed == (1,)


def test_a_large_table_is_told_by_its_beginning() -> None:
    content = "x,y\n" + "".join(f"{number},{number % 3}\n" for number in range(40_000))
    data = last(asked(READ, content), "data")
    assert (data.rows, len(data.labels)) == (40_000, SHOWN_ROWS)
    assert sum(data.columns[0].bars) == 40_000
    assert data.columns[0].labels == ("0", "39999")


def test_what_stands_before_a_mistake_is_told() -> None:
    lesson = BY_KEY["mean"]
    reply = asked(lesson.program, lesson.content, lesson.file, count=12)
    assert reply.mistake is not None
    assert reply.mistake.kind == "text-column"
    assert last(reply, "inputs").rows == 4
    assert reply.moved == ()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_lesson_runs_as_far_as_it_should(lesson) -> None:
    reply = asked(lesson.program, lesson.content, lesson.file)
    fails = {"mean": "text-column", "thresh": None, "dummies": "object-array"}
    assert (reply.mistake is not None) == (lesson.key in fails)
    if fails.get(lesson.key):
        assert reply.mistake.kind == fails[lesson.key]  # pyright: ignore[reportOptionalMemberAccess]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\xfa", b'"', b"a,b\n1,2,3,4\n", b"\n\n\n", b"a\0b,c\n1,2\n"])
def test_a_file_that_is_no_table_costs_only_its_own_run(content: bytes) -> None:
    assert asked(READ, content, count=5).steps[0].tables[0].kind == "file"


def test_values_that_only_pandas_has_are_told_as_text() -> None:
    reply = asked(
        READ + "when = pd.DataFrame({'t': pd.to_datetime(['2026-01-02', None]), 'i': pd.array([1, None], 'Int64')})\n"
        "odd = pd.DataFrame({'o': [[1], {2}], 'c': [1j, 2]})\nempty = pd.DataFrame({'a': []})\n"
        "multi = data.groupby('Alley', dropna=False)[['Price']].agg(['min', 'max'])\n"
        "b = torch.ones(2, dtype=torch.bfloat16)\n"
    )
    assert reply.mistake is None
    assert last(reply, "when").columns[0].cells == ("2026-01-02 00:00:00", "NaT")
    assert last(reply, "when").columns[1].kinds == "nm"
    assert last(reply, "odd").columns[0].cells == ("[1]", "{2}")
    assert last(reply, "empty").rows == 0
    assert last(reply, "multi").width == 2
    assert last(reply, "b").dtype == "torch.bfloat16"


# --- a worker is not believed


def forged() -> list[tuple[str, TableReply]]:
    """Replies that no worker of ours sends, from one that it did."""
    sound = house()
    table = last(sound, "data")
    column = table.columns[0]

    def with_table(**changes: object) -> TableReply:
        step = structs.replace(sound.steps[1], tables=(structs.replace(table, **changes),))
        return structs.replace(sound, steps=(step,), moved=())

    def with_column(**changes: object) -> TableReply:
        return with_table(columns=(structs.replace(column, **changes), *table.columns[1:]))

    first = sound.moved[0]
    return [
        ("rows", with_table(labels=table.labels * 20)),
        ("fewer rows than shown", with_table(rows=2)),
        ("kind", with_table(kind="other")),
        ("negative", with_table(size=-1)),
        ("changed", with_table(changed=(99,))),
        ("name", with_table(name="x" * 5_000)),
        ("shape", with_table(shape=(7, 3))),
        ("cells", with_column(cells=("1",))),
        ("kinds", with_column(kinds="zzzz")),
        ("text", with_column(cells=("x" * 999, "", "", ""))),
        ("bars", with_column(bars=(1,) * 99)),
        ("line", structs.replace(sound, steps=(structs.replace(sound.steps[1], line=99, end_line=99),), moved=())),
        ("many", structs.replace(sound, steps=sound.steps * 20, moved=())),
        ("tried", structs.replace(sound, tried=99, moved=())),
        ("bits", structs.replace(sound, moved=(structs.replace(first, value=b"1"),))),
        ("place", structs.replace(sound, moved=(structs.replace(first, step=99),))),
    ]


@pytest.mark.parametrize("what", range(16))
def test_a_forged_reply_is_refused(what: int) -> None:
    lesson = BY_KEY["house"]
    job = TableJob(lesson.program, lesson.file, lesson.content.encode(), count=12)
    assert inconsistency(house(), job) == ""
    _, reply = forged()[what]
    assert inconsistency(reply, job) != ""


def test_a_job_that_no_page_makes_is_refused() -> None:
    sound = TableJob("", "a.csv", b"")
    assert problem_with(sound) == ""
    for wrong in (
        structs.replace(sound, content=bytes(MOST_FILE_BYTES + 1)), structs.replace(sound, file="../a"),
        structs.replace(sound, count=10_000), structs.replace(sound, reading=Reading("ab")),
    ):  # fmt: skip
        assert problem_with(wrong) != ""

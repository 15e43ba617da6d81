"""The page Data without a browser: what its controls write, what the flow of tables gets, what is said of bad files."""

from __future__ import annotations

import io
from typing import Any

import pandas
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import happens, mounted, sent
from tests.pages.opening import page_opened
from tests.pages.typing_in import typed_in
from viz.data.lessons import BY_KEY, LESSONS
from viz.widgets.data import data_choices as choices


def opened(chosen: dict[str, Any] | None = None) -> AppTest:
    return page_opened("data", chosen)


def flow(app: AppTest) -> dict[str, Any]:
    (one,) = sent(app, "table_flow")
    return one


def table(app: AppTest, name: str) -> dict[str, Any]:
    """Return the last table of a name."""
    tables = [one for step in flow(app)["steps"] for one in step["tables"] if one["name"] == name]
    return tables[-1]


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def asked(app: AppTest) -> AppTest:
    """Click a cell: ask what the tables depend on."""
    (one,) = mounted(app, "table_flow")
    happens(app, one, "acted", {"ask": True})
    assert not app.exception
    return app


def columns(one: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """Return the name of each column, its dtype and its cells."""
    return {column["name"]: (column["dtype"], column["cells"]) for column in one["columns"]}


@pytest.mark.acceptance("P1")
@pytest.mark.acceptance("P2")
@pytest.mark.acceptance("P4")
@pytest.mark.acceptance("P8")
@pytest.mark.acceptance("P9")
def test_the_books_table_becomes_tensors_step_by_step() -> None:
    app = opened()
    steps = flow(app)["steps"]
    assert [step["line"] for step in steps] == [0, 4, 5, 6, 7, 8, 9]
    (file,) = steps[0]["tables"]
    assert (file["title"], file["rows"], file["width"]) == ("house_tiny.csv", 4, 3)
    assert columns(file) == {
        "NumRooms": ("", ["NA", "2", "4", "NA"]), "Alley": ("", ["Pave", "NA", "NA", "NA"]),
        "Price": ("", ["127500", "106000", "178100", "140000"]),
    }  # fmt: skip
    assert columns(table(app, "data")) == {
        "NumRooms": ("float64", ["NaN", "2", "4", "NaN"]), "Alley": ("str", ["Pave", "NaN", "NaN", "NaN"]),
        "Price": ("int64", ["127500", "106000", "178100", "140000"]),
    }  # fmt: skip
    assert columns(steps[3]["tables"][0]) == {
        "NumRooms": ("float64", ["3", "2", "4", "3"]), "Alley": ("str", ["Pave", "NaN", "NaN", "NaN"]),
    }  # fmt: skip
    assert {name: cells for name, cells in columns(table(app, "inputs")).items() if name != "NumRooms"} == {
        "Alley_Pave": ("bool", ["True", "False", "False", "False"]),
        "Alley_nan": ("bool", ["False", "True", "True", "True"]),
    }  # fmt: skip
    assert [column["cells"] for column in table(app, "X")["columns"]] == [
        ["3", "2", "4", "3"], ["1", "0", "0", "0"], ["0", "1", "1", "1"],
    ]  # fmt: skip
    assert table(app, "X")["facts"] == "(4, 3) · torch.float64 · 96 B"
    assert table(app, "y")["columns"][0]["cells"] == ["127500", "106000", "178100", "140000"]
    assert table(app, "y")["facts"].startswith("(4,) · torch.int64")
    assert steps[3]["tables"][0]["changed"] == [0, 6]
    assert flow(app)["asked"] is False
    assert flow(app)["moves"] == []


@pytest.mark.acceptance("P3")
def test_both_strategies_are_offered_as_steps() -> None:
    app = opened()
    names = [app.selectbox(key=choices.STEP.key).format_func(kind) for kind in ("fill", "drop")]
    assert names == ["Fill the gaps (imputation)", "Leave out what has gaps (deletion)"]


def test_a_click_asks_what_the_cells_depend_on() -> None:
    shown = flow(asked(opened()))
    assert shown["asked"] is True
    assert shown["tried"] == shown["cells"] == 12
    places = {(one["step"], one["table"]) for one in shown["moves"]}
    assert places == {(step, at) for step in range(1, 7) for at in range(len(shown["steps"][step]["tables"]))}


def test_a_step_is_added_as_a_line_of_pandas() -> None:
    app = opened({"program": 'import pandas as pd\ndata = pd.read_csv("house_tiny.csv")\n'})
    app.selectbox(key=choices.STEP.key).set_value("worst").run()
    assert any("idxmax" in code.value for code in app.code)
    button(app, "Add this step").click().run()
    assert choices_of(app, "program").endswith("data = data.drop(data.isnull().sum(axis=1).idxmax())\n")
    assert table(app, "data")["labels"] == ["0", "1", "2"]
    assert app.selectbox(key=choices.LESSON.key).value is None


def choices_of(app: AppTest, name: str) -> Any:
    return app.session_state[f"data_{name}"]


@pytest.mark.acceptance("E17", "P4")
def test_a_mistake_keeps_the_tables_before_it_and_mends_itself() -> None:
    app = opened({"lesson": "mean"})
    assert [step["line"] for step in flow(app)["steps"]] == [0, 4, 5]
    (told,) = (error.value for error in app.error)
    assert "A column of text has no mean." in told
    assert "TypeError: Cannot perform reduction 'mean' with string dtype" in told
    next(one for one in app.button if one.label.startswith("Take only numbers")).click().run()
    assert table(app, "inputs")["columns"][0]["cells"] == ["3", "2", "4", "3"]
    assert not app.error


def test_marks_of_missing_values_are_switched_in_the_program() -> None:
    app = opened({"lesson": "marks"})
    app.segmented_control(key=choices.PANEL.key).set_value("marks").run()
    assert any("pandas reads these as missing" in one.value for one in app.caption)
    assert table(app, "data")["columns"][1]["cells"] == ["3", "NaN", "NaN", "-999", "5"]
    app.pills(key=choices.MISSING.key).set_value(["-999", "?"]).run()
    assert 'na_values=["-999", "?"]' in choices_of(app, "program")
    assert table(app, "data")["columns"][1]["cells"] == ["3", "NaN", "NaN", "NaN", "5"]
    assert table(app, "data")["columns"][2]["dtype"] == "float64"
    app.pills(key=choices.MISSING.key).set_value([]).run()
    assert "na_values" not in choices_of(app, "program")


def test_cells_are_pasted() -> None:
    app = opened()
    app.segmented_control(key=choices.PANEL.key).set_value("file").run()
    app.text_area(key=choices.PASTED.key).set_value("a\tb\n1\t2,5\n3\t\n").run()
    button(app, "Use `pasted.csv`").click().run()
    assert flow(app)["steps"][0]["tables"][0]["title"] == "pasted.csv"
    assert 'sep="\\t"' in choices_of(app, "program")
    assert table(app, "data")["columns"][1]["cells"] == ["2.5", "NaN"]


# The pasted text is the one thing that pandas' own reader gets, with the separator that the sentence names.
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("a;b\n1;2\n", 'separated by semicolons, so the program reads them with `sep=";"`'),
        ("a\tb\n1\t2\n", r'separated by tabs, so the program reads them with `sep="\t"`'),
        ("a|b\n1|2\n", 'separated by vertical bars, so the program reads them with `sep="|"`'),
        ("a b\n1 2\n", "Every line is one cell"),
        ("a;b", "There is only one line, and pandas takes it for the names of the columns"),
        ("a,b\n1,2\n", ""),
    ],
)
def test_pasted_cells_are_said_to_be_separated_by_what_separates_them(cells: str, said: str) -> None:
    app = opened()
    app.segmented_control(key=choices.PANEL.key).set_value("file").run()
    before = {one.value for one in app.caption}
    app.text_area(key=choices.PASTED.key).set_value(cells).run()
    news = "\n".join(one.value for one in app.caption if one.value not in before)
    assert said in news.replace("\\", "") or said in news
    assert bool(said) == bool(news)
    button(app, "Use `pasted.csv`").click().run()
    expected = pandas.read_csv(io.StringIO(cells), sep=next((one for one in ";\t|" if one in cells), ","))
    assert [column["name"] for column in table(app, "data")["columns"]] == list(expected.columns)
    assert table(app, "data")["rows"] == len(expected)


def test_bad_cells_are_one_sentence() -> None:
    app = opened()
    app.segmented_control(key=choices.PANEL.key).set_value("file").run()
    app.text_area(key=choices.PASTED.key).set_value("\ufeff").run()
    assert any("nothing in this file" in one.value for one in app.warning)
    assert table(app, "X")  # and nothing else is lost


def test_a_file_is_uploaded_whatever_its_letters() -> None:
    app = opened()
    app.segmented_control(key=choices.PANEL.key).set_value("file").run()
    app.file_uploader(key=choices.UPLOADED).upload("房价.csv", "房间,价格\n3,1\n,2\n".encode("gbk"), "text/csv").run()
    assert any("gb18030" in one.value for one in app.caption)
    next(one for one in app.button if "房价" in one.label).click().run()
    assert 'encoding="gb18030"' in choices_of(app, "program")
    assert [column["name"] for column in table(app, "data")["columns"]] == ["房间", "价格"]
    assert choices_of(app, "content") == ""
    assert app.query_params["s"]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_lesson_opens(lesson: Any, language: str) -> None:
    app = page_opened("data", {"lesson": lesson.key}, language=language)
    assert len(flow(app)["steps"]) >= 2


def test_a_program_that_reads_nothing_says_so() -> None:
    app = typed_in(opened(), "x = 1\n")
    assert len(flow(app)["steps"]) == 1
    assert any("pd.read_csv" in one.value for one in app.info)


def test_the_program_goes_on_to_the_other_pages_with_its_file() -> None:
    app = opened()
    button(app, "Go on with the tensors").click().run()
    assert not app.exception
    assert app.session_state["tensors_program"].startswith('with open("house_tiny.csv", "w"')
    app = opened()
    button(app, "Go on in the computation graph").click().run()
    assert not app.exception


@pytest.mark.acceptance("P10")
def test_arrays_that_are_hard_lead_to_the_lesson_about_numpy() -> None:
    app = opened()
    button(app, "Array maths is hard? NumPy beside tensors").click().run()
    assert not app.exception
    assert app.session_state["tensors_lesson"] == "numpy"
    assert "torch.from_numpy" in app.session_state["tensors_program"]


@pytest.mark.acceptance("P5")
@pytest.mark.acceptance("P6")
def test_the_worst_row_is_found_and_left_out() -> None:
    app = opened({"lesson": "worst"})
    assert table(app, "gaps")["columns"][0]["cells"] == ["1", "1", "1", "2"]
    assert {column["name"]: column["missing"] for column in table(app, "data")["columns"]} == {
        "NumRooms": 2, "Alley": 3, "Price": 0,
    }  # fmt: skip
    assert table(app, "data")["labels"] == ["0", "1", "2", "3"] and table(app, "rows")["labels"] == ["0", "1", "2"]
    assert [column["name"] for column in table(app, "columns")["columns"]] == ["NumRooms", "Price"]


@pytest.mark.acceptance("P7")
@pytest.mark.acceptance("E18")
def test_what_each_dropna_leaves() -> None:
    app = opened({"lesson": "dropna"})
    left = {name: table(app, name)["labels"] for name in
            ("any_gap", "all_gaps", "two_values", "three_values", "rooms_known")}  # fmt: skip
    assert left == {"any_gap": [], "all_gaps": list("0123"), "two_values": list("012"), "three_values": [],
                    "rooms_known": list("12")}  # fmt: skip
    assert [column["name"] for column in table(app, "full_columns")["columns"]] == ["Price"]
    typed_in(
        app, 'import pandas as pd\ndata = pd.read_csv("house_tiny.csv")\nleft = data.dropna(how="any", thresh=2)\n'
    )
    assert any("cannot set both the how and thresh arguments at the same time" in one.value for one in app.error)


@pytest.mark.acceptance("E19", "P9")
def test_columns_of_true_and_false_make_no_tensor_until_they_are_numbers() -> None:
    app = opened({"lesson": "dummies"})
    (told,) = (one.value for one in app.error)
    assert "TypeError: can't convert np.ndarray of type numpy.object_" in told
    assert table(app, "inputs")["columns"][1]["cells"] == ["True", "False", "False", "False"]
    next(one for one in app.button if "float" in one.label or "number" in one.label).click().run()
    assert table(app, "X")["columns"][0]["cells"] == ["3", "2", "4", "3"]


def test_a_link_brings_program_and_file() -> None:
    app = opened({"program": BY_KEY["house"].program, "content": "NumRooms,Alley,Price\n7,x,1\n,y,2\n"})
    assert table(app, "X")["columns"][0]["cells"] == ["7", "7"]
    assert app.session_state["data_lesson"] is None

"""The page Common mix-ups without a browser: every error of the notes, opened, run and corrected."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core import explore
from tests.pages.opening import page_opened
from tests.pages.typing_in import typed_in
from tools import acceptance
from viz.course.topics import BY_KEY as TOPICS
from viz.errata.catalogue import BY_KEY, ERRATA, FIRST, SLIPS
from viz.errata.finding import found
from viz.errata.records import Erratum
from viz.exercises.catalogue import BY_KEY as EXERCISES
from viz.link import encoded
from viz.widgets.course.place_links import CHOICES
from viz.widgets.errata import errata_choices as choices
from viz.words import in_language


def opened(chosen: dict[str, Any] | None = None, prepare: Callable[[AppTest], None] = lambda app: None) -> AppTest:
    return page_opened("errata", chosen, prepare=prepare)


def box(app: AppTest, key: str) -> Any:
    """Return the box of an entry."""
    return next(one for one in app.expander if re.search(rf"\[E{key[1:]}( ·|\])", one.label))


def printed(block: Any) -> list[str]:
    return [one.value for one in block.code]


@pytest.fixture(scope="module")
def everything() -> AppTest:
    """The page with every entry open, and nothing to predict."""

    def prepare(app: AppTest) -> None:
        app.session_state[choices.PREDICT.key] = False
        for key in choices.BOXES.values():
            app.session_state[key] = True

    return opened(prepare=prepare)


def by_plain_python(program: str) -> str:
    """Return what a program prints in a Python of its own kind: ours has no part in it."""
    text = io.StringIO()
    with redirect_stdout(text):
        exec(compile(program, "program", "exec"), {"__name__": "__main__"})
    return text.getvalue().rstrip("\n")


# The numbers of the rows: key, what stands in the output, what torch or pandas says to the notes' own program.
ROWS: list[tuple[str, list[str], str]] = [
    ("e1", ["torch.int64\ntorch.float32\ntorch.float32"], ""),
    ("e2", ["torch.Size([3, 4])\ntorch.Size([3, 4])\n12\n3"], ""),
    ("e3", ["tensor([[[0.", "tensor([[[[0.", "\n3 4"], ""),
    ("e4", ["torch.Size([3, 4])\ntorch.Size([1, 3, 4])"], "TypeError"),
    ("e5", ["torch.Size([]) 0\ntorch.Size([1]) 1\ntensor(9.)\ntensor(20.0855)"], ""),
    ("e6", ["tensor([4, 5, 6, 7])\ntensor([1, 5, 9])"], ""),
    ("e7", ["tensor([[ 0,  3],\n        [ 8, 11]])"], "too many indices"),
    ("e8", ["[[12, 12, 12, 12],\n        [12, 12, 12, 12],\n        [ 8,  9, 10, 11]]"], "too many indices"),
    ("e9", ["torch.Size([6, 4]) torch.Size([3, 8])", "[ 8.,  9., 10., 11.,  4.,  3.,  2.,  1.]"], "must be tuple"),
    ("e10", ["torch.Size([3, 2, 4])", "[[[ 0.,  1.,  2.,  1.],", "[10., 11.,  2.,  1.]]]"], ""),
    ("e11", ["torch.Size([3, 2, 2])", "[[[False,  True],\n         [False,  True]],"], ""),
    ("e12", ["[  0.,   1.,   4.,   9.]", "[256., 289., 324., 361.]"], ""),
    ("e13", ["torch.Size([2, 3, 4])"], "must match the size of tensor b (2) at non-singleton dimension 1"),
    ("e14", ["False torch.Size([2, 2, 3])\nTrue\nFalse"], ""),
    ("e15", ["tensor([0., 0., 0.], dtype=torch.float64)\ntensor([99.,"], ""),
    ("e16", ["True\nFalse\n../data"], "unmatched"),
    ("e17", ["3.0  Pave"], "Cannot perform reduction 'mean' with string dtype"),
    ("e18", ["178100\nEmpty DataFrame"], "cannot set both the how and thresh"),
    ("e19", ["bool", "tensor([[3., 1., 0.],"], "numpy.object_"),
    ("e20", ["tensor([ 14.,  38.,  62.,  86., 110.])"], "mat2 must be a matrix"),
    ("e21", ["tensor(6.) tensor(3.)\ntensor(3.)"], ""),
    ("e22", ["tensor(0.) tensor(2.)"], ""),
    ("e23", ["1.j", "tensor([1., 3.])"], ""),
    ("e24", ["torch.Size([2]) tensor([20., 20.])\ntorch.Size([1, 4])\ntorch.Size([5, 1])"], ""),
    ("e25", ["tensor([40., 45., 50., 55.])\ntensor([ 6., 22., 38., 54., 70.])\n2 1"], ""),
    ("e26", ["torch.Size([3, 4]) torch.Size([2, 4]) torch.Size([2, 3])", "[ 6., 22., 38.]"], "tousum"),
    ("e27", ["torch takes tensor(0.)", "0.5 True\n1.0 True\n1.5 False"], ""),
    ("e28", ["tensor([2., 4.])\n3.0 5.36", "1.36"], ""),
    ("e29", ["tensor([ 1.,  2., 12.])\ntorch.Size([3, 1]) torch.Size([1, 3])"], ""),
    ("e30", ["tensor([[2., 4., 6.]])\ntensor([[1.],\n        [2.]])"], ""),
    ("e31", ["torch.Size([2, 3, 4])\ntorch.Size([2, 3, 4, 5])\ntorch.Size([2, 3, 5, 4])"], ""),
    ("e32", ["[50., 72.]", "tensor([[ 2., 18., 50.],\n        [ 8., 32., 72.]])"], ""),
    ("e33", ["torch.Size([4, 2]) torch.Size([2, 3]) torch.Size([4, 3])\nTrue"], ""),
    ("e34", ["29.0 (tensor([-62., -80.]),)", "(tensor([-5.7566, -7.4278]),)"], ""),
    ("e35", ["False True\ntensor(6.)"], ""),
    ("e36", ["tensor([[3.],\n        [3.]])\nTrue"], ""),
    ("e37", ["tensor([-2., -4.])\nNone None"], ""),
    ("e38", ["n = 1 keeps 1", "n = 5 keeps 5", "n = 20 keeps 20", "tensor(0.5719)"], ""),
    ("e39", ["tensor(28., grad_fn=<MulBackward0>)\ntensor([ 0.,  4.,  8., 12.])"], "name 'x' is not defined"),
    ("e40", ["512.0 512.0 True True\n3276800.0 3276799.75 False True"], ""),
    ("e43", ["torch.Size([3, 4])\ntorch.Size([3, 1])"], "shanpe"),
    ("e44", ["tensor(6.) tensor(6.)"], ""),
    ("e45", ["2 1\ntensor([[0, 1],\n        [1, 2],\n        [2, 3]])"], ""),
    ("e47", ["torch.Size([3, 2, 3, 2]) 36\ntorch.Size([2, 3, 2])", "[5., 6.]"], ""),
    ("e48", ["9 9\n4"], ""),
]


@pytest.mark.parametrize(
    ("key", "outputs", "raised"),
    [pytest.param(*row, id=row[0], marks=pytest.mark.acceptance(row[0].upper())) for row in ROWS],
)
def test_an_entry_shows_the_rows_numbers_and_what_the_notes_program_says(
    everything: AppTest, key: str, outputs: list[str], raised: str
) -> None:
    shown = box(everything, key)
    said = "\n".join(printed(shown)).replace("5.359999656677246", "5.36").replace("0.+1.j, 0.-1.j", "1.j")
    for output in outputs:
        assert output in said
    errors = [one.value for one in shown.error]
    assert bool(raised) == bool(BY_KEY[key].notes_program) == bool(errors)
    if raised:
        assert raised in errors[0]
        (line,) = re.findall(r"Line (\d+)", errors[0])
        assert BY_KEY[key].notes_program.split("\n")[int(line) - 1].strip()


@pytest.mark.parametrize("one", ERRATA, ids=lambda one: one.key)
def test_what_is_printed_is_what_plain_python_prints(everything: AppTest, one: Erratum) -> None:
    assert printed(box(everything, one.key)) == [by_plain_python(one.program)]


@pytest.mark.parametrize("one", [one for one in ERRATA if one.picture is not None], ids=lambda one: one.key)
def test_a_picture_is_drawn_from_the_program(everything: AppTest, one: Erratum) -> None:
    shown = box(everything, one.key)
    assert not [text.value for text in shown.caption if "There is a picture" in text.value]
    names = {part.proto.component_name for part in shown.get("bidi_component")} | {
        "drawing" for part in shown.get("html") if "data:image/svg" in part.proto.body
    }
    assert names & {"board", "alignment", "collapse", "drawing"}


def test_all_errors_are_there_once() -> None:
    text = acceptance.LIST.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (E\d+) \|", text, re.MULTILINE)
    assert sorted(one.number for one in (*ERRATA, *SLIPS)) == sorted(rows)
    assert sorted(key for key, *_rest in ROWS) == sorted(BY_KEY)
    assert len(FIRST) == 12
    assert all(one.topic in TOPICS for one in ERRATA)
    assert [one.key for one in ERRATA if one.exercise and one.exercise not in EXERCISES] == []


# What the row says is right, as the table has it.
@pytest.mark.parametrize(
    ("key", "right"),
    [
        pytest.param(key, right, marks=pytest.mark.acceptance(key.upper()))
        for key, right in [
            ("e41", "https://courses.d2l.ai/zh-v2"), ("e42", "README"), ("e46", "order is right"),
        ]
    ],
)  # fmt: skip
def test_a_slip_stands_in_the_table_with_its_correction(everything: AppTest, key: str, right: str) -> None:
    (table,) = [one.value for one in everything.markdown if one.value.startswith("| |")]
    (line,) = [one for one in table.split("\n") if one.startswith(f"| {key.upper()} |")]
    assert right in line


@pytest.mark.acceptance("E41", "E42")
def test_no_address_but_the_courses_and_no_old_installation_is_on_the_page(everything: AppTest) -> None:
    text = "\n".join(one.value for one in (*everything.markdown, *everything.caption, *everything.code))
    assert set(re.findall(r"https?://([^/)\s]+)", text)) == {"courses.d2l.ai"}
    for wrong in ("d3l", "c2la", "wildml", "tu.berlin", "dl.ai/", "1.8.1", "trusted-host", "conda"):
        assert wrong not in text


@pytest.mark.acceptance("E18", "E25")
def test_nothing_is_shown_before_somebody_has_guessed() -> None:
    app = opened({"entry": "e25"})
    shown = box(app, "e25")
    assert not shown.code and not any("disappears" in one.value for one in shown.markdown)
    guess: Any = next(one for one in app.get("button_group") if "A.sum(axis=0)" in one.proto.label)
    guess.set_value("`(5,)`").run()
    assert any("No." in one.value for one in box(app, "e25").error)
    assert any("disappears" in one.value for one in box(app, "e25").markdown)
    assert any("40., 45., 50., 55." in one for one in printed(box(app, "e25")))


def test_who_only_wants_to_look_is_shown_all() -> None:
    app = opened({"entry": "e18"})
    app.toggle(key="erratum-shown-e18").set_value(True).run()
    assert not app.exception
    assert any("known" in one.value for one in box(app, "e18").markdown)


def test_the_entry_of_a_link_stands_first_and_is_open() -> None:
    app = opened({"entry": "e40"})
    assert "E40" in app.expander[0].label
    assert len(app.expander) == len(ERRATA)
    assert encoded({"entry": "e40"}) in app.query_params["s"]


def test_an_entry_that_another_page_chose_is_opened_later_too() -> None:
    app = opened()
    assert not [one for one in app.toggle if one.label == "Show me"]
    app.session_state[choices.ENTRY.key] = "e38"  # as `Choices.opened` leaves it
    app.run()
    assert not app.exception
    assert "E38" in app.expander[0].label
    assert [one.key for one in app.toggle if one.label == "Show me"] == ["erratum-shown-e38"]


def test_a_damaged_link_is_said_and_loses_nothing() -> None:
    app = opened({"entry": "e49"})
    assert any("damaged" in one.value for one in app.warning)
    assert len(app.expander) == len(ERRATA)


def test_a_search_finds_words_numbers_and_chinese() -> None:
    assert [one.key for one in found("E2")] == ["e2"]
    assert {"e25", "e24", "e26"} <= {one.key for one in found("axis")}
    assert "e2" in [one.key for one in found("numel size")]
    assert found("no such words") == []
    with in_language("zh_CN"):
        assert "e29" in [one.key for one in found("layout")]
    app = opened({"search": "thresh"})
    assert [re.search(r"E\d+", one.label)[0] for one in app.expander] == ["E18"]  # type: ignore[index]
    app.text_input(key=choices.SEARCH.key).set_value("zzz").run()
    assert not app.expander and any("Nothing fits" in one.value for one in app.caption)


def test_a_topic_has_its_entries_only() -> None:
    app = opened({"topic": "data"})
    assert [re.search(r"E\d+", one.label)[0] for one in app.expander] == ["E17", "E18", "E19"]  # type: ignore[index]


@pytest.mark.acceptance("E13")
def test_a_changed_program_runs_and_can_be_put_back() -> None:
    app = opened({"entry": "e13"}, lambda app: app.session_state.__setitem__(choices.PREDICT.key, False))
    mended = (
        BY_KEY["e13"].notes_program.rstrip().replace("C.sum(1)", "C.sum(1, keepdims=True)") + "\nprint(share.shape)"
    )
    typed_in(app, mended, "The notes' program")
    assert not app.exception and not box(app, "e13").error
    assert "torch.Size([2, 3, 4])" in printed(box(app, "e13"))
    app.button(key="erratum-back-notes-e13").click().run()
    assert box(app, "e13").error


def test_a_program_without_the_pictures_tensors_says_so() -> None:
    app = opened({"entry": "e21"}, lambda app: app.session_state.__setitem__(choices.PREDICT.key, False))
    typed_in(app, "print(1)")
    assert not app.exception
    assert any("There is a picture" in one.value for one in box(app, "e21").caption)


@pytest.mark.parametrize(
    ("one", "number"), [(one, number) for one in ERRATA for number in range(len(one.see))],
    ids=lambda part: part.key if isinstance(part, Erratum) else str(part),
)  # fmt: skip
def test_every_way_leads_to_what_its_page_can_show(one: Erratum, number: int) -> None:
    see = one.see[number]
    if see.page == "graph":
        assert explore(one.program).mistake is None
        return
    assert CHOICES[see.page].read(dict(see.choices)).keys() == see.choices.keys()  # each is one that the page offers
    if "program" in see.choices:
        assert explore(see.choices["program"]).mistake is None


@pytest.mark.acceptance("E21", "E38")
@pytest.mark.parametrize(
    ("key", "page", "values"),
    [
        ("e21", "linear_algebra", {"linear_algebra_tab": "vectors", "linear_algebra_b": "2, 0"}),
        ("e38", "modes", {"modes_section": "memory"}),
        ("e18", "data", {"data_lesson": "dropna"}),
        ("e29", "matrix_calculus", {"matrix_calculus_example": "F4"}),
        ("e25", "reductions", {"reductions_axes": [0]}),
    ],
)
def test_a_button_opens_the_page_with_what_it_is_about(key: str, page: str, values: dict[str, Any]) -> None:
    app = opened({"entry": key}, lambda app: app.session_state.__setitem__(choices.PREDICT.key, False))
    app.button(key=f"erratum-see-{key}-0").click().run()
    assert not app.exception
    assert app.session_state["page"] == page
    assert {name: app.session_state[name] for name in values} == values


def test_the_exercise_is_opened() -> None:
    app = opened({"entry": "e25"}, lambda app: app.session_state.__setitem__(choices.PREDICT.key, False))
    app.button(key="erratum-exercise-e25").click().run()
    assert not app.exception
    assert app.session_state["page"] == "exercises"
    assert app.session_state["exercises_exercise"] == "x7-sum-shapes"

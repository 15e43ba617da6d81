"""The reductions page without a browser: what its controls write and show."""

from __future__ import annotations

import math
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import sent
from tests.pages.opening import page_opened
from tests.pages.typing_in import typed_in
from tools.serving import ROOT
from viz.link import encoded
from viz.reductions.reduction import Choice
from viz.reductions.use import CHECKED, USES
from viz.widgets.reductions import reduction_choices as choices


def opened(choice: Choice | None = None) -> AppTest:
    return page_opened("reductions", choice)


def pictures(app: AppTest) -> list[dict[str, Any]]:
    return [one["picture"] for one in sent(app, "collapse")]


def shown(app: AppTest) -> dict[str, Any]:
    """Let the page show the result; return what the collapse widget got."""
    next(one for one in app.toggle if one.label == "Show me").set_value(True).run()
    assert not app.exception
    return pictures(app)[0]


def test_nothing_is_shown_before_a_prediction() -> None:
    app = opened()
    assert not pictures(app)
    (alone,) = sent(app, "board")  # the tensor, and nothing of the result
    assert [card["shape"] for card in alone["grids"]] == [[5, 4]]
    assert any("out = A.sum(axis=1)" in code.value for code in app.code)
    assert not any("einsum" in code.value for code in app.code)  # 'ij -> i' would tell the shape
    shown(app)
    assert any("torch.einsum('ij -> i', A)" in code.value for code in app.code)


@pytest.mark.parametrize(
    ("choice", "colours"),
    [
        (Choice(axes=(0,)), [1]),
        (Choice(axes=(0,), keepdims=True), [0, 1]),
        (Choice(axes=(1,), keepdims=True), [0, 1]),
        (Choice(reduction="cumsum", axes=(0,)), [0, 1]),
    ],
)
def test_an_axis_keeps_its_colour(choice: Choice, colours: list[int]) -> None:
    picture = shown(opened(choice))
    assert picture["before"]["axes"] == [0, 1]
    assert picture["after"]["axes"] == colours and len(colours) == len(picture["after"]["shape"])


def cells(choice: Choice) -> tuple[Any, list[str]]:
    """Return the shape and the texts of the cells that the picture shows for a choice."""
    after = shown(opened(choice))["after"]
    return after["shape"], after["cells"]


# Acceptance rows, with their numbers, as the picture shows them: preset, reduction, axes, keepdims, shape, cells.
@pytest.mark.parametrize(
    ("choice", "shape", "numbers"),
    [
        pytest.param(choice, shape, numbers, marks=pytest.mark.acceptance(row))
        for row, choice, shape, numbers in [
            ("R1", Choice(axes=(0,)), [4], "40 45 50 55"),
            ("R3", Choice(axes=(0, 1)), [], "190"),
            ("R3", Choice(axes=()), [], "190"),
            ("R4", Choice(axes=(1,), keepdims=True), [5, 1], "6 22 38 54 70"),
            ("R5", Choice(preset="T233", axes=()), [], "54"),
            ("R5", Choice(preset="T233", axes=(0,)), [3, 3], "1 2 3 5 6 7 9 10 11"),
            ("R5", Choice(preset="T233", axes=(1,)), [2, 3], "12 15 18 3 3 3"),
            ("R5", Choice(preset="T233", axes=(2,)), [2, 3], "6 15 24 0 3 6"),
            ("R5", Choice(preset="T233", axes=(0, 1)), [3], "15 18 21"),
            ("R5", Choice(preset="T233", axes=(0,), keepdims=True), [1, 3, 3], "1 2 3 5 6 7 9 10 11"),
            ("R5", Choice(preset="T233", axes=(1,), keepdims=True), [2, 1, 3], "12 15 18 3 3 3"),
            ("R5", Choice(preset="T233", axes=(2,), keepdims=True), [2, 3, 1], "6 15 24 0 3 6"),
            ("R5", Choice(preset="T233", axes=(0, 1), keepdims=True), [1, 1, 3], "15 18 21"),
            ("R8", Choice(preset="O254", axes=(-1,)), [2, 5], " ".join(["4"] * 10)),
            ("R8", Choice(preset="O254", axes=(-2,)), [2, 4], " ".join(["5"] * 8)),
            ("R9", Choice(reduction="cumsum", axes=(1,)), [5, 4],
             "0 1 3 6 4 9 15 22 8 17 27 38 12 25 39 54 16 33 51 70"),
            ("R10", Choice(preset="rows", axes=()), [], "3"),
            ("R10", Choice(preset="rows", reduction="mean", axes=()), [], "0.5"),
            ("R10", Choice(preset="rows", axes=(0,)), [3], "1 1 1"),
            ("R10", Choice(preset="rows", reduction="mean", axes=(0,)), [3], "0.5 0.5 0.5"),
            ("R10", Choice(reduction="mean", axes=()), [], "9.5"),
            ("R10", Choice(reduction="mean", axes=(0,)), [4], "8 9 10 11"),
            ("R12", Choice(preset="C234", axes=(0,)), [3, 4], "12 14 16 18 20 22 24 26 28 30 32 34"),
            ("R12", Choice(preset="C234", axes=(1,)), [2, 4], "12 15 18 21 48 51 54 57"),
            ("R12", Choice(preset="C234", axes=(2,)), [2, 3], "6 22 38 54 70 86"),
            ("X7", Choice(preset="C234", axes=(2,)), [2, 3], "6 22 38 54 70 86"),
        ]
    ],
)  # fmt: skip
def test_the_picture_has_the_rows_numbers(choice: Choice, shape: list[int], numbers: str) -> None:
    assert cells(choice) == (shape, numbers.split())


@pytest.mark.acceptance("R1")
def test_the_first_axis_collapses_column_by_column() -> None:
    picture = shown(opened(Choice(axes=(0,))))
    assert picture["sources"] == [[0, 4, 8, 12, 16], [1, 5, 9, 13, 17], [2, 6, 10, 14, 18], [3, 7, 11, 15, 19]]
    assert picture["sums"][0] == "0 + 4 + 8 + 12 + 16 = 40"


@pytest.mark.acceptance("R9")
def test_a_scan_keeps_its_shape_and_ends_in_the_sums() -> None:
    picture = shown(opened(Choice(reduction="cumsum", axes=(0,))))
    assert picture["front"] and picture["after"]["shape"] == [5, 4]
    assert picture["after"]["cells"][-4:] == ["40", "45", "50", "55"]


@pytest.mark.acceptance("R10")
def test_the_count_stands_beneath_the_picture() -> None:
    app = opened(Choice(preset="rows", axes=()))
    shown(app)
    assert any("len(A) = 2" in one.value and "A.numel() = 6" in one.value for one in app.caption)


@pytest.mark.acceptance("R2")
@pytest.mark.parametrize("axis", [1, -1])
def test_the_last_axis_collapses(axis: int) -> None:
    picture = shown(opened(Choice(axes=(axis,))))
    assert picture["after"]["cells"] == ["6", "22", "38", "54", "70"]
    assert picture["sources"][2] == [8, 9, 10, 11]
    assert picture["sums"][2] == "8 + 9 + 10 + 11 = 38"
    assert picture["weights"][2] == ["1", "1", "1", "1"]


@pytest.mark.acceptance("R11")
def test_the_mean_of_integers_is_explained_and_floats_have_one() -> None:
    app = opened(Choice(preset="T233", reduction="mean", axes=()))
    assert any("could not infer output dtype" in one.value for one in app.error)
    assert cells(Choice(preset="T233", reduction="mean", axes=(), dtype="float32")) == ([], ["3"])


@pytest.mark.acceptance("R13")
@pytest.mark.parametrize(
    ("reduction", "weights"),
    [
        ("sum", ["1", "1", "1", "1"]),
        ("mean", ["0.25", "0.25", "0.25", "0.25"]),
        ("max", ["0", "0.5", "0.5", "0"]),
        ("norm", ["0.169", "0.5071", "0.5071", "-0.6761"]),
        ("prod", ["-36", "-12", "-12", "9"]),
    ],
)
def test_the_picture_has_the_weights(reduction: str, weights: list[str]) -> None:
    picture = shown(opened(Choice(preset="ties", reduction=reduction, axes=())))
    assert [one.replace("−", "-") for one in picture["weights"][0]] == weights


@pytest.mark.acceptance("R13")
def test_the_weights_of_a_scan_are_the_lower_triangle() -> None:
    picture = shown(opened(Choice(preset="ties", reduction="cumsum", axes=(0,))))
    assert picture["sources"] == [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]]
    assert picture["weights"] == [["1"], ["1", "1"], ["1", "1", "1"], ["1", "1", "1", "1"]]


@pytest.mark.acceptance("R7")
def test_a_wrong_guess_is_told_which_axis_it_dropped() -> None:
    app = opened()
    next(one for one in app.text_input if one.label == "Another shape").set_value("(4,)").run()
    assert not app.exception
    (told, *_clash) = [one.value for one in app.error]
    assert told == "(4,): you dropped axis 0. axis=0 is not “by row”: it removes axis 0. The call gives (5,)."
    assert any("the axis that you sum over disappears" in one.proto.body for one in app.get("html"))


def test_a_wrong_guess_is_played_beside_the_truth() -> None:
    app = opened()
    next(one for one in app.text_input if one.label == "Another shape").set_value("(4,)").run()
    guess, truth = pictures(app)
    assert guess["after"]["title"] == "A.sum(axis=0)" and guess["after"]["shape"] == [4]
    assert truth["after"]["title"] == "A.sum(axis=1)" and truth["weights"]


def test_a_guess_that_no_reduction_gives_is_told_so() -> None:
    app = opened()
    next(one for one in app.text_input if one.label == "Another shape").set_value("(7,)").run()
    assert any("cannot come from (5, 4)" in one.value for one in app.error)
    assert len(pictures(app)) == 1


@pytest.mark.acceptance("D7")
@pytest.mark.acceptance("X6")
@pytest.mark.parametrize("label", ["keepdims=True → (5, 1)", ".unsqueeze(1) → (5, 1)"])
def test_the_clash_is_mended(label: str) -> None:
    app = opened()
    assert not app.error and not sent(app, "alignment")  # it would tell the shape that is to be predicted
    shown(app)
    assert any("(5, 4)" in one.value and "(5,)" in one.value for one in app.error)
    (shapes,) = sent(app, "alignment")
    assert [bead["kind"] for bead in shapes["rows"][1]["beads"]] == ["missing", "clash"]
    next(one for one in app.button if one.label == label).click().run()
    assert not app.error and not app.exception
    assert sent(app, "alignment")[0]["result"] == "(5, 4)"
    assert pictures(app)[-1]["after"]["cells"] == ["1"] * 5


@pytest.mark.parametrize("use", list(USES))
@pytest.mark.parametrize("kept", ["keepdims", "unsqueeze"])
def test_every_use_reaches_what_it_is_for(use: str, kept: str) -> None:
    app = opened()
    app.session_state[choices.USE.key] = use
    app.session_state[choices.KEPT_AXIS.key] = kept
    shown(app)
    assert not app.error and not app.exception
    proof = pictures(app)[-1]["after"]["cells"]
    wanted = 1.0 if CHECKED[use] == "sum" else 0.0
    assert [float(one.replace("−", "-")) for one in proof] == pytest.approx([wanted] * 5, abs=1e-5)


def norms() -> AppTest:
    app = opened()
    app.session_state[choices.TABS] = "Norms"
    app.run()
    assert not app.exception
    return app


@pytest.mark.acceptance("N1")
@pytest.mark.acceptance("N7")
@pytest.mark.acceptance("X8")
@pytest.mark.acceptance("L12")
@pytest.mark.acceptance("N4")
@pytest.mark.acceptance("N2")
@pytest.mark.acceptance("N6")
def test_norms_stand_on_the_page() -> None:
    app = norms()
    text = "\n".join(one.value for one in app.markdown)
    for number in (
        "L1 = **7**", "L2 = **5**", "L∞ = **4**", "= 4.4721 ≤", "= 7.2361 ✓", "‖−2 a‖ = 10 = 2 · ‖a‖ = 10 ✓",
        "**5.4772**",
        "‖M‖₁ = **6**, ‖M‖₂ = **5.465**, ‖M‖∞ = **7**", "= 7.6158 ≤", "= 7.7287 ✓", "‖ones(4, 9)‖ = 6\n",
        "= 65.7571 = √Σ C² = 65.7571", "= 4.899",
    ):  # fmt: skip
        assert number in text
    assert any("the input must be 1D or 2D" in code.value for code in app.code)
    assert any("https://courses.d2l.ai" in one.value for one in app.caption)


# N3: |x| + |y|, √(x² + y²) and max(|x|, |y|) are 1 all around the ball; the arrow ends on it.
@pytest.mark.acceptance("N3")
@pytest.mark.parametrize(
    ("p", "norm", "name"),
    [
        (1.0, lambda x, y: abs(x) + abs(y), "p = 1: **7**"),
        (2.0, math.hypot, "p = 2: **5**"),
        (math.inf, lambda x, y: max(abs(x), abs(y)), "p = ∞: **4**"),
    ],
)
def test_the_ball_morphs(p: float, norm: Any, name: str) -> None:
    app = norms()
    next(one for one in app.select_slider if one.label == "p").set_value(p).run()
    ball, _stretch = sent(app, "plane")
    points = [*ball["curves"][0]["points"], ball["arrows"][0]["to"]]
    assert [norm(x, y) for x, y in points] == pytest.approx([1.0] * 242, abs=1e-5)
    assert any(name in one.value for one in app.markdown)


# A vector of norm 1 is stretched by the induced norm at most: [[1, 2], [3, 4]] by 6, 5.4650, 7.
@pytest.mark.acceptance("N7")
@pytest.mark.parametrize(("p", "induced"), [(1.0, 6.0), (2.0, 5.4650), (math.inf, 7.0)])
def test_the_largest_stretch_is_the_induced_norm(p: float, induced: float) -> None:
    app = norms()
    app.session_state[choices.INDUCED_NORM.key] = p
    app.run()
    _ball, stretch = sent(app, "plane")
    norm = {1.0: lambda x, y: abs(x) + abs(y), 2.0: math.hypot}.get(p, lambda x, y: max(abs(x), abs(y)))
    assert norm(*stretch["arrows"][1]["to"]) == pytest.approx(induced, rel=2e-4)


def test_other_vectors_can_be_typed() -> None:
    app = norms()
    next(one for one in app.number_input if one.label == "a₁").set_value(5.0).run()
    next(one for one in app.number_input if one.label == "a₂").set_value(12.0).run()
    assert any("L1 = **17**, L2 = **13**, L∞ = **12**" in one.value for one in app.markdown)


@pytest.mark.acceptance("R6")
@pytest.mark.acceptance("X7")
def test_the_shape_table_is_guessed_and_revealed() -> None:
    app = opened(Choice(preset="O254"))
    app.session_state[choices.TABS] = "Shape table"
    app.run()
    guesses = [one for one in app.text_input if one.label == "Shape"]
    assert len(guesses) == 14 and not verdicts(app)
    guesses[0].set_value("(2, 4)").run()
    assert verdicts(app) == [":red[✗] that is axis=(1,)"]
    guesses[0].set_value("5, 4").run()
    assert verdicts(app) == [":green[✓] `(5, 4)`"]
    app.session_state[choices.REVEALED.key] = True
    app.run()
    assert revealed(app) == {
        "0": ("(5, 4)", "(1, 5, 4)"), "1": ("(2, 4)", "(2, 1, 4)"), "2": ("(2, 5)", "(2, 5, 1)"),
        "(0, 1)": ("(4,)", "(1, 1, 4)"), "(0, 2)": ("(5,)", "(1, 5, 1)"), "(1, 2)": ("(2,)", "(2, 1, 1)"),
        "(0, 1, 2)": ("()", "(1, 1, 1)"),
    }  # fmt: skip
    next(one for one in app.text_input if one.label == "Shape of A").set_value("(5, 4)").run()
    assert revealed(app) == {
        "0": ("(4,)", "(1, 4)"), "1": ("(5,)", "(5, 1)"), "(0, 1)": ("()", "(1, 1)"),
    }  # fmt: skip


def revealed(app: AppTest) -> dict[str, tuple[str, str]]:
    """Return the table's rows: axis, the shape of the sum, and that with keepdims."""
    spans = [one.value.removeprefix(":green[✓] ").strip("`") for one in app.markdown]
    at = {one: place for place, one in enumerate(spans) if one.startswith("axis=")}
    return {one.removeprefix("axis="): (spans[place + 1], spans[place + 2]) for one, place in at.items()}


def verdicts(app: AppTest) -> list[str]:
    return [one.value for one in app.markdown if one.value.startswith((":red", ":green"))]


def test_a_shape_that_cannot_be_read_is_said() -> None:
    app = opened()
    app.session_state[choices.TABS] = "Shape table"
    app.run()
    next(one for one in app.text_input if one.label == "Shape of A").set_value("four").run()
    assert any("A shape is written like" in one.value for one in app.warning)
    next(one for one in app.text_input if one.label == "Shape of A").set_value("(1, 2, 3, 4, 5, 6)").run()
    assert any("one to 5 axes" in one.value for one in app.info)


# X4, X5: len gives axis 0; N5: the size of the components is not their number.
@pytest.mark.acceptance("X4")
@pytest.mark.acceptance("X5")
@pytest.mark.acceptance("N5")
def test_len_is_the_length_of_axis_0() -> None:
    app = opened(Choice(preset="C234"))
    shown(app)
    assert any("len(A) = 2" in one.value and "A.numel() = 24" in one.value for one in app.caption)
    scalar = opened(Choice(typed="torch.tensor(3.)", axes=()))
    assert shown(scalar)["after"]["cells"] == ["3"]
    assert any("len(A) raises TypeError" in one.value for one in scalar.caption)


def test_a_tensor_without_cells_is_drawn_empty() -> None:
    picture = shown(opened(Choice(preset="empty", axes=(0,))))
    assert picture["after"]["cells"] == ["0", "0", "0"] and picture["sources"] == [[], [], []]
    assert shown(opened(Choice(preset="empty", axes=(1,))))["weights"] == []


def test_a_damaged_link_is_said() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.query_params["s"] = encoded(Choice(reduction="explode"))
    app.switch_page("pages/reductions.py").run()
    assert not app.exception and app.warning


def test_a_tensor_of_the_tensors_page_can_be_reduced() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/tensors.py").run()
    typed_in(app, "import torch\nW = torch.tensor([[1., float('nan')], [3., 4.]])\n")
    app.switch_page("pages/reductions.py").run()
    next(one for one in app.selectbox if one.label == "From the tensors page").set_value("W").run()
    assert not app.exception
    picture = shown(app)
    assert picture["before"]["cells"] == ["1", "nan", "3", "4"] and picture["after"]["cells"] == ["nan", "7"]


def test_two_programs_that_fail_stand_on_one_page() -> None:
    app = opened(Choice(preset="T233", reduction="mean", axes=(1,)))  # integers have no mean, and A / A.sum clashes
    assert len(app.error) == 2


def test_axes_that_torch_refuses_are_told_in_a_sentence() -> None:
    app = opened(Choice(axes=(0, -2)))
    assert any("0, −2 names an axis twice" in one.value for one in app.warning) and not app.error
    app = opened(Choice(reduction="max", axes=(0, 1)))
    assert any("`max` takes one axis" in one.value for one in app.warning)
    next(one for one in app.button if "amax" in one.label).click().run()
    assert any("A.amax(axis=(0, 1))" in code.value for code in app.code) and not app.exception


def test_a_wrong_tensor_is_told_once() -> None:
    app = opened(Choice(typed="torch.ones(2"))
    assert len(app.error) == 1 and any("First a tensor" in one.value for one in app.info)
    assert "is never closed" in app.error[0].value and "Line" not in app.error[0].value  # it stands in one box


def test_six_axes_are_told() -> None:
    app = opened(Choice(typed="torch.ones(1, 1, 1, 1, 1, 2)", axes=()))
    next(one for one in app.toggle if one.label == "Show me").set_value(True).run()
    assert any("More than 5 axes are not drawn; the result has shape ()." in one.value for one in app.info)


def test_what_is_left_of_an_axis_is_told_after_playing() -> None:
    for keepdims, told in ((True, "a length of 1 is left"), (False, "is gone")):
        app = opened(Choice(keepdims=keepdims))
        shown(app)
        assert told in sent(app, "collapse")[0]["words"]["done"]

"""The page of the two modes without a browser: what torch said of a program, and what the page shows of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import component_messages
from tests.pages.opening import page_opened
from viz.modes.examples import BY_KEY
from viz.widgets.modes import mode_choices as choices


def opened(**chosen: object) -> AppTest:
    return page_opened("modes", chosen)


def sent(app: AppTest, name: str) -> dict[str, Any]:
    """Return what the widget of a name got."""
    (found,) = component_messages.sent(app, name)
    return found


def texts(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info, *app.warning, *app.error))


def pills(app: AppTest, end: str) -> Any:
    """Return the row of answers whose key has this end."""
    return next(one for one in app.get("button_group") if one.key and one.key.endswith(end))


def test_both_modes_fill_one_jacobian_and_say_what_it_took() -> None:
    jacobian = sent(opened(), "modes_jacobian")
    assert jacobian["columns"] == ["x₁", "x₂", "x₃"] and jacobian["rows"] == ["y₁", "y₂"]
    expected = [["−0.8323", "−0.4161", "0"], ["2", "1", "1"]]
    assert jacobian["forward"]["cells"] == jacobian["reverse"]["cells"] == expected
    assert (jacobian["forward"]["all"], jacobian["reverse"]["all"]) == (3, 2)
    assert jacobian["forward"]["each"] == jacobian["reverse"]["each"] == 3
    assert "0 tensors" in jacobian["forward"]["rest"] and "3 tensors (16 B)" in jacobian["reverse"]["rest"]


def test_the_picture_has_tangents_and_adjoints_on_its_cards_and_steps_for_both() -> None:
    picture = sent(opened(), "modes_picture")
    assert picture["svg"].count('class="tangent"') == picture["svg"].count('class="adjoint"') > 5
    assert len(picture["forward"]) == len(picture["reverse"]) == 8
    cards = set(re.findall(r'<g id="(n\d+)" class="node', picture["svg"]))
    assert {step["card"] for step in (*picture["forward"], *picture["reverse"])} <= cards


@pytest.mark.acceptance("W5")
def test_forward_and_backward_passes_multiply_equally_often() -> None:
    for key in BY_KEY:
        jacobian = sent(opened(preset=key), "modes_jacobian")
        assert jacobian["forward"]["each"] == jacobian["reverse"]["each"]
        assert jacobian["forward"]["cells"] == jacobian["reverse"]["cells"]


def test_another_direction_moves_the_tangents_of_the_picture() -> None:
    app = opened()
    app.selectbox(key=choices.COLUMN.key).set_value(2).run()
    assert sent(app, "modes_picture")["forward"][-1]["text"].endswith("= [0, 1].")
    app.text_input(key=choices.TANGENT.key).set_value("1, 1, 1").run()
    assert sent(app, "modes_picture")["forward"][-1]["text"].endswith("= [−1.248, 4].")
    app.text_input(key=choices.TANGENT.key).set_value("1, 1").run()
    assert any("one number for each of the 3 input cells" in one.value for one in app.warning)
    assert sent(app, "modes_jacobian")["columns"]  # nothing else is lost


def test_a_mistake_is_told_and_the_rest_of_the_page_stays() -> None:
    app = opened(source="import torch\nx = torch.ones(2, requires_grad=True)\ny = x @ torch.ones(3)\n")
    assert not app.exception and app.error
    assert any("race" in one.proto.component_name for one in app.get("bidi_component"))


def test_without_anything_to_differentiate_the_page_says_what_to_write() -> None:
    app = opened(source="x = 3\n")
    assert any("Write a program" in one.value for one in app.info)


def test_forward_mode_needs_no_graph_and_reverse_mode_says_that_it_does() -> None:
    jacobian = sent(opened(source="import torch\nx = torch.tensor([1., 2.])\ny = x * x\n"), "modes_jacobian")
    assert jacobian["forward"]["cells"] == [["2", "0"], ["0", "4"]]
    assert "No input requires grad" in jacobian["reverse"]["why"]


def test_an_operation_without_a_forward_formula_leaves_its_column_unknown() -> None:
    source = "import torch\nx = torch.tensor([[1., 2.]], requires_grad=True)\ny = torch.cdist(x, x + 1).sum()\n"
    app = opened(source=source)
    assert sent(app, "modes_jacobian")["forward"]["cells"] == [[None, None]]
    assert any("no forward-mode formula for cdist" in step["text"] for step in sent(app, "modes_picture")["forward"])


@pytest.mark.acceptance("W3")
def test_the_race_counts_both_chains() -> None:
    app = opened()
    costs = {way["name"]: way["cost"] for way in sent(app, "modes_race")["ways"]}
    assert costs == {"forward": 1_010_000, "reverse": 20_000, "cheapest": 20_000}
    app.segmented_control(key=choices.CHAIN.key).set_value("curve").run()
    costs = {way["name"]: way["cost"] for way in sent(app, "modes_race")["ways"]}
    assert costs == {"forward": 20_000, "reverse": 1_010_000, "cheapest": 20_000}


def test_sliders_make_a_chain_of_ones_own_and_the_program_has_one() -> None:
    app = opened()
    app.slider(key=choices.SIZES[0].key).set_value(2).run()
    race = sent(app, "modes_race")
    assert race["sizes"] == [2, 100, 100, 1]
    assert {way["name"]: way["cost"] for way in race["ways"]}["forward"] == 100 * 100 * 2 + 100 * 2
    loss = opened(preset="loss", chain="own")
    assert sent(loss, "modes_race")["sizes"] == [4, 2, 2, 2, 2, 1]  # w, w @ x, + b, tanh, squares, loss


@pytest.mark.acceptance("W2", "E38")
def test_reverse_is_the_mode_that_stores_what_forward_computed() -> None:
    said = texts(opened(section="costs"))
    rows = {row.split(" | ")[0].strip("| "): row for row in said.split("\n") if row.startswith("|")}
    assert rows["Memory beside the values in use"].split(" | ")[1] == "O(1)"
    assert rows["Memory beside the values in use"].split(" | ")[2].startswith("O(n)")
    assert rows["The whole Jacobian"].split(" | ")[1:] == ["O(n) for each input", "O(n) for each output |"]
    assert "swapped" in said


@pytest.mark.acceptance("W4", "W5", "W6", "W7")
def test_stored_tensors_are_counted_on_chains_that_torch_ran() -> None:
    said = texts(opened(section="costs"))
    assert "| reverse, n times sin | 1 | 5 | 20 |" in said
    assert "| reverse, n times + 1 | 0 | 0 | 0 |" in said
    assert "a forward pass visits 7, a backward pass visits 7" in said
    assert "Backpropagation is reverse mode" in said
    assert "The program runs forward once, and its results are stored" in said


# Row W4: five sines at 0.5 give 0.5719 in both modes; the graph keeps five tensors, that of additions none.
@pytest.mark.acceptance("W4")
def test_a_dual_number_has_the_derivative_and_keeps_nothing() -> None:
    sines = sent(opened(preset="sines"), "modes_jacobian")
    assert sines["forward"]["cells"] == sines["reverse"]["cells"] == [["0.5719"]]
    assert "0 tensors" in sines["forward"]["rest"] and "5 tensors" in sines["reverse"]["rest"]
    additions = sent(opened(preset="additions"), "modes_jacobian")
    assert "0 tensors" in additions["forward"]["rest"] and "0 tensors" in additions["reverse"]["rest"]


@pytest.mark.acceptance("W2")
def test_memory_against_recomputing() -> None:
    said = texts(opened(section="memory"))
    assert "| Tape: keep everything | 64 | 0 |" in said
    assert "| A checkpoint every √n = 8 steps | 15 | 56 |" in said
    assert "| Forward mode: keep nothing | 0 | 0 |" in said
    assert "torch keeps 3 tensors (16 bytes)" in said


@pytest.mark.acceptance("V1", "V2", "V3")
def test_four_ways_to_one_number() -> None:
    app = opened(section="ways")
    said = texts(app)
    assert "12*x**2 + 2*x" in said
    rows = {row.split(" | ")[0].strip("| "): row.split(" | ") for row in said.split("\n") if row.startswith("|")}
    assert rows["Symbolic (SymPy)"][1:3] == ["14", "0"]
    assert rows["Automatic, forward mode"][1:3] == rows["Automatic, reverse mode"][1:3] == ["14", "0"]
    assert float(rows["Numeric, forward: (f(x+h) − f(x))/h"][2].replace("−", "-")) == pytest.approx(1.3e-5, rel=0.1)
    assert rows["operations in the symbolic derivative"][1:] == ["4", "23", "83", "243", "643 |"]  # sympy.count_ops
    app.number_input(key=choices.POINT.key).set_value(2.0).run()
    assert re.search(r"Automatic, reverse mode \| 52 \| 0", texts(app))


def test_a_formula_that_is_none_gets_a_sentence() -> None:
    app = opened(section="ways", formula="3 +")
    assert any("Write a formula in x" in one.value for one in app.info)
    app = opened(section="ways", formula="x.nothing()")
    assert not app.exception and app.error


@pytest.mark.acceptance("Q3", "Q4", "Q5", "E36")
def test_explicit_and_implicit_construction() -> None:
    app = opened(section="construction")
    said = texts(app)
    assert "a formula without a value, `2*a + b`" in said  # three lines have run: no value yet
    app.slider(key=choices.BUILT.key).set_value(5).run()
    said = texts(app)
    assert said.count("tensor([[3.]") == 2  # both give c = [[3], [3]]
    assert "when the graph is built" in said
    assert any("cannot determine truth value" in one.value for one in app.error)  # Python's if on a formula
    assert "tensor(-1.)" in said  # the branch that ran has its derivative


def test_predict_first_hides_the_result_until_all_is_answered() -> None:
    app = opened()
    app.toggle(key=choices.PREDICT.key).set_value(True).run()
    assert not [one for one in app.get("bidi_component") if one.proto.component_name == "modes_jacobian"]
    passes = pills(app, "-passes-choice")
    passes.set_value("3").run()
    assert any("One for each of the 3 input cells" in one.value for one in app.success)
    mode = pills(app, "-mode-choice")
    mode.set_value("forward").run()
    assert any("Forward needs 3, reverse 2" in one.value for one in app.error)
    kept = pills(app, "-kept-choice")
    kept.set_value("3").run()
    assert sent(app, "modes_jacobian")["columns"]


def test_the_address_holds_what_was_chosen() -> None:
    app = opened(preset="curve", column=0, row=2, section="memory", steps=100)
    assert app.session_state[choices.PRESET.key] == "curve"
    assert app.slider(key=choices.STEPS.key).value == 100
    assert sent(app, "modes_jacobian")["row"] == 2
    again = opened(row=-1)
    assert any("damaged" in one.value for one in again.warning)

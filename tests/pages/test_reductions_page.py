"""The reductions page without a browser: what its controls write and show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tools.serving import ROOT
from viz.link import encoded
from viz.reduction import Choice


def opened(choice: Choice | None = None) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    if choice is not None:
        app.query_params["s"] = encoded(choice)
    app.switch_page("pages/reductions.py").run()
    assert not app.exception
    return app


def shown(app: AppTest) -> dict[str, Any]:
    """Let the page show the result; return what the collapse widget got."""
    next(one for one in app.toggle if one.label == "Show me").set_value(True).run()
    assert not app.exception
    (sent,) = (one for one in app.get("bidi_component") if one.proto.component_name == "collapse")
    return json.loads(sent.proto.json)["picture"]


def test_nothing_is_shown_before_a_prediction() -> None:
    app = opened()
    assert not app.get("bidi_component")
    assert any("out = A.sum(axis=1)" in code.value for code in app.code)


# Acceptance rows R2 and R8: A = arange(20).reshape(5, 4) over its last axis.
@pytest.mark.acceptance("R2")
@pytest.mark.acceptance("R8")
@pytest.mark.parametrize("axis", [1, -1])
def test_the_last_axis_collapses(axis: int) -> None:
    picture = shown(opened(Choice(axes=(axis,))))
    assert picture["after"]["cells"] == ["6", "22", "38", "54", "70"]
    assert picture["sources"][2] == [8, 9, 10, 11]
    assert picture["sums"][2] == "8 + 9 + 10 + 11 = 38"
    assert picture["weights"][2] == ["1", "1", "1", "1"]


@pytest.mark.acceptance("R7")
def test_a_wrong_guess_is_told_which_axis_it_dropped() -> None:
    app = opened()
    next(one for one in app.text_input if one.label == "Another shape").set_value("(4,)").run()
    assert not app.exception
    assert any("you dropped axes (0,)" in one.value for one in app.error)


@pytest.mark.acceptance("X6")
def test_the_clash_is_mended_by_keepdims() -> None:
    app = opened()
    assert any("(5, 4)" in one.value and "(5,)" in one.value for one in app.error)
    next(one for one in app.button if "keepdims" in one.label).click().run()
    assert not app.error and not app.exception
    assert any(code.value == "[1.0, 1.0, 1.0, 1.0, 1.0]" for code in app.code)


@pytest.mark.acceptance("N1")
@pytest.mark.acceptance("N7")
@pytest.mark.acceptance("X8")
@pytest.mark.acceptance("L12")
@pytest.mark.acceptance("N4")
@pytest.mark.acceptance("N2")
def test_norms_stand_on_the_page() -> None:
    app = opened()
    text = "\n".join(one.value for one in app.markdown)
    for number in (
        "L1 = **7**",
        "L2 = **5**",
        "4.472",
        "7.236",
        "= 10 ",
        "**5.477**",
        "**5.465**",
        "7.616",
        "7.729",
        "= 6;",
        "65.76",
        "4.899",
    ):
        assert number in text
    assert any("the input must be 1D or 2D" in code.value for code in app.code)


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

"""A mistake on the graph page: a sentence, the repaired line on a button, the operands lit."""

from __future__ import annotations

import pytest

from tests.pages.test_graph_page import component, opened, rerun
from viz.widgets.graph import graph_choices

CLASH = "import torch\nA = torch.arange(20.0).reshape(5, 4)\nA / A.sum(axis=1)"


@pytest.mark.acceptance("D7")
def test_a_mistake_has_a_sentence_lit_operands_and_a_repair_that_one_click_applies() -> None:
    app = rerun(opened(), program=CLASH)
    (error,) = app.error
    assert "(5, 4)" in error.value and "`A.sum(axis=1)`" in error.value and "Traceback" not in error.value
    shown = component(app, "graph_view")
    assert len(shown["wrong"]) == 2
    button = next(one for one in app.button if one.key == "mistake-repair-0")
    assert "`A / A.sum(axis=1, keepdims=True)`" in button.label
    button.click().run()
    assert not app.error and not app.exception
    assert app.session_state[graph_choices.PROGRAM.key] == CLASH.replace("axis=1", "axis=1, keepdims=True")
    assert component(app, "graph_view")["wrong"] == []


def test_a_mistake_in_chinese_keeps_code_and_says_the_rest_in_chinese() -> None:
    app = rerun(opened(), program=CLASH, language="zh_CN")
    (error,) = app.error
    assert "不能广播" in error.value and "`A` \\(" not in error.value and "(5, 4)" in error.value
    assert any("保留被降掉的轴" in one.label for one in app.button)


def test_more_warnings_than_two_are_folded_away() -> None:
    program = (
        "import torch\nX = torch.ones(4, 3)\ny = torch.arange(4.0)\nw = torch.ones((3, 1), requires_grad=True)\n"
        "g = w.grad\nfor i in range(2):\n    y_hat = X @ w\n    loss = ((y_hat - y) ** 2).mean()\n    loss.backward()\n"
        "    with torch.no_grad():\n        w -= 0.01 * w.grad\ny_hat.grad\n"
    )
    app = rerun(opened(), program=program)
    assert not app.error and len(app.warning) == 4
    assert [one.label for one in app.expander if "2" in one.label] != []

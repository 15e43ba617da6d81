"""The opened node on the graph page: local Jacobian, dependence, checks, and what they say when there is nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core import WorkerFailed, explore
from core.sandbox.pool import shared_pool
from tests.acceptance.programs import squared_error
from tests.pages.component_messages import happens, mounted
from tests.pages.test_graph_page import component, opened, rerun, words_on
from viz.link import encoded
from viz.picture import studio
from viz.widgets import answers
from viz.widgets.graph import ahead, asking, drawer
from viz.widgets.graph.crowded import others_wait
from viz.widgets.parts import Box
from viz.words import in_language


def panel(body: str, node: int, **choices: Any) -> AppTest:
    """Open a program with a node selected and with the section that asks torch about it."""
    app = opened(s=encoded({"program": "import torch\n" + body, "node": node}))
    app.session_state[Box.ASKING] = True
    return rerun(app, **choices)


Q2 = squared_error([1.0, 2.0], [3.0, -1.0], 2.0, all_grads=True)
DOT = 3


# Acceptance rows Q2 and K1: ∂a/∂x = w as a row (1, 2) in numerator layout, a column (2, 1) in denominator layout.
@pytest.mark.acceptance("Q2", "K1")
def test_the_local_jacobian_in_both_layouts_and_its_product_with_the_adjoint() -> None:
    app = panel(Q2, DOT)
    entries = component(app, "local_view")["entries"]
    assert (entries["title"], entries["shape"], entries["texts"]) == ("∂a/∂x", "(1, 2)", ["3", "−1"])
    assert entries["inner"] == [1, 2]
    said = words_on(app)
    assert r"$a = \langle x, w \rangle = 1 \cdot 3 + 2 \cdot (-1) = 1$" in said
    assert r"\bar{a}\,\frac{\partial a}{\partial x} = (-2) \cdot \begin{bmatrix}3 & -1\end{bmatrix}" in said
    assert "The product is what autograd sent." in said
    app = rerun(app, jacobian_layout="denominator", jacobian_slot=1)
    entries = component(app, "local_view")["entries"]
    assert (entries["title"], entries["shape"], entries["inner"]) == ("∂a/∂w", "(2, 1)", [2, 1])
    assert "`torch.autograd.functional.jacobian` gives `(2,)`" in words_on(app)


def test_a_chosen_cell_lights_what_it_depends_on_with_its_derivatives() -> None:
    body = (
        "A = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\nv = torch.tensor([5., 6.])\nc = A @ v\nc.sum()\n"
    )
    data = component(panel(body, 2, cell=(2, 1)), "local_view")
    # c[1] = A[1, 0] · 5 + A[1, 1] · 6
    matrix, vector = data["operands"]
    assert matrix["lit"] == {"2": "5", "3": "6"}
    assert vector["lit"] == {"0": "3", "1": "4"}
    assert data["cell"] == 1
    other = component(panel(body, 3, cell=(2, 1)), "local_view")
    assert other["cell"] is None  # the cell of another node


def test_the_chosen_cell_of_a_large_output_is_worked_out() -> None:
    body = "A = torch.arange(6.).reshape(2, 3).requires_grad_()\nC = A * 2\nC.sum().backward()\n"
    made = "import torch\n" + body
    assert [node.operation for node in explore(made).nodes][-2] == "mul"
    app = panel(body, len(explore(made).nodes) - 2, cell=(len(explore(made).nodes) - 2, 5))
    assert r"= 5 \cdot 2 = 10$" in "\n".join(one.value for one in app.markdown)


# Acceptance row K3: numerator layout of Y (2, 2) by X (2, 2) has four axes; a grid of grids.
@pytest.mark.acceptance("K3")
def test_four_axes_are_a_grid_of_grids() -> None:
    app = panel("X = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\nY = X @ X\nY.sum()\n", 1)
    entries = component(app, "local_view")["entries"]
    assert (entries["shape"], entries["outer"], entries["inner"]) == ("(2, 2, 2, 2)", [2, 2], [2, 2])


def test_the_check_computes_the_same_by_differences() -> None:
    said = words_on(panel(Q2, DOT, checks=True))
    assert "Adjoint × differences: `−6.0000, 2.0000`" in said
    assert "Derivative and differences agree" in said


def test_at_a_kink_the_check_says_who_picks_what() -> None:
    body = "x = torch.tensor([0., 1.], requires_grad=True)\ny = torch.relu(x)\ny.sum().backward()\n"
    assert "1 entry differs: at a kink" in words_on(panel(body, 1, checks=True))


def test_a_formula_is_shown_when_it_is_wanted() -> None:
    app = panel(Q2, 0)
    assert r"w_{0} x_{0}" not in words_on(app)
    said = words_on(rerun(app, symbolic=True))
    assert r"2 w_{0} \left(w_{0} x_{0} + w_{1} x_{1} - y\right) = -6$" in said
    assert "The formula gives what autograd found." in said


@pytest.mark.parametrize(
    ("body", "node", "sentence"),
    [
        ("x = torch.tensor([1., 2.], requires_grad=True)\nm = x > 1\n", 1, "has no derivative with respect to"),
        ("i = torch.tensor([1, 2])\nj = i * 2\n", 1, "Integers and booleans have no derivative."),
        ("x = torch.ones(600, requires_grad=True)\ny = x * 2\n", 1, "360,000 numbers; 250,000 are computed at most"),
        ("x = torch.ones(300, requires_grad=True)\ny = x * 2\n", 1, "more than can be drawn"),
        ("x = torch.ones(0, requires_grad=True)\ny = x * 2\n", 1, "has no entries"),
    ],
)
def test_what_has_no_jacobian_to_show_says_why(body: str, node: int, sentence: str) -> None:
    app = panel(body, node)
    assert sentence in words_on(app) + "\n".join(one.value for one in app.info)


def test_without_a_pass_there_is_nothing_to_multiply() -> None:
    body = "x = torch.tensor([1., 2.], requires_grad=True)\ny = x * 2\n"
    assert "No backward pass has run yet" in words_on(panel(body, 1))


def test_a_leaf_has_no_local_jacobian() -> None:
    app = panel(Q2, 0)
    assert not [one for one in app.get("bidi_component") if one.proto.component_name == "local_view"]


def test_a_worker_that_cannot_answer_is_a_sentence() -> None:
    for kind in ("queue-full", "nobody-knows-this-kind", "session-share"):
        said = asking.failure(WorkerFailed("the sentence in English", kind))
        assert said.startswith("This question could not be answered: ")


def test_who_has_had_a_share_of_the_server_is_told_when_to_ask_again() -> None:
    spent = WorkerFailed("the sentence in English", "session-share", {"seconds": "7"})
    assert "Go on in 7 seconds" in asking.failure(spent)
    with in_language("zh_CN"):
        chinese = asking.failure(spent)
    assert "7" in chinese and "Go on" not in chinese


def test_the_sliders_have_the_leaves_of_the_program() -> None:
    data = component(panel(Q2, DOT), "live_leaves")
    assert [(leaf["name"], leaf["values"]) for leaf in data["leaves"]] == [("x", [1, 2]), ("w", [3, -1]), ("y", [2])]
    assert component(panel("1 + 1\n", 0), "live_leaves")["leaves"] == []


def test_a_value_with_three_axes_is_shown_cell_by_cell_beside_its_adjoint() -> None:
    body = "X = torch.arange(24.).reshape(2, 3, 4).requires_grad_()\nY = X * 2\n(Y * Y).sum().backward()\n"
    app = panel(body, 2)
    value, adjoint = component(app, "board")["grids"]
    assert (value["shape"], len(value["cells"]), value["axes"]) == ([2, 3, 4], 24, [0, 1, 2])
    assert (value["cells"][5], adjoint["cells"][5]) == ("10", "20")  # Y = 2X, ∂L/∂Y = 2Y
    assert not [one for one in panel(Q2, DOT).get("bidi_component") if one.proto.component_name == "board"]


def test_two_versions_of_one_variable_are_told_apart() -> None:
    app = panel("x = torch.tensor([1., 2.], requires_grad=True)\nh = x * 1\nh.mul_(3)\nh.sum().backward()\n", 2)
    assert component(app, "local_view")["entries"]["title"] == "∂h v1/∂h v0"
    assert r"\frac{\partial h^{(v1)}}{\partial h^{(v0)}}" in words_on(app)


def test_after_a_slow_answer_the_next_node_is_asked_about_only_when_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "SLOW", -1.0)  # every answer is slow
    body = "x = torch.tensor([2., 5.], requires_grad=True)\ny = x * x\nz = y.sum()\nz.backward()\n"
    app = panel(body, 1)
    assert component(app, "local_view")["entries"]["title"] == "∂y/∂x"
    assert component(rerun(app, node=1), "local_view")["entries"]["title"] == "∂y/∂x"  # what is there stays
    app = rerun(app, node=2)
    switch = next(one for one in app.toggle if one.label == "Run the program again to compute it")
    assert not switch.value
    assert component(switch.set_value(True).run(), "local_view")["entries"]["title"] == "∂z/∂y"


def test_while_others_wait_for_a_worker_details_are_written_only_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = "x = torch.ones(2, requires_grad=True)\ny = (x * x).sum()\ny.backward()\n"
    monkeypatch.setattr(drawer, "others_wait", lambda: True)
    app = opened(s=encoded({"program": "import torch\n" + body}))
    assert component(app, "node_details")["details"] == "[]"
    ticket = component(app, "graph_view")["ticket"]
    app = happens(app, mounted(app, "node_choice")[0], "told", {"node": 1, "ticket": ticket, "want": True})
    assert [one["node"] for one in json.loads(component(app, "node_choice")["details"])] == [1]
    monkeypatch.setattr(drawer, "others_wait", lambda: False)
    app = opened(s=encoded({"program": "import torch\n" + body}))
    assert [one["node"] for one in json.loads(component(app, "node_details")["details"])] == [0, 1, 2]


def test_nothing_is_drawn_ahead_while_others_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(s=encoded({"example": "linear"}))
    sent = component(app, "graph_view")
    asked = {
        "ticket": sent["ticket"],
        "room": sent["room"],
        "node": None,
        "chosen": [{**sent["chosen"], "layout": "LR"}],
    }
    for number, (wait, pictures) in enumerate(((True, 0), (False, 1)), 1):
        monkeypatch.setattr(ahead, "others_wait", lambda wait=wait: wait)
        app = happens(app, mounted(app, "graph_ahead")[0], "wanted", {**asked, "number": number})
        assert len(component(app, "graph_ahead")["packed"]) == pictures
        assert component(app, "graph_ahead")["answered"] == number  # the browser may ask its next question


def test_others_wait_while_a_program_has_no_place_or_every_process_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "processes", lambda: (1, 2, 3)[: studio.PROCESSES])
    for waiting, free, wait in ((0, 1, False), (0, 0, True), (1, 3, True)):
        monkeypatch.setattr(shared_pool(), "load", lambda waiting=waiting: (3, waiting))
        monkeypatch.setattr(studio.helpers, "free", lambda free=free: free)
        assert others_wait() is wait


def test_where_only_neighbours_are_drawn_a_selection_draws_those_of_the_selected_node() -> None:
    body = "import torch\nx = torch.tensor(2., requires_grad=True)\na = x * x\nb = a * 3\nc = b + 1\nc.backward()\n"
    app = opened(s=encoded({"program": body, "steps": 1, "node": 0}))
    assert "n3" not in {card["id"] for card in component(app, "graph_view")["cards"]}
    ticket = component(app, "graph_view")["ticket"]
    app = happens(app, mounted(app, "node_choice")[0], "told", {"node": 3, "ticket": ticket, "want": False})
    assert not app.exception
    assert {"n2", "n3"} <= {card["id"] for card in component(app, "graph_view")["cards"]}

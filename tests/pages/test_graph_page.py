"""The graph page without a browser: what is on it for a program, a selection, a language, a link."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import sent
from tests.viz.reading import read_details
from tools.serving import ROOT
from viz.examples import EXAMPLES
from viz.link import choices_in, encoded
from viz.widgets.devices import cuda_missing
from viz.widgets.graph import graph_choices
from viz.widgets.keys import Key

SECONDS = 60  # the first run starts the workers


def opened(**parameters: str) -> AppTest:
    """Run the application as a browser that opens its address with these parameters would."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, value in parameters.items():
        app.query_params[name] = value
    if "s" not in parameters:  # an exploration leads from the first page to the graph's
        app.switch_page("pages/graph.py")
    app.run()
    assert not app.exception
    return app


def rerun(app: AppTest, **choices: Any) -> AppTest:
    for key, value in choices.items():
        chosen = Key.LANGUAGE if key == "language" else getattr(graph_choices, key.upper())
        app.session_state[getattr(chosen, "key", chosen)] = value
    app.run()
    assert not app.exception
    return app


def component(app: AppTest, name: str) -> dict[str, Any]:
    """Return what the page sent to one of its components."""
    (one,) = sent(app, name)
    return one


def words_on(app: AppTest) -> str:
    """Return what the page says, with what its drawer says of the selected node."""
    kinds = (app.markdown, app.caption, app.error, app.warning, app.code)
    return "\n".join([*(element.value for kind in kinds for element in kind), told_of_selected(app)])


def told_of_selected(app: AppTest) -> str:
    """Return what the browser was given to say of the selected node: with the program, or when it asked."""
    node = app.session_state[graph_choices.NODE.key] if graph_choices.NODE.key in app.session_state else None
    if node is None:
        return ""
    return read_details(component(app, "node_details")["details"], node)


# Acceptance row Q2: x = (1, 2), w = (3, −1), y = 2.
@pytest.mark.acceptance("Q2")
@pytest.mark.parametrize(
    ("name", "value", "adjoint"),
    [
        ("x", r"[1,\ 2]", r"[-6,\ 2]"),
        ("w", r"[3,\ -1]", r"[-2,\ -4]"),
        ("y", "2", "2"),
        ("a", "1", "-2"),
        ("b", "-1", "-2"),
        ("z", "1", "1"),
    ],
)
def test_the_panel_shows_value_and_adjoint_of_the_selected_node(name: str, value: str, adjoint: str) -> None:
    app = rerun(opened(), node="xwyabz".index(name))
    assert f":blue[${value}$]" in words_on(app)
    assert f":orange[${adjoint}$]" in words_on(app)


def test_it_opens_with_the_first_example_and_its_values_beside_the_lines() -> None:
    app = opened()
    editor = component(app, "code_editor")
    assert editor["source"] == EXAMPLES[0].program
    notes = [note["text"] for line in editor["notes"].values() for note in line]
    assert {"a = 1", "b = −1", "z = 1", "a\u0304 = −2", "x\u0304 = [−6, 2]"} <= set(notes)
    assert component(app, "graph_view")["svg"].startswith("<svg")


def test_two_contributions_are_written_out_with_their_sum() -> None:
    app = rerun(
        opened(), program="import torch\nx = torch.tensor([1., 2.], requires_grad=True)\n(x * x).sum().backward()"
    )
    rerun(app, node=0)
    assert r":orange[$[1,\ 2] + [1,\ 2] = [2,\ 4]$]" in words_on(app)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_every_example_runs_and_every_node_has_a_panel(example: Any) -> None:
    app = opened(s=encoded({"example": example.key}))
    assert component(app, "code_editor")["source"] == example.program
    assert bool(app.error) == (example.key == "mismatch")
    nodes = component(app, "graph_view")["nodes"]
    details = component(app, "node_details")["details"]
    assert [one["node"] for one in json.loads(details)] == list(range(nodes))
    assert all(read_details(details, node) for node in range(nodes))


@pytest.mark.acceptance("D7")
def test_a_mistake_is_one_sentence_with_its_place_and_what_came_before_is_drawn() -> None:
    app = opened(s=encoded({"example": "mismatch"}))
    assert "Line 4:" in app.error[0].value
    assert (
        "The size of tensor a (4) must match the size of tensor b (5) at non-singleton dimension 1"
        in app.error[0].value
    )
    marks = component(app, "code_editor")["marks"]
    assert [(mark["kind"], mark["line"], mark["column"], mark["end_column"]) for mark in marks] == [("wrong", 4, 0, 17)]
    assert "sum" in component(app, "graph_view")["svg"]


def test_an_edit_that_ends_in_a_syntax_error_leaves_the_page_alive() -> None:
    app = rerun(opened(), program="import torch\nx = torch.tensor([1.\n")
    assert len(app.error) == 1
    assert component(app, "code_editor")["marks"][0]["kind"] == "wrong"


@pytest.mark.acceptance("T8")
def test_an_endless_loop_ends_at_a_limit_and_its_trace_is_there() -> None:
    loop = "import torch\na = torch.tensor(0., requires_grad=True)\nb = a * 2\nwhile b.norm() < 1000:\n    b = b * 2\n"
    app = rerun(opened(), program=loop)
    assert len(app.error) == 1
    assert "while b.norm() &lt; 1000" in component(app, "graph_view")["svg"]


def test_an_empty_program_leaves_an_empty_page_without_a_mistake() -> None:
    app = rerun(opened(), program="")
    assert not app.error
    assert component(app, "graph_view")["svg"] == ""


def test_a_repair_changes_the_text() -> None:
    app = rerun(opened(), program="import torch\nx = torch.arange(3., requires_grad=True)\nz = x * x\n")
    assert len(app.warning) == 1
    before = component(app, "code_editor")["generation"]
    next(button for button in app.button if "repair" in str(button.key)).click().run()
    assert not app.warning
    assert (
        app.session_state[graph_choices.PROGRAM.key]
        != "import torch\nx = torch.arange(3., requires_grad=True)\nz = x * x\n"
    )
    assert component(app, "code_editor")["generation"] == before + 1  # the browser takes it over


def test_the_passes_can_be_chosen_when_there_are_several() -> None:
    app = opened(s=encoded({"example": "accumulate"}))
    assert component(app, "graph_view")["menu"]["passes"] == [5, 8, 12]  # lines of backward()
    rerun(app, node=0)
    assert r"\ 1" in words_on(app)
    rerun(app, **{"pass": 0})
    assert r":orange[$[0,\ 2,\ 4,\ 6]$]" in words_on(app)


def test_what_was_chosen_is_in_the_link_and_comes_back_from_it() -> None:
    app = rerun(opened(), program="import torch\nx = torch.ones(2)\ny = x + 1\n", node=1)
    link = app.query_params["s"][0] if isinstance(app.query_params["s"], list) else app.query_params["s"]
    assert choices_in(link) == {"program": "import torch\nx = torch.ones(2)\ny = x + 1\n", "node": 1}
    again = opened(s=link)
    assert again.session_state[graph_choices.PROGRAM.key] == "import torch\nx = torch.ones(2)\ny = x + 1\n"
    assert again.session_state[graph_choices.NODE.key] == 1


@pytest.mark.parametrize("link", ["nonsense", encoded({"program": "x = 1"})[:-3], "%F0%9F"])
def test_a_damaged_link_gives_one_sentence_and_the_first_example(link: str) -> None:
    app = opened(s=link)
    assert len(app.warning) == 1
    assert app.session_state[graph_choices.PROGRAM.key] == EXAMPLES[0].program
    rerun(app, node=3)
    assert len(app.warning) <= 1


def test_a_selection_that_the_program_does_not_have_is_forgotten() -> None:
    app = opened(s=encoded({"program": "import torch\nx = torch.ones(2)\n", "node": 99, "shown_pass": 7}))
    assert app.session_state[graph_choices.NODE.key] is None


def test_the_language_can_be_changed_and_goes_into_the_link() -> None:
    app = opened()
    app.selectbox(key=Key.LANGUAGE).select("zh_CN").run()
    assert not app.exception
    assert component(app, "node_details")["titles"]["adjoint"].startswith("伴随值")
    assert "第 3 行" in read_details(component(app, "node_details")["details"], 0)
    assert app.query_params["lang"] in ("zh_CN", ["zh_CN"])
    assert component(opened(lang="zh_CN"), "node_details")["words"]["leaves"] == "叶子"


def test_a_mistake_speaks_chinese_and_torch_does_not() -> None:
    app = opened(lang="zh_CN", s=encoded({"example": "mismatch"}))
    assert "第 4 行：" in app.error[0].value
    assert "The size of tensor a (4)" in app.error[0].value


def test_without_a_gpu_no_device_is_offered() -> None:
    choices = [box for box in opened().selectbox if box.key == Key.DEVICE]
    assert not choices if cuda_missing() else [box.options for box in choices] == [["CPU", "CUDA"]]


@pytest.mark.acceptance("Q2")
def test_a_shared_blank_is_hidden_until_it_is_predicted() -> None:
    app = opened(s=encoded({"blanks": ("1a",)}))
    assert "what is **the adjoint of w**?" in words_on(app)
    app.text_input(key="guess-1a").input("[-2, -3]").run()
    assert "a number differs" in app.error[0].value
    app.text_input(key="guess-1a").input("[[-2, -4]]").run()
    assert "The shape is another one" in app.error[0].value
    app.text_input(key="guess-1a").input("[-2, -4]").run()
    assert not app.exception
    assert "Right: the adjoint of w" in app.success[0].value
    assert app.session_state[graph_choices.SOLVED] == {"1a"}
    link = app.query_params["s"]
    assert choices_in(link if isinstance(link, str) else link[0])["blanks"] == ["1a"]

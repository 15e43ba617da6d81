"""On a machine without walls, a program that came with a link waits for a click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

import core
import core.sampling
from tests.pages.test_graph_page import component
from tools.serving import ROOT
from viz.examples import EXAMPLES
from viz.link import encoded
from viz.reductions.reduction import Choice
from viz.widgets import address, exploring, trust
from viz.widgets.field import sampling
from viz.widgets.graph import graph_choices

PROGRAM = "import torch\nx = torch.ones(2, requires_grad=True)\n(x * 7).sum()\n"
SECRET = "0.123456789"
SAID = "came with a link"


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No walls; the texts that were run."""
    texts: list[str] = []

    def explore(source: str, **options: object) -> core.Trace:
        texts.append(source)
        return core.explore(source, **options)  # type: ignore[arg-type]

    def asked(job: sampling.FieldJob, session: str) -> sampling.Sample:
        texts.append(job.source)
        return core.sampling.asked(job, session=session)

    monkeypatch.setattr(trust, "walled", lambda device: False)
    monkeypatch.setattr(exploring, "explore", explore)
    monkeypatch.setattr(sampling, "asked", asked)
    yield texts


def arrived(choice: object, page: str = "graph") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["s"] = encoded(choice)
    return app.switch_page(f"pages/{page}.py").run()


def said(app: AppTest) -> bool:
    assert not app.exception
    return any(SAID in one.value for one in app.error)


def back(app: AppTest, choice: object) -> AppTest:
    """Go back or forward in the browser to the address of a choice."""
    app.query_params["s"] = encoded(choice)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(address, "went_back", lambda: True)
        return app.run()


def edited(app: AppTest, program: str) -> AppTest:
    """Do what the editor's message does in a browser; AppTest cannot send one."""
    begin = graph_choices.begin
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graph_choices, "begin", lambda: (begin(), graph_choices.edit(program)))
        return app.run()


def confirmed(app: AppTest) -> AppTest:
    (button,) = [one for one in app.button if one.label == "Run this program"]
    return button.click().run()


def test_a_program_from_a_link_is_shown_and_not_run_until_somebody_says_so(ran: list[str]) -> None:
    app = arrived({"program": PROGRAM})
    assert said(app) and component(app, "code_editor")["source"] == PROGRAM
    assert component(app, "graph_view")["svg"] == "" and PROGRAM not in ran
    confirmed(app)
    assert not said(app) and component(app, "graph_view")["svg"].startswith("<svg")


def test_an_edited_program_runs(ran: list[str]) -> None:
    app = arrived({"program": PROGRAM})
    edited(app, PROGRAM + "# mine\n")
    assert not said(app) and PROGRAM not in ran and PROGRAM + "# mine\n" in ran


def test_a_confirmed_program_and_a_typed_one_run_again_with_another_address(ran: list[str]) -> None:
    app = confirmed(arrived({"program": PROGRAM}))
    assert not said(back(app, {"program": PROGRAM, "node": 1}))
    edited(app, PROGRAM + "# mine\n")
    assert not said(back(app, {"program": PROGRAM, "node": 0}))
    assert not said(back(app, {"program": PROGRAM + "# mine\n", "node": 0}))
    assert said(back(app, {"program": PROGRAM + "# another's\n"}))


def test_choosing_an_example_is_not_reading_the_link(ran: list[str]) -> None:
    app = arrived({"program": PROGRAM})
    next(one for one in app.selectbox if one.label == "Examples").set_value(EXAMPLES[1].key).run()
    assert not said(app) and component(app, "graph_view")["svg"].startswith("<svg")
    assert said(back(app, {"program": PROGRAM})) and PROGRAM not in ran


@pytest.mark.parametrize(
    ("choice", "page"),
    [
        ({"example": "chain"}, "graph"),
        ({"lesson": "views"}, "tensors"),
        ({"preset": "ellipse", "rate": 0.2}, "gradient_field"),
        ({"example": "logdet-3", "layout": "torch"}, "matrix_calculus"),
        (Choice(keepdims=True), "reductions"),
    ],
)
def test_an_example_runs_at_once(ran: list[str], choice: object, page: str) -> None:
    assert not said(arrived(choice, page))


@pytest.mark.parametrize(
    ("choice", "page"),
    [
        ({"program": f"import torch\na = torch.tensor([{SECRET}])\n"}, "tensors"),
        ({"panel": "index", "name": "A", "index": SECRET}, "tensors"),
        ({"text": f"{SECRET} * x1**2 + x2**2"}, "gradient_field"),
        ({"section": "constraint", "constraint": f"x1 + {SECRET}"}, "gradient_field"),
        (Choice(typed=f"torch.tensor([{SECRET}])"), "reductions"),
        ({"text": f"x = torch.tensor(1.0 * {SECRET})\ndef f(x):\n    return 2 * x\n"}, "matrix_calculus"),
        ({"candidate": f"x + {SECRET}"}, "matrix_calculus"),
        ({"chain_text": f"x = torch.tensor(1.0 * {SECRET}, requires_grad=True)\ny = 2 * x\n"}, "matrix_calculus"),
    ],
)
def test_code_in_links_of_other_pages_waits(ran: list[str], choice: object, page: str) -> None:
    app = arrived(choice, page)
    assert said(app) and not any(SECRET in text for text in ran)
    confirmed(app)
    assert not said(app)


def test_what_waits_on_one_page_neither_stops_another_nor_is_run_by_it(ran: list[str]) -> None:
    app = arrived({"program": f"import torch\na = torch.tensor([{SECRET}])\n"}, "tensors")
    app.query_params.clear()
    assert not said(app.switch_page("pages/graph.py").run())
    edited(app, PROGRAM)
    assert not said(app.switch_page("pages/reductions.py").run())  # it offers the tensors of that page
    assert not any(SECRET in text for text in ran)
    assert said(app.switch_page("pages/tensors.py").run()) and not app.info  # nor that it has a mistake to mend


def test_behind_the_walls_everything_runs_at_once(ran: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "walled", lambda device: True)
    assert not said(arrived({"program": PROGRAM}))

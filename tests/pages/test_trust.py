"""Where nothing stands between a program and the machine, what came with a link waits for a click."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_graph_page import component
from tools.serving import ROOT
from viz.link import Exploration, encoded
from viz.widgets import trust
from viz.widgets.tensors.state import Workspace

PROGRAM = "import torch\nx = torch.ones(2, requires_grad=True)\n(x * 7).sum()\n"
SAID = "came with a link"


@pytest.fixture(autouse=True)
def unwalled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "walled", lambda device: False)


def arrived(choice: Exploration | Workspace, page: str = "graph") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    app.query_params["s"] = encoded(choice)
    return app.switch_page(f"pages/{page}.py").run()


def said(app: AppTest) -> bool:
    assert not app.exception
    return any(SAID in one.value for one in app.error)


def test_a_program_from_a_link_is_shown_and_not_run_until_somebody_says_so() -> None:
    app = arrived(Exploration(program=PROGRAM))
    assert said(app) and component(app, "code_editor")["source"] == PROGRAM
    assert component(app, "graph_view")["svg"] == ""
    app.button(key="mistake-confirm").click().run()
    assert not said(app) and component(app, "graph_view")["svg"].startswith("<svg")


def test_an_example_runs_at_once() -> None:
    assert not said(arrived(Exploration(example="chain")))


def test_the_tensors_of_a_link_wait_too() -> None:
    app = arrived(Workspace(program=PROGRAM), "tensors")
    assert said(app)
    app.button(key="mistake-confirm").click().run()
    assert not said(app)


def test_behind_the_walls_everything_runs_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "walled", lambda device: True)
    assert not said(arrived(Exploration(program=PROGRAM)))

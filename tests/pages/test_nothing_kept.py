"""No trace stays with a session: neither a widget's callback nor a fragment nor a file to be made later leads to one.

A trace weighs up to twenty megabytes. Streamlit keeps what these three hold as long as a session, and a session for
two minutes after its visitor left; the account of traces (`viz.widgets.exploring`) is the one place that bounds them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import FunctionType, MethodType, ModuleType

import pytest
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.state.session_state import WStates
from streamlit.testing.v1 import AppTest

from core.trace import Trace, TraceRecord
from tools.serving import ROOT
from viz import recent
from viz.link import encoded
from viz.widgets.exercises.exercise_choices import EXERCISE
from viz.widgets.exploring import explored, later
from viz.widgets.parts import Box

TWO_PASSES = (
    "import torch\nx = torch.tensor([1., 2.], requires_grad=True)\nW = torch.ones(2, 2)\nh = x\n"
    "for i in range(3):\n    h = W @ h\nh.sum().backward(retain_graph=True)\nh.norm().backward()\nprint(x.grad)"
)
FIGURE = TWO_PASSES + "\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])"
STATES: dict[str, tuple[str, dict[str, object]]] = {
    "the graph": ("graph", {"program": TWO_PASSES}),
    "a chosen node": ("graph", {"program": TWO_PASSES, "node": 4}),
    "torch's graph": ("graph", {"program": TWO_PASSES, "view": "torch"}),
    "something hidden": ("graph", {"program": TWO_PASSES, "blanks": ["4v"]}),
    "a mistake": ("graph", {"program": TWO_PASSES + "\nh @ torch.ones(3)"}),
    "a figure": ("graph", {"program": FIGURE}),
    "tensors": ("tensors", {}),
    "reductions": ("reductions", {}),
    "the field": ("gradient_field", {}),
    "two modes": ("modes", {}),
    "linear algebra": ("linear_algebra", {}),
    "a table": ("data", {}),
    "a derivative": ("matrix_calculus", {}),
    "an exercise": ("exercises", {}),
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Everything that pages give Streamlit to keep for a session."""
    found: list[object] = []
    for owner, name in (
        (WStates, "set_widget_metadata"), (MemoryFragmentStorage, "register"), (MediaFileManager, "add_deferred"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, _noting(getattr(owner, name), found))
    return found


def _noting(original, found: list[object]):
    def noted(self, *args, **words):
        found.extend([*args, *words.values()])
        return original(self, *args, **words)

    return noted


@pytest.mark.parametrize("state", STATES)
def test_nothing_that_streamlit_keeps_leads_to_a_trace(state: str, given: list[object]) -> None:
    page, choices = STATES[state]
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=100)
    app.query_params["s"] = encoded(choices)
    app.run()
    for box in Box:
        app.session_state[box] = True  # what is folded away keeps something, too, once it is open
    app.session_state[EXERCISE.key] = "chain-on-a-graph"
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert len(given) > 5
    for one in given:
        for way in ways_from(one):
            names = [f"{type(part).__name__} {getattr(part, '__qualname__', '')}" for part in way]
            assert not isinstance(way[-1], Trace | TraceRecord), " → ".join(names)


def test_what_a_session_keeps_finds_the_trace_again_after_it_was_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "import torch\nx = torch.tensor([2., 3.], requires_grad=True)\n(x * x).sum().backward()"
    trace = explored(source, "cpu")
    again, before = later(trace), trace.passes[0].adjoint(0)
    assert again() is trace
    monkeypatch.setattr(recent, "UNUSED", -1.0)  # nobody has asked for it for long
    assert recent.forget_everywhere(lambda _session: True)
    del trace
    gc.collect()
    assert again().passes[0].adjoint(0) == before


def test_a_session_s_stopped_program_is_not_run_again_when_its_trace_was_let_go() -> None:
    app = AppTest.from_function(_stopped_program)
    app.run()
    assert [one.value for one in app.text] == ["stopped", "0"]


def _stopped_program() -> None:
    from time import monotonic

    import streamlit as st

    from core.trace.limits import usual_limits
    from viz.widgets.exploring import explored
    from viz.widgets.keys import Key

    source = "while True: pass"
    st.session_state[Key.ENDED] = ((source, "cpu", 0, usual_limits(), (), ()), "stopped", monotonic())
    trace = explored(source, "cpu")
    st.text(trace.mistake.kind if trace.mistake else "")
    st.text(str(len(trace.nodes)))


def ways_from(start: object) -> Iterator[tuple[object, ...]]:
    """Yield the way to everything that an object keeps alive and that is its own: no module, no class, no globals."""
    seen: set[int] = {id(start)}
    waiting: list[tuple[object, ...]] = [(start,)]
    while waiting:
        way = waiting.pop()
        yield way
        for part in _parts(way[-1]):
            if id(part) not in seen and not isinstance(part, ModuleType | type):
                seen.add(id(part))
                waiting.append((*way, part))


def _parts(one: object) -> list[object]:
    if isinstance(one, FunctionType):
        cells = [cell.cell_contents for cell in one.__closure__ or () if cell != type(cell)()]
        return [*cells, *(one.__defaults__ or ()), *(one.__kwdefaults__ or {}).values()]
    if isinstance(one, MethodType):
        return [one.__self__]
    return gc.get_referents(one) if len(gc.get_referents(one)) < 100_000 else []

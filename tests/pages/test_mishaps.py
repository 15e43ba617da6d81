"""A worker's failure is one sentence on the page; nothing else on it is lost."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.sandbox import pool as pool_module
from core.sandbox.lanes import Lanes
from core.sandbox.pool import Pool, can_fork
from core.sandbox.settings import Isolation
from core.sandbox.starting import WorkerLost
from core.trace.limits import Limits, usual_limits
from tests.pages.test_graph_page import component, opened, rerun
from viz.examples import EXAMPLES
from viz.widgets import exploring
from viz.widgets.graph import graph_choices
from viz.widgets.keys import Key

PROGRAM = "import torch\nx = torch.ones(2, requires_grad=True)\n(x * {number}).sum()\n"
ENDLESS = "import torch\nx = torch.randn(3_000_000)\nfor _ in range(10**9):\n    torch.sort(x)\n"
linux = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")


def intact(app: AppTest, program: str, said: str, *, so_far: bool = False) -> None:
    """The page says one sentence, and still has the program, its editor, and everything around them.

    Args:
        so_far: Whether what the program did before is shown; else the picture is empty.
    """
    assert len(app.error) == 1 and said in app.error[0].value, [one.value for one in app.error]
    assert "Traceback" not in app.error[0].value
    assert app.session_state[graph_choices.PROGRAM.key] == program
    assert component(app, "code_editor")["source"] == program
    assert (component(app, "graph_view")["svg"] != "") is so_far
    assert app.selectbox(key=Key.LANGUAGE).value == "en"


def works(app: AppTest) -> None:
    """The next program runs."""
    rerun(app, program=EXAMPLES[0].program)
    assert not app.error
    assert component(app, "graph_view")["svg"].startswith("<svg")


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the next jobs end as if this had happened to their worker."""

    def lose(kind: str, **facts: str) -> None:
        def attended(*_given: Any) -> bytes:
            raise WorkerLost(kind, **facts)

        monkeypatch.setattr(pool_module, "attended", attended)

    return lose


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        ("worker-died", {"how": "SIGKILL"}, "ended unexpectedly"),
        ("wall-time", {"seconds": "10"}, "Stopped after 10 seconds"),
        ("worker-start", {}, "did not start"),
        ("session-share", {"seconds": "7"}, "7 seconds"),
        ("hosted-refusal", {"device": "cpu"}, "does not run programs"),
    ],
)
def test_a_lost_worker_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, lost: Callable[..., None], kind: str, facts: dict[str, str], said: str
) -> None:
    app = opened()
    program = PROGRAM.format(number=f"{len(kind)}.5")
    lost(kind, **facts)
    rerun(app, program=program)
    intact(app, program, said)
    monkeypatch.undo()
    works(app)


def test_a_full_queue_is_one_sentence_and_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    program = PROGRAM.format(number="2.25")

    def full(self: Lanes, session: str, **of_it: object) -> None:
        raise WorkerLost("queue-full", waiting="64")

    monkeypatch.setattr(Lanes, "admit", full)
    rerun(app, program=program)
    intact(app, program, "Too many programs are waiting")
    monkeypatch.undo()
    del app.session_state[Key.ENDED]  # as the button Run does
    rerun(app, program=program)  # the same text again
    assert not app.error and component(app, "graph_view")["svg"].startswith("<svg")


@linux
def test_a_program_that_never_ends_inside_torch_is_stopped_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    # Long enough for its first line on a busy machine.
    monkeypatch.setattr(exploring, "usual_limits", lambda: Limits(wall_seconds=3.0))
    runs: list[str] = []
    explore = exploring.explore
    monkeypatch.setattr(exploring, "explore", lambda source, **more: runs.append(source) or explore(source, **more))
    rerun(app, program=ENDLESS)
    intact(app, ENDLESS, "Stopped after 3 seconds", so_far=True)
    rerun(app)
    assert runs == [ENDLESS]  # not once for each part of the page, nor for each click on it
    rerun(opened(), program=ENDLESS)
    assert runs.count(ENDLESS) == 1  # nor for each of a class: it would overrun for everybody
    monkeypatch.setattr(exploring, "OVERRUN_SECONDS", 0.0)
    rerun(app)
    assert runs.count(ENDLESS) > 1  # but some minutes later it is tried again
    monkeypatch.undo()
    works(app)


@linux
def test_a_worker_that_is_killed_in_mid_program_leaves_the_page_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    pool = pool_module.shared_pool()
    attended = pool_module.attended

    def killed(job: Any, letter: bytes, ticket: Any, child: Any, *given: Any) -> bytearray:
        threading.Thread(target=lambda: child.forked.wait(60) and os.kill(child.pid, signal.SIGKILL)).start()
        return attended(job, letter, ticket, child, *given)

    monkeypatch.setattr(pool_module, "attended", killed)
    monkeypatch.setattr(exploring, "usual_limits", lambda: Limits(wall_seconds=120))
    rerun(app, program=ENDLESS + "# killed\n")
    intact(app, ENDLESS + "# killed\n", "ended unexpectedly")
    monkeypatch.undo()
    works(app)
    assert pool is pool_module.shared_pool()


@pytest.mark.parametrize("program", ["x = '\ud800'", "#" * 50_000, "\x00", "x = 1\n" * 7_000])
def test_a_text_that_no_browser_sends_is_one_sentence(program: str) -> None:
    app = rerun(opened(), program=program)
    assert len(app.error) == 1
    works(app)


@pytest.fixture
def weak(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hosted server on a system without a filter for system calls."""
    from msgspec import structs

    pool = pool_module.shared_pool()
    before = pool.settings
    monkeypatch.setattr(Pool, "isolation", lambda self, device="cpu": Isolation("one-shot", ("own-process", "limits")))
    pool.settings = structs.replace(before, hosted=True)
    yield
    pool.settings = before


def test_a_hosted_server_without_its_walls_shows_one_sentence_and_no_page(weak: None) -> None:
    app = opened()
    assert len(app.error) == 1 and "COTANGENT_HOSTED" in app.error[0].value
    assert app.code[0].value == "no-new-privileges\nlandlock\nsystem-calls"
    assert not app.get("bidi_component") and not app.selectbox


def test_limits_of_the_environment_hold_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exploring, "usual_limits", lambda: Limits(operations=2))
    app = rerun(opened(), program="import torch\nx = torch.ones(2) * 2 * 3 * 4 * 5\n")
    assert any("2 recorded operations" in one.value for one in app.error)
    assert usual_limits() == Limits()

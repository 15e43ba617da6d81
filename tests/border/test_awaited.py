"""A script hears that its visitor waits for its end, by Streamlit's own requests."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from viz.widgets import visitors


def test_a_part_of_the_page_that_is_asked_for_waits_for_the_script_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    requests = ScriptRequests()
    monkeypatch.setattr(visitors, "get_script_run_ctx", lambda: SimpleNamespace(script_requests=requests))
    assert not visitors.awaited()
    requests.request_rerun(RerunData(fragment_id="of the editor"))
    assert requests.on_scriptrunner_yield() is None  # it ends no script
    assert visitors.awaited()
    requests.on_scriptrunner_ready()
    assert not visitors.awaited()


def test_without_a_session_nobody_waits() -> None:
    assert not visitors.awaited()

"""The Stop button's request: only who knows the session's id ends its run, and nothing else is answered."""

from __future__ import annotations

import pytest

from tests.border.asgi import asked
from viz.widgets.border import stopping
from viz.widgets.border.for_requests import answering


class Pool:
    def __init__(self) -> None:
        self.stopped: list[str] = []

    def stop(self, session: str) -> None:
        self.stopped.append(session)


def answered(path: str, headers: dict[str, str], pool: Pool, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(stopping, "shared_pool", lambda: pool)
    return asked(answering(stopping.stopped), path, headers).status


def test_the_session_that_is_named_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool()
    assert answered("/under/a/path/stop", {"x-cotangent-session": "abc"}, pool, monkeypatch) == 204
    assert pool.stopped == ["abc"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/stop", {}), ("/stop", {"x-cotangent-session": ""}), ("/graph", {"x-cotangent-session": "abc"})],
)
def test_whatever_names_no_session_is_not_ours(
    path: str, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = Pool()
    assert answered(path, headers, pool, monkeypatch) == 418
    assert pool.stopped == []

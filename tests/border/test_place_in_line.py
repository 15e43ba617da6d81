"""A visitor with a long run is told how many come before; only the session's own id is answered."""

from __future__ import annotations

import json

import pytest

from tests.border.asgi import Reply, asked
from viz.widgets.border import place_in_line
from viz.widgets.border.for_requests import answering


class Pool:
    def ahead(self, session: str) -> int | None:
        return {"abc": 3}.get(session)


def answered(path: str, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Reply:
    monkeypatch.setattr(place_in_line, "shared_pool", Pool)
    return asked(answering(place_in_line.queue_place), path, headers)


@pytest.mark.parametrize(("session", "before"), [("abc", 3), ("another", None)])
def test_a_session_is_told_how_many_come_before(monkeypatch: pytest.MonkeyPatch, session: str, before: object) -> None:
    reply = answered("/under/a/path/waiting", {"x-cotangent-session": session}, monkeypatch)
    assert (reply.status, json.loads(reply.body)) == (200, {"before": before})


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/waiting", {}), ("/waiting", {"x-cotangent-session": ""}), ("/graph", {"x-cotangent-session": "abc"})],
)
def test_everything_else_is_let_through(monkeypatch: pytest.MonkeyPatch, path: str, headers: dict[str, str]) -> None:
    assert answered(path, headers, monkeypatch).status == 418

"""Answers to orchestrators and Prometheus, and the log as machines read it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping

import msgspec
import pytest
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from core.explain.mistakes import mistake
from core.logs import OPEN
from core.sandbox.libraries import HEAVY, LIGHT, wanted_by
from core.sandbox.metrics import SECONDS, Metrics, Times
from core.trace import Mistake
from tests.border.asgi import asked
from viz.exercises import own_key
from viz.widgets import border
from viz.widgets.border import draining, probes
from viz.widgets.border.for_requests import answering
from viz.widgets.border.hosting import Hosting, hosting_from
from viz.widgets.border.json_log import JsonLines
from viz.widgets.border.measured import Measured
from viz.widgets.border.probes import Readiness, found_lacking, probe

SECRET = "x = 'what a learner wrote'"


class Pool:
    """As far as the border asks it."""

    def __init__(self, missing: tuple[str, ...] = ()) -> None:
        self.missing = missing
        self.counts = Metrics()

    def refusal(self) -> tuple[str, ...]:
        return self.missing

    def metrics(self) -> dict[str, dict[str, int]]:
        return self.counts.read()

    def times(self) -> dict[str, Times]:
        return self.counts.times()

    def load(self) -> tuple[int, int]:
        return 5, 3

    def zygotes(self) -> int:
        return 2

    def processes(self) -> tuple[int, ...]:
        return ()


class Ended:
    def __init__(self, mistake: Mistake | None) -> None:
        self.mistake = mistake


def answered(path: str, method: str = "GET") -> tuple[int, str]:
    reply = asked(answering(probe), path, method=method)
    return reply.status, reply.body.decode()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Readiness:
    """A readiness that runs nothing by itself."""
    readiness = Readiness()
    monkeypatch.setattr(readiness, "begin", lambda: None)
    monkeypatch.setattr(probes, "readiness", readiness)
    return readiness


def test_a_server_lives_before_it_is_ready(known: Readiness) -> None:
    assert answered("/live") == (200, "live\n")
    assert answered("/ready") == (503, "no program has run here yet\n")
    known.lacking = ""
    assert answered("/ready") == (200, "ready\n")


def test_a_server_that_drains_lives_and_is_not_ready(known: Readiness, monkeypatch: pytest.MonkeyPatch) -> None:
    known.lacking = ""
    monkeypatch.setattr(probes, "draining", lambda: True)
    assert answered("/ready") == (503, "draining\n")
    assert answered("/live") == (200, "live\n")


def test_other_addresses_are_no_probes(known: Readiness) -> None:
    assert {answered(path)[0] for path in ("/", "/graph", "/already", "/graph/ready", "/ready/x")} == {418}


def test_no_wall_or_no_program_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    pool, ended = Pool(("landlock",)), Ended(None)
    monkeypatch.setattr(probes, "shared_pool", lambda: pool)
    monkeypatch.setattr(probes, "explore", lambda _program: ended)
    assert "landlock" in found_lacking()
    pool.missing = ()
    ended.mistake = mistake("worker-start", None, facts={})
    assert "worker-start" in found_lacking()
    ended.mistake = None
    assert found_lacking() == ""


def test_a_server_that_is_ready_has_loaded_the_large_libraries_or_said_that_it_cannot(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[str] = []

    def explored(program: str) -> Ended:
        ran.append(wanted_by(program))
        return Ended(mistake("server-full", None, facts={}) if ran[-1] == HEAVY else None)

    monkeypatch.setattr(probes, "shared_pool", Pool)
    monkeypatch.setattr(probes, "explore", explored)
    assert found_lacking() == ""
    assert ran == [LIGHT, HEAVY]
    assert "could not be loaded: server-full" in caplog.text


def test_a_web_socket_is_refused_with_a_status_while_the_server_drains(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []

    async def send(message) -> None:
        sent.append(message)

    async def inside(_scope, _receive, _send) -> None:
        sent.append("let through")

    async def receive() -> dict[str, object]:
        return {}

    gate = draining.Draining(inside)
    asyncio.run(gate({"type": "websocket"}, receive, send))
    monkeypatch.setattr(draining, "draining", lambda: True)
    asyncio.run(gate({"type": "websocket"}, receive, send))
    asyncio.run(gate({"type": "http"}, receive, send))
    assert [one if isinstance(one, str) else one.get("status") for one in sent] == [
        "let through", 503, None, "let through",
    ]  # fmt: skip


def test_prometheus_reads_what_was_counted() -> None:
    pool = Pool()
    pool.counts.count("jobs", "answered", 7)
    pool.counts.count("jobs", 'odd "name"\n')
    pool.counts.count("processes", "workers killed", 2)
    for seconds in (0.001, 0.005, 0.2, 99.0):
        pool.counts.took("waited", seconds)
    registry = CollectorRegistry()
    registry.register(Measured(pool))  # type: ignore[arg-type]
    families = {one.name: one for one in text_string_to_metric_families(generate_latest(registry).decode())}
    jobs = {sample.labels["outcome"]: sample.value for sample in families["cotangent_jobs"].samples}
    assert jobs == {"answered": 7, 'odd "name"\n': 1}
    wait = {
        sample.labels.get("le", sample.name): sample.value
        for sample in families["cotangent_queue_wait_seconds"].samples
    }
    assert (wait["0.005"], wait["0.1"], wait["0.25"], wait["30"], wait["+Inf"]) == (2, 2, 3, 3, 4)
    assert wait["cotangent_queue_wait_seconds_sum"] == pytest.approx(99.206)
    assert len(wait) == len(SECONDS) + 3
    assert families["cotangent_jobs_waiting"].samples[0].value == 3
    assert families["cotangent_zygotes"].samples[0].value == 2


def test_what_the_operator_asks_for_is_checked() -> None:
    assert hosting_from({}) == Hosting()
    assert hosting_from({"COTANGENT_METRICS_PORT": "9464", "COTANGENT_LOG": "json"}).metrics_port == 9464
    for wrong in ({"COTANGENT_METRICS_PORT": "70000"}, {"COTANGENT_LOG": "xml"}, {"COTANGENT_DRAIN_SECONDS": "-1"}):
        with pytest.raises(msgspec.ValidationError):
            hosting_from(wrong)


def test_a_wrong_key_of_exercises_ends_the_server_at_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    async def start() -> None:
        async with border.serving(None):
            pytest.fail("it serves")

    monkeypatch.setattr(border, "show_log", lambda _log: None)
    monkeypatch.setenv(own_key.VARIABLE, "too-short")
    own_key.server_keys.cache_clear()
    with pytest.raises(own_key.UnsoundKey, match=own_key.VARIABLE):
        asyncio.run(start())


def line(
    message: str, *arguments: object, name: str = "core.sandbox.replies", extra: Mapping[str, bool] | None = None
) -> dict[str, object]:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        record = logging.LogRecord(
            name, logging.ERROR, __file__, 1, message, arguments, (ValueError, error, error.__traceback__)
        )
    record.__dict__.update(extra or {})
    written = JsonLines().format(record)
    assert "\n" not in written and SECRET not in written
    return json.loads(written)


def test_the_log_of_json_lines_holds_no_text_of_a_program() -> None:
    found = line("a worker failed on %r:\n%s", SECRET, "traceback")
    assert found["message"] == "a worker failed on %r:\n%s" and found["exception"] == "ValueError"
    assert line(f"said {SECRET}", name="streamlit.runtime")["message"] == "(not written here)"


def test_the_log_of_json_lines_holds_numbers_and_our_own_words() -> None:
    assert line("the workers take %d MB", 12)["message"] == "the workers take 12 MB"
    assert line("walls: %s", "landlock", extra=OPEN)["message"] == "walls: landlock"
    assert line("draining")["message"] == "draining"

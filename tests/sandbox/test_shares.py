"""A session's share of a hosted server: whoever computes without pause waits; whoever learns does not notice."""

from __future__ import annotations

import logging

import pytest

from core.sandbox.messages import ExploreJob
from core.sandbox.pool import can_fork
from core.sandbox.session_share import NEW_SECONDS, NEWCOMER, Shares
from core.trace import TraceRecord
from tests.sandbox.conftest import MakePool
from tests.sandbox.test_pool import kind, ran


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_session_that_spent_its_seconds_waits_until_they_have_come_back() -> None:
    clock = Clock()
    shares = Shares(0.25, 10.0, clock)
    shares.spend("a", 8.0)
    assert shares.wait("a") == 0.0
    shares.spend("a", 4.0)
    assert shares.wait("a") == pytest.approx(8.0)  # two seconds too many, a quarter of a second each second
    assert shares.wait("b") == 0.0
    clock.now += 8.0
    assert shares.wait("a") == pytest.approx(0.0)


def test_a_new_session_comes_after_one_that_has_been_there_calmly() -> None:
    clock = Clock()
    shares = Shares(0.25, 10.0, clock)
    assert shares.used("calm") == NEWCOMER and shares.used("") == 0.0
    clock.now += NEW_SECONDS / 2
    assert shares.used("calm") == NEWCOMER / 2
    clock.now += NEW_SECONDS
    assert shares.used("calm") == 0.0 < shares.used("new")
    assert shares.wait("new") == 0.0


def test_of_a_class_who_came_last_is_hardly_behind() -> None:
    clock = Clock()
    shares = Shares(0.25, 10.0, clock)
    shares.used("first")
    clock.now += 5.0
    assert 0.0 < shares.used("last") - shares.used("first") < 0.5


def test_who_runs_less_than_the_share_never_waits() -> None:
    clock = Clock()
    shares = Shares(0.25, 10.0, clock)
    for _ in range(1_000):
        assert shares.wait("a") == 0.0
        shares.spend("a", 0.2)
        clock.now += 1.0


def test_nobody_s_jobs_and_a_whole_share_are_not_counted() -> None:
    shares = Shares(0.25, 1.0, Clock())
    shares.spend("", 1e6)
    assert shares.wait("") == 0.0
    whole = Shares(1.0, 1.0, Clock())
    whole.spend("a", 1e6)
    assert whole.wait("a") == 0.0


def test_sessions_that_went_away_are_forgotten() -> None:
    clock = Clock()
    shares = Shares(0.25, 1.0, clock)
    for number in range(10_000):
        shares.spend(str(number), 1.0)
    clock.now += 100.0
    shares.spend("new", 1.0)
    assert len(shares) == 1


@pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")
def test_a_session_that_had_its_share_is_told_when_to_go_on(make_pool: MakePool) -> None:
    pool = make_pool(session_share=1e-6, session_burst=0.0)  # little comes back while the machine is busy
    assert kind(ran(pool, "echo", session="a")) is None
    record = ran(pool, "echo", session="a")
    assert kind(record) == "session-share"
    assert record.mistake is not None and int(record.mistake.facts["seconds"]) > 0
    assert kind(ran(pool, "echo", session="b")) is None
    assert kind(ran(pool, "echo")) is None


@pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")
def test_what_a_session_asks_takes_from_its_share_and_replaces_nothing(make_pool: MakePool) -> None:
    pool = make_pool(session_share=1e-6, session_burst=0.0)  # little comes back while the machine is busy
    first = pool.run(ExploreJob("echo"), charged="a")
    assert isinstance(first, TraceRecord) and kind(first) is None
    for asks in ({"charged": "a"}, {"session": "a"}):
        refused = pool.run(ExploreJob("echo"), **asks)
        assert isinstance(refused, TraceRecord) and kind(refused) == "session-share"


@pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")
def test_the_walls_are_logged_at_the_start(make_pool: MakePool, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "core"):
        pool = make_pool()
        layers = pool.isolation().layers
    assert f"behind these walls: {', '.join(layers)}" in caplog.text


def test_a_hosted_pool_names_the_walls_that_it_lacks(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.sandbox import pool as pool_module

    assert make_pool().refusal() == ()
    monkeypatch.setattr(pool_module, "can_fork", lambda: False)
    assert "a confined process for each program" in make_pool(hosted=True).refusal()
    assert make_pool(hosted=True, allow_weak=True).refusal() == ()


def test_what_was_used_lately_is_known_where_nothing_is_bounded() -> None:
    now = [0.0]
    shares = Shares(1.0, 60.0, lambda: now[0])
    shares.spend("a", 5.0)
    assert shares.wait("a") == 0.0
    assert (shares.used("a"), shares.used("b")) == (5.0 + NEWCOMER, NEWCOMER)
    now[0] = 3.0
    assert shares.used("a") == pytest.approx(2.0 + NEWCOMER * (1 - 3.0 / NEW_SECONDS))

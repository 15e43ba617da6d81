"""The pool that is attacked: the real worker under every wall that this system has, one pool for all programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.sandbox.messages import ExploreJob
from core.sandbox.pool import Pool, can_fork
from core.sandbox.settings import PoolSettings
from core.trace import Mistake, TraceRecord
from core.trace.limits import Limits
from tests.attacks.sources import FAILING

OUR_FAULT = frozenset({"explorer-bug", "worker-garbage", "worker-died", "worker-start", "closed"})
"""Endings that no program may bring about."""

CANARY = Path("/tmp/cotangent-was-here")
Attack = Callable[..., TraceRecord]


@pytest.fixture(scope="session")
def walls() -> Iterator[Pool]:
    """A pool whose zygote must be the same one after all attacks, and whose workers must be gone in the end."""
    if not can_fork():
        pytest.skip("no zygote on this system: workers are persistent here")
    pool = Pool(PoolSettings(body="tests.attacks.body", warm=2, light=2))
    pool.isolation()
    zygote = pool.processes()[0]
    yield pool
    last = pool.run(ExploreJob("1 + 1"))
    assert isinstance(last, TraceRecord) and last.result is not None and last.result.text == "2"
    assert pool.processes()[0] == zygote
    pool.close()
    assert not CANARY.exists()


@pytest.fixture
def attack(walls: Pool, caplog: pytest.LogCaptureFixture) -> Attack:
    """Run a program. Each runs after all the others in the same pool: one that left something behind shows there."""

    def run(source: str, limits: Limits | None = None) -> TraceRecord:
        reply = walls.run(ExploreJob(source, limits=limits or Limits()))
        assert isinstance(reply, TraceRecord)
        assert "beside the program" not in caplog.text or source.startswith(FAILING), caplog.text
        return reply

    return run


def one_sentence(mistake: Mistake | None) -> str:
    """Return the kind of a mistake that a person can read; fail where it is ours, or no sentence."""
    assert mistake is not None
    assert mistake.kind not in OUR_FAULT, mistake
    assert mistake.message and "\n" not in mistake.message and len(mistake.message) < 3_000
    return mistake.kind

"""Pools whose processes must all be gone when the test is over."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator

import pytest

from core.sandbox.messages import Failed
from core.sandbox.own_time import OwnTime, seen
from core.sandbox.pool import Pool
from core.sandbox.settings import PoolSettings
from core.sandbox.zygote import Zygote

STAND_INS = "tests.sandbox.stand_ins"
PATIENCE = 60.0
MakePool = Callable[..., Pool]


@pytest.fixture
def make_pool() -> Iterator[MakePool]:
    """Make pools with the given settings and the stand-in body; afterwards look for what they left behind."""
    pools: list[Pool] = []

    def make(**settings: object) -> Pool:
        usual = {"body": STAND_INS, "long_after": 600.0}  # the heavy lane is the last one
        pools.append(Pool(PoolSettings(**(usual | settings))))  # type: ignore[arg-type]
        return pools[-1]

    yield make
    for pool in pools:
        close(pool)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One for all tests of a module: whatever a test does to it, the next one must find it working."""
    pool = Pool(PoolSettings(body=STAND_INS))
    yield pool
    close(pool)


@pytest.fixture
def zygote_here() -> Iterator[Zygote]:
    """A zygote's bookkeeping in this process; its server's end is closed, its children are the test's to reap."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    zygote = Zygote(theirs, lambda job: Failed("memory"))
    zygote.heard = ours  # type: ignore[attr-defined]
    yield zygote
    for one in (ours, theirs, zygote.wakeup, zygote.wake, zygote.told, zygote.telling):
        one.close()


def close(pool: Pool) -> None:
    left = (*pool.processes(), *(spare for workers in pool.forked.values() for spare in workers.spares()))
    pool.close()
    assert [pid for pid in left if exists(pid)] == []


def exists(pid: int) -> bool:
    """True for a zombie as well."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(condition: Callable[[], object]) -> None:
    """Wait until the condition holds; fail when it does not for a long time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


class LateLook(OwnTime):
    """A process's own time as a thread knows it that gets to look when the process has long been asleep again."""

    def __init__(self, process: int) -> None:
        super().__init__(process)
        self.process = process

    def seconds(self) -> float:
        eventually(self.rests)
        return 1e6

    def rests(self) -> bool:
        now = seen(self.process)
        return now is None or not now.wants

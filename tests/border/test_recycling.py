"""A server that became old or large sends everybody elsewhere and ends, for its supervisor to start it anew."""

from __future__ import annotations

import asyncio

from tests.border.replicas import Replica, got, replica, until
from tests.border.test_draining import sent_away
from tools.visitors import Visitor
from viz.widgets.border.hosting import Hosting
from viz.widgets.border.recycling import EARLIER, LEAST_SECONDS, LOOKS, Age


class World:
    """A clock and a memory that the test moves."""

    def __init__(self) -> None:
        self.seconds, self.bytes = 0.0, 0

    def age(self, part: float = 1.0, **asked: float) -> Age:
        return Age(Hosting(**asked), part, lambda: self.seconds, lambda: self.bytes)  # type: ignore[arg-type]


def test_it_is_old_after_its_hours_and_each_draws_its_own() -> None:
    world = World()
    late, early = world.age(recycle_hours=10), world.age(1 - EARLIER, recycle_hours=10)
    world.seconds = 10 * 3_600 * (1 - EARLIER)
    assert early.over() and not late.over()
    world.seconds = 10 * 3_600
    assert "10.0 hours" in late.over()


def test_it_is_too_large_only_when_it_stays_so() -> None:
    world = World()
    age = world.age(recycle_megabytes=500)
    world.seconds, world.bytes = LEAST_SECONDS, 600_000_000
    assert [bool(age.over()) for _ in range(LOOKS)] == [False] * (LOOKS - 1) + [True]
    world.bytes = 400_000_000
    assert not age.over()
    world.bytes = 600_000_000
    assert not age.over()


def test_a_bound_below_what_it_needs_does_not_start_it_over_and_over() -> None:
    world = World()
    age = world.age(recycle_megabytes=1)
    world.seconds, world.bytes = LEAST_SECONDS - 1, 10**9
    assert not any(age.over() for _ in range(2 * LOOKS))


def test_nothing_is_asked_of_it_by_itself() -> None:
    world = World()
    world.seconds, world.bytes = 1e9, 10**12
    assert not any(world.age().over() for _ in range(2 * LOOKS))


async def visited(server: Replica) -> tuple[int | None, int]:
    """Return how a visitor at rest was sent away, and what ``/ready`` said then."""
    rests = await Visitor.arrived(server.serving.url)
    await rests.open()
    left = await sent_away(rests)
    return left, got(f"{server.serving.url}/ready")[0]


def test_an_old_server_drains_and_leaves_with_status_0() -> None:
    with replica(COTANGENT_RECYCLE_HOURS="0.005") as server:
        left, ready = asyncio.run(visited(server))
        assert left == 1012 and ready in (503, 0)
        assert server.serving.process.wait(timeout=60) == 0
        until(lambda: got(f"{server.serving.url}/live")[0] == 0)

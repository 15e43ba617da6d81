"""BORDER rows 3, 11, 12: what is kept, asked and waited for is charged to its session, in bytes and seconds."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import WorkerFailed, explore
from core.sandbox.messages import ExploreJob
from core.sandbox.one_shot import memory_of
from core.sandbox.pool import Pool, can_fork
from core.sandbox.settings import PoolSettings
from core.trace.limits import Limits
from tests.sandbox.conftest import eventually
from tools.serving import Serving, served
from tools.visitors import Visitor

pytestmark = pytest.mark.skipif(not can_fork(), reason="no zygote on this system")

MEGABYTES = 30
WARM = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
HEAVY = {  # Row 3: what the cache of traces did not weigh, and how often it is sent
    "twenty figures": (
        "import matplotlib.pyplot as plt, random\nfor i in range(20):\n    plt.figure()\n"
        "    plt.scatter([random.random() for _ in range(1500)], range(1500))\n# {n}\n", 5,
    ),
    "ninety names of one tuple": (
        "t = tuple(range(300, 3000))\n" + "".join(f"a{number} = t\n" for number in range(90)) + "# {n}\n", 6,
    ),
    "long prints": ("for i in range(9000):\n    print(i, {n})\n", 8),
    "long texts with a typing error": ("x = torch.tensor([1., 2.)\n" + "#" * 30_000 + "{n}\n", 100),
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Serving]:
    with served() as serving:
        yield serving


@pytest.mark.parametrize("family", HEAVY)
def test_what_is_kept_for_one_visitor_is_bounded_in_bytes(server: Serving, family: str) -> None:
    program, times = HEAVY[family]
    assert asyncio.run(_peak(server, program, times)) < MEGABYTES


async def _peak(server: Serving, program: str, times: int) -> float:
    """Return by how many megabytes the server swelled at most while a visitor typed versions of a program."""
    pid = server.process.pid
    visitor = await Visitor.arrived(server.url)
    try:
        await visitor.open("graph")
        await visitor.type(WARM)
        Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak begins anew
        before = _memory(pid, "VmRSS")
        for number in range(times):
            assert not (await visitor.type(program.format(n=number))).exceptions
    finally:
        visitor.gone()
    return _memory(pid, "VmHWM") - before


def _memory(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) / 1000


@pytest.fixture
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    """A pool of real workers with the settings that the test asks for."""
    pool = Pool(PoolSettings(**{"warm": 0, **request.param}))
    pool.isolation()
    yield pool
    pool.close()


# Row 11: 6.3 s of worker time after the share was spent.
@pytest.mark.parametrize("pool", [{"session_share": 0.001, "session_burst": 0.0}], indirect=True)
def test_questions_take_from_the_share_of_who_asks(pool: Pool) -> None:
    source = "import torch\nx = torch.ones(3, requires_grad=True)\ny = x * x\n"
    trace = explore(source, pool=pool, session="runs")
    assert trace.mistake is None
    assert trace.local_jacobian(1, 0, session="asks").value.shape == (3, 3)  # a share of its own
    for ask in (trace.local_jacobian, trace.finite_difference, trace.dependence):
        with pytest.raises(WorkerFailed) as failed:
            ask(1, 0, session="asks")
        assert failed.value.kind == "session-share" and int(failed.value.facts["seconds"]) > 0
    after = explore(source + "# again\n", pool=pool, session="asks").mistake
    assert after is not None and after.kind == "session-share"


# Row 12: ten sessions held 3.0 GB in stopped processes.
@pytest.mark.parametrize(
    "pool", [{"light": 2, "heavy": 1, "long_after": 600.0, "standing_bytes": 800_000_000}], indirect=True
)
def test_workers_that_stand_still_hold_a_bounded_memory_together(pool: Pool) -> None:
    program = "import torch\nx = torch.ones(40_000_000)\nwhile True:\n    x.sum()\n"
    job = ExploreJob(program, limits=Limits(wall_seconds=60.0))
    threads = [threading.Thread(target=pool.run, args=(job,), kwargs={"session": str(one)}) for one in range(6)]
    for thread in threads:
        thread.start()
    eventually(lambda: pool.lanes.crowd().waiting["heavy"] == 5)  # all but the one that runs
    # Who has no room stands still for a moment, too, before it is ended.
    eventually(lambda: 0 < _standing(pool) <= pool.settings.standing_bytes)
    pool.close()
    for thread in threads:
        thread.join(20)


def _standing(pool: Pool) -> int:
    """Return the memory of the pool's processes that stand still, as the kernel tells it."""
    held = 0
    for pid in pool.processes():
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
                held += memory_of(pid) or 0
        except OSError:  # it has just ended
            continue
    return held

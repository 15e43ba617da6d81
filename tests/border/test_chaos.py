"""Failures while people use a server: their programs stay, and no page needs a reload.

A new proxy and a rolling update are in test_rolling_update.py, a replica that dies in test_proxy.py, one that is told
to end in test_draining.py, Redis in tests/room/.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.border.replicas import Replica, got, replica, until
from tools.serving import ROOT, Serving, awaited, command, free_port
from tools.visitors import Came, Visitor

WALL_SECONDS = 4
WAITS = "import time\nimport torch\n{name} = torch.ones(2, requires_grad=True)\ntime.sleep(1)\n{name}.sum().backward()"
COMPUTES = "import torch\n{name} = torch.ones(2, requires_grad=True)\n{name}.sum().backward()\nsum(iter(range(10**12)))"
SHORT = "import torch\n{name} = torch.ones(2, requires_grad=True)\n({name} * {name}).sum().backward()"


@pytest.fixture(scope="module")
def server() -> Iterator[Replica]:
    """A server whose programs end after four seconds."""
    with replica(COTANGENT_HOSTED="1", COTANGENT_LIMIT_WALL_SECONDS=f"{WALL_SECONDS}") as server:
        until(lambda: got(f"{server.serving.url}/ready")[0] == 200)
        yield server


# --- processes of one server


def stat(process: int) -> tuple[int, float]:
    """Return a process's parent and the seconds that it has computed; (0, 0) when it has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0, 0.0
    return int(fields[1]), int(fields[11]) / os.sysconf("SC_CLK_TCK")


def processes(text: str) -> list[int]:
    """Return the processes whose command holds a text."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            said = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if text in said:
            found.append(int(path.parent.name))
    return found


def children(parent: int, text: str) -> list[int]:
    return [process for process in processes(text) if stat(process)[0] == parent]


def zygote(server: Replica) -> int:
    """Return the zygote that forks workers; its spare has no child."""
    of_server = children(server.serving.process.pid, "core.sandbox.zygote")
    return next(one for one in of_server if children(one, "core.sandbox.zygote"))


def busy(server: Replica) -> list[int]:
    """Return the workers that have computed for a while."""
    return [one for one in children(zygote(server), "core.sandbox.zygote") if stat(one)[1] > 0.3]


def seen_while(server: Replica, program: str, harm: Callable[[], object]) -> tuple[Came, Came]:
    """Return what somebody sees whose program runs while harm is done, and then somebody else."""

    async def asked() -> tuple[Came, Came]:
        first, other = await Visitor.arrived(server.serving.url), await Visitor.arrived(server.serving.url)
        await first.open()
        await other.open()
        answer = asyncio.create_task(first.type(program))
        await asyncio.to_thread(until, lambda: server.measure("cotangent_jobs_now") > 0)
        await asyncio.to_thread(harm)
        seen = await answer, await other.type(SHORT.format(name="others") + f"\n# {hash(program)}")
        await asyncio.gather(first.socket.close(), other.socket.close())
        return seen

    return asyncio.run(asked())


def outcomes(server: Replica) -> dict[str, float]:
    found = re.findall(r'^cotangent_jobs_total{outcome="([^"]+)"} (\S+)$', got(server.metrics)[1], re.MULTILINE)
    return {name: float(number) for name, number in found}


def test_the_process_that_programs_come_from_is_killed_and_nobody_sees_it(server: Replica) -> None:
    killed = zygote(server)
    mine, others = seen_while(server, WAITS.format(name="mine"), lambda: os.kill(killed, signal.SIGKILL))
    assert "mine" in mine.picture and "others" in others.picture
    assert mine.exceptions == others.exceptions == ()
    until(lambda: zygote(server) != killed)


@pytest.mark.parametrize(("how", "outcome"), [(signal.SIGSTOP, "wall-time"), (signal.SIGKILL, "worker-died")])
def test_a_worker_that_stops_or_dies_costs_its_program_the_rest_only(
    server: Replica, how: signal.Signals, outcome: str
) -> None:
    """The kernel kills the largest process where memory is short, by SIGKILL."""

    def harm() -> None:
        until(lambda: busy(server))
        for worker in busy(server):
            os.kill(worker, how)

    before = outcomes(server)
    mine, others = seen_while(server, COMPUTES.format(name=outcome[:4]), harm)
    assert outcome[:4] in mine.picture and "others" in others.picture
    assert mine.exceptions == others.exceptions == ()
    assert outcomes(server).get(outcome, 0) - before.get(outcome, 0) == 1


def test_helpers_that_are_killed_are_replaced(server: Replica) -> None:
    def harm() -> None:
        for helper in children(server.serving.process.pid, "core.sandbox.helper_process"):
            os.kill(helper, signal.SIGKILL)

    mine, others = seen_while(server, WAITS.format(name="helped"), harm)
    assert "helped" in mine.picture and "others" in others.picture
    assert mine.exceptions == others.exceptions == ()


# --- the disk is full


@contextmanager
def on_a_full_disk(folder: Path) -> Iterator[Serving]:
    """Serve where no file can grow: not the log, nothing temporary, no key."""
    port, log = free_port(), folder / "server.log"
    full = {"XDG_STATE_HOME": f"{folder}", "TMPDIR": f"{folder}", "COTANGENT_HOSTED": "1"}
    with log.open("wb") as said:
        process = subprocess.Popen(
            ["prlimit", "--fsize=0", *command("app.py", port)], cwd=ROOT, env={**os.environ, **full},
            stdout=subprocess.DEVNULL, stderr=said,
        )  # fmt: skip
    with awaited(process, port, log) as serving:
        yield serving


def test_a_full_disk_keeps_nobody_from_anything(tmp_path: Path) -> None:
    async def used(url: str) -> list[Came]:
        came = []
        for page in ("", "own_exercise", "data", "graph"):
            visitor = await Visitor.arrived(url)
            came.append(await visitor.open(page))
            if page == "graph":
                came.append(await visitor.type(SHORT.format(name="mine")))
            await visitor.socket.close()
        return came

    with on_a_full_disk(tmp_path) as serving:
        until(lambda: got(f"{serving.url}/ready")[0] == 200)
        came = asyncio.run(used(serving.url))
    assert [one.exceptions for one in came] == [()] * 5
    assert "mine" in came[-1].picture
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) == 0


# --- the memory that the machine gives is full


@contextmanager
def memory_group(most: int) -> Iterator[Path]:
    """Make a control group that may take so much memory, as a container or a unit of systemd stands in one."""
    for parent, name in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
        group = Path(parent) / f"chaos-{os.getpid()}"
        try:
            group.mkdir()
        except OSError:
            continue
        try:
            with (group / name).open("r+") as file:  # the kernel makes it: where there is none, it is no group
                file.write(f"{most}")
        except OSError:
            group.rmdir()
            continue
        try:
            yield group
        finally:
            until(lambda group=group: not (group / "cgroup.procs").read_text())
            group.rmdir()
        return
    pytest.skip("NOT TESTED: this account may make no control group with a bound on memory")


def test_programs_that_fill_the_memory_are_ended_and_the_server_stays() -> None:
    """Five programs of 400 MB want twice what all may take; whoever is ended reads why, others are answered."""
    hungry = SHORT + "\nbig = [bytearray(b'x' * 20_000_000) for i in range(20)]\nimport time\ntime.sleep(2)"

    async def asked(url: str) -> tuple[list[Came], Came]:
        visitors = [await Visitor.arrived(url) for _ in range(6)]
        for visitor in visitors:
            await visitor.open()
        *greedy, modest = visitors
        came = await asyncio.gather(*(one.type(hungry.format(name=f"p{i}")) for i, one in enumerate(greedy)))
        last = await modest.type(SHORT.format(name="modest"))
        await asyncio.gather(*(visitor.socket.close() for visitor in visitors))
        return came, last

    with memory_group(1_600_000_000) as group:
        (group / "cgroup.procs").write_text(f"{os.getpid()}")  # the server starts inside, so this process goes there
        try:
            started = replica(
                COTANGENT_HOSTED="1", COTANGENT_LIGHT="6", COTANGENT_HEAVY="6", COTANGENT_HEAVY_AFTER="60"
            )
            server = started.__enter__()
        finally:
            (group.parent / "cgroup.procs").write_text(f"{os.getpid()}")
        try:
            until(lambda: got(f"{server.serving.url}/ready")[0] == 200)
            came, last = asyncio.run(asked(server.serving.url))
            ended = outcomes(server)
        finally:
            started.__exit__(None, None, None)
    assert [one.exceptions for one in (*came, last)] == [()] * 6
    assert "modest" in last.picture
    # By the server's watch, or by the kernel, where programs grow faster than it looks: it takes workers first.
    assert ended.get("memory-of-all", 0) + ended.get("worker-died", 0) >= 1 and ended["answered"] >= 2, ended

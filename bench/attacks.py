"""Memory of the server at its peak, and the wait of another visitor's edits, while strangers attack.

The attacks are those of BORDER rows 1, 2, 3, 4, 6 and 9, and long programs. Edits without an attack, in the same run,
are the reference. Row 9 needs a worker that lies, so it is measured in a process of its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed

from bench.figure import Figure, percentiles
from core.sandbox.messages import ExploreJob
from core.sandbox.pool import Pool
from core.sandbox.settings import PoolSettings
from tests.attacks.visitor import Flood, Sender
from tests.attacks.visitor import Visitor as Stranger
from tools.load import HOSTILE
from tools.serving import Serving, served
from tools.visitors import Visitor
from viz.link import encoded
from viz.tensors.build import KINDS
from viz.widgets.tensors import tensor_choices

EDITS = 20
PAUSE, START_SECONDS = 0.2, 4.0
"""Seconds between the honest visitor's edits, and until the attackers are at it."""
GOAL_MB, GOAL_MS, GOAL_SPARE_MS = 30, 300, 50
FILES = 40
WIDE = "import torch\nx = torch.zeros(6000000, 0)  # {n}"
HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (20000000, 0), }"
NO_CELLS = b"\x93NUMPY\x01\x00" + (118).to_bytes(2, "little") + HEADER.ljust(117).encode() + b"\n"
NAMES = "t = tuple(range(300, 3000))\n" + "".join(f"a{number} = t\n" for number in range(90)) + "# {n}"

Attack = Callable[[str], Coroutine[Any, Any, None]]
_numbers = count()


def figures() -> list[Figure]:
    os.environ["COTANGENT_HOSTED"] = "1"
    with served() as serving:
        found = asyncio.run(_attacked(serving))
    return [*found, *_lies(), _spare()]


async def _attacked(serving: Serving) -> list[Figure]:
    honest = await Visitor.arrived(serving.url)
    await honest.open()
    await _waits(honest)
    reference = percentiles(await _waits(honest))[1]
    found = []
    for name in ATTACKS:
        Path(f"/proc/{serving.process.pid}/clear_refs").write_text("5")  # the peak begins anew
        before = _memory(serving.process.pid, "VmRSS")
        with _attacking(name, serving.url):
            wait = percentiles(await _waits(honest))[1]
        peak = _memory(serving.process.pid, "VmHWM") - before
        load = f"load average {os.getloadavg()[0]:.1f}"
        found.append(Figure(f"{name}: peak", peak, "MB", GOAL_MB))
        found.append(Figure(f"{name}: wait, p95 ({load})", wait, "ms", GOAL_MS, reference, "without an attack"))
    honest.gone()
    return found


@contextmanager
def _attacking(name: str, url: str) -> Iterator[None]:
    """For the block, attack from a process of its own: what the attackers compute must not keep the honest one."""
    attackers = get_context("spawn").Process(target=_attack, args=(name, url), daemon=True)
    attackers.start()
    time.sleep(START_SECONDS)
    try:
        yield
        assert attackers.is_alive(), "the attack ended before the visitor was answered"
    finally:
        attackers.terminate()
        attackers.join()


def _attack(name: str, url: str) -> None:
    asyncio.run(ATTACKS[name](url))


async def _waits(visitor: Visitor) -> list[float]:
    """Return how long each of the honest visitor's edits took, in ms."""
    waits = []
    for _ in range(EDITS):
        program = f"import torch\nx = torch.ones(2, requires_grad=True)\n(x * {next(_numbers)}.5).sum().backward()"
        waits.append(1000 * (await visitor.type(program)).seconds)
        await visitor.idle(PAUSE)
    return waits


async def _typed(url: str, *programs: str) -> None:
    """Type hostile programs, each time a new one, until the end."""
    stranger, numbers = await Visitor.arrived(url), count()
    try:
        await stranger.open("graph", f"s={encoded({'program': programs[0].replace('{n}', 'link')})}")
        while True:
            for program in programs:
                await stranger.type(program.replace("{n}", str(next(numbers))))
    except ConnectionClosed:
        return
    finally:
        stranger.gone()


async def _flooded(url: str) -> None:
    """Ten connections send a page with a program of 170 kB as fast as they can."""
    visitor = await Visitor.arrived(url)
    await visitor.open()
    ask = visitor.typing("# " + "字" * 28_000)
    ask.rerun_script.fragment_id = ""
    floods = [Flood(url, ask.SerializeToString(), times=60) for _ in range(10)]
    try:
        await visitor.idle(600)
    finally:
        await asyncio.to_thread(lambda: [flood.stop() for flood in floods])
        visitor.gone()


async def _uploaded(url: str) -> None:
    """Four sessions send forty files of a megabyte, again and again."""

    async def one() -> None:
        async with Stranger(url) as stranger:
            await stranger.ask("graph")
            sender = Sender(url, stranger.session)
            for number in count():
                await asyncio.to_thread(sender.put, f"file{number % FILES}", bytes(1_000_000))

    async with asyncio.TaskGroup() as group:
        for _ in range(4):
            group.create_task(one())


async def _announced(url: str) -> None:
    """Upload 128 bytes that announce twenty million rows, and have the page read them."""
    async with Stranger(url) as stranger:
        await stranger.ask("tensors")
        sender = Sender(url, stranger.session)
        chooser = next(one for one in stranger.elements() if getattr(one, "id", "").endswith(tensor_choices.KIND.key))
        kind = WidgetState(id=chooser.id, string_value=chooser.options[KINDS.index("list")])
        await stranger.ask("tensors", (kind,))
        box = next(one for one in stranger.widgets() if one.endswith(tensor_choices.FILE))
        for number in count():
            await asyncio.to_thread(sender.put, f"file{number}", NO_CELLS)
            state = WidgetState(id=box)
            info = state.file_uploader_state_value.uploaded_file_info.add()
            info.file_id, info.name, info.size = f"file{number}", "a.npy", len(NO_CELLS)
            await stranger.ask("tensors", (kind, state))


ATTACKS: dict[str, Attack] = {
    "row 1, tensors without cells": lambda url: _typed(url, WIDE, HOSTILE["tensors without cells"] + "  # {n}"),
    "row 2, a file that announces 2·10⁷ rows": _announced,
    "row 3, figures and names": lambda url: _typed(url, HOSTILE["figures"], NAMES),
    "row 4, ten floods of 170 kB": _flooded,
    "row 6, four sessions with 40 files of 1 MB": _uploaded,
    "50,000 operations": lambda url: _typed(url, HOSTILE["a million operations"]),
}


def _lies() -> list[Figure]:
    command = [sys.executable, "-m", "tests.attacks.server_under_lies"]
    told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout).values()
    still = 1000 * max(one["stood still"] for one in told)
    return [
        Figure("row 9, a lying worker: peak", max(one["peak"] for one in told), "MB", GOAL_MB),
        Figure(f"row 9, a thread stands still (load average {os.getloadavg()[0]:.1f})", still, "ms", GOAL_MS),
    ]


def _spare() -> Figure:
    """How much later the first answer comes when the zygote has just been killed: the spare takes over."""
    pool, late, usual = Pool(PoolSettings(warm=2)), [], []
    _answer_ms(pool)
    for _ in range(5):
        for _ in range(5):
            time.sleep(0.3)  # a process waits for the next run again
            usual.append(_answer_ms(pool))
        until = time.monotonic() + 60
        while not (spares := pool.forked["light"].spares()) and time.monotonic() < until:
            time.sleep(0.05)
        assert spares, "there is no spare"
        os.kill(pool.processes()[0], signal.SIGKILL)
        late.append(_answer_ms(pool))
        time.sleep(3)  # the next spare is had after a pause
    pool.close()
    taken, reference = sorted(late)[len(late) // 2], percentiles(usual)[0]
    what = f"a spare zygote takes over (load average {os.getloadavg()[0]:.1f})"
    return Figure(what, taken - reference, "ms", GOAL_SPARE_MS, reference, "a run")


def _answer_ms(pool: Pool) -> float:
    began = time.perf_counter()
    pool.run(ExploreJob("x = 1"))
    return 1000 * (time.perf_counter() - began)


def _memory(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) / 1000

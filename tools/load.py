"""``python -m tools.load``: many visitors at once, some of them hostile; what the honest ones waited.

    python -m tools.load fifty       50 students with an edit each 5 s
    python -m tools.load class       200 of them
    python -m tools.load hostile     100 of them, and 50 visitors with endless loops and giant tensors
    python -m tools.load siege       … who also flood the server, read nothing, and send what is no message
    python -m tools.load replicas    how many edits a second 1, 2 and 4 replicas behind HAProxy answer

Options change what a name says. Everything goes to servers on this machine that this program starts, and ends with the
time that was asked for. What was wanted stands beside what was measured.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from websockets.exceptions import ConnectionClosed

from core.sandbox.own_time import seen
from tools.proxied import proxied
from tools.serving import START_SECONDS, Serving, served
from tools.visitors import Visitor

PROGRAMS = [
    "{x} = torch.tensor([1., 2.], requires_grad=True)\n(({x} * {x}).sum() * {n}).backward()\n",
    "W = torch.randn(4, 3, requires_grad=True)\n{x} = W @ torch.randn(3)\n({x} - {n}).pow(2).mean().backward()\n",
    "net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1))\n"
    "{x} = net(torch.randn(5, 4)).mean() * {n}\n{x}.backward()\n",
    "h = {x} = torch.ones(3, requires_grad=True)\nfor i in range(9):\n    h = torch.sin(h + {n})\nh.sum().backward()\n",
]
"""What an honest visitor types; ``{x}`` is a name that nobody else has, by which the answer is known."""

HOSTILE = {
    "an endless loop": "while True: pass",
    "an endless loop in C": "sum(iter(range(10**15)))",
    "an endless number": "2 ** 2 ** 40",
    "a giant tensor": "import torch\ntorch.ones(10**12)",
    "many large tensors": "import torch\nx = [torch.ones(10**7) for i in range(1000)]",
    "tensors without cells": "import torch\nx = [torch.zeros(6000000, 0) for i in range(100)]",
    "a list without end": "x = []\nwhile True: x += [0] * 1000000",
    "a million operations": "import torch\nx = torch.ones(3, requires_grad=True)\nfor i in range(10**6): x = x + {n}",
    "prints": "for i in range(10**6): print('{n}' * 100)",
    "figures": "import matplotlib.pyplot as plt\nfor i in range(20): plt.figure(); plt.plot([{n}, *range(9999)])",
    "names": "for i in range(5000): globals()['`![x](http://x/' + str(i)] = (i,) * 1000",
    "a crash": "import ctypes\nctypes.string_at(0)",
    "the end of the process": "import os\nos._exit({n} % 250)",
    "garbage on the connection": "import ctypes\nctypes.CDLL(None).write(3, b'\\xff' * 100000, 100000)",
    "half a message": "import ctypes\nctypes.CDLL(None).write(3, b'\\0\\0\\xff\\xff', 4)\nwhile True: pass",
    "signals": "import os\nfor i in range(100000):\n    try: os.kill(i, 9)\n    except OSError: pass",
    "processes": "import os\nfor i in range(100000):\n    try: os.fork()\n    except OSError: pass",
    "threads": "import threading\nfor i in range(10000): threading.Thread(target=lambda: None).start()",
}  # fmt: skip
"""Programs that want the server's time or memory, or to break what they stand on."""

FAULTS = {
    "zygotes lost": r"the zygote is gone|zygote .* (died|did not|hangs)",
    "helpers lost": r"a helper",
    "garbage": r"sent garbage",
    "no room": r"no room",
    "tracebacks": r"^Traceback",
}
"""What is counted in the server's log."""


SCENARIOS: dict[str, dict[str, float]] = {
    "fifty": {"visitors": 50, "every": 5.0, "p95": 0.15},
    "class": {"visitors": 200, "every": 5.0, "p95": 1.0},
    "hostile": {"visitors": 150, "every": 5.0, "hostile": 1 / 3, "programs": True, "p95": 1.0},
    "siege": {"visitors": 150, "every": 5.0, "hostile": 1 / 3, "p95": 1.0},
    "replicas": {"visitors": 40, "every": 0.0},
}
"""Name → what it asks for, and the longest wait of 95 of 100 edits that is wanted."""
MOST_MEGABYTES = 1500
"""That the server's process may take."""
ARRIVING_SECONDS = 20.0
"""Until all have come, opened their page and typed once; what they wait afterwards is told apart."""
REPLICAS = (1, 2, 4)


class Log:
    """The measurements of all visitors.

    Attributes:
        waits: (when it was asked, seconds until it was there) of every edit, in seconds since the beginning.
        openings: Seconds until a page was there.
    """

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.waits: list[tuple[float, float]] = []
        self.openings: list[float] = []
        self.errors: Counter[str] = Counter()
        self.attacks: Counter[str] = Counter()
        self.arrivals = 0

    def wrong(self, what: str) -> None:
        self.errors[what] += 1

    def waited(self, seconds: float) -> None:
        """Note an edit that is there now."""
        self.waits.append((time.monotonic() - seconds - self.began, seconds))


async def honest(url: str, number: int, every: float, stay: float, until: float, log: Log) -> None:
    """Type a program every so often, and look whether the answer is one's own; leave and come again after a while."""
    rng, turns = random.Random(number), itertools.count()
    while time.monotonic() < until:
        try:
            visitor = await Visitor.arrived(url)
            log.openings.append((await visitor.open()).seconds)
            log.arrivals += 1
            await visitor.idle(rng.uniform(0.5, 1.5) * every)  # who opens a page looks at it first
            leaves = time.monotonic() + stay * rng.uniform(0.5, 1.5)
            while time.monotonic() < min(until, leaves):
                name = f"v{number}_{next(turns)}"
                text = "import torch\n" + rng.choice(PROGRAMS).format(x=name, n=rng.random() + 0.5)
                came = await visitor.type(text)
                log.waited(came.seconds)
                if came.exceptions:
                    log.wrong(f"an exception: {came.exceptions[0][:60]}")
                elif name not in came.picture:
                    log.wrong(f"not the picture of the program: {' '.join(came.said)[:100] or 'nothing was said'}")
                await visitor.idle(rng.uniform(0.5, 1.5) * every)
            visitor.gone()
        except (OSError, ConnectionClosed) as error:
            if time.monotonic() < until:
                log.wrong(f"a lost connection: {type(error).__name__}")
                await asyncio.sleep(1)


async def hostile(url: str, number: int, programs: bool, until: float, log: Log) -> None:
    """Do one harmful thing after the other, as fast as the server lets; with ``programs`` only by programs."""
    rng = random.Random(number)
    kinds: list[Callable[[str, random.Random], Awaitable[str]]] = [_program, _program, _program]
    if not programs:
        kinds += [_flood, _noise, _rush, _deaf]
    while time.monotonic() < until:
        with suppress(OSError, ConnectionClosed, TimeoutError, KeyError, AssertionError):
            async with asyncio.timeout(40):
                log.attacks[await rng.choice(kinds)(url, rng)] += 1
        await asyncio.sleep(0.1)


async def _program(url: str, rng: random.Random) -> str:
    """Run hostile programs."""
    visitor = await Visitor.arrived(url)
    try:
        await visitor.open()
        for _ in range(rng.randrange(1, 5)):
            name = rng.choice(list(HOSTILE))
            await visitor.type(HOSTILE[name].replace("{n}", str(rng.randrange(10**6))))
        return "programs"
    finally:
        visitor.gone()


async def _flood(url: str, rng: random.Random) -> str:
    """Send edits without a pause and without waiting for answers."""
    visitor = await Visitor.arrived(url)
    try:
        await visitor.open()
        reading = asyncio.create_task(visitor.idle(15))
        for turn in range(1_000):
            await visitor.socket.send(visitor.typing(f"x = {turn}").SerializeToString())
        await reading
        return "floods"
    finally:
        visitor.gone()


async def _noise(url: str, rng: random.Random) -> str:
    """Send what is no message, and links that are none."""
    for _ in range(5):
        visitor = await Visitor.arrived(url)
        try:
            await visitor.open("graph", "s=" + "A" * rng.randrange(100_000))
            await visitor.socket.send(rng.randbytes(rng.randrange(1, 500_000)))
            await visitor.idle(0.2)
        finally:
            visitor.gone()
    return "noise"


async def _rush(url: str, rng: random.Random) -> str:
    """Come and go."""
    visitors = [await Visitor.arrived(url) for _ in range(10)]
    await asyncio.gather(*(visitor.open() for visitor in visitors[:5]))
    for visitor in visitors:
        visitor.gone()
    return "visits"


async def _deaf(url: str, rng: random.Random) -> str:
    """Ask and read nothing of the answers."""
    visitor = await Visitor.arrived(url)
    try:
        await visitor.open()
        for turn in range(200):
            await visitor.socket.send(visitor.typing(f"import torch\nx = torch.ones({turn + 1})").SerializeToString())
        await asyncio.sleep(10)
        return "deaf visitors"
    finally:
        visitor.gone()


async def watched(servings: Sequence[Serving], until: float, memory: list[float]) -> None:
    """Note the resident megabytes of the largest server."""
    while time.monotonic() < until:
        memory.append(largest(servings))
        await asyncio.sleep(1)


def largest(servings: Sequence[Serving]) -> float:
    """Return the resident megabytes of the largest server."""
    return max(resident(serving.process.pid) for serving in servings)


def resident(pid: int) -> float:
    """Return a process's resident megabytes."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return int(found[1]) / 1000 if found else 0.0


async def visited(url: str, servings: Sequence[Serving], options: argparse.Namespace) -> dict[str, Any]:
    """Return what the visitors of so many seconds saw."""
    memory = [largest(servings)]
    for serving in servings:
        await _page(serving.url)
    log = Log()
    worked = processors(servings)
    await _sent(url, servings, options, log, memory)
    lasted = time.monotonic() - log.began
    busy = {name: round((end - worked[name]) / lasted, 2) for name, end in processors(servings).items()}
    afterwards = await _page(url)
    waits = [seconds for _, seconds in log.waits]
    settled = [seconds for when, seconds in log.waits if when >= ARRIVING_SECONDS]
    said = "\n".join(serving.log.read_text(errors="replace") for serving in servings)
    return {
        "arrivals": log.arrivals,
        "edits": len(waits),
        "edits a second": round(len(waits) / lasted, 1),
        "wait p50 / p95 / p99 / most, s": spread(waits),
        f"the same after {ARRIVING_SECONDS:g} s": spread(settled),
        "a page's opening, the same, s": spread(log.openings),
        "processors at work": busy,
        "errors": dict(log.errors),
        "attacks": dict(log.attacks),
        "server MB first / most / last": [round(one) for one in (memory[0], max(memory), memory[-1])],
        "server MB over time": [round(one) for one in memory[:: max(1, len(memory) // 20)]],
        "load average": round(os.getloadavg()[1], 1),
        "a page afterwards, s": round(afterwards, 3),
        "in the log": {name: len(re.findall(pattern, said, re.MULTILINE)) for name, pattern in FAULTS.items()},
        **goals(options, spread(waits)[1], max(memory)),
    }


async def _sent(
    url: str, servings: Sequence[Serving], options: argparse.Namespace, log: Log, memory: list[float]
) -> None:
    """Send the visitors one after the other, the hostile ones first, and wait until their time is over."""
    enemies, until = round(options.visitors * options.hostile), log.began + options.seconds
    attacks: list[asyncio.Task[None]] = []
    async with asyncio.TaskGroup() as group:
        group.create_task(watched(servings, until, memory))
        for number in range(options.visitors):
            if number < enemies:
                attacks.append(group.create_task(hostile(url, number, options.programs, until, log)))
            else:
                group.create_task(honest(url, number, options.every, options.stay, until, log))
            await asyncio.sleep(options.every / options.visitors)
        await asyncio.sleep(max(0.0, until - time.monotonic()))
        for one in attacks:  # an attack may wait long for its answer
            one.cancel()


def spread(waits: Sequence[float]) -> list[float]:
    """Return the waits of 50, 95 and 99 of 100, and the longest."""
    cuts = quantiles(waits, n=100) if len(waits) > 1 else [0.0] * 99
    return [round(one, 3) for one in (cuts[49], cuts[94], cuts[98], max(waits, default=0.0))]


def processors(servings: Sequence[Serving]) -> dict[str, float]:
    """Return for how many seconds processors have worked: for us, for the servers alone, and on the whole machine."""
    ticks = os.sysconf("SC_CLK_TCK")
    user, nice, system = map(int, Path("/proc/stat").read_text(encoding="ascii").split()[1:4])
    seen_ones = [seen(serving.process.pid) for serving in servings]
    return {
        "the visitors": time.process_time(),
        "the servers": sum(one.worked for one in seen_ones if one),
        "all": (user + nice + system) / ticks,
    }


async def _page(url: str) -> float:
    """Return the seconds until a page is there."""
    visitor = await Visitor.arrived(url)
    came = await visitor.open()
    visitor.gone()
    return came.seconds


def goals(options: argparse.Namespace, p95: float, megabytes: float) -> dict[str, str]:
    """Return what a scenario wants and whether it was so; nothing where nothing was wanted."""
    if not options.p95:
        return {}
    met = p95 <= options.p95 and megabytes <= MOST_MEGABYTES
    wanted = f"p95 at most {options.p95:g} s, no error, at most {MOST_MEGABYTES} MB"
    return {"wanted": wanted, "met": "yes" if met else "NO"}


def loaded(options: argparse.Namespace, replicas: int) -> dict[str, Any]:
    """Start so many servers, with HAProxy before them where there are several, and return what visitors saw."""
    with ExitStack() as stack:
        servings = [stack.enter_context(served()) for _ in range(replicas)]
        for serving in servings:
            ready(serving)
        url = servings[0].url
        if options.scenario == "replicas":  # the proxy is there for one as for many, so that only their number differs
            folder = Path(stack.enter_context(TemporaryDirectory()))
            url = stack.enter_context(proxied([serving.url for serving in servings], folder))
        found = asyncio.run(visited(url, servings, options))
        if options.log:
            options.log.write_bytes(b"".join(serving.log.read_bytes() for serving in servings))
    return found


def ready(serving: Serving) -> None:
    """Wait until a program has run on a server."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        with suppress(OSError), urlopen(f"{serving.url}/ready", timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError("no program has run on the server")


def asked() -> argparse.Namespace:
    """Return what the command line asks for: a scenario's values, and what options say otherwise."""
    parser = argparse.ArgumentParser(
        "python -m tools.load", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenario", nargs="?", choices=SCENARIOS, help="a measurement with a name")
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--hostile", type=float, default=0.0, help="the part of them that attacks, 0 to 1")
    parser.add_argument("--programs", action="store_true", help="they attack by programs alone")
    parser.add_argument("--every", type=float, default=5.0, help="seconds between an honest visitor's edits")
    parser.add_argument("--stay", type=float, default=float("inf"), help="seconds until one leaves and comes again")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--log", type=Path, help="where to leave the servers' log")
    parser.set_defaults(p95=0.0)
    named = next((word for word in sys.argv[1:] if word in SCENARIOS), None)
    parser.set_defaults(**SCENARIOS.get(named or "", {}))
    return parser.parse_args()


def main() -> int:
    """Print what was seen; return 1 when an honest visitor saw an error, or a wait was longer than wanted."""
    options = asked()
    os.environ.setdefault("COTANGENT_HOSTED", "1")
    if options.scenario == "replicas":
        found = {f"{number} behind HAProxy": loaded(options, number) for number in REPLICAS}
        wrong = any(one["errors"] for one in found.values())
    else:
        found = loaded(options, 1)
        wrong = bool(found["errors"]) or found.get("met") == "NO"
    sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())

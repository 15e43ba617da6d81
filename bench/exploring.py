"""explore(): from the text to the Trace, through a worker process, as the server does it."""

from __future__ import annotations

import sys
import time
from functools import partial

from bench.figure import Figure, interleaved, percentiles
from bench.programs import long_loop, thirty_operations
from core import Limits, explore
from viz.picture.drawing import to_svg
from viz.picture.fold import folded

RAISED = Limits(
    operations=200_000,
    steps=20_000_000,
    wall_seconds=120,
    cpu_seconds=120,
    run_bytes=2_000_000_000,
    result_bytes=400_000_000,
)
MANY = 100_000
REPLACING, WRITING = "w.data = w.data - 0.01 * w.grad", "w.data -= 0.01 * w.grad"
TURNS = """import torch
w = torch.ones(3, requires_grad=True)
for i in range(600):
    loss = (w.sum() - 1) ** 2
    loss.backward()
    {update}
    w.grad = None
"""


def figures() -> list[Figure]:
    """Torch is imported only at the end, for the references: the server that is imitated has none."""
    paced = [timed_explore(number, pause=0.15) for number in range(110)][10:]
    crowded = [timed_explore(number) for number in range(200, 310)][10:]
    assert "torch" not in sys.modules
    turns = [partial(explore, TURNS.format(update=one)) for one in (REPLACING, WRITING)]
    replacing_ms, writing_ms = interleaved(turns, 3)
    explored_ms, whole_ms = timed_picture(long_loop(MANY))
    plain_thirty, plain_loop = plain(thirty_operations()), plain(long_loop(MANY), rounds=3)
    middle, high = percentiles(paced)
    crowded_middle, crowded_high = percentiles(crowded)
    beside = "plain Python"
    return [
        Figure("explore: 30 operations, p50", middle, "ms", 20, plain_thirty, beside),
        Figure("explore: 30 operations, p95", high, "ms", 35, plain_thirty, beside),
        Figure("    one upon the other, p50", crowded_middle, "ms", None, plain_thirty, beside),
        Figure("    one upon the other, p95", crowded_high, "ms", None, plain_thirty, beside),
        Figure(f"600 turns with {REPLACING}", replacing_ms, "ms", 1.5, writing_ms, WRITING, relative=True),
        Figure("explore + fold + layout: 100,000 operations", whole_ms, "ms", 3000, plain_loop, beside),
        Figure("    of which explore", explored_ms, "ms", None, plain_loop, beside),
    ]


def timed_explore(number: int, pause: float = 0.0) -> float:
    """Return the milliseconds of one explore; a ``pause`` after it lets the pool fork the process of the next job."""
    source = thirty_operations(0.5 + number / 1000)
    begin = time.perf_counter()
    trace = explore(source)
    taken = (time.perf_counter() - begin) * 1000
    assert trace.mistake is None and len(trace.passes) == 1, trace.mistake
    time.sleep(pause)
    return taken


def timed_picture(source: str) -> tuple[float, float]:
    explore("import torch")  # the workers are warm
    begin = time.perf_counter()
    trace = explore(source, limits=RAISED)
    explored = time.perf_counter()
    assert trace.mistake is None and len(trace.nodes) >= MANY, trace.mistake
    fold = folded(trace, frozenset())
    to_svg(trace, fold, len(trace.passes) - 1)
    return (explored - begin) * 1000, (time.perf_counter() - begin) * 1000


def plain(source: str, rounds: int = 50) -> float:
    import torch

    torch.set_num_threads(1)
    compiled = compile(source, "<program>", "exec")
    return interleaved([lambda: exec(compiled, {})], rounds)[0]

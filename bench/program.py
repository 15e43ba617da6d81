"""Programs run by the engine, recorded and with their Snapshots, beside the same texts in plain Python."""

from __future__ import annotations

from collections.abc import Callable

import torch

from bench.figure import Figure, interleaved
from bench.programs import THREE_OPERATIONS
from core import Limits
from core.program.execute import run
from core.recording.recorder import Recorder

LIMITS = Limits(operations=100_000)
TURNS = 1_000
HEAD = "import torch\nx = torch.ones(3)\n"
EMPTY_LOOP = f"{HEAD}for i in range({TURNS}):\n    pass\n"
OPERATIONS = EMPTY_LOOP.replace("pass", "x = x * 1.5")
COUNTING = f"{HEAD}t = 0\nfor i in range(1_000):\n    for j in range(100):\n        t += i * j\n"
WHILE = f"{HEAD}i = 0\nwhile i < 100_000:\n    i += 1\n"
CALLS = f"{HEAD}def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nf(18)\n"


def _recorded(text: str) -> Callable[[], None]:
    def call() -> None:
        recorder = Recorder(LIMITS)
        outcome = run(text, recorder, LIMITS)
        recorder.finish(
            source=text, variables=outcome.variables, result=outcome.result, result_text=outcome.result_text,
            mistake=outcome.mistake, warnings=outcome.warnings, places=outcome.spans,
        )  # fmt: skip

    return call


def _plain(text: str) -> Callable[[], None]:
    compiled = compile(text, "<program>", "exec")
    return lambda: exec(compiled, {})


def figures() -> list[Figure]:
    torch.set_num_threads(1)
    plain_ms, recorded_ms = interleaved([_plain(THREE_OPERATIONS), _recorded(THREE_OPERATIONS)], 300, 5)
    programs = [EMPTY_LOOP, OPERATIONS, COUNTING, WHILE, CALLS]
    times = interleaved([*map(_plain, programs), *map(_recorded, programs)], rounds=3, repeats=5)
    plain, ours = times[: len(programs)], times[len(programs) :]
    # Milliseconds of a thousand turns are microseconds of one.
    return [
        Figure("program: 3 operations, Snapshots included", recorded_ms, "ms", 5, plain_ms, "plain Python",
               relative=True),
        Figure("program: a loop of plain Python", ours[2], "ms", 2, plain[2], "plain Python", relative=True),
        Figure("program: a while loop of plain Python", ours[3], "ms", 2, plain[3], "plain Python", relative=True),
        Figure("program: recursive calls", ours[4], "ms", None, plain[4], "plain Python", relative=True),
        Figure("program: a recorded operation", ours[1] - ours[0], "µs", None, plain[1] - plain[0], "plain torch"),
    ]  # fmt: skip

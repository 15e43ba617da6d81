"""Programs in the interpreter, recorded and with their Snapshots, beside the same texts in plain Python."""

from __future__ import annotations

from collections.abc import Callable

import torch

from bench.figure import Figure, interleaved
from bench.programs import THREE_OPERATIONS
from core import Limits
from core.language.allocation import Allocation
from core.language.interpreter import run
from core.recording.recorder import Recorder

LIMITS = Limits()
TURNS = 1_000
EMPTY_LOOP = f"import torch\nx = torch.ones(3)\nfor i in range({TURNS}):\n    pass\n"
OPERATIONS = EMPTY_LOOP.replace("pass", "x = x * 1.5")
COUNTING = EMPTY_LOOP.replace("pass", "i = i + 1")


def _interpreted(text: str) -> Callable[[], None]:
    def call() -> None:
        recorder = Recorder(LIMITS)
        outcome = run(text, recorder, LIMITS)
        recorder.finish(
            source=text, variables=outcome.variables, result=outcome.result, result_text=outcome.result_text,
            mistake=outcome.mistake, warnings=outcome.warnings,
        )  # fmt: skip

    return call


def _plain(text: str) -> Callable[[], None]:
    compiled = compile(text, "<program>", "exec")
    return lambda: exec(compiled, {})


def _multiplied() -> None:
    x = torch.ones(3)
    for _ in range(TURNS):
        x = x * 1.5


def _multiplied_under_check() -> None:
    with Allocation(LIMITS):
        _multiplied()


def figures() -> list[Figure]:
    torch.set_num_threads(1)
    plain_ms, interpreted_ms = interleaved([_plain(THREE_OPERATIONS), _interpreted(THREE_OPERATIONS)], 300, 5)
    programs = [EMPTY_LOOP, COUNTING, OPERATIONS]
    times = interleaved([*map(_plain, programs), *map(_interpreted, programs)], rounds=3, repeats=5)
    bare, check = interleaved([_multiplied, _multiplied_under_check], rounds=3, repeats=5)
    # Milliseconds of a thousand turns are microseconds of one.
    return [
        Figure("language: 3 operations, Snapshots included", interpreted_ms, "ms", 6, plain_ms, "plain Python",
               relative=True),
        Figure("language: a loop's addition", times[4] - times[3], "µs", None, times[1] - times[0], "plain Python"),
        Figure("language: a recorded operation", times[5] - times[3], "µs", None, times[2] - times[0], "plain torch"),
        Figure("language: the check before allocation", check - bare, "µs", None, bare, "the operation"),
    ]  # fmt: skip

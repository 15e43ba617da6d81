"""A program in the interpreter, recorded and with its Snapshots, beside the same text in plain Python."""

from __future__ import annotations

import torch

from bench.figure import Figure, interleaved
from bench.programs import THREE_OPERATIONS
from core import Limits
from core.language.interpreter import run
from core.recording.recorder import Recorder


def figures() -> list[Figure]:
    torch.set_num_threads(1)
    limits = Limits()
    compiled = compile(THREE_OPERATIONS, "<program>", "exec")

    def plain() -> None:
        exec(compiled, {})

    def interpreted() -> None:
        recorder = Recorder(limits)
        outcome = run(THREE_OPERATIONS, recorder, limits)
        recorder.finish(source=THREE_OPERATIONS, device="cpu", seed=0, **outcome._asdict())

    plain_ms, interpreted_ms = interleaved([plain, interpreted], rounds=300, repeats=5)
    return [
        Figure(
            "language: 3 operations, Snapshots included",
            interpreted_ms,
            "ms",
            6,
            plain_ms,
            "plain Python",
            relative=True,
        )
    ]

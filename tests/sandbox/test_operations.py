"""Every operation of torch's own OpInfo list gives inside the walls what it gives outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from core.sandbox import confine
from core.sandbox.messages import ExploreJob
from core.sandbox.pool import can_fork, shared_pool
from core.sandbox.starting import ROOT, clean_environment
from core.trace import TraceRecord
from tests.sandbox.operations import DTYPES

pytestmark = pytest.mark.skipif(
    not can_fork() or "system-calls" not in confine.available(), reason="there are no walls on this system"
)
OPERATIONS = 700
"""torch 2.13 lists 702; a list that shrank would make the test easy."""


def test_every_operation_and_dtype_is_equal_or_refused_by_torch_in_the_same_words() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.sandbox.operations", "1"],
        cwd=ROOT,
        env=clean_environment(os.environ),
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    *different, last = ended.stdout.splitlines()
    assert different == []
    table = json.loads(last)
    assert set(table) == set(DTYPES)
    for counts in table.values():
        assert set(counts) <= {"equal", "refused"} and sum(counts.values()) >= OPERATIONS
        assert counts["equal"] > OPERATIONS // 2


# The notes' own product of whole numbers (D2L 2.3.9: matrix-matrix multiplication), by hand: rows 0 1, 2 3 squared.
@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("A @ A", "tensor([[ 2,  3],\n        [ 6, 11]])"),
        ("torch.mm(A, A)", "tensor([[ 2,  3],\n        [ 6, 11]])"),
        ("torch.addmm(A, A, A)", "tensor([[ 2,  4],\n        [ 8, 14]])"),
        ("torch.ones(70, 300, dtype=torch.int64).mm(torch.ones(300, 80, dtype=torch.int64)).unique()", "tensor([300])"),
    ],
)
def test_products_of_whole_numbers(expression: str, value: str) -> None:
    reply = shared_pool().run(ExploreJob(f"import torch\nA = torch.arange(4).reshape(2, 2)\n{expression}"))
    assert isinstance(reply, TraceRecord) and reply.mistake is None
    assert reply.result is not None and reply.result.text == value

"""BORDER rows 1, 9: what a worker sends that costs its reader much is found out in a process that it may spoil."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from msgspec import structs

from core import Limits, explore
from core.sandbox.job import answer
from core.sandbox.messages import HEADER_BYTES, MOST_OBJECTS, ExploreJob, Failed, Traced, message_from
from core.sandbox.pool import can_fork
from tests.attacks.liar import LIES

MEGABYTES = 30


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What each lie did to a server in a process of its own."""
    if not can_fork():
        pytest.skip("no zygote on this system")
    command = [sys.executable, "-m", "tests.attacks.server_under_lies"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_garbage_and_the_server_does_not_swell(told: dict[str, Any], lie: str) -> None:
    assert told[lie]["kind"] == "worker-garbage"
    assert told[lie]["peak"] < MEGABYTES


# Row 1: a tensor without cells, of six million rows.
@pytest.mark.parametrize("shape", ["6000000, 0", "0, 6000000", "3000, 0, 3000", "1, 0, 10**15"])
def test_a_tensor_without_cells_is_short(shape: str) -> None:
    trace = explore(f"import torch\nx = torch.zeros({shape})\ny = x.T if x.dim() == 2 else x\n")
    assert trace.mistake is None and len(trace.nodes) >= 1
    for node in trace.nodes:
        assert node.value.numel == 0 and max(node.value.kept) <= 1_024
        assert len(str(node.value.tolist())) < 20_000


PASSES = (
    "import torch\nx = torch.tensor(1., requires_grad=True)\nfor i in range({}):\n    y = x * i\n    y.backward()\n"
)


def test_a_run_that_leaves_much_behind_is_believed() -> None:
    trace = explore(PASSES.format("7_000"))
    assert trace.mistake is None, trace.mistake
    assert len(trace.passes) == 7_000


def test_a_run_that_leaves_too_much_behind_is_told_so() -> None:
    trace = explore(PASSES.format("20_000"))
    assert trace.mistake is not None and trace.mistake.kind == "limit-passes-loop"
    assert len(trace.passes) == Limits().passes  # and what came before the limit is there


def test_a_reply_of_too_many_objects_is_not_sent() -> None:
    trace = explore("import torch\ntorch.tesnor([1.0])\n")
    assert trace.mistake is not None
    many = structs.replace(trace.record, warnings=(trace.mistake,) * (MOST_OBJECTS // 11))
    sent = message_from(memoryview(answer(ExploreJob(trace.source), lambda _job: Traced(many)))[HEADER_BYTES:])
    assert isinstance(sent, Failed) and sent.kind == "result-objects"
    assert sent.facts["limit"] == f"{MOST_OBJECTS:,}"

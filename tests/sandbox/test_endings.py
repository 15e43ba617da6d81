"""Real programs that no exception can end leave their graph so far, and one sentence at the right place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core import explore
from core.sandbox.pool import Pool, can_fork
from core.sandbox.settings import PoolSettings
from core.trace import Trace
from core.trace.limits import Limits
from tests.sandbox.conftest import close

pytestmark = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: nothing is kept of such programs")

BEFORE = """import torch
x = torch.tensor([1., 2.], requires_grad=True)
y = (x * x).sum()
y.backward()
print("so far")
"""
SHORT = Limits(wall_seconds=1)
ASLEEP = Limits(wall_seconds=3)
"""For who sleeps: of that the clock is counted, and the processor is not used."""


@pytest.fixture(scope="module")
def real() -> Iterator[Pool]:
    pool = Pool(PoolSettings(warm=1))
    yield pool
    close(pool)


def explored(pool: Pool, source: str, limits: Limits = SHORT, **options: tuple[str, ...]) -> Trace:
    return explore(source, limits=limits, pool=pool, **options)  # type: ignore[arg-type]


ENDINGS = {
    # what does not end → (the mistake's kind, its text in the program)
    "items = iter(range(10**12))\nsum(items)\nz = y + 1": ("wall-time", "sum(items)"),
    "import re\nre.match('(a+)+$', 'a' * 40 + 'b')": ("wall-time", "re.match('(a+)+$', 'a' * 40 + 'b')"),
    "import math\nn = math.factorial(10**8)": ("wall-time", "n = math.factorial(10**8)"),
    "import time\nfor i in range(2):\n    time.sleep(60)": ("wall-time", "time.sleep(60)"),
    "import os\nos._exit(3)": ("worker-died", "os._exit(3)"),
    "import signal\nsignal.raise_signal(signal.SIGSEGV)": ("worker-died", "signal.raise_signal(signal.SIGSEGV)"),
}


@pytest.mark.parametrize("after", ENDINGS)
def test_the_graph_so_far_is_kept(real: Pool, after: str) -> None:
    kind, text = ENDINGS[after]
    source = BEFORE + after + "\n"
    trace = explored(real, source, ASLEEP if "sleep" in after else SHORT)
    assert trace.mistake is not None and trace.mistake.kind == kind, trace.mistake
    span = trace.mistake.span
    assert span is not None and span.line == span.end_line
    assert source.splitlines()[span.line - 1][span.column : span.end_column] == text
    assert trace.printed == "so far\n"
    assert [node.operation for node in trace.nodes] == ["leaf", "mul", "sum"]
    assert trace.named("y").value.tolist() == 5.0  # 1 + 4
    adjoint = trace.passes[0].adjoint(0)
    assert adjoint is not None and adjoint.tolist() == [2.0, 4.0]  # dy/dx = 2x
    assert set(trace.variables) >= {"x", "y"} and "z" not in trace.variables


def test_a_question_about_what_was_kept_is_answered(real: Pool) -> None:
    trace = explored(real, BEFORE + "import os\nos._exit(3)\n")
    assert trace.local_jacobian(1, 0).value.tolist() == [[1.0, 0.0], [0.0, 2.0]]  # d(x * x)/dx by its first operand


def test_a_replay_runs_no_backward_that_the_program_left_out(real: Pool) -> None:
    trace = explored(real, BEFORE.replace("y.backward()\n", "") + "y\nimport os\nos._exit(3)\n")
    assert trace.passes == () and trace.mistake is not None and trace.mistake.kind == "worker-died"


def test_a_long_product_is_cut_off_with_its_operands_kept(real: Pool) -> None:
    source = BEFORE + "a = torch.ones(4500, 4500)\nb = torch.linalg.svd(a)\n"
    trace = explored(real, source, Limits(wall_seconds=2))
    assert trace.mistake is not None and trace.mistake.kind == "wall-time"
    assert trace.mistake.span is not None and trace.mistake.span.line == 7
    assert trace.named("a").value.shape == (4500, 4500)


def test_input_reads_the_lines_that_came_along(real: Pool) -> None:
    trace = explored(real, "a = input()\nb = input('b? ')\nint(a) + int(b)\n", inputs=("20", "22"))
    assert trace.mistake is None and trace.result is not None and trace.result.text == "42"


def test_a_program_that_needs_a_large_library_gets_it(real: Pool) -> None:
    """The text does not say it: the light worker finds out, and the program starts anew in a heavy one."""
    source = "import torch\nprint('once')\neinops = __import__('einops')\n"
    trace = explored(real, source + "einops.rearrange(torch.ones(2, 3), 'a b -> b a').shape\n")
    assert trace.mistake is None, trace.mistake
    assert trace.printed == "once\n" and trace.result is not None and trace.result.text == "torch.Size([3, 2])"

"""The weight of a record against what CPython allocates for it when it arrives and is read."""

from __future__ import annotations

import gc
import tracemalloc
from functools import cached_property

import numpy
import pytest

from core import explore
from core.sandbox.messages import Traced, framed, message_from
from core.trace import Trace
from core.trace.columns import Table
from core.trace.memory_size import weight
from core.trace.tables import SnapshotsByKey

X = "import torch\nx = torch.ones(3, requires_grad=True)\n"
PROGRAMS = {
    "many operations": X + "".join(f"x{number} = x * {number}\n" for number in range(300)),
    "a loop": X + "y = x\nfor i in range(1900):\n    y = y * 1.001\ny.sum().backward()\n",
    "a training loop": "import torch\nnet = torch.nn.Linear(16, 8)\nX = torch.randn(32, 16)\n"
    "optimizer = torch.optim.SGD(net.parameters(), 0.1)\n"
    "for i in range(60):\n    optimizer.zero_grad()\n    net(X).square().mean().backward()\n    optimizer.step()\n",
    "ninety names of one tuple": "t = tuple(range(300, 3000))\n" + "".join(f"a{number} = t\n" for number in range(90)),
    "many prints": "for i in range(9000):\n    print(i, 'x' * 4)\n",
    "a long print": "print('x' * 99_000)\n",
    "many warnings": X + "".join(f"w{number} = torch.tensor(x)\n" for number in range(100)),
    "a typing error": "import torch\nx = torch.tensor([1., 2.)\n" + "#" * 30_000,
    "figures": "import matplotlib.pyplot as plt\nimport random\nfor i in range(4):\n    plt.figure()\n"
    "    plt.plot([random.random() for _ in range(3000)])\n",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_record_weighs_what_its_arrival_and_its_reading_allocate(program: str) -> None:
    body = framed(Traced(explore(PROGRAMS[program]).record))[4:]
    message_from(body)  # what msgspec and NumPy set up once is not the record's
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        message = message_from(body)
        assert isinstance(message, Traced)
        trace = Trace(message.record)
        _read(trace)
        held = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert 0.75 * held < weight(trace) < 1.75 * held
    assert weight(trace) >= 0.9 * len(body)


def _read(trace: Trace) -> None:
    """Have everything made that pages make of a whole record, its rows included."""
    assert isinstance(trace.variables, dict) and isinstance(trace.printed, str)
    tables: list[object] = [trace.nodes, trace.autograd]
    for one in trace.passes:
        one.contributions(0)
        tables += [one.sent, one.adjoints, one.autograd_adjoints]
    while tables:
        table = tables.pop()
        if isinstance(table, (Table, SnapshotsByKey)):
            assert sum(1 for _row in table) == len(table)
            for name, part in [pair for kind in type(table).__mro__ for pair in vars(kind).items()]:
                if isinstance(part, cached_property):
                    getattr(table, name)
            tables += [getattr(table, "values", None), getattr(table, "snapshots", None)]


def test_an_array_weighs_its_numbers_also_when_they_are_a_message_s() -> None:
    numbers = numpy.zeros(100_000)
    assert 800_000 < weight(numbers) < 801_000
    assert 800_000 < weight(numpy.frombuffer(numbers.tobytes(), "<f8")) < 801_000


def test_nested_containers_weigh_all_that_is_in_them() -> None:
    assert weight({"a": [("x" * 1000,), {"y" * 1000: b"z" * 1000}]}) > 3_000
    assert weight(None) == weight(True) == 0

"""No program can take more than its budgets, whatever it tries; what it did before stays."""

from __future__ import annotations

import msgspec
import pytest

from core import explore
from core.program.execute import run
from core.program.run import Run
from core.recording.recorder import Recorder
from core.trace import Described
from core.trace.limits import Limits
from tests.program.running import HEAD, ran

SMALL = msgspec.structs.replace(Limits(), steps=50_000, operations=500, tensor_elements=20_000_000)


@pytest.mark.acceptance("T8")
def test_a_loop_that_never_ends_keeps_the_trace_so_far() -> None:
    source = """
a = torch.tensor(0.0, requires_grad=True)
b = a * 2
while b.norm() < 1000:
    b = b * 2
"""
    outcome, record = ran(HEAD + source, SMALL)
    assert outcome.mistake is not None and outcome.mistake.kind == "loop-unmoved"
    assert outcome.mistake.facts["allowed"] == "500"
    assert len(record.nodes) > 400 and "b" in outcome.variables


@pytest.mark.acceptance("T8")
def test_an_empty_endless_loop_ends_by_steps() -> None:
    mistake = ran("x = 1\nwhile True: pass", SMALL).outcome.mistake
    assert mistake is not None and mistake.kind == "endless-always"
    assert mistake.span is not None and mistake.span.line == 2
    assert "line 2 never ends" in mistake.message


HEADS = "import torch, random, itertools\nfrom torch import nn\nfrom torch.nn import functional as F\nkept_before = 1\n"
BOMBS = {
    "power": ("2 ** 10 ** 10", "integer_bits"),
    "power in place": ("x = 7\nx **= 10 ** 9", "integer_bits"),
    "shift": ("1 << 10 ** 12", "integer_bits"),
    "endless loop": ("while True: pass", "steps"),
    "endless for": ("for i in itertools.count(): pass", "steps"),
    "endless iter": ("for i in iter(int, 1): pass", "steps"),
    "endless generator": ("def g():\n    while True:\n        yield 1\nfor x in g(): pass", "steps"),
    "endless generator in C": ("def g():\n    while True:\n        yield 1\nsum(g())", "steps"),
    "nested loops": ("for i in range(10 ** 6):\n    for j in range(10 ** 6): pass", "steps"),
    "loops that call": ("def f(n):\n    return n\nwhile f(1): pass", "steps"),
    "comprehension": ("[i for i in range(10 ** 9)]", "steps"),
    "nested comprehension": ("sum(1 for i in range(10 ** 6) for j in range(10 ** 6))", "steps"),
    "sum": ("sum(range(10 ** 12))", "steps"),
    "max": ("max(range(10 ** 12))", "steps"),
    "sorted": ("sorted(range(10 ** 12))", "steps"),
    "list of range": ("list(range(10 ** 12))", "steps"),
    "any": ("any(v < 0 for v in range(10 ** 12))", "steps"),
    "calls": ("f = lambda: 1\nfor i in range(10 ** 9): f()", "steps"),
    "print": ("while True:\n    print('x' * 1000)", "printed_characters"),
    "stdout": ("import sys\nwhile True:\n    sys.stdout.write('x' * 1000)", "printed_characters"),
    "zeros": ("torch.zeros(6000, 6000)", "tensor_elements"),
    "arange": ("torch.arange(4 * 10 ** 7)", "tensor_elements"),
    "repeat": ("torch.ones(1000).repeat(4 * 10 ** 4)", "tensor_elements"),
    "expand": ("torch.ones(1).expand(4 * 10 ** 7) + 1", "tensor_elements"),
    "outer": ("torch.outer(torch.ones(6000), torch.ones(6000))", "tensor_elements"),
    "broadcast": ("torch.ones(6000, 1) * torch.ones(6000)", "tensor_elements"),
    "diag": ("torch.diag(torch.ones(6000))", "tensor_elements"),
    "bytes": ("kept = [torch.ones(4 * 10 ** 6) for i in range(100)]", "run_bytes"),
    "expression depth": ("x = " + "(" * 150 + "1" + ")" * 150 + "\ny = " + "-" * 300 + "1", "syntax_depth"),
    "brackets": ("x = " + "[" * 500 + "]" * 500, "syntax_depth"),
    "length": ("# " + "x" * 50_000, "source_characters"),
    "many parts": ("x = [" + "-1," * 8_000 + "1]", "syntax_nodes"),
}


OF_ENDLESS = ("limit-steps-loop", "endless-always", "endless-unchanged", "endless-iterator", "loop-values")


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_at_its_budget(name: str) -> None:
    source, budget = BOMBS[name]
    outcome = ran(HEADS + source, SMALL).outcome
    assert outcome.mistake is not None
    assert outcome.mistake.kind == f"limit-{budget}" or (budget == "steps" and outcome.mistake.kind in OF_ENDLESS)
    assert outcome.mistake.facts["allowed"] and outcome.mistake.hint
    if not budget.startswith(("syntax", "source")):
        assert outcome.variables["kept_before"] == 1
        assert outcome.mistake.span is not None and outcome.mistake.span.line >= 5


# What no budget counts, the walls of the worker bound: these end in Python's or torch's own words.
MEMORY = {
    "text times": "'a' * 10 ** 12",
    "text doubling": "s = 'ab'\nwhile True:\n    s += s",
    "list times": "[0] * 10 ** 11",
    "list doubling": "x = [1]\nwhile True:\n    x += x",
    "star": "x = [*range(10 ** 11)]",
    "zeros": "torch.zeros(10 ** 6, 10 ** 6)",
    "eye": "torch.eye(10 ** 5)",
    "one hot": "F.one_hot(torch.tensor([1]), 10 ** 10)",
    "arrays": "import numpy\nnumpy.ones((10 ** 5, 10 ** 5)) + 1",
    "wide format": "f'{1:{10 ** 11}}'",
}


@pytest.mark.parametrize("name", MEMORY)
def test_memory_that_is_not_there_is_said_and_what_came_before_is_kept(name: str) -> None:
    trace = explore(HEADS + MEMORY[name])
    assert trace.mistake is not None and trace.mistake.kind in ("memory", "overflow", "python"), trace.mistake
    assert trace.mistake.error in ("MemoryError", "RuntimeError", "OverflowError", "ValueError")
    assert trace.variables["kept_before"] == 1


@pytest.mark.parametrize(
    "source",
    [
        "def f(n):\n    return f(n + 1)\nf(0)",
        "f = lambda n: f(n + 1)\nf(0)",
        "class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())",
        "def g():\n    yield from g()\nnext(g())",
    ],
)
def test_endless_recursion_is_pythons_own_error(source: str) -> None:
    outcome = ran(source).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "recursion"
    assert outcome.mistake.error == "RecursionError"


def test_limits_cannot_be_caught() -> None:
    source = """
n = 0
while True:
    try:
        while True:
            pass
    except:
        n += 1
    finally:
        n += 1
"""
    outcome = ran(source, SMALL).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "endless-always"
    assert outcome.variables["n"] == 0


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    while True:\n        try:\n            while True: pass\n        finally:\n            continue\nf()",
        "import contextlib\nwith contextlib.suppress(BaseException):\n    while True: pass\nx = 2",
        "try:\n    while True: pass\nexcept BaseException as error:\n    x = 2",
    ],
)
def test_nothing_swallows_a_limit(source: str) -> None:
    outcome = ran(source, SMALL).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "endless-always"
    assert "x" not in outcome.variables


def test_a_context_of_the_learner_cannot_swallow_a_limit() -> None:
    source = """
class All:
    def __enter__(self): return self
    def __exit__(self, *e): return True
with All():
    1 / 0
x = 1
with All():
    while True: pass
x = 2
"""
    outcome = ran(source, SMALL).outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "endless-always"
    assert outcome.variables["x"] == 1


def test_an_exception_of_the_programs_own_that_is_no_exception_ends_it() -> None:
    outcome = ran("class Out(BaseException): pass\nx = 1\nraise Out('over')").outcome
    assert outcome.mistake is not None and outcome.mistake.error == "Out" and outcome.variables["x"] == 1


def test_a_program_that_exits_has_ended() -> None:
    outcome = ran("import sys\nx = 1\nsys.exit()\nx = 2").outcome
    assert outcome.mistake is None and outcome.variables["x"] == 1


def test_a_long_plain_computation_fits() -> None:
    source = "t = 0\nfor i in range(1000):\n    for j in range(100):\n        t += i * j\n"
    assert ran(source).outcome.variables["t"] == sum(range(1000)) * sum(range(100))


def test_a_recursion_of_eight_hundred_calls_fits() -> None:
    source = "def f(n):\n    if n == 0:\n        return 0\n    return 1 + f(n - 1)\nx = f(800)"
    assert ran(source).outcome.variables["x"] == 800


def test_a_turn_that_records_nothing_opens_no_scope() -> None:
    record = ran(
        HEAD + "for i in range(1000):\n    if i == 500:\n        x = torch.ones(2)\n        y = x * 2\n"
    ).record
    assert [(scope.kind, scope.iteration) for scope in record.scopes] == [
        ("program", -1),
        ("loop", -1),
        ("iteration", 500),
    ]
    assert record.scopes[1].name == "for i in range(1000)"


def test_the_largest_variables_are_only_named_where_all_together_are_too_many() -> None:
    names = "".join(f"a{number} = t\n" for number in range(90))
    trace = explore(f"t = tuple(range(300, 3000))\ns = 'x' * 200_000\nsmall = (1, (2, 'three'))\n{names}last = 5\n")
    whole = [name for name, value in trace.variables.items() if value == tuple(range(300, 3000))]
    named = [name for name, value in trace.variables.items() if value == Described("tuple", "<tuple>")]
    assert 10 < len(whole) < 25 and len(whole) + len(named) == 91  # of one tuple with so many names
    assert trace.variables["s"] == Described("str", "<str>")
    assert trace.variables["small"] == (1, (2, "three")) and trace.variables["last"] == 5


def test_one_long_tuple_is_kept_whole() -> None:
    assert explore("t = tuple(range(300, 3000))\nu = t\n").variables == {
        "t": (*range(300, 3000),),
        "u": (*range(300, 3000),),
    }


ENDLESS = {
    "i = 0\nn = 10\nwhile i < n:\n    j = i + 1": ("endless-unchanged", "`i < n` stays true"),
    "def f():\n    s = 0\n    while s < 5:\n        for i in range(10):\n            t = i\nf()": (
        "endless-unchanged", "line 3",
    ),
    "import torch\nx = torch.tensor(1.0)\nwhile x < 10:\n    y = x * 2": (
        "endless-unchanged", "nothing in the loop changes `x`",
    ),
    "i = 0\nn = 10\nwhile i < n and n > 0:\n    j = i + 1": ("endless-unchanged", "`i < n and n > 0` stays true"),
    "i = 0\nn = 10\nwhile i < n and n > 0:\n    n = 10 - i": ("loop-values", "`i < n and n > 0` was True each time"),
    "while True:\n    for i in range(3):\n        break": ("endless-always", "line 1"),
    "while 1:\n    x = 2": ("endless-always", "line 1"),
    "xs = [1]\nfor x in xs:\n    xs.append(x)": ("endless-growing", "`xs` grows"),
    "i = 0\nwhile i < 10:\n    i -= 1": ("loop-values", "`i < 10` was True each time. By now: `i = -"),
    "i = 0\nwhile i < 10:\n    if i > 20:\n        break": ("loop-values", "line 2: `i < 10` was True each time"),
    "while True:\n    i = 3\n    if i > 20:\n        break": ("loop-values", "`i > 20` was False each time. By now: `i = 3`"),
    "import itertools\nfor i in itertools.count():\n    pass": ("endless-iterator", "`itertools.count()` never does"),
    "from itertools import cycle\nfor n, i in enumerate(cycle('ab')):\n    x = n": ("endless-iterator", "line 2"),
    "from itertools import repeat\nfor i in repeat(1, 10 ** 9):\n    x = i": ("limit-steps-loop", "line 2"),
    "n = 0\nfor i in range(10 ** 9):\n    n += 1": ("limit-steps-loop", "of line 2 was in its turn"),
    "import torch\nx = torch.tensor(1.0)\nwhile x < 10:\n    x.mul_(1)": ("loop-unmoved", "`x` was 1 the last two times"),
    "import torch\nx = torch.tensor(2.)\nwhile 0.5 < x:\n    x = x * 2": ("loop-moving", "`x` went from 2 to inf"),
    "import torch\nx = torch.tensor(2.)\nwhile x > 0.5:\n    x = x * 2": ("loop-moving", "`x` went from 2 to inf"),
    "import torch\na = torch.tensor([1., 2.])\nwhile a.sum() > 0:\n    a = a * 1.0": (
        "loop-unmoved", "`a.sum()` was 3 the last two times",
    ),
    "import torch\nx = torch.tensor(2.)\nwhile (x * x - 2).abs() > 1e-9:\n    x = (x + 2 / x) / 2": (
        "loop-unmoved", "`(x * x - 2).abs()` was 1.1920929e-07 the last two times",  # one unit in the last place of 2
    ),
    "import torch\nx = torch.tensor(-1.)\nwhile not x.sqrt() < 9:\n    x = x + 0": ("loop-unmoved", "`x.sqrt()` was nan"),
    "import torch\nx = torch.tensor(1.)\nwhile True:\n    x = x + 1\n    if x.item() < 0:\n        break": (
        "loop-moving", "`x.item() < 0` was False each time, and `x.item()` went from 2 to ",
    ),
    "import torch\nx = torch.tensor(0.)\nfor i in range(3):\n    while x < 9:\n        x = x + 4\n    x = -x\nwhile x < 9:\n"
    "    x = x - 1": ("loop-moving", "line 7: `x < 9` was True each time, and `x` went from -12 to "),
    "import torch\nx = torch.tensor(0.)\nfor i in range(9999):\n    x = x + 1": (
        "limit-operations-loop", "500 recorded operations: the loop of line 3 was in its turn 500",
    ),
    "n = 0\ndef f():\n    global n\n    n = 1 - n\nwhile n < 5:\n    f()": ("loop-values", "line 5"),
    "xs = [1]\nwhile len(xs) > 0:\n    y = 1": ("limit-steps-loop", "line 2"),
}  # fmt: skip
"""Program → the kind of its end and a part of the sentence. Where the loop might yet end, none says that it never does."""


@pytest.mark.parametrize("source", ENDLESS)
def test_an_endless_loop_is_told_with_its_reason(source: str) -> None:
    mistake = ran(source, SMALL).outcome.mistake
    assert mistake is not None
    assert (mistake.kind, ENDLESS[source][1] in mistake.message) == (ENDLESS[source][0], True), mistake.message


RESTING = {
    "n = 0\nwhile n >= 0:\n    n += 1\n    time.sleep(0.001)": ("wall-time-loop", "loop of line 3 was in its turn "),
    "while True:\n    time.sleep(0.001)": ("endless-always", "line 2"),
    "for n in range(10 ** 6):\n    time.sleep(0.001)": ("wall-time-loop", "loop of line 2 was in its turn "),
    "def f():\n    while True:\n        time.sleep(9)\nf()": ("endless-always", "line 3"),
    "n = 0\nwhile n < 5:\n    m = n + 1\n    time.sleep(9)": ("endless-unchanged", "`n < 5` stays true"),
    "for n in range(2):\n    time.sleep(9)": ("wall-time", "Stopped after 1 seconds."),
    "time.sleep(9)": ("wall-time", "Stopped after 1 seconds."),
}
"""The same for programs that wait, in plain Python: asked to end, none of them does."""


@pytest.mark.parametrize("source", RESTING)
def test_a_loop_that_rests_is_told_with_its_reason(source: str) -> None:
    mistake = explore(f"import time\n{source}", limits=Limits(wall_seconds=1)).mistake
    assert mistake is not None and mistake.span is not None
    assert (mistake.kind, RESTING[source][1] in mistake.message) == (RESTING[source][0], True), mistake.message
    assert "sleep" in source.splitlines()[mistake.span.line - 2]


@pytest.mark.parametrize("end", ["raise Told()", "y = 1"])
def test_a_program_has_ended_before_its_end_is_explained(end: str) -> None:
    """Its clock stops then: an explanation that takes its time is no program that does not end."""
    source = (
        f"told = []\nclass Told(Exception):\n    def __str__(self):\n        told.append(1)\n        return ''\n{end}\n"
    )
    runs: list[Run] = []
    at_its_end: list[list[int]] = []
    run(
        source, Recorder(Limits()), Limits(), watched=runs.append,
        ended=lambda: at_its_end.append(list(runs[0].variables["told"])),
    )  # fmt: skip
    assert at_its_end == [[]] and bool(runs[0].variables["told"]) == end.startswith("raise")


OF_A_TRAINING_LOOP = """import time, torch
w = torch.tensor([1., 2.], requires_grad=True)
loss = torch.tensor(9.)
while {condition}:
    loss = (w ** 2).sum() + 1
    {backward}
    w.{step}
    time.sleep(0.005)
"""  # it rests in each turn: its time is up before its passes are, and there are not too many to explain in time
TRAINING = {  # condition, backward, step → kind, a part of the sentence
    ("loss > 0.1", "loss.backward()", "data -= 0.0 * w.grad"): ("loop-unmoved", "`loss` was 6 the last two times"),
    ("loss.item() > 0.1", "w.grad, = torch.autograd.grad(loss, w)", "data -= 0.0 * w.grad"): (
        "loop-unmoved", "`loss.item()` was 6 the last two times",
    ),
    ("loss > 0.1", "loss.backward()", "data += 1e-3"): ("wall-time-moving", "Stopped after 3 seconds, in turn "),
}  # fmt: skip


@pytest.mark.parametrize("parts", TRAINING)
def test_a_training_loop_whose_time_is_up_is_told_with_its_reason_and_its_passes(parts: tuple[str, str, str]) -> None:
    source = OF_A_TRAINING_LOOP.format(**dict(zip(("condition", "backward", "step"), parts, strict=True)))
    trace = explore(source, limits=Limits(wall_seconds=3))
    assert trace.mistake is not None
    kind, part = TRAINING[parts]
    assert (trace.mistake.kind, part in trace.mistake.message) == (kind, True), trace.mistake.message
    assert float(trace.mistake.facts["value"]) == pytest.approx(trace.named("loss").value.tolist())  # as it is shown
    turns = int(trace.mistake.facts["turns"].replace(",", ""))
    assert len(trace.passes) > 100 and turns - 2 <= len(trace.passes) <= turns and len(trace.nodes) > 500
    last = trace.passes[-1]
    (made,) = [node for node in trace.nodes if node.index in last.adjoints and node.operation == "pow"]
    value = trace.nodes[made.operands[0]].value.tolist()
    assert last.adjoints[made.operands[0]].tolist() == pytest.approx([2 * one for one in value])  # d(w²)/dw


def test_backward_passes_have_a_budget_that_their_loop_is_told_of() -> None:
    source = HEAD + "w = torch.tensor(1., requires_grad=True)\nfor i in range(9):\n    (w * w).backward()\n"
    done = ran(source, Limits(passes=5))
    assert done.outcome.mistake is not None and done.outcome.mistake.kind == "limit-passes-loop"
    assert "Stopped after 5 backward passes: the loop of line 3 was in its turn 6" in done.outcome.mistake.message
    assert len(done.record.passes) == 5
    gradient = done.record.passes[4].accumulated(0)
    assert gradient is not None and gradient.tolist() == 10.0  # five times 2w


def test_a_program_with_as_many_parts_as_are_allowed_runs() -> None:
    program = "x = (" + "1, " * 50 + ")"
    refused = explore(program, limits=Limits(syntax_nodes=40)).mistake
    assert refused is not None and refused.kind == "limit-syntax_nodes"
    needed = next(most for most in range(40, 200) if explore(program, limits=Limits(syntax_nodes=most)).mistake is None)
    last = explore(program, limits=Limits(syntax_nodes=needed - 1)).mistake
    assert last is not None and f"{needed} parts of {needed - 1}" in last.message
    assert explore(program, limits=Limits(syntax_nodes=needed)).variables == {"x": (1,) * 50}


@pytest.mark.parametrize("program", ["tuple(range(1))", "sum(range(5, 6))", "max(range(9, 3, -7))"])
def test_a_range_of_one_number_is_consumed(program: str) -> None:
    assert explore(f"x = {program}").variables == {"x": eval(program)}

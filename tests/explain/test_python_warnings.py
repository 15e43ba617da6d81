"""Warnings of torch, NumPy, Python and the program itself are shown as plain Python shows them, at their line."""

from __future__ import annotations

import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable, Iterator
from subprocess import DEVNULL, PIPE

import pytest

from tests.program.programs import PROGRAMS
from tests.program.running import HEAD, ran
from viz.repairs import repaired

# A plain Python that has torch loaded. For each program that it is told of it forks, so that every program warns for
# the first time; the fork writes down where each warning was raised.
TELLING = """
import os, sys, traceback, warnings
import torch
def run(path):
    found = []
    def told(message, category, filename, lineno, file=None, line=None):
        frames = [one.lineno for one in traceback.extract_stack() if one.filename == path]
        found.append((category.__name__, str(message).split(" (Triggered internally")[0], (frames or [lineno])[-1]))
    warnings.showwarning = told
    try:
        exec(compile(open(path).read(), path, "exec"), {"__name__": "__main__"})
    except Exception:
        pass
    open(path + ".told", "w").write(repr(sorted(set(found))))
for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            sys.stdout = sys.stderr
            run(line.strip())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    print("done", flush=True)
"""
Plain = Callable[[str], list[tuple[str, str, int]]]


@pytest.fixture(scope="module")
def plainly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plain]:
    """Return (category, text, line) of the warnings that plain Python shows of a program."""
    with subprocess.Popen(
        [sys.executable, "-c", TELLING], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, bufsize=1
    ) as python:
        assert python.stdin and python.stdout
        answers = python.stdout

        def shown(program: str) -> list[tuple[str, str, int]]:
            path = tmp_path_factory.mktemp("plain") / "program.py"
            path.write_text(program)
            print(path, file=python.stdin)
            assert answers.readline() == "done\n"
            return literal_eval(path.with_suffix(".py.told").read_text())

        yield shown
        python.stdin.close()


def told(program: str) -> list[tuple[str, str, int]]:
    record = ran(program).record
    return sorted(
        (one.error, one.raised, one.span.line) for one in record.warnings if one.raised and one.span is not None
    )


WARNING = [
    "import torch.nn.functional as F\np = F.softmax(torch.ones(2, 3))",
    "import numpy as np\na = np.log(np.zeros(2))\nb = np.ones(2) / 0",
    "import warnings\nfor i in range(3):\n    warnings.warn('mine')\nwarnings.warn('mine')",
    "import warnings\nwarnings.warn('old', DeprecationWarning)\nwarnings.warn('soon', PendingDeprecationWarning)",
    "import warnings\nwarnings.filterwarnings('ignore')\nwarnings.warn('mine')",
    "import warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter('ignore')\n    warnings.warn('quiet')\nwarnings.warn('loud')",
    "import warnings\nwith warnings.catch_warnings(record=True) as kept:\n    warnings.simplefilter('always')\n    warnings.warn('kept')\nprint(len(kept))",
    "import warnings\ndef f():\n    warnings.warn('from below', RuntimeWarning, stacklevel=2)\nf()",
    "import torch.nn.functional as F\nl = F.mse_loss(torch.ones(2, 3), torch.ones(3))",
    "x = torch.arange(3.0)\ny = x.T",
    "w = torch.ones(1, requires_grad=True)\no = torch.optim.SGD([w], 0.1)\ns = torch.optim.lr_scheduler.StepLR(o, 1)\ns.step()\n(w * w).backward()\no.step()",
    "a, b = torch.meshgrid(torch.ones(2), torch.ones(2))",
    "w = torch.ones((), requires_grad=True)\nprint(float(w))",
    "x = 1\nif x is 1:\n    print(x)",
    "import numpy as np\nm = np.mean(np.array([]))",
    "import torch\nfrom torch import nn\nlayer = nn.TransformerEncoder(nn.TransformerEncoderLayer(3, 3), 1)",
    "t = torch.tensor(torch.ones(2))\nu = torch.tensor(t)",
    "x = torch.ones(2, requires_grad=True)\ny = x * 2\ny.sum().backward(create_graph=True)",
    "x = torch.ones(2)\nprint(x.sum())",
]


@pytest.mark.parametrize("program", WARNING)
def test_warnings_are_those_of_plain_python_at_their_lines(program: str, plainly: Plain) -> None:
    program = HEAD + program
    assert told(program) == plainly(program)


def test_a_second_run_in_the_same_process_warns_again() -> None:
    program = HEAD + "a, b = torch.meshgrid(torch.ones(2), torch.ones(2))"
    assert told(program) == told(program) != []


def test_a_warning_before_a_mistake_is_kept() -> None:
    record = ran(HEAD + "import warnings\nwarnings.warn('mine')\ntorch.ones(2) @ torch.ones(3)").record
    assert record.mistake is not None and [one.raised for one in record.warnings] == ["mine"]


def test_a_gradient_that_was_not_kept_is_said_in_our_words_before_a_mistake_too() -> None:
    program = HEAD + "x = torch.ones(2, requires_grad=True)\ny = x * 2\ny.sum().backward()\nprint(y.grad)\n"
    record = ran(program + "torch.ones(2) + torch.ones(3)").record
    assert record.mistake is not None and record.mistake.kind == "broadcast"
    assert [(one.kind, one.span and one.span.line) for one in record.warnings] == [("grad-of-computed", 5)]


def test_a_warning_turned_into_an_error_is_the_programs_mistake() -> None:
    record = ran("import warnings\nwarnings.simplefilter('error')\nwarnings.warn('mine')").record
    assert record.mistake is not None and record.mistake.error == "UserWarning" and record.warnings == ()


@pytest.mark.parametrize("step", ["plan.step()", "print(plan.step())"])
def test_the_scheduler_that_steps_first_is_told_and_mended(step: str) -> None:
    program = (
        HEAD + "w = torch.ones(1, requires_grad=True)\nopt = torch.optim.SGD([w], 0.1)\n"
        "plan = torch.optim.lr_scheduler.StepLR(opt, 1)\nfor i in range(2):\n    " + step + "\n"
        "    opt.zero_grad()\n    (w * w).backward()\n    opt.step()\n"
    )
    (warning,) = ran(program).record.warnings
    assert warning.kind == "scheduler-first" and warning.span is not None and warning.span.line == 6
    (repair,) = warning.repairs
    assert ran(repaired(program, repair)).record.warnings == ()


def test_softmax_without_an_axis_is_told_and_mended() -> None:
    program = (
        HEAD + "x = torch.ones(2, 3, requires_grad=True)\np = torch.nn.functional.softmax(x)\np[0, 0].backward()\n"
    )
    (warning,) = ran(program).record.warnings
    assert warning.kind == "softmax-axis"
    assert ran(repaired(program, warning.repairs[0])).record.warnings == ()


@pytest.mark.parametrize(("given", "target"), [((2, 2), (2,)), ((3, 1), (3, 4)), ((4, 1), (4,))])
def test_a_loss_of_two_shapes_is_told_with_them(given: tuple[int, ...], target: tuple[int, ...]) -> None:
    program = (
        f"{HEAD}p = torch.ones({given}, requires_grad=True)\ny = torch.zeros({target}, dtype=torch.int64)\n"
        "loss = torch.nn.MSELoss()(p, y)\nloss.backward()\n"
    )
    (warning,) = [one for one in ran(program).record.warnings if one.kind.startswith(("loss-", "python"))]
    assert warning.span is not None and warning.span.line == 4
    if warning.kind != "loss-broadcast":  # a column against a row has a doubt of its own
        assert warning.kind == "loss-sizes"
        assert f"predictions of shape {list(given)} and targets of shape {list(target)}" in warning.message


def test_what_a_doubt_says_better_is_not_said_twice() -> None:
    program = HEAD + "x = torch.ones(2, requires_grad=True)\ny = x * 2\ny.sum().backward()\nprint(y.grad)"
    assert [one.kind for one in ran(program).record.warnings] == ["grad-not-kept"]


@pytest.mark.parametrize("name", list(PROGRAMS)[::12])
def test_the_recorder_itself_causes_no_warning(name: str, plainly: Plain) -> None:
    text = PROGRAMS[name]
    program = text if text.startswith(("import torch", "from torch")) else HEAD + text
    if "d2l" in program or ran(program).record.mistake is not None:
        pytest.skip("needs a library that plain Python has not")
    assert set(told(program)) <= set(plainly(program))


def test_what_a_program_warns_of_without_end_is_cut() -> None:
    program = "import warnings\n" + "".join(f"warnings.warn('{number}' + 'x' * 10**6)\n" for number in range(50))
    record = ran(program).record
    assert len(record.warnings) == 20 and all(len(one.raised) <= 2_000 for one in record.warnings)

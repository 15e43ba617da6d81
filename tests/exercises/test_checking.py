"""Whole checks, through the workers: each kind of exercise, each stage, and whose fault it is."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from msgspec import structs

from core.exercises import ExerciseFault, Verdict, checked, checked_all
from core.exercises.records import (
    Blanks,
    Choice,
    Exercise,
    Line,
    Misconception,
    Option,
    Order,
    Program,
    Stage,
    Stranger,
)
from core.sandbox.answer_messages import AnswersJob, AnswersReply
from core.sandbox.messages import ExploreJob, Job, Reply
from core.sandbox.pool import shared_pool
from core.trace import TraceRecord
from core.trace.limits import Limits

INSTANCES = """
def instance(size):
    return {"A": torch.randint(-9, 9, (2 + size, 3)).float(), "k": size + 2}
"""


def exercise(asked: Any, reference: str = "", *misconceptions: str) -> Exercise:
    named = tuple(Misconception(one, f"sentence {at}") for at, one in enumerate(misconceptions))
    return Exercise("key", "creating", "Title", "Prompt", asked, reference, misconceptions=named)


COLUMNS = exercise(
    Program("", ("f(A, k)",), "A = torch.tensor([[1., 2., 3.], [4., 5., 6.]])\nk = 2\n", INSTANCES),
    "def f(A, k):\n    return k * A.sum(axis=0)\n",
    "def f(A, k):\n    return k * A.sum(axis=1)\n",
    "def f(A, k):\n    return A.sum(axis=0)\n",
    "def f(A, k):\n    return A[100]\n",
    "def f(A, k):\n    if k > 2:\n        raise ValueError('no')\n    return k * A.sum(axis=0)\n",
)
HEAD = "def f(A, k):\n    "


# D2L 2.3.6: axis 0 is the one that runs down the rows, so a sum along it has one number for each column.
@pytest.mark.parametrize(
    "answer",
    [
        HEAD + "return A.sum(0) * k",
        "f = lambda A, k: (k * torch.ones(len(A))) @ A",
        HEAD + "total = torch.zeros(3)\n    for row in A:\n        total += row * k\n    return total\n",
        HEAD + "return torch.tensor([k * sum(column) for column in zip(*A.tolist())])\n# done",
        "import numpy as np\n" + HEAD + "return torch.from_numpy(k * np.asarray(A).sum(axis=0))\n",
        "class F:\n    def __call__(self, A, k):\n        return torch.einsum('ij->j', A) * k\nf = F()\n",
        HEAD + "return k * A.sum(axis=0)\r\n",
        "\ufeff" + HEAD + "return k * A.sum(axis=0)\r",
        "A = None\nk = 5\n" + HEAD + "return k * A.sum(axis=0)\nA = torch.ones(2, 3)\nk = 2",
    ],
)
def test_any_right_way_counts(answer: str) -> None:
    verdict = checked(COLUMNS, answer, seed=7)
    if answer.startswith("A = None"):  # it changed what it was asked about
        assert verdict.stage == "cell"
        return
    assert (verdict.stage, verdict.passed, verdict.tried) == ("right", 7, 7)
    assert verdict.trace is not None and verdict.trace.mistake is None and verdict.before == 3


@pytest.mark.parametrize(
    ("answer", "stage", "misconception", "passed"),
    [
        ("", "missing", None, 0),
        (" \n\t\n", "missing", None, 0),
        ("# nothing yet", "missing", None, 0),
        ("def g(A):\n    return A\n", "missing", None, 0),
        ("f = 3\n", "missing", None, 0),
        (HEAD + "return A[100]", "missing", 2, 0),
        (HEAD + "return k * A.sum(axis=0", "mistake", None, 0),
        (HEAD + "return 0\n  x = 1", "mistake", None, 0),
        ("x = A + torch.ones(2)", "mistake", None, 0),
        ("while True:\n    pass", "mistake", None, 0),
        (HEAD + "while True:\n        pass\n", "mistake", None, 0),
        (HEAD + "return [float(one) for one in k * A.sum(axis=0)]", "kind", None, 0),
        (HEAD + "return (k * A.sum(axis=0)).numpy()", "kind", None, 0),
        (HEAD + "k * A.sum(axis=0)", "kind", None, 0),
        (HEAD + "return k * A.sum(axis=1)", "shape", 0, 0),
        ("f = lambda A, k: torch.stack([k * sum(row) for row in A])", "shape", 0, 0),
        (HEAD + "return k * A.sum(axis=0, keepdim=True)", "shape", None, 0),
        (HEAD + "return (k * A.sum(axis=0)).long()", "dtype", None, 0),
        (HEAD + "return (k * A.sum(axis=0)).double() + 1", "dtype", None, 0),
        (HEAD + "return torch.ones(len(A)) @ A", "cell", 1, 0),
        (HEAD + "return k * A.sum(axis=0) + 0.01", "cell", None, 0),
        (HEAD + "return torch.tensor([10., 14., 18.])", "cell", None, 1),
        (HEAD + "return 2 * A.sum(axis=0)", "cell", None, 2),
        (HEAD + "assert k < 3\n    return k * A.sum(axis=0)", "missing", None, 2),
        (HEAD + "return k * (A[0] + A[1])", "cell", None, 2),
    ],
)
def test_a_wrong_answer_is_stopped_where_it_is_wrong(
    answer: str, stage: Stage, misconception: int | None, passed: int
) -> None:
    verdict = checked(COLUMNS, answer, seed=7)
    assert (verdict.stage, verdict.misconception, verdict.passed) == (stage, misconception, passed), verdict
    if stage == "mistake":
        assert verdict.trace is not None and verdict.trace.mistake is not None
        assert verdict.trace.mistake.span is not None and verdict.trace.mistake.span.line > verdict.before == 3


def test_the_smallest_instance_that_fails_is_shown_with_both_values() -> None:
    verdict = checked(COLUMNS, HEAD + "return k * (A[0] + A[1])", seed=7)
    variables: dict[str, Any] = {"torch": __import__("torch")}
    exec(verdict.instance, variables)
    matrix, k = variables["A"], variables["k"]
    assert tuple(matrix.shape) == (3, 3) and k == 3  # the example and the first instance have two rows
    assert verdict.observed == "f(A, k)" and verdict.expected is not None and verdict.got is not None
    assert verdict.expected.tensor is not None and verdict.got.tensor is not None
    assert verdict.expected.tensor.tolist() == (k * matrix.sum(0)).tolist()
    assert verdict.got.tensor.tolist() == (k * (matrix[0] + matrix[1])).tolist()
    differs = [at for at, number in enumerate(matrix[2].tolist()) if number]
    assert verdict.cell == (differs[0],)
    assert verdict.trace is not None and verdict.instance in verdict.trace.source
    assert verdict.trace.source.split("\n")[verdict.before].startswith("def f")


def test_a_function_that_fails_when_it_is_called_is_marked_inside() -> None:
    verdict = checked(COLUMNS, HEAD + "return A @ A\n", seed=7)
    assert verdict.stage == "missing" and verdict.got is not None and "RuntimeError" in verdict.got.text
    assert verdict.trace is not None and verdict.trace.mistake is not None
    span = verdict.trace.mistake.span
    assert span is not None and span.line == verdict.before + 2
    assert verdict.trace.mistake.kind == "matmul"


def test_an_endless_loop_on_one_instance_is_told_there() -> None:
    verdict = checked(COLUMNS, HEAD + "while k == 4:\n        pass\n    return k * A.sum(0)\n", seed=7)
    assert (verdict.stage, verdict.passed) == ("mistake", 3)
    assert "k = 4" in verdict.instance
    assert verdict.trace is not None and verdict.trace.mistake is not None
    assert verdict.trace.mistake.kind == "endless-unchanged"


def test_instances_are_drawn_anew_unless_a_seed_is_named() -> None:
    wrong = HEAD + "return k * (A[0] + A[1])"
    assert checked(COLUMNS, wrong, seed=3).instance == checked(COLUMNS, wrong, seed=3).instance
    assert len({checked(COLUMNS, wrong).instance for _ in range(4)}) > 1


def test_many_answers_get_the_verdicts_that_each_gets_alone() -> None:
    answers = [
        COLUMNS.reference, HEAD + "return A", HEAD + "return k", "x = (", HEAD + "while k == 4:\n        pass\n",
        *(one.answer for one in COLUMNS.misconceptions),
    ]  # fmt: skip
    together = checked_all(COLUMNS, answers, seed=5)
    alone = [structs.replace(checked(COLUMNS, one, seed=5), trace=None, before=0) for one in answers]
    for one, other in zip(together, alone, strict=True):
        if one.stage != "mistake":
            assert one == other
        assert (one.stage, one.misconception) == (other.stage, other.misconception)
    assert [one.misconception for one in together[-4:]] == [0, 1, 2, 3]


# --- gradients, random numbers, several expressions

GRADIENT = exercise(
    Program(
        "", ("x.grad", "y"), "x = torch.tensor([1., 2.], requires_grad=True)\n",
        "def instance(size):\n    return {'x': torch.randn(size + 1, requires_grad=True)}\n", graph=True,
    ),
    "y = (x ** 3).sum()\ny.backward()\n",
)  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "stage", "observed"),
    [
        ("y = sum(one ** 3 for one in x)\ny.backward()", "right", ""),
        ("y = (x ** 3).sum()\nx.grad = 3 * x.detach() ** 2", "right", ""),
        ("y = (x ** 3).sum()", "kind", "x.grad"),
        ("y = (x ** 3).sum()\n(2 * y).backward()", "cell", "x.grad"),
        ("y = (x ** 3).sum()\ny.backward()\ny = y.detach()", "graph", "y"),
        ("y = (x ** 3).sum()\ny.backward()\ny = y.item()", "kind", "y"),
        ("z = (x ** 3).sum()\nz.backward()", "missing", "y"),
    ],
)
def test_gradients_and_the_graph(answer: str, stage: Stage, observed: str) -> None:
    verdict = checked(GRADIENT, answer, seed=2)
    assert (verdict.stage, verdict.observed) == (stage, observed), verdict


def test_random_numbers_are_the_same_for_reference_and_answer() -> None:
    dropout = exercise(
        Program(
            "", ("dropout(A, 0.5)",), "A = torch.ones(3, 4)\n",
            "def instance(size):\n    return {'A': torch.randn(3, 4)}",
        ),
        "def dropout(X, p):\n    return (torch.rand(X.shape) > p).float() * X / (1 - p)\n",
    )  # fmt: skip
    tried_first = (
        "def dropout(X, p):\n    keep = torch.rand(X.shape) > p\n    return keep * X / (1 - p)\n"
        "import random, numpy\nprint(dropout(A, 0.1), torch.randn(5), random.random(), numpy.random.rand())\n"
    )
    assert checked(dropout, tried_first).stage == "right"
    assert checked(dropout, tried_first.replace("> p", "< p")).stage == "cell"


def test_an_exercise_without_instances_has_one_example() -> None:
    only = exercise(Program("", ("A",), ""), "A = torch.arange(12).reshape(3, 4)\n")
    verdict = checked(only, "A = torch.tensor([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]])")
    assert (verdict.stage, verdict.passed, verdict.tried) == ("right", 1, 1)


def test_without_an_example_the_first_instance_is_shown() -> None:
    hidden = structs.replace(COLUMNS, asked=structs.replace(COLUMNS.asked, given=""))
    right = checked(hidden, COLUMNS.reference, seed=7)
    assert (right.stage, right.tried) == ("right", 6) and right.trace is not None and right.trace.mistake is None
    wrong = checked(hidden, HEAD + "return k", seed=7)
    assert wrong.stage == "kind" and "A = torch.tensor" in wrong.instance


def test_dtype_counts_only_where_it_is_asked() -> None:
    loose = structs.replace(COLUMNS, asked=structs.replace(COLUMNS.asked, dtype=False, tolerance=0.1))
    assert checked(loose, HEAD + "return (k * A.sum(axis=0)).long() + 0.05").stage == "right"


def test_an_answer_that_is_too_slow_is_told_with_what_was_seen_before() -> None:
    slow = "x = torch.ones(600, 600)\nfor _ in range(A * 10**9):\n    y = torch.linalg.det(x)\n"
    job = AnswersJob(
        "import torch\n", ("A = 0\n", "A = 1\n", "A = 2\n"), (slow, "x = A\n"), ("A",),
        limits=Limits(wall_seconds=2, operations=10_000_000, run_bytes=10**15),
    )  # fmt: skip
    reply = shared_pool().run(job)
    assert isinstance(reply, AnswersReply)
    first, second = reply.ran[0]
    assert first.mistake is None and first.seen[0].number == 0
    assert second.mistake is not None and second.mistake.kind == "wall-time-loop"
    assert second.mistake.span is not None and 4 <= second.mistake.span.line <= 5
    assert [one.mistake.kind for one in reply.ran[1] if one.mistake] == ["wall-time"]


def test_an_answer_that_never_ends_is_told_with_its_reason() -> None:
    endless = "x = torch.ones(600, 600)\nwhile A:\n    y = torch.linalg.det(x)\n"
    job = AnswersJob("import torch\n", ("A = 0\n", "A = 1\n"), (endless,), ("A",), limits=Limits(wall_seconds=2))
    reply = shared_pool().run(job)
    assert isinstance(reply, AnswersReply)
    first, second = reply.ran[0]
    assert first.mistake is None and first.seen[0].number == 0
    assert second.mistake is not None and second.mistake.kind == "endless-unchanged"


def test_an_answer_that_sleeps_is_told_with_the_instance_on_which_it_does() -> None:
    """Asleep it comes to no step at which it could be asked to end."""
    asleep = "import time\nif A:\n    time.sleep(60)\n"
    befores = ("A = 0\n", "A = 1\n", "A = 2\n")
    job = AnswersJob("import torch\n", befores, (asleep,), ("A",), limits=Limits(wall_seconds=4))
    reply = shared_pool().run(job)
    assert isinstance(reply, AnswersReply)
    first, second = reply.ran[0]
    assert first.mistake is None and first.seen[0].number == 0
    assert second.mistake is not None and second.mistake.kind == "wall-time"
    assert second.mistake.span is not None and second.mistake.span.line == 5


def test_an_instance_on_which_an_answer_sleeps_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.exercises.asking.usual_limits", lambda: Limits(wall_seconds=4))
    answer = "import time\n" + HEAD + "time.sleep(60 * (A.shape[0] > 2))\n    return k * A.sum(axis=0)\n"
    verdict = checked(COLUMNS, answer, seed=7)
    assert verdict.stage == "mistake" and "A = " in verdict.instance and 0 < verdict.passed < verdict.tried
    assert verdict.trace is not None and verdict.trace.mistake is not None
    assert verdict.trace.mistake.kind == "wall-time"


def test_an_instance_on_which_an_answer_kills_its_worker_is_shown() -> None:
    answer = "import os\n" + HEAD + "if A.shape[0] > 2:\n        os._exit(3)\n    return k * A.sum(axis=0)\n"
    verdict = checked(COLUMNS, answer, seed=7)
    assert verdict.stage == "mistake" and "A = " in verdict.instance
    assert verdict.trace is not None and verdict.trace.mistake is not None
    assert verdict.trace.mistake.kind == "worker-died"
    given: dict[str, Any] = {"torch": torch}
    exec(verdict.instance, given)
    assert given["A"].shape[0] > 2


def test_words_that_no_encoding_has_arrive_escaped() -> None:
    verdict = checked(COLUMNS, HEAD + "raise ValueError('\\ud800')\n", seed=1)
    assert verdict.stage == "missing" and verdict.got is not None
    assert verdict.got.text == "ValueError: \\ud800"


# --- typed values


@pytest.mark.parametrize(
    ("form", "given", "reference", "right", "wrong"),
    [
        ("shape", "A = torch.ones(2, 3)\n", "A.shape",
         ["(2, 3)", "2, 3", "（2，3）", "torch.Size([2, 3])", " ( 2,3 , ) # rows, columns", "(１+1, 3)"],
         [("[2, 3]", "kind"), ("(3, 2)", "cell"), ("(2, 3, 1)", "shape"), ("6", "kind"), ("(2.5, 3)", "cell"),
          ("(2,3", "mistake"), ("A.shape", "mistake"), ("x = (2, 3)", "mistake"), ("#", "missing"), ("  ", "missing")]),
        ("shape", "A = torch.ones(2, 3)\n", "A.sum(0).shape", ["(3,)", "3,"],
         [("3", "kind"), ("[3]", "kind"), ("[[3]]", "kind"), ("(1, 3)", "shape"), ("(2,)", "cell")]),
        ("shape", "", "torch.tensor(6).shape", ["()", "torch.Size([])"], [("(0,)", "shape"), ("0", "kind")]),
        ("number", "A = torch.ones(2, 3)\n", "A.sum().item()", ["6", "6.0", "６", "2 * 3", "+6.", "6.0001", "6。"],
         [("[6]", "kind"), ("torch.tensor(6.)", "kind"), ("5", "cell"), ("True", "kind"), ("−6", "cell"),
          ("six", "mistake"), ("1/0", "mistake"), ("'6'", "kind"), ("nan", "mistake"), ("float('nan')", "cell")]),
        ("tensor", "A = torch.ones(2, 3)\n", "A.sum(1)", ["[3, 3]", "[3., 3.]", "torch.tensor([3, 3])", "［3，3］"],
         [("[[3, 3]]", "shape"), ("[3]", "shape"), ("3", "shape"), ("(3, 3)", "kind"), ("[3, 4]", "cell"),
          ("[[3], 3]", "kind"), ("[True, True]", "kind"), ("['3', '3']", "kind"), ("[3, 3, 3]", "shape")]),
        ("tensor", "", "torch.tensor([[True], [False]])", ["[[True], [False]]"],
         [("[[1], [0]]", "kind"), ("[[True], [True]]", "cell"), ("[True, False]", "shape")]),
        ("tensor", "", "torch.zeros(0, 3)", ["torch.zeros(0, 3)"], [("[]", "shape"), ("[[]]", "shape")]),
        ("tensor", "", "torch.tensor(6.)", ["6", "torch.tensor(6)"], [("[6]", "shape"), ("7", "cell")]),
        ("bool", "", "torch.ones(2).is_leaf", ["True"], [("1", "kind"), ("False", "cell"), ("true", "mistake")]),
        ("text", "", "'float32'", ["'float32'", '"float32"', "float32", "“float32”"],
         [("float64", "cell"), ("torch.float32", "cell"), ("'float32", "mistake")]),
    ],
)  # fmt: skip
def test_typed_values(form: Any, given: str, reference: str, right: list[str], wrong: list[tuple[str, Any]]) -> None:
    asked = exercise(Line(form, given), reference)
    verdicts = checked_all(asked, [*right, *(typed for typed, _ in wrong)], seed=1)
    stages = [verdict.stage for verdict in verdicts]
    assert dict(zip(right, stages, strict=False)) == dict.fromkeys(right, "right")
    assert dict(zip([typed for typed, _ in wrong], stages[len(right) :], strict=True)) == dict(wrong)


@pytest.mark.parametrize("typed", ["(2,3", "A.shape", "x = (2, 3)", "1/0"])
def test_a_typed_text_that_is_no_value_is_a_mistake_where_it_was_typed(typed: str) -> None:
    verdict = checked(exercise(Line("shape", "A = torch.ones(2, 3)\n"), "A.shape"), typed)
    assert verdict.stage == "mistake" and verdict.before == 1
    assert verdict.trace is not None and verdict.trace.mistake is not None
    span = verdict.trace.mistake.span
    assert span is not None and span.line == 2


def test_one_typed_value_is_checked_alone_like_many() -> None:
    asked = exercise(Line("shape", "A = torch.ones(2, 3)\n"), "A.shape")
    assert [checked(asked, one).stage for one in ("(2, 3)", "[2, 3]", "", "#")] == [
        "right",
        "kind",
        "missing",
        "missing",
    ]


def test_a_typed_misconception_is_named_whatever_way_it_is_typed() -> None:
    asked = exercise(Line("tensor", "A = torch.ones(2, 3)\n"), "A.sum(0)", "[3, 3]", "[[2, 2, 2]]")
    assert [checked(asked, one).misconception for one in ("[3., 3]", "torch.tensor([3, 3])", "[[2,2,2.]]", "[1]")] == [
        0, 0, 1, None,
    ]  # fmt: skip


# --- choices, orders, blanks: no program of a learner's runs


@pytest.mark.parametrize(
    ("answer", "stage", "observed"),
    [("0,2", "right", ""), ("2, 0", "right", ""), ("0", "choice", "2"), ("0,1,2", "choice", "1"), ("1", "choice", "1"),
     ("9", "choice", "9"), ("", "missing", ""), ("x", "missing", ""), ("0,2,", "missing", "")],
)  # fmt: skip
def test_choices(answer: str, stage: Stage, observed: str) -> None:
    asked = exercise(Choice(tuple(Option(one, "why") for one in "abc"), (0, 2)), "", "1")
    verdict = checked(asked, answer)
    assert (verdict.stage, verdict.observed) == (stage, observed)
    assert verdict.misconception == (0 if answer == "1" else None)


@pytest.mark.parametrize(
    ("before", "answer", "stage", "observed"),
    [
        ((), "0,1,2,3", "right", ""), ((), "1,0,2,3", "order", "0"), ((), "0,1,2", "order", "3"),
        ((), "0,1,2,3,4", "order", "4"), ((), "0,4,1,2,3", "order", "1"), ((), "0,1,1,2,3", "order", "2"),
        (((0, 2), (1, 2), (2, 3)), "1,0,2,3", "right", ""), (((0, 2), (1, 2), (2, 3)), "0,1,2,3", "right", ""),
        (((0, 2), (1, 2), (2, 3)), "0,2,1,3", "order", "1"), (((0, 2), (1, 2), (2, 3)), "0,1,3,2", "order", "2"),
        ((), "", "missing", ""), ((), "a,b", "missing", ""),
    ],
)  # fmt: skip
def test_orders(before: tuple[tuple[int, int], ...], answer: str, stage: Stage, observed: str) -> None:
    asked = exercise(Order(tuple("abcde"), before, (Stranger(4, "why"),)))
    verdict = checked(asked, answer)
    assert (verdict.stage, verdict.observed) == (stage, observed)


# d(ab)/da = b: the adjoint of a is the value of b, and the other way round.
GRAPH = exercise(
    Blanks(
        "import torch\na = torch.tensor([2., 3.], requires_grad=True)\nb = torch.tensor(5., requires_grad=True)\n"
        "c = (a * b).sum()\nc.backward()\n",
        (("c", "value"), ("a", "adjoint"), ("b", "adjoint"), ("a", "shape")),
    ),
    "",
    "a.adjoint=[2, 3]",
)


@pytest.mark.parametrize(
    ("answer", "stage", "observed", "passed"),
    [
        ("c.value=25; a.adjoint=[5, 5]; b.adjoint=5; a.shape=(2,)", "right", "", 4),
        ("c.value=25.0;a.adjoint=［5。，5］；b.adjoint=５;a.shape=2", "right", "", 4),
        ("c.value=26; a.adjoint=[5, 5]; b.adjoint=5; a.shape=(2,)", "blank", "c.value", 3),
        ("c.value=25; a.adjoint=[2, 3]; b.adjoint=5; a.shape=(2,)", "blank", "a.adjoint", 3),
        ("c.value=25; a.adjoint=5; b.adjoint=5; a.shape=(2,)", "blank", "a.adjoint", 3),
        ("c.value=25; a.adjoint=[5, 5]; a.shape=(2,)", "blank", "b.adjoint", 3),
        ("c.value=25; a.adjoint=[5, 5]; b.adjoint=5; a.shape=(1, 2)", "blank", "a.shape", 3),
        ("c.value=[25]; a.adjoint=[5, 5]; b.adjoint=many; a.shape=(2,)", "blank", "c.value", 2),
        ("c.value=; ", "missing", "", 0), ("", "missing", "", 0),
    ],
)  # fmt: skip
def test_blanks(answer: str, stage: Stage, observed: str, passed: int) -> None:
    verdict = checked(GRAPH, answer)
    assert (verdict.stage, verdict.observed, verdict.passed) == (stage, observed, passed)
    assert verdict.misconception == (0 if "[2, 3]" in answer else None)


# --- whose fault it is


@pytest.mark.parametrize(
    ("change", "reference", "kind", "traced"),
    [
        ({"instance": "def instance(size):\n    return {'A': torch.ones(2) @ A}"}, None, "instance-mistake", 1),
        ({"instance": "def instance(size)\n    return {}"}, None, "instance-mistake", 1),
        ({"instance": "while True:\n    pass"}, None, "instance-mistake", 1),
        ({"instance": "x = 1"}, None, "instance-missing", 0),
        ({"instance": "def instance(size):\n    return [1]"}, None, "instance-names", 0),
        ({"instance": "def instance(size):\n    return {'a b': 1}"}, None, "instance-names", 0),
        ({"instance": "def instance(size):\n    return {'A': object()}"}, None, "instance-value", 0),
        ({"instance": "def instance(size):\n    return {'A': torch.ones(401)}"}, None, "instance-cells", 0),
        ({"instance": "def instance(size):\n    return {'A': 'x' * 20_000}"}, None, "instance-value", 0),
        ({"instance": "def instance(size):\n    return {'A': ['x' * 9_000] * 2}"}, None, "instance-long", 0),
        ({}, "def f(A, k):\n    return B\n", "observed", 1),
        ({}, "f = A @ A\n", "reference", 1),
        ({}, "f = (\n", "reference", 1),
        ({}, "def f(A, k):\n    while True:\n        pass\n", "reference", 1),
        ({}, "def f(A, k):\n    return lambda: 0\n", "value", 0),
        ({}, "def f(A, k):\n    return torch.zeros(200, 200)\n", "value", 0),
    ],
)  # fmt: skip
def test_an_exercise_that_is_at_fault_is_told_as_such(
    change: dict[str, Any], reference: str | None, kind: str, traced: int
) -> None:
    broken = structs.replace(
        COLUMNS, asked=structs.replace(COLUMNS.asked, **change), reference=reference or COLUMNS.reference
    )
    with pytest.raises(ExerciseFault) as raised:
        checked(broken, HEAD + "return k * A.sum(axis=0)\n", seed=1)
    assert raised.value.kind == kind
    if traced:
        trace = raised.value.trace
        assert trace is not None and trace.mistake is not None
        assert trace.mistake.span is None or trace.mistake.span.line > raised.value.before


class Watched:
    """The shared pool, and what it was asked."""

    def __init__(self, answers: dict[int, str] | None = None) -> None:
        self.jobs: list[tuple[Job, str]] = []
        self.refused = answers or {}

    def run(self, job: Job, *, session: str = "", charged: str = "", lane: str | None = None) -> Reply:
        self.jobs.append((job, session or charged))
        if (kind := self.refused.get(len(self.jobs) - 1)) is not None:
            from core.sandbox.failures import failure

            return failure(job, kind, {})
        return shared_pool().run(job, session=session, charged=charged, lane=lane)


@pytest.mark.parametrize("answer", ["f = lambda A, k: A.nansum(0) * k", HEAD + "return A", HEAD + "return A @ A"])
def test_no_job_of_the_learner_holds_the_reference(answer: str) -> None:
    pool = Watched()
    checked(COLUMNS, f"{answer}  # mine\n", session="somebody", pool=pool)  # type: ignore[arg-type]
    hidden = [COLUMNS.reference, INSTANCES, *(one.answer for one in COLUMNS.misconceptions)]
    theirs = [job for job, _ in pool.jobs if "# mine" in job.source]
    others = [job for job, _ in pool.jobs if "# mine" not in job.source]
    assert len(theirs) >= 2 and len(others) == 1
    for job in theirs:
        assert not any(text.strip() in str(job) or text in str(job) for text in hidden)
    assert all(who == "somebody" for _, who in pool.jobs)
    assert any(isinstance(job, ExploreJob) for job in theirs)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_server_that_is_full_says_so_and_blames_neither(at: int) -> None:
    pool = Watched({at: "server-full"})
    verdict = checked(COLUMNS, HEAD + "return A", pool=pool)  # type: ignore[arg-type]
    assert isinstance(verdict, Verdict) and verdict.stage == "mistake"
    assert verdict.trace is not None and verdict.trace.mistake is not None
    assert verdict.trace.mistake.kind == "server-full"
    assert isinstance(verdict.trace.record, TraceRecord)

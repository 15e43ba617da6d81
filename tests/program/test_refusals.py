"""What the language does not have is named, marked in its place, and comes with what to write instead."""

from __future__ import annotations

import pytest

from core.explain.mistakes import MISTAKES
from core.trace import Span
from tests.program.running import HEAD, ran


# Columns counted by hand in the text.
@pytest.mark.parametrize(
    ("source", "kind", "span", "named"),
    [
        ("import sys", "import", (1, 0, 1, 10), "sys"),
        ("from sys import path", "import", (1, 0, 1, 20), "sys"),
        ("import torch.utils.cpp_extension", "import", (1, 0, 1, 32), "torch.utils.cpp_extension"),
        ("from torch import *", "import-star", (1, 0, 1, 19), "torch"),
        ("from . import x", "import", (1, 0, 1, 15), "."),
        ("import numpy as np\nx = np.load(3)", "not-offered", (2, 4, 2, 11), "load"),
        ("import numpy as np\nx = np.array(['a'])", "not-offered", (2, 4, 2, 19), "numpy"),
        (
            "from d2l import torch as d2l\nd2l.load_data_fashion_mnist(32)",
            "not-yet-load_data_fashion_mnist",
            (2, 0, 2, 27),
            "data sets",
        ),
        ("torch.save(print, 'f')", "save", (1, 0, 1, 22), "Builtin"),
        ("torch.ones(2, out=None)", "keyword-out", (1, 0, 1, 23), "given tensor"),
        ("from torch.func import grad", "import-torch.func", (1, 0, 1, 27), "torch.func"),
        (
            "class F(torch.autograd.Function):\n    pass",
            "not-offered-torch.autograd.Function",
            (1, 8, 1, 31),
            "backward",
        ),
        ("torch.compile", "not-offered-compile", (1, 0, 1, 13), "compiled"),
        ("import re", "import-re", (1, 0, 1, 9), "Regular"),
        ("from d2l import torch as d2l\nclass M(d2l.Module):\n    pass", "not-yet-Module", (2, 8, 2, 18), "Module"),
        ("help(torch.ones)", "builtin-help", (1, 0, 1, 4), "help"),
        ("torch.nn.LazyLinear(2).weight.shape", "uninitialized", (1, 0, 1, 35), "lazy"),
        ("import os\nos.remove('f')", "not-offered", (2, 0, 2, 9), "remove"),
        ("x = eval('1')", "builtin", (1, 4, 1, 8), "eval"),
        ("async def f():\n    pass", "construct", (1, 0, 2, 8), "async def"),
        ("match 1:\n    case 1:\n        pass", "construct", (1, 0, 3, 12), "match"),
        ("x = b'abc'", "construct", (1, 4, 1, 10), "Bytes"),
        ("def f():\n    x = [(yield 1)]\nlist(f())", "construct", (2, 4, 2, 19), "yield"),
        ("class A(dict):\n    pass", "base-class", (1, 0, 2, 8), "dict"),
        ("class A(metaclass=type):\n    pass", "construct", (1, 8, 1, 22), "keyword"),
        ("x = torch.ones(2, device='meta')", "device", (1, 4, 1, 32), "meta"),
        ("torch.ones(2).to('meta')", "device", (1, 0, 1, 24), "meta"),
        ("x = torch.ones(2)\nx.shape = 3", "assign-attribute", (2, 0, 2, 7), "shape"),
        ("with torch.ones(2) as x:\n    pass", "python", (1, 5, 1, 18), "context manager"),
        ("# 平均\ny = '平均' + str(exec)", "builtin", (2, 15, 2, 19), "exec"),
    ],
)
def test_a_refusal_names_the_construct_and_marks_its_place(
    source: str, kind: str, span: tuple[int, int, int, int], named: str
) -> None:
    mistake = ran(source).outcome.mistake
    assert mistake is not None
    assert (mistake.kind, mistake.span) == (kind, Span(*span))
    assert named.lower() in mistake.message.lower()
    if kind not in ("python", "uninitialized"):
        assert mistake.hint and mistake.error == ""


def test_what_ran_before_a_refusal_stays() -> None:
    outcome, record = ran(HEAD + "x = torch.ones(2)\ny = x * 2\nimport sys\nz = 1")
    assert outcome.mistake is not None and outcome.mistake.kind == "import"
    assert set(outcome.variables) == {"x", "y"}
    assert [node.operation for node in record.nodes][-1] == "mul"


def test_what_is_refused_but_never_reached_does_not_matter() -> None:
    assert ran("def f():\n    import os\nx = 1").outcome.mistake is None


@pytest.mark.parametrize(
    ("source", "span"),
    [
        ("x = (1 +", (1, 4, 1, 5)),
        ("x = 1 +\n", (1, 6, 1, 7)),
        ("for i in range(3)\n    pass", (1, 16, 1, 17)),
        ("return 3", (1, 0, 1, 8)),
        ("平均 = (1 1)", (1, 6, 1, 9)),
        ("def f(a, a): pass", None),
        ("x = 1\x00", None),
    ],
)
def test_a_syntax_error_has_its_place(source: str, span: tuple[int, int, int, int] | None) -> None:
    mistake = ran(source).outcome.mistake
    assert mistake is not None and mistake.kind.startswith("syntax") and mistake.error == "SyntaxError"
    if span is not None:
        assert mistake.span == Span(*span)


def test_indentation_is_said_as_such() -> None:
    mistake = ran("if True:\nx = 1").outcome.mistake
    assert (
        mistake is not None
        and mistake.kind == "indentation-missing"
        and mistake.span is not None
        and mistake.span.line == 2
    )


def test_notebook_lines_are_skipped_and_lines_still_count() -> None:
    source = (
        "%matplotlib inline\n!pip install torch\nimport torch\nx = torch.ones(2)\nif True:\n    %time\nx.sum(\n  dim\n)"
    )
    mistake = ran(source).outcome.mistake
    assert mistake is not None and mistake.kind == "name"
    assert mistake.span == Span(8, 2, 8, 5)


def test_a_line_of_an_expression_may_begin_with_percent() -> None:
    assert ran("x = (7\n% 4)").outcome.variables["x"] == 3


def test_the_name_that_was_meant_is_suggested() -> None:
    mistake = ran(HEAD + "weights = torch.ones(2)\nwieghts * 2").outcome.mistake
    assert mistake is not None and mistake.kind == "name-close"
    assert mistake.hint == "Did you mean weights?"
    method = ran(HEAD + "torch.ones(2).reshap(1, 2)").outcome.mistake
    assert method is not None and method.hint == "Did you mean reshape?"


@pytest.mark.acceptance("D3", "D7", "X6")
@pytest.mark.parametrize(
    ("tensor", "shapes", "repaired"),
    [
        ("torch.arange(24.0).reshape(2, 3, 4)", ("(2, 3, 4)", "(2, 4)"), (2, 1, 4)),
        ("torch.arange(20.0).reshape(5, 4)", ("(5, 4)", "(5,)"), (5, 1)),
    ],
)
def test_a_broadcast_clash_has_both_shapes_and_a_repair(
    tensor: str, shapes: tuple[str, str], repaired: tuple[int, ...]
) -> None:
    source = f"import torch\nA = {tensor}\nA / A.sum(axis=1)"
    mistake = ran(source).outcome.mistake
    assert mistake is not None and mistake.kind == "broadcast" and mistake.error == "RuntimeError"
    assert (mistake.facts["left_shape"], mistake.facts["right_shape"]) == shapes
    assert "must match the size of tensor b" in mistake.raised
    repair, *_ = mistake.repairs
    mended = ran(applied(source, repair))
    assert mended.outcome.mistake is None
    assert mended.record.nodes[-2].value.shape == repaired


def applied(source: str, repair) -> str:
    lines = source.split("\n")
    line = lines[repair.span.line - 1]
    assert repair.span.end_line == repair.span.line
    lines[repair.span.line - 1] = line[: repair.span.column] + repair.text + line[repair.span.end_column :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("x = torch.arange(4.0, requires_grad=True)\ny = x * x\ny.backward()", "not-scalar"),
        ("X = torch.ones(2, 2)\nY = X\nZ = torch.cat(X, Y, dim=0)", "cat-tuple"),
        ("X = torch.ones(2, 2)\nY = X\nZ = torch.cat(X, Y, 0)", "cat-tuple"),
        ("A = torch.tensor([2, 1], [1, 2])", "tensor-brackets"),
        ("A = torch.arange(6).reshape(2, 3).t()\nb = A.view(6)", "view"),
    ],
)
def test_every_repair_mends(source: str, kind: str) -> None:
    mistake = ran(HEAD + source).outcome.mistake
    assert mistake is not None and mistake.kind == kind and mistake.repairs
    for repair in mistake.repairs:
        assert ran(applied(HEAD + source, repair)).outcome.mistake is None


def test_a_last_value_with_several_elements_is_no_mistake_but_advice() -> None:
    source = HEAD + "x = torch.arange(4.0, requires_grad=True)\nz = x * x\nprint(z)"
    outcome, record = ran(source)
    assert outcome.mistake is None and record.passes == ()
    (advice,) = outcome.warnings
    assert (advice.kind, advice.facts["left_shape"], advice.span) == ("not-scalar", "(4,)", Span(3, 0, 3, 9))
    for repair in advice.repairs:
        mended = ran(applied(source, repair))
        assert mended.outcome.mistake is None
        assert mended.outcome.variables["x"].grad.tolist() == [0.0, 2.0, 4.0, 6.0]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "target", "passes"),
    [
        ("x = torch.tensor(3.0, requires_grad=True)\ny = x * x", None, 1),
        ("x = torch.tensor(3.0, requires_grad=True)\ny = x * x\ny", None, 1),
        ("x = torch.tensor(3.0, requires_grad=True)\ny = x * x\nx.grad", None, 0),
        ("x = torch.tensor(3.0, requires_grad=True)\ny = x * x\nz = 3", None, 0),
        ("x = torch.tensor(3.0, requires_grad=True)\ny = x * x\nz = 3", "y", 1),
        ("x = torch.tensor(3.0)\ny = x * x", None, 0),
        ("x = torch.tensor(3.0, requires_grad=True)\ny = x * x\ny.backward()\nz = x * 2", None, 1),
    ],
)
def test_the_implicit_pass_starts_from_the_last_value(source: str, target: str | None, passes: int) -> None:
    outcome, record = ran(HEAD + source, target=target)
    assert outcome.mistake is None
    assert len(record.passes) == passes


def test_every_kind_that_the_language_uses_has_its_sentence() -> None:
    from core.explain.patterns import PATTERNS
    from core.trace.limits import Limits

    assert {pattern.kind for pattern in PATTERNS} <= set(MISTAKES)
    used = ("steps", "operations", "work", "tensor_elements", "run_bytes", "integer_bits", "string_characters")
    assert {f"limit-{name}" for name in used} <= set(MISTAKES)
    assert set(used) <= set(Limits.__struct_fields__)


def test_no_cuda_is_said_before_the_program_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    outcome = ran("x = 1", device="cuda").outcome
    assert outcome.mistake is not None and outcome.mistake.kind == "no-cuda"


@pytest.mark.parametrize(
    "text",
    ["f(a=1, a=2)", "if True:\n    print(sep='', end='', sep='')", "__debug__ = 1", "x.__debug__ = 1", "return 1",
     "break", "def f(a, a): pass", "*x = 1", "[*a for a in b]", "x = yield", "from __future__ import braces", "lambda a, a: 1",
     "class A:\n    return 1", "nonlocal x", "a, *b, *c = d", "for i in x:\n    pass\nelse:\n    continue"],
)  # fmt: skip
def test_what_pythons_compiler_refuses_is_refused(text: str) -> None:
    with pytest.raises(SyntaxError):
        compile(text, "<program>", "exec")
    mistake = ran(text).outcome.mistake
    assert mistake is not None and "syntax" in mistake.kind

"""No rule in words or symbols is told that torch's numbers contradict: at random points, ties, kinks, complex, duplicates."""

from __future__ import annotations

import re

import numpy
import pytest
import torch

from core.trace import Node, Trace
from tests.program.running import HEAD, ran
from viz.naming import short_name
from viz.node.local_factor import factor
from viz.node.panel_jacobian import writes_a_cell_twice
from viz.node.rules import rule
from viz.operations.remarks import REMARKS
from viz.timeline.step_sentences import sent as sentence

RANDOM = "torch.manual_seed({seed})\nx = torch.randn(3, 3, requires_grad=True)\nw = torch.randn(3, 3, requires_grad=True)\nv = torch.randn(3, requires_grad=True)\n"
TIES = "x = torch.tensor([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0], [0.0, 0.0, -1.0]], requires_grad=True)\nw = torch.tensor([[1.0, 3.0, 2.0], [2.0, 1.0, 2.0], [0.0, 0.0, 1.0]], requires_grad=True)\nv = torch.tensor([2.0, 2.0, 0.0], requires_grad=True)\n"
ZEROS = "x = torch.zeros(3, 3, requires_grad=True)\nw = torch.ones(3, 3, requires_grad=True)\nv = torch.zeros(3, requires_grad=True)\n"
COMPLEX = "torch.manual_seed(3)\nx = torch.randn(3, 3, dtype=torch.complex64, requires_grad=True)\nw = torch.randn(3, 3, dtype=torch.complex64, requires_grad=True)\nv = torch.randn(3, dtype=torch.complex64, requires_grad=True)\n"
MIXED = "torch.manual_seed(4)\nx = torch.randn(3, 3, requires_grad=True)\nw = torch.randn(3, 3, dtype=torch.complex64, requires_grad=True)\nv = torch.randn(3, dtype=torch.complex64, requires_grad=True)\n"
HALF = "torch.manual_seed(5)\nx = torch.randn(3, 3).bfloat16().requires_grad_()\nw = torch.randn(3, 3).bfloat16().requires_grad_()\nv = torch.randn(3).bfloat16().requires_grad_()\n"

LINES = """
x + w|x - w|x * w|x / w|x * v|x + v|v - x|2 * x|x * 3|5 - x|x / 2|2 / x|x ** 2|x ** 3|x ** 0.5|x ** -1|2 ** x|x ** w|-x
x @ w|x @ v|v @ x|torch.dot(v, v)|torch.dot(v, x[0])|torch.inner(v, v)|torch.vdot(v, v)|torch.mm(x, w)|torch.mv(x, v)
torch.exp(x)|torch.log(x)|torch.sin(x)|torch.cos(x)|torch.tan(x)|torch.tanh(x)|torch.sinh(x)|torch.cosh(x)|torch.sigmoid(x)
torch.sqrt(x)|torch.square(x)|torch.abs(x)|x.abs()|torch.relu(x)|torch.atan(x)|torch.reciprocal(x)|torch.rsqrt(x)
x.sum()|x.sum(0)|x.sum(1, keepdim=True)|x.mean()|x.mean(1)|x.prod()|x.prod(1)|x.norm()|x.norm(dim=1)|v.norm()
x.max()|x.min()|x.max(dim=1).values|x.min(dim=0).values|x.amax()|x.amax(1)|x.amin(0, keepdim=True)|v.max()|v.amax(0)
torch.maximum(x, w)|torch.minimum(x, w)|torch.maximum(v, x)|x.median()|x.median(dim=1).values|torch.where(x > 1, x, w)
torch.softmax(x, 0)|torch.softmax(x, 1)|torch.log_softmax(x, -1)|torch.logsumexp(x, 1)|x.logsumexp(0)|x.clamp(0)|x.clamp(max=1)
x.T|x.reshape(9)|x[1]|x[[0, 0, 2]]|x[torch.tensor([0, 0, 2])]|x.flatten()|x.unsqueeze(0)|x.clone()|v.expand(3, 3)|x.permute(1, 0)
torch.cat([x, w])|torch.stack([v, v])|x.index_select(0, torch.tensor([1, 1]))|x.conj() * 1|x * w.conj()|x.real * 2|(x * w).abs()
torch.nn.functional.mse_loss(x, w)|torch.nn.functional.linear(x, w, v)|x.chunk(3)[1]|x.split(1)[0]|x.unbind()[2]
""".strip()
EXPRESSIONS = [one for line in LINES.split("\n") for one in line.split("|")]

POINTS = {
    "random": RANDOM.format(seed=1), "random again": RANDOM.format(seed=2), "ties": TIES, "kinks": ZEROS,
    "complex": COMPLEX, "mixed": MIXED, "half": HALF,
}  # fmt: skip
COTANGENTS = {
    "random": "torch.manual_seed(9)\ny.backward(torch.randn_like(y))",
    "ones": "y.backward(torch.ones_like(y))",
    "zeros": "y.backward(torch.zeros_like(y))",
}


def traced(program: str) -> Trace | None:
    record = ran(HEAD + program).record
    return None if record.mistake is not None else Trace(record)


SIGNS = {"·": "*", "−": "-", "²": "**2", "³": "**3", "√": "sqrt ", "^": "**", "½": "0.5*", "ln ": "log "}


FUNCTIONS = {"cos": numpy.cos, "sin": numpy.sin, "sign": numpy.sign, "log": numpy.log, "e": numpy.e, "conj": numpy.conj,
             "cosh": numpy.cosh, "sinh": numpy.sinh, "tan": numpy.tan, "sqrt": numpy.sqrt, "where": numpy.where}  # fmt: skip


def in_python(symbol: str) -> str:
    for sign, text in SIGNS.items():
        symbol = symbol.replace(sign, text)
    symbol = re.sub(r"\[([^\]]+) = ([^\]]+)\]", r"(\1 == \2)", symbol)
    symbol = re.sub(r"\[not ([^\]]+)\]", r"(1 - \1)", symbol).replace("≥", ">=").replace("≤", "<=")
    symbol = re.sub(r"(log|sqrt) (\w+)", r"\1(\2)", symbol.replace("^", "**"))
    return symbol.replace("[", "(").replace("]", ")")


@pytest.mark.parametrize("cotangent", list(COTANGENTS))
@pytest.mark.parametrize("point", list(POINTS))
def test_no_rule_is_told_that_torch_contradicts(point: str, cotangent: str) -> None:
    told = 0
    for expression in EXPRESSIONS:
        trace = traced(f"{POINTS[point]}y = {expression}\n{COTANGENTS[cotangent]}")
        if trace is None:  # torch has no such operation for complex numbers
            continue
        (one,) = trace.passes
        for sent in one.sent:
            if sent.slot >= 0:
                node, adjoint = trace.nodes[sent.user], one.adjoint(sent.user)
                if adjoint is None:  # of several outputs that were not all used
                    continue
                told += _told_truly(trace, node, sent.slot, adjoint.array(), sent.value.array(), expression)
    assert told > 40


def _told_truly(trace: Trace, node: Node, slot: int, bar: numpy.ndarray, sent: numpy.ndarray, where: str) -> int:
    """Compare what is told of one edge with torch's numbers; return whether anything was told."""
    one = trace.passes[0]
    found = factor(trace, node, slot, one.adjoints[node.index], next(
        c.value for c in one.sent if (c.user, c.slot) == (node.index, slot)), short_name)  # fmt: skip
    loose = {"rtol": 2e-2 if node.value.dtype in ("bfloat16", "float16") else 2e-3, "atol": 1e-4, "equal_nan": True}
    if found is not None and found.by_cell and found.number and bar.dtype.kind == "f" and bar.shape == sent.shape:
        number = numpy.array(eval(found.number.replace("−", "-"), {"nan": numpy.nan, "inf": numpy.inf}), dtype=float)
        if found.number.count("e") == 0:  # four digits are written
            with numpy.errstate(all="ignore"):
                assert numpy.allclose(
                    bar * number, sent, rtol=5e-2, atol=1e-2 * numpy.abs(bar).max(), equal_nan=True
                ), where
    if found is not None and found.by_cell and "k" not in found.symbol and bar.shape == sent.shape:
        values = {short_name(one): one.value.array() for one in (*[trace.nodes[n] for n in node.operands], node)}
        text = in_python(found.symbol)
        if text.isascii() and node.operation not in ("dropout", "cross_entropy"):
            with numpy.errstate(all="ignore"):
                product = numpy.broadcast_to(bar * eval(text, {**FUNCTIONS, **values}), bar.shape)
            assert numpy.allclose(product, sent, **loose), (where, found.symbol)
    told = rule(trace, node, slot, one)
    if told is None:
        return int(found is not None)
    x = trace.nodes[node.operands[slot]].value.array()
    if told.remark == "largest" and bar.any():
        extreme = x == node.value.array()
        if node.value.shape == ():
            assert (sent != 0).sum() <= 1 and not sent[~extreme].any(), where
        else:
            assert (sent != 0).sum() <= bar.size, where
    if told.remark == "shared":
        values = sent[sent != 0]
        if node.value.shape == ():
            assert len(values) > 1 and numpy.allclose(values, values[0]), where
    if told.remark == "spreads" and node.value.shape == ():
        assert numpy.allclose(sent, sent.reshape(-1)[0]), where
    return 1


# torch's documentation of autograd for complex numbers: the gradient is the conjugate of ∂L/∂z.
@pytest.mark.parametrize(
    ("expression", "slot", "product", "by"),
    [
        ("x * w", 0, r"\overline{w}", lambda g, x, w, v: g * w.conj()),
        ("x * w", 1, r"\overline{x}", lambda g, x, w, v: g * x.conj()),
        ("x @ w", 0, r"w^{\mathsf{H}}", lambda g, x, w, v: g @ w.conj().T),
        ("x @ w", 1, r"x^{\mathsf{H}}", lambda g, x, w, v: x.conj().T @ g),
        ("x @ v", 0, r"v^{\mathsf{H}}", lambda g, x, w, v: torch.outer(g, v.conj())),
        ("v @ x", 1, r"\overline{v}", lambda g, x, w, v: torch.outer(v.conj(), g)),
        ("torch.exp(x)", 0, r"\overline{e^{x}}", lambda g, x, w, v: g * x.exp().conj()),
        ("x ** 2", 0, r"\overline{2 \cdot x}", lambda g, x, w, v: g * 2 * x.conj()),
        ("torch.sin(x)", 0, r"\overline{\cos x}", lambda g, x, w, v: g * x.cos().conj()),
        ("x - w", 1, r"-\bar{y}", lambda g, x, w, v: -g),
    ],
)
def test_complex_operands_get_the_conjugate(expression: str, slot: int, product: str, by) -> None:
    trace = traced(f"{COMPLEX}y = {expression}\n{COTANGENTS['random']}")
    assert trace is not None
    node = trace.named("y")
    found = rule(trace, node, slot, trace.passes[0])
    assert found is not None and product in found.product
    values = [torch.from_numpy(trace.named(name).value.array().copy()) for name in "xwv" if name in trace.variables]
    bar = torch.from_numpy(trace.passes[0].adjoints[node.index].array().copy())
    sent = next(c.value for c in trace.passes[0].sent if (c.user, c.slot) == (node.index, slot))
    assert torch.allclose(by(bar, *values), torch.from_numpy(sent.array().copy()), rtol=1e-4)


@pytest.mark.parametrize(
    ("expression", "remark"),
    [
        # FAULTS 076: torch shares among ties in max() and amax(), and chooses one in max(dim)
        ("v.max()", "shared"),
        ("v.amax(0)", "shared"),
        ("v.max(dim=0).values", "largest"),
        ("x.amax(1)", "shared"),
        ("x.max(dim=1).values", "largest"),
        ("x.min()", "largest"),
        ("v.min()", "largest"),
    ],
)
def test_ties_are_told_as_torch_treats_them(expression: str, remark: str) -> None:
    trace = traced(f"{TIES}y = {expression}\ny.backward(torch.ones_like(y))")
    assert trace is not None
    (sent,) = [one for one in trace.passes[0].sent if one.operand == trace.nodes[one.operand].index and one.slot == 0][
        :1
    ]
    node = trace.nodes[sent.user]
    shares = sent.value.array()
    found = rule(trace, node, 0, trace.passes[0])
    assert found is not None and found.remark == remark and remark in REMARKS
    assert (remark == "shared") == bool(((shares > 0) & (shares < 1)).any())


# FAULTS 072: of several numbers for one cell one stays, and torch sends its adjoint to each of them.
@pytest.mark.parametrize(
    ("write", "twice"),
    [
        ("out[torch.tensor([0, 0, 2])] = v", True),
        ("out[torch.tensor([0, 1, 2])] = v", False),
        ("out = out.index_put((torch.tensor([1, 1, 2]),), v)", True),
        ("out = out.scatter(0, torch.tensor([2, 1, 2]), v)", True),
        ("out = out.scatter(0, torch.tensor([2, 1, 0]), v)", False),
        ("out[torch.tensor([0, 0]), torch.tensor([0, 1])] = v[:2]", False),
        ("out[torch.tensor([0, 0]), torch.tensor([1, 1])] = v[:2]", True),
    ],
)
def test_a_cell_that_is_written_twice_is_seen(write: str, twice: bool) -> None:
    shape = "(3, 3)" if "), torch" in write and "put" not in write and "scatter" not in write else "3"
    trace = traced(
        f"v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)\nout = torch.zeros({shape}) * 1\n{write}\nout.sum().backward()"
    )
    assert trace is not None
    node = next(n for n in trace.nodes if n.operation.rstrip("_") in ("setitem", "index_put", "scatter"))
    assert writes_a_cell_twice(trace, node) is twice
    kept = int((trace.named("out").value.array() != 0).sum())
    assert (kept < int((plain_gradient(trace) != 0).sum())) is twice


def plain_gradient(trace: Trace) -> numpy.ndarray:
    return next(a.array() for n, a in trace.passes[0].adjoints.items() if "v" in trace.nodes[n].names)


# x[[0, 0, 2]] takes row 0 twice: torch adds what comes back.
@pytest.mark.parametrize(
    ("taken", "added"),
    [
        ("x[torch.tensor([0, 0, 2])]", True),
        ("x[[1, 1]]", True),
        ("x.index_select(0, torch.tensor([2, 2]))", True),
        ("x.gather(0, torch.tensor([0, 0]))", True),
        ("x[torch.tensor([0, 2])]", False),
        ("x[1:]", False),
    ],
)
def test_cells_that_are_taken_twice_get_the_sum(taken: str, added: bool) -> None:
    trace = traced(
        f"x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)\ny = {taken}\nz = (y * torch.arange(1.0, 1.0 + len(y))).sum()\nz.backward()"
    )
    assert trace is not None
    (one,) = trace.passes
    step = next(c for c in one.sent if c.operand == trace.named("x").index and c.slot == 0)
    assert ("more than once" in sentence(trace, one, step)) is added
    taken_most = numpy.unique(plain_index(taken), return_counts=True)[1].max()
    assert bool(taken_most > 1) is added


def plain_index(taken: str) -> numpy.ndarray:
    """Return which cells torch takes."""
    x = torch.tensor([0, 1, 2])
    return eval(taken, {"torch": torch, "x": x}).numpy()


ALWAYS = "x + w|x - w|x * w|x / w|2 * x|x ** 2|x ** 3|2 ** x|x @ w|x @ v|v @ x|torch.dot(v, v)|torch.exp(x)|torch.sin(x)|torch.tanh(x)|torch.sigmoid(x)|torch.square(x)|torch.abs(x)|torch.relu(x)|x.sum()|x.sum(0)|x.mean(1)|x.prod()|x.norm()|x.max()|x.amax(1)|x.max(dim=1).values|torch.softmax(x, 1)|torch.log_softmax(x, -1)|torch.logsumexp(x, 1)|x.T|x.reshape(9)|x[1]|x[[0, 0, 2]]|x.clone()|torch.cat([x, w])".split(
    "|"
)


@pytest.mark.parametrize("expression", ALWAYS)
def test_at_random_points_the_textbooks_rule_holds_and_is_told(expression: str) -> None:
    """What is compared must not hide what is right."""
    for point in ("random", "random again"):
        trace = traced(f"{POINTS[point]}y = {expression}\n{COTANGENTS['random']}")
        assert trace is not None
        (one,) = trace.passes
        assert one.sent
        for sent in one.sent:
            assert rule(trace, trace.nodes[sent.user], sent.slot, one) is not None, sent.slot

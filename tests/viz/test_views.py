"""Other pictures of the same trace: what is near a node, one card per source line, torch's own nodes, modules."""

from __future__ import annotations

from typing import Any

import pytest

from core import explore, record
from core.trace import Trace
from tests.viz.traces import Program, doubling, flat_steps, squared_error
from viz.picture.fold import DRAWN, folded
from viz.picture.fold_near import neighbourhood
from viz.picture.scene import scene
from viz.picture.torch_graph import torch_graph
from viz.picture.turns import loops


def drawn(trace: Trace, node: int, steps: int) -> list[str]:
    return [card.id for card in neighbourhood(trace, node, steps).cards]


def test_what_is_near_is_drawn_and_what_is_cut_says_so() -> None:
    trace = squared_error()  # x, w, y, dot, sub, pow
    assert drawn(trace, 4, 1) == ["n2", "n3", "n4", "n5", "m1", "rest"]
    fold = neighbourhood(trace, 4, 1)
    stub = next(card for card in fold.cards if card.id == "m1")
    assert stub.nodes == (0, 1)  # what dot was made of
    assert [(edge.tail, edge.head) for edge in fold.edges if edge.id.startswith("em")] == [(4, 1)]
    assert fold.cards[-1].nodes == (0, 1)
    assert drawn(trace, 4, 2) == ["n0", "n1", "n2", "n3", "n4", "n5"]


def test_users_that_are_not_drawn_are_counted() -> None:
    fold = neighbourhood(squared_error(), 0, 1)
    stub = next(card for card in fold.cards if card.id.startswith("u"))
    assert stub.nodes == (4,)


def test_a_neighbourhood_is_small_even_around_a_parameter_that_everybody_uses() -> None:
    trace = flat_steps(5_000)
    fold = neighbourhood(trace, 0, 5)
    assert len(fold.cards) <= DRAWN
    assert sorted(node for card in fold.cards if card.kind == "node" for node in card.nodes)[0] == 0
    assert len(fold.card_of) == len(trace.nodes)


def test_every_use_between_drawn_nodes_is_an_edge() -> None:
    trace = doubling(50)
    near = neighbourhood(trace, 40, 3)
    inside = {card.nodes[0] for card in near.cards if card.kind == "node"}
    uses = {
        (operand, one, slot) for one in inside for slot, operand in enumerate(trace.nodes[one].operands)
        if operand in inside
    }  # fmt: skip
    assert {edge.uses[0] for edge in near.edges if edge.id.startswith("e") and edge.id[1].isdigit()} == uses


def test_one_card_for_each_source_line() -> None:
    program = Program()
    x = program.leaf("x", 1.0, line=1)
    a = program.operation("mul", (x,), 2.0, line=2)
    b = program.operation("exp", (a,), 2.0, "b", line=2)
    program.operation("sum", (b,), 2.0, "c", line=3)
    trace = program.trace()
    assert [card.kind for card in folded(trace, by_line=True).cards] == ["node", "lines", "node"]
    fold = folded(trace, frozenset({"g1"}), by_line=True)
    assert [card.id for card in fold.cards] == ["n0", "n1", "n2", "n3"]
    assert folded(trace, focus=2, by_line=True).drawn_alone(2)


def test_the_turns_of_a_loop_are_found() -> None:
    (loop,) = loops(doubling(1000))
    assert loop.header == "while b.norm() < 1000"
    assert len(loop.firsts) == 1000
    assert loop.firsts[7] == 2 + 3 * 7 + 2


CROSS_ENTROPY = """\
import torch
from torch.nn import functional as F
x = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
h = x * x
loss = F.cross_entropy(h, torch.tensor([0, 1]))
loss.backward()
"""


@pytest.fixture(scope="module")
def entropy() -> Trace:
    trace = explore(CROSS_ENTROPY)
    assert trace.mistake is None
    return trace


LEAF = "import torch\nx = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\n"


# What y.grad_fn leads to in plain torch, walked by hand.
@pytest.mark.parametrize(
    "program",
    [
        pytest.param(CROSS_ENTROPY + "y = loss\n", id="a composite"),
        pytest.param(LEAF + "h = x * 1\nv = h.view(4)\nv.mul_(2)\ny = (h - 1).sum()\n", id="a write"),
        pytest.param(LEAF + "h = 2 * x\nh[0] = x[1] * 3\ny = (h * h).mean()\n", id="a write by index"),
        pytest.param(
            LEAF + "b = torch.tensor([1., 2.], requires_grad=True)\n"
            "c = torch.cat([x, x + b]).T\ny = torch.where(c > 2, c.exp(), b.sum()).max()\n",
            id="views, joins and broadcasting",
        ),
        pytest.param(
            "import torch\na = torch.tensor(1., requires_grad=True)\nb = a * 2\nwhile b.norm() < 20:\n    b = b * 2\n"
            "y = b + b.detach() * a\n",
            id="a loop and detach",
        ),
        pytest.param(
            "import torch\ntorch.manual_seed(0)\nnet = torch.nn.MultiheadAttention(4, 2)\nt = torch.ones(3, 1, 4)\n"
            "out, _ = net(t, t, t)\ny = out.square().sum()\n",
            id="attention",
        ),
    ],
)  # fmt: skip
def test_torchs_graph_has_the_nodes_and_edges_that_next_functions_name(program: str) -> None:
    plain: dict[str, Any] = {}
    exec(program, plain)
    wanted, waiting, seen = [], [plain["y"].grad_fn], set()
    while waiting:
        function = waiting.pop()
        if function is None or function in seen:
            continue
        seen.add(function)
        name = function.name().split("::")[-1]
        wanted.append((name, [one.name().split("::")[-1] for one, _ in function.next_functions if one is not None]))
        waiting += [one for one, _ in function.next_functions]
    trace = explore(program)
    assert trace.mistake is None
    graph = torch_graph(trace)
    nodes = graph.trace.nodes
    reached = {graph.places[trace.named("y").index]}  # what y does not need is drawn, too, but not walked to here
    for node in reversed(nodes):
        reached |= set(node.operands) if node.index in reached else set()
    found = [
        (node.operation, [nodes[operand].operation for operand in node.operands])
        for node in nodes
        if node.index in reached
    ]
    assert sorted(found) == sorted(wanted)


def test_torchs_nodes_show_what_arrives_and_belong_to_the_learners(entropy: Trace) -> None:
    graph = torch_graph(entropy)
    names = [node.operation for node in graph.trace.nodes]
    owners = [entropy.nodes[owner].operation for owner in graph.owners]
    assert dict(zip(names, owners, strict=True)) == {
        "AccumulateGrad": "leaf", "MulBackward0": "mul", "LogSoftmaxBackward0": "cross_entropy",
        "NllLossBackward0": "cross_entropy",
    }  # fmt: skip
    one, there = entropy.passes[0], graph.trace.passes[0]
    x = entropy.named("x").index
    leaf = there.adjoint(names.index("AccumulateGrad"))
    assert leaf == one.adjoint(x)
    inner = there.adjoint(names.index("LogSoftmaxBackward0"))
    assert inner is not None and inner.tolist() == [[-0.5, 0.0], [0.0, -0.5]]  # minus one over the batch at the target
    assert [names[place] for place in there.order] == ["NllLossBackward0", "LogSoftmaxBackward0", "MulBackward0"]
    assert sorted((names[sent.user], sent.slot) for sent in there.sent) == [("MulBackward0", 0), ("MulBackward0", 1)]


def test_a_step_inside_a_composite_has_no_line_for_a_value_and_edges_point_back(entropy: Trace) -> None:
    graph = torch_graph(entropy).trace
    picture = scene(graph, folded(graph), 0, backward=True)
    inner = next(card.box.texts for card in picture.cards if card.box.texts[0] == "LogSoftmaxBackward0")
    assert "▸" not in inner and "◂" in inner
    assert all(edge.classes.endswith("next") for edge in picture.edges)
    assert [scope.name for scope in graph.scopes if scope.kind == "composite"] == ["cross_entropy"]


def test_a_program_without_gradients_has_no_graph_of_torch() -> None:
    trace = explore("import torch\nx = torch.ones(2)\ny = (x * 2).sum()\n")
    assert len(trace.nodes) == 3
    assert torch_graph(trace).trace.nodes == ()


def test_a_network_opens_folded_by_module() -> None:
    """He, Zhang, Ren, Sun (2015), table 1: conv, batch norm, pool, eight blocks, pool, linear."""
    import torch

    from bench.networks import resnet18

    trace = record(resnet18(), torch.randn(2, 3, 32, 32))
    fold = folded(trace)
    titles = [card.box.texts[0] for card in scene(trace, fold).cards if card.box.texts[0].startswith("＋")]
    assert sum("Block" in title for title in titles) == 8
    assert sum("Linear" in title for title in titles) == 1
    assert len(fold.cards) < 24
    assert [trace.scopes[frame.scope].name for frame in fold.frames] == ["Sequential"]
    # Each block's parameters stand inside it.
    block = next(card for card in fold.cards if card.kind == "scope" and "Block" in trace.scopes[card.scope].name)
    assert any("conv1.weight" in trace.nodes[node].names[0] for node in block.nodes if trace.nodes[node].names)

"""Records of writes, views, several outputs, names and reasons; numbers checked by hand or by torch."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from core import Node, Trace, explore, record
from core.recording.graph import shape_of
from core.trace import Described
from core.trace.limits import Limits
from tests.program.running import ran
from tests.recording.laws import adjoints_are_sums
from tests.recording.programs import PROGRAMS


def operations(trace: Trace) -> list[str]:
    return [node.operation for node in trace.nodes]


def only(trace: Trace, operation: str) -> Node:
    (node,) = [node for node in trace.nodes if node.operation == operation]
    return node


def reason(trace: Trace, node: Node) -> str:
    why = trace.passes[-1].why(node.index)
    assert why is not None
    return why.kind


def test_the_same_operand_twice_is_two_edges_and_two_contributions() -> None:
    trace = record(lambda x: x * x, torch.tensor(3.0, requires_grad=True))
    assert trace.nodes[1].operands == (0, 0)
    (one,) = trace.passes
    assert [(user, slot, value.tolist()) for user, slot, value in one.contributions(0)] == [(1, 0, 3.0), (1, 1, 3.0)]
    assert one.adjoint(0).tolist() == 6.0  # type: ignore[union-attr]


def test_a_write_through_a_view_is_on_the_path_and_consumers_see_the_new_values() -> None:
    def program(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        h = x * 1
        v = h.view(2, 2)
        v.mul_(2)
        return ((h - y) ** 2).sum()

    trace = record(program, torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True), torch.ones(4))
    sub = only(trace, "sub")
    consumed = trace.nodes[sub.operands[0]]
    assert consumed.operation == "write-back"
    assert consumed.value.tolist() == [2.0, 4.0, 6.0, 8.0]
    assert trace.nodes[consumed.operands[0]].value.tolist() == [1.0, 2.0, 3.0, 4.0]  # h v0, as it was
    written = trace.nodes[consumed.operands[1]]
    assert written.operation == "mul_" and written.value.tolist() == [[2.0, 4.0], [6.0, 8.0]]
    (one,) = trace.passes
    # d/dx sum((2x - 1)^2) = 4 (2x - 1)
    assert one.adjoint(0).tolist() == [4.0, 12.0, 20.0, 28.0]  # type: ignore[union-attr]
    # 2 (h - y), h being the doubled one; through the write it counts twice
    assert one.adjoint(written.index).tolist() == [[2.0, 6.0], [10.0, 14.0]]  # type: ignore[union-attr]
    assert one.adjoint(written.operands[0]).tolist() == [[4.0, 12.0], [20.0, 28.0]]  # type: ignore[union-attr]


def test_storages_are_numbered_in_the_order_of_the_values() -> None:
    trace = record(lambda x, y: (x * x + y).sum(), torch.ones(2, requires_grad=True), torch.ones(2))
    assert [node.value.storage for node in trace.nodes] == [0, 1, 2, 3, 4]


def test_versions_of_one_tensor_keep_their_own_values() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        h = x * 1
        h.add_(1)
        h *= 10
        return h.sum()

    trace = record(program, torch.tensor([1.0, 2.0], requires_grad=True))
    values = {node.operation: node.value for node in trace.nodes}
    assert values["mul"].tolist() == [1.0, 2.0]
    assert values["add_"].tolist() == [2.0, 3.0]
    assert values["mul_"].tolist() == [20.0, 30.0]
    assert [values[name].version for name in ("mul", "add_", "mul_")] == [0, 1, 2]
    assert values["mul"].storage == values["mul_"].storage


def test_a_view_read_after_its_base_was_written_is_a_new_value() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        h = x * 1
        v = h[1:]
        h.mul_(3)
        return v.sum()

    trace = record(program, torch.tensor([1.0, 2.0], requires_grad=True))
    assert operations(trace) == ["leaf", "mul", "getitem", "mul_", "re-view", "sum"]
    again = only(trace, "re-view")
    assert again.value.tolist() == [6.0] and again.operands == (only(trace, "mul_").index,)
    assert only(trace, "getitem").value.tolist() == [2.0]
    assert reason(trace, only(trace, "getitem")) == "overwritten"


@pytest.mark.parametrize(("steps", "name", "last"), [
    ("net.weight.detach().fill_(3)", "net.weight", "[[3.0, 3.0]]"),
    ("net.weight.detach().numpy()[0, 0] = 7", "net.weight", "[[7.0, 2.0]]"),
    (  # the mean of what it was given: (2 + 4) / 2 and (3 + 5) / 2
        "for number in range(2):\n"
        "    with torch.no_grad(): net.weight.add_(number + 1)\n"
        "    average.update_parameters(net)", "average.module.weight", "[[3.0, 4.0]]",
    ),
])  # fmt: skip
def test_a_modules_weight_that_was_written_through_another_tensor_ends_as_it_was_left(
    steps: str, name: str, last: str
) -> None:
    trace = explore(f"""\
import torch
from torch.optim.swa_utils import AveragedModel
net = torch.nn.Linear(2, 1, bias=False)
with torch.no_grad(): net.weight.copy_(torch.tensor([[1., 2.]]))
average = AveragedModel(net)
{steps}
""")
    assert str([node.value.tolist() for node in trace.nodes if name in node.names][-1]) == last


def test_the_statistics_of_a_batch_norm_are_called_by_their_module_before_and_after_it_wrote_them() -> None:
    # PyTorch's BatchNorm1d: running_mean = 0.9 * 0 + 0.1 * mean of the batch, here (2, 4).
    trace = explore("""\
import torch
net = torch.nn.Sequential(torch.nn.BatchNorm1d(2))
net(torch.tensor([[1., 2.], [3., 6.]]))
mean = net[0].running_mean * 1
""")
    before, after = [node.value.tolist() for node in trace.nodes if "net.0.running_mean" in node.names]
    assert before == [0.0, 0.0] and after == pytest.approx([0.2, 0.4])


def test_a_view_of_what_lies_further_on_in_its_memory_is_read_again_from_its_own_cells() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        rest = x[1:].data  # no view to torch, and it begins at the second cell
        last = rest[1:]
        rest.mul_(2)
        return last * 1

    trace = record(program, torch.arange(4.0))
    again = only(trace, "re-view")
    assert again.value.tolist() == [4.0, 6.0]
    assert trace.local_jacobian(again.index, 0).value.tolist() == [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]


def test_a_base_without_gradients_sees_a_write_through_its_view() -> None:
    # Acceptance row M1: b = a.reshape(3, 4); b[:, :] = 2 changes a.
    def program() -> torch.Tensor:
        a = torch.arange(12)
        b = a.reshape(3, 4)
        b[:, :] = 2
        return a * 1

    trace = record(program)
    assert only(trace, "mul").value.tolist() == [2] * 12
    assert only(trace, "constant").value.tolist() == list(range(12))
    assert trace.nodes[only(trace, "mul").operands[0]].operation == "write-back"


def test_writing_a_leaf_under_no_grad_makes_a_new_leaf_version() -> None:
    def program(w: torch.Tensor) -> torch.Tensor:
        (w * w).sum().backward()
        assert w.grad is not None
        with torch.no_grad():
            w -= 0.1 * w.grad
        return w.sum()

    trace = record(program, torch.tensor([1.0, -2.0], requires_grad=True))
    step = only(trace, "sub_")
    assert step.value.tolist() == pytest.approx([0.8, -1.6])
    assert step.value.is_leaf and step.note == "no-grad"
    assert trace.nodes[0].value.tolist() == [1.0, -2.0]


def test_several_outputs_of_one_call_share_it() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        first, second = x.chunk(2)
        return (first * second).sum()

    trace = record(program, torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True))
    first, second = [node for node in trace.nodes if node.operation == "chunk"]
    assert (first.call, second.call) == (first.index, first.index)
    assert (first.output, second.output) == (0, 1)
    assert trace.passes[0].adjoint(0).tolist() == [3.0, 4.0, 1.0, 2.0]  # type: ignore[union-attr]


def test_max_with_indices_keeps_both_and_the_indices_have_no_gradient() -> None:
    trace = record(lambda x: x.max(dim=0)[0], torch.tensor([1.0, 5.0, 2.0], requires_grad=True))
    values, indices = [node for node in trace.nodes if node.operation == "max"]
    assert (values.value.tolist(), indices.value.tolist()) == (5.0, 1)
    assert reason(trace, indices) == "integer"


def test_a_composite_has_the_autograd_nodes_inside() -> None:
    # row order of torch's graph: NllLoss is outermost, LogSoftmax inside it
    trace = record(F.cross_entropy, torch.tensor([[1.0, 2.0]], requires_grad=True), torch.tensor([1]))
    node = only(trace, "cross_entropy")
    assert node.operands == (0, 1)
    assert [trace.autograd[i].name for i in node.inside] == ["NllLossBackward0", "LogSoftmaxBackward0"]
    (inner,) = trace.passes[0].autograd_adjoints.values()
    assert inner.tolist() == [[0.0, -1.0]]


def test_broadcast_axes_are_told_for_every_operand() -> None:
    trace = record(lambda a, b: a + b, torch.zeros(3, 1), torch.zeros(2))
    assert only(trace, "add").expands == ((1,), (0,))
    trace = record(lambda a: a.sum(0, keepdim=True), torch.zeros(3, 1))
    assert only(trace, "sum").expands == ((),)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("1 - {0}", lambda x: 1 - x),
        ("2 / {0}", lambda x: 2 / x),
        ("{0} ** 2", lambda x: x**2),
        ("{0}[0:2, ...]", lambda x: x[0:2, ...]),
        ("sum({0}, dim=0)", lambda x: x.sum(dim=0)),
        ("cat([{0}, {1}], dim=0)", lambda x: torch.cat([x, x], dim=0)),
        ("{0}.T", lambda x: x.T),
        ("-{0}", lambda x: -x),
    ],
)
def test_a_node_says_its_call_as_it_was_written(text: str, expression: Any) -> None:
    trace = record(expression, torch.ones(3, 3))
    assert trace.nodes[-1].text == text


def test_reasons_tell_why_there_is_no_gradient() -> None:
    def program(x: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
        u = (x * 2).detach()
        scaled = c * 3
        picked = x.argmax()
        with torch.no_grad():
            norm = x.sum()
        unused = x.exp()
        number = x.cos()
        number.item()
        step = torch.sign(x).round() > 0
        return (u * scaled).sum() * c.sum() + norm + x[picked] + unused.detach().sum() * 0 + step.sum()

    trace = record(program, torch.tensor([1.0], requires_grad=True), torch.tensor([2.0]))
    by_name = {node.operation + node.text: node for node in trace.nodes}
    assert reason(trace, by_name["mul{0} * 2"]) == "detached"
    assert reason(trace, by_name["detachdetach({0})"]) == "detached"
    assert reason(trace, by_name["mul{0} * 3"]) == "pruned"
    assert reason(trace, trace.nodes[1]) == "constant"
    assert reason(trace, only(trace, "argmax")) == "integer"
    assert reason(trace, next(n for n in trace.nodes if n.note == "no-grad")) == "no-grad"
    assert reason(trace, only(trace, "exp")) == "detached"
    assert reason(trace, only(trace, "cos")) == "python-number"


def test_a_zero_gradient_is_a_zero_and_not_none() -> None:
    trace = record(lambda x: (x.round() * 1).sum(), torch.tensor([1.2], requires_grad=True))
    assert trace.passes[0].adjoint(0).tolist() == [0.0]  # type: ignore[union-attr]


def test_before_any_pass_there_are_no_passes_and_after_one_later_values_are_not_yet() -> None:
    assert record(lambda x: x * 2, torch.ones(2, requires_grad=True)).passes == ()

    def program(x: torch.Tensor) -> torch.Tensor:
        (x * x).sum().backward()
        return x.exp()

    trace = record(program, torch.ones(2, requires_grad=True))
    assert reason(trace, only(trace, "exp")) == "later"


def test_only_what_requires_grad_is_differentiated_and_branches_are_pruned() -> None:
    # Acceptance row Q6 by record
    trace = record(lambda x, w, y: (torch.dot(x, w) - y) ** 2, torch.tensor([1.0, 2.0]),
                   torch.tensor([3.0, -1.0], requires_grad=True), torch.tensor(2.0))  # fmt: skip
    dot = only(trace, "dot")
    (function,) = dot.inside
    assert trace.autograd[function].edges[0] == (-1, 0)  # torch's edge to x is None
    assert reason(trace, trace.nodes[dot.operands[0]]) == "constant"


def test_autograd_grad_asks_only_for_its_inputs() -> None:
    def program(x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
        h = x * 2
        torch.autograd.grad((h * w).sum(), h)
        return x

    trace = record(program, torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True))
    (one,) = trace.passes
    assert one.kind == "grad"
    assert one.adjoint(only(trace, "mul").index if operations(trace).count("mul") == 1 else 2) is not None
    assert reason(trace, trace.nodes[0]) == "not-asked"


def test_a_pass_that_fails_is_no_pass() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        y = (x * x).sum()
        y.backward()
        with pytest.raises(RuntimeError, match="second time"):
            y.backward()
        return x

    assert len(record(program, torch.ones(2, requires_grad=True)).passes) == 1


def test_modules_are_scopes_and_their_parameters_have_names() -> None:
    net = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
    trace = record(net, torch.ones(1, 2))
    assert [scope.name for scope in trace.scopes[1:]] == ["Sequential", "0 · Linear", "1 · ReLU"]
    linear = only(trace, "linear")
    assert trace.scopes[linear.scope].name == "0 · Linear"
    assert [trace.nodes[i].names for i in linear.operands[1:]] == [("0.weight",), ("0.bias",)]


def test_an_optimiser_step_is_a_scope_and_its_counter_is_not_drawn() -> None:
    net = nn.Linear(1, 1)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1)

    def program(x: torch.Tensor) -> None:
        net(x).sum().backward()
        optimiser.step()

    trace = record(program, torch.ones(1, 1))
    steps = [node for node in trace.nodes if node.operation == "add_"]
    assert len(steps) == 2
    assert {trace.scopes[node.scope].name for node in steps} == {"SGD.step"}


def test_batch_normalisation_does_not_draw_its_counter() -> None:
    trace = record(nn.BatchNorm1d(2), torch.randn(4, 2))
    assert "add_" not in operations(trace)
    normalised = trace.nodes[only(trace, "batch_norm").operands[0]]
    assert (normalised.operation, normalised.value.shape) == ("constant", (4, 2))  # the input, and no parameter


def test_large_tensors_keep_a_corner_and_a_summary() -> None:
    x = torch.arange(10_000.0).reshape(100, 100)
    x[0, 0] = float("nan")
    value = record(lambda a: a * 1, x).nodes[-1].value
    assert value.elided and value.kept == (8, 8)
    assert value.tolist()[1][:2] == [100.0, 101.0]
    assert value.summary is not None
    assert (value.summary.minimum, value.summary.maximum, value.summary.nan_count) == (1.0, 9999.0, 1)
    assert value.summary.mean == pytest.approx(5000.0)


@pytest.mark.parametrize(
    ("dtype", "values"),
    [
        (torch.bfloat16, [1.5, -2.0]), (torch.float16, [0.5, 2.0]), (torch.bool, [True, False]),
        (torch.complex64, [1 + 2j, -1j]), (torch.int8, [-3, 7]), (torch.float64, [0.1, 0.2]),
    ],
)  # fmt: skip
def test_every_dtype_survives(dtype: torch.dtype, values: list[Any]) -> None:
    trace = record(lambda x: x.clone(), torch.tensor(values, dtype=dtype))
    assert trace.nodes[-1].value.tolist() == values
    assert f"torch.{trace.nodes[-1].value.dtype}" == str(dtype)


# Cells of float32: 4 · (16 + 17) bytes, and half of what a message may hold are for cells.
@pytest.mark.parametrize(("most", "missing"), [(264, None), (262, "run-bytes")])
def test_a_run_that_brings_too_much_leaves_out_the_cells_of_all_but_small_tensors(
    most: int, missing: str | None
) -> None:
    small, larger = torch.arange(16.0), torch.arange(17.0)
    trace = record(lambda x, y: (x, y), small, larger, limits=Limits(result_bytes=most))
    kept, left_out = (node.value for node in trace.nodes)
    assert kept.tolist() == small.tolist()
    assert (left_out.missing, left_out.shape) == (missing, larger.shape)


@pytest.mark.parametrize(("length", "shown"), [(2_000, "a" * 2_000), (2_001, "a" * 1_999 + "…")])
def test_a_variable_that_prints_too_much_is_cut(length: int, shown: str) -> None:
    program = f"class Long:\n    def __repr__(self):\n        return 'a' * {length}\nx = Long()"
    held = ran(program).record.variables["x"]
    assert isinstance(held, Described) and held.text == shown


def test_a_tensor_written_after_the_recording_says_so() -> None:
    x = torch.ones(2)
    trace = record(lambda a: a * 2, x)
    x.add_(1)
    assert trace.nodes[0].value.missing == "changed-later"
    assert trace.nodes[1].value.tolist() == [2.0, 2.0]


def test_a_long_chain_is_recorded_and_let_go() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        for _ in range(20_000):
            x = x + 1
        return x

    trace = record(program, torch.zeros((), requires_grad=True))
    assert trace.nodes[-1].value.tolist() == 20_000.0
    assert trace.passes[0].adjoint(0).tolist() == 1.0  # type: ignore[union-attr]


def test_expressions_of_a_recorded_function_have_their_place() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        y = x * 2
        return y.sum()

    trace = record(program, torch.ones(2))
    span = only(trace, "mul").span
    assert span is not None
    line = trace.source.splitlines()[span.line - 1]
    assert line[span.column : span.end_column] == "x * 2"


def test_a_training_loop_reads_its_gradients_and_zeroes_them() -> None:
    def program(w: torch.Tensor) -> None:
        for _ in range(3):
            (w * w).sum().backward()
            assert w.grad is not None
            with torch.no_grad():
                gradient = w.grad
                w -= 0.5 * gradient
                gradient.zero_()

    # w -> w - 0.5 * 2w = 0 in one step
    trace = record(program, torch.tensor([1.0, -2.0], requires_grad=True))
    assert all(node.value.missing is None for node in trace.nodes)
    assert "zero_" not in operations(trace)
    assert next(node for node in trace.nodes if node.operation == "grad").value.tolist() == [2.0, -4.0]
    accumulated = [one.accumulations[max(one.accumulations)].tolist() for one in trace.passes]
    assert accumulated == [[2.0, -4.0], [0.0, 0.0], [0.0, 0.0]]


def test_a_leaf_is_written_through_a_view_under_no_grad() -> None:
    # As D2L's optimizers write it; torch itself raises when such a view is asked for its node afterwards.
    trace = explore(
        "import torch\nx = torch.ones(3, requires_grad=True)\n"
        "with torch.no_grad():\n    x[:] -= 0.25\nx.sum().backward()\n"
    )
    assert trace.mistake is None
    assert trace.named("x").value.tolist() == [0.75, 0.75, 0.75]
    assert trace.passes[0].adjoints[trace.named("x").index].tolist() == [1, 1, 1]


def test_parameters_are_called_by_their_module() -> None:
    source = (
        "net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))\nalias = net\nunused = nn.Linear(2, 2)\n"
        "optimizer = torch.optim.SGD(net.parameters(), lr=0.1)\n"
        "for i in range(2):\n    net(torch.ones(1, 2)).sum().backward()\n    optimizer.step()"
    )
    nodes = explore(f"import torch\nfrom torch import nn\n{source}").nodes
    names = [node.names for node in nodes if node.operation == "leaf"]
    assert names == [("net.0.weight",), ("net.0.bias",), ("net.2.weight",), ("net.2.bias",)]
    written = [node.names for node in nodes if node.operation == "add_"]
    assert written == 2 * names


def test_a_pass_arrives_at_a_written_view_and_the_views_before_it_one_after_another() -> None:
    """A chain has one order only: the program's, backwards."""
    trace = record(PROGRAMS["write_through_a_view_of_a_base_with_an_offset"])
    (one,) = trace.passes
    assert [trace.nodes[index].operation for index in one.order] == [
        "sum", "pow", "write-back", "mul_", "getitem", "getitem", "view", "mul_", "sum", "double",
    ]  # fmt: skip


def test_a_write_through_a_view_gets_the_gradients_of_the_same_program_without_writes() -> None:
    torch.manual_seed(0)
    trace = record(PROGRAMS["write_through_a_view_of_a_base_with_an_offset"])
    torch.manual_seed(0)
    w = torch.randn(2, requires_grad=True).double()
    base = torch.arange(2.0, 8.0, dtype=torch.float64) * w.sum()
    view = base.view(2, 3)[1][:2]
    written = view * w
    after = torch.cat([base[:3], written, base[5:]])
    for tensor in (base, view, written, after):
        tensor.retain_grad()
    (after**3).sum().backward()
    first_write, second_write = [node for node in trace.nodes if node.operation == "mul_"]
    last_view = trace.nodes[second_write.operands[0]]
    pairs = (first_write, base), (last_view, view), (second_write, written), (only(trace, "write-back"), after)
    for node, tensor in pairs:
        adjoint = trace.passes[0].adjoint(node.index)
        assert adjoint is not None and tensor.grad is not None and adjoint.dtype == "float64"
        assert adjoint.tolist() == pytest.approx(tensor.grad.tolist(), rel=1e-12)
    sent = [value for node in trace.nodes for _, _, value in trace.passes[0].contributions(node.index)]
    assert {value.dtype for value in sent[1:]} == {"float64"}  # w itself is in single precision


def test_rows_of_several_lengths_have_the_longest_as_their_shape() -> None:
    with warnings.catch_warnings(action="ignore"):  # torch calls nested tensors a prototype
        rows = torch.nested.nested_tensor([torch.ones(2, 5), torch.ones(3, 1)])
    assert shape_of(rows) == (2, 3, 5)


def test_a_value_keeps_the_name_that_it_has_outside_of_a_function_or_loop() -> None:
    trace = explore("""
import torch
w = torch.tensor(2.0, requires_grad=True)
def scaled(inp):
    inside = inp * w
    return inside
h = torch.tensor(1.0)
for turn in range(2):
    h = scaled(h)
last = h
for p in (w, last):
    print(p)
last.backward()
""")
    called = [(node.names, node.name) for node in trace.nodes]
    assert called == [
        (("w", "p"), "w"), (("h", "inp"), "h"), (("inside", "h", "inp"), "h"), (("inside", "h", "last", "p"), "last"),
    ]  # fmt: skip


def test_a_program_that_ends_with_prints_gets_the_pass_of_the_value_before_them() -> None:
    trace = explore("import torch\nx = torch.tensor(3.0, requires_grad=True)\ny = x * x\nprint(y)\nprint('done')")
    (one,) = trace.passes
    adjoint = one.adjoint(0)
    assert one.implicit and adjoint is not None and adjoint.tolist() == 6.0  # d(x²)/dx = 2x


def test_an_annotated_assignment_names_what_a_function_returned() -> None:
    trace = explore("""
import torch
def twice(v):
    return v * 2
y: torch.Tensor = twice(torch.ones(2))
y = None
""")
    assert [node.name for node in trace.nodes if node.operation == "mul"] == ["y"]


def test_an_update_of_parameters_in_a_function_keeps_their_names() -> None:
    trace = explore("""
import torch
w, b = torch.tensor(2.0, requires_grad=True), torch.tensor(0.5, requires_grad=True)
def sgd(params, rate):
    with torch.no_grad():
        for param in params:
            param -= rate * param.grad
            param.grad.zero_()
(w * 3 + b).backward()
sgd([w, b], 0.1)
""")
    written = [(node.name, node.value.array().item()) for node in trace.nodes if node.operation == "sub_"]
    assert written == [("w", pytest.approx(1.7)), ("b", pytest.approx(0.4))]


def test_what_was_computed_before_a_leaf_was_asked_for_its_gradient_has_none() -> None:
    def late(x: torch.Tensor) -> torch.Tensor:
        early = x * 3
        x.requires_grad_()
        return (early + x * 2).sum()

    trace = record(late, torch.ones(2))
    before, after = (node for node in trace.nodes if "x" in node.names)
    assert (before.operation, before.value.requires_grad) == ("constant", False)
    assert (after.operation, after.value.requires_grad) == ("leaf", True)
    early = next(node for node in trace.nodes if node.operands == (before.index,))
    assert (early.operation, early.note, early.value.requires_grad) == ("mul", "", False)
    (one,) = trace.passes
    assert one.adjoint(before.index) is None and one.adjoint(early.index) is None
    adjoint = one.adjoint(after.index)
    assert adjoint is not None and adjoint.tolist() == [2.0, 2.0]


def test_one_output_that_another_is_made_of_gets_what_flows_through_that_one() -> None:
    """Whichever factor the other output is: the edge before it leads out of the call."""
    trace = Trace(
        ran("""\
import torch
from torch.utils.checkpoint import checkpoint
x = torch.tensor([0.5, 2.0], requires_grad=True)
def both(h):
    s = h.sin()
    return s, h * s
s, p = checkpoint(both, x, use_reentrant=False)
p.sum().backward()
""").record
    )
    (one,) = trace.passes
    assert one.adjoint(trace.named("s").index).tolist() == [0.5, 2.0]  # type: ignore[union-attr]  # ∂(h · s)/∂s = h
    assert adjoints_are_sums(trace, one, rtol=1e-5, atol=1e-6)

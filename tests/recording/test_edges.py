"""Edge cases of the recorder: calls that are one operation, writes that nobody announces, odd tensors."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import Any

import numpy
import pytest
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

from core import Limits, Node, Trace, explore, record
from core.recording.shared_memory import MOST_BYTES, MOST_SHARES
from core.recording.snapshots import snapshot
from tests.program.running import plain_python

pytestmark = pytest.mark.filterwarnings("ignore")


def operations(trace: Trace) -> list[str]:
    return [node.operation for node in trace.nodes]


def only(trace: Trace, operation: str) -> Node:
    (node,) = [node for node in trace.nodes if node.operation == operation]
    return node


def cube_sum(x: torch.Tensor) -> torch.Tensor:
    inside = x * x
    return (inside * x).sum()


@pytest.mark.parametrize(
    ("operation", "text", "value", "program"),
    [
        # f = Σ x³ at (1, 2): f' = 3x², f'' = diag(6x)
        ("func_grad", "grad(cube_sum)({0})", [3.0, 12.0], lambda x: torch.func.grad(cube_sum)(x)),
        ("jacrev", "jacrev(square)({0})", [[2.0, 0.0], [0.0, 4.0]], lambda x: torch.func.jacrev(torch.square)(x)),
        ("hessian", "hessian(cube_sum)({0})", [[6.0, 0.0], [0.0, 12.0]], lambda x: torch.func.hessian(cube_sum)(x)),
        ("vmap", "vmap(lambda)({0})", [3.0, 6.0], lambda x: torch.vmap(lambda one: one * 3)(x)),
        ("jacobian", "jacobian(cube_sum)({0})", [3.0, 12.0], lambda x: torch.autograd.functional.jacobian(cube_sum, x)),
    ],
)
def test_a_transform_is_one_operation(operation: str, text: str, value: Any, program: Callable[..., Any]) -> None:
    trace = record(program, torch.tensor([1.0, 2.0]))
    assert operations(trace) == ["constant", operation]
    node = trace.nodes[1]
    assert (node.operands, node.text) == ((0,), text)
    assert node.value.tolist() == value


def test_a_transform_made_before_the_recording_is_recorded_too() -> None:
    made = torch.func.grad(cube_sum)
    assert operations(record(made, torch.ones(2))) == ["constant", "func_grad"]


def test_a_gradient_flows_through_a_transform_to_its_operand() -> None:
    # d/dx Σ 3x² = 6x
    trace = record(lambda x: torch.func.grad(cube_sum)(x).sum(), torch.tensor([1.0, 2.0], requires_grad=True))
    assert trace.passes[0].adjoint(0).tolist() == [6.0, 12.0]  # type: ignore[union-attr]


def test_arguments_of_a_transform_may_have_names() -> None:
    # f = Σ x³ at (1, 2): f' = 3x². vmap maps no argument that is given by name: Σ of 3w and 4w is 7w
    x, w = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0], requires_grad=True)
    trace = record(lambda x: torch.autograd.functional.jacobian(func=cube_sum, inputs=x), x)
    assert (operations(trace), trace.nodes[1].value.tolist()) == (["constant", "jacobian"], [3.0, 12.0])
    trace = record(lambda w: torch.vmap(lambda x, w: x * w)(torch.tensor([3.0, 4.0]), w=w).sum(), w)
    assert trace.passes[0].adjoint(only(trace, "leaf").index).tolist() == [7.0, 7.0]  # type: ignore[union-attr]


def test_an_output_that_is_the_second_operand_of_another_gets_what_that_one_sends() -> None:
    # a = exp(w), b = x·a: d(Σ b)/da = x
    def both(x: torch.Tensor, w: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        made = w.exp()
        return made, x * made

    x, w = torch.tensor([2.0, 3.0]), torch.tensor([0.0, 1.0], requires_grad=True)
    trace = record(lambda w: torch.vmap(both)(x, w)[1].sum(), w)
    first, second = (node for node in trace.nodes if node.operation == "vmap")
    one = trace.passes[0]
    assert one.adjoint(first.index).tolist() == [2.0, 3.0]  # type: ignore[union-attr]
    assert [(sent.user, sent.operand) for sent in one.sent if sent.operand == first.index] == [
        (second.index, first.index)
    ]


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        return x * 2

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> Any:  # type: ignore[override]
        return gradient * 2


def test_what_a_backward_binds_names_nothing() -> None:
    source = (
        "import torch\nclass Twice(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n"
        "        inner = x * 2\n        return inner\n    @staticmethod\n    def backward(ctx, g):\n"
        "        back = g * 2\n        return back\n"
        "x = torch.ones(2, requires_grad=True)\ny = Twice.apply(x)\ny.sum().backward()"
    )
    trace = explore(source)
    assert trace.mistake is None
    assert [(node.operation, node.names) for node in trace.nodes] == [("leaf", ("x",)), ("Twice", ("y",)), ("sum", ())]


doubled_before = Double.apply


def test_a_function_of_ones_own_is_one_operation() -> None:
    trace = record(lambda x: Double.apply(x * 1).sum(), torch.ones(2, requires_grad=True))
    assert operations(trace) == ["leaf", "mul", "Double", "sum"]
    assert only(trace, "Double").grad_fn == "DoubleBackward"


def test_a_function_whose_apply_was_kept_is_found_by_its_node() -> None:
    trace = record(lambda x: doubled_before(x).sum(), torch.ones(2, requires_grad=True))
    node = only(trace, "Double")
    assert node.operands == (0,) and node.value.tolist() == [2.0, 2.0]


def test_torch_has_its_own_functions_back_when_recordings_end_also_by_an_error() -> None:
    before = (torch.func.grad, torch.from_numpy, torch.compile, vars(torch.autograd.Function)["apply"])

    during: list[object] = []

    def fails(x: torch.Tensor) -> None:
        assert torch.compile is not before[2]
        record(lambda: x * 1)
        assert torch.compile is not before[2]  # the outer one is still at work
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        record(fails, torch.ones(1))
    for _recording in range(2):
        assert before == (torch.func.grad, torch.from_numpy, torch.compile, vars(torch.autograd.Function)["apply"])
        record(lambda: during.append(torch.compile))
    assert before[2] not in during  # nor is a later one told that none is at work


# --- writes ----------------------------------------


def test_numpy_writes_into_a_tensors_memory_are_new_versions() -> None:
    def program() -> torch.Tensor:
        x = torch.zeros(3)
        early = x + 1
        array = x.numpy()
        array[1] = 5
        late = x + 1
        array += 1
        numpy.multiply(array, 2, out=array)
        return early + late + x

    trace = record(program)
    values = [node.value.tolist() for node in trace.nodes]
    assert operations(trace)[:5] == ["constant", "add", "numpy_write", "add", "numpy_write"]
    assert values[:5] == [[0, 0, 0], [1, 1, 1], [0, 5, 0], [1, 6, 1], [2, 12, 2]]
    assert trace.nodes[4].operands == (2,)
    assert {node.note for node in trace.nodes if node.operation == "numpy_write"} == {"in-place"}
    assert trace.result is not None
    assert trace.nodes[trace.result.nodes[0]].value.tolist() == [4, 19, 4]


@pytest.mark.parametrize("make", ["from_numpy", "as_tensor", "asarray"])
def test_a_tensor_made_of_an_array_sees_the_array_written(make: str) -> None:
    def program() -> torch.Tensor:
        array = numpy.arange(3.0)
        x = getattr(torch, make)(array)
        early = x * 1
        array.fill(7)
        return early + x

    trace = record(program)
    assert [node.value.tolist() for node in trace.nodes][1] == [0, 1, 2]
    assert only(trace, "numpy_write").value.tolist() == [7, 7, 7]
    assert trace.nodes[-1].value.tolist() == [7, 8, 9]


def test_a_leaf_that_is_written_through_numpy_keeps_its_graph_as_torch_does() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        early = x.exp()
        x.detach().numpy()[0] = 9
        return early.sum() + (x * x).sum()

    x = torch.zeros(2, requires_grad=True)
    trace = record(program, x)
    assert trace.nodes[0].value.tolist() == [0, 0]
    assert x.grad is not None and x.grad.tolist() == [19.0, 1.0]  # exp(0) + 2x
    assert trace.passes[0].accumulated(0).tolist() == [19.0, 1.0]  # type: ignore[union-attr]


def test_writes_by_torch_are_not_taken_for_numpys() -> None:
    def program() -> torch.Tensor:
        x = torch.zeros(2)
        array = x.numpy()
        x.add_(1)
        return x * array.shape[0]

    assert operations(record(program)) == ["constant", "add_", "mul"]


def test_what_was_computed_before_the_recording_is_a_leaf_from_outside() -> None:
    x = torch.ones(2, requires_grad=True)
    before = x * 2
    trace = record(lambda: (before * 3).sum())
    assert [(node.operation, node.note) for node in trace.nodes][:2] == [("constant", "outside"), ("mul", "")]
    assert trace.nodes[1].operands == (0,)


def test_memory_that_is_large_is_not_compared() -> None:
    """Its tensor has the new numbers; only the step is missing."""

    def program() -> torch.Tensor:
        x = torch.zeros(MOST_BYTES // 4 + 1)
        early = x.sum()
        x.numpy()[0] = 5
        return early + x.sum()

    trace = record(program)
    assert "numpy_write" not in operations(trace) and trace.nodes[-1].value.tolist() == 5.0


def test_of_many_arrays_the_latest_are_compared() -> None:
    def program() -> torch.Tensor:
        many = [torch.zeros(2) for number in range(MOST_SHARES + 1)]
        used = [one + 1 for one in many]
        arrays = [one.numpy() for one in many]
        arrays[0][0] = 5
        arrays[1][0] = 6
        return used[0] + many[0] + many[1]

    trace = record(program)
    (written,) = [node for node in trace.nodes if node.operation == "numpy_write"]
    assert written.value.tolist() == [6.0, 0.0]
    assert trace.nodes[-1].value.tolist() == [12.0, 1.0]  # 1 + 5 + 6: torch sees both writes


def test_out_is_a_new_version_of_a_tensor_that_is_known() -> None:
    def program() -> torch.Tensor:
        made = torch.zeros(2)
        early = made + 1
        torch.mul(torch.ones(2), 3, out=made)
        return early + made

    trace = record(program)
    assert operations(trace) == ["constant", "add", "constant", "mul", "add"]
    assert [node.value.tolist() for node in trace.nodes] == [[0, 0], [1, 1], [1, 1], [3, 3], [4, 4]]
    assert trace.nodes[3].operands == (2,)
    assert trace.nodes[4].operands == (1, 3)


def test_out_that_nobody_has_used_is_made_by_the_call() -> None:
    trace = record(lambda: torch.mul(torch.ones(2), 3, out=torch.empty(2)) + 1)
    assert [(node.operation, node.value.tolist()) for node in trace.nodes] == [
        ("constant", [1, 1]), ("mul", [3, 3]), ("add", [4, 4]),
    ]  # fmt: skip


def test_data_in_another_shape_of_its_own_memory_is_another_version() -> None:
    def program() -> torch.Tensor:
        a = torch.arange(4.0)
        early = a + 1
        a.data = a.view(2, 2)
        return a + early.sum()

    trace = record(program)
    sums = [node for node in trace.nodes if node.operation == "add"]
    assert [trace.nodes[node.operands[0]].value.shape for node in sums] == [(4,), (2, 2)]
    assert sums[1].value.tolist() == [[10, 11], [12, 13]]  # Σ (0 … 3) + 4 = 10


@pytest.mark.parametrize("options", [{"foreach": True}, {"fused": True}])
def test_an_optimizer_that_writes_lists_gives_every_parameter_its_new_version(options: dict[str, bool]) -> None:
    net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))

    def program() -> list[torch.Tensor]:
        optimizer = torch.optim.SGD(net.parameters(), lr=0.1, **options)
        net(torch.ones(1, 2)).sum().backward()
        optimizer.step()
        return list(net.parameters())

    trace = record(program)
    assert trace.result is not None
    found = [trace.nodes[index] for index in trace.result.nodes]
    assert [node.value.tolist() for node in found] == [parameter.tolist() for parameter in net.parameters()]
    assert [node.value.version for node in found] == [parameter._version for parameter in net.parameters()]
    assert all(node.operation not in ("leaf", "constant") and node.value.missing is None for node in found)


def test_a_fused_step_may_be_given_its_lists_by_name() -> None:
    weight, gradient = torch.ones(2), torch.tensor([1.0, 2.0])

    def program() -> torch.Tensor:
        torch.ops.aten._fused_sgd_(
            [weight], [gradient], momentum_buffer_list=[], weight_decay=0.0, momentum=0.0, lr=0.5, dampening=0.0,
            nesterov=False, maximize=False, is_first_step=True,
        )  # fmt: skip
        return weight * 1

    assert record(program).nodes[-1].value.tolist() == [0.5, 0.0]


def test_a_write_to_a_subclass_asks_the_class_no_more_than_the_program_does() -> None:
    class Counted(torch.Tensor):
        calls = 0

        @classmethod
        def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            cls.calls += 1
            return super().__torch_function__(func, types, args, kwargs or {})

    def program() -> torch.Tensor:
        x = torch.zeros(2).as_subclass(Counted)
        y = x + 1
        x.add_(y)
        x[0] = 4
        return x * y

    program()
    plain, Counted.calls = Counted.calls, 0
    trace = record(program)
    assert trace.nodes[-1].value.tolist() == [4, 1]
    assert Counted.calls == plain


# --- contributions ----------------------------------------


def test_what_one_output_of_a_call_sends_to_another_comes_from_within() -> None:
    cell = nn.LSTMCell(1, 2)
    trace = record(lambda: cell(torch.ones(1, 1))[0].sum())
    h, c = [node for node in trace.nodes if node.operation == "lstm_cell"]
    (one,) = trace.passes
    ((user, slot, value),) = one.contributions(c.index)
    assert (user, slot) == (h.index, -1)
    assert value.tolist() == one.adjoint(c.index).tolist()  # type: ignore[union-attr]
    # h = o · tanh(c), so dh/dc = o (1 - tanh² c) = h / tanh(c) · (1 - tanh² c)
    tanh = numpy.tanh(c.value.array())
    assert numpy.allclose(value.array(), h.value.array() / tanh * (1 - tanh**2))


def test_what_comes_from_within_comes_from_the_output_that_was_made_of_it() -> None:
    def three(row: torch.Tensor) -> tuple[torch.Tensor, ...]:
        inner = row.exp()
        return row + 1, inner, row * inner  # the edge to the row leads out of the call, the next one does not

    trace = record(lambda x: torch.vmap(three)(x)[2].sum(), torch.tensor([2.0, 3.0], requires_grad=True))
    _, inner, outer = [node.index for node in trace.nodes if node.operation == "vmap"]
    sent = trace.passes[0].contributions(inner)
    assert [(user, slot, value.tolist()) for user, slot, value in sent] == [(outer, -1, [2.0, 3.0])]


def test_what_a_hook_changes_is_a_contribution_of_its_own() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        h = x * 2
        h.register_hook(lambda gradient: gradient * 10)
        return (h * 3).sum()

    trace = record(program, torch.ones(2, requires_grad=True))
    (one,) = trace.passes
    assert [(user, slot, value.tolist()) for user, slot, value in one.contributions(1)] == [
        (2, 0, [3.0, 3.0]),
        (1, -1, [27.0, 27.0]),
    ]
    assert one.adjoint(1).tolist() == [30.0, 30.0]  # type: ignore[union-attr]
    assert one.adjoint(0).tolist() == [60.0, 60.0]  # type: ignore[union-attr]


@pytest.mark.parametrize("shared", [False, True])
def test_leaves_inside_a_reentrant_checkpoint_get_their_contribution(shared: bool) -> None:
    w, x = torch.tensor([2.0, 3.0], requires_grad=True), torch.tensor([1.0, 2.0], requires_grad=True)

    def program() -> torch.Tensor:
        out = checkpoint(lambda h: (h * w) ** 2, x, use_reentrant=True).sum()
        return out + (w * 5).sum() if shared else out

    trace = record(program)
    assert w.grad is not None
    assert w.grad.tolist() == [4.0 + 5 * shared, 24.0 + 5 * shared]  # 2 w h² (+ 5)
    (leaf,) = [n for n in trace.nodes if n.operation == "leaf" and n.value.tolist() == [2.0, 3.0]]
    (one,) = trace.passes
    sent = {trace.nodes[user].operation: value.tolist() for user, _, value in one.contributions(leaf.index)}
    assert sent == {"checkpoint": [4.0, 24.0], **({"mul": [5.0, 5.0]} if shared else {})}
    assert only(trace, "checkpoint").text == "checkpoint(lambda, True, {0})"
    assert one.adjoint(leaf.index).tolist() == w.grad.tolist()  # type: ignore[union-attr]
    assert one.accumulated(leaf.index).tolist() == w.grad.tolist()  # type: ignore[union-attr]


def test_a_sparse_gradient_is_shown_with_its_zeros() -> None:
    net = nn.Embedding(4, 2, sparse=True)
    trace = record(lambda: net(torch.tensor([1, 1, 3])).sum())
    gradient = trace.passes[0].adjoint(next(n.index for n in trace.nodes if n.operation == "leaf"))
    assert gradient is not None and gradient.layout == "sparse_coo"
    assert gradient.tolist() == [[0, 0], [2, 2], [0, 0], [1, 1]]


# --- state ----------------------------------------


def test_a_value_tells_why_it_requires_no_gradient() -> None:
    x = torch.ones(2, requires_grad=True)

    def program() -> torch.Tensor:
        with torch.no_grad():
            late = x * 2
        return late + (x > 0) + x.detach() - torch.ones(2).exp()

    trace = record(program)
    assert {node.operation: node.note for node in trace.nodes if node.operands} == {
        "mul": "no-grad", "gt": "not-differentiable", "detach": "detach", "add": "", "sub": "", "exp": "",
    }  # fmt: skip
    assert not any(node.value.requires_grad for node in trace.nodes if node.operands)


def test_torchs_nodes_inside_a_call_have_the_shapes_that_torch_tells() -> None:
    x, made = torch.ones(2, 3, requires_grad=True), []

    def program() -> torch.Tensor:
        made.append(nn.functional.cosine_similarity(x, torch.arange(6.0).reshape(2, 3)))
        return made[0].sum()

    told = {(one.name, one.shapes) for one in record(program).autograd if one.shapes}
    waiting, seen = [made[0].grad_fn], set()
    while waiting:
        function = waiting.pop()
        if function is not None and not hasattr(function, "variable"):
            seen.add((function.name(), tuple(tuple(one.shape) for one in function._input_metadata)))
            waiting += [following for following, _ in function.next_functions]
    assert told == seen and len(seen) == 5


def test_a_script_module_is_recorded_and_keeps_no_hooks() -> None:
    scripted = torch.jit.script(nn.Sequential(nn.Linear(2, 2), nn.ReLU()))
    net = nn.Sequential(nn.Linear(2, 2), scripted)
    trace = record(net, torch.ones(1, 2))
    assert trace.nodes
    record(scripted, torch.ones(1, 2))
    assert not any(module._forward_hooks or module._forward_pre_hooks for module in net.modules())


def test_an_error_in_inference_mode_is_the_programs_own_and_collection_goes_on() -> None:
    def program() -> None:
        with torch.inference_mode():
            (torch.ones(2) * 2).add_(1)
            raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        record(program)
    assert gc.isenabled()


def test_a_lazy_module_can_be_recorded() -> None:
    net = nn.Sequential(nn.LazyLinear(3), nn.ReLU(), nn.LazyLinear(1))
    trace = record(lambda x: net(x).sum(), torch.ones(2, 4))
    (one,) = trace.passes
    shapes = {trace.nodes[index].value.shape for index in one.accumulations}
    assert shapes == {(3, 4), (3,), (1, 3), (1,)}
    again = nn.LazyLinear(2)
    assert record(again, torch.ones(1, 3)).nodes[-1].value.shape == (1, 2)


def test_another_threads_calls_open_no_scopes() -> None:
    net = nn.Linear(1, 1)

    class Both(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.net = net

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            other = threading.Thread(target=lambda: net(x))
            other.start()
            other.join()
            return self.net(x)

    assert [scope.name for scope in record(Both(), torch.ones(1, 1)).scopes] == ["", "Both", "net · Linear"]


# --- snapshots ----------------------------------------


@pytest.mark.parametrize("shape", [(6_000_000, 0), (2_000, 2_000, 0), (0, 10_000_000), (50_000, 0, 50_000)])
def test_a_tensor_without_cells_is_bounded_along_every_axis(shape: tuple[int, ...]) -> None:
    found = snapshot(torch.zeros(shape), Limits())
    assert max(found.kept) <= Limits().corner and found.elided
    assert found.array().shape == found.kept
    assert len(str(found.tolist())) < 1_000


@pytest.mark.parametrize("axes", [7, 20])
def test_the_corner_of_a_tensor_with_many_axes_is_bounded(axes: int) -> None:
    found = snapshot(torch.zeros(()).expand([8] * axes if axes < 20 else [2] * axes), Limits(kept_cells=16))
    assert found.array().size <= Limits().corner ** 4


@pytest.mark.parametrize(
    "dtype",
    [torch.float8_e4m3fn, torch.float8_e5m2, torch.float8_e4m3fnuz, torch.float8_e5m2fnuz, torch.float8_e8m0fnu],
)
def test_every_eight_bit_float_is_the_number_that_torch_says(dtype: torch.dtype) -> None:
    codes = torch.arange(256, dtype=torch.int16).to(torch.uint8).view(dtype)
    assert numpy.array_equal(snapshot(codes, Limits()).array(), codes.float().numpy(), equal_nan=True)
    square = codes.view(16, 16).t()
    assert numpy.array_equal(snapshot(square, Limits()).array(), square.float().numpy(), equal_nan=True)


@pytest.mark.parametrize(
    ("why", "shape", "make"),
    [
        ("meta", (2, 3), lambda: torch.empty(2, 3, device="meta")),
        ("axes", (1,) * 65, lambda: torch.ones([1] * 65)),
        ("nested", (2, 3), lambda: torch.nested.nested_tensor([torch.ones(3), torch.ones(2)])),  # the longest row's
        ("nested", (2, 4, 5), lambda: torch.nested.nested_tensor([torch.ones(4, 1), torch.ones(2, 5)])),
        ("uninitialized", (), lambda: nn.LazyLinear(2).weight),  # its shape raises
        ("sparse", (2_000_000,), lambda: torch.sparse_coo_tensor(torch.tensor([[0]]), torch.ones(1), (2_000_000,))),
    ],
)
def test_a_tensor_without_numbers_says_why(why: str, shape: tuple[int, ...], make: Callable[[], torch.Tensor]) -> None:
    found = snapshot(make(), Limits())
    assert (found.missing, found.shape, found.cells, found.tolist()) == (why, shape, b"", [])
    assert not any(found.kept)


class Doubled(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: torch.Tensor, more: Any) -> torch.Tensor:
        return x * 2

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> Any:  # type: ignore[override]
        return gradient * 2, None


@pytest.mark.parametrize(
    ("held", "text", "operands"),
    [
        ([], "[[...], [...]]", (0,)),
        ([torch.ones(1)], "[{1}, [...], [...]]", (0, 2)),
        ([(1,)], "[(1,), [...], [...]]", (0,)),
    ],
)
def test_a_list_that_holds_itself_is_read_once(held: list[Any], text: str, operands: tuple[int, ...]) -> None:
    itself = [*held]
    itself.extend([itself, itself])

    def program(x: torch.Tensor) -> torch.Tensor:
        x.sum().item()  # from here on numbers are looked for in what calls are given
        return Doubled.apply(x, itself)

    node = record(program, torch.ones(2, requires_grad=True)).nodes[-1]
    assert (node.text, node.operands, node.value.tolist()) == (f"Doubled({{0}}, {text})", operands, [2.0, 2.0])


def test_a_text_shows_no_repr_of_the_programs_own() -> None:
    class Evil(int):
        def __repr__(self) -> str:
            raise RuntimeError("called")

    trace = record(lambda x: x.sum(Evil(0)), torch.ones(2, 2))
    assert trace.nodes[-1].text == "sum({0}, Evil)"


def test_what_batch_normalisation_has_written_is_there_when_it_is_read_next() -> None:
    layer, x = nn.BatchNorm1d(2), torch.tensor([[1.0, 2.0], [3.0, 6.0]])

    def program(x: torch.Tensor) -> torch.Tensor:
        before = layer.running_mean * 1  # type: ignore[operator]
        layer(x)
        return before + layer.running_mean * 1  # type: ignore[operator]

    trace = record(program, x)
    first, second = (trace.nodes[node.operands[0]] for node in trace.nodes if node.operation == "mul")
    assert first.value.tolist() == [0.0, 0.0]
    # a tenth of the batch's mean, torch's momentum
    assert second.value.tolist() == pytest.approx([0.2, 0.4]) == layer.running_mean.tolist()  # type: ignore[union-attr, operator]


def test_torchs_own_batch_norm_writes_its_statistics_and_no_weight() -> None:
    made = (
        "import torch\nx = torch.tensor([[1., 2.], [3., 6.]])\nw = torch.tensor([2., 3.], requires_grad=True)\n"
        "b = torch.zeros(2)\nm, v = torch.zeros(2), torch.ones(2)\n"
    )
    used = "z = (torch.batch_norm(x, w, b, m, v, True, 0.1, 1e-5, False) * x * w * m).sum()\nz.backward()\n"
    trace = explore(made + used)
    plain = plain_python(made + used).variables
    assert [node.names for node in trace.nodes if node.operation == "leaf"] == [("w",)]
    assert trace.passes[0].accumulations[trace.named("w").index].tolist() == pytest.approx(plain["w"].grad.tolist())
    *_, last = (node for node in trace.nodes if node.operation == "mul")
    read = trace.nodes[last.operands[1]]  # the mean after a batch: a tenth of the batch's
    assert read.value.tolist() == pytest.approx([0.2, 0.4]) == plain["m"].tolist()


def test_a_variance_that_instance_normalisation_writes_is_read_anew() -> None:
    variance = torch.ones(2)

    def program(x: torch.Tensor) -> torch.Tensor:
        before = variance * 1
        torch.nn.functional.instance_norm(x, torch.zeros(2), variance)
        return before + variance * 1

    trace = record(program, torch.tensor([[[1.0, 3.0], [2.0, 6.0]]]))
    first, second = (trace.nodes[node.operands[0]] for node in trace.nodes if node.operation == "mul")
    assert first.value.tolist() == [1.0, 1.0]
    # nine tenths of the ones and a tenth of the variances, 2 and 8: torch's momentum
    assert second.value.tolist() == pytest.approx([1.1, 1.7]) == variance.tolist()


def test_a_tensor_that_was_copied_from_before_it_requires_grad_stands_there_as_it_was() -> None:
    made = "import torch\nx = torch.tensor([1., 2.])\nbase = torch.zeros(3)\nbase[:2].copy_(x)\n"
    trace = explore(made + "x.requires_grad_()\n(x * x).sum().backward()")
    assert [node.value.requires_grad for node in trace.nodes if "x" in node.names] == [False, True]


def test_a_hook_changes_what_autograd_grad_gives_of_an_input() -> None:
    def program(x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        x.register_hook(lambda gradient: gradient * 10)
        return torch.autograd.grad((x * x).sum(), x)

    x = torch.tensor([1.0, 2.0], requires_grad=True)
    trace = record(program, x)
    (expected,) = program(torch.tensor([1.0, 2.0], requires_grad=True))
    assert trace.passes[0].adjoints[0].tolist() == expected.tolist() == [20.0, 40.0]


def test_a_tensor_is_called_what_its_own_line_calls_it_through_several_loops() -> None:
    made = "import torch\nw = torch.tensor(2., requires_grad=True)\n"
    trace = explore(made + "for p in (w,):\n    for q in (p,):\n        y = q * q\n")
    assert trace.nodes[0].name == "w"

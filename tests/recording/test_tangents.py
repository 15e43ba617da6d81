"""Tangents of recorded programs against torch.func.jvp of the whole, and against the adjoints: ⟨ū, J v⟩ = ⟨Jᵀ ū, v⟩."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy
import pytest
import torch
from msgspec import structs
from torch import Tensor

from core import LimitExceeded, Limits, NotDifferentiable, Trace, explore, record
from core.trace import WITHIN
from core.trace.tangents import fits
from tests.recording import programs, real_programs
from tests.recording.programs import PROGRAMS
from tests.recording.test_random_programs import VALUES, VIEWS, WRITES, Step

pytestmark = [
    pytest.mark.filterwarnings("ignore:Using backward:UserWarning"),
    pytest.mark.filterwarnings("ignore:.*torch.jit.script:DeprecationWarning"),  # torch.func.jvp's own first import
]
Program = Callable[[], Any]


def plan_of(seed: int) -> list[Step]:
    """Return a random program of views, values and writes; torch.func.jvp does not cut at detach, so it has none."""
    chance = random.Random(seed)
    names = [name for name in (*VIEWS, *VALUES, *WRITES) if name != "detach"]
    return [(chance.choice(names), chance.randrange(99), chance.randrange(99)) for _ in range(chance.randrange(4, 12))]


def from_plan(plan: list[Step]) -> Program:
    def run() -> Tensor:
        pool = [programs.leaf(3, 4) * 1, programs.leaf(4) * 1]
        for name, first, second in plan:
            a, b = pool[first % len(pool)], pool[second % len(pool)]
            if name in VIEWS:
                pool.append(VIEWS[name](a))
            elif name in VALUES:
                pool.append(VALUES[name](a, b))
            else:
                WRITES[name](a, b)
        return torch.stack([one.sum() for one in pool]).sum()

    return run


def runs(program: Program) -> bool:
    torch.manual_seed(0)
    try:
        program().backward()
    except RuntimeError:  # torch refuses a step, or the pass
        return False
    return True


TRANSFORMED = """
    chain square_as_product fan_out least_squares broadcasting broadcasting_missing_axes reductions maxima chunks
    unused_output unbound sorting cat_of_the_same stack_of_the_same einsum matrices indexing gather_and_where
    index_write write_through_a_view write_through_a_view_of_a_view write_of_a_tensor_through_a_view
    view_read_before_and_after_a_write stale_view stale_sibling write_into_a_constant_base in_place_chain
    augmented_index control_flow recurrence dropout_and_layer_norm attention scaled_dot_product expand_and_repeat
    cumulative complex_numbers half_precision checkpointed rebinding_to_the_same_storage
""".split()
HOOKED = {"nothing", "sparse_embedding_with_a_hook"}
"""Without a pass, or with a hook that changes what a pass sends: the law below is not theirs."""

RANDOM = {f"random-{seed}": from_plan(plan_of(seed)) for seed in range(60)}
WHOLE = {name: PROGRAMS[name] for name in TRANSFORMED} | {name: one for name, one in RANDOM.items() if runs(one)}


@contextmanager
def leaves_from(make: Callable[[Callable[..., Tensor], tuple[int, ...]], Tensor]) -> Iterator[None]:
    real = programs.leaf
    programs.leaf = lambda *shape: make(real, shape)  # type: ignore[assignment]
    try:
        yield
    finally:
        programs.leaf = real


def recorded(program: Program) -> tuple[Trace, list[Tensor]]:
    """Return the Trace of a program and the leaves that it made."""
    made: list[Tensor] = []

    def make(real: Callable[..., Tensor], shape: tuple[int, ...]) -> Tensor:
        tensor = real(*shape)
        with torch._C.DisableTorchFunction():
            made.append(tensor.detach().clone())
        return tensor

    torch.manual_seed(0)
    with leaves_from(make):
        trace = record(program)
        assert trace.nodes
    return trace, made


def jvp_of_the_whole(program: Program, leaves: list[Tensor], directions: list[Tensor]) -> Tensor:
    def function(*primals: Tensor) -> Tensor:
        torch.manual_seed(0)
        waiting = iter(primals)

        def make(real: Callable[..., Tensor], shape: tuple[int, ...]) -> Tensor:
            real(*shape)  # draws the numbers that the program drew
            return next(waiting)

        with leaves_from(make):
            return program()

    return torch.func.jvp(function, tuple(leaves), tuple(directions))[1]


def node_of(trace: Trace, leaf: Tensor, taken: Any) -> int | None:
    alike = [
        node.index
        for node in trace.nodes
        if node.operation == "leaf" and node.index not in taken and node.value.shape == tuple(leaf.shape)
        and numpy.array_equal(node.value.array(), leaf.numpy())
    ]  # fmt: skip
    return alike[0] if alike else None  # one that the program does not use is no node


def test_at_least_sixty_programs_are_compared() -> None:
    assert len(WHOLE) >= 60


@pytest.mark.parametrize("name", WHOLE)
def test_tangents_equal_torch_func_jvp_of_the_whole_program(name: str) -> None:
    trace, leaves = recorded(WHOLE[name])
    directions = [torch.randn(leaf.shape, generator=torch.Generator().manual_seed(7)) for leaf in leaves]
    moved: dict[int, list[float]] = {}
    for leaf, direction in zip(leaves, directions, strict=True):
        if (node := node_of(trace, leaf, moved)) is not None:
            moved[node] = direction.reshape(-1).tolist()
    found = trace.tangents(moved)
    assert found.breaks == ()
    want = jvp_of_the_whole(WHOLE[name], leaves, directions)
    root = found.values[0].get(trace.passes[0].root)
    got = numpy.zeros(want.shape) if root is None else root.array()
    assert numpy.allclose(got, want.float().numpy(), rtol=2e-3, atol=1e-4), (got, want)


@pytest.mark.parametrize("name", [name for name in PROGRAMS if name not in HOOKED])
def test_tangents_and_adjoints_are_dual(name: str) -> None:
    """⟨ū, J v⟩ from one operation after another forwards equals ⟨Jᵀ ū, v⟩ from torch's own backward pass."""
    torch.manual_seed(0)
    trace = record(PROGRAMS[name])
    chance = numpy.random.default_rng(3)
    leaves = [node.index for node in trace.nodes if node.operation == "leaf" and node.value.dtype != "complex64"]
    moved = {leaf: chance.standard_normal(trace.nodes[leaf].value.numel).tolist() for leaf in leaves}
    found = trace.tangents(moved)
    for one in trace.passes:
        if len(one.roots) > 1 or one.root in found.unknown[0] or trace.nodes[one.root].value.shape:
            continue
        tangent = found.values[0].get(one.root)
        forwards = 0.0 if tangent is None else float(tangent.array())
        seed = one.adjoint(one.root)
        assert seed is not None
        backwards = sum(
            float((adjoint.array().reshape(-1) * numpy.array(moved[leaf])).sum())
            for leaf in leaves
            if (adjoint := one.adjoint(leaf)) is not None
        )
        assert float(seed.array()) * forwards == pytest.approx(backwards, rel=2e-3, abs=1e-3)


@pytest.mark.parametrize("name", TRANSFORMED)
def test_the_tangent_of_a_value_is_dual_to_what_its_edges_send(name: str) -> None:
    """At every cut through the graph the pairing of adjoints with tangents is the root's tangent; here at each node:
    what a user's adjoint sends to an operand, paired with the operand's tangent, adds up to the user's own pairing."""
    trace, _ = recorded(PROGRAMS[name])
    (one,) = trace.passes
    leaves = [node.index for node in trace.nodes if node.operation == "leaf"]
    found = trace.tangents({leaf: [1.0] * trace.nodes[leaf].value.numel for leaf in leaves}).values[0]
    several = {node.call for node in trace.nodes if node.output}
    paired = 0
    for user in trace.nodes:
        adjoint, tangent = one.adjoint(user.index), found.get(user.index)
        if adjoint is None or tangent is None or not user.operands or user.call in several or user.note == "re-view":
            continue
        sent = [c for c in one.sent if c.user == user.index and c.slot != WITHIN]
        if not sent or any("complex" in one.dtype for one in (tangent, *(c.value for c in sent))):
            continue
        got = sum(float((c.value.array() * found[c.operand].array()).sum()) for c in sent if c.operand in found)
        assert got == pytest.approx(float((adjoint.array() * tangent.array()).sum()), rel=5e-3, abs=2e-3), user
        paired += 1
    assert paired, name


def test_a_learners_program_has_its_tangents_from_behind_the_walls() -> None:
    # d/dx of sin(x * y) + x at (1, 2), by hand: y cos(xy) + 1
    trace = explore(
        "import torch\nx = torch.tensor(1., requires_grad=True)\ny = torch.tensor(2.)\nz = (x * y).sin() + x"
    )
    x, y, z = trace.named("x").index, trace.named("y").index, trace.named("z").index
    along_x, along_y = trace.tangents({x: [1.0]}, {y: [1.0]}).values
    assert along_x[z].tolist() == pytest.approx(2 * numpy.cos(2.0) + 1, rel=1e-6)
    assert along_y[z].tolist() == pytest.approx(numpy.cos(2.0), rel=1e-6)  # forward mode needs no requires_grad
    assert x not in along_y


def test_an_operation_without_a_forward_formula_is_named_and_nothing_is_put_in_its_place() -> None:
    source = """import torch
x = torch.tensor([[1., 2.]], requires_grad=True)
d = torch.cdist(x, x + 1)
y = d.sum() + 1
z = x.sum()"""
    trace = explore(source)
    d, y, z = (trace.named(name).index for name in "dyz")
    found = trace.tangents({0: [1.0, 0.0]})
    (broken,) = found.breaks
    assert (broken.node, broken.kind, broken.operation) == (d, "no-forward", "cdist")
    assert "does not support it because it has not been implemented yet" in broken.detail  # torch's words
    assert found.unknown[0][d] == found.unknown[0][y] == d
    assert d not in found.values[0] and y not in found.values[0]
    assert found.values[0][z].tolist() == 1.0


def test_of_a_recorded_function_too_a_gradient_has_no_tangent_and_directions_have_the_leafs_size() -> None:
    def program(x: Tensor) -> Tensor:
        (g,) = torch.autograd.grad(x**3, x, create_graph=True)
        return g * x

    trace = record(program, torch.tensor(3.0, requires_grad=True))
    found = trace.tangents({0: [1.0]})
    assert [one.kind for one in found.breaks] == ["gradient"]
    with pytest.raises(LimitExceeded) as refused:
        trace.tangents({0: [1.0, 2.0]})
    assert (refused.value.limit, refused.value.allowed, refused.value.needed) == ("tangent_cells", 1, 2)


def test_tangents_of_too_many_cells_are_refused() -> None:
    trace = record(lambda x: x * 2, torch.ones(10), limits=Limits(tangent_cells=19))
    with pytest.raises(LimitExceeded) as refused:
        trace.tangents({0: [1.0] * 10})
    assert (refused.value.limit, refused.value.allowed, refused.value.needed) == ("tangent_cells", 19, 20)
    enough = record(lambda x: x * 2, torch.ones(10), limits=Limits(tangent_cells=20))
    assert enough.tangents({0: [1.0] * 10}).values[0][1].tolist() == [2.0] * 10


def test_of_the_nodes_that_are_asked_for_the_tangents_are_whole() -> None:
    trace = record(lambda x: (x * 2).sum(), torch.ones(1_025))
    (all_of_them,) = trace.tangents({0: [1.0] * 1_025}).values  # of each 1,024 cells at most
    assert set(all_of_them) == {0, 1, 2} and all_of_them[1].kept != (1_025,)
    (asked,) = trace.tangents({0: [1.0] * 1_025}, nodes=(1,)).values
    assert set(asked) == {1} and asked[1].tolist() == [2.0] * 1_025


def test_a_gradient_that_the_program_computes_with_has_no_tangent_and_says_so() -> None:
    source = """import torch
x = torch.tensor(3., requires_grad=True)
g, = torch.autograd.grad(x ** 3, x, create_graph=True)
y = g * x"""
    trace = explore(source)
    found = trace.tangents({0: [1.0]})
    assert [one.kind for one in found.breaks] == ["gradient"]
    assert trace.named("y").index in found.unknown[0]


def test_a_mistake_keeps_the_tangents_before_it() -> None:
    trace = explore("import torch\nx = torch.tensor([1., 2.], requires_grad=True)\ny = x * 3\ny @ torch.ones(3)")
    assert trace.mistake is not None
    assert trace.tangents({0: [1.0, 0.0]}).values[0][trace.named("y").index].tolist() == [3.0, 0.0]


def test_integers_wrong_lengths_and_too_many_numbers_are_refused() -> None:
    trace = explore("import torch\nn = torch.arange(3)\nx = torch.ones(3)\ny = n * x")
    with pytest.raises(NotDifferentiable):
        trace.tangents({trace.named("n").index: [1.0, 0.0, 0.0]})
    with pytest.raises(LimitExceeded):
        trace.tangents({trace.named("x").index: [1.0]})
    few = explore("import torch\nx = torch.ones(9)\ny = x * 2", limits=Limits(tangent_cells=17))
    with pytest.raises(LimitExceeded, match="17"):
        few.tangents({0: [1.0] * 9})


def test_only_the_wanted_nodes_come_back_and_those_whole() -> None:
    trace = explore("import torch\nx = torch.ones(2000)\ny = x * 2\nz = y.sum()")
    z = trace.named("z").index
    found = trace.tangents({0: [1.0] * 2000}, nodes=(z,))
    assert {index: one.tolist() for index, one in found.values[0].items()} == {z: 4000.0}


@pytest.mark.parametrize(
    ("name", "moves", "broken"),
    [
        ("func_grad", [[2.0, 2.0]], None),  # of Σ x²: g = 2x
        ("functional_jacobian", [], None),  # without create_graph torch cuts off what it returns
        ("custom_cube", [], "Cube"),
        ("custom_two_outputs", [], "SortedPair"),
        ("out_arguments", [[1.0, 1.0], [10.0, 10.0], [10.0]], None),  # a + b, 10 (a + b), the larger of its cells
    ],
)
def test_programs_that_trip_recorders_up_answer_or_break_by_name(
    name: str, moves: list[Any], broken: str | None
) -> None:
    torch.manual_seed(0)
    trace = record(getattr(real_programs, name))
    leaf = next(node for node in trace.nodes if not node.operands and node.value.dtype == "float32")
    found = trace.tangents({leaf.index: [1.0] * leaf.value.numel})
    assert trace.result is not None
    results = trace.result.nodes
    assert [found.values[0][index].tolist() for index in results if index in found.values[0]] == moves
    assert [(one.operation, one.kind) for one in found.breaks] == ([(broken, "no-forward")] if broken else [])
    assert [found.unknown[0].get(index) for index in results if broken] == [one.node for one in found.breaks]


def test_each_tensor_that_one_call_writes_has_its_own_tangent() -> None:
    a, direction = torch.tensor([[4.0, 1.0], [2.0, 3.0]]), torch.tensor([[1.0, 0.0], [0.0, 0.0]])

    def program(x: torch.Tensor) -> list[torch.Tensor]:
        out = tuple(torch.empty(0) for _part in range(3))
        torch.linalg.lu(x, out=out)
        return [part * 1 for part in out]

    trace = record(program, a)
    found = trace.tangents({0: direction.reshape(-1).tolist()})
    moves = torch.func.jvp(torch.linalg.lu, (a,), (direction,))[1]
    assert trace.result is not None and len(trace.result.nodes) == len(moves)
    for index, expected in zip(trace.result.nodes, moves, strict=True):
        assert index in found.values[0] or not expected.any()
        assert index not in found.values[0] or found.values[0][index].tolist() == expected.tolist()


@pytest.mark.parametrize(("node", "cells", "sound"), [(1, 2, True), (2, 2, False), (-1, 2, False), (1, 3, False)])
def test_a_tangent_fits_a_value_that_is_there_and_has_its_shape(node: int, cells: int, sound: bool) -> None:
    nodes = record(lambda x: x * 2, torch.ones(2)).nodes
    told = record(lambda x: x * 2, torch.ones(cells)).tangents({0: [1.0] * cells})
    assert fits(structs.replace(told, values=({node: told.values[0][1]},)), nodes) == sound


@pytest.mark.parametrize(
    ("program", "count"),
    [
        ("x = torch.tensor(.5)\nfor _ in range(5):\n    x = x.sin()", 5),
        ("x = torch.tensor(.5)\nfor _ in range(5):\n    x = x + 1", 0),
        ("x = torch.rand(2, 3)\ny = x @ torch.rand(3, 4)", 2 * 2 * 3 * 4),  # ∂Y/∂X and ∂Y/∂W, m·k·n entries each
        ("x = torch.tensor([1., 1.])\ny = (x * x).sum() - x[0]", 4),  # a factor that happens to be 1 is one
        ("x = torch.rand(3)\ny = x.exp().view(3, 1).T.sum()", 3),
    ],
)
def test_a_pass_multiplies_with_the_partial_derivatives_that_are_no_constants(program: str, count: int) -> None:
    costs = explore(f"import torch\n{program}").costs()
    assert sum(map(sum, costs.multiplications.values())) == count
    assert costs.uncounted == ()


def test_what_is_too_large_to_count_says_so() -> None:
    trace = explore("import torch\nx = torch.ones(600)\ny = x * 2\nz = y.sum()")
    assert trace.costs().uncounted == (trace.named("y").index,)


def test_what_numpy_wrote_breaks_the_tangent_by_name_and_all_that_depends_on_it_is_unknown() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        y = x * 2
        y.numpy()[0] = 5
        return y * 3

    trace = record(program, torch.tensor([1.0, 2.0]))
    written = next(node for node in trace.nodes if node.operation == "numpy_write")
    found = trace.tangents({0: [1.0, 1.0]})
    assert [(one.node, one.kind) for one in found.breaks] == [(written.index, "not-again")]
    assert set(found.unknown[0]) == {node.index for node in trace.nodes if node.index >= written.index}


def test_of_two_tensors_that_one_call_writes_each_has_its_own_tangent() -> None:
    def written(x: torch.Tensor) -> torch.Tensor:
        sign, logarithm = x.sum(), x.sum()
        torch.linalg.slogdet(x, out=(sign, logarithm))
        return logarithm * sign

    def plain(x: torch.Tensor) -> torch.Tensor:
        sign, logarithm = torch.linalg.slogdet(x)
        return logarithm * sign

    x, direction = torch.tensor([[2.0, 1.0], [0.5, -3.0]]), torch.tensor([[1.0, 1.0], [0.0, 2.0]])
    trace = record(written, x)
    expected = torch.func.jvp(plain, (x,), (direction,))[1]
    found = trace.tangents({0: direction.flatten().tolist()})
    assert found.breaks == ()
    assert found.values[0][len(trace.nodes) - 1].array() == pytest.approx(expected.item())


def squared_in_place(x: torch.Tensor) -> torch.Tensor:
    return x.mul_(x)


def test_what_a_script_wrote_breaks_the_tangent_since_its_operand_is_overwritten() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        y = x * 1
        scripted(y)
        return y * 3

    scripted = torch.jit.script(squared_in_place)
    found = record(program, torch.tensor([1.0, 2.0])).tangents({0: [1.0, 1.0]})
    assert [one.kind for one in found.breaks] == ["not-again"]


@pytest.mark.parametrize("write", [lambda y: y.__setitem__(0, 5.0), lambda y: y[:1].fill_(5.0), lambda y: y.add_(1)])
def test_a_write_under_no_grad_ends_a_tangent_where_nothing_requires_grad_whole_or_in_part(
    write: Callable[[Tensor], Any],
) -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        y = x * 2
        with torch.no_grad():
            write(y)
        return y * y

    trace = record(program, torch.tensor([1.0, -2.0]))
    found = trace.tangents({0: [1.0, 0.5]})
    assert found.breaks == ()
    assert set(found.values[0]) & set(range(2, len(trace.nodes))) <= {
        node.index for node in trace.nodes if node.operation == "getitem"
    }


def test_a_function_that_writes_lists_passes_each_tangent_on() -> None:
    def program(x: torch.Tensor) -> torch.Tensor:
        a, b = x * 1, x * 2
        torch._foreach_mul_([a, b], 3.0)  # pyright: ignore[reportPrivateImportUsage]
        torch._foreach_add_([a, b], [x, x * x], alpha=2)  # pyright: ignore[reportPrivateImportUsage]
        return a * b

    x, direction = torch.tensor([1.0, -2.0]), torch.tensor([1.0, 0.5])
    expected = torch.func.jvp(program, (x,), (direction,))[1]
    trace = record(program, x.clone().requires_grad_())
    found = trace.tangents({0: direction.tolist()})
    assert found.breaks == ()
    assert found.values[0][len(trace.nodes) - 1].tolist() == pytest.approx(expected.tolist())


@pytest.mark.filterwarnings("ignore")
def test_weights_that_a_compiled_layer_holds_and_that_do_not_move_break_nothing() -> None:
    net = torch.jit.script(torch.nn.Linear(2, 1))
    trace = record(lambda x: net(x).sum(), torch.tensor([0.5, -1.0], requires_grad=True))
    node = next(one.index for one in trace.nodes if one.operation == "leaf" and one.value.tolist() == [0.5, -1.0])
    found = trace.tangents({node: [1.0, 0.0]})
    assert found.breaks == ()
    tangent = found.values[0][trace.passes[0].root]
    assert float(tangent.array()) == pytest.approx(net.weight[0, 0].item())  # ∂(w · x + b)/∂x₀


def test_tangents_of_a_whole_run_keep_a_corner_of_what_is_large_and_chosen_ones_all() -> None:
    trace = record(lambda x: x * 2, torch.arange(3_000.0))
    moved = {0: [1.0] * 3_000}
    assert trace.tangents(moved).values[0][1].elided
    chosen = trace.tangents(moved, nodes=(1,)).values[0][1]
    assert not chosen.elided and chosen.array().tolist() == [2.0] * 3_000

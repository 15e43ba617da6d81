"""The pure parts of the modes page, against torch, textbooks, and counting by hand."""

from __future__ import annotations

import itertools
import math

import pytest
import torch

from core import explore
from core.trace.ancestors import with_ancestors
from tests.exploring import explored
from viz.modes.direction import numbers_read, typed, unit
from viz.modes.examples import PRESETS
from viz.modes.jacobian import cheaper, forward_side, moving_nodes, multiplications, reverse_side, row_labels
from viz.modes.memory import Plan, plan, plans, usual
from viz.modes.program import cell_label, inputs, root_of, with_every_row
from viz.modes.race import chain_of, ways
from viz.modes.saved import saved
from viz.modes.steps import forward_steps, reverse_steps
from viz.modes.ways import STEPS, autograd_program, numbers_of, numeric_program, operations_of, problem
from viz.words import in_language

WIDE = PRESETS[0].program


# --- the race


@pytest.mark.acceptance("W3")
def test_multiplications_of_the_two_chains_of_the_list() -> None:
    forward, reverse, cheapest = ways((100, 100, 100, 1))
    assert (forward.cost, reverse.cost, cheapest.cost) == (1_010_000, 20_000, 20_000)
    forward, reverse, cheapest = ways((1, 100, 100, 100))
    assert (forward.cost, reverse.cost, cheapest.cost) == (20_000, 1_010_000, 20_000)


@pytest.mark.acceptance("W1")
def test_forward_begins_at_the_input_and_reverse_at_the_output() -> None:
    forward, reverse, _cheapest = ways((2, 3, 4, 5))
    assert forward.products[0].right == (1, 1)  # ∂u₁/∂x is the first factor that is used
    assert reverse.products[0].left == (3, 3)  # ∂y/∂uₙ
    assert (forward.written, reverse.written) == ("(J₃ · (J₂ · J₁))", "((J₃ · J₂) · J₁)")


def test_the_cheapest_order_is_that_of_the_textbook() -> None:
    # Cormen et al., Introduction to Algorithms, 3rd edition, section 15.2: 15,125 for these six matrices.
    assert ways((30, 35, 15, 5, 10, 20, 25)[::-1])[2].cost == 15_125


def test_no_order_of_multiplying_is_cheaper_than_the_cheapest() -> None:
    sizes = (7, 2, 9, 3, 8)

    def all_costs(first: int, last: int) -> list[int]:
        if first == last:
            return [0]
        return [
            one + other + sizes[last] * sizes[middle] * sizes[first - 1]
            for middle in range(first, last)
            for one, other in itertools.product(all_costs(first, middle), all_costs(middle + 1, last))
        ]

    forward, reverse, cheapest = ways(sizes)
    assert cheapest.cost == min(all_costs(1, 4))
    assert {forward.cost, reverse.cost} <= set(all_costs(1, 4))


def test_a_chain_of_a_program_is_what_every_way_passes_through() -> None:
    source = """import torch
x = torch.tensor([1., 2.], requires_grad=True)
a = x * 3
b = a.sin() + a.cos()
y = b.sum()"""
    trace = explored(source)
    root = root_of(trace)
    assert root is not None
    chain = chain_of(trace, trace.named("x"), root)
    assert [node.names[0] for node in chain if node.names] == ["x", "a", "b", "y"]
    assert [node.operation for node in chain] == ["leaf", "mul", "add", "sum"]


# --- memory


def counted(steps: int, every: int) -> Plan:
    """Run the chain, drop, run again, go back: count what is held."""
    if every <= 1:
        return Plan(1, steps, 0)
    every = min(every, steps)
    held = set(range(0, steps, every))
    most, again = len(held), 0
    for start in sorted(held, reverse=True):
        for step in range(start + 1, min(start + every, steps)):
            held.add(step)
            again += 1
            most = max(most, len(held))
        held -= set(range(start, start + every))
    return Plan(every, most, again)


def test_memory_with_checkpoints_is_what_counting_gives() -> None:
    for steps in range(1, 41):
        assert plans(steps) == [counted(steps, every) for every in range(1, steps + 1)]


@pytest.mark.acceptance("W2")
def test_a_checkpoint_every_root_of_n_steps_keeps_about_two_roots() -> None:
    for steps in (16, 64, 100):
        assert usual(steps) == math.isqrt(steps)
        assert plan(steps, usual(steps)).kept == 2 * math.isqrt(steps) - 1
        assert plan(steps, 1) == Plan(1, steps, 0)  # the plain tape: O(n), nothing runs again


@pytest.mark.acceptance("W4")
@pytest.mark.parametrize(("step", "kept"), [("torch.sin(h)", (1, 5, 20)), ("h + 1", (0, 0, 0))])
def test_torch_stores_one_tensor_for_each_sine_and_none_for_an_addition(step: str, kept: tuple[int, ...]) -> None:
    for count, expected in zip((1, 5, 20), kept, strict=True):
        program = f"import torch\nh = torch.tensor(.5, requires_grad=True)\nfor i in range({count}):\n    h = {step}\n"
        trace = explored(program)
        root = root_of(trace)
        assert root is not None and saved(trace, root.index).tensors == expected
        assert saved(trace, root.index).bytes == 4 * expected


@pytest.mark.acceptance("W4")
def test_the_dual_number_of_five_sines_has_the_derivative() -> None:
    trace = explored(next(one.program for one in PRESETS if one.key == "sines"))
    root = root_of(trace)
    assert root is not None
    tangent = trace.tangents({trace.named("x").index: [1.0]}).values[0][root.index]
    assert float(tangent.array()) == pytest.approx(0.5719, abs=5e-5)
    program = with_every_row(trace, root)
    assert program is not None
    adjoint = explored(program).passes[-1].adjoint(trace.named("x").index)
    assert adjoint is not None and float(adjoint.array()) == pytest.approx(float(tangent.array()), rel=1e-6)


# --- programs


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.key)
def test_both_modes_fill_the_same_jacobian_for_every_example(preset) -> None:
    trace = explored(preset.program)
    root = root_of(trace)
    assert root is not None
    cells = inputs(trace, root)
    program = with_every_row(trace, root)
    assert program is not None
    rows = explored(program)
    assert len(rows.nodes) == len(trace.nodes) and len(rows.passes) == root.value.numel
    found = rows.tangents(*[unit(rows, cells, place) for place in range(len(cells))], nodes=(root.index,))
    forward = forward_side(root, cells, len(cells), found, None)
    reverse = reverse_side(root, cells, rows.passes, None)
    assert forward.cells == reverse.cells


def test_the_jacobian_of_the_first_example_is_torchs_own() -> None:
    def f(x: torch.Tensor) -> torch.Tensor:
        u = x[0] * x[1]
        return torch.stack([torch.sin(u), u + x[2]])

    truth = torch.autograd.functional.jacobian(f, torch.tensor([1.0, 2.0, 3.0]))
    trace = explored(WIDE)
    root = root_of(trace)
    assert root is not None
    found = trace.tangents(*[unit(trace, inputs(trace, root), place) for place in range(3)])
    columns = [one[root.index].array().tolist() for one in found.values]
    assert torch.allclose(torch.tensor(columns).T, truth, atol=1e-6)
    assert row_labels(root) == ["y₁", "y₂"]
    assert [one.label for one in inputs(trace, root)] == ["x₁", "x₂", "x₃"]


def test_a_pass_multiplies_as_often_in_either_direction() -> None:
    trace = explored(WIDE)
    root = root_of(trace)
    assert root is not None
    moving = moving_nodes(trace, {0})
    between = with_ancestors(trace.nodes, root.index) & moving
    assert multiplications(trace, between, moving, trace.costs()) == 3  # x₂·ẋ₁, x₁·ẋ₂ and cos(u)·u̇


@pytest.mark.parametrize(
    ("last", "rows"),
    [
        ("y = x * 2", "y.backward(torch.tensor([1.0, 0.0]), retain_graph=True)"),
        ("x * 2", "out.backward(torch.tensor([0.0, 1.0]), retain_graph=True)"),
        ("y = x.sum()", "y.backward(retain_graph=True)"),
        ("y = x.double()", "y.backward(torch.tensor([1.0, 0.0], dtype=torch.float64), retain_graph=True)"),
    ],
)
def test_the_program_gets_a_backward_pass_for_each_output(last: str, rows: str) -> None:
    trace = explored(f"import torch\nx = torch.tensor([1., 2.], requires_grad=True)\n{last}\n")
    root = root_of(trace)
    assert root is not None
    program = with_every_row(trace, root)
    assert program is not None and rows in program.split("\n")
    assert explored(program).passes


def test_a_program_that_runs_its_own_passes_or_has_no_graph_gets_none() -> None:
    own = explored("import torch\nx = torch.ones(2, requires_grad=True)\ny = x * 2\ny.backward(torch.ones(2))")
    bare = explored("import torch\nx = torch.ones(2)\ny = x * 2")
    for trace in (own, bare):
        root = root_of(trace)
        assert root is not None and with_every_row(trace, root) is None
    assert [one.label for one in inputs(bare, bare.named("y"))] == ["x₁", "x₂"]


def test_what_has_nothing_to_differentiate_has_no_root() -> None:
    assert root_of(explore("x = 3")) is None
    assert root_of(explore("import torch\nn = torch.arange(3) * 2")) is None


def test_cells_are_named_as_in_books() -> None:
    trace = explored(
        "import torch\nw = torch.zeros(2, 2)\nv = torch.zeros(12)\ns = torch.zeros(())\ny = w.sum() + v.sum() + s"
    )
    assert cell_label(trace.named("w"), 2) == "w₂₁"
    assert cell_label(trace.named("v"), 11) == "v[11]"
    assert cell_label(trace.named("s"), 0) == "s"


# --- directions and sentences


@pytest.mark.parametrize(
    ("text", "count", "numbers"),
    [
        ("1, 0, -2.5", 3, (1.0, 0.0, -2.5)), ("[1 0]", 2, (1.0, 0.0)), ("−1，2", 2, (-1.0, 2.0)), ("1, 2", 3, None),
        ("one", 1, None), ("nan", 1, None), ("1e99", 1, None), ("", 1, None),
    ],
)  # fmt: skip
def test_a_direction_is_read_or_refused(text: str, count: int, numbers: tuple[float, ...] | None) -> None:
    assert numbers_read(text, count) == numbers


def test_a_typed_direction_is_the_sum_of_unit_directions() -> None:
    trace = explored(WIDE)
    root = root_of(trace)
    assert root is not None
    cells = inputs(trace, root)
    mixed, *units = trace.tangents(
        typed(trace, cells, (2.0, -1.0, 0.5)), *[unit(trace, cells, place) for place in range(3)]
    ).values
    expected = sum(weight * one[root.index].array() for weight, one in zip((2.0, -1.0, 0.5), units, strict=True))
    assert mixed[root.index].array() == pytest.approx(expected, rel=1e-5)


def test_steps_are_told_in_numbers_that_torch_gave() -> None:
    trace = explored(WIDE)
    root = root_of(trace)
    assert root is not None
    program = with_every_row(trace, root)
    assert program is not None
    rows = explored(program)
    way = sorted(with_ancestors(rows.nodes, root.index))
    with in_language("en"):
        moved = rows.tangents(unit(rows, inputs(trace, root), 0))
        forward = [step.text for step in forward_steps(rows, way, moved, 0, rows.passes[0])]
        backward = [step.text for step in reverse_steps(rows, way, rows.passes[0])]
    assert "mul: u̇ = v₂·v̇₁ + v₁·v̇₂ = 2·1 + 1·0 = 2." in forward
    assert "sin: v̇₄ = cos(u)·u̇ = (−0.4161)·2 = −0.8323." in forward
    assert backward[0] == "Start: y\u0304 = [1, 0]."
    assert backward[-1].endswith("= [−0.8323, −0.4161, 0].")
    assert len(forward) == len(backward) == len(way)


def test_a_step_without_a_forward_formula_says_so_by_name() -> None:
    trace = explored("import torch\nx = torch.ones(1, 2, requires_grad=True)\nd = torch.cdist(x, x + 1)\ny = d.sum()")
    way = sorted(with_ancestors(trace.nodes, trace.named("y").index))
    with in_language("en"):
        texts = [step.text for step in forward_steps(trace, way, trace.tangents({0: [1.0, 0.0]}), 0, trace.passes[-1])]
    assert any("no forward-mode formula for cdist" in text for text in texts)
    assert "not known" in texts[-1]


# --- four ways


@pytest.mark.acceptance("V2")
def test_errors_of_differences_fall_and_then_rise() -> None:
    trace = explored(numeric_program("4*x**3 + x**2 + 3", 1.0))
    errors = {h: abs(slope - 14) for h, slope in zip(STEPS, numbers_of(trace, "forward64"), strict=True)}
    central = {h: abs(slope - 14) for h, slope in zip(STEPS, numbers_of(trace, "central64"), strict=True)}

    def at(table: dict[float, float], power: int) -> float:
        return next(error for h, error in table.items() if round(math.log10(h), 6) == power)

    for power, expected in ((-1, 1.34), (-2, 0.1304), (-4, 1.3e-3), (-6, 1.3e-5), (-10, 1.2e-6), (-12, 1.2e-3)):
        assert at(errors, power) == pytest.approx(expected, rel=0.2)
    assert at(errors, -8) < 1e-6 < at(errors, -14)
    assert at(central, -4) == pytest.approx(4e-8, rel=0.2)
    single = [abs(slope - 14) for slope in numbers_of(trace, "forward32")]
    assert min(single) > min(errors.values())  # float32's curve turns earlier and higher


@pytest.mark.acceptance("V3")
@pytest.mark.parametrize(("point", "slope"), [(1.0, 14.0), (2.0, 52.0)])
def test_automatic_differentiation_is_exact_in_both_modes(point: float, slope: float) -> None:
    trace = explored(autograd_program("4*x**3 + x**2 + 3", point))
    x = trace.named("x").index
    adjoint = trace.passes[-1].adjoint(x)
    assert adjoint is not None and float(adjoint.array()) == slope
    assert float(trace.tangents({x: [1.0]}).values[0][trace.passes[-1].root].array()) == slope


@pytest.mark.parametrize(
    ("text", "why"), [("", "empty"), ("x +", "syntax"), ("x = 3", "syntax"), ("1 + 2", "name"), ("x * x", "")]
)
def test_a_formula_is_read_or_refused(text: str, why: str) -> None:
    assert problem(text) == why


def test_operations_of_a_formula_are_counted() -> None:
    assert operations_of("4*x**3 + x**2 + 3") == 5
    assert operations_of("-torch.sin(x)") == 2


@pytest.mark.parametrize(("columns", "rows", "name"), [(3, 2, "reverse"), (1, 4, "forward"), (2, 2, "equal")])
def test_the_mode_with_fewer_passes(columns: int, rows: int, name: str) -> None:
    assert cheaper(columns, rows) == name

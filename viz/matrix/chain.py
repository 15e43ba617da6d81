"""The chain rule with shapes: the Jacobians of a program's steps, and whether their product is the whole derivative.

The steps are the named values that every path from the input to the result passes through; with another path around a
value, the product over it would leave that path out.
"""

from __future__ import annotations

import ast

import msgspec
import numpy

from core.trace import Trace
from viz.cells import number_text
from viz.matrix.program import HEADER

LONGEST = 4_000
MOST_STEPS = 6
MOST_CELLS = 40
"""Elements of one value on the way; a Jacobian has as many rows or columns."""

EXAMPLES: dict[str, tuple[str, str]] = {
    "scalar-scalar-vector": (
        "(1, n) = (1,)(1, n)",
        "x = torch.tensor([1., 2., 3.], requires_grad=True)\nu = x @ x\ny = torch.log(u)\n",
    ),
    "scalar-vector-vector": (
        "(1, n) = (1, k)(k, n)",
        "A = torch.tensor([[1., 2., 0.], [0., 1., -1.]])\nx = torch.tensor([1., 2., 3.], requires_grad=True)\n"
        "u = A @ x\ny = (u**2).sum()\n",
    ),
    "vector-vector-vector": (
        "(m, n) = (m, k)(k, n)",
        "A = torch.tensor([[1., 2., 0.], [0., 1., -1.]])\n"
        "B = torch.tensor([[1., 1.], [2., 0.], [0., 3.], [1., -1.]])\n"
        "x = torch.tensor([1., 2., 3.], requires_grad=True)\nu = A @ x\ny = B @ torch.tanh(u)\n",
    ),
    "layers": (
        "(1, n) = (1, m)(m, m)(m, n)",
        "torch.manual_seed(0)\nW = torch.randn(4, 3)\nx = torch.tensor([1., 2., 3.], requires_grad=True)\n"
        "u = W @ x\nh = torch.sigmoid(u)\ny = h.mean()\n",
    ),
}
"""Key → the shapes of the course's three chain rules (acceptance row H2) and of a layer; then the program."""


class Unchained(Exception):
    """There is no chain; ``problem`` is "leaf", "end", "large", "text" or "none"."""

    def __init__(self, problem: str, name: str = "") -> None:
        super().__init__(problem)
        self.problem, self.name = problem, name


class Link(msgspec.Struct, frozen=True):
    """One Jacobian as a matrix: the entries of ``output`` down, those of ``inputs`` across."""

    output: str
    inputs: str
    rows: int
    columns: int
    cells: tuple[str, ...]


class Chain(msgspec.Struct, frozen=True):
    """A product of Jacobians, last step first.

    Attributes:
        links: As they are multiplied, from the left.
        product: What they give; ``whole`` is torch's own derivative of the last value by the first.
        sums: For every cell of the product of two links, or of the last product, its sum written out.
    """

    links: tuple[Link, ...]
    product: Link
    equal: bool
    sums: tuple[str, ...]


def steps_of(trace: Trace) -> tuple[str, ...]:
    """Return the variables from the input to the result that every path between them passes through.

    Raises:
        Unchained: no leaf requires a gradient, or nothing follows it.
    """
    names = {
        index: name for name, index in trace.variables.items() if isinstance(index, int) and _is_value(trace, name)
    }
    leaves = [one.index for one in trace.nodes if not one.operands and one.value.requires_grad and one.index in names]
    if not leaves:
        raise Unchained("leaf")
    start = leaves[0]
    below = _below(trace, start)
    ends = [index for index in names if index in below and index != start]
    if not ends:
        raise Unchained("end", names[start])
    end = max(ends)
    found = [index for index in sorted(names) if index in below and _on_every_path(trace, start, index, end)]
    chosen = found if len(found) <= MOST_STEPS else [*found[: MOST_STEPS - 1], end]
    for index in chosen:
        if trace.nodes[index].value.numel > MOST_CELLS:
            raise Unchained("large", names[index])
    return tuple(names[index] for index in chosen)


def _is_value(trace: Trace, name: str) -> bool:
    try:
        return trace.named(name).value.dtype.startswith("float")
    except KeyError:
        return False


def _below(trace: Trace, start: int) -> set[int]:
    """Return the node and everything that is made of it."""
    found = {start}
    for one in trace.nodes[start + 1 :]:
        if any(operand in found for operand in one.operands):
            found.add(one.index)
    return found


def _on_every_path(trace: Trace, start: int, middle: int, end: int) -> bool:
    """Return whether the end no longer depends on the start when the middle is held."""
    if middle in (start, end):
        return True
    reached = {start}
    for one in trace.nodes[start + 1 : end + 1]:
        if one.index != middle and any(operand in reached for operand in one.operands):
            reached.add(one.index)
    return end not in reached


def chain_program(text: str, steps: tuple[str, ...]) -> str:
    """Return the program for the Jacobians ``J_1``, ``J_2``, … of consecutive steps, their product and the whole."""
    pairs = list(zip(steps[1:], steps, strict=False))
    lines = [f"J_{number} = matrix_of({after}, {before})" for number, (after, before) in enumerate(pairs, 1)]
    factors = " @ ".join(f"J_{number}" for number in range(len(pairs), 0, -1))
    made = "\n".join(lines)
    return f"""{HEADER}{text.rstrip()}


def matrix_of(y, x):
    # A row for each entry of y, a column for each entry of x: the numerator layout.
    rows = [torch.autograd.grad(one, x, retain_graph=True)[0].flatten() for one in y.flatten()]
    return torch.stack(rows)


{made}
product = {factors}
whole = matrix_of({steps[-1]}, {steps[0]})
"""


def plain_program(text: str) -> str:
    """Return the program of the chain's own text.

    Raises:
        Unchained: the text is empty or too long, or Python cannot read it.
    """
    if not text.strip() or len(text) > LONGEST:
        raise Unchained("text")
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise Unchained("text", str(getattr(error, "lineno", "") or "")) from error
    return f"{HEADER}{text.rstrip()}\n"


def chain(trace: Trace, steps: tuple[str, ...]) -> Chain:
    """Return the chain of a `chain_program`'s trace."""
    count = len(steps) - 1
    arrays = {
        name: trace.named(name).value.array()
        for name in [*(f"J_{one}" for one in range(1, count + 1)), "product", "whole"]
    }
    links = tuple(_link(arrays[f"J_{number}"], steps[number], steps[number - 1]) for number in range(count, 0, -1))
    product, whole = arrays["product"], arrays["whole"]
    return Chain(
        links,
        _link(product, steps[-1], steps[0]),
        equal=bool(numpy.allclose(product, whole, rtol=1e-9, atol=1e-12)),
        sums=_sums(arrays, count),
    )


def _link(array: numpy.ndarray, output: str, inputs: str) -> Link:
    rows, columns = array.shape
    return Link(output, inputs, rows, columns, tuple(number_text(float(one)) for one in array.reshape(-1)))


def _sums(arrays: dict[str, numpy.ndarray], count: int) -> tuple[str, ...]:
    """Return every cell of the product as a sum: a row of the last Jacobian times a column of the others' product."""
    if count == 1:
        return ()
    rest = arrays["J_1"]
    for number in range(2, count):
        rest = arrays[f"J_{number}"] @ rest
    last = arrays[f"J_{count}"]
    return tuple(
        " + ".join(f"{_factor(a)}·{_factor(b)}" for a, b in zip(row, column, strict=True))
        for row in last
        for column in rest.T
    )


def _factor(value: float) -> str:
    text = number_text(float(value))
    return f"({text})" if value < 0 else text


def shapes_told(made: Chain) -> str:
    """Return the shapes of the product: ``(1, 3) = (1, 2)(2, 3)``."""
    factors = "".join(f"({one.rows}, {one.columns})" for one in made.links)
    return f"({made.product.rows}, {made.product.columns}) = {factors}"


def multiplications(made: Chain) -> tuple[int, int]:
    """Return how many multiplications the product takes from the left (reverse mode) and from the right (forward)."""
    sizes = [made.links[0].rows, *(one.columns for one in made.links)]
    left = sum(sizes[0] * sizes[at] * sizes[at + 1] for at in range(1, len(sizes) - 1))
    right = sum(sizes[at] * sizes[at + 1] * sizes[-1] for at in range(len(sizes) - 2))
    return left, right

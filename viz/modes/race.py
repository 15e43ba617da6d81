"""A product of Jacobians and where its parentheses stand: what each way multiplies, and the cheapest one.

A chain of sizes n₀ → n₁ → … → n_k has one Jacobian for each step, of n_i rows and n_(i−1) columns; the chain's own
Jacobian is J_k · … · J₂ · J₁. Forward mode begins at J₁ (Griewank and Walther 2008, section 3.2), reverse mode at J_k.
The cheapest order is found by dynamic programming (Cormen et al. 2009, section 15.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from core.trace import Node, Trace
from core.trace.ancestors import with_ancestors

LONGEST_CHAIN = 12
"""Jacobians of a chain that is shown."""


class Product(msgspec.Struct, frozen=True):
    """One multiplication of two neighbours.

    Attributes:
        left, right: The stretches (first, last) of Jacobians that are multiplied; ``left`` stands further left on
            paper, and so later in the chain.
        rows, inner, columns: Of the two matrices; they cost the product of the three.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    rows: int
    inner: int
    columns: int

    @property
    def cost(self) -> int:
        return self.rows * self.inner * self.columns


class Way(msgspec.Struct, frozen=True):
    """An order of multiplying: "forward", "reverse" or "cheapest"."""

    name: str
    products: tuple[Product, ...]
    written: str

    @property
    def cost(self) -> int:
        return sum(one.cost for one in self.products)


def ways(sizes: Sequence[int]) -> tuple[Way, Way, Way]:
    """Return the three ways for a chain of these sizes, input first."""
    last = len(sizes) - 1
    forward = [_product(sizes, (1, step - 1), (step, step)) for step in range(2, last + 1)]
    backward = [_product(sizes, (step, step), (step + 1, last)) for step in range(last - 1, 0, -1)]
    order = _cheapest(tuple(sizes))
    return (
        Way("forward", tuple(forward), _nested(list(range(1, last + 1)), from_left=False)),
        Way("reverse", tuple(backward), _nested(list(range(1, last + 1)), from_left=True)),
        Way("cheapest", tuple(_products(sizes, order, 1, last)), _written(order, 1, last)),
    )


def _product(sizes: Sequence[int], early: tuple[int, int], late: tuple[int, int]) -> Product:
    return Product(late, early, sizes[late[1]], sizes[early[1]], sizes[early[0] - 1])


def _cheapest(sizes: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """Return for each stretch of Jacobians after which of them it is split."""

    @cache
    def best(first: int, last: int) -> tuple[int, int]:
        if first == last:
            return 0, 0
        return min(
            (
                best(first, middle)[0] + best(middle + 1, last)[0] + sizes[last] * sizes[middle] * sizes[first - 1],
                middle,
            )
            for middle in range(first, last)
        )

    count = len(sizes)
    return {(a, b): best(a, b)[1] for a in range(1, count) for b in range(a + 1, count)}


def _products(sizes: Sequence[int], order: dict[tuple[int, int], int], first: int, last: int) -> list[Product]:
    if first == last:
        return []
    middle = order[first, last]
    inner = _products(sizes, order, first, middle) + _products(sizes, order, middle + 1, last)
    return [*inner, _product(sizes, (first, middle), (middle + 1, last))]


def _called(step: int) -> str:
    return "J" + str(step).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def _written(order: dict[tuple[int, int], int], first: int, last: int) -> str:
    if first == last:
        return _called(first)
    middle = order[first, last]
    return f"({_written(order, middle + 1, last)} · {_written(order, first, middle)})"


def _nested(steps: list[int], *, from_left: bool) -> str:
    """Return ``(J₃ · (J₂ · J₁))``, or ``((J₃ · J₂) · J₁)`` from the left."""
    names = [_called(step) for step in (reversed(steps) if from_left else steps)]
    text = names[0]
    for name in names[1:]:
        text = f"({text} · {name})" if from_left else f"({name} · {text})"
    return text


def chain_of(trace: Trace, leaf: Node, root: Node) -> list[Node]:
    """Return the values that every way from a leaf to the root passes through, both ends among them.

    Between two of them the program is one function whatever it looks like inside, so their Jacobians multiply.
    """
    above = with_ancestors(trace.nodes, root.index)
    moved = _depends(trace, leaf.index)
    inside = [node for node in trace.nodes if node.index in above and moved[node.index]]
    # Ways are counted from both ends: a value through which all of them pass has the product of both counts.
    to_here = {leaf.index: 1}
    for node in inside:
        if node.index != leaf.index:
            to_here[node.index] = sum(to_here.get(operand, 0) for operand in node.operands)
    from_here = dict.fromkeys((node.index for node in inside), 0)
    from_here[root.index] = 1
    for node in reversed(inside):
        for operand in node.operands:
            if operand in from_here:
                from_here[operand] += from_here[node.index]
    total = to_here.get(root.index, 0)
    return [node for node in inside if to_here.get(node.index, 0) * from_here[node.index] == total] if total else []


def _depends(trace: Trace, leaf: int) -> list[bool]:
    found: list[bool] = []
    for node in trace.nodes:
        found.append(node.index == leaf or any(found[operand] for operand in node.operands))
    return found

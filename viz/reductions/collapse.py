"""A reduction as the collapse widget draws it: two cards of cells, who comes from whom, sums written out. Pure."""

from __future__ import annotations

import math

import msgspec

from core.trace import Jacobian, Snapshot
from viz.cells import MINUS, number_text
from viz.reductions.reduction import SCANS, Choice, gone, sources
from viz.tensors.grid import heat_of

LONGEST_SUM = 12
"""Numbers written out in one line of arithmetic."""

SIGNS = {"sum": " + ", "cumsum": " + ", "prod": " × ", "cumprod": " × "}


class Card(msgspec.Struct, frozen=True):
    """One tensor: call, the name its cells go by, shape, texts of cells in C order, each axis' colour number.

    ``heat`` is each cell's place between the smallest and the largest, from 0 to 1; empty where there is no order.
    """

    title: str
    name: str
    shape: tuple[int, ...]
    cells: tuple[str, ...]
    axes: tuple[int, ...]
    heat: tuple[float, ...] = ()


class Collapse(msgspec.Struct, frozen=True):
    """The data of the widget.

    Attributes:
        before, after: The tensor and what was made of it.
        sources: For each cell of ``after`` the flat cells of ``before`` it was made from.
        sums: For each cell of ``after`` its arithmetic with the numbers.
        weights: For each cell of ``after`` the derivative by each of its sources, as text; empty where there are none.
        front: Whether it is a scan, played as a moving front.
        axis: The axes that are reduced.
    """

    before: Card
    after: Card
    sources: list[list[int]]
    sums: list[str]
    weights: list[list[str]]
    front: bool
    axis: tuple[int, ...]


def collapse(
    before: Snapshot, after: Snapshot, call: str, choice: Choice, jacobian: Jacobian | None, *, name: str = "A"
) -> Collapse:
    """Return the picture of one reduction; both values must be whole (not elided)."""
    rank = len(before.shape)
    axes = gone(choice, rank)
    scan = choice.reduction in SCANS
    colours = tuple(range(rank))
    left = colours if scan or choice.keepdims else tuple(axis for axis in colours if axis not in axes)
    fibres = sources(before.shape, choice)
    cells, results = texts(before), texts(after)
    return Collapse(
        Card(name, name, before.shape, cells, colours, heat_of(before.array().reshape(-1))),
        Card(
            call,
            "out" if name == "A" else "check",
            after.shape,
            results,
            left[: len(after.shape)],
            heat_of(after.array().reshape(-1)),
        ),
        fibres,
        [
            arithmetic(choice, [cells[one] for one in fibre], result)
            for fibre, result in zip(fibres, results, strict=True)
        ],
        [] if jacobian is None else weights(jacobian, fibres),
        scan,
        (choice.axes[0] % rank if choice.axes else 0,) if scan and rank else axes,
    )


def texts(value: Snapshot) -> tuple[str, ...]:
    """Return every cell as a short text."""
    return tuple(number_text(one) for one in value.array().reshape(-1).tolist())


def weights(jacobian: Jacobian, fibres: list[list[int]]) -> list[list[str]]:
    """Return the entries of the local Jacobian that belong to each fibre."""
    width = math.prod(jacobian.operand_shape)  # −1 would not do: an axis may have length 0
    rows = jacobian.value.array().reshape(len(fibres), width)
    return [[number_text(rows[cell, one].item()) for one in fibre] for cell, fibre in enumerate(fibres)]


def arithmetic(choice: Choice, cells: list[str], result: str) -> str:
    """Return ``8 + 9 + 10 + 11 = 38``, or ``max(8, 9) = 9`` where there is no sign for it."""
    shown = cells if len(cells) <= LONGEST_SUM else [*cells[: LONGEST_SUM - 1], "…"]
    terms = [f"({one})" if one.startswith(MINUS) else one for one in shown]
    name, count = choice.reduction, len(cells)
    if not cells:
        return f"{name}() = {result}"
    if name in SIGNS:
        return f"{SIGNS[name].join(terms)} = {result}"
    if name == "mean":
        return f"({' + '.join(terms)}) / {count} = {result}"
    if name in ("var", "std") and count > 1:
        squares = " + ".join(one if one == "…" else f"({one} − μ)²" for one in terms)
        return f"{'√' if name == 'std' else ''}[({squares}) / {count - 1}] = {result}"
    if name == "logsumexp":
        return f"log({' + '.join(one if one == '…' else f'e^{one}' for one in terms)}) = {result}"
    if name == "norm":
        powers = " + ".join(one if one == "…" else f"|{one}|^{choice.p:g}" for one in shown)
        return f"({powers})^(1/{choice.p:g}) = {result}"
    return f"{name}({', '.join(shown)}) = {result}"

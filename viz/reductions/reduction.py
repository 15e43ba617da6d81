"""The program that the controls of the reductions page write, and the groups of cells that become one. Pure."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import msgspec
import numpy

from viz.operations.call import defaults
from viz.operations.record import Operation
from viz.operations.registry import OPERATIONS
from viz.tensors.pasted import BadList, as_list, narrowed

PRESETS = {
    "A54": ("A = torch.arange(20.).reshape(5, 4)", "A (5, 4): 0 … 19"),
    "T233": (
        "A = torch.tensor([[[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[0, 0, 0], [1, 1, 1], [2, 2, 2]]])",
        "T (2, 3, 3), int64",
    ),
    "C234": ("A = torch.arange(24.).reshape(2, 3, 4)", "C (2, 3, 4): 0 … 23"),
    "O254": ("A = torch.ones(2, 5, 4)", "ones (2, 5, 4)"),
    "rows": ("A = torch.tensor([[0., 0., 0.], [1., 1., 1.]])", "[[0, 0, 0], [1, 1, 1]]"),
    "ties": ("A = torch.tensor([1., 3., 3., -4.])", "[1, 3, 3, −4]"),
    "five": ("A = torch.arange(48.).reshape(2, 3, 2, 2, 2)", "(2, 3, 2, 2, 2)"),
    "nan": ("A = torch.tensor([[1., float('nan'), 2.], [float('inf'), 0., -1.]])", "NaN, ∞"),
    "empty": ("A = torch.zeros(0, 3)", "(0, 3)"),
}
"""Key → (statement, label)."""

OFFERED = (
    "sum", "mean", "prod", "max", "min", "argmax", "argmin", "amax", "amin", "median", "var", "std", "all", "any",
    "norm", "logsumexp", "count_nonzero", "cumsum", "cumprod", "cummax",
)  # fmt: skip
"""What the page offers, in its order."""


def _those(holds: Callable[[Operation], bool]) -> tuple[str, ...]:
    return tuple(name for name in OFFERED if holds(OPERATIONS[name]))


SCANS = _those(lambda one: one.family == "scan")
REDUCTIONS = _those(lambda one: one.family != "scan")
PAIRS = _those(lambda one: one.pairs)
"""These give values and indices when an axis is named."""
NO_DTYPE = _those(lambda one: "dtype" not in defaults(one))
"""These take no dtype."""
NO_KEEPDIMS = _those(lambda one: "keepdim" not in defaults(one))
"""torch keeps no axis here."""
ONE_AXIS = _those(lambda one: not one.several)
"""torch takes one axis here, or none; a scan takes exactly one."""
SEVERAL = {name: other for name in OFFERED if (other := OPERATIONS[name].over_several)}
"""What takes a list of axes instead."""


class Choice(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The choices on the reductions page; ``typed`` is an expression that replaces the preset."""

    preset: str = "A54"
    typed: str = ""
    reduction: str = "sum"
    axes: tuple[int, ...] = (1,)
    keepdims: bool = False
    dtype: str = ""
    p: float = 2.0
    version: int = 1


def statement(choice: Choice) -> str:
    """Return the line that makes the tensor A; a list of numbers is a tensor of them."""
    typed = narrowed(choice.typed).strip()
    if not typed:
        return PRESETS[choice.preset][0]
    if typed[0] == "[":
        try:
            return f"A = torch.tensor({as_list(typed)})"
        except BadList:  # an expression such as [A, B][0], or a slip that Python will tell of
            pass
    return f"A = {typed}"


def call(choice: Choice, rank: int) -> str:
    """Return the exact call, such as ``A.sum(axis=1)``.

    No axis chosen means all of them. torch wants the axes named where keepdims or logsumexp is asked for.
    """
    name = choice.reduction
    axes = choice.axes
    if name in SCANS:
        axes = axes[:1] or (0,)
    elif not axes and (name == "logsumexp" or (choice.keepdims and name not in ("argmax", "argmin"))):
        axes = tuple(range(rank))
    words = []
    if axes or name == "logsumexp" or (choice.keepdims and name not in (*NO_KEEPDIMS, "argmax", "argmin")):
        words.append(f"axis={axes[0] if len(axes) == 1 else axes}")
    if choice.keepdims and name not in NO_KEEPDIMS:
        words.append("keepdims=True")
    if choice.dtype and name not in NO_DTYPE:
        words.append(f"dtype=torch.{choice.dtype}")
    if name == "norm":
        order = "float('inf')" if choice.p == float("inf") else f"{choice.p:g}"
        return f"torch.linalg.vector_norm({', '.join(['A', order, *words])})"
    text = f"A.{name}({', '.join(words)})"
    return text + ".values" if name in PAIRS and axes else text


def program(choice: Choice, rank: int) -> str:
    """Return the program that the controls write."""
    return f"import torch\n{statement(choice)}\nout = {call(choice, rank)}\n"


def axes_problem(choice: Choice, rank: int) -> str:
    """Return what is to be said of the chosen axes: "same", "one", "kept", "scan", or "" for nothing.

    torch refuses an axis that is given twice ("same"), several where it takes one ("one"), and none where it keeps
    the one ("kept"). "scan": one of the axes is taken, or the first one where none was chosen.
    """
    axes = choice.axes
    if rank and len({axis % rank for axis in axes}) < len(axes):
        return "same"
    if choice.reduction in SCANS:
        return "scan" if len(axes) != 1 and rank > 1 else ""
    if choice.reduction not in ONE_AXIS:
        return ""
    if choice.keepdims and not axes and rank > 1 and choice.reduction not in ("argmax", "argmin"):
        return "kept"
    return "one" if len(axes) > 1 else ""


def gone(choice: Choice, rank: int) -> tuple[int, ...]:
    """Return the axes that are reduced, from 0, in order. Axes out of range are left for torch to refuse."""
    if not rank:
        return ()
    return tuple(sorted({axis % rank for axis in choice.axes if -rank <= axis < rank})) or tuple(range(rank))


def reduced_shape(shape: tuple[int, ...], axes: tuple[int, ...], keepdims: bool) -> tuple[int, ...]:
    """Return the shape after a reduction over these axes."""
    if keepdims:
        return tuple(1 if axis in axes else length for axis, length in enumerate(shape))
    return tuple(length for axis, length in enumerate(shape) if axis not in axes)


def sources(shape: tuple[int, ...], choice: Choice) -> list[list[int]]:
    """Return, for each output cell in C order, the flat input cells of its fibre, in order.

    A scan's cell has the stretch from the start of its fibre up to itself.
    """
    cells = numpy.arange(int(numpy.prod(shape, dtype=int))).reshape(shape)
    if choice.reduction in SCANS:
        return _scanned(cells, choice.axes[0] if choice.axes else 0)
    axes = gone(choice, len(shape))
    kept = [axis for axis in range(len(shape)) if axis not in axes]
    count = int(numpy.prod([shape[axis] for axis in kept], dtype=int))
    width = int(numpy.prod([shape[axis] for axis in axes], dtype=int))
    return cells.transpose(*kept, *axes).reshape(count, width).tolist()


def _scanned(cells: numpy.ndarray, axis: int) -> list[list[int]]:
    if not cells.ndim:
        return [[0]]
    lines = numpy.moveaxis(cells, axis, -1)
    found: list[list[int]] = [[] for _ in range(cells.size)]
    for line in lines.reshape(-1, lines.shape[-1]).tolist() if cells.size else ():
        for at, cell in enumerate(line):
            found[cell] = line[: at + 1]
    return found


def options(shape: tuple[int, ...], choice: Choice, truth: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return shapes to choose from: the truth, the other axes, with and without keepdims, everything, nothing."""
    axes = gone(choice, len(shape))
    others = tuple(axis for axis in range(len(shape)) if axis not in axes)
    wrong = [reduced_shape(shape, one, kept) for one in (others, axes) for kept in (False, True)]
    return sorted({truth, (), *wrong[:4]}, key=lambda one: (len(one), one))


def dropped(shape: tuple[int, ...], guess: tuple[int, ...]) -> tuple[tuple[int, ...], bool] | None:
    """Return (axes, keepdims) of the reduction that would have given the guess; the fewest axes; None for none."""
    for keepdims in (False, True):
        for axes in axis_lists(len(shape)):
            if reduced_shape(shape, axes, keepdims) == guess:
                return axes, keepdims
    return None


def axis_lists(rank: int) -> list[tuple[int, ...]]:
    """Return every list of axes, the shortest first; without the empty one."""
    return [axes for size in range(1, rank + 1) for axes in combinations(range(rank), size)]


def shape_program(shape: tuple[int, ...]) -> str:
    """Return the program that reduces a tensor of this shape over every list of axes."""
    lines = ["import torch", f"A = torch.ones({shape})"]
    for axes in axis_lists(len(shape)):
        name = "".join(map(str, axes))
        lines += [f"s{name} = A.sum(axis={axes})", f"k{name} = A.sum(axis={axes}, keepdims=True)"]
    return "\n".join(lines) + "\n"

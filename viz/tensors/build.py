"""Building a tensor: shape, dtype, values and device as one line of a program, and what it costs. Pure."""

from __future__ import annotations

import ast
import math

import msgspec

from core.trace import ITEM_SIZES
from viz.tensors.pasted import as_list

KINDS = ("zeros", "ones", "full", "arange", "linspace", "eye", "rand", "randn", "list")
DTYPES = ("float32", "float64", "float16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64")
FLOATING = ("float32", "float64", "float16")
DRAWN = {"rand": FLOATING, "randn": (*FLOATING, "complex64"), "arange": tuple(set(DTYPES) - {"bool", "complex64"})}
"""Kind → the dtypes that torch makes it in, where those are not all."""


class Recipe(msgspec.Struct, frozen=True):
    """The choices of the controls.

    Attributes:
        kind: One of `KINDS`.
        shape: For arange the reshape that follows, in which a length may be −1; () for none.
        dtype: "" for what torch chooses.
        start: Of arange and linspace.
        number: The value of full, the end of arange and linspace, the size of eye.
        steps: Of linspace.
        seed: Of rand and randn; None leaves the generator as it is.
        text: The nested list or the pasted table.
        device: "" for the page's.
    """

    kind: str = "zeros"
    shape: tuple[int, ...] = (3, 4)
    dtype: str = ""
    start: float = 0.0
    number: float = 12.0
    steps: int = 5
    seed: int | None = 0
    text: str = ""
    device: str = ""


def line(name: str, recipe: Recipe) -> str:
    """Return the lines that make the tensor, such as ``A = torch.zeros(3, 4, dtype=torch.int64)``.

    Raises:
        BadList: the text is no list of numbers.
    """
    words = (f", dtype=torch.{recipe.dtype}" if recipe.dtype else "") + (
        f", device='{recipe.device}'" if recipe.device else ""
    )
    sizes = ", ".join(map(str, recipe.shape)) or "()"
    start, end = plain(recipe.start), plain(recipe.number)
    kind = recipe.kind
    if kind in ("rand", "randn"):
        seed = "" if recipe.seed is None else f"torch.manual_seed({recipe.seed})\n"
        return f"{seed}{name} = torch.{kind}({sizes}{words})"
    if kind == "full":
        return f"{name} = torch.full({recipe.shape}, {end}{words})"
    if kind == "arange":
        shaped = "" if recipe.shape in ((), (-1,), (_count(recipe),)) else f".reshape({sizes})"
        return f"{name} = torch.arange({end if not recipe.start else f'{start}, {end}'}{words}){shaped}"
    if kind == "linspace":
        return f"{name} = torch.linspace({start}, {end}, {recipe.steps}{words})"
    if kind == "eye":
        return f"{name} = torch.eye({int(recipe.number)}{words})"
    if kind == "list":
        return f"{name} = torch.tensor({as_list(recipe.text)}{words})"
    return f"{name} = torch.{kind}({sizes}{words})"


def plain(number: float) -> str:
    """Return a number as a person writes it: ``12``, ``0.5``."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def elements(recipe: Recipe) -> int:
    """Return how many cells there will be.

    Raises:
        BadList: the text is no list of numbers.
    """
    if recipe.kind == "list":
        return len(_cells(recipe))
    if recipe.kind == "linspace":
        return recipe.steps
    if recipe.kind == "arange":
        return _count(recipe)
    return math.prod((int(recipe.number),) * 2 if recipe.kind == "eye" else recipe.shape)


def item_bytes(recipe: Recipe) -> int:
    """Return what a cell takes, in the dtype that was chosen or that torch will choose."""
    usual = "float32"
    if recipe.kind in ("full", "arange"):
        numbers = (recipe.number,) if recipe.kind == "full" else (recipe.start, recipe.number)
        usual = "int64" if all(float(one).is_integer() for one in numbers) else "float32"
    elif recipe.kind == "list":
        kinds = {type(one) for one in _cells(recipe)}
        choices = ((complex, "complex64"), (float, "float32"), (int, "int64"), (bool, "bool"))
        usual = next((dtype for kind, dtype in choices if kind in kinds), "float32")
    return ITEM_SIZES[recipe.dtype or usual]


def _count(recipe: Recipe) -> int:
    return max(0, math.ceil(recipe.number - recipe.start))


def _cells(recipe: Recipe) -> list[object]:
    """Return the numbers of a typed list; NaN and infinity as 0.0, which take as much."""
    written = as_list(recipe.text)
    for odd in ("nan", "inf", "-inf", "-nan"):
        written = written.replace(f"float('{odd}')", "0.0")

    def flat(value: object) -> list[object]:
        return [leaf for one in value for leaf in flat(one)] if isinstance(value, list | tuple) else [value]

    return flat(ast.literal_eval(written))


def next_name(taken: list[str]) -> str:
    """Return the first capital letter that no tensor has."""
    letters = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    return next((letter for letter in letters if letter not in taken), f"T{len(taken)}")

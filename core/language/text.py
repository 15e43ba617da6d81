"""Values as text: ``print``, ``str``, ``repr``, f-strings and ``format``, each within the budgets."""

from __future__ import annotations

import copy
import math
import re
import string
from typing import Any

import numpy
import torch
from torch import _tensor_str

from core.language.allocation import UNREADY
from core.language.source import span_of
from core.language.state import Run
from core.language.stops import Refused, limit
from core.language.weight import FLAT, weigh

WIDEST = 1_000
"""The largest width or precision in a format; a larger one is a mistake or an attack on memory."""
MOST_PRINTED_CELLS = 20_000
"""Cells of one tensor that are formatted; torch shortens long axes, but not many short ones."""

DEEPEST_MODULES = 50
"""A module far inside others is written with an indent for each: the text grows with the square of the depth."""


def shown(run: Run, value: Any) -> str:
    """Return repr(value), without a trace of it in the recording."""
    return _text(run, value, repr)


def plain(run: Run, value: Any) -> str:
    """Return str(value), without a trace of it in the recording."""
    return value if type(value) is str else _text(run, value, str)


def _text(run: Run, value: Any, write: Any) -> str:
    kind = type(value)
    if kind in FLAT:
        return write(value)
    weigh(run, value)
    with torch._C.DisableTorchFunction():
        check_printable(value)
        text = write(value)
    run.characters(len(text))
    return text


def check_printable(value: Any) -> None:
    """Refuse to format a tensor of many short axes, also inside lists, and modules far inside each other."""
    waiting = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, UNREADY):
            continue
        if isinstance(item, torch.Tensor | numpy.ndarray):
            cells, whole = 1, math.prod(item.shape) <= 1000
            for length in item.shape:
                cells *= length if whole else min(length, 6)
            if cells > MOST_PRINTED_CELLS:
                limit("printed_characters", MOST_PRINTED_CELLS, cells)
        elif isinstance(item, dict):
            waiting.extend((part, depth) for part in item.values())
        elif isinstance(item, list | tuple | set | frozenset):
            waiting.extend((part, depth) for part in item)
        elif isinstance(item, torch.nn.Module):
            if depth > DEEPEST_MODULES:
                raise RecursionError("modules nested too deep to be written")
            waiting.extend((part, depth + 1) for part in item._modules.values())


def formatted(run: Run, value: Any, spec: str) -> str:
    """Return format(value, spec)."""
    if not spec and not (type(value) is torch.Tensor and value.dim() == 0):
        return plain(run, value)
    check_spec(spec)
    if isinstance(value, torch.Tensor):
        check_printable(value)
        with torch._C.DisableTorchFunction(), torch.no_grad():
            return format(value, spec)
    weigh(run, value)
    text = format(value, spec)
    run.characters(len(text))
    return text


PRINT_OPTIONS = {"precision": 30, "threshold": 100_000, "edgeitems": 100, "linewidth": 1_000}
"""What ``torch.set_printoptions`` takes, and the most of it."""


def set_print_options(run: Run, **options: Any) -> None:
    """``torch.set_printoptions``: until the end of the run (`interpreter` puts them back)."""
    for name, value in options.items():
        if name in PRINT_OPTIONS:
            options[name] = min(value, PRINT_OPTIONS[name])
        elif name not in ("sci_mode", "profile"):
            raise Refused("keyword", name=name)
    if run.print_options is None:
        run.print_options = copy.copy(_tensor_str.PRINT_OPTS)
    torch.set_printoptions(**options)


def reset_print_options(run: Run) -> None:
    """Print tensors as before the run: the next program may run in the same process."""
    if run.print_options is not None:
        _tensor_str.PRINT_OPTS = run.print_options


def check_spec(spec: str) -> None:
    """Refuse a format with a huge width or precision."""
    if any(len(digits) > 4 or int(digits) > WIDEST for digits in re.findall(r"\d+", spec)):
        limit("format_width", WIDEST, spec)


def format_method(run: Run, template: str, *args: Any, **kwargs: Any) -> str:
    """``template.format(…)`` with plain fields only: ``{0.__class__}`` is how sandboxes are left."""
    parts, position = [], 0
    for literal, field, spec, conversion in string.Formatter().parse(template):
        parts.append(literal)
        if field is None:
            continue
        if "{" in (spec or ""):
            raise Refused("format-field", field=spec)
        if field == "":
            field, position = str(position), position + 1
        if field.isdigit():
            if len(field) > 4 or int(field) >= len(args):
                raise IndexError(f"Replacement index {field[:9]} out of range for positional args tuple")
            value = args[int(field)]
        elif field.isidentifier():
            value = kwargs[field]
        else:
            raise Refused("format-field", field=field)
        value = shown(run, value) if conversion in ("r", "a") else plain(run, value) if conversion == "s" else value
        parts.append(formatted(run, value, spec or ""))
        run.characters(sum(len(part) for part in parts))
    return "".join(parts)


def percent(run: Run, template: str, values: Any) -> str:
    """``template % values``."""
    if "*" in template or "%(" in template:
        raise Refused("format-field", field="%" + ("*" if "*" in template else "("))
    check_spec(template)
    weigh(run, values)
    given = values if type(values) is tuple else (values,)
    given = tuple(value if isinstance(value, int | float | str) else _Shown(run, value) for value in given)
    run.characters(len(template) + sum(len(value) for value in given if isinstance(value, str)))
    text = template % given
    run.characters(len(text))
    return text


class _Shown:
    """Lets ``%`` write any value by our own means; a number where a number is asked for."""

    def __init__(self, run: Run, value: Any) -> None:
        self.run, self.value = run, value

    def __repr__(self) -> str:
        return shown(self.run, self.value)

    def __str__(self) -> str:
        return plain(self.run, self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __index__(self) -> int:
        return int(self.value)


def print_values(
    run: Run, *values: Any, sep: Any = None, end: Any = None, file: Any = None, flush: Any = False
) -> None:
    """``print``: into the recording."""
    if file is not None:
        raise Refused("keyword", name="file")
    for name, given in (("sep", sep), ("end", end)):
        if not isinstance(given, str | None):
            raise TypeError(f"{name} must be None or a string, not {type(given).__name__}")
    between = " " if sep is None else sep
    parts = [plain(run, value) for value in values]
    after = "\n" if end is None else end
    run.printed += sum(map(len, parts)) + len(between) * max(len(parts) - 1, 0) + len(after)
    if run.printed > run.limits.printed_characters:
        limit("printed_characters", run.limits.printed_characters)
    text = between.join(parts) + after
    if run.waiting:
        run.open()
    place = run.recorder.at
    run.recorder.print(text, span_of(place))

"""Values as text: the last value as a notebook shows it, and what variables hold at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import torch

from core.program.ends import Stop
from core.recording.finish import Seen

PLAIN = (int, float, bool, str, type(None))
MOST_ITEMS = 20_000
"""Items of containers inside each other that are looked at; a larger one is only named."""
MOST_TOGETHER = 60_000
"""Items, and stretches of sixty characters, of all variables together."""
DEEPEST = 40
LONGEST, MOST_BITS = 2_000, 1_000_000
MOST_CHARACTERS = 200_000
"""Of a value's text; the screen shows less."""
_ADDRESS = re.compile(r" at 0x[0-9a-f]+(?=>)")


def shown(value: Any) -> str:
    """Return what a notebook writes under a cell whose last expression has this value."""
    try:
        _tensors(value)
    except OverflowError:
        return f"<{type(value).__name__}>"
    return _notebook_text(value, 0)[:MOST_CHARACTERS]


def _notebook_text(value: Any, depth: int) -> str:
    """repr, but that a type reads as its name, as in IPython, also inside tuples, lists and dicts."""
    kind = type(value)
    if isinstance(value, type):
        module = value.__module__
        return value.__qualname__ if module in ("builtins", None) else f"{module}.{value.__qualname__}"
    if depth < DEEPEST and kind in (tuple, list, dict) and _holds_types(value):
        if kind is dict:
            return "{" + ", ".join(f"{key!r}: {_notebook_text(one, depth + 1)}" for key, one in value.items()) + "}"
        inside = ", ".join(_notebook_text(one, depth + 1) for one in value)
        return f"[{inside}]" if kind is list else f"({inside},)" if len(value) == 1 else f"({inside})"
    return repr(value)


def _holds_types(value: Any) -> bool:
    items = value.values() if isinstance(value, dict) else value
    return len(value) < MOST_ITEMS and any(isinstance(one, type) for one in items)


def all_seen(variables: dict[str, Any]) -> dict[str, Any]:
    """Return `seen` of every variable; where all together are too much, the largest are only named.

    Ninety names of one tuple are one tuple here, and ninety where the record is read.
    """
    found = {name: seen(value) for name, value in variables.items()}
    sizes = {name: _size(value) for name, value in found.items()}
    spent = 0
    for name in sorted(sizes, key=sizes.__getitem__):
        spent += sizes[name]
        if spent > MOST_TOGETHER:
            found[name] = _named(variables[name])
    return found


def _size(value: Any) -> int:
    """Return how many pieces of about sixty bytes a value is where the record is read; tensors are in it anyway."""
    if type(value) is tuple:
        return 1 + sum(map(_size, value))
    if type(value) is str:
        return 1 + len(value) // 60
    return 1 + value.bit_length() // 500 if type(value) is int else 1


def _named(value: Any) -> Seen:
    name = type(value).__name__
    return Seen(name, f"<{name}>", ())


def seen(value: Any) -> Any:
    """Return a variable's value as the record keeps it: tensors, plain values and tuples of them, else `Seen`.

    A program's own ``__repr__`` runs here; whatever it does, there is an answer.
    """
    try:
        return _seen(value)
    except (Exception, Stop):  # noqa: BLE001 - the program's own code, or a value too large to walk through
        return _named(value)


def _seen(value: Any) -> Any:
    kind = type(value)
    if kind in (str, bytes, bytearray) and len(value) > MOST_CHARACTERS:
        return Seen(kind.__name__, repr(value[:LONGEST]) + "…", ())
    if kind is int and value.bit_length() > MOST_BITS:
        return Seen("int", f"≈2^{value.bit_length() - 1}", ())
    if kind in PLAIN or isinstance(value, torch.Tensor):
        return value
    if kind is tuple and _is_simple(value):
        return value
    tensors = tuple(_tensors(value))
    return Seen(kind.__name__, _ADDRESS.sub("", repr(value))[:MOST_CHARACTERS], tensors)


def _is_simple(value: tuple[Any, ...]) -> bool:
    """Whether a tuple holds nothing but tensors, plain values and such tuples, and is not too large."""
    return all(
        isinstance(item, torch.Tensor) or (type(item) in PLAIN and _is_short(item))
        for item in _items(value, lambda item: type(item) is tuple)
    )


def _is_short(value: Any) -> bool:
    if type(value) is str:
        return len(value) <= MOST_CHARACTERS
    return type(value) is not int or value.bit_length() <= MOST_BITS


def _tensors(value: Any) -> list[torch.Tensor]:
    """Return the tensors in lists, tuples, dicts and sets inside each other, in order."""
    found = _items(value, lambda item: isinstance(item, dict | list | tuple | set | frozenset))
    return [item for item in found if isinstance(item, torch.Tensor)]


def _items(value: Any, is_container: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield what stands in containers inside each other, in order: of a dict its keys, then its values.

    Raises:
        OverflowError: there is too much to walk through, or to write.
    """
    waiting: list[tuple[Any, int]] = [(value, 0)]
    count = 0
    while waiting:
        item, depth = waiting.pop()
        count += 1
        if count > MOST_ITEMS or depth > DEEPEST:
            raise OverflowError
        if not is_container(item):
            yield item
            continue
        if count + len(item) > MOST_ITEMS:
            raise OverflowError
        inside = [*item, *item.values()] if isinstance(item, dict) else list(item)
        waiting += [(one, depth + 1) for one in reversed(inside)]

"""How much walking a value takes, nested containers included. Imports no torch."""

from __future__ import annotations

from typing import Any

from core.language.stops import limit

FLAT = frozenset({int, float, bool, type(None)})
CONTAINERS = (list, tuple, set, frozenset)


def ranged_items(*values: Any) -> int:
    """Return how many items the ranges in nested lists have: they weigh nothing until somebody copies them."""
    waiting, count = list(values), 0
    while waiting:
        item = waiting.pop()
        if type(item) is range:
            count += len(item)
        elif type(item) in (list, tuple) and not FLAT.issuperset(map(type, item)):
            waiting.extend(part for part in item if type(part) in (list, tuple, range))
    return count


def weigh(run: Any, *values: Any) -> None:
    """Refuse values whose nested containers would take long to walk through: to compare, print or copy them.

    Lists may share their parts, so ``a = [a, a]`` repeated has 2**n items in n objects: every visit counts.
    """
    left = run.limits.container_items
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind is str:
            left -= len(value) >> 4
        elif kind in FLAT:
            pass
        elif kind is dict:
            left -= len(value)
            if left > 0:
                waiting.extend(value)
                waiting.extend(value.values())
        elif isinstance(value, CONTAINERS):
            left -= len(value)
            if FLAT.issuperset(map(type, value)):
                left -= len(value)
            elif left > 0:
                waiting.extend(value)
        elif isinstance(value, BaseException):
            waiting.extend(value.args)
        left -= 1
        if left <= 0:
            limit("container_items", run.limits.container_items)

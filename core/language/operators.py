"""Operators on values: Python's own, with the budgets asked before a result can grow."""

from __future__ import annotations

import ast
import operator
from typing import Any

from core.language import frames, text
from core.language.array_methods import operated
from core.language.arrays import ARRAYS
from core.language.frames import FRAMES
from core.language.python_names import to_power, whole
from core.language.state import TENSORS, Run
from core.language.stops import limit

BINARY: dict[type[ast.operator], Any] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow, ast.MatMult: operator.matmul,
    ast.BitAnd: operator.and_, ast.BitOr: operator.or_, ast.BitXor: operator.xor,
    ast.LShift: operator.lshift, ast.RShift: operator.rshift,
}  # fmt: skip
IN_PLACE: dict[type[ast.operator], Any] = {
    ast.Add: operator.iadd, ast.Sub: operator.isub, ast.Mult: operator.imul, ast.Div: operator.itruediv,
    ast.FloorDiv: operator.ifloordiv, ast.Mod: operator.imod, ast.Pow: operator.ipow, ast.MatMult: operator.imatmul,
    ast.BitAnd: operator.iand, ast.BitOr: operator.ior, ast.BitXor: operator.ixor,
    ast.LShift: operator.ilshift, ast.RShift: operator.irshift,
}  # fmt: skip
UNARY: dict[type[ast.unaryop], Any] = {ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Invert: operator.invert}
COMPARE: dict[type[ast.cmpop], Any] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}  # fmt: skip

NUMBERS = frozenset({int, float, bool})
_SEQUENCES = (str, list, tuple)
_BOUND = 1 << 2000
"""Integers smaller than this are not measured bit by bit."""


def combine(run: Run, function: Any, left: Any, right: Any) -> Any:
    """Apply a binary operator to two values of which none is a tensor."""
    kind, other = type(left), type(right)
    if kind in NUMBERS and other in NUMBERS:
        return numbers(run, function, left, right)
    if isinstance(left, FRAMES) or isinstance(right, FRAMES):
        return frames.operated(run, function, left, right)
    if isinstance(left, ARRAYS) or isinstance(right, ARRAYS):
        return operated(run, function, left, right)
    if isinstance(left, _SEQUENCES) or isinstance(right, _SEQUENCES):
        return _sequences(run, function, left, right)
    if isinstance(left, dict | set | frozenset):
        run.step((len(left) + (len(right) if isinstance(right, dict | set | frozenset) else 0)) >> 3)
        run.items(len(left) + (len(right) if isinstance(right, dict | set | frozenset) else 0))
    return function(left, right)


def numbers(run: Run, function: Any, left: Any, right: Any) -> Any:
    """Apply a binary operator to two Python numbers."""
    if function is operator.pow or function is operator.ipow:
        return to_power(run, left, right)
    if function is operator.lshift or function is operator.ilshift:
        if right > run.limits.integer_bits:
            limit("integer_bits", run.limits.integer_bits, right)
    result = function(left, right)
    return whole(run, result) if type(result) is int and not -_BOUND < result < _BOUND else result


def _sequences(run: Run, function: Any, left: Any, right: Any) -> Any:
    if function in (operator.mul, operator.imul):
        sequence, count = (left, right) if isinstance(left, _SEQUENCES) else (right, left)
        if type(count) in TENSORS:
            count = int(count) if count.numel() == 1 else 1
        if isinstance(count, int) and count > 0:
            (run.characters if isinstance(sequence, str) else run.items)(len(sequence) * count)
            run.step(len(sequence) * count >> 3)
    elif isinstance(left, str) and function in (operator.mod, operator.imod):
        return text.percent(run, left, right)
    elif isinstance(left, _SEQUENCES) and function in (operator.add, operator.iadd):
        if isinstance(left, list) and function is operator.iadd:
            from core.language.kinds import extend

            extend(run, left, right)
            return left
        if isinstance(right, _SEQUENCES):
            (run.characters if isinstance(left, str) else run.items)(len(left) + len(right))
            run.step((len(left) + len(right)) >> 5)
    return function(left, right)


def compared(run: Run, function: Any, left: Any, right: Any) -> Any:
    """Compare two values of which none is a tensor."""
    if isinstance(left, FRAMES) or isinstance(right, FRAMES):
        return frames.operated(run, function, left, right)
    if isinstance(left, ARRAYS) or isinstance(right, ARRAYS):
        return operated(run, function, left, right)
    if not (type(left) in text.FLAT or type(right) in text.FLAT):
        text.weigh(run, left)
        text.weigh(run, right)
    return function(left, right)


def contains(run: Run, item: Any, container: Any) -> bool:
    """``item in container``."""
    whole: Any = container
    if isinstance(container, range) and not isinstance(item, int):
        run.step(len(container) if len(container) < run.most_steps else run.most_steps + 1)  # Python tries each
    elif isinstance(container, str):
        run.step(len(container) >> 6)
    elif isinstance(container, list | tuple):
        run.step(len(container) >> 3)
        text.weigh(run, item, container) if type(item) not in text.FLAT and type(item) is not str else None
    else:
        text.weigh(run, item)
        if not isinstance(container, dict | set | frozenset) and type(container) not in TENSORS:
            if hasattr(type(container), "__next__"):
                from core.language.python_names import counted

                return any(item is each or item == each for each in counted(run, container))
    return item in whole

"""Changes for losses and their targets.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

from core.explain.edits import followed_by, written
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair, Span


def swapped(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``cross_entropy(labels, logits)`` → ``cross_entropy(logits, labels)``."""
    match found.node:
        case ast.Call(args=[first, second, *_]):
            line, column, _, _ = found.source.place(first)
            text = f"{written(found.source, second)}, {written(found.source, first)}"
            return [Repair("swap", Span(line, column, *found.source.place(second)[2:]), text)]
    return []


def classes_moved(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``F.cross_entropy(scores, y)`` → ``F.cross_entropy(scores.transpose(1, 2), y)``."""
    match found.node:
        case ast.Call(args=[scores, *_]) if found.operands:
            suffix = ".transpose(1, 2)" if len(found.operands[0].shape) == 3 else ".movedim(-1, 1)"
            return [followed_by("classes-axis", found.source, scores, suffix)]
    return []


def target_numbers(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Targets without their axis of channels; of one-hot targets, the numbers."""
    match found.node:
        case ast.Call(args=[_, target, *_]):
            return [
                followed_by("squeeze", found.source, target, ".squeeze(1)"),
                followed_by("class-numbers", found.source, target, ".argmax(1)"),
            ]
    return []


def target_one_hot(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(args=[_, target, *_]):
            return [
                followed_by("class-numbers", found.source, target, ".argmax(1)"),
                followed_by("float", found.source, target, ".float()"),
            ]
    return []


def numbers_noted(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``losses.append(loss)`` → ``losses.append(loss.item())``."""
    listed = {found.text(one) for one in getattr(found.node, "args", [])}
    made: list[Repair] = []
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[given]) if name in listed:
                made.append(followed_by("item", found.source, given, ".item()"))
            case ast.AugAssign(target=ast.Name(id=name), value=ast.List(elts=[given])) if name in listed:
                made.append(followed_by("item", found.source, given, ".item()"))
    return made

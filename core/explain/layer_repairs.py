"""Changes for layers whose lengths and axes do not fit.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from core.explain.edits import (
    definitions,
    followed_by,
    line_before,
    renamed,
    replacing,
    statement_of,
    with_argument,
    wrapped,
    written,
)
from core.explain.failing_expression import About, calls_named
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.program.source import name_called
from core.trace import Repair, Span


def larger_table(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.Embedding(len(words), 2)`` → one more row, where the index is the first beyond its end."""
    rows, largest = facts.get("rows", ""), facts.get("largest", "")
    if not (rows.isdigit() and largest.isdigit()) or int(largest) < int(rows):
        return []
    return list(_with_first(found, "Embedding", rows, int(largest) + 1, "more-rows"))


def _with_first(found: About, layer: str, length: str, needed: int, kind: str) -> Iterator[Repair]:
    """Give a layer another first number; a number that is computed gets one added, where that is enough."""
    for call in calls_named(found, layer):
        for first in call.args[:1]:
            if isinstance(first, ast.Constant):
                if str(first.value) == length:
                    yield replacing(kind, found.source, first, str(needed))
            elif needed == int(length) + 1:
                yield (
                    followed_by(kind, found.source, first, " + 1")
                    if isinstance(first, ast.Name | ast.Call)
                    else wrapped(kind, found.source, first, "(", ") + 1")
                )


def as_integers(found: About, facts: Facts, run: Run) -> list[Repair]:
    return [
        followed_by("long", found.source, one.node, ".long()")
        for one in found.operands
        if one.node is not None and one.dtype.startswith(("float", "bfloat"))
    ]


def more_classes(found: About, facts: Facts, run: Run) -> list[Repair]:
    match found.node:
        case ast.Call(args=[_, number]) | ast.Call(keywords=[ast.keyword(arg="num_classes", value=number)]):
            needed = int(facts["largest"]) + 1 if facts.get("largest", "").isdigit() else 0
            return [replacing("more-classes", found.source, number, str(needed))] if needed else []
    return []


def first_state(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Axes of a state in order, ``batch_first=True`` where the state says so, or no state where it is 0 anyway."""
    match found.node:
        case ast.Call(args=[given, state]) as call:
            pass
        case _:
            return []
    parts = state.elts if isinstance(state, ast.Tuple) else [state]
    turned = ", ".join(f"{written(found.source, one)}.transpose(0, 1)" for one in parts)
    turned = f"({turned})" if isinstance(state, ast.Tuple) else turned
    repairs = [replacing("state-axes", found.source, state, turned)]
    if all(_is_zero(found, one) for one in parts):
        line, column, end_line, end_column = (*found.source.place(given)[2:], *found.source.place(state)[2:])
        repairs.append(Repair("no-state", Span(line, column, end_line, end_column), ""))
    repairs += [
        with_argument("batch-first", found.source, layer, "batch_first=True")
        for layer in calls_named(found, "LSTM", "GRU", "RNN")
        if "batch_first" not in {one.arg for one in layer.keywords}
    ]
    return repairs if call.args else []


def _is_zero(found: About, node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        node = next(iter(definitions(found.source, node.id, found.node or node)), node)
    return isinstance(node, ast.Call) and name_called(node) in ("zeros", "zeros_like", "new_zeros")


def state_as_pair(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``lstm(x, h0)`` → ``lstm(x, (h0, torch.zeros_like(h0)))``, or without it where it is 0."""
    match found.node:
        case ast.Call(args=[_, state]):
            text = written(found.source, state)
            made = [one for one in first_state(found, facts, run) if one.kind == "no-state"]
            if isinstance(state, ast.Name):
                made.append(replacing("state-pair", found.source, state, f"({text}, torch.zeros_like({text}))"))
            return made
    return []


def layer_length(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.LSTM(4, 6)`` → ``nn.LSTM(7, 6)`` for an input whose last axis is 7; so for normalization."""
    names = ("LSTM", "GRU", "RNN", "LSTMCell", "GRUCell", "RNNCell")
    return [
        replacing("in-features", found.source, first, facts["found"])
        for call in calls_named(found, *names)
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and str(first.value) == facts.get("expected")
    ]


def normalized_length(found: About, facts: Facts, run: Run) -> list[Repair]:
    if not found.operands or not found.operands[0].shape:
        return []
    return [
        replacing("in-features", found.source, first, str(found.operands[0].shape[-1]))
        for call in calls_named(found, "LayerNorm")
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and f"({first.value},)" == facts.get("expected")
    ]


def padded(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.Conv2d(1, 2, 3)`` → ``nn.Conv2d(1, 2, 3, padding=1)`` for each that has this kernel."""
    size = facts.get("kernel", "").split(" ")[0]
    if not size.isdigit():
        return []
    return [
        with_argument("padding", found.source, call, f"padding={max(int(size) // 2, 1)}")
        for call in calls_named(found, "Conv1d", "Conv2d", "Conv3d", "conv1d", "conv2d", "conv3d")
        if "padding" not in {one.arg for one in call.keywords}
    ]


def channels(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Channels that stand last are moved, missing ones are added; otherwise the layer is fitted to its input."""
    expected, given = facts.get("expected", ""), found.operands[0] if found.operands else None
    names = ("Conv2d", "Conv1d", "Conv3d", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "Linear")
    if given is not None and given.node is not None and "Conv" in facts.get("layer", "Conv"):
        shape, moved = given.shape, []
        if len(shape) in (3, 4) and str(shape[-1]) == expected:
            axes = "(0, 3, 1, 2)" if len(shape) == 4 else "(2, 0, 1)"
            moved.append((f".permute{axes}", "channels-first"))
        elif len(shape) == 3 and expected == "1" and "Conv2d" in facts.get("layer", ""):
            moved.append((".unsqueeze(1)", "channel-axis"))
        if moved:
            return [followed_by(kind, found.source, given.node, text) for text, kind in moved]
    return [
        replacing("in-features", found.source, first, facts["found"])
        for call in calls_named(found, *names)
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and str(first.value) == expected
    ]


def layer_axes(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Axes of length 1 for what is missing, or the layer with another number of dimensions."""
    node = found.operands[0].node if found.operands else None
    if node is None:
        return []
    axes = len(found.operands[0].shape)
    made = [followed_by("channel-axis", found.source, node, ".unsqueeze(0)")] if axes == 2 else []
    if axes == 3:
        made.append(followed_by("batch-axis", found.source, node, ".unsqueeze(0)"))
    if axes in (2, 3):
        for call in calls_named(found, "BatchNorm2d"):
            if isinstance(call.func, ast.Attribute):
                made.insert(0, renamed("layer-kind", found.source, call.func, "BatchNorm1d"))
    return made


def more_rows(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Leave out a loader's last, short batch; outside of a loop, use the running averages."""
    made = [
        with_argument("drop-last", found.source, call, "drop_last=True")
        for call in calls_named(found, "DataLoader")
        if "drop_last" not in {one.arg for one in call.keywords}
    ]
    statement = statement_of(found.source, found.node)
    in_loop = any(
        part is found.node for loop in ast.walk(found.source.tree) if isinstance(loop, ast.For | ast.While)
        for part in ast.walk(loop)
    )  # fmt: skip
    match found.node:
        case ast.Call(func=ast.Name(id=name)) if statement is not None and not in_loop:
            made += line_before("eval", found.source, statement, f"{name}.eval()")
    return made

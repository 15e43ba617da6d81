"""Changes for layers, losses and pairs. All are only candidates: core.explain.trials runs them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from core.explain.edits import (
    definitions,
    followed_by,
    line_before,
    renamed,
    replacing,
    starts_its_line,
    statement_of,
    statements,
    together,
    with_argument,
    wrapped,
    written,
)
from core.explain.failing import About
from core.explain.layer_causes import ROUNDING, loop_over, paired_at, sequence_of, written_view
from core.explain.shape_repairs import Facts, out_of_place
from core.program.run import Run
from core.trace import Repair, Span

Repairs = list[Repair]

# --- pairs ---------------------------------------------------------------------------------------------------------


def values_of_pair(found: About, facts: Facts, run: Run) -> Repairs:
    """``m = x.max(dim=1)`` → ``m = x.max(dim=1).values``, where it is made or where it is used."""
    node = paired_at(found)
    if node is None:
        return []
    made = definitions(found.source, node.id, node)[:1] if isinstance(node, ast.Name) else []
    return [followed_by("values", found.source, one, ".values") for one in [*made, node]]


def outputs_alone(found: About, facts: Facts, run: Run) -> Repairs:
    """``h = self.rnn(x)`` → ``h, _ = self.rnn(x)``; in nn.Sequential a module that passes the outputs on."""
    if sequence_of(found) is not None:
        return list(_passing_on(found, facts))
    made: Repairs = []
    for node in ast.walk(found.node) if found.node is not None else ():
        if isinstance(node, ast.Name) and isinstance(found.value(node), tuple):
            for statement in statements(found.source):
                match statement:
                    case ast.Assign(targets=[ast.Name(id=name) as target], value=ast.Call()) if name == node.id:
                        made.append(replacing("outputs", found.source, target, f"{name}, _"))
    return made


PASSING_ON = "class Outputs({module}):\n    def forward(self, pair):\n        return pair[0]\n\n\n"


def _passing_on(found: About, facts: Facts) -> Iterator[Repair]:
    layer = facts.get("maker", "").removeprefix("nn.")
    for statement in found.source.tree.body:
        for call in ast.walk(statement):
            match call:
                case ast.Call(func=ast.Attribute(attr="Sequential") as function, args=layers):
                    places = [one for one in layers if isinstance(one, ast.Call) and _called(one) == layer]
                    if not places or not starts_its_line(found.source, statement):
                        continue
                    edit = followed_by("outputs", found.source, places[0], ", Outputs()")
                    text, start = written(found.source, statement), found.source.place(statement)
                    if start[0] != edit.span.line:
                        continue
                    at = edit.span.column - start[1]
                    head = PASSING_ON.format(module=f"{written(found.source, function.value)}.Module")
                    yield replacing("outputs", found.source, statement, head + text[:at] + edit.text + text[at:])


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _calls(found: About, *names: str) -> list[ast.Call]:
    """Return the calls of these functions in the text, the last first."""
    return [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Call) and _called(node) in names][::-1]


# --- writes that torch refuses -------------------------------------------------------------------------------------


def through_index(found: About, facts: Facts, run: Run) -> Repairs:
    """``for row in y: row += 1`` → ``y = y + 1``, or ``for i in range(len(y)): y[i] += 1``."""
    target = written_view(found)
    loop = loop_over(found, target) if target is not None else None
    if loop is None or target is None:
        return _if_whole_is_unused(found)
    if not isinstance(loop.iter, ast.Name) or not isinstance(target, ast.Name):
        return []
    whole, made = loop.iter.id, []
    match loop.body:
        case [ast.AugAssign(value=value) as only] if not _names(value) & {target.id}:
            copied = out_of_place(found, only).text.replace(target.id, whole)
            made.append(replacing("out-of-place", found.source, loop, copied))
    number = next(name for name in ("i", "j", "k", "number") if name not in _names(loop))
    places = [
        one for one in ast.walk(loop) if isinstance(one, ast.Name) and one.id == target.id and one is not loop.target
    ]
    text, (line, column, _, _) = written(found.source, loop).split("\n"), found.source.place(loop)
    for one in sorted(places, key=found.source.place, reverse=True):
        at, start, _, end = found.source.place(one)
        shift = column if at == line else 0
        row = text[at - line]
        text[at - line] = f"{row[: start - shift]}{whole}[{number}]{row[end - shift :]}"
    text[0] = re.sub(r"^for .*?:", f"for {number} in range(len({whole})):", text[0])
    return [*made, replacing("write-index", found.source, loop, "\n".join(text))]


def _if_whole_is_unused(found: About) -> Repairs:
    """``a *= 2`` → ``a = a * 2`` where nothing later reads the tensor that it is a part of."""
    statement = found.node and statement_of(found.source, found.node)
    match statement:
        case ast.AugAssign(target=ast.Name(id=name)):
            repair = out_of_place(found, statement)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method) as function)) if (
            method.endswith("_")
        ):
            text = written(found.source, statement.value)[len(written(found.source, function)) :]
            repair = replacing("out-of-place", found.source, statement, f"{name} = {name}.{method[:-1]}{text}")
        case _:
            return []
    makers = [one for one in statements(found.source) if isinstance(one, ast.Assign) and name in _targets(one)]
    wholes = {one for maker in makers for one in _names(maker.value)}
    later = {
        node.id
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.lineno > statement.lineno
    }
    return [] if wholes & later else [repair]


def _targets(statement: ast.Assign) -> set[str]:
    return {node.id for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)}


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def own_memory(found: About, facts: Facts, run: Run) -> Repairs:
    """``x.expand(3, 2)`` → ``x.expand(3, 2).clone()``."""
    return [
        followed_by("own-memory", found.source, call, ".clone()")
        for call in _calls(found, "expand", "expand_as", "broadcast_to")
    ]


def cloned(found: About, facts: Facts, run: Run) -> Repairs:
    """``copy.deepcopy(y)`` → ``y.detach().clone()``; of a list, each of its tensors."""
    match found.node:
        case ast.Call(args=[ast.Name(id=name) as given]) as call if isinstance(found.value(given), list):
            return [replacing("copy-numbers", found.source, call, f"[one.detach().clone() for one in {name}]")]
        case ast.Call(args=[given]) as call if any(one.node is given for one in found.operands):
            text = written(found.source, given)
            return [
                replacing("copy-numbers", found.source, call, f"{text}.detach().clone()"),
                replacing("copy-in-graph", found.source, call, f"{text}.clone()"),
            ]
    return []


def without_rounding(found: About, facts: Facts, run: Run) -> Repairs:
    """``x // 2`` → ``(x // 2).detach()`` where another way gives the leaf its gradient, else ``x / 2``."""
    made: Repairs = []
    other_way = _goes_around(found, run)
    for node in ast.walk(found.source.tree):
        if not isinstance(node, ast.expr) or str(node.lineno) != facts.get("line"):
            continue
        match node:
            case ast.BinOp(op=ast.FloorDiv(), left=left, right=right):
                parts = (written(found.source, one) for one in (left, right))
                divided = replacing("true-division", found.source, node, " / ".join(parts))
            case ast.Call(func=ast.Attribute(attr="floor_divide") as function):
                divided = renamed("true-division", found.source, function, "div")
            case _:
                continue
        made.append(followed_by("detach", found.source, node, ".detach()") if other_way else divided)
    return made


def _goes_around(found: About, run: Run) -> bool:
    """Whether a way leads from the root to a leaf that passes no rounding."""
    waiting = [run.recorder.values.of(one.tensor) for one in found.operands[:1]]
    seen = {one.index for one in waiting}
    while waiting:
        value = waiting.pop()
        if value.leaf and value.requires_grad:
            return True
        for operand in value.operands if value.operation.strip("_") not in ROUNDING else ():
            if operand.index not in seen:
                seen.add(operand.index)
                waiting.append(operand)
    return False


# --- embeddings and recurrent layers -------------------------------------------------------------------------------


def larger_table(found: About, facts: Facts, run: Run) -> Repairs:
    """``nn.Embedding(len(words), 2)`` → one more row, where the index is the first beyond its end."""
    rows, largest = facts.get("rows", ""), facts.get("largest", "")
    if not (rows.isdigit() and largest.isdigit()) or int(largest) < int(rows):
        return []
    return list(_with_first(found, "Embedding", rows, int(largest) + 1, "more-rows"))


def _with_first(found: About, layer: str, length: str, needed: int, kind: str) -> Iterator[Repair]:
    """Give a layer another first number; a number that is computed gets one added, where that is enough."""
    for call in _calls(found, layer):
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


def as_integers(found: About, facts: Facts, run: Run) -> Repairs:
    return [
        followed_by("long", found.source, one.node, ".long()")
        for one in found.operands
        if one.node is not None and one.dtype.startswith(("float", "bfloat"))
    ]


def more_classes(found: About, facts: Facts, run: Run) -> Repairs:
    match found.node:
        case ast.Call(args=[_, number]) | ast.Call(keywords=[ast.keyword(arg="num_classes", value=number)]):
            needed = int(facts["largest"]) + 1 if facts.get("largest", "").isdigit() else 0
            return [replacing("more-classes", found.source, number, str(needed))] if needed else []
    return []


def first_state(found: About, facts: Facts, run: Run) -> Repairs:
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
        for layer in _calls(found, "LSTM", "GRU", "RNN")
        if "batch_first" not in {one.arg for one in layer.keywords}
    ]
    return repairs if call.args else []


def _is_zero(found: About, node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        node = next(iter(definitions(found.source, node.id, found.node or node)), node)
    return isinstance(node, ast.Call) and _called(node) in ("zeros", "zeros_like", "new_zeros")


def state_as_pair(found: About, facts: Facts, run: Run) -> Repairs:
    """``lstm(x, h0)`` → ``lstm(x, (h0, torch.zeros_like(h0)))``, or without it where it is 0."""
    match found.node:
        case ast.Call(args=[_, state]):
            text = written(found.source, state)
            made = [one for one in first_state(found, facts, run) if one.kind == "no-state"]
            if isinstance(state, ast.Name):
                made.append(replacing("state-pair", found.source, state, f"({text}, torch.zeros_like({text}))"))
            return made
    return []


def layer_length(found: About, facts: Facts, run: Run) -> Repairs:
    """``nn.LSTM(4, 6)`` → ``nn.LSTM(7, 6)`` for an input whose last axis is 7; so for normalization."""
    names = ("LSTM", "GRU", "RNN", "LSTMCell", "GRUCell", "RNNCell")
    return [
        replacing("in-features", found.source, first, facts["found"])
        for call in _calls(found, *names)
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and str(first.value) == facts.get("expected")
    ]


def normalized_length(found: About, facts: Facts, run: Run) -> Repairs:
    if not found.operands or not found.operands[0].shape:
        return []
    return [
        replacing("in-features", found.source, first, str(found.operands[0].shape[-1]))
        for call in _calls(found, "LayerNorm")
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and f"({first.value},)" == facts.get("expected")
    ]


# --- convolutions and normalization --------------------------------------------------------------------------------


def padded(found: About, facts: Facts, run: Run) -> Repairs:
    """``nn.Conv2d(1, 2, 3)`` → ``nn.Conv2d(1, 2, 3, padding=1)`` for each that has this kernel."""
    size = facts.get("kernel", "").split(" ")[0]
    if not size.isdigit():
        return []
    return [
        with_argument("padding", found.source, call, f"padding={max(int(size) // 2, 1)}")
        for call in _calls(found, "Conv1d", "Conv2d", "Conv3d", "conv1d", "conv2d", "conv3d")
        if "padding" not in {one.arg for one in call.keywords}
    ]


def channels(found: About, facts: Facts, run: Run) -> Repairs:
    """Channels that stand last are moved, missing ones are added; only else is the layer fitted to its input."""
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
        for call in _calls(found, *names)
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and str(first.value) == expected
    ]


def layer_axes(found: About, facts: Facts, run: Run) -> Repairs:
    """Axes of length 1 for what is missing, or the layer with another number of dimensions."""
    node = found.operands[0].node if found.operands else None
    if node is None:
        return []
    axes = len(found.operands[0].shape)
    made = [followed_by("channel-axis", found.source, node, ".unsqueeze(0)")] if axes == 2 else []
    if axes in (2, 3):
        for call in _calls(found, "BatchNorm2d"):
            if isinstance(call.func, ast.Attribute):
                made.insert(0, renamed("layer-kind", found.source, call.func, "BatchNorm1d"))
    return made


def more_rows(found: About, facts: Facts, run: Run) -> Repairs:
    """Leave out a loader's last, short batch; outside of a loop, use the running averages."""
    made = [
        with_argument("drop-last", found.source, call, "drop_last=True")
        for call in _calls(found, "DataLoader")
        if "drop_last" not in {one.arg for one in call.keywords}
    ]
    statement = found.node and statement_of(found.source, found.node)
    in_loop = any(
        part is found.node for loop in ast.walk(found.source.tree) if isinstance(loop, ast.For | ast.While)
        for part in ast.walk(loop)
    )  # fmt: skip
    match found.node:
        case ast.Call(func=ast.Name(id=name)) if statement is not None and not in_loop:
            made += line_before("eval", found.source, statement, f"{name}.eval()")
    return made


# --- losses, NumPy, checks -----------------------------------------------------------------------------------------


def classes_moved(found: About, facts: Facts, run: Run) -> Repairs:
    """``F.cross_entropy(scores, y)`` → ``F.cross_entropy(scores.transpose(1, 2), y)``."""
    match found.node:
        case ast.Call(args=[scores, *_]) if found.operands:
            suffix = ".transpose(1, 2)" if len(found.operands[0].shape) == 3 else ".movedim(-1, 1)"
            return [followed_by("classes-axis", found.source, scores, suffix)]
    return []


def target_numbers(found: About, facts: Facts, run: Run) -> Repairs:
    """Targets without their axis of channels; of one-hot targets, the numbers."""
    match found.node:
        case ast.Call(args=[_, target, *_]):
            return [
                followed_by("squeeze", found.source, target, ".squeeze(1)"),
                followed_by("class-numbers", found.source, target, ".argmax(1)"),
            ]
    return []


def target_one_hot(found: About, facts: Facts, run: Run) -> Repairs:
    match found.node:
        case ast.Call(args=[_, target, *_]):
            return [
                followed_by("class-numbers", found.source, target, ".argmax(1)"),
                followed_by("float", found.source, target, ".float()"),
            ]
    return []


def numbers_noted(found: About, facts: Facts, run: Run) -> Repairs:
    """``losses.append(loss)`` → ``losses.append(loss.item())``."""
    listed = {found.text(one) for one in getattr(found.node, "args", [])}
    made: Repairs = []
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[given]) if name in listed:
                made.append(followed_by("item", found.source, given, ".item()"))
            case ast.AugAssign(target=ast.Name(id=name), value=ast.List(elts=[given])) if name in listed:
                made.append(followed_by("item", found.source, given, ".item()"))
    return made


def torch_instead(found: About, facts: Facts, run: Run) -> Repairs:
    """``np.exp(w)`` → ``torch.exp(w)``, which stays in the graph; or ``.detach()`` first."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy") as module), args=[given, *_]):
            return [
                replacing("torch-function", found.source, module, "torch"),
                followed_by("detach", found.source, given, ".detach()"),
            ]
        case ast.Call(func=ast.Attribute(value=owner, attr="numpy" | "__array__")):
            return [followed_by("detach", found.source, owner, ".detach()")]
        case ast.Call(args=arguments):
            given = [one for one in arguments if any(held.node is one for held in found.operands)] or arguments
            return [followed_by("detach", found.source, one, ".detach()") for one in given]
    return []


def double_precision(found: About, facts: Facts, run: Run) -> Repairs:
    """The inputs of gradcheck in float64: where they are made."""
    made: Repairs = []
    for one in found.operands:
        node = one.node
        if isinstance(node, ast.Name):
            node = next(iter(definitions(found.source, node.id, found.node or node)), None)
        if not isinstance(node, ast.Call):
            continue
        given = next((keyword.value for keyword in node.keywords if keyword.arg == "dtype"), None)
        if given is not None:
            made.append(replacing("double", found.source, given, "torch.float64"))
        else:
            made.append(with_argument("double", found.source, node, "dtype=torch.float64"))
    everywhere = together("double", found.source, made) if len(made) > 1 else None
    return [everywhere] if everywhere else made


LAYER_OF = {
    "relu": "ReLU", "sigmoid": "Sigmoid", "tanh": "Tanh", "softmax": "Softmax(dim=-1)", "gelu": "GELU",
    "flatten": "Flatten", "leaky_relu": "LeakyReLU", "silu": "SiLU", "elu": "ELU", "softplus": "Softplus",
}  # fmt: skip
"""Function of torch → its layer."""


def layer_instead(found: About, facts: Facts, run: Run) -> Repairs:
    """``nn.Sequential(nn.Linear(2, 3), torch.relu)`` → ``nn.ReLU()``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=module), args=layers):
            made = []
            for one in layers:
                name = one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "")
                if name in LAYER_OF:
                    layer = f"{written(found.source, module)}.{LAYER_OF[name]}"
                    made.append(replacing("layer-kind", found.source, one, layer if "(" in layer else f"{layer}()"))
            return made
    return []


def as_parameter(found: About, facts: Facts, run: Run) -> Repairs:
    """``layer.weight = w`` → ``layer.weight = torch.nn.Parameter(w)``."""
    for statement in statements(found.source):
        if isinstance(statement, ast.Assign) and any(target is found.node for target in statement.targets):
            return [wrapped("parameter", found.source, statement.value, "torch.nn.Parameter(", ")")]
    return []


def made_first(found: About, facts: Facts, run: Run) -> Repairs:
    """``nn.MSELoss(y_hat, y)`` → ``nn.MSELoss()(y_hat, y)``."""
    match found.node:
        case ast.Call(func=function, args=[first, *_]):
            line, column, _, _ = found.source.place(first)
            start = found.source.place(function)[2:]
            return [Repair("call", Span(*start, line, column), "()(")]
    return []


def as_number(found: About, facts: Facts, run: Run) -> Repairs:
    """``lr * w`` with ``lr = "0.1"`` → ``float(lr) * w``."""
    sides = (getattr(found.node, "left", None), getattr(found.node, "right", None))
    return [
        wrapped("number", found.source, one, "float(", ")")
        for one in sides
        if one is not None and isinstance(found.value(one), str)
    ]


def forward_named(found: About, facts: Facts, run: Run) -> Repairs:
    """``def forwad(self, x)`` → ``def forward(self, x)``."""
    made: Repairs = []
    for node in ast.walk(found.source.tree):
        if isinstance(node, ast.ClassDef) and node.name == facts.get("owner"):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("__"):
                    line, column, _, _ = found.source.place(method)
                    start = found.source.lines[line - 1].find(method.name, column)
                    made.append(Repair("spelling", Span(line, start, line, start + len(method.name)), "forward"))
    return made if len(made) == 1 else []


def indices_axis(found: About, facts: Facts, run: Run) -> Repairs:
    """``p.gather(1, y)`` → ``p.gather(1, y.unsqueeze(1))``."""
    match found.node:
        case ast.Call(args=[*_, indices]) if len(found.operands) > 1:
            return [followed_by("column", found.source, indices, ".unsqueeze(1)")]
    return []

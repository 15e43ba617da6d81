"""Facts of mistakes that torch's message leaves out: which index of which table, whose state, which of two axes."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import torch
from torch import nn

from core.explain.earlier_cause import Caused
from core.explain.edits import definitions
from core.explain.failing_expression import About, failing_layer
from core.explain.named_values import called, text_of
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.recording.lookup import history_of

Found = tuple[str, Facts]

PAIRED = frozenset("max min sort median nanmedian mode kthvalue topk cummax cummin unique_consecutive".split())
"""Functions that give (values, indices) when they are given an axis."""
CELLS = 1_000_000
"""Indices that are looked through for the one outside."""


def embedding(facts: Facts, found: About, run: Run) -> Found | None:
    """Name the first index that is outside the table."""
    if len(found.operands) < 2:
        return None
    indices, table = found.operands[:2]
    if not indices.dtype.startswith("int"):
        indices, table = table, indices
    if indices.tensor.is_floating_point() or indices.tensor.numel() > CELLS or not table.shape:
        return None
    rows = table.shape[0]
    outside = indices.tensor[(indices.tensor < 0) | (indices.tensor >= rows)]
    if not outside.numel():
        return None
    layer = found.error and failing_layer(found.error)
    named = f"{layer[0]}" if layer else str(table)
    return "embedding-index", {
        **facts, "index": str(int(outside[0])), "largest": str(int(outside.max())), "rows": str(rows),
        "last": str(rows - 1), "right": named,
    }  # fmt: skip


def swapped(facts: Facts, found: About, run: Run) -> Found | None:
    """``cross_entropy(labels, logits)``: the scores stand where the class numbers belong."""
    failed = run.recorder.failed
    if failed is None or failed[1].__name__ not in ("cross_entropy", "nll_loss", "cross_entropy_loss"):
        return None
    match found.operands:
        case (first, second, *_) if first.dtype.startswith("int") and second.dtype.startswith(("float", "bfloat")):
            if len(second.shape) == len(first.shape) + 1 and second.shape[:1] == first.shape[:1]:
                return "loss-swapped", {**facts, "left": str(first), "right": str(second)}
    return None


def scores(facts: Facts, found: About, run: Run) -> Found | None:
    """Class numbers where scores belong."""
    wrong = [one for one in found.operands[:1] if one.dtype.startswith(("int", "uint"))]
    return ("class-scores", {**facts, "left": str(wrong[0]), "dtype": wrong[0].dtype}) if wrong else None


def loss_class(facts: Facts, found: About, run: Run) -> Found | None:
    """``nn.MSELoss(y_hat, y)``: the class is called with what its object takes."""
    match found.node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[_, _, *_]) if name.endswith("Loss"):
            return "loss-class", {**facts, "text": found.text(found.node.func)}
    return None


def text_operand(facts: Facts, found: About, run: Run) -> Found | None:
    """A text beside an operator: Python would repeat it, and asks the tensor how often."""
    for side in (getattr(found.node, "left", None), getattr(found.node, "right", None)):
        if side is not None and isinstance(found.value(side), str):
            return "text-operand", {**facts, "text": found.text(side)}
    return None


def not_whole(facts: Facts, found: About, run: Run) -> Found | None:
    """One floating-point number where Python counts: ``range(x)``."""
    lone = [one for one in found.operands[:1] if one.tensor.numel() == 1 and not one.dtype.startswith(("int", "uint"))]
    return ("tensor-not-whole", {**facts, "left": str(lone[0]), "dtype": lone[0].dtype}) if lone else None


def scored_integers(facts: Facts, found: About, run: Run) -> Found | None:
    """Of integer targets torch says that its result does not fit into them."""
    failed = run.recorder.failed
    if failed is None or failed[1].__name__ != "binary_cross_entropy_with_logits" or len(found.operands) < 2:
        return None
    target = found.operands[1]
    return "target-floats", {**facts, "right": str(target), "dtype": target.dtype}


def integers(facts: Facts, found: About, run: Run) -> Found | None:
    wrong = [one for one in found.operands if one.dtype.startswith(("float", "bfloat"))]
    return ("index-integers", {**facts, "left": str(wrong[0]), "dtype": wrong[0].dtype}) if wrong else None


def classes(facts: Facts, found: About, run: Run) -> Found | None:
    given = getattr(found.node, "args", [])[1:] + [one.value for one in getattr(found.node, "keywords", [])]
    if not found.operands or not given or not found.operands[0].tensor.numel():
        return None
    largest = str(int(found.operands[0].tensor.max()))
    return "class-large", {**facts, "classes": found.text(given[0]), "largest": largest}


def recurrent_layer(error: BaseException | None) -> nn.Module | None:
    """Return the recurrent layer in which an exception was raised."""
    trace = error.__traceback__ if error else None
    while trace is not None:
        layer = trace.tb_frame.f_locals.get("self")
        if isinstance(layer, nn.RNNBase | nn.RNNCellBase):
            return layer
        trace = trace.tb_next
    return None


def lone_state(facts: Facts, found: About, run: Run) -> Found | None:
    """Say of an LSTM whose state is one tensor that it takes a pair: torch itself takes the tensor apart."""
    layer = recurrent_layer(found.error)
    if layer is None:
        return None
    facts = {**facts, "layer": str(layer)}
    state = _local(found.error, "hx")
    if isinstance(layer, nn.LSTM | nn.LSTMCell) and isinstance(state, torch.Tensor) and "wanted" not in facts:
        return "state-pair", {**facts, "given": str(tuple(state.shape))}
    return ("hidden-shape", facts) if "wanted" in facts else None


def lone_cell_state(facts: Facts, found: About, run: Run) -> Found | None:
    """The same of an LSTMCell, of whose state torch says that it must be a tuple."""
    return lone_state({name: fact for name, fact in facts.items() if name != "wanted"}, found, run)


def features_of(kind: str) -> Callable[[Facts, About, Run], Found | None]:
    """Name the recurrent layer, whose forward() has another signature than most, and its input."""

    def named(facts: Facts, found: About, run: Run) -> Found | None:
        layer = found.error and recurrent_layer(found.error)
        if layer is None:
            return None
        given = getattr(found.node, "args", [])[:1]
        held = _local(found.error, "input")
        left = facts.get("left", "(…)")
        if given and isinstance(found.value(given[0]), torch.Tensor):
            left = f"`{found.text(given[0])}` {tuple(found.value(given[0]).shape)}"
        elif isinstance(held, torch.Tensor) and kind == "features":
            left = str(tuple(held.shape))
        elif given:
            left = f"`{found.text(given[0])}`"
        return kind, {**facts, "layer": str(layer), "left": left}

    return named


def classes_last(facts: Facts, found: About, run: Run) -> Found | None:
    """Scores (batch, places, classes) with targets (batch, places)."""
    scores = found.operands[0].shape if found.operands else ()
    if len(scores) > 2 and facts.get("given") == str(scores[:-1]):
        return "classes-last", facts
    return "target-places", {"wanted": str(scores[:1] + scores[2:]), **facts}


def data_set(facts: Facts, found: About, run: Run) -> Found | None:
    """The tensors of a data set, with their lengths; an assertion of the program's own may have the same words."""
    if not isinstance(found.node, ast.Call):
        return from_torch(facts, found, run)
    tensors, nodes = _local(found.error, "tensors"), found.node.args
    if not isinstance(tensors, tuple) or len(tensors) != len(nodes):
        return None
    told = [f"`{found.text(node)}` ({len(one)})" for node, one in zip(nodes, tensors, strict=True) if one.dim()]
    return "dataset-lengths", {**facts, "operands": ", ".join(told)}


def _local(error: BaseException | None, name: str) -> object:
    """Return what a name held in the innermost frame that has it."""
    trace, held = error.__traceback__ if error else None, None
    while trace is not None:
        held = trace.tb_frame.f_locals.get(name, held)
        trace = trace.tb_next
    return held


def from_torch(facts: Facts, found: About, run: Run) -> Found | None:
    """An assertion that the program itself makes is told as one."""
    return None if isinstance(found.node, ast.Call) else ("assertion", {**facts, "detail": f": {found.error}"})


def batch(facts: Facts, found: About, run: Run) -> Found | None:
    """A loader stacks the examples of a batch, and no call of the program's own."""
    trace = found.error.__traceback__ if found.error else None
    while trace is not None:
        if trace.tb_frame.f_code.co_name.startswith("collate"):
            return "batch-lengths", facts
        trace = trace.tb_next
    return None


def attention(facts: Facts, found: About, run: Run) -> Found | None:
    """Scaled dot product attention multiplies twice, and torch names neither product."""
    failed = run.recorder.failed
    if failed is None or failed[1].__name__ != "scaled_dot_product_attention" or len(found.operands) < 3:
        return None
    query, key, value = found.operands[:3]
    facts = {**facts, "query": str(query), "key": str(key), "value": str(value)}
    if query.shape[-1:] != key.shape[-1:]:
        return "attention-features", facts
    return ("attention-rows", facts) if key.shape[-2:-1] != value.shape[-2:-1] else None


def axes(facts: Facts, found: About, run: Run) -> Found | None:
    """``3D (unbatched) or 4D (batched)`` → 3 / 4."""
    return "layer-axes", {**facts, "wanted": " / ".join(re.findall(r"\d", facts.get("wanted", "")))}


def losses_in_list(facts: Facts, found: About, run: Run) -> Found | None:
    """A list of tensors that NumPy is given."""
    for node in getattr(found.node, "args", []):
        value = found.value(node)
        if isinstance(value, list) and value and all(isinstance(one, torch.Tensor) for one in value[:MOST_LOOKED_AT]):
            return "numpy-losses", {**facts, "text": found.text(node)}
    return None


MOST_LOOKED_AT = 1_000


def gradient_check(facts: Facts, found: About, run: Run) -> Found | None:
    """gradcheck of float32 numbers fails even where the gradient is right."""
    coarse = [one.dtype for one in found.operands if one.dtype in ("float32", "float16", "bfloat16")]
    return ("gradcheck-precision", {**facts, "dtype": coarse[0]}) if coarse else None


def saved_parameters(facts: Facts, found: About, run: Run) -> Found | None:
    """Tell what torch lists on the lines after its first."""
    lines = [line.strip().rstrip(". ") for line in str(found.error).split("\n")[1:3]]
    return ("state-dict", {**facts, "detail": "; ".join(lines).replace("`", "'")}) if lines else None


# --- pairs ---------------------------------------------------------------------------------------------------------


def pair(facts: Facts, found: About, run: Run) -> Found | None:
    """Find the (values, indices) or (outputs, state) that stands where a tensor is needed."""
    node = paired_at(found)
    if node is not None:
        return "pair", {**facts, "text": found.text(node), "function": _maker(found, node)}
    maker = outputs_at(found)
    return None if maker is None else ("outputs-pair", {**facts, "maker": maker})


def paired_at(found: About) -> ast.expr | None:
    """Return the expression at the place that is a pair of values and indices."""
    for node in ast.walk(found.node) if found.node is not None else ():
        if isinstance(node, ast.Name | ast.Attribute) and is_pair(found.value(node)):
            return node
        if _makes_a_pair(node):
            return node  # type: ignore[return-value]
    return None


def is_pair(value: object) -> bool:
    return type(value).__module__ == "torch.return_types" and isinstance(value, tuple) and len(value) == 2


def _makes_a_pair(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=arguments, keywords=keywords) if name in PAIRED:
            of_torch = isinstance(owner, ast.Name) and owner.id == "torch"
            given = len(arguments) + len(keywords) - of_torch
            return given > 0 or name in ("sort",)
    return False


def _maker(found: About, node: ast.expr) -> str:
    """Return what made a pair: torch names the type of each after its function."""
    made = found.value(node)
    if is_pair(made):
        return type(made).__name__
    return node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""


def outputs_at(found: About) -> str | None:
    """Return the layer that gave (outputs, state) to one that takes a tensor."""
    layer = found.error and failing_layer(found.error)
    given = layer[1] if layer else None
    if not isinstance(given, tuple):
        return None
    sequence = sequence_of(found)
    if sequence is not None:
        before = next((one for one, after in zip(sequence, [*sequence][1:], strict=False) if after is layer[0]), None)  # type: ignore[index]
        return _kind_of(before)
    for node in ast.walk(found.node) if found.node is not None else ():
        if isinstance(node, ast.Name) and found.value(node) is given:
            for value in definitions(found.source, node.id, node):
                if isinstance(value, ast.Call):
                    made_by = found.value(value.func)
                    return _kind_of(made_by) if isinstance(made_by, nn.Module) else None
    return None


def _kind_of(layer: nn.Module | None) -> str | None:
    return None if layer is None else f"nn.{type(layer).__name__}"


def sequence_of(found: About) -> nn.Sequential | None:
    """Return the nn.Sequential inside of which a layer failed."""
    trace, inside = found.error.__traceback__ if found.error else None, None
    while trace is not None:
        held = trace.tb_frame.f_locals.get("self")
        if isinstance(held, nn.Sequential) and trace.tb_frame.f_code.co_name == "forward":
            inside = held
        trace = trace.tb_next
    return inside


# --- views and derivatives -----------------------------------------------------------------------------------------


def view(facts: Facts, found: About, run: Run) -> Found | None:
    """Name the view that was to be changed."""
    target = written_view(found)
    if target is None:
        return None
    maker = facts.get("maker", "").lower()
    looped = maker == "unbind" and _is_looped(found, target)
    maker = f"`for {found.text(target)} in …`" if looped else f"{maker}()"
    return "view-of-many", {**facts, "view": found.text(target), "maker": maker}


def written_view(found: About) -> ast.expr | None:
    match found.node:
        case ast.AugAssign(target=target):
            return target
        case ast.Call(func=ast.Attribute(value=owner)):
            return owner
        case ast.Subscript(value=owner):
            return owner
    return None


def loop_over(found: About, target: ast.expr) -> ast.For | None:
    """Return the loop whose variable a view is."""
    for node in ast.walk(found.source.tree):
        if isinstance(node, ast.For) and isinstance(target, ast.Name) and any(one is target for one in ast.walk(node)):
            match node.target:
                case ast.Name(id=name) if name == target.id:
                    return node
    return None


def _is_looped(found: About, target: ast.expr) -> bool:
    return loop_over(found, target) is not None


def derivative(facts: Facts, found: About, run: Run) -> Caused | None:
    """Name the operation for which torch has no derivative, and its line."""
    for operand in found.operands[:1]:
        for value in history_of(run.recorder, operand.tensor):
            place = run.place_of(value)
            if value.requires_grad and place is not None and value.operation.strip("_") in ROUNDING:
                more = {**facts, "text": text_of(value, run), "line": str(place[0])}
                return Caused("floor-derivative", more, (value.index,), place)
    return None


ROUNDING = frozenset({"floor_divide", "floordiv", "rfloordiv", "rfloor_divide"})


def one_memory(facts: Facts, found: About, run: Run) -> Caused | None:
    """Name the tensor whose cells share one place in memory, and the line that made it so."""
    for operand in found.operands[:1]:
        for value in history_of(run.recorder, operand.tensor):
            place = run.place_of(value)
            if value.operation in EXPANDING and place is not None:
                more = {"expanded": called(value, run), "text": text_of(value, run), "line": str(place[0])}
                return Caused("expanded-write-at", {**facts, **more}, (value.index,), place)
    return None


EXPANDING = frozenset({"expand", "expand_as", "broadcast_to", "broadcast_tensors"})


def view_without_graph(facts: Facts, found: About, run: Run) -> Found | None:
    target = written_view(found)
    return None if target is None else ("view-without-graph", {**facts, "view": found.text(target)})

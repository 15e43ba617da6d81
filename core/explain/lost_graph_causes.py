"""Causes of a value without a graph: the place where the graph is cut, or the leaf that was asked for too late."""

from __future__ import annotations

import ast

import torch

from core.explain.cuts_told import Facts, line_at, pass_of, shown
from core.explain.earlier_cause import Caused
from core.explain.failing_expression import About
from core.explain.named_values import called, text_of
from core.program.ends import Place
from core.program.run import Run
from core.recording.lookup import history_of
from core.recording.missing_adjoints import Cut, Ways
from core.recording.nodes import Value, is_custom

KINDS = {
    "detached": "no-grad-fn-cut",
    "no-grad": "no-grad-fn-off",
    "inference-mode": "no-grad-fn-off",
    "not-differentiable": "no-grad-fn-operation",
    "indices": "no-grad-fn-indices",
    "comparison": "no-grad-fn-comparison",
    "integer-cast": "no-grad-fn-integers",
    "through-numbers": "no-grad-fn-numbers",
    "through-numpy": "no-grad-fn-numpy",
    "new-leaf": "no-grad-fn-copied",
    "marked": "no-grad-fn-function",
    "replaced": "no-grad-fn-cut",
}
"""Kind of reason → kind of the mistake that a root has no graph."""


def no_grad_fn(facts: Facts, found: About, run: Run) -> Caused | None:
    """Say what cut the graph, where something did."""
    if not found.operands:
        return None
    values = run.recorder.values
    root = values.of(found.operands[0].tensor)
    cuts = Ways(values, [root]).cuts_before(root)
    if not cuts:
        return _without_cut(facts, root, found.operands[0].text, run)
    cut = cuts[0]
    text, place = shown(cut, run)
    kind = KINDS[cut.reason.kind]
    if kind in ("no-grad-fn-off", "no-grad-fn-cut") and _is_rebound(cut):
        kind = "no-grad-fn-rebound"
    if kind == "no-grad-fn-off" and not text:
        kind, text = "no-grad-fn-inside", text_of(cut.value, run)
    more = {**facts, "cut": text, "line": line_at(place), "behind": called(cut.before, run), "name": ""}
    if kind == "no-grad-fn-rebound":
        more |= {"name": cut.value.name, "text": text_of(cut.value, run)}
    return Caused(kind, more, tuple(dict.fromkeys((root.index, cut.value.index))), place)


def _is_rebound(cut: Cut) -> bool:
    """Whether ``w = w - …`` under no_grad, or with detach(), gave a leaf's name to a new tensor."""
    sources = [cut.before, *(cut.before.operands if cut.value.note == "detach" else ())]
    return any(one.leaf and one.requires_grad and set(cut.value.names) & set(one.names) for one in sources)


def _without_cut(facts: Facts, root: Value, text: str, run: Run) -> Caused | None:
    """Nothing on the ways requires grad: a gradient without a graph, or a tensor made anew of numbers."""
    values = run.recorder.values
    for value in history_of(run.recorder, root.tensor):
        one = pass_of(value, run)
        if one is not None:
            place = run.place_of(one)
            kind = "no-grad-fn-constant" if one.create_graph else "no-grad-fn-gradient"
            named = f"`{text}`" if value is root and text else called(value, run)
            more = {**facts, "gradient": named, "line": line_at(place)}
            own = next((node.function.name() for node in one.nodes if is_custom(node)), "")
            if one.create_graph and own:
                kind, more["function"] = "no-grad-fn-backward", f"`{own.removesuffix('Backward')}`"
            return Caused(kind, more, tuple(dict.fromkeys((root.index, value.index))), place)
    late = next((one for one in history_of(run.recorder, root.tensor) if _is_late(one)), None)
    if late is not None:
        asked = values.asked.get(id(late.tensor))
        place = None if asked is None else run.spans.place(asked)
        more = {**facts, "leaf": called(late, run), "line": line_at(place)}
        return Caused("no-grad-fn-late", more, tuple(dict.fromkeys((root.index, late.index))), place)
    frozen = min(filter(_is_frozen, history_of(run.recorder, root.tensor)), key=lambda one: one.index, default=None)
    if frozen is not None:
        return Caused("no-grad-fn-frozen", {**facts, "frozen": called(frozen, run)}, (root.index, frozen.index))
    if not root.operands and _is_computed(root, run) and _has_leaves(values.all, root):
        place = run.place_of(root)
        return Caused("no-grad-fn-anew", {**facts, "text": text_of(root, run), "line": line_at(place)}, None, place)
    return None


def _is_late(value: Value) -> bool:
    """Whether a leaf was computed with before the program asked for its gradient."""
    return not value.requires_grad and not value.operands and value.tensor.is_leaf and value.tensor.requires_grad


def _is_frozen(value: Value) -> bool:
    return isinstance(value.tensor, torch.nn.Parameter) and not value.requires_grad


def _is_computed(root: Value, run: Run) -> bool:
    """Whether the text makes a tensor of names, and not of numbers that it writes out."""
    place = run.place_of(root)
    if place is None:
        return False
    node = next((one for one in ast.walk(run.source.tree) if _at(one, place, run)), None)
    return isinstance(node, ast.Call) and any(
        isinstance(part, ast.Name) for given in node.args[:1] for part in ast.walk(given)
    )


def _at(node: ast.AST, place: Place, run: Run) -> bool:
    return isinstance(node, ast.Call) and run.source.place(node) == place


def _has_leaves(values: list[Value], root: Value) -> bool:
    return any(value.requires_grad for value in values[: root.index])

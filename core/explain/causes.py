"""Mistakes whose cause lies before the place: what the run did earlier says which sentence is right."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Callable
from typing import Any

from torch import nn

from core.explain import python_causes
from core.explain.failing import About
from core.program.run import Run
from core.recording.lookup import history_of, nodes_of, writes

Cause = Callable[[dict[str, str], About, Run], tuple[str, dict[str, str]] | None]


def cause(kind: str, facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]]:
    """Return the kind that says more, with its facts; the same where nothing more is known."""
    looked = CAUSES.get(kind)
    return (looked(facts, found, run) if looked else None) or (kind, facts)


def _linear(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | None:
    if "layer" not in facts or len(found.operands) < 2 or not facts["layer"].startswith("Linear("):
        return None
    given, weight = (one.shape for one in found.operands[:2])
    return "linear", {**facts, "found": str(given[-1] if given else 0), "expected": str(weight[-1])}


def _no_grad_fn(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | None:
    """Say what cut the graph, where something did."""
    if not found.operands:
        return None
    for value in history_of(run.recorder, found.operands[0].tensor):
        if value.note in ("detach", "no-grad") and (place := run.place_of(value)) is not None:
            cut = f"`{value.operation}()`" if value.note == "detach" else "`torch.no_grad()`"
            return "no-grad-fn-cut", {**facts, "cut": cut, "line": str(place[0])}
    return None


def _none(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | None:
    """``x.grad`` that is None: before backward, of what is no leaf, or of what requires no gradient."""
    gradient = none_gradient(found.node)
    if gradient is None:
        return None
    owner = value_at(gradient.value, run)
    if owner is None:
        return None
    facts = {**facts, "owner": found.text(gradient.value)}
    if not owner.requires_grad:
        return "grad-none-not-asked", facts
    if not owner.is_leaf:
        return "grad-none-not-leaf", facts
    return ("grad-none-zero" if facts.get("name") in ("zero_", "fill_") else "grad-none"), facts


def none_gradient(node: ast.AST | None) -> ast.Attribute | None:
    """Return the ``….grad`` in a failing expression: its own owner, or one of its operands."""
    match node:
        case ast.Attribute(value=ast.Attribute(attr="grad") as gradient):
            return gradient
        case ast.BinOp(left=left, right=right):
            parts = [right, left]
        case ast.AugAssign(value=ast.BinOp(left=left, right=right)):
            parts = [right, left]
        case ast.AugAssign(value=value):
            parts = [value]
        case ast.Subscript(value=value):
            parts = [value]
        case ast.Call(args=arguments):
            parts = list(arguments)
        case _:
            parts = []
    return next((part for part in parts if isinstance(part, ast.Attribute) and part.attr == "grad"), None)


def value_at(node: ast.expr, run: Run) -> Any:
    """Return what a simple expression of the program holds now: a name, or an attribute of a module; else None."""
    match node:
        case ast.Name(id=name):
            return run.variables.get(name)
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if isinstance(run.variables.get(name), nn.Module):
            return run.variables[name]._parameters.get(attr)
    return None


def _saved(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | None:
    """Name the value that was changed, and the line that did it."""
    found_writes = writes(run.recorder, facts.get("shape", "")) or writes(run.recorder)
    if not found_writes:
        return None
    value = found_writes[0]
    named = f"`{value.names[0]}`" if value.names else value.operation
    return "saved-changed-at", {**facts, "changed": named, "line": str((run.place_of(value) or (0,))[0])}


def lit(kind: str, facts: dict[str, str], found: About, run: Run) -> tuple[int, ...]:
    """Return the nodes that a mistake is about: its operands, or the value whose change spoilt it."""
    if kind == "saved-changed-at":
        value = (writes(run.recorder, facts.get("shape", "")) or writes(run.recorder))[0]
        return (*(operand.index for operand in value.operands[:1]), value.index)
    return nodes_of(run.recorder, [operand.tensor for operand in found.operands])


def _first(*looks: Cause) -> Cause:
    """The first of several causes that is found."""

    def cause_of(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | None:
        return next((one for look in looks if (one := look(facts, found, run)) is not None), None)

    return cause_of


KEYWORDS = (
    "keepdim", "keepdims", "dim", "axis", "dtype", "device", "requires_grad", "retain_graph", "create_graph", "size",
    "start", "end", "step", "steps", "reduction", "weight", "bias", "momentum", "weight_decay", "nesterov", "lr",
    "betas", "eps", "stride", "padding", "dilation", "groups", "kernel_size", "in_features", "out_features",
    "in_channels", "out_channels", "hidden_size", "input_size", "num_layers", "batch_first", "bidirectional",
    "dropout", "num_embeddings", "embedding_dim", "num_heads", "embed_dim", "inplace", "training", "descending",
    "largest", "sorted", "unbiased", "correction", "label_smoothing", "ignore_index", "negative_slope", "start_dim",
    "end_dim", "shuffle", "batch_size", "num_workers", "drop_last", "params", "full_matrices", "return_inverse",
    "return_counts", "indexing",
)  # fmt: skip
"""Arguments of torch by name, for a name that is misspelt: torch does not tell which it would take."""


def _keyword(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | None:
    """Find the misspelt keyword of a call. (torch may name another than the one that is wrong.)"""
    if not isinstance(found.node, ast.Call):
        return None
    for keyword in found.node.keywords:
        name = keyword.arg
        if name is not None and name not in KEYWORDS and name != "axes":
            close = next(iter(difflib.get_close_matches(name, KEYWORDS, 1, 0.7)), "")
            if close:
                return "keyword-close", {**facts, "name": name, "close": close}
    return None


CAUSES: dict[str, Cause] = {
    "name": python_causes.missing_name,
    "name-close": python_causes.missing_name,
    "key": python_causes.missing_key,
    "none-operand": _first(_none, python_causes.none_from),
    "arguments-many": _first(python_causes.no_self, python_causes.host_call("arguments-many")),
    "arguments-missing": python_causes.host_call("arguments-missing"),
    "arguments-unknown": _first(_keyword, python_causes.host_call("arguments-unknown")),
    "arguments-torch": _keyword,
    "arguments-twice": python_causes.host_call("arguments-twice"),
    "not-called": python_causes.not_called,
    "shape-called": python_causes.text_of_call,
    "text-number": python_causes.sides("text-number"),
    "list-arithmetic": python_causes.sides("list-arithmetic"),
    "matmul": _linear,
    "no-grad-fn": _no_grad_fn,
    "none-attribute": _first(_none, python_causes.none_from),
    "operand-types": _none,
    "not-tensor": _none,
    "saved-changed": _saved,
}
"""Kind → what looks further."""

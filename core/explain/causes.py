"""Mistakes whose cause lies before the place: what the run did earlier says which sentence is right."""

from __future__ import annotations

import ast
import difflib
import math
from collections.abc import Callable

from core.explain import layer_causes, module_causes, python_causes, table_causes, tensor_holders
from core.explain.earlier_cause import Caused
from core.explain.failing_expression import About
from core.explain.in_place_causes import saved_changed, second_backward, view_of_leaf
from core.explain.lost_graph_causes import no_grad_fn
from core.explain.math_calls import number_of_math
from core.explain.none_gradient_causes import none_grad, none_in_text
from core.explain.unused_input_causes import input_not_asked, unused_input
from core.program.run import Run
from core.recording.lookup import nodes_of

Cause = Callable[[dict[str, str], About, Run], tuple[str, dict[str, str]] | Caused | None]


def cause(kind: str, facts: dict[str, str], found: About, run: Run) -> Caused:
    """Return the kind that says more, with its facts; the same where nothing more is known."""
    run.recorder.absorb()
    looked = CAUSES.get(kind)
    told = (looked(facts, found, run) if looked else None) or (kind, facts)
    return told if isinstance(told, Caused) else Caused(told[0], told[1])


def _linear(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | None:
    if "layer" not in facts or len(found.operands) < 2 or not facts["layer"].startswith("Linear("):
        return None
    given, weight = (one.shape for one in found.operands[:2])
    facts = {**facts, "found": str(given[-1] if given else 0), "expected": str(weight[-1])}
    if len(given) > 2 and math.prod(given[1:]) == weight[-1]:
        return "linear-flat", {**facts, "shape": str(given[1:])}
    return "linear", facts


def lit(found: About, run: Run) -> tuple[int, ...]:
    """Return the nodes that a mistake is about: its operands."""
    return nodes_of(run.recorder, [operand.tensor for operand in found.operands])


def _first(*looks: Cause) -> Cause:
    """The first of several causes that is found."""

    def cause_of(facts: dict[str, str], found: About, run: Run) -> tuple[str, dict[str, str]] | Caused | None:
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
    "key": table_causes.missing_name,
    "text-no-number": table_causes.text_among_numbers,
    "none-operand": _first(none_grad, python_causes.none_from),
    "arguments-many": _first(
        python_causes.no_self, module_causes.module_class, python_causes.host_call("arguments-many")
    ),
    "arguments-missing": python_causes.host_call("arguments-missing"),
    "arguments-unknown": _first(
        python_causes.numpy_method, table_causes.gone_argument, _keyword, python_causes.host_call("arguments-unknown")
    ),
    "python": python_causes.numpy_method,
    "arguments-torch": _first(python_causes.numpy_method, _keyword),
    "arguments-twice": python_causes.host_call("arguments-twice"),
    "not-called": python_causes.not_called,
    "not-callable": _first(python_causes.no_method, python_causes.hidden_function),
    "none-format": none_in_text,
    "number-backward": number_of_math,
    "not-indexable": none_grad,
    "not-module": module_causes.layers_in_list,
    "kernel-axes": module_causes.kernel_axes,
    "unpack-few": module_causes.nothing_saved,
    "not-iterable": _first(none_grad, module_causes.optimized_module),
    "no-length": none_grad,
    "shape-called": python_causes.text_of_call,
    "text-number": python_causes.sides("text-number"),
    "list-arithmetic": _first(layer_causes.pair, python_causes.sequence_beside),
    "matmul": _linear,
    "batch-matmul": layer_causes.attention,
    "no-grad-fn": no_grad_fn,
    "leaf-in-place": view_of_leaf,
    "unused-input": unused_input,
    "input-not-asked": input_not_asked,
    "second-backward": second_backward,
    "none-attribute": _first(none_grad, python_causes.none_from),
    "operand-types": _first(none_grad, layer_causes.pair, tensor_holders.holder, python_causes.operator_between),
    "not-tensor": _first(none_grad, layer_causes.pair, tensor_holders.holder),
    "tuple-indices": tensor_holders.holder,
    "attribute": _first(
        table_causes.gone_method,
        layer_causes.pair,
        python_causes.tensor_in_tuple,
        tensor_holders.holder,
        python_causes.local_attribute,
        python_causes.method_of_lists,
    ),
    "attribute-close": _first(layer_causes.pair, python_causes.zero_grad_of_tensor, python_causes.local_attribute),
    "argument-type": _first(python_causes.numpy_method, layer_causes.pair, layer_causes.lone_cell_state),
    "embedding-range": layer_causes.embedding,
    "index-integers": layer_causes.integers,
    "class-large": layer_causes.classes,
    "target-one-hot": layer_causes.scores,
    "truth": _first(layer_causes.loss_class, module_causes.module_class, python_causes.larger_of_two),
    "one-element": _first(
        layer_causes.text_operand, python_causes.list_beside, python_causes.tensors_in_list, layer_causes.not_whole
    ),
    "integer-write": layer_causes.scored_integers,
    "integer-operation": layer_causes.swapped,
    "index-range": layer_causes.lone_state,
    "hidden-shape": layer_causes.lone_state,
    "state-batched": layer_causes.features_of("state-batched"),
    "features": layer_causes.features_of("features"),
    "target-places": layer_causes.classes_last,
    "dataset-lengths": layer_causes.data_set,
    "heads": layer_causes.from_torch,
    "numpy-grad": layer_causes.losses_in_list,
    "gradcheck-wrong": layer_causes.gradient_check,
    "state-dict": layer_causes.saved_parameters,
    "layer-axes": layer_causes.axes,
    "stack-shape": layer_causes.batch,
    "view-of-many": layer_causes.view,
    "missing-derivative": layer_causes.derivative,
    "expanded-write": layer_causes.one_memory,
    "view-without-graph": layer_causes.view_without_graph,
    "saved-changed": saved_changed,
}
"""Kind → what looks further."""

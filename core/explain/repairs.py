"""Which changes of the text might mend which mistake. They are candidates: core.explain.trials runs each of them."""

from __future__ import annotations

import ast
from collections.abc import Callable

import torch

from core.explain import gradient_repairs as gradients
from core.explain import index_repairs as indices
from core.explain import joining_repairs as joining
from core.explain import layer_repairs as layers
from core.explain import python_repairs as python
from core.explain import shape_repairs as shapes
from core.explain import table_repairs as tables
from core.explain import type_repairs as types
from core.explain.failing import About
from core.program.run import Run
from core.program.source import Source
from core.trace import Repair, Span

MOST_CANDIDATES = 8
"""Each of them is a run of the program."""


def candidates(kind: str, found: About, facts: dict[str, str], run: Run) -> tuple[Repair, ...]:
    """Return what to try for a mistake of this kind, the likeliest first."""
    make = CANDIDATES.get(kind)
    if make is None or found.node is None:
        return ()
    with torch._C.DisableTorchFunction(), torch.no_grad():
        return tuple(dict.fromkeys(make(found, facts, run)))[:MOST_CANDIDATES]


def not_scalar(source: Source, name: str, last: ast.stmt) -> tuple[Repair, ...]:
    """Offer a last line that starts the backward pass from a value with several elements."""
    _, _, line, column = source.place(last)
    end = Span(line, column, line, column)
    return (
        Repair("sum-backward", end, f"\n{name}.sum().backward()"),
        Repair("cotangent-backward", end, f"\n{name}.backward(torch.ones_like({name}))"),
    )


CANDIDATES: dict[str, Callable[[About, dict[str, str], Run], list[Repair]]] = {
    "broadcast": shapes.broadcast,
    "in-place-shape": shapes.not_in_place,
    "matmul": shapes.product,
    "batch-matmul": shapes.matrices,
    "mm-vector": shapes.product,
    "mv-shape": shapes.product,
    "dot-axes": shapes.product,
    "linear": shapes.linear,
    "channels": layers.channels,
    "features": layers.layer_length,
    "normalized-shape": layers.normalized_length,
    "hidden-shape": layers.first_state,
    "state-pair": layers.state_as_pair,
    "state-batched": layers.first_state,
    "outputs-pair": layers.outputs_alone,
    "pair": layers.values_of_pair,
    "kernel-large": layers.padded,
    "layer-axes": layers.layer_axes,
    "one-row": layers.more_rows,
    "embedding-index": layers.larger_table,
    "index-integers": layers.as_integers,
    "class-large": layers.more_classes,
    "classes-last": layers.classes_moved,
    "target-channel": layers.target_numbers,
    "target-one-hot": layers.target_one_hot,
    "view-of-many": layers.through_index,
    "expanded-write": layers.own_memory,
    "expanded-write-at": layers.own_memory,
    "deepcopy-not-leaf": layers.cloned,
    "floor-derivative": layers.without_rounding,
    "numpy-losses": layers.numbers_noted,
    "gradcheck-precision": layers.double_precision,
    "not-module": layers.layer_instead,
    "loss-class": layers.made_first,
    "text-operand": layers.as_number,
    "no-forward": layers.forward_named,
    "gather-axes": layers.indices_axis,
    "parameter-type": layers.as_parameter,
    "reshape": shapes.reshape,
    "reshape-two": shapes.reshape_two,
    "view": shapes.view,
    "cat-tuple": joining.one_tuple,
    "cat-shape": joining.joined,
    "cat-axes": joining.joined,
    "stack-shape": joining.joined,
    "axis-range": joining.axis,
    "index-range": indices.index,
    "too-many-indices": indices.colons,
    "assign-shape": indices.stored,
    "zero-dim-index": indices.scalar_index,
    "len-scalar": indices.scalar_length,
    "iterate-scalar": indices.scalar_loop,
    "ragged": joining.filled_row,
    "tensor-brackets": joining.one_list,
    "einsum-length": shapes.einsum,
    "integer-grad": types.as_floats,
    "integer-mean": types.float_operands,
    "integer-operation": types.float_operands,
    "dtype": types.float_operands,
    "integer-write": types.float_write,
    "not-tensor": types.as_tensors,
    "one-element": types.one_number,
    "truth": types.truth,
    "target-integers": types.target_integers,
    "target-floats": types.target_floats,
    "target-axes": types.target_axes,
    "target-sizes": types.target_sizes,
    "target-probabilities": types.probabilities,
    "name-close": types.close_name,
    "import-name-close": types.close_name,
    "no-network": python.stand_in_data,
    "name-import": python.imported,
    "syntax-prompt": python.prompts_left_out,
    "name-constant": python.constant,
    "not-called": python.called,
    "shape-called": python.bracketed,
    "no-super": python.super_first,
    "no-self": python.with_self,
    "unbound": python.declared_global,
    "text-number": python.as_text,
    "list-arithmetic": python.list_as_tensor,
    "bits": python.power,
    "needs-integer": python.whole_number,
    "not-iterable": python.counted,
    "arguments-torch": python.axis_named,
    "none-returned": python.returned,
    "none-changing": python.only_changed,
    "key": python.close_key,
    "table-column": python.close_key,
    "text-column": tables.numbers_only,
    "object-array": tables.as_numbers,
    "text-tensor": tables.categories,
    "table-tensor": tables.as_array,
    "dropna-both": tables.one_of_both,
    "table-drop": tables.drop_column,
    "table-append": tables.put_together,
    "table-fill-method": tables.fill_method,
    "table-truth": tables.any_or_all,
    "missing-integer": tables.integers_with_gaps,
    "file-lines": tables.bad_lines,
    "file-encoding": tables.other_encoding,
    "matmul-number": python.times,
    "index-type": python.integer_index,
    "attribute-close": types.close_name,
    "keyword-close": types.close_name,
    "import-close": types.close_module,
    "no-cuda": types.on_cpu,
    "device": types.on_cpu,
    "not-scalar": gradients.not_scalar,
    "complex-root": gradients.complex_root,
    "no-grad-fn": gradients.no_grad_fn,
    "no-grad-fn-cut": gradients.without_cut,
    "no-grad-fn-off": gradients.without_cut,
    "no-grad-fn-rebound": gradients.rebound,
    "no-grad-fn-integers": gradients.without_integers,
    "no-grad-fn-numbers": gradients.tensors_kept,
    "no-grad-fn-anew": gradients.tensors_kept,
    "no-grad-fn-copied": gradients.tensors_kept,
    "no-grad-fn-numpy": gradients.within_torch,
    "no-grad-fn-gradient": gradients.create_graph,
    "number-backward": gradients.number_backward,
    "second-backward": gradients.second_backward,
    "second-backward-twice": gradients.second_backward,
    "second-backward-carried": gradients.carried_over,
    "second-backward-shared": gradients.made_in_loop,
    "leaf-in-place": gradients.leaf_in_place,
    "leaf-view-in-place": gradients.leaf_in_place,
    "saved-changed": gradients.saved_changed,
    "saved-changed-at": gradients.saved_changed,
    "saved-changed-shared": gradients.own_copy,
    "saved-changed-part": gradients.own_copy,
    "saved-changed-module": gradients.not_in_place_layer,
    "unused-input-later": gradients.of_the_source,
    "unused-input-cut": gradients.without_cut,
    "grad-none": gradients.none_grad,
    "grad-none-zero": gradients.none_grad,
    "grad-none-not-leaf": gradients.none_grad,
    "grad-none-not-asked": gradients.none_grad,
    "grad-none-born": gradients.leaf_made_last,
    "grad-none-rebound": gradients.rebound,
    "grad-none-cut": gradients.without_cut,
    "numpy-grad": layers.torch_instead,
    "not-leaf-requires-grad": gradients.detached_instead,
    "not-leaf-optimized": gradients.leaf_made_last,
    "optimizer-list": gradients.in_list,
    "gradient-shape": gradients.ones_like,
}
"""Kind of mistake → what makes the candidates."""

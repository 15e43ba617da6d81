"""The table of repairs: candidate changes of the text for each kind of mistake. `trials` runs each of them."""

from __future__ import annotations

import ast
from collections.abc import Callable

import torch

from core.explain import arithmetic_repairs as arithmetic
from core.explain import call_repairs as calls
from core.explain import class_repairs as classes
from core.explain import data_repairs as data
from core.explain import (
    in_place_repairs,
    layer_repairs,
    leaf_repairs,
    library_repairs,
    loss_repairs,
    lost_graph_repairs,
    pair_repairs,
    root_repairs,
    tensor_holder_repairs,
    used_graph_repairs,
    write_repairs,
)
from core.explain import index_repairs as indices
from core.explain import joining_repairs as joining
from core.explain import name_repairs as names
from core.explain import shape_repairs as shapes
from core.explain import table_repairs as tables
from core.explain import type_repairs as types
from core.explain.edits import inserting
from core.explain.failing_expression import About
from core.program.run import Run
from core.program.source import Source
from core.trace import Repair

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
    _, _, line, _ = source.place(last)
    column = len(source.lines[line - 1])  # behind the comment, which belongs to this line
    return (
        inserting("sum-backward", line, column, f"\n{name}.sum().backward()"),
        inserting("cotangent-backward", line, column, f"\n{name}.backward(torch.ones_like({name}))"),
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
    "linear-flat": shapes.linear_flat,
    "channels": layer_repairs.channels,
    "features": layer_repairs.layer_length,
    "normalized-shape": layer_repairs.normalized_length,
    "hidden-shape": layer_repairs.first_state,
    "state-pair": layer_repairs.state_as_pair,
    "state-batched": layer_repairs.first_state,
    "outputs-pair": pair_repairs.outputs_alone,
    "attention-pair": pair_repairs.outputs_alone,
    "tuple-many": tensor_holder_repairs.first_taken,
    "tuple-fields": tensor_holder_repairs.field_taken,
    "list-needed": tensor_holder_repairs.joined,
    "batch-parts": tensor_holder_repairs.batch_taken_apart,
    "numbers-needed": tensor_holder_repairs.numbers_as_tensor,
    "module-needed": tensor_holder_repairs.module_called,
    "module-class": tensor_holder_repairs.class_made_first,
    "optimizer-module": tensor_holder_repairs.parameters_given,
    "pair": pair_repairs.values_of_pair,
    "attribute-tuple": pair_repairs.first_of_tuple,
    "tensor-of-tensors": pair_repairs.stacked,
    "mask-shape": shapes.mask_of_columns,
    "kernel-large": layer_repairs.padded,
    "layer-axes": layer_repairs.layer_axes,
    "one-row": layer_repairs.more_rows,
    "embedding-index": layer_repairs.larger_table,
    "index-integers": layer_repairs.as_integers,
    "class-large": layer_repairs.more_classes,
    "classes-last": loss_repairs.classes_moved,
    "target-channel": loss_repairs.target_numbers,
    "target-one-hot": loss_repairs.target_one_hot,
    "view-of-many": write_repairs.through_index,
    "expanded-write": write_repairs.own_memory,
    "expanded-write-at": write_repairs.own_memory,
    "inference-tensor": write_repairs.no_grad_instead,
    "deepcopy-not-leaf": write_repairs.cloned,
    "floor-derivative": write_repairs.without_rounding,
    "numpy-losses": loss_repairs.numbers_noted,
    "gradcheck-precision": library_repairs.double_precision,
    "not-module": library_repairs.layer_instead,
    "sequential-list": library_repairs.taken_apart,
    "kernel-shape": library_repairs.kernel_axes,
    "nothing-saved": library_repairs.saved_first,
    "static-methods": library_repairs.made_static,
    "loss-class": tensor_holder_repairs.class_made_first,
    "text-operand": library_repairs.as_number,
    "no-forward": library_repairs.forward_named,
    "gather-axes": library_repairs.indices_axis,
    "parameter-type": library_repairs.as_parameter,
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
    "no-network": data.stand_in_data,
    "name-import": names.imported,
    "name-torch": names.of_torch,
    "syntax-prompt": names.prompts_left_out,
    "name-constant": names.constant,
    "not-called": calls.called,
    "attribute-local": classes.on_self,
    "tensor-zero-grad": leaf_repairs.gradient_zeroed,
    "transform-tensor": types.as_tensors,
    "arguments": calls.last_axis,
    "negative-step": arithmetic.turned_round,
    "truth-minus": arithmetic.of_truths,
    "python-larger": arithmetic.larger_cells,
    "value-called": calls.not_called_value,
    "tensor-not-whole": arithmetic.whole_number,
    "loss-swapped": loss_repairs.swapped,
    "none-format": leaf_repairs.none_grad,
    "shape-called": calls.bracketed,
    "no-super": classes.super_first,
    "no-self": classes.with_self,
    "unbound": names.declared_global,
    "text-number": arithmetic.as_text,
    "list-arithmetic": arithmetic.list_as_tensor,
    "tuple-arithmetic": arithmetic.tuple_as_tensor,
    "tensor-class": arithmetic.small_tensor,
    "tuple-of-tensors": arithmetic.first_of_tuple,
    "list-of-tensors": arithmetic.stacked,
    "bits": arithmetic.power,
    "needs-integer": arithmetic.whole_number,
    "not-iterable": arithmetic.counted,
    "arguments-torch": calls.axis_named,
    "none-returned": calls.returned,
    "none-changing": calls.only_changed,
    "key": names.close_key,
    "table-column": names.close_key,
    "text-column": tables.numbers_only,
    "object-array": tables.as_numbers,
    "text-tensor": tables.categories,
    "table-tensor": tables.as_array,
    "dropna-both": tables.one_of_both,
    "table-drop": tables.drop_column,
    "table-append": tables.put_together,
    "table-fill-method": tables.fill_method,
    "table-fill-type": tables.fill_own_kind,
    "table-truth": tables.any_or_all,
    "missing-integer": tables.integers_with_gaps,
    "file-lines": tables.bad_lines,
    "file-encoding": tables.other_encoding,
    "matmul-number": arithmetic.times,
    "index-type": arithmetic.integer_index,
    "attribute-close": types.close_name,
    "keyword-close": types.close_name,
    "import-close": types.close_module,
    "no-cuda": types.on_cpu,
    "device": types.on_cpu,
    "not-scalar": root_repairs.not_scalar,
    "complex-root": root_repairs.complex_root,
    "no-grad-fn": root_repairs.no_grad_fn,
    "no-grad-fn-late": root_repairs.no_grad_fn,
    "no-grad-fn-cut": lost_graph_repairs.without_cut,
    "no-grad-fn-off": lost_graph_repairs.without_cut,
    "no-grad-fn-rebound": lost_graph_repairs.rebound,
    "no-grad-fn-integers": lost_graph_repairs.without_integers,
    "no-grad-fn-numbers": lost_graph_repairs.tensors_kept,
    "no-grad-fn-anew": lost_graph_repairs.tensors_kept,
    "no-grad-fn-copied": lost_graph_repairs.tensors_kept,
    "no-grad-fn-numpy": lost_graph_repairs.within_torch,
    "no-grad-fn-gradient": root_repairs.create_graph,
    "number-backward": root_repairs.number_backward,
    "number-backward-math": root_repairs.of_torch,
    "grad-assigned": root_repairs.gradient_forgotten,
    "second-backward": used_graph_repairs.second_backward,
    "second-backward-twice": used_graph_repairs.second_backward,
    "second-backward-carried": used_graph_repairs.carried_over,
    "second-backward-summed": used_graph_repairs.begun_anew,
    "second-backward-kept": used_graph_repairs.kept_without_graph,
    "second-backward-shared": used_graph_repairs.made_in_loop,
    "leaf-in-place": in_place_repairs.leaf_in_place,
    "leaf-view-in-place": in_place_repairs.leaf_in_place,
    "saved-changed": in_place_repairs.saved_changed,
    "saved-changed-at": in_place_repairs.saved_changed,
    "saved-changed-shared": in_place_repairs.own_copy,
    "saved-changed-part": in_place_repairs.own_copy,
    "saved-changed-module": in_place_repairs.not_in_place_layer,
    "saved-changed-carried": used_graph_repairs.carried_past_update,
    "saved-changed-summed": used_graph_repairs.begun_anew,
    "saved-changed-step": in_place_repairs.updated_later,
    "unused-input-later": lost_graph_repairs.of_the_source,
    "unused-input-cut": lost_graph_repairs.without_cut,
    "grad-none": leaf_repairs.none_grad,
    "grad-none-zero": leaf_repairs.none_grad,
    "grad-none-not-leaf": leaf_repairs.none_grad,
    "grad-none-not-asked": leaf_repairs.none_grad,
    "grad-none-born": leaf_repairs.leaf_made_last,
    "grad-none-rebound": lost_graph_repairs.rebound,
    "grad-none-cut": lost_graph_repairs.without_cut,
    "numpy-grad": library_repairs.torch_instead,
    "numpy-method": library_repairs.torch_instead,
    "not-leaf-requires-grad": leaf_repairs.detached_instead,
    "not-leaf-optimized": leaf_repairs.leaf_made_last,
    "optimizer-list": leaf_repairs.in_list,
    "gradient-shape": root_repairs.ones_like,
}
"""Kind of mistake → what makes the candidates."""

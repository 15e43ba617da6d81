"""Mistakes of shapes, axes and indices, and of what a loss is given. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_SHAPES: dict[str, Sentence] = {
    # --- shapes
    "broadcast": Sentence(
        "{left} and {right} do not broadcast: from the right, axis {axis} has lengths {left_length} and {right_length}.",
        "Two lengths fit when they are equal or one of them is 1; keepdims=True keeps a summed axis with length 1.",
    ),
    "in-place-shape": Sentence(
        "The result has shape {shape} and does not fit into {left}, which an in-place operation would have to keep.",
        "Write x = x + y instead of x += y: that makes a new, larger tensor.",
    ),
    "matmul": Sentence(
        "{left} and {right} cannot be multiplied: {left_length} columns meet {right_length} rows.",
        "The columns of the left matrix must equal the rows of the right one; perhaps one needs .T.",
    ),
    "batch-matmul": Sentence(
        "These batches of matrices cannot be multiplied: {left} and {right}.",
        "The batches must have one length, and the last axis of the left must equal the last but one of the right.",
    ),
    "mm-vector": Sentence(
        "torch.mm multiplies two matrices, but here are {left} and {right}.",
        "For matrix times vector write A @ x or torch.mv(A, x).",
    ),
    "mv-shape": Sentence(
        "This matrix and this vector do not fit: {left} and {right}.",
        "A matrix of shape (m, n) multiplies a vector of length n.",
    ),
    "dot-shape": Sentence(
        "A dot product needs two vectors of one length, but here are {left} and {right}.",
        "Check both shapes: each element is multiplied by the one at the same place.",
    ),
    "dot-axes": Sentence(
        "torch.dot takes two vectors, but here are {left} and {right}.", "For matrices use @ (torch.matmul)."
    ),
    "linear": Sentence(
        "{left} does not fit the layer {layer}: its last axis has length {found}, the layer expects {expected}.",
        "The first number of nn.Linear is the length of the input's last axis.",
    ),
    "linear-flat": Sentence(
        "{left} does not fit the layer {layer}: it takes vectors of {expected} numbers, and each example still has the "
        "shape {shape}, which are {expected} numbers.",
        "Make each example one vector first: x.flatten(1), or the layer nn.Flatten().",
    ),
    "attention-features": Sentence(
        "Each query is multiplied with each key, so their last axes must have one length: here are {query} and {key}.",
        "Map both to one length first.",
    ),
    "attention-rows": Sentence(
        "Each key weighs one value, so there must be as many keys as values: here are {key} and {value}.",
        "Keys and values come from the same places of the input.",
    ),
    "channels": Sentence(
        "{left} has {found} channels, but the layer {layer} expects {expected}.",
        "Channels are the second axis of (batch, channels, height, width).",
    ),
    "reshape": Sentence(
        "{left} has {size} elements, which cannot be arranged in shape {shape}.",
        "The lengths must multiply to {size}; one of them may be -1, which is computed.",
    ),
    "reshape-two": Sentence(
        "Only one length of a shape may be -1: from two, neither can be computed.", "Write all lengths but one."
    ),
    "view": Sentence(
        "The elements of {left} do not lie in memory in an order that view() can use.",
        "Write .reshape(…), which copies where it must, or .contiguous().view(…).",
    ),
    "cat-tuple": Sentence(
        "Tensors to be joined are given as one tuple or list.", "Put brackets around them: torch.cat((X, Y), dim=0)."
    ),
    "cat-shape": Sentence(
        "{operands} cannot be joined along axis {axis}: all other axes must have equal lengths, and {expected} and {found} differ.",
        "Check the shapes and dim.",
    ),
    "cat-axes": Sentence(
        "{operands} cannot be joined: one has {left_axes} axes and another {right_axes}.",
        "Give the smaller one the missing axis: x[None, :] makes a row, x[:, None] a column.",
    ),
    "stack-shape": Sentence(
        "stack puts tensors of one shape on a new axis, but here are {operands}.",
        "Use torch.cat to join along an axis that they have.",
    ),
    "axis-range": Sentence(
        "There is no axis {axis}: {left} has the axes {lowest} to {highest}.", "Axes count from 0; -1 is the last one."
    ),
    "index-range": Sentence(
        "Index {index} is outside axis {axis} of {left}, which has length {length}.",
        "Indices go from 0 to length - 1; -1 is the last.",
    ),
    "too-many-indices": Sentence(
        "There are more indices than {left} has axes ({dimensions}).", "A range of rows is written 0:2, not 0,2."
    ),
    "index-type": Sentence(
        "{left} cannot be indexed by this value.",
        "Indices are integers, slices such as 1:3, None, … or tensors of integers or of True and False.",
    ),
    "mask-shape": Sentence(
        "The mask has shape {mask}, but the tensor that it chooses from has shape {shape}.",
        "A mask is compared with the first axes: one of rows is as long as there are rows. For columns write x[:, mask].",
    ),
    "assign-shape": Sentence(
        "A value of shape {shape} cannot be stretched to shape {place}.",
        "From the right, each length must be equal or 1; axes may be missing only on the left.",
    ),
    "permute": Sentence(
        "permute must name every axis of {left} exactly once.", "For two axes only, use .transpose(0, 1), or .T."
    ),
    "zero-dim-index": Sentence(
        "{left} has no axes (it is one number), so there is nothing to index.", "Take the number itself with .item()."
    ),
    "len-scalar": Sentence(
        "{left} has no axes (it is one number), so it has no length.",
        "Use .numel() for the number of elements, .shape for the shape.",
    ),
    "iterate-scalar": Sentence(
        "A tensor with no axes (one number) cannot be gone through.", "Take the number itself with .item()."
    ),
    "ragged": Sentence(
        "The rows of this nested list have different lengths ({expected} and {found}).",
        "Every row of a tensor has the same length.",
    ),
    "ragged-mixed": Sentence(
        "This nested list has numbers beside lists.", "Either every entry is a list, all of one length, or none is."
    ),
    "tensor-brackets": Sentence(
        "torch.tensor takes one nested list; here are several arguments.",
        "Put one more pair of brackets around the rows.",
    ),
    "zero-size": Sentence(
        "An empty tensor has no largest or smallest element: {left}.", "Check the shape before reducing."
    ),
    "einsum-length": Sentence(
        "In this einsum, {letter} stands for axes of lengths {seen} and {length}: {operands}.",
        "One letter is one length. Write the letters of each operand in the order of its axes.",
    ),
    "einsum-axes": Sentence(
        "The einsum names {letters} axes of an operand that has {axes}: {operands}.",
        "Before the arrow, each operand has one letter for each of its axes.",
    ),
    "einsum-operands": Sentence(
        "The einsum's equation and the operands differ in number: {operands}.",
        "Before the arrow, the letters of the operands are separated by commas, one group for each.",
    ),
    "einsum": Sentence(
        "torch cannot read this einsum: {detail}.", "Write one letter for each axis: ij,jk->ik multiplies matrices."
    ),
    "not-square": Sentence("{left} is not a square matrix.", "Only square matrices have inverses and determinants."),
    "embedding-range": Sentence(
        "An index is outside the table of the embedding.", "Indices go from 0 to num_embeddings - 1."
    ),
    # --- targets of losses
    "target-integers": Sentence(
        "The targets of this loss are class numbers, so they must be integers: {right} is {dtype}.",
        "Write the targets without points, or convert them with .long().",
    ),
    "loss-swapped": Sentence(
        "The predictions come first and the targets second: here {left} stands first and {right} second.",
        "Swap the two.",
    ),
    "target-floats": Sentence(
        "The targets of this loss are compared with probabilities, so they must be floating-point: {right} is {dtype}.",
        "Convert the targets with .float().",
    ),
    "target-axes": Sentence(
        "The targets must be one class number for each row, as one vector: {right}.",
        "Remove the axis of length 1 with .squeeze(1).",
    ),
    "target-batch": Sentence(
        "There are {left_length} rows of predictions but {right_length} targets: {left} and {right}.",
        "Each row of predictions needs one target.",
    ),
    "target-class": Sentence(
        "There is no class {target}: {left} has scores for the classes on its last axis, counted from 0.",
        "Check the numbers of the targets, or the number of outputs.",
    ),
    "target-sizes": Sentence(
        "Predictions and targets must have one shape: {left} and {right}.",
        "Give the targets the predictions' shape: y.reshape(y_hat.shape).",
    ),
    "target-probabilities": Sentence(
        "This loss takes probabilities between 0 and 1, and {left} has others.",
        "Apply torch.sigmoid first, or use binary_cross_entropy_with_logits.",
    ),
}
"""Kind → sentence and hint."""

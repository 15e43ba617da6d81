"""Mistakes of layers and losses, of views that cannot be written, and of pairs taken for tensors. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_LAYERS: dict[str, Sentence] = {
    # --- writes that torch refuses
    "view-of-many": Sentence(
        "`{view}` is one of several views that {maker} made of one tensor, and torch does not let one of them be changed "
        "in place.",
        "Change the whole tensor (y = y + 1), write through its index (y[i] += 1), or make a new tensor.",
    ),
    "inference-tensor": Sentence(
        "A tensor that was made under torch.inference_mode() is used in a computation that is to be differentiated, and "
        "torch forbids that for good.",
        "Write torch.no_grad() instead of torch.inference_mode(), or give clone() of the tensor.",
    ),
    "view-without-graph": Sentence(
        "`{view}` is a view that was made under torch.no_grad() and is changed in place outside of it.",
        "Make the view and change it in the same block, or change a clone().",
    ),
    "expanded-write": Sentence(
        "Several cells of {left} are one number in memory, so they cannot be written one by one.",
        "Write .clone() after expand(): then each cell has its own memory.",
    ),
    "expanded-write-at": Sentence(
        "{expanded} cannot be written: {text} in line {line} shows the same numbers several times without copying them, so "
        "several of its cells are one number in memory.",
        "Write .clone() after it: then each cell has its own memory.",
    ),
    "deepcopy-not-leaf": Sentence(
        "copy.deepcopy copies only leaves, and here a computed tensor is to be copied: {left}.",
        "Write .detach().clone() for a copy of its numbers, .clone() for a copy that stays in the graph.",
    ),
    "missing-derivative": Sentence(
        "torch has no derivative for {operation}, so backward() cannot go through it.",
        "Use another operation on the way to the loss.",
    ),
    "floor-derivative": Sentence(
        "{text} in line {line} rounds down to whole numbers, and torch has no derivative for that.",
        "Divide with / instead. Where the rounding is meant, use .detach() and go on without its gradient.",
    ),
    # --- embeddings
    "embedding-index": Sentence(
        "Index {index} is outside the table of the embedding {right}, which has {rows} rows.",
        "Its rows are counted from 0 to {last}: check the indices, or make the table larger.",
    ),
    "index-integers": Sentence(
        "The indices of a table are integers, and {left} is {dtype}.", "Convert the indices with .long()."
    ),
    "class-large": Sentence(
        "one_hot() was asked for {classes} classes, and {left} has the class {largest}.",
        "Classes are counted from 0: there must be one more than the largest number.",
    ),
    # --- recurrent layers
    "hidden-shape": Sentence(
        "The first state of {layer} must have shape {wanted}, here it has {given}.",
        "Its axes are (layers × directions, batch, hidden), also with batch_first=True.",
    ),
    "state-pair": Sentence(
        "The first state of {layer} is a pair (h0, c0), and here it is one tensor of shape {given}.",
        "Write lstm(x, (h0, c0)), or leave it out: then both begin at 0.",
    ),
    "state-batched": Sentence(
        "{left} has two axes, which {layer} reads as one sequence without a batch; the state must have no batch then either.",
        "Give the input a batch axis, or make the state of shape (layers × directions, hidden).",
    ),
    "state-rows": Sentence(
        "The input has {left_length} rows, but the state has {right_length}.", "Make the state for the same batch."
    ),
    "features": Sentence(
        "{left} does not fit the layer {layer}: its last axis has length {found}, the layer expects {expected}.",
        "The first number of the layer is the length of the input's last axis.",
    ),
    "outputs-pair": Sentence(
        "{maker} gives a pair, its outputs and its last state, and one tensor is needed here.",
        "Take the outputs alone: output, state = rnn(x). In nn.Sequential, a small module between the two does that.",
    ),
    "attention-pair": Sentence(
        "{maker} gives a pair, its outputs and its weights, and one tensor is needed here.",
        "Take the outputs alone: output, weights = attention(q, k, v).",
    ),
    "pair": Sentence(
        "`{text}` is a pair: along an axis, {function}() gives the values and their indices.",
        "Take the values with .values; .indices are their places.",
    ),
    # --- convolutions, pooling, normalization
    "kernel-large": Sentence(
        "The kernel ({kernel}) is larger than what reaches it: {size} with padding.",
        "Use padding, a smaller kernel, fewer pooling layers, or a larger input.",
    ),
    "pool-small": Sentence(
        "Nothing is left after this pooling: its input of {size} is smaller than its window.",
        "Use fewer pooling layers, or a larger input.",
    ),
    "split-lengths": Sentence(
        "The lengths of the parts do not add up to the length of the data set.",
        "Count with len(data), or give fractions such as [0.8, 0.2].",
    ),
    "layer-axes": Sentence(
        "The input of this layer needs {wanted} axes, and here is {left}.",
        "A batch has the shape (batch, channels, …) with one axis for each dimension in the layer's name.",
    ),
    "normalized-shape": Sentence(
        "{left} does not fit the layer {layer}: its last axes must be {expected}.",
        "nn.LayerNorm is given the lengths of the last axes of its input.",
    ),
    "one-row": Sentence(
        "In training mode, batch normalization needs several values for each channel, and {shape} has one.",
        "Use a larger batch (drop_last=True leaves out a last batch of one row), or call eval() to use the running averages.",
    ),
    "one-place": Sentence(
        "Instance normalization needs several places in each channel, and {shape} has one.",
        "Use a larger input, or another normalization.",
    ),
    "heads": Sentence(
        "The embedding's length must be a multiple of the number of heads.",
        "Choose embed_dim = heads × length of a head.",
    ),
    # --- losses
    "classes-last": Sentence(
        "The scores {left} have their classes on the last axis, and this loss looks for them on axis 1.",
        "Move the classes to axis 1, for example with .transpose(1, 2).",
    ),
    "target-places": Sentence(
        "Scores {left} need one class for each of their places, shape {wanted}; the targets have shape {given}.",
        "The classes of the scores are on axis 1; the targets have all other axes.",
    ),
    "target-channel": Sentence(
        "Targets that are class numbers have no axis of channels: {right} for the scores {left}.",
        "Leave the axis out with .squeeze(1); one-hot targets become numbers with .argmax(1).",
    ),
    "target-one-hot": Sentence(
        "The targets {right} have the shape of the scores, so they are read as probabilities, which are floating-point.",
        "Convert them with .float(), or make class numbers of them with .argmax(1).",
    ),
    # --- data, NumPy, checks
    "dataset-lengths": Sentence(
        "The tensors of a data set need equally many rows: {operands}.",
        "The first axis counts the examples, in each of the tensors.",
    ),
    "numpy-losses": Sentence(
        "`{text}` holds tensors that require a gradient, and NumPy takes numbers.",
        "Keep only the number, loss.item(): a list of losses also keeps the graph of every turn.",
    ),
    "gradcheck-precision": Sentence(
        "gradcheck compares the gradient with differences, and for these {dtype} is too coarse.",
        "Use dtype=torch.float64. For a single operation, “Check it” at its node does such a comparison.",
    ),
    "gradcheck-wrong": Sentence(
        "gradcheck found that the gradient differs from the differences of the function's values.",
        "Check the backward() of the function. For a single operation, “Check it” at its node does such a comparison.",
    ),
    "batch-lengths": Sentence(
        "The examples of a batch are put on one new axis, and theirs have different shapes: {given} and {found}.",
        "Give all examples one shape, for example by padding them.",
    ),
    "batch-parts": Sentence(
        "A data loader gives each batch as a list, here of {count} tensors: `{text}` is this list, and one tensor is "
        "needed here.",
        "Give each part a name: for x, y in loader.",
    ),
    "state-dict": Sentence(
        "The saved parameters do not fit this model: {detail}.", "Build the model as it was when it was saved."
    ),
    "no-parameters": Sentence(
        "The optimizer got no parameter at all.",
        "Layers count when they are attributes of the module (self.fc = nn.Linear(…)), or are in nn.ModuleList.",
    ),
    "not-module": Sentence(
        "nn.Sequential takes layers, and {name} is a function.", "Use its layer, for example nn.ReLU() for torch.relu."
    ),
    "sequential-list": Sentence(
        "nn.Sequential takes its layers one by one, and `{text}` is a list of them.", "Take the list apart: *[…]."
    ),
    "kernel-axes": Sentence(
        "The kernel of a convolution needs an axis for the channels out and one for the channels in.",
        "A single kernel gets them by K[None, None].",
    ),
    "kernel-shape": Sentence(
        "The kernel {right} lacks axes: {function} takes {wanted}.",
        "A single kernel gets the first two by K[None, None].",
    ),
    "static-methods": Sentence(
        "The methods of an autograd.Function are static, and the function is used by its apply().",
        "Write @staticmethod before forward and backward, and call it by .apply(x).",
    ),
    "nothing-saved": Sentence(
        "forward() has saved nothing, so saved_tensors is empty in backward().",
        "Write {text} in forward(), with what backward() needs.",
    ),
    "parameter-type": Sentence(
        "`{name}` is a parameter, and a plain tensor cannot take its place.",
        "Write nn.Parameter(…), or change its numbers under torch.no_grad() with .copy_(…).",
    ),
    "no-forward": Sentence(
        "The module {owner} has no method forward, which says what calling it computes.",
        "Define def forward(self, x): in the class, with exactly this name.",
    ),
    "loss-class": Sentence(
        "`{text}` makes a loss function; what stands in its brackets are settings, not predictions.",
        "Make it first, then call it: nn.CrossEntropyLoss()(predictions, targets).",
    ),
    "module-class": Sentence(
        "`{text}` makes a module; what stands in its brackets are settings, not its input.",
        "Make it first, then call it: {text}()(x).",
    ),
    "module-needed": Sentence(
        "`{text}` is a module ({layer}), and a tensor is needed here.",
        "A module computes when it is called on its input: layer = nn.ReLU(), then layer(x).",
    ),
    "optimizer-module": Sentence(
        "An optimizer takes the parameters of a module, and `{text}` is the module itself.",
        "Pass {text}.parameters().",
    ),
    "class-scores": Sentence(
        "This loss takes a score for each class, and {left} holds class numbers ({dtype}).",
        "Give it the numbers that went into argmax: argmax has no derivative either.",
    ),
    "none-element": Sentence(
        "Element {index} of what is to be joined is None and no tensor.",
        "Begin with an empty list, append each tensor to it, and join them once after the loop.",
    ),
    "gather-axes": Sentence(
        "gather needs indices with as many axes as the tensor: {operands}.",
        "Give the indices the missing axis: y.unsqueeze(1) picks one cell of each row.",
    ),
    "repeat-axes": Sentence(
        "repeat needs a number for each axis of {left}.", "Write 1 for an axis that stays as it is: x.repeat(2, 1)."
    ),
    "unflatten": Sentence(
        "Axis {axis} of {left} has length {length}, and the lengths {sizes} do not multiply to it.",
        "Give lengths whose product is {length}; -1 stands for the one that follows from the others.",
    ),
    "no-probabilities": Sentence(
        "{left} holds no probabilities: one of its numbers is negative, infinite or NaN.",
        "Apply softmax first, or look where the NaN comes from.",
    ),
    "topk-length": Sentence(
        "topk was asked for more numbers than {left} has along that axis.",
        "Give a k that is at most the axis' length, or name another axis with dim=.",
    ),
    "not-positive-definite": Sentence(
        "{left} is not positive-definite, and only such a matrix has a Cholesky factor.",
        "A covariance needs independent columns; a small multiple of the identity, A + 1e-6 * torch.eye(n), often helps.",
    ),
    "text-operand": Sentence(
        "`{text}` is a text, and a text cannot be computed with.", "Make a number of it: float({text})."
    ),
    "hook-without-gradient": Sentence(
        "A hook waits for a gradient, and {left} gets none: it does not require one.",
        "Put the hook on a tensor that requires a gradient.",
    ),
}
"""Kind → sentence and hint."""

"""What can go wrong in a learner's program, in one sentence each and with one hint. Imports no torch.

`MISTAKES` is the table that the screen translates from: kind → Sentence. Which message of torch or Python is of
which kind stands in core.language.patterns; which change of the text would mend it, in core.language.repairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from core.trace import Mistake, Repair, Span


class Sentence(NamedTuple):
    """English templates; ``{facts}`` are filled in."""

    message: str
    hint: str


MISTAKES: dict[str, Sentence] = {
    # --- the text
    "syntax": Sentence(
        "Python cannot read this: {detail}.", "Look at the marked place and just before it: brackets, colons, quotes."
    ),
    "indentation": Sentence("The indentation is not right: {detail}.", "Indent each block by the same four spaces."),
    "syntax-bracket": Sentence("This `{bracket}` is never closed.", "Add the closing bracket where it belongs."),
    "syntax-colon": Sentence("A colon is missing here.", "for, while, if, else, def, class and with end in a colon."),
    "syntax-wide": Sentence(
        "`{character}` is a full-width character of a Chinese keyboard; Python needs `{plain}`.",
        "Switch to English punctuation for code.",
    ),
    "syntax-equals": Sentence("One = assigns a value; a comparison is written ==.", "Write == here."),
    "syntax-comma": Sentence(
        "Something is missing between these two parts, perhaps a comma.", "Separate values by commas."
    ),
    "syntax-quote": Sentence("This text is never ended.", "Close it with the same quote on the same line."),
    # --- what the language does not have
    "construct": Sentence("{construct} cannot be used here.", "{instead}"),
    "import": Sentence(
        "The module {module} is not available here.",
        "Available are torch, torch.nn, torch.nn.functional, torch.optim, math, random and time.",
    ),
    "import-close": Sentence("There is no module {module}.", "Did you mean {close}?"),
    "import-star": Sentence(
        "All names of {module} at once are not imported here.", "Write import {module} and then {module}.name."
    ),
    "save": Sentence(
        "Saved are tensors, numbers, texts and containers of them, not a {name}.",
        "Save the parameters of a network: torch.save(net.state_dict(), path), and load them with load_state_dict.",
    ),
    "not-offered": Sentence(
        "{module}.{name} is not offered here.", "Use another operation, or run the program in a notebook."
    ),
    "not-offered-numpy": Sentence(
        "A tensor cannot become a NumPy array here yet.", "Use .tolist() for its numbers, or go on with torch."
    ),
    "not-offered-from_numpy": Sentence(
        "NumPy arrays are not available here yet.", "Write the numbers out: torch.tensor([…])."
    ),
    "not-offered-functional": Sentence(
        "torch.autograd.functional is not offered here.",
        "Click an operation to see its local Jacobian, or stack torch.autograd.grad of each element.",
    ),
    "not-offered-register_hook": Sentence(
        "Hooks cannot be set here.", "None is needed: every value shows the gradient that arrives at it."
    ),
    "not-offered-inference_mode": Sentence("torch.inference_mode is not offered here.", "Use torch.no_grad()."),
    "not-offered-utils": Sentence(
        "torch.utils is not offered here.", "Cut the batches yourself: X[i : i + batch_size]."
    ),
    "not-yet": Sentence(
        "{module} can be imported, but {name} is not available here yet.",
        "Write it with torch: for example torch.arange instead of numpy's arange.",
    ),
    "keyword": Sentence("The argument {name}= is not offered here.", "Leave it out."),
    "keyword-close": Sentence("There is no argument {name}= here.", "Did you mean {close}=?"),
    "builtin": Sentence(
        "{name} is not offered here.", "Programs here compute: they cannot read files, input or other programs."
    ),
    "call": Sentence("{name} cannot be called here.", "Call functions of torch, Python's basic functions or your own."),
    "dunder": Sentence(
        "{name} is not offered here.", "Names between double underscores belong to Python itself; do without it."
    ),
    "assign-attribute": Sentence(
        "{name} cannot be set on this value.",
        "Set attributes on objects of your own classes; of a tensor, requires_grad, grad and data.",
    ),
    "base-class": Sentence(
        "A class cannot be derived from {name} here.",
        "Derive from nn.Module, from a class of your own, or from nothing.",
    ),
    "format-field": Sentence(
        "The format field {field} is not offered here.", 'Write the value in an f-string: f"{{value:.3f}}".'
    ),
    "string-type": Sentence("A type cannot be named by the text {name}.", "Write the dtype: x.type(torch.float32)."),
    "device": Sentence("The device {name} is not offered here.", 'Use "cpu" or "cuda".'),
    "with": Sentence(
        "{name} cannot be used with with here.",
        "Available are torch.no_grad(), torch.enable_grad() and torch.set_grad_enabled().",
    ),
    # --- names and attributes
    "name": Sentence("There is no variable {name} yet.", "Assign it before this line, or check the spelling."),
    "name-close": Sentence("There is no variable {name} yet.", "Did you mean {close}?"),
    "attribute": Sentence(
        "`{owner}` has no attribute `{name}`.", "Check the spelling, and what kind of value this is."
    ),
    "attribute-close": Sentence("`{owner}` has no attribute `{name}`.", "Did you mean {close}?"),
    "none-attribute": Sentence(
        "This value is None, so it has no {name}.",
        "A gradient is None until backward() has run; a function without return gives None.",
    ),
    "unbound": Sentence(
        "{name} is used in the function before it gets a value there.",
        "A name that a function assigns is its own: pass the value as an argument, or declare global {name}.",
    ),
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
        "A mask needs one True or False for each element: make it by a comparison with the tensor itself.",
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
    # --- types
    "integer-grad": Sentence(
        "Only floating-point (and complex) tensors can require gradients.",
        "Write the numbers with a point, or add dtype=torch.float32.",
    ),
    "integer-mean": Sentence(
        "{left} holds integers, and the mean of integers is not an integer.", "Convert first: x.float().mean()."
    ),
    "integer-operation": Sentence(
        "{left} holds integers; this operation works on floating-point numbers.", "Convert first, with .float()."
    ),
    "dtype": Sentence("The operands have different types: {types}.", "Convert one of them, for example with .float()."),
    "integer-write": Sentence(
        "A floating-point result does not fit into the integer tensor {left}.",
        "Write x = x + …, which makes a new tensor, or make x floating-point from the start.",
    ),
    "not-tensor": Sentence("A tensor is needed here: {detail}.", "Make one with torch.tensor(…)."),
    "operand-types": Sentence("{detail}.", "Check what kind of value each side is."),
    "arguments": Sentence("{detail}.", "Compare the call with the function's parameters."),
    "not-callable": Sentence(
        "{detail}.", "Only functions are called with round brackets; elements are taken with [ ]."
    ),
    "one-element": Sentence(
        "Only a tensor with one element is a number; {left} has more than one, or none.",
        "Reduce it first (sum, mean, max), or pick an element.",
    ),
    "truth": Sentence(
        "{left} has several elements, so it is neither true nor false.",
        "Reduce the comparison: .all(), .any(), or compare a sum or a norm.",
    ),
    # --- gradients
    "not-scalar": Sentence(
        "Gradients start from one number; {left} has several elements.",
        "Sum it first, .sum().backward(), or pass a cotangent: .backward(torch.ones_like(…)).",
    ),
    "no-grad-fn": Sentence(
        "{left} does not depend on anything that requires a gradient, so there is nothing to go back through.",
        "Make a leaf with requires_grad=True before computing.",
    ),
    "no-grad-fn-cut": Sentence(
        "No gradient reaches back from {left}: {cut} cuts the graph in line {line}.",
        "Leave the cut out where gradients are wanted.",
    ),
    "number-backward": Sentence(
        "This is a Python number: .item() or float() took it out of the graph, so it has no backward().",
        "Keep the tensor for backward(), and take the number only for printing.",
    ),
    "second-backward": Sentence(
        "{left}: the graph was already gone through backward, and what it saved is freed.",
        "Compute the value again, or keep it the first time: backward(retain_graph=True).",
    ),
    "leaf-in-place": Sentence(
        "{left} is a leaf that requires a gradient, so it cannot be changed in place.",
        "Update it inside with torch.no_grad():, or write x = x + …, which makes a new value.",
    ),
    "leaf-view-in-place": Sentence(
        "{left} is, or shows, a leaf that requires a gradient, so it cannot be changed in place.",
        "Do it inside with torch.no_grad():, or on a clone().",
    ),
    "saved-changed": Sentence(
        "A value that the backward pass needs was changed in place after it was used.",
        "Write the change without in-place: y = y * 2 instead of y *= 2, or change a clone().",
    ),
    "saved-changed-at": Sentence(
        "The backward pass needs {changed} as it was, but line {line} changed it in place.",
        "Write the change without in-place: y = y * 2 instead of y *= 2, or change a clone().",
    ),
    "unused-input": Sentence(
        "The value does not depend on one of the inputs.", "Check the inputs, or pass allow_unused=True."
    ),
    "grad-none": Sentence(
        "`{owner}.grad` is None: no backward pass has reached `{owner}` yet.",
        "Call backward() on the loss before the gradient is used.",
    ),
    "grad-none-zero": Sentence(
        "`{owner}.grad` is None: before the first backward pass there is nothing to set to zero.",
        "Set it to zero after a backward pass, or test it first.",
    ),
    "grad-none-not-leaf": Sentence(
        "`{owner}.grad` is None: `{owner}` was computed, and only leaves keep their gradient.",
        "Call {owner}.retain_grad() right after computing it.",
    ),
    "grad-none-not-asked": Sentence(
        "`{owner}.grad` is None: `{owner}` does not require a gradient.", "Make it with requires_grad=True."
    ),
    "optimizer-list": Sentence(
        "An optimizer takes a list of parameters, and this is one tensor.", "Put it into brackets: [w]."
    ),
    "numpy-grad": Sentence(
        "A tensor that requires a gradient does not become numbers directly.", "Write .detach() first."
    ),
    "not-leaf-requires-grad": Sentence("Only a leaf can stop requiring a gradient.", "Use y = y.detach()."),
    "not-leaf-optimized": Sentence(
        "An optimizer can only change leaves.",
        "Make the parameter first, with requires_grad=True, and compute from it.",
    ),
    "gradient-shape": Sentence(
        "The cotangent has shape {right}, the value has shape {left}: they must be equal.",
        "Pass a tensor of the value's shape, such as torch.ones_like(…).",
    ),
    # --- what ran but is surely not meant
    "loss-broadcast": Sentence(
        "{left} minus {right} gives shape {shape}: each of the {n} predictions is compared with all {n} targets.",
        "Give both one shape, for example y.reshape(y_hat.shape).",
    ),
    "not-zeroed": Sentence(
        "{names} still holds the gradients of the pass before: backward() adds to it, and the next step uses the sum.",
        "Set it to zero after each step: w.grad.zero_(), or optimizer.zero_grad().",
    ),
    "gradient-number": Sentence(
        "{number} takes a Python number out of the graph, so no gradient reaches {names}.",
        "Compute with the tensor itself, and take the number only for printing.",
    ),
    "grad-read-early": Sentence(
        "`{name}` is None: `{owner}.grad` is read before backward() runs in line {line}.",
        "Read the gradient after backward().",
    ),
    "grad-not-kept": Sentence(
        "`{owner}.grad` is None: `{owner}` was computed, and only leaves keep their gradient.",
        "Call {owner}.retain_grad() right after computing it.",
    ),
    # --- numbers and containers
    "division-by-zero": Sentence(
        "A Python number was divided by zero.", "Tensors give inf or nan instead; Python numbers do not."
    ),
    "overflow": Sentence("The number is too large: {detail}.", "Use smaller numbers, or torch's, which give inf."),
    "key": Sentence("There is no key {detail} in this dictionary.", "Check the keys with print(d.keys())."),
    "list-index": Sentence("The index is outside the list: {detail}.", "Indices go from 0 to len - 1."),
    "unpack": Sentence(
        "The number of names and of values differ: {detail}.", "Write as many names on the left as there are values."
    ),
    "singular": Sentence(
        "{left} has no inverse: it is singular.", "Its determinant is 0; check its rows, or use torch.linalg.pinv."
    ),
    "assertion": Sentence("The assertion does not hold{detail}.", "Print both sides to see what differs."),
    "recursion": Sentence(
        "A function calls itself without end.", "Give the recursion a case that returns without calling."
    ),
    "raised": Sentence("The program raised {exception}{detail}.", ""),
    "python": Sentence("{exception}: {detail}.", ""),
    "torch": Sentence("torch says: {detail}.", "Check the shapes and types of the operands."),
    "uninitialized": Sentence(
        "A lazy layer learns its shapes from its first input, and it has not seen one yet.",
        "Call the network once with a batch before you look at its parameters: net(X).",
    ),
    # --- devices
    "no-cuda": Sentence("This machine has no CUDA device.", "Choose the CPU."),
    # --- limits
    "limit-source_characters": Sentence(
        "The program has {needed} characters; up to {allowed} are read.", "Paste a shorter part."
    ),
    "limit-syntax_nodes": Sentence("The program is too large: {needed} parts of {allowed}.", "Paste a shorter part."),
    "limit-syntax_depth": Sentence(
        "Brackets or blocks are nested more than {allowed} deep.", "Give inner parts names."
    ),
    "limit-steps": Sentence(
        "Stopped after {allowed} steps: the loop may never end.",
        "Check that its condition becomes false, or let it turn fewer times.",
    ),
    "limit-call_depth": Sentence(
        "Functions call each other more than {allowed} deep.", "Give the recursion a case that ends it, or use a loop."
    ),
    "limit-operations": Sentence(
        "Stopped after {allowed} recorded operations.", "Let the loop turn fewer times; the graph so far is shown."
    ),
    "limit-work": Sentence("The computation would take too long.", "Use smaller tensors or fewer steps."),
    "limit-tensor_elements": Sentence(
        "A tensor would have {needed} elements; up to {allowed} are made.", "Use smaller shapes."
    ),
    "limit-run_bytes": Sentence(
        "The tensors would take {needed} bytes together; up to {allowed} are kept.",
        "Use smaller shapes or fewer steps.",
    ),
    "limit-integer_bits": Sentence(
        "An integer would have {needed} bits; up to {allowed} are computed.", "Use smaller numbers, or floats."
    ),
    "limit-string_characters": Sentence(
        "A text would have {needed} characters; up to {allowed} are made.", "Make it shorter."
    ),
    "limit-container_items": Sentence(
        "A collection would have {needed} items; up to {allowed} are made.", "Use a smaller one, or a tensor."
    ),
    "limit-printed_characters": Sentence(
        "More than {allowed} characters were printed.", "Print less: a shape, a sum, every hundredth turn."
    ),
    "limit-format_width": Sentence(
        "The width {needed} in a format is too large; up to {allowed} fit.", "Use a smaller width."
    ),
    "limit-table_cells": Sentence(
        "A table would have {needed} cells; up to {allowed} are made.", "Keep fewer rows or columns, or use a tensor."
    ),
    "limit-columns": Sentence(
        "A table would have {needed} columns; up to {allowed} are made.", "Turn it around, or use a tensor."
    ),
    "limit-figures": Sentence(
        "The program would draw {needed} figures; up to {allowed} are shown.",
        "Draw less often: if step % 10 == 0, or several lines in one figure.",
    ),
    "limit-figure_lines": Sentence(
        "A figure would have {needed} lines; up to {allowed} are drawn.", "Draw fewer, or a second figure."
    ),
    "limit-line_points": Sentence(
        "A line would have {needed} points; up to {allowed} are drawn.", "Draw every tenth point: x[::10], y[::10]."
    ),
    # --- the worker that ran it
    "wall-time": Sentence("Stopped after {seconds} seconds.", "Use smaller tensors or fewer steps."),
    "worker-died": Sentence(
        "The process that ran the program ended unexpectedly.",
        "Nothing else is affected: change the program and run it again.",
    ),
    "worker-garbage": Sentence(
        "The process that ran the program sent something unreadable.", "Nothing else is affected: run it again."
    ),
    "session-share": Sentence(
        "This server is for many, and your programs have kept it busy for long.",
        "Go on in {seconds} seconds, or run Cotangent on your own machine.",
    ),
    "queue-full": Sentence("Too many programs are waiting just now.", "Wait a moment and run it again."),
    "memory": Sentence("The program needs more memory than it may use.", "Use smaller tensors."),
    # --- the pool of workers (core.workers)
    "cpu-time": Sentence("Stopped after {seconds} seconds of computing.", "Use smaller tensors or fewer steps."),
    "result-bytes": Sentence(
        "What the program left behind takes {bytes} bytes; up to {limit} can be shown.",
        "Use smaller tensors or fewer steps.",
    ),
    "worker-start": Sentence(
        "The process that runs programs did not start.", "Run it again; the server's log says why it did not start."
    ),
    "replaced": Sentence("A newer run took the place of this one.", ""),
    "closed": Sentence("The server is shutting down.", ""),
    "hosted-refusal": Sentence(
        "This server does not run programs on {device}: they could not be kept apart well enough.",
        "Choose the CPU, or run Cotangent on your own machine.",
    ),
    "explorer-bug": Sentence(
        "The explorer itself failed on this program: {detail}.",
        "The program may well be right. Please report it together with its text.",
    ),
    # --- a function whose field is drawn (core.fields)
    "field-missing": Sentence(
        "The text defines no function named {name}.", "Write def {name}(x): … or an expression such as x1**2 + 2*x2**2."
    ),
    "field-not-scalar": Sentence(
        "{name} gives {shape}, which is not one number.",
        "Only a function with one number as its value has a gradient: sum it, or choose one entry.",
    ),
}
"""Kind → sentence and hint."""

CONSTRUCTS = {
    "AsyncFunctionDef": ("async def", "Write a plain def."),
    "AsyncFor": ("async for", "Write a plain for."),
    "AsyncWith": ("async with", "Write a plain with."),
    "Await": ("await", "Call the function directly."),
    "Yield": ("yield inside an expression", "Write yield on a line of its own, in a for, while, if or with."),
    "YieldFrom": ("yield from inside an expression", "Write yield from on a line of its own."),
    "Match": ("match", "Write if and elif."),
    "TryStar": ("except*", "Write except."),
    "Metaclass": ("A keyword in a class line", "Write class Name(nn.Module): only."),
    "Bytes": ("Bytes", "Use a list of numbers or a tensor."),
    "TypeAlias": ("type", "Leave it out."),
}
"""Name of the syntax node → how a learner calls it, and what to write instead."""


LONGEST_FACT = 400


def shortened(text: str) -> str:
    """Return a name or a message that a sentence can hold: a program may have names of any length."""
    return text if len(text) <= LONGEST_FACT else text[: LONGEST_FACT - 1] + "…"


FULL_WIDTH = str.maketrans(
    "（）［］｛｝，：；．＝＋－＊／＜＞！％＠＃“”‘’。、【】　", "()[]{},:;.=+-*/<>!%@#\"\"''.,[] "
)
"""Characters of a Chinese keyboard that look like those of Python."""


def mistake(
    kind: str,
    span: Span | None,
    *,
    error: str = "",
    raised: str = "",
    repairs: tuple[Repair, ...] = (),
    facts: Mapping[str, str] = {},
    nodes: tuple[int, ...] = (),
    **more: str,
) -> Mistake:
    """Return a mistake with its English sentence filled in.

    Args:
        error: Name of the Python exception that plain Python would have raised.
        raised: torch's or Python's own message.
        nodes: The operands that it is about.
        facts, more: What the sentence of this kind names.
    """
    facts = {name: shortened(text) for name, text in {**facts, **more}.items()}
    if kind == "not-offered" and f"{kind}-{facts.get('name', '')}" in MISTAKES:  # some names have their own sentence
        kind = f"{kind}-{facts['name']}"
    if kind == "construct":
        name = facts.get("name", "")
        construct, instead = CONSTRUCTS.get(name, (name, "Write it in another way."))
        facts = {**facts, "construct": construct, "instead": instead}
    sentence = MISTAKES[kind]
    message, hint = sentence.message.format(**facts), sentence.hint.format(**facts)
    return Mistake(kind, message, hint, span, error, raised, facts, repairs, nodes)

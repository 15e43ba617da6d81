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
    # --- what the language does not have
    "construct": Sentence("{construct} cannot be used here.", "{instead}"),
    "import": Sentence(
        "The module {module} is not available here.",
        "Available are torch, torch.nn, torch.nn.functional, torch.optim, math, random and time.",
    ),
    "import-star": Sentence(
        "All names of {module} at once are not imported here.", "Write import {module} and then {module}.name."
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
    "attribute": Sentence("{detail}.", "Check the spelling, and what kind of value this is."),
    "attribute-close": Sentence("{detail}.", "Did you mean {close}?"),
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
        "Shapes {left} and {right} do not broadcast: from the right, axis {axis} has lengths {left_length} and {right_length}.",
        "Two lengths fit when they are equal or one of them is 1; keepdims=True keeps a summed axis with length 1.",
    ),
    "matmul": Sentence(
        "Matrices of shapes {left} and {right} cannot be multiplied: {left_length} columns meet {right_length} rows.",
        "The columns of the left matrix must equal the rows of the right one; perhaps one needs .T.",
    ),
    "mm-vector": Sentence(
        "torch.mm needs two matrices, and an operand is not one.",
        "For matrix times vector write A @ x or torch.mv(A, x).",
    ),
    "mv-shape": Sentence(
        "This matrix and this vector do not fit: {detail}.", "A matrix of shape (m, n) multiplies a vector of length n."
    ),
    "dot-shape": Sentence(
        "A dot product needs two vectors of one length: {detail}.", "Check both shapes; for matrices use @."
    ),
    "reshape": Sentence(
        "{size} elements cannot be arranged in shape {shape}.",
        "The lengths must multiply to {size}; one of them may be -1, which is computed.",
    ),
    "view": Sentence(
        "This tensor's elements do not lie in memory in an order that view() can use.",
        "Write .reshape(…), which copies where it must, or .contiguous().view(…).",
    ),
    "cat-tuple": Sentence(
        "Tensors to be joined are given as one tuple or list.", "Put brackets around them: torch.cat((X, Y), dim=0)."
    ),
    "cat-shape": Sentence(
        "Tensors can only be joined when all other axes have equal lengths: {expected} and {found} differ.",
        "Check the shapes and dim.",
    ),
    "stack-shape": Sentence(
        "stack needs tensors of one shape: {detail}.", "Use torch.cat to join along an axis they have."
    ),
    "axis-range": Sentence(
        "There is no axis {axis}: the tensor's axes go from {lowest} to {highest}.",
        "Axes count from 0; -1 is the last one.",
    ),
    "index-range": Sentence(
        "Index {index} is outside axis {axis}, which has length {length}.",
        "Indices go from 0 to length - 1; -1 is the last.",
    ),
    "too-many-indices": Sentence(
        "There are more indices than the tensor's {dimensions} axes.", "A range of rows is written 0:2, not 0,2."
    ),
    "assign-shape": Sentence(
        "Values of shape {right} do not fit into a place of shape {left}.",
        "The shapes must broadcast to that of the place.",
    ),
    "zero-dim-index": Sentence(
        "A tensor with no axes (one number) has nothing to index.", "Take the number itself with .item()."
    ),
    "len-scalar": Sentence(
        "A tensor with no axes (one number) has no length.",
        "Use .numel() for the number of elements, .shape for the shape.",
    ),
    "iterate-scalar": Sentence(
        "A tensor with no axes (one number) cannot be gone through.", "Take the number itself with .item()."
    ),
    "ragged": Sentence(
        "The rows of this nested list have different lengths ({expected} and {found}).",
        "Every row of a tensor has the same length.",
    ),
    "tensor-brackets": Sentence(
        "torch.tensor takes one nested list; here are several arguments.",
        "Put one more pair of brackets around the rows.",
    ),
    "zero-size": Sentence(
        "An empty tensor has no largest or smallest element: {detail}.", "Check the shape before reducing."
    ),
    # --- types
    "integer-grad": Sentence(
        "Only floating-point (and complex) tensors can require gradients.",
        "Write the numbers with a point, or add dtype=torch.float32.",
    ),
    "integer-mean": Sentence("The mean of integers is not an integer: {detail}.", "Convert first: x.float().mean()."),
    "dtype": Sentence(
        "The operands have different types: {detail}.", "Convert one of them, for example with .float()."
    ),
    "integer-write": Sentence(
        "A floating-point result does not fit into an integer tensor.", "Make the tensor floating-point: x = x.float()."
    ),
    "not-tensor": Sentence("A tensor is needed here: {detail}.", "Make one with torch.tensor(…)."),
    "operand-types": Sentence("{detail}.", "Check what kind of value each side is."),
    "arguments": Sentence("{detail}.", "Compare the call with the function's parameters."),
    "not-callable": Sentence(
        "{detail}.", "Only functions are called with round brackets; elements are taken with [ ]."
    ),
    "one-element": Sentence(
        "Only a tensor with one element is a number; this one has {count}.",
        "Reduce it first (sum, mean, max), or pick an element.",
    ),
    "truth": Sentence(
        "A tensor with several elements is neither true nor false.",
        "Reduce the comparison: .all(), .any(), or compare a sum or a norm.",
    ),
    # --- gradients
    "not-scalar": Sentence(
        "Gradients start from one number; this value has shape {shape}.",
        "Sum it first, .sum().backward(), or pass a cotangent: .backward(torch.ones_like(…)).",
    ),
    "no-grad-fn": Sentence(
        "Nothing here requires a gradient, so there is nothing to go back through.",
        "Make a leaf with requires_grad=True before computing; detach() and no_grad() cut the graph.",
    ),
    "second-backward": Sentence(
        "The graph was already gone through backward, and what it saved is freed.",
        "Compute the value again, or keep it the first time: backward(retain_graph=True).",
    ),
    "leaf-in-place": Sentence(
        "A leaf that requires a gradient cannot be changed in place.",
        "Update it inside with torch.no_grad():, or write x = x + …, which makes a new value.",
    ),
    "leaf-view-in-place": Sentence(
        "A view of a leaf that requires a gradient cannot be changed in place.",
        "Do it inside with torch.no_grad():, or on a clone().",
    ),
    "saved-changed": Sentence(
        "A value that the backward pass needs was changed in place after it was used.",
        "Write the change without in-place: y = y * 2 instead of y *= 2, or change a clone().",
    ),
    "unused-input": Sentence(
        "The value does not depend on one of the inputs.", "Check the inputs, or pass allow_unused=True."
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
        "The cotangent's shape {right} is not the value's shape {left}.",
        "Pass a tensor of the value's shape, such as torch.ones_like(…).",
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
        "The matrix has no inverse: {detail}.", "Its determinant is 0; check its rows, or use torch.linalg.pinv."
    ),
    "assertion": Sentence("The assertion does not hold{detail}.", "Print both sides to see what differs."),
    "recursion": Sentence(
        "A function calls itself without end.", "Give the recursion a case that returns without calling."
    ),
    "raised": Sentence("The program raised {exception}{detail}.", ""),
    "python": Sentence("{exception}: {detail}.", ""),
    "torch": Sentence("torch says: {detail}.", "Check the shapes and types of the operands."),
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


def mistake(
    kind: str,
    span: Span | None,
    *,
    error: str = "",
    raised: str = "",
    repairs: tuple[Repair, ...] = (),
    facts: Mapping[str, str] = {},
    **more: str,
) -> Mistake:
    """Return a mistake with its English sentence filled in.

    Args:
        error: Name of the Python exception that plain Python would have raised.
        raised: torch's or Python's own message.
        facts, more: What the sentence of this kind names.
    """
    facts = {name: shortened(text) for name, text in {**facts, **more}.items()}
    if f"{kind}-{facts.get('name', '')}" in MISTAKES:  # some names have a sentence of their own
        kind = f"{kind}-{facts['name']}"
    if kind == "construct":
        name = facts.get("name", "")
        construct, instead = CONSTRUCTS.get(name, (name, "Write it in another way."))
        facts = {**facts, "construct": construct, "instead": instead}
    sentence = MISTAKES[kind]
    return Mistake(
        kind, sentence.message.format(**facts), sentence.hint.format(**facts), span, error, raised, facts, repairs
    )

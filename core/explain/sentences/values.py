"""Mistakes of a value's type, and of Python's numbers and containers. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_VALUES: dict[str, Sentence] = {
    # --- types
    "integer-grad": Sentence(
        "Only floating-point (and complex) tensors can require gradients.",
        "Write the numbers with a point, or add dtype=torch.float32.",
    ),
    "integer-mean": Sentence(
        "{left} holds no floating-point numbers, and this reduction needs them.", "Convert first: x.float().mean()."
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
    "tuple-many": Sentence(
        "`{text}` is a tuple of {count} values, and one tensor is needed here.",
        "Take one of them, `{text}[0]`, or give each a name: a, b = …",
    ),
    "tuple-fields": Sentence(
        "`{text}` is a tuple of several tensors, {fields}, and one of them is needed here.",
        "Take the one that is meant, by its name.",
    ),
    "tuple-indices": Sentence(
        "This is a tuple, which has one index, and here are several.", "Take the tensor out of it first: …[0][:, -1]."
    ),
    "list-needed": Sentence(
        "`{text}` is a list of {count} tensors, and one tensor is needed here.",
        "torch.stack(…) puts them along a new axis, torch.cat(…) one after the other, and sum(…) adds them.",
    ),
    "numbers-needed": Sentence(
        "`{text}` is a list of numbers, and a tensor is needed here.", "Make one of it: torch.tensor(…)."
    ),
    "operand-types": Sentence("{detail}.", "Check what kind of value each side is."),
    "operand-pair": Sentence(
        "`{operator}` does not go between a value of type {left_type} and one of type {right_type}.",
        "Check what kind of value each side is.",
    ),
    "tensor-of-tensors": Sentence(
        "torch.tensor takes numbers, and `{text}` holds tensors of several elements.",
        "Put tensors of one shape on a new axis with torch.stack(…), or join them with torch.cat(…).",
    ),
    "no-dtype": Sentence(
        "A tensor is made of numbers, and a value of type {type} is none.",
        "Leave such values out; float('nan') stands for a missing number.",
    ),
    "arguments": Sentence("{detail}.", "Compare the call with the function's parameters."),
    "transform-tensor": Sentence(
        "torch.func differentiates with respect to tensors, and here it is given a value of type {type}.",
        "Pass a tensor: torch.tensor(2.0).",
    ),
    "hessian-scalar": Sentence(
        "A Hessian belongs to a function whose value is one number, and this one gives several.",
        "Take one of them, or their sum; of several values there is the Jacobian.",
    ),
    "negative-step": Sentence(
        "A slice of a tensor cannot go backward: its step must be greater than 0.", "Turn the axis round: x.flip(0)."
    ),
    "truth-minus": Sentence(
        "A minus is not defined for True and False.",
        "~x turns them round, a ^ b tells where two differ, and .float() makes 1 and 0 of them.",
    ),
    "tensor-not-whole": Sentence(
        "Python counts with whole numbers here, and {left} is {dtype}.", "Take a whole number out of it with int(…)."
    ),
    "one-element": Sentence(
        "Only a tensor with one element is a number; {left} has more than one, or none.",
        "Reduce it first (sum, mean, max), or pick an element.",
    ),
    "truth": Sentence(
        "{left} has several elements, so it is neither true nor false.",
        "Reduce the comparison: .all(), .any(), or compare a sum or a norm.",
    ),
    # --- numbers and containers
    "division-by-zero": Sentence(
        "A Python number was divided by zero.", "Tensors give inf or nan instead; Python numbers do not."
    ),
    "overflow": Sentence("The number is too large: {detail}.", "Use smaller numbers, or torch's, which give inf."),
    "key": Sentence("There is no key {detail} in this dictionary.", "Check the keys with print(d.keys())."),
    "singular": Sentence(
        "{left} has no inverse: it is singular.", "Its determinant is 0; check its rows, or use torch.linalg.pinv."
    ),
    "assertion": Sentence("The assertion does not hold{detail}.", "Print both sides to see what differs."),
    "recursion": Sentence(
        "Calls are nested deeper than Python allows.",
        "If a function calls itself, give it a case that returns without calling, or write a loop.",
    ),
    "python": Sentence("{exception}: {detail}.", ""),
    "torch": Sentence("torch says: {detail}.", "Check the shapes and types of the operands."),
    "uninitialized": Sentence(
        "A lazy layer learns its shapes from its first input, and it has not seen one yet.",
        "Call the network once with a batch before you look at its parameters: net(X).",
    ),
    # --- devices
    "no-cuda": Sentence("This machine has no CUDA device.", "Choose the CPU."),
}
"""Kind → sentence and hint."""

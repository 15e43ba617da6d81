"""Beginners' mistakes of plain Python: syntax, calls, texts joined to numbers, None. Imports no torch."""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_PYTHON: dict[str, Sentence] = {
    # --- the text
    "indentation-missing": Sentence(
        "The block after the colon is missing: nothing is indented here.",
        "Indent the lines of the block by four spaces.",
    ),
    "indentation-extra": Sentence(
        "This line is indented, but no block begins before it.", "Start it where the line above starts."
    ),
    "indentation-level": Sentence(
        "This line starts at a column where no block around it starts.", "Line it up with the block that it belongs to."
    ),
    "syntax-print": Sentence("print is a function: what it prints stands in brackets.", "Write print(…)."),
    "syntax-unmatched": Sentence("This `{bracket}` closes nothing.", "Take it away, or open a bracket for it."),
    "syntax-mismatch": Sentence(
        "`{bracket}` closes a bracket that was opened as `{opened}`.", "Each bracket is closed by its own kind."
    ),
    "syntax-assign": Sentence(
        "A value cannot be given to this: only names, elements and attributes stand left of =.",
        "The name stands on the left, its value on the right; a comparison is written ==.",
    ),
    "syntax-number": Sentence(
        "A number and a name stand together here.", "A product is written 2 * x; no name begins with a digit."
    ),
    "syntax-return": Sentence("return stands outside a function here.", "Indent it into the function, or use print."),
    "syntax-loop": Sentence("This stands outside a loop.", "break and continue belong into a for or a while."),
    "syntax-order": Sentence(
        "An argument without a name stands behind one with a name.", "Write those without names first."
    ),
    "syntax-invisible": Sentence(
        "There is an invisible character here that Python does not read.", "Delete the space and type it again."
    ),
    # --- names
    "name-torch": Sentence("There is no variable {name} yet, and torch has one.", "Did you mean {close}?"),
    "name-import": Sentence("There is no {name} yet: its import is missing.", "Write {line} at the top."),
    "name-constant": Sentence("Python has no {name}.", "It is written {close}."),
    # --- calls
    "not-callable": Sentence(
        "A value of type {type} cannot be called like a function.",
        "Only functions are called with round brackets; elements are taken with [ ].",
    ),
    "called-shadow": Sentence(
        "`{name}` is a variable of the program here, of type {type}: it hides Python's own function `{name}`.",
        "Give the variable another name.",
    ),
    "value-called": Sentence("`{text}` is a value, not a function.", "Write it without the round brackets: `{text}`."),
    "none-format": Sentence(
        "A value in this text is None, and None has no number of digits.",
        "A gradient is None until backward(); a function without return gives None.",
    ),
    "tensor-format": Sentence(
        "A number of digits is given for a tensor of several elements, which has no single number to write.",
        "Write one element or a mean, or round them all: x.round(decimals=2).",
    ),
    "shape-called": Sentence(
        "`{text}` is a shape, not a function.", "Take a length out of it with square brackets: x.shape[0]."
    ),
    "not-called": Sentence(
        "`{text}` is a function that was not called.", "Write round brackets after its name: x.sum()."
    ),
    "arguments-many": Sentence(
        "`{function}` was given {given} arguments, but it takes {most}.",
        "Compare the call with the function's parameters; a method's self counts as one.",
    ),
    "arguments-missing": Sentence(
        "The call of `{function}` lacks the argument {names}.", "Compare the call with the function's parameters."
    ),
    "arguments-unknown": Sentence(
        "`{function}` has no argument named {name}.", "Compare the call with the function's parameters."
    ),
    "numpy-method": Sentence(
        "`{function}` of a tensor calls the tensor's own method `{method}` with NumPy's arguments, and torch's method "
        "takes other ones.",
        "Call torch.{method}, or give NumPy an array: x.detach().numpy().",
    ),
    "arguments-twice": Sentence(
        "`{function}` got its argument {name} twice.", "Give it by its place or by its name, not both."
    ),
    "arguments-torch": Sentence(
        "torch's {function} cannot be called with ({given}).",
        "Check the names and kinds of the arguments; an axis is dim=.",
    ),
    "no-self": Sentence(
        "The method `{method}` has no parameter for its object.",
        "Its first parameter is self: def {method}(self, …).",
    ),
    "no-super": Sentence(
        "The module is not ready to hold layers and parameters yet.", "Begin __init__ with super().__init__()."
    ),
    # --- what kind of value
    "not-indexable": Sentence(
        "A value of type {type} has no elements to take with [ ].",
        "Lists, tuples, texts, dictionaries and tensors have.",
    ),
    "not-iterable": Sentence(
        "A value of type {type} cannot be gone through one by one.", "To count up to n, write for i in range(n)."
    ),
    "no-length": Sentence("A value of type {type} has no length.", "Lists, texts, dictionaries and tensors have one."),
    "needs-integer": Sentence(
        "An integer is needed here, not a {type}.", "Write int(…), or // instead of / where you divide."
    ),
    "text-number": Sentence(
        "{left} and {right} cannot be joined by +: one is a text, the other is not.",
        "Turn the other one into a text with str(…), or give print both, separated by a comma.",
    ),
    "text-no-number": Sentence("The text {text} is not a number.", "A number has digits only, and perhaps a point."),
    "tensor-class": Sentence(
        "torch.Tensor(…) takes a list, or the lengths of a shape, and no single number of type {type}.",
        "Write torch.tensor(…) with a small t, which makes a tensor of any numbers.",
    ),
    "python-larger": Sentence(
        "`{text}`: Python's {name}() asks which of two is larger as a whole, and a tensor has several elements.",
        "Compare cell by cell: torch.clamp(x, min=0) with a number, torch.maximum(a, b) with a tensor.",
    ),
    "tuple-arithmetic": Sentence(
        "Python's tuples do not compute with each element: {left} and {right}.",
        "Take the value in it that is meant, (…)[0], or make a tensor of its numbers: torch.tensor(…).",
    ),
    "tuple-of-tensors": Sentence(
        "{text} is a tuple that holds tensors, not a tensor, and tuples do not compute with each element.",
        "Take what is in it: (…)[0], or name, = …; torch.autograd.grad returns a tuple even for one gradient.",
    ),
    "list-of-tensors": Sentence(
        "{text} is a list that holds tensors, not a tensor, and lists do not compute with each element.",
        "Make one tensor of it, which keeps the graph: torch.stack(…).",
    ),
    "list-arithmetic": Sentence(
        "Python's lists do not compute with each element: {left} and {right}.",
        "Make a tensor of the list: torch.tensor(…).",
    ),
    "bits": Sentence(
        "^, & and | work on truth values and on the bits of integers, not on other numbers.",
        "A power is written x ** 2; comparisons are joined in brackets: (a > 0) & (b < 1).",
    ),
    "list-index": Sentence("The index is outside this {type}.", "Indices go from 0 to len - 1."),
    "unpack-many": Sentence(
        "There are more values than the {expected} names on the left.", "Write one name for each value, or *rest."
    ),
    "unpack-few": Sentence(
        "There are {expected} names on the left, but only {got} values.", "Write as many names as there are values."
    ),
    "unpack-one": Sentence(
        "A value of type {type} cannot be split into several names.", "Only a tuple, a list or a tensor has parts."
    ),
    # --- None
    "none-operand": Sentence(
        "One side of {operator} is None.", "A function without return gives None; a gradient is None until backward()."
    ),
    "none-returned": Sentence(
        "This value is None: the function `{function}` returns nothing.", "End it with return and what it should give."
    ),
    "none-changing": Sentence(
        "This value is None: `{text}` keeps what a method gave that only changes its list.", "Write {call} alone."
    ),
}

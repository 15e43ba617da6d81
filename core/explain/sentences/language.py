"""Mistakes of the text itself: what Python cannot read, what the language does not have, unknown names.

Imports no torch.
"""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_THE_LANGUAGE: dict[str, Sentence] = {
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
        "Available are torch and its modules, numpy, pandas, d2l, math, random, time, os, collections and copy.",
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
    "not-yet": Sentence(
        "{module} can be imported, but {name} is not available here.",
        "Only what the book's first chapters take from it is here: leave it out, or write it yourself.",
    ),
    "keyword": Sentence("The argument {name}= is not offered here.", "Leave it out."),
    "keyword-close": Sentence("There is no argument {name}= here.", "Did you mean {close}=?"),
    "builtin": Sentence(
        "{name} is not offered here.",
        "Programs here compute: leave it out, or write it with what torch, numpy and pandas have.",
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
        "Available are torch.no_grad(), torch.enable_grad(), torch.set_grad_enabled() and open().",
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

"""Mistakes of the text itself: what Python cannot read, what cannot be imported, unknown names.

Imports no torch.
"""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

OF_THE_TEXT: dict[str, Sentence] = {
    # --- the text
    "syntax": Sentence(
        "Python cannot read this.", "Look at the marked place and just before it: brackets, colons, quotes."
    ),
    "syntax-foreign": Sentence(
        "`{foreign}` is how other languages write it; Python cannot read it.", "Python writes `{own}`."
    ),
    "syntax-nul": Sentence(
        "There is a NUL character in this line, which no program may hold.", "Delete it; it may have come with a copy."
    ),
    "syntax-prompt": Sentence(
        "`{prompt}` is the prompt of an interactive session and no part of the program.",
        "Leave the prompts out, and what the session answered.",
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
    # --- what a program imports
    "import": Sentence(
        "The module {module} is not available here.",
        "There are torch, numpy, pandas, matplotlib, d2l, einops, tqdm, sympy and Python's own library without files, "
        "network and processes.",
    ),
    "import-close": Sentence("There is no module {module}.", "Did you mean {close}?"),
    "import-name": Sentence("{module} has no {name} to import.", "Check the spelling."),
    "import-name-close": Sentence("{module} has no {name} to import.", "Did you mean {close}?"),
    "no-network": Sentence(
        "{name} would be downloaded, and there is no network here.",
        "Random tensors have the same shapes: torch.rand(256, 1, 28, 28) and torch.randint(0, 10, (256,)).",
    ),
    "network": Sentence(
        "There is no network here.", "Write the data into the program, or make some of the same shape."
    ),
    "input": Sentence(
        "The program asks for a line of input, and there is none left.",
        "Write the lines that it should read into the box for input, one after the other.",
    ),
    "device": Sentence("There is no device {name} here.", 'Use "cpu" or "cuda".'),
    "keyword-close": Sentence("There is no argument {name}= here.", "Did you mean {close}=?"),
    # --- names and attributes
    "name": Sentence("There is no variable {name} yet.", "Assign it before this line, or check the spelling."),
    "name-close": Sentence("There is no variable {name} yet.", "Did you mean {close}?"),
    "attribute": Sentence(
        "`{owner}` has no attribute `{name}`.", "Check the spelling, and what kind of value this is."
    ),
    "attribute-tuple": Sentence(
        "`{text}` is a tuple, which has no attribute `{name}`; the tensor in it has.",
        "Take the tensor, `{text}[0]`. A comma at the end of a line makes a tuple, too.",
    ),
    "attribute-local": Sentence(
        "`{owner}` has no attribute `{name}`: `{text}` in line {line} makes a local variable, which ends with __init__.",
        "Write self.{name} = …, so that it belongs to the object.",
    ),
    "tensor-zero-grad": Sentence(
        "Optimizers and modules have zero_grad(), and `{text}` is a tensor.",
        "Set its own gradient to zero: {text}.grad.zero_(), or forget it: {text}.grad = None.",
    ),
    "tensor-append": Sentence(
        "`Tensor` has no method `{method}`: a tensor keeps its length.",
        "Collect the values in a list and make one tensor of it at the end, torch.stack(values), or join two: torch.cat([a, b]).",
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

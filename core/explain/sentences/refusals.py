"""What is said of single names that the language does not have: what to write instead. Imports no torch.

The key is the kind of the refusal and the name (`core.explain.mistakes.named_kind`).
"""

from __future__ import annotations

from core.explain.sentences.sentence import Sentence

_NO_DATA = Sentence(
    "No data sets can be loaded here.",
    "Random tensors have the same shapes: torch.rand(256, 1, 28, 28) and torch.randint(0, 10, (256,)).",
)
_NO_BOOK_CLASS = Sentence(
    "The book's class {name} is not available here.", "Derive from nn.Module, and write the training loop out."
)
_NO_COMPILER = Sentence("Nothing is compiled here.", "Leave it out: the program does the same without it.")
_NO_HELP = Sentence(
    "{name} is not offered here.", "Look the name up at docs.pytorch.org; a misspelt one is corrected when it is run."
)
_NO_FUNC = Sentence(
    "torch.func is not offered here.",
    "Use torch.autograd.functional, which has jacobian, hessian, vjp and jvp.",
)

OF_REFUSALS: dict[str, Sentence] = {
    "import-re": Sentence(
        "Regular expressions are not available here.", "Texts have replace, split, strip, lower and isalpha."
    ),
    "import-itertools": Sentence("The module itertools is not available here.", "Write the loops out, one in another."),
    "import-dataclasses": Sentence(
        "The module dataclasses is not available here.", "Write a class whose __init__ keeps its arguments."
    ),
    "import-torch.func": _NO_FUNC,
    "not-offered-func": _NO_FUNC,
    "not-offered-register_hook": Sentence(
        "Hooks cannot be set here.", "None is needed: every value shows the gradient that arrives at it."
    ),
    "not-offered-inference_mode": Sentence("torch.inference_mode is not offered here.", "Use torch.no_grad()."),
    "not-offered-torch.autograd.Function": Sentence(
        "An operation with a backward of its own cannot be defined here.",
        "Compose torch's operations: their gradient is computed for you.",
    ),
    "not-offered-Dataset": Sentence(
        "A data set of a class of its own is not offered here.",
        "Use TensorDataset(X, y), or a function with yield that gives the batches.",
    ),
    "not-offered-lr_scheduler": Sentence(
        "Schedulers of the learning rate are not offered here.",
        'Set it yourself: for group in optimizer.param_groups: group["lr"] *= 0.5',
    ),
    "not-offered-compile": _NO_COMPILER,
    "not-offered-jit": _NO_COMPILER,
    "not-offered-DataFrame.groupby": Sentence(
        "Tables are not grouped here.", 'Choose the rows by a condition: data[data["city"] == "a"].'
    ),
    "not-offered-Series.str": Sentence(
        "Columns of text have no .str here.", "Write a function of one text, and use column.map(function)."
    ),
    "keyword-out": Sentence(
        "A result is not written into a given tensor here.", "Assign it: Z[:] = X + Y writes into the memory of Z."
    ),
    "not-yet-load_data_fashion_mnist": _NO_DATA,
    "not-yet-FashionMNIST": _NO_DATA,
    "not-yet-load_data_time_machine": _NO_DATA,
    "not-yet-datasets": _NO_DATA,
    "not-yet-download": _NO_DATA,
    **dict.fromkeys(
        (
            "not-yet-Module", "not-yet-DataModule", "not-yet-Trainer", "not-yet-HyperParameters", "not-yet-Classifier",
            "not-yet-ProgressBoard",
        ),
        _NO_BOOK_CLASS,
    ),
    "not-yet-subplots": Sentence("One figure at a time is drawn here.", "Use plt.plot(…) without subplots."),
    "builtin-help": _NO_HELP,
    "builtin-dir": _NO_HELP,
    "builtin-input": Sentence("A program cannot ask for input here.", "Write the value into the program."),
}  # fmt: skip
"""Kind and name → sentence and hint."""

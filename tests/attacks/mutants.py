"""Programs that were right once: parts of them exchanged, doubled, lost, or replaced by what nobody expects."""

from __future__ import annotations

import ast
import random
import re
import warnings

PIECE = re.compile(r"\s+|\w+|[^\w\s]")
ODD = [
    "0", "-1", "1e308", "10**9", "10**400", "2**63", "float('nan')", "None", "True", "''", "'a'*99999", "[]", "()",
    "{}", "[[1], [2, 3]]", "torch", "torch.ones", "print", "type", "int", "lambda: 0", "x", "self", "...", "1j",
    "slice(9)", "range(10**9)", "torch.ones(0)", "torch.tensor(5)", "torch.ones(3, 0, 2)", "torch.tensor(True)",
    "torch.ones(2).int()", "float('inf')", "'\\ud800'", "torch.ones(1, requires_grad=True)",
    "torch.full((3,), float('nan'))", "ValueError()",
]  # fmt: skip
SIGNS = [*"+-*/%@<>=&|^~()[]{}:,.;", "**", "//", "==", "+=", "@=", "<<", "not ", " in ", "\n", "\n    ", " for "]


def mutant(programs: list[str], seed: int) -> str:
    """Return a program with one to five changes, which in most cases Python can still read.

    The same seed gives the same program.
    """
    rng = random.Random(seed)
    program = changed(programs, rng)
    for _ in range(rng.choice([0, 20, 20, 20])):
        if is_readable(program):
            break
        program = changed(programs, rng)
    return program


def is_readable(program: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "1if" and the like: Python only warns
        try:
            ast.parse(program)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def changed(programs: list[str], rng: random.Random) -> str:
    pieces = PIECE.findall(rng.choice(programs))
    for _ in range(rng.choice([1, 1, 2, 3, 5])):
        at, other = rng.randrange(len(pieces)), rng.randrange(len(pieces))
        numbers = [number for number, piece in enumerate(pieces) if piece[0].isdigit()] or [at]
        names = [number for number, piece in enumerate(pieces) if piece[0].isalpha()] or [at]
        match rng.randrange(8):
            case 0:
                pieces[rng.choice(numbers)] = rng.choice(ODD)
            case 1:
                pieces[rng.choice(names)] = rng.choice(ODD)
            case 2:
                pieces[rng.choice(names)] = pieces[rng.choice(names)]
            case 3:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 4:
                pieces[at] = rng.choice(SIGNS)
            case 5:
                del pieces[at : at + rng.choice([1, 1, 2, 9])]
            case 6:
                pieces[at:at] = pieces[other : other + rng.choice([1, 5, 40])]
            case _:
                theirs = PIECE.findall(rng.choice(programs))
                pieces[at:at] = theirs[: rng.randrange(len(theirs))]
        pieces = pieces or ["x"]
    return "".join(pieces)

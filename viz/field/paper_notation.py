"""A formula as it is written on paper, in Python: powers, products without a sign, names of functions. Pure."""

from __future__ import annotations

import ast
import difflib
import re

from core.explain.mistakes import FULL_WIDTH
from viz.field.function import FUNCTIONAL_NAMES, PYTHON_NAMES, TORCH_NAMES, Unreadable, read

SIGNS = str.maketrans({"·": "*", "×": "*", "⋅": "*", "÷": "/", "−": "-", "–": "-", "π": "pi"})
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ON_PAPER = {
    "ln": "log", "lg": "log10", "tg": "tan", "arctan": "atan", "arctg": "atan", "arcsin": "asin", "arccos": "acos",
    "sgn": "sign", "sh": "sinh", "ch": "cosh", "th": "tanh", "Exp": "exp", "power": "pow",
}  # fmt: skip
"""Names of functions on paper → torch's."""
KNOWN = (*TORCH_NAMES, *FUNCTIONAL_NAMES, *PYTHON_NAMES)
LIKE = 0.7
"""How like a known name one must be that is taken for it, from 0 to 1."""


def mended(text: str) -> str:
    """Return the expression that was probably meant, "" where the text is fine or nobody can say."""
    if "\n" in text.strip() or not text.strip() or "lambda" in text:
        return ""
    made = _with_python_signs(text.strip())
    if not _parses(made):
        made = re.sub(r"(?<![\w.])(\d+\.?\d*|\.\d+)\s*(?=(?!e[-+]?\d|j\b)[A-Za-z_(])", r"\1*", made)  # 2x, 2 (x + 1)
        made = re.sub(r"\)\s*(?=[A-Za-z_(\d])", ")*", made)
    made = _with_known_functions(made)
    return made if made != text.strip() and _is_readable(made) else ""


def _parses(text: str) -> bool:
    """Whether Python reads a text, and calls only what has a name in it: for Python, ``2(x + 1)`` calls the 2."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return all(isinstance(one, ast.Name | ast.Attribute) for one in called)


def _with_python_signs(text: str) -> str:
    text = text.translate(FULL_WIDTH).translate(SIGNS)
    text = re.sub(f"[{RAISED}]+", lambda found: "**" + "".join(str(RAISED.index(one)) for one in found[0]), text)
    return text.replace("^", "**")


def _with_known_functions(text: str) -> str:
    return re.sub(r"(?<![\w.])([A-Za-z]\w*)(?=\s*\()", lambda found: _known(found[1]), text)


def _known(name: str) -> str:
    """Return the function that a name means; the name itself where it is one, or nobody can say."""
    if name in KNOWN:
        return name
    if name in ON_PAPER or name.lower() in KNOWN:
        return ON_PAPER.get(name, name.lower())
    return next(iter(difflib.get_close_matches(name, KNOWN, 1, LIKE)), name)


def _is_readable(text: str) -> bool:
    try:
        read(text)
    except Unreadable:
        return False
    called = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return all(not isinstance(one, ast.Name) or one.id in KNOWN for one in called)

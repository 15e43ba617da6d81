"""Repairs of names that are not there: an import that is missing, another spelling, a prompt that was copied along."""

from __future__ import annotations

import ast
import difflib

import pandas

from core.explain.edits import inserting, line_before, replacing, together
from core.explain.failing_expression import About
from core.explain.prompts import without_prompts
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair

IMPORTS = {
    "np": "import numpy as np", "pd": "import pandas as pd", "nn": "from torch import nn",
    "F": "from torch.nn import functional as F", "optim": "from torch import optim", "math": "import math",
    "random": "import random", "time": "import time", "os": "import os", "torch": "import torch",
    "d2l": "from d2l import torch as d2l", "plt": "from matplotlib import pyplot as plt", "numpy": "import numpy",
    "pandas": "import pandas", "copy": "import copy", "Counter": "from collections import Counter",
    "DataLoader": "from torch.utils.data import DataLoader",
    "TensorDataset": "from torch.utils.data import TensorDataset",
}  # fmt: skip
"""Names that notebooks use → the line that brings them."""
CONSTANTS = {
    "true": "True",
    "false": "False",
    "null": "None",
    "none": "None",
    "nil": "None",
    "TRUE": "True",
    "FALSE": "False",
}


def imported(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The line at the top that brings a name."""
    return [inserting("import", 1, 0, facts["line"] + "\n")]


def of_torch(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``zeros(3)`` → ``torch.zeros(3)``, wherever the name stands."""
    names = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Name) and node.id == facts["name"]]
    one = together("spelling", found.source, [replacing("", found.source, node, facts["close"]) for node in names])
    return [one] if one else []


def prompts_left_out(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The text without the prompts of an interactive session."""
    return [without_prompts(found.source.text)]


def constant(found: About, facts: Facts, run: Run) -> list[Repair]:
    node = found.node
    return [replacing("spelling", found.source, node, facts["close"])] if isinstance(node, ast.Name) else []


def declared_global(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``global n`` at the beginning of a function that changes a variable of the program."""
    if facts.get("name") not in run.variables:
        return []
    for function in ast.walk(found.source.tree):
        if isinstance(function, ast.FunctionDef) and any(part is found.node for part in ast.walk(function)):
            return line_before("global", found.source, function.body[0], f"global {facts['name']}")
    return []


def close_key(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The key or the column that was meant."""
    match found.node:
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() as key) as index):
            owner = run.variables.get(name)
            known = list(owner) if isinstance(owner, dict | pandas.DataFrame) else []
            close = difflib.get_close_matches(key, [one for one in known[:1_000] if isinstance(one, str)], 1, 0.6)
            return [replacing("spelling", found.source, index, repr(one)) for one in close]
    return []

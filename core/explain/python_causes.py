"""Causes of plain Python's mistakes: a None that a function returned, a name whose import is missing, …"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable

import numpy
import torch
from torch import nn

from core.explain.call_repairs import changing_call, uncalled, without_return
from core.explain.class_repairs import method_without_self
from core.explain.failing_expression import About
from core.explain.name_repairs import CONSTANTS, IMPORTS
from core.explain.prompts import prompt_in
from core.explain.shape_repairs import Facts
from core.program.run import Run

Found = tuple[str, dict[str, str]]


def missing_name(facts: Facts, found: About, run: Run) -> Found | None:
    """``np`` without its import, ``true`` for ``True``."""
    name = facts.get("name", "")
    if name in CONSTANTS:
        return "name-constant", {**facts, "close": CONSTANTS[name]}
    prompt = prompt_in(found.source.text) if name == "In" else None
    if prompt is not None:  # `In [1]: x = 5` is an annotation for Python
        return "syntax-prompt", {**facts, "prompt": prompt[0]}
    line = IMPORTS.get(name) or import_from(name)
    if line:
        return "name-import", {**facts, "line": line}
    return ("name-torch", {**facts, "close": f"torch.{name}"}) if _is_torchs(name, found, run) else None


def _is_torchs(name: str, found: About, run: Run) -> bool:
    """Whether torch, which is imported, has a type or a function of this name: ``dtype=float32``, ``zeros(3)``."""
    if run.variables.get("torch") is not torch:
        return False
    calls = any(isinstance(one, ast.Call) and one.func is found.node for one in ast.walk(found.source.tree))
    meant = getattr(torch, name, None)
    return isinstance(meant, torch.dtype) or (calls and callable(meant) and not name.startswith("_"))


def import_from(name: str) -> str:
    """Return the line that imports a name which torch or Python's library has and programs use without its module."""
    if name in PYTHON_NAMES:
        return f"from {PYTHON_NAMES[name]} import {name}"
    if isinstance(getattr(nn, name, None), type):
        return f"from torch.nn import {name}"
    return f"from torch import {name}" if name in TORCH_NAMES else ""


PYTHON_NAMES = {
    "deque": "collections", "defaultdict": "collections", "OrderedDict": "collections", "namedtuple": "collections",
    "partial": "functools", "reduce": "functools", "deepcopy": "copy", "Path": "pathlib", "product": "itertools",
    "dataclass": "dataclasses", "Variable": "torch.autograd", "Dataset": "torch.utils.data", "tqdm": "tqdm",
    "rearrange": "einops", "StepLR": "torch.optim.lr_scheduler", "SGD": "torch.optim", "Adam": "torch.optim",
    "AdamW": "torch.optim",
}  # fmt: skip
"""Name → the module that a program imports it from."""
TORCH_NAMES = frozenset("tensor Tensor autograd manual_seed no_grad randn arange linspace softmax sigmoid relu".split())
"""Names of torch that programs use without writing torch before them."""


def none_from(facts: Facts, found: About, run: Run) -> Found | None:
    """Name the function that returns nothing, or the list's method that only changes it, from which a None came."""
    statement = changing_call(found)
    if statement is not None:
        return "none-changing", {**facts, "text": found.text(statement), "call": found.text(statement.value)}
    function = without_return(found, run)
    return None if function is None else ("none-returned", {**facts, "function": function.name})


def no_self(facts: Facts, found: About, run: Run) -> Found | None:
    method = method_without_self(found, facts)
    return None if method is None else ("no-self", {**facts, "method": method.name})


def host_call(kind: str) -> Callable[[Facts, About, Run], Found | None]:
    """Say what was called where that is none of the program's functions: Python's message counts our arguments."""

    def named(facts: Facts, found: About, run: Run) -> Found | None:
        facts = {**facts, "function": facts["function"].rpartition("<locals>.")[2]}
        if _is_written_here(facts["function"], found) or not isinstance(found.node, ast.Call):
            return kind, facts
        facts = {**facts, "function": found.text(found.node.func)}
        if facts.get("given", "").isdigit() and facts.get("most", "").isdigit():
            hidden = int(facts["given"]) - len(found.node.args)
            facts |= {"given": str(len(found.node.args)), "most": str(max(int(facts["most"]) - hidden, 0))}
        return kind, facts

    return named


def _is_written_here(qualified: str, found: About) -> bool:
    """Whether a function is the program's own: its name, or its class's, for every layer has an ``__init__``."""
    owner, _, name = qualified.rpartition(".")
    kind, name = (ast.ClassDef, owner.rpartition(".")[2]) if owner else (ast.FunctionDef, name)
    return any(isinstance(one, kind) and one.name == name for one in ast.walk(found.source.tree))


def numpy_method(facts: Facts, found: About, run: Run) -> Found | None:
    """``np.mean(x)`` of a tensor calls x.mean with NumPy's arguments, and torch complains of those."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name) as function, args=[_, *_]):
            given = {one.arg for one in found.node.keywords}
            other = "NoneType" not in facts.get("detail", "NoneType")  # max(): argument 'dim' must be int, not NoneType
            if other or run.variables.get(module) is not numpy or not hasattr(torch.Tensor, name):
                return None
            if facts.get("name") not in given:
                return "numpy-method", {**facts, "function": found.text(function), "method": name}
    return None


def not_called(facts: Facts, found: About, run: Run) -> Found | None:
    node = uncalled(found)
    return None if node is None else ("not-called", {**facts, "text": found.text(node)})


def no_method(facts: Facts, found: About, run: Run) -> Found | None:
    """``x.grad()``: an attribute of a tensor is called as if it were a method."""
    match found.node:
        case ast.Call(func=ast.Attribute(attr="grad" | "data" | "T" | "dtype" | "device" | "ndim" as name) as function):
            return "value-called", {**facts, "text": found.text(function), "name": name}
    return None


def hidden_function(facts: Facts, found: About, run: Run) -> Found | None:
    """``sum = 3``, and then ``sum(x)``."""
    match found.node:
        case ast.Call(func=ast.Name(id=name)) if callable(getattr(builtins, name, None)):
            return "called-shadow", {**facts, "name": name}
    return None


def tensor_in_tuple(facts: Facts, found: About, run: Run) -> Found | None:
    """``loss = (y ** 2).sum(),`` is a tuple."""
    for node in ast.walk(found.node) if found.node is not None else ():
        if isinstance(node, ast.Attribute) and node.attr == facts.get("name") and isinstance(node.value, ast.Name):
            held = found.value(node.value)
            if type(held) is tuple and len(held) == 1 and hasattr(held[0], node.attr):
                return "attribute-tuple", {**facts, "text": node.value.id}
    return None


def local_attribute(facts: Facts, found: About, run: Run) -> Found | None:
    """``fc = nn.Linear(4, 1)`` in ``__init__``, and then ``self.fc``."""
    statement = local_in_init(facts, found)
    if statement is None:
        return None
    return "attribute-local", {**facts, "text": found.text(statement), "line": str(statement.lineno)}


def local_in_init(facts: Facts, found: About) -> ast.Assign | None:
    """Return the statement of a class's ``__init__`` that gives a local variable the name of a missing attribute."""
    for kind in ast.walk(found.source.tree):
        if not isinstance(kind, ast.ClassDef) or kind.name != facts.get("owner"):
            continue
        for method in kind.body:
            for statement in ast.walk(method) if getattr(method, "name", "") == "__init__" else ():
                match statement:
                    case ast.Assign(targets=[ast.Name(id=name)]) if name == facts.get("name"):
                        return statement
    return None


def larger_of_two(facts: Facts, found: About, run: Run) -> Found | None:
    """``max(x, 0)`` of a tensor: Python's max() asks whether one is larger, as a whole."""
    match found.node:
        case ast.Call(func=ast.Name(id="max" | "min" as name), args=[_, _]) if name not in run.variables:
            return "python-larger", {**facts, "text": found.text(found.node), "name": name}
    return None


def zero_grad_of_tensor(facts: Facts, found: About, run: Run) -> Found | None:
    """``x.zero_grad()`` of a tensor, which is a method of optimizers and modules."""
    if facts.get("owner") == "Tensor" and facts.get("name") == "zero_grad" and isinstance(found.node, ast.Attribute):
        return "tensor-zero-grad", {**facts, "text": found.text(found.node.value)}
    return None


def method_of_lists(facts: Facts, found: About, run: Run) -> Found | None:
    """``x.append(1)`` of a tensor."""
    if facts.get("owner") == "Tensor" and hasattr(list, facts.get("name", "")):
        return "tensor-append", {**facts, "method": facts["name"]}
    return None


def tensors_in_list(facts: Facts, found: About, run: Run) -> Found | None:
    """``torch.tensor([a, b])`` of tensors."""
    match found.node:
        case ast.Call(func=ast.Attribute(attr="tensor" | "as_tensor" | "asarray"), args=[given, *_]):
            text = found.text(given)
        case _:
            return None
    parts = given.elts if isinstance(given, ast.List | ast.Tuple) else []
    held = found.value(given) if not parts else [found.value(one) for one in parts]
    of_tensors = isinstance(held, list | tuple) and held and all(isinstance(one, torch.Tensor) for one in held)
    return ("tensor-of-tensors", {**facts, "text": text}) if of_tensors else None


def operator_between(facts: Facts, found: About, run: Run) -> Found | None:
    """Take the operator and the types of its sides out of Python's message."""
    says = next((one for pattern in OPERATORS if (one := pattern.search(facts.get("detail", "")))), None)
    return None if says is None else ("operand-pair", {**facts, "operator": "+", **says.groupdict()})


OPERATORS = (
    re.compile(
        r"^unsupported operand type\(s\) for (?P<operator>[^\s:]+).*: '(?P<left_type>\w+)' and '(?P<right_type>\w+)'"
    ),
    re.compile(r"^can only concatenate (?P<left_type>\w+) \(not \"(?P<right_type>\w+)\"\)"),
    re.compile(
        r"^'(?P<operator>[^']+)' not supported between instances of '(?P<left_type>\w+)' and '(?P<right_type>\w+)'"
    ),
)


def text_of_call(facts: Facts, found: About, run: Run) -> Found | None:
    """Quote what was called."""
    function = getattr(found.node, "func", None)
    return None if function is None else ("shape-called", {**facts, "text": found.text(function)})


def list_beside(facts: Facts, found: About, run: Run) -> Found | None:
    """A list times a tensor: Python would repeat the list, and asks the tensor how often."""
    both = [getattr(found.node, "left", None), getattr(found.node, "right", None)]
    if any(isinstance(side, ast.expr) and isinstance(found.value(side), list | tuple) for side in both):
        return sequence_beside(facts, found, run)
    return None


def sequence_beside(facts: Facts, found: About, run: Run) -> Found | None:
    """Tell a list from a tuple, and numbers from tensors in it."""
    quoted = sides("list-arithmetic")(facts, found, run)
    if quoted is None:
        return None
    for side in (found.node.left, found.node.right):  # type: ignore[union-attr]  # `sides` has seen both
        value = found.value(side)
        if isinstance(value, list | tuple):
            name = "tuple" if isinstance(value, tuple) else "list"
            if any(isinstance(one, torch.Tensor) for one in value):
                return f"{name}-of-tensors", {**facts, "text": f"`{found.text(side)}`"}
            return f"{name}-arithmetic", quoted[1]
        if isinstance(side, ast.Call) and isinstance(side.func, ast.Attribute) and side.func.attr == "grad":
            return "tuple-of-tensors", {**facts, "text": f"`{found.text(side)}`"}
    said = str(found.error)
    return ("tuple-arithmetic" if "tuple" in said and "list" not in said else "list-arithmetic"), quoted[1]


def sides(kind: str) -> Callable[[Facts, About, Run], Found | None]:
    """Quote both sides of an operator."""

    def quoted(facts: Facts, found: About, run: Run) -> Found | None:
        left, right = getattr(found.node, "left", None), getattr(found.node, "right", None)
        if left is None or right is None:
            return None
        return kind, {**facts, "left": f"`{found.text(left)}`", "right": f"`{found.text(right)}`"}

    return quoted

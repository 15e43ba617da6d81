"""The programs that the page runs: the learner's function, then a few lines that ask torch for its derivative.

The learner's part defines ``f`` and a tensor of the name that f takes. All numbers are float64, so that differences can
be compared with derivatives.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Sequence
from typing import Literal

import msgspec

HEADER = "import torch\ntorch.set_default_dtype(torch.float64)\n\n"
LONGEST = 4_000
"""Characters of the learner's part."""
LONGEST_CANDIDATE = 300
DEEPEST_CANDIDATE = 60
"""Levels of brackets and signs in a formula: what takes it apart calls itself for each."""
POINTS = 5
"""Random points at which a candidate formula is compared."""
HALVINGS = 10
"""Lengths of a step that are tried, each half of the one before."""

MOST_ENTRIES = 1_000
"""Partial derivatives that are computed and drawn; a worker sends no more cells of one tensor."""

Problem = Literal["empty", "syntax", "function", "parameters", "input", "long"]


class Unusable(Exception):
    """The text defines no function that can be differentiated here.

    Attributes:
        problem: What is missing.
        name: The name that is missing, where it is one.
        line: Where Python's parser gave up, counted from 1; 0 where it did not say.
    """

    def __init__(self, problem: Problem, name: str = "", line: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.name, self.line = problem, name, line


class Function(msgspec.Struct, frozen=True):
    """A learner's function, as read from the text.

    Attributes:
        text: The learner's part.
        variable: The name of f's parameter and of the tensor at which f is differentiated.
    """

    text: str
    variable: str


def read(text: str) -> Function:
    """Return the function that a text defines.

    Raises:
        Unusable: it defines none, or binds no tensor of the name that f takes.
    """
    if not text.strip():
        raise Unusable("empty")
    if len(text) > LONGEST:
        raise Unusable("long")
    tree = _parsed(text)
    found = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == "f"]
    if not found:
        raise Unusable("function")
    given = found[-1].args
    positional = [*given.posonlyargs, *given.args]
    if not positional or len(positional) - len(given.defaults) > 1 or any(one is None for one in given.kw_defaults):
        raise Unusable("parameters")
    variable = positional[0].arg
    if variable not in bound(tree):
        raise Unusable("input", variable)
    return Function(text.rstrip() + "\n", variable)


def _parsed(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise Unusable("syntax", line=getattr(error, "lineno", 0) or 0) from error


def bound(tree: ast.Module) -> set[str]:
    """Return the names that statements outside of functions bind."""
    outside = [one for one in tree.body if not isinstance(one, ast.FunctionDef | ast.ClassDef)]
    return {
        name.id
        for one in outside
        for name in ast.walk(one)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }


def derivative_program(function: Function) -> str:
    """Return the program whose variables ``output``, ``jacobian`` and ``differences`` the page shows."""
    x = function.variable
    return f"""{HEADER}{function.text}

def central_differences(f, point, h=1e-5):
    steps = [step.reshape(point.shape) for step in h * torch.eye(point.numel())]
    columns = [(f(point + step) - f(point - step)) / (2 * h) for step in steps]
    return torch.stack(columns, -1).reshape(f(point).shape + point.shape)


output = f({x})
if 0 < output.numel() * {x}.numel() <= {MOST_ENTRIES}:  # as many as can be drawn
    # torch's order of axes: those of the output, then those of the input.
    jacobian = torch.autograd.functional.jacobian(f, {x})
    differences = central_differences(f, {x})
"""


DIRECTIONS = {"ones": "torch.ones_like({x})", "random": "torch.randn_like({x})", "first": None}
"""Ways to choose dX; "first" moves only the first entry."""


def step_program(function: Function, direction: str) -> str:
    """Return the program that moves the input by ``t * direction`` for t = 1, 1/2, 1/4, …

    Its variables ``true_change`` and ``linear_change`` have one row for each t.
    """
    x = function.variable
    made = DIRECTIONS[direction]
    line = made.format(x=x) if made else f"torch.eye(1, {x}.numel()).reshape({x}.shape)"
    return f"""{HEADER}torch.manual_seed(0)
{function.text}
output = f({x})
direction = {line}
lengths = [2.0 ** -power for power in range({HALVINGS})]
jacobian = torch.autograd.functional.jacobian(f, {x})
true_change = torch.stack([f({x} + t * direction) - output for t in lengths])
linear_change = torch.stack([t * torch.tensordot(jacobian, direction, {x}.dim()) for t in lengths])
"""


def hessian_program(function: Function) -> str:
    """Return the program for the second derivatives of a scalar function; the variable is ``hessian``."""
    x = function.variable
    return f"""{HEADER}{function.text}
gradient = torch.autograd.functional.jacobian(f, {x})
hessian = torch.autograd.functional.hessian(f, {x})
"""


def vec_program(function: Function) -> str:
    """Return the program that writes the derivative as one matrix: columns of X, and of Y, one under the other."""
    x = function.variable
    return f"""{HEADER}{function.text}
def vec(M):
    return M.T.flatten() if M.dim() == 2 else M.flatten()


def of_vec(v):
    M = {x}
    return vec(f(v.reshape(M.T.shape).T if M.dim() == 2 else v.reshape(M.shape)))


vec_jacobian = torch.autograd.functional.jacobian(of_vec, vec({x}))
"""


def candidate_problem(text: str) -> str:
    """Return why a text is no formula: "empty", "long", "syntax"; "" where it is one."""
    if not text.strip():
        return "empty"
    if len(text) > LONGEST_CANDIDATE:
        return "long"
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "syntax"
    return "long" if _depth(tree) > DEEPEST_CANDIDATE else ""


def _depth(tree: ast.AST) -> int:
    """Return how deep the parts of a formula are nested; without recursion, for three hundred signs may be."""
    deepest, waiting = 0, [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(one, depth + 1) for one in ast.iter_child_nodes(node)]
    return deepest


_SEED = re.compile(r"^[ \t]*torch\.manual_seed\(.*\)[ \t]*$", re.MULTILINE)
_RANDOM = re.compile(r"torch\.(rand|randn|normal)\b")


def candidate_program(function: Function, candidates: Sequence[str], *, symmetric: Sequence[str] = ()) -> str:
    """Return the program that compares formulas with torch at random points.

    Its variables ``torch_says`` and ``formula_0``, ``formula_1``, … have one row for each point. A text that draws
    random numbers is run anew for each; another one's input is moved. Of several formulas, one that raises an error is
    None.

    Args:
        symmetric: Names of square matrices that are made symmetric first.
    """
    x = function.variable
    lines = [_SEED.sub("", function.text).strip("\n")]
    if not _RANDOM.search(function.text):
        lines.append(f"if random_point:\n    {x} = {x} + 0.5 * torch.randn_like({x})")
    lines += [f"{name} = ({name} + {name}.T) / 2" for name in symmetric]
    lines.append(f"torch_says.append(torch.autograd.functional.jacobian(f, {x}))")
    alone = len(candidates) == 1
    for number, text in enumerate(candidates):
        plain = ast.unparse(ast.parse(text.strip(), mode="eval"))  # without a comment at its end
        line = f"formula_{number}.append(torch.as_tensor({plain}, dtype=torch.float64))"
        lines.append(line if alone else f"try:\n    {line}\nexcept Exception:\n    pass")
    body = textwrap.indent("\n".join(lines), "    ")
    names = [f"formula_{number}" for number in range(len(candidates))]
    begun = "".join(f"{name} = []\n" for name in names)
    ended = "".join(f"{name} = torch.stack({name}) if len({name}) == {POINTS} else None\n" for name in names)
    return f"""{HEADER}torch_says = []
{begun}for random_point in range({POINTS}):
    torch.manual_seed(random_point)
{body}
torch_says = torch.stack(torch_says)
{ended}"""

"""The parameters of a program's modules, which have no variables: asked of a run, and put into the text. Pure.

A trace knows their names but no line that makes them. So the program up to its first backward pass runs once more
with a line that reads ``named_parameters()``; their numbers are those that the program had.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

import msgspec

from core.trace import Described, Trace
from viz.field.graph_elements import MOST_ELEMENTS, Element, assigned, kept_statements

ANSWER = "_parameters"
Told = tuple[str, str, tuple[int, ...], tuple[float, ...]]


class Parameter(msgspec.Struct, frozen=True):
    """A parameter: the variable of its module, its path there, its shape, its numbers in C order."""

    module: str
    path: str
    shape: tuple[int, ...]
    values: tuple[float, ...]

    @property
    def name(self) -> str:
        """As ``named_parameters`` says it: ``net.0.weight``."""
        return f"{self.module}.{self.path}"

    @property
    def expression(self) -> str:
        """As Python reaches it: ``net[0].weight``."""
        return self.module + "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in self.path.split("."))

    @property
    def literal(self) -> str:
        """Its numbers as a tensor."""
        return tensor_literal(self.values, self.shape)


def tensor_literal(values: Sequence[float], shape: tuple[int, ...]) -> str:
    """Return numbers as a tensor, with as many digits as single precision has."""
    numbers = f"torch.tensor([{', '.join(str(float(f'{one:.9g}')) for one in values)}])"
    return numbers if len(shape) == 1 else f"{numbers}.reshape({shape})"


def question(trace: Trace) -> str | None:
    """Return the program that tells the parameters; None where there are none, or the scalar walks over them.

    Where ``f`` puts a tensor in a parameter's place, ``net.parameters()`` passes over it.
    """
    statements = kept_statements(trace.source)
    bound = {name for statement in statements for name in assigned(statement)}
    held = [name for name, value in trace.variables.items() if isinstance(value, Described) and name in bound]
    nameless = any(node.operation == "leaf" and node.value.requires_grad and node.span is None for node in trace.nodes)
    if not held or not nameless or any(_walks_over(one) for one in statements):
        return None
    text = [ast.get_source_segment(trace.source, one) or ast.unparse(one) for one in statements]
    pairs = ", ".join(f"({name!r}, {name})" for name in held)
    return "\n".join(
        [
            "import torch",
            *text,
            f"{ANSWER} = [(name, path, tuple(value.shape), value.detach().flatten().tolist())",
            f"    for name, module in [{pairs}] if isinstance(module, torch.nn.Module)",
            "    for path, value in module.named_parameters()]",
        ]
    )


def _walks_over(statement: ast.stmt) -> bool:
    names = {node.attr for node in ast.walk(statement) if isinstance(node, ast.Attribute)}
    return bool(names & {"parameters", "named_parameters", "state_dict"}) and "optim" not in names


def parameters(answer: Trace) -> tuple[Parameter, ...]:
    """Return what the run of a `question` told; none where it failed or there are too many numbers."""
    told = answer.variables.get(ANSWER)
    if not isinstance(told, Described):
        return ()
    try:
        rows = msgspec.convert(ast.literal_eval(told.text), list[Told])
    except (ValueError, SyntaxError, msgspec.ValidationError):  # nan, or a text that was cut
        return ()
    found = [Parameter(*row) for row in rows]
    reachable = all(part.isdigit() or part.isidentifier() for one in found for part in one.path.split("."))
    return tuple(found) if reachable and sum(len(one.values) for one in found) <= MOST_ELEMENTS else ()


def module_elements(found: tuple[Parameter, ...]) -> list[Element]:
    """Return the elements that can be chosen."""
    return [
        Element(one.name, flat, one.shape, value, one.module) for one in found for flat, value in enumerate(one.values)
    ]


def ready(statements: list[ast.stmt], module: str) -> int:
    """Return how many statements there are until a module is made and set up: the next one uses it.

    Bare calls and ``with`` blocks (``net.apply(…)``, ``nn.init.zeros_(…)`` under no_grad) set up.
    """
    made = next(at for at, one in enumerate(statements) if module in assigned(one)) + 1
    count = made
    for at, statement in enumerate(statements[made:], made):
        if any(isinstance(node, ast.Name) and node.id == module for node in ast.walk(statement)):
            if not isinstance(statement, ast.Expr | ast.With):
                break
            count = at + 1
    return count

"""Changes for calls that return a pair where one tensor is wanted.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from core.explain.edits import (
    definitions,
    followed_by,
    renamed,
    replacing,
    starts_its_line,
    statements,
    written,
)
from core.explain.failing_expression import About
from core.explain.layer_causes import paired_at, sequence_of
from core.explain.shape_repairs import Facts
from core.explain.tensor_holders import pair_of_layer
from core.program.run import Run
from core.program.source import name_called
from core.trace import Repair

PASSING_ON = "class Outputs({module}):\n    def forward(self, pair):\n        return pair[0]\n\n\n"


def values_of_pair(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``m = x.max(dim=1)`` → ``m = x.max(dim=1).values``, where it is made or where it is used."""
    node = paired_at(found)
    if node is None:
        return []
    made = definitions(found.source, node.id, node)[:1] if isinstance(node, ast.Name) else []
    return [followed_by("values", found.source, one, ".values") for one in [*made, node]]


def first_of_tuple(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``loss.backward()`` → ``loss[0].backward()``."""
    nodes = ast.walk(found.node) if found.node is not None else ()
    owner = next((one for one in nodes if isinstance(one, ast.Name) and one.id == facts.get("text")), None)
    return [] if owner is None else [followed_by("first", found.source, owner, "[0]")]


def stacked(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``torch.tensor([a, b])`` → ``torch.stack([a, b])``."""
    if not isinstance(found.node, ast.Call) or not isinstance(found.node.func, ast.Attribute):
        return []
    return [renamed("stack", found.source, found.node.func, "stack")]


def outputs_alone(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``h = self.rnn(x)`` → ``h, _ = self.rnn(x)``; in nn.Sequential a module that passes the outputs on."""
    if sequence_of(found) is not None:
        return list(_passing_on(found, facts))
    made: list[Repair] = []
    for node in ast.walk(found.node) if found.node is not None else ():
        if isinstance(node, ast.Name) and isinstance(found.value(node), tuple):
            for statement in statements(found.source):
                match statement:
                    case ast.Assign(targets=[ast.Name(id=name) as target], value=ast.Call()) if name == node.id:
                        made.append(replacing("outputs", found.source, target, f"{name}, _"))
        if isinstance(node, ast.Call) and node is not found.node and pair_of_layer(node, found):
            made.append(followed_by("outputs", found.source, node, "[0]"))
    return made


def _passing_on(found: About, facts: Facts) -> Iterator[Repair]:
    layer = facts.get("maker", "").removeprefix("nn.")
    for statement in found.source.tree.body:
        for call in ast.walk(statement):
            match call:
                case ast.Call(func=ast.Attribute(attr="Sequential") as function, args=layers):
                    places = [one for one in layers if isinstance(one, ast.Call) and name_called(one) == layer]
                    if not places or not starts_its_line(found.source, statement):
                        continue
                    edit = followed_by("outputs", found.source, places[0], ", Outputs()")
                    text, start = written(found.source, statement), found.source.place(statement)
                    if start[0] != edit.span.line:
                        continue
                    at = edit.span.column - start[1]
                    head = PASSING_ON.format(module=f"{written(found.source, function.value)}.Module")
                    yield replacing("outputs", found.source, statement, head + text[:at] + edit.text + text[at:])

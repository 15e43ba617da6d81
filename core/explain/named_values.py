"""Names of the recorder's values in sentences: the variable, the module, or the text that made the value."""

from __future__ import annotations

import ast

from torch import nn

from core.program.ends import Place
from core.program.run import Run
from core.recording.nodes import Value
from core.recording.recorder import Recorder

LONGEST = 40


def line_of(value: Value, run: Run) -> str:
    """Return the line in which a value was made; "?" where that is not known."""
    place = run.place_of(value)
    return "?" if place is None else str(place[0])


def text_of(value: Value, run: Run) -> str:
    """Return the text that made a value, on one line, shortened, in backticks; of ``y[0] = 7`` the whole statement."""
    place = run.place_of(value)
    if place is not None and value.operation == "setitem":
        place = _assignment(place, run)
    text = value.operation if place is None else " ".join(run.source.cut(place).split()).replace("`", "'")
    return f"`{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}`"


def _assignment(target: Place, run: Run) -> Place:
    """Return the place of the statement that assigns to what stands at a place."""
    for node in ast.walk(run.source.tree):
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(run.source.place(one) == target for one in targets):
                return run.source.place(node)
    return target


def called(value: Value, run: Run) -> str:
    """Return what a sentence calls a value: its variable; ``net.1`` (Sigmoid) whose output it is; its text."""
    if value.names:
        return f"`{value.name}`"
    if any(operand.tensor is value.tensor for operand in value.operands) and (text := _written(value, run)):
        return f"`{text}`"
    return module_of(value, run) or (text_of(value, run) if value.operands else f"`{value.operation}`")


def _written(value: Value, run: Run) -> str:
    """Return the text of what a write without a name wrote: ``self.memory`` of ``self.memory += 1``."""
    place = run.place_of(value)
    for node in ast.walk(run.source.tree) if place is not None else ():
        match node:
            case ast.AugAssign(target=target):
                pass
            case ast.Call(func=ast.Attribute(value=target, attr=attr)) if attr.endswith("_"):
                pass
            case _:
                continue
        if run.source.place(node) == place:
            return " ".join(run.source.cut(run.source.place(target)).split())[:LONGEST]
    return ""


def module_of(value: Value, run: Run) -> str:
    """Return the layer of torch.nn that made a value, ```net.1` (Sigmoid)``; "" where it was none."""
    module = run.modules.get(value.scope)
    if module is None or not type(module).__module__.startswith("torch.nn.modules"):
        return ""
    path = path_of(module, run.recorder)
    return f"`{path}` ({type(module).__name__})" if path else f"`{type(module).__name__}`"


def path_of(module: nn.Module, recorder: Recorder) -> str:
    """Return how the program reaches a module, such as "net.1"; "" where no variable leads to it."""
    for name, root in _made(recorder):
        for path, one in root.named_modules():
            if one is module:
                return f"{name}.{path}" if path else name
    return ""


def parameter_name(tensor: object, recorder: Recorder) -> str:
    """Return how the program reaches a parameter, such as "net.0.weight"; "" where no module has it."""
    for name, root in _made(recorder):
        for path, one in root.named_parameters():
            if one is tensor:
                return f"{name}.{path}"
    return ""


def _made(recorder: Recorder) -> list[tuple[str, nn.Module]]:
    """Return the modules whose __init__ has called that of nn.Module."""
    return [(name, root) for name, root in recorder.named_modules() if "_modules" in vars(root)]

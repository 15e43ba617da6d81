"""Changes for functions and classes of torch and NumPy that are called in another's place.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

from core.explain.edits import (
    definitions,
    followed_by,
    line_before,
    replacing,
    statements,
    together,
    with_argument,
    wrapped,
    written,
)
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair, Span

LAYER_OF = {
    "relu": "ReLU", "sigmoid": "Sigmoid", "tanh": "Tanh", "softmax": "Softmax(dim=-1)", "gelu": "GELU",
    "flatten": "Flatten", "leaky_relu": "LeakyReLU", "silu": "SiLU", "elu": "ELU", "softplus": "Softplus",
}  # fmt: skip
"""Function of torch → its layer."""


def torch_instead(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``np.exp(w)`` → ``torch.exp(w)``, which stays in the graph; or ``.detach()`` first."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy") as module), args=[given, *_]):
            return [
                replacing("torch-function", found.source, module, "torch"),
                followed_by("detach", found.source, given, ".detach()"),
            ]
        case ast.Call(func=ast.Attribute(value=owner, attr="numpy" | "__array__")):
            return [followed_by("detach", found.source, owner, ".detach()")]
        case ast.Call(args=arguments):
            given = [one for one in arguments if any(held.node is one for held in found.operands)] or arguments
            return [followed_by("detach", found.source, one, ".detach()") for one in given]
    return []


def double_precision(found: About, facts: Facts, run: Run) -> list[Repair]:
    """The inputs of gradcheck in float64: where they are made."""
    made: list[Repair] = []
    for one in found.operands:
        node = one.node
        if isinstance(node, ast.Name):
            node = next(iter(definitions(found.source, node.id, node)), None)
        if not isinstance(node, ast.Call):
            continue
        given = next((keyword.value for keyword in node.keywords if keyword.arg == "dtype"), None)
        if given is not None:
            made.append(replacing("double", found.source, given, "torch.float64"))
        else:
            made.append(with_argument("double", found.source, node, "dtype=torch.float64"))
    everywhere = together("double", found.source, made) if len(made) > 1 else None
    return [everywhere] if everywhere else made


def layer_instead(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.Sequential(nn.Linear(2, 3), torch.relu)`` → ``nn.ReLU()``."""
    match found.node:
        case ast.Call(func=ast.Attribute(value=module), args=layers):
            made = []
            for one in layers:
                name = one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "")
                if name in LAYER_OF:
                    layer = f"{written(found.source, module)}.{LAYER_OF[name]}"
                    made.append(replacing("layer-kind", found.source, one, layer if "(" in layer else f"{layer}()"))
            return made
    return []


def taken_apart(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.Sequential([a, b])`` → ``nn.Sequential(*[a, b])``."""
    match found.node:
        case ast.Call(args=[first]):
            return [replacing("unpacked", found.source, first, f"*{written(found.source, first)}")]
    return []


def kernel_axes(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``F.conv2d(X, K)`` → ``F.conv2d(X, K[None, None])``."""
    match found.node:
        case ast.Call(args=[_, kernel, *_]):
            return [followed_by("kernel-axes", found.source, kernel, "[None, None]")]
    return []


def saved_first(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``ctx.save_for_backward(x)`` as the first line of forward(), with all of its arguments."""
    for kind in ast.walk(found.source.tree):
        methods = {one.name: one for one in getattr(kind, "body", []) if isinstance(one, ast.FunctionDef)}
        backward, forward = methods.get("backward"), methods.get("forward")
        if backward and forward and any(one is found.node for one in ast.walk(backward)):
            context, *given = [one.arg for one in forward.args.args]
            if given:
                return line_before(
                    "save", found.source, forward.body[0], f"{context}.save_for_backward({', '.join(given)})"
                )
    return []


def made_static(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``@staticmethod`` before the methods of the program's functions, and ``.apply`` in place of ``()``."""
    source, changes, names = found.source, list[Repair](), set[str]()
    for kind in ast.walk(source.tree):
        match kind:
            case ast.ClassDef(bases=[ast.Attribute(attr="Function") | ast.Name(id="Function"), *_]):
                names.add(kind.name)
                for one in kind.body:
                    if isinstance(one, ast.FunctionDef) and not one.decorator_list:
                        changes += line_before("", source, one, "@staticmethod")
    for call in ast.walk(source.tree):
        match call:
            case ast.Call(func=ast.Name(id=name)) if name in names and not call.args:
                changes.append(replacing("", source, call, f"{name}.apply"))
    one = together("static", source, changes)
    return [one] if one else []


def as_parameter(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``layer.weight = w`` → ``layer.weight = torch.nn.Parameter(w)``."""
    for statement in statements(found.source):
        if isinstance(statement, ast.Assign) and any(target is found.node for target in statement.targets):
            return [wrapped("parameter", found.source, statement.value, "torch.nn.Parameter(", ")")]
    return []


def made_first(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``nn.MSELoss(y_hat, y)`` → ``nn.MSELoss()(y_hat, y)``."""
    match found.node:
        case ast.Call(func=function, args=[first, *_]):
            line, column, _, _ = found.source.place(first)
            start = found.source.place(function)[2:]
            return [Repair("call", Span(*start, line, column), "()(")]
    name, made = facts.get("text", ""), list[Repair]()
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Assign(value=ast.Attribute(attr=made_of) | ast.Name(id=made_of)) if made_of == name:
                made.append(followed_by("call", found.source, node.value, "()"))
            case ast.Call(func=ast.Attribute(attr=made_of) | ast.Name(id=made_of), args=[first, *_]) if made_of == name:
                line, column, _, _ = found.source.place(first)
                made.append(Repair("call", Span(*found.source.place(node.func)[2:], line, column), "()("))
    return made


def as_number(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``lr * w`` with ``lr = "0.1"`` → ``float(lr) * w``."""
    sides = (getattr(found.node, "left", None), getattr(found.node, "right", None))
    return [wrapped("number", found.source, one, "float(", ")") for one in sides if one is not None]


def forward_named(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``def forwad(self, x)`` → ``def forward(self, x)``."""
    made: list[Repair] = []
    for node in ast.walk(found.source.tree):
        if isinstance(node, ast.ClassDef) and node.name == facts.get("owner"):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("__"):
                    line, column, _, _ = found.source.place(method)
                    start = found.source.lines[line - 1].find(method.name, column)
                    made.append(Repair("spelling", Span(line, start, line, start + len(method.name)), "forward"))
    return made if len(made) == 1 else []


def indices_axis(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``p.gather(1, y)`` → ``p.gather(1, y.unsqueeze(1))``."""
    match found.node:
        case ast.Call(args=[*_, indices]) if len(found.operands) > 1:
            return [followed_by("column", found.source, indices, ".unsqueeze(1)")]
    return []

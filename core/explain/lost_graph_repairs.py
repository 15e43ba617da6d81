"""Changes for a graph that was cut on the way to the root.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

from core.explain.edits import (
    ATOMS,
    INDENTATION,
    definitions,
    replacing,
    starts_its_line,
    statement_of,
    statements,
    together,
    written,
)
from core.explain.failing_expression import About
from core.explain.shape_repairs import SIGNS, Facts
from core.program.run import Run
from core.program.source import Source
from core.program.syntax_questions import is_print
from core.trace import Repair, Span


def without_cut(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Leave out what cuts the graph in the line that the mistake names."""
    nodes = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.expr | ast.With)]
    near = [node for node in nodes if str(node.lineno) == facts.get("line")]
    return [one for node in [*near, *nodes] for one in _without_cut(found, node)]


def rebound(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``w = w - 0.1 * w.grad`` → ``w -= 0.1 * w.grad`` under torch.no_grad(), for all that are updated so."""
    changes: list[Repair] = []
    last: ast.stmt | None = None
    for statement in statements(found.source):
        match statement:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.BinOp(left=ast.Name(id=same), op=ast.Add() | ast.Sub() as sign, right=value),
            ) if name == same and (_reads_gradient(value) or str(statement.lineno) == facts.get("line")):
                text = f"{name} {SIGNS[type(sign)]}= {written(found.source, value)}"
            case _:
                continue
        line, column, _, _ = found.source.place(statement)
        if not _under_no_grad(found.source, statement):
            if not starts_its_line(found.source, statement):
                continue
            follows = last is not None and found.source.place(last)[2] == line - 1
            text = INDENTATION + text if follows else f"with torch.no_grad():\n{' ' * column}{INDENTATION}{text}"
            last = statement
        changes.append(replacing("in-place", found.source, statement, text))
    one = together("in-place", found.source, changes)
    return [one] if one else []


def _reads_gradient(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr == "grad" for one in ast.walk(node))


def _under_no_grad(source: Source, statement: ast.stmt) -> bool:
    return any(
        isinstance(block, ast.With)
        and "no_grad" in written(source, block.items[0].context_expr)
        and any(part is statement for part in ast.walk(block))
        for block in statements(source)
    )


def without_integers(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``y.long()`` → ``y``, in the line that the mistake names."""
    return [
        replacing("no-integers", found.source, node, written(found.source, node.func.value))
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args
        and node.func.attr in ("long", "int", "short") and str(node.lineno) == facts.get("line")
    ]  # fmt: skip


def tensors_kept(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Leave ``.item()`` out where a number left the graph, and ``torch.tensor(…)`` where it was to come back."""
    taken = [(node, one) for node in ast.walk(found.source.tree) if (one := _number_taken(node)) is not None]
    made = [node for node in ast.walk(found.source.tree) if _makes_tensor(node)]
    unread = [
        replacing("no-item", found.source, node, written(found.source, one))
        for node, one in taken
        if not _is_printed(found.source, node)
    ]
    repairs = []
    for call in made[::-1]:
        first = call.args[0]  # type: ignore[attr-defined]
        inner = found.source.place(first)
        outside = [one for one in unread if not _within(one.span, found.source.place(call))]
        inside = [one for one in unread if _within(one.span, inner)]
        for prefix, suffix in (("", ""), ("torch.stack(", ")")):
            text = _edited(found.source, first, inside)
            whole = replacing("keep-tensors", found.source, call, _bare(prefix, text, suffix, first, found))
            repairs.append(together("keep-tensors", found.source, [whole, *outside]))
            repairs.append(whole)
    return list(dict.fromkeys(one for one in repairs if one is not None))


def _bare(prefix: str, text: str, suffix: str, first: ast.expr, found: About) -> str:
    """Return the text in brackets where an operator or a dot behind it would bind to its last operand alone."""
    call = next((one for one in ast.walk(found.source.tree) if isinstance(one, ast.Call) and first in one.args), None)
    taken = [one.value for one in ast.walk(found.source.tree) if isinstance(one, ast.Attribute | ast.Subscript)]
    taken += [
        one for node in ast.walk(found.source.tree) if isinstance(node, ast.BinOp) for one in (node.left, node.right)
    ]
    bare = prefix or isinstance(first, ATOMS) or not any(one is call for one in taken)
    return f"{prefix}{text}{suffix}" if bare else f"({text})"


def _edited(source: Source, node: ast.expr, changes: list[Repair]) -> str:
    """Return a node's text with changes inside it."""
    one = together("", source, changes)
    if one is None:
        return written(source, node)
    line, column, end_line, end_column = source.place(node)
    before = source.cut((line, column, one.span.line, one.span.column))
    after = source.cut((one.span.end_line, one.span.end_column, end_line, end_column))
    return before + one.text + after


def _within(span: Span, place: tuple[int, int, int, int]) -> bool:
    return place[:2] <= (span.line, span.column) and (span.end_line, span.end_column) <= place[2:]


def _number_taken(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="item" | "tolist"), args=[]):
            return owner
        case ast.Call(func=ast.Name(id="float"), args=[ast.expr() as owner]) if not isinstance(owner, ast.Constant):
            return owner
    return None


def _makes_tensor(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr=name), args=[first, *_]):
            return name in ("tensor", "as_tensor", "Tensor", "FloatTensor") and not isinstance(first, ast.Constant)
    return False


def _is_printed(source: Source, node: ast.AST) -> bool:
    statement = statement_of(source, node)
    return statement is not None and is_print(statement)


def within_torch(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Torch's functions in place of NumPy's: no ``.numpy()``, no ``torch.from_numpy``, ``torch.`` for ``np.``."""
    changes: list[Repair] = []
    for node in ast.walk(found.source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="numpy"), args=[]):
                while isinstance(owner, ast.Call) and isinstance(owner.func, ast.Attribute) and owner.func.attr in (
                    "detach", "cpu",
                ):  # fmt: skip
                    owner = owner.func.value
                _, _, line, column = found.source.place(owner)
                changes.append(Repair("", Span(line, column, *found.source.place(node)[2:]), ""))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="torch"), attr=name) as function, args=[_]) if name in (
                "from_numpy", "tensor", "as_tensor",
            ) and not isinstance(node.args[0], ast.List | ast.Constant):  # fmt: skip
                name_alone = isinstance(node.args[0], ast.Name)
                text = written(found.source, node.args[0]) if name_alone else ""
                changes.append(replacing("", found.source, node if name_alone else function, text))
            case ast.Attribute(value=ast.Name(id="np" | "numpy") as module):
                changes.append(replacing("", found.source, module, "torch"))
    one = together("torch-function", found.source, changes)
    return [one] if one else []


def _without_cut(found: About, node: ast.AST) -> list[Repair]:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="detach"), args=[]):
            return [replacing("no-detach", found.source, node, written(found.source, owner))]
        case ast.Attribute(value=owner, attr="data"):
            return [replacing("no-detach", found.source, node, written(found.source, owner))]
        case ast.With(items=[ast.withitem(context_expr=ast.Call(func=ast.Attribute(attr="no_grad")) as call)]):
            return [replacing("enable-grad", found.source, call, "torch.enable_grad()")]
    return []


def of_the_source(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``grad(u, x)`` with ``x = xt[:, 0:1]`` made later → ``(grad(u, xt)[0][:, 0:1],)``."""
    source, name = (facts.get(one, "").strip("`") for one in ("source", "input"))
    match found.node:
        case ast.Call(args=[_, ast.Name(id=given) as argument, *_]) as call if given == name:
            at = _edited(found.source, call, [replacing("", found.source, argument, source)])
            for value in definitions(found.source, name, call)[:1]:
                match value:
                    case ast.Subscript(value=ast.Name(id=whole)) if whole == source:
                        part = written(found.source, value)[len(source) :]
                        return [replacing("of-source", found.source, call, f"({at}[0]{part},)")]
            return [replacing("of-source", found.source, argument, source)]
    return []

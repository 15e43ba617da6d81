"""Changes for a graph that an earlier pass has freed.

All are candidates: `core.explain.trials` runs each of them.
"""

from __future__ import annotations

import ast

import torch

from core.explain.edits import (
    definitions,
    ends_its_line,
    followed_by,
    line_after,
    line_before,
    starts_its_line,
    statements,
    together,
    with_argument,
    written,
)
from core.explain.failing_expression import About, node_at
from core.explain.line_moves import block_of
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.program.source import Source
from core.trace import Repair, Span

MOST_MOVED = 4
"""Lines that are tried to be moved into a loop together."""


def second_backward(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``retain_graph=True`` in the call before, or in this one when a loop repeats it."""
    calls = [found.node]
    calls += [
        node_at(found.source, place)
        for one in reversed(run.recorder.passes)
        if (place := run.place_of(one)) is not None
    ]
    calls = [call for number, call in enumerate(calls) if call not in calls[:number]]
    return [
        with_argument("retain-graph", found.source, call, "retain_graph=True")
        for call in calls[1:] + calls[:1]
        if isinstance(call, ast.Call) and not any(keyword.arg == "retain_graph" for keyword in call.keywords)
    ]


def carried_over(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``h = h.detach()`` at the start of each turn, for what the loop carries over."""
    loop = _innermost_loop(found)
    if loop is None:
        return []
    stored = {node.id for node in ast.walk(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    loaded = {node.id for node in ast.walk(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    before = {
        node.id
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.lineno < loop.lineno
    }
    lines = [_detaching(found, name) for name in sorted(stored & loaded & before)]
    carried = [one for one in lines if one]
    named = [_detaching(found, facts.get("shared", "").strip("`"))]
    indentation = " " * found.source.place(loop.body[0])[1]
    texts = dict.fromkeys([*(one for one in named if one), f"\n{indentation}".join(carried)])
    return [
        repair for text in texts if text for repair in line_before("detach-state", found.source, loop.body[0], text)
    ]


def begun_anew(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Write ``loss = 0``, as it stands before the loop, at the start of each turn, too; or cut it there."""
    loop, name = _innermost_loop(found), facts.get("shared", "").strip("`")
    if loop is None:
        return []
    begins = [one for one in definitions(found.source, name, loop) if one.lineno < loop.lineno]
    texts = [written(found.source, one) for one in begins if isinstance(one, ast.Constant | ast.Call)]
    anew = [line_before("new-sum", found.source, loop.body[0], f"{name} = {text}") for text in texts[:1]]
    return [*(one for made in anew for one in made), *carried_over(found, facts, run)]


def kept_without_graph(found: About, facts: Facts, run: Run) -> list[Repair]:
    """``out, self.hidden = self.lstm(x, self.hidden)``, and then ``self.hidden = tuple(one.detach() for one in …)``; or
    ``self.hidden.detach()`` where that line reads it."""
    made: list[Repair] = []
    for statement in statements(found.source):
        if not isinstance(statement, ast.Assign) or str(statement.lineno) != facts.get("line"):
            continue
        for target in ast.walk(statement.targets[0]):
            if isinstance(target, ast.Attribute):
                kept = written(found.source, target)
                for text in (f"{kept} = {kept}.detach()", f"{kept} = tuple(one.detach() for one in {kept})"):
                    made += line_after("detach-state", found.source, statement, text)
                read = [
                    followed_by("detach-state", found.source, one, ".detach()")
                    for one in ast.walk(statement.value)
                    if isinstance(one, ast.Attribute) and written(found.source, one) == kept
                ]
                whole = together("detach-state", found.source, read)
                made += [whole] if whole else []
    return made


def carried_past_update(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Detach a state at the start of each turn, or where an object keeps it."""
    return [*carried_over(found, facts, run), *kept_without_graph(found, {"line": facts["shared_line"]}, run)]


def _innermost_loop(found: About) -> ast.For | ast.While | None:
    loops = [
        node for node in ast.walk(found.source.tree)
        if isinstance(node, ast.For | ast.While) and any(part is found.node for part in ast.walk(node))
    ]  # fmt: skip
    return loops[-1] if loops else None


def _detaching(found: About, name: str) -> str:
    """Return the line that cuts a variable off from its graph; "" where it has none."""
    if not name.isidentifier():
        return ""
    held = found.value(ast.Name(name))
    starts_empty = any(
        isinstance(one, ast.Constant) and one.value is None
        for one in definitions(found.source, name, found.source.tree.body[-1])
    )
    if isinstance(held, torch.Tensor) and held.grad_fn is not None:
        text = f"{name} = {name}.detach()"
    elif isinstance(held, tuple | list) and any(
        isinstance(one, torch.Tensor) and one.grad_fn is not None for one in held
    ):
        text = f"{name} = tuple(one.detach() for one in {name})"
    else:
        return ""
    return f"{name} = None if {name} is None else {text.partition(' = ')[2]}" if starts_empty else text


def _may_be_moved(source: Source, statement: ast.stmt) -> bool:
    """Whether a line only computes: what makes leaves, layers or optimizers must run once."""
    if not isinstance(statement, ast.Assign) or not starts_its_line(source, statement):
        return False
    text = written(source, statement)
    return ends_its_line(source, statement) and not any(
        word in text for word in ("requires_grad", "nn.", "optim", "Parameter")
    )


def made_in_loop(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Move what a loop shares into it: the line that computes it alone, and with all lines from there to the loop."""
    loop, line = _innermost_loop(found), facts.get("line", "")
    if loop is None or not line.isdigit() or not starts_its_line(found.source, loop):
        return []
    block = block_of(found.source, loop)
    before = [one for one in block if one.lineno < loop.lineno]
    at = next((number for number, one in enumerate(before) if one.lineno == int(line)), -1)
    made: list[Repair] = []
    for first in range(at, max(at - MOST_MOVED, -1), -1):
        moved = before[first : at + 1]
        if not _may_be_moved(found.source, moved[0]):
            break
        indentation = " " * found.source.place(loop.body[0])[1]
        texts = [written(found.source, one) for one in moved]
        body = found.source.place(loop.body[0])
        start = Span(body[0], 0, body[0], 0)
        inserted = Repair("", start, "".join(f"{indentation}{text}\n" for text in texts))
        removed = [Repair("", Span(one.lineno, 0, (one.end_lineno or one.lineno) + 1, 0), "") for one in moved]
        one = together("into-loop", found.source, [inserted, *removed])
        made += [one] if one else []
    return [*made, *second_backward(found, facts, run)]

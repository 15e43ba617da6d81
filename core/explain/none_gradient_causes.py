"""Causes of a gradient that is None: no pass yet, one that did not reach it, no leaf, cleared since."""

from __future__ import annotations

import ast

import torch

from core.explain.cuts_told import Facts, line_at, quoted, shown
from core.explain.earlier_cause import Caused
from core.explain.failing_expression import About
from core.explain.named_values import called, line_of, parameter_name, text_of
from core.program.ends import Place
from core.program.run import Run
from core.recording.calls import Kind
from core.recording.lookup import history_of
from core.recording.missing_adjoints import Ways
from core.recording.nodes import Value, is_custom


def none_gradient(node: ast.AST | None) -> ast.Attribute | None:
    """Return the ``….grad`` in a failing expression: its own owner, or one of its operands."""
    match node:
        case ast.Attribute(value=ast.Attribute(attr="grad") as gradient) | (ast.Attribute(attr="grad") as gradient):
            return gradient
        case ast.FormattedValue(value=value):
            parts = [value]
        case ast.BinOp(left=left, right=right):
            parts = [right, left]
        case ast.AugAssign(target=target, value=value):
            parts = [value, target]
        case ast.UnaryOp(operand=operand):
            parts = [operand]
        case ast.Subscript(value=value):
            parts = [value]
        case ast.Call(args=arguments):
            parts = list(arguments)
        case _:
            parts = []
    return next((part for part in parts if isinstance(part, ast.Attribute) and part.attr == "grad"), None)


def none_grad(facts: Facts, found: About, run: Run) -> Caused | None:
    """``x.grad`` that is None: before backward, after zero_grad(), of what is no leaf, of what no pass reached."""
    gradient = none_gradient(found.node)
    if gradient is None:
        return None
    match gradient.value:
        case ast.Attribute(value=plain, attr="data") | ast.Call(func=ast.Attribute(value=plain, attr="detach")):
            return Caused("grad-none-data", {**facts, "owner": found.text(gradient.value), "plain": found.text(plain)})
    owner = found.value(gradient.value)
    if not isinstance(owner, torch.Tensor) or owner.grad is not None:
        return None
    facts = {**facts, "owner": parameter_name(owner, run.recorder) or found.text(gradient.value)}
    if not owner.requires_grad:
        return _rebound(facts, owner, run) or Caused("grad-none-not-asked", facts)
    if not owner.is_leaf:
        return _rebound(facts, owner, run) or _not_a_leaf(facts, owner, run)
    return _cleared(facts, owner, run) or _not_reached(facts, owner, run)


def none_in_text(facts: Facts, found: About, run: Run) -> Caused | None:
    """``f"{x.grad:.2f}"``: all parts of such a text stand at one place."""
    place = None if found.node is None else found.source.place(found.node)
    for node in ast.walk(found.source.tree):
        if isinstance(node, ast.FormattedValue) and found.source.place(node) == place:
            told = none_grad(facts, found._replace(node=node), run)
            if told is not None:
                return told
    return None


def _rebound(facts: Facts, owner: torch.Tensor, run: Run) -> Caused | None:
    """``w = w - 0.1 * w.grad``, also under no_grad: the leaf has lost its name to what was computed from it."""
    value = run.recorder.values.of(owner)
    if not value.operands:
        return None
    for before in history_of(run.recorder, owner):
        if before is not value and before.leaf and before.requires_grad and set(before.names) & set(value.names):
            place = run.place_of(value)
            more = {**facts, "line": line_at(place), "text": text_of(value, run), "name": value.name}
            return Caused("grad-none-rebound", more, (value.index,), place)
    return None


def _not_a_leaf(facts: Facts, owner: torch.Tensor, run: Run) -> Caused:
    value = run.recorder.values.of(owner)
    place = run.place_of(value)
    more = {**facts, "line": line_at(place), "text": text_of(value, run)}
    for before in history_of(run.recorder, owner):
        if before is value or not before.leaf or not before.requires_grad:
            continue
        if not before.names and place is not None and run.place_of(before) in _parts(place, run):
            return Caused("grad-none-born", more, (value.index,), place)
    return Caused("grad-none-not-leaf", facts, (value.index,))


def _parts(place: Place, run: Run) -> set[Place]:
    """Return the places of all expressions within one."""
    whole = next((node for node in ast.walk(run.source.tree) if _is_at(node, place, run)), None)
    return {run.source.place(node) for node in ast.walk(whole) if isinstance(node, ast.expr)} if whole else set()


def _is_at(node: ast.AST, place: Place, run: Run) -> bool:
    return isinstance(node, ast.expr) and run.source.place(node) == place


def _cleared(facts: Facts, owner: torch.Tensor, run: Run) -> Caused | None:
    """Say where the program has set a gradient to None that a pass had given."""
    cleared, passes = run.recorder.values.cleared.get(id(owner)), run.recorder.passes
    if cleared is None or cleared.passes < len(passes):
        return None
    given = [one for one in passes if any(leaf is owner for leaf, _ in one.leaves)]
    place = run.spans.place(cleared.place)
    if not given or place is None:
        return None
    text = quoted(place, run)
    clearing = text if text.endswith(")`") else f"{text[:-1]} = None`"
    more = {"line": line_at(place), "clearing": clearing, "before": line_at(run.place_of(given[-1]))}
    return Caused("grad-none-cleared", {**facts, **more}, None, place)


def _not_reached(facts: Facts, owner: torch.Tensor, run: Run) -> Caused:
    zeroing = facts.get("name") in ("zero_", "fill_")
    passes = [one for one in run.recorder.passes if one.kind is Kind.BACKWARD]
    if not passes:
        for one in run.recorder.passes:
            if any(given is owner for given in one.inputs or ()):
                place = run.place_of(one)
                return Caused("grad-none-returned", {**facts, "line": line_at(place)}, None, place)
        return Caused("grad-none-zero" if zeroing else "grad-none", facts)
    values, last = run.recorder.values, passes[-1]
    value = values.of(owner)
    place = run.place_of(last)
    more = {**facts, "before": line_at(place)}
    ways = Ways(values, [values.of(root) for root in last.roots])
    versions = [one for one in values.values_of(owner) if one.index in ways.leads]
    cuts = ways.cuts_after(versions[0]) if versions else []
    if cuts:
        text, at = shown(cuts[0], run)
        return Caused(
            "grad-none-cut", {**more, "cut": text, "line": line_at(at)}, (value.index, cuts[0].value.index), at
        )
    if versions and last.inputs is not None:
        return Caused("grad-none-inputs", more, (value.index,), place)
    custom = _custom_after(versions[0], ways) if versions else None
    if custom is not None:
        at = run.place_of(custom)
        more |= {"text": text_of(custom, run), "line": line_at(at)}
        return Caused("grad-none-function", more, (value.index, custom.index), at)
    made = _made_of(value, run)
    if made is None:
        return Caused("grad-none-unused", more, (value.index,))
    if made.index >= last.position:
        return Caused(
            "grad-none-later", {**more, "made": called(made, run), "line": line_of(made, run)}, (value.index,)
        )
    more |= {"made": called(made, run), "line": line_of(made, run)}
    return Caused("grad-none-unused-from", more, (value.index, made.index), run.place_of(made))


def _custom_after(value: Value, ways: Ways) -> Value | None:
    """Return the first call of a Function of the program's own on the way from a value to the root."""
    reached, waiting = {value.index}, [value]
    for one in waiting:  # which grows
        for user in ways.users.get(one.index, ()):
            if user.index in ways.leads and user.index not in reached:
                if user.fn is not None and is_custom(user.fn):
                    return user
                reached.add(user.index)
                waiting.append(user)
    return None


def _made_of(value: Value, run: Run) -> Value | None:
    """Return the first value with a name that autograd's graph leads to from a value, else the first without one."""
    reached, found = {value.index}, []
    for one in run.recorder.values.all[value.index + 1 :]:
        if any(operand.index in reached for operand in one.operands) and one.requires_grad and not one.leaf:
            reached.add(one.index)
            found.append(one)
    named = [one for one in found if one.names]
    return named[0] if named else found[0] if found else None

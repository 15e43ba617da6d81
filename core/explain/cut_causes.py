"""Causes of a missing gradient: the place where the graph is cut, before any pass, after one, or for one input.

All of it is the search of core.recording.missing_adjoints, told of the value that the failing expression was about.
"""

from __future__ import annotations

import ast

import torch

from core.explain.earlier_cause import Caused
from core.explain.failing_expression import About
from core.explain.named_values import called, line_of, module_of, parameter_name, text_of
from core.program.ends import Place
from core.program.run import Run
from core.recording.backward_pass import Pass
from core.recording.calls import Kind
from core.recording.lookup import history_of
from core.recording.missing_adjoints import Cut, Ways
from core.recording.nodes import Value, is_custom
from core.recording.passes import read_arguments

Facts = dict[str, str]

KINDS = {
    "detached": "no-grad-fn-cut",
    "no-grad": "no-grad-fn-off",
    "inference-mode": "no-grad-fn-off",
    "not-differentiable": "no-grad-fn-operation",
    "indices": "no-grad-fn-indices",
    "comparison": "no-grad-fn-comparison",
    "integer-cast": "no-grad-fn-integers",
    "through-numbers": "no-grad-fn-numbers",
    "through-numpy": "no-grad-fn-numpy",
    "new-leaf": "no-grad-fn-copied",
    "marked": "no-grad-fn-function",
    "replaced": "no-grad-fn-cut",
}
"""Kind of reason → kind of the mistake that a root has no graph."""


def no_grad_fn(facts: Facts, found: About, run: Run) -> Caused | None:
    """Say what cut the graph, where something did."""
    if not found.operands:
        return None
    values = run.recorder.values
    root = values.of(found.operands[0].tensor)
    cuts = Ways(values, [root]).cuts_before(root)
    if not cuts:
        return _without_cut(facts, root, found.operands[0].text, run)
    cut = cuts[0]
    text, place = _shown(cut, run)
    kind = KINDS[cut.reason.kind]
    if kind in ("no-grad-fn-off", "no-grad-fn-cut") and _is_rebound(cut):
        kind = "no-grad-fn-rebound"
    if kind == "no-grad-fn-off" and not text:
        kind, text = "no-grad-fn-inside", text_of(cut.value, run)
    more = {**facts, "cut": text, "line": _line(place), "behind": called(cut.before, run), "name": ""}
    if kind == "no-grad-fn-rebound":
        more |= {"name": cut.value.name, "text": text_of(cut.value, run)}
    return Caused(kind, more, tuple(dict.fromkeys((root.index, cut.value.index))), place)


def _is_rebound(cut: Cut) -> bool:
    """Whether ``w = w - …`` under no_grad, or with detach(), gave a leaf's name to a new tensor."""
    sources = [cut.before, *(cut.before.operands if cut.value.note == "detach" else ())]
    return any(one.leaf and one.requires_grad and set(cut.value.names) & set(one.names) for one in sources)


def _shown(cut: Cut, run: Run) -> tuple[str, Place | None]:
    """Return how the text writes what cuts, and where it stands."""
    place = run.place_of(cut.value)
    match cut.reason.kind:
        case "no-grad" | "inference-mode":
            return _switch(cut, run), place
        case "through-numbers" | "through-numpy":
            taken = run.recorder.values.taken
            readings = [one for one in taken.all if one.value is cut.value]
            readings += [one for one in taken.used_by(cut.value) if one.value is cut.before]
            reading = next(iter(readings), None)
            read = run.spans.place(reading.place) if reading is not None else None
            if read is not None:
                return _quoted(read, run), read
            return text_of(cut.value, run), place
        case "detached":
            return f"`{cut.reason.facts['cut']}`", place
        case "replaced":
            return f"`{cut.reason.facts['operation']}`", place
    return module_of(cut.value, run) or text_of(cut.value, run), place


def _switch(cut: Cut, run: Run) -> str:
    """Return what has switched gradients off. The recorder sees only that they were off: the text says by what; ""
    where it says nothing, so that torch did it for itself."""
    if cut.reason.kind == "inference-mode":
        return "`torch.inference_mode()`"
    switches = {"no_grad": "`torch.no_grad()`", "set_grad_enabled": "`torch.set_grad_enabled(False)`"}
    return next((text for name, text in switches.items() if run.source.mentions(name)), "")


def _quoted(place: Place, run: Run) -> str:
    return "`" + " ".join(run.source.cut(place).split()).replace("`", "'") + "`"


def _line(place: Place | None) -> str:
    return "?" if place is None else str(place[0])


def _without_cut(facts: Facts, root: Value, text: str, run: Run) -> Caused | None:
    """Nothing on the ways requires grad: a gradient without a graph, or a tensor made anew of numbers."""
    values = run.recorder.values
    for value in history_of(run.recorder, root.tensor):
        one = _pass_of(value, run)
        if one is not None:
            place = run.place_of(one)
            kind = "no-grad-fn-constant" if one.create_graph else "no-grad-fn-gradient"
            named = f"`{text}`" if value is root and text else called(value, run)
            more = {**facts, "gradient": named, "line": _line(place)}
            own = next((node.function.name() for node in one.nodes if is_custom(node)), "")
            if one.create_graph and own:
                kind, more["function"] = "no-grad-fn-backward", f"`{own.removesuffix('Backward')}`"
            return Caused(kind, more, tuple(dict.fromkeys((root.index, value.index))), place)
    late = next((one for one in history_of(run.recorder, root.tensor) if _is_late(one)), None)
    if late is not None:
        asked = values.asked.get(id(late.tensor))
        place = None if asked is None else run.spans.place(asked)
        more = {**facts, "leaf": called(late, run), "line": _line(place)}
        return Caused("no-grad-fn-late", more, tuple(dict.fromkeys((root.index, late.index))), place)
    frozen = min(filter(_is_frozen, history_of(run.recorder, root.tensor)), key=lambda one: one.index, default=None)
    if frozen is not None:
        return Caused("no-grad-fn-frozen", {**facts, "frozen": called(frozen, run)}, (root.index, frozen.index))
    if not root.operands and _is_computed(root, run) and _has_leaves(values.all, root):
        place = run.place_of(root)
        return Caused("no-grad-fn-anew", {**facts, "text": text_of(root, run), "line": _line(place)}, None, place)
    return None


def _is_late(value: Value) -> bool:
    """Whether a leaf was computed with before the program asked for its gradient."""
    return not value.requires_grad and not value.operands and value.tensor.is_leaf and value.tensor.requires_grad


def _is_frozen(value: Value) -> bool:
    return isinstance(value.tensor, torch.nn.Parameter) and not value.requires_grad


def _pass_of(value: Value, run: Run) -> Pass | None:
    """Return the pass of which a value is a gradient; None for any other value."""
    if value.operation != "grad" and not _is_some_grad(value, run):
        return None
    known = run.recorder.values.gradients_of.get(id(value.tensor))
    if known is not None:
        return known
    passes = [one for one in run.recorder.passes if any(held is value.tensor for _, held in one.leaves)]
    return passes[-1] if passes else None


def _is_some_grad(value: Value, run: Run) -> bool:
    return not value.operands and any(held is value.tensor for one in run.recorder.passes for _, held in one.leaves)


def _is_computed(root: Value, run: Run) -> bool:
    """Whether the text makes a tensor of names, and not of numbers that it writes out."""
    place = run.place_of(root)
    if place is None:
        return False
    node = next((one for one in ast.walk(run.source.tree) if _at(one, place, run)), None)
    return isinstance(node, ast.Call) and any(
        isinstance(part, ast.Name) for given in node.args[:1] for part in ast.walk(given)
    )


def _at(node: ast.AST, place: Place, run: Run) -> bool:
    return isinstance(node, ast.Call) and run.source.place(node) == place


def _has_leaves(values: list[Value], root: Value) -> bool:
    return any(value.requires_grad for value in values[: root.index])


# --- inputs of autograd.grad -----------------------------------------------------------------------------------------


def unused_input(facts: Facts, found: About, run: Run) -> Caused | None:
    """Name the input on which the differentiated value does not depend, and say why."""
    roots, inputs = _given(run)
    if not roots or not inputs:
        return None
    values = run.recorder.values
    ends = [values.of(root) for root in roots]
    ways = Ways(values, ends)
    for tensor in inputs:
        value = values.of(tensor)
        if value in ends or not value.requires_grad:
            continue
        cuts = ways.cuts_after(value) if value.index in ways.leads else []
        if value.index in ways.leads and not cuts:
            continue
        return _unused(facts, value, ends[0], cuts, ways, run)
    return None


def _unused(facts: Facts, value: Value, end: Value, cuts: list[Cut], ways: Ways, run: Run) -> Caused:
    named = {**facts, "root": called(end, run), "input": called(value, run)}
    if cuts:
        text, place = _shown(cuts[0], run)
        return Caused("unused-input-cut", {**named, "cut": text, "line": _line(place)}, None, place)
    source = next((one for one in value.operands if one.requires_grad and one.index in ways.users), None)
    if source is not None:
        user = min(ways.users[source.index], key=lambda one: one.index)
        more = {"source": called(source, run), "line": line_of(value, run), "root_line": line_of(user, run)}
        return Caused("unused-input-later", {**named, **more}, None, run.place_of(value))
    derivative = _constant_in(value, ways, run)
    if derivative is not None:
        place = run.place_of(derivative)
        return Caused("unused-input-constant", {**named, "line": _line(place)}, None, place)
    return Caused("unused-input-named", named)


def _constant_in(value: Value, ways: Ways, run: Run) -> Pass | None:
    """Return the pass that gave a derivative with respect to this very input, of which the root is made."""
    for index in ways.leads:
        one = run.recorder.values.all[index]
        made = _pass_of(one, run) if one.operation == "grad" else None
        if made is not None and any(tensor is value.tensor for tensor in made.inputs or ()):
            return made
    return None


def _given(run: Run) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Return outputs and inputs of the call of autograd.grad, or of backward(inputs=…), that has just failed."""
    if run.recorder.failed is None:
        return [], []
    one = Pass(Kind.GRAD, False, None, 0, run.recorder.values.graph)
    _, function, args, kwargs = run.recorder.failed
    if function.__name__ == "backward":
        one.kind = Kind.BACKWARD
    read_arguments(one, args, kwargs)
    return one.roots, one.inputs or []


def input_not_asked(facts: Facts, found: About, run: Run) -> Caused | None:
    """Name the input that does not require grad."""
    for tensor in _given(run)[1]:
        if not tensor.requires_grad:
            value = run.recorder.values.of(tensor)
            more = {**facts, "input": called(value, run), "line": line_of(value, run)}
            return Caused("input-not-asked", more, (value.index,))
    return None


# --- a gradient that is None -----------------------------------------------------------------------------------------


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
            more = {**facts, "line": _line(place), "text": text_of(value, run), "name": value.name}
            return Caused("grad-none-rebound", more, (value.index,), place)
    return None


def _not_a_leaf(facts: Facts, owner: torch.Tensor, run: Run) -> Caused:
    value = run.recorder.values.of(owner)
    place = run.place_of(value)
    more = {**facts, "line": _line(place), "text": text_of(value, run)}
    for before in history_of(run.recorder, owner):
        if before is value or not before.leaf or not before.requires_grad:
            continue
        if not before.names and place is not None and run.place_of(before) in _parts(place, run):
            return Caused("grad-none-born", more, (value.index,), place)
    return Caused("grad-none-not-leaf", facts, (value.index,))


def number_of_math(facts: Facts, found: About, run: Run) -> tuple[str, Facts] | None:
    """``math.exp(x[0])`` gave the number that has no backward()."""
    calls = math_calls(found)
    if not calls or any(isinstance(one, ast.Attribute) and one.attr == "item" for one in ast.walk(found.source.tree)):
        return None
    return "number-backward-math", {**facts, "text": found.text(calls[-1]), "line": str(calls[-1].lineno)}


def math_calls(found: About) -> list[ast.Call]:
    """Return the calls of functions of Python's math that torch has too, before the failing line."""
    end = getattr(found.node, "lineno", 0)
    return [
        node
        for node in ast.walk(found.source.tree)
        if isinstance(node, ast.Call) and node.lineno <= end
        and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "math" and hasattr(torch, node.func.attr)
    ]  # fmt: skip


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
    text = _quoted(place, run)
    clearing = text if text.endswith(")`") else f"{text[:-1]} = None`"
    more = {"line": _line(place), "clearing": clearing, "before": _line(run.place_of(given[-1]))}
    return Caused("grad-none-cleared", {**facts, **more}, None, place)


def _not_reached(facts: Facts, owner: torch.Tensor, run: Run) -> Caused:
    zeroing = facts.get("name") in ("zero_", "fill_")
    passes = [one for one in run.recorder.passes if one.kind is Kind.BACKWARD]
    if not passes:
        for one in run.recorder.passes:
            if any(given is owner for given in one.inputs or ()):
                place = run.place_of(one)
                return Caused("grad-none-returned", {**facts, "line": _line(place)}, None, place)
        return Caused("grad-none-zero" if zeroing else "grad-none", facts)
    values, last = run.recorder.values, passes[-1]
    value = values.of(owner)
    place = run.place_of(last)
    more = {**facts, "before": _line(place)}
    ways = Ways(values, [values.of(root) for root in last.roots])
    versions = [one for one in values.values_of(owner) if one.index in ways.leads]
    cuts = ways.cuts_after(versions[0]) if versions else []
    if cuts:
        text, at = _shown(cuts[0], run)
        return Caused("grad-none-cut", {**more, "cut": text, "line": _line(at)}, (value.index, cuts[0].value.index), at)
    if versions and last.inputs is not None:
        return Caused("grad-none-inputs", more, (value.index,), place)
    custom = _custom_after(versions[0], ways) if versions else None
    if custom is not None:
        at = run.place_of(custom)
        more |= {"text": text_of(custom, run), "line": _line(at)}
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

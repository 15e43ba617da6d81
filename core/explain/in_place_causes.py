"""A backward pass that found a saved value changed, or freed: which value, who needed it, who did it, in which line."""

from __future__ import annotations

import ast

from core.explain.earlier_cause import Caused
from core.explain.failing_expression import About
from core.explain.named_values import called, line_of, module_of, text_of
from core.program.run import Run
from core.recording import calls
from core.recording.changed_saved_values import Spoilt, freed, spoilt, views_up_to
from core.recording.missing_adjoints import step_around
from core.recording.nodes import Value

Facts = dict[str, str]


def saved_changed(facts: Facts, found: About, run: Run) -> Caused | None:
    """Name the value, who needed it, who wrote it, and what shares its memory."""
    one = spoilt(run.recorder)
    if one is None:
        return None
    more = {
        **facts, "changed": called(one.saved, run), "reader": f"`{one.reader.operation}`",
        "reader_line": line_of(one.reader, run), "write": text_of(one.writer, run), "line": line_of(one.writer, run),
    }  # fmt: skip
    kind, further = _kind(one, found, run)
    nodes = tuple(dict.fromkeys((one.saved.index, one.reader.index, one.writer.index)))
    return Caused(kind, {**more, **further}, nodes, run.place_of(one.writer))


def view_of_leaf(facts: Facts, found: About, run: Run) -> tuple[str, Facts] | None:
    """``y = x.view(3, 1); y += 1`` of a leaf x: torch forbids it, but y is no leaf."""
    if found.operands and not found.operands[0].tensor.is_leaf:
        return "leaf-view-in-place", {**facts, "left": str(found.operands[0])}
    return None


def _kind(one: Spoilt, found: About, run: Run) -> tuple[str, Facts]:
    if one.writer.call is not None and calls.kind_of(one.writer.call.function)[0] is calls.Kind.MAYBE_WRITE:
        return "saved-changed-module", {"layer": module_of(one.writer, run) or text_of(one.writer, run)}
    if step_around(run.recorder.values, one.writer) or (one.writer.note == "no-grad" and one.saved.leaf):
        return _of_update(one, found, run)
    before = _written(one.writer)
    if before is None or before.tensor is one.saved.tensor:
        return "saved-changed-at", {}
    if _first(before).names or before.names:
        maker = _first(before)
        if any(views_up_to(maker, one.saved)):
            view = f"`{before.name or maker.name}`"
            return "saved-changed-shared", {
                "view": view, "made": text_of(maker, run), "made_line": line_of(maker, run),
            }  # fmt: skip
        if any(views_up_to(one.saved, before)):
            return "saved-changed-part", {"whole": called(before, run)}
    return "saved-changed-at", {}


def _of_update(one: Spoilt, found: About, run: Run) -> tuple[str, Facts]:
    """Say whether an update came between forward and backward of one turn, or of what a loop carried over from an
    earlier turn, to which the pass goes back."""
    root = run.recorder.values.of(found.operands[0].tensor) if found.operands else None
    carried = None if root is None else _carried(root, one.reader, run)
    if root is None or carried is None:
        return "saved-changed-step", {}
    summed = carried.name and carried.name == root.name and _is_added_to(carried, run)
    kind = "saved-changed-summed" if summed else "saved-changed-carried"
    return kind, {"left": called(root, run), "shared": called(carried, run), "shared_line": line_of(carried, run)}


def _carried(root: Value, reader: Value, run: Run) -> Value | None:
    """Return the last value of an earlier turn on the way from a root to an operation of that turn."""
    now, before = _turns(root, run), _turns(reader, run)
    if not any(loop in before and before[loop] != turn for loop, turn in now.items()):
        return None
    seen, earlier = {root.index}, []
    ways = [root]
    for value in ways:  # which grows
        for operand in value.operands:
            if operand.index in seen or operand.leaf or not operand.tensor.requires_grad:
                continue
            seen.add(operand.index)
            if _turns(operand, run) == now:
                ways.append(operand)
            elif operand.index >= reader.index:
                earlier.append(operand)
    return max(earlier, key=lambda value: value.index, default=None)


def _written(writer: Value) -> Value | None:
    """Return what a write wrote, as it was before."""
    return next((operand for operand in writer.operands if operand.tensor is writer.tensor), writer.earlier)


def _first(value: Value) -> Value:
    """Return the first value of a tensor: the one that its maker made."""
    while value.earlier is not None and value.earlier.tensor is value.tensor:
        value = value.earlier
    return value


def second_backward(facts: Facts, found: About, run: Run) -> Caused | None:
    """Name the part of the graph that an earlier pass went through, and say whether a loop should make it anew."""
    one = freed(run.recorder)
    if one is None or one.shared is None:
        return None
    shared, before = one.shared, run.place_of(one.before)
    more = {
        **facts, "shared": called(shared, run), "line": line_of(shared, run),
        "before": "?" if before is None else str(before[0]),
    }  # fmt: skip
    kind = _second_kind(shared, found, run)
    if kind == "second-backward-twice" and one.updated:
        kind = "second-backward-updated"
    return Caused(kind, more, (shared.index,), run.place_of(shared))


def _second_kind(shared: Value, found: About, run: Run) -> str:
    """Say whether both passes run in one turn, or whether a loop carries the value over, or uses one made before it."""
    if not found.operands:
        return "second-backward-twice"
    root = run.recorder.values.of(found.operands[0].tensor)
    turns, other = _turns(root, run), _turns(shared, run)
    if not turns or turns == other:
        return "second-backward-twice"
    if not any(loop in other and turns[loop] != other[loop] for loop in turns):
        return "second-backward-shared"
    if shared.name and shared.name == root.name and _is_added_to(shared, run):
        return "second-backward-summed"
    kept = not shared.name and _is_kept_in_an_object(line_of(shared, run), run)
    return "second-backward-kept" if kept else "second-backward-carried"


def _is_added_to(value: Value, run: Run) -> bool:
    return any(one.operation in ("add", "add_") and value in one.operands for one in run.recorder.values.all)


def _is_kept_in_an_object(line: str, run: Run) -> bool:
    """Whether a line assigns to an attribute: ``out, self.hidden = self.lstm(x, self.hidden)``."""
    return any(
        isinstance(part, ast.Attribute)
        for node in ast.walk(run.source.tree)
        if isinstance(node, ast.Assign) and str(node.lineno) == line
        for target in node.targets
        for part in ast.walk(target)
    )


def _turns(value: Value, run: Run) -> dict[int, int]:
    """Return loop → turn, by the numbers of their scopes, of the loops in which a value was made."""
    scopes, number, found = run.recorder.scopes, value.scope, {}
    while number > 0:
        if scopes[number].kind == "iteration":
            found[scopes[number].parent] = number
        number = scopes[number].parent
    return found

"""Causes of an input on which the differentiated value does not depend."""

from __future__ import annotations

import torch

from core.explain.cuts_told import Facts, line_at, pass_of, shown
from core.explain.earlier_cause import Caused
from core.explain.failing_expression import About
from core.explain.named_values import called, line_of
from core.program.run import Run
from core.recording.backward_pass import Pass
from core.recording.calls import Kind
from core.recording.missing_adjoints import Cut, Ways
from core.recording.nodes import Value
from core.recording.passes import read_arguments


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
        text, place = shown(cuts[0], run)
        return Caused("unused-input-cut", {**named, "cut": text, "line": line_at(place)}, None, place)
    source = next((one for one in value.operands if one.requires_grad and one.index in ways.users), None)
    if source is not None:
        user = min(ways.users[source.index], key=lambda one: one.index)
        more = {"source": called(source, run), "line": line_of(value, run), "root_line": line_of(user, run)}
        return Caused("unused-input-later", {**named, **more}, None, run.place_of(value))
    derivative = _constant_in(value, ways, run)
    if derivative is not None:
        place = run.place_of(derivative)
        return Caused("unused-input-constant", {**named, "line": line_at(place)}, None, place)
    return Caused("unused-input-named", named)


def _constant_in(value: Value, ways: Ways, run: Run) -> Pass | None:
    """Return the pass that gave a derivative with respect to this very input, of which the root is made."""
    for index in ways.leads:
        one = run.recorder.values.all[index]
        made = pass_of(one, run) if one.operation == "grad" else None
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

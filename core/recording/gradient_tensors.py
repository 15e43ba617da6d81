"""Gradients as values: tensors that are some leaf's .grad, that autograd.grad returned, that now ask for a gradient."""

from __future__ import annotations

from typing import Any

import torch

from core.recording import calls
from core.recording.backward_pass import Pass
from core.recording.graph import version_of
from core.recording.values import Values
from core.recording.versions import protect


def about_to_ask(values: Values, tensor: torch.Tensor, place: Any) -> None:
    """Keep the value of a leaf that was computed with, before its requires_grad is set: it is a new one then."""
    value = values.current(tensor)
    if value is None or value.fn is not None or value.stale:
        return
    values.asked.pop(id(tensor), None)
    if value.used:
        protect(values, [tensor])
        values.asked[id(tensor)] = place


def has_asked(values: Values, tensor: torch.Tensor) -> None:
    """Note that requires_grad was set."""
    value = values.current(tensor)
    if value is None or value.fn is not None or value.requires_grad == tensor.requires_grad:
        return
    if id(tensor) in values.asked:
        values.forget(tensor, keep_names=True)
        return
    value.requires_grad = tensor.requires_grad
    if value.operation in ("leaf", "constant"):
        value.operation = "leaf" if tensor.requires_grad else "constant"
    if value.note in ("no-grad", "not-differentiable"):
        value.note = ""


def gradient_of(values: Values, gradient: torch.Tensor) -> None:
    """Note that this tensor is somebody's .grad; it becomes a value when the program computes with it."""
    value = values.current(gradient)
    if value is not None and value.seen_version != version_of(gradient):
        values.forget(gradient)  # another pass has added to it since
    values.gradient_tensors[id(gradient)] = (gradient, "accumulated")


def gradients(values: Values, one: Pass, out: Any) -> None:
    """Note what autograd.grad returned."""
    for tensor in calls.tensors_in(out):
        values.gradients_of[id(tensor)] = one
        if not values.is_seen(tensor):
            values.gradient_tensors[id(tensor)] = (tensor, "returned")

"""The slope of one operation by differences: what a derivative is checked against, computed without any derivative.

Every operand cell is moved a little up and a little down, and each output cell is read: (y(x + h) − y(x − h)) / 2h.
"""

from __future__ import annotations

import torch

from core.recording.operation_function import Local
from core.recording.snapshots import snapshot
from core.trace import Jacobian
from core.trace.errors import LimitExceeded, NotDifferentiable
from core.trace.limits import Limits

STEPS = {torch.float64: 2.0**-18, torch.float32: 2.0**-8, torch.float16: 2.0**-4, torch.bfloat16: 2.0**-3}
"""The step h at x ≈ 1, near the cube root of the format's rounding (Numerical Recipes, 5.7); powers of two, so that
x + h and x − h are exact for the numbers of textbooks."""


def finite_difference(local: Local, slot: int, limits: Limits) -> Jacobian:
    """Return Δ(output)/Δ(operand), numerator layout like `jacobian.local_jacobian`; in float64 where the operation can.

    Raises:
        NotDifferentiable: the operand or the output is not made of real floating numbers.
        LimitExceeded: more than ``limits.jacobian_elements`` entries, or more operand cells than
            ``limits.dependence_cells``: each costs two calls.
    """
    if slot >= len(local.operands):
        raise NotDifferentiable(f"operand {slot} is no argument of the call", "not-differentiable")
    x = local.operands[slot]
    if not x.is_floating_point():
        raise NotDifferentiable(f"operand {slot} is {x.dtype}: its cells cannot be moved a little", "integer")
    if x.numel() > limits.dependence_cells:
        raise LimitExceeded("dependence_cells", limits.dependence_cells, x.numel())
    with torch.no_grad():
        operands, y = _precise(local)
        if not y.is_floating_point():
            raise NotDifferentiable("the output is not made of floating numbers", "not-differentiable")
        if y.numel() * x.numel() > limits.jacobian_elements:
            raise LimitExceeded("jacobian_elements", limits.jacobian_elements, y.numel() * x.numel())
        columns = [_slope(local, operands, slot, flat) for flat in range(x.numel())]
        empty = torch.zeros(y.numel(), 0, dtype=y.dtype)
        value = (torch.stack(columns, dim=1) if columns else empty).reshape(tuple(y.shape) + tuple(x.shape))
    whole = Limits(kept_cells=max(limits.kept_cells, limits.jacobian_elements))
    return Jacobian(tuple(y.shape), tuple(x.shape), snapshot(value, whole))


def _precise(local: Local) -> tuple[list[torch.Tensor], torch.Tensor]:
    """Return the operands as float64, and the output; as they are for an operation that takes only its own kind."""
    doubles = [one.double() if one.is_floating_point() else one for one in local.operands]
    try:
        y = local.call(doubles)
        if y.dtype is torch.float64:
            return doubles, y
    except (RuntimeError, TypeError):
        pass
    return local.operands, local.call(local.operands)


def _slope(local: Local, operands: list[torch.Tensor], slot: int, flat: int) -> torch.Tensor:
    """Return every output cell's slope along one operand cell."""
    at = float(operands[slot].reshape(-1)[flat])
    step = STEPS[operands[slot].dtype] * 2.0 ** max(0, int(abs(at)).bit_length() - 1 if abs(at) < 2**60 else 60)
    ends, places = [], []
    for moved in (at + step, at - step):
        operand = operands[slot].clone().reshape(-1)
        operand[flat] = moved
        places.append(float(operand[flat]))
        others = [*operands[:slot], operand.reshape(operands[slot].shape), *operands[slot + 1 :]]
        ends.append(local.call(others).reshape(-1))
    return (ends[0] - ends[1]) / (places[0] - places[1])

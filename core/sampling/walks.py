"""Descents: the steps that torch's own optimizers take from a point. Imports torch."""

from __future__ import annotations

from collections.abc import Callable

import torch

from core.program.ends import Stop
from core.sampling.learners_function import LearnersFunction
from core.sampling.one_by_one import slope
from core.sampling.points import raw
from core.sandbox.field_messages import Descent, Walk

FAR = 1e150
"""A walk that is further away than this has diverged: its next square would be infinite."""

OPTIMIZERS: dict[str, Callable[[torch.Tensor, float], torch.optim.Optimizer]] = {
    "SGD": lambda place, rate: torch.optim.SGD([place], lr=rate),
    "momentum": lambda place, rate: torch.optim.SGD([place], lr=rate, momentum=0.9),
    "Nesterov": lambda place, rate: torch.optim.SGD([place], lr=rate, momentum=0.9, nesterov=True),
    "RMSProp": lambda place, rate: torch.optim.RMSprop([place], lr=rate),
    "Adam": lambda place, rate: torch.optim.Adam([place], lr=rate),
}


def walk(f: LearnersFunction, descent: Descent) -> Walk:
    """Return where an optimizer goes; a walk that leaves the numbers ends there."""
    place = torch.tensor(descent.start, dtype=torch.float64).to(f.job.device).requires_grad_()
    optimizer = OPTIMIZERS[descent.optimizer](place, descent.rate)
    path, values = [place.detach().clone()], []
    for step in range(descent.steps + 1):
        optimizer.zero_grad()
        try:
            with f.one_point():
                value = f.at(place)
                slopes = slope(f, value, place)
        except (Exception, Stop):  # noqa: BLE001 - no value here: the walk has left where f is defined
            values.append(torch.tensor(torch.nan, dtype=torch.float64))
            break
        values.append(value.detach())
        if step == descent.steps or not bool(value.isfinite()) or float(place.detach().abs().max()) > FAR:
            break
        place.grad = slopes
        optimizer.step()
        path.append(place.detach().clone())
    return Walk(raw(path[: len(values)]), raw(torch.stack(values)[None]))

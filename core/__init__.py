"""The public face of Cotangent: run a program or watch a model, and look at what autograd did.

>>> from core import explore
>>> explore("import torch\\nx = torch.tensor(3., requires_grad=True)\\ny = x * x").passes[-1].adjoint(0).tolist()
6.0

Importing this does not import torch: `explore` runs programs in worker processes. `record` watches trusted code
in the caller's own process and loads torch at the first use.
"""

from typing import TYPE_CHECKING, Any

from core.explore import explore
from core.trace import (
    AutogradNode,
    BackwardPass,
    Contribution,
    Jacobian,
    Mistake,
    Node,
    Repair,
    Scope,
    Snapshot,
    Span,
    Summary,
    Trace,
)
from core.trace.errors import LimitExceeded, NotDifferentiable, WorkerFailed
from core.trace.limits import Limits

if TYPE_CHECKING:
    from core.recording.record import record

__all__ = [
    "AutogradNode", "BackwardPass", "Contribution", "Jacobian", "LimitExceeded", "Limits", "Mistake", "Node",
    "NotDifferentiable", "Repair", "Scope", "Snapshot", "Span", "Summary", "Trace", "WorkerFailed", "explore", "record",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "record":
        from core.recording.record import record

        return record
    raise AttributeError(f"module 'core' has no attribute {name!r}")

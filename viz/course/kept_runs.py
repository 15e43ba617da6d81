"""Two small runs that the first page shows, read from a file so that the page need not wait for a worker.

``python -m tools.kept_runs`` writes the file; a test holds that it is what `core.explore` gives.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from core.trace import Trace, TraceRecord
from viz.examples import DEFAULT

FILE = Path(__file__).with_name("kept_runs.json")

# Acceptance row Z5: what fits the question, how likely a click is, and the order by click rate × bid.
ADVERTS = """\
import torch
from torch.nn.functional import binary_cross_entropy

X = torch.tensor([[1., 0., 2.], [0., 1., 1.], [1., 1., 0.], [0., 2., 0.]])
bid = torch.tensor([0.5, 2.0, 1.0])
w = torch.tensor([0.4, -0.6, 0.3], requires_grad=True)

fits = X[:3]
score = fits @ w
rate = torch.sigmoid(score)
value = rate * bid
order = value.argsort(descending=True)

clicks = torch.tensor([1., 0., 1.])
loss = binary_cross_entropy(rate, clicks)
loss.backward()
"""

PROGRAMS = {"chain": DEFAULT.program, "adverts": ADVERTS}


@cache
def kept(name: str) -> Trace:
    """Return a run by its name in `PROGRAMS`."""
    return Trace(msgspec.json.decode(FILE.read_bytes(), type=dict[str, TraceRecord])[name])


def written(records: dict[str, TraceRecord]) -> bytes:
    """Return the file's bytes."""
    return msgspec.json.format(msgspec.json.encode(records), indent=0) + b"\n"

"""An axis keeps its colour through every operation that keeps the axis; the colours here are worked out by hand."""

from __future__ import annotations

import pytest

from core import explore
from viz.tensors.axes import axis_colours

MADE = "import torch\nX = torch.ones(2, 3, 4)\nM = torch.ones(2, 3)\n"


def colours(expression: str) -> tuple[int, ...]:
    """Return the colours of an expression's axes; X's are 0, 1, 2, and M's 0, 1."""
    trace = explore(f"{MADE}result = {expression}\n")
    assert trace.mistake is None, trace.mistake
    node = trace.named("result")
    found = axis_colours(trace)[node.index]
    assert len(found) == len(node.value.shape)
    return found


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("M.T", (1, 0)),
        ("X.transpose(0, 2)", (2, 1, 0)),
        ("X.permute(2, 0, 1)", (2, 0, 1)),
        ("X.mT", (0, 2, 1)),
        ("X.permute((2, 0, 1))", (2, 0, 1)),
        ("X.swapaxes(0, -1)", (2, 1, 0)),
        ("torch.transpose(X, dim0=0, dim1=1)", (1, 0, 2)),
        ("X.movedim(0, 2)", (1, 2, 0)),
        ("X.adjoint()", (0, 2, 1)),
        ("X.sum(1)", (0, 2)),
        ("X.sum(dim=(0, -1))", (1,)),
        ("X.sum(1, keepdim=True)", (0, 1, 2)),
        ("X.mean()", ()),
        ("X[0]", (1, 2)),
        ("X[:, 1]", (0, 2)),
        ("X[..., 0]", (0, 1)),
        ("X[:, None]", (0, 3, 1, 2)),
        ("X[1:, 0, ::2]", (0, 2)),
        ("M.unsqueeze(-1)", (0, 1, 2)),
        ("M.unsqueeze(0)", (2, 0, 1)),
        ("X * 2", (0, 1, 2)),
        ("M.T + M.T", (1, 0)),
        ("X + X.sum(0)", (0, 1, 2)),
        ("X.sum(0) + X", (0, 1, 2)),  # the missing axis comes from the other
        ("torch.ones(1, 2).T + M.sum(0)", (1, 1)),  # (2, 1) + (3,): the stretched axis has the colour of what filled it
        ("M.reshape(3, 2)", (0, 1)),  # new axes
        ("X.flatten()", (0,)),
        ("M @ M.T", (0, 1)),
    ],
)
def test_an_axis_keeps_its_colour(expression: str, expected: tuple[int, ...]) -> None:
    assert colours(expression) == expected

"""Exercises on a network's backward pass, written by the learner (D2L 2.4.4 and 2.5)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

_NETWORK = """\
x = torch.tensor([1., -1.])
W = torch.tensor([[1., 2.], [3., 0.], [-1., 1.]])
v = torch.tensor([1., 2., 3.])
t = 2.0
"""
_DRAWN = (
    TENTHS
    + """\
def instance(size):
    n, m = ((2, 3), (3, 4), (2, 5), (4, 3), (5, 4), (3, 6))[size]
    return {"x": tenths(n), "W": tenths(m, n), "v": tenths(m), "t": round(tenths().item(), 1)}
"""
)
_START = "def backward(x, W, v, t):\n    h = W @ x\n    r = torch.relu(h)\n    o = torch.dot(v, r)\n"
_CELLS = "    return do, dr, dh, dW\n"


def _answer(*lines: str) -> str:
    """Return an answer with these lines between the forward steps and the return."""
    return _START + "".join(f"    {line}\n" for line in lines) + _CELLS


EXERCISES = (
    Exercise(
        key="every-node-of-a-network",
        topic="chain-rule",
        title="A network's backward pass, node by node",
        prompt=r"A small network: $\mathbf{h} = W\mathbf{x}$, $\mathbf{r} = \operatorname{relu}(\mathbf{h})$, "
        r"$o = \mathbf{v}\cdot\mathbf{r}$ and the loss $L = (o - t)^2$. Complete the function: it returns the "
        r"derivatives of $L$ with respect to $o$, $\mathbf{r}$, $\mathbf{h}$ and $W$, each a tensor of the "
        "shape of what it belongs to. No autograd: go back node by node.",
        asked=Program(
            starter=f"{_START}    do = ...\n    dr = ...\n    dh = ...\n    dW = ...\n{_CELLS}",
            given=_NETWORK,
            instance=_DRAWN,
            observed=("tuple(backward(x, W, v, t))",),
        ),
        reference=_answer("do = 2 * (o - t)", "dr = do * v", "dh = dr * (h > 0)", "dW = torch.outer(dh, x)"),
        alternatives=(
            _answer(
                "do = 2 * (o - t)",
                "dr = v * do",
                "dh = torch.where(h > 0, dr, torch.zeros_like(dr))",
                "dW = dh.reshape(-1, 1) * x",
            ),
            """\
def backward(x, W, v, t):
    W = W.clone().requires_grad_()
    h = W @ x
    r = torch.relu(h)
    o = torch.dot(v, r)
    return torch.autograd.grad((o - t) ** 2, (o, r, h, W))
""",
        ),
        misconceptions=(
            Misconception(
                _answer("do = 2 * (o - t)", "dr = do * v", "dh = dr", "dW = torch.outer(dh, x)"),
                "You went through relu as if it were not there. Where h is negative, relu is flat and "
                "nothing comes back.",
            ),
            Misconception(
                _answer("do = o - t", "dr = do * v", "dh = dr * (h > 0)", "dW = torch.outer(dh, x)"),
                "The 2 of the square is missing at o, and so everywhere behind it.",
            ),
            Misconception(
                _answer("do = 2 * (o - t)", "dr = v", "dh = dr * (h > 0)", "dW = torch.outer(dh, x)"),
                "At r you wrote the derivative of the one step, v. It must be multiplied by what comes back from o.",
            ),
            Misconception(
                _answer("do = 2 * (o - t)", "dr = do * v", "dh = dr * r", "dW = torch.outer(dh, x)"),
                "You multiplied by the value of relu. Its derivative is 1 where h is positive and 0 elsewhere.",
            ),
        ),
        wrong=(
            Wrong(_answer("do = 2 * (o - t)", "dr = do * v", "dh = dr * (h > 0)", "dW = torch.outer(x, dh)"), "shape"),
            Wrong(_answer("do = 2 * (o - t)", "dr = do * v", "dh = dr * (h < 0)", "dW = torch.outer(dh, x)"), "cell"),
            Wrong(_answer("do = 2 * (o - t)", "dr = do * v", "dh = dr * (h > 0)", "dW = dh"), "shape"),
        ),
        hints=(
            "Begin at the end: the derivative of (o − t)² with respect to o.",
            "At each node multiply what comes back by the derivative of that one step: v at r, 0 or 1 at h.",
            "W[i, j] changes h[i] by x[j], so dW[i, j] = dh[i]·x[j]: torch.outer(dh, x).",
        ),
        worked="In the example h = (−1, 3, −2), r = (0, 3, 0), o = 6, so do = 2·(6 − 2) = 8 and dr = (8, 16, 24). relu "
        "lets only the second cell through: dh = (0, 16, 0).",
    ),
)

"""The exercise of a training loop that the learner writes from nothing (D2L 3)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.training_loops import DATA, DRAWN
from viz.exercises.variants import changed

_LOSS = "        losses.append((error ** 2).mean().item())\n"
_STEP = "        w = w - lr * 2 * error @ X / len(y)\n"
_BY_FORMULA = f"""\
def train(X, y, w, lr, steps):
    losses = []
    for _ in range(steps):
        error = X @ w - y
{_LOSS}{_STEP}    return w, losses
"""
_NOT_EMPTIED = """\
def train(X, y, w, lr, steps):
    losses = []
    w.requires_grad_()
    for _ in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w -= lr * w.grad
    return w, losses
"""

EXERCISES = (
    Exercise(
        key="write-the-loop",
        topic="training",
        title="Write the loop yourself",
        prompt="Write `train(X, y, w, lr, steps)`: gradient descent on the mean squared error of `X @ w` against `y`, "
        "beginning at `w`. Return the pair `(w, losses)`: the weights after all steps, and a list with the loss "
        "*before* each step, as Python numbers.",
        asked=Program(
            starter="def train(X, y, w, lr, steps):\n    losses = []\n    ...\n    return w, losses\n",
            given=f"{DATA}lr = 0.1\nsteps = 3\n",
            instance=DRAWN.replace("tenths(2)}", 'tenths(2), "lr": 0.05 + 0.02 * size, "steps": 2 + size}'),
            observed=("tuple(train(X, y, w.clone(), lr, steps))",),
        ),
        reference="""\
def train(X, y, w, lr, steps):
    losses = []
    w = w.clone().requires_grad_()
    for step in range(steps):
        loss = ((X @ w - y) ** 2).mean()
        losses.append(loss.item())
        (gradient,) = torch.autograd.grad(loss, w)
        w = (w - lr * gradient).detach().requires_grad_()
    return w, losses
""",
        alternatives=(
            """\
def train(X, y, w, lr, steps):
    losses = []
    w = torch.nn.Parameter(w)
    optimizer = torch.optim.SGD([w], lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(X @ w, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return w.detach(), losses
""",
            _BY_FORMULA,
        ),
        misconceptions=(
            Misconception(
                changed(_BY_FORMULA, (".mean().item()", ".sum().item()"), (" / len(y)", "")),
                "You added the squares; the mean was asked for, so loss and steps are too large by the number of rows.",
            ),
            Misconception(
                _NOT_EMPTIED,
                "w.grad is not emptied between the steps: the gradients pile up.",
            ),
            Misconception(
                changed(_BY_FORMULA, (_LOSS, ""), (_STEP, _STEP + _LOSS.replace("error", "(X @ w - y)"))),
                "w is right, but each loss is that after its step; asked is the one before.",
            ),
        ),
        wrong=(
            Wrong(
                changed(_BY_FORMULA, (".mean().item()", ".mean()")),
                "kind",
            ),
            Wrong(
                changed(_BY_FORMULA, ("lr * 2 *", "lr *")),
                "cell",
            ),
            Wrong(
                changed(_NOT_EMPTIED, ("        with torch.no_grad():\n            w -=", "        w -=")),
                "missing",
            ),
        ),
        hints=(
            "Four things in each turn: the loss, its number into the list, the gradient, the step.",
            "The step must not be recorded, and the gradient must not be left over for the next turn.",
            "w.requires_grad_(), and in each turn: loss, loss.backward(), with torch.no_grad(): w -= lr * w.grad; "
            "w.grad.zero_().",
        ),
        worked="In the example, first turn: loss (1 + 4 + 9)/3 = 4.6667; gradient −2/3·(1 + 3, 2 + 3) = "
        "(−2.6667, −3.3333), so w becomes (0.2667, 0.3333).",
    ),
)

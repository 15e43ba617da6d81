"""Exercises on training loops: means, batches and shapes of the loss (D2L 3)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

_EPOCH = """\
def epoch_loss(losses, size):
    {}
"""
_BATCHES = """\
X = torch.tensor([[1., 0.], [0., 1.], [1., 1.], [2., 0.], [0., 2.]])
y = torch.tensor([1., 2., 3., 4., 5.])
w = torch.zeros(2)
size = 2
"""
_DRAWN_BATCHES = (
    TENTHS
    + """\
def instance(size):
    rows, part = ((5, 2), (7, 3), (4, 3), (10, 4), (8, 5), (9, 2))[size]
    return {"X": tenths(rows, 2), "y": tenths(rows), "w": tenths(2), "size": part}
"""
)


def _parts(*lines: str) -> str:
    """Return a loop over parts of the rows with these lines in it."""
    head = (
        "w.requires_grad_(True)\n"
        "for start in range(0, len(X), size):\n"
        "    part, target = X[start:start + size], y[start:start + size]\n"
    )
    return head + "".join(f"    {line}\n" for line in lines)


def _column(loss: str) -> str:
    """Return a loop of five steps with this loss, whose weights are a column."""
    return f"""\
w.requires_grad_(True)
opt = torch.optim.SGD([w], lr=0.1)
for step in range(5):
    opt.zero_grad()
    loss = {loss}
    loss.backward()
    opt.step()
"""


def _descent(loss: str, step: str = "0.05 * w.grad") -> str:
    return f"""\
w.requires_grad_(True)
for step in range(3):
    loss = {loss}
    loss.backward()
    with torch.no_grad():
        w -= {step}
        w.grad.zero_()
"""


EXERCISES = (
    Exercise(
        key="sum-in-place-of-mean",
        topic="training",
        title="Repair: more rows, larger steps",
        prompt="The loss is meant to be the *mean* squared error over the rows, so that the size of a step does "
        "not depend on how many rows there are. Repair the loop. (We look at `w` after three steps; the learning "
        "rate stays 0.05.)",
        asked=Program(
            starter=_descent("((X @ w - y) ** 2).sum()"),
            given="X = torch.tensor([[1., 0.], [0., 1.], [1., 1.], [2., 1.]])\ny = torch.tensor([1., 2., 3., 4.])\n"
            "w = torch.zeros(2)\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows = 3 + 2 * size
    return {"X": tenths(rows, 2), "y": tenths(rows), "w": tenths(2)}
"""
            ),
            observed=("w",),
            unaided=True,
        ),
        reference=_descent("((X @ w - y) ** 2).mean()"),
        alternatives=(
            _descent("((X @ w - y) ** 2).sum() / len(y)"),
            _descent("((X @ w - y) ** 2).sum()", "0.05 * w.grad / X.shape[0]"),
        ),
        misconceptions=(
            Misconception(
                _descent("((X @ w - y) ** 2).sum()"),
                "As before: with the sum, twice as many rows make steps twice as long.",
            ),
            Misconception(
                _descent("((X @ w - y) ** 2).sum() / X.shape[1]"),
                "You divided by the number of columns. The mean goes over the rows: X.shape[0].",
            ),
            Misconception(
                _descent("(X @ w - y).mean() ** 2"),
                "You took the mean of the errors and squared it: errors of both signs cancel. Square first, then "
                "take the mean.",
            ),
        ),
        wrong=(
            Wrong(
                _descent("((X @ w - y) ** 2).mean()", "0.05 * w.grad / len(y)"),
                "cell",
            ),
            Wrong(
                """\
w.requires_grad_(True)
for step in range(3):
    loss = ((X @ w - y) ** 2)
    loss.backward()
""",
                "mistake",
            ),
            Wrong(
                _descent("(X @ w - y).abs().mean()"),
                "cell",
            ),
        ),
        hints=(
            "Which word of the loss makes it grow with the number of rows?",
            "Divide by the number of rows, in the loss or in the step, but once only.",
            ".mean() in place of .sum()",
        ),
        worked="Four rows with the errors −1, −2, −3, −4: the sum of squares is 30, the mean 30/4 = 7.5.",
    ),
    Exercise(
        key="mean-of-means",
        topic="training",
        title="Repair: the last batch is smaller",
        prompt="`losses` holds one loss for each row. The function is to return their mean, but it works through "
        "batches of `size` rows, as in an epoch, and averages the means of the batches. When the last batch is "
        "smaller this is not the mean over all rows. Repair it. The result is a tensor with one number.",
        asked=Program(
            starter="""\
def epoch_loss(losses, size):
    means = []
    for start in range(0, len(losses), size):
        means.append(losses[start:start + size].mean())
    return torch.stack(means).mean()
""",
            given="losses = torch.tensor([1., 1., 1., 1., 6.])\nsize = 2\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows, batch = ((5, 2), (7, 3), (4, 3), (10, 4), (9, 6), (3, 2))[size]
    return {"losses": tenths(rows).abs(), "size": batch}
"""
            ),
            observed=("epoch_loss(losses, size)",),
            unaided=True,
        ),
        reference="""\
def epoch_loss(losses, size):
    total = torch.zeros(())
    for start in range(0, len(losses), size):
        total = total + losses[start:start + size].sum()
    return total / len(losses)
""",
        alternatives=(
            _EPOCH.format("return losses.mean()"),
            """\
def epoch_loss(losses, size):
    total, count = 0., 0
    for batch in losses.split(size):
        total = total + batch.mean() * len(batch)
        count += len(batch)
    return total / count
""",
        ),
        misconceptions=(
            Misconception(
                """\
def epoch_loss(losses, size):
    return torch.stack([batch.mean() for batch in losses.split(size)]).mean()
""",
                "As before: the few rows of the last batch count as much as the many of a full one.",
            ),
            Misconception(
                """\
def epoch_loss(losses, size):
    batches = [batch.mean() for batch in losses.split(size) if len(batch) == size]
    return torch.stack(batches).mean()
""",
                "You left the last batch out. Its rows belong to the mean as well.",
            ),
            Misconception(
                """\
def epoch_loss(losses, size):
    return losses.sum() / (size * len(losses.split(size)))
""",
                "You divided as if the last batch were full. Divide by the number of rows that there are.",
            ),
        ),
        wrong=(
            Wrong(_EPOCH.format("return losses.sum()"), "cell"),
            Wrong(_EPOCH.format("return [batch.mean() for batch in losses.split(size)]"), "kind"),
            Wrong(_EPOCH.format("return losses.sum() / size"), "cell"),
        ),
        hints=(
            "With 5 rows and batches of 2: which part of the result does the single row of the last batch make?",
            "Every row must count equally. What do you have to add up, and what must you divide by?",
            "Add the sums of the batches and divide by len(losses).",
        ),
        worked="In the example: the batches have the means 1, 1 and 6, whose mean is 2.6667; the mean over all rows is "
        "(1 + 1 + 1 + 1 + 6)/5 = 2.",
    ),
    Exercise(
        key="gradient-in-parts",
        topic="training",
        title="Repair: a large batch in parts",
        prompt="The rows do not fit into memory at once, so they are taken in parts of `size` rows, and the "
        "gradients of the parts add up in `w.grad`. At the end it should hold the gradient of the mean squared "
        "error over *all* rows. Repair the loop.",
        asked=Program(
            starter=_parts("loss = ((part @ w - target) ** 2).mean()", "loss.backward()"),
            given=_BATCHES,
            instance=_DRAWN_BATCHES,
            observed=("w.grad",),
            unaided=True,
        ),
        reference=_parts("loss = ((part @ w - target) ** 2).sum() / len(X)", "loss.backward()"),
        alternatives=(
            _parts("loss = ((part @ w - target) ** 2).mean()", "(loss * len(part) / len(X)).backward()"),
            _parts("loss = ((part @ w - target) ** 2).sum()", "loss.backward()") + "w.grad /= len(y)\n",
            "w.requires_grad_(True)\n((X @ w - y) ** 2).mean().backward()\n",
        ),
        misconceptions=(
            Misconception(
                _parts("loss = ((part @ w - target) ** 2).mean()", "loss.backward()"),
                "As before: each part brings its own mean, and the means are added. With three parts that is about "
                "three times too much.",
            ),
            Misconception(
                _parts("loss = ((part @ w - target) ** 2).mean() / -(-len(X) // size)", "loss.backward()"),
                "You divided by the number of parts. That is right for parts of equal size only: the last one is "
                "smaller, and its rows count too much.",
            ),
            Misconception(
                _parts("w.grad = None", "loss = ((part @ w - target) ** 2).sum() / len(X)", "loss.backward()"),
                "You empty w.grad in each turn, so only the last part is left in it.",
            ),
            Misconception(
                _parts("loss = ((part @ w - target) ** 2).sum()", "loss.backward()"),
                "That is the gradient of the sum; divide by the number of rows.",
            ),
        ),
        wrong=(
            Wrong(_parts("loss = ((part @ w - target) ** 2).sum() / size", "loss.backward()"), "cell"),
            Wrong(_parts("loss = ((part @ w - target) ** 2).sum() / len(X)"), "kind"),
            Wrong(_parts("loss = (part @ w - target).sum() / len(X)", "loss.backward()"), "cell"),
        ),
        hints=(
            "By how much must each row be divided, whichever part it is in?",
            "The gradient of a sum is the sum of the gradients. Write the mean over all rows as such a sum.",
            "In each part: `((part @ w - target) ** 2).sum() / len(X)`.",
        ),
        worked="Five rows, parts of 2, 2 and 1: with means a row of the last part counts 1, one of the others ½; "
        "it should be ⅕ for each.",
        rows=("T10",),
    ),
    Exercise(
        key="column-against-row",
        topic="training",
        title="Repair: always about the mean",
        prompt="The loop runs, and the loss falls a little; but whatever the row, the prediction comes out near "
        "the mean of `y`. Repair the loss; it is meant to be the mean squared error. (We look at `w` after five "
        "steps; its shape stays `(2, 1)`.)",
        asked=Program(
            starter=_column("((X @ w - y) ** 2).mean()"),
            given="X = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\ny = torch.tensor([1., 2., 3.])\n"
            "w = torch.zeros(2, 1)\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows = 3 + size
    return {"X": tenths(rows, 2), "y": tenths(rows), "w": tenths(2, 1)}
"""
            ),
            observed=("w",),
            unaided=True,
        ),
        reference=_column("((X @ w - y.reshape(-1, 1)) ** 2).mean()"),
        alternatives=(
            _column("(((X @ w).squeeze(1) - y) ** 2).mean()"),
            _column("((X @ w - y[:, None]) ** 2).mean()"),
            _column("((X @ w[:, 0] - y) ** 2).mean()"),
            _column("torch.nn.functional.mse_loss((X @ w).flatten(), y)"),
        ),
        misconceptions=(
            Misconception(
                _column("((X @ w - y) ** 2).mean()"),
                "As before: broadcasting makes an n × n matrix of a column and a row, and each prediction is "
                "compared with every y. So it learns the mean of y only.",
            ),
            Misconception(
                _column("((X @ w - y.reshape(-1, 1)) ** 2).sum()"),
                "The shapes fit now, but you add the squares; it was to be the mean.",
            ),
            Misconception(
                _column("torch.diag((X @ w - y) ** 2).sum() / len(y) ** 2"),
                "You picked the right cells from the n × n matrix, but divided by n² in place of n.",
            ),
        ),
        wrong=(
            Wrong(_column("((X @ w - y.reshape(1, -1)) ** 2).mean()"), "cell"),
            Wrong(_column("(((X @ w).sum() - y) ** 2).mean()"), "cell"),
            Wrong(_column("((X @ w).T @ y).mean()"), "cell"),
            Wrong(
                "w = w[:, 0].requires_grad_(True)\n"
                + _column("((X @ w - y) ** 2).mean()").replace("w.requires_grad_(True)\n", ""),
                "shape",
            ),
        ),
        hints=(
            "Print the shape of X @ w - y.",
            "A column and a vector: broadcasting makes a matrix. What shape should y have?",
            "y.reshape(-1, 1) is a column, too.",
        ),
        worked="Shapes (3, 1) and (3,): the vector becomes (1, 3), and the difference is (3, 3): nine errors in "
        "place of three.",
        rows=("D1",),
    ),
)

"""The helpers of the book's first chapters under their names in ``d2l``: a cell may use what an earlier one defined.

They are written here, not copied. What one of them computes is recorded at the place of its call.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy
import torch
from torch import nn

from core.language import batches
from core.language.python_names import collected, counted
from core.language.state import Run
from core.language.values import Offered
from core.trace import Figure, Line

MOST_POINTS = 5_000
"""Of one line of an `Animator`."""


def _called(run: Run, function: Any, *args: Any) -> Any:
    from core.language.calls import call  # which knows this module's functions by its table

    return call(run, function, args, {}, run.recorder.at)


def watched(function: Callable[..., Any], *, bounded: bool = False) -> Callable[..., Any]:
    """A helper of plain torch operations: a function of that name in the recording, checked before each allocation.

    Args:
        bounded: Whether it takes the run, and asks the budgets itself.
    """

    def call(run: Run, *args: Any, **kwargs: Any) -> Any:
        run.waiting.append(("function", function.__name__, run.recorder.at, -1))
        try:
            run.ready(run.recorder.at)
            return run.careful(function, (run, *args) if bounded else args, kwargs)
        finally:
            run.close()

    return call


# --- linear regression ---------------------------------------------------------------------------------------------


def synthetic_data(w: Any, b: Any, num_examples: int) -> Any:
    """y = Xw + b + noise, as columns."""
    inputs = torch.normal(0, 1, (num_examples, len(w)))
    outputs = torch.matmul(inputs, w) + b
    outputs += torch.normal(0, 0.01, outputs.shape)
    return inputs, outputs.reshape((-1, 1))


def linreg(X: Any, w: Any, b: Any) -> Any:  # noqa: N803 - the book's names
    return torch.matmul(X, w) + b


def squared_loss(y_hat: Any, y: Any) -> Any:
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2


def sgd(params: Any, lr: float, batch_size: int) -> None:
    """One step of descent, after which the gradients are zero."""
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()


def load_array(run: Run, data_arrays: Any, batch_size: int, is_train: bool = True) -> Any:
    return batches.loader(run, batches.dataset(run, *data_arrays), batch_size, shuffle=is_train)


def corr2d(run: Run, X: Any, K: Any) -> Any:  # noqa: N803 - the book's names
    """The cross-correlation of two matrices, cell by cell."""
    height, width = K.shape
    made = torch.zeros((X.shape[0] - height + 1, X.shape[1] - width + 1))
    for row in range(made.shape[0]):
        for column in range(made.shape[1]):
            run.ready(run.recorder.at)  # the count of operations is asked in each turn
            made[row, column] = (X[row : row + height, column : column + width] * K).sum()
    return made


# --- measuring -----------------------------------------------------------------------------------------------------


def accuracy(y_hat: Any, y: Any) -> float:
    """How many predictions are right."""
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    right = y_hat.type(y.dtype) == y
    return float(right.type(y.dtype).sum())


class Accumulator:
    """Sums of n quantities."""

    def __init__(self, n: int) -> None:
        self.data = [0.0] * n

    def __getitem__(self, at: int) -> float:
        return self.data[at]

    def __repr__(self) -> str:
        return "<d2l.torch.Accumulator>"


def accumulator(run: Run, n: int) -> Accumulator:
    run.items(n)
    return Accumulator(n)


def _add(run: Run, sums: Accumulator, *values: Any) -> None:
    sums.data = [old + float(new) for old, new in zip(sums.data, values, strict=False)]


def _reset(run: Run, sums: Accumulator) -> None:
    sums.data = [0.0] * len(sums.data)


def evaluate_accuracy(run: Run, net: Any, data_iter: Any) -> float:
    """The part of a data set that a network gets right."""
    if isinstance(net, nn.Module):
        net.eval()
    right, count = 0.0, 0
    with torch.no_grad():
        for inputs, labels in counted(run, data_iter):
            right += accuracy(_called(run, net, inputs), labels)
            count += labels.numel()
    return right / count


def evaluate_loss(run: Run, net: Any, data_iter: Any, loss: Any) -> float:
    """The mean loss over a data set."""
    total, count = 0.0, 0
    for inputs, outputs in counted(run, data_iter):
        made = _called(run, net, inputs)
        losses = _called(run, loss, made, outputs.reshape(made.shape))
        total += float(losses.sum())
        count += losses.numel()
    return total / count


def train_epoch(run: Run, net: Any, train_iter: Any, loss: Any, updater: Any) -> tuple[float, float]:
    """Go once through a data set; return the mean loss and the part that is right."""
    if isinstance(net, nn.Module):
        net.train()
    total, right, count = 0.0, 0.0, 0
    for inputs, labels in counted(run, train_iter):
        made = _called(run, net, inputs)
        losses = _called(run, loss, made, labels)
        run.differentiated = True
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            run.careful(torch.Tensor.backward, (losses.mean(),), {})
            run.careful(updater.step, (), {})
        else:
            run.careful(torch.Tensor.backward, (losses.sum(),), {})
            _called(run, updater, inputs.shape[0])
        total, right, count = total + float(losses.sum()), right + accuracy(made, labels), count + labels.numel()
    return total / count, right / count


def train(run: Run, net: Any, train_iter: Any, test_iter: Any, loss: Any, num_epochs: int, updater: Any) -> None:
    """Train and draw how it goes."""
    board = animator(run, xlabel="epoch", legend=["train loss", "train acc", "test acc"])
    for epoch in range(num_epochs):
        measured = train_epoch(run, net, train_iter, loss, updater)
        _animate(run, board, epoch + 1, (*measured, evaluate_accuracy(run, net, test_iter)))


# --- time and figures ----------------------------------------------------------------------------------------------


class Timer:
    """Measures times, one after the other."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.started = time.time()

    def __repr__(self) -> str:
        return "<d2l.torch.Timer>"


def _start(run: Run, timer: Timer) -> None:
    timer.started = time.time()


def _stop(run: Run, timer: Timer) -> float:
    run.items(len(timer.times) + 1)
    timer.times.append(time.time() - timer.started)
    return timer.times[-1]


class Animator:
    """A figure that grows; ``at`` is its place among the figures of the run."""

    def __init__(self, names: list[str], xlabel: str, ylabel: str) -> None:
        self.names, self.xlabel, self.ylabel = names, xlabel, ylabel
        self.lines: list[tuple[list[float], list[float]]] = []
        self.at: int | None = None

    def __repr__(self) -> str:
        return "<d2l.torch.Animator>"


def animator(run: Run, xlabel: Any = None, ylabel: Any = None, legend: Any = None, **looks: Any) -> Animator:
    return Animator([str(one)[:100] for one in collected(run, legend or ())], str(xlabel or ""), str(ylabel or ""))


def _animate(run: Run, board: Animator, x: Any, y: Any) -> None:
    from core.language.figures import MOST_LINES, shown

    values = collected(run, y) if isinstance(y, list | tuple) else [y]
    xs = collected(run, x) if isinstance(x, list | tuple) else [x] * len(values)
    while len(board.lines) < min(len(values), MOST_LINES):
        board.lines.append(([], []))
    for (at, height), one, value in zip(board.lines, xs, values, strict=False):
        if one is not None and value is not None and len(at) < MOST_POINTS:
            at.append(float(one))
            height.append(float(value))
    names = [*board.names, *[""] * len(board.lines)]
    lines = tuple(Line(name, tuple(a), tuple(h)) for name, (a, h) in zip(names, board.lines, strict=False))
    if board.at is None:
        shown(run, lines, board.xlabel, board.ylabel, "", False, False)
        board.at = len(run.figures) - 1
    figure: Figure = run.figures[board.at]
    run.figures[board.at] = Figure(lines, *[getattr(figure, name) for name in figure.__struct_fields__[1:]])
    run.step(sum(len(line.x) for line in lines) >> 3)


# --- devices -------------------------------------------------------------------------------------------------------


def try_gpu(run: Run, i: int = 0) -> torch.device:
    return torch.device(f"cuda:{i}") if torch.cuda.device_count() > i else torch.device("cpu")


def try_all_gpus(run: Run) -> list[torch.device]:
    return [torch.device(f"cuda:{at}") for at in range(torch.cuda.device_count())] or [torch.device("cpu")]


CALLS: dict[str, Any] = {
    **{one.__name__: watched(one) for one in (synthetic_data, linreg, squared_loss, sgd, accuracy)},
    "corr2d": watched(corr2d, bounded=True),
    "load_array": load_array, "Accumulator": accumulator, "Timer": lambda run: Timer(), "Animator": animator,
    "evaluate_accuracy": evaluate_accuracy, "evaluate_loss": evaluate_loss, "train_epoch_ch3": train_epoch,
    "train_ch3": train, "try_gpu": try_gpu, "try_all_gpus": try_all_gpus,
}  # fmt: skip
OFFERED = {name: Offered(name, call) for name, call in CALLS.items()}
METHODS: dict[type, dict[str, Any]] = {
    Accumulator: {"add": _add, "reset": _reset},
    Timer: {
        "start": _start, "stop": _stop, "sum": lambda run, timer: sum(timer.times),
        "avg": lambda run, timer: sum(timer.times) / len(timer.times),
        "cumsum": lambda run, timer: numpy.array(timer.times).cumsum().tolist(),
    },
    Animator: {"add": _animate},
}  # fmt: skip
VALUES = {Accumulator: ("data",), Timer: ("times",)}

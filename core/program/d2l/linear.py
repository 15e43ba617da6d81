"""Linear regression by hand: data, model, loss, a step of descent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import torch
from torch import Tensor
from torch.utils import data

from core.program.d2l.scopes import named


@named
def synthetic_data(w: Tensor, b: Any, num_examples: int) -> tuple[Tensor, Tensor]:
    """Return inputs of a normal distribution, and X w + b with noise of standard deviation 0.01 as a column."""
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape(-1, 1)


@named
def linreg(X: Tensor, w: Tensor, b: Any) -> Tensor:
    return torch.matmul(X, w) + b


@named
def squared_loss(y_hat: Tensor, y: Tensor) -> Tensor:
    """Return half the squared difference, one for each example."""
    difference = y_hat - y.reshape(y_hat.shape)
    return difference**2 / 2


@named
def sgd(params: Iterable[Tensor], lr: float, batch_size: int) -> None:
    """One step of descent on sums of losses; the gradients are zero afterwards."""
    with torch.no_grad():
        for param in params:
            gradient: Any = param.grad
            param -= lr * gradient / batch_size
            gradient.zero_()


def load_array(data_arrays: Iterable[Tensor], batch_size: int, is_train: bool = True) -> data.DataLoader[Any]:
    """Return minibatches, in a new order each time where the data is for training."""
    return data.DataLoader(data.TensorDataset(*data_arrays), batch_size, shuffle=is_train)


def data_iter(batch_size: int, features: Tensor, labels: Tensor) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield minibatches in a random order."""
    order = torch.randperm(len(features))
    for batch in order.split(batch_size):
        yield features[batch], labels[batch]


@named
def rbfkernel(x1: Tensor, x2: Tensor, ls: float = 4.0) -> Tensor:
    """Return exp(−d² / (2 ls²)) of the distances d of all pairs."""
    distances = torch.cdist(torch.unsqueeze(x1, -1), torch.unsqueeze(x2, -1))
    return torch.exp(-(distances**2) / (2 * ls**2))

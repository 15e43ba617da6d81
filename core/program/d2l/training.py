"""Training loops of the book's earlier edition, and how well a network does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

from core.program.d2l.convolution import init_cnn
from core.program.d2l.devices import try_all_gpus
from core.program.d2l.drawing import Animator, show_images
from core.program.d2l.linear import linreg, squared_loss
from core.program.d2l.measuring import Accumulator, Timer
from core.program.d2l.missing import get_fashion_mnist_labels
from core.program.d2l.scopes import named


@named
def accuracy(y_hat: Tensor, y: Tensor) -> float:
    """Return how many predictions are right."""
    if y_hat.dim() > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)  # type: ignore[call-overload]
    right = y_hat.type(y.dtype) == y
    return float(right.type(y.dtype).sum())


@named
def evaluate_accuracy(net: Callable[..., Tensor], data_iter: Iterable[Any]) -> float:
    """Return which part of a data set a network gets right."""
    if isinstance(net, nn.Module):
        net.eval()
    right = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            right.add(accuracy(net(X), y), y.numel())
    return right[0] / right[1]


@named
def evaluate_accuracy_gpu(net: Any, data_iter: Iterable[Any], device: Any = None) -> float:
    """Return the same, computed where the network's parameters are."""
    if isinstance(net, nn.Module):
        net.eval()
        device = device or next(net.parameters()).device
    right = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            X = [one.to(device) for one in X] if isinstance(X, list) else X.to(device)
            right.add(accuracy(net(X), y.to(device)), y.numel())
    return right[0] / right[1]


@named
def evaluate_loss(net: Callable[..., Tensor], data_iter: Iterable[Any], loss: Callable[..., Tensor]) -> float:
    """Return the mean loss over a data set."""
    total = Accumulator(2)
    for X, y in data_iter:
        out = net(X)
        losses = loss(out, y.reshape(out.shape))
        total.add(losses.sum(), losses.numel())
    return total[0] / total[1]


@named
def train_epoch_ch3(net: Any, train_iter: Iterable[Any], loss: Any, updater: Any) -> tuple[float, float]:
    """Go once through a data set; return the mean loss and the part that is right.

    Args:
        updater: An optimizer, or a function of the number of examples that descends on the sum of the losses.
    """
    if isinstance(net, nn.Module):
        net.train()
    sums = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        losses = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            losses.mean().backward()
            updater.step()
        else:
            losses.sum().backward()
            updater(X.shape[0])
        sums.add(float(losses.sum()), accuracy(y_hat, y), y.numel())
    return sums[0] / sums[2], sums[1] / sums[2]


@named
def train_ch3(net: Any, train_iter: Any, test_iter: Any, loss: Any, num_epochs: int, updater: Any) -> None:
    """Train a classifier and draw how it goes."""
    board = Animator("epoch", xlim=[1, num_epochs], ylim=[0.3, 0.9], legend=["train loss", "train acc", "test acc"])
    for epoch in range(1, num_epochs + 1):
        measured = train_epoch_ch3(net, train_iter, loss, updater)
        board.add(epoch, (*measured, evaluate_accuracy(net, test_iter)))


@named
def predict_ch3(net: Any, test_iter: Iterable[Any], n: int = 6) -> None:
    """Show the first images with the true label above the predicted one."""
    X, y = next(iter(test_iter))
    true, predicted = get_fashion_mnist_labels(y), get_fashion_mnist_labels(net(X).argmax(axis=1))
    titles = ["\n".join(pair) for pair in zip(true[:n], predicted[:n], strict=True)]
    show_images(X[:n].reshape(n, 28, 28), 1, n, titles=titles)


@named
def train_ch6(net: Any, train_iter: Any, test_iter: Any, num_epochs: int, lr: float, device: Any) -> None:
    """Train a convolutional network on a device, draw how it goes and say how fast it was."""
    net.apply(init_cnn)
    print("training on", device)
    net.to(device)
    optimizer, loss = torch.optim.SGD(net.parameters(), lr=lr), nn.CrossEntropyLoss()
    board = Animator("epoch", xlim=[1, num_epochs], legend=["train loss", "train acc", "test acc"])
    timer, batches = Timer(), len(train_iter)
    sums, test_acc = Accumulator(3), 0.0
    for epoch in range(num_epochs):
        sums.reset()
        net.train()
        for number, (X, y) in enumerate(train_iter, 1):
            timer.start()
            optimizer.zero_grad()
            X, y = X.to(device), y.to(device)
            y_hat = net(X)
            value = loss(y_hat, y)
            value.backward()
            optimizer.step()
            with torch.no_grad():
                sums.add(value * X.shape[0], accuracy(y_hat, y), X.shape[0])
            timer.stop()
            if number == batches or number % max(1, batches // 5) == 0:
                board.add(epoch + number / batches, (sums[0] / sums[2], sums[1] / sums[2], None))
        test_acc = evaluate_accuracy_gpu(net, test_iter)
        board.add(epoch + 1, (None, None, test_acc))
    print(f"loss {sums[0] / sums[2]:.3f}, train acc {sums[1] / sums[2]:.3f}, test acc {test_acc:.3f}")
    print(f"{sums[2] * num_epochs / timer.sum():.1f} examples/sec on {device}")


@named
def train_batch_ch13(net: Any, X: Any, y: Tensor, loss: Any, trainer: Any, devices: list[Any]) -> tuple[Any, float]:
    """One step on one minibatch; return the sum of the losses and how many predictions are right."""
    X = [one.to(devices[0]) for one in X] if isinstance(X, list) else X.to(devices[0])
    y = y.to(devices[0])
    net.train()
    trainer.zero_grad()
    predicted = net(X)
    losses = loss(predicted, y)
    losses.sum().backward()
    trainer.step()
    return losses.sum(), accuracy(predicted, y)


@named
def train_ch13(
    net: Any, train_iter: Any, test_iter: Any, loss: Any, trainer: Any, num_epochs: int, devices: Any = None
) -> None:
    """Train on all devices, draw how it goes and say how fast it was."""
    devices = devices or try_all_gpus()
    if devices[0].type == "cuda":
        net = nn.DataParallel(net, device_ids=devices).to(devices[0])
    timer, batches = Timer(), len(train_iter)
    board = Animator("epoch", xlim=[1, num_epochs], ylim=[0, 1], legend=["train loss", "train acc", "test acc"])
    sums, test_acc = Accumulator(4), 0.0
    for epoch in range(num_epochs):
        sums.reset()
        for number, (features, labels) in enumerate(train_iter, 1):
            timer.start()
            value, right = train_batch_ch13(net, features, labels, loss, trainer, devices)
            sums.add(value, right, labels.shape[0], labels.numel())
            timer.stop()
            if number == batches or number % max(1, batches // 5) == 0:
                board.add(epoch + number / batches, (sums[0] / sums[2], sums[1] / sums[3], None))
        test_acc = evaluate_accuracy_gpu(net, test_iter)
        board.add(epoch + 1, (None, None, test_acc))
    print(f"loss {sums[0] / sums[2]:.3f}, train acc {sums[1] / sums[3]:.3f}, test acc {test_acc:.3f}")
    print(f"{sums[2] * num_epochs / timer.sum():.1f} examples/sec on {devices}")


class _Descent:
    """What training of the optimization chapter notes while it goes: the loss each 200 examples."""

    def __init__(self, data_iter: Any, num_epochs: int, loss: Callable[[], float]) -> None:
        self.batches, self.loss, self.seen, self.timer = len(data_iter), loss, 0, Timer()
        self.board = Animator("epoch", "loss", xlim=[0, num_epochs], ylim=[0.22, 0.35])
        self.num_epochs = num_epochs

    def after(self, examples: int) -> None:
        self.seen += examples
        if self.seen % 200 == 0:
            self.timer.stop()
            self.board.add(self.seen / examples / self.batches, (self.loss(),))
            self.timer.start()

    def end(self) -> tuple[list[float], list[float]]:
        losses = self.board.Y[0] if self.board.Y else [float("nan")]
        print(f"loss: {losses[-1]:.3f}, {self.timer.sum() / self.num_epochs:.3f} sec/epoch")
        return self.timer.cumsum(), losses


@named
def train_ch11(
    trainer_fn: Any, states: Any, hyperparams: Any, data_iter: Any, feature_dim: int, num_epochs: int = 2
) -> tuple[list[float], list[float]]:
    """Fit a linear model with an optimizer written by hand; return the times and the losses."""
    w = torch.normal(mean=0.0, std=0.01, size=(feature_dim, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)

    def net(X: Tensor) -> Tensor:
        return linreg(X, w, b)

    descent = _Descent(data_iter, num_epochs, lambda: evaluate_loss(net, data_iter, squared_loss))
    for _ in range(num_epochs):
        for X, y in data_iter:
            squared_loss(net(X), y).mean().backward()
            trainer_fn([w, b], states, hyperparams)
            descent.after(X.shape[0])
    return descent.end()


@named
def train_concise_ch11(trainer_fn: Any, hyperparams: Any, data_iter: Any, num_epochs: int = 4) -> None:
    """Fit a linear model of five features with an optimizer of torch."""
    net = nn.Sequential(nn.Linear(5, 1))
    nn.init.normal_(net[0].weight, std=0.01)  # type: ignore[arg-type]
    optimizer, loss = trainer_fn(net.parameters(), **hyperparams), nn.MSELoss(reduction="none")
    descent = _Descent(data_iter, num_epochs, lambda: evaluate_loss(net, data_iter, loss) / 2)
    for _ in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            out = net(X)
            loss(out, y.reshape(out.shape)).mean().backward()
            optimizer.step()
            descent.after(X.shape[0])
    descent.end()


@named
def grad_clipping(net: Any, theta: float) -> None:
    """Shorten the gradient of all parameters together to length theta."""
    params: Any = net.parameters() if isinstance(net, nn.Module) else net.params
    gradients = [param.grad for param in params if param.requires_grad]
    norm = torch.sqrt(torch.stack([(gradient**2).sum() for gradient in gradients]).sum())
    if norm > theta:
        for gradient in gradients:
            gradient[:] *= theta / norm


@named
def update_D(X: Tensor, Z: Tensor, net_D: Any, net_G: Any, loss: Any, trainer_D: Any) -> Tensor:
    """One step of a GAN's discriminator: real examples are 1, made ones 0."""
    ones, zeros = (make((X.shape[0],), device=X.device) for make in (torch.ones, torch.zeros))
    trainer_D.zero_grad()
    real, fake = net_D(X), net_D(net_G(Z).detach())
    value = (loss(real, ones.reshape(real.shape)) + loss(fake, zeros.reshape(fake.shape))) / 2
    value.backward()
    trainer_D.step()
    return value


@named
def update_G(Z: Tensor, net_D: Any, net_G: Any, loss: Any, trainer_G: Any) -> Tensor:
    """One step of a GAN's generator: what it makes shall count as 1."""
    ones = torch.ones((Z.shape[0],), device=Z.device)
    trainer_G.zero_grad()
    fake = net_D(net_G(Z))
    value = loss(fake, ones.reshape(fake.shape))
    value.backward()
    trainer_G.step()
    return value

"""Models, data and trainers of the book's newer edition."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils import data

from core.program import figures
from core.program.d2l import devices, drawing


def add_to_class(Class: type) -> Callable[[Any], None]:
    """Decorate a function so that it becomes a method of a class that is there already."""

    def wrapper(obj: Any) -> None:
        setattr(Class, obj.__name__, obj)

    return wrapper


class HyperParameters:
    """Keeps what its constructor was given."""

    def save_hyperparameters(self, ignore: Iterable[str] = ()) -> None:
        """Make attributes of the arguments and variables of the function that calls this, but for those to ignore."""
        frame = inspect.currentframe()
        caller = frame.f_back if frame else None
        assert caller is not None
        left_out = {"self", *ignore}
        self.hparams = {
            name: value
            for name, value in caller.f_locals.items()
            if name not in left_out and not name.startswith("_") and name.isidentifier()
        }
        for name, value in self.hparams.items():
            setattr(self, name, value)


class Point(NamedTuple):
    """A point of a board's line."""

    x: float
    y: float


class ProgressBoard(HyperParameters):
    """A figure whose lines grow; each point is the mean of several that were drawn."""

    xlabel: Any
    ylabel: Any
    xlim: Any
    ylim: Any
    xscale: str
    yscale: str
    ls: Any
    colors: Any
    fig: Any
    axes: Any
    figsize: Any
    display: bool

    def __init__(
        self, xlabel: Any = None, ylabel: Any = None, xlim: Any = None, ylim: Any = None, xscale: str = "linear",
        yscale: str = "linear", ls: Any = ("-", "--", "-.", ":"), colors: Any = ("C0", "C1", "C2", "C3"),
        fig: Any = None, axes: Any = None, figsize: Any = (3.5, 2.5), display: bool = True,
    ) -> None:  # fmt: skip
        self.save_hyperparameters()

    def draw(self, x: Any, y: Any, label: str, every_n: int = 1) -> None:
        """Add a point to the line of a label, once there are as many as one is the mean of."""
        if not hasattr(self, "raw_points"):
            self.raw_points: dict[str, list[Point]] = {}
            self.data: dict[str, list[Point]] = {}
            self._lines: dict[str, Any] = {}
        waiting = self.raw_points.setdefault(label, [])
        line = self.data.setdefault(label, [])
        waiting.append(Point(x, y))
        if len(waiting) != every_n:
            return
        means = numpy.array([[float(one.x), float(one.y)] for one in waiting]).mean(axis=0)
        line.append(Point(*means.tolist()))
        waiting.clear()
        if self.display:
            self._show()

    def _show(self) -> None:
        plt = figures.pyplot()
        if self.fig is None:
            self.fig = plt.figure(figsize=self.figsize)
        axes = self.axes or (self.fig.axes or [self.fig.add_subplot()])[0]
        drawing.own(axes)
        looks = zip(self.data.items(), self.ls, self.colors)  # noqa: B905 - as many lines as there are looks
        for (label, points), style, color in looks:
            if label not in self._lines or self._lines[label].axes is not axes:
                (self._lines[label],) = axes.plot([], [], linestyle=style, color=color, label=label)
            self._lines[label].set_data([one.x for one in points], [one.y for one in points])
        axes.relim()
        axes.set(xscale=self.xscale, yscale=self.yscale, xlabel=self.xlabel or "x", ylabel=self.ylabel or "")
        axes.autoscale_view()
        axes.set(**{name: limits for name in ("xlim", "ylim") if (limits := getattr(self, name))})
        axes.legend()


class Module(nn.Module, HyperParameters):
    """A model that knows its loss and its optimizer, and draws how its training goes."""

    trainer: Any
    lr: Any
    plot_train_per_epoch: int
    plot_valid_per_epoch: int

    def __init__(self, plot_train_per_epoch: int = 2, plot_valid_per_epoch: int = 1) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.board = ProgressBoard()

    def loss(self, y_hat: Any, y: Any) -> Any:
        raise NotImplementedError

    def forward(self, X: Any, *args: Any) -> Any:
        assert hasattr(self, "net"), "Neural network is defined"
        return self.net(X, *args)  # type: ignore[operator]

    def plot(self, key: str, value: Tensor, train: bool) -> None:
        """Draw a value of this moment of the training."""
        assert hasattr(self, "trainer"), "Trainer is not inited"
        now = self.trainer
        self.board.xlabel = "epoch"
        if train:
            x, batches, each = (
                now.train_batch_idx / now.num_train_batches,
                now.num_train_batches,
                self.plot_train_per_epoch,
            )
        else:
            x, batches, each = now.epoch + 1, now.num_val_batches, self.plot_valid_per_epoch
        label = f"{'train' if train else 'val'}_{key}"
        self.board.draw(x, value.detach().to(devices.cpu()).numpy(), label, every_n=int(batches / each))

    def training_step(self, batch: Any) -> Any:
        """Return the loss of a minibatch, whose last part is the target."""
        value = self.loss(self(*batch[:-1]), batch[-1])
        self.plot("loss", value, train=True)
        return value

    def validation_step(self, batch: Any) -> None:
        self.plot("loss", self.loss(self(*batch[:-1]), batch[-1]), train=False)

    def configure_optimizers(self) -> Any:
        return torch.optim.SGD(self.parameters(), lr=self.lr)

    def apply_init(self, inputs: Any, init: Any = None) -> None:
        """Let lazy layers find their shapes, then set the parameters."""
        self.forward(*inputs)
        if init is not None:
            self.net.apply(init)  # type: ignore[union-attr]


class DataModule(HyperParameters):
    """A data set with its minibatches."""

    batch_size: int

    def __init__(self, root: str = "../data", num_workers: int = 0) -> None:
        self.save_hyperparameters()

    def get_dataloader(self, train: bool) -> Any:
        raise NotImplementedError

    def train_dataloader(self) -> Any:
        return self.get_dataloader(train=True)

    def val_dataloader(self) -> Any:
        return self.get_dataloader(train=False)

    def get_tensorloader(self, tensors: Iterable[Tensor], train: bool, indices: slice = slice(0, None)) -> Any:
        """Return minibatches of a part of tensors, in random order where they are for training."""
        part = data.TensorDataset(*(one[indices] for one in tensors))
        return data.DataLoader(part, self.batch_size, shuffle=train)


class Trainer(HyperParameters):
    """Fits a model to data."""

    max_epochs: int
    gradient_clip_val: float

    def __init__(self, max_epochs: int, num_gpus: int = 0, gradient_clip_val: float = 0) -> None:
        self.save_hyperparameters()
        self.gpus = [devices.gpu(i) for i in range(min(num_gpus, devices.num_gpus()))]

    def prepare_data(self, data: Any) -> None:
        self.train_dataloader, self.val_dataloader = data.train_dataloader(), data.val_dataloader()
        self.num_train_batches = len(self.train_dataloader)
        self.num_val_batches = 0 if self.val_dataloader is None else len(self.val_dataloader)

    def prepare_model(self, model: Any) -> None:
        model.trainer = self
        model.board.xlim = [0, self.max_epochs]
        if self.gpus:
            model.to(self.gpus[0])
        self.model = model

    def prepare_batch(self, batch: Any) -> Any:
        return [part.to(self.gpus[0]) for part in batch] if self.gpus else batch

    def fit(self, model: Any, data: Any) -> None:
        """Train a model for ``max_epochs`` epochs."""
        self.prepare_data(data)
        self.prepare_model(model)
        self.optim = model.configure_optimizers()
        self.epoch = self.train_batch_idx = self.val_batch_idx = 0
        for self.epoch in range(self.max_epochs):  # noqa: B020 - a model reads it
            self.fit_epoch()

    def fit_epoch(self) -> None:
        """Descend once over the training data, then look at the validation data."""
        self.model.train()
        for batch in self.train_dataloader:
            value = self.model.training_step(self.prepare_batch(batch))
            self.optim.zero_grad()
            with torch.no_grad():
                value.backward()
                if self.gradient_clip_val > 0:
                    self.clip_gradients(self.gradient_clip_val, self.model)
                self.optim.step()
            self.train_batch_idx += 1
        if self.val_dataloader is None:
            return
        self.model.eval()
        for batch in self.val_dataloader:
            with torch.no_grad():
                self.model.validation_step(self.prepare_batch(batch))
            self.val_batch_idx += 1

    def clip_gradients(self, grad_clip_val: float, model: nn.Module) -> None:
        """Shorten the gradient of all parameters together to a length."""
        gradients = [p.grad for p in model.parameters() if p.requires_grad and p.grad is not None]
        norm = torch.sqrt(torch.stack([(gradient**2).sum() for gradient in gradients]).sum())
        if norm > grad_clip_val:
            for gradient in gradients:
                gradient.mul_(grad_clip_val / norm)


# --- models and data of the first chapters ---------------------------------------------------------------------------


class SyntheticRegressionData(DataModule):
    """Inputs of a normal distribution, and X w + b with noise."""

    num_train: int

    def __init__(
        self, w: Tensor, b: Any, noise: Any = 0.01, num_train: int = 1000, num_val: int = 1000, batch_size: int = 32
    ) -> None:
        super().__init__()
        self.save_hyperparameters()
        examples = num_train + num_val
        self.X = torch.randn(examples, len(w))
        deviations = torch.randn(examples, 1) * noise
        self.y = torch.matmul(self.X, w.reshape(-1, 1)) + b + deviations

    def get_dataloader(self, train: bool) -> Any:
        part = slice(0, self.num_train) if train else slice(self.num_train, None)
        return self.get_tensorloader((self.X, self.y), train, part)


class SGD(HyperParameters):
    """Descent with the gradients as they are."""

    params: Any
    lr: float

    def __init__(self, params: Any, lr: float) -> None:
        self.save_hyperparameters()

    def step(self) -> None:
        for param in self.params:
            param -= self.lr * param.grad

    def zero_grad(self) -> None:
        for param in self.params:
            if param.grad is not None:
                param.grad.zero_()


class LinearRegressionScratch(Module):
    """Linear regression by hand."""

    def __init__(self, num_inputs: int, lr: float, sigma: float = 0.01) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.w = torch.normal(0, sigma, (num_inputs, 1), requires_grad=True)
        self.b = torch.zeros(1, requires_grad=True)

    def forward(self, X: Tensor) -> Tensor:  # type: ignore[override]
        return torch.matmul(X, self.w) + self.b

    def loss(self, y_hat: Tensor, y: Tensor) -> Tensor:
        return ((y_hat - y) ** 2 / 2).mean()

    def configure_optimizers(self) -> Any:
        return SGD([self.w, self.b], self.lr)


class LinearRegression(Module):
    """Linear regression with torch's layer."""

    def __init__(self, lr: float) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.LazyLinear(1)
        self.net.weight.data.normal_(0, 0.01)
        self.net.bias.data.fill_(0)

    def forward(self, X: Tensor) -> Tensor:  # type: ignore[override]
        return self.net(X)

    def loss(self, y_hat: Tensor, y: Tensor) -> Tensor:
        return nn.MSELoss()(y_hat, y)

    def configure_optimizers(self) -> Any:
        return torch.optim.SGD(self.parameters(), self.lr)

    def get_w_b(self) -> tuple[Tensor, Tensor]:
        return self.net.weight.data, self.net.bias.data


class Classifier(Module):
    """A model whose last axis has one number for each class."""

    def validation_step(self, batch: Any) -> None:
        Y_hat = self(*batch[:-1])
        self.plot("loss", self.loss(Y_hat, batch[-1]), train=False)
        self.plot("acc", self.accuracy(Y_hat, batch[-1]), train=False)

    def accuracy(self, Y_hat: Tensor, Y: Tensor, averaged: bool = True) -> Tensor:
        """Return which part of the predictions is right, or 1 and 0 for each."""
        predicted = Y_hat.reshape(-1, Y_hat.shape[-1]).argmax(axis=1).type(Y.dtype)  # type: ignore[call-overload]
        right = (predicted == Y.reshape(-1)).type(torch.float32)
        return right.mean() if averaged else right

    def loss(self, Y_hat: Tensor, Y: Tensor, averaged: bool = True) -> Tensor:  # type: ignore[override]
        flat = Y_hat.reshape(-1, Y_hat.shape[-1])
        return functional.cross_entropy(flat, Y.reshape(-1), reduction="mean" if averaged else "none")

    def layer_summary(self, X_shape: Any) -> None:
        """Say the shape after each layer."""
        X = torch.randn(*X_shape)
        for layer in self.net:  # type: ignore[union-attr]
            X = layer(X)
            print(layer.__class__.__name__, "output shape:\t", X.shape)


class SoftmaxRegression(Classifier):
    """Softmax regression with torch's layer."""

    def __init__(self, num_outputs: int, lr: float) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(nn.Flatten(), nn.LazyLinear(num_outputs))

    def forward(self, X: Tensor) -> Tensor:  # type: ignore[override]
        return self.net(X)

"""Convolutions, residual blocks and the networks that the book keeps."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.program.d2l.learning import Classifier
from core.program.d2l.scopes import named


@named
def corr2d(X: Tensor, K: Tensor) -> Tensor:
    """Return the cross-correlation of two matrices, cell by cell."""
    height, width = K.shape
    Y = torch.zeros((X.shape[0] - height + 1, X.shape[1] - width + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + height, j : j + width] * K).sum()
    return Y


def init_cnn(module: nn.Module) -> None:
    """Set the weights of linear and convolution layers, by Xavier's uniform distribution."""
    if type(module) in (nn.Linear, nn.Conv2d):
        nn.init.xavier_uniform_(module.weight)  # type: ignore[arg-type]


class LeNet(Classifier):
    """LeNet-5, with the newer edition's lazy layers."""

    def __init__(self, lr: float = 0.1, num_classes: int = 10) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(
            nn.LazyConv2d(6, kernel_size=5, padding=2), nn.Sigmoid(), nn.AvgPool2d(kernel_size=2, stride=2),
            nn.LazyConv2d(16, kernel_size=5), nn.Sigmoid(), nn.AvgPool2d(kernel_size=2, stride=2), nn.Flatten(),
            nn.LazyLinear(120), nn.Sigmoid(), nn.LazyLinear(84), nn.Sigmoid(), nn.LazyLinear(num_classes),
        )  # fmt: skip


def _convolution(inputs: int | None, outputs: int, **options: Any) -> nn.Conv2d:
    return nn.LazyConv2d(outputs, **options) if inputs is None else nn.Conv2d(inputs, outputs, **options)


def _normalization(inputs: int | None, channels: int) -> Any:
    return nn.LazyBatchNorm2d() if inputs is None else nn.BatchNorm2d(channels)


class Residual(nn.Module):
    """Two convolutions and what goes past them. Called with (channels, …), or with (input channels, channels, …)."""

    def __init__(self, *channels: Any, use_1x1conv: bool = False, strides: int = 1, **sizes: int) -> None:
        super().__init__()
        given = list(channels)
        both = len(given) > 1 and not isinstance(given[1], bool)
        inputs = sizes.get("input_channels") or (given.pop(0) if both else None)
        outputs = given.pop(0) if given else sizes["num_channels"]
        use_1x1conv = given.pop(0) if given else use_1x1conv
        strides = given.pop(0) if given else strides
        inner = None if inputs is None else outputs
        self.conv1 = _convolution(inputs, outputs, kernel_size=3, padding=1, stride=strides)
        self.conv2 = _convolution(inner, outputs, kernel_size=3, padding=1)
        self.conv3 = _convolution(inputs, outputs, kernel_size=1, stride=strides) if use_1x1conv else None
        self.bn1 = _normalization(inputs, outputs)
        self.bn2 = _normalization(inputs, outputs)

    def forward(self, X: Tensor) -> Tensor:
        Y = functional.relu(self.bn1(self.conv1(X)))
        Y = self.bn2(self.conv2(Y))
        return functional.relu(Y + (X if self.conv3 is None else self.conv3(X)))


class ResNeXtBlock(nn.Module):
    """A bottleneck of grouped convolutions and what goes past it."""

    def __init__(
        self, num_channels: int, groups: int, bot_mul: float, use_1x1conv: bool = False, strides: int = 1
    ) -> None:
        super().__init__()
        inside = round(num_channels * bot_mul)
        self.conv1 = nn.LazyConv2d(inside, kernel_size=1, stride=1)
        self.conv2 = nn.LazyConv2d(inside, kernel_size=3, stride=strides, padding=1, groups=inside // groups)
        self.conv3 = nn.LazyConv2d(num_channels, kernel_size=1, stride=1)
        self.bn1, self.bn2, self.bn3 = (nn.LazyBatchNorm2d() for _ in range(3))
        self.conv4 = nn.LazyConv2d(num_channels, kernel_size=1, stride=strides) if use_1x1conv else None
        self.bn4 = nn.LazyBatchNorm2d() if use_1x1conv else None

    def forward(self, X: Tensor) -> Tensor:
        Y = functional.relu(self.bn1(self.conv1(X)))
        Y = functional.relu(self.bn2(self.conv2(Y)))
        Y = self.bn3(self.conv3(Y))
        past = X if self.conv4 is None or self.bn4 is None else self.bn4(self.conv4(X))
        return functional.relu(Y + past)


def resnet18(num_classes: int, in_channels: int = 1) -> nn.Sequential:
    """Return ResNet-18 for small images: a first convolution of 3 × 3, and no pooling after it."""
    net = nn.Sequential(nn.Conv2d(in_channels, 64, kernel_size=3, stride=1, padding=1), nn.BatchNorm2d(64), nn.ReLU())
    before = 64
    for number, channels in enumerate((64, 128, 256, 512), 1):
        halved = number > 1
        first = Residual(before, channels, use_1x1conv=True, strides=2) if halved else Residual(channels, channels)
        net.add_module(f"resnet_block{number}", nn.Sequential(first, Residual(channels, channels)))
        before = channels
    net.add_module("global_avg_pool", nn.AdaptiveAvgPool2d((1, 1)))
    net.add_module("fc", nn.Sequential(nn.Flatten(), nn.Linear(512, num_classes)))
    return net

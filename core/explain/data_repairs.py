"""Random pictures in the place of a data set that would be loaded."""

from __future__ import annotations

import ast

from core.explain.edits import replacing, written
from core.explain.failing_expression import About
from core.explain.shape_repairs import Facts
from core.program.run import Run
from core.trace import Repair

PICTURES = "torch.utils.data.TensorDataset(torch.rand(256, {shape}), torch.randint(0, {classes}, (256,)))"
"""A data set of random pictures, with as many kinds."""
SHAPES = {
    "FashionMNIST": ("1, 28, 28", 10), "MNIST": ("1, 28, 28", 10), "KMNIST": ("1, 28, 28", 10),
    "EMNIST": ("1, 28, 28", 47), "CIFAR10": ("3, 32, 32", 10), "CIFAR100": ("3, 32, 32", 100),
    "SVHN": ("3, 32, 32", 10), "load_data_fashion_mnist": ("1, 28, 28", 10),
}  # fmt: skip
"""What a data set is called where it is loaded → shape of a picture, number of classes."""


def stand_in_data(found: About, facts: Facts, run: Run) -> list[Repair]:
    """Put random tensors of the same shapes where a data set would be loaded."""
    call = found.node
    match call:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in SHAPES:
            shape, classes = SHAPES[name]
        case _:
            return []
    data = PICTURES.format(shape=shape, classes=classes)
    if not name.startswith("load_data"):
        return [replacing("stand-in", found.source, call, data)]
    size = written(found.source, call.args[0]) if call.args else "64"
    loader = f"torch.utils.data.DataLoader({data}, {size}, shuffle={{shuffle}})"
    text = f"({loader.format(shuffle=True)},\n {loader.format(shuffle=False)})"
    return [replacing("stand-in", found.source, call, text)]

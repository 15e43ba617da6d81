"""Programs of the modes page; each shows one thing. The titles are translated, the programs are not."""

from __future__ import annotations

import msgspec


class Preset(msgspec.Struct, frozen=True):
    """A program with its title; the key stands in links, so it stays."""

    key: str
    title: str
    program: str


PRESETS = (
    Preset("wide", "f: ℝ³ → ℝ², several of both", """\
import torch

x = torch.tensor([1., 2., 3.], requires_grad=True)
u = x[0] * x[1]
y = torch.stack([torch.sin(u), u + x[2]])
"""),
    Preset("loss", "A loss: many inputs, one output", """\
import torch

w = torch.tensor([[0.5, -1.], [0.25, 0.75]], requires_grad=True)
b = torch.tensor([0.1, -0.2], requires_grad=True)
x = torch.tensor([1., 2.])
h = torch.tanh(w @ x + b)
loss = (h ** 2).sum()
"""),
    Preset("curve", "A curve: one input, many outputs", """\
import torch

t = torch.tensor(0.5, requires_grad=True)
y = torch.stack([torch.cos(t), torch.sin(t), t ** 2, torch.exp(-t)])
"""),
    # Acceptance row W4: torch keeps five tensors, and the derivative is 0.5719.
    Preset("sines", "A chain of five sines", """\
import torch

x = torch.tensor(0.5, requires_grad=True)
h = torch.sin(x)
for i in range(4):
    h = torch.sin(h)
"""),
    # Acceptance row W4: torch keeps nothing.
    Preset("additions", "A chain of five additions", """\
import torch

x = torch.tensor(0.5, requires_grad=True)
h = x + 1
for i in range(4):
    h = h + 1
"""),
    # Acceptance rows V1 to V3: 12x² + 2x is 14 at 1.
    Preset("polynomial", "A polynomial: 4x³ + x² + 3", """\
import torch

x = torch.tensor(1., requires_grad=True)
y = 4 * x ** 3 + x ** 2 + 3
"""),
    Preset("branch", "Control flow: what runs depends on the value", """\
import torch

x = torch.tensor([0.5, -1.5], requires_grad=True)
h = x * 2
while h.norm() < 10:
    h = h * 2
y = h.sum() if h.sum() > 0 else 100 * h.sum()
"""),
)  # fmt: skip
BY_KEY = {one.key: one for one in PRESETS}

"""Programs whose pictures have edges along which nothing can come back, with their labels."""

from __future__ import annotations

SGD = """\
import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
def sgd(params, lr):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
            param.grad.zero_()
loss = ((w * 3).sum() + b) ** 2
loss.backward()
sgd([w, b], 0.1)
"""

STEP = """\
import torch
w = torch.tensor([[1.0, 2.0], [0.5, -1.0]], requires_grad=True)
b = torch.tensor([0.5, 0.25], requires_grad=True)
optimizer = torch.optim.{name}([w, b], lr=0.1)
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
loss = ((x @ w + b) ** 2).mean()
loss.backward()
optimizer.step()
"""

DETACHED = """\
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
target = (x * 2).detach()
with torch.no_grad():
    scale = x.norm()
best = x.argmax()
y = ((x - target) / scale) ** 2
loss = y.sum() + best
loss.backward()
"""

LOOP = """\
import torch
w = torch.tensor(1.0, requires_grad=True)
for step in range(3):
    loss = (w - 3) ** 2
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
"""

CUTTING = {
    "sgd": SGD,
    "optim.SGD": STEP.format(name="SGD"),
    "optim.Adam": STEP.format(name="Adam"),
    "detach": DETACHED,
    "loop": LOOP,
}

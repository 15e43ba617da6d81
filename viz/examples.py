"""Programs to begin with; each shows one thing. The titles are translated, the programs are not."""

from __future__ import annotations

import msgspec


class Example(msgspec.Struct, frozen=True):
    """A program with its title; the key stands in links, so it stays."""

    key: str
    title: str
    program: str


EXAMPLES = (
    # The numbers of acceptance row Q2: a = 1, b = −1, z = 1.
    Example("chain", "A chain: z = (⟨x, w⟩ − y)²", """\
import torch

x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor([3., -1.], requires_grad=True)
y = torch.tensor(2., requires_grad=True)
a = torch.dot(x, w)
b = a - y
z = b ** 2
z.backward()
"""),
    # D2L 2.5.1.
    Example("dot", "A first gradient: y = 2·dot(x, x)", """\
import torch

x = torch.arange(4.0, requires_grad=True)
y = 2 * torch.dot(x, x)
y.backward()
x.grad == 4 * x
"""),
    # D2L 2.5.4.
    Example("control-flow", "Control flow: a loop and a branch", """\
import torch

def f(a):
    b = a * 2
    while b.norm() < 1000:
        b = b * 2
    if b.sum() > 0:
        c = b
    else:
        c = 100 * b
    return c

a = torch.tensor(1., requires_grad=True)
d = f(a)
d.backward()
print("a.grad =", a.grad, "d / a =", d / a)
"""),
    # The value that the subtraction used is the doubled one: the write went through a view.
    Example("view", "A write through a view changes its base", """\
import torch

x = torch.tensor([1., 2., 3., 4.], requires_grad=True)
y = torch.tensor([1., 1., 1., 1.])
h = x * 1
v = h.view(2, 2)
v.mul_(2)
((h - y) ** 2).sum()
"""),
    # D2L 2.5.1.
    Example("accumulate", "Gradients accumulate until zero_()", """\
import torch

x = torch.arange(4.0, requires_grad=True)
y = torch.dot(x, x)
y.backward()
print("after the first:", x.grad)

x.sum().backward()
print("added up:", x.grad)

x.grad.zero_()
x.sum().backward()
print("from zero:", x.grad)
"""),
    # D2L 2.5.3.
    Example("detach", "detach() turns a value into a constant", """\
import torch

x = torch.arange(4.0, requires_grad=True)
y = x * x
u = y.detach()
z = u * x
z.sum().backward()
x.grad == u
"""),
    # D2L 2.3.6 and acceptance row D5.
    Example("keepdims", "Broadcasting: keepdims makes the shapes fit", """\
import torch

C = torch.arange(24.).reshape(2, 3, 4)
C.requires_grad_(True)
total = C.sum(axis=1, keepdims=True)
share = C / total
share[0, 0].sum()
"""),
    # Acceptance row D7: the mistake is meant.
    Example("mismatch", "A mistake: shapes that do not fit", """\
import torch

A = torch.arange(20.).reshape(5, 4)
A / A.sum(axis=1)
"""),
    # D2L 3.4, one step of gradient descent on squared loss.
    Example("regression", "One step of linear regression", """\
import torch

X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
y = torch.tensor([[1.], [2.], [3.]])
w = torch.tensor([[1.], [-1.]], requires_grad=True)
b = torch.zeros(1, requires_grad=True)

y_hat = torch.matmul(X, w) + b
loss = ((y_hat - y) ** 2 / 2).mean()
loss.backward()

with torch.no_grad():
    w -= 0.03 * w.grad
    b -= 0.03 * b.grad
print("w =", w, "b =", b)
"""),
)  # fmt: skip

BY_KEY = {example.key: example for example in EXAMPLES}
DEFAULT = EXAMPLES[0]

"""Programs to begin with; each shows one thing. The titles are translated, the programs are not."""

from __future__ import annotations

import msgspec


class Example(msgspec.Struct, frozen=True):
    """A program with its title; the key stands in links, so it stays."""

    key: str
    title: str
    program: str


CONTROL_FLOW = """\
def f(a):
    b = a * 2
    while b.norm() < 1000:
        b = b * 2
    if b.sum() > 0:
        c = b
    else:
        c = 100 * b
    return c
"""
"""The function of D2L 2.5.4."""

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
    # Acceptance row H4: b = (−2, −3, −4), z = 29, ∂z/∂w = (−62, −80).
    Example("chain-matrix", "A chain with a matrix: z = ‖Xw − y‖²", """\
import torch

X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
w = torch.tensor([1., -1.], requires_grad=True)
y = torch.tensor([1., 2., 3.])
a = X @ w
b = a - y
z = (b ** 2).sum()
z.backward()
"""),
    # An exercise of D2L 2.5: at x = 2 f = 1.760554 and f′ = 0.082395.
    Example("dependency", "One variable, three ways: f = log(x²)·sin x + 1/x", """\
import torch

x = torch.tensor(2., requires_grad=True)
f = torch.log(x ** 2) * torch.sin(x) + 1 / x
f.backward()
"""),
    # b is used twice: ∂z/∂b = 3 + 4 and ∂z/∂a = 2·7.
    Example("fan-out", "Fan-out: a value used twice gets a sum", """\
import torch

a = torch.tensor(5., requires_grad=True)
b = 2 * a
c = 3 * b
d = 4 * b
z = c + d
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
    Example("control-flow", "Control flow: a loop and a branch", f"""\
import torch

{CONTROL_FLOW}
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
    # Acceptance row D9: the gradient of a is (2, 2, 2), that of b is (3, 3).
    Example("broadcast", "Broadcasting: stretched forward, summed backward", """\
import torch

a = torch.arange(3.).reshape(3, 1).requires_grad_()
b = torch.arange(2.).reshape(1, 2).requires_grad_()
c = a + b
c.sum().backward()
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
    # D2L 5.6 in small.
    Example("mlp", "An MLP with dropout", """\
import torch
from torch import nn

torch.manual_seed(1)
net = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Dropout(0.5), nn.Linear(6, 2))
X = torch.randn(3, 4)
y = torch.tensor([0, 1, 1])
loss = nn.functional.cross_entropy(net(X), y)
loss.backward()
"""),
    # D2L 4.1.2: the gradient in the logits is softmax minus one-hot, divided by the number of examples.
    Example("softmax", "Softmax and cross-entropy: p − y comes back", """\
import torch

o = torch.tensor([[2., 1., 0.], [0., 1., 3.]], requires_grad=True)
y = torch.tensor([0, 1])
p = torch.softmax(o, dim=1)
loss = -torch.log(p[range(2), y]).mean()
loss.backward()
onehot = torch.nn.functional.one_hot(y, 3)
torch.allclose(o.grad, (p - onehot) / 2)
"""),
    # D2L 11.3: scaled dot product attention.
    Example("attention", "Attention with 4 tokens", """\
import math
import torch

torch.manual_seed(0)
tokens = torch.randn(4, 3)
W_q = torch.randn(3, 2, requires_grad=True)
W_k = torch.randn(3, 2, requires_grad=True)
W_v = torch.randn(3, 2, requires_grad=True)

Q, K, V = tokens @ W_q, tokens @ W_k, tokens @ W_v
scores = Q @ K.T / math.sqrt(2)
weights = torch.softmax(scores, dim=1)
out = weights @ V
out.sum().backward()
"""),
    # D2L 9.5, unrolled; the loop folds.
    Example("rnn", "A recurrent network, unrolled in time", """\
import torch

torch.manual_seed(0)
X = torch.randn(4, 2)
W_xh = torch.randn(2, 3, requires_grad=True)
W_hh = torch.randn(3, 3, requires_grad=True)
b_h = torch.zeros(3, requires_grad=True)

h = torch.zeros(3)
for t in range(4):
    h = torch.tanh(X[t] @ W_xh + h @ W_hh + b_h)
loss = (h ** 2).sum()
loss.backward()
"""),
    # D2L 7.6.
    Example("lenet", "LeNet", """\
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(
    nn.Conv2d(1, 6, kernel_size=5, padding=2), nn.Sigmoid(),
    nn.AvgPool2d(kernel_size=2, stride=2),
    nn.Conv2d(6, 16, kernel_size=5), nn.Sigmoid(),
    nn.AvgPool2d(kernel_size=2, stride=2),
    nn.Flatten(),
    nn.Linear(16 * 5 * 5, 120), nn.Sigmoid(),
    nn.Linear(120, 84), nn.Sigmoid(),
    nn.Linear(84, 10))
X = torch.rand(2, 1, 28, 28)
y = torch.tensor([3, 7])
loss = nn.functional.cross_entropy(net(X), y)
loss.backward()
"""),
)  # fmt: skip

BY_KEY = {example.key: example for example in EXAMPLES}
DEFAULT = EXAMPLES[0]

"""Questions that a course on autograd asks, each with a short answer and a program that shows it."""

from __future__ import annotations

import msgspec


class Question(msgspec.Struct, frozen=True):
    """A question, its answer, and a program to try it with; the key stands in widgets."""

    key: str
    question: str
    answer: str
    program: str


FORMULA_OR_VALUES = """\
import torch

def c(a, b):  # the formula first: nothing is computed yet
    return 2 * a + b

a = torch.ones(2, 1)
b = torch.ones(2, 1)
explicit = c(a, b)  # the values later
implicit = 2 * a + b  # recorded while it is computed
"""
QUESTIONS = (
    # D2L 2.4.4 and acceptance row H5.
    Question(
        "by-hand",
        "Why not differentiate by hand?",
        "The chain rule is easy, its bookkeeping is not: a network has hundreds of layers. The computer keeps the "
        "books: it records every operation and multiplies the local derivatives in the opposite order.",
        """\
import torch

x = torch.tensor(0.5, requires_grad=True)
h = x
for layer in range(100):
    h = torch.sin(h) + 0.9 * h
h.backward()
x.grad
""",
    ),
    # Rows Q3, Q4 and Q5.
    Question(
        "explicit",
        "The formula first, or the values first: what is the difference?",
        "Explicit construction writes the formula down and puts values in later; implicit construction records it "
        "while the program computes. The mathematics is the same, only the time of building differs: explicit can "
        "optimise the whole formula, implicit allows Python's loops and branches. PyTorch records.",
        FORMULA_OR_VALUES + "explicit, implicit\n",
    ),
    # Rows T1 and T9.
    Question(
        "before-backward",
        "Why is .grad None before backward()?",
        "Gradients cost time and memory, so they are computed only on request. Before that there is none: None, not "
        "zero.",
        """\
import torch

x = torch.arange(4.0, requires_grad=True)
y = 2 * torch.dot(x, x)
print("before:", x.grad)
y.backward()
print("after:", x.grad)
""",
    ),
    # Row T10: two half-batches give the gradient of the whole batch.
    Question(
        "accumulate",
        "Why do gradients accumulate?",
        "A batch that is too large can be done in pieces, and a weight that is used in several places gets the sum of "
        "its gradients. Whoever wants to begin anew says zero_().",
        """\
import torch

X = torch.tensor([[1., 2.], [3., 4.], [5., 6.], [7., 8.]])
w = torch.tensor([1., -1.], requires_grad=True)
(X[:2] @ w).square().sum().backward()
(X[2:] @ w).square().sum().backward()
halves = w.grad.clone()
w.grad.zero_()
(X @ w).square().sum().backward()
halves == w.grad
""",
    ),
    # Rows T5, T11 and T12.
    Question(
        "scalar",
        "Why differentiate scalars? Can vectors be differentiated too?",
        "A loss is one number, and one backward pass gives its derivative by every parameter. A vector has a whole "
        "Jacobian: backward(v) multiplies it with a cotangent v, which is what summing with weights v would give.",
        """\
import torch

x = torch.arange(4.0, requires_grad=True)
y = x * x
y.backward(torch.ones(len(x)))
x.grad
""",
    ),
    # Row T13.
    Question(
        "twice",
        "Why can backward() not run twice?",
        "Forward keeps what the derivatives need, and backward frees it on its way (see the meter). Who needs it again "
        "says retain_graph=True.",
        """\
import torch

x = torch.arange(4.0, requires_grad=True)
y = torch.dot(x, x)
y.backward()
y.backward()
""",
    ),
    # Rows T6 and T14.
    Question(
        "frozen",
        "How are some parameters kept as they are?",
        "What detach() gives is a constant: no gradient flows back through it, so the frozen parameter's .grad stays "
        "None.",
        """\
import torch

x = torch.tensor([1., 2.])
frozen = torch.tensor([3., -1.], requires_grad=True)
trained = torch.tensor([0.5, 2.], requires_grad=True)
h = x * frozen.detach()
(h * trained).sum().backward()
print(frozen.grad, trained.grad)
""",
    ),
)

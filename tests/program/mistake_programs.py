"""Programs that end in a mistake, with what is to be said of it and the repairs to be offered, tried ones all.

``### name ~ acceptance row``, the program (after ``import torch``), and then lines of the form ``--- key: text``:
its kind, the marked text with its line, the whole sentence, and each repair with the program it makes (⏎ ends a line).
"""

from __future__ import annotations

from typing import NamedTuple

from tests.program.beginner_programs import BEGINNERS


class Case(NamedTuple):
    """One program; ``repairs`` are pairs (kind, the program after it)."""

    name: str
    row: str
    program: str
    kind: str
    mark: str
    says: str
    repairs: list[tuple[str, str]]


def _case(text: str) -> Case:
    lines = text.strip("\n").split("\n")
    name, _, row = lines[0].partition(" ~ ")
    program = "\n".join(line for line in lines[1:] if not line.startswith("--- "))
    parted = [line[4:].partition(": ") for line in lines if line.startswith("--- ")]
    facts: list[tuple[str, str]] = [(kind, made) for kind, _, made in parted]
    said: dict[str, str] = dict(facts)
    repairs = [(kind, made.replace(" ⏎ ", "\n")) for kind, made in facts if kind not in ("kind", "mark", "says")]
    return Case(name, row, program, said["kind"], said["mark"], said["says"], repairs)


def _cases(text: str) -> list[Case]:
    return [_case(part) for part in text.split("### ")[1:]]


MISTAKES = _cases("""
### division by row sums ~ D7
A = torch.arange(20.0).reshape(5, 4)
A / A.sum(axis=1)
--- kind: broadcast
--- mark: 3 A / A.sum(axis=1)
--- says: `A` (5, 4) and `A.sum(axis=1)` (5,) do not broadcast: from the right, axis 1 has lengths 4 and 5.
--- keepdims: A = torch.arange(20.0).reshape(5, 4) ⏎ A / A.sum(axis=1, keepdims=True)
--- column: A = torch.arange(20.0).reshape(5, 4) ⏎ A / A.sum(axis=1)[:, None]
### a layer without its second size, made by a class of the program
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(2)
Net()
--- kind: arguments-missing
--- mark: 5 torch.nn.Linear(2)
--- says: The call of `torch.nn.Linear` lacks the argument 'out_features'.
### a layer that is given too much, by a class of the program
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(2, 1)
    def forward(self, x):
        return self.layer(x, x)
Net()(torch.ones(2))
--- kind: arguments-many
--- mark: 7 self.layer(x, x)
--- says: `self.layer` was given 2 arguments, but it takes 1.
### an inner function that lacks an argument
def outer():
    def inner(a):
        return a
    return inner()
outer()
--- kind: arguments-missing
--- mark: 5 inner()
--- says: The call of `inner` lacks the argument 'a'.
### a bracket that is open at the colon
def f(x:
    return x
print(f(1))
--- kind: syntax-bracket
--- mark: 2 (
--- says: This `(` is never closed.
--- close-bracket: def f(x): ⏎     return x ⏎ print(f(1))
### a bracket that is open at a loop's colon
for i in range(3:  # :(
    print(i)
--- kind: syntax-bracket
--- mark: 2 (
--- says: This `(` is never closed.
--- close-bracket: for i in range(3):  # :( ⏎     print(i)
### two brackets that are open at a condition's colon
if max(1, len("a:(":
    print(2)
--- kind: syntax-bracket
--- mark: 2 (
--- says: This `(` is never closed.
--- close-bracket: if max(1, len("a:(")): ⏎     print(2)
### a tensor of inference mode
w = torch.ones(2, requires_grad=True)
with torch.inference_mode():
    x = torch.ones(2) * 2
y = (w * x).sum()
y.backward()
--- kind: inference-tensor
--- mark: 5 w * x
--- says: A tensor that was made under torch.inference_mode() is used in a computation that is to be differentiated, and torch forbids that for good.
--- no-grad: w = torch.ones(2, requires_grad=True) ⏎ with torch.no_grad(): ⏎     x = torch.ones(2) * 2 ⏎ y = (w * x).sum() ⏎ y.backward()
### saving into a folder that is not there
torch.save(torch.ones(2), "models/net.pt")
--- kind: no-folder
--- mark: 2 torch.save(torch.ones(2), "models/net.pt")
--- says: There is no folder models: saving makes a file, and no folder for it.
### a sum that is carried over a pass
w = torch.tensor(2.0, requires_grad=True)
loss = 0
for epoch in range(2):
    for x in (1.0, 2.0):
        loss = loss + (w * x) ** 2
    loss.backward()
--- kind: second-backward-summed
--- mark: 7 loss.backward()
--- says: `loss` () still adds to what it was in an earlier turn (line 6); the pass in line 7 has already gone back through that turn, and what it saved is freed.
--- new-sum: w = torch.tensor(2.0, requires_grad=True) ⏎ loss = 0 ⏎ for epoch in range(2): ⏎     loss = 0 ⏎     for x in (1.0, 2.0): ⏎         loss = loss + (w * x) ** 2 ⏎     loss.backward()
### a loss function that is not made
loss = torch.nn.CrossEntropyLoss
out = loss(torch.ones(1, 2, requires_grad=True), torch.tensor([0]))
out.backward()
--- kind: loss-class
--- mark: 4 out.backward
--- says: `CrossEntropyLoss` makes a loss function; what stands in its brackets are settings, not predictions.
--- call: loss = torch.nn.CrossEntropyLoss() ⏎ out = loss(torch.ones(1, 2, requires_grad=True), torch.tensor([0])) ⏎ out.backward()
### a backward that returns too few gradients
class F(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w):
        return x * w
    @staticmethod
    def backward(ctx, g):
        return g
x = torch.ones(2, requires_grad=True)
F.apply(x, x).sum().backward()
--- kind: backward-count
--- mark: 10 F.apply(x, x).sum().backward()
--- says: The forward() of `F` takes 2 arguments, but the number of gradients that its backward() returns is 1.
### a backward that returns another shape
class F(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.sum()
    @staticmethod
    def backward(ctx, g):
        return torch.ones(3, 3)
F.apply(torch.ones(2, requires_grad=True)).backward()
--- kind: backward-shape
--- mark: 9 F.apply(torch.ones(2, requires_grad=True)).backward()
--- says: The backward() of `F` gives a gradient of shape (3, 3) for argument 0 of its forward(), counted from 0, which has shape (2,).
### two spaces for a comma
print([1  2])
--- kind: syntax-comma
--- mark: 2 1  2
--- says: Something is missing between these two parts, perhaps a comma.
--- comma: print([1,  2])
### a comma between the last two of three
print([10, 2 3])
--- kind: syntax-comma
--- mark: 2 2 3
--- says: Something is missing between these two parts, perhaps a comma.
--- comma: print([10, 2, 3])
### division by sums of the middle axis ~ D3
C = torch.arange(24.0).reshape(2, 3, 4)
C / C.sum(axis=1)
--- kind: broadcast
--- mark: 3 C / C.sum(axis=1)
--- says: `C` (2, 3, 4) and `C.sum(axis=1)` (2, 4) do not broadcast: from the right, axis 1 has lengths 3 and 2.
--- keepdims: C = torch.arange(24.0).reshape(2, 3, 4) ⏎ C / C.sum(axis=1, keepdims=True)
### sums that were given a name
A = torch.arange(20.0).reshape(5, 4)
rows = A.sum(axis=1)
A / rows
--- kind: broadcast
--- mark: 4 A / rows
--- says: `A` (5, 4) and `rows` (5,) do not broadcast: from the right, axis 1 has lengths 4 and 5.
--- keepdims: A = torch.arange(20.0).reshape(5, 4) ⏎ rows = A.sum(axis=1, keepdims=True) ⏎ A / rows
--- column: A = torch.arange(20.0).reshape(5, 4) ⏎ rows = A.sum(axis=1) ⏎ A / rows[:, None]
### mean of torch with dim
A = torch.arange(6.0).reshape(2, 3)
A - torch.mean(A, dim=1)
--- kind: broadcast
--- mark: 3 A - torch.mean(A, dim=1)
--- says: `A` (2, 3) and `torch.mean(A, dim=1)` (2,) do not broadcast: from the right, axis 1 has lengths 3 and 2.
--- keepdims: A = torch.arange(6.0).reshape(2, 3) ⏎ A - torch.mean(A, dim=1, keepdims=True)
--- column: A = torch.arange(6.0).reshape(2, 3) ⏎ A - torch.mean(A, dim=1)[:, None]
### a vector that should be a column
X = torch.ones(3, 2)
b = torch.arange(3.0)
X + b
--- kind: broadcast
--- mark: 4 X + b
--- says: `X` (3, 2) and `b` (3,) do not broadcast: from the right, axis 1 has lengths 2 and 3.
--- column: X = torch.ones(3, 2) ⏎ b = torch.arange(3.0) ⏎ X + b[:, None]
--- transpose: X = torch.ones(3, 2) ⏎ b = torch.arange(3.0) ⏎ X.T + b
### a matrix the other way round
X = torch.ones(3, 2)
Y = torch.ones(2, 3)
X + Y
--- kind: broadcast
--- mark: 4 X + Y
--- says: `X` (3, 2) and `Y` (2, 3) do not broadcast: from the right, axis 1 has lengths 2 and 3.
--- transpose: X = torch.ones(3, 2) ⏎ Y = torch.ones(2, 3) ⏎ X + Y.T
--- transpose: X = torch.ones(3, 2) ⏎ Y = torch.ones(2, 3) ⏎ X.T + Y
### elementwise product for a matrix product
A = torch.ones(2, 3)
B = torch.ones(3, 4)
A * B
--- kind: broadcast
--- mark: 4 A * B
--- says: `A` (2, 3) and `B` (3, 4) do not broadcast: from the right, axis 1 has lengths 3 and 4.
--- matmul: A = torch.ones(2, 3) ⏎ B = torch.ones(3, 4) ⏎ A @ B
### comparison
X = torch.ones(3, 2)
y = torch.ones(3)
X == y
--- kind: broadcast
--- mark: 4 X == y
--- says: `X` (3, 2) and `y` (3,) do not broadcast: from the right, axis 1 has lengths 2 and 3.
--- column: X = torch.ones(3, 2) ⏎ y = torch.ones(3) ⏎ X == y[:, None]
--- transpose: X = torch.ones(3, 2) ⏎ y = torch.ones(3) ⏎ X.T == y
### in a function of torch
X = torch.ones(3, 2)
y = torch.ones(3)
torch.maximum(X, y)
--- kind: broadcast
--- mark: 4 torch.maximum(X, y)
--- says: `X` (3, 2) and `y` (3,) do not broadcast: from the right, axis 1 has lengths 2 and 3.
--- column: X = torch.ones(3, 2) ⏎ y = torch.ones(3) ⏎ torch.maximum(X, y[:, None])
--- transpose: X = torch.ones(3, 2) ⏎ y = torch.ones(3) ⏎ torch.maximum(X.T, y)
### inside a function of the learner
def normalise(X):
    return X / X.sum(dim=1)
normalise(torch.ones(2, 3))
--- kind: broadcast
--- mark: 3 X / X.sum(dim=1)
--- says: `X` (2, 3) and `X.sum(dim=1)` (2,) do not broadcast: from the right, axis 1 has lengths 3 and 2.
--- keepdims: def normalise(X): ⏎     return X / X.sum(dim=1, keepdims=True) ⏎ normalise(torch.ones(2, 3))
--- column: def normalise(X): ⏎     return X / X.sum(dim=1)[:, None] ⏎ normalise(torch.ones(2, 3))
### in-place with a larger shape
x = torch.ones(3)
x += torch.ones(2, 3)
x
--- kind: in-place-shape
--- mark: 3 x += torch.ones(2, 3)
--- says: The result has shape (2, 3) and does not fit into `x` (3,), which an in-place operation would have to keep.
--- out-of-place: x = torch.ones(3) ⏎ x = x + torch.ones(2, 3) ⏎ x
### matrices
A = torch.ones(2, 3)
B = torch.ones(2, 3)
A @ B
--- kind: matmul
--- mark: 4 A @ B
--- says: `A` (2, 3) and `B` (2, 3) cannot be multiplied: 3 columns meet 2 rows.
--- transpose: A = torch.ones(2, 3) ⏎ B = torch.ones(2, 3) ⏎ A @ B.T
--- transpose: A = torch.ones(2, 3) ⏎ B = torch.ones(2, 3) ⏎ A.T @ B
### matrices in the wrong order
A = torch.ones(3, 2)
B = torch.ones(4, 3)
A @ B
--- kind: matmul
--- mark: 4 A @ B
--- says: `A` (3, 2) and `B` (4, 3) cannot be multiplied: 2 columns meet 4 rows.
--- swap: A = torch.ones(3, 2) ⏎ B = torch.ones(4, 3) ⏎ B @ A
### matmul as a function
A = torch.ones(2, 3)
torch.matmul(A, A)
--- kind: matmul
--- mark: 3 torch.matmul(A, A)
--- says: `A` (2, 3) and `A` (2, 3) cannot be multiplied: 3 columns meet 2 rows.
--- transpose: A = torch.ones(2, 3) ⏎ torch.matmul(A, A.T)
--- transpose: A = torch.ones(2, 3) ⏎ torch.matmul(A.T, A)
### a vector before a matrix
x = torch.ones(3)
A = torch.ones(2, 3)
x @ A
--- kind: matmul
--- mark: 4 x @ A
--- says: `x` (3,) and `A` (2, 3) cannot be multiplied: 3 columns meet 2 rows.
--- transpose: x = torch.ones(3) ⏎ A = torch.ones(2, 3) ⏎ x @ A.T
--- swap: x = torch.ones(3) ⏎ A = torch.ones(2, 3) ⏎ A @ x
### a matrix and a vector
A = torch.ones(2, 3)
x = torch.ones(2)
A @ x
--- kind: mv-shape
--- mark: 4 A @ x
--- says: This matrix and this vector do not fit: `A` (2, 3) and `x` (2,).
--- transpose: A = torch.ones(2, 3) ⏎ x = torch.ones(2) ⏎ A.T @ x
--- swap: A = torch.ones(2, 3) ⏎ x = torch.ones(2) ⏎ x @ A
### mm of a matrix and a vector ~ L3
A = torch.tensor([[0, 1, 2], [3, 4, 5]])
x = torch.tensor([3, 3, 3])
torch.mm(A, x)
--- kind: mm-vector
--- mark: 4 torch.mm(A, x)
--- says: torch.mm multiplies two matrices, but here are `A` (2, 3) and `x` (3,).
--- function: A = torch.tensor([[0, 1, 2], [3, 4, 5]]) ⏎ x = torch.tensor([3, 3, 3]) ⏎ torch.mv(A, x)
--- function: A = torch.tensor([[0, 1, 2], [3, 4, 5]]) ⏎ x = torch.tensor([3, 3, 3]) ⏎ torch.matmul(A, x)
### mv of two matrices
A = torch.ones(2, 3)
B = torch.ones(3, 2)
torch.mv(A, B)
--- kind: mv-shape
--- mark: 4 torch.mv(A, B)
--- says: This matrix and this vector do not fit: `A` (2, 3) and `B` (3, 2).
--- function: A = torch.ones(2, 3) ⏎ B = torch.ones(3, 2) ⏎ torch.mm(A, B)
--- function: A = torch.ones(2, 3) ⏎ B = torch.ones(3, 2) ⏎ torch.matmul(A, B)
### dot of matrices
A = torch.ones(2, 2)
torch.dot(A, A)
--- kind: dot-axes
--- mark: 3 torch.dot(A, A)
--- says: torch.dot takes two vectors, but here are `A` (2, 2) and `A` (2, 2).
--- function: A = torch.ones(2, 2) ⏎ torch.mm(A, A)
--- function: A = torch.ones(2, 2) ⏎ torch.matmul(A, A)
### dot of unequal vectors
torch.dot(torch.ones(3), torch.ones(4))
--- kind: dot-shape
--- mark: 2 torch.dot(torch.ones(3), torch.ones(4))
--- says: A dot product needs two vectors of one length, but here are `torch.ones(3)` (3,) and `torch.ones(4)` (4,).
### batches of matrices
A = torch.ones(2, 3, 4)
B = torch.ones(2, 3, 4)
A @ B
--- kind: batch-matmul
--- mark: 4 A @ B
--- says: These batches of matrices cannot be multiplied: `A` (2, 3, 4) and `B` (2, 3, 4).
--- transpose-last: A = torch.ones(2, 3, 4) ⏎ B = torch.ones(2, 3, 4) ⏎ A @ B.transpose(-2, -1)
--- transpose-last: A = torch.ones(2, 3, 4) ⏎ B = torch.ones(2, 3, 4) ⏎ A.transpose(-2, -1) @ B
### a linear layer
from torch import nn
net = nn.Linear(4, 1)
X = torch.ones(2, 3)
net(X)
--- kind: linear
--- mark: 5 net(X)
--- says: `X` (2, 3) does not fit the layer Linear(in_features=4, out_features=1, bias=True): its last axis has length 3, the layer expects 4.
--- in-features: from torch import nn ⏎ net = nn.Linear(3, 1) ⏎ X = torch.ones(2, 3) ⏎ net(X)
### a linear layer inside a network
from torch import nn
net = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(4, 1))
net(torch.ones(2, 3))
--- kind: linear
--- mark: 4 net(torch.ones(2, 3))
--- says: (2, 5) does not fit the layer Linear(in_features=4, out_features=1, bias=True): its last axis has length 5, the layer expects 4.
--- in-features: from torch import nn ⏎ net = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 1)) ⏎ net(torch.ones(2, 3))
### reshape
x = torch.arange(12)
x.reshape(3, 5)
--- kind: reshape
--- mark: 3 x.reshape(3, 5)
--- says: `x` (12,) has 12 elements, which cannot be arranged in shape (3, 5).
--- infer-length: x = torch.arange(12) ⏎ x.reshape(3, -1)
### reshape that -1 cannot mend ~ A8
x = torch.arange(12)
x.reshape(5, -1)
--- kind: reshape
--- mark: 3 x.reshape(5, -1)
--- says: `x` (12,) has 12 elements, which cannot be arranged in shape (5, -1).
--- length: x = torch.arange(12) ⏎ x.reshape(4, -1)
--- length: x = torch.arange(12) ⏎ x.reshape(3, -1)
### reshape to a tuple
x = torch.arange(12)
x.reshape((5, 4))
--- kind: reshape
--- mark: 3 x.reshape((5, 4))
--- says: `x` (12,) has 12 elements, which cannot be arranged in shape (5, 4).
--- infer-length: x = torch.arange(12) ⏎ x.reshape((-1, 4))
### two lengths left open
x = torch.arange(12)
x.reshape(-1, -1)
--- kind: reshape-two
--- mark: 3 x.reshape(-1, -1)
--- says: Only one length of a shape may be -1: from two, neither can be computed.
--- length: x = torch.arange(12) ⏎ x.reshape(1, -1)
### view of a transpose ~ M2
A = torch.arange(6).reshape(2, 3).t()
A.view(6)
--- kind: view
--- mark: 3 A.view(6)
--- says: The elements of `A` (3, 2) do not lie in memory in an order that view() can use.
--- reshape: A = torch.arange(6).reshape(2, 3).t() ⏎ A.reshape(6)
--- contiguous: A = torch.arange(6).reshape(2, 3).t() ⏎ A.contiguous().view(6)
### cat without a tuple ~ C7
X = torch.ones(2, 2)
Y = torch.zeros(2, 2)
torch.cat(X, Y, dim=0)
--- kind: cat-tuple
--- mark: 4 torch.cat(X, Y, dim=0)
--- says: Tensors to be joined are given as one tuple or list.
--- tuple: X = torch.ones(2, 2) ⏎ Y = torch.zeros(2, 2) ⏎ torch.cat((X, Y), dim=0)
### cat of one tensor
X = torch.ones(2, 2)
torch.cat(X)
--- kind: cat-tuple
--- mark: 3 torch.cat(X)
--- says: Tensors to be joined are given as one tuple or list.
--- tuple: X = torch.ones(2, 2) ⏎ torch.cat((X,))
### cat along the wrong axis
X = torch.ones(2, 3)
Y = torch.ones(2, 4)
torch.cat((X, Y))
--- kind: cat-shape
--- mark: 4 torch.cat((X, Y))
--- says: `X` (2, 3), `Y` (2, 4) cannot be joined along axis 0: all other axes must have equal lengths, and 3 and 4 differ.
--- axis: X = torch.ones(2, 3) ⏎ Y = torch.ones(2, 4) ⏎ torch.cat((X, Y), dim=1)
### cat with dim=0 written out
X = torch.ones(2, 3)
Y = torch.ones(2, 4)
torch.cat((X, Y), dim=0)
--- kind: cat-shape
--- mark: 4 torch.cat((X, Y), dim=0)
--- says: `X` (2, 3), `Y` (2, 4) cannot be joined along axis 0: all other axes must have equal lengths, and 3 and 4 differ.
--- axis: X = torch.ones(2, 3) ⏎ Y = torch.ones(2, 4) ⏎ torch.cat((X, Y), dim=1)
### cat of a matrix and a vector
X = torch.ones(2, 3)
y = torch.ones(3)
torch.cat((X, y))
--- kind: cat-axes
--- mark: 4 torch.cat((X, y))
--- says: `X` (2, 3), `y` (3,) cannot be joined: one has 2 axes and another 1.
--- row: X = torch.ones(2, 3) ⏎ y = torch.ones(3) ⏎ torch.cat((X, y[None]))
### stack of unequal shapes
X = torch.ones(2, 3)
Y = torch.ones(4, 3)
torch.stack((X, Y))
--- kind: stack-shape
--- mark: 4 torch.stack((X, Y))
--- says: stack puts tensors of one shape on a new axis, but here are `X` (2, 3), `Y` (4, 3).
--- cat: X = torch.ones(2, 3) ⏎ Y = torch.ones(4, 3) ⏎ torch.cat((X, Y))
### an axis that is not there
A = torch.ones(2, 3)
A.sum(axis=2)
--- kind: axis-range
--- mark: 3 A.sum(axis=2)
--- says: There is no axis 2: `A` (2, 3) has the axes -2 to 1.
--- axis: A = torch.ones(2, 3) ⏎ A.sum(axis=-1)
### an axis as the only number
A = torch.ones(2, 3)
A.sum(2)
--- kind: axis-range
--- mark: 3 A.sum(2)
--- says: There is no axis 2: `A` (2, 3) has the axes -2 to 1.
--- axis: A = torch.ones(2, 3) ⏎ A.sum(-1)
### softmax over an axis that is not there
x = torch.ones(3)
torch.softmax(x, dim=1)
--- kind: axis-range
--- mark: 3 torch.softmax(x, dim=1)
--- says: There is no axis 1: `x` (3,) has the axes -1 to 0.
--- axis: x = torch.ones(3) ⏎ torch.softmax(x, dim=-1)
### an index beyond the end
x = torch.arange(3)
x[3]
--- kind: index-range
--- mark: 3 x[3]
--- says: Index 3 is outside axis 0 of `x` (3,), which has length 3.
--- last-index: x = torch.arange(3) ⏎ x[-1]
### a column beyond the end
X = torch.ones(2, 3)
X[:, 3]
--- kind: index-range
--- mark: 3 X[:, 3]
--- says: Index 3 is outside axis 1 of `X` (2, 3), which has length 3.
--- last-index: X = torch.ones(2, 3) ⏎ X[:, -1]
### a comma for a colon ~ B7
X = torch.arange(12).reshape(3, 4)
X[:,2, ::3]
--- kind: too-many-indices
--- mark: 3 X[:,2, ::3]
--- says: There are more indices than `X` (3, 4) has axes (2).
--- colon-slice: X = torch.arange(12).reshape(3, 4) ⏎ X[::2, ::3]
--- fewer-indices: X = torch.arange(12).reshape(3, 4) ⏎ X[:,2]
### a range with a comma ~ B9
X = torch.arange(12).reshape(3, 4)
X[0,2,:] = 12
--- kind: too-many-indices
--- mark: 3 X[0,2,:]
--- says: There are more indices than `X` (3, 4) has axes (2).
--- colon-slice: X = torch.arange(12).reshape(3, 4) ⏎ X[0:2,:] = 12
--- colon-slice: X = torch.arange(12).reshape(3, 4) ⏎ X[0,2::] = 12
--- fewer-indices: X = torch.arange(12).reshape(3, 4) ⏎ X[0,2] = 12
### an index that is a float
x = torch.arange(3)
x[1.5]
--- kind: index-type
--- mark: 3 x[1.5]
--- says: `x` (3,) cannot be indexed by this value.
### a mask of another length
x = torch.arange(3)
x[torch.tensor([True, False])]
--- kind: mask-shape
--- mark: 3 x[torch.tensor([True, False])]
--- says: The mask has shape (2,), but the tensor that it chooses from has shape (3,).
### indexing a number
x = torch.tensor(3.0)
x[0]
--- kind: zero-dim-index
--- mark: 3 x[0]
--- says: `x` () has no axes (it is one number), so there is nothing to index.
--- item: x = torch.tensor(3.0) ⏎ x.item()
--- whole: x = torch.tensor(3.0) ⏎ x
### length of a number ~ A17
x = torch.tensor(3.0)
len(x)
--- kind: len-scalar
--- mark: 3 len(x)
--- says: `x` () has no axes (it is one number), so it has no length.
--- numel: x = torch.tensor(3.0) ⏎ x.numel()
### a loop over a number
x = torch.tensor(3.0)
for v in x:
    print(v)
--- kind: iterate-scalar
--- mark: 3 x
--- says: A tensor with no axes (one number) cannot be gone through.
--- flatten: x = torch.tensor(3.0) ⏎ for v in x.reshape(-1): ⏎     print(v)
### expand along the wrong axis
x = torch.arange(3)
x.expand(3, 2)
--- kind: assign-shape
--- mark: 3 x.expand(3, 2)
--- says: A value of shape (3,) cannot be stretched to shape (3, 2).
--- column: x = torch.arange(3) ⏎ x[:, None].expand(3, 2)
### a column written into rows
X = torch.zeros(3, 4)
X[:, :] = torch.arange(3.0)
X
--- kind: assign-shape
--- mark: 3 X[:, :]
--- says: A value of shape (3,) cannot be stretched to shape (3, 4).
--- column: X = torch.zeros(3, 4) ⏎ X[:, :] = torch.arange(3.0)[:, None] ⏎ X
### permute with too few axes
X = torch.ones(2, 3, 4)
X.permute(1, 0)
--- kind: permute
--- mark: 3 X.permute(1, 0)
--- says: permute must name every axis of `X` (2, 3, 4) exactly once.
### einsum with swapped letters
A = torch.ones(2, 3)
B = torch.ones(4, 3)
torch.einsum("ij,jk->ik", A, B)
--- kind: einsum-length
--- mark: 4 torch.einsum("ij,jk->ik", A, B)
--- says: In this einsum, j stands for axes of lengths 3 and 4: `A` (2, 3), `B` (4, 3).
--- einsum: A = torch.ones(2, 3) ⏎ B = torch.ones(4, 3) ⏎ torch.einsum("ij,kj->ik", A, B)
### einsum with too many letters
A = torch.ones(2, 3)
torch.einsum("ijk->i", A)
--- kind: einsum-axes
--- mark: 3 torch.einsum("ijk->i", A)
--- says: The einsum names 3 axes of an operand that has 2: `A` (2, 3).
### einsum with an operand missing
A = torch.ones(2, 3)
torch.einsum("ij,jk->ik", A)
--- kind: einsum-operands
--- mark: 3 torch.einsum("ij,jk->ik", A)
--- says: The einsum's equation and the operands differ in number: `A` (2, 3).
### a row too short
torch.tensor([[1, 2, 3], [4, 5], [6, 7, 8]])
--- kind: ragged
--- mark: 2 [4, 5]
--- says: The rows of this nested list have different lengths (3 and 2).
--- fill-row: torch.tensor([[1, 2, 3], [4, 5, 0], [6, 7, 8]])
### a number beside rows
torch.tensor([[1, 2], 3])
--- kind: ragged-mixed
--- mark: 2 torch.tensor([[1, 2], 3])
--- says: This nested list has numbers beside lists.
### rows without outer brackets ~ A11
torch.tensor([2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1])
--- kind: tensor-brackets
--- mark: 2 torch.tensor([2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1])
--- says: torch.tensor takes one nested list; here are several arguments.
--- brackets: torch.tensor([[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
### numbers without brackets
torch.tensor(1, 2, 3)
--- kind: tensor-brackets
--- mark: 2 torch.tensor(1, 2, 3)
--- says: torch.tensor takes one nested list; here are several arguments.
--- brackets: torch.tensor([1, 2, 3])
### the largest of nothing
x = torch.ones(0)
x.max()
--- kind: zero-size
--- mark: 3 x.max()
--- says: An empty tensor has no largest or smallest element: `x` (0,).
### integers that should require gradients ~ A12
x = torch.arange(4, requires_grad=True)
--- kind: integer-grad
--- mark: 2 torch.arange(4, requires_grad=True)
--- says: Only floating-point (and complex) tensors can require gradients.
--- float-dtype: x = torch.arange(4, requires_grad=True, dtype=torch.float32)
### integers asked later
x = torch.arange(4)
x.requires_grad_(True)
--- kind: integer-grad
--- mark: 3 x.requires_grad_(True)
--- says: Only floating-point (and complex) tensors can require gradients.
--- float-dtype: x = torch.arange(4, dtype=torch.float32) ⏎ x.requires_grad_(True)
### integers asked by assignment
x = torch.tensor([1, 2])
x.requires_grad = True
--- kind: integer-grad
--- mark: 3 x.requires_grad
--- says: Only floating-point (and complex) tensors can require gradients.
--- float-dtype: x = torch.tensor([1, 2], dtype=torch.float32) ⏎ x.requires_grad = True
### mean of integers ~ R11
x = torch.arange(4)
x.mean()
--- kind: integer-mean
--- mark: 3 x.mean()
--- says: `x` (4,) holds no floating-point numbers, and this reduction needs them.
--- float: x = torch.arange(4) ⏎ x.float().mean()
### mean of integers as a function
x = torch.arange(4)
torch.mean(x)
--- kind: integer-mean
--- mark: 3 torch.mean(x)
--- says: `x` (4,) holds no floating-point numbers, and this reduction needs them.
--- float: x = torch.arange(4) ⏎ torch.mean(x.float())
### softmax of integers
x = torch.arange(3)
torch.softmax(x, dim=0)
--- kind: integer-operation
--- mark: 3 torch.softmax(x, dim=0)
--- says: `x` (3,) holds integers; this operation works on floating-point numbers.
--- float: x = torch.arange(3) ⏎ torch.softmax(x.float(), dim=0)
### float and double
A = torch.ones(2, 3)
B = torch.ones(3, 2, dtype=torch.float64)
A @ B
--- kind: dtype
--- mark: 4 A @ B
--- says: The operands have different types: `A` float32, `B` float64.
--- float: A = torch.ones(2, 3) ⏎ B = torch.ones(3, 2, dtype=torch.float64) ⏎ A @ B.float()
### integers times floats as matrices
A = torch.arange(4).reshape(2, 2)
x = torch.ones(2)
A @ x
--- kind: dtype
--- mark: 4 A @ x
--- says: The operands have different types: `A` int64, `x` float32.
--- float: A = torch.arange(4).reshape(2, 2) ⏎ x = torch.ones(2) ⏎ A.float() @ x
### a float added to integers in place
x = torch.arange(3)
x += 0.5
x
--- kind: integer-write
--- mark: 3 x += 0.5
--- says: A floating-point result does not fit into the integer tensor `x` (3,).
--- out-of-place: x = torch.arange(3) ⏎ x = x + 0.5 ⏎ x
--- float-dtype: x = torch.arange(3, dtype=torch.float32) ⏎ x += 0.5 ⏎ x
### integers divided in place
x = torch.arange(3)
x /= 2
x
--- kind: integer-write
--- mark: 3 x /= 2
--- says: A floating-point result does not fit into the integer tensor `x` (3,).
--- out-of-place: x = torch.arange(3) ⏎ x = x / 2 ⏎ x
--- float-dtype: x = torch.arange(3, dtype=torch.float32) ⏎ x /= 2 ⏎ x
### exp of a number
torch.exp(2.0)
--- kind: not-tensor
--- mark: 2 torch.exp(2.0)
--- says: A tensor is needed here: exp(): argument 'input' (position 1) must be Tensor, not float.
--- tensor: torch.exp(torch.tensor(2.0))
### a text added to a tensor
x = torch.ones(2)
x + "1"
--- kind: operand-pair
--- mark: 3 x + "1"
--- says: `+` does not go between a value of type Tensor and one of type str.
### item of several elements ~ M9
x = torch.arange(12)
x.item()
--- kind: one-element
--- mark: 3 x.item()
--- says: Only a tensor with one element is a number; `x` (12,) has more than one, or none.
--- tolist: x = torch.arange(12) ⏎ x.tolist()
--- sum: x = torch.arange(12) ⏎ x.sum().item()
### float of several elements
x = torch.ones(2)
float(x)
--- kind: one-element
--- mark: 3 float(x)
--- says: Only a tensor with one element is a number; `x` (2,) has more than one, or none.
--- numel: x = torch.ones(2) ⏎ float(x.numel())
--- sum: x = torch.ones(2) ⏎ float(x.sum())
--- mean: x = torch.ones(2) ⏎ float(x.mean())
### the truth of several elements
x = torch.tensor([1.0, -1.0])
if x > 0:
    print("positive")
--- kind: truth
--- mark: 3 x > 0
--- says: `x > 0` (2,) has several elements, so it is neither true nor false.
--- all: x = torch.tensor([1.0, -1.0]) ⏎ if (x > 0).all(): ⏎     print("positive")
--- any: x = torch.tensor([1.0, -1.0]) ⏎ if (x > 0).any(): ⏎     print("positive")
### a while that compares a vector
x = torch.ones(2)
while x < 3:
    x = x * 2
--- kind: truth
--- mark: 3 x < 3
--- says: `x < 3` (2,) has several elements, so it is neither true nor false.
--- all: x = torch.ones(2) ⏎ while (x < 3).all(): ⏎     x = x * 2
--- any: x = torch.ones(2) ⏎ while (x < 3).any(): ⏎     x = x * 2
### backward of a vector ~ T5
x = torch.arange(4.0, requires_grad=True)
y = x * x
y.backward()
x.grad
--- kind: not-scalar
--- mark: 4 y.backward()
--- says: Gradients start from one number; `y` (4,) has several elements.
--- sum-backward: x = torch.arange(4.0, requires_grad=True) ⏎ y = x * x ⏎ y.sum().backward() ⏎ x.grad
--- mean-backward: x = torch.arange(4.0, requires_grad=True) ⏎ y = x * x ⏎ y.mean().backward() ⏎ x.grad
--- cotangent-backward: x = torch.arange(4.0, requires_grad=True) ⏎ y = x * x ⏎ y.backward(torch.ones_like(y)) ⏎ x.grad
### backward of a vector made in one line
x = torch.arange(4.0, requires_grad=True)
(x * x).backward()
--- kind: not-scalar
--- mark: 3 (x * x).backward()
--- says: Gradients start from one number; `x * x` (4,) has several elements.
--- sum-backward: x = torch.arange(4.0, requires_grad=True) ⏎ ((x * x).sum()).backward()
--- mean-backward: x = torch.arange(4.0, requires_grad=True) ⏎ ((x * x).mean()).backward()
### backward without a leaf
x = torch.arange(4.0)
y = (x * x).sum()
y.backward()
--- kind: no-grad-fn
--- mark: 4 y.backward()
--- says: `y` () does not depend on anything that requires a gradient, so there is nothing to go back through.
--- requires-grad: x = torch.arange(4.0, requires_grad=True) ⏎ y = (x * x).sum() ⏎ y.backward()
### backward of a parameter that does not ask
X = torch.ones(2, 3)
w = torch.zeros(3)
loss = (X @ w).sum()
loss.backward()
--- kind: no-grad-fn
--- mark: 5 loss.backward()
--- says: `loss` () does not depend on anything that requires a gradient, so there is nothing to go back through.
--- requires-grad: X = torch.ones(2, 3) ⏎ w = torch.zeros(3, requires_grad=True) ⏎ loss = (X @ w).sum() ⏎ loss.backward()
--- requires-grad: X = torch.ones(2, 3, requires_grad=True) ⏎ w = torch.zeros(3) ⏎ loss = (X @ w).sum() ⏎ loss.backward()
### backward after detach
x = torch.arange(4.0, requires_grad=True)
y = (x.detach() * x.detach()).sum()
y.backward()
--- kind: no-grad-fn-cut
--- mark: 4 y.backward()
--- says: No gradient reaches back from `y` (): `detach()` cuts the graph in line 3.
--- no-detach: x = torch.arange(4.0, requires_grad=True) ⏎ y = (x * x.detach()).sum() ⏎ y.backward()
--- no-detach: x = torch.arange(4.0, requires_grad=True) ⏎ y = (x.detach() * x).sum() ⏎ y.backward()
### backward after one detach
x = torch.arange(4.0, requires_grad=True)
y = x * x
z = y.detach().sum()
z.backward()
--- kind: no-grad-fn-cut
--- mark: 5 z.backward()
--- says: No gradient reaches back from `z` (): `detach()` cuts the graph in line 4.
--- no-detach: x = torch.arange(4.0, requires_grad=True) ⏎ y = x * x ⏎ z = y.sum() ⏎ z.backward()
### backward of what was computed under no_grad
x = torch.arange(4.0, requires_grad=True)
with torch.no_grad():
    y = (x * x).sum()
y.backward()
--- kind: no-grad-fn-off
--- mark: 5 y.backward()
--- says: No gradient reaches back from `y` (): line 4 ran under `torch.no_grad()`, so autograd recorded nothing there.
--- enable-grad: x = torch.arange(4.0, requires_grad=True) ⏎ with torch.enable_grad(): ⏎     y = (x * x).sum() ⏎ y.backward()
### backward of a number
x = torch.arange(4.0, requires_grad=True)
loss = (x * x).sum().item()
loss.backward()
--- kind: number-backward
--- mark: 4 loss.backward
--- says: This is a Python number: .item() or float() took it out of the graph, so it has no backward().
--- no-item: x = torch.arange(4.0, requires_grad=True) ⏎ loss = (x * x).sum() ⏎ loss.backward()
### backward twice ~ T8
x = torch.arange(4.0, requires_grad=True)
y = (x * x).sum()
y.backward()
y.backward()
--- kind: second-backward
--- mark: 5 y.backward()
--- says: `y` (): the graph was already gone through backward, and what it saved is freed.
--- retain-graph: x = torch.arange(4.0, requires_grad=True) ⏎ y = (x * x).sum() ⏎ y.backward(retain_graph=True) ⏎ y.backward()
### backward again in a loop
x = torch.arange(4.0, requires_grad=True)
y = (x * x).sum()
for i in range(2):
    y.backward()
--- kind: second-backward
--- mark: 5 y.backward()
--- says: `y` (): the graph was already gone through backward, and what it saved is freed.
--- retain-graph: x = torch.arange(4.0, requires_grad=True) ⏎ y = (x * x).sum() ⏎ for i in range(2): ⏎     y.backward(retain_graph=True)
### a leaf changed in place ~ T13
x = torch.arange(4.0, requires_grad=True)
x += 1
--- kind: leaf-in-place
--- mark: 3 x += 1
--- says: `x` (4,) is a leaf that requires a gradient, so it cannot be changed in place.
--- no-grad: x = torch.arange(4.0, requires_grad=True) ⏎ with torch.no_grad(): ⏎     x += 1
--- out-of-place: x = torch.arange(4.0, requires_grad=True) ⏎ x = x + 1
### a leaf changed by a method
x = torch.arange(4.0, requires_grad=True)
x.mul_(2)
--- kind: leaf-in-place
--- mark: 3 x.mul_(2)
--- says: `x` (4,) is a leaf that requires a gradient, so it cannot be changed in place.
--- no-grad: x = torch.arange(4.0, requires_grad=True) ⏎ with torch.no_grad(): ⏎     x.mul_(2)
--- out-of-place: x = torch.arange(4.0, requires_grad=True) ⏎ x = x.mul(2)
### an element of a leaf
x = torch.arange(4.0, requires_grad=True)
x[0] = 5
--- kind: leaf-in-place
--- mark: 3 x[0]
--- says: `x` (4,) is a leaf that requires a gradient, so it cannot be changed in place.
--- no-grad: x = torch.arange(4.0, requires_grad=True) ⏎ with torch.no_grad(): ⏎     x[0] = 5
### a step of descent without no_grad
w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w * w).sum()
loss.backward()
w -= 0.1 * w.grad
--- kind: leaf-in-place
--- mark: 5 w -= 0.1 * w.grad
--- says: `w` (2,) is a leaf that requires a gradient, so it cannot be changed in place.
--- no-grad: w = torch.tensor([1.0, 2.0], requires_grad=True) ⏎ loss = (w * w).sum() ⏎ loss.backward() ⏎ with torch.no_grad(): ⏎     w -= 0.1 * w.grad
--- out-of-place: w = torch.tensor([1.0, 2.0], requires_grad=True) ⏎ loss = (w * w).sum() ⏎ loss.backward() ⏎ w = w - (0.1 * w.grad)
### a saved result changed
x = torch.arange(4.0, requires_grad=True)
y = torch.exp(x)
y += 1
y.sum().backward()
--- kind: saved-changed-at
--- mark: 5 y.sum().backward()
--- says: To go back through `exp` in line 3, backward() needs `y` as it was then, but `y += 1` in line 4 changed it in place.
--- out-of-place: x = torch.arange(4.0, requires_grad=True) ⏎ y = torch.exp(x) ⏎ y = y + 1 ⏎ y.sum().backward()
### a saved result changed by a method
x = torch.arange(4.0, requires_grad=True)
y = torch.exp(x)
y.mul_(2)
y.sum().backward()
--- kind: saved-changed-at
--- mark: 5 y.sum().backward()
--- says: To go back through `exp` in line 3, backward() needs `y` as it was then, but `y.mul_(2)` in line 4 changed it in place.
--- out-of-place: x = torch.arange(4.0, requires_grad=True) ⏎ y = torch.exp(x) ⏎ y = y.mul(2) ⏎ y.sum().backward()
### a saved operand changed at one place
x = torch.arange(4.0, requires_grad=True)
y = x * 2
z = (y * y).sum()
y[0] = 7
z.backward()
--- kind: saved-changed-at
--- mark: 6 z.backward()
--- says: To go back through `mul` in line 4, backward() needs `y` as it was then, but `y[0] = 7` in line 5 changed it in place.
--- clone: x = torch.arange(4.0, requires_grad=True) ⏎ y = x * 2 ⏎ z = (y * y).sum() ⏎ y = y.clone() ⏎ y[0] = 7 ⏎ z.backward()
### a cotangent of another shape
x = torch.arange(4.0, requires_grad=True)
y = x * x
y.backward(torch.ones(3))
--- kind: gradient-shape
--- mark: 4 y.backward(torch.ones(3))
--- says: The cotangent has shape (3,), the value has shape (4,): they must be equal.
--- cotangent-backward: x = torch.arange(4.0, requires_grad=True) ⏎ y = x * x ⏎ y.backward(torch.ones_like(y))
### grad of what is not used
x = torch.ones(2, requires_grad=True)
w = torch.ones(2, requires_grad=True)
torch.autograd.grad((x * x).sum(), w)
--- kind: unused-input-named
--- mark: 4 torch.autograd.grad((x * x).sum(), w)
--- says: `(x * x).sum()` does not depend on `w`, so it has no gradient with respect to it.
### the gradient used too early
w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w * w).sum()
step = 0.1 * w.grad
--- kind: grad-none
--- mark: 4 0.1 * w.grad
--- says: `w.grad` is None: no backward pass has reached `w` yet.
--- backward-first: w = torch.tensor([1.0, 2.0], requires_grad=True) ⏎ loss = (w * w).sum() ⏎ loss.backward() ⏎ step = 0.1 * w.grad
### the gradient of what is no leaf
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * x
y.sum().backward()
y.grad * 2
--- kind: grad-none-not-leaf
--- mark: 5 y.grad * 2
--- says: `y.grad` is None: `y` was computed, and only leaves keep their gradient.
--- retain-grad: x = torch.tensor([1.0, 2.0], requires_grad=True) ⏎ y = x * x ⏎ y.retain_grad() ⏎ y.sum().backward() ⏎ y.grad * 2
### zero_ before the first pass
x = torch.tensor([1.0, 2.0], requires_grad=True)
x.grad.zero_()
y = (x * x).sum()
y.backward()
--- kind: grad-none-zero
--- mark: 3 x.grad.zero_
--- says: `x.grad` is None: before the first backward pass there is nothing to set to zero.
--- if-grad: x = torch.tensor([1.0, 2.0], requires_grad=True) ⏎ if x.grad is not None: ⏎     x.grad.zero_() ⏎ y = (x * x).sum() ⏎ y.backward()
### the gradient of what does not ask
x = torch.tensor([1.0, 2.0])
y = (x * x).sum()
x.grad.zero_()
--- kind: grad-none-not-asked
--- mark: 4 x.grad.zero_
--- says: `x.grad` is None: `x` does not require a gradient.
--- if-grad: x = torch.tensor([1.0, 2.0]) ⏎ y = (x * x).sum() ⏎ if x.grad is not None: ⏎     x.grad.zero_()
### a computed value told not to require gradients
x = torch.ones(2, requires_grad=True)
y = x * 2
y.requires_grad = False
--- kind: not-leaf-requires-grad
--- mark: 4 y.requires_grad
--- says: Only a leaf can stop requiring a gradient.
--- detach: x = torch.ones(2, requires_grad=True) ⏎ y = x * 2 ⏎ y = y.detach()
### an optimizer of a computed value
w = torch.ones(2, requires_grad=True) * 0.1
optimizer = torch.optim.SGD([w], lr=0.1)
--- kind: not-leaf-optimized
--- mark: 3 torch.optim.SGD([w], lr=0.1)
--- says: An optimizer can only change leaves.
--- leaf-last: w = (torch.ones(2) * 0.1).detach().requires_grad_() ⏎ optimizer = torch.optim.SGD([w], lr=0.1)
### an optimizer of a tensor
w = torch.ones(2, requires_grad=True)
optimizer = torch.optim.SGD(w, lr=0.1)
--- kind: optimizer-list
--- mark: 3 torch.optim.SGD(w, lr=0.1)
--- says: An optimizer takes a list of parameters, and this is one tensor.
--- list: w = torch.ones(2, requires_grad=True) ⏎ optimizer = torch.optim.SGD([w], lr=0.1)
### classes as floats
import torch.nn.functional as F
scores = torch.zeros(2, 3)
y = torch.tensor([0.0, 2.0])
F.cross_entropy(scores, y)
--- kind: target-integers
--- mark: 5 F.cross_entropy(scores, y)
--- says: The targets of this loss are class numbers, so they must be integers: `y` (2,) is float32.
--- long: import torch.nn.functional as F ⏎ scores = torch.zeros(2, 3) ⏎ y = torch.tensor([0.0, 2.0]) ⏎ F.cross_entropy(scores, y.long())
### classes as a column
import torch.nn.functional as F
scores = torch.zeros(2, 3)
y = torch.tensor([[0], [2]])
F.cross_entropy(scores, y)
--- kind: target-axes
--- mark: 5 F.cross_entropy(scores, y)
--- says: The targets must be one class number for each row, as one vector: `y` (2, 1).
--- squeeze: import torch.nn.functional as F ⏎ scores = torch.zeros(2, 3) ⏎ y = torch.tensor([[0], [2]]) ⏎ F.cross_entropy(scores, y.squeeze(1))
--- flatten: import torch.nn.functional as F ⏎ scores = torch.zeros(2, 3) ⏎ y = torch.tensor([[0], [2]]) ⏎ F.cross_entropy(scores, y.reshape(-1))
### as many targets as rows
import torch.nn.functional as F
F.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 1, 2]))
--- kind: target-batch
--- mark: 3 F.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 1, 2]))
--- says: There are 2 rows of predictions but 3 targets: `torch.zeros(2, 3)` (2, 3) and `torch.tensor([0, 1, 2])` (3,).
### a class that is not there
import torch.nn.functional as F
F.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 3]))
--- kind: target-class
--- mark: 3 F.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 3]))
--- says: There is no class 3: `torch.zeros(2, 3)` (2, 3) has scores for the classes on its last axis, counted from 0.
### targets of another shape
import torch.nn.functional as F
y_hat = torch.full((2, 1), 0.5)
y = torch.tensor([0.0, 1.0])
F.binary_cross_entropy(y_hat, y)
--- kind: target-sizes
--- mark: 5 F.binary_cross_entropy(y_hat, y)
--- says: Predictions and targets must have one shape: `y_hat` (2, 1) and `y` (2,).
--- same-shape: import torch.nn.functional as F ⏎ y_hat = torch.full((2, 1), 0.5) ⏎ y = torch.tensor([0.0, 1.0]) ⏎ F.binary_cross_entropy(y_hat, y.reshape(y_hat.shape))
### scores where probabilities are needed
import torch.nn.functional as F
F.binary_cross_entropy(torch.tensor([2.0, -1.0]), torch.tensor([1.0, 0.0]))
--- kind: target-probabilities
--- mark: 3 F.binary_cross_entropy(torch.tensor([2.0, -1.0]), torch.tensor([1.0, 0.0]))
--- says: This loss takes probabilities between 0 and 1, and `torch.tensor([2.0, -1.0])` (2,) has others.
--- with-logits: import torch.nn.functional as F ⏎ F.binary_cross_entropy_with_logits(torch.tensor([2.0, -1.0]), torch.tensor([1.0, 0.0]))
--- sigmoid: import torch.nn.functional as F ⏎ F.binary_cross_entropy(torch.sigmoid(torch.tensor([2.0, -1.0])), torch.tensor([1.0, 0.0]))
### a GPU that is not there
x = torch.ones(2, device="cuda")
--- kind: no-cuda
--- mark: 2 torch.ones(2, device="cuda")
--- says: This machine has no CUDA device.
--- cpu: x = torch.ones(2, device="cpu")
### to a GPU that is not there
x = torch.ones(2).cuda()
--- kind: no-cuda
--- mark: 2 torch.ones(2).cuda()
--- says: This machine has no CUDA device.
--- cpu: x = torch.ones(2)
### a device that nobody has
x = torch.ones(2).to("gpu")
--- kind: device
--- mark: 2 torch.ones(2).to("gpu")
--- says: There is no device gpu here.
--- cpu: x = torch.ones(2).to("cpu")
### a function of torch misspelt
torch.tensr([1.0])
--- kind: attribute-close
--- mark: 2 torch.tensr
--- says: `torch` has no attribute `tensr`.
--- spelling: torch.tensor([1.0])
### zero for zeros
torch.zero(2, 3)
--- kind: attribute-close
--- mark: 2 torch.zero
--- says: `torch` has no attribute `zero`.
--- spelling: torch.zeros(2, 3)
### a method misspelt
x = torch.ones(2)
x.reshap(2, 1)
--- kind: attribute-close
--- mark: 3 x.reshap
--- says: `Tensor` has no attribute `reshap`.
--- spelling: x = torch.ones(2) ⏎ x.reshape(2, 1)
### a variable misspelt
weights = torch.ones(2)
weigths * 2
--- kind: name-close
--- mark: 3 weigths
--- says: There is no variable weigths yet.
--- spelling: weights = torch.ones(2) ⏎ weights * 2
### an argument misspelt
x = torch.ones(2, 3)
x.sum(axis=1, keepdms=True)
--- kind: keyword-close
--- mark: 3 x.sum(axis=1, keepdms=True)
--- says: There is no argument keepdms= here.
--- spelling: x = torch.ones(2, 3) ⏎ x.sum(axis=1, keepdims=True)
### a module misspelt
import maths as m
m.sqrt(2)
--- kind: import-close
--- mark: 2 import maths as m
--- says: There is no module maths.
--- spelling: import math as m ⏎ m.sqrt(2)
### no inverse
torch.inverse(torch.zeros(2, 2))
--- kind: singular
--- mark: 2 torch.inverse(torch.zeros(2, 2))
--- says: `torch.zeros(2, 2)` (2, 2) has no inverse: it is singular.
### an inverse of what is not square
torch.ones(2, 3).inverse()
--- kind: not-square
--- mark: 2 torch.ones(2, 3).inverse()
--- says: `torch.ones(2, 3)` (2, 3) is not a square matrix.
### full-width brackets
x = torch.tensor（[1.0, 2.0]）
--- kind: syntax-wide
--- mark: 2 （
--- says: `（` is a full-width character of a Chinese keyboard; Python needs `(`.
--- plain-punctuation: x = torch.tensor([1.0, 2.0])
### full-width comma
x = torch.tensor([1.0，2.0])
--- kind: syntax-wide
--- mark: 2 ，
--- says: `，` is a full-width character of a Chinese keyboard; Python needs `,`.
--- plain-punctuation: x = torch.tensor([1.0,2.0])
### full-width quotes around Chinese
print（“你好，世界”）  # 注释，不变
--- kind: syntax-wide
--- mark: 2 （
--- says: `（` is a full-width character of a Chinese keyboard; Python needs `(`.
--- plain-punctuation: print("你好，世界")  # 注释，不变
### a bracket that is not closed
x = torch.tensor([1.0, 2.0]
--- kind: syntax-bracket
--- mark: 2 (
--- says: This `(` is never closed.
--- close-bracket: x = torch.tensor([1.0, 2.0])
### a colon that is missing
for i in range(3)
    print(i)
--- kind: syntax-colon
--- mark: 2 )
--- says: A colon is missing here.
--- colon: for i in range(3): ⏎     print(i)
### one equals sign
x = 3
if x = 3:
    print(x)
--- kind: syntax-equals
--- mark: 3 x = 3
--- says: One = assigns a value; a comparison is written ==.
--- equals: x = 3 ⏎ if x == 3: ⏎     print(x)
### a comma that is missing
x = torch.tensor([1.0 2.0])
--- kind: syntax-comma
--- mark: 2 1.0 2.0
--- says: Something is missing between these two parts, perhaps a comma.
--- comma: x = torch.tensor([1.0, 2.0])
### a quote that is missing
print("done)
--- kind: syntax-quote
--- mark: 2 "
--- says: This text is never ended.
--- quote: print("done")
### half of a length as a count
n = 5
for i in range(n / 2):
    print(i)
--- kind: needs-integer
--- mark: 3 range(n / 2)
--- says: An integer is needed here, not a float.
--- whole-division: n = 5 ⏎ for i in range(n // 2): ⏎     print(i)
--- integer: n = 5 ⏎ for i in range(int(n / 2)): ⏎     print(i)
### half of a length as an index
x = torch.arange(6.0)
x[len(x) / 2]
--- kind: index-type
--- mark: 3 x[len(x) / 2]
--- says: `x` (6,) cannot be indexed by this value.
--- whole-division: x = torch.arange(6.0) ⏎ x[len(x) // 2]
### layers before the module is ready
class Net(torch.nn.Module):
    def __init__(self):
        self.layer = torch.nn.Linear(2, 1)
Net()
--- kind: no-super
--- mark: 4 self.layer
--- says: The module is not ready to hold layers and parameters yet.
--- super: class Net(torch.nn.Module): ⏎     def __init__(self): ⏎         super().__init__() ⏎         self.layer = torch.nn.Linear(2, 1) ⏎ Net()
### a method without any parameter
class Counter:
    def step():
        return 1
Counter().step()
--- kind: no-self
--- mark: 5 Counter().step()
--- says: The method `step` has no parameter for its object.
--- self: class Counter: ⏎     def step(self): ⏎         return 1 ⏎ Counter().step()
### a forward without self
class Net(torch.nn.Module):
    def forward(x):
        return x * 2
Net()(torch.ones(2))
--- kind: no-self
--- mark: 5 Net()(torch.ones(2))
--- says: The method `forward` has no parameter for its object.
--- self: class Net(torch.nn.Module): ⏎     def forward(self, x): ⏎         return x * 2 ⏎ Net()(torch.ones(2))
### all lengths by a call
x = torch.ones(2, 3)
x.shape()
--- kind: shape-called
--- mark: 3 x.shape()
--- says: `x.shape` is a shape, not a function.
--- brackets: x = torch.ones(2, 3) ⏎ x.shape
### one-hot targets that are integers
scores = torch.tensor([[2.0, 1.0], [0.0, 3.0]])
target = torch.tensor([[1, 0], [0, 1]])
torch.nn.functional.cross_entropy(scores, target)
--- kind: target-one-hot
--- mark: 4 torch.nn.functional.cross_entropy(scores, target)
--- says: The targets `target` (2, 2) have the shape of the scores, so they are read as probabilities, which are floating-point.
--- class-numbers: scores = torch.tensor([[2.0, 1.0], [0.0, 3.0]]) ⏎ target = torch.tensor([[1, 0], [0, 1]]) ⏎ torch.nn.functional.cross_entropy(scores, target.argmax(1))
--- float: scores = torch.tensor([[2.0, 1.0], [0.0, 3.0]]) ⏎ target = torch.tensor([[1, 0], [0, 1]]) ⏎ torch.nn.functional.cross_entropy(scores, target.float())
### no leaf, and a target by name
w = torch.tensor([1.0])
t = torch.tensor([2.0])
loss = torch.nn.functional.mse_loss(w * 3, target=t)
loss.backward()
--- kind: no-grad-fn
--- mark: 5 loss.backward()
--- says: `loss` () does not depend on anything that requires a gradient, so there is nothing to go back through.
--- requires-grad: w = torch.tensor([1.0], requires_grad=True) ⏎ t = torch.tensor([2.0]) ⏎ loss = torch.nn.functional.mse_loss(w * 3, target=t) ⏎ loss.backward()
### a cotangent of another shape by name
x = torch.ones(2, requires_grad=True)
y = x * 2
y.backward(gradient=torch.ones(3))
--- kind: gradient-shape
--- mark: 4 y.backward(gradient=torch.ones(3))
--- says: The cotangent has shape (3,), the value has shape (2,): they must be equal.
--- cotangent-backward: x = torch.ones(2, requires_grad=True) ⏎ y = x * 2 ⏎ y.backward(gradient=torch.ones_like(y))
### a gradient asked of integers by dtype
x = torch.tensor([1, 2], dtype=torch.int64)
x.requires_grad_()
--- kind: integer-grad
--- mark: 3 x.requires_grad_()
--- says: Only floating-point (and complex) tensors can require gradients.
--- float-dtype: x = torch.tensor([1, 2], dtype=torch.float32) ⏎ x.requires_grad_()
### bool() of several
x = torch.tensor([1.0, -2.0])
if bool(x > 0):
    print('positive')
--- kind: truth
--- mark: 3 bool(x > 0)
--- says: `bool(x > 0)` (2,) has several elements, so it is neither true nor false.
--- all: x = torch.tensor([1.0, -2.0]) ⏎ if bool((x > 0).all()): ⏎     print('positive')
--- any: x = torch.tensor([1.0, -2.0]) ⏎ if bool((x > 0).any()): ⏎     print('positive')
### a step with no gradient
w = torch.tensor([1.0, 2.0], requires_grad=True)
with torch.no_grad():
    w -= w.grad
--- kind: grad-none
--- mark: 4 w -= w.grad
--- says: `w.grad` is None: no backward pass has reached `w` yet.
### a gradient scaled before there is one
w = torch.tensor([1.0, 2.0], requires_grad=True)
w.grad *= 0.5
--- kind: grad-none
--- mark: 3 w.grad *= 0.5
--- says: `w.grad` is None: no backward pass has reached `w` yet.
### a cell of no gradient
w = torch.tensor([1.0, 2.0], requires_grad=True)
w.grad[0]
--- kind: grad-none
--- mark: 3 w.grad[0]
--- says: `w.grad` is None: no backward pass has reached `w` yet.
### the length of no gradient
w = torch.tensor([1.0, 2.0], requires_grad=True)
len(w.grad)
--- kind: grad-none
--- mark: 3 len(w.grad)
--- says: `w.grad` is None: no backward pass has reached `w` yet.
### the cells of no gradient in turn
w = torch.tensor([1.0, 2.0], requires_grad=True)
for g in w.grad:
    print(g)
--- kind: grad-none
--- mark: 3 w.grad
--- says: `w.grad` is None: no backward pass has reached `w` yet.
""")
"""Every classic mistake at least once."""

MISTAKES += _cases(BEGINNERS)

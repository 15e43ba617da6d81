"""Programs whose layers, losses and shapes do not fit; with what is said and the repairs. See test_repairs_tried."""

from __future__ import annotations

PROGRAMS = """
### gruh0
import torch
from torch import nn
gru = nn.GRU(4, 6, num_layers=2)
x = torch.randn(5, 3, 4)
out, h = gru(x, torch.zeros(1, 3, 6))
--- kind: hidden-shape
--- line: 5
--- says: (2, 3, 6) ; (1, 3, 6)
--- repairs: no-state
### rnnh0
import torch
from torch import nn
rnn = nn.RNN(4, 6, batch_first=True)
x = torch.randn(5, 3, 4)
h0 = torch.zeros(1, 3, 6)
out, h = rnn(x, h0)
--- kind: hidden-shape
--- line: 6
--- says: (1, 5, 6) ; (1, 3, 6)
--- repairs: no-state
### lstm one
import torch
from torch import nn
lstm = nn.LSTM(4, 6)
out, state = lstm(torch.randn(5, 3, 4), torch.zeros(1, 3, 6))
--- kind: state-pair
--- line: 4
--- says: (4, 6) ; (1, 3, 6)
--- repairs: no-state
### lstm h0 unbatched
import torch
from torch import nn
lstm = nn.LSTM(4, 6)
out, state = lstm(torch.randn(5, 4), (torch.zeros(1, 3, 6), torch.zeros(1, 3, 6)))
--- kind: state-batched
--- line: 4
--- says: `torch.randn(5, 4)` ; (4, 6)
--- repairs: no-state
### rnn input size
import torch
from torch import nn
lstm = nn.LSTM(4, 6)
out, state = lstm(torch.randn(5, 3, 7))
--- kind: features
--- line: 4
--- says: (5, 3, 7) ; (4, 6)
--- repairs: in-features
### grucell
import torch
from torch import nn
cell = nn.GRUCell(4, 6)
h = cell(torch.randn(3, 5), torch.zeros(3, 6))
--- kind: features
--- line: 4
--- says: (3, 5) ; (4, 6)
--- repairs: in-features
### grucell h
import torch
from torch import nn
cell = nn.GRUCell(4, 6)
h = cell(torch.randn(3, 4), torch.zeros(2, 6))
--- kind: state-rows
--- line: 4
### kernel
import torch
import torch.nn.functional as F
x = torch.randn(1, 1, 2, 2)
k = torch.ones(1, 1, 3, 3)
y = F.conv2d(x, k)
--- kind: kernel-large
--- line: 5
--- repairs: padding
### pool
import torch
from torch import nn
x = torch.randn(1, 1, 3, 3)
net = nn.Sequential(nn.MaxPool2d(2), nn.MaxPool2d(2))
y = net(x)
--- kind: pool-small
--- line: 5
### conv1d
import torch
from torch import nn
y = nn.Conv1d(2, 3, 5)(torch.randn(1, 2, 4))
--- kind: kernel-large
--- line: 3
--- says: (5)
--- repairs: padding
### channels last
import torch
from torch import nn
image = torch.rand(8, 28, 28, 3)
conv = nn.Conv2d(3, 6, 5)
y = conv(image)
--- kind: channels
--- line: 5
--- says: `image` ; (8, 28, 28, 3) ; (5, 5) ; (1, 1)
--- repairs: channels-first
### no channels
import torch
from torch import nn
image = torch.rand(8, 28, 28)
conv = nn.Conv2d(1, 6, 5)
y = conv(image)
--- kind: channels
--- line: 5
--- says: `image` ; (8, 28, 28) ; (5, 5) ; (1, 1)
--- repairs: channel-axis
### conv2d 2d
import torch
from torch import nn
image = torch.rand(28, 28)
conv = nn.Conv2d(1, 6, 5)
y = conv(image)
--- kind: layer-axes
--- line: 5
--- says: `image` ; (28, 28)
--- repairs: channel-axis
### ce onehot
import torch
import torch.nn.functional as F
logits = torch.randn(4, 3, requires_grad=True)
y = torch.tensor([[0], [1], [2], [1]])
F.cross_entropy(logits, y).backward()
--- kind: target-axes
--- line: 5
--- says: `y` ; (4, 1)
--- repairs: squeeze, flatten
--- leaves: logits
### ce seq
import torch
from torch import nn
scores = torch.randn(2, 6, 10, requires_grad=True)
labels = torch.randint(0, 10, (2, 6))
criterion = nn.CrossEntropyLoss()
loss = criterion(scores, labels)
--- kind: classes-last
--- line: 6
--- says: `scores` ; (2, 6, 10)
--- repairs: classes-axis
### nll seq
import torch
import torch.nn.functional as F
scores = torch.randn(3, 4, 9, requires_grad=True).log_softmax(-1)
labels = torch.randint(0, 9, (3, 4))
loss = F.nll_loss(scores, labels)
--- kind: classes-last
--- line: 5
--- says: `scores` ; (3, 4, 9)
--- repairs: classes-axis
### ce image
import torch
import torch.nn.functional as F
out = torch.randn(2, 3, 4, 4, requires_grad=True)
mask = torch.zeros(2, 1, 4, 4, dtype=torch.long)
loss = F.cross_entropy(out, mask)
--- kind: target-channel
--- line: 5
--- says: `mask` ; (2, 1, 4, 4) ; `out` ; (2, 3, 4, 4)
--- repairs: squeeze, class-numbers
### ce batch
import torch
import torch.nn.functional as F
out = torch.randn(4, 3, requires_grad=True)
loss = F.cross_entropy(out, torch.tensor([0, 1, 2]))
--- kind: target-batch
--- line: 4
--- says: `out` ; (4, 3) ; `torch.tensor([0, 1, 2])` ; (3,)
### ce class
import torch
import torch.nn.functional as F
out = torch.randn(3, 3, requires_grad=True)
loss = F.cross_entropy(out, torch.tensor([1, 2, 3]))
--- kind: target-class
--- line: 4
--- says: `out` ; (3, 3)
### ce float
import torch
import torch.nn.functional as F
out = torch.randn(3, 3, requires_grad=True)
loss = F.cross_entropy(out, torch.tensor([1.0, 2.0, 0.0]))
--- kind: target-integers
--- line: 4
--- says: `torch.tensor([1.0, 2.0, 0.0])` ; (3,)
--- repairs: long
### bce target int
import torch
import torch.nn.functional as F
p = torch.sigmoid(torch.randn(3, requires_grad=True))
loss = F.binary_cross_entropy(p, torch.tensor([1, 0, 1]))
--- kind: target-floats
--- line: 4
--- says: `torch.tensor([1, 0, 1])` ; (3,)
--- repairs: float
### bce of a module
import torch
from torch import nn
p = torch.sigmoid(torch.randn(3, requires_grad=True))
y = torch.tensor([1, 0, 1])
loss = nn.BCELoss()(p, y)
--- kind: target-floats
--- line: 5
--- says: `y` (3,) ; int64
--- repairs: float
### bce with logits of integers
import torch
from torch import nn
loss_of = nn.BCEWithLogitsLoss()
scores = torch.randn(3, requires_grad=True)
y = torch.tensor([1, 0, 1])
loss = loss_of(scores, y)
--- kind: target-floats
--- line: 6
--- says: `y` (3,) ; int64
--- repairs: float
### cross entropy of a module
import torch
from torch import nn
net, loss_of = nn.Linear(2, 3), nn.CrossEntropyLoss()
X, y = torch.randn(4, 2), torch.tensor([0.0, 1.0, 2.0, 1.0])
loss = loss_of(net(X), y)
--- kind: target-integers
--- line: 5
--- says: `y` (4,) ; float32
--- repairs: long
### cross entropy column
import torch
from torch import nn
logits, y = torch.randn(4, 3), torch.tensor([[0], [1], [2], [1]])
loss = nn.CrossEntropyLoss()(logits, y)
--- kind: target-axes
--- line: 4
--- says: `y` (4, 1)
--- repairs: squeeze, flatten
### cross entropy rows
import torch
from torch import nn
logits, y = torch.randn(4, 3), torch.tensor([0, 1, 2])
loss = nn.CrossEntropyLoss()(logits, y)
--- kind: target-batch
--- line: 4
--- says: `logits` (4, 3) ; `y` (3,)
### cross entropy in a function
import torch
from torch import nn
def step(net, X, labels, loss_of):
    return loss_of(net(X), labels)
step(nn.Linear(2, 3), torch.randn(4, 2), torch.zeros(4, 1, dtype=torch.int64), nn.CrossEntropyLoss())
--- kind: target-axes
--- line: 4
--- says: `labels` (4, 1)
--- repairs: squeeze, flatten
### cross entropy swapped
import torch
from torch import nn
from torch.nn import functional as F
logits, y = torch.randn(4, 3, requires_grad=True), torch.tensor([0, 1, 2, 1])
loss = nn.CrossEntropyLoss()(y, logits)
--- kind: loss-swapped
--- line: 5
--- says: `y` (4,) ; `logits` (4, 3)
--- repairs: swap
### mean of truth values
import torch
right = torch.tensor([1, 2]) == torch.tensor([1, 3])
right.mean()
--- kind: integer-mean
--- line: 3
--- says: `right` (2,) holds no floating-point numbers
--- repairs: float
### length as a product
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(1, 6, 5), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(6 * 14 * 14, 10))
net(torch.randn(2, 1, 28, 28))
--- kind: linear
--- line: 4
--- says: 864 ; 1176
--- repairs: in-features
### range of a float
import torch
x = torch.tensor(3.0)
for i in range(x):
    print(i)
--- kind: tensor-not-whole
--- line: 3
--- says: `x` () is float32
--- repairs: integer
### list times tensor
import torch
xs = [1.0, 2.0]
w = torch.tensor([1.0, 2.0], requires_grad=True)
y = (xs * w).sum()
--- kind: list-arithmetic
--- line: 4
--- says: `xs` and `w`
--- repairs: tensor
### grad called
import torch
x = torch.ones(2, requires_grad=True)
x.sum().backward()
print(x.grad())
--- kind: value-called
--- line: 4
--- says: `x.grad` is a value
--- repairs: no-bracket
### full-width digits
import torch
x = torch.tensor([１.0, ２.0])
--- kind: syntax-wide
--- line: 2
--- says: `１` ; `1`
--- repairs: plain-punctuation
### bce shape
import torch
import torch.nn.functional as F
p = torch.sigmoid(torch.randn(3, 1, requires_grad=True))
loss = F.binary_cross_entropy(p, torch.tensor([1.0, 0.0, 1.0]))
--- kind: target-sizes
--- line: 4
--- says: `p` ; (3, 1) ; `torch.tensor([1.0, 0.0, 1.0])` ; (3,)
--- repairs: same-shape
### bn3
import torch
from torch import nn
bn = nn.BatchNorm2d(3)
y = bn(torch.randn(1, 3, 1, 1))
--- kind: one-row
--- line: 4
--- says: (1, 3, 1, 1)
--- repairs: eval
### bn dims
import torch
from torch import nn
bn = nn.BatchNorm2d(3)
y = bn(torch.randn(4, 3))
--- kind: layer-axes
--- line: 4
--- says: `torch.randn(4, 3)` ; (4, 3)
--- repairs: layer-kind
### bn features
import torch
from torch import nn
bn = nn.BatchNorm1d(3)
y = bn(torch.randn(4, 5))
--- kind: channels
--- line: 4
--- says: `torch.randn(4, 5)` ; (4, 5)
--- repairs: in-features
### layernorm
import torch
from torch import nn
ln = nn.LayerNorm(5)
y = ln(torch.randn(4, 3))
--- kind: normalized-shape
--- line: 4
--- says: `torch.randn(4, 3)` ; (4, 3) ; (5,)
--- repairs: in-features
### emb F
import torch
import torch.nn.functional as F
table = torch.randn(5, 2, requires_grad=True)
ids = torch.tensor([[0, 4], [5, 1]])
e = F.embedding(ids, table)
--- kind: embedding-index
--- line: 5
--- says: `table` ; (5, 2)
### emb neg
import torch
from torch import nn
e = nn.Embedding(4, 2)(torch.tensor([-1, 2]))
--- kind: embedding-index
--- line: 3
--- says: (4, 2)
### emb float
import torch
from torch import nn
e = nn.Embedding(4, 2)(torch.tensor([1.0, 2.0]))
--- kind: index-integers
--- line: 3
--- says: `torch.tensor([1.0, 2.0])` ; (2,)
--- repairs: long
### max pair
import torch
x = torch.randn(3, 4, requires_grad=True)
best = torch.max(x, dim=1)
loss = best.sum()
--- kind: pair
--- line: 4
--- says: `best`
--- repairs: values, values
### max pair2
import torch
x = torch.randn(3, 4, requires_grad=True)
y = x - x.max(dim=1, keepdim=True)
--- kind: pair
--- line: 3
--- says: `x.max(dim=1, keepdim=True)`
--- repairs: values
### sort pair
import torch
x = torch.randn(4, requires_grad=True)
s = torch.sort(x)
loss = (s * s).sum()
--- kind: pair
--- line: 4
--- says: `s`
--- repairs: values
### min pair exp
import torch
x = torch.randn(3, 4)
y = torch.exp(x.min(0))
--- kind: pair
--- line: 3
--- says: `x.min(0)`
--- repairs: values
### topk
import torch
x = torch.randn(5, requires_grad=True)
top = x.topk(2)
top.mean().backward()
--- kind: pair
--- line: 4
--- says: `top`
--- repairs: values, values
--- leaves: x
### median backward
import torch
x = torch.randn(3, 5, requires_grad=True)
m = x.median(dim=1)
m.backward()
--- kind: pair
--- line: 4
--- says: `m`
### gru seq
import torch
from torch import nn
model = nn.Sequential(nn.GRU(3, 5, batch_first=True), nn.ReLU(), nn.Linear(5, 1))
y = model(torch.randn(4, 7, 3))
--- kind: outputs-pair
--- line: 4
--- repairs: outputs
### lstm tuple used
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(3, 5, batch_first=True)
        self.out = nn.Linear(5, 1)
    def forward(self, x):
        h = self.rnn(x)
        return self.out(h)
y = Net()(torch.randn(4, 7, 3))
--- kind: outputs-pair
--- line: 10
--- repairs: outputs
### dataset
import torch
from torch.utils.data import TensorDataset
train = TensorDataset(torch.randn(6, 2), torch.randn(6), torch.randn(5))
--- kind: dataset-lengths
--- line: 3
--- says: `torch.randn(6, 2)` ; (6) ; `torch.randn(6)` ; `torch.randn(5)` ; (5)
### gradcheck
import torch
w = torch.randn(3, requires_grad=True)
torch.autograd.gradcheck(lambda v: (v.sin() * v).sum(), w)
--- kind: gradcheck-precision
--- line: 3
--- warning: python-warning 3
--- repairs: double
### gradcheck wrong
import torch
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3
    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * 2 * x ** 2
x = torch.randn(3, dtype=torch.float64, requires_grad=True)
torch.autograd.gradcheck(Cube.apply, (x,))
--- kind: gradcheck-wrong
--- line: 12
### bn by hand 2d
import torch
X = torch.randn(5, 3, 4)
m = X.mean(dim=(0, 2))
s = X.std(dim=(0, 2))
Z = (X - m) / s
--- kind: broadcast
--- line: 5
--- says: `X` ; (5, 3, 4) ; `m` ; (3,)
--- repairs: keepdims, channel-column
### reshape fc
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(100, 10))
y = net(torch.randn(2, 1, 28, 28))
--- kind: linear
--- line: 4
--- says: (2, 676)
--- repairs: in-features
### dtype double
import torch
import numpy as np
from torch import nn
X = torch.from_numpy(np.random.rand(4, 3))
net = nn.Linear(3, 1)
y = net(X)
--- kind: dtype
--- line: 6
--- says: `X`
--- repairs: float
### list input
import torch
from torch import nn
net = nn.Linear(2, 1)
y = net([1.0, 2.0])
--- kind: numbers-needed
--- line: 4
--- says: `[1.0, 2.0]`
--- repairs: tensor
### numpy input
import torch
import numpy as np
from torch import nn
net = nn.Linear(2, 1)
y = net(np.ones((3, 2)))
--- kind: not-tensor
--- line: 5
--- repairs: tensor
### bce shape 2
import torch
from torch import nn
net = nn.Linear(2, 1)
loss = nn.BCELoss()(torch.sigmoid(net(torch.ones(4, 2))), torch.ones(4))
--- kind: target-sizes
--- line: 4
--- says: (4, 1)
--- repairs: same-shape
### bce range
import torch
from torch import nn
net = nn.Linear(2, 1)
with torch.no_grad():
    net.bias += 5
loss = nn.BCELoss()(net(torch.ones(4, 2)), torch.ones(4, 1))
--- kind: target-probabilities
--- line: 6
--- says: (4, 1)
--- repairs: sigmoid
### ce args
import torch
from torch import nn
loss = nn.CrossEntropyLoss(torch.randn(3, 4), torch.tensor([0, 1, 2]))
--- kind: loss-class
--- line: 3
--- says: `nn.CrossEntropyLoss`
--- repairs: call
### mse none
import torch
import torch.nn.functional as F
def target(x):
    x * 2
loss = F.mse_loss(torch.ones(2), target(torch.ones(2)))
--- kind: none-returned
--- line: 5
--- says: `target`
--- repairs: return
### forward none
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
    def forward(self, x):
        x = self.a(x)
y = Net()(torch.ones(1, 2))
loss = y.sum()
--- kind: none-returned
--- line: 10
--- says: `forward`
--- repairs: return
### no forward
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
    def forwad(self, x):
        return self.a(x)
y = Net()(torch.ones(1, 2))
--- kind: no-forward
--- line: 9
--- repairs: spelling
### empty opt
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(2, 2)]
opt = torch.optim.SGD(Net().parameters(), lr=0.1)
--- kind: no-parameters
--- line: 7
### params not called
import torch
from torch import nn
opt = torch.optim.SGD(nn.Linear(2, 2).parameters, lr=0.1)
--- kind: not-called
--- line: 3
--- says: `nn.Linear(2, 2).parameters`
--- repairs: call
### stack ragged
import torch
from torch.utils.data import DataLoader
examples = [torch.ones(3), torch.ones(2)]
for batch in DataLoader(examples, batch_size=2):
    print(batch)
--- kind: batch-lengths
--- line: 4
--- says: (3,) ; (2,)
### load state
import torch
from torch import nn
old, new = nn.Linear(3, 1), nn.Linear(2, 1)
new.load_state_dict(old.state_dict())
--- kind: state-dict
--- line: 4
### load state keys
import torch
from torch import nn
old, new = nn.Sequential(nn.Linear(2, 1)), nn.Linear(2, 1)
new.load_state_dict(old.state_dict())
--- kind: state-dict
--- line: 4
### sequential fn
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 2), torch.relu)
--- kind: not-module
--- line: 3
--- repairs: layer-kind
### sequential fn2
import torch
from torch import nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(2, 2), F.sigmoid, nn.Linear(2, 1))
--- kind: not-module
--- line: 4
--- repairs: layer-kind
### weight assign
import torch
from torch import nn
net = nn.Linear(2, 1)
net.weight = torch.ones(1, 2)
--- kind: parameter-type
--- line: 4
--- says: `weight`
--- repairs: parameter
### int division index
import torch
x = torch.arange(10.0)
n = len(x) / 2
print(x[n])
--- kind: index-type
--- line: 4
--- says: `x` ; (10,)
### float index
import torch
x = torch.arange(10.0)
i = torch.tensor([1.0, 2.0])
print(x[i])
--- kind: index-type
--- line: 4
--- says: `x` ; (10,)
--- repairs: long
### cat none
import torch
out = None
for i in range(3):
    out = torch.cat([out, torch.ones(1, 2)])
--- kind: none-element
--- line: 4
### gather
import torch
logits = torch.randn(3, 4, requires_grad=True)
y = torch.tensor([0, 1, 2])
p = logits.gather(1, y)
--- kind: gather-axes
--- line: 4
--- says: `logits` ; (3, 4) ; `y` ; (3,)
--- repairs: column
### gather range
import torch
logits = torch.randn(3, 4, requires_grad=True)
y = torch.tensor([[0], [4], [2]])
p = logits.gather(1, y)
--- kind: index-range
--- line: 4
--- says: `logits` ; (3, 4)
### int pow neg
import torch
x = torch.tensor([1, 2])
y = x ** -1
--- kind: integer-operation
--- line: 3
--- says: `x` ; (2,)
--- repairs: float
### one_hot
import torch
import torch.nn.functional as F
h = F.one_hot(torch.tensor([0, 3]), 3)
--- kind: class-large
--- line: 3
--- says: `torch.tensor([0, 3])` ; (2,)
--- repairs: more-classes
### one_hot float
import torch
import torch.nn.functional as F
h = F.one_hot(torch.tensor([0.0, 2.0]))
--- kind: index-integers
--- line: 3
--- says: `torch.tensor([0.0, 2.0])` ; (2,)
--- repairs: long
### topk of a row with fewer classes
import torch
scores = torch.tensor([[0.2, 0.5, 0.3]])
best = scores.topk(5)
--- kind: topk-length
--- line: 3
--- says: `scores` ; (1, 3)
### matmul of what a dict holds
import torch
parts = {"w": torch.ones(2, 3)}
y = parts["w"] @ torch.ones(2, 2)
--- kind: matmul
--- line: 3
--- says: `parts["w"]` (2, 3) ; 3 columns
--- repairs: transpose
### a column for several names at once
import torch
X = torch.ones(3, 2)
a = X[:, 0] = torch.ones(3, 1)
--- kind: assign-shape
--- line: 3
--- says: (3, 1) ; (3,)
--- repairs: transpose
### multinomial
import torch
p = torch.tensor([0.5, -0.1])
i = torch.multinomial(p, 1)
--- kind: no-probabilities
--- line: 3
--- says: `p` ; (2,)
### mha heads
import torch
from torch import nn
a = nn.MultiheadAttention(10, 3)
--- kind: heads
--- line: 3
### conv float
import torch
from torch import nn
c = nn.Conv2d(3, 4, 3)
y = c(torch.zeros(1, 3, 8, 8, dtype=torch.uint8))
--- kind: dtype
--- line: 4
--- says: `torch.zeros(1, 3, 8, 8, dtype=torch.uin…`
--- repairs: float
### hook
import torch
x = torch.ones(2)
x.register_hook(print)
--- kind: hook-without-gradient
--- line: 3
--- says: `x` ; (2,)
### cholesky
import torch
A = torch.tensor([[1.0, 2.0], [2.0, 1.0]])
L = torch.linalg.cholesky(A)
--- kind: not-positive-definite
--- line: 3
--- says: `A` ; (2, 2)
### repeat
import torch
x = torch.ones(2, 3).repeat(2)
--- kind: repeat-axes
--- line: 2
--- says: `torch.ones(2, 3)` ; (2, 3)
### unflatten
import torch
x = torch.ones(2, 6)
y = x.unflatten(1, (2, 2))
--- kind: unflatten
--- line: 3
--- says: Axis 1 of `x` (2, 6) has length 6 ; (2, 2)
### str op
import torch
lr = "0.1"
w = torch.ones(2) - lr * torch.ones(2)
--- kind: text-operand
--- line: 3
--- says: `lr`
--- repairs: number
### argmax loss
import torch
from torch import nn
net = nn.Linear(2, 3)
y = net(torch.ones(1, 2)).argmax(1)
loss = nn.CrossEntropyLoss()(y, torch.tensor([1]))
--- kind: class-scores
--- line: 5
--- says: `y` ; (1,)
### rnn cell
import torch
from torch import nn
lstm = nn.LSTM(10, 20)
x = torch.randn(3, 10)
out = lstm(x)
y = nn.Linear(20, 1)(out)
--- kind: outputs-pair
--- line: 6
--- repairs: outputs
### attribute data
import torch
net = torch.nn.Linear(2, 1)
print(net.weights)
--- kind: attribute-close
--- line: 3
--- says: `Linear` ; `weights`
--- repairs: spelling
### bn params
import torch
X = torch.randn(2, 3, 4, 4)
gamma, beta = torch.ones(3), torch.zeros(3)
Z = gamma * X + beta
--- kind: broadcast
--- line: 4
--- says: `gamma` ; (3,) ; `X` ; (2, 3, 4, 4)
--- repairs: channel-column
### h0 layers
import torch
from torch import nn
rnn = nn.RNN(2, 3, num_layers=2, batch_first=True)
h0 = torch.zeros(2, 1, 3)
out, h = rnn(torch.ones(5, 4, 2), h0)
--- kind: hidden-shape
--- line: 5
--- says: (2, 5, 3) ; (2, 1, 3)
--- repairs: no-state
### h0 batch first meant
import torch
from torch import nn
gru = nn.GRU(4, 6)
x = torch.randn(5, 3, 4)
h0 = torch.randn(1, 5, 6)
out, h = gru(x, h0)
out.sum().backward()
--- kind: hidden-shape
--- line: 6
--- says: (4, 6) ; (1, 3, 6) ; (1, 5, 6)
--- repairs: batch-first
--- leaves: gru
### h0 turned
import torch
from torch import nn
gru = nn.GRU(4, 6)
h0 = torch.randn(3, 1, 6)
out, h = gru(torch.randn(5, 3, 4), h0)
--- kind: hidden-shape
--- line: 5
--- says: (4, 6) ; (1, 3, 6) ; (3, 1, 6)
--- repairs: state-axes
### kernel own net
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(1, 4, 5)
        self.b = nn.Conv2d(4, 4, 5)
    def forward(self, x):
        return self.b(torch.relu(self.a(x)))
y = Net()(torch.ones(1, 1, 7, 7))
y.sum().backward()
--- kind: kernel-large
--- line: 9
--- repairs: padding, padding
### kernel functional one
import torch
import torch.nn.functional as F
signal = torch.ones(1, 1, 2)
y = F.conv1d(signal, torch.ones(1, 1, 3))
--- kind: kernel-large
--- line: 4
--- says: (3)
--- repairs: padding
### kernel 7
import torch
from torch import nn
stem = nn.Conv2d(3, 8, 7, stride=2)
y = stem(torch.ones(2, 3, 5, 5))
--- kind: kernel-large
--- line: 4
--- repairs: padding
### ce words
import torch
from torch import nn
tokens = torch.randint(0, 11, (3, 4))
head = nn.Linear(6, 11)
logits = head(torch.randn(3, 4, 6))
loss = nn.CrossEntropyLoss()(logits, tokens)
loss.backward()
--- kind: classes-last
--- line: 6
--- says: `logits` ; (3, 4, 11)
--- repairs: classes-axis
--- leaves: head
### ce pixels
import torch
import torch.nn.functional as F
out = torch.randn(2, 4, 5, 3, requires_grad=True)
labels = torch.randint(0, 3, (2, 4, 5))
F.cross_entropy(out, labels).backward()
--- kind: classes-last
--- line: 5
--- says: `out` ; (2, 4, 5, 3)
--- repairs: classes-axis
--- leaves: out
### bn one loop
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
net = nn.Sequential(nn.Linear(2, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
data = TensorDataset(torch.randn(5, 2), torch.randn(5, 1))
for X, y in DataLoader(data, batch_size=2):
    loss = ((net(X) - y) ** 2).mean()
    loss.backward()
--- kind: one-row
--- line: 7
--- says: (1, 4)
--- repairs: drop-last
--- leaves: net
### bn predict
import torch
from torch import nn
model = nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 1))
print(model(torch.ones(1, 2)))
--- kind: one-row
--- line: 4
--- says: (1, 2)
--- repairs: eval
### bn functional
import torch
from torch import nn
norm = nn.InstanceNorm1d(3)
y = norm(torch.ones(1, 3, 1))
--- kind: one-place
--- line: 4
--- says: (1, 3, 1)
### embedding words
import torch
from torch import nn
words = {"red": 1, "green": 2, "blue": 3}
table = nn.Embedding(3, 4)
v = table(torch.tensor([words["blue"]]))
--- kind: embedding-index
--- line: 5
--- says: (3, 4)
--- repairs: more-rows
### embedding pad
import torch
from torch import nn
table = nn.Embedding(5, 2, padding_idx=0)
v = table(torch.tensor([[1, 2, 5], [3, 0, 0]]))
v.sum().backward()
--- kind: embedding-index
--- line: 4
--- repairs: more-rows
--- leaves: table
### embedding two
import torch
from torch import nn
size = 4
users = nn.Embedding(size, 2)
v = users(torch.tensor([0, 7]))
--- kind: embedding-index
--- line: 5
--- says: (4, 2)
### dataset three
import torch
from torch.utils.data import TensorDataset
X, y = torch.ones(8, 2), torch.ones(7)
data = TensorDataset(X, y)
--- kind: dataset-lengths
--- line: 4
--- says: `X` ; (8) ; `y` ; (7)
### dataset transposed
import torch
from torch.utils.data import TensorDataset
features = torch.ones(2, 10)
labels = torch.ones(10)
data = TensorDataset(features, labels)
--- kind: dataset-lengths
--- line: 5
--- says: `features` ; (2) ; `labels` ; (10)
### dataset split
import torch
from torch.utils.data import TensorDataset
X = torch.ones(10, 2)
y = torch.ones(10)
train = TensorDataset(X[:8], y[:7])
--- kind: dataset-lengths
--- line: 5
--- says: `X[:8]` ; (8) ; `y[:7]` ; (7)
### gradcheck two
import torch
a = torch.rand(2, requires_grad=True)
b = torch.rand(2, requires_grad=True)
torch.autograd.gradcheck(lambda u, v: (u * v.exp()).sum(), (a, b))
--- kind: gradcheck-precision
--- line: 4
--- warning: python-warning 4
--- warning: python-warning 4
--- repairs: double
### gradcheck linear
import torch
from torch.autograd import gradcheck
x = torch.randn(4, dtype=torch.float32, requires_grad=True)
gradcheck(torch.sigmoid, x)
--- kind: gradcheck-precision
--- line: 4
--- warning: python-warning 4
--- repairs: double
### bn by hand std
import torch
X = torch.randn(4, 3, 2, 2)
X = X - X.mean(dim=(0, 2, 3))
--- kind: broadcast
--- line: 3
--- says: `X` ; (4, 3, 2, 2) ; `X.mean(dim=(0, 2, 3))` ; (3,)
--- repairs: keepdims
### bn by hand images
import torch
images = torch.rand(6, 3, 5, 5)
mean, std = images.mean(dim=(0, 2, 3)), images.std(dim=(0, 2, 3))
normed = (images - mean) / std
--- kind: broadcast
--- line: 4
--- says: `images` ; (6, 3, 5, 5) ; `mean` ; (3,)
--- repairs: keepdims, channel-column
### layer norm by hand
import torch
X = torch.randn(2, 5, 4)
centred = X - X.mean(dim=(1, 2))
--- kind: broadcast
--- line: 3
--- says: `X` ; (2, 5, 4) ; `X.mean(dim=(1, 2))` ; (2,)
--- repairs: keepdims
### channels grey
import torch
from torch import nn
images = torch.rand(16, 28, 28)
net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(1352, 10))
net(images).sum().backward()
--- kind: channels
--- line: 5
--- says: `images` ; (16, 28, 28) ; (3, 3) ; (1, 1)
--- repairs: channel-axis
--- leaves: net
### channels last one
import torch
from torch import nn
picture = torch.rand(32, 32, 3)
y = nn.Conv2d(3, 8, 3)(picture)
--- kind: channels
--- line: 4
--- says: `picture` ; (32, 32, 3) ; (3, 3) ; (1, 1)
--- repairs: channels-first
### channels of layers
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Conv2d(16, 4, 3))
y = net(torch.rand(2, 3, 9, 9))
--- kind: channels
--- line: 4
--- says: (2, 8, 7, 7) ; (3, 3) ; (1, 1)
--- repairs: in-features
### embedding out of range (listed)
import torch
from torch import nn
torch.manual_seed(0)
vocab = ["a", "b", "c"]
emb = nn.Embedding(len(vocab), 2)
idx = torch.tensor([1, 2, 3])
print(emb(idx).shape)
--- kind: embedding-index
--- line: 7
--- says: (3, 2)
--- repairs: more-rows
### max dim is pair (listed)
import torch
x = torch.tensor([[1.0, 3.0], [4.0, 2.0]], requires_grad=True)
m = x.max(dim=1)
loss = (m * 2).sum()
loss.backward()
--- kind: pair
--- line: 4
--- says: `m`
--- repairs: values, values
--- leaves: x
### batchnorm single row (listed)
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU())
net.train()
y = net(torch.tensor([[1.0, 2.0]]))
--- kind: one-row
--- line: 6
--- says: (1, 3)
--- repairs: eval
### lstm wrong h0 (listed)
import torch
from torch import nn
torch.manual_seed(0)
lstm = nn.LSTM(3, 5, batch_first=True)
x = torch.randn(4, 7, 3)
h0 = torch.zeros(4, 1, 5)
c0 = torch.zeros(4, 1, 5)
out, _ = lstm(x, (h0, c0))
--- kind: hidden-shape
--- line: 8
--- says: (1, 4, 5) ; (4, 1, 5)
--- repairs: state-axes, no-state
### lstm output tuple (listed)
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.LSTM(3, 5, batch_first=True), nn.Linear(5, 1))
y = net(torch.randn(4, 7, 3))
--- kind: outputs-pair
--- line: 5
--- repairs: outputs
### conv too small (listed)
import torch
from torch import nn
torch.manual_seed(0)
x = torch.rand(1, 1, 4, 4)
net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.MaxPool2d(2), nn.Conv2d(2, 2, 3))
y = net(x)
--- kind: kernel-large
--- line: 6
--- repairs: padding
### dataset lengths differ (listed)
import torch
from torch.utils.data import TensorDataset, DataLoader
X = torch.arange(10.0).reshape(5, 2)
y = torch.arange(4.0)
ds = TensorDataset(X, y)
for xb, yb in DataLoader(ds, batch_size=2):
    print(xb.shape)
--- kind: dataset-lengths
--- line: 5
--- says: `X` ; (5) ; `y` ; (4)
### gradcheck float32 (listed)
import torch
def f(x):
    return (x ** 3).sum()
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
print(torch.autograd.gradcheck(f, (x,)))
--- kind: gradcheck-precision
--- line: 5
--- warning: python-warning 5
--- repairs: double
### max pair times float (listed)
import torch
q_next = torch.tensor([[1.0, 3.0], [4.0, 2.0]])
q = torch.tensor([1.0, 2.0], requires_grad=True)
target = 0.9 * q_next.max(1)
loss = ((q - target) ** 2).mean()
loss.backward()
--- kind: pair
--- line: 4
--- says: `q_next.max(1)`
--- repairs: values
--- leaves: q
### ce sequence axes (listed)
import torch
import torch.nn.functional as F
torch.manual_seed(0)
logits = torch.randn(2, 5, 7, requires_grad=True)
y = torch.randint(0, 7, (2, 5))
loss = F.cross_entropy(logits, y)
loss.backward()
--- kind: classes-last
--- line: 6
--- says: `logits` ; (2, 5, 7)
--- repairs: classes-axis
--- leaves: logits
### a mask of columns
import torch
a = torch.arange(6).reshape(2, 3)
m = torch.tensor([True, False, True])
b = a[m]
--- kind: mask-shape
--- line: 4
--- says: (3,) ; (2, 3)
--- repairs: columns
### a tensor of tensors
import torch
a = torch.ones(2)
b = torch.zeros(2)
c = torch.tensor([a, b])
--- kind: tensor-of-tensors
--- line: 4
--- says: `[a, b]`
--- repairs: stack
### a loss that is a tuple
import torch
x = torch.ones(2, requires_grad=True)
loss = (x ** 2).sum(),
loss.backward()
--- kind: attribute-tuple
--- line: 4
--- says: `loss` is a tuple ; `backward`
--- repairs: first
### a variable that hides a function
sum = 3
print(sum([1, 2]))
--- kind: called-shadow
--- line: 2
--- says: `sum` ; type int
### a layer that was not made
import torch
from torch import nn
y = nn.ReLU(torch.ones(3))
print(y + 1)
--- kind: module-needed
--- line: 4
--- says: `y` ; ReLU
--- repairs: make-first
### an order of unlike things
print("3" < 4)
--- kind: operand-pair
--- line: 1
--- says: `<` ; str ; int
### a missing number
import torch
a = torch.tensor([1.0, None])
--- kind: no-dtype
--- line: 2
--- says: NoneType
### parts of a data set
import torch
a, b = torch.utils.data.random_split(torch.randn(10, 3), [7, 2])
--- kind: split-lengths
--- line: 2
--- says: add up
### one length
import torch
x = torch.ones(6)
y = x.view(5)
--- kind: reshape
--- line: 3
--- says: `x` (6,) ; (5,)
--- repairs: infer-length
### batches of one shape
import torch
a = torch.ones(2, 3, 4)
b = torch.ones(2, 3, 4)
c = torch.bmm(a, b)
--- kind: batch-matmul
--- line: 4
--- says: `a` (2, 3, 4) ; `b` (2, 3, 4)
--- repairs: transpose-last, transpose-last
### a layer in double precision
import torch
from torch import nn
layer = nn.Linear(2, 1).double()
x = torch.ones(1, 2)
y = layer(x)
--- kind: dtype
--- line: 5
--- says: `x` float32 ; float64
### a pair for the first layer
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
net((torch.ones(1, 2), torch.ones(1, 2)))
--- kind: tuple-many
--- line: 4
--- says: `(torch.ones(1, 2), torch.ones(1, 2))` ; 2 values
### the largest of all and of each row
import torch
a = torch.ones(2, 3)
b = torch.stack([a.max(), a.max(1)])
--- kind: pair
--- line: 3
--- says: `a.max(1)` is a pair
### a method that was not called
import torch
x = torch.ones(2)
y = 2 * x.sum
--- kind: not-called
--- line: 3
--- says: `x.sum`
--- repairs: call
### a private attribute
class Box:
    def __init__(self):
        self._width = 3
print(Box().width)
--- kind: attribute
--- line: 4
--- says: `Box` ; `width`
### another language's constant in a text
exec("x = true")
--- kind: name-constant
--- line: 1
--- says: true
### torch's words of a layer from the program itself
raise RuntimeError("Given normalized_shape=[5], expected input with shape [*, 5], but got input of size[2, 3]")
--- kind: normalized-shape
--- line: 1
--- says: (5,)
### pictures reach a layer for vectors, in a sequence
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(1, 4, 3), nn.MaxPool2d(2), nn.Linear(4 * 13 * 13, 10))
net(torch.randn(2, 1, 28, 28)).sum().backward()
--- kind: linear-flat
--- line: 4
--- says: 676 ; (4, 13, 13)
--- repairs: flatten-rows
--- leaves: net
### a layer in a local variable
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        fc1 = nn.Linear(4, 8)
        fc2 = nn.Linear(8, 1)
    def forward(self, x):
        return self.fc2(self.fc1(x))
net = Net()
net(torch.randn(3, 4)).sum().backward()
--- kind: attribute-local
--- line: 9
--- says: `Net` ; `fc2` ; `fc2 = nn.Linear(8, 1)` ; line 7
--- repairs: self-attribute
--- leaves: net
### attention with more keys than values
import torch
from torch.nn import functional as F
q, k, v = torch.randn(2, 5, 8), torch.randn(2, 7, 8), torch.randn(2, 6, 8)
F.scaled_dot_product_attention(q, k, v)
--- kind: attention-rows
--- line: 4
--- says: `k` (2, 7, 8) ; `v` (2, 6, 8)
### attention with queries and keys of two lengths
import torch
from torch.nn import functional as F
q, k, v = torch.randn(2, 5, 8), torch.randn(2, 7, 6), torch.randn(2, 7, 6)
F.scaled_dot_product_attention(q, k, v)
--- kind: attention-features
--- line: 4
--- says: `q` (2, 5, 8) ; `k` (2, 7, 6)
### a batch turned round in all its axes
import torch
q, k = torch.randn(2, 5, 8, requires_grad=True), torch.randn(2, 7, 8)
torch.bmm(q, k.T).sum().backward()
--- kind: batch-matmul
--- line: 3
--- says: `k.T` (8, 7, 2)
--- repairs: transpose-last
--- leaves: q
--- warning: python-warning 3
### a softmax without its axis
import torch
scores = torch.randn(5, 5, requires_grad=True)
torch.softmax(scores)[0, 0].backward()
--- kind: arguments
--- line: 3
--- says: softmax()
--- repairs: dim
--- leaves: scores
### a tensor read backward
import torch
x = torch.arange(10.0, requires_grad=True)
x[::-1].sum().backward()
--- kind: negative-step
--- line: 3
--- repairs: flip
--- leaves: x
### a minus before True
import torch
mask = torch.tensor([True, False])
print(-mask)
--- kind: truth-minus
--- line: 3
--- repairs: invert
### a minus between True and False
import torch
a, b = torch.tensor([True, False]), torch.tensor([True, True])
print(a - b)
--- kind: truth-minus
--- line: 3
--- repairs: float, differ
### Python's max of a tensor and a number
import torch
x = torch.tensor([-1.0, 2.0], requires_grad=True)
max(x, 0).sum().backward()
--- kind: python-larger
--- line: 3
--- says: `max(x, 0)` ; max()
--- repairs: clamp
--- leaves: x
### Python's min of two tensors
import torch
a = torch.tensor([-1.0, 2.0], requires_grad=True)
b = torch.tensor([0.5, 0.5], requires_grad=True)
min(a, b).sum().backward()
--- kind: python-larger
--- line: 4
--- says: `min(a, b)` ; min()
--- repairs: clamp, cell-by-cell
--- leaves: a, b
### both arrays come from NumPy
import numpy as np
import torch
from torch import nn
X = np.ones((10, 2))
y = X.sum(1, keepdims=True)
net = nn.Linear(2, 1)
nn.MSELoss()(net(torch.from_numpy(X)), torch.from_numpy(y)).backward()
--- kind: dtype
--- line: 7
--- says: float64
--- repairs: float
--- leaves: net
### a type without its module
import torch
x = torch.tensor([1.0, 2.0], dtype=float32)
assert x.dtype == torch.float32
--- kind: name-torch
--- line: 2
--- says: float32
--- repairs: spelling
### a function without its module
import torch
x = zeros(3) + zeros(3)
--- kind: name-torch
--- line: 2
--- says: zeros
--- repairs: spelling
### a variable that has the name of a function of torch's
import torch
print(t)
--- kind: name
--- line: 2
--- says: t
### digits of a tensor
import torch
x = torch.ones(2)
print(f"{x:.2f}")
--- kind: tensor-format
--- line: 3
### a list of layers for a sequence
import torch
from torch import nn
net = nn.Sequential([nn.Linear(2, 2), nn.ReLU()])
net(torch.ones(1, 2)).sum().backward()
--- kind: sequential-list
--- line: 3
--- says: `[nn.Linear(2, 2), nn.ReLU()]`
--- repairs: unpacked
--- leaves: net
### a kernel of rows and columns
import torch
from torch.nn import functional as F
X = torch.ones(4, 1, 8, 8)
K = torch.tensor([[1.0, -1.0]], requires_grad=True)
F.conv2d(X, K).sum().backward()
--- kind: kernel-shape
--- line: 5
--- says: `K` (1, 2) ; conv2d
--- repairs: kernel-axes
--- leaves: K
### a function that saves nothing
import torch
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x ** 2
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return 2 * x * g
x = torch.ones(2, requires_grad=True)
Square.apply(x).sum().backward()
--- kind: nothing-saved
--- line: 8
--- repairs: save
--- leaves: x
### a function without static methods
import torch
class Square(torch.autograd.Function):
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return 2 * x * g
x = torch.ones(2, requires_grad=True)
Square()(x).sum().backward()
--- kind: static-methods
--- line: 10
--- repairs: static
--- leaves: x
--- warning: python-warning 10
### a tensor is no list
import torch
x = torch.zeros(3)
x.append(1)
--- kind: tensor-append
--- line: 3
--- says: `append`
### a view of a leaf is written
import torch
x = torch.ones(3, requires_grad=True)
y = x.view(3, 1)
y += 1
y.sum().backward()
--- kind: leaf-view-in-place
--- line: 4
--- says: `y` (3, 1) ; view
--- repairs: no-grad, out-of-place
--- leaves: x
### a context that was not called
import torch
x = torch.ones(2, requires_grad=True)
with torch.no_grad:
    x += 1
--- kind: not-called
--- line: 3
--- says: `torch.no_grad`
--- repairs: call
### a tensor is no optimizer
import torch
x = torch.ones(2, 2, requires_grad=True)
x.sum().backward()
x.zero_grad()
--- kind: tensor-zero-grad
--- line: 4
--- says: `x`
--- repairs: zero-tensor
--- leaves: x
### a number for torch.func
import torch
def f(x, y):
    return x * y
torch.func.grad(f)(2.0, 3.0)
--- kind: transform-tensor
--- line: 4
--- says: float
--- repairs: tensor
### a Hessian of several values
import torch
torch.autograd.functional.hessian(lambda x: x ** 2, torch.ones(2))
--- kind: hessian-scalar
--- line: 2
### as many predictions as labels
import torch
correct = (torch.ones(4, 2).argmax(1) == torch.tensor([0, 1, 0])).sum()
--- kind: broadcast
--- line: 2
--- says: (4,) ; (3,)
### as many predictions as targets
import torch
from torch.nn import functional as F
F.mse_loss(torch.ones(3), torch.ones(4))
--- kind: broadcast
--- line: 3
--- says: (3,) ; (4,)
--- warning: loss-sizes 3
### as many predictions as targets, by a layer
import torch
from torch import nn
nn.MSELoss()(torch.ones(3), torch.ones(4))
--- kind: broadcast
--- line: 3
--- says: (3,) ; (4,)
--- warning: loss-sizes 3
### a picture for a pool
import torch
from torch import nn
nn.MaxPool2d(2)(torch.rand(8, 8))
--- kind: layer-axes
--- line: 3
--- says: (8, 8)
--- repairs: channel-axis
### a picture without a batch
import torch
from torch import nn
nn.BatchNorm2d(3)(torch.rand(3, 8, 8))
--- kind: layer-axes
--- line: 3
--- says: (3, 8, 8)
--- repairs: batch-axis
"""

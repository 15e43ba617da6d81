"""Programs that lose a gradient, or fail in or before a pass; with what is said and the repairs. See test_repairs_tried."""

from __future__ import annotations

PROGRAMS = """
### complex root
import torch
z = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
y = (z * z.conj()).sum()
y.backward()
--- kind: complex-root
--- line: 4
--- says: `y` ; complex64
--- repairs: real-backward, abs-backward
--- leaves: z
### complex mean
import torch
w = torch.randn(3, dtype=torch.cdouble, requires_grad=True)
loss = (w ** 2).mean()
loss.backward()
--- kind: complex-root
--- line: 4
--- says: `loss` ; complex128
--- repairs: real-backward, abs-backward
--- leaves: w
### asked too late
import torch
x = torch.ones(2)
y = (x * 3).sum()
x.requires_grad = True
y.backward()
--- kind: no-grad-fn-late
--- line: 5
--- says: `y` () ; `x` requires a gradient only since line 4
--- repairs: requires-grad
--- leaves: x
### of two values that were changed the one that torch names
import torch
a = torch.ones(2, requires_grad=True) * 2
b = torch.ones(2, 2, requires_grad=True) * 3
z = a * b
a += 1
b += 1
b *= 2
z.sum().backward()
--- kind: saved-changed-at
--- line: 8
--- says: `b` ; `b += 1` ; line 6
### changed while anomalies were looked for
import torch
x = torch.ones(2, requires_grad=True)
with torch.autograd.detect_anomaly():
    y = x.exp()
    y += 1
    y.sum().backward()
--- kind: saved-changed-at
--- line: 6
--- says: `y` ; `y += 1` ; line 5
--- repairs: out-of-place
--- leaves: x
--- warning: python-warning 3
--- warning: python-warning 6
### changed by the first of two statements on a line
import torch
x = torch.ones(2, requires_grad=True)
y = x.exp()
y.add_(1); w = y * 2
w.sum().backward()
--- kind: saved-changed-at
--- line: 5
--- says: `y` ; `y.add_(1)` ; line 4
--- repairs: out-of-place
--- leaves: x
### squared in place
import torch
x = torch.ones(3, requires_grad=True)
k = x + 1
k *= k
k.sum().backward()
--- kind: saved-changed-at
--- line: 5
--- says: `k` ; `k *= k` in line 4
--- repairs: out-of-place
--- leaves: x
### outer name of what was written
import torch
def shifted(p):
    s = p + 1
    return s
x = torch.tensor([1.0, 2.0], requires_grad=True)
s = torch.tensor(0.0)
v = shifted(x)
y = (v * v).sum()
v.fill_(0.5)
y.backward()
--- kind: saved-changed-at
--- line: 10
--- says: backward() needs `v` as it was then ; `v.fill_(0.5)` in line 9
### gradient in a text
import torch
x = torch.tensor(2.0, requires_grad=True)
y = x * x
print(f"{x.grad:.2f}")
--- kind: grad-none
--- line: 4
--- says: x.grad
### gradients in two texts
import torch
w = torch.tensor(2.0, requires_grad=True)
x = torch.tensor(2.0, requires_grad=True)
first = f"{w.grad}"
print(f"{x.grad:.2f}")
--- kind: grad-none
--- line: 5
--- says: x.grad
### unused, and what else has a name
import torch
x = torch.ones(2, requires_grad=True)
w = torch.ones(2, requires_grad=True)
z = w * 2
y = x * 3
z.sum().backward()
print(x.grad.sum())
--- kind: grad-none-unused-from
--- line: 7
--- says: `x.grad` ; line 5 for `y`
### a Function that returns None
import torch
class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2
    @staticmethod
    def backward(ctx, gradient):
        return None
x = torch.ones(2, requires_grad=True)
loss = Twice.apply(x + 1).sum()
loss.backward()
print(x.grad.sum())
--- kind: grad-none-function
--- line: 12
--- says: `x.grad` ; line 11 ; `Twice.apply(x + 1)` in line 10
### two changed, the nearer made first
import torch
x = torch.ones(2, requires_grad=True)
e = x.sigmoid()
s = (x * 3).sigmoid()
loss = (e + ((s + 1) + 1)).sum()
e.add_(1)
s.add_(1)
loss.backward()
--- kind: saved-changed-at
--- line: 8
--- says: `sigmoid` in line 4 ; `s.add_(1)` in line 7
### chunks in a loop
import torch
x = torch.ones(4, 2, requires_grad=True)
h = x * 3
for part in h.chunk(2):
    part *= 2
--- kind: view-of-many
--- line: 5
--- says: `part` ; split()
### anomaly
import torch
torch.autograd.set_detect_anomaly(True)
x = torch.tensor([0.0, 1.0], requires_grad=True)
y = torch.sqrt(x) * torch.tensor([0.0, 1.0])
y.sum().backward()
--- kind: anomaly
--- line: 5
--- says: SqrtBackward0
### anomaly block
import torch
x = torch.tensor([0.0, 1.0], requires_grad=True)
with torch.autograd.detect_anomaly():
    y = (x.log() * x).sum()
    y.backward()
--- kind: anomaly
--- line: 5
--- warning: python-warning 3
--- says: LogBackward0
### sparse adam
import torch
from torch import nn
emb = nn.Embedding(5, 2, sparse=True)
opt = torch.optim.Adam(emb.parameters(), lr=0.1)
emb(torch.tensor([1, 3, 1])).sum().backward()
opt.step()
--- kind: sparse-gradient
--- line: 6
--- says: Adam
### unbind2
import torch
W = torch.randn(3, 2, requires_grad=True)
H = W.exp()
a, b, c = H.unbind(0)
b *= 0.5
H.sum().backward()
--- kind: view-of-many
--- line: 5
--- says: `b`
### split
import torch
x = torch.ones(4, 2, requires_grad=True)
h = x * 3
first, second = h.chunk(2)
first.mul_(2)
h.sum().backward()
--- kind: view-of-many
--- line: 5
--- says: `first`
### leafloop
import torch
w = torch.ones(3, 2, requires_grad=True)
for row in w:
    row -= 0.1
--- kind: view-of-many
--- line: 4
--- says: `row`
--- repairs: out-of-place
### expandadd
import torch
b = torch.zeros(3)
B = b.expand(4, 3)
B += 1
--- kind: expanded-write-at
--- line: 4
--- says: `B` ; `b.expand(4, 3)` ; line 3
--- repairs: own-memory
### floor
import torch
x = torch.tensor([3.0, 4.0], requires_grad=True)
loss = torch.floor_divide(x, 2).sum()
loss.backward()
--- kind: floor-derivative
--- line: 4
--- says: `torch.floor_divide(x, 2)` ; line 3
--- repairs: true-division
--- leaves: x
### mod
import torch
x = torch.tensor([3.5, 4.0], requires_grad=True)
n = x // 1
z = (n * x).sum()
z.backward()
--- kind: floor-derivative
--- line: 5
--- says: `x // 1` ; line 3
--- repairs: detach
--- leaves: x
### deepcopy list
import torch, copy
w = torch.ones(2, requires_grad=True)
best = [w * 1.0]
saved = copy.deepcopy(best)
--- kind: deepcopy-not-leaf
--- line: 4
--- says: (2,)
--- repairs: copy-numbers
### np mean
import torch
import numpy as np
w = torch.ones(2, requires_grad=True)
history = []
for k in range(3):
    error = ((w - k) ** 2).mean()
    history += [error]
print(np.array(history).mean())
--- kind: numpy-losses
--- line: 8
--- says: `history`
--- repairs: item
### np sum of t
import torch
import numpy as np
w = torch.ones(2, requires_grad=True)
print(np.exp(w))
--- kind: numpy-grad
--- line: 4
--- repairs: torch-function
### state h
import torch
from torch import nn
cell = nn.RNNCell(2, 3)
h = torch.zeros(1, 3)
opt = torch.optim.SGD(cell.parameters(), lr=0.1)
for t in range(3):
    h = cell(torch.ones(1, 2), h)
    loss = h.sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
--- kind: second-backward-carried
--- line: 10
--- says: `loss` ; `h` ; line 7 ; line 10
--- repairs: detach-state
--- leaves: cell
### state lstm
import torch
from torch import nn
lstm = nn.LSTM(2, 3)
state = None
opt = torch.optim.Adam(lstm.parameters(), lr=0.1)
for t in range(3):
    out, state = lstm(torch.ones(4, 1, 2), state)
    loss = out.pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
--- kind: second-backward-carried
--- line: 10
--- says: `loss` ; `lstm` ; line 7 ; line 10
--- repairs: detach-state
--- leaves: lstm
### an update that a carried state goes back over
import torch
W = torch.tensor([[0.5, 0.1], [0.2, 0.3]], requires_grad=True)
opt = torch.optim.SGD([W], lr=0.1)
h = torch.ones(2)
for t in range(3):
    h = torch.tanh(W @ h)
    loss = (h - 1).pow(2).sum()
    opt.zero_grad()
    loss.backward(retain_graph=True)
    opt.step()
--- kind: saved-changed-carried
--- line: 9
--- says: `h` (line 6) ; `loss` ; `matmul` in line 6 ; `W` ; `opt.step()` in line 10
--- repairs: detach-state
--- leaves: W
### an update by hand that a state of a function goes back over
import torch
w = torch.tensor(0.5, requires_grad=True)
h = torch.tensor(1.0)
def cell(h):
    return torch.tanh(w * h)
for t in range(3):
    h = cell(h)
    loss = (h - 1) ** 2
    loss.backward(retain_graph=True)
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
--- kind: saved-changed-carried
--- line: 9
--- says: `h` ; `loss` ; `mul` in line 5 ; `w` ; `w -= 0.1 * w.grad` in line 11
--- repairs: detach-state
--- leaves: w
### an update that a state in an object goes back over
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.GRUCell(2, 3)
        self.h = torch.zeros(1, 3)
    def forward(self, x):
        self.h = self.cell(x, self.h)
        return self.h
net = Net()
opt = torch.optim.Adam(net.parameters())
for t in range(3):
    loss = net(torch.ones(1, 2)).pow(2).mean()
    opt.zero_grad()
    loss.backward(retain_graph=True)
    opt.step()
--- kind: saved-changed-carried
--- line: 16
--- says: `net.cell` (GRUCell) (line 9) ; `opt.step()` in line 17
--- repairs: detach-state
--- leaves: net
### an update that a sum goes back over
import torch
w = torch.tensor(2.0, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.01)
loss = 0
for x in (1.0, 2.0, 3.0):
    loss = loss + w * w * x
    opt.zero_grad()
    loss.backward(retain_graph=True)
    opt.step()
--- kind: saved-changed-summed
--- line: 8
--- says: `loss` still adds ; `mul` in line 6 ; `w` ; `opt.step()` in line 9
--- repairs: new-sum
--- leaves: w
### an update between two losses
import torch
from torch import nn
net = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
out = net(torch.ones(1, 2))
out.sum().backward(retain_graph=True)
opt.step()
(out ** 2).sum().backward()
--- kind: saved-changed-step
--- line: 8
--- says: `linear` in line 5 ; `net.1.weight` ; `opt.step()` in line 7
--- repairs: move-update
--- leaves: net
### state in an object
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(2, 3)
        self.state = None
    def forward(self, x):
        out, self.state = self.lstm(x, self.state)
        return out
net = Net()
for t in range(3):
    loss = net(torch.ones(4, 1, 2)).pow(2).mean()
    loss.backward()
--- kind: second-backward-kept
--- line: 14
--- says: `loss` ; `net.lstm` (LSTM) ; line 9 ; line 14
--- repairs: detach-state
--- leaves: net
### state pair
import torch
from torch import nn
lstm = nn.LSTM(2, 3)
h, c = torch.zeros(1, 1, 3), torch.zeros(1, 1, 3)
for t in range(3):
    out, (h, c) = lstm(torch.ones(4, 1, 2), (h, c))
    out.sum().backward()
--- kind: second-backward-carried
--- line: 7
--- says: `out.sum()` ; `c` ; line 6 ; line 7
--- repairs: detach-state
--- leaves: lstm
### running avg
import torch
w = torch.tensor(1.0, requires_grad=True)
average = torch.tensor(0.0)
for t in range(4):
    loss = (w * t - 1) ** 2
    average = 0.9 * average + 0.1 * loss
    (loss + average).backward()
--- kind: second-backward-carried
--- line: 7
--- says: `loss + average` ; `average` ; line 6 ; line 7
--- repairs: detach-state
--- leaves: w
### twice
import torch
x = torch.tensor(2.0, requires_grad=True)
h = x.exp()
a = h * 2
b = h ** 2
a.backward()
b.backward()
--- kind: second-backward-twice
--- line: 7
--- says: `b` ; `h` ; line 3 ; line 6
--- repairs: retain-graph
--- leaves: x
### twice same
import torch
x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
y.backward()
y.backward()
--- kind: second-backward
--- line: 5
--- says: `y`
--- repairs: retain-graph
--- leaves: x
### shared two
import torch
W = torch.randn(3, 3, requires_grad=True)
q = W.exp()
p = q / q.sum()
for k in range(3):
    loss = (p * k).sum()
    loss.backward()
--- kind: second-backward-shared
--- line: 7
--- says: `loss` ; `p` ; line 4 ; line 7
--- repairs: into-loop, retain-graph
--- leaves: W
### rebind two
import torch
X = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
y = torch.tensor([[1.0], [2.0]])
w = torch.zeros(2, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for epoch in range(3):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    w = w - 0.1 * w.grad
    b = b - 0.1 * b.grad
    w.grad = None
    b.grad = None
--- kind: grad-none-rebound
--- line: 9
--- says: `w.grad` ; `w - 0.1 * w.grad` ; line 9 ; `w`
--- repairs: in-place
### rebind nograd two
import torch
w = torch.ones(2, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for i in range(3):
    loss = ((w * 2 + b) ** 2).sum()
    loss.backward()
    with torch.no_grad():
        w = w - 0.1 * w.grad
        b = b - 0.1 * b.grad
--- kind: no-grad-fn-rebound
--- line: 6
--- says: `loss` ; line 9 ; `b - 0.1 * b.grad` ; `b` ; `torch.no_grad()`
--- repairs: in-place
--- leaves: b, w
### nothing asked
import torch
x = torch.tensor([1.0, 2.0])
y = torch.tensor([1.0, 0.0])
w = torch.tensor([0.5, 0.5])
loss = ((w * x - y) ** 2).mean()
loss.backward()
print(w.grad)
--- kind: no-grad-fn
--- line: 6
--- says: `loss`
--- repairs: requires-grad
--- leaves: w
### nothing asked loss
import torch
import torch.nn.functional as F
pred = torch.tensor([0.5, 0.2])
target = torch.tensor([1.0, 0.0])
loss = F.mse_loss(pred, target)
loss.backward()
--- kind: no-grad-fn
--- line: 6
--- says: `loss`
--- repairs: requires-grad
--- leaves: pred
### items list
import torch
w = torch.tensor(0.5, requires_grad=True)
losses = []
for t in range(3):
    losses.append(((w * t - 1) ** 2).item())
total = torch.tensor(losses).mean()
total.backward()
--- kind: no-grad-fn-numbers
--- line: 7
--- says: `total` ; `((w * t - 1) ** 2).item()` ; line 5
--- repairs: keep-tensors
--- leaves: w
### items inline
import torch
a = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)
v = torch.tensor([(a * b).item(), (a + b).item()])
v.sum().backward()
--- kind: no-grad-fn-numbers
--- line: 5
--- says: `v.sum()` ; `(a * b).item()` ; line 4
--- repairs: keep-tensors
--- leaves: a, b
### numpy way
import torch
import numpy as np
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = np.square(x.detach().numpy())
loss = torch.from_numpy(y).sum()
loss.backward()
--- kind: no-grad-fn-numpy
--- line: 6
--- says: `loss` ; `x.detach().numpy()` ; line 4
--- repairs: torch-function
--- leaves: x
### tensor of tensor
import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
y = torch.tensor(w * 2)
y.sum().backward()
--- kind: no-grad-fn-copied
--- line: 4
--- warning: python-warning 3
--- says: `y.sum()` ; `torch.tensor(w * 2)` ; line 3 ; `w * 2`
--- repairs: keep-tensors
--- leaves: w
### detach cut
import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
h = (w * 2).detach()
loss = (h ** 2).sum()
loss.backward()
--- kind: no-grad-fn-cut
--- line: 5
--- says: `loss` ; `detach()` ; line 3
--- repairs: no-detach
--- leaves: w
### no grad
import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
with torch.no_grad():
    loss = (w ** 2).sum()
loss.backward()
--- kind: no-grad-fn-off
--- line: 5
--- says: `loss` ; line 4 ; `torch.no_grad()`
--- repairs: enable-grad
--- leaves: w
### long
import torch
w = torch.tensor([1.5, 2.5], requires_grad=True)
k = (w * 2).long()
loss = (k.float() ** 2).sum()
loss.backward()
--- kind: no-grad-fn-integers
--- line: 5
--- says: `loss` ; `(w * 2).long()` ; line 3
--- repairs: no-integers
--- leaves: w
### slice later
import torch
p = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
f = (p[0] * p[1]) ** 2
a = p[0]
df = torch.autograd.grad(f, a)
--- kind: unused-input-later
--- line: 5
--- says: `f` ; `a` ; `p` ; line 4 ; line 3
--- repairs: of-source
### relu true
import torch
from torch import nn
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.act = nn.ReLU(inplace=True)
        self.lin = nn.Linear(2, 2)
    def forward(self, x):
        h = torch.tanh(self.lin(x))
        return self.act(h) + h
net = Block()
net(torch.ones(1, 2)).sum().backward()
--- kind: saved-changed-module
--- line: 12
--- says: `tanh` ; line 9 ; `h` ; `net.act` ; line 10
--- repairs: not-in-place
--- leaves: net
### buffer
import torch
x = torch.ones(4, requires_grad=True)
state = torch.zeros(5)
for t in range(4):
    state[t + 1] = torch.tanh(state[t] * x[t])
state[-1].backward()
--- kind: saved-changed-part
--- line: 6
--- says: `mul` ; line 5 ; `state[t]` ; `state[t + 1] = torch.tanh(state[t] * x[…` ; `state`
--- repairs: own-memory
--- leaves: x
### iadd
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x.sigmoid()
y += 1
y.sum().backward()
--- kind: saved-changed-at
--- line: 5
--- says: `sigmoid` ; line 3 ; `y` ; `y += 1` ; line 4
--- repairs: out-of-place
--- leaves: x
### mask write
import torch
x = torch.tensor([1.0, -2.0], requires_grad=True)
y = x.exp()
y[x < 0] = 0
y.sum().backward()
--- kind: saved-changed-at
--- line: 5
--- says: `exp` ; line 3 ; `y` ; `y[x < 0] = 0` ; line 4
--- repairs: clone
--- leaves: x
### scaled
import torch
w = torch.randn(2, requires_grad=True) * 0.1
loss = (w ** 2).sum()
loss.backward()
print(w.grad.norm())
--- kind: grad-none-born
--- line: 5
--- says: `w.grad` ; `torch.randn(2, requires_grad=True) * 0.1` ; line 2 ; `w`
--- repairs: leaf-last
--- leaves: w
### optimizer nonleaf
import torch
w = torch.randn(3, requires_grad=True) / 3
opt = torch.optim.SGD([w], lr=0.1)
--- kind: not-leaf-optimized
--- line: 3
--- repairs: leaf-last
### create graph
import torch
x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
(g,) = torch.autograd.grad(y, x)
g.backward()
print(x.grad)
--- kind: no-grad-fn-gradient
--- line: 5
--- says: `g` ; line 4
--- repairs: create-graph
--- leaves: x
### view nograd
import torch
x = torch.ones(3, requires_grad=True)
y = x * 2
with torch.no_grad():
    v = y[:2]
v.mul_(2)
--- kind: view-without-graph
--- line: 6
--- says: `v`
### leaf inplace
import torch
w = torch.ones(3, requires_grad=True)
w[0] = 5.0
--- kind: leaf-in-place
--- line: 3
--- says: `w` ; (3,)
--- repairs: no-grad
### nonleaf flag
import torch
x = torch.ones(2, requires_grad=True)
y = x * 2
y.requires_grad = False
--- kind: not-leaf-requires-grad
--- line: 4
--- repairs: detach
### a session of Python
>>> import torch
>>> x = torch.tensor(2.0, requires_grad=True)
>>> y = x ** 2
>>> y.backward()
>>> x.grad
tensor(4.)
--- kind: syntax-prompt
--- line: 1
--- says: `>>>`
--- repairs: no-prompts
--- leaves: x
### a session of IPython
In [1]: import torch
In [2]: x = torch.ones(2, requires_grad=True)
In [3]: for i in range(2):
   ...:     print(x)
   ...:
tensor([1., 1.])
In [4]: x.sum().backward()
Out[4]: 3
--- kind: syntax-prompt
--- line: 1
--- says: `In [1]:`
--- repairs: no-prompts
--- leaves: x
### an annotation that is a prompt
In [1]: x = 5
In [2]: print(x)
--- kind: syntax-prompt
--- line: 1
--- says: `In [1]:`
--- repairs: no-prompts
### one line with a prompt
>>> import torch
x = torch.ones(2)
print(x)
--- kind: syntax-prompt
--- line: 1
--- says: `>>>`
--- repairs: no-prompts
### a function in a session
>>> def f(x):
...     return x * 2
...
>>> f(3)
6
--- kind: syntax-prompt
--- line: 1
--- says: `>>>`
--- repairs: no-prompts
### no import of torch
x = torch.tensor(2.0, requires_grad=True)
y = x ** 2
y.backward()
--- kind: name-import
--- line: 1
--- repairs: import
--- leaves: x
### no import of numpy
import torch
x = np.array([1.0, 2.0])
t = torch.from_numpy(x)
--- kind: name-import
--- line: 2
--- repairs: import
### no import of nn
import torch
layer = nn.Linear(2, 1)
print(layer)
--- kind: name-import
--- line: 2
--- repairs: import
### no import of F
import torch
y = F.relu(torch.tensor([-1.0, 2.0]))
--- kind: name-import
--- line: 2
--- repairs: import
### no import of optim
import torch
from torch import nn
net = nn.Linear(2, 1)
opt = optim.SGD(net.parameters(), lr=0.1)
--- kind: name-import
--- line: 4
--- repairs: import
### no import inside a function
import torch
def loss(x):
    return F.mse_loss(x, torch.zeros(2))
loss(torch.ones(2))
--- kind: name-import
--- line: 3
--- repairs: import
### tensor without torch
import torch
x = tensor([1.0])
--- kind: name-import
--- line: 2
--- repairs: import
### an old Variable
import torch
x = Variable(torch.ones(2))
--- kind: name-import
--- line: 2
--- repairs: import
### expand broadcast to
import torch
row = torch.tensor([1.0, 2.0, 3.0])
table = torch.broadcast_to(row, (2, 3))
table.mul_(2)
--- kind: expanded-write-at
--- line: 4
--- says: `table` ; `torch.broadcast_to(row, (2, 3))` ; line 3
--- repairs: own-memory
### expand grad
import torch
w = torch.ones(2, 1, requires_grad=True)
full = (w * 2).expand(2, 3)
full += 1
full.sum().backward()
--- kind: expanded-write-at
--- line: 4
--- says: `full` ; `(w * 2).expand(2, 3)` ; line 3
--- repairs: own-memory
--- leaves: w
### expand in function
import torch
def tiled(v):
    t = v.expand(3, -1)
    t -= 1
    return t
tiled(torch.ones(1, 2))
--- kind: expanded-write-at
--- line: 4
--- says: `t` ; `v.expand(3, -1)` ; line 3
--- repairs: own-memory
### unbind rows mul
import torch
A = torch.ones(2, 3, requires_grad=True)
B = A.tanh()
for r in B:
    r *= 3
B.sum().backward()
--- kind: view-of-many
--- line: 5
--- says: `r`
--- repairs: out-of-place
--- leaves: A
### split halves
import torch
x = torch.ones(4, requires_grad=True)
left, right = torch.split(x * 2, 2)
left += 1
(left * right).sum().backward()
--- kind: view-of-many
--- line: 4
--- says: `left`
--- repairs: out-of-place
--- leaves: x
### floor bins
import torch
x = torch.tensor([0.3, 1.7], requires_grad=True)
bins = x // 0.5
loss = ((x - bins * 0.5) ** 2).sum()
loss.backward()
--- kind: floor-derivative
--- line: 5
--- says: `x // 0.5` ; line 3
--- repairs: detach
--- leaves: x
### floor steps
import torch
lr = torch.tensor(5.0, requires_grad=True)
half = lr // 2
half.backward()
--- kind: floor-derivative
--- line: 4
--- says: `lr // 2` ; line 3
--- repairs: true-division
--- leaves: lr
### deepcopy best
import copy
import torch
w = torch.ones(2, requires_grad=True)
out = w.exp()
best = copy.deepcopy(out)
out.sum().backward()
--- kind: deepcopy-not-leaf
--- line: 5
--- says: `out` ; (2,)
--- repairs: copy-numbers, copy-in-graph
--- leaves: w
### deepcopy history
import copy
import torch
w = torch.ones(2, requires_grad=True)
states = [w * k for k in range(3)]
kept = copy.deepcopy(states)
--- kind: deepcopy-not-leaf
--- line: 5
--- says: (2,)
--- repairs: copy-numbers
### deepcopy alias
from copy import deepcopy
import torch
w = torch.ones(2, requires_grad=True)
h = w.tanh()
z = deepcopy(h)
--- kind: deepcopy-not-leaf
--- line: 5
--- says: `h` ; (2,)
--- repairs: copy-numbers, copy-in-graph
### np std
import numpy as np
import torch
w = torch.tensor(1.0, requires_grad=True)
errors = []
for k in range(3):
    e = (w - k) ** 2
    e.backward()
    errors.append(e)
print(np.std(errors))
--- kind: numpy-losses
--- line: 9
--- says: `errors`
--- repairs: item
--- leaves: w
### np array
import numpy as np
import torch
w = torch.tensor([1.0], requires_grad=True)
curve = []
for k in range(2):
    curve.append((w * k).sum())
a = np.array(curve)
--- kind: numpy-losses
--- line: 7
--- says: `curve`
--- repairs: item
### carried average pair
import torch
from torch import nn
cell = nn.LSTMCell(2, 3)
h, c = torch.zeros(1, 3), torch.zeros(1, 3)
for t in range(3):
    h, c = cell(torch.ones(1, 2), (h, c))
    h.sum().backward()
--- kind: second-backward-carried
--- line: 7
--- says: `h.sum()` ; `c` ; line 6 ; line 7
--- repairs: detach-state
--- leaves: cell
### carried penalty
import torch
w = torch.tensor(1.0, requires_grad=True)
penalty = torch.tensor(0.0)
for k in range(3):
    penalty = penalty + (w - k) ** 2
    penalty.backward()
--- kind: second-backward-summed
--- line: 6
--- says: `penalty` ; line 5 ; line 6
--- repairs: new-sum, detach-state
--- leaves: w
### second loss twice
import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
features = w.exp()
loss1, loss2 = features.sum(), (features ** 2).sum()
loss1.backward()
loss2.backward()
--- kind: second-backward-twice
--- line: 6
--- says: `loss2` ; `features` ; line 3 ; line 5
--- repairs: retain-graph
--- leaves: w
### target named
import torch
y_hat = torch.tensor([0.2, 0.8])
y = torch.tensor([0.0, 1.0])
loss = ((y_hat - y) ** 2).mean()
loss.backward()
--- kind: no-grad-fn
--- line: 5
--- says: `loss`
--- repairs: requires-grad
--- leaves: y_hat
### rewrapped mean
import torch
from torch import nn
net = nn.Linear(2, 1)
parts = []
for k in range(3):
    parts.append(net(torch.ones(2) * k).item())
loss = torch.tensor(parts).sum()
loss.backward()
--- kind: no-grad-fn-numbers
--- line: 8
--- says: `loss` ; `net(torch.ones(2) * k).item()` ; line 6
--- repairs: keep-tensors
--- leaves: net
### rewrapped float
import torch
w = torch.tensor(3.0, requires_grad=True)
loss = torch.tensor(float(w ** 2))
loss.backward()
--- kind: no-grad-fn-numbers
--- line: 4
--- warning: scalar-grad 3
--- says: `loss` ; `float(w ** 2)` ; line 3
--- repairs: keep-tensors
--- leaves: w
### slice grad
import torch
xy = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
u = (xy ** 2).sum()
second = xy[:, 1]
(g,) = torch.autograd.grad(u, second)
--- kind: unused-input-later
--- line: 5
--- says: `u` ; `second` ; `xy` ; line 4 ; line 3
--- repairs: of-source
### unused other
import torch
a = torch.tensor(1.0, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)
(g,) = torch.autograd.grad(a * 3, b)
--- kind: unused-input-named
--- line: 4
--- says: `a * 3` ; `b`
### rebind scaled
import torch
theta = torch.zeros(2, requires_grad=True)
for k in range(3):
    loss = ((theta - 1) ** 2).sum()
    loss.backward()
    theta = theta - 0.5 * theta.grad
--- kind: grad-none-rebound
--- line: 6
--- says: `theta.grad` ; `theta - 0.5 * theta.grad` ; line 6 ; `theta`
--- repairs: in-place
--- leaves: theta
### view changes base (listed)
import torch
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
scores = torch.exp(x)
first_row = scores[0]
loss_a = scores.sum()
first_row.zero_()
loss_a.backward()
--- kind: saved-changed-shared
--- line: 7
--- says: `exp` ; line 3 ; `scores` ; `first_row.zero_()` ; line 6 ; `first_row` ; `scores[0]` ; line 4
--- repairs: own-memory
--- leaves: x
### unbind rows inplace (listed)
import torch
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
y = x * 2
for row in y:
    row += 1
y.sum().backward()
print(x.grad)
--- kind: view-of-many
--- line: 5
--- says: `row`
--- repairs: out-of-place, write-index
--- leaves: x
### expand then write (listed)
import torch
base = torch.eye(2)
batch = base.unsqueeze(0).expand(3, 2, 2)
for i in range(2):
    batch[:, i, :] = torch.full((3, 2), float(i))
print(batch)
--- kind: expanded-write-at
--- line: 5
--- says: `batch` ; `base.unsqueeze(0).expand(3, 2, 2)` ; line 3
--- repairs: own-memory
### detach write detected (listed)
import torch
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x.sigmoid()
c = y.detach()
c.clamp_(min=0.8)
loss = (y * 2).sum()
loss.backward()
print(x.grad)
--- kind: saved-changed-shared
--- line: 7
--- says: `sigmoid` ; line 3 ; `y` ; `c.clamp_(min=0.8)` ; line 5 ; `c` ; `y.detach()` ; line 4
--- repairs: own-memory
--- leaves: x
### common part before loop (listed)
import torch
W = torch.tensor([[0.2, -0.4], [0.1, 0.3]], requires_grad=True)
x = torch.tensor([1.0, 2.0])
normed = W / W.norm()
for k in range(3):
    loss = ((normed @ x) ** 2).sum()
    loss.backward()
    with torch.no_grad():
        W -= 0.1 * W.grad
        W.grad.zero_()
print(W)
--- kind: second-backward-shared
--- line: 7
--- says: `loss` ; `normed` ; line 4 ; line 7
--- repairs: into-loop, into-loop
--- leaves: W
### scaled at birth (listed)
import torch
torch.manual_seed(3)
w = torch.randn(2, 1, requires_grad=True) * 0.01
b = torch.zeros(1, requires_grad=True)
X = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
y = torch.tensor([[1.0], [2.0]])
for epoch in range(2):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.1 * b.grad
        w.grad.zero_()
        b.grad.zero_()
--- kind: grad-none-born
--- line: 11
--- says: `w.grad` ; `torch.randn(2, 1, requires_grad=True) *…` ; line 3 ; `w`
--- repairs: leaf-last
--- leaves: b, w
### rebinding w (listed)
import torch
w = torch.tensor(2.0, requires_grad=True)
for i in range(3):
    loss = (w * 3 - 1) ** 2
    loss.backward()
    w = w - 0.01 * w.grad
    w.grad = None
print(w)
--- kind: grad-none-rebound
--- line: 6
--- says: `w.grad` ; `w - 0.01 * w.grad` ; line 6 ; `w`
--- repairs: in-place
### rebinding under no grad (listed)
import torch
w = torch.tensor([1.0, -1.0], requires_grad=True)
x = torch.tensor([2.0, 3.0])
for i in range(3):
    loss = (w * x).sum() ** 2
    loss.backward()
    with torch.no_grad():
        w = w - 0.01 * w.grad
print(w)
--- kind: no-grad-fn-rebound
--- line: 6
--- says: `loss` ; line 8 ; `w - 0.01 * w.grad` ; `w` ; `torch.no_grad()`
--- repairs: in-place
--- leaves: w
### numpy on grad (listed)
import numpy as np
import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
losses = []
for i in range(2):
    loss = (w ** 2).sum()
    losses.append(loss)
    loss.backward()
print(np.mean(losses))
--- kind: numpy-losses
--- line: 9
--- says: `losses`
--- repairs: item
--- leaves: w
### integer division (listed)
import torch
a = torch.tensor([7, 8, 9])
print(a / 2, a // 2, a.float() // 2)
x = torch.tensor([7.0, 8.0], requires_grad=True)
y = (x // 2).sum()
y.backward()
print(x.grad)
--- kind: floor-derivative
--- line: 6
--- says: `x // 2` ; line 5
--- repairs: true-division
--- leaves: x
### slice made after graph (listed)
import torch
torch.manual_seed(0)
xt = torch.tensor([[0.1, 0.5], [0.2, 0.7]], requires_grad=True)
u = (xt[:, 0:1] ** 2 * xt[:, 1:2]).sum()
x = xt[:, 0:1]
(u_x,) = torch.autograd.grad(u, x)
print(u_x)
--- kind: unused-input-later
--- line: 6
--- says: `u` ; `x` ; `xt` ; line 5 ; line 4
--- repairs: of-source
### batch loop total item missing (listed)
import torch
torch.manual_seed(0)
w = torch.tensor(0.5, requires_grad=True)
history = 0.0
for t in range(3):
    err = (w * t - 1.0) ** 2
    history = history + err.item()
loss = torch.tensor(history / 3)
loss.backward()
--- kind: no-grad-fn-numbers
--- line: 9
--- says: `loss` ; `err.item()` ; line 7
--- repairs: keep-tensors
--- leaves: w
### deepcopy nonleaf (listed)
import copy
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 2
z = copy.deepcopy(y)
--- kind: deepcopy-not-leaf
--- line: 5
--- says: `y` ; (2,)
--- repairs: copy-numbers, copy-in-graph
### recurrence in buffer (listed)
import torch
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
c = torch.zeros(4)
for i in range(3):
    c[i + 1] = c[i] * x[i] + 1
c.sum().backward()
print(x.grad)
--- kind: saved-changed-part
--- line: 6
--- says: `mul` ; line 5 ; `c[i]` ; `c[i + 1] = c[i] * x[i] + 1` ; `c`
--- repairs: own-memory
--- leaves: x
### sort indices differentiated (listed)
import torch
score = torch.tensor([0.4, 0.1, 0.9], requires_grad=True)
rank = torch.argsort(torch.argsort(score)).float()
target = torch.tensor([2.0, 1.0, 0.0])
loss = ((rank - target) ** 2).mean()
loss.backward()
--- kind: no-grad-fn-operation
--- line: 6
--- says: `loss` ; `torch.argsort(score)` ; line 3
### relu inplace sequential (listed)
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Sigmoid(), nn.ReLU(inplace=True), nn.Linear(4, 1))
loss = net(torch.ones(2, 3)).sum()
loss.backward()
--- kind: saved-changed-module
--- line: 6
--- says: `sigmoid` ; line 5 ; `net.1` ; `net.2`
--- repairs: not-in-place
--- leaves: net
### accuracy as loss (listed)
import torch
W = torch.tensor([[0.5, -0.5], [0.2, 0.9]], requires_grad=True)
X = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
y = torch.tensor([0, 1, 0])
pred = (X @ W).argmax(dim=1)
acc = (pred == y).float().mean()
loss = 1 - acc
loss.backward()
print(W.grad)
--- kind: no-grad-fn-operation
--- line: 8
--- says: `loss` ; `(X @ W).argmax(dim=1)` ; line 5
### second derivative of linear (listed)
import torch
x = torch.tensor(2.0, requires_grad=True)
y = 3 * x
(g,) = torch.autograd.grad(y, x, create_graph=True)
(gg,) = torch.autograd.grad(g, x)
print(gg)
--- kind: no-grad-fn-constant
--- line: 5
--- says: `g` ; line 4
### none grad after zero grad (listed)
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(2, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
loss = net(torch.ones(1, 2)).sum()
loss.backward()
opt.step()
opt.zero_grad()
for name, p in net.named_parameters():
    print(name, p.grad.norm())
--- kind: grad-none-cleared
--- line: 11
--- says: `net.weight.grad` ; `opt.zero_grad()` ; line 9 ; line 7
### leaf made in another block
import torch
w = torch.ones(2, requires_grad=True)
with torch.enable_grad():
    for i in range(2):
        (w * w).sum().backward()
        w = w - 0.1 * w.grad
--- kind: grad-none-rebound
--- line: 6
--- says: `w.grad` ; `w - 0.1 * w.grad` in line 6
--- repairs: in-place
--- leaves: w
### two statements on a shared line
import torch
w = torch.ones(2, requires_grad=True)
h = w * 2; print(1)
for i in range(2):
    (h * h).sum().backward()
--- kind: second-backward-shared
--- line: 5
--- says: `h` ; line 3
--- repairs: retain-graph
--- leaves: w
### one of two layers in place
import torch
from torch import nn
x = torch.ones(2, 2, requires_grad=True)
net = nn.Sequential(nn.Linear(2, 2), nn.ReLU6(True), nn.Sigmoid(), nn.ReLU(True))
net(x).sum().backward()
--- kind: saved-changed-module
--- line: 5
--- says: `net.2` (Sigmoid) ; `net.3` (ReLU)
--- repairs: not-in-place
--- leaves: x, net
### a module that was not set up
import torch
from torch import nn
class Settings(nn.Module):
    def __init__(self):
        self.rate = 1
settings = Settings()
x = torch.ones(2, 2, requires_grad=True)
net = nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.ReLU(inplace=True))
net(x).sum().backward()
--- kind: saved-changed-module
--- line: 9
--- says: `net.1` (Sigmoid) ; `net.2` (ReLU)
--- repairs: not-in-place
--- leaves: x, net
### indices of a layer
import torch
from torch import nn
x = torch.ones(1, 1, 4, requires_grad=True)
pool = nn.MaxPool1d(2, return_indices=True)
v, i = pool(x)
i.float().sum().backward()
--- kind: no-grad-fn-indices
--- line: 6
--- says: `i.float().sum()` ; `pool` (MaxPool1d) ; line 5
### a leaf that came after
import torch
x = torch.ones(2)
y = torch.tensor(float(x.sum()))
w = torch.ones(2, requires_grad=True)
y.backward()
--- kind: no-grad-fn
--- line: 5
--- says: `y` ()
--- repairs: requires-grad
--- leaves: y
### a cell among others
import torch
x = torch.ones(2, requires_grad=True)
y = x.exp()
y[[0]] += 7
y.sum().backward()
--- kind: saved-changed-at
--- line: 5
--- says: `exp` ; `y[[0]] += 7` in line 4
--- repairs: clone
--- leaves: x
### torch's words from the program itself
raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
--- kind: no-grad-fn
--- line: 1
--- says: requires a gradient
### a weight loses its name under no_grad
import torch
x, y = torch.ones(4, 3), torch.ones(4, 1)
w = torch.zeros(3, 1, requires_grad=True)
for epoch in range(3):
    loss = ((x @ w - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w = w - 0.1 * w.grad
        w.grad.zero_()
--- kind: grad-none-rebound
--- line: 9
--- says: `w.grad` ; `w - 0.1 * w.grad` ; line 8
--- repairs: in-place
--- leaves: w
### a gradient set to a number
import torch
w = torch.ones(3, requires_grad=True)
w.sum().backward()
w.grad = 0
w.sum().backward()
--- kind: grad-assigned
--- line: 4
--- says: int
--- repairs: none
--- leaves: w
### a number of math
import math
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = math.exp(x[0])
z = y * 2
z.backward()
--- kind: number-backward-math
--- line: 6
--- says: `math.exp(x[0])` ; line 4
--- repairs: torch-function
--- leaves: x
--- warning: scalar-grad 4
"""

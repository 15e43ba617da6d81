"""Programs behind public questions and bug reports, with what is said of each: its mistake, warnings and repairs.

``### name``, the program, and then: the mistake's kind and line or "none", the kinds of the repairs that are offered with
it, and for each warning its kind, its line and its repairs.
"""

from __future__ import annotations

PROGRAMS = """
### 005 relu inplace module
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Sigmoid(), nn.ReLU(inplace=True), nn.Linear(4, 1))
y = net(torch.ones(2, 3))
h = torch.sigmoid(torch.ones(2, requires_grad=True) - 2)
act = nn.LeakyReLU(0.1, inplace=True)
g = act(h)
loss = y.sum() + g.sum()
loss.backward()
--- mistake: saved-changed-module 10
--- repairs: not-in-place
### 010 expand one cell written
import torch
material = torch.tensor([2.0])
field = material.expand(4)
field[0] = 9.0
print(field)
print(material)
--- mistake: none
--- warning: expanded-written 4; own-memory
### 019 requires grad on the end
import torch
W = torch.tensor([[0.5, -0.5], [0.2, 0.9]], requires_grad=True)
X = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
y = torch.tensor([0, 1, 0])
pred = (X @ W).argmax(dim=1)
loss = 1 - (pred == y).float().mean()
loss.requires_grad_(True)
loss.backward()
print(W.grad)
--- mistake: none
--- warning: pass-from-leaf-cut 8
### 020 rewrapped loss
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(2, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.5)
X = torch.tensor([[1.0, 2.0], [0.0, 1.0]])
y = torch.tensor([[1.0], [0.0]])
before = net.weight.detach().clone()
for i in range(3):
    loss = ((net(X) - y) ** 2).mean()
    loss = torch.tensor(loss.item(), requires_grad=True)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(torch.equal(before, net.weight))
--- mistake: none
--- warning: pass-from-copy 13; no-copy
### 021 numpy round trip
import numpy as np
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
sq = np.square(x.detach().numpy())
y = torch.from_numpy(sq).requires_grad_(True)
loss = (y * 3).sum()
loss.backward()
print(x.grad, y.grad)
--- mistake: none
--- warning: through-numpy 4
### 025 zero grad after backward
import torch
w = torch.tensor([1.0, -1.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for i in range(3):
    loss = (w * torch.tensor([2.0, 3.0])).sum() ** 2
    loss.backward()
    opt.zero_grad()
    opt.step()
print(w)
--- mistake: none
--- warning: step-zeroed 8; zero-earlier, zero-later
### 026 optimizer of other net
import torch
from torch import nn
torch.manual_seed(0)
encoder = nn.Linear(2, 2)
decoder = nn.Linear(2, 1)
opt = torch.optim.SGD(encoder.parameters(), lr=0.1)
X = torch.tensor([[1.0, 2.0]])
for i in range(3):
    loss = (decoder(torch.relu(encoder(X).detach())) - 1).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(round(loss.item(), 4))
--- mistake: none
--- warning: step-without-gradient 12; other-parameters
### 027 parameter replaced after optimizer
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(2, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
net.weight = nn.Parameter(torch.ones(1, 2))
X = torch.tensor([[1.0, 2.0]])
for i in range(3):
    loss = (net(X) - 1).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(net.weight)
--- mistake: none
--- warning: parameter-replaced 12; optimizer-later
### 028 list of layers
import torch
from torch import nn
torch.manual_seed(0)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(2, 2), nn.Linear(2, 2)]
        self.out = nn.Linear(2, 1)

    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return self.out(x)

net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
loss = (net(torch.ones(1, 2)) - 3).pow(2).mean()
loss.backward()
opt.step()
print(len(list(net.parameters())))
--- mistake: none
--- warning: layers-in-list 8; module-list
### 029 clip before backward
import torch
w = torch.tensor([3.0, 4.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=1.0)
for i in range(2):
    loss = 100 * (w ** 2).sum()
    opt.zero_grad()
    torch.nn.utils.clip_grad_norm_([w], max_norm=1.0)
    loss.backward()
    opt.step()
print(w)
--- mistake: none
--- warning: clipped-early 7; clip-later
### 035 double softmax
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.Softmax(dim=1))
X = torch.tensor([[1.0, 2.0], [3.0, -1.0]])
y = torch.tensor([0, 2])
loss = nn.CrossEntropyLoss()(net(X), y)
loss.backward()
print(round(loss.item(), 4))
--- mistake: none
--- warning: softmax-twice 7; scores
### 036 softmax wrong dim
import torch
import torch.nn.functional as F
logits = torch.tensor([[2.0, 0.0, 1.0], [1.0, 3.0, 0.5]], requires_grad=True)
p = F.softmax(logits, dim=0)
print(p.sum(dim=1))
loss = -torch.log(p[torch.arange(2), torch.tensor([0, 1])]).mean()
loss.backward()
print(logits.grad)
--- mistake: none
--- warning: softmax-over-batch 4; axis
### 037 nll on probabilities
import torch
import torch.nn.functional as F
logits = torch.tensor([[2.0, 0.0, 1.0]], requires_grad=True)
loss = F.nll_loss(F.softmax(logits, dim=1), torch.tensor([0]))
loss.backward()
print(loss, logits.grad)
--- mistake: none
--- warning: nll-probabilities 4; log-softmax
### 040 where sqrt nan
import torch
x = torch.tensor([4.0, -1.0, 0.0], requires_grad=True)
root = torch.sqrt(x)
y = torch.where(x > 0, root, torch.zeros_like(x))
loss = y.sum()
loss.backward()
print(y, x.grad)
--- mistake: none
--- warning: gradient-at-zero 3
### 045 entropy zero times log
import torch
p = torch.tensor([0.5, 0.5, 0.0], requires_grad=True)
H = -(p * torch.log(p)).sum()
H.backward()
print(H, p.grad)
--- mistake: none
--- warning: numbers-log 3; away-from-zero
### 046 power at zero
import torch
x = torch.tensor([0.0, 4.0], requires_grad=True)
mask = torch.tensor([0.0, 1.0])
y = (x ** 0.5 * mask).sum()
y.backward()
print(y, x.grad)
--- mistake: none
--- warning: gradient-at-zero 4
### 047 manual logsumexp overflow
import torch
o = torch.tensor([[1000.0, 999.0]], requires_grad=True)
s = torch.exp(o)
p = s / s.sum(dim=1, keepdim=True)
loss = -p[0, 0].log()
loss.backward()
print(p, o.grad)
--- mistake: none
--- warning: numbers-overflow 3
### 052 custom function
import torch

class Clip(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * (x > 0)

x = torch.tensor([-1.0, 2.0], requires_grad=True)
y = Clip.apply(x).sum()
y.backward()
print(x.grad)
--- mistake: none
### 053 checkpoint
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint
torch.manual_seed(0)
layer = nn.Linear(2, 2)
x = torch.ones(1, 2, requires_grad=True)
y = checkpoint(lambda t: torch.tanh(layer(t)), x, use_reentrant=False)
y.sum().backward()
print(layer.weight.grad)
--- mistake: none
### 054 register hook
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
h = x * 3
seen = []
h.register_hook(lambda g: seen.append(g.clone()))
h.register_hook(lambda g: g * 10)
loss = (h ** 2).sum()
loss.backward()
print(seen)
print(x.grad)
--- mistake: none
### 055 func grad
import torch
from torch.func import grad, jacrev, hessian
def f(x):
    return (x ** 3).sum()
x = torch.tensor([1.0, 2.0])
print(grad(f)(x))
print(jacrev(lambda t: t ** 2)(x))
print(hessian(f)(x))
--- mistake: none
### 058 forgot create graph
import torch
x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
y.backward()
g = x.grad
x.grad.zero_()
g.backward()
print(x.grad)
--- mistake: no-grad-fn-gradient 7
### 061 complex root
import torch
z = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
y = (z * z.conj()).sum()
y.backward()
print(z.grad)
--- mistake: complex-root 4
--- repairs: real-backward, abs-backward
### 062 sparse embedding
import torch
from torch import nn
torch.manual_seed(0)
emb = nn.Embedding(5, 2, sparse=True)
out = emb(torch.tensor([1, 3, 1]))
loss = out.sum()
loss.backward()
print(emb.weight.grad.to_dense())
opt = torch.optim.Adam(emb.parameters(), lr=0.1)
opt.step()
--- mistake: sparse-gradient 10
### 063 embedding padding
import torch
from torch import nn
torch.manual_seed(0)
emb = nn.Embedding(4, 2, padding_idx=0)
idx = torch.tensor([[1, 2, 0, 0]])
loss = (emb(idx) ** 2).sum()
loss.backward()
print(emb.weight.grad)
--- mistake: none
### 072 index put duplicate
import torch
base = torch.zeros(3)
v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = base.clone()
out[torch.tensor([0, 0, 2])] = v
print(out)
(out * torch.tensor([1.0, 1.0, 5.0])).sum().backward()
print(v.grad)
--- mistake: none
### 076 max ties
import torch
x = torch.tensor([1.0, 3.0, 3.0], requires_grad=True)
a = x.max()
a.backward()
print(x.grad)
x.grad = None
b = x.max(dim=0).values
b.backward()
print(x.grad)
x.grad = None
torch.amax(x, dim=0).backward()
print(x.grad)
x.grad = None
torch.maximum(x[1], x[2]).backward()
print(x.grad)
x.grad = None
torch.relu(x - 3).sum().backward()
print(x.grad)
--- mistake: none
### 084 as strided
import torch
x = torch.arange(4.0, requires_grad=True)
y = torch.as_strided(x, (3, 2), (1, 1))
y.sum().backward()
print(x.grad)
--- mistake: none
### 085 functional dropout eval
import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)

    def forward(self, x):
        return F.dropout(self.fc(x), 0.5)

net = Net()
net.eval()
x = torch.ones(1, 4)
print(torch.equal(net(x), net(x)))
--- mistake: none
--- warning: dropout-in-eval 12; heed-mode
### 088 batchnorm bias zero gradient
import torch
from torch import nn
torch.manual_seed(0)
fc = nn.Linear(2, 3)
bn = nn.BatchNorm1d(3)
x = torch.randn(5, 2)
loss = (bn(fc(x)) ** 3).mean()
loss.backward()
print(fc.bias.grad.abs().max() < 1e-6)
--- mistake: none
### 091 lstm batch first forgotten
import torch
from torch import nn
torch.manual_seed(0)
batch, steps, features = 4, 7, 3
x = torch.randn(batch, steps, features)
lstm = nn.LSTM(features, 5)
out, (h, c) = lstm(x)
head = nn.Linear(5, 1)
pred = head(out[:, -1, :])
print(out.shape, h.shape, pred.shape)
--- mistake: none
--- warning: not-scalar 9; sum-backward, cotangent-backward
--- warning: batch-first 9; batch-first
### 100 scheduler before optimizer
import torch
w = torch.tensor(1.0, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=1, gamma=0.5)
for i in range(3):
    sched.step()
    loss = w ** 2
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(opt.param_groups[0]["lr"], w.item())
--- mistake: none
--- warning: scheduler-first 6; scheduler-last
### 103 float16 underflow
import torch
w = torch.tensor(0.5, dtype=torch.float16, requires_grad=True)
x = torch.tensor(1e-4, dtype=torch.float16)
loss = (w * x) ** 2
loss.backward()
print(loss, w.grad)
--- mistake: none
### 104 bfloat16 update lost
import torch
w = torch.tensor([1.0], dtype=torch.bfloat16, requires_grad=True)
opt = torch.optim.SGD([w], lr=1e-3)
for i in range(5):
    opt.zero_grad()
    (w * 1.0).sum().backward()
    opt.step()
print(w)
--- mistake: none
--- warning: step-rounded 7
### 113 anomaly mode
import torch
torch.autograd.set_detect_anomaly(True)
x = torch.tensor([0.0, 1.0], requires_grad=True)
y = torch.sqrt(x) * torch.tensor([0.0, 1.0])
y.sum().backward()
print(x.grad)
--- mistake: anomaly 5
### 117 unused layer none grad
import torch
from torch import nn
torch.manual_seed(0)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
        self.b = nn.Linear(2, 2)

    def forward(self, x):
        h = self.a(x)
        g = self.b(x)
        return h

net = Net()
net(torch.ones(1, 2)).sum().backward()
total = sum(p.grad.norm() for p in net.parameters())
print(total)
--- mistake: grad-none-unused-from 18
### 121 param rebound in loop
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(2, 1)
X = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
for i in range(3):
    loss = (net(X) - 1).pow(2).mean()
    net.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            p = p - 0.01 * p.grad
    print(round(loss.item(), 4))
--- mistake: none
--- warning: parameter-rebound 12; update-in-place
### 122 backward without brackets
import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (x ** 2).sum()
loss.backward
print(x.grad)
--- mistake: none
--- warning: only-named 4; brackets-call
### 148 variable and volatile
import torch
from torch.autograd import Variable
x = Variable(torch.Tensor([1.0, 2.0]), requires_grad=True)
loss = (x * 2).sum()
loss.backward()
print(loss.data[0])
--- mistake: zero-dim-index 6
--- repairs: item, whole
### 149 grad scaler autocast
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Linear(2, 1)
x = torch.ones(1, 2)
with torch.autocast("cpu", dtype=torch.bfloat16):
    y = net(x)
print(y.dtype)
y.sum().backward()
print(net.weight.grad.dtype)
--- mistake: none
### 152 mha explore
import torch
from torch import nn
torch.manual_seed(0)
att = nn.MultiheadAttention(4, 2, batch_first=True)
x = torch.randn(2, 3, 4)
pad = torch.tensor([[False, False, True], [True, True, True]])
out, w = att(x, x, x, key_padding_mask=pad)
loss = out[0].sum()
loss.backward()
print(att.in_proj_bias.grad.isnan().any())
--- mistake: none
--- warning: gradient-odd 7
### 158 shape after sum no keepdim batchnorm by hand
import torch
def batch_norm(X, gamma, beta, eps=1e-5):
    mean = X.mean(dim=(0, 2, 3))
    var = ((X - mean) ** 2).mean(dim=(0, 2, 3))
    return gamma * (X - mean) / torch.sqrt(var + eps) + beta
X = torch.randn(2, 3, 4, 4)
gamma, beta = torch.ones(3), torch.zeros(3)
Y = batch_norm(X, gamma, beta)
--- mistake: broadcast 4
--- repairs: keepdims, keepdims, channel-column
### 162 dict batch and labels float
import torch
from torch.utils.data import DataLoader, Dataset

class Toy(Dataset):
    def __len__(self):
        return 4
    def __getitem__(self, i):
        return {"x": torch.tensor([float(i), 1.0]), "y": i % 2}

loader = DataLoader(Toy(), batch_size=3, shuffle=False)
for batch in loader:
    print(batch["x"].shape, batch["y"])
--- mistake: none
"""

"""Programs whose backward pass finds a saved value changed or freed; as in `tests.explain.lost_graph_programs`."""

from __future__ import annotations

from tests.explain.lost_graph_programs import cases

SPOILT = cases("""
### a dropout layer that writes over tanh
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Dropout(0.5, inplace=True), nn.Linear(4, 1))
net(torch.ones(2, 3)).sum().backward()
--- kind: saved-changed-module
--- names: `tanh`; `net.1` (Tanh); `net.2` (Dropout); inplace=True; line 3
--- cause: net(torch
--- write: , inplace=True ⇒ ⏎
--- leaf: net[0].weight
### an activation inside a block
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate, self.act = nn.Sigmoid(), nn.ELU(inplace=True)
    def forward(self, x):
        return self.act(self.gate(x))
net = nn.Sequential(nn.Linear(2, 2), Block())
loss = net(torch.ones(1, 2)).sum()
loss.backward()
--- kind: saved-changed-module
--- names: `net.1.gate` (Sigmoid); `net.1.act` (ELU); line 7
--- cause: self.act(
--- write: nn.ELU(inplace=True) ⇒ nn.ELU()
--- leaf: net[0].weight
### the function relu with inplace=True
x = torch.randn(3, requires_grad=True)
h = torch.exp(x)
y = F.relu(h, inplace=True)
y.sum().backward()
--- kind: saved-changed-module
--- names: `exp`; `h`; `F.relu(h, inplace=True)`; line 4; line 3
--- cause: F.relu
--- write: , inplace=True ⇒ ⏎
--- leaf: x
### a layer written over softmax
act = nn.Hardtanh(0.1, 0.9, inplace=True)
x = torch.randn(4, requires_grad=True)
p = torch.softmax(x, 0)
act(p).sum().backward()
--- kind: saved-changed-module
--- names: `softmax`; `p`; `act` (Hardtanh); line 5
--- cause: act(p)
--- write: , inplace=True ⇒ ⏎
--- leaf: x
### two activations in a row
net = nn.Sequential(nn.Sigmoid(), nn.ReLU6(inplace=True))
x = torch.randn(4, requires_grad=True)
out = net(x * 2)
(out ** 2).sum().backward()
--- kind: saved-changed-module
--- names: `net.0` (Sigmoid); `net.1` (ReLU6); line 4
--- cause: net(x
--- write: inplace=True ⇒ ⏎
--- leaf: x
### a sum added into a saved result
lin = nn.Linear(4, 4)
x = torch.ones(2, 4)
out = torch.sigmoid(lin(x))
out += x
out.sum().backward()
--- kind: saved-changed-at
--- names: `sigmoid`; line 4; `out`; `out += x`; line 5
--- cause: out += x
--- write: out += x ⇒ out = out + x
--- leaf: lin.weight
### a hidden state written in place
h = torch.zeros(3)
w = torch.ones(3, requires_grad=True)
total = 0
for t in range(3):
    h += w * 2
    total = total + (h ** 2).sum()
total.backward()
--- kind: saved-changed-at
--- names: `h`; `pow`; line 7; `h += w * 2`; line 6
--- cause: h += w
--- write: h += w * 2 ⇒ h = h + w * 2
--- leaf: w
### divided by its own norm in place
x = torch.randn(4, requires_grad=True)
y = x * x
n = y.norm()
y /= n
y.sum().backward()
--- kind: saved-changed-at
--- names: `norm`; `y`; `y /= n`; line 5
--- cause: y /= n
--- write: y /= n ⇒ y = y / n
--- leaf: x
### clamped after the square
x = torch.randn(4, requires_grad=True)
y = x * 2
z = y ** 2
y.clamp_(0, 1)
z.sum().backward()
--- kind: saved-changed-at
--- names: `pow`; line 4; `y.clamp_(0, 1)`; line 5
--- cause: clamp_
--- write: y.clamp_(0, 1) ⇒ y = y.clamp(0, 1)
--- leaf: x
### a mask written into probabilities
x = torch.randn(4, requires_grad=True)
p = torch.sigmoid(x)
p[p < 0.5] = 0
p.sum().backward()
--- kind: saved-changed-at
--- names: `sigmoid`; `p`; `p[p < 0.5] = 0`; line 4
--- cause: = 0
--- write: p[p < 0.5] = 0 ⇒ p = torch.where(p < 0.5, 0.0, p)
--- leaf: x
### another tensor copied onto an input
x = torch.ones(3, requires_grad=True)
a = x * 1.0
b = a.sin()
a.copy_(torch.zeros(3))
b.sum().backward()
--- kind: saved-changed-at
--- names: `sin`; `a`; `a.copy_(torch.zeros(3))`; line 5
--- cause: copy_
--- write: a.copy_(torch.zeros(3)) ⇒ a = torch.zeros(3)
--- leaf: x
### the out argument
x = torch.ones(3, requires_grad=True)
y = x * 2
z = y.pow(2)
with torch.no_grad():
    torch.add(y, 1, out=y)
z.sum().backward()
--- kind: saved-changed-at
--- names: `pow`; `y`; out=y; line 6
--- cause: out=y
--- write: torch.add(y, 1, out=y) ⇒ y = torch.add(y, 1)
--- leaf: x
### a transposed view
x = torch.randn(2, 3, requires_grad=True)
s = torch.softmax(x, dim=1)
t = s.T
t[0] = 0.0
s.sum().backward()
--- kind: saved-changed-shared
--- names: `s`; `t[0] = 0.0`; line 5; `t`; `s.T`; line 4; memory
--- cause: t[0]
--- write: s.T ⇒ s.T.clone()
--- leaf: x
### a view of another shape
x = torch.randn(4, requires_grad=True)
e = x.exp()
m = e.view(2, 2)
m.mul_(2)
e.sum().backward()
--- kind: saved-changed-shared
--- names: `e`; `m.mul_(2)`; `e.view(2, 2)`; line 4
--- cause: mul_
--- write: e.view(2, 2) ⇒ e.view(2, 2).clone()
--- leaf: x
### gates cut out of one tensor
x = torch.randn(6, requires_grad=True)
g = torch.sigmoid(x)
i, f = g[:3], g[3:]
i *= 2
(f.sum() + i.sum()).backward()
--- kind: saved-changed-shared
--- names: `g`; `i *= 2`; `i`; `g[:3]`; line 4
--- cause: i *= 2
--- write: g[:3] ⇒ g[:3].clone()
--- leaf: x
### a detached name
x = torch.ones(3, requires_grad=True)
y = x.exp()
z = y.detach()
z -= z.mean()
y.sum().backward()
--- kind: saved-changed-shared
--- names: `y`; `z -= z.mean()`; `y.detach()`; line 4
--- cause: z -=
--- write: y.detach() ⇒ y.detach().clone()
--- leaf: x
### a diagonal zeroed
a = torch.randn(3, 3, requires_grad=True)
k = torch.exp(a)
d = k.diagonal()
d.zero_()
k.sum().backward()
--- kind: saved-changed-shared
--- names: `k`; `d.zero_()`; `k.diagonal()`
--- cause: zero_
--- write: k.diagonal() ⇒ k.diagonal().clone()
--- leaf: a
### a buffer filled from its own cells
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = torch.zeros(3)
out[0] = x[0]
for i in range(1, 3):
    out[i] = out[i - 1] * x[i]
out.sum().backward()
--- kind: saved-changed-part
--- names: `out[i - 1]`; `out[i] = out[i - 1] * x[i]`; `out`; line 6; memory
--- cause: out[i] =
--- write: out[i - 1] * ⇒ out[i - 1].clone() *
--- leaf: x
### states kept in rows
w = torch.tensor(0.5, requires_grad=True)
states = torch.zeros(4, 2)
states[0] = torch.ones(2) * w
for t in range(3):
    states[t + 1] = torch.tanh(states[t]) + states[t] * states[t]
states[-1].sum().backward()
--- kind: saved-changed-part
--- names: `states[t]`; `states`; line 6
--- cause: states[t + 1] =
--- write: states[t + 1] = torch.tanh(states[t]) + states[t] * states[t] ⇒ s = states[t].clone(); states[t + 1] = torch.tanh(s) + s * s
--- leaf: w
### powers in a table
x = torch.tensor(2.0, requires_grad=True)
p = torch.ones(5)
for k in range(1, 5):
    p[k] = p[k - 1] * x
p.sum().backward()
--- kind: saved-changed-part
--- names: `p[k - 1]`; `p`; line 5
--- cause: p[k] =
--- write: p[k - 1] * ⇒ p[k - 1].clone() *
--- leaf: x
### a memory of a module
class Counting(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("memory", torch.zeros(2))
        self.w = nn.Parameter(torch.ones(2))
    def forward(self):
        self.memory += 1
        return (self.w * self.memory).sum()
net = Counting()
total = net() + net()
total.backward()
--- kind: saved-changed-at
--- names: `mul`; line 9; `net.memory` as it was; `self.memory += 1`; line 8
--- cause: self.memory += 1
--- write: self.memory += 1 ⇒ self.memory = self.memory + 1
--- leaf: net.w
### a Function's saved input
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return 2 * x * g
x = torch.ones(3, requires_grad=True)
a = x * 2
y = Square.apply(a)
a += 1
y.sum().backward()
--- kind: saved-changed-at
--- names: `Square`; line 13; `a`; `a += 1`; line 14
--- cause: a += 1
--- write: a += 1 ⇒ a = a + 1
--- leaf: x
### a moving target copied before the pass
net, target = nn.Linear(2, 2), nn.Linear(2, 2)
x = torch.ones(1, 2, requires_grad=True)
q = target(net(x))
with torch.no_grad():
    for p, t in zip(net.parameters(), target.parameters()):
        t.copy_(0.9 * t + 0.1 * p)
q.sum().backward()
--- kind: saved-changed-step
--- names: `target.weight`; `t.copy_(0.9 * t + 0.1 * p)`; line 7
--- cause: t.copy_
--- write: q.sum() ⇒ target(net(x)).sum()
--- leaf: net.weight
### a step between two losses
net = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
out = net(torch.ones(1, 2))
a = out.sum()
b = (out ** 2).sum()
a.backward(retain_graph=True)
opt.step()
b.backward()
--- kind: saved-changed-step
--- names: `linear`; line 4; `net.1.weight`; `opt.step()`; line 8
--- cause: opt.step()
--- write: opt.step()⏎b.backward() ⇒ b.backward()⏎opt.step()
--- leaf: net[0].weight
### the discriminator stepped before the generator's pass
G = nn.Linear(2, 2)
D = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
od = torch.optim.Adam(D.parameters())
fake = G(torch.ones(3, 2))
g_loss = D(fake).mean()
d_loss = D(fake.detach()).pow(2).mean()
d_loss.backward()
od.step()
g_loss.backward()
--- kind: saved-changed-step
--- names: `D.2.weight`; `od.step()`; line 9; line 6
--- cause: od.step()
--- write: od.step()⏎g_loss.backward() ⇒ g_loss.backward()⏎od.step()
--- leaf: G.weight
### an update by hand before the second pass
w = torch.tensor([1.0, 2.0], requires_grad=True)
v = torch.tensor([3.0, 4.0], requires_grad=True)
p = w * v
p.sum().backward(retain_graph=True)
with torch.no_grad():
    w -= 0.1 * w.grad
p.sum().backward()
--- kind: saved-changed-step
--- names: `mul`; `w`; `w -= 0.1 * w.grad`; line 7
--- cause: w -=
--- write: with torch.no_grad():⏎    w -= 0.1 * w.grad⏎ ⇒ ⏎
--- leaf: v
### a weight filled after forward
net = nn.Linear(2, 1)
x = torch.ones(1, 2, requires_grad=True)
y = net(x)
with torch.no_grad():
    net.weight.fill_(0.5)
y.sum().backward()
--- kind: saved-changed-step
--- names: `net.weight`; `net.weight.fill_(0.5)`; line 6
--- cause: fill_
--- write: y.sum().backward() ⇒ net(x).sum().backward()
--- leaf: x
### actor and critic with one network
net = nn.Linear(3, 2)
opt = torch.optim.RMSprop(net.parameters(), lr=0.01)
x = torch.ones(1, 3, requires_grad=True)
out = net(net(x).repeat(1, 2)[:, :3])
actor, critic = out[0, 0], out[0, 1] ** 2
critic.backward(retain_graph=True)
opt.step()
actor.backward()
--- kind: saved-changed-step
--- names: `net.weight`; `opt.step()`; line 8
--- cause: opt.step()
--- write: opt.step()⏎actor.backward() ⇒ actor.backward()⏎opt.step()
--- leaf: x
""")

SECOND = cases("""
### an embedding looked up before the loop
emb = nn.Embedding(5, 3)
w = torch.ones(3, requires_grad=True)
vectors = emb(torch.tensor([0, 1])) * w
for epoch in range(2):
    loss = (vectors ** 2).sum()
    loss.backward()
--- kind: second-backward-shared
--- names: `loss`; `vectors`; line 4; line 7
--- cause: vectors = emb
--- write: vectors = emb(torch.tensor([0, 1])) * w⏎for epoch in range(2): ⇒ for epoch in range(2):⏎    vectors = emb(torch.tensor([0, 1])) * w
--- leaf: emb.weight
### a scale used by a function of the loop
w = torch.ones(2, requires_grad=True)
scale = torch.exp(w)
opt = torch.optim.SGD([w], lr=0.1)
def step():
    loss = (scale * 2).pow(2).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
for _ in range(2):
    step()
--- kind: second-backward-shared
--- names: `scale`; line 3
--- cause: scale = torch
--- write: (scale * 2) ⇒ (torch.exp(w) * 2)
--- leaf: w
### a covariance before the loop
L = torch.eye(2, requires_grad=True)
cov = L @ L.T
for x in torch.ones(3, 2):
    loss = x @ cov @ x
    loss.backward()
--- kind: second-backward-shared
--- names: `cov`; line 3; line 6
--- cause: cov = L
--- write: x @ cov @ x ⇒ x @ (L @ L.T) @ x
--- leaf: L
### features of a frozen-looking part
body = nn.Linear(2, 3)
head = nn.Linear(3, 1)
features = body(torch.ones(4, 2)).relu()
n = 0
while n < 2:
    loss = head(features).mean()
    loss.backward()
    n += 1
--- kind: second-backward-shared
--- names: `features`; line 4; line 8
--- cause: features = body
--- write: head(features) ⇒ head(body(torch.ones(4, 2)).relu())
--- leaf: body.weight
### a penalty computed once
w = torch.ones(3, requires_grad=True)
penalty = (w ** 2).sum()
for x in (1.0, 2.0):
    loss = (w * x).sum() + penalty
    loss.backward()
--- kind: second-backward-shared
--- names: `penalty`; line 3
--- cause: penalty = (w
--- write: + penalty ⇒ + (w ** 2).sum()
--- leaf: w
### a hidden state carried over
rnn = nn.RNNCell(2, 3)
h = torch.zeros(1, 3)
for step in range(3):
    h = rnn(torch.ones(1, 2), h)
    loss = h.sum()
    loss.backward()
--- kind: second-backward-carried
--- names: `h`; line 5; line 7; .detach()
--- cause: h = rnn
--- write: rnn(torch.ones(1, 2), h) ⇒ rnn(torch.ones(1, 2), h.detach())
--- leaf: rnn.weight_ih
### a running total
w = torch.tensor(1.0, requires_grad=True)
total = 0.0
for x in [1.0, 2.0, 3.0]:
    loss = (w * x - 1) ** 2
    total = total + loss
    total.backward()
--- kind: second-backward-summed
--- names: `total`; line 6; line 7
--- cause: total = total
--- write: total = total + loss⏎    total.backward() ⇒ total = total + loss.detach()⏎    loss.backward()
--- leaf: w
### a moving average
w = torch.tensor([1.0, 2.0], requires_grad=True)
avg = torch.zeros(2)
for t in range(3):
    avg = 0.9 * avg + 0.1 * w ** 2
    avg.sum().backward()
--- kind: second-backward-carried
--- names: `avg`; line 5
--- cause: avg = 0.9
--- write: 0.9 * avg ⇒ 0.9 * avg.detach()
--- leaf: w
### a memory of earlier turns
w = torch.ones(1, requires_grad=True)
memory = []
for n in range(3):
    memory.append((w * n).exp())
    loss = torch.stack(memory).sum()
    loss.backward()
--- kind: second-backward-carried
--- names: `(w * n).exp()`; line 5
--- cause: memory.append
--- write: loss.backward() ⇒ loss.backward(); memory[-1] = memory[-1].detach()
--- leaf: w
### the state of an LSTM
lstm = nn.LSTM(2, 3)
state = None
for batch in range(2):
    out, state = lstm(torch.ones(4, 1, 2), state)
    out.mean().backward()
--- kind: second-backward-carried
--- names: line 5; .detach()
--- cause: out, state =
--- write: out.mean().backward() ⇒ out.mean().backward(); state = tuple(s.detach() for s in state)
--- leaf: lstm.weight_ih_l0
### two heads on one body
body, a, b = nn.Linear(2, 3), nn.Linear(3, 1), nn.Linear(3, 1)
h = body(torch.ones(1, 2)).tanh()
la = a(h).sum()
lb = b(h).sum()
la.backward()
lb.backward()
--- kind: second-backward-twice
--- names: `lb`; `h`; line 3; line 6
--- cause: h = body
--- write: la.backward()⏎lb.backward() ⇒ (la + lb).backward()
--- leaf: b.weight
### a generator that the first loss goes back through
G, D = nn.Linear(2, 2), nn.Linear(2, 1)
fake = G(torch.ones(1, 2)).tanh()
d_loss = D(fake).pow(2).sum()
d_loss.backward()
g_loss = D(fake).sum()
g_loss.backward()
--- kind: second-backward-twice
--- names: `g_loss`; `fake`; line 3; line 5
--- cause: fake = G
--- write: d_loss.backward() ⇒ d_loss.backward(retain_graph=True)
--- leaf: G.weight
### the losses of all turns once more
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
history = []
for epoch in range(3):
    loss = net(torch.ones(2, 3)).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    history.append(loss)
total = sum(history)
total.backward()
--- kind: second-backward-updated
--- names: `total`; `loss`
--- cause: loss = net
--- write: total.backward() ⇒ print(total.item())
--- leaf: net[0].weight
### grad, then backward
x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
z = y.exp()
torch.autograd.grad(y, x)
z.backward()
--- kind: second-backward-twice
--- names: `z`; `y`; line 3; line 5
--- cause: y = x
--- write: grad(y, x) ⇒ grad(y, x, retain_graph=True)
--- leaf: x
### a loss of two parts
w = torch.ones(2, requires_grad=True)
p = torch.sigmoid(w)
fit = (p - 1).pow(2).sum()
size = p.sum()
fit.backward()
size.backward()
--- kind: second-backward-twice
--- names: `size`; `p`; line 3
--- cause: p = torch
--- write: fit.backward()⏎size.backward() ⇒ (fit + size).backward()
--- leaf: w
### within one turn
w = torch.ones(2, requires_grad=True)
for t in range(2):
    h = w.exp()
    h.sum().backward()
    (h * 2).sum().backward()
--- kind: second-backward-twice
--- names: `h`; line 4; line 5
--- cause: h = w
--- write: h.sum().backward() ⇒ h.sum().backward(retain_graph=True)
--- leaf: w
### the same loss twice
x = torch.ones(2, requires_grad=True)
loss = (x ** 2).sum()
loss.backward()
loss.backward()
--- kind: second-backward
--- names: `loss`
--- write: loss.backward()⏎loss.backward() ⇒ loss.backward(retain_graph=True)⏎loss.backward()
--- leaf: x
""")

"""Programs in which a gradient cannot come where it is wanted, each with what is to be said and what mends it.

``### name``, the program (after one line of imports), and then lines of the form ``--- key: text``: the kind, what the
sentence names (parts between semicolons), the line of the cause, replacements ``old ⇒ new`` (⏎ ends a line) that follow
the advice, and an expression whose ``.grad`` the changed program leaves behind ("-" where it only has to run).
"""

from __future__ import annotations

from typing import NamedTuple

HEAD = "import math, numpy as np, torch, torch.nn.functional as F; from torch import nn\n"


class Case(NamedTuple):
    """One program. ``cause`` is 0 where the mistake has no further place."""

    name: str
    program: str
    kind: str
    names: tuple[str, ...]
    cause: int
    mended: str
    leaf: str


def cases(text: str) -> list[Case]:
    """Return the cases of a text."""
    return [_case(part) for part in text.split("### ")[1:]]


def _case(text: str) -> Case:
    lines = text.strip("\n").split("\n")
    program = HEAD + "\n".join(line for line in lines[1:] if not line.startswith("--- "))
    parted = [line[4:].partition(": ") for line in lines if line.startswith("--- ")]
    facts = {key: value for key, _, value in parted}
    mended = program
    for key, _, value in parted:
        if key == "write":
            old, new = value.replace("⏎", "\n").split(" ⇒ ")
            assert old in mended, (lines[0], old)
            mended = mended.replace(old, new)
    cause = facts.get("cause", "")
    number = next((n for n, line in enumerate(program.split("\n"), 1) if cause and cause in line), 0)
    names = tuple(part for part in facts["names"].split("; "))
    return Case(lines[0], program, facts["kind"], names, number, mended, facts["leaf"])


NO_GRAPH = cases("""
### predictions collected as numbers in a list
w = torch.tensor(0.5, requires_grad=True)
predictions = []
for x in [1.0, 2.0, 3.0]:
    predictions.append((w * x).item())
target = torch.tensor([2.0, 4.0, 6.0])
loss = ((torch.tensor(predictions) - target) ** 2).mean()
loss.backward()
--- kind: no-grad-fn-numbers
--- names: `loss`; `(w * x).item()`; line 5
--- cause: .item()
--- write: (w * x).item() ⇒ w * x
--- write: torch.tensor(predictions) ⇒ torch.stack(predictions)
--- leaf: w
### an output as a number in the formula
net = nn.Linear(2, 1)
out = net(torch.ones(1, 2))
loss = torch.tensor((out.item() - 3.0) ** 2)
loss.backward()
--- kind: no-grad-fn-numbers
--- names: `loss`; `out.item()`; line 4
--- cause: .item()
--- write: torch.tensor((out.item() - 3.0) ** 2) ⇒ ((out - 3.0) ** 2).sum()
--- leaf: net.weight
### a number that is computed with before torch gets it
w = torch.tensor(2.0, requires_grad=True)
half = float(w) / 2
loss = half * torch.tensor([1.0, 2.0]).sum()
loss.backward()
--- kind: no-grad-fn-numbers
--- names: `loss`; `float(w)`; line 3
--- cause: float(w)
--- write: float(w) ⇒ w
--- leaf: w
### two floats under a root of Python's
a = torch.tensor(3.0, requires_grad=True)
b = torch.tensor(4.0, requires_grad=True)
length = math.sqrt(float(a * a) + float(b * b))
loss = torch.tensor(length)
loss.backward()
--- kind: no-grad-fn-numbers
--- names: `loss`; `float(; line 4
--- cause: math.sqrt
--- write: math.sqrt(float(a * a) + float(b * b)) ⇒ (a * a + b * b).sqrt()
--- write: torch.tensor(length) ⇒ length
--- leaf: b
### tolist, sorted, and back
w = torch.ones(3, requires_grad=True)
scores = (w * 2).tolist()
top = torch.tensor(sorted(scores))
top.sum().backward()
--- kind: no-grad-fn-numbers
--- names: `(w * 2).tolist()`; line 3
--- cause: .tolist()
--- write: (w * 2).tolist() ⇒ w * 2
--- write: torch.tensor(sorted(scores)) ⇒ scores.sort().values
--- leaf: w
### a helper that returns a number
def error(p, t):
    return (p - t).abs().mean().item()
w = torch.tensor([1.0, 2.0], requires_grad=True)
total = error(w * 3, torch.tensor([1.0, 1.0]))
loss = torch.tensor(total)
loss.backward()
--- kind: no-grad-fn-numbers
--- names: `(p - t).abs().mean().item()`; line 3
--- cause: .item()
--- write: .item() ⇒ ⏎
--- write: torch.tensor(total) ⇒ total
--- leaf: w
### losses of a batch as floats in a comprehension
w = torch.tensor(1.0, requires_grad=True)
losses = [float((w - t) ** 2) for t in (1.0, 2.0)]
loss = torch.as_tensor(sum(losses) / len(losses))
loss.backward()
--- kind: no-grad-fn-numbers
--- names: `loss`; `float((w - t) ** 2)`; line 3
--- cause: float(
--- write: float((w - t) ** 2) ⇒ (w - t) ** 2
--- write: torch.as_tensor(sum(losses) / len(losses)) ⇒ sum(losses) / len(losses)
--- leaf: w
### made anew from a list that the text does not lead further
history = [1.0, 2.0]
w = torch.tensor(1.0, requires_grad=True)
y = w * 2
loss = torch.tensor(history)
loss.sum().backward()
--- kind: no-grad-fn
--- names: `loss.sum()`
--- write: loss.sum() ⇒ y
--- leaf: w
### made anew and used itself
numbers = [1.0]
w = torch.tensor(1.0, requires_grad=True)
y = w * 2
loss = torch.tensor(numbers[0])
loss.backward()
--- kind: no-grad-fn-anew
--- names: `loss`; `torch.tensor(numbers[0])`; line 5
--- cause: torch.tensor(numbers
--- write: torch.tensor(numbers[0]) ⇒ y
--- leaf: w
### argmax as the prediction
logits = torch.tensor([[0.1, 0.9], [0.8, 0.2]], requires_grad=True)
pred = torch.argmax(logits, dim=-1).float()
loss = F.mse_loss(pred, torch.tensor([1.0, 1.0]))
loss.backward()
--- kind: no-grad-fn-operation
--- names: `loss`; `torch.argmax(logits, dim=-1)`; line 3
--- cause: argmax
--- write: F.mse_loss(pred, torch.tensor([1.0, 1.0])) ⇒ F.cross_entropy(logits, torch.tensor([1, 1]))
--- leaf: logits
### drawn at random
policy = torch.zeros(3, requires_grad=True)
action = torch.multinomial(torch.softmax(policy, 0), 1)
loss = -action.float().sum()
loss.backward()
--- kind: no-grad-fn-operation
--- names: multinomial; line 3
--- cause: multinomial
--- write: -action.float().sum() ⇒ -torch.log_softmax(policy, 0)[action].sum()
--- leaf: policy
### put into bins
edges = torch.tensor([0.0, 1.0, 2.0])
x = torch.tensor([0.5, 1.5], requires_grad=True)
bins = torch.bucketize(x, edges)
loss = (bins.float() - 1).pow(2).sum()
loss.backward()
--- kind: no-grad-fn-operation
--- names: bucketize; line 4
--- cause: bucketize
--- write: bins.float() ⇒ x
--- leaf: x
### ranks
score = torch.tensor([0.4, 0.1, 0.9], requires_grad=True)
rank = score.argsort().argsort().float()
loss = (rank - torch.tensor([0.0, 1.0, 2.0])).abs().sum()
loss.backward()
--- kind: no-grad-fn-operation
--- names: `score.argsort()`; line 3
--- cause: argsort
--- write: (rank - ⇒ (score -
--- leaf: score
### the index of the best action
q = torch.tensor([[1.0, 3.0], [2.0, 0.5]], requires_grad=True)
value, action = q.max(dim=1)
loss = action.float().mean()
loss.backward()
--- kind: no-grad-fn-indices
--- names: `q.max(dim=1)`; line 3; indices
--- cause: q.max
--- write: action.float() ⇒ value
--- leaf: q
### where the two largest are
s = torch.tensor([1.0, 3.0, 2.0], requires_grad=True)
_, best = s.topk(2)
best.float().sum().backward()
--- kind: no-grad-fn-indices
--- names: `s.topk(2)`; line 3
--- cause: topk
--- write: best.float() ⇒ _
--- leaf: s
### hits counted
p = torch.tensor([0.2, 0.7, 0.9], requires_grad=True)
hits = (p > 0.5).float().sum()
loss = 3 - hits
loss.backward()
--- kind: no-grad-fn-comparison
--- names: `p > 0.5`; line 3
--- cause: p > 0.5
--- write: (p > 0.5).float() ⇒ torch.sigmoid(20 * (p - 0.5))
--- leaf: p
### close to the target or not
x = torch.tensor([0.3, 0.6], requires_grad=True)
close = torch.isclose(x, torch.tensor([0.3, 0.3]))
loss = 2 - close.float().sum()
loss.backward()
--- kind: no-grad-fn-comparison
--- names: isclose; line 3
--- cause: isclose
--- write: torch.isclose(x, torch.tensor([0.3, 0.3])) ⇒ torch.exp(-(x - torch.tensor([0.3, 0.3])) ** 2)
--- leaf: x
### equal labels
logits = torch.tensor([2.0, -1.0], requires_grad=True)
right = (torch.sigmoid(logits).round() == torch.tensor([1.0, 1.0]))
loss = 1 - right.float().mean()
loss.backward()
--- kind: no-grad-fn-comparison
--- names: ==; line 3
--- cause: right =
--- write: 1 - right.float().mean() ⇒ F.binary_cross_entropy_with_logits(logits, torch.tensor([1.0, 1.0]))
--- leaf: logits
### cut down to whole numbers
w = torch.tensor([1.4, 2.6], requires_grad=True)
k = (w * 2).long()
loss = (k * 1.0).sum()
loss.backward()
--- kind: no-grad-fn-integers
--- names: `(w * 2).long()`; line 3
--- cause: .long()
--- write: (w * 2).long() ⇒ w * 2
--- leaf: w
### to int64
w = torch.tensor([1.5, 2.5], requires_grad=True)
y = w.to(torch.int64)
loss = y.float().mean()
loss.backward()
--- kind: no-grad-fn-integers
--- names: `w.to(torch.int64)`; line 3
--- cause: int64
--- write: w.to(torch.int64) ⇒ w
--- leaf: w
### pixels as bytes
image = torch.tensor([0.2, 0.8], requires_grad=True)
pixels = (image * 255).byte()
loss = pixels.float().std()
loss.backward()
--- kind: no-grad-fn-integers
--- names: `(image * 255).byte()`; line 3
--- cause: .byte()
--- write: (image * 255).byte() ⇒ image * 255
--- leaf: image
### evaluated by a function under no_grad
@torch.no_grad()
def forward(net, x):
    return net(x).relu()
net = nn.Linear(2, 1)
loss = forward(net, torch.ones(3, 2)).mean()
loss.backward()
--- kind: no-grad-fn-off
--- names: `loss`; `torch.no_grad()`; line 4
--- cause: return net(x)
--- write: @torch.no_grad() ⇒ # with gradients
--- leaf: net.weight
### gradients switched off for good
torch.set_grad_enabled(False)
w = torch.ones(2, requires_grad=True)
loss = (w * 2).sum()
loss.backward()
--- kind: no-grad-fn-off
--- names: `torch.set_grad_enabled(False)`; line 4
--- cause: w * 2
--- write: torch.set_grad_enabled(False) ⇒ # with gradients
--- leaf: w
### inference mode
w = torch.ones(2, requires_grad=True)
with torch.inference_mode():
    y = w * 2
loss = y.sum()
loss.backward()
--- kind: no-grad-fn-off
--- names: `torch.inference_mode()`; line 4
--- cause: y = w
--- write: with torch.inference_mode(): ⇒ if True:
--- leaf: w
### the data of a parameter
net = nn.Linear(2, 1)
loss = (net.weight.data ** 2).sum()
loss.backward()
--- kind: no-grad-fn-cut
--- names: `.data`; line 3
--- cause: .data
--- write: .data ⇒ ⏎
--- write: net.weight⏎ ** 2 ⇒ net.weight ** 2
--- leaf: net.weight
### detach in forward
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
    def forward(self, x):
        h = self.a(x).detach()
        return h.sum()
net = Net()
out = net(torch.ones(1, 2))
out.backward()
--- kind: no-grad-fn-cut
--- names: `out`; `detach()`; line 7
--- cause: .detach()
--- write: .detach() ⇒ ⏎
--- leaf: net.a.weight
### a mistake beside a cut on purpose
net = nn.Linear(2, 3)
aim = net(torch.ones(1, 2)).detach()
choice = net(torch.zeros(1, 2)).argmax(1)
loss = (choice - aim).pow(2).mean()
loss.backward()
--- kind: no-grad-fn-operation
--- names: argmax(1)`; line 4
--- cause: argmax
--- write: .argmax(1) ⇒ * 1
--- leaf: net.weight
### a tensor of a list of losses
w = torch.tensor(2.0, requires_grad=True)
losses = [w * 1, w * 2]
loss = torch.tensor(losses).sum()
loss.backward()
--- kind: no-grad-fn-copied
--- names: `torch.tensor(losses)`; line 4
--- cause: torch.tensor(losses)
--- write: torch.tensor(losses) ⇒ torch.stack(losses)
--- leaf: w
### a mean by NumPy
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x * 2).detach().numpy()
loss = torch.tensor(np.mean(y ** 2))
loss.backward()
--- kind: no-grad-fn-numpy
--- names: `(x * 2).detach().numpy()`; line 3
--- cause: .numpy()
--- write: .detach().numpy() ⇒ ⏎
--- write: torch.tensor(np.mean(y ** 2)) ⇒ torch.mean(y ** 2)
--- leaf: x
### a helper of NumPy
def rmse(a, b):
    return np.sqrt(((a - b) ** 2).mean())
w = torch.ones(3, requires_grad=True)
loss = torch.from_numpy(np.asarray(rmse((w * 2).detach().numpy(), np.zeros(3))))
loss.backward()
--- kind: no-grad-fn-numpy
--- names: `(w * 2).detach().numpy()`; line 5
--- cause: from_numpy
--- write: np.sqrt(((a - b) ** 2).mean()) ⇒ torch.sqrt(((a - b) ** 2).mean())
--- write: torch.from_numpy(np.asarray(rmse((w * 2).detach().numpy(), np.zeros(3)))) ⇒ rmse(w * 2, torch.zeros(3))
--- leaf: w
### the same memory through from_numpy
x = torch.tensor([1.0, 2.0], requires_grad=True)
shared = torch.from_numpy(x.detach().numpy())
(shared * 3).sum().backward()
--- kind: no-grad-fn-numpy
--- names: `x.detach().numpy()`; line 3
--- cause: from_numpy
--- write: torch.from_numpy(x.detach().numpy()) ⇒ x * 1
--- leaf: x
### the name given to a new tensor under no_grad
ws = torch.tensor([1.0, 2.0], requires_grad=True)
for step in range(2):
    loss = (ws ** 2).sum()
    loss.backward()
    with torch.no_grad():
        ws = ws - 0.1 * ws.grad
--- kind: no-grad-fn-rebound
--- names: `ws - 0.1 * ws.grad`; called it `ws`; line 7; no_grad
--- cause: ws = ws
--- write: ws = ws - ⇒ ws -=
--- leaf: ws
### the name given to a detached tensor
w = torch.tensor([1.0], requires_grad=True)
for step in range(2):
    loss = (w * 3).sum()
    loss.backward()
    w = (w - 0.1 * w.grad).detach()
--- kind: no-grad-fn-rebound
--- names: `(w - 0.1 * w.grad).detach()`; `w`; line 6; detach()
--- cause: .detach()
--- write: w = (w - 0.1 * w.grad).detach() ⇒ with torch.no_grad(): w -= 0.1 * w.grad
--- leaf: w
### marked as not differentiable
class Sign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = torch.sign(x)
        ctx.mark_non_differentiable(y)
        return y
    @staticmethod
    def backward(ctx, g):
        return g
x = torch.tensor([1.0, -2.0], requires_grad=True)
Sign.apply(x).sum().backward()
--- kind: no-grad-fn-function
--- names: `Sign.apply(x)`; line 12
--- cause: Sign.apply
--- write: ctx.mark_non_differentiable(y) ⇒ pass
--- leaf: x
### a second derivative without create_graph
x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
dy, = torch.autograd.grad(y, x)
ddy, = torch.autograd.grad(dy, x)
--- kind: no-grad-fn-gradient
--- names: `dy`; line 4; create_graph
--- cause: grad(y, x)
--- write: grad(y, x) ⇒ grad(y, x, create_graph=True)
--- leaf: -
### a gradient penalty without create_graph
x = torch.ones(3, requires_grad=True)
w = torch.ones(3, requires_grad=True)
out = (w * x * x).sum()
g = torch.autograd.grad(out, x)[0]
penalty = (g.norm() - 1) ** 2
penalty.backward()
--- kind: no-grad-fn-gradient
--- names: `g`; line 5
--- cause: grad(out, x)
--- write: grad(out, x) ⇒ grad(out, x, create_graph=True)
--- leaf: w
### the gradient of backward differentiated
x = torch.tensor(2.0, requires_grad=True)
y = x.sin()
y.backward()
x.grad.backward()
--- kind: no-grad-fn-gradient
--- names: `x.grad`; line 4
--- cause: y.backward
--- write: y.backward() ⇒ y.backward(create_graph=True)
--- leaf: x
### a constant derivative
x = torch.tensor(2.0, requires_grad=True)
y = 5 * x + 1
slope, = torch.autograd.grad(y, x, create_graph=True)
curvature, = torch.autograd.grad(slope, x)
--- kind: no-grad-fn-constant
--- names: `slope`; line 4
--- cause: grad(y, x
--- write: y = 5 * x + 1 ⇒ y = 5 * x ** 2 + 1
--- leaf: -
### a derivative that a custom Function gives once
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x
    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, g):
        return 2 * ctx.saved_tensors[0] * g
x = torch.tensor(3.0, requires_grad=True)
slope, = torch.autograd.grad(Square.apply(x), x, create_graph=True)
slope.backward()
--- kind: no-grad-fn-backward
--- names: `slope`; `Square`; line 12
--- cause: grad(Square
--- write:     @torch.autograd.function.once_differentiable⏎    def backward ⇒     def backward
--- leaf: x
### floats in a tensor of which torch does not tell
w = torch.ones(2, requires_grad=True)
parts = [v.item() for v in w]
loss = torch.FloatTensor(parts).sum()
loss.backward()
--- kind: no-grad-fn-numbers
--- names: `v.item()`; line 3
--- cause: v.item()
--- write: [v.item() for v in w] ⇒ list(w)
--- write: torch.FloatTensor(parts) ⇒ torch.stack(parts)
--- leaf: w
### numbers of leaves that nothing else uses
ws = [torch.tensor(float(i), requires_grad=True) for i in range(3)]
total = sum(w.item() ** 2 for w in ws)
torch.tensor(total).backward()
--- kind: no-grad-fn-numbers
--- names: `w.item()`; line 3
--- cause: w.item()
--- write: w.item() ** 2 ⇒ w ** 2
--- write: torch.tensor(total) ⇒ total
--- leaf: ws[1]
### a sample without a graph
mu = torch.tensor(0.0, requires_grad=True)
x = torch.distributions.Normal(mu, 1.0).sample()
x.backward()
--- kind: no-grad-fn-inside
--- names: `x`; line 3; rsample()
--- cause: sample()
--- write: .sample() ⇒ .rsample()
--- leaf: mu
### parameters frozen, all of them
net = nn.Linear(2, 1)
for p in net.parameters():
    p.requires_grad = False
loss = net(torch.ones(1, 2)).sum()
loss.backward()
--- kind: no-grad-fn-frozen
--- names: `loss`; `net.weight`
--- write: p.requires_grad = False ⇒ p.requires_grad = True
--- leaf: net.weight
""")

INPUTS = cases("""
### a row taken after the sum
xt = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
u = (xt ** 2).sum()
first = xt[0]
g, = torch.autograd.grad(u, first)
--- kind: unused-input-later
--- names: `u`; `first`; `xt`; line 4; line 3
--- cause: first = xt
--- write: grad(u, first) ⇒ grad(u, xt)
--- leaf: -
### reshaped after the network
net = nn.Linear(1, 1)
t = torch.linspace(0, 1, 3, requires_grad=True)
u = net(t.unsqueeze(1)).pow(2)
tt = t.unsqueeze(1)
g, = torch.autograd.grad(u.sum(), tt)
--- kind: unused-input-later
--- names: `tt`; `t`; line 5
--- cause: tt = t
--- write: u.sum(), tt ⇒ u.sum(), t
--- leaf: -
### scaled after the use
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x.exp().sum()
x2 = x * 2
g, = torch.autograd.grad(y, [x2])
--- kind: unused-input-later
--- names: `x2`; `x`; line 4
--- cause: x2 = x
--- write: [x2] ⇒ [x]
--- leaf: -
### another leaf
a = torch.ones(2, requires_grad=True)
b = torch.ones(2, requires_grad=True)
loss = (a * 2).sum()
g = torch.autograd.grad(loss, [a, b])
--- kind: unused-input-named
--- names: `loss`; `b`
--- write: (a * 2) ⇒ (a * b)
--- leaf: -
### detached on the way
a = torch.ones(2, requires_grad=True)
b = torch.ones(2, requires_grad=True)
h = b.detach() * 2
loss = (a * h).sum()
g = torch.autograd.grad(loss, [a, b])
--- kind: unused-input-cut
--- names: `b`; `detach()`; line 4
--- cause: b.detach
--- write: b.detach() ⇒ b
--- leaf: -
### a number on the way
a = torch.ones(2, requires_grad=True)
s = torch.tensor(2.0, requires_grad=True)
loss = (a * s.item()).sum()
g = torch.autograd.grad(loss, s)
--- kind: unused-input-cut
--- names: `s`; `s.item()`; line 4
--- cause: s.item
--- write: s.item() ⇒ s
--- leaf: -
### the second derivative of a linear layer
net = nn.Linear(1, 1)
x = torch.tensor([[1.0]], requires_grad=True)
u = net(x)
u_x = torch.autograd.grad(u.sum(), x, create_graph=True)[0]
u_xx = torch.autograd.grad(u_x.sum(), x, create_graph=True)[0]
--- kind: unused-input-constant
--- names: `u_x.sum()`; `x`; line 5; constant
--- cause: u_x = torch
--- write: u_x.sum(), x, create_graph=True ⇒ u_x.sum(), x, create_graph=True, allow_unused=True, materialize_grads=True
--- leaf: -
### an input that does not ask
x = torch.tensor([1.0, 2.0])
w = torch.tensor([1.0, 1.0], requires_grad=True)
loss = (w * x).sum()
g = torch.autograd.grad(loss, x)
--- kind: input-not-asked
--- names: `x`
--- write: torch.tensor([1.0, 2.0]) ⇒ torch.tensor([1.0, 2.0], requires_grad=True)
--- leaf: -
""")

NONE = cases("""
### norms printed after the epoch
net = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
opt = torch.optim.Adam(net.parameters())
for epoch in range(2):
    loss = net(torch.ones(3, 2)).pow(2).mean()
    loss.backward()
    opt.step()
    opt.zero_grad()
print(net[0].weight.grad.abs().max())
--- kind: grad-none-cleared
--- names: `net.0.weight.grad`; `opt.zero_grad()`; line 8; line 6
--- cause: opt.zero_grad()
--- write: opt.zero_grad() ⇒ opt.zero_grad(set_to_none=False)
--- leaf: net[0].weight
### cleared by the module
net = nn.Linear(2, 1)
net(torch.ones(1, 2)).sum().backward()
net.zero_grad()
step = 0.1 * net.weight.grad
--- kind: grad-none-cleared
--- names: `net.weight.grad`; `net.zero_grad()`; line 4
--- cause: net.zero_grad
--- write: net.zero_grad() ⇒ pass
--- leaf: net.weight
### cleared by hand
w = torch.ones(2, requires_grad=True)
(w * w).sum().backward()
w.grad = None
w.data -= 0.1 * w.grad
--- kind: grad-none-cleared
--- names: `w.grad`; `w.grad = None`; line 4
--- cause: w.grad = None
--- write: w.grad = None ⇒ pass
--- leaf: w
### the second head
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.head, self.extra = nn.Linear(2, 3), nn.Linear(3, 1), nn.Linear(3, 1)
    def forward(self, x):
        h = self.body(x)
        return self.head(h), self.extra(h)
net = Two()
y, z = net(torch.ones(1, 2))
y.sum().backward()
for p in net.parameters():
    p.data -= 0.1 * p.grad
--- kind: grad-none-unused-from
--- names: `net.extra.weight.grad`; `z`; line 8; line 11
--- cause: return self.head
--- write: y.sum().backward() ⇒ (y + z).sum().backward()
--- leaf: net.extra.weight
### a layer that is never called
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.spare = nn.Linear(2, 1), nn.Linear(2, 1)
    def forward(self, x):
        return self.fc(x)
net = Net()
net(torch.ones(1, 2)).sum().backward()
total = 0.0
for name, p in net.named_parameters():
    total += p.grad.norm()
--- kind: grad-none-unused
--- names: `net.spare.weight.grad`; line 9
--- write: return self.fc(x) ⇒ return self.fc(x) + self.spare(x)
--- leaf: net.spare.weight
### a feature extractor cut off
enc = nn.Linear(2, 2)
head = nn.Linear(2, 1)
z = enc(torch.ones(1, 2)).detach()
loss = head(z).sum()
loss.backward()
print(enc.weight.grad.norm())
--- kind: grad-none-cut
--- names: `enc.weight.grad`; `detach()`; line 4; line 6
--- cause: .detach()
--- write: .detach() ⇒ ⏎
--- leaf: enc.weight
### a choice by argmax
w = torch.ones(3, requires_grad=True)
b = torch.ones(3, requires_grad=True)
k = (w * 2).argmax()
loss = (b * 2).sum() * k
loss.backward()
w.grad.zero_()
--- kind: grad-none-cut
--- names: `w.grad`; `(w * 2).argmax()`; line 4
--- cause: argmax
--- write: (w * 2).argmax() ⇒ (w * 2).amax()
--- leaf: w
### a number of a leaf
w = torch.ones(1, requires_grad=True)
b = torch.ones(1, requires_grad=True)
loss = (w.item() * b).sum()
loss.backward()
print(-w.grad)
--- kind: grad-none-cut
--- names: `w.grad`; `w.item()`; line 4
--- cause: w.item()
--- write: w.item() ⇒ w
--- leaf: w
### a new tensor under the old name
w = torch.ones(2, requires_grad=True)
for i in range(3):
    loss = (w ** 2).sum()
    loss.backward()
    w = w - 0.1 * w.grad
--- kind: grad-none-rebound
--- names: `w.grad`; `w - 0.1 * w.grad`; line 6
--- cause: w = w
--- write: w = w - 0.1 * w.grad ⇒ with torch.no_grad(): w -= 0.1 * w.grad
--- leaf: w
### converted at birth
w = torch.ones(2, 2, requires_grad=True).to(torch.float64)
loss = (w ** 2).sum()
loss.backward()
print(w.grad.sum())
--- kind: grad-none-born
--- names: `w.grad`; line 2
--- cause: float64
--- write: torch.ones(2, 2, requires_grad=True).to(torch.float64) ⇒ torch.ones(2, 2).to(torch.float64).requires_grad_()
--- leaf: w
### reshaped at birth
w = torch.arange(4.0, requires_grad=True).reshape(2, 2)
w.sum().backward()
print(w.grad + 1)
--- kind: grad-none-born
--- names: `w.grad`; `torch.arange(4.0, requires_grad=True)
--- cause: arange
--- write: torch.arange(4.0, requires_grad=True).reshape(2, 2) ⇒ torch.arange(4.0).reshape(2, 2).requires_grad_()
--- leaf: w
### an intermediate value
x = torch.ones(2, requires_grad=True)
h = x * 3
h.sum().backward()
print(h.grad.norm())
--- kind: grad-none-not-leaf
--- names: `h.grad`
--- write: h = x * 3 ⇒ h = x * 3; h.retain_grad()
--- leaf: h
### used after the pass
w = torch.ones(2, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
(w * 2).sum().backward()
y = b + 1
print(b.grad + 1)
--- kind: grad-none-later
--- names: `b.grad`; line 4; line 5
--- write: y = b + 1 ⇒ (b + 1).sum().backward()
--- leaf: b
### another net's table
emb = nn.Embedding(5, 2)
net = nn.Linear(2, 1)
loss = net(torch.ones(3, 2)).mean()
loss.backward()
emb.weight.grad.mul_(2)
--- kind: grad-none-unused
--- names: `emb.weight.grad`; line 5
--- write: torch.ones(3, 2) ⇒ emb(torch.tensor([0, 1]))
--- leaf: emb.weight
### what autograd.grad returns
w = torch.ones(2, requires_grad=True)
loss = (w * w).sum()
torch.autograd.grad(loss, w)
print(w.grad.sum())
--- kind: grad-none-returned
--- names: `w.grad`; line 4
--- cause: autograd.grad
--- write: torch.autograd.grad(loss, w) ⇒ loss.backward()
--- leaf: w
### asked for other inputs
w = torch.ones(2, requires_grad=True)
b = torch.ones(2, requires_grad=True)
loss = (w * b).sum()
loss.backward(inputs=[w])
print(b.grad.sum())
--- kind: grad-none-inputs
--- names: `b.grad`; line 5
--- cause: inputs=
--- write: inputs=[w] ⇒ inputs=[w, b]
--- leaf: b
### the gradient of .data
w = torch.ones(2, requires_grad=True)
(w * 2).sum().backward()
print(w.data.grad.sum())
--- kind: grad-none-data
--- names: `w.data.grad`; `w.grad`
--- write: w.data.grad ⇒ w.grad
--- leaf: w
### data that asks for nothing
x = torch.tensor([1.0, 2.0])
w = torch.tensor([1.0, 1.0], requires_grad=True)
(w * x).sum().backward()
print(x.grad.sum())
--- kind: grad-none-not-asked
--- names: `x.grad`
--- write: torch.tensor([1.0, 2.0]) ⇒ torch.tensor([1.0, 2.0], requires_grad=True)
--- leaf: x
""")

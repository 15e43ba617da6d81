"""Small programs for which the language must agree with plain Python and torch. Most are cells of D2L."""

from __future__ import annotations

from tests.program.book import BOOK
from tests.program.chapters import CHAPTERS

PROGRAMS: dict[str, str] = {}


def _add(text: str) -> None:
    """Read programs separated by lines of the form ``### name``."""
    for part in text.split("### ")[1:]:
        name, _, source = part.partition("\n")
        assert name not in PROGRAMS, name
        PROGRAMS[name] = source.strip("\n") + "\n"


# --- D2L: tensors (chapter 2.1) ------------------------------------------------------------------------------------
_add("""
### tensor basics
x = torch.arange(12)
print(x, x.shape, x.numel(), x.size())
X = x.reshape(3, 4)
Z = torch.zeros((2, 3, 4))
O = torch.ones(2, 3)
R = torch.randn(3, 4)
T = torch.tensor([[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
X
### arithmetic
x = torch.tensor([1.0, 2, 4, 8])
y = torch.tensor([2, 2, 2, 2])
x + y, x - y, x * y, x / y, x ** y
### exp and cat
X = torch.arange(12, dtype=torch.float32).reshape((3, 4))
Y = torch.tensor([[2.0, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
a, b = torch.cat((X, Y), dim=0), torch.cat((X, Y), dim=1)
e = torch.exp(X)
X == Y, X.sum(), a, b
### broadcasting
a = torch.arange(3).reshape((3, 1))
b = torch.arange(2).reshape((1, 2))
a, b, a + b
### indexing and writing
X = torch.arange(12.0).reshape(3, 4)
print(X[-1], X[1:3], X[::2, ::3], X[1, 2], X[..., 0], X[:, None].shape)
X[1, 2] = 9
X[0:2, :] = 12
X[:, 1] += 1
X[X > 11] = 0
rows = X[[0, 2]]
X
### saving memory
X = torch.arange(4.0)
Y = torch.ones(4)
before = id(X)
X += Y
same = id(X) == before
Z = torch.zeros_like(Y)
where = id(Z)
Z[:] = X + Y
kept = id(Z) == where
X = X + Y
other = id(X) == before
print(same, kept, other)
del before, where
### scalars
a = torch.tensor([3.5])
print(a, a.item(), float(a), int(a))
b = torch.tensor(7)
b.item(), bool(b), len(a), b.dim(), a.ndim
### int index from tensor
names = ["zero", "one", "two"]
i = torch.tensor([3, 9, 4]).argmax()
names[i], [10, 20, 30][torch.tensor(2)]
""")

# --- D2L: linear algebra (2.3), calculus (2.4), automatic differentiation (2.5) -------------------------------------
_add("""
### linear algebra
A = torch.arange(20, dtype=torch.float32).reshape(5, 4)
B = A.clone()
x = torch.arange(4, dtype=torch.float32)
y = torch.ones(4, dtype=torch.float32)
print(A.T, A * B, A.sum(axis=0), A.sum(axis=[0, 1]), A.mean(), A.sum() / A.numel())
print(A.cumsum(axis=0), torch.dot(x, y), torch.sum(x * y), A.shape, torch.mv(A, x))
B = torch.ones(4, 3)
u = torch.tensor([3.0, -4.0])
torch.mm(A, B), A @ B, torch.norm(u), torch.abs(u).sum(), torch.norm(torch.ones((4, 9)))
### keepdims
A = torch.arange(20.0).reshape(5, 4)
s = A.sum(axis=1, keepdims=True)
A / s
### derivative by limit
def f(x):
    return 3 * x ** 2 - 4 * x
def numerical_lim(f, x, h):
    return (f(x + h) - f(x)) / h
h = 0.1
for i in range(5):
    print(f'h={h:.5f}, numerical limit={numerical_lim(f, 1, h):.5f}')
    h *= 0.1
### autograd T1 to T4
x = torch.arange(4.0)
x.requires_grad_(True)
print(x.grad)
y = 2 * torch.dot(x, x)
y.backward()
print(y, x.grad, x.grad == 4 * x)
x.grad.zero_()
y = x.sum()
y.backward()
x.grad
### autograd T5
x = torch.arange(4.0, requires_grad=True)
y = x * x
y.sum().backward()
g = x.grad.clone()
x.grad.zero_()
y = x * x
y.backward(torch.ones(len(x)))
g, x.grad
### autograd T6 detach
x = torch.arange(4.0, requires_grad=True)
y = x * x
u = y.detach()
z = u * x
z.sum().backward()
print(x.grad == u)
x.grad.zero_()
y.sum().backward()
x.grad == 2 * x
### autograd T7 control flow
def f(a):
    b = a * 2
    while b.norm() < 1000:
        b = b * 2
    if b.sum() > 0:
        c = b
    else:
        c = 100 * b
    return c
grads = []
for start in (1.0, -1.0, 3.0, 600.0, -600.0):
    a = torch.tensor(start, requires_grad=True)
    d = f(a)
    d.backward()
    grads.append((d.item(), a.grad.item()))
grads
### autograd T8 nan leaves
a = torch.tensor(float('nan'), requires_grad=True)
b = a * 2
while b.norm() < 1000:
    b = b * 2
b
### autograd T10 halves
X = torch.arange(8.0).reshape(4, 2)
w = torch.tensor([1.0, -1.0], requires_grad=True)
for part in (X[:2], X[2:]):
    ((part @ w) ** 2).sum().backward()
first = w.grad.clone()
w.grad = None
((X @ w) ** 2).sum().backward()
first == w.grad
### autograd T12 vjp
x = torch.arange(3.0, requires_grad=True)
y = x ** 2
rows = [torch.autograd.grad(y, x, torch.eye(3)[i], retain_graph=True)[0] for i in range(3)]
torch.stack(rows)
### autograd T13 twice
x = torch.tensor(2.0, requires_grad=True)
y = x * x
y.backward()
y.backward()
### autograd T14 frozen
w = torch.ones(2, requires_grad=True)
v = torch.ones(2, requires_grad=True)
loss = (w * v.detach()).sum()
loss.backward()
print(w.grad, v.grad)
### autograd second derivative
x = torch.tensor(3.0, requires_grad=True)
y = x ** 3
(g,) = torch.autograd.grad(y, x, create_graph=True)
(h,) = torch.autograd.grad(g, x)
g, h
### chain example
x = torch.tensor([1.0, 0, -1])
w = torch.tensor([1.0, 2, 3], requires_grad=True)
y = 1
a = torch.dot(x, w)
b = a - y
z = b ** 2
z.backward()
w.grad
### view written in place
h = torch.arange(4.0, requires_grad=True) * 1
y = torch.ones(2, 2)
v = h.view(2, 2)
v.mul_(2)
loss = ((h.view(2, 2) - y) ** 2).sum()
loss.backward()
h
### control flow exercise
import math
def f(x):
    return torch.log(x ** 2) * torch.sin(x) + 1 / x
x = torch.tensor(2.0, requires_grad=True)
y = f(x)
y.backward()
round(y.item(), 6), round(x.grad.item(), 6), math.sqrt(2)
""")

# --- D2L: linear regression and MLP from scratch (chapters 3 and 4) --------------------------------------------------
_add("""
### linear regression from scratch
import random
import torch
def synthetic_data(w, b, num_examples):
    \"\"\"y = Xw + b + noise\"\"\"
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))
true_w = torch.tensor([2, -3.4])
true_b = 4.2
features, labels = synthetic_data(true_w, true_b, 40)
print('features:', features[0], '\\nlabel:', labels[0])
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i: min(i + batch_size, num_examples)])
        yield features[batch_indices], labels[batch_indices]
batch_size = 10
for X, y in data_iter(batch_size, features, labels):
    print(X, '\\n', y)
    break
w = torch.normal(0, 0.01, size=(2, 1), requires_grad=True)
b = torch.zeros(1, requires_grad=True)
def linreg(X, w, b):
    return torch.matmul(X, w) + b
def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()
lr = 0.03
num_epochs = 3
net = linreg
loss = squared_loss
for epoch in range(num_epochs):
    for X, y in data_iter(batch_size, features, labels):
        l = loss(net(X, w, b), y)
        l.sum().backward()
        sgd([w, b], lr, batch_size)
    with torch.no_grad():
        train_l = loss(net(features, w, b), labels)
        print(f'epoch {epoch + 1}, loss {float(train_l.mean()):f}')
print(f'error in w: {true_w - w.reshape(true_w.shape)}')
print(f'error in b: {true_b - b}')
### linear regression concise
import torch
from torch import nn
X = torch.randn(20, 2)
y = X @ torch.tensor([[2.0], [-3.4]]) + 4.2
net = nn.Sequential(nn.Linear(2, 1))
net[0].weight.data.normal_(0, 0.01)
net[0].bias.data.fill_(0)
loss = nn.MSELoss()
trainer = torch.optim.SGD(net.parameters(), lr=0.03)
for epoch in range(3):
    l = loss(net(X), y)
    trainer.zero_grad()
    l.backward()
    trainer.step()
    print(f'epoch {epoch + 1}, loss {l:f}')
w = net[0].weight.data
b = net[0].bias.data
w, b
### mlp from scratch
import torch
from torch import nn
num_inputs, num_outputs, num_hiddens = 6, 3, 5
W1 = nn.Parameter(torch.randn(num_inputs, num_hiddens, requires_grad=True) * 0.01)
b1 = nn.Parameter(torch.zeros(num_hiddens, requires_grad=True))
W2 = nn.Parameter(torch.randn(num_hiddens, num_outputs, requires_grad=True) * 0.01)
b2 = nn.Parameter(torch.zeros(num_outputs, requires_grad=True))
params = [W1, b1, W2, b2]
def relu(X):
    a = torch.zeros_like(X)
    return torch.max(X, a)
def net(X):
    X = X.reshape((-1, num_inputs))
    H = relu(X @ W1 + b1)
    return (H @ W2 + b2)
loss = nn.CrossEntropyLoss(reduction='none')
updater = torch.optim.SGD(params, lr=0.1)
X = torch.rand(4, 2, 3)
y = torch.tensor([0, 2, 1, 1])
for epoch in range(2):
    l = loss(net(X), y)
    updater.zero_grad()
    l.mean().backward()
    updater.step()
    print(f'{l.sum():.4f}')
[p.grad for p in params]
### softmax from scratch
class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n
    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]
    def reset(self):
        self.data = [0.0] * len(self.data)
    def __getitem__(self, idx):
        return self.data[idx]
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition
def cross_entropy(y_hat, y):
    return - torch.log(y_hat[range(len(y_hat)), y])
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())
y = torch.tensor([0, 2])
y_hat = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]])
metric = Accumulator(2)
metric.add(accuracy(y_hat, y), y.numel())
print(cross_entropy(y_hat, y), metric[0] / metric[1], softmax(y_hat).sum(1))
### module class
from torch import nn
from torch.nn import functional as F
class MLP(nn.Module):
    def __init__(self, hidden=4, **kwargs):
        super().__init__(**kwargs)
        self.hidden = nn.Linear(3, hidden)
        self.out = nn.Linear(hidden, 1)
        self.scale = 2.0
    def forward(self, X):
        return self.out(F.relu(self.hidden(X))) * self.scale
net = MLP()
X = torch.rand(2, 3)
out = net(X)
out.sum().backward()
print(net)
print([(name, p.shape) for name, p in net.named_parameters()])
sum(p.numel() for p in net.parameters()), net.hidden.weight.grad
### module in sequential
from torch import nn
class Twice(nn.Module):
    def forward(self, X):
        Y = X * 2
        return Y
class Block(nn.Sequential):
    pass
net = nn.Sequential(nn.Linear(2, 2), Twice(), Block(nn.ReLU(), nn.Linear(2, 1)))
def init_weights(m):
    if type(m) == nn.Linear:
        nn.init.normal_(m.weight, std=0.01)
        nn.init.zeros_(m.bias)
net.apply(init_weights)
net.eval()
out = net(torch.ones(3, 2))
out, net.training, len(net), isinstance(net[1], Twice)
### a computed tensor in a parameter's place
from torch import nn
net = nn.Sequential(nn.Linear(2, 1), nn.Linear(1, 1))
a = torch.tensor(2.0, requires_grad=True)
del net[0].weight, net[1].bias
net[0].weight = torch.stack([a, a * a]).reshape(1, 2)
net[1].bias = a.reshape(1)
out = net(torch.ones(3, 2)).sum()
out.backward()
a.grad, net[0].bias.grad, len(list(net.parameters()))
### two level classes
from torch import nn
class Base(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def name(self):
        return 'base'
class Derived(Base):
    def __init__(self, n):
        super(Derived, self).__init__(n + 1)
        self.w = nn.Parameter(torch.ones(n))
    def name(self):
        return 'derived of ' + super().name()
    def forward(self, x):
        return (self.w * x).sum() + self.n
d = Derived(2)
y = d(torch.tensor([1.0, 2.0]))
y.backward()
print(d.name(), d.n, y)
list(d.parameters())[0].grad
### lstm and embedding
from torch import nn
lstm = nn.LSTM(3, 4, batch_first=True)
emb = nn.Embedding(5, 3)
out, (h, c) = lstm(emb(torch.tensor([[1, 2, 0]])))
out.sum().backward()
out.shape, h.shape, emb.weight.grad
### adam and dropout
from torch import nn
net = nn.Sequential(nn.Flatten(), nn.Linear(4, 4), nn.Dropout(0.5), nn.Tanh(), nn.Linear(4, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=0.1)
X, y = torch.rand(3, 2, 2), torch.tensor([0, 1, 1])
for _ in range(2):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(X), y)
    loss.backward()
    optimizer.step()
loss
""")

# --- Python -----------------------------------------------------------------------------------------------------------
_add("""
### functions of every shape
def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, sorted(kw.items()))
print(f(1, c=3), f(1, 2, 3, 4, c=5, z=1, y=2), f(*[1, 2], **{'c': 3}))
g = lambda x, *, k=2: x ** k
h = lambda *a: sum(a)
g(3), g(3, k=3), h(1, 2, 3)
### closures
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    return up
a, b = counter(), counter()
a(); a(5)
total = 0
def add(x):
    global total
    total += x
for i in range(4):
    add(i)
fs = [lambda: i for i in range(3)]
a(), b(), total, [f() for f in fs]
### defaults are evaluated once
def f(x, seen=[]):
    seen.append(x)
    return seen
f(1); f(2)
f(3)
### comprehensions
xs = [i * j for i in range(3) for j in range(i) if (i + j) % 2]
d = {k: v for k, v in zip('abc', range(3)) if v}
s = {len(w) for w in ['a', 'bb', 'cc']}
g = (x ** 2 for x in range(5))
nested = [[y for y in range(x)] for x in range(3)]
i = 'kept'
[i for i in range(3)]
y = [last := v for v in range(3)]
xs, d, s, sum(g), nested, i, last
### loops
out = []
for i in range(10):
    if i == 2: continue
    if i == 5: break
    out.append(i)
else:
    out.append('no')
n = 3
while n:
    n -= 1
else:
    out.append('done')
for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]:
    out.append((a, b, c))
for out[0] in range(3): pass
out
### unpacking
a, b = 1, 2
a, b = b, a
first, *middle, last = range(6)
(x, y), z = torch.tensor([1.0, 2.0]), 3
[p, q] = 'no'
m = n = []
m.append(1)
a, b, first, middle, last, x, y, z, p, q, n
### chained comparison and logic
x = 3
calls = []
def f(v):
    calls.append(v)
    return v
r = [1 < x < 5, 5 > x > 3, 1 < 2 > 0 != 4, f(1) < f(0) < f(9), x is None, x is not None, 2 in [1, 2], 'q' not in 'abc']
s = [0 or 'a', '' and 1, not [], 1 and 2 and 3, None or 0, 'yes' if x else 'no']
r, s, calls
### strings
name, v = 'loss', 3.14159
print(f'{name}: {v:.2f} {v:>10.3e} {name!r} {v=} {1 + 1} {{}} {name:>{8}}')
print('{} and {1}'.format(1, 2) if False else '{0} and {1:.1f} {k}'.format(1, 2, k=3))
print('%s %d %.3f' % ('a', 3, 2.5), 'a,b'.split(','), '-'.join(['x', 'y']), ' pad '.strip().upper())
print(1, 'a', None, [1.5, 'b'], {'k': (1,)}, sep='|', end='!\\n')
'abc'[::-1], 'abc'.replace('b', 'xx'), 'a' * 3 + 'b', str(1.0), repr('q'), 'abc'.index('c')
### containers
l = [3, 1, 2]
l.sort(reverse=True)
l += [7]; l.insert(0, 9); l.extend((4, 4)); x = l.pop(); l.remove(1)
d = {'a': 1, **{'b': 2}}
d['c'] = 3; d.update(e=5); d.setdefault('f', 6); del d['a']
d['b'] += 10
s = {1, 2} | {3}
s.add(4); s.discard(1)
t = (1, 2) + (3,)
l[1:3] = ['x']
del l[0]
l, d, sorted(s), t, t.index(2), list(d.items()), x, [1] * 3, [1, 2] == [1, 2], (1, 2) < (1, 3)
### builtins
print(list(enumerate('ab', 1)), list(zip([1, 2], 'xy')), list(map(abs, [-1, 2])), list(filter(None, [0, 1])))
print(sorted([3, 1, 2], key=lambda v: -v), list(reversed([1, 2])), max(3, 7), min([4, 2]), max([], default=0))
print(sum([[1], [2]], []), any([0, 1]), all([]), round(2.567, 1), round(7), divmod(7, 3), pow(2, 5), abs(-3.5))
print(int('12'), float('1.5'), bool(0), str(12), list((1, 2)), tuple([1]), set([1, 1]), dict(a=1), dict([(1, 2)]))
isinstance(3, int), isinstance(torch.ones(1), torch.Tensor), isinstance(2.0, (int, float)), type(3) == int, callable(len)
### integers and floats
7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, 1 << 4, 6 & 3, 6 | 3, 6 ^ 3, ~5, 0.1 + 0.2, 1e300 * 1e10, 3 + 2j
### classes
class Point:
    count = 0
    def __init__(self, x, y=0):
        self.x, self.y = x, y
        Point.count += 1
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)
    def __repr__(self):
        return f'Point({self.x}, {self.y})'
    def __len__(self):
        return 2
    def __call__(self, k):
        return self.x * k
    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    @staticmethod
    def origin():
        return Point(0)
p = Point(3, 4) + Point.origin()
q = [p, Point(1)]
p.z = 5
r = (p == Point(3, 4), len(p), p(2), p.norm, p.z, hasattr(p, 'w'), getattr(p, 'w', 7), Point.count, p.count)
print(q, str(p), f'{p}')
del p, q
r
### iterator classes
class Range3:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 3:
            raise StopIteration
        self.n += 1
        return self.n
class Seq:
    def __len__(self):
        return 2
    def __getitem__(self, i):
        if i > 1:
            raise IndexError(i)
        return i * 10
    def __contains__(self, v):
        return v == 'x'
list(Range3()), [v for v in Seq()], 'x' in Seq(), sum(Range3())
### generators
def countdown(n):
    while n > 0:
        if n == 2:
            yield 'two'
        else:
            yield n
        n -= 1
    yield from ['end', 'really']
def pairs():
    with torch.no_grad():
        for i in range(3):
            for j in range(i):
                yield i, j
g = countdown(3)
first = next(g)
first, list(g), list(pairs()), next(countdown(0), 'none')
### try and raise
log = []
def f(x):
    try:
        if x == 0:
            raise ValueError('zero')
        return 10 / (x - 1)
    except ZeroDivisionError as e:
        log.append(str(e))
        return -1
    except (ValueError, KeyError) as e:
        log.append(f'{type(e).__name__}: {e}')
        raise RuntimeError('again')
    else:
        log.append('else')
    finally:
        log.append(x)
r = [f(3), f(1)]
try:
    f(0)
except RuntimeError as e:
    r.append(str(e))
try:
    torch.ones(2) + torch.ones(3)
except RuntimeError as e:
    print('caught', e)
r, log
### with and grad modes
x = torch.ones(2, requires_grad=True)
with torch.no_grad():
    a = x * 2
    with torch.enable_grad():
        b = x * 2
with torch.set_grad_enabled(False):
    c = x * 2
@torch.no_grad()
def f(t):
    return t * 3
d = f(x)
class Ctx:
    def __enter__(self):
        return 'in'
    def __exit__(self, *args):
        print('out', args[0] is None)
with Ctx() as v:
    print(v)
a.requires_grad, b.requires_grad, c.requires_grad, d.requires_grad, torch.is_grad_enabled()
### augmented assignments
class Box:
    pass
o = Box()
o.v = 1
o.v += 4
t = torch.ones(3)
alias = t
t += 1
t *= 3
t[0] -= 5
l = [1, [2]]
l[1] += [3]
d = {'k': 2}
d['k'] **= 3
x = 7
x //= 2; x <<= 2; x %= 5
r = (o.v, t, alias is t, l, d, x)
del o
r
### walrus and conditional
n = 0
while (n := n + 2) < 7:
    pass
values = [y for v in range(5) if (y := v * v) > 3]
n, values, y
### star arguments to torch
shape = (2, 3)
a = torch.zeros(*shape)
b = torch.stack([*a], dim=0)
kw = {'dim': 0, 'keepdim': True}
torch.ones(shape).sum(**kw), b.shape
### tensor methods as values
x = torch.tensor([3.0, 1.0, 2.0])
f = x.sum
fs = [torch.sin, torch.cos, torch.Tensor.exp] if False else [torch.sin, torch.cos]
values, indices = torch.sort(x)
m = x.reshape(3, 1).max(dim=0)
f(), [g(x) for g in fs], values, indices, m.values, m.indices
### iterate over tensors
X = torch.arange(6.0, requires_grad=True).reshape(3, 2)
total = 0
for row in X:
    a, b = row
    total = total + a * b
rows = [r.sum() for r in X]
print(total, rows, list(X[0]), 2.0 in X, len(X), max(X[:, 0]), sum(X[:, 1]))
### device and dtype
device = torch.device('cpu')
x = torch.ones(2, device=device, dtype=torch.float64).to(torch.float32)
device.type, x.dtype, x.device, str(x.dtype), x.to('cpu').dtype == torch.float32, torch.cuda.is_available() and False
### one line things
if True: a = 1; b = 2
class Empty: pass
def g(): ...
assert a + b == 3, 'sum'
pass
x: int = 5
y: float
g() is None, x
### einsum and linalg
A = torch.arange(6.0).reshape(2, 3)
B = torch.arange(12.0).reshape(3, 4)
M = torch.tensor([[2.0, 1.0], [1.0, 3.0]])
print(torch.einsum('ij,jk->ik', A, B), torch.linalg.inv(M), torch.linalg.det(M), torch.linalg.norm(A))
torch.linalg.eigh(M).eigenvalues, torch.outer(A[0], A[1]), torch.trace(M), M.det(), torch.linalg.solve(M, A[:, 0])
### unicode names and text
损失 = torch.tensor([1.0, 2.0])
σ = 损失.std()
print('平均', 损失.mean(), f'标准差 {σ:.3f}')
损失 * 2
### deep but fine recursion
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
def fib(n, memo={}):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
fact(20), fib(30)
""")

# --- mistakes: the kind of error and its message agree ----------------------------------------------------------------
_add("""
### error broadcast
C = torch.arange(24.0).reshape(2, 3, 4)
before = 1
C / C.sum(axis=1)
after = 2
### error name
x = 1
y = z + x
### error unbound local
def f():
    print(v)
    v = 1
f()
### error missing argument
def f(a, b):
    return a
f(1)
### error method missing argument
class A:
    def m(self, x):
        return x
A().m()
### error unexpected keyword
def f(a):
    return a
f(1, b=2)
### error attribute
x = torch.ones(2)
x.shap
### error none attribute
x = torch.ones(2, requires_grad=True)
x.grad.zero_()
### error index
[1, 2][5]
### error key
{'a': 1}['b']
### error division
1 / 0
### error types
'a' + 1
### error call
x = 3
x(1)
### error unpack
a, b = [1, 2, 3]
### error assertion
assert 1 == 2, 'numbers differ'
### error raise
raise ValueError('mine')
### error in function in loop
def f(x):
    return x.reshape(5, -1)
for i in range(2):
    x = torch.arange(12 + i)
    f(x)
### error cat
X = torch.ones(2, 2)
torch.cat(X, X, dim=0)
### error tensor brackets
torch.tensor([2, 1], [1, 2], [4, 3])
### error leaf in place
x = torch.ones(2, requires_grad=True)
x += 1
### error saved changed
x = torch.ones(2, requires_grad=True)
y = x.exp()
y += 1
y.sum().backward()
### error truth
if torch.ones(2) > 0:
    pass
### error item
torch.arange(12.0).item()
### error too many indices
torch.ones(3, 4)[:, 2, ::3]
### error view
torch.arange(6).reshape(2, 3).t().view(6)
### error mm
torch.mm(torch.ones(2, 3), torch.ones(3))
### error integer grad
torch.arange(3, requires_grad=True)
### error integer mean
torch.arange(3).mean()
### error len
len(torch.tensor(3.0))
### error no grad fn
torch.ones(1).backward()
### error iterate number
for i in 3:
    pass
### error not callable tensor
t = torch.ones(2)
t(0)
### error generator argument
sorted([1, 'a'])
### error string times string
'a' * 'b'
### error recursion in init
class A:
    def __init__(self):
        self.b = self.c
A()
""")

# --- D2L: networks (chapters 3 to 12) ------------------------------------------------------------------------------
_add(CHAPTERS)
_add(BOOK)

"""Cells of D2L's chapters on networks, with data and optimisers: held to plain Python as those of `programs` are."""

from __future__ import annotations

CHAPTERS = """
### linear regression from scratch of the chapter
def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))
true_w = torch.tensor([2, -3.4])
features, labels = synthetic_data(true_w, 4.2, 40)
def linreg(X, w, b):
    return torch.matmul(X, w) + b
def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2
def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()
w = torch.normal(0, 0.01, size=(2, 1), requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for epoch in range(3):
    l = squared_loss(linreg(features, w, b), labels)
    l.sum().backward()
    sgd([w, b], 0.3, 40)
    with torch.no_grad():
        train_l = squared_loss(linreg(features, w, b), labels)
        print(f'epoch {epoch + 1}, loss {float(train_l.mean()):f}')
### data iterator with yield
import random
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i: min(i + batch_size, num_examples)])
        yield features[batch_indices], labels[batch_indices]
X = torch.arange(12.0).reshape(6, 2)
y = torch.arange(6.0)
for a, c in data_iter(4, X, y):
    print(a, c)
### linear regression concise of the chapter
from torch import nn
net = nn.Sequential(nn.Linear(2, 1))
net[0].weight.data.normal_(0, 0.01)
net[0].bias.data.fill_(0)
loss = nn.MSELoss()
trainer = torch.optim.SGD(net.parameters(), lr=0.03)
X = torch.ones(4, 2)
y = torch.zeros(4, 1)
for epoch in range(2):
    l = loss(net(X), y)
    trainer.zero_grad()
    l.backward()
    trainer.step()
print(f'{l:f}')
### softmax from scratch of the chapter
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition
X = torch.normal(0, 1, (2, 5))
X_prob = softmax(X)
X_prob, X_prob.sum(1)
### picking with labels
y = torch.tensor([0, 2])
y_hat = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]])
def cross_entropy(y_hat, y):
    return - torch.log(y_hat[range(len(y_hat)), y])
cross_entropy(y_hat, y)
### accuracy
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())
y = torch.tensor([0, 2])
accuracy(torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]), y) / len(y)
### accumulator
class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n
    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]
    def reset(self):
        self.data = [0.0] * len(self.data)
    def __getitem__(self, idx):
        return self.data[idx]
metric = Accumulator(2)
metric.add(1, torch.tensor(2.0))
metric.add(3, 4)
metric[0], metric[1]
### softmax regression step
from torch import nn
from torch.nn import functional as F
W = torch.normal(0, 0.01, size=(4, 3), requires_grad=True)
b = torch.zeros(3, requires_grad=True)
X = torch.normal(0, 1, (5, 4))
y = torch.tensor([0, 1, 2, 1, 0])
l = F.cross_entropy(torch.matmul(X, W) + b, y)
l.backward()
### mlp from scratch of the chapter
from torch import nn
W1 = nn.Parameter(torch.randn(4, 5, requires_grad=True) * 0.01)
b1 = nn.Parameter(torch.zeros(5, requires_grad=True))
W2 = nn.Parameter(torch.randn(5, 2, requires_grad=True) * 0.01)
b2 = nn.Parameter(torch.zeros(2, requires_grad=True))
def relu(X):
    a = torch.zeros_like(X)
    return torch.max(X, a)
def net(X):
    X = X.reshape((-1, 4))
    H = relu(X @ W1 + b1)
    return (H @ W2 + b2)
l = net(torch.ones(3, 2, 2)).sum()
l.backward()
### mlp concise
from torch import nn
net = nn.Sequential(nn.Flatten(), nn.Linear(6, 4), nn.ReLU(), nn.Linear(4, 2))
def init_weights(m):
    if type(m) == nn.Linear:
        nn.init.normal_(m.weight, std=0.01)
net.apply(init_weights)
loss = nn.CrossEntropyLoss(reduction='none')
l = loss(net(torch.ones(3, 2, 3)), torch.tensor([0, 1, 0]))
l.mean().backward()
### activations
x = torch.arange(-8.0, 8.0, 4, requires_grad=True)
y = torch.relu(x)
y.backward(torch.ones_like(x), retain_graph=True)
print(x.grad)
x.grad.data.zero_()
z = torch.sigmoid(x)
z.backward(torch.ones_like(x), retain_graph=True)
print(x.grad)
x.grad.data.zero_()
t = torch.tanh(x)
t.backward(torch.ones_like(x), retain_graph=True)
x.grad
### weight decay from scratch
w = torch.normal(0, 1, size=(4, 1), requires_grad=True)
b = torch.zeros(1, requires_grad=True)
def l2_penalty(w):
    return torch.sum(w.pow(2)) / 2
X = torch.ones(3, 4)
l = ((X @ w + b) ** 2 / 2) + 3 * l2_penalty(w)
l.sum().backward()
print(torch.norm(w).item())
### weight decay concise
from torch import nn
net = nn.Sequential(nn.Linear(3, 1))
for param in net.parameters():
    param.data.normal_()
trainer = torch.optim.SGD([
    {"params": net[0].weight, 'weight_decay': 3},
    {"params": net[0].bias}], lr=0.1)
l = net(torch.ones(2, 3)).mean()
l.backward()
trainer.step()
print(net[0].weight.norm().item())
### dropout layer
def dropout_layer(X, dropout):
    assert 0 <= dropout <= 1
    if dropout == 1:
        return torch.zeros_like(X)
    if dropout == 0:
        return X
    mask = (torch.rand(X.shape) > dropout).float()
    return mask * X / (1.0 - dropout)
X = torch.arange(16, dtype=torch.float32).reshape((2, 8))
print(dropout_layer(X, 0.))
print(dropout_layer(X, 0.5))
print(dropout_layer(X, 1.))
### vanishing gradient
x = torch.arange(-8.0, 8.0, 2.0, requires_grad=True)
y = torch.sigmoid(x)
y.backward(torch.ones_like(x))
### exploding gradient
M = torch.normal(0, 1, size=(4, 4))
for i in range(10):
    M = torch.mm(M, torch.normal(0, 1, size=(4, 4)))
M
### custom block
from torch import nn
from torch.nn import functional as F
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 5)
        self.out = nn.Linear(5, 2)
    def forward(self, X):
        return self.out(F.relu(self.hidden(X)))
net = MLP()
l = net(torch.ones(2, 4)).sum()
l.backward()
### layer without parameters
from torch import nn
class CenteredLayer(nn.Module):
    def __init__(self):
        super().__init__()
    def forward(self, X):
        return X - X.mean()
layer = CenteredLayer()
layer(torch.tensor([1.0, 2, 3, 4, 5]))
### layer with parameters
from torch import nn
from torch.nn import functional as F
class MyLinear(nn.Module):
    def __init__(self, in_units, units):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(in_units, units))
        self.bias = nn.Parameter(torch.randn(units,))
    def forward(self, X):
        return F.relu(torch.matmul(X, self.weight) + self.bias)
linear = MyLinear(5, 3)
y = linear(torch.ones(2, 5))
y.sum().backward()
### shared layer
from torch import nn
shared = nn.Linear(3, 3)
net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), shared, nn.ReLU(), shared)
net(torch.ones(1, 2)).sum().backward()
print(net[2].weight is net[4].weight)
### correlation
def corr2d(X, K):
    h, w = K.shape
    Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y
X = torch.tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])
K = torch.tensor([[0.0, 1.0], [2.0, 3.0]])
corr2d(X, K)
### pooling
def pool2d(X, pool_size, mode='max'):
    p_h, p_w = pool_size
    Y = torch.zeros((X.shape[0] - p_h + 1, X.shape[1] - p_w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            if mode == 'max':
                Y[i, j] = X[i: i + p_h, j: j + p_w].max()
            elif mode == 'avg':
                Y[i, j] = X[i: i + p_h, j: j + p_w].mean()
    return Y
X = torch.arange(9.0).reshape(3, 3)
pool2d(X, (2, 2)), pool2d(X, (2, 2), 'avg')
### channels
def corr2d_1x1(X, K):
    c_i, h, w = X.shape
    c_o = K.shape[0]
    X = X.reshape((c_i, h * w))
    K = K.reshape((c_o, c_i))
    return torch.matmul(K, X).reshape((c_o, h, w))
corr2d_1x1(torch.ones(3, 2, 2), torch.arange(6.0).reshape(2, 3, 1, 1))
### batch norm from scratch
def batch_norm(X, gamma, beta, moving_mean, moving_var, eps, momentum):
    if not torch.is_grad_enabled():
        X_hat = (X - moving_mean) / torch.sqrt(moving_var + eps)
    else:
        mean = X.mean(dim=0)
        var = ((X - mean) ** 2).mean(dim=0)
        X_hat = (X - mean) / torch.sqrt(var + eps)
        moving_mean = momentum * moving_mean + (1.0 - momentum) * mean
        moving_var = momentum * moving_var + (1.0 - momentum) * var
    return gamma * X_hat + beta, moving_mean.data, moving_var.data
gamma = torch.ones(3, requires_grad=True)
beta = torch.zeros(3, requires_grad=True)
Y, m, v = batch_norm(torch.arange(6.0).reshape(2, 3) ** 2, gamma, beta, torch.zeros(3), torch.ones(3), 1e-5, 0.9)
Y.pow(2).sum().backward()
### rnn cell by hand
X, W_xh = torch.normal(0, 1, (3, 1)), torch.normal(0, 1, (1, 4))
H, W_hh = torch.normal(0, 1, (3, 4)), torch.normal(0, 1, (4, 4))
one = torch.matmul(X, W_xh) + torch.matmul(H, W_hh)
two = torch.matmul(torch.cat((X, H), 1), torch.cat((W_xh, W_hh), 0))
one, two
### rnn unrolled
W_xh = torch.randn(2, 3, requires_grad=True)
W_hh = torch.randn(3, 3, requires_grad=True)
H = torch.zeros(1, 3)
outputs = []
for X in torch.ones(4, 1, 2):
    H = torch.tanh(torch.mm(X, W_xh) + torch.mm(H, W_hh))
    outputs.append(H)
torch.cat(outputs, dim=0).sum().backward()
### gradient clipping
w = torch.tensor([3.0, 4.0], requires_grad=True)
(w * torch.tensor([30.0, 40.0])).sum().backward()
def grad_clipping(params, theta):
    norm = torch.sqrt(sum(torch.sum((p.grad ** 2)) for p in params))
    if norm > theta:
        for param in params:
            param.grad[:] *= theta / norm
grad_clipping([w], 1)
w.grad
### masked softmax
X = torch.ones(2, 3)
valid_len = torch.tensor([1, 2])
mask = torch.arange(3, dtype=torch.float32)[None, :] < valid_len[:, None]
X[~mask] = -1e6
torch.softmax(X, dim=-1)
### nadaraya watson
def f(x):
    return 2 * torch.sin(x) + x ** 0.8
x_train, _ = torch.sort(torch.rand(6) * 5)
x_test = torch.arange(0, 5, 1.0)
X_repeat = x_test.repeat_interleave(6).reshape((-1, 6))
weights = torch.softmax(-(X_repeat - x_train) ** 2 / 2, dim=1)
torch.matmul(weights, f(x_train))
### momentum by hand
x = torch.tensor([-5.0, -2.0], requires_grad=True)
v = torch.zeros(2)
for i in range(5):
    l = 0.1 * x[0] ** 2 + 2 * x[1] ** 2
    l.backward()
    with torch.no_grad():
        v[:] = 0.5 * v + x.grad
        x -= 0.4 * v
        x.grad.data.zero_()
print(x)
### adam
x = torch.tensor([1.0, 2.0], requires_grad=True)
trainer = torch.optim.Adam([x], lr=0.1)
for i in range(3):
    trainer.zero_grad()
    l = (x ** 2).sum()
    l.backward()
    trainer.step()
### gradient of a gradient
x = torch.tensor(2.0, requires_grad=True)
(g,) = torch.autograd.grad(x ** 3, x, create_graph=True)
g.backward()
x.grad
### try else finally
try:
    torch.ones(2) + torch.ones(3)
except RuntimeError as e:
    print('failed:', e)
else:
    print('fine')
finally:
    print('done')
### memory by identity
X = torch.arange(4.0)
Y = torch.ones(4)
before = id(Y)
Y = Y + X
changed = id(Y) == before
Z = torch.zeros_like(Y)
before = id(Z)
Z[:] = X + Y
kept = id(Z) == before
before = id(X)
X += Y
print(changed, kept, id(X) == before)
del before
### static methods and properties
class Circle:
    def __init__(self, r):
        self.r = r
    @property
    def area(self):
        return 3 * self.r ** 2
    @staticmethod
    def unit():
        return Circle(1)
print(Circle(2).area, Circle.unit().area)
### error loss labels
from torch.nn import functional as F
F.cross_entropy(torch.ones(2, 3), torch.ones(3, dtype=torch.int64))
### error linear features
from torch import nn
nn.Linear(3, 2)(torch.ones(4, 5))
"""

"""Cells such as a reader of D2L pastes, chapter by chapter; held to plain Python as those of `programs` are.

They are programs of our own that use what the book's cells use.
"""

from __future__ import annotations

BOOK = """
### book nd 1
x = torch.arange(12, dtype=torch.float32)
print(x.numel(), x.shape, len(x))
X = x.reshape(3, 4)
print(X.reshape(-1, 4).shape, X.reshape(3, -1).shape)
torch.zeros((2, 3, 4)), torch.ones((2, 3, 4)), torch.randn(3, 4)
### book nd 2
X = torch.tensor([[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
print(X[-1], X[1:3])
X[1, 2] = 17
X[:2, :] = 12
X
### book nd 3
x = torch.tensor([1.0, 2, 4, 8])
y = torch.tensor([2, 2, 2, 2])
print(torch.exp(x))
x + y, x - y, x * y, x / y, x ** y
### book nd 4
X = torch.arange(12, dtype=torch.float32).reshape((3, 4))
Y = torch.tensor([[2.0, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
print(torch.cat((X, Y), dim=0), torch.cat((X, Y), dim=1))
print(X == Y, X.sum())
a = torch.arange(3).reshape((3, 1))
b = torch.arange(2).reshape((1, 2))
a + b
### book nd 6
X = torch.arange(12.0).reshape(3, 4)
A = X.numpy()
B = torch.from_numpy(A)
print(type(A), type(B))
a = torch.tensor([3.5])
a, a.item(), float(a), int(a)
### book nd 7
X = torch.arange(12.0).reshape(3, 4)
A = X.numpy()
B = torch.tensor(A)
X[0, 0] = 100
print(A[0, 0], B[0, 0])
A += 1
X
### book nd 8
import numpy as np
a = np.arange(6).reshape(2, 3)
t = torch.tensor(a)
s = torch.as_tensor(a)
f = torch.from_numpy(a).float()
a[0, 0] = 7
print(t, s, f, a.dtype, t.dtype)
np.array_equal(t.numpy(), a)
### book pd 1
import os
os.makedirs(os.path.join('..', 'data'), exist_ok=True)
data_file = os.path.join('..', 'data', 'house_tiny.csv')
with open(data_file, 'w') as f:
    f.write('NumRooms,Alley,Price\\n')
    f.write('NA,Pave,127500\\n')
    f.write('2,NA,106000\\n')
    f.write('4,NA,178100\\n')
    f.write('NA,NA,140000\\n')
import pandas as pd
data = pd.read_csv(data_file)
print(data)
inputs, outputs = data.iloc[:, 0:2], data.iloc[:, 2]
inputs = inputs.fillna(inputs.mean(numeric_only=True))
print(inputs)
inputs = pd.get_dummies(inputs, dummy_na=True)
print(inputs)
X = torch.tensor(inputs.to_numpy(dtype=float))
y = torch.tensor(outputs.to_numpy(dtype=float))
X, y
### book pd 2
import os
import pandas as pd
os.makedirs(os.path.join('..', 'data'), exist_ok=True)
data_file = os.path.join('..', 'data', 'house_tiny.csv')
with open(data_file, 'w') as f:
    f.write('''NumRooms,RoofType,Price
NA,NA,127500
2,NA,106000
4,Slate,178100
NA,NA,140000''')
data = pd.read_csv(data_file)
inputs, targets = data.iloc[:, 0:2], data.iloc[:, 2]
inputs = pd.get_dummies(inputs, dummy_na=True)
inputs = inputs.fillna(inputs.mean())
print(inputs)
X, y = torch.tensor(inputs.values.astype(float)), torch.tensor(targets.values)
X, y
### book pd 3
import pandas as pd
df = pd.DataFrame({'a': [1, None, 3], 'b': ['x', None, 'z'], 'c': [None, None, 1.5]})
print(df.isnull().sum())
print(df.isna().sum().idxmax())
most = df.isna().sum(axis=0).idxmax()
df = df.drop(columns=[most])
print(df.dropna(axis=1, thresh=2))
df
### book pd 5
import pandas as pd
s = pd.Series([3, 1, 2], index=['a', 'b', 'c'])
print(s['a'], s.sort_values(), s.index)
s.max()
### book pd 7
import pandas as pd
df = pd.DataFrame({'x': [1.0, 2.0], 'y': [3.0, 4.0]})
for col in df.columns:
    print(col, df[col].mean())
for i, row in df.iterrows():
    print(i, row['x'], row['y'])
df.apply(lambda c: c - c.mean())
### book pd 8
import pandas as pd
all_features = pd.DataFrame({'LotArea': [8450., 9600., None], 'Street': ['Pave', 'Grvl', None], 'Year': [2003, 1976, 2001]})
numeric = all_features.dtypes[all_features.dtypes != 'object'].index
print(numeric)
### book la 1
x = torch.tensor(3.0)
y = torch.tensor(2.0)
print(x + y, x * y, x / y, x**y)
x = torch.arange(3)
print(x[2], len(x), x.shape)
A = torch.arange(6).reshape(3, 2)
A.T
### book la 2
A = torch.tensor([[1, 2, 3], [2, 0, 4], [3, 4, 5]])
print(A == A.T)
A = torch.arange(6, dtype=torch.float32).reshape(2, 3)
B = A.clone()
print(A, A + B, A * B)
a = 2
X = torch.arange(24).reshape(2, 3, 4)
a + X, (a * X).shape
### book la 3
A = torch.arange(6.0).reshape(2, 3)
print(A.shape, A.sum(), A.sum(axis=0).shape, A.sum(axis=1), A.sum(axis=[0, 1]) == A.sum())
print(A.mean(), A.sum() / A.numel(), A.mean(axis=0), A.sum(axis=0) / A.shape[0])
sum_A = A.sum(axis=1, keepdims=True)
print(sum_A, A / sum_A, A.cumsum(axis=0))
x = torch.arange(3, dtype=torch.float32)
y = torch.ones(3, dtype=torch.float32)
print(torch.dot(x, y), torch.sum(x * y), torch.mv(A, x), A@x, torch.mm(A, torch.ones(3, 4)))
u = torch.tensor([3.0, -4.0])
torch.norm(u), torch.abs(u).sum(), torch.norm(torch.ones((4, 9)))
### book la 4
A = torch.arange(6.0).reshape(2, 3)
try:
    A / A.sum(axis=1)
except RuntimeError as e:
    print(e)
print(torch.linalg.norm(torch.ones(2, 3, 4)))
len(torch.zeros(2, 3, 4))
### book calc 2
def f(x):
    return 3 * x ** 2 - 4 * x
def numerical_lim(f, x, h):
    return (f(x + h) - f(x)) / h
h = 0.1
for i in range(5):
    print(f'h={h:.5f}, numerical limit={numerical_lim(f, 1, h):.5f}')
    h *= 0.1
### book ag 1
x = torch.arange(4.0)
x.requires_grad_(True)
print(x.grad)
y = 2 * torch.dot(x, x)
print(y)
y.backward()
print(x.grad, x.grad == 4 * x)
x.grad.zero_()
y = x.sum()
y.backward()
print(x.grad)
x.grad.zero_()
y = x * x
y.backward(gradient=torch.ones(len(y)))
print(x.grad)
x.grad.zero_()
y = x * x
u = y.detach()
z = u * x
z.sum().backward()
x.grad == u
### book ag 2
def f(a):
    b = a * 2
    while b.norm() < 1000:
        b = b * 2
    if b.sum() > 0:
        c = b
    else:
        c = 100 * b
    return c
a = torch.randn(size=(), requires_grad=True)
d = f(a)
d.backward()
a.grad == d / a
### book ag 3
x = torch.arange(4.0, requires_grad=True)
y = x * x
y.sum().backward(retain_graph=True)
y.sum().backward()
x.grad
### book ag 4
x = torch.tensor(2.0, requires_grad=True)
y = x ** 3
g, = torch.autograd.grad(y, x, create_graph=True)
h = torch.autograd.grad(g, x)[0]
print(g, h)
### book ag 5
x = torch.arange(3., requires_grad=True)
J = torch.autograd.functional.jacobian(lambda x: x ** 2, x)
print(J)
H = torch.autograd.functional.hessian(lambda x: (x ** 3).sum(), x)
H
### book ag 6
def f(x):
    return (x ** 2).sum()
x = torch.arange(3.)
out, g = torch.autograd.functional.vjp(f, x)
print(out, g)
torch.autograd.functional.jvp(f, x, torch.ones(3))
### book ag 8
import numpy as np
x = torch.linspace(-3, 3, 7)
x.requires_grad_()
y = torch.sin(x)
y.sum().backward()
print(y.detach().numpy(), x.grad.numpy())
np.allclose(x.grad, np.cos(x.detach().numpy()))
### book prob 1
import random
num_tosses = 100
heads = sum([random.random() > 0.5 for _ in range(num_tosses)])
tails = num_tosses - heads
print("heads, tails: ", [heads, tails])
### book prob 2
from torch.distributions.multinomial import Multinomial
fair_probs = torch.tensor([0.5, 0.5])
print(Multinomial(100, fair_probs).sample())
print(Multinomial(100, fair_probs).sample() / 100)
counts = Multinomial(10000, fair_probs).sample()
print(counts / 10000)
counts = Multinomial(1, fair_probs).sample((1000,))
cum_counts = counts.cumsum(dim=0)
estimates = cum_counts / cum_counts.sum(dim=1, keepdims=True)
estimates = estimates.numpy()
estimates[-1]
### book prob 3
from torch.distributions import multinomial
fair_probs = torch.ones([6]) / 6
print(multinomial.Multinomial(1, fair_probs).sample())
print(multinomial.Multinomial(10, fair_probs).sample())
counts = multinomial.Multinomial(1000, fair_probs).sample()
counts / 1000
### book prob 4
import torch.distributions as D
n = D.Normal(0.0, 1.0)
print(n.sample((3,)), n.log_prob(torch.tensor(0.5)))
b = torch.distributions.Bernoulli(torch.tensor([0.3]))
b.sample(), b.log_prob(torch.tensor([1.0]))
### book ch3 timer
import math
import time
import numpy as np
n = 1000
a = torch.ones([n])
b = torch.ones([n])
class Timer:
    def __init__(self):
        self.times = []
        self.start()
    def start(self):
        self.tik = time.time()
    def stop(self):
        self.times.append(time.time() - self.tik)
        return self.times[-1]
    def avg(self):
        return sum(self.times) / len(self.times)
    def sum(self):
        return sum(self.times)
    def cumsum(self):
        return np.array(self.times).cumsum().tolist()
c = torch.zeros(n)
timer = Timer()
for i in range(n):
    c[i] = a[i] + b[i]
ok = f'{timer.stop():.5f} sec' != ''
timer.start()
d = a + b
ok2 = timer.stop() > 0 and len(timer.cumsum()) == 2
del timer
### book ch3 timer 2
import time
c = torch.zeros(10)
a, b = torch.ones(10), torch.ones(10)
t = time.time()
for i in range(10):
    c[i] = a[i] + b[i]
ok = isinstance(f'{time.time() - t:.5f} sec', str)
del t
### book ch3 normal
import math
import numpy as np
def normal(x, mu, sigma):
    p = 1 / math.sqrt(2 * math.pi * sigma**2)
    return p * np.exp(-0.5 / sigma**2 * (x - mu)**2)
x = np.arange(-7, 7, 0.01)
params = [(0, 1), (0, 2), (3, 1)]
ys = [normal(x, mu, sigma) for mu, sigma in params]
print(len(ys), ys[0].max())
legend=[f'mean {mu}, std {sigma}' for mu, sigma in params]
legend
### book ch3 oo add_to_class
def add_to_class(Class):
    def wrapper(obj):
        setattr(Class, obj.__name__, obj)
    return wrapper
class A:
    def __init__(self):
        self.b = 1
a = A()
@add_to_class(A)
def do(self):
    print('Class attribute "b" is', self.b)
a.do()
### book ch3 oo hyper
class HyperParameters:
    def save_hyperparameters(self, ignore=[]):
        raise NotImplemented
class Module(nn.Module if False else torch.nn.Module, HyperParameters):
    def __init__(self, plot_train_per_epoch=2):
        super().__init__()
        self.plot = plot_train_per_epoch
    def loss(self, y_hat, y):
        raise NotImplementedError
    def forward(self, X):
        assert hasattr(self, 'net'), 'Neural network is defined'
        return self.net(X)
    def configure_optimizers(self):
        raise NotImplementedError
m = Module()
try:
    m(torch.ones(1))
except AssertionError as e:
    print(e)
try:
    m.loss(1, 2)
except NotImplementedError:
    print('not implemented')
### book ch3 oo hyper kwargs
class HP:
    def save(self, **kw):
        self.hparams = {k: v for k, v in kw.items() if k not in ['self'] and not k.startswith('_')}
        for k, v in self.hparams.items():
            setattr(self, k, v)
class B(HP):
    def __init__(self, a, b, c):
        self.save(a=a, b=b)
        print('self.a =', self.a, 'self.b =', self.b)
        print('There is no self.c =', not hasattr(self, 'c'))
b = B(a=1, b=2, c=3)
### book ch3 oo trainer
from torch import nn
class Data:
    def __init__(self, X, y, batch):
        self.X, self.y, self.batch = X, y, batch
    def get_dataloader(self, train):
        raise NotImplementedError
    def train_dataloader(self):
        for i in range(0, len(self.X), self.batch):
            yield self.X[i:i+self.batch], self.y[i:i+self.batch]
class Trainer:
    def __init__(self, max_epochs, num_gpus=0, gradient_clip_val=0):
        self.max_epochs, self.num_gpus, self.gradient_clip_val = max_epochs, num_gpus, gradient_clip_val
        assert num_gpus == 0, 'No GPU support yet'
    def prepare_data(self, data):
        self.train_dataloader = data.train_dataloader()
    def fit(self, model, data):
        self.model = model
        self.optim = model.configure_optimizers()
        self.epoch = 0
        for self.epoch in range(self.max_epochs):
            self.prepare_data(data)
            self.fit_epoch()
    def fit_epoch(self):
        self.model.train()
        for batch in self.train_dataloader:
            loss = self.model.training_step(batch)
            self.optim.zero_grad()
            with torch.no_grad():
                loss.backward()
                self.optim.step()
class Lin(nn.Module):
    def __init__(self, lr):
        super().__init__()
        self.lr = lr
        self.net = nn.Linear(2, 1)
    def forward(self, X):
        return self.net(X)
    def training_step(self, batch):
        l = self.loss(self(*batch[:-1]), batch[-1])
        return l
    def loss(self, y_hat, y):
        return nn.MSELoss()(y_hat, y)
    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), self.lr)
w = torch.tensor([2., -3.4])
X = torch.randn(20, 2)
y = (X @ w + 4.2).reshape(-1, 1)
model = Lin(lr=0.1)
trainer = Trainer(max_epochs=3)
trainer.fit(model, Data(X, y, 5))
print(model.net.weight.data, model.net.bias.data)
### book ch3 scratch en
class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr
    def step(self):
        for param in self.params:
            param -= self.lr * param.grad
    def zero_grad(self):
        for param in self.params:
            if param.grad is not None:
                param.grad.zero_()
w = torch.normal(0, 0.01, (2, 1), requires_grad=True)
b = torch.zeros(1, requires_grad=True)
X = torch.randn(10, 2)
y = X @ torch.tensor([[2.], [-3.4]]) + 4.2
opt = SGD([w, b], 0.1)
for epoch in range(3):
    l = ((X @ w + b - y) ** 2 / 2).mean()
    opt.zero_grad()
    l.backward()
    with torch.no_grad():
        opt.step()
with torch.no_grad():
    print(f'error in estimating w: {torch.tensor([2., -3.4]) - w.reshape(2)}')
    print(f'error in estimating b: {4.2 - b}')
### book ch3 concise zh
import numpy as np
from torch.utils import data
from torch import nn
def load_array(data_arrays, batch_size, is_train=True):
    dataset = data.TensorDataset(*data_arrays)
    return data.DataLoader(dataset, batch_size, shuffle=is_train)
features = torch.randn(20, 2)
labels = (features @ torch.tensor([2., -3.4]) + 4.2).reshape(-1, 1)
data_iter = load_array((features, labels), 10, False)
print(next(iter(data_iter)))
net = nn.Sequential(nn.Linear(2, 1))
net[0].weight.data.normal_(0, 0.01)
net[0].bias.data.fill_(0)
loss = nn.MSELoss()
trainer = torch.optim.SGD(net.parameters(), lr=0.03)
num_epochs = 3
for epoch in range(num_epochs):
    for X, y in data_iter:
        l = loss(net(X), y)
        trainer.zero_grad()
        l.backward()
        trainer.step()
    l = loss(net(features), labels)
    print(f'epoch {epoch + 1}, loss {l:f}')
w = net[0].weight.data
print('error', torch.tensor([2., -3.4]) - w.reshape(2))
### book ch3 concise lazy
from torch import nn
net = nn.LazyLinear(1)
print(net)
net.weight.data.normal_(0, 0.01) if not isinstance(net, nn.LazyLinear) else None
y = net(torch.ones(2, 3))
print(net, net.weight.shape)
### book ch3 wd
from torch import nn
def l2_penalty(w):
    return (w ** 2).sum() / 2
w = torch.normal(0, 1, (5, 1), requires_grad=True)
X, y = torch.randn(8, 5), torch.randn(8, 1)
l = ((X @ w - y) ** 2).mean() + 3 * l2_penalty(w)
l.backward()
print(w.grad.shape, torch.norm(w).item())
net = nn.Sequential(nn.Linear(5, 1))
for param in net.parameters():
    param.data.normal_()
trainer = torch.optim.SGD([{"params": net[0].weight, 'weight_decay': 3}, {"params": net[0].bias}], lr=0.003)
loss = nn.MSELoss(reduction='none')
for epoch in range(2):
    trainer.zero_grad()
    loss(net(X), y).mean().backward()
    trainer.step()
print('w L2:', net[0].weight.norm().item())
### book ch4 classes
def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in labels]
images = torch.rand(18, 1, 28, 28)
y = torch.randint(0, 10, (18,))
print(images[0].shape, get_fashion_mnist_labels(y))
### book ch4 scratch zh
W = torch.normal(0, 0.01, size=(784, 10), requires_grad=True)
b = torch.zeros(10, requires_grad=True)
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition
def net(X):
    return softmax(torch.matmul(X.reshape((-1, W.shape[0])), W) + b)
def cross_entropy(y_hat, y):
    return - torch.log(y_hat[range(len(y_hat)), y])
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())
class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n
    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]
    def reset(self):
        self.data = [0.0] * len(self.data)
    def __getitem__(self, idx):
        return self.data[idx]
train_iter = [(torch.rand(8, 1, 28, 28), torch.randint(0, 10, (8,))) for _ in range(3)]
def evaluate_accuracy(net, data_iter):
    if isinstance(net, torch.nn.Module):
        net.eval()
    metric = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            metric.add(accuracy(net(X), y), y.numel())
    return metric[0] / metric[1]
def train_epoch_ch3(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        metric.add(float(l.sum()), accuracy(y_hat, y), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]
lr = 0.1
def updater(batch_size):
    with torch.no_grad():
        for p in [W, b]:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
print(evaluate_accuracy(net, train_iter))
for epoch in range(2):
    train_metrics = train_epoch_ch3(net, train_iter, cross_entropy, updater)
    train_loss, train_acc = train_metrics
    assert train_loss > 0, train_loss
    print(train_loss, train_acc)
### book ch4 concise zh
from torch import nn
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
def init_weights(m):
    if type(m) == nn.Linear:
        nn.init.normal_(m.weight, std=0.01)
net.apply(init_weights);
loss = nn.CrossEntropyLoss(reduction='none')
trainer = torch.optim.SGD(net.parameters(), lr=0.1)
X, y = torch.rand(8, 1, 28, 28), torch.randint(0, 10, (8,))
l = loss(net(X), y)
trainer.zero_grad()
l.mean().backward()
trainer.step()
print(l)
### book ch4 logsumexp
import torch.nn.functional as F
o = torch.tensor([[100., 0, -100.]])
def cross_entropy(logits, y):
    return F.cross_entropy(logits, y, reduction='mean')
print(cross_entropy(o, torch.tensor([0])))
torch.logsumexp(o, 1), F.log_softmax(o, dim=-1)
### book ch4 accuracy en
from torch import nn
class Classifier(nn.Module):
    def validation_step(self, batch):
        Y_hat = self(*batch[:-1])
        return self.accuracy(Y_hat, batch[-1])
    def accuracy(self, Y_hat, Y, averaged=True):
        Y_hat = Y_hat.reshape((-1, Y_hat.shape[-1]))
        preds = Y_hat.argmax(axis=1).type(Y.dtype)
        compare = (preds == Y.reshape(-1)).type(torch.float32)
        return compare.mean() if averaged else compare
    def layer_summary(self, X_shape):
        X = torch.randn(*X_shape)
        for layer in self.net:
            X = layer(X)
            print(layer.__class__.__name__, 'output shape:\\t', X.shape)
class S(Classifier):
    def __init__(self, k, lr):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.LazyLinear(k))
    def forward(self, X):
        return self.net(X)
m = S(10, 0.1)
print(m.validation_step((torch.randn(4, 1, 28, 28), torch.tensor([1, 2, 3, 4]))))
m.layer_summary((2, 1, 28, 28))
### book ch5 activations
x = torch.arange(-8.0, 8.0, 0.1, requires_grad=True)
y = torch.relu(x)
y.backward(torch.ones_like(x), retain_graph=True)
print(x.grad[:3], x.grad[-3:])
x.grad.data.zero_()
y = torch.sigmoid(x)
y.backward(torch.ones_like(x),retain_graph=True)
x.grad = None
y = torch.tanh(x)
y.sum().backward()
x.grad.max()
### book ch5 scratch
from torch import nn
num_inputs, num_outputs, num_hiddens = 784, 10, 16
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
    H = relu(X@W1 + b1)
    return (H@W2 + b2)
loss = nn.CrossEntropyLoss(reduction='none')
updater = torch.optim.SGD(params, lr=0.1)
X, y = torch.rand(8, 1, 28, 28), torch.randint(0, 10, (8,))
l = loss(net(X), y)
updater.zero_grad()
l.mean().backward()
updater.step()
print(l.mean())
### book ch5 numeric
M = torch.normal(0, 1, size=(4,4))
print('a single matrix \\n',M)
for i in range(100):
    M = torch.mm(M,torch.normal(0, 1, size=(4, 4)))
print('after multiplying 100 matrices\\n', M)
### book ch5 init
from torch import nn
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
def init_xavier(m):
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight)
        nn.init.zeros_(m.bias)
net.apply(init_xavier)
net[0].weight.data[0]
### book ch5 dropout
from torch import nn
def dropout_layer(X, dropout):
    assert 0 <= dropout <= 1
    if dropout == 1:
        return torch.zeros_like(X)
    if dropout == 0:
        return X
    mask = (torch.rand(X.shape) > dropout).float()
    return mask * X / (1.0 - dropout)
X= torch.arange(16, dtype = torch.float32).reshape((2, 8))
print(X)
print(dropout_layer(X, 0.))
print(dropout_layer(X, 0.5))
print(dropout_layer(X, 1.))
class Net(nn.Module):
    def __init__(self, num_inputs, num_outputs, num_hiddens1, num_hiddens2, is_training = True):
        super(Net, self).__init__()
        self.num_inputs = num_inputs
        self.training = is_training
        self.lin1 = nn.Linear(num_inputs, num_hiddens1)
        self.lin2 = nn.Linear(num_hiddens1, num_hiddens2)
        self.lin3 = nn.Linear(num_hiddens2, num_outputs)
        self.relu = nn.ReLU()
    def forward(self, X):
        H1 = self.relu(self.lin1(X.reshape((-1, self.num_inputs))))
        if self.training == True:
            H1 = dropout_layer(H1, 0.2)
        H2 = self.relu(self.lin2(H1))
        if self.training == True:
            H2 = dropout_layer(H2, 0.5)
        return self.lin3(H2)
net = Net(8, 3, 5, 4)
net(X)
### book ch5 house
import pandas as pd
import numpy as np
from torch import nn
train_data = pd.DataFrame({'Id': [1, 2, 3, 4], 'LotArea': [8450., 9600., None, 7000.], 'Street': ['Pave', 'Grvl', None, 'Pave'], 'SalePrice': [208500, 181500, 223500, 140000]})
test_data = pd.DataFrame({'Id': [5, 6], 'LotArea': [8000., 9100.], 'Street': ['Pave', 'Pave']})
print(train_data.shape)
print(train_data.iloc[0:4, [0, 1, 2, -3, -2, -1]])
all_features = pd.concat((train_data.iloc[:, 1:-1], test_data.iloc[:, 1:]))
numeric_features = all_features.dtypes[all_features.dtypes == 'float64'].index
all_features[numeric_features] = all_features[numeric_features].apply(
    lambda x: (x - x.mean()) / (x.std()))
all_features[numeric_features] = all_features[numeric_features].fillna(0)
all_features = pd.get_dummies(all_features, dummy_na=True)
print(all_features.shape)
n_train = train_data.shape[0]
train_features = torch.tensor(all_features[:n_train].values.astype(float), dtype=torch.float32)
test_features = torch.tensor(all_features[n_train:].values.astype(float), dtype=torch.float32)
train_labels = torch.tensor(train_data.SalePrice.values.reshape(-1, 1), dtype=torch.float32)
loss = nn.MSELoss()
net = nn.Sequential(nn.Linear(train_features.shape[1], 1))
def log_rmse(net, features, labels):
    clipped_preds = torch.clamp(net(features), 1, float('inf'))
    rmse = torch.sqrt(loss(torch.log(clipped_preds), torch.log(labels)))
    return rmse.item()
def get_k_fold_data(k, i, X, y):
    assert k > 1
    fold_size = X.shape[0] // k
    X_train, y_train = None, None
    for j in range(k):
        idx = slice(j * fold_size, (j + 1) * fold_size)
        X_part, y_part = X[idx, :], y[idx]
        if j == i:
            X_valid, y_valid = X_part, y_part
        elif X_train is None:
            X_train, y_train = X_part, y_part
        else:
            X_train = torch.cat([X_train, X_part], 0)
            y_train = torch.cat([y_train, y_part], 0)
    return X_train, y_train, X_valid, y_valid
print([t.shape for t in get_k_fold_data(2, 0, train_features, train_labels)])
print(log_rmse(net, train_features, train_labels))
preds = net(test_features).detach().numpy()
test_data['SalePrice'] = pd.Series(preds.reshape(1, -1)[0])
submission = pd.concat([test_data['Id'], test_data['SalePrice']], axis=1)
submission.to_csv('submission.csv', index=False)
print(submission.shape)
### book ch6 model 1
from torch import nn
from torch.nn import functional as F
net = nn.Sequential(nn.Linear(20, 256), nn.ReLU(), nn.Linear(256, 10))
X = torch.rand(2, 20)
print(net(X))
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(20, 256)
        self.out = nn.Linear(256, 10)
    def forward(self, X):
        return self.out(F.relu(self.hidden(X)))
net = MLP()
net(X)
### book ch6 model 2
from torch import nn
class MySequential(nn.Module):
    def __init__(self, *args):
        super().__init__()
        for idx, module in enumerate(args):
            self._modules[str(idx)] = module
    def forward(self, X):
        for block in self._modules.values():
            X = block(X)
        return X
net = MySequential(nn.Linear(20, 256), nn.ReLU(), nn.Linear(256, 10))
net(torch.rand(2, 20))
### book ch6 model 3
from torch import nn
class MySequential(nn.Module):
    def __init__(self, *args):
        super().__init__()
        for idx, module in enumerate(args):
            self.add_module(str(idx), module)
    def forward(self, X):
        for module in self.children():
            X = module(X)
        return X
net = MySequential(nn.LazyLinear(256), nn.ReLU(), nn.LazyLinear(10))
net(torch.rand(2, 20)).shape
### book ch6 model 4
from torch import nn
from torch.nn import functional as F
class FixedHiddenMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.rand_weight = torch.rand((20, 20), requires_grad=False)
        self.linear = nn.Linear(20, 20)
    def forward(self, X):
        X = self.linear(X)
        X = F.relu(torch.mm(X, self.rand_weight) + 1)
        X = self.linear(X)
        while X.abs().sum() > 1:
            X /= 2
        return X.sum()
class NestMLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU())
        self.linear = nn.Linear(32, 16)
    def forward(self, X):
        return self.linear(self.net(X))
chimera = nn.Sequential(NestMLP(), nn.Linear(16, 20), FixedHiddenMLP())
chimera(torch.rand(2, 20))
### book ch6 params
from torch import nn
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
X = torch.rand(size=(2, 4))
print(net(X))
print(net[2].state_dict())
print(type(net[2].bias))
print(net[2].bias)
print(net[2].bias.data)
print(net[2].weight.grad == None)
print(*[(name, param.shape) for name, param in net[0].named_parameters()])
print(*[(name, param.shape) for name, param in net.named_parameters()])
net.state_dict()['2.bias'].data
### book ch6 params 2
from torch import nn
def block1():
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 4), nn.ReLU())
def block2():
    net = nn.Sequential()
    for i in range(4):
        net.add_module(f'block {i}', block1())
    return net
rgnet = nn.Sequential(block2(), nn.Linear(4, 1))
print(rgnet(torch.rand(2, 4)))
print(rgnet)
rgnet[0][1][0].bias.data
### book ch6 init
from torch import nn
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
def init_normal(m):
    if type(m) == nn.Linear:
        nn.init.normal_(m.weight, mean=0, std=0.01)
        nn.init.zeros_(m.bias)
net.apply(init_normal)
print(net[0].weight.data[0], net[0].bias.data[0])
def init_constant(m):
    if type(m) == nn.Linear:
        nn.init.constant_(m.weight, 1)
        nn.init.zeros_(m.bias)
net.apply(init_constant)
def xavier(m):
    if type(m) == nn.Linear:
        nn.init.xavier_uniform_(m.weight)
def init_42(m):
    if type(m) == nn.Linear:
        nn.init.constant_(m.weight, 42)
net[0].apply(xavier)
net[2].apply(init_42)
print(net[0].weight.data[0])
print(net[2].weight.data)
def my_init(m):
    if type(m) == nn.Linear:
        print("Init", *[(name, param.shape) for name, param in m.named_parameters()][0])
        nn.init.uniform_(m.weight, -10, 10)
        m.weight.data *= m.weight.data.abs() >= 5
net.apply(my_init)
net[0].weight[:2]
net[0].weight.data[:] += 1
net[0].weight.data[0, 0] = 42
net[0].weight.data[0]
### book ch6 shared
from torch import nn
shared = nn.Linear(8, 8)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), shared, nn.ReLU(), shared, nn.ReLU(), nn.Linear(8, 1))
net(torch.rand(2, 4))
print(net[2].weight.data[0] == net[4].weight.data[0])
net[2].weight.data[0, 0] = 100
print(net[2].weight.data[0] == net[4].weight.data[0])
### book ch6 lazy
from torch import nn
net = nn.Sequential(nn.LazyLinear(256), nn.ReLU(), nn.LazyLinear(10))
print(net[0].weight)
X = torch.rand(2, 20)
net(X)
print(net[0].weight.shape)
### book ch6 lazy apply_init
from torch import nn
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.LazyLinear(8), nn.ReLU(), nn.LazyLinear(1))
    def forward(self, X):
        return self.net(X)
    def apply_init(self, inputs, init=None):
        self.forward(*inputs)
        if init is not None:
            self.net.apply(init)
m = M()
m.apply_init([torch.rand(2, 20)], lambda l: nn.init.zeros_(l.weight) if type(l) == nn.Linear else None)
m.net[0].weight.sum()
### book ch6 custom
from torch import nn
import torch.nn.functional as F
class CenteredLayer(nn.Module):
    def __init__(self):
        super().__init__()
    def forward(self, X):
        return X - X.mean()
layer = CenteredLayer()
print(layer(torch.FloatTensor([1, 2, 3, 4, 5])))
net = nn.Sequential(nn.Linear(8, 128), CenteredLayer())
Y = net(torch.rand(4, 8))
print(abs(Y.mean()) < 1e-6)
class MyLinear(nn.Module):
    def __init__(self, in_units, units):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(in_units, units))
        self.bias = nn.Parameter(torch.randn(units,))
    def forward(self, X):
        linear = torch.matmul(X, self.weight.data) + self.bias.data
        return F.relu(linear)
linear = MyLinear(5, 3)
print(linear.weight)
print(linear(torch.rand(2, 5)))
net = nn.Sequential(MyLinear(64, 8), MyLinear(8, 1))
net(torch.rand(2, 64))
### book ch6 io
from torch import nn
from torch.nn import functional as F
x = torch.arange(4)
torch.save(x, 'x-file')
x2 = torch.load('x-file')
print(x2)
y = torch.zeros(4)
torch.save([x, y],'x-files')
x2, y2 = torch.load('x-files')
print(x2, y2)
mydict = {'x': x, 'y': y}
torch.save(mydict, 'mydict')
mydict2 = torch.load('mydict')
print(mydict2)
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(20, 256)
        self.output = nn.Linear(256, 10)
    def forward(self, x):
        return self.output(F.relu(self.hidden(x)))
net = MLP()
X = torch.randn(size=(2, 20))
Y = net(X)
torch.save(net.state_dict(), 'mlp.params')
clone = MLP()
print(clone.load_state_dict(torch.load('mlp.params')))
clone.eval()
Y_clone = clone(X)
Y_clone == Y
### book ch6 gpu
from torch import nn
print(torch.device('cpu'), torch.device('cuda'), torch.device('cuda:1'))
print(torch.cuda.device_count())
def try_gpu(i=0):
    if torch.cuda.device_count() >= i + 1:
        return torch.device(f'cuda:{i}')
    return torch.device('cpu')
def try_all_gpus():
    devices = [torch.device(f'cuda:{i}') for i in range(torch.cuda.device_count())]
    return devices if devices else [torch.device('cpu')]
print(try_gpu(), try_gpu(10), try_all_gpus())
x = torch.tensor([1, 2, 3])
print(x.device)
X = torch.ones(2, 3, device=try_gpu())
net = nn.Sequential(nn.Linear(3, 1))
net = net.to(device=try_gpu())
print(net(X), net[0].weight.data.device)
### book ch7 corr2d
from torch import nn
def corr2d(X, K):
    h, w = K.shape
    Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y
X = torch.tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])
K = torch.tensor([[0.0, 1.0], [2.0, 3.0]])
print(corr2d(X, K))
class Conv2D(nn.Module):
    def __init__(self, kernel_size):
        super().__init__()
        self.weight = nn.Parameter(torch.rand(kernel_size))
        self.bias = nn.Parameter(torch.zeros(1))
    def forward(self, x):
        return corr2d(x, self.weight) + self.bias
X = torch.ones((6, 8))
X[:, 2:6] = 0
K = torch.tensor([[1.0, -1.0]])
Y = corr2d(X, K)
print(corr2d(X.t(), K))
conv2d = nn.Conv2d(1,1, kernel_size=(1, 2), bias=False)
X = X.reshape((1, 1, 6, 8))
Y = Y.reshape((1, 1, 6, 7))
lr = 3e-2
for i in range(10):
    Y_hat = conv2d(X)
    l = (Y_hat - Y) ** 2
    conv2d.zero_grad()
    l.sum().backward()
    conv2d.weight.data[:] -= lr * conv2d.weight.grad
    if (i + 1) % 2 == 0:
        print(f'epoch {i+1}, loss {l.sum():.3f}')
conv2d.weight.data.reshape((1, 2))
### book ch7 padding
from torch import nn
def comp_conv2d(conv2d, X):
    X = X.reshape((1, 1) + X.shape)
    Y = conv2d(X)
    return Y.reshape(Y.shape[2:])
conv2d = nn.Conv2d(1, 1, kernel_size=3, padding=1)
X = torch.rand(size=(8, 8))
print(comp_conv2d(conv2d, X).shape)
conv2d = nn.Conv2d(1, 1, kernel_size=(5, 3), padding=(2, 1))
print(comp_conv2d(conv2d, X).shape)
conv2d = nn.LazyConv2d(1, kernel_size=(3, 5), padding=(0, 1), stride=(3, 4))
comp_conv2d(conv2d, X).shape
### book ch7 channels
def corr2d(X, K):
    h, w = K.shape
    Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y
def corr2d_multi_in(X, K):
    return sum(corr2d(x, k) for x, k in zip(X, K))
def corr2d_multi_in_out(X, K):
    return torch.stack([corr2d_multi_in(X, k) for k in K], 0)
X = torch.tensor([[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]])
K = torch.tensor([[[0.0, 1.0], [2.0, 3.0]], [[1.0, 2.0], [3.0, 4.0]]])
print(corr2d_multi_in(X, K))
K = torch.stack((K, K + 1, K + 2), 0)
print(K.shape, corr2d_multi_in_out(X, K))
def corr2d_multi_in_out_1x1(X, K):
    c_i, h, w = X.shape
    c_o = K.shape[0]
    X = X.reshape((c_i, h * w))
    K = K.reshape((c_o, c_i))
    Y = torch.matmul(K, X)
    return Y.reshape((c_o, h, w))
X = torch.normal(0, 1, (3, 3, 3))
K = torch.normal(0, 1, (2, 3, 1, 1))
Y1 = corr2d_multi_in_out_1x1(X, K)
Y2 = corr2d_multi_in_out(X, K)
assert float(torch.abs(Y1 - Y2).sum()) < 1e-6
### book ch7 pool
from torch import nn
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
print(pool2d(X, (2, 2)), pool2d(X, (2, 2), 'avg'))
X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
print(nn.MaxPool2d(3)(X), nn.MaxPool2d(3, padding=1, stride=2)(X), nn.MaxPool2d((2, 3), stride=(2, 3), padding=(0, 1))(X))
X = torch.cat((X, X + 1), 1)
nn.MaxPool2d(3, padding=1, stride=2)(X)
### book ch7 lenet
from torch import nn
net = nn.Sequential(
    nn.Conv2d(1, 6, kernel_size=5, padding=2), nn.Sigmoid(),
    nn.AvgPool2d(kernel_size=2, stride=2),
    nn.Conv2d(6, 16, kernel_size=5), nn.Sigmoid(),
    nn.AvgPool2d(kernel_size=2, stride=2),
    nn.Flatten(),
    nn.Linear(16 * 5 * 5, 120), nn.Sigmoid(),
    nn.Linear(120, 84), nn.Sigmoid(),
    nn.Linear(84, 10))
X = torch.rand(size=(1, 1, 28, 28), dtype=torch.float32)
for layer in net:
    X = layer(X)
    print(layer.__class__.__name__,'output shape: \\t',X.shape)
device = next(iter(net.parameters())).device
print(device)
### book ch7 lenet en
from torch import nn
def init_cnn(module):
    if type(module) == nn.Linear or type(module) == nn.Conv2d:
        nn.init.xavier_uniform_(module.weight)
class LeNet(nn.Module):
    def __init__(self, lr=0.1, num_classes=10):
        super().__init__()
        self.net = nn.Sequential(
            nn.LazyConv2d(6, kernel_size=5, padding=2), nn.Sigmoid(),
            nn.AvgPool2d(kernel_size=2, stride=2),
            nn.LazyConv2d(16, kernel_size=5), nn.Sigmoid(),
            nn.AvgPool2d(kernel_size=2, stride=2),
            nn.Flatten(), nn.LazyLinear(120), nn.Sigmoid(), nn.LazyLinear(84), nn.Sigmoid(), nn.LazyLinear(num_classes))
    def forward(self, X):
        return self.net(X)
model = LeNet()
model(torch.rand(1, 1, 28, 28))
model.apply(init_cnn)
l = nn.functional.cross_entropy(model(torch.rand(4, 1, 28, 28)), torch.tensor([1, 2, 3, 4]))
l.backward()
model.net[0].weight.grad.shape
### book ch8 resnet
from torch import nn
from torch.nn import functional as F
class Residual(nn.Module):
    def __init__(self, input_channels, num_channels, use_1x1conv=False, strides=1):
        super().__init__()
        self.conv1 = nn.Conv2d(input_channels, num_channels, kernel_size=3, padding=1, stride=strides)
        self.conv2 = nn.Conv2d(num_channels, num_channels, kernel_size=3, padding=1)
        if use_1x1conv:
            self.conv3 = nn.Conv2d(input_channels, num_channels, kernel_size=1, stride=strides)
        else:
            self.conv3 = None
        self.bn1 = nn.BatchNorm2d(num_channels)
        self.bn2 = nn.BatchNorm2d(num_channels)
    def forward(self, X):
        Y = F.relu(self.bn1(self.conv1(X)))
        Y = self.bn2(self.conv2(Y))
        if self.conv3:
            X = self.conv3(X)
        Y += X
        return F.relu(Y)
blk = Residual(3,3)
X = torch.rand(4, 3, 6, 6)
Y = blk(X)
print(Y.shape)
blk = Residual(3,6, use_1x1conv=True, strides=2)
blk(X).shape
### book ch9 seq
from torch import nn
T = 100
time = torch.arange(1, T + 1, dtype=torch.float32)
x = torch.sin(0.01 * time) + torch.normal(0, 0.2, (T,))
tau = 4
features = torch.zeros((T - tau, tau))
for i in range(tau):
    features[:, i] = x[i: T - tau + i]
labels = x[tau:].reshape((-1, 1))
net = nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, 1))
onestep_preds = net(features)
multistep_preds = torch.zeros(T)
multistep_preds[: tau] = x[: tau]
for i in range(tau, T):
    multistep_preds[i] = net(multistep_preds[i - tau:i].reshape((1, -1)))
print(onestep_preds.shape, multistep_preds.detach().numpy()[-1] == multistep_preds[-1].item())
### book ch9 vocab 2
lines = ['the time machine', 'i', 'the time traveller']
tokens = [line.split() for line in lines]
counts = {}
for line in tokens:
    for t in line:
        counts[t] = counts.get(t, 0) + 1
pairs = sorted(counts.items(), key=lambda x: x[1], reverse=True)
class Vocab:
    def __init__(self, pairs, reserved=[]):
        self.idx_to_token = ['<unk>'] + reserved + [t for t, n in pairs]
        self.token_to_idx = {t: i for i, t in enumerate(self.idx_to_token)}
    def __len__(self):
        return len(self.idx_to_token)
    def __getitem__(self, tokens):
        if not isinstance(tokens, (list, tuple)):
            return self.token_to_idx.get(tokens, self.unk)
        return [self.__getitem__(token) for token in tokens]
    @property
    def unk(self):
        return 0
vocab = Vocab(pairs)
print(list(vocab.token_to_idx.items())[:10], len(vocab))
for i in [0, 2]:
    print('text:', tokens[i], 'indices:', vocab[tokens[i]])
### book ch9 rnn
from torch.nn import functional as F
X, W_xh = torch.normal(0, 1, (3, 1)), torch.normal(0, 1, (1, 4))
H, W_hh = torch.normal(0, 1, (3, 4)), torch.normal(0, 1, (4, 4))
print(torch.matmul(X, W_xh) + torch.matmul(H, W_hh))
print(torch.matmul(torch.cat((X, H), 1), torch.cat((W_xh, W_hh), 0)))
print(F.one_hot(torch.tensor([0, 2]), 5))
X = torch.arange(10).reshape((2, 5))
print(F.one_hot(X.T, 28).shape)
def get_params(vocab_size, num_hiddens, device):
    num_inputs = num_outputs = vocab_size
    def normal(shape):
        return torch.randn(size=shape, device=device) * 0.01
    W_xh = normal((num_inputs, num_hiddens))
    W_hh = normal((num_hiddens, num_hiddens))
    b_h = torch.zeros(num_hiddens, device=device)
    W_hq = normal((num_hiddens, num_outputs))
    b_q = torch.zeros(num_outputs, device=device)
    params = [W_xh, W_hh, b_h, W_hq, b_q]
    for param in params:
        param.requires_grad_(True)
    return params
def init_rnn_state(batch_size, num_hiddens, device):
    return (torch.zeros((batch_size, num_hiddens), device=device), )
def rnn(inputs, state, params):
    W_xh, W_hh, b_h, W_hq, b_q = params
    H, = state
    outputs = []
    for X in inputs:
        H = torch.tanh(torch.mm(X, W_xh) + torch.mm(H, W_hh) + b_h)
        Y = torch.mm(H, W_hq) + b_q
        outputs.append(Y)
    return torch.cat(outputs, dim=0), (H,)
class RNNModelScratch:
    def __init__(self, vocab_size, num_hiddens, device, get_params, init_state, forward_fn):
        self.vocab_size, self.num_hiddens = vocab_size, num_hiddens
        self.params = get_params(vocab_size, num_hiddens, device)
        self.init_state, self.forward_fn = init_state, forward_fn
    def __call__(self, X, state):
        X = F.one_hot(X.T, self.vocab_size).type(torch.float32)
        return self.forward_fn(X, state, self.params)
    def begin_state(self, batch_size, device):
        return self.init_state(batch_size, self.num_hiddens, device)
net = RNNModelScratch(28, 16, torch.device('cpu'), get_params, init_rnn_state, rnn)
state = net.begin_state(X.shape[0], torch.device('cpu'))
Y, new_state = net(X, state)
print(Y.shape, len(new_state), new_state[0].shape)
def grad_clipping(net, theta):
    if isinstance(net, torch.nn.Module):
        params = [p for p in net.parameters() if p.requires_grad]
    else:
        params = net.params
    norm = torch.sqrt(sum(torch.sum((p.grad ** 2)) for p in params))
    if norm > theta:
        for param in params:
            param.grad[:] *= theta / norm
F.cross_entropy(Y, torch.zeros(10, dtype=torch.long)).backward()
grad_clipping(net, 0.01)
print(net.params[0].grad.norm())
for s in state:
    s.detach_()
### book ch9 rnn concise
from torch import nn
rnn_layer = nn.RNN(28, 16)
state = torch.zeros((1, 2, 16))
X = torch.rand(size=(5, 2, 28))
Y, state_new = rnn_layer(X, state)
print(Y.shape, state_new.shape)
class RNNModel(nn.Module):
    def __init__(self, rnn_layer, vocab_size, **kwargs):
        super(RNNModel, self).__init__(**kwargs)
        self.rnn = rnn_layer
        self.num_hiddens = self.rnn.hidden_size
        if not self.rnn.bidirectional:
            self.num_directions = 1
            self.linear = nn.Linear(self.num_hiddens, vocab_size)
    def forward(self, inputs, state):
        X = nn.functional.one_hot(inputs.T.long(), 28).to(torch.float32)
        Y, state = self.rnn(X, state)
        output = self.linear(Y.reshape((-1, Y.shape[-1])))
        return output, state
    def begin_state(self, device, batch_size=1):
        if not isinstance(self.rnn, nn.LSTM):
            return torch.zeros((self.num_directions * self.rnn.num_layers, batch_size, self.num_hiddens), device=device)
net = RNNModel(rnn_layer, 28)
net(torch.zeros(2, 5), net.begin_state('cpu', 2))[0].shape
### book ch11 attention pooling
from torch import nn
n_train = 20
x_train, _ = torch.sort(torch.rand(n_train) * 5)
def f(x):
    return 2 * torch.sin(x) + x**0.8
y_train = f(x_train) + torch.normal(0.0, 0.5, (n_train,))
x_test = torch.arange(0, 5, 0.5)
n_test = len(x_test)
y_hat = torch.repeat_interleave(y_train.mean(), n_test)
X_repeat = x_test.repeat_interleave(n_train).reshape((-1, n_train))
attention_weights = nn.functional.softmax(-(X_repeat - x_train)**2 / 2, dim=1)
y_hat = torch.matmul(attention_weights, y_train)
print(y_hat.shape)
X = torch.ones((2, 1, 4))
Y = torch.ones((2, 4, 6))
print(torch.bmm(X, Y).shape)
weights = torch.ones((2, 10)) * 0.1
values = torch.arange(20.0).reshape((2, 10))
print(torch.bmm(weights.unsqueeze(1), values.unsqueeze(-1)))
class NWKernelRegression(nn.Module):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = nn.Parameter(torch.rand((1,), requires_grad=True))
    def forward(self, queries, keys, values):
        queries = queries.repeat_interleave(keys.shape[1]).reshape((-1, keys.shape[1]))
        self.attention_weights = nn.functional.softmax(-((queries - keys) * self.w)**2 / 2, dim=1)
        return torch.bmm(self.attention_weights.unsqueeze(1), values.unsqueeze(-1)).reshape(-1)
X_tile = x_train.repeat((n_train, 1))
Y_tile = y_train.repeat((n_train, 1))
keys = X_tile[(1 - torch.eye(n_train)).type(torch.bool)].reshape((n_train, -1))
values = Y_tile[(1 - torch.eye(n_train)).type(torch.bool)].reshape((n_train, -1))
net = NWKernelRegression()
loss = nn.MSELoss(reduction='none')
trainer = torch.optim.SGD(net.parameters(), lr=0.5)
for epoch in range(3):
    trainer.zero_grad()
    l = loss(net(x_train, keys, values), y_train)
    l.sum().backward()
    trainer.step()
    print(f'epoch {epoch + 1}, loss {float(l.sum()):.6f}')
### book ch11 kernels
def gaussian(x):
    return torch.exp(-x**2 / 2)
def boxcar(x):
    return torch.abs(x) < 1.0
def constant(x):
    return 1.0 + 0 * x
def epanechikov(x):
    return torch.max(1 - torch.abs(x), torch.zeros_like(x))
kernels = (gaussian, boxcar, constant, epanechikov)
names = ('Gaussian', 'Boxcar', 'Constant', 'Epanechikov')
x = torch.arange(-2.5, 2.5, 0.1)
for kernel, name in zip(kernels, names):
    print(name, kernel(x)[20:23])
def nadaraya_watson(x_train, y_train, x_val, kernel):
    dists = x_train.reshape((-1, 1)) - x_val.reshape((1, -1))
    k = kernel(dists).type(torch.float32)
    attention_w = k / k.sum(0)
    y_hat = y_train@attention_w
    return y_hat, attention_w
y_hat, attention_w = nadaraya_watson(torch.arange(5.), torch.arange(5.) ** 2, torch.linspace(0, 4, 3), gaussian)
y_hat
### book ch11 dot product
import math
from torch import nn
def masked_softmax(X, valid_lens):
    def _sequence_mask(X, valid_len, value=0):
        maxlen = X.size(1)
        mask = torch.arange((maxlen), dtype=torch.float32, device=X.device)[None, :] < valid_len[:, None]
        X[~mask] = value
        return X
    if valid_lens is None:
        return nn.functional.softmax(X, dim=-1)
    else:
        shape = X.shape
        if valid_lens.dim() == 1:
            valid_lens = torch.repeat_interleave(valid_lens, shape[1])
        else:
            valid_lens = valid_lens.reshape(-1)
        X = _sequence_mask(X.reshape(-1, shape[-1]), valid_lens, value=-1e6)
        return nn.functional.softmax(X.reshape(shape), dim=-1)
print(masked_softmax(torch.rand(2, 2, 4), torch.tensor([2, 3])))
class DotProductAttention(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
    def forward(self, queries, keys, values, valid_lens=None):
        d = queries.shape[-1]
        scores = torch.bmm(queries, keys.transpose(1, 2)) / math.sqrt(d)
        self.attention_weights = masked_softmax(scores, valid_lens)
        return torch.bmm(self.dropout(self.attention_weights), values)
queries = torch.normal(0, 1, (2, 1, 2))
keys = torch.normal(0, 1, (2, 10, 2))
values = torch.normal(0, 1, (2, 10, 4))
attention = DotProductAttention(dropout=0.5)
attention.eval()
attention(queries, keys, values, torch.tensor([2, 6])).shape
### book misc set_printoptions
torch.set_printoptions(precision=2, sci_mode=False)
print(torch.tensor([1.23456]))
### book misc seeds
import numpy as np
import random
torch.manual_seed(42)
random.seed(42)
np.random.seed(42)
print(torch.rand(2), random.random(), np.random.rand(2), np.random.normal(0, 1, size=(2, 2)))
### book misc device
device = 'cuda' if torch.cuda.is_available() else 'cpu'
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
x = torch.ones(2).to(device)
print(x, x.device.type)
### book misc typing
from typing import List, Optional, Tuple
import torch.nn as nn
def f(x: torch.Tensor, n: Optional[int] = None) -> Tuple[torch.Tensor, int]:
    return x, n or 1
f(torch.ones(2))
### book misc main
def main():
    print('hello')
if __name__ == '__main__':
    main()
### book misc functools
from functools import partial
f = partial(torch.sum, dim=0)
print(f(torch.ones(2, 3)))
### book misc copy
import copy
net = torch.nn.Linear(2, 1)
net2 = copy.deepcopy(net)
print(torch.equal(net.weight, net2.weight), net2.weight is net.weight)
### book misc collections
from collections import defaultdict, Counter
d = defaultdict(list)
d['a'].append(1)
print(dict(d), Counter('hello').most_common(2))
### book misc warnings
import warnings
warnings.filterwarnings('ignore')
x = 1
### book misc sequential dict
from collections import OrderedDict
from torch import nn
net = nn.Sequential(OrderedDict([('fc1', nn.Linear(2, 3)), ('act', nn.ReLU()), ('fc2', nn.Linear(3, 1))]))
print(net)
net.fc1.weight.shape
### book misc clip
from torch import nn
net = nn.Linear(2, 1)
net(torch.ones(1, 2)).sum().backward()
torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
net.weight.grad
### book misc param count
from torch import nn
net = nn.Sequential(nn.Linear(20, 256), nn.ReLU(), nn.Linear(256, 10))
print(sum(p.numel() for p in net.parameters() if p.requires_grad))
for name, p in net.named_parameters():
    print(name, tuple(p.shape), p.requires_grad)
### book misc einops
A = torch.arange(6.).reshape(2, 3)
print(torch.einsum('ij->j', A), torch.einsum('ij,kj->ik', A, A), torch.tensordot(A, A.T, dims=1))
### book misc string format
x = torch.tensor(3.14159)
print('x is %.2f and %d and %s' % (x, 3, [1, 2]))
print('{} and {:.3f}'.format(x, x.item()))
print(f'{x:.3f} {x.item():>8.2f} {3:03d} {0.5:.0%} {x!r}')
### book misc walrus
while (n := torch.randint(0, 10, ()).item()) > 3:
    pass
print(n <= 3)
### book misc global
count = 0
def inc():
    global count
    count += 1
inc(); inc()
print(count)
### book misc nonlocal
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter(); c()
print(c())
### book misc lambda map
print(list(map(lambda x: x ** 2, range(4))), list(filter(None, [0, 1, 2])), sorted('hello'), max([3, 1], key=lambda v: -v))
### book misc set ops
print({1, 2} | {3}, {1, 2} & {2}, {**{'a': 1}, 'b': 2}, [*range(3)], any([0, 1]), all([]), round(2.567, 1), divmod(7, 2), abs(-3))
### book misc slices
x = torch.arange(24).reshape(2, 3, 4)
print(x[..., -1], x[:, ::2], x[0, :, None].shape, x[x > 20], x[[0, 1], [1, 2]], x[:, [0, 2]].shape)
### book misc try
try:
    torch.ones(2) + torch.ones(3)
except Exception as e:
    print(type(e).__name__, e)
### book misc star
def f(*args, **kwargs):
    return len(args), sorted(kwargs)
print(f(1, 2, a=3), f(*[1, 2], **{'z': 1}))
### book misc comprehension
print([(i, j) for i in range(2) for j in range(2) if i != j], {k: v for k, v in zip('ab', [1, 2])}, sum(x * x for x in range(4)))
### book misc assert
assert torch.allclose(torch.ones(2), torch.ones(2)), 'no'
### book misc inspect
print(type(torch.ones(2)), isinstance(torch.ones(2), torch.Tensor), torch.is_tensor(3))
### book misc autocast
x = torch.randn(2, 2, dtype=torch.float64)
print(x.dtype, x.to(torch.float32).dtype, x.half().dtype, x.type(torch.int32).dtype, x.type(), torch.get_default_dtype())
### book old constructors
x = torch.FloatTensor([1, 2, 3])
y = torch.LongTensor([0, 1])
z = torch.Tensor([[1, 2], [3, 4]])
torch.set_default_dtype(torch.float64)
d = torch.Tensor([1, 2])
torch.set_default_dtype(torch.float32)
print(x, y, z, d, torch.Tensor(2, 3).shape, torch.Tensor().shape, isinstance(x, torch.Tensor), torch.BoolTensor([1, 0]))
torch.DoubleTensor(x.double()).dtype
"""

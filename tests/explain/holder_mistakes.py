"""Programs in which a tuple, a list or a module stands where one tensor is needed. See test_repairs_tried."""

from __future__ import annotations

PROGRAMS = """
### an LSTM's pair given to a layer at once
import torch
from torch import nn
lstm = nn.LSTM(10, 20)
fc = nn.Linear(20, 1)
y = fc(lstm(torch.randn(5, 3, 10)))
y.sum().backward()
--- kind: outputs-pair
--- line: 5
--- says: nn.LSTM
--- repairs: outputs
--- leaves: lstm, fc
### the shape of an LSTM's pair
import torch
from torch import nn
lstm = nn.LSTM(10, 20)
out = lstm(torch.randn(5, 3, 10))
print(out.shape)
--- kind: outputs-pair
--- line: 5
--- says: nn.LSTM
--- repairs: outputs
### the last step of an RNN's pair
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.RNN(4, 8, batch_first=True)
        self.fc = nn.Linear(8, 2)
    def forward(self, x):
        out = self.rnn(x)
        return self.fc(out[:, -1, :])
net = Net()
net(torch.randn(2, 5, 4)).sum().backward()
--- kind: outputs-pair
--- line: 10
--- says: nn.RNN
--- repairs: outputs
--- leaves: net
### attention's pair
import torch
from torch import nn
attention = nn.MultiheadAttention(8, 2)
q = torch.randn(5, 1, 8)
out = attention(q, q, q)
out.sum().backward()
--- kind: attention-pair
--- line: 6
--- says: nn.MultiheadAttention
--- repairs: outputs
--- leaves: attention
### parts of a split tensor
import torch
from torch import nn
x = torch.randn(6, 3, requires_grad=True)
parts = torch.split(x, 2)
parts.sum().backward()
--- kind: tuple-many
--- line: 5
--- says: `parts` ; 3 values
--- repairs: first
--- leaves: x
### two values of a function
import torch
from torch import nn
def two(x):
    return x * 2, x * 3
x = torch.ones(2, requires_grad=True)
y = two(x)
y.sum().backward()
--- kind: tuple-many
--- line: 7
--- says: `y` ; 2 values
--- repairs: first
--- leaves: x
### two values of a function, called at once
import torch
from torch import nn
def two(x):
    return x * 2, x * 3
x = torch.ones(2, requires_grad=True)
two(x).sum().backward()
--- kind: tuple-many
--- line: 6
--- says: `two(x)` ; 2 values
--- repairs: first
--- leaves: x
### two values of a function in a sum
import torch
from torch import nn
def two(x):
    return x * 2, x * 3
x = torch.ones(2, requires_grad=True)
y = two(x) + 1
y.sum().backward()
--- kind: tuple-arithmetic
--- line: 6
--- says: `two(x)`
--- repairs: first
--- leaves: x
### a decomposition by its names
import torch
from torch import nn
x = torch.randn(3, 3)
made = torch.linalg.svd(x)
print(made.T)
--- kind: tuple-fields
--- line: 5
--- says: `made` ; .U, .S, .Vh
--- repairs: field, field
### a list of tensors is averaged
import torch
from torch import nn
x = [torch.ones(2), torch.ones(2)]
y = x.mean()
--- kind: list-needed
--- line: 4
--- says: `x` ; 2 tensors
--- repairs: stack, cat
### a list of losses
import torch
from torch import nn
losses = []
x = torch.ones(2, requires_grad=True)
for i in range(3):
    losses.append((x * i).sum())
losses.backward()
--- kind: list-needed
--- line: 7
--- says: `losses` ; 3 tensors
--- repairs: sum
--- leaves: x
### a layer gets a list of tensors
import torch
from torch import nn
net = nn.Linear(2, 1)
y = net([torch.ones(2), torch.ones(2)])
y.sum().backward()
--- kind: list-needed
--- line: 4
--- says: `[torch.ones(2), torch.ones(2)]`
--- repairs: stack
--- leaves: net
### a layer gets rows of numbers
import torch
from torch import nn
net = nn.Linear(2, 1)
net([[1., 2.], [3., 4.]]).sum().backward()
--- kind: numbers-needed
--- line: 4
--- says: `[[1., 2.], [3., 4.]]`
--- repairs: tensor
--- leaves: net
### a list of numbers is averaged
import torch
from torch import nn
x = [1., 2.]
y = x.mean()
--- kind: numbers-needed
--- line: 4
--- says: `x`
--- repairs: tensor
### a list of texts is no list of numbers
import torch
from torch import nn
x = ["a", "b"]
y = x.mean()
--- kind: attribute
--- line: 4
--- says: `list` ; `mean`
### what no tensor has is not sought in a list
import torch
from torch import nn
x = [1., 2.]
y = x.push(3.)
--- kind: attribute
--- line: 4
--- says: `list` ; `push`
### a module in place of its output
import torch
from torch import nn
x = torch.randn(3, requires_grad=True)
y = nn.ReLU(x)
y.sum().backward()
--- kind: module-needed
--- line: 5
--- says: `y` ; ReLU
--- repairs: make-first
--- leaves: x
### a module in place of its output, at once
import torch
from torch import nn
x = torch.randn(3, requires_grad=True)
nn.ReLU(x).sum().backward()
--- kind: module-needed
--- line: 4
--- says: `nn.ReLU(x)` ; ReLU
--- repairs: make-first
--- leaves: x
### a module is subtracted
import torch
from torch import nn
x = torch.randn(3, 4)
net = nn.Linear(4, 4)
loss = ((net - x) ** 2).mean()
loss.backward()
--- kind: module-needed
--- line: 5
--- says: `net` ; Linear
--- repairs: apply
--- leaves: net
### a module runs no backward pass
import torch
from torch import nn
net = nn.Linear(2, 1)
loss = net(torch.ones(3, 2)).mean()
net.backward()
--- kind: module-needed
--- line: 5
--- says: `net` ; Linear
### a module's gradients are its parameters'
import torch
from torch import nn
net = nn.Linear(2, 1)
net(torch.ones(3, 2)).mean().backward()
print(net.grad)
--- kind: attribute
--- line: 5
--- says: `Linear` ; `grad`
### an activation's class
import torch
from torch import nn
x = torch.randn(3, requires_grad=True)
y = nn.Sigmoid(x)
y.sum().backward()
--- kind: module-class
--- line: 4
--- says: `nn.Sigmoid`
--- repairs: call
--- leaves: x
### a class of one's own
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2)
    def forward(self, x):
        return self.fc(x)
y = Net(torch.randn(3, 4))
y.sum().backward()
--- kind: module-class
--- line: 9
--- says: `Net`
--- repairs: call
### the class of a loss under a name
import torch
from torch import nn
x = torch.ones(2, requires_grad=True)
loss = nn.MSELoss
loss(x, torch.zeros(2)).backward()
--- kind: loss-class
--- line: 5
--- says: `loss`
--- repairs: make-first, call
--- leaves: x
### an optimizer gets the module
import torch
from torch import nn
net = nn.Linear(2, 1)
opt = torch.optim.SGD(net, lr=0.1)
net(torch.ones(3, 2)).mean().backward()
opt.step()
--- kind: optimizer-module
--- line: 4
--- says: `net`
--- repairs: parameters
--- leaves: net
### parameters without a call are gone through
import torch
from torch import nn
net = nn.Linear(2, 1)
for p in net.parameters:
    print(p.shape)
--- kind: not-called
--- line: 4
--- says: `net.parameters`
--- repairs: call
### a cell's state
import torch
from torch import nn
cell = nn.LSTMCell(4, 8)
h = cell(torch.randn(2, 4), torch.zeros(2, 8))
--- kind: state-pair
--- line: 4
--- says: LSTMCell(4, 8) ; (2, 8)
--- repairs: no-state
### a batch is given to a layer
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
loader = DataLoader(TensorDataset(torch.ones(4, 2), torch.ones(4, 1)), batch_size=2)
net = nn.Linear(2, 1)
for batch in loader:
    net(batch).sum().backward()
--- kind: batch-parts
--- line: 7
--- says: `batch` ; 2 tensors
--- repairs: parts
--- leaves: net
"""

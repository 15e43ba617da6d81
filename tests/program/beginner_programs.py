"""Mistakes of Python itself that beginners make, in the form of `mistake_programs`."""

from __future__ import annotations

BEGINNERS = """
### None in a sum
def f(x):
    y = x * 2
z = f(torch.ones(2)) + 1
--- kind: none-returned
--- mark: 4 f(torch.ones(2)) + 1
--- says: This value is None: the function `f` returns nothing.
--- return: def f(x): ⏎     y = x * 2 ⏎     return y ⏎ z = f(torch.ones(2)) + 1
### a bracket too many
print(1))
--- kind: syntax-unmatched
--- mark: 2 )
--- says: This `)` closes nothing.
--- no-bracket: print(1)
### a caret for a power
x = torch.ones(3)
x ^ 2
--- kind: bits
--- mark: 3 x ^ 2
--- says: ^, & and | work on truth values and on the bits of integers, not on other numbers.
--- power: x = torch.ones(3) ⏎ x ** 2
### a count changed in a function
n = 0
def inc():
    n += 1
inc()
--- kind: unbound
--- mark: 4 n
--- says: n is used in the function before it gets a value there.
--- global: n = 0 ⏎ def inc(): ⏎     global n ⏎     n += 1 ⏎ inc()
### a lazy layer looked at
net = torch.nn.LazyLinear(2)
print(net.weight.shape)
--- kind: uninitialized
--- mark: 3 net.weight.shape
--- says: A lazy layer learns its shapes from its first input, and it has not seen one yet.
### a line between two blocks
if True:
        x = 1
    y = 2
--- kind: indentation-level
--- mark: 4 2
--- says: This line starts at a column where no block around it starts.
### a list minus a number
x = [1, 2, 3]
x - 1
--- kind: list-arithmetic
--- mark: 3 x - 1
--- says: Python's lists do not compute with each element: `x` and `1`.
--- tensor: x = [1, 2, 3] ⏎ torch.tensor(x) - 1
### a list times a number
x = [1, 2, 3]
y = x * 2.0
--- kind: list-arithmetic
--- mark: 3 x * 2.0
--- says: Python's lists do not compute with each element: `x` and `2.0`.
--- tensor: x = [1, 2, 3] ⏎ y = torch.tensor(x) * 2.0
### a tuple of one gradient
x = torch.ones(2, requires_grad=True)
g = torch.autograd.grad((x ** 2).sum(), x)
g + 1
--- kind: tuple-of-tensors
--- mark: 4 g + 1
--- says: `g` is a tuple that holds tensors, not a tensor, and tuples do not compute with each element.
--- first: x = torch.ones(2, requires_grad=True) ⏎ g = torch.autograd.grad((x ** 2).sum(), x) ⏎ g[0] + 1
### a tuple of one gradient, at once
x = torch.ones(2, requires_grad=True)
torch.autograd.grad((x ** 2).sum(), x) * 2.0
--- kind: tuple-of-tensors
--- mark: 3 torch.autograd.grad((x ** 2).sum(), x) * 2.0
--- says: `torch.autograd.grad((x ** 2).sum(), x)` is a tuple that holds tensors, not a tensor, and tuples do not compute with each element.
--- first: x = torch.ones(2, requires_grad=True) ⏎ torch.autograd.grad((x ** 2).sum(), x)[0] * 2.0
### a tuple minus a number
x = (1, 2, 3)
x - 1
--- kind: tuple-arithmetic
--- mark: 3 x - 1
--- says: Python's tuples do not compute with each element: `x` and `1`.
--- tensor: x = (1, 2, 3) ⏎ torch.tensor(x) - 1
### a list of tensors times a number
x = torch.ones(2, requires_grad=True)
xs = [x, x * 2]
y = xs * 2.0
--- kind: list-of-tensors
--- mark: 4 xs * 2.0
--- says: `xs` is a list that holds tensors, not a tensor, and lists do not compute with each element.
--- stack: x = torch.ones(2, requires_grad=True) ⏎ xs = [x, x * 2] ⏎ y = torch.stack(xs) * 2.0
### a count as in C
i = 0
i++
--- kind: syntax-foreign
--- mark: 3 ++
--- says: `++` is how other languages write it; Python cannot read it.
--- python-sign: i = 0 ⏎ i += 1
### an and as in C
i = 0
if i == 0 && i < 3:
    i = 1
--- kind: syntax-foreign
--- mark: 3 &&
--- says: `&&` is how other languages write it; Python cannot read it.
--- python-sign: i = 0 ⏎ if i == 0 and i < 3: ⏎     i = 1
### a not as in C
b = True
c = !b
--- kind: syntax-foreign
--- mark: 3 !
--- says: `!` is how other languages write it; Python cannot read it.
--- python-sign: b = True ⏎ c = not b
### an elif as in C
i = 0
if i == 1:
    i = 2
else if i == 0:
    i = 3
--- kind: syntax-foreign
--- mark: 5 else if
--- says: `else if` is how other languages write it; Python cannot read it.
--- python-sign: i = 0 ⏎ if i == 1: ⏎     i = 2 ⏎ elif i == 0: ⏎     i = 3
### a loop as in MATLAB
for i = 1:3
    print(i)
--- kind: syntax-foreign
--- mark: 2 = 1:3
--- says: `= 1:3` is how other languages write it; Python cannot read it.
--- python-sign: for i in range(1, 3 + 1): ⏎     print(i)
### a product as in MATLAB
A = torch.ones(2, 2)
B = A .* A
--- kind: syntax-foreign
--- mark: 3 .*
--- says: `.*` is how other languages write it; Python cannot read it.
--- python-sign: A = torch.ones(2, 2) ⏎ B = A * A
### a comment as in C
// the inputs
x = torch.ones(3)
--- kind: syntax-foreign
--- mark: 2 //
--- says: `//` is how other languages write it; Python cannot read it.
--- python-sign: # the inputs ⏎ x = torch.ones(3)
### a conditional as in C
x = 3
y = x > 2 ? 1 : 0
--- kind: syntax-foreign
--- mark: 3 ?
--- says: `?` is how other languages write it; Python cannot read it.
### the class for the function
x = torch.Tensor(3.0)
y = x * 2
--- kind: tensor-class
--- mark: 2 torch.Tensor(3.0)
--- says: torch.Tensor(…) takes a list, or the lengths of a shape, and no single number of type float.
--- small-tensor: x = torch.tensor(3.0) ⏎ y = x * 2
### a list's end
xs = [1, 2]
xs[2]
--- kind: list-index
--- mark: 3 xs[2]
--- says: The index is outside this list.
### a number gone through
n = 3
for i in n:
    print(i)
--- kind: not-iterable
--- mark: 3 n
--- says: A value of type int cannot be gone through one by one.
--- range: n = 3 ⏎ for i in range(n): ⏎     print(i)
### a number indexed
n = 3
n[0]
--- kind: not-indexable
--- mark: 3 n[0]
--- says: A value of type int has no elements to take with [ ].
### a number joined to a text
n = 3
print("n is " + n)
--- kind: text-number
--- mark: 3 "n is " + n
--- says: `"n is "` and `n` cannot be joined by +: one is a text, the other is not.
--- text: n = 3 ⏎ print("n is " + str(n))
### a number taken apart
a, b = 3
--- kind: unpack-one
--- mark: 2 a, b
--- says: A value of type int cannot be split into several names.
### a picture into a linear layer
from torch import nn
net = nn.Linear(784, 10)
net(torch.rand(2, 1, 28, 28))
--- kind: linear-flat
--- mark: 4 net(torch.rand(2, 1, 28, 28))
--- says: `torch.rand(2, 1, 28, 28)` (2, 1, 28, 28) does not fit the layer Linear(in_features=784, out_features=10, bias=True): it takes vectors of 784 numbers, and each example still has the shape (1, 28, 28), which are 784 numbers.
--- flatten-rows: from torch import nn ⏎ net = nn.Linear(784, 10) ⏎ net(torch.rand(2, 1, 28, 28).flatten(1))
### a product without a star
x = 3
y = 2x
--- kind: syntax-number
--- mark: 3 2
--- says: A number and a name stand together here.
--- product: x = 3 ⏎ y = 2 * x
### a tensor called
x = torch.ones(2)
x(0)
--- kind: not-callable
--- mark: 3 x(0)
--- says: A value of type Tensor cannot be called like a function.
### a text that is no number
int('3a')
--- kind: text-no-number
--- mark: 2 int('3a')
--- says: The text '3a' is not a number.
### an argument forgotten
def f(a, b):
    return a + b
f(1)
--- kind: arguments-missing
--- mark: 4 f(1)
--- says: The call of `f` lacks the argument 'b'.
### an argument too many
def f(a):
    return a
f(1, 2)
--- kind: arguments-many
--- mark: 4 f(1, 2)
--- says: `f` was given 2 arguments, but it takes 1.
### an argument twice
def f(a):
    return a
f(1, a=2)
--- kind: arguments-twice
--- mark: 4 f(1, a=2)
--- says: `f` got its argument a twice.
### an equation
2 = x
--- kind: syntax-assign
--- mark: 2 2
--- says: A value cannot be given to this: only names, elements and attributes stand left of =.
### an unknown argument
def f(a):
    return a
f(b=1)
--- kind: arguments-unknown
--- mark: 4 f(b=1)
--- says: `f` has no argument named b.
### NumPy's mean of a tensor
import numpy as np
x = torch.tensor([1., 2.], requires_grad=True)
y = np.mean(x)
--- kind: numpy-method
--- mark: 4 np.mean(x)
--- says: `np.mean` of a tensor calls the tensor's own method `mean` with NumPy's arguments, and torch's method takes other ones.
--- torch-function: import numpy as np ⏎ x = torch.tensor([1., 2.], requires_grad=True) ⏎ y = torch.mean(x)
### NumPy's max of a tensor
import numpy
x = torch.tensor([1., 2.])
numpy.max(x)
--- kind: numpy-method
--- mark: 4 numpy.max(x)
--- says: `numpy.max` of a tensor calls the tensor's own method `max` with NumPy's arguments, and torch's method takes other ones.
--- torch-function: import numpy ⏎ x = torch.tensor([1., 2.]) ⏎ torch.max(x)
### NumPy's std of a tensor
import numpy as np
x = torch.tensor([1., 2.])
np.std(x)
--- kind: numpy-method
--- mark: 4 np.std(x)
--- says: `np.std` of a tensor calls the tensor's own method `std` with NumPy's arguments, and torch's method takes other ones.
--- torch-function: import numpy as np ⏎ x = torch.tensor([1., 2.]) ⏎ torch.std(x)
### append assigned
xs = []
xs = xs.append(1)
xs.append(2)
--- kind: none-changing
--- mark: 4 xs.append
--- says: This value is None: `xs = xs.append(1)` keeps what a method gave that only changes its list.
--- no-assignment: xs = [] ⏎ xs.append(1) ⏎ xs.append(2)
### axes for dim
torch.ones(2, 3).sum(axes=1)
--- kind: arguments-torch
--- mark: 2 torch.ones(2, 3).sum(axes=1)
--- says: torch's sum cannot be called with (axes=int).
--- dim: torch.ones(2, 3).sum(dim=1)
### block not indented
def f(x):
return x
--- kind: indentation-missing
--- mark: 3 return
--- says: The block after the colon is missing: nothing is indented here.
--- indent: def f(x): ⏎     return x
### brackets of a call forgotten
x = torch.ones(3)
y = x.sum + 1
--- kind: not-called
--- mark: 3 x.sum + 1
--- says: `x.sum` is a function that was not called.
--- call: x = torch.ones(3) ⏎ y = x.sum() + 1
### brackets of two kinds
x = [1, 2)
--- kind: syntax-mismatch
--- mark: 2 )
--- says: `)` closes a bracket that was opened as `[`.
--- close-bracket: x = [1, 2]
### break outside
break
--- kind: syntax-loop
--- mark: 2 break
--- says: This stands outside a loop.
### few values
a, b, c = torch.ones(2)
--- kind: unpack-few
--- mark: 2 a, b, c
--- says: There are 3 names on the left, but only 2 values.
### floating-point indices
x = torch.arange(5.)
i = torch.tensor([0., 1.])
x[i]
--- kind: index-type
--- mark: 4 x[i]
--- says: `x` (5,) cannot be indexed by this value.
--- long: x = torch.arange(5.) ⏎ i = torch.tensor([0., 1.]) ⏎ x[i.long()]
### forward without return
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)
    def forward(self, x):
        y = self.fc(x)
net = Net()
net(torch.ones(1, 2)).sum()
--- kind: none-returned
--- mark: 10 net(torch.ones(1, 2)).sum
--- says: This value is None: the function `forward` returns nothing.
--- return: from torch import nn ⏎ class Net(nn.Module): ⏎     def __init__(self): ⏎         super().__init__() ⏎         self.fc = nn.Linear(2, 1) ⏎     def forward(self, x): ⏎         y = self.fc(x) ⏎         return y ⏎ net = Net() ⏎ net(torch.ones(1, 2)).sum()
### import of nn forgotten
net = nn.Linear(2, 1)
--- kind: name-import
--- mark: 2 nn
--- says: There is no nn yet: its import is missing.
--- import: from torch import nn ⏎ import torch ⏎ net = nn.Linear(2, 1)
### import of numpy forgotten
x = np.arange(3)
--- kind: name-import
--- mark: 2 np
--- says: There is no np yet: its import is missing.
--- import: import numpy as np ⏎ import torch ⏎ x = np.arange(3)
### length of a number
len(5)
--- kind: no-length
--- mark: 2 len(5)
--- says: A value of type int has no length.
### letters of the wrong size
from torch import nn
nn.Relu()
--- kind: attribute-close
--- mark: 3 nn.Relu
--- says: `torch.nn` has no attribute `Relu`.
--- spelling: from torch import nn ⏎ nn.ReLU()
### more rows than names
a, b = torch.ones(3)
--- kind: unpack-many
--- mark: 2 a, b
--- says: There are more values than the 2 names on the left.
### names before places
print(sep='', 1)
--- kind: syntax-order
--- mark: 2 )
--- says: An argument without a name stands behind one with a name.
### print without brackets
print "hello"
--- kind: syntax-print
--- mark: 2 print "hello"
--- says: print is a function: what it prints stands in brackets.
--- brackets: print("hello")
### range of a float
for i in range(2.5):
    pass
--- kind: needs-integer
--- mark: 2 range(2.5)
--- says: An integer is needed here, not a float.
--- integer: for i in range(int(2.5)): ⏎     pass
### return outside
x = 1
return x
--- kind: syntax-return
--- mark: 3 return x
--- says: return stands outside a function here.
### self forgotten
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)
    def forward(x):
        return self.fc(x)
Net()(torch.ones(1, 2))
--- kind: no-self
--- mark: 9 Net()(torch.ones(1, 2))
--- says: The method `forward` has no parameter for its object.
--- self: from torch import nn ⏎ class Net(nn.Module): ⏎     def __init__(self): ⏎         super().__init__() ⏎         self.fc = nn.Linear(2, 1) ⏎     def forward(self, x): ⏎         return self.fc(x) ⏎ Net()(torch.ones(1, 2))
### shape with round brackets
x = torch.ones(2, 3)
x.shape(0)
--- kind: shape-called
--- mark: 3 x.shape(0)
--- says: `x.shape` is a shape, not a function.
--- brackets: x = torch.ones(2, 3) ⏎ x.shape[0]
### size without brackets
x = torch.ones(2, 3)
x.size[0]
--- kind: not-called
--- mark: 3 x.size[0]
--- says: `x.size` is a function that was not called.
--- call: x = torch.ones(2, 3) ⏎ x.size()[0]
### super forgotten
from torch import nn
class Net(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 1)
net = Net()
--- kind: no-super
--- mark: 5 self.fc
--- says: The module is not ready to hold layers and parameters yet.
--- super: from torch import nn ⏎ class Net(nn.Module): ⏎     def __init__(self): ⏎         super().__init__() ⏎         self.fc = nn.Linear(2, 1) ⏎ net = Net()
### true for True
x = torch.ones(3, requires_grad=true)
--- kind: name-constant
--- mark: 2 true
--- says: Python has no true.
--- spelling: x = torch.ones(3, requires_grad=True)
### a column misspelt
import pandas as pd
data = pd.DataFrame({'NumRooms': [1.0], 'Price': [2.0]})
data['NumRoms']
--- kind: table-column
--- mark: 4 data['NumRoms']
--- says: The table has no column 'NumRoms'.
--- spelling: import pandas as pd ⏎ data = pd.DataFrame({'NumRooms': [1.0], 'Price': [2.0]}) ⏎ data['NumRooms']
### a column that is not there
import pandas as pd
d = pd.DataFrame({'a': [1]})
d['b']
--- kind: table-column
--- mark: 4 d['b']
--- says: The table has no column 'b'.
### a file that nobody wrote
open('missing.txt')
--- kind: file
--- mark: 2 open('missing.txt')
--- says: There is no file 'missing.txt': only files that the program wrote, or that the page Data gives it, are here.
### a key misspelt
params = {'weight': 1}
params['weigth']
--- kind: key
--- mark: 3 params['weigth']
--- says: There is no key 'weigth' in this dictionary.
--- spelling: params = {'weight': 1} ⏎ params['weight']
### a matrix product with a number
torch.ones(2) @ torch.tensor(3.0)
--- kind: matmul-number
--- mark: 2 torch.ones(2) @ torch.tensor(3.0)
--- says: @ multiplies vectors and matrices, but one side is a single number: `torch.ones(2)` (2,) and `torch.tensor(3.0)` ().
--- times: torch.ones(2) * torch.tensor(3.0)
### a negative length
torch.zeros(2, -1)
--- kind: negative-size
--- mark: 2 torch.zeros(2, -1)
--- says: A length of a shape cannot be negative here.
### a row that is not there
import pandas as pd
d = pd.DataFrame({'a': [1, 2]})
d.iloc[5]
--- kind: table-index
--- mark: 4 d.iloc[5]
--- says: The table has no row or column at this place.
### a shape that is a text
torch.ones('3')
--- kind: argument-type
--- mark: 2 torch.ones('3')
--- says: The argument size of ones must be tuple of ints, not str.
### a table from a file that nobody wrote
import pandas as pd
pd.read_csv('nothing.csv')
--- kind: file
--- mark: 3 pd.read_csv('nothing.csv')
--- says: There is no file 'nothing.csv': only files that the program wrote, or that the page Data gives it, are here.
### a text stored in a tensor
x = torch.ones(3)
x[0] = 'a'
--- kind: assign-type
--- mark: 3 x[0]
--- says: A value of type str cannot be stored in a tensor.
### an array that does not fit its shape
import numpy as np
np.arange(3).reshape(2, 2)
--- kind: array-reshape
--- mark: 3 np.arange(3).reshape(2, 2)
--- says: An array of 3 elements cannot be arranged in shape (2,2).
### an object without its argument
class A:
    def __init__(self, a):
        self.a = a
A()
--- kind: arguments-missing
--- mark: 5 A()
--- says: The call of `A.__init__` lacks the argument 'a'.
### arrays of two lengths
import numpy as np
np.array([1, 2]) + np.array([1, 2, 3])
--- kind: array-broadcast
--- mark: 3 np.array([1, 2]) + np.array([1, 2, 3])
--- says: Arrays of shapes (2,) and (3,) do not broadcast.
### arrays that cannot be multiplied
import numpy as np
np.ones((2, 3)) @ np.ones((2, 3))
--- kind: array-matmul
--- mark: 3 np.ones((2, 3)) @ np.ones((2, 3))
--- says: These arrays cannot be multiplied: lengths 3 and 2 meet.
### behind an array's end
import numpy as np
a = np.arange(3)
a[5]
--- kind: array-index
--- mark: 4 a[5]
--- says: Index 5 is outside axis 0 of the array, which has length 3.
### bools beside numbers
import pandas as pd
d = pd.get_dummies(pd.DataFrame({'a': [1.0, 2.0], 'b': ['x', 'y']}))
torch.tensor(d.values)
--- kind: object-array
--- mark: 4 torch.tensor(d.values)
--- says: Not every column of this table holds numbers of one kind, so it does not become a tensor.
--- numbers: import pandas as pd ⏎ d = pd.get_dummies(pd.DataFrame({'a': [1.0, 2.0], 'b': ['x', 'y']})) ⏎ torch.tensor(d.to_numpy(dtype=float))
### means of text
import pandas as pd
d = pd.DataFrame({'a': [1.0, None], 'b': ['x', 'y']})
d.fillna(d.mean())
--- kind: text-column
--- mark: 4 d.mean()
--- says: A column of text has no mean.
--- numbers: import pandas as pd ⏎ d = pd.DataFrame({'a': [1.0, None], 'b': ['x', 'y']}) ⏎ d.fillna(d.mean(numeric_only=True))
### the length of two
len(1, 2)
--- kind: arguments-many
--- mark: 2 len(1, 2)
--- says: `len` was given 2 arguments, but it takes 1.
### two things appended at once
x = [1]
x.append(1, 2)
--- kind: arguments-many
--- mark: 3 x.append(1, 2)
--- says: `x.append` was given 2 arguments, but it takes 1.
### zeros of nothing
import numpy as np
np.zeros()
--- kind: arguments-missing
--- mark: 3 np.zeros()
--- says: The call of `np.zeros` lacks the argument 'shape'.
"""

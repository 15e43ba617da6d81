"""Errors of the notes about making, indexing, joining and sharing tensors, and about tables. Titles are translated."""

from __future__ import annotations

from viz.errata.records import Aligned, Cards, Erratum, Guess, See

IMPORT = "import torch\n\n"
TABLE = '''\
import io

import pandas as pd
import torch

data = pd.read_csv(io.StringIO("""NumRooms,Alley,Price
NA,Pave,127500
2,NA,106000
4,NA,178100
NA,NA,140000
"""))
'''
X34 = "X = torch.arange(12).reshape(3, 4)\n"
PAIR = """\
X = torch.arange(12.).reshape(3, 2, 2)
Y = torch.tensor([[[2., 1.], [4., 3.]], [[1., 2.], [3., 4.]], [[4., 3.], [2., 1.]]])
"""

MAKING = (
    Erratum(
        "e1", "creating", "Does `arange` make floats?",
        "`torch.arange(12)` gives floats by default.",
        "Whole numbers give `int64`. Floats come from a float argument, `torch.arange(12.)`, or from "
        "`dtype=torch.float32`. It matters: only floats have a mean, and only they can require a gradient.",
        IMPORT + """\
x = torch.arange(12)
y = torch.arange(12.)
z = torch.arange(12, dtype=torch.float32)
print(x.dtype)
print(y.dtype)
print(z.dtype)
""",
        guess=Guess("Which dtype has `torch.arange(12)`?", ("torch.float32", "torch.int64", "torch.float64"), 1),
        exercise="make-which-float",
        see=(See("tensors", {"program": IMPORT + "x = torch.arange(12)\ny = torch.arange(12.)\n", "panel": "about"}),),
    ),
    Erratum(
        "e2", "creating", "`size()` or `numel()`: which one counts the elements?",
        "`x.size()` is the number of elements.",
        "`size()` is the shape, the same as `.shape`. The number of elements is `numel()`, and `len(X)` is only the "
        "length of axis 0.",
        IMPORT + X34 + """\
print(X.size())
print(X.shape)
print(X.numel())
print(len(X))
""",
        guess=Guess("X has the shape (3, 4). What is `X.size()`?", ("12", "torch.Size([3, 4])", "3"), 1),
        picture=Cards(("X",)),
        exercise="make-size-numel",
        see=(See("tensors", {"program": IMPORT + X34, "panel": "about"}),),
    ),
    Erratum(
        "e3", "creating", "How many brackets does a printed tensor begin with?",
        "`torch.zeros((2, 3, 4))` is printed with four opening brackets.",
        "One for each axis: three. With four it would be a tensor of the shape (1, 2, 3, 4). Whoever counts the "
        "brackets knows `ndim` without asking.",
        IMPORT + """\
X = torch.zeros((2, 3, 4))
Y = torch.zeros((1, 2, 3, 4))
print(X)
print(Y)
print(X.ndim, Y.ndim)
""",
        guess=Guess("`torch.zeros((2, 3, 4))` is printed. How many `[` does it begin with?", ("2", "3", "4"), 1),
        exercise="make-brackets",
        see=(See("tensors", {"program": IMPORT + "X = torch.zeros((2, 3, 4))\n", "panel": "about"}),),
    ),
    Erratum(
        "e48", "creating", "Do the brackets of a printed tensor match?",
        "Printed tensors whose brackets do not match.",
        "As many closing brackets as opening ones, one pair for each vector, matrix and so on: of the shape (2, 3, 4) "
        "there are 6 vectors, 2 matrices and the tensor itself.",
        IMPORT + """\
text = str(torch.zeros((2, 3, 4)))
print(text.count("["), text.count("]"))
print(str(torch.zeros(3, 4)).count("["))
""",
        guess=Guess("`torch.zeros((2, 3, 4))` is printed. How many `[` are there in all?", ("3", "6", "9"), 2),
        exercise="make-brackets",
    ),
    Erratum(
        "e4", "creating", "How is a matrix written into `torch.tensor()`?",
        "`torch.tensor([2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1])`, and elsewhere with a pair of brackets too many.",
        "The data is *one* argument: a list of rows. Without the outer brackets the second row stands where torch "
        "expects options; with a pair too many there is an axis too many, (1, 3, 4).",
        IMPORT + """\
Y = torch.tensor([[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
Z = torch.tensor([[[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]]])
print(Y.shape)
print(Z.shape)
""",
        notes_program=IMPORT + "Y = torch.tensor([2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1])\n",
        picture=Cards(("Y", "Z")),
        see=(See("tensors", {"program": IMPORT + "Y = torch.tensor([[2, 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])\n",
                             "name": "Y"}),),
    ),
    Erratum(
        "e5", "creating", "Is `torch.tensor([3.0])` a scalar?",
        "`torch.tensor([3.0])` is a scalar, and `**` is the exponential function.",
        "It is a vector with one element: one axis, shape (1,). A scalar has no axis, shape (): `torch.tensor(3.0)`. "
        "And `x ** y` is a power; the exponential function is `torch.exp`.",
        IMPORT + """\
x = torch.tensor(3.0)
v = torch.tensor([3.0])
print(x.shape, x.ndim)
print(v.shape, v.ndim)
print(x ** 2)
print(torch.exp(x))
""",
        guess=Guess("How many axes has `torch.tensor([3.0])`?", ("0", "1", "3"), 1),
        picture=Cards(("x", "v")),
        exercise="vectors-zero-axes",
        see=(See("tensors", {"lesson": "ranks"}),),
    ),
    Erratum(
        "e43", "creating", "`x.shape` or `x.shape()`?",
        "`x.shanpe()` and `keepidms`.",
        "`x.shape` is an attribute, without brackets; the method is `x.size()`. The argument of a sum is `keepdims`, "
        "in torch's own spelling `keepdim`.",
        IMPORT + X34 + """\
print(X.shape)
print(X.sum(axis=1, keepdims=True).shape)
""",
        notes_program=IMPORT + X34 + "print(X.shanpe())\n",
        see=(See("tensors", {"program": IMPORT + X34, "panel": "about"}),),
    ),
)  # fmt: skip

INDEXING = (
    Erratum(
        "e6", "indexing", "Which index takes a column?",
        "`[1, :]` is one column.",
        "The first index counts rows, the second columns. `X[1, :]` is row 1; column 1 is `X[:, 1]`: every row, and of "
        "each of them the cell 1.",
        IMPORT + X34 + """\
row = X[1, :]
column = X[:, 1]
print(row)
print(column)
""",
        guess=Guess("X is `torch.arange(12).reshape(3, 4)`. Which index takes the column [1, 5, 9]?",
                    ("X[1, :]", "X[:, 1]", "X[1]"), 1),
        picture=Cards(("X", "row", "column")),
        exercise="index-column",
        see=(See("tensors", {"program": IMPORT + X34, "index": ":, 1"}),),
    ),
    Erratum(
        "e7", "indexing", "How do I take every second row and every third column?",
        "`X[:,2, ::3]`",
        "`X[::2, ::3]`: a step stands behind two colons, start:stop:step. With a comma in place of a colon there are "
        "three indices, and a matrix has two axes.",
        IMPORT + X34 + "part = X[::2, ::3]\nprint(part)\n",
        notes_program=IMPORT + X34 + "part = X[:,2, ::3]\nprint(part)\n",
        picture=Cards(("X", "part")),
        exercise="index-step",
        see=(See("tensors", {"program": IMPORT + X34, "index": "::2, ::3"}),),
    ),
    Erratum(
        "e8", "indexing", "How do I write into the first two rows?",
        "`X[0,2, :] = 12`",
        "`X[0:2, :] = 12`: the rows with 0 ≤ row < 2, so 0 and 1; the end does not belong to it. With a comma it is "
        "three indices, one more than there are axes. And `X` is not `x`.",
        IMPORT + X34 + "X[0:2, :] = 12\nprint(X)\n",
        notes_program=IMPORT + X34 + "X[0,2, :] = 12\nprint(X)\n",
        guess=Guess("Which rows does `X[0:2, :] = 12` write?", ("0", "0, 1", "0, 1, 2"), 1),
        picture=Cards(("X",)),
        exercise="index-write-rows",
        see=(See("tensors", {"program": IMPORT + X34 + "X[0:2, :] = 12\n", "index": "0:2, :"}),),
    ),
)  # fmt: skip

OPERATORS = (
    Erratum(
        "e9", "operators", "`torch.cat(X, Y)` or `torch.cat((X, Y))`?",
        "`torch.cat(X, Y, dim=0)`, and along dim=1 a result with two rows.",
        "`cat` takes *one* argument that holds all tensors: a tuple or a list. Along dim=1 the three rows stay and get "
        "longer; the third is [8, 9, 10, 11, 4, 3, 2, 1].",
        IMPORT + """\
X = torch.arange(12.).reshape(3, 4)
Y = torch.tensor([[2., 1., 4., 3.], [1., 2., 3., 4.], [4., 3., 2., 1.]])
below = torch.cat((X, Y), dim=0)
beside = torch.cat((X, Y), dim=1)
print(below.shape, beside.shape)
print(beside[2])
""",
        notes_program=IMPORT + """\
X = torch.arange(12.).reshape(3, 4)
Y = torch.tensor([[2., 1., 4., 3.], [1., 2., 3., 4.], [4., 3., 2., 1.]])
below = torch.cat(X, Y, dim=0)
""",
        picture=Cards(("below", "beside")),
        exercise="cells-join",
        see=(See("tensors", {"lesson": "join"}),),
    ),
    Erratum(
        "e10", "operators", "What comes out when tensors of three axes are joined along dim=2?",
        "The result stands there flat, with rows such as [2, 3, 1, 3] that come from neither tensor.",
        "Only axis 2 gets longer: twice (3, 2, 2) gives (3, 2, 4). Each innermost row of X goes on with that of Y: "
        "[0, 1] and [2, 1] become [0, 1, 2, 1].",
        IMPORT + PAIR + """\
Z = torch.cat((X, Y), dim=2)
print(Z.shape)
print(Z)
""",
        guess=Guess("X and Y have the shape (3, 2, 2). What is the shape of `torch.cat((X, Y), dim=2)`?",
                    ("(3, 2, 4)", "(3, 4, 2)", "(6, 2, 2)", "(24,)"), 0),
        picture=Cards(("X", "Y", "Z")),
        exercise="cells-cat-shape",
        see=(See("tensors", {"lesson": "join-3"}),),
    ),
    Erratum(
        "e11", "operators", "Which shape has `X == Y`?",
        "A table of 3 × 4 truth values, printed right after X and Y had become tensors of the shape (3, 2, 2).",
        "The comparison goes cell by cell, so it has the shape of X and Y: here (3, 2, 2). The printed table belongs "
        "to the older X and Y with two axes.",
        IMPORT + PAIR + "same = X == Y\nprint(same.shape)\nprint(same)\n",
        picture=Cards(("X", "Y", "same")),
        see=(See("tensors", {"lesson": "join-3", "operation": "=="}),),
    ),
    Erratum(
        "e12", "operators", "Does `A * B` multiply matrices?",
        "For a B that is a copy of A, `A * B` is printed as A itself.",
        "`*` multiplies cell by cell (the Hadamard product ⊙), so here every cell is a square: 0, 1, 4 … 361. The "
        "matrix product is `A @ B`, and needs as many rows in B as columns in A.",
        IMPORT + """\
A = torch.arange(20.).reshape(5, 4)
B = A.clone()
C = A * B
print(C)
print((A @ B.T).shape)
""",
        guess=Guess("A holds 0 … 19, B is a copy of it. What is in the last cell of `A * B`?", ("19", "38", "361"), 2),
        picture=Cards(("A", "C")),
        see=(See("tensors", {"program": IMPORT + "A = torch.arange(20.).reshape(5, 4)\nB = A.clone()\n",
                             "panel": "combine", "left": "A", "right": "B", "operation": "*"}),),
    ),
)  # fmt: skip

BROADCASTING = (
    Erratum(
        "e13", "broadcasting", "Can broadcasting add an axis?",
        "Broadcasting can only stretch axes, it cannot add any. (Said of `C / C.sum(1)`, “when computing a mean”.)",
        "It adds axes of length 1, always in front. So `C / C.sum(0)` works: (3, 4) counts as (1, 3, 4). `C / "
        "C.sum(1)` fails because (2, 4) becomes (1, 2, 4), and 2 meets 3. The line divides by a sum: it computes "
        "shares, no mean.",
        IMPORT + """\
C = torch.arange(24.).reshape(2, 3, 4)
total = C.sum(0)
share = C / total
print(share.shape)
kept = C.sum(1, keepdims=True)
print((C / kept).shape)
""",
        notes_program=IMPORT + "C = torch.arange(24.).reshape(2, 3, 4)\nshare = C / C.sum(1)\n",
        guess=Guess("C has the shape (2, 3, 4). Which of these works?", ("C / C.sum(0)", "C / C.sum(1)"), 0),
        picture=Aligned((("C", "C"), ("C.sum(0)", "total"))),
        exercise="x6-shares",
        see=(See("tensors", {"lesson": "surprise"}),),
    ),
    Erratum(
        "e45", "broadcasting", "Must two tensors have equally many axes before they can be added?",
        "Two tensors with the same number of axes are brought to the same lengths.",
        "The number of axes may differ. Shapes are laid under one another from the *right*; in each place the "
        "lengths must be equal, or one of them 1, or missing.",
        IMPORT + """\
a = torch.arange(3).reshape(3, 1)
b = torch.arange(2)
c = a + b
print(a.ndim, b.ndim)
print(c)
""",
        guess=Guess("a has the shape (3, 1), b has the shape (2,). What is `a + b`?",
                    ("An error: the numbers of axes differ", "A tensor of the shape (3, 2)",
                     "An error: 3 and 2 differ"), 1, sentences=True),
        picture=Aligned((("a", "a"), ("b", "b"))),
        exercise="broadcast-which",
        see=(See("tensors", {"program": IMPORT + "a = torch.arange(3).reshape(3, 1)\nb = torch.arange(2)\n",
                             "panel": "broadcast", "name": "a", "left": "a", "right": "b"}),),
    ),
)  # fmt: skip

SHARING = (
    Erratum(
        "e14", "memory", "Does `view` need a contiguous tensor?",
        "`view` works on contiguous tensors only, and `reshape` of any other is `contiguous()` followed by `view`.",
        "`view` works wherever strides can reach the cells in the new shape, contiguous or not. `reshape` gives a view "
        "where that is possible and copies only where it is not; `contiguous()` copies only where it must.",
        IMPORT + """\
Z = torch.arange(24).reshape(4, 6)[:, :3]
V = Z.view(2, 2, 3)
print(Z.is_contiguous(), V.shape)
R = Z.reshape(2, 2, 3)
print(R.data_ptr() == Z.data_ptr())
F = Z.reshape(12)
print(F.data_ptr() == Z.data_ptr())
""",
        guess=Guess("Z = `torch.arange(24).reshape(4, 6)[:, :3]` is not contiguous. Does `Z.view(2, 2, 3)` work?",
                    ("Yes, it is a view", "No, it raises an error", "Yes, and it copies"), 0, sentences=True),
        picture=Cards(("Z", "V")),
        exercise="memory-view-fails",
        see=(See("tensors", {"lesson": "order"}),),
    ),
    Erratum(
        "e16", "memory", "How is `id` called, and how a path put together?",
        "`id X)`, `os.path.join '..'`: brackets are missing.",
        "`id(X)`, `os.path.join('..', 'data')`. A call has both brackets. `X[:] = X + Y` writes into the same object, "
        "`X = X + Y` makes another one.",
        "import os\n\n" + IMPORT + """\
X = torch.ones(3)
Y = torch.ones(3)
before = id(X)
X[:] = X + Y
print(id(X) == before)
X = X + Y
print(id(X) == before)
print(os.path.join("..", "data"))
""",
        "import torch\n\nX = torch.ones(3)\nbefore = id X)\n",
        guess=Guess("After `X[:] = X + Y`: is `id(X)` what it was?", ("True", "False"), 0),
        see=(See("tensors"),),
    ),
    Erratum(
        "e15", "conversion", "Does `torch.tensor(A)` share its memory with the array A?",
        "A tensor and an array share their memory, shown with `torch.tensor(A)`.",
        "`torch.tensor(A)` copies. What shares is `torch.from_numpy(A)`, and in the other direction `X.numpy()`: a "
        "write to one is seen by the other.",
        """\
import numpy as np
import torch

A = np.zeros(3)
B = torch.tensor(A)
C = torch.from_numpy(A)
A[0] = 99
print(B)
print(C)
""",
        guess=Guess("`B = torch.tensor(A)`, then `A[0] = 99`. What is `B[0]`, which was 0?", ("0", "99"), 0),
        exercise="convert-shared",
        see=(See("tensors", {"lesson": "numpy"}),),
    ),
)  # fmt: skip

TABLES = (
    Erratum(
        "e17", "data", "Why does `inputs.fillna(inputs.mean())` fail?",
        "`inputs = inputs.fillna(inputs.mean())`",
        "Since pandas 2 a column of texts has no mean: the line raises a TypeError. `mean(numeric_only=True)` takes "
        "the columns of numbers only.",
        TABLE + """\
inputs = data.iloc[:, 0:2]
inputs = inputs.fillna(inputs.mean(numeric_only=True))
print(inputs)
""",
        notes_program=TABLE + """\
inputs = data.iloc[:, 0:2]
inputs = inputs.fillna(inputs.mean())
print(inputs)
""",
        exercise="table-fill-mean",
        see=(See("data", {"lesson": "mean"}),),
    ),
    Erratum(
        "e18", "data", "What does `thresh` count in `dropna`?",
        "`dropna(how='any', thresh=None, …)`; thresh: how many NaN a row needs to be dropped.",
        "The other way round: `thresh` is how many *known* values a row must have to stay. `how` and `thresh` both say "
        "when a row goes, so pandas takes only one of them.",
        TABLE + """\
two = data.dropna(thresh=2)
three = data.dropna(thresh=3)
print(two)
print(three)
""",
        notes_program=TABLE + "rows = data.dropna(how='any', thresh=2)\nprint(rows)\n",
        guess=Guess("Which rows does `dropna(thresh=2)` keep?",
                    ("Those with at most 2 gaps", "Those with at least 2 known values", "Those with fewer than 2 gaps"),
                    1, sentences=True),
        exercise="table-thresh",
        see=(See("data", {"lesson": "dropna"}, "what dropna leaves"),
             See("data", {"lesson": "thresh"}, "how and thresh at once")),
    ),
    Erratum(
        "e19", "data", "Why can a one-hot table not become a tensor?",
        "The one-hot columns are printed as 0 and 1, then comes `torch.tensor(inputs.values)`.",
        "Since pandas 2 they are True and False. Beside a column of floats that becomes an array of objects, and torch "
        "refuses it. `to_numpy(dtype=float)` says what is wanted.",
        TABLE + """\
inputs = data.iloc[:, 0:2]
inputs = inputs.fillna(inputs.mean(numeric_only=True))
inputs = pd.get_dummies(inputs, dummy_na=True)
print(inputs.dtypes)
X = torch.tensor(inputs.to_numpy(dtype=float))
print(X)
""",
        notes_program=TABLE + """\
inputs = data.iloc[:, 0:2]
inputs = inputs.fillna(inputs.mean(numeric_only=True))
inputs = pd.get_dummies(inputs, dummy_na=True)
X = torch.tensor(inputs.values)
""",
        picture=Cards(("X",)),
        exercise="table-one-hot",
        see=(See("data", {"lesson": "dummies"}),),
    ),
)  # fmt: skip

ARRAYS = MAKING + INDEXING + OPERATORS + BROADCASTING + SHARING + TABLES

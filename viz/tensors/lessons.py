"""Programs to begin with on the tensors page; each shows one thing. Titles are translated, programs are not."""

from __future__ import annotations

import msgspec


class Lesson(msgspec.Struct, frozen=True):
    """A workspace with a title.

    Attributes:
        key: Stands in links, so it stays.
        panel: The tab that it is about.
        name, index: What the index panel begins with.
        left, right: What the combine and broadcast panels begin with.
        meanings: Names of the axes of the last tensor, from the left; translated.
    """

    key: str
    title: str
    program: str
    panel: str = "index"
    name: str = "X"
    index: str = "1, 2"
    left: str = "X"
    right: str = "Y"
    operation: str = "+"
    meanings: tuple[str, ...] = ()


LESSONS = (
    Lesson("views", "One storage, many views", """\
import torch

X = torch.arange(12.).reshape(3, 4)
T = X.T
S = X[::2, ::3]
c = X[:, 1]
K = X[[0, 1]]
X[1, 2] = 99
""", panel="storage", index="1:3, 1:"),
    Lesson("ranks", "Scalar, vector, matrix", """\
import torch

s = torch.tensor(1.0)
v = torch.tensor([1.0, 2.7, 3.4])
X = torch.tensor([[1.0, 2.7, 3.4], [5.0, 0.2, 4.6], [4.3, 8.5, 0.2]])
""", left="s", right="v", meanings=("sample", "feature")),
    Lesson("image", "An image: height, width, colour", """\
import torch

torch.manual_seed(0)
X = torch.randint(0, 256, (3, 4, 3), dtype=torch.uint8)
""", index="0, :, 0", right="X", meanings=("height", "width", "channel")),
    Lesson("images", "A batch of images", """\
import torch

torch.manual_seed(0)
X = torch.randint(0, 256, (2, 3, 4, 3), dtype=torch.uint8)
""", index="1, :, :, 0", right="X", meanings=("batch", "height", "width", "channel")),
    Lesson("videos", "A batch of videos", """\
import torch

torch.manual_seed(0)
X = torch.randint(0, 256, (2, 5, 3, 4, 3), dtype=torch.uint8)
""", index="0, 0, :, :, 0", right="X", meanings=("batch", "time", "height", "width", "channel")),
    Lesson("index", "Rows, columns, regions", """\
import torch

M = torch.arange(1, 17).reshape(4, 4)
X = torch.arange(12).reshape(3, 4)
""", name="M", index="1:3, 1:", left="M", right="X"),
    Lesson("reshape", "The same cells in another shape", """\
import torch

x = torch.arange(12)
X = x.reshape(3, 4)
Y = x.reshape(-1, 4)
Z = torch.arange(6).reshape(3, 2)
""", panel="storage"),
    Lesson("shared", "A write through a view", """\
import torch

a = torch.arange(12)
b = a.reshape(3, 4)
b[:, :] = 2
""", panel="storage", name="b", index=":, :", left="a", right="b"),
    Lesson("order", "view, reshape, contiguous", """\
import torch

X = torch.arange(6).reshape(2, 3).t()
Y = X.reshape(6)
Z = torch.arange(24).reshape(4, 6)[:, :3]
V = Z.view(2, 2, 3)
""", panel="storage"),
    Lesson("clone", "A clone is another tensor", """\
import torch

A = torch.arange(20.).reshape(5, 4)
B = A.clone()
B[0, 0] = 99
""", panel="storage", name="B", index="0, 0", left="A", right="B", operation="=="),
    Lesson("in-place", "X += Y keeps the memory, X = X + Y does not", """\
import torch

X = torch.arange(12.).reshape(3, 4)
Y = torch.tensor([[2., 1., 4., 3.], [1., 2., 3., 4.], [4., 3., 2., 1.]])
before = id(X)
X += Y
print(id(X) == before)
X[:] = X + Y
print(id(X) == before)
X = X + Y
print(id(X) == before)
""", panel="storage"),
    Lesson("numpy", "NumPy: the same memory, or a copy", """\
import torch

X = torch.arange(12.).reshape(3, 4)
A = X.numpy()
B = torch.tensor(A)
C = torch.from_numpy(A)
A[0, 0] = 99
print(type(A), type(X))
""", panel="storage", index="0, 0", right="B", operation="=="),
    Lesson("freed", "Memory that no name holds is freed", """\
import weakref

import numpy
import torch

A = numpy.arange(12.)
old = weakref.ref(A)
B = A
del A
print("after del A, still there:", old() is not None)
B = B + 1
print("after B = B + 1, still there:", old() is not None)
X = torch.from_numpy(B)
""", panel="about"),
    Lesson("number", "A tensor of one element as a Python number", """\
import torch

a = torch.tensor([3.5])
print(a, a.item(), float(a), int(a))
""", name="a", index="0", left="a", right="a"),
    Lesson("scalars", "Scalars: sums, products, absolute values", """\
import torch

a = torch.tensor(3.)
b = torch.tensor(-4.)
print(abs(a + b), abs(a) + abs(b), abs(a + b) <= abs(a) + abs(b))
print(abs(a * b), abs(a) * abs(b))
""", panel="combine", name="a", index="...", left="a", right="b"),
    Lesson("promotion", "Elementwise, and which dtype wins", """\
import torch

x = torch.tensor([1., 2, 4, 8])
y = torch.tensor([2, 2, 2, 2])
""", panel="combine", name="x", index="1:3", left="x", right="y", operation="**"),
    Lesson("join", "Joined along an axis", """\
import torch

X = torch.arange(12.).reshape(3, 4)
Y = torch.tensor([[2., 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])
""", panel="combine", operation="cat"),
    Lesson("join-3", "Joined, three axes", """\
import torch

X = torch.arange(12.).reshape(3, 2, 2)
Y = torch.tensor([[[2., 1], [4, 3]], [[1, 2], [3, 4]], [[4, 3], [2, 1]]])
""", panel="combine", operation="cat", index="1, :, 0"),
    Lesson("arrows", "Vectors added as arrows", """\
import torch

a = torch.tensor([2., 1.])
b = torch.tensor([-1., 2.])
""", panel="combine", name="a", index="0", left="a", right="b"),
    Lesson("stretch", "A column and a row stretch", """\
import torch

a = torch.arange(3).reshape(3, 1)
b = torch.arange(2).reshape(1, 2)
""", panel="broadcast", name="a", index="1, 0", left="a", right="b"),
    Lesson("surprise", "C / C.sum(0) works, C / C.sum(1) does not", """\
import torch

C = torch.arange(24.).reshape(2, 3, 4)
""", panel="broadcast", name="C", index="0, :, 1", left="C", right="C.sum(axis=1)", operation="/"),
    Lesson("normalise", "Every row divided by its sum", """\
import torch

A = torch.arange(20.).reshape(5, 4)
""", panel="broadcast", name="A", index="2", left="A", right="A.sum(axis=1, keepdims=True)", operation="/"),
    Lesson("large", "Four million cells", """\
import torch

torch.manual_seed(0)
X = torch.randn(2000, 2000)
""", index="0:4, 0:6", right="X"),
)  # fmt: skip

BY_KEY = {lesson.key: lesson for lesson in LESSONS}

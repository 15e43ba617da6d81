# ruff: noqa: E501 - torch's messages stand in one line each, as a learner copies them
"""Mistakes that learners search for: a short program that makes each, and Python's or torch's message.

A test runs every program and compares the kind and the message.
"""

from __future__ import annotations

import msgspec


class Failing(msgspec.Struct, frozen=True):
    """A program that ends in a mistake.

    Attributes:
        kind: Of the mistake, a key of `core.explain.mistakes.MISTAKES`.
        topic: A key of `viz.course.topics.BY_KEY`.
        title: What went wrong, in a few words; translated.
        raised: The message of Python or torch.
        program: What makes it.
        words: What else it is found by, in both languages.
    """

    kind: str
    topic: str
    title: str
    raised: str
    program: str
    words: str = ""


def _program(*lines: str) -> str:
    return "\n".join(("import torch", "", *lines, ""))


FAILING = (
    Failing("broadcast", "broadcasting", "Two shapes do not broadcast",
            'The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1',
            _program("a = torch.ones(2, 3)", "b = torch.ones(2)", "a + b"), "shape mismatch 形状不匹配 广播 size tensor"),
    Failing("in-place-shape", "broadcasting", "An in-place operation cannot make its tensor larger",
            "output with shape [3] doesn't match the broadcast shape [2, 3]",
            _program("a = torch.ones(3)", "b = torch.ones(2, 3)", "a += b"), "inplace 原地 广播"),
    Failing("matmul", "products", "Two matrices cannot be multiplied",
            'mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)',
            _program("A = torch.ones(2, 3)", "B = torch.ones(2, 3)", "A @ B"), "mat1 mat2 mm linear 矩阵乘法 形状"),
    Failing("mm-vector", "products", "torch.mm takes two matrices, not a vector",
            'mat2 must be a matrix',
            _program("A = torch.ones(2, 3)", "x = torch.ones(3)", "torch.mm(A, x)"), "mv 矩阵向量积"),
    Failing("dot-shape", "products", "A dot product of vectors of different lengths",
            'inconsistent tensor size, expected tensor [3] and src [4] to have the same number of elements, but got 3 and 4 elements respectively',
            _program("x = torch.ones(3)", "y = torch.ones(4)", "torch.dot(x, y)"), "点积 长度"),
    Failing("dot-axes", "products", "torch.dot takes vectors, not matrices",
            '1D tensors expected, but got 2D and 2D tensors',
            _program("A = torch.ones(2, 2)", "torch.dot(A, A)"), "点积 矩阵"),
    Failing("reshape", "memory", "The elements do not fill the new shape",
            "shape '[5, 3]' is invalid for input of size 12",
            _program("x = torch.arange(12)", "x.reshape(5, 3)"), "view 改变形状"),
    Failing("view", "memory", "view needs another order in memory",
            "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
            _program("A = torch.arange(6).reshape(2, 3)", "A.T.view(6)"), "contiguous 连续 内存 步长 stride"),
    Failing("cat-shape", "operators", "Tensors to be joined differ along another axis",
            'Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor number 1 in the list.',
            _program("A = torch.ones(2, 3)", "B = torch.ones(2, 4)", "torch.cat((A, B), dim=0)"), "concat 连结 拼接"),
    Failing("stack-shape", "operators", "Tensors to be stacked have different shapes",
            'stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1',
            _program("torch.stack([torch.ones(2), torch.ones(3)])"), "堆叠"),
    Failing("axis-range", "reductions", "There is no such axis",
            'Dimension out of range (expected to be in range of [-2, 1], but got 2)',
            _program("A = torch.ones(5, 4)", "A.sum(axis=2)"), "dim axis 轴 降维 dimension out of range"),
    Failing("index-range", "indexing", "An index beyond the end of its axis",
            'index 3 is out of bounds for dimension 0 with size 3',
            _program("X = torch.arange(12).reshape(3, 4)", "X[3]"), "越界 索引 out of bounds"),
    Failing("too-many-indices", "indexing", "More indices than axes",
            'too many indices for tensor of dimension 1',
            _program("x = torch.arange(4)", "x[0, 1]"), "索引太多"),
    Failing("zero-dim-index", "indexing", "An index into a single number",
            'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
            _program("x = torch.tensor(3.)", "x[0]"), "标量 索引 item"),
    Failing("mask-shape", "indexing", "A mask of another shape than its tensor",
            'The shape of the mask [3] at index 0 does not match the shape of the indexed tensor [2, 3] at index 0',
            _program("X = torch.arange(6).reshape(2, 3)", "X[torch.tensor([True, False, True])]"), "掩码 布尔"),
    Failing("assign-shape", "indexing", "What is written does not fit its place",
            'The expanded size of the tensor (3) must match the existing size (2) at non-singleton dimension 0.  Target sizes: [3].  Tensor sizes: [2]',
            _program("X = torch.zeros(2, 3)", "X[0] = torch.ones(2)"), "赋值 写入"),
    Failing("ragged", "creating", "Rows of different lengths",
            'expected sequence of length 2 at dim 1 (got 1)',
            _program("torch.tensor([[1, 2], [3]])"), "嵌套列表 长度不同"),
    Failing("tensor-brackets", "creating", "torch.tensor without square brackets",
            'tensor() takes 1 positional argument but 3 were given',
            _program("torch.tensor(1, 2, 3)"), "方括号"),
    Failing("integer-grad", "autograd", "Integers cannot require gradients",
            'Only Tensors of floating point and complex dtype can require gradients',
            _program("x = torch.tensor([1, 2], requires_grad=True)"), "浮点 整数 arange"),
    Failing("integer-mean", "reductions", "The mean of integers has no dtype",
            'mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long',
            _program("torch.arange(4).mean()"), "平均值 整数 浮点 long"),
    Failing("dtype", "operators", "Two dtypes that do not go together",
            'dot : expected both vectors to have same dtype, but found Float and Double',
            _program("x = torch.ones(3)", "y = torch.ones(3, dtype=torch.float64)", "torch.dot(x, y)"), "float double 数据类型"),
    Failing("one-element", "conversion", "A tensor of several elements is no Python number",
            'a Tensor with 3 elements cannot be converted to Scalar',
            _program("torch.ones(3).item()"), "item float 标量 转换"),
    Failing("truth", "operators", "A tensor of several elements is neither true nor false",
            'Boolean value of Tensor with more than one value is ambiguous',
            _program("a = torch.ones(3)", "if a > 0:", "    print(a)"), "if 布尔 any all"),
    Failing("numpy-grad", "conversion", "A tensor that requires grad does not become an array",
            "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
            _program("x = torch.ones(3, requires_grad=True)", "x.numpy()"), "detach numpy 转换"),
    Failing("not-scalar", "non-scalar", "backward() from more than one number",
            'grad can be implicitly created only for scalar outputs',
            _program("x = torch.arange(4., requires_grad=True)", "y = x * x", "y.backward()"), "向量 标量 反向传播 sum"),
    Failing("no-grad-fn", "autograd", "Nothing here requires a gradient",
            'element 0 of tensors does not require grad and does not have a grad_fn',
            _program("x = torch.arange(4.)", "y = (x * x).sum()", "y.backward()"), "requires_grad 叶子 grad_fn"),
    Failing("second-backward", "autograd", "backward() a second time through the same graph",
            'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.',
            _program("x = torch.arange(4., requires_grad=True)", "y = torch.dot(x, x)", "y.backward()", "y.backward()"),
            "retain_graph twice 两次 第二次 反向传播"),
    Failing("leaf-in-place", "memory", "A leaf that requires grad is written in place",
            'a leaf Variable that requires grad is being used in an in-place operation.',
            _program("w = torch.ones(3, requires_grad=True)", "w += 1"), "no_grad 原地 叶子 update"),
    Failing("leaf-in-place", "memory", "A view of a leaf is written in place",
            'a view of a leaf Variable that requires grad is being used in an in-place operation.',
            _program("w = torch.ones(3, requires_grad=True)", "w[0] = 5"), "no_grad 原地 视图"),
    Failing("saved-changed-at", "memory", "A value that backward needs was overwritten",
            'one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [3]], which is output 0 of Exp, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).',
            _program("x = torch.ones(3, requires_grad=True)", "y = torch.exp(x)", "y += 1", "y.sum().backward()"),
            "inplace modified version 原地 覆盖"),
    Failing("unused-input-named", "autograd", "The result does not depend on this input",
            'The differentiated Tensor at index 0 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.',
            _program("x = torch.ones(2, requires_grad=True)", "y = torch.ones(2, requires_grad=True)",
                     "torch.autograd.grad((x * x).sum(), y)"), "allow_unused"),
    Failing("grad-none-zero", "autograd", ".grad is None before backward()",
            "'NoneType' object has no attribute 'zero_'",
            _program("x = torch.arange(4., requires_grad=True)", "y = torch.dot(x, x)", "x.grad.zero_()"),
            "zero_ NoneType 梯度清零"),
    Failing("not-leaf-optimized", "training", "An optimizer takes leaves only",
            "can't optimize a non-leaf Tensor",
            _program("w = torch.ones(3, requires_grad=True) * 2", "torch.optim.SGD([w], lr=0.1)"), "优化器 叶子"),
    Failing("target-integers", "training", "cross_entropy wants class numbers as integers",
            'expected target dtype to be Long or Byte, but got Int',
            _program("from torch.nn.functional import cross_entropy", "", "scores = torch.ones(2, 3)",
                     "labels = torch.tensor([0., 2.]).int()", "cross_entropy(scores, labels)"), "long 交叉熵 标签"),
    Failing("target-batch", "training", "Scores and labels are of different numbers of examples",
            'Expected input batch_size (4) to match target batch_size (2).',
            _program("from torch.nn.functional import cross_entropy", "", "scores = torch.ones(4, 3)",
                     "labels = torch.tensor([0, 2])", "cross_entropy(scores, labels)"), "交叉熵 批量 batch"),
    Failing("text-column", "data", "The mean of a column of words",
            "Cannot perform reduction 'mean' with string dtype",
            "import pandas as pd\n\ndata = pd.DataFrame({'Alley': ['Pave', 'Grvl'], 'Price': [1, 2]})\ndata.mean()\n",
            "numeric_only 平均值 fillna pandas"),
    Failing("object-array", "data", "Words in the array that is to become a tensor",
            "can't convert np.ndarray of type numpy.object_. The only supported types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool.",
            "import pandas as pd\nimport torch\n\ndata = pd.DataFrame({'Alley': ['Pave', None], 'Price': [1, 2]})\ntorch.tensor(data.to_numpy())\n",
            "get_dummies numpy object_ 独热"),
    Failing("singular", "products", "A matrix without an inverse",
            'linalg.inv: The diagonal element 2 is zero, the inversion could not be completed because the input matrix is singular.',
            _program("A = torch.tensor([[1., 2.], [2., 4.]])", "torch.linalg.inv(A)"), "可逆 奇异 行列式"),
    Failing("name-close", "creating", "A name that was not defined",
            "name 'X' is not defined",
            _program("x = torch.ones(3)", "y = X * 2"), "NameError 未定义"),
    Failing("import", "data", "A module that is not here",
            "No module named 'notthere'",
            "import notthere\n", "ModuleNotFoundError 导入"),
)  # fmt: skip

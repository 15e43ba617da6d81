# ruff: noqa: E501 - a table with one view in each line or two
"""Places in the application that a search or the map leads to: a page, and what is chosen there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from viz.data.lessons import LESSONS as DATA_LESSONS
from viz.examples import EXAMPLES
from viz.field.presets import PRESETS as FUNCTIONS
from viz.linear.presets import MATRICES
from viz.link import encoded
from viz.modes.examples import PRESETS as MODES_PRESETS
from viz.tensors.lessons import LESSONS


class Place(msgspec.Struct, frozen=True):
    """A page with choices.

    Attributes:
        page: Its address, a key of `viz.page_list.PAGES`.
        choices: As its link says them; none: the page as it opens.
    """

    page: str
    choices: Mapping[str, object] | None = None

    @property
    def parameter(self) -> str:
        """The address's parameter ``s``; "" without choices."""
        return encoded(self.choices) if self.choices else ""

    @property
    def address(self) -> str:
        """The place in the application, relative to its first page."""
        return f"{self.page}?s={self.parameter}" if self.choices else self.page


def of_program(program: str) -> Place:
    """Return the graph page with a program."""
    return Place("graph", {"program": program})


class Example(msgspec.Struct, frozen=True):
    """Something to look at, of one topic.

    Attributes:
        title: Translated, except where it is written in signs only.
        words: What else it is found by, in both languages.
        program: What runs there, where a program does: its names are found, too.
    """

    topic: str
    title: str
    place: Place
    words: str = ""
    program: str = ""


OF_GRAPH = {
    "chain": "chain-rule", "chain-matrix": "chain-rule", "dependency": "derivatives", "fan-out": "graph",
    "dot": "autograd", "control-flow": "control-flow", "view": "memory", "accumulate": "autograd",
    "detach": "detaching", "broadcast": "broadcasting", "keepdims": "reductions", "mismatch": "broadcasting",
    "regression": "training", "mlp": "training", "softmax": "training", "attention": "products", "rnn": "training",
    "lenet": "training",
}  # fmt: skip
OF_TENSORS = {
    "views": "memory", "ranks": "vectors", "image": "vectors", "images": "vectors", "videos": "vectors",
    "index": "indexing", "reshape": "creating", "shared": "memory", "order": "memory", "clone": "memory",
    "in-place": "memory", "freed": "memory", "numpy": "conversion", "number": "conversion", "scalars": "vectors",
    "promotion": "operators", "join": "operators", "join-3": "operators", "arrows": "vectors",
    "stretch": "broadcasting", "surprise": "broadcasting", "normalise": "broadcasting", "large": "creating",
}  # fmt: skip
OF_FUNCTIONS = {
    "ellipse": "gradients", "saddle": "gradients", "norm": "norms", "max": "derivatives", "rosenbrock": "gradients",
    "himmelblau": "gradients", "beale": "gradients", "logistic": "training", "network": "training",
    "branches": "control-flow", "three": "gradients", "weighted": "gradients", "cubic": "derivatives",
    "book": "derivatives", "abs": "derivatives", "relu": "derivatives", "sine": "derivatives",
}  # fmt: skip
OF_MODES = {
    "wide": "modes", "loss": "modes", "curve": "modes", "sines": "modes", "additions": "modes", "polynomial": "modes",
    "branch": "control-flow",
}  # fmt: skip
"""Key of an example → its topic, page by page."""

VIEWS = (
    Example("reductions", "The sum of each row", Place("reductions", {"axes": [1]}), "sum axis 1 dim=1 行 求和 按行"),
    Example("reductions", "The sum of each column", Place("reductions", {"axes": [0]}), "sum axis 0 dim=0 列 求和 按列"),
    Example("reductions", "A mean that keeps its axis", Place("reductions", {"reduction": "mean", "keepdims": True}),
            "keepdim keepdims average 平均 保持维度 保留轴"),
    Example("reductions", "A running sum", Place("reductions", {"reduction": "cumsum", "axes": [0]}),
            "cumsum scan cumulative 累积和 前缀和"),
    Example("reductions", "The largest number, and where it stands",
            Place("reductions", {"preset": "ties", "reduction": "argmax", "axes": [0]}), "max argmax ties 最大值 位置"),
    Example("norms", "The length of each row", Place("reductions", {"reduction": "norm", "axes": [1]}),
            "norm l2 l1 p 范数 长度 norms"),
    Example("vectors", "Vectors: drag one, and its length and angle follow", Place("linear_algebra"),
            "cosine angle projection vector 向量 夹角 投影"),
    Example("products", "A matrix product, entry by entry", Place("linear_algebra", {"tab": "products"}),
            "matmul rows times columns 矩阵乘法 逐元素 行乘列"),
    Example("products", "A matrix product as a sum of columns", Place("linear_algebra", {"tab": "products", "view": "columns"}),
            "linear combination 列 线性组合"),
    Example("products", "A matrix product as a sum of outer products",
            Place("linear_algebra", {"tab": "products", "view": "outer"}), "rank one outer 外积"),
    Example("products", "What a matrix does to the plane", Place("linear_algebra", {"tab": "acts"}),
            "eigenvector eigenvalue determinant svd transformation 特征值 特征向量 行列式 线性变换"),
    Example("products", "Is this matrix symmetric, orthogonal, positive definite?",
            Place("linear_algebra", {"tab": "special"}), "special matrix transpose 对称 正交 正定 置换 转置"),
    Example("matrix-calculus", "Numerator or denominator layout", Place("matrix_calculus", {"layout": "denominator"}),
            "layout convention jacobian transpose 分子布局 分母布局 布局"),
    Example("matrix-calculus", "Identities of matrix calculus", Place("matrix_calculus", {"side": "identities"}),
            "cookbook trace inverse determinant 恒等式 迹 公式"),
    Example("modes", "Forward and reverse: a race", Place("modes", {"section": "race"}),
            "multiplications cost matrix chain order complexity 正向 反向 累积 复杂度 代价 jvp vjp"),
    Example("modes", "What backward keeps in memory", Place("modes", {"section": "memory"}),
            "saved tensors checkpoint activations 内存 显存 检查点 保存"),
    Example("modes", "Differences, symbols, autograd: three ways to a derivative", Place("modes", {"section": "ways"}),
            "finite differences numerical symbolic sympy rounding 数值微分 符号微分 自动微分 差分"),
    Example("graph", "The formula first, or the values first", Place("modes", {"section": "construction"}),
            "explicit implicit define by run dynamic static 显式 隐式 构造 动态图 静态图"),
    Example("training", "How optimizers walk down", Place("gradient_field", {"preset": "rosenbrock", "section": "descent"}),
            "sgd adam momentum learning rate gradient descent 优化器 梯度下降 学习率 动量"),
    Example("gradients", "The gradient stands at a right angle to the contour",
            Place("gradient_field", {"section": "direction"}), "contour level set steepest 等高线 垂直 正交 最陡 方向导数"),
    Example("gradients", "Along a constraint: Lagrange", Place("gradient_field", {"section": "constraint"}),
            "lagrange multiplier 约束 拉格朗日"),
    Example("derivatives", "Subgradients at a kink", Place("gradient_field", {"preset": "abs", "section": "kinks"}),
            "subgradient relu absolute value not differentiable 次导数 次梯度 不可导 绝对值"),
)  # fmt: skip
"""Pages as they are set up for one question each."""


def examples() -> Iterator[Example]:
    """Yield all: views of pages first, then every page's own examples."""
    yield from VIEWS
    for one in EXAMPLES:
        yield Example(OF_GRAPH[one.key], one.title, Place("graph", {"example": one.key}), program=one.program)
    for one in LESSONS:
        yield Example(OF_TENSORS[one.key], one.title, Place("tensors", {"lesson": one.key}), program=one.program)
    for one in DATA_LESSONS:
        yield Example("data", one.title, Place("data", {"lesson": one.key}), one.about, one.program)
    for one in FUNCTIONS:
        place = Place("gradient_field", {"preset": one.key, "point": list(one.point), "window": _window(one.window)})
        yield Example(OF_FUNCTIONS[one.key], one.title, place, program=one.text)
    for one in MODES_PRESETS:
        yield Example(OF_MODES[one.key], one.title, Place("modes", {"preset": one.key}), program=one.program)
    for key, one in MATRICES.items():
        yield Example("products", one.title, Place("linear_algebra", {"tab": "acts", "matrix": one.rows}), key)


def _window(window: tuple[float, ...]) -> list[float]:
    """Return both axes' ends, as the page's link has them."""
    return list(window if len(window) == 4 else (*window, *window))

"""The functions that the page opens by name: the course's nine examples, and one of every kind in the sizes chosen."""

from __future__ import annotations

import msgspec

COURSE_SIZES = {"n": 3, "k": 2, "m": 3, "l": 2}
"""Lengths of the course's examples; with other lengths a cell of the map opens a function that is made for them."""

LARGEST_SIZE = 5
KINDS = ("scalar", "vector", "matrix")


class Example(msgspec.Struct, frozen=True):
    """A function of one tensor.

    Attributes:
        key: The course's number of it, ``F5``.
        output, inputs: Ranks, 0 to 2.
        latex: What it computes, as a formula.
        setup: Lines before the def; they bind the input.
        body: The def.
    """

    key: str
    output: int
    inputs: int
    latex: str
    setup: str
    body: str

    @property
    def text(self) -> str:
        """The program's own part."""
        return f"{self.setup}\n\n{self.body}\n"


_X3 = "x = torch.tensor([1., 2., 3.])"
_X32 = "X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])"

# Acceptance rows F1 to F9: the course's lecture 2, section 4.
COURSE = (
    Example("F1", 0, 0, "f(x) = x + 2", "x = torch.tensor(2.)", "def f(x):\n    return x + 2"),
    Example("F2", 0, 1, r"f(\mathbf{x}) = a_1x_1^2 + a_2x_2^2 + a_3x_3^2 + a_4x_1x_2",
            f"a = torch.tensor([1., 2., 3., 4.])\n{_X3}",
            "def f(x):\n    return a[0]*x[0]**2 + a[1]*x[1]**2 + a[2]*x[2]**2 + a[3]*x[0]*x[1]"),
    Example("F3", 0, 2, r"f(X) = \sum_i a_i x_i^2",
            f"a = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])\n{_X32}", "def f(X):\n    return (a * X**2).sum()"),
    Example("F4", 1, 0, r"\mathbf{f}(x) = (x+1,\; 2x+1,\; 3x^2+1)", "x = torch.tensor(2.)",
            "def f(x):\n    return torch.stack([x + 1, 2*x + 1, 3*x**2 + 1])"),
    Example("F5", 1, 1, r"\mathbf{f}(\mathbf{x}) = (x_1+x_2+x_3,\; x_1^2+2x_2+2x_3,\; x_1x_2+x_2+x_3)", _X3,
            "def f(x):\n    return torch.stack([\n        x[0] + x[1] + x[2],\n        x[0]**2 + 2*x[1] + 2*x[2],\n"
            "        x[0]*x[1] + x[1] + x[2],\n    ])"),
    Example("F6", 1, 2, r"\mathbf{f}(X) = (s,\; s+x_{11}x_{12},\; s+x_{11}+x_{11}x_{12}),\quad s=\textstyle\sum X",
            _X32,
            "def f(X):\n    s = X.sum()\n    return torch.stack([\n        s,\n        s + X[0, 0]*X[0, 1],\n"
            "        s + X[0, 0] + X[0, 0]*X[0, 1],\n    ])"),
    Example("F7", 2, 0, r"F(x) = \begin{pmatrix} x+1 & 2x+2\\ x^2+1 & 2x^2+1\\ x^3+1 & 2x^3+1\end{pmatrix}",
            "x = torch.tensor(2.)",
            "def f(x):\n    return torch.stack([x + 1, 2*x + 2, x**2 + 1, 2*x**2 + 1, x**3 + 1, 2*x**3 + 1])"
            ".reshape(3, 2)"),
    Example("F8", 2, 1, r"F(\mathbf{x})_{ij} = \textstyle\sum_k c_{ijk}x_k",
            "c = torch.tensor([\n    [[2., 1., 1.], [1., 1., 2.]],\n    [[1., 1., 2.], [1., 2., 1.]],\n"
            f"    [[3., 2., 1.], [1., 2., 2.]],\n])\n{_X3}", "def f(x):\n    return c @ x"),
    Example("F9", 2, 2, r"F(X)_{ij} = s + c_{ij}\,x_{11},\quad c = 0,\dots,5,\quad s=\textstyle\sum X",
            f"c = torch.tensor([[0., 1.], [2., 3.], [4., 5.]])\n{_X32}",
            "def f(X):\n    return X.sum() + c * X[0, 0]"),
)  # fmt: skip
"""The nine cells of the map."""

BY_KEY = {one.key: one for one in COURSE}


def course_example(output: int, inputs: int) -> Example:
    """Return the course's example for a cell of the map."""
    return COURSE[3 * output + inputs]


def sized_example(output: int, inputs: int, n: int, k: int, m: int, l: int) -> Example:  # noqa: E741 - the course's letter
    """Return a function of a kind in any lengths: simple, but no two entries of its derivative need be equal."""
    latex, constants, body = _SIZED[output, inputs]
    lengths = {"n": n, "k": k, "m": m, "l": l}
    point = {0: "x = torch.tensor(2.)", 1: f"x = torch.arange(1., {n + 1}.)",
             2: f"X = torch.arange(1., {n * k + 1}.).reshape({n}, {k})"}[inputs]  # fmt: skip
    made = [line.format(**lengths, **{f"after_{one}": f"{lengths[one] + 1}." for one in lengths}, ml=m * l, mn=m * n,
                        kl=k * l) for line in constants]  # fmt: skip
    name = "X" if inputs == 2 else "x"
    return Example("", output, inputs, latex, "\n".join([*made, point]), f"def f({name}):\n    return {body}")


_A = "A = torch.arange({mn}.).reshape({m}, {n}) % 7 - 3"
_B = "B = torch.arange({kl}.).reshape({k}, {l}) % 5 - 1"
_COLUMN = "b = torch.arange(1., {after_k})"
_SIZED: dict[tuple[int, int], tuple[str, tuple[str, ...], str]] = {
    (0, 0): ("f(x) = x^3", (), "x**3"),
    (0, 1): (r"f(\mathbf{x}) = \|\mathbf{x}\|^2", (), "x @ x"),
    (0, 2): (r"f(X) = \|X\|_F^2", (), "(X**2).sum()"),
    (1, 0): (r"\mathbf{f}(x) = x^2\,\mathbf{c}", ("c = torch.arange(1., {after_m})",), "x**2 * c"),
    (1, 1): (r"\mathbf{f}(\mathbf{x}) = A\,\mathbf{x}^2", (_A,), "A @ x**2"),
    (1, 2): (r"\mathbf{f}(X) = A X \mathbf{b}", (_A, _COLUMN), "A @ X @ b"),
    (2, 0): (r"F(x) = x^2\,C", ("C = torch.arange({ml}.).reshape({m}, {l})",), "x**2 * C"),
    (2, 1): (
        r"F(\mathbf{x}) = (A\mathbf{x})\,\mathbf{c}^\top",
        (_A, "c = torch.arange(1., {after_l})"),
        "torch.outer(A @ x, c)",
    ),
    (2, 2): ("F(X) = AXB", (_A, _B), "A @ X @ B"),
}
"""Ranks of output and input → formula, constants, what f returns."""

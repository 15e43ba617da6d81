"""Exercises on the chain rule (D2L 2.4.4)."""

from __future__ import annotations

from core.exercises.records import Blanks, Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="outer-and-inner",
        topic="chain-rule",
        title="Outer and inner function",
        prompt=r"Write a function `derivative(x)` that returns the derivative of $f(x) = \sin(x^2)$ for every cell of "
        "the vector `x`. Work it out on paper first; you need no autograd.",
        asked=Program(
            starter="def derivative(x):\n    return ...\n",
            given="x = torch.tensor([0., 1., 2.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size)}\n'),
            observed=("derivative(x)",),
        ),
        reference="def derivative(x):\n    return torch.cos(x ** 2) * 2 * x\n",
        alternatives=(
            """\
def derivative(x):
    u = x * x
    du_dx = x + x
    df_du = u.cos()
    return df_du * du_dx
""",
            """\
def derivative(x):
    x = x.clone().requires_grad_()
    torch.sin(x ** 2).sum().backward()
    return x.grad
""",
        ),
        misconceptions=(
            Misconception(
                "def derivative(x):\n    return torch.cos(x) * 2 * x\n",
                "You took the derivative of the outer function at x instead of at x².",
            ),
            Misconception(
                "def derivative(x):\n    return torch.cos(x ** 2)\n",
                "You took the derivative of the outer function only. That of the inner one, 2x, is still to "
                "be multiplied.",
            ),
            Misconception(
                "def derivative(x):\n    return torch.cos(2 * x)\n",
                "You put the derivative of the inner function into that of the outer one. The two are multiplied.",
            ),
            Misconception(
                "def derivative(x):\n    return -torch.cos(x ** 2) * 2 * x\n",
                "The sign is turned: the derivative of sin is +cos; it is cos whose derivative has a minus.",
            ),
        ),
        wrong=(
            Wrong("def derivative(x):\n    return 2 * torch.sin(x) * torch.cos(x)\n", "cell"),
            Wrong("def derivative(x):\n    return torch.sin(2 * x)\n", "cell"),
            Wrong("def derivative(x):\n    return (torch.cos(x ** 2) * 2 * x).sum()\n", "shape"),
        ),
        hints=(
            "Which function is applied first, which second?",
            "Call the inner one u = x². Then df/dx = df/du · du/dx.",
            "df/du = cos(u), taken at u = x², and du/dx = 2x.",
        ),
        worked="At x = 2: u = 4, df/du = cos 4 = −0.6536, du/dx = 4; together −2.6146.",
        rows=("H1",),
    ),
    Exercise(
        key="three-ways-to-u",
        topic="chain-rule",
        title="u = f(x, y, z), each of (a, b)",
        prompt=r"$u = f(x, y, z)$, and each of $x, y, z$ depends on two numbers $a$ and $b$. You are given `f_grad`, a "
        r"vector with $\partial u/\partial x, \partial u/\partial y, \partial u/\partial z$, and `J`, a matrix "
        "with one row for each of $x, y, z$: in its first column are their derivatives with respect to $a$, in "
        r"its second those with respect to $b$. Write a function `chain(f_grad, J)` that returns the vector "
        r"$(\partial u/\partial a, \partial u/\partial b)$.",
        asked=Program(
            starter="def chain(f_grad, J):\n    return ...\n",
            given="f_grad = torch.tensor([1., 2., 3.])\nJ = torch.tensor([[1., 0.], [0., 1.], [10., 10.]])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"f_grad": tenths(3), "J": tenths(3, 2)}\n'),
            observed=("chain(f_grad, J)",),
        ),
        reference="def chain(f_grad, J):\n    return f_grad @ J\n",
        alternatives=(
            """\
def chain(f_grad, J):
    u_x, u_y, u_z = f_grad
    du_da = u_x * J[0, 0] + u_y * J[1, 0] + u_z * J[2, 0]
    du_db = u_x * J[0, 1] + u_y * J[1, 1] + u_z * J[2, 1]
    return torch.stack([du_da, du_db])
""",
            "def chain(f_grad, J):\n    return (f_grad[:, None] * J).sum(dim=0)\n",
            "def chain(f_grad, J):\n    return torch.mv(J.T, f_grad)\n",
        ),
        misconceptions=(
            Misconception(
                "def chain(f_grad, J):\n    return f_grad[0] * J[0]\n",
                "You went only the way through x. a reaches u through y and z as well, and what the three "
                "ways bring is added.",
            ),
            Misconception(
                "def chain(f_grad, J):\n    return J.sum(dim=0)\n",
                "You added the inner derivatives alone. Each must first be multiplied by the outer "
                "derivative of its way.",
            ),
            Misconception(
                "def chain(f_grad, J):\n    return f_grad.prod() * J.prod(dim=0)\n",
                "You multiplied the three ways. Along one way derivatives are multiplied; different ways are added.",
            ),
            Misconception(
                "def chain(f_grad, J):\n    return f_grad.sum() * J.sum(dim=0)\n",
                "You added first and multiplied then, so every outer derivative met every inner one. "
                "Multiply along each way first.",
            ),
        ),
        wrong=(
            Wrong("def chain(f_grad, J):\n    return f_grad[:, None] * J\n", "shape"),
            Wrong("def chain(f_grad, J):\n    return f_grad.reshape(1, 3) @ J\n", "shape"),
            Wrong("def chain(f_grad, J):\n    return (f_grad @ J) / 3\n", "cell"),
        ),
        hints=(
            "Draw it: a leads to x, to y and to z, and each of these leads to u. How many ways are there from a to u?",
            "Multiply the two derivatives along each way, and add the three products.",
            "This is a row vector times a matrix.",
        ),
        worked="In the example, for a: 1·1 (through x) + 2·0 (through y) + 3·10 (through z) = 31.",
        rows=("§22", "H2"),
        book="2.4",
    ),
    Exercise(
        key="squared-error-by-hand",
        topic="chain-rule",
        title="The error of one example",
        prompt=r"Let $z = (\langle\mathbf{x}, \mathbf{w}\rangle - y)^2$, where $y$ is a number. Write a function "
        r"`gradient(x, w, y)` that returns $\partial z/\partial\mathbf{w}$ as a vector, by the chain rule and "
        "without autograd.",
        asked=Program(
            starter="def gradient(x, w, y):\n    return ...\n",
            given="x = torch.tensor([1., 0., -1.])\nw = torch.tensor([1., 2., 3.])\ny = 1.0\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"x": tenths(2 + size), "w": tenths(2 + size), "y": round(tenths().item(), 1)}
"""
            ),
            observed=("gradient(x, w, y)",),
        ),
        reference="def gradient(x, w, y):\n    return 2 * (torch.dot(x, w) - y) * x\n",
        alternatives=(
            """\
def gradient(x, w, y):
    a = (x * w).sum()
    b = a - y
    dz_db = 2 * b
    db_da = 1
    da_dw = x
    return dz_db * db_da * da_dw
""",
            "def gradient(x, w, y):\n    return -2 * x * (y - x @ w)\n",
        ),
        misconceptions=(
            Misconception(
                "def gradient(x, w, y):\n    return (torch.dot(x, w) - y) * x\n",
                "The 2 is missing: the derivative of b² is 2b.",
            ),
            Misconception(
                "def gradient(x, w, y):\n    return 2 * (torch.dot(x, w) - y) * w\n",
                "You multiplied by w. The derivative of ⟨x, w⟩ with respect to w is x.",
            ),
            Misconception(
                "def gradient(x, w, y):\n    return 2 * torch.dot(x, w) * x\n",
                "You left y out: 2b must be taken at b = ⟨x, w⟩ − y.",
            ),
            Misconception(
                "def gradient(x, w, y):\n    return 2 * (y - torch.dot(x, w)) * x\n",
                "You turned ⟨x, w⟩ − y round without the minus that comes out of it.",
            ),
        ),
        wrong=(
            Wrong("def gradient(x, w, y):\n    return 2 * (torch.dot(x, w) - y)\n", "shape"),
            Wrong("def gradient(x, w, y):\n    return 2 * (x * w - y) * x\n", "cell"),
        ),
        hints=(
            "Name the steps: a = ⟨x, w⟩, b = a − y, z = b².",
            "∂z/∂w = ∂z/∂b · ∂b/∂a · ∂a/∂w. What are the three?",
            "They are 2b, 1 and x.",
        ),
        worked="In the example a = 1 + 0 − 3 = −2 and b = −3. First cell: 2·(−3)·1 = −6.",
        rows=("H3",),
    ),
    Exercise(
        key="chain-on-a-graph",
        topic="chain-rule",
        title="Forwards and backwards through a chain",
        prompt="Fill in the values on the way forward (`a`, `b`, `z`), and on the way back the adjoints, which are "
        r"the derivatives of $z$: $\partial z/\partial b$, $\partial z/\partial a$ and "
        r"$\partial z/\partial\mathbf{w}$ (a list of three numbers).",
        asked=Blanks(
            program="""\
import torch

x = torch.tensor([1., 0., -1.])
w = torch.tensor([1., 2., 3.], requires_grad=True)
y = torch.tensor(1.)
a = torch.dot(x, w)
b = a - y
z = b ** 2
z.backward()
""",
            blanks=(
                ("a", "value"),
                ("b", "value"),
                ("z", "value"),
                ("b", "adjoint"),
                ("a", "adjoint"),
                ("w", "adjoint"),
            ),
        ),
        alternatives=("a.value=-2; b.value=-3; z.value=9; b.adjoint=-6; a.adjoint=-6; w.adjoint=[-6, 0, 6]",),
        misconceptions=(
            Misconception(
                "a.value=-2; b.value=-3; z.value=9; b.adjoint=-3; a.adjoint=-3; w.adjoint=[-3, 0, 3]",
                "You took b itself for the derivative of b²; it is 2b, so twice as much flows back.",
            ),
            Misconception(
                "a.value=-2; b.value=-3; z.value=9; b.adjoint=-6; a.adjoint=1; w.adjoint=[1, 0, -1]",
                "At a you wrote the derivative of the one step from a to b, which is 1. An adjoint is that "
                "times what comes from above: 1·(−6).",
            ),
            Misconception(
                "a.value=-2; b.value=-3; z.value=9; b.adjoint=-6; a.adjoint=-6; w.adjoint=[-6, -12, -18]",
                "At the last step you multiplied by w. The derivative of ⟨x, w⟩ with respect to w is x.",
            ),
        ),
        wrong=(
            Wrong("a.value=4; b.value=3; z.value=9; b.adjoint=6; a.adjoint=6; w.adjoint=[6, 0, -6]", "blank"),
            Wrong("a.value=-2; b.value=-3; z.value=-9; b.adjoint=-6; a.adjoint=-6; w.adjoint=[-6, 0, 6]", "blank"),
        ),
        hints=(
            "Go forward first, and keep each value: you need them on the way back.",
            "∂z/∂b = 2b. From b back to a nothing is multiplied but 1.",
            "∂z/∂w is ∂z/∂a times x, cell by cell.",
        ),
        worked="b = a − y = −2 − 1 = −3, so ∂z/∂b = 2·(−3) = −6.",
        rows=("H3",),
    ),
    Exercise(
        key="two-ways-meet",
        topic="chain-rule",
        title="A value that is used twice",
        prompt="`u` goes into `v` and into `z`. Fill in the values, and the adjoints: the derivative of $z$ with "
        "respect to each.",
        asked=Blanks(
            program="""\
import torch

x = torch.tensor(2., requires_grad=True)
u = 3 * x
v = u ** 2
z = u + v
z.backward()
""",
            blanks=(
                ("u", "value"),
                ("v", "value"),
                ("z", "value"),
                ("v", "adjoint"),
                ("u", "adjoint"),
                ("x", "adjoint"),
            ),
        ),
        alternatives=("u.value=6; v.value=36; z.value=42; v.adjoint=1; u.adjoint=13; x.adjoint=39",),
        misconceptions=(
            Misconception(
                "u.value=6; v.value=36; z.value=42; v.adjoint=1; u.adjoint=12; x.adjoint=36",
                "You followed only the way through v. u goes straight into z as well, and that adds 1.",
            ),
            Misconception(
                "u.value=6; v.value=36; z.value=42; v.adjoint=1; u.adjoint=1; x.adjoint=3",
                "You followed only the straight way from u to z. The one through v adds 2u = 12.",
            ),
            Misconception(
                "u.value=6; v.value=36; z.value=42; v.adjoint=1; u.adjoint=13; x.adjoint=13",
                "The last step, u = 3x, multiplies by 3: x changes u three times as fast.",
            ),
        ),
        wrong=(
            Wrong("u.value=6; v.value=36; z.value=42; v.adjoint=6; u.adjoint=72; x.adjoint=216", "blank"),
            Wrong("u.value=6; v.value=36; z.value=42; v.adjoint=1; u.adjoint=12.5; x.adjoint=37.5", "blank"),
        ),
        hints=(
            "How many arrows leave u?",
            "Each arrow brings its own part back to u; the parts are added.",
            "Through v comes 2u·1, straight from z comes 1.",
        ),
        worked="At u: 1 (straight) + 2·6·1 (through v) = 13.",
        rows=("U2",),
    ),
)

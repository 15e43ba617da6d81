"""Errors of the notes about derivatives, their layouts and the computation graph. Titles are translated."""

from __future__ import annotations

from viz.errata.records import Cards, Drawn, Erratum, Guess, See
from viz.questions import FORMULA_OR_VALUES

IMPORT = "import torch\n\n"
JACOBIANS = "import torch\nfrom torch.func import jacrev\n\n"

DERIVATIVES = (
    Erratum(
        "e27", "derivatives", "Is a subderivative a partial derivative?",
        "亚导数 (partial derivative).",
        "No. A *partial* derivative moves one of several variables. A *sub*derivative is the slope of a line that "
        "touches a convex function in a kink and lies nowhere above it: for $|x|$ at 0 each slope from −1 to 1. "
        "Torch takes one of them.",
        IMPORT + """\
x = torch.tensor(0., requires_grad=True)
y = abs(x)
y.backward()
print("torch takes", x.grad)
points = torch.linspace(-2, 2, 9)
for slope in (-1.0, 0.5, 1.0, 1.5):
    print(slope, bool((slope * points <= abs(points)).all()))
""",
        guess=Guess("Which of these is a subderivative of $|x|$ at 0?", ("-2", "0.5", "1.5"), 1),
        exercise="subgradients-of-abs",
        see=(See("gradient_field", {"preset": "abs", "section": "kinks"}),),
    ),
    Erratum(
        "e28", "gradients", "Does the gradient point downhill?",
        "The gradient is the direction of steepest descent.",
        "Of steepest *ascent*, at a right angle to the contour. Whoever wants to descend goes against it: "
        "$x - \\eta\\,\\nabla f$.",
        IMPORT + """\
def f(x):
    return x[0] ** 2 + 2 * x[1] ** 2

x = torch.tensor([1., 1.], requires_grad=True)
here = f(x)
here.backward()
gradient = x.grad
with torch.no_grad():
    along = f(x + 0.1 * gradient)
    against = f(x - 0.1 * gradient)
print(gradient)
print(here.item(), along.item(), against.item())
""",
        guess=Guess("One small step along the gradient: what does f do?", ("It grows", "It shrinks"), 0,
                    sentences=True),
        picture=Drawn("gradient", ("x", "gradient", "here", "along", "against")),
        exercise="two-descent-steps",
        see=(See("gradient_field", {"preset": "ellipse"}),),
    ),
)  # fmt: skip

LAYOUTS = (
    Erratum(
        "e29", "matrix-calculus", "A vector by a number as a column: which layout is that?",
        "∂**y**/∂x is a column: the denominator layout.",
        "A column for a vector by a number is the *numerator* layout: the derivative keeps the shape of the numerator. "
        "In the denominator layout the same three numbers stand in a row.",
        JACOBIANS + """\
def f(x):
    return torch.stack([x + 1, 2 * x + 1, 3 * x ** 2 + 1])

derivative = jacrev(f)(torch.tensor(2.))
numerator = derivative.reshape(3, 1)
denominator = derivative.reshape(1, 3)
print(derivative)
print(numerator.shape, denominator.shape)
""",
        guess=Guess("**y** has 3 entries, x is a number. Which shape has ∂**y**/∂x in numerator layout?",
                    ("(3, 1), a column", "(1, 3), a row"), 0, sentences=True),
        picture=Cards(("numerator", "denominator")),
        exercise="layout-of-a-column",
        see=(See("matrix_calculus", {"example": "F4"}, "numerator layout"),
             See("matrix_calculus", {"example": "F4", "layout": "denominator"}, "denominator layout")),
    ),
    Erratum(
        "e30", "matrix-calculus", "When is a derivative a row, and when a column?",
        "Under the heading ∂**y**/∂**x** stands the case of a number as input, and both sentences, row and column, are "
        "in bold; 坟墓布局.",
        "In numerator layout ∂y/∂**x**, a number by a vector, is a row (1, n); ∂**y**/∂x, a vector by a number, a "
        "column (m, 1). The other layout is the denominator's, 分母布局; it has the transposes.",
        JACOBIANS + """\
def number_of(x):  # a number by a vector
    return (x ** 2).sum()

def vector_of(x):  # a vector by a number
    return torch.stack([x + 1, 2 * x + 1])

row = jacrev(number_of)(torch.tensor([1., 2., 3.])).reshape(1, 3)
column = jacrev(vector_of)(torch.tensor(2.)).reshape(2, 1)
print(row)
print(column)
""",
        guess=Guess("y is a number, **x** has 3 entries. Which shape has ∂y/∂**x** in numerator layout?",
                    ("(1, 3), a row", "(3, 1), a column"), 0, sentences=True),
        picture=Cards(("row", "column")),
        exercise="layout-of-a-column",
        see=(See("matrix_calculus", {"example": "F2"}, "a number by a vector"),
             See("matrix_calculus", {"example": "F4"}, "a vector by a number")),
    ),
    Erratum(
        "e31", "matrix-calculus", "Which derivative has the shape (m, l, n)?",
        "The table of shapes has lost its column for vectors, and (m, l, n) is called ∂**Y**/∂**X**.",
        "(m, l, n) is a matrix by a *vector*, ∂**Y**/∂**x**. A matrix by a matrix has four axes: (m, l, k, n) in "
        "numerator layout, where torch keeps the order of the input, (m, l, n, k).",
        JACOBIANS + """\
m, l, n, k = 2, 3, 4, 5
by_vector = jacrev(lambda x: torch.ones(m, l, n) @ x)(torch.ones(n))
print(by_vector.shape)
weights = torch.ones(m, l, n, k)
by_matrix = jacrev(lambda X: torch.einsum("mlnk,nk->ml", weights, X))(torch.ones(n, k))
print(by_matrix.shape)
print(by_matrix.transpose(2, 3).shape)
""",
        see=(See("matrix_calculus", {"example": "F8"}, "a matrix by a vector"),
             See("matrix_calculus", {"example": "F9"}, "a matrix by a matrix")),
    ),
    Erratum(
        "e32", "matrix-calculus", "Which shape has the derivative by a matrix?",
        "For X of m × n the entries of $\\partial f/\\partial X^\\top$ end in $x_{n1}$, $x_{1m}$ and $x_{nm}$.",
        "They end in $x_{m1}$, $x_{1n}$ and $x_{mn}$, for X has m rows and n columns; the result is n × m. Torch's "
        "`.grad` has the shape of X, so the notes' matrix is its transpose.",
        IMPORT + """\
X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]], requires_grad=True)
a = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
f = (a * X ** 2).sum()
f.backward()
print(X.grad)
print(X.grad.T)
""",
        guess=Guess("X has the shape (3, 2). Which shape has ∂f/∂Xᵀ?", ("(3, 2)", "(2, 3)"), 1),
        exercise="number-by-matrix",
        see=(See("matrix_calculus", {"example": "F3"}), See("graph")),
    ),
    Erratum(
        "e47", "matrix-calculus", "How many axes has a matrix differentiated by a matrix?",
        "“Each f (which contains several numbers f) … three … four axes.”",
        "Each *vector* of F, differentiated by the matrix X, has three axes; all of F has four, (m, l, k, n). With F "
        "and X of 3 × 2 that is 6 · 6 = 36 numbers.",
        JACOBIANS + """\
c = torch.tensor([[0., 1.], [2., 3.], [4., 5.]])

def F(X):
    return X.sum() + c * X[0, 0]

X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
whole = jacrev(F)(X)
print(whole.shape, whole.numel())
print(whole[0].shape)
print(whole[:, :, 0, 0])
""",
        guess=Guess("F and X are matrices. How many axes has ∂F/∂X?", ("2", "3", "4"), 2),
        see=(See("matrix_calculus", {"example": "F9"}),),
    ),
)  # fmt: skip

CHAIN = (
    Erratum(
        "e33", "chain-rule", "Which cases has the chain rule for vectors?",
        "“y scalar, x vector; y scalar, x matrix; y and x matrices”, with the shape $(m,n)_k$.",
        "A number by way of a number *u*; a number by way of a vector **u**; a vector by way of a vector **u**. No "
        "matrices anywhere. The shapes are (1, n) = (1,)(1, n), then (1, n) = (1, k)(k, n), then (m, n) = (m, k)(k, "
        "n).",
        JACOBIANS + """\
A = torch.arange(6.).reshape(2, 3)  # u = A x: k = 2, n = 3
B = torch.arange(8.).reshape(4, 2)  # y = B u: m = 4
x = torch.ones(3)
du = jacrev(lambda x: A @ x)(x)
dy = jacrev(lambda u: B @ u)(A @ x)
whole = jacrev(lambda x: B @ (A @ x))(x)
print(dy.shape, du.shape, whole.shape)
print(torch.equal(dy @ du, whole))
""",
        exercise="chain-on-a-graph",
        see=(See("matrix_calculus"), See("graph")),
    ),
    Erratum(
        "e34", "chain-rule", "$\\|Xw-y\\|^2$: is that the L2 norm?",
        "z is the L2 norm.",
        "It is the *squared* norm: $z = \\|Xw-y\\|^2$ with $\\partial z/\\partial w = 2(Xw-y)^\\top X$. Without the "
        "square the gradient is another one, divided by $2\\|Xw-y\\|$.",
        IMPORT + """\
X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
w = torch.tensor([1., -1.], requires_grad=True)
y = torch.tensor([1., 2., 3.])
b = X @ w - y
squared = (b ** 2).sum()
norm = torch.linalg.norm(b)
print(squared.item(), torch.autograd.grad(squared, w, retain_graph=True))
print(norm.item(), torch.autograd.grad(norm, w))
""",
        guess=Guess("b = (−2, −3, −4). Which number is the squared norm?", ("29", "5.3852", "-9"), 0),
        exercise="least-squares",
        see=(See("graph"), See("linear_algebra", {"tab": "vectors"})),
    ),
)  # fmt: skip

GRAPH = (
    Erratum(
        "e36", "graph", "Explicit or implicit construction: what is the difference?",
        "Explicit is the gradient of mathematics, implicit the gradient of Python.",
        "The gradients are the same. What differs is *when* the graph is built: explicitly before there are values, "
        "implicitly while the program computes. PyTorch records, so loops and branches of Python may stand in it.",
        FORMULA_OR_VALUES + """\
print(explicit)
print(torch.equal(explicit, implicit))
""",
        guess=Guess("What differs between the two?", ("The gradients", "When the graph is built"), 1, sentences=True),
        see=(See("modes", {"section": "construction"}),),
    ),
    Erratum(
        "e37", "graph", "Which way does backward go, and what does it leave out?",
        "“Execute the graph from the opposite”, and beside a figure that the x in it should be w.",
        "It goes in the opposite *direction*, from the result to the leaves. Branches that lead to no leaf that "
        "requires a gradient are left out: where only w requires one, `x.grad` stays None.",
        IMPORT + """\
x = torch.tensor([1., 2.])
w = torch.tensor([3., -1.], requires_grad=True)
y = torch.tensor(2.)
z = (torch.dot(x, w) - y) ** 2
z.backward()
print(w.grad)
print(x.grad, y.grad)
""",
        guess=Guess("Only w requires a gradient. What is `x.grad` after `z.backward()`?",
                    ("tensor([0., 0.])", "None", "tensor([-6., 2.])"), 1),
        exercise="back-through-the-graph",
        see=(See("graph"), See("modes")),
    ),
    Erratum(
        "e35", "autograd", "When must a gradient be asked for?",
        "`sym.var()`, and no gradient asked for in the snippet beside it (MXNet).",
        "`sym.var('a')`, and `attach_grad()` before anything is recorded. MXNet is no longer developed; in torch it is "
        "the same: what was computed before `requires_grad_()` is not in the graph.",
        IMPORT + """\
a = torch.tensor(3.)
early = a * a
a.requires_grad_()
late = a * a
print(early.requires_grad, late.requires_grad)
late.backward()
print(a.grad)
""",
        guess=Guess("`early = a * a`, then `a.requires_grad_()`. What is `early.requires_grad`?", ("True", "False"), 1),
        see=(See("graph"),),
    ),
    Erratum(
        "e39", "autograd", "Is the vector called m or x?",
        "`m` is defined, and `x` is used.",
        "`x` in both places; the results 28 and [0, 4, 8, 12] are right: $y = 2x^\\top x$ and $\\nabla y = 4x$.",
        IMPORT + """\
x = torch.arange(4.0, requires_grad=True)
y = 2 * torch.dot(x, x)
y.backward()
print(y)
print(x.grad)
""",
        IMPORT + "m = torch.arange(4.0)\nx.requires_grad_(True)\n",
        guess=Guess("$y = 2x^\\top x$ with x = [0, 1, 2, 3]. What is `x.grad`?",
                    ("tensor([0., 2., 4., 6.])", "tensor([ 0.,  4.,  8., 12.])"), 1),
        see=(See("graph"),),
    ),
    Erratum(
        "e40", "control-flow", "Is `a.grad == d / a` always True?",
        "`a.grad == d / a` gives True.",
        "In exact arithmetic it does. In float32 the factor 100 of the other branch is rounded, so for about one "
        "negative a in eight the two differ in the last digit. Compare floats with `torch.allclose`.",
        IMPORT + """\
def f(a):
    b = a * 2
    while b.norm() < 1000:
        b = b * 2
    return b if b.sum() > 0 else 100 * b

for number in (3.0, -0.041):
    a = torch.tensor(number, requires_grad=True)
    d = f(a)
    d.backward()
    print(a.grad.item(), (d / a).item(), bool(a.grad == d / a), torch.allclose(a.grad, d / a))
""",
        guess=Guess("Is `a.grad == d / a` True for every a?", ("Yes", "Not for every a"), 1, sentences=True),
        exercise="control-flow-of-a-vector",
        see=(See("graph"),),
    ),
    Erratum(
        "e38", "modes", "Forward or reverse accumulation: which one needs the memory?",
        "Forward: memory O(n), all intermediate values must be kept. Reverse: memory O(1), the graph is walked anew "
        "for every variable.",
        "Exactly swapped. *Reverse* accumulation takes O(n) time for all variables together and O(n) memory: it "
        "keeps the intermediate values. *Forward* accumulation takes O(n) time for *each* variable and O(1) memory: "
        "one value and one tangent at a time.",
        """\
import torch
from torch.autograd.graph import saved_tensors_hooks

def chain(x, n):
    for layer in range(n):
        x = torch.sin(x)
    return x

for n in (1, 5, 20):
    kept = []
    with saved_tensors_hooks(lambda one: kept.append(one) or one, lambda one: one):
        chain(torch.tensor(0.5, requires_grad=True), n)
    print("reverse: n =", n, "keeps", len(kept))

value, tangent = torch.tensor(0.5), torch.tensor(1.0)
for layer in range(5):  # forward: the pair before is not needed any more
    value, tangent = torch.sin(value), torch.cos(value) * tangent
print("forward:", tangent)
""",
        guess=Guess("Which one must keep all intermediate values?", ("Forward accumulation", "Reverse accumulation"), 1,
                    sentences=True),
        picture=Drawn("memory", ("value", "tangent")),
        exercise="which-needs-no-memory",
        see=(See("modes", {"section": "memory"}, "memory"), See("modes", {"section": "costs"}, "what it costs")),
    ),
)  # fmt: skip

CALCULUS = DERIVATIVES + LAYOUTS + CHAIN + GRAPH

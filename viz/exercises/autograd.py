"""Exercises on a first gradient by autograd, on accumulation and on several passes (D2L 2.5.1)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="first-gradient",
        topic="autograd",
        title="A first gradient",
        prompt=r"Let $y = 2\,\mathbf{x}^\top\mathbf{x}$. Let torch compute the gradient of $y$ with respect to the "
        "vector `x`, and store it in `g`.",
        asked=Program(
            starter="y = 2 * torch.dot(x, x)\ng = ...\n",
            given="x = torch.arange(4.)\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size)}\n'),
            observed=("g",),
        ),
        reference="x.requires_grad_(True)\ny = 2 * torch.dot(x, x)\ny.backward()\ng = x.grad\n",
        alternatives=(
            "v = x.clone().requires_grad_()\ny = 2 * (v ** 2).sum()\n(g,) = torch.autograd.grad(y, v)\n",
            "g = 4 * x\n",
            """\
leaf = torch.nn.Parameter(x)
y = 2 * leaf @ leaf
y.backward()
g = leaf.grad.clone()
""",
        ),
        misconceptions=(
            Misconception(
                "x.requires_grad_(True)\ny = torch.dot(x, x)\ny.backward()\ng = x.grad\n",
                "That is the gradient of x·x; the factor 2 of y is missing.",
            ),
            Misconception(
                "x.requires_grad_(True)\ny = 2 * torch.dot(x, x)\ny.backward()\n"
                "y = 2 * torch.dot(x, x)\ny.backward()\ng = x.grad\n",
                "Two backward passes ran, and torch adds what the second brings to what is there: you have "
                "twice the gradient.",
            ),
            Misconception("g = 2 * torch.dot(x, x)\n", "You stored y itself; asked is its gradient, a vector like x."),
        ),
        wrong=(
            Wrong("y = 2 * torch.dot(x, x)\ny.backward()\ng = x.grad\n", "mistake"),
            Wrong("x.requires_grad_(True)\ny = 2 * torch.dot(x, x)\ng = x.grad\n", "kind"),
            Wrong("x.requires_grad_(True)\ny = 2 * torch.dot(x, x)\ng = y.backward()\n", "kind"),
        ),
        hints=(
            "torch must know, before it computes y, that you want the gradient of x.",
            "x.requires_grad_(True), then y, then y.backward().",
            "After y.backward() the gradient stands in x.grad.",
        ),
        worked="y = 2(x₁² + x₂² + …), so the derivative with respect to x₃ is 4x₃; for x₃ = 2 that is 8.",
        rows=("T3",),
    ),
    Exercise(
        key="gradients-add-up",
        topic="autograd",
        title="Two passes, one .grad",
        prompt="What stands in `x.grad` at the end? Type a list of four numbers.",
        asked=Line(
            "tensor",
            given="""\
x = torch.arange(4., requires_grad=True)
y = torch.dot(x, x)
y.backward()
z = x.sum()
z.backward()
""",
        ),
        reference="x.grad",
        alternatives=("[1., 3., 5., 7.]", "[1, 3, 5, 7]"),
        misconceptions=(
            Misconception(
                "[1., 1., 1., 1.]",
                "That is the gradient of z alone. torch adds it to what y's backward "
                "left in x.grad; only x.grad.zero_() empties it.",
            ),
            Misconception(
                "[0., 2., 4., 6.]", "That is what stood there after y.backward(). z.backward() adds 1 to each cell."
            ),
            Misconception(
                "[0., 2., 4., 6., 1., 1., 1., 1.]", "Gradients are added cell by cell, not put one behind the other."
            ),
        ),
        wrong=(Wrong("16.", "shape"), Wrong("[[1., 3., 5., 7.]]", "shape"), Wrong("[0., 3., 6., 9.]", "cell")),
        hints=(
            "Compute the two gradients for themselves first.",
            "They are 2x and (1, 1, 1, 1). What does torch do with the second?",
            "It adds it to x.grad.",
        ),
        worked="Cell 2: 2·2 = 4 from y, and 1 from z: 5.",
        rows=("T4",),
    ),
    Exercise(
        key="sine-without-cosine",
        topic="autograd",
        title="The derivative of sin, without cos",
        prompt="Write a function `derivative_of_sin(x)` that returns the derivative of sin at every cell of the vector "
        "`x`, without writing cos anywhere: let torch find it. With it you could plot sin and its derivative. "
        "The result requires no gradient.",
        asked=Program(
            starter="def derivative_of_sin(x):\n    return ...\n",
            given="x = torch.linspace(0., 6., 7)\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size)}\n'),
            observed=("derivative_of_sin(x)",),
            graph=True,
        ),
        reference="""\
def derivative_of_sin(x):
    x = x.clone().requires_grad_()
    torch.sin(x).sum().backward()
    return x.grad
""",
        alternatives=(
            """\
def derivative_of_sin(x):
    x = x.detach().requires_grad_(True)
    y = x.sin()
    y.backward(torch.ones_like(y))
    return x.grad
""",
            """\
def derivative_of_sin(x):
    slopes = []
    for value in x.tolist():
        t = torch.tensor(value, requires_grad=True)
        slopes.append(torch.autograd.grad(torch.sin(t), t)[0])
    return torch.stack(slopes)
""",
            "def derivative_of_sin(x):\n    return torch.sin(x + torch.pi / 2)\n",
        ),
        misconceptions=(
            Misconception(
                "def derivative_of_sin(x):\n    x = x.clone().requires_grad_()\n"
                "    torch.sin(x).mean().backward()\n    return x.grad\n",
                "You took the mean before backward, so every derivative is divided by the number of cells; "
                "take the sum.",
            ),
            Misconception(
                "def derivative_of_sin(x):\n    return torch.sin(x)\n", "That is sin itself, not its derivative."
            ),
            Misconception(
                "def derivative_of_sin(x):\n    h = 0.1\n    return (torch.sin(x + h) - torch.sin(x)) / h\n",
                "A quotient with h = 0.1 is only near the derivative. autograd gives it exactly.",
            ),
        ),
        wrong=(
            Wrong(
                "def derivative_of_sin(x):\n    x = x.clone().requires_grad_()\n"
                "    torch.sin(x).backward()\n    return x.grad\n",
                "missing",
            ),
            Wrong(
                "def derivative_of_sin(x):\n    x = x.clone().requires_grad_()\n    y = torch.sin(x).sum()\n"
                "    return torch.autograd.grad(y, x, create_graph=True)[0]\n",
                "graph",
            ),
            Wrong(
                "def derivative_of_sin(x):\n    x = x.clone().requires_grad_()\n"
                "    torch.sin(x).sum().backward()\n    return x.grad.sum()\n",
                "shape",
            ),
        ),
        hints=(
            "backward() wants one number, and sin(x) is a vector.",
            "Cell i of sin(x) depends on cell i of x only. So what is the gradient of the sum of all cells?",
            "torch.sin(x).sum().backward(), then x.grad.",
        ),
        worked="For x = 0: the sum contains sin(x₀), whose slope at 0 is 1; no other cell contains x₀.",
        rows=("§22", "T5"),
        book="2.5",
    ),
    Exercise(
        key="second-derivative",
        topic="autograd",
        title="The derivative of the derivative",
        prompt="Write a function `second(f, x)` that returns the second derivative of the function `f` at `x`, by "
        "autograd. `x` is a tensor with one number, and `f` takes and returns such a tensor.",
        asked=Program(
            starter="def second(f, x):\n    x = x.clone().requires_grad_()\n    return ...\n",
            given="x = torch.tensor(1.)\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths().abs()}\n'),
            observed=("second(lambda t: t ** 3, x)", "second(lambda t: torch.exp(2 * t), x)"),
        ),
        reference="""\
def second(f, x):
    x = x.clone().requires_grad_()
    (first,) = torch.autograd.grad(f(x), x, create_graph=True)
    (then,) = torch.autograd.grad(first, x)
    return then
""",
        alternatives=(
            """\
def second(f, x):
    x = x.clone().requires_grad_()
    f(x).backward(create_graph=True)
    first = x.grad
    x.grad = None
    first.backward()
    return x.grad
""",
            "def second(f, x):\n    return torch.autograd.functional.hessian(f, x)\n",
        ),
        misconceptions=(
            Misconception(
                "def second(f, x):\n    x = x.clone().requires_grad_()\n    f(x).backward()\n    return x.grad\n",
                "That is the first derivative.",
            ),
            Misconception(
                "def second(f, x):\n    x = x.clone().requires_grad_()\n    f(x).backward()\n    return x.grad ** 2\n",
                "You squared the first derivative. The second is the derivative of the first.",
            ),
            Misconception(
                """\
def second(f, x):
    x = x.clone().requires_grad_()
    (first,) = torch.autograd.grad(f(x), x, create_graph=True)
    first.backward()
    f(x).backward()
    return x.grad
""",
                "Besides the second derivative, x.grad holds the first one: backward adds to what is there.",
            ),
        ),
        wrong=(
            Wrong(
                "def second(f, x):\n    x = x.clone().requires_grad_()\n    (first,) = torch.autograd.grad(f(x), x)\n"
                "    return torch.autograd.grad(first, x)[0]\n",
                "missing",
            ),
            Wrong(
                "def second(f, x):\n    x = x.clone().requires_grad_()\n    f(x).backward()\n    f(x).backward()\n"
                "    return x.grad\n",
                "cell",
            ),
            Wrong(
                "def second(f, x):\n    x = x.clone().requires_grad_()\n"
                "    return torch.autograd.grad(f(x), x, create_graph=True)\n",
                "kind",
            ),
        ),
        hints=(
            "Take a derivative, and then the derivative of what comes out.",
            "For the second one torch must have recorded how the first was computed.",
            "torch.autograd.grad(f(x), x, create_graph=True) records it.",
        ),
        worked="f(t) = t³ at t = 1: the first derivative is 3t² = 3, the second 6t = 6.",
        rows=("§22",),
        book="2.5",
    ),
    Exercise(
        key="price-of-the-second",
        topic="autograd",
        title="Why does a second derivative cost more?",
        prompt="Why does a second derivative cost much more than a first one? Choose all true reasons.",
        asked=Choice(
            options=(
                Option(
                    "The graph that is gone through contains the first backward pass as well",
                    "With create_graph=True the backward pass is recorded like a program of its own: the second "
                    "pass goes back through all of that and then through the forward pass.",
                ),
                Option(
                    "Everything of the first pass must be kept in memory for the second",
                    "Without it buffers are freed as soon as they were used; now none may be.",
                ),
                Option(
                    "With n variables there are n² second derivatives, and one backward pass gives one row of them",
                    "The first derivatives of one number are n numbers, one pass. The matrix of the second ones "
                    "needs n passes.",
                ),
                Option(
                    "torch computes second derivatives by differences, and must call f very often",
                    "torch never uses differences; it applies the chain rule to the chain rule.",
                ),
                Option("Second derivatives need float64", "They are computed in the type that the tensors have."),
            ),
            right=(0, 1, 2),
        ),
        wrong=(Wrong("0,1", "choice"), Wrong("3", "choice"), Wrong("0,1,2,4", "choice"), Wrong("2", "choice")),
        hints=(
            "Think of create_graph=True: what is recorded then?",
            "How many second derivatives has a function of 3 variables?",
        ),
        worked="For n = 1000 weights there are 1000 first and 1 000 000 second derivatives.",
        rows=("§22",),
        book="2.5",
    ),
    Exercise(
        key="backward-twice",
        topic="autograd",
        title="Backward twice",
        prompt="`y = torch.dot(x, x)` and `y.backward()` have run. What does a second `y.backward()` do?",
        asked=Choice(
            options=(
                Option(
                    "An error: “Trying to backward through the graph a second time”",
                    "The first pass freed what the graph had kept (here x, for 2x). Compute y anew, or say "
                    "retain_graph=True in the first call.",
                ),
                Option(
                    "It adds the same gradient to `x.grad` once more",
                    "It would, had the first call been y.backward(retain_graph=True).",
                ),
                Option(
                    "Nothing, since the gradient is there already",
                    "torch does not remember what you have computed: each call is a pass of its own.",
                ),
                Option(
                    "It gives the second derivative", "A second derivative is the derivative of x.grad, not of y again."
                ),
            ),
            right=(0,),
        ),
        wrong=(Wrong("1", "choice"), Wrong("2", "choice"), Wrong("3", "choice")),
        hints=(
            "What does torch do, after a backward pass, with the values that it had kept for it?",
            "It frees them, to save memory.",
        ),
        worked="For dot(x, x) the pass needs x itself to compute 2x; after the pass the graph has let go of it.",
        rows=("§22", "T13"),
        book="2.5",
    ),
)

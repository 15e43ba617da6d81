"""Exercises on several backward passes and on a Function of one's own (D2L 2.5.1)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

_HEADS = """\
def gradients(w, x):
    w = w.clone().requires_grad_()
    h = torch.tanh(w * x)
    first = h.sum()
    second = (h ** 2).sum()
"""
_SWISH = """\
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s

    @staticmethod
    def backward(ctx, g):
        x, s = ctx.saved_tensors
        return {}
"""
_CLAMP = """\
class Gate(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(-1, 1)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return {}
"""

EXERCISES = (
    Exercise(
        key="twice-on-purpose",
        topic="autograd",
        title="The same gradient twice",
        prompt="This program stops at its last line. Change it so that it runs through and `x.grad` holds *twice* the "
        "gradient of `y`: one part from each of two backward passes.",
        asked=Program(
            starter="x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward()\ny.backward()\n",
            given="x = torch.tensor([0., 1.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size)}\n'),
            observed=("x.grad",),
            unaided=True,
        ),
        reference="x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward(retain_graph=True)\ny.backward()\n",
        alternatives=(
            "x.requires_grad_(True)\nfor turn in range(2):\n    y = torch.exp(x).sum()\n    y.backward()\n",
            "x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward(torch.tensor(2.))\n",
            "x.requires_grad_(True)\ny = torch.exp(x).sum()\n(2 * y).backward()\n",
        ),
        misconceptions=(
            Misconception(
                "x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward()\n",
                "You left the second pass out, so the gradient is there once.",
            ),
            Misconception(
                "x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward(retain_graph=True)\n"
                "y.backward(retain_graph=True)\ny.backward()\n",
                "That is one pass too many: three times the gradient has come together.",
            ),
            Misconception(
                "x.requires_grad_(True)\ny = torch.exp(2 * x).sum()\ny.backward()\n",
                "You doubled x before exp, which is another function. What is wanted is twice the gradient of y.",
            ),
        ),
        wrong=(
            Wrong(
                "x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward()\ny.backward(retain_graph=True)\n",
                "mistake",
            ),
            Wrong(
                "x.requires_grad_(True)\ny = torch.exp(x).sum()\ny.backward(retain_graph=True)\nx.grad = None\n"
                "y.backward()\nx.grad = x.grad.sum()\n",
                "mistake",
            ),
            Wrong("y = torch.exp(x).sum()\n", "kind"),
        ),
        hints=(
            "Why does the second call fail? What did the first one do with the graph?",
            "Either tell the first call to keep the graph, or compute y anew.",
            "y.backward(retain_graph=True) keeps it.",
        ),
        worked="For x₁ = 0 the gradient of y is e⁰ = 1; after two passes x.grad[0] is 1 + 1 = 2.",
        rows=("T13",),
        book="2.5",
    ),
    Exercise(
        key="two-heads",
        topic="autograd",
        title="Two losses on one body",
        prompt="Two losses, `first` and `second`, share the value `h`. Complete the function so that it returns their "
        "gradients with respect to `w`, *each for itself*, as a pair `(gradient of first, gradient of second)`.",
        asked=Program(
            starter=_HEADS + "    first.backward()\n    a = w.grad\n    second.backward()\n    b = w.grad\n"
            "    return a, b\n",
            given="w = torch.tensor([0.5, -1.])\nx = torch.tensor([1., 2.])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"w": tenths(2 + size), "x": tenths(2 + size)}
"""
            ),
            observed=("tuple(gradients(w, x))",),
        ),
        reference=_HEADS
        + """\
    (a,) = torch.autograd.grad(first, w, retain_graph=True)
    (b,) = torch.autograd.grad(second, w)
    return a, b
""",
        alternatives=(
            _HEADS
            + """\
    first.backward(retain_graph=True)
    a = w.grad.clone()
    w.grad.zero_()
    second.backward()
    return a, w.grad
""",
            """\
def gradients(w, x):
    results = []
    for loss in (lambda h: h.sum(), lambda h: (h ** 2).sum()):
        v = w.detach().requires_grad_()
        loss(torch.tanh(v * x)).backward()
        results.append(v.grad)
    return results
""",
        ),
        misconceptions=(
            Misconception(
                _HEADS
                + """\
    first.backward(retain_graph=True)
    a = w.grad.clone()
    second.backward()
    b = w.grad
    return a, b
""",
                "The second one contains the first: backward adds to w.grad. Set w.grad to zero in between.",
            ),
            Misconception(
                _HEADS
                + """\
    first.backward(retain_graph=True)
    a = w.grad
    second.backward()
    b = w.grad
    return a, b
""",
                "a and b are the same tensor, w.grad, and both show the sum. Copy it with clone() and empty it "
                "in between.",
            ),
            Misconception(
                _HEADS
                + """\
    first.backward(retain_graph=True)
    a = w.grad
    w.grad.zero_()
    second.backward()
    return a, w.grad
""",
                "a is w.grad itself, not a copy: what you wrote into it later shows in a, too.",
            ),
        ),
        wrong=(
            Wrong(
                _HEADS + "    first.backward()\n    a = w.grad.clone()\n    w.grad.zero_()\n    second.backward()\n"
                "    return a, w.grad\n",
                "missing",
            ),
            Wrong(_HEADS + "    (first + second).backward()\n    return w.grad\n", "shape"),
            Wrong(
                _HEADS + "    (b,) = torch.autograd.grad(second, w, retain_graph=True)\n"
                "    (a,) = torch.autograd.grad(first, w)\n    return b, a\n",
                "cell",
            ),
        ),
        hints=(
            "Three things must be looked after: the graph of h, what is in w.grad, and whether you hold a copy of it.",
            "The first pass must keep the graph: retain_graph=True.",
            "torch.autograd.grad(first, w, retain_graph=True)[0] returns a gradient without touching w.grad.",
        ),
        worked="For a single w = 0.5 and x = 1: h = 0.4621, dh/dw = 1 − h² = 0.7864; so the first gradient is 0.7864 "
        "and the second 2h·0.7864 = 0.7268.",
    ),
    Exercise(
        key="function-of-ones-own",
        topic="autograd",
        title="A Function of your own: Swish",
        prompt=r"Write the class `Swish`, an operation of its own with the value $x\,\sigma(x)$, where $\sigma$ is "
        "`torch.sigmoid`. `forward` computes it; `backward` gets `g`, the derivative of the loss with respect to "
        "the result, and returns that with respect to `x`. Compute the derivative by a formula.",
        asked=Program(
            starter=_SWISH.format("..."),
            given="x = torch.tensor([-1., 0., 2.])\ng = torch.tensor([1., 1., 10.])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size), "g": tenths(2 + size)}\n'),
            observed=(
                "Swish.apply(x)",
                "torch.autograd.functional.vjp(Swish.apply, x, g)[1]",
            ),
        ),
        reference=_SWISH.format("g * (s + x * s * (1 - s))"),
        alternatives=(
            """\
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + torch.exp(-x))

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        e = torch.exp(-x)
        return g * (1 + e + x * e) / (1 + e) ** 2
""",
            """\
class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = x * torch.sigmoid(x)
        ctx.save_for_backward(x, y)
        return y

    @staticmethod
    def backward(ctx, g):
        x, y = ctx.saved_tensors
        return (y + torch.sigmoid(x) * (1 - y)) * g
""",
        ),
        misconceptions=(
            Misconception(
                _SWISH.format("s + x * s * (1 - s)"),
                "You returned the derivative of this one operation and left g out. backward must multiply "
                "by what comes back from behind.",
            ),
            Misconception(
                _SWISH.format("g * s * (1 - s)"),
                "That is the derivative of the sigmoid. x·σ(x) is a product: use the product rule.",
            ),
            Misconception(
                _SWISH.format("g * s"),
                "You took σ(x) for a number that does not change with x. The product rule adds x·σ′(x).",
            ),
            Misconception(
                _SWISH.format("g + s + x * s * (1 - s)"), "You added g. Along one way derivatives are multiplied."
            ),
        ),
        wrong=(
            Wrong(_SWISH.format("g * (s + x * s * (1 - s))").replace("return x * s\n", "return s\n"), "cell"),
            Wrong(_SWISH.format("g * (s + x * s)"), "cell"),
            Wrong(_SWISH.format("(g * (s + x * s * (1 - s))).sum()"), "missing"),
        ),
        hints=(
            "First on paper: the derivative of x·σ(x) by the product rule.",
            "It is σ(x) + x·σ′(x), and σ′ = σ(1 − σ).",
            "backward returns g times that.",
        ),
        worked="At x = 0: σ = ½, so the derivative is ½ + 0·¼ = ½; with g = 1 backward returns ½.",
    ),
    Exercise(
        key="function-with-a-gate",
        topic="autograd",
        title="A Function of your own: a gate",
        prompt="`Gate` cuts every cell to the range from −1 to 1. Write its `backward`: where `x` lies strictly "
        "between −1 and 1 the gradient `g` passes unchanged, everywhere else it is 0.",
        asked=Program(
            starter=_CLAMP.format("..."),
            given="x = torch.tensor([-2., 0.5, 3.])\ng = torch.tensor([10., 20., 30.])\n",
            instance=(
                TENTHS + 'def instance(size):\n    return {"x": tenths(3 + size) + 0.05, "g": tenths(3 + size)}\n'
            ),
            observed=("Gate.apply(x)", "torch.autograd.functional.vjp(Gate.apply, x, g)[1]"),
        ),
        reference=_CLAMP.format("g * (x.abs() < 1)"),
        alternatives=(
            _CLAMP.format("torch.where((x > -1) & (x < 1), g, torch.zeros_like(g))"),
            _CLAMP.format("g.masked_fill(x.abs() >= 1, 0)"),
        ),
        misconceptions=(
            Misconception(
                _CLAMP.format("g"),
                "You let everything through. Outside −1 … 1 the value stands still when x "
                "moves, so nothing may come back.",
            ),
            Misconception(
                _CLAMP.format("g.clamp(-1, 1)"),
                "You cut the gradient to −1 … 1. It is x that decides; what passes, passes unchanged.",
            ),
            Misconception(
                _CLAMP.format("g * (x < 1)"), "You shut the gate above 1 only; below −1 it must be shut, too."
            ),
            Misconception(
                _CLAMP.format("(x.abs() < 1).float()"),
                "You returned the derivative of this operation, 0 or 1, without multiplying it by g.",
            ),
        ),
        wrong=(
            Wrong(_CLAMP.format("g * (x.abs() > 1)"), "cell"),
            Wrong(_CLAMP.format("x.clamp(-1, 1)"), "cell"),
            Wrong(_CLAMP.format("g[x.abs() < 1]"), "missing"),
        ),
        hints=(
            "Draw the curve of clamp: where is it flat?",
            "Its slope is 1 between −1 and 1 and 0 outside.",
            "g * (x.abs() < 1): True counts as 1, False as 0.",
        ),
        worked="x = 3 lies outside, so its 30 becomes 0; x = 0.5 lies inside, so its 20 stays.",
    ),
)

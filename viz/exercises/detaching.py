"""Exercises on leaving something out of the graph: detach, no_grad, leaks (D2L 2.5.3)."""

from __future__ import annotations

from core.exercises.records import Choice, Exercise, Line, Misconception, Option, Program, Wrong
from viz.exercises.instances import TENTHS

EXERCISES = (
    Exercise(
        key="detached-factor",
        topic="detaching",
        title="A factor that stands still",
        prompt="What stands in `x.grad` at the end? Type a list of four numbers.",
        asked=Line(
            "tensor",
            given="""\
x = torch.arange(4., requires_grad=True)
y = x * x
u = y.detach()
z = u * x
z.sum().backward()
""",
        ),
        reference="x.grad",
        alternatives=("[0., 1., 4., 9.]",),
        misconceptions=(
            Misconception(
                "[0., 3., 12., 27.]",
                "That is the derivative of x³. detach makes u a plain number for "
                "torch: only the other factor, x, counts.",
            ),
            Misconception(
                "[0., 2., 4., 6.]", "That is the derivative of y = x². z = u·x, and u counts as a fixed number."
            ),
            Misconception(
                "[0., 0., 0., 0.]", "detach cuts the way through u only. The other factor, x, is still connected."
            ),
        ),
        wrong=(Wrong("14.", "shape"), Wrong("[1., 1., 1., 1.]", "cell"), Wrong("[0., 1., 8., 27.]", "cell")),
        hints=(
            "Which ways lead from z back to x? detach cuts one of them.",
            "z = u·x with a fixed u: the derivative is u. What are its values?",
        ),
        worked="Cell 3: u = 3·3 = 9, and dz/dx = u = 9.",
        rows=("T6",),
    ),
    Exercise(
        key="detach-or-no-grad",
        topic="detaching",
        title="detach and no_grad",
        prompt="Which statements about `detach()` and `torch.no_grad()` are true? Choose all of them.",
        asked=Choice(
            options=(
                Option(
                    "What is computed under no_grad requires no gradient, even when x does",
                    "Under no_grad torch records nothing.",
                ),
                Option(
                    "y.detach() leaves y as it was: gradients still flow through y itself",
                    "detach makes a second tensor without a history; the first keeps its own.",
                ),
                Option(
                    "y.detach() and y share their memory",
                    "No cell is copied: what you write into the one shows in the other.",
                ),
                Option(
                    "no_grad turns off the gradients of everything that was computed before",
                    "It works on what is computed inside of it. Graphs that are there stay, and backward works on "
                    "them.",
                ),
                Option(
                    "detach computes faster, since the forward pass is left out",
                    "The forward pass has been when detach is called; it only leaves the history out.",
                ),
            ),
            right=(0, 1, 2),
        ),
        wrong=(Wrong("0,1", "choice"), Wrong("3", "choice"), Wrong("0,1,2,3", "choice"), Wrong("0,2,4", "choice")),
        hints=(
            "One of them is for a stretch of the program, the other for one tensor.",
            "Does detach change the tensor that it is called on?",
        ),
        worked="After y = x * x and u = y.detach(), y.sum().backward() still gives 2x.",
        rows=("T6",),
    ),
    Exercise(
        key="target-that-stands-still",
        topic="detaching",
        title="Learn towards a target of your own making",
        prompt=r"The target of the prediction $\mathbf{w}\cdot\mathbf{s}$ is made with the same weights: $r + "
        r"0.9\,\mathbf{w}\cdot\mathbf{s}'$. The target is to count as a fixed number: only the prediction may "
        "learn. Change the program so that `w.grad` is the gradient of the squared error in this sense.",
        asked=Program(
            starter="""\
w.requires_grad_(True)
target = r + 0.9 * torch.dot(w, s_next)
prediction = torch.dot(w, s)
loss = (prediction - target) ** 2
loss.backward()
""",
            given="""\
w = torch.tensor([1., 2.])
s = torch.tensor([1., 0.])
s_next = torch.tensor([0., 1.])
r = 1.0
""",
            instance=(
                TENTHS
                + """\
def instance(size):
    n = 2 + size
    return {"w": tenths(n), "s": tenths(n), "s_next": tenths(n), "r": round(tenths().item(), 1)}
"""
            ),
            observed=("w.grad",),
            unaided=True,
        ),
        reference="""\
w.requires_grad_(True)
target = (r + 0.9 * torch.dot(w, s_next)).detach()
prediction = torch.dot(w, s)
loss = (prediction - target) ** 2
loss.backward()
""",
        alternatives=(
            """\
with torch.no_grad():
    target = r + 0.9 * torch.dot(w, s_next)
w.requires_grad_(True)
loss = (torch.dot(w, s) - target) ** 2
loss.backward()
""",
            """\
w.requires_grad_(True)
loss = (torch.dot(w, s) - (r + 0.9 * torch.dot(w.detach(), s_next))) ** 2
loss.backward()
""",
            """\
w.requires_grad_(True)
target = r + 0.9 * torch.dot(w, s_next).item()
(torch.dot(w, s) - target).square().backward()
""",
        ),
        misconceptions=(
            Misconception(
                """\
w.requires_grad_(True)
loss = (torch.dot(w, s) - r - 0.9 * torch.dot(w, s_next)) ** 2
loss.backward()
""",
                "The gradient still flows through the target: it learns, too, and runs away from the prediction.",
            ),
            Misconception(
                """\
w.requires_grad_(True)
target = r + 0.9 * torch.dot(w, s_next)
loss = (torch.dot(w, s).detach() - target) ** 2
loss.backward()
""",
                "You detached the prediction: now the target learns and the prediction stands still.",
            ),
            Misconception(
                """\
w.requires_grad_(True)
loss = (torch.dot(w, s) - r) ** 2
loss.backward()
""",
                "You left 0.9 w·s′ out of the target. It is to count, only not to be learned from.",
            ),
        ),
        wrong=(
            Wrong(
                """\
w.requires_grad_(True)
loss = ((torch.dot(w, s) - r - 0.9 * torch.dot(w, s_next)) ** 2).detach()
loss.backward()
""",
                "mistake",
            ),
            Wrong(
                """\
w.requires_grad_(True)
target = (r + 0.9 * torch.dot(w, s_next)).detach()
loss = torch.dot(w, s) - target
loss.backward()
""",
                "cell",
            ),
            Wrong("w.requires_grad_(True)\nloss = (torch.dot(w, s) - r) ** 2\n", "kind"),
        ),
        hints=(
            "Which of the two numbers in the difference must torch take for fixed?",
            "Cut the target out of the graph.",
            "target = (...).detach()",
        ),
        worked="In the example: prediction 1, target 1 + 0.9·2 = 2.8, so the gradient is 2·(1 − 2.8)·s = (−3.6, 0).",
    ),
    Exercise(
        key="freeze-the-first-layer",
        topic="detaching",
        title="Freeze the first layer",
        prompt="Only `B` is to be trained; `A` stays as it is. Change the program so that after `loss.backward()` "
        "`B.grad` holds its gradient and `A.grad` is None.",
        asked=Program(
            starter="""\
A.requires_grad_(True)
B.requires_grad_(True)
h = torch.tanh(X @ A)
loss = ((h @ B) ** 2).mean()
loss.backward()
""",
            given="""\
X = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
A = torch.tensor([[0.1, -0.2], [0.3, 0.1]])
B = torch.tensor([[1.], [2.]])
""",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"X": tenths(3 + size, 2), "A": tenths(2, 3), "B": tenths(3, 1)}
"""
            ),
            observed=("B.grad", "A.grad"),
            unaided=True,
        ),
        reference="""\
A.requires_grad_(True)
B.requires_grad_(True)
h = torch.tanh(X @ A).detach()
loss = ((h @ B) ** 2).mean()
loss.backward()
""",
        alternatives=(
            "B.requires_grad_(True)\nh = torch.tanh(X @ A)\nloss = ((h @ B) ** 2).mean()\nloss.backward()\n",
            """\
A.requires_grad_(True)
B.requires_grad_(True)
with torch.no_grad():
    h = torch.tanh(X @ A)
loss = ((h @ B) ** 2).mean()
loss.backward()
""",
            """\
A.requires_grad_(True)
B.requires_grad_(True)
loss = ((torch.tanh(X @ A) @ B) ** 2).mean()
loss.backward(inputs=[B])
""",
        ),
        misconceptions=(
            Misconception(
                """\
A.requires_grad_(True)
B.requires_grad_(True)
loss = ((torch.tanh(X @ A) @ B) ** 2).mean()
loss.backward()
A.grad.zero_()
""",
                "A.grad is full of zeros, not None: the way to A was still gone and only emptied afterwards. Cut "
                "it before.",
            ),
            Misconception(
                """\
A.requires_grad_(True)
B.requires_grad_(True)
loss = ((torch.tanh(X @ A) @ B.detach()) ** 2).mean()
loss.backward()
""",
                "You froze B and let A learn: the other way round.",
            ),
            Misconception(
                """\
A.requires_grad_(True)
B.requires_grad_(True)
loss = ((torch.tanh(X @ A) @ B) ** 2).mean()
loss.backward()
""",
                "A still gets a gradient: nothing between loss and A was cut.",
            ),
        ),
        wrong=(
            Wrong(
                "A.requires_grad_(True)\nB.requires_grad_(True)\nloss = ((torch.tanh(X @ A) @ B) ** "
                "2).mean().detach()\nloss.backward()\n",
                "mistake",
            ),
            Wrong("B.requires_grad_(True)\nloss = ((torch.tanh(X @ A) @ B) ** 2).sum()\nloss.backward()\n", "cell"),
            Wrong("A.requires_grad_(True)\nB.requires_grad_(True)\nh = torch.tanh(X @ A).detach()\n", "kind"),
        ),
        hints=(
            "Where on the way from the loss back to A could you cut, so that B is not cut off?",
            "Behind h: between A and B.",
            "h = torch.tanh(X @ A).detach(), or do not ask for A's gradient at all.",
        ),
        worked="The way back goes loss → h @ B → (B, h) → A. With h detached it ends at h.",
        rows=("T14",),
    ),
    Exercise(
        key="rounding-that-lets-through",
        topic="detaching",
        title="Round, but let the gradient through",
        prompt="`x.round()` is flat, so its gradient is 0 and nothing in front of it can learn. Write "
        "`rounded(x)`: its *value* is the rounded `x`, but on the way back the gradient passes as if nothing had "
        "been rounded. (We look at the value, and at the gradient of `(rounded(x) * c).sum()`.)",
        asked=Program(
            starter="def rounded(x):\n    return x.round()\n",
            given="x = torch.tensor([0.2, 1.7])\nc = torch.tensor([1., 10.])\n",
            instance=(
                TENTHS + 'def instance(size):\n    return {"x": tenths(2 + size) + 0.05, "c": tenths(2 + size)}\n'
            ),
            observed=("rounded(x)", "torch.autograd.functional.jacobian(lambda t: (rounded(t) * c).sum(), x)"),
        ),
        reference="def rounded(x):\n    return x + (x.round() - x).detach()\n",
        alternatives=(
            "def rounded(x):\n    return x - x.detach() + x.detach().round()\n",
            """\
class Through(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()

    @staticmethod
    def backward(ctx, g):
        return g

def rounded(x):
    return Through.apply(x)
""",
        ),
        misconceptions=(
            Misconception(
                "def rounded(x):\n    return x.round()\n",
                "The value is right, but the gradient is 0: round is flat between its jumps.",
            ),
            Misconception("def rounded(x):\n    return x\n", "The gradient passes, but nothing is rounded."),
            Misconception(
                "def rounded(x):\n    return 2 * x + (x.round() - 2 * x).detach()\n",
                "The value is right, but the gradient passes twice as large.",
            ),
        ),
        wrong=(
            Wrong("def rounded(x):\n    return x + x.round().detach()\n", "cell"),
            Wrong("def rounded(x):\n    return x.trunc() - x.detach() + x\n", "cell"),
            Wrong("def rounded(x):\n    return int(x)\n", "missing"),
        ),
        hints=(
            "You need something with the value of x.round() and the derivative of x.",
            "Add to x a number that makes the value right and that torch takes for fixed.",
            "x + (x.round() - x).detach()",
        ),
        worked="x = 1.7: value 1.7 + (2 − 1.7) = 2; derivative 1 + 0 = 1, so with c = 10 the gradient is 10.",
    ),
)

"""Exercises on the computation graph (D2L 2.5)."""

from __future__ import annotations

from core.exercises.records import Blanks, Choice, Exercise, Line, Misconception, Option, Order, Stranger, Wrong

_FORWARD = "s.value=4; l.value=1.3863; n.value=0.9093; p.value=1.2606; r.value=0.5; f.value=1.7606; "

EXERCISES = (
    Exercise(
        key="which-are-leaves",
        topic="graph",
        title="Where do gradients collect?",
        prompt="After this program, which of the tensors have something in `.grad`? Choose all of them.\n\n"
        "```python\n"
        "w = torch.tensor([1., 2.], requires_grad=True)\n"
        "x = torch.tensor([3., 4.])\n"
        "b = torch.tensor(1., requires_grad=True)\n"
        "y = torch.dot(w, x) + b\n"
        "z = y ** 2\n"
        "z.backward()\n"
        "```",
        asked=Choice(
            options=(
                Option("`w`", "w is a leaf (no operation made it) and it requires a gradient."),
                Option("`b`", "b is a leaf and requires a gradient; that it is a single number makes no difference."),
                Option("`x`", "x is a leaf, but nobody asked for its gradient: it was made without requires_grad."),
                Option(
                    "`y`",
                    "y was made by an operation. The gradient passes through it on its way to w and b, and "
                    "torch does not keep it (unless you call y.retain_grad() before).",
                ),
                Option("`z`", "z is where backward starts. Its derivative with respect to itself, 1, is not kept."),
            ),
            right=(0, 1),
        ),
        wrong=(Wrong("0", "choice"), Wrong("0,1,2", "choice"), Wrong("0,1,3,4", "choice"), Wrong("4", "choice")),
        hints=(
            "torch puts gradients into leaves only: tensors that no operation made.",
            "A leaf must also have been made with requires_grad=True.",
        ),
        worked="y: made by `+`, so it is not a leaf, and y.grad is None.",
        rows=("Q1",),
    ),
    Exercise(
        key="how-many-are-recorded",
        topic="graph",
        title="What does torch write down?",
        prompt="torch records an operation only when one of its operands requires a gradient. How many of the five "
        "operations below does it record? Type a number.",
        asked=Line(
            "number",
            given="""\
x = torch.tensor(2., requires_grad=True)
c = torch.tensor(3.)
a = c * 2
b = a * x
d = torch.sin(b)
e = c + 1
z = d + e
""",
        ),
        reference="sum(value.grad_fn is not None for value in (a, b, d, e, z))",
        alternatives=("3", "3.0"),
        misconceptions=(
            Misconception(
                "5",
                "You counted every operation. a = c * 2 and e = c + 1 have nothing that requires a "
                "gradient, so torch does not record them.",
            ),
            Misconception("4", "You counted one that does not need x at all: neither c * 2 nor c + 1 is recorded."),
            Misconception(
                "2",
                "One more: z = d + e has d among its operands, and d requires a gradient. One such operand is enough.",
            ),
            Misconception(
                "1",
                "You counted the operation that has x itself as an operand. What it makes requires a "
                "gradient, too, and passes this on.",
            ),
        ),
        wrong=(Wrong("0", "cell"), Wrong("6", "cell"), Wrong("'3'", "kind")),
        hints=(
            "Mark x. Then mark every value that has a marked operand.",
            "a and e come from c alone.",
        ),
        worked="b = a * x: x requires a gradient, so this one is recorded; so are sin(b) and d + e.",
        rows=("Q1", "Q6"),
    ),
    Exercise(
        key="back-through-the-graph",
        topic="graph",
        title="In which order does backward go?",
        prompt=r"The program computes `a = x * w`, then `b = a - y`, then `z = b ** 2`, and calls `z.backward()`; `x` "
        "and `w` require gradients. Put the steps of the backward pass in order. One of them is a step that "
        "belongs to no backward pass.",
        asked=Order(
            steps=(
                "The derivative of z with respect to itself is 1.",
                "Multiply by 2b: that is the adjoint of b.",
                "Multiply by 1 (b grows as fast as a): that is the adjoint of a.",
                "Multiply the adjoint of a by w and add it to x.grad.",
                "Multiply the adjoint of a by x and add it to w.grad.",
                "Compute a, b and z once more.",
            ),
            before=((0, 1), (1, 2), (2, 3), (2, 4)),
            strangers=(Stranger(5, "The forward pass kept what is needed; backward computes no value again."),),
        ),
        wrong=(
            Wrong("3,4,2,1,0", "order"),
            Wrong("0,2,1,3,4", "order"),
            Wrong("5,0,1,2,3,4", "order"),
            Wrong("1,0,2,3,4", "order"),
        ),
        alternatives=("0,1,2,4,3",),
        hints=(
            "Backward begins where forward ended.",
            "An adjoint can be computed when the adjoints of all values made from it are there.",
        ),
        worked="The adjoint of b, 2b·1, needs the 1 at z; the adjoint of a needs that of b.",
        rows=("Q6", "H2"),
    ),
    Exercise(
        key="log-sin-graph",
        topic="graph",
        title="f(x) = log(x²)·sin x + 1/x",
        prompt=r"The graph of $f(x) = \log(x^2)\sin x + \dfrac{1}{x}$ at $x = 2$, cut into single steps. Evaluate it "
        "once forwards and once backwards: fill in every value and every adjoint (the derivative of $f$ with "
        "respect to it). Four digits after the point will do; a calculator is allowed.",
        asked=Blanks(
            program="""\
import torch

x = torch.tensor(2., requires_grad=True)
s = x ** 2
l = torch.log(s)
n = torch.sin(x)
p = l * n
r = 1 / x
f = p + r
f.backward()
""",
            blanks=(*((name, "value") for name in "slnprf"), *((name, "adjoint") for name in "prlnsx")),
        ),
        alternatives=(
            _FORWARD + "p.adjoint=1; r.adjoint=1; l.adjoint=0.9093; n.adjoint=1.3863; s.adjoint=0.2273; "
            "x.adjoint=0.0824",
            "s.value=4.0; l.value=1.386294; n.value=0.909297; p.value=1.260554; r.value=0.5; f.value=1.760554; "
            "p.adjoint=1.0; r.adjoint=1.0; l.adjoint=0.909297; n.adjoint=1.386294; s.adjoint=0.227324; "
            "x.adjoint=0.082395",
        ),
        misconceptions=(
            Misconception(
                _FORWARD + "p.adjoint=1; r.adjoint=1; l.adjoint=0.9093; n.adjoint=1.3863; s.adjoint=0.2273; "
                "x.adjoint=0.3324",
                "At x you added two ways only. The third, through 1/x, brings −1/x² = −0.25.",
            ),
            Misconception(
                _FORWARD + "p.adjoint=1; r.adjoint=1; l.adjoint=0.9093; n.adjoint=1.3863; s.adjoint=0.2273; "
                "x.adjoint=0.5824",
                "The way through 1/x came with the wrong sign: the derivative of 1/x is −1/x².",
            ),
            Misconception(
                _FORWARD + "p.adjoint=1; r.adjoint=1; l.adjoint=1.3863; n.adjoint=0.9093; s.adjoint=0.3466; "
                "x.adjoint=0.7579",
                "In a product each factor gets the other one: the adjoint of l is n, and that of n is l.",
            ),
            Misconception(
                _FORWARD + "p.adjoint=1; r.adjoint=1; l.adjoint=0.9093; n.adjoint=1.3863; s.adjoint=0.2273; "
                "x.adjoint=0.6593",
                "At x you added only the ways through x² and 1/x; the one through sin x brings 1.3863·cos 2 = −0.5769.",
            ),
        ),
        wrong=(
            Wrong(
                _FORWARD + "p.adjoint=1; r.adjoint=1; l.adjoint=0.9093; n.adjoint=1.3863; s.adjoint=0.9093; "
                "x.adjoint=2.81",
                "blank",
            ),
            Wrong(
                _FORWARD.replace("1.3863", "0.6931") + "p.adjoint=1; r.adjoint=1; l.adjoint=0.9093; "
                "n.adjoint=1.3863; s.adjoint=0.2273; x.adjoint=0.0824",
                "blank",
            ),
        ),
        hints=(
            "Forward first. sin takes radians, and log is the natural logarithm.",
            "On the way back a sum hands its adjoint on unchanged; in a product each factor gets the other factor.",
            "Three arrows leave x: to x², to sin x and to 1/x. Add what comes back along the three: "
            "0.2273·2x, 1.3863·cos x and −1/x².",
        ),
        worked="At l: what comes from p is 1, the other factor of the product is n = 0.9093; so the adjoint of l is "
        "0.9093.",
        rows=("§22",),
        book="2.5",
    ),
    Exercise(
        key="stretched-and-back",
        topic="graph",
        title="Backwards through broadcasting",
        prompt="`b` has three cells and is added to each of the four rows of `A`. Fill in the shapes of `H` and "
        "`z`, and the adjoint of `b`: a list of three numbers.",
        asked=Blanks(
            program="""\
import torch

A = torch.arange(12.).reshape(4, 3)
b = torch.tensor([1., 2., 3.], requires_grad=True)
H = A + b
z = H.sum()
z.backward()
""",
            blanks=(("H", "shape"), ("z", "shape"), ("b", "adjoint")),
        ),
        alternatives=("H.shape=(4, 3); z.shape=(); b.adjoint=[4, 4, 4]",),
        misconceptions=(
            Misconception(
                "H.shape=(4, 3); z.shape=(); b.adjoint=[1, 1, 1]",
                "Each cell of b is used in four rows, so four ones come back to it: they are added.",
            ),
            Misconception(
                "H.shape=(4, 3); z.shape=(); b.adjoint=[18, 22, 26]",
                "You added the cells of A. Their size does not matter: the derivative of a sum with respect "
                "to each of its terms is 1.",
            ),
            Misconception(
                "H.shape=(4, 3); z.shape=(); b.adjoint=[3, 3, 3]",
                "You counted the columns. Each cell of b stands once in every row, and there are four rows.",
            ),
        ),
        wrong=(
            Wrong("H.shape=(3,); z.shape=(); b.adjoint=[4, 4, 4]", "blank"),
            Wrong("H.shape=(4, 3); z.shape=(1,); b.adjoint=[4, 4, 4]", "blank"),
        ),
        hints=(
            "In how many cells of H does the first cell of b stand?",
            "The adjoint of every cell of H is 1. What comes back from a stretched axis is added.",
        ),
        worked="b[0] stands in H[0, 0], H[1, 0], H[2, 0] and H[3, 0]: 1 + 1 + 1 + 1 = 4.",
        rows=("D9",),
    ),
)

"""Questions that a teacher may ask at once: one click each, from what learners really mix up.

Every topic also has the exercises of the catalogue that are answered by a line or a choice; these here stand first.
Sentences are English Markdown; the page translates them. `tests/viz/test_room_ready.py` holds the answers to torch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from viz.course.places import Place, of_program
from viz.exercises.answers import shuffled
from viz.room.records import Choice, Places, Question, Trap


class Option(msgspec.Struct, frozen=True):
    """An answer, and what whoever gives it believes; "" for the right one."""

    text: str
    believes: str = ""


class Ready(msgspec.Struct, frozen=True):
    """A question with four or fewer answers, of which one is right.

    Attributes:
        key: Of the question, for tests and widgets.
        topic: Key of a `viz.course.topics.Topic`.
        title: A few words for the list.
        text: Markdown without links and images, as `viz.authored` takes it.
        why: Why the right answer is right.
        see: Where this is to be seen.
    """

    key: str
    topic: str
    title: str
    text: str
    options: tuple[Option, ...]
    why: str
    see: Place


READY = (
    # Rows A4 and E1.
    Ready(
        "arange-dtype", "creating", "What arange makes", "Which dtype has `torch.arange(12)`?",
        (
            Option("`float32`", "torch.arange takes the type of its arguments; only torch.zeros, ones and rand begin "
                                "with floats."),
            Option("`int64`"),
            Option("`int32`", "Whole numbers are 64 bits wide in torch unless you say otherwise."),
            Option("`float64`", "Floats of 64 bits are NumPy's habit; and here there is no float at all."),
        ),
        "12 is a whole number, so arange gives whole numbers, int64. arange(12.) gives float32.",
        of_program("import torch\n\nx = torch.arange(12)\ny = torch.arange(12.)\nx.dtype, y.dtype\n"),
    ),
    # Rows D3, D4 and E13.
    Ready(
        "broadcast-clash", "broadcasting", "Divide by the sums",
        "`C` has the shape (2, 3, 4). What does `C / C.sum(axis=1)` do?",
        (
            Option("It divides each number by the sum along axis 1.",
                   "That is what was wanted. The sums have the shape (2, 4), and torch lines up the last axes first: "
                   "3 stands above 2."),
            Option("It raises an error."),
            Option("It gives a tensor of the shape (2, 4).", "Broadcasting never makes the larger operand smaller."),
            Option("It works, and divides by the wrong sums.",
                   "That happens with axis 0: (3, 4) fits. Here 3 stands above 2, and neither is 1."),
        ),
        "The sums have the shape (2, 4): right-aligned, 3 meets 2. keepdims=True leaves (2, 1, 4), and that fits.",
        Place("tensors", {"program": "import torch\n\nC = torch.arange(24.).reshape(2, 3, 4)\n", "panel": "broadcast",
                          "left": "C", "right": "C.sum(axis=1)", "operation": "/"}),
    ),
    # Row M2 and the counter-example M3.
    Ready(
        "reshape-copies", "memory", "Does reshape copy?", "Does `x.reshape(6)` copy the numbers of `x`?",
        (
            Option("Always.", "A reshape that only counts the same numbers differently copies nothing."),
            Option("Never.", "Where the numbers do not lie in the new order in memory, as after a transpose, "
                             "torch must copy them."),
            Option("Only where no view of the same numbers has that shape."),
            Option("Only when x requires a gradient.", "Gradients have nothing to do with where numbers lie."),
        ),
        "reshape gives a view wherever offset and strides can reach the cells in the new order, and copies otherwise.",
        Place("tensors", {"program": "import torch\n\nx = torch.arange(6).reshape(2, 3)\na = x.reshape(6)\n"
                                     "b = x.T.reshape(6)\n", "panel": "storage"}),
    ),
    # Row M5.
    Ready(
        "in-place-add", "memory", "X += Y or X = X + Y",
        "`Z` is another name of the tensor `X`. After which line does `Z` show the new numbers?",
        (
            Option("`X = X + Y`", "The right side makes a new tensor, and the name X moves to it; Z stays with the "
                                  "old one."),
            Option("`X += Y`"),
            Option("after both", "X = X + Y makes a new tensor; only += writes into the one that is there."),
            Option("after neither", "+= writes into the numbers that X has, and Z sees the same numbers."),
        ),
        "X += Y writes into the memory that both names see. X = X + Y makes a new tensor.",
        Place("tensors", {"program": "import torch\n\nX = torch.ones(3)\nY = torch.ones(3)\nZ = X\nX += Y\n",
                          "panel": "storage"}),
    ),
    # Rows R1, R7 and E25.
    Ready(
        "axis-zero", "reductions", "What axis=0 adds", "`A` has the shape (5, 4). What is `A.sum(axis=0)`?",
        (
            Option("5 numbers: one for each row", "axis=0 is not “by row”: it removes axis 0, the one of length 5."),
            Option("4 numbers: one for each column"),
            Option("one number", "That is A.sum() without an axis."),
            Option("a row of the shape (1, 4)", "An axis of length 1 stays only with keepdims=True."),
        ),
        "The axis that you add over disappears. Of (5, 4) axis 0 goes, and 4 sums are left.",
        Place("reductions", {"axes": [0]}),
    ),
    # Row R9.
    Ready(
        "cumsum-shape", "reductions", "A running sum", "`A` has the shape (5, 4). Which shape has `A.cumsum(axis=1)`?",
        (
            Option("(5,)", "That is sum. A running sum keeps every number on its way."),
            Option("(5, 1)", "That is sum with keepdims. A running sum keeps every number on its way."),
            Option("(5, 4)"),
            Option("(4,)", "That would be a sum over axis 0. A running sum keeps every number on its way."),
        ),
        "A running sum keeps every cell: the shape never shrinks.",
        Place("reductions", {"reduction": "cumsum", "axes": [1]}),
    ),
    # Row L2 and E21.
    Ready(
        "dot-projection", "products", "Dot product and projection",
        "When is $x \\cdot y$ the length of the projection of $x$ onto $y$, up to its sign?",
        (
            Option("always", "The dot product also multiplies with the length of y."),
            Option("when y has length 1"),
            Option("when x has length 1", "Then it is the projection of y onto x."),
            Option("when x and y stand at a right angle", "Then both are 0, whatever the lengths are. That is one case "
                                                         "among many."),
        ),
        "$x \\cdot y$ is the length of the projection times the length of y.",
        Place("linear_algebra"),
    ),
    # Row C10.
    Ready(
        "star-or-at", "products", "A * B", "`A` and `B` are two matrices of the shape (2, 2). What is `A * B`?",
        (
            Option("the product of the matrices", "That is A @ B. The star multiplies cell by cell."),
            Option("cell by cell: the Hadamard product"),
            Option("one number: the sum of all products", "That is (A * B).sum(): the star keeps the shape."),
            Option("an error", "Equal shapes can always be multiplied cell by cell."),
        ),
        "Operators of Python work cell by cell in torch; only @ is the product of matrices.",
        of_program("import torch\n\nA = torch.tensor([[1., 2.], [3., 4.]])\nB = torch.tensor([[0., 1.], [1., 0.]])\n"
                   "A * B, A @ B\n"),
    ),
    # Rows U3 and U5.
    Ready(
        "relu-at-zero", "derivatives", "The kink of relu", "Which numbers are subgradients of $\\max(x, 0)$ at 0?",
        (
            Option("only 0", "0 is the one that torch picks for relu. Every slope between the two sides holds the "
                             "line beneath the function."),
            Option("0 and 1", "Those are the slopes of the two sides; every slope between them will do as well."),
            Option("all from 0 to 1"),
            Option("none", "There is no derivative. But there are lines through the kink that stay beneath the "
                           "function."),
        ),
        "A subgradient is the slope of any line through the point that stays beneath the function.",
        Place("gradient_field"),
    ),
    # Rows G2, G4 and E28.
    Ready(
        "steepest", "gradients", "Where the gradient points", "Where does the gradient of $f$ point?",
        (
            Option("to where f falls fastest", "That is minus the gradient: the way that descent goes."),
            Option("to where f rises fastest"),
            Option("along the contour", "Along its contour f does not change; the gradient stands at a right angle "
                                        "to it."),
            Option("to the minimum", "The gradient knows this point only. Even minus the gradient seldom points "
                                     "straight at the minimum."),
        ),
        "The gradient points to the steepest ascent, at a right angle to the contour. Descent takes its negative.",
        Place("gradient_field"),
    ),
    # Rows K1, E29 and E30.
    Ready(
        "row-or-column", "matrix-calculus", "Row or column",
        "$y$ is a number and $x$ a vector of 3 numbers. What is $\\partial y / \\partial x$ in numerator layout?",
        (
            Option("a row: (1, 3)"),
            Option("a column: (3, 1)", "That is the denominator layout: its shape follows x."),
            Option("a matrix: (3, 3)", "That would be the derivative of 3 outputs by 3 inputs; y is one."),
            Option("a number", "There is one partial derivative for each of the 3 inputs."),
        ),
        "In numerator layout the outputs stand in the rows and the inputs in the columns: one output, 3 inputs.",
        Place("matrix_calculus", {"example": "F2"}),
    ),
    # Row H2.
    Ready(
        "chain-shapes", "chain-rule", "Shapes in a chain",
        "$z = f(u)$ with 2 outputs, $u = g(x)$ with 3, and $x$ has 4 numbers. Which product is "
        "$\\partial z / \\partial x$, in numerator layout?",
        (
            Option("(2, 3) times (3, 4)"),
            Option("(4, 3) times (3, 2)", "Those are the transposes in the reverse order: the denominator layout."),
            Option("(3, 4) times (2, 3)", "The outer derivative stands on the left; so the inner lengths do not even "
                                          "meet."),
            Option("(2, 4) cell by cell", "The chain rule adds over all ways through u: that is a product of "
                                          "matrices."),
        ),
        "The outer derivative, (2, 3), times the inner one, (3, 4), gives (2, 4).",
        Place("matrix_calculus"),
    ),
    # Row Q2: two ways to x.
    Ready(
        "two-ways", "chain-rule", "Two ways to x", "$y = x \\cdot x$ and $z = y + x$. What is $dz/dx$ at $x = 3$?",
        (
            Option("6", "You went by way of y only. z also depends on x directly."),
            Option("7"),
            Option("1", "You went the direct way only. y depends on x, too."),
            Option("12", "You multiplied what comes along the two ways, or counted z = y + y; it must be added."),
        ),
        "Along y comes 2x = 6, directly comes 1: what arrives along all ways is added.",
        of_program("import torch\n\nx = torch.tensor(3., requires_grad=True)\ny = x * x\nz = y + x\nz.backward()\n"
                   "x.grad\n"),
    ),
    # Rows Q3 to Q5 and E36.
    Ready(
        "when-built", "graph", "When the graph is made", "When does PyTorch make the graph of a computation?",
        (
            Option("when the function is defined", "A def computes nothing, so there is nothing to record yet."),
            Option("while the program computes"),
            Option("when backward() is called", "backward() walks the graph that is there. It was recorded on the "
                                                "way forward."),
            Option("when the program is compiled", "Nothing is compiled here: Python runs line by line, and torch "
                                                   "takes notes."),
        ),
        "Torch records each operation as it runs. So loops and branches may differ each time.",
        of_program("import torch\n\nx = torch.tensor(2., requires_grad=True)\ny = x\nwhile y < 50:\n    y = y * x\n"
                   "y.backward()\n"),
    ),
    # Rows T1 and T9.
    Ready(
        "before-backward", "autograd", "grad before backward", "`x` requires a gradient, `y = 2 * torch.dot(x, x)`. "
        "What is `x.grad` before `backward()`?",
        (
            Option("zeros", "Zeros would be an answer; nothing has been computed yet."),
            Option("`None`"),
            Option("4x", "It will be, after y.backward(). Nothing computes a gradient before it is asked for."),
            Option("an error", "The attribute is there from the beginning; it only holds nothing."),
        ),
        "Gradients cost time and memory, so they are computed only on request. Before that there is None, not zero.",
        of_program("import torch\n\nx = torch.arange(4.0, requires_grad=True)\ny = 2 * torch.dot(x, x)\n"
                   "print(x.grad)\ny.backward()\nx.grad\n"),
    ),
    # Row T4.
    Ready(
        "accumulates", "autograd", "backward without zero_",
        "`x.grad` is [0, 2, 4, 6]. Now `x.sum().backward()` runs. What is `x.grad`?",
        (
            Option("[1, 1, 1, 1]", "That is the gradient of the sum alone. It is added to what was there."),
            Option("[1, 3, 5, 7]"),
            Option("[0, 2, 4, 6]", "A second backward() writes, too: it adds."),
            Option("an error", "Each graph may be walked once; this one is new."),
        ),
        "Gradients accumulate: torch adds the new ones to those that are there. x.grad.zero_() begins anew.",
        of_program("import torch\n\nx = torch.arange(4.0, requires_grad=True)\ntorch.dot(x, x).backward()\n"
                   "x.sum().backward()\nx.grad\n"),
    ),
    # Row T5.
    Ready(
        "vector-backward", "non-scalar", "backward from a vector", "`x` has 4 numbers, `y = x * x`. "
        "What does `y.backward()` do?",
        (
            Option("It puts 2x into x.grad.", "It would after y.sum().backward(). From a vector torch does not know "
                                              "how to weigh the outputs."),
            Option("It raises an error."),
            Option("It puts a 4 × 4 matrix into x.grad.", "x.grad always has the shape of x. A Jacobian is never "
                                                         "stored there."),
            Option("Nothing.", "It cannot go on: each output needs a weight first."),
        ),
        "Only from a single number can backward() begin by itself. y.backward(v) weighs the outputs with v.",
        of_program("import torch\n\nx = torch.arange(4.0, requires_grad=True)\ny = x * x\ny.backward()\n"),
    ),
    # Row T5, once more.
    Ready(
        "grad-shape", "non-scalar", "The shape of grad", "`W` has the shape (3, 4), and `loss` is a number computed "
        "from it. Which shape has `W.grad`?",
        (
            Option("(3, 4)"),
            Option("(4, 3)", "That is the numerator layout of the books. torch keeps the shape of W."),
            Option("(1, 12)", "That is a Jacobian of one output by twelve inputs. torch keeps the shape of W."),
            Option("()", "There is one derivative for each of the 12 numbers."),
        ),
        "A gradient has the shape of its tensor: so W - 0.1 * W.grad can be written at once.",
        of_program("import torch\n\nW = torch.ones(3, 4, requires_grad=True)\nloss = W.square().mean()\n"
                   "loss.backward()\nW.grad.shape\n"),
    ),
    # Row T6.
    Ready(
        "detach-constant", "detaching", "A factor that is detached",
        "`y = x * x`, `u = y.detach()`, `z = u * x`. What is `x.grad` after `z.sum().backward()`?",
        (
            Option("3x²", "That is the derivative of x³. u counts as a constant."),
            Option("x²"),
            Option("2x", "That is the derivative of y; no gradient flows through u."),
            Option("0", "Only u is a constant. z still depends on x, its other factor."),
        ),
        "What detach() gives is a constant with the value of y. So the derivative of u · x is u, which is x².",
        of_program("import torch\n\nx = torch.arange(4.0, requires_grad=True)\ny = x * x\nu = y.detach()\nz = u * x\n"
                   "z.sum().backward()\nx.grad == u\n"),
    ),
    # Row T7.
    Ready(
        "loop-gradient", "control-flow", "A loop has a gradient",
        "`b = 2 * a`, then `b = b * 2` until `b` is at least 1000. What is `a.grad` for `a = 3`?",
        (
            Option("2", "Only the first line multiplies by 2; each turn of the loop does so again."),
            Option("512"),
            Option("none: a loop has no derivative", "torch recorded what the loop did: nine multiplications by 2."),
            Option("1536", "That is the value of b. Its derivative by a is b / a."),
        ),
        "Nine multiplications by 2 were recorded, so b = 512 · a near a = 3, and the derivative is 512.",
        of_program("import torch\n\na = torch.tensor(3., requires_grad=True)\nb = 2 * a\nwhile b < 1000:\n"
                   "    b = b * 2\nb.backward()\na.grad\n"),
    ),
    # Rows W2, W3 and E38.
    Ready(
        "which-mode", "modes", "Which mode for a loss",
        "A loss is one number, and there are a million parameters. Which mode gives all derivatives in one pass?",
        (
            Option("forward", "Forward mode needs one pass for each input: a million."),
            Option("reverse"),
            Option("both", "Forward mode gives one column of the Jacobian in a pass; here there are a million "
                           "columns."),
            Option("neither", "The Jacobian has one row, and reverse mode gives a row in one pass."),
        ),
        "Reverse mode needs one pass for each output, and there is one. Its price is memory for all values between.",
        Place("modes"),
    ),
    # From the training loops of the book.
    Ready(
        "forgotten-zero", "training", "zero_grad forgotten", "In a training loop `zero_grad()` was forgotten. "
        "What does a step then use?",
        (
            Option("the gradient of this batch", "That is what zero_grad() would have left."),
            Option("the sum of the gradients of all batches so far"),
            Option("the mean of all gradients so far", "torch adds; it never divides by how many there were."),
            Option("the gradient of the first batch", "Each backward() adds its own."),
        ),
        "backward() adds to .grad. Without zero_grad() the steps become larger and point to the past.",
        of_program("import torch\n\nw = torch.tensor(1., requires_grad=True)\nfor x in (1., 2., 3.):\n"
                   "    (w * x).backward()\nw.grad\n"),
    ),
    Ready(
        "update-recorded", "training", "The step itself", "`w` is a parameter. Why does "
        "`w = w - 0.1 * w.grad` spoil the training loop?",
        (
            Option("w is no leaf any more, so it gets no gradient next time."),
            Option("It subtracts in the wrong direction.", "Minus the gradient is the way down: that is right."),
            Option("w.grad has another shape than w.", "A gradient always has the shape of its tensor."),
            Option("Nothing is spoilt.", "The next backward() would leave w.grad None: the new w was computed from "
                                         "the old one."),
        ),
        "The line records a computation: the new w hangs on the old one and is no leaf. Steps belong under no_grad(), "
        "written in place.",
        of_program("import torch\n\nw = torch.tensor(1., requires_grad=True)\n(w * 2).backward()\n"
                   "w = w - 0.1 * w.grad\nw.is_leaf\n"),
    ),
)  # fmt: skip

BY_KEY = {one.key: one for one in READY}
BY_TEXT = {one.text: one for one in READY}


def of_topic(topic: str) -> tuple[Ready, ...]:
    """Return the questions of a topic."""
    return tuple(one for one in READY if one.topic == topic)


def question(one: Ready) -> Question:
    """Return what a room is asked: its answers in an order that is always the same and tells nothing."""
    options = [one.options[place] for place in shuffled(len(one.options), one.key)]
    traps = tuple(Trap(str(place), option.believes) for place, option in enumerate(options) if option.believes)
    right = tuple(place for place, option in enumerate(options) if not option.believes)
    return Question(Choice(one.text, tuple(option.text for option in options)), Places(right), traps, one.why)


def sentences() -> Iterator[tuple[str, str]]:
    """Yield every sentence with where it stands, for the catalogues."""
    for one in READY:
        where = f"viz/room/ready.py:{one.key}"
        for sentence in (one.title, one.text, one.why, *(option.text for option in one.options if _words(option.text))):
            yield sentence, where
        for option in one.options:
            if option.believes:
                yield option.believes, where


def _words(text: str) -> bool:
    """Whether something in an answer can be translated: it is more than code, a formula or numbers."""
    return re.search(r"[A-Za-z]{2}", re.sub(r"`[^`]*`|\$[^$]*\$", "", text)) is not None

"""Exercises on loops that hold on to their graphs (D2L 2.5.3)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS
from viz.exercises.variants import changed

_STATE = """\
w.requires_grad_(True)
h = torch.zeros(())
for x in xs:
{}
"""

_TOTAL = """\
w.requires_grad_(True)
total = 0.
for x in X:
    loss = torch.dot(w, x) ** 2
    loss.backward()
    total = total + loss.item()
"""

EXERCISES = (
    Exercise(
        key="total-that-leaks",
        topic="detaching",
        title="Make this loop not leak",
        prompt="`total` adds up the losses of all rows for a report. It holds on to the graph of every turn, so a long "
        "run fills the memory. Change the program so that `total` has the same value but no graph: it is a plain "
        "number, or a tensor that requires no gradient. `w.grad` stays as it is: the gradients of all rows, added "
        "up.",
        asked=Program(
            starter=changed(_TOTAL, ("loss.item()", "loss")),
            given="w = torch.tensor([1., 2.])\nX = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"w": tenths(2), "X": tenths(2 + size, 2)}\n'),
            observed=("float(total)", "isinstance(total, torch.Tensor) and total.requires_grad", "w.grad"),
            unaided=True,
        ),
        reference=_TOTAL,
        alternatives=(
            """\
w.requires_grad_(True)
total = torch.zeros(())
for x in X:
    loss = torch.dot(w, x) ** 2
    loss.backward()
    total += loss.detach()
""",
            """\
w.requires_grad_(True)
losses = []
for x in X:
    loss = torch.dot(w, x) ** 2
    loss.backward()
    losses.append(float(loss))
total = sum(losses)
""",
        ),
        misconceptions=(
            Misconception(
                changed(_TOTAL, ("total = total + loss.item()", "total = loss.item()")),
                "total is the last loss only: you write over it in every turn in place of adding.",
            ),
            Misconception(
                changed(_TOTAL, ("loss.item()", "loss")),
                "total still requires a gradient: every loss that you add brings its whole graph along.",
            ),
            Misconception(
                changed(_TOTAL, ("    loss = ", "    w.grad = None\n    loss = "), ("total = total +", "total +=")),
                "total is right, but you empty w.grad in every turn: the gradients were to be added up.",
            ),
        ),
        wrong=(
            Wrong(
                changed(_TOTAL, (" ** 2", ".detach() ** 2"), ("loss.item()", "loss")),
                "mistake",
            ),
            Wrong(
                """\
w.requires_grad_(True)
total = 0.
with torch.no_grad():
    for x in X:
        total = total + torch.dot(w, x) ** 2
""",
                "kind",
            ),
            Wrong(
                _TOTAL + "total = total / len(X)\n",
                "cell",
            ),
        ),
        hints=(
            "What does total + loss make: a number, or a tensor with a history?",
            "For a report you need the value of the loss only.",
            "Add loss.item() (a Python number) or loss.detach().",
        ),
        worked="In the example the losses are 1, 4 and 9: total is 14, and it is a plain number.",
    ),
    Exercise(
        key="state-carried-over",
        topic="detaching",
        title="A state carried from turn to turn",
        prompt="`h` is carried from turn to turn, and each turn makes a backward pass. In the second turn torch "
        "stops: that pass runs into the graph of the first. Change the program so that every pass goes back "
        "through its own turn only; the *value* of `h` is still carried over. `w.grad` adds up all turns.",
        asked=Program(
            starter=_STATE.format("    h = torch.tanh(w * h + x)\n    loss = h ** 2\n    loss.backward()"),
            given="w = torch.tensor(0.5)\nxs = [1.0, 2.0, -1.0]\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    return {"w": tenths(), "xs": [round(x, 1) for x in tenths(3 + size).tolist()]}
"""
            ),
            observed=("w.grad", "float(h)"),
            unaided=True,
        ),
        reference=_STATE.format("    h = torch.tanh(w * h.detach() + x)\n    loss = h ** 2\n    loss.backward()"),
        alternatives=(
            _STATE.format("    h = torch.tanh(w * h + x)\n    loss = h ** 2\n    loss.backward()\n    h = h.detach()"),
            _STATE.format("    h = torch.tanh(w * float(h) + x)\n    (h ** 2).backward()"),
            _STATE.format("    h.detach_()\n    h = torch.tanh(w * h + x)\n    (h ** 2).backward()"),
        ),
        misconceptions=(
            Misconception(
                _STATE.format("    h = torch.tanh(w * h + x)\n    loss = h ** 2\n    loss.backward(retain_graph=True)"),
                "It runs, but every pass goes back through all turns before it, and costs more each time. "
                "Cut h off instead of keeping all graphs.",
            ),
            Misconception(
                _STATE.format("    h = torch.tanh(w * 0 + x)\n    loss = h ** 2\n    loss.backward()"),
                "You set the state to zero in every turn; its value was to be carried over.",
            ),
            Misconception(
                _STATE.format(
                    "    h = torch.tanh(w * h.detach() + x)\n    loss = h ** 2\n    w.grad = None\n    loss.backward()"
                ),
                "w.grad holds the last turn only: you empty it each time.",
            ),
        ),
        wrong=(
            Wrong(
                _STATE.format("    h = torch.tanh(w.detach() * h + x)\n    loss = h ** 2\n    loss.backward()"),
                "mistake",
            ),
            Wrong(_STATE.format("    h = torch.tanh(w * h.detach() + x)\n    h.backward()"), "cell"),
            Wrong(_STATE.format("    with torch.no_grad():\n        h = torch.tanh(w * h + x)"), "kind"),
        ),
        hints=(
            "What of the turn before is still hanging on h?",
            "You want h as a number, without its history.",
            "h.detach() where the next turn uses it.",
        ),
        worked="In the second turn of the example: w·h + x = 0.5·0.7616 + 2; the pass takes h = 0.7616 for a fixed "
        "number.",
    ),
)

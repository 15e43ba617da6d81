"""Exercises on training loops: gradients that are not emptied, steps in the wrong order, lost weights (D2L 3)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

DATA = """\
X = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])
y = torch.tensor([1., 2., 3.])
w = torch.zeros(2)
"""
DRAWN = (
    TENTHS
    + """\
def instance(size):
    rows = 3 + size
    return {"X": tenths(rows, 2), "y": tenths(rows), "w": tenths(2)}
"""
)


def _by_hand(*lines: str) -> str:
    """Return a loop of five steps with these lines in it."""
    return "w.requires_grad_(True)\nfor step in range(5):\n" + "".join(f"    {line}\n" for line in lines)


def _optimized(*lines: str, before: str = "") -> str:
    """Return a loop of five steps of an optimizer with these lines in it."""
    start = f"w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\n{before}for step in range(5):\n"
    return start + "".join(f"    {line}\n" for line in lines)


def _collecting(*lines: str) -> str:
    """Return the same with an empty list of losses before it."""
    return _optimized(*lines, before="losses = []\n")


_LOSS = "loss = ((X @ w - y) ** 2).mean()"
_STEP = ("with torch.no_grad():", "    w -= 0.1 * w.grad")

EXERCISES = (
    Exercise(
        key="gradients-pile-up",
        topic="training",
        title="Repair: the steps grow too long",
        prompt="This loop is meant to make five steps of gradient descent on the mean squared error, with the "
        "learning rate 0.1. It runs, but something is forgotten, and it learns badly. Repair it. (We look at `w` "
        "at the end.)",
        asked=Program(
            starter=_by_hand(_LOSS, "loss.backward()", *_STEP),
            given=DATA,
            instance=DRAWN,
            observed=("w",),
            unaided=True,
        ),
        reference=_by_hand(_LOSS, "loss.backward()", *_STEP, "    w.grad.zero_()"),
        alternatives=(
            _by_hand("w.grad = None", _LOSS, "loss.backward()", *_STEP),
            _by_hand(_LOSS, "(g,) = torch.autograd.grad(loss, w)", "with torch.no_grad():", "    w -= 0.1 * g"),
            _optimized("opt.zero_grad()", _LOSS, "loss.backward()", "opt.step()"),
        ),
        misconceptions=(
            Misconception(
                _by_hand(_LOSS, "loss.backward()", *_STEP),
                "As before: backward adds to w.grad, so each step uses the sum of all gradients since the start.",
            ),
            Misconception(
                _by_hand(_LOSS, "loss.backward()", "w.grad.zero_()", *_STEP),
                "You empty w.grad before it was used: w never moves. Empty it after the step, or before backward.",
            ),
            Misconception(
                _by_hand(
                    _LOSS, "loss.backward()", "with torch.no_grad():", "    w += 0.1 * w.grad", "    w.grad.zero_()"
                ),
                "You added the gradient: that climbs. Descent takes it away.",
            ),
        ),
        wrong=(
            Wrong(_by_hand(_LOSS, "loss.backward()", "w = w - 0.1 * w.grad"), "mistake"),
            Wrong(_by_hand(_LOSS, "loss.backward()", *_STEP, "    w.zero_()"), "cell"),
            Wrong(_by_hand("loss = ((X @ w - y) ** 2).sum()", "loss.backward()", *_STEP, "    w.grad.zero_()"), "cell"),
        ),
        hints=(
            "Look at w.grad before each backward. What is in it in the second turn?",
            "backward() does not write over w.grad, it adds.",
            "w.grad.zero_() after each step.",
        ),
        worked="Let the gradients of the first two turns be 4 and 3. Without emptying the second step uses 4 + 3 "
        "= 7 in place of 3.",
        rows=("T4",),
    ),
    Exercise(
        key="loss-turned-into-a-number",
        topic="training",
        title="Repair: backward stops",
        prompt="The loop is to collect the losses as plain numbers in `losses` and to make five steps. It stops at "
        "`loss.backward()`. Repair it. (We look at `w` and `losses`; each loss is that *before* the step of its turn.)",
        asked=Program(
            starter=_collecting(
                "loss = ((X @ w - y) ** 2).mean().item()",
                "opt.zero_grad()",
                "loss.backward()",
                "opt.step()",
                "losses.append(loss)",
            ),
            given=DATA,
            instance=DRAWN,
            observed=("w", "[float(loss) for loss in losses]"),
            unaided=True,
        ),
        reference=_collecting(_LOSS, "opt.zero_grad()", "loss.backward()", "opt.step()", "losses.append(loss.item())"),
        alternatives=(
            _collecting("opt.zero_grad()", _LOSS, "losses += [float(loss)]", "loss.backward()", "opt.step()"),
            _collecting(
                "opt.zero_grad()",
                "errors = X @ w - y",
                "loss = errors @ errors / len(y)",
                "losses.append(loss.detach())",
                "loss.backward()",
                "opt.step()",
            ),
        ),
        misconceptions=(
            Misconception(
                _collecting(
                    "loss = ((X @ w - y) ** 2).mean().item()",
                    "loss = torch.tensor(loss, requires_grad=True)",
                    "opt.zero_grad()",
                    "loss.backward()",
                    "opt.step()",
                    "losses.append(loss.item())",
                ),
                "It runs, but w never moves: no backward pass reaches it. A number wrapped in a tensor again has the "
                "value of the loss and no way back to w; call backward on the loss itself.",
            ),
            Misconception(
                _collecting(_LOSS, "loss.backward()", "opt.step()", "losses.append(loss.item())"),
                "You lost opt.zero_grad() on the way: the gradients pile up.",
            ),
            Misconception(
                _collecting(
                    _LOSS,
                    "opt.zero_grad()",
                    "loss.backward()",
                    "opt.step()",
                    "losses.append(((X @ w - y) ** 2).mean().item())",
                ),
                "w is right, but each loss was computed anew after the step; asked is the one before it.",
            ),
        ),
        wrong=(
            Wrong(_collecting(_LOSS, "opt.zero_grad()", "loss.backward()", "opt.step()"), "shape"),
            Wrong(
                _collecting(_LOSS, "opt.zero_grad()", "losses.append(loss.item())", "loss.backward", "opt.step()"),
                "cell",
            ),
            Wrong(
                _collecting(_LOSS, "opt.zero_grad()", "loss = loss.detach()", "loss.backward()", "opt.step()"),
                "mistake",
            ),
        ),
        hints=(
            "What kind of thing is loss when backward is called?",
            ".item() makes a Python number, which has no graph. When do you need the number, when the tensor?",
            "Keep loss a tensor, and append loss.item() at the end.",
        ),
        worked="In the example the first loss is (1² + 2² + 3²)/3 = 4.6667.",
    ),
    Exercise(
        key="step-comes-too-early",
        topic="training",
        title="Repair: everything there, in the wrong order",
        prompt="All four lines of the loop are right, but their order is not. Repair it, so that each of the "
        "five turns makes a step with the gradient of its own loss. (We look at `w` at the end.)",
        asked=Program(
            starter=_optimized(_LOSS, "opt.step()", "opt.zero_grad()", "loss.backward()"),
            given=DATA,
            instance=DRAWN,
            observed=("w",),
            unaided=True,
        ),
        reference=_optimized(_LOSS, "opt.zero_grad()", "loss.backward()", "opt.step()"),
        alternatives=(
            _optimized("opt.zero_grad()", _LOSS, "loss.backward()", "opt.step()"),
            _optimized(_LOSS, "loss.backward()", "opt.step()", "opt.zero_grad()"),
        ),
        misconceptions=(
            Misconception(
                _optimized(_LOSS, "opt.step()", "opt.zero_grad()", "loss.backward()"),
                "As before: each step uses the gradient of the turn before, and the first has none at all.",
            ),
            Misconception(
                _optimized(_LOSS, "loss.backward()", "opt.zero_grad()", "opt.step()"),
                "You empty the gradients between backward and step, so w never moves.",
            ),
            Misconception(
                _optimized(_LOSS, "loss.backward()", "opt.step()"),
                "The order is right, but zero_grad has gone: the gradients pile up.",
            ),
        ),
        wrong=(
            Wrong(_optimized("opt.zero_grad()", _LOSS, "opt.step()", "loss.backward()"), "cell"),
            Wrong(_optimized("opt.zero_grad()", _LOSS, "loss.backward()", "opt.step()", "opt.step()"), "cell"),
            Wrong(_optimized("opt.zero_grad()", "loss.backward()", _LOSS, "opt.step()"), "mistake"),
        ),
        hints=(
            "What does opt.step() need? Which line makes it?",
            "backward fills the gradients, step uses them, zero_grad empties them.",
            "zero_grad, backward, step: in a circle, so you may begin at any of them, but zero_grad must not stand "
            "between backward and step.",
        ),
        worked="In the first turn of the starter, w.grad is still None when opt.step() looks at it: nothing moves.",
    ),
    Exercise(
        key="weight-that-is-replaced",
        topic="training",
        title="Repair: the second turn stops",
        prompt="This loop stops in its second turn: after `w = w - …` the name `w` means a new tensor, made by "
        "an operation. Repair it, so that five steps are made and `w` is still a leaf at the end (nothing but "
        "its own value; no graph of all the steps hangs on it).",
        asked=Program(
            starter=_by_hand(_LOSS, "loss.backward()", "w = w - 0.1 * w.grad"),
            given=DATA,
            instance=DRAWN,
            observed=("w", "w.is_leaf"),
            unaided=True,
        ),
        reference=_by_hand(
            _LOSS, "loss.backward()", "with torch.no_grad():", "    w -= 0.1 * w.grad", "    w.grad.zero_()"
        ),
        alternatives=(
            _by_hand(_LOSS, "loss.backward()", "w = (w - 0.1 * w.grad).detach().requires_grad_()"),
            _by_hand(_LOSS, "loss.backward()", "w.data -= 0.1 * w.grad", "w.grad = None"),
            _optimized("opt.zero_grad()", _LOSS, "loss.backward()", "opt.step()"),
        ),
        misconceptions=(
            Misconception(
                _by_hand(_LOSS, "w.retain_grad()", "loss.backward()", "w = w - 0.1 * w.grad"),
                "It runs and the numbers are right, but w is no leaf: the graph of all steps hangs on it, and each "
                "backward goes through all of them.",
            ),
            Misconception(
                _by_hand(_LOSS, "loss.backward()", "with torch.no_grad():", "    w -= 0.1 * w.grad"),
                "w stays a leaf now and keeps its .grad, so you must empty it: the gradients pile up. (The new "
                "tensor of before had a new .grad each time.)",
            ),
            Misconception(
                "w.requires_grad_(True)\nfor step in range(5):\n    loss = ((X @ w - y) ** 2).mean()\n"
                "    loss.backward()\n    v = w - 0.1 * w.grad\n    w.grad.zero_()\n",
                "You gave the result another name, and w itself never moves.",
            ),
        ),
        wrong=(
            Wrong(_by_hand(_LOSS, "loss.backward()", "with torch.no_grad():", "    w = w - 0.1 * w.grad"), "mistake"),
            Wrong(_by_hand(_LOSS, "loss.backward()", "w -= 0.1 * w.grad"), "mistake"),
            Wrong(_by_hand(_LOSS, "loss.backward()", "w = w - 0.1 * w.grad", "break"), "cell"),
        ),
        hints=(
            "After w = w - …, which tensor is w, and where does its .grad stand?",
            "Change the cells of the old tensor in place, so that it stays the leaf; torch must not record this.",
            "with torch.no_grad(): w -= 0.1 * w.grad, and then empty w.grad.",
        ),
        worked="After the first turn of the starter w was made by −: w.is_leaf is False, and w.grad stays None.",
        rows=("M5",),
    ),
)

"""Exercises on training loops of networks: softmax twice, dropout at prediction, lost graphs, clipping (D2L 3)."""

from __future__ import annotations

from core.exercises.records import Exercise, Misconception, Program, Wrong
from viz.exercises.instances import TENTHS

_NET = """\
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Dropout(0.5), torch.nn.Linear(8, 1))
"""


def _classes(loss: str) -> str:
    """Return a loop of three steps of a softmax regression with this loss."""
    return f"""\
W.requires_grad_(True)
opt = torch.optim.SGD([W], lr=0.5)
for step in range(3):
    logits = X @ W
    loss = {loss}
    opt.zero_grad()
    loss.backward()
    opt.step()
"""


def _hidden(hidden: str, more: str = "") -> str:
    """Return a loop of three steps of a network with this hidden layer."""
    return f"""\
import numpy

W.requires_grad_(True)
v.requires_grad_(True)
opt = torch.optim.SGD([W, v], lr=0.1)
for step in range(3):
    hidden = {hidden}
{more}    loss = ((hidden @ v - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
"""


def _clipped(*lines: str) -> str:
    """Return a loop of four steps with these lines in it."""
    start = "w.requires_grad_(True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor step in range(4):\n"
    return start + "".join(f"    {line}\n" for line in ("loss = ((X @ w - y) ** 2).mean()", *lines))


_CLIP = "torch.nn.utils.clip_grad_norm_([w], 1.0)"

EXERCISES = (
    Exercise(
        key="softmax-twice",
        topic="training",
        title="Repair: it learns too slowly",
        prompt="The loop trains a softmax regression with the cross-entropy, but it learns far too slowly, and "
        "it is not the learning rate. Repair the loss. (We look at `W` after three steps.)",
        asked=Program(
            starter=_classes("torch.nn.functional.cross_entropy(torch.softmax(logits, dim=1), labels)"),
            given="X = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\nlabels = torch.tensor([0, 1, 2])\n"
            "W = torch.zeros(2, 3)\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows = 4 + size
    labels = torch.randint(0, 3, (rows,))
    return {"X": tenths(rows, 2), "labels": labels, "W": tenths(2, 3)}
"""
            ),
            observed=("W",),
            unaided=True,
        ),
        reference=_classes("torch.nn.functional.cross_entropy(logits, labels)"),
        alternatives=(
            _classes("torch.nn.functional.nll_loss(torch.log_softmax(logits, dim=1), labels)"),
            _classes("-torch.log(torch.softmax(logits, dim=1))[range(len(labels)), labels].mean()"),
            _classes("torch.nn.CrossEntropyLoss()(logits, labels)"),
        ),
        misconceptions=(
            Misconception(
                _classes("torch.nn.functional.cross_entropy(torch.softmax(logits, dim=1), labels)"),
                "As before: cross_entropy takes the softmax itself, so it must get the scores, not probabilities.",
            ),
            Misconception(
                _classes("torch.nn.functional.nll_loss(torch.softmax(logits, dim=1), labels)"),
                "nll_loss wants logarithms of probabilities; you gave the probabilities themselves.",
            ),
            Misconception(
                _classes("torch.nn.functional.cross_entropy(logits, labels, reduction='sum')"),
                "The softmax is taken once now, but you add the losses of the rows; before it was their mean.",
            ),
            Misconception(
                _classes("torch.nn.functional.nll_loss(torch.log_softmax(logits, dim=0), labels)"),
                "You took the softmax over the rows. The classes of one row must add up to 1: dim=1.",
            ),
        ),
        wrong=(
            Wrong(_classes("torch.nn.functional.cross_entropy(-logits, labels)"), "cell"),
            Wrong(_classes("torch.nn.functional.nll_loss(logits, labels)"), "cell"),
            Wrong(_classes("torch.nn.functional.cross_entropy(logits.argmax(dim=1), labels)"), "mistake"),
        ),
        hints=(
            "Read what cross_entropy expects: scores or probabilities?",
            "It computes −log softmax for you. Which softmax is one too many?",
            "torch.nn.functional.cross_entropy(logits, labels)",
        ),
        worked="For the scores (4, 0, 0), the softmax is (0.965, 0.018, 0.018). A second softmax makes (0.563, "
        "0.218, 0.218) of it: certainty is gone.",
    ),
    Exercise(
        key="dropout-at-prediction",
        topic="training",
        title="Repair: a prediction by chance",
        prompt="`net` contains a dropout layer, which sets half of its inputs to zero by chance while training. "
        "For a prediction nothing may be dropped. Repair the program, so that `prediction` is computed by the "
        "whole network, and `net` is ready for training again afterwards. Leave the first two lines as they are.",
        asked=Program(
            starter=f"{_NET}prediction = net(X)\n",
            given="X = torch.tensor([[1., 2.], [3., 4.]])\n",
            instance=(TENTHS + 'def instance(size):\n    return {"X": tenths(2 + size, 2)}\n'),
            observed=("prediction", "net.training and net[1].training", "net[1].p"),
            unaided=True,
        ),
        reference=f"{_NET}net.eval()\nprediction = net(X)\nnet.train()\n",
        alternatives=(
            f"{_NET}net[1].eval()\nprediction = net(X)\nnet[1].train()\n",
            f"{_NET}prediction = net[2](net[0](X))\n",
            f"{_NET}net.train(False)\nwith torch.no_grad():\n    prediction = net(X)\nnet.train()\n",
        ),
        misconceptions=(
            Misconception(
                f"{_NET}with torch.no_grad():\n    prediction = net(X)\n",
                "Half of the hidden layer is still dropped: net is in training mode while it predicts. (no_grad turns "
                "off only the recording of the graph.)",
            ),
            Misconception(
                f"{_NET}net.eval()\nprediction = net(X)\n",
                "The prediction is right, but net stays in evaluation mode: in further training nothing would be "
                "dropped.",
            ),
            Misconception(
                f"{_NET}prediction = net(X)\nnet.eval()\n", "You called eval after the prediction had been made."
            ),
        ),
        wrong=(
            Wrong(f"{_NET}net.eval()\nnet.train()\nprediction = net(X)\n", "cell"),
            Wrong(f"{_NET}prediction = torch.stack([net(X) for turn in range(3)]).mean(dim=0)\n", "cell"),
            Wrong(f"{_NET}net.eval()\nprediction = net(X).sum()\nnet.train()\n", "shape"),
        ),
        hints=(
            "A network has two modes. Which are they called?",
            "Put it into evaluation mode before the prediction, and back afterwards.",
            "net.eval(), prediction, net.train()",
        ),
        worked="With p = 0.5, dropout in training sets each hidden value to 0 or doubles it, by chance; in "
        "evaluation mode it changes nothing.",
    ),
    Exercise(
        key="detour-through-numpy",
        topic="training",
        title="Repair: a layer that never learns",
        prompt="The loop runs and the loss falls, but `W`, the weights of the first layer, never change. Repair "
        "the program without changing the values that it computes on the way forward. (We look at `W` and `v` "
        "after three steps.)",
        asked=Program(
            starter=_hidden("torch.tensor(numpy.tanh((X @ W).detach().numpy()))"),
            given="X = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\ny = torch.tensor([1., 2., 3.])\n"
            "W = torch.tensor([[0.5, -0.5, 0.1], [0.2, 0.3, -0.1]])\nv = torch.tensor([1., -1., 0.5])\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows = 3 + size
    return {"X": tenths(rows, 2), "y": tenths(rows), "W": tenths(2, 3), "v": tenths(3)}
"""
            ),
            observed=("W", "v"),
            unaided=True,
        ),
        reference=_hidden("torch.tanh(X @ W)"),
        alternatives=(
            _hidden("(X @ W).tanh()"),
            _hidden("2 * torch.sigmoid(2 * X @ W) - 1"),
        ),
        misconceptions=(
            Misconception(
                _hidden("torch.tensor(numpy.tanh((X @ W).detach().numpy()), requires_grad=True)"),
                "W still stands still. requires_grad=True makes hidden a new beginning; the way back from it to W is "
                "still cut.",
            ),
            Misconception(
                _hidden("X @ W"), "W learns now, but you left the tanh out: the network computes something else."
            ),
            Misconception(
                _hidden("torch.sigmoid(X @ W)"),
                "W learns now, but you exchanged tanh for the sigmoid: the network computes something else.",
            ),
        ),
        wrong=(
            Wrong(_hidden("numpy.tanh((X @ W).numpy())"), "mistake"),
            Wrong(_hidden("torch.tanh(X @ W)", "    v.requires_grad_(False)\n"), "cell"),
            Wrong(_hidden("torch.tanh(X) @ W"), "cell"),
        ),
        hints=(
            "Follow the way back from the loss: hidden @ v, hidden, … Where does it end?",
            "NumPy computes outside of torch's graph, and detach cuts W off before that.",
            "torch has a tanh of its own.",
        ),
        worked="In the starter, hidden.grad_fn is None: hidden is a leaf, so nothing comes back to W, and W.grad "
        "stays None.",
    ),
    Exercise(
        key="clipped-too-early",
        topic="training",
        title="Repair: clipping without effect",
        prompt="Gradients longer than 1 are to be shortened to the length 1 before each step. The line for that "
        "is there, and it has no effect. Repair the loop. (We look at `w` after four steps.)",
        asked=Program(
            starter=_clipped("opt.zero_grad()", _CLIP, "loss.backward()", "opt.step()"),
            given="X = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\ny = torch.tensor([10., -20., 30.])\nw = "
            "torch.zeros(2)\n",
            instance=(
                TENTHS
                + """\
def instance(size):
    rows = 3 + size
    scale = (10, 1, 0.1, 5, 0.3, 0.1)[size]
    return {"X": tenths(rows, 2), "y": scale * tenths(rows), "w": scale * tenths(2)}
"""
            ),
            observed=("w",),
            unaided=True,
        ),
        reference=_clipped("opt.zero_grad()", "loss.backward()", _CLIP, "opt.step()"),
        alternatives=(
            _clipped(
                "opt.zero_grad()",
                "loss.backward()",
                "length = w.grad.norm()",
                "if length > 1:",
                "    w.grad /= length",
                "opt.step()",
            ),
            _clipped(
                "(g,) = torch.autograd.grad(loss, w)",
                "g = g / max(1.0, g.norm().item())",
                "with torch.no_grad():",
                "    w -= 0.1 * g",
            ),
        ),
        misconceptions=(
            Misconception(
                _clipped("opt.zero_grad()", _CLIP, "loss.backward()", "opt.step()"),
                "As before: when it is clipped, the gradient has just been emptied; it is filled by backward, which "
                "comes after.",
            ),
            Misconception(
                _clipped(
                    "opt.zero_grad()", "loss.backward()", "torch.nn.utils.clip_grad_value_([w], 1.0)", "opt.step()"
                ),
                "You cut every cell to −1 … 1 by itself. That turns the gradient; its length was to become 1.",
            ),
            Misconception(
                _clipped("opt.zero_grad()", "loss.backward()", "w.grad /= w.grad.norm()", "opt.step()"),
                "You gave every gradient the length 1. Only those that are longer are to be shortened; the "
                "others stay.",
            ),
        ),
        wrong=(
            Wrong(
                _clipped(
                    "opt.zero_grad()", "loss.backward()", "torch.nn.utils.clip_grad_norm_([w], 10.0)", "opt.step()"
                ),
                "cell",
            ),
            Wrong(_clipped("opt.zero_grad()", "loss.clamp(max=1.0).backward()", "opt.step()"), "cell"),
            Wrong(_clipped("opt.zero_grad()", "loss.backward()", "torch.nn.utils.clip_grad_norm_([w], 1.0)"), "cell"),
        ),
        hints=(
            "What is in w.grad at the moment when it is clipped?",
            "Which line fills w.grad, and which one uses it? Clip between the two.",
            "backward, clip, step",
        ),
        worked="In the example the first gradient is −2/3·(10 + 30, −20 + 30) = (−26.667, −6.667), with the "
        "length 27.487. Clipped it is (−0.9701, −0.2425).",
    ),
)

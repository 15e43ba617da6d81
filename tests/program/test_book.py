"""The book's helpers in ``d2l`` do what a reader who writes them out gets; figures and times of them are bounded."""

from __future__ import annotations

import pytest

from core.trace.limits import Limits
from tests.program.running import HEAD, plain_python, ran

D2L = HEAD + "from torch import nn\nfrom d2l import torch as d2l\n"
WRITTEN_OUT = (
    HEAD
    + """from torch import nn
class d2l:
    @staticmethod
    def synthetic_data(w, b, n):
        X = torch.normal(0, 1, (n, len(w)))
        y = torch.matmul(X, w) + b
        y += torch.normal(0, 0.01, y.shape)
        return X, y.reshape((-1, 1))
    @staticmethod
    def linreg(X, w, b):
        return X @ w + b
    @staticmethod
    def squared_loss(y_hat, y):
        return 0.5 * (y_hat - y.reshape(y_hat.shape)) ** 2
    @staticmethod
    def sgd(params, lr, batch_size):
        with torch.no_grad():
            for p in params:
                p -= lr * p.grad / batch_size
                p.grad.zero_()
    @staticmethod
    def load_array(arrays, batch_size, is_train=True):
        from torch.utils import data
        return data.DataLoader(data.TensorDataset(*arrays), batch_size, shuffle=is_train)
    @staticmethod
    def accuracy(y_hat, y):
        return float((y_hat.argmax(1) == y).sum())
    @staticmethod
    def evaluate_accuracy(net, batches):
        net.eval()
        right = sum(d2l.accuracy(net(X), y) for X, y in batches)
        return right / sum(y.numel() for X, y in batches)
    @staticmethod
    def corr2d(X, K):
        return nn.functional.conv2d(X[None, None], K[None, None])[0, 0]
"""
)

PROGRAMS = {
    "linear regression": """
features, labels = d2l.synthetic_data(torch.tensor([2, -3.4]), 4.2, 40)
w = torch.normal(0, 0.01, size=(2, 1), requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for X, y in d2l.load_array((features, labels), 10):
    l = d2l.squared_loss(d2l.linreg(X, w, b), y)
    l.sum().backward()
    d2l.sgd([w, b], 0.03, 10)
    print(f'{l.mean():f}', w.grad)
w, b
""",
    "accuracy": """
net = nn.Sequential(nn.Flatten(), nn.Linear(4, 3))
batches = [(torch.rand(8, 1, 2, 2), torch.randint(0, 3, (8,))) for _ in range(3)]
print(d2l.accuracy(net(batches[0][0]), batches[0][1]))
d2l.evaluate_accuracy(net, batches), net.training
""",
    "cross-correlation": "d2l.corr2d(torch.arange(9.).reshape(3, 3), torch.arange(4.).reshape(2, 2))",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_helper_does_what_its_text_does(name: str) -> None:
    ours, theirs = ran(D2L + PROGRAMS[name]), plain_python(WRITTEN_OUT + PROGRAMS[name])
    assert ours.outcome.mistake is None and theirs.error is None, (ours.outcome.mistake, theirs.error)
    assert (ours.outcome.result_text, ours.printed) == (theirs.result_text, theirs.printed)


def test_a_helper_is_a_function_of_the_recording_at_the_place_of_its_call() -> None:
    text = D2L + "w = torch.ones(2, 1, requires_grad=True)\ny = d2l.linreg(torch.ones(3, 2), w, 1.0)\n"
    record = ran(text).record
    made = [node for node in record.nodes if node.operation in ("matmul", "add")]
    assert [record.scopes[node.scope].name for node in made] == ["linreg", "linreg"]
    assert {node.span.line for node in made if node.span} == {5}
    assert made[-1].names == ("y",)


def test_training_draws_how_it_goes() -> None:
    text = D2L + (
        "net = nn.Sequential(nn.Flatten(), nn.Linear(4, 3))\n"
        "data = [(torch.rand(8, 1, 2, 2), torch.randint(0, 3, (8,)))] * 2\n"
        "before = net[1].weight.clone().detach()\n"
        "updater = torch.optim.SGD(net.parameters(), lr=0.5)\n"
        "d2l.train_ch3(net, data, data, nn.CrossEntropyLoss(reduction='none'), 3, updater)\n"
        "changed = not torch.equal(before, net[1].weight)"
    )
    outcome = ran(text).outcome
    assert outcome.mistake is None and outcome.variables["changed"] is True
    (figure,) = outcome.figures
    assert [line.name for line in figure.lines] == ["train loss", "train acc", "test acc"]
    assert all(line.x == (1.0, 2.0, 3.0) for line in figure.lines)
    losses = figure.lines[0].y
    assert losses[0] > losses[1] > losses[2]


def test_points_are_scattered_without_a_line() -> None:
    text = D2L + "d2l.plt.scatter([1, 2], [3, 4], 1);\nd2l.plt.plot([1, 2], [0, 0])"
    (figure,) = ran(text).outcome.figures
    assert [(line.points, line.y) for line in figure.lines] == [(True, (3.0, 4.0)), (False, (0.0, 0.0))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("m = d2l.Accumulator(10 ** 9)", "limit-container_items"),
        ("a = d2l.Animator(legend=range(10 ** 9))", "limit-container_items"),
        ("a = d2l.Animator()\nwhile True:\n    a.add(1, 2)", "limit-steps"),
        ("for i in range(30):\n    d2l.Animator().add(1, 2)", "limit-figures"),
        ("t = d2l.Timer()\nwhile True:\n    t.stop()", "limit-steps"),
        ("d2l.synthetic_data(torch.ones(10 ** 4), 1, 10 ** 6)", "limit-tensor_elements"),
        ("d2l.corr2d(torch.ones(60, 60), torch.ones(2, 2))", "limit-operations"),
        ("def g():\n    while True:\n        yield torch.ones(2), torch.ones(2)\n"
         "d2l.evaluate_loss(lambda x: x, g(), lambda a, b: a)", "limit-operations"),
        ("d2l.Timer().run", "attribute"),
        ("d2l.Accumulator(2).__class__", "dunder"),
        ("d2l.Animator().lines", "attribute"),
    ],
)  # fmt: skip
def test_helpers_are_bounded_and_closed(text: str, kind: str) -> None:
    mistake = ran(D2L + text, Limits(steps=20_000, operations=500)).outcome.mistake
    assert mistake is not None and mistake.kind == kind, mistake

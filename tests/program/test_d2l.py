"""The book's helpers in ``d2l``: what they compute is what torch, or a reader who writes the formula out, computes."""

from __future__ import annotations

import math
import subprocess
import sys
from types import ModuleType
from typing import Any

import numpy
import pytest
import torch
from torch import nn
from torch.nn import functional
from torch.utils import data

from core.program import figures, notebook_modules
from tests.program.running import plain_python, ran
from tools.serving import ROOT

HEAD = "import torch\nfrom torch import nn\nfrom d2l import torch as d2l\n"


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    figures.warm()
    notebook_modules.install_modules()


@pytest.fixture
def d2l() -> ModuleType:
    torch.manual_seed(0)
    return sys.modules["d2l.torch"]


def fine(text: str) -> Any:
    run = ran(HEAD + text)
    assert run.outcome.mistake is None, run.outcome.mistake
    return run


# --- as in the book, written out -------------------------------------------------------------------------------------

WRITTEN_OUT = """
class d2l:
    @staticmethod
    def synthetic_data(w, b, n):
        X = torch.normal(0, 1, (n, len(w)))
        y = X @ w + b
        return X, (y + torch.normal(0, 0.01, y.shape)).reshape(-1, 1)
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
    ours, theirs = fine(PROGRAMS[name]), plain_python(HEAD.rpartition("from d2l")[0] + WRITTEN_OUT + PROGRAMS[name])
    assert theirs.error is None
    assert (ours.outcome.result_text, ours.printed) == (theirs.result_text, theirs.printed)


def test_a_helper_is_a_function_of_the_recording_at_the_place_of_its_call() -> None:
    record = fine("w = torch.ones(2, 1, requires_grad=True)\ny = d2l.linreg(torch.ones(3, 2), w, 1.0)\n").record
    made = [node for node in record.nodes if node.operation in ("matmul", "add")]
    assert [record.scopes[node.scope].name for node in made] == ["linreg", "linreg"]
    assert {node.span.line for node in made if node.span} == {5}
    assert made[-1].names == ("y",)


def test_what_follows_a_helper_is_no_part_of_it() -> None:
    text = "w = torch.ones(2, 1, requires_grad=True)\ny = d2l.linreg(torch.ones(3, 2), w, 1.0)\nz = y * 2\n"
    record = fine(text + "u = d2l.linreg(torch.ones(3, 2), w, 1.0)").record
    (after,) = [node for node in record.nodes if "z" in node.names]
    assert record.scopes[after.scope].kind == "program"
    assert [record.scopes[one.parent].kind for one in record.scopes if one.name == "linreg"] == ["program"] * 2


def test_layers_of_the_book_are_modules_of_the_recording() -> None:
    record = fine("net = d2l.DotProductAttention(0.)\ny = net(*[torch.ones(1, 2, 4)] * 3)\n").record
    names = {record.scopes[node.scope].name for node in record.nodes}
    assert {"DotProductAttention", "masked_softmax"} <= names


# --- numbers that the book prints ------------------------------------------------------------------------------------


def test_numbers_that_the_book_prints(d2l: Any) -> None:
    x = torch.tensor([[1, 2, 3], [4, 5, 6]])
    assert d2l.sequence_mask(x, torch.tensor([1, 2])).tolist() == [[1, 0, 0], [4, 5, 0]]
    masked = d2l.sequence_mask(torch.ones(2, 3, 4), torch.tensor([1, 2]), value=-1)
    assert masked[:, :, 0].tolist() == [[1, -1, -1], [1, 1, -1]]
    loss = d2l.MaskedSoftmaxCELoss()
    losses = loss(torch.ones(3, 4, 10), torch.ones((3, 4), dtype=torch.long), torch.tensor([4, 2, 0]))
    assert losses.tolist() == pytest.approx([2.3026, 1.1513, 0.0], abs=1e-4)
    corner = d2l.corr2d(torch.arange(9.0).reshape(3, 3), torch.tensor([[0.0, 1.0], [2.0, 3.0]]))
    assert corner.tolist() == [[19, 25], [37, 43]]
    y_hat, y = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]), torch.tensor([0, 2])
    assert d2l.accuracy(y_hat, y) / len(y) == 0.5
    assert d2l.truncate_pad([47, 4], 10, 1) == [47, 4, 1, 1, 1, 1, 1, 1, 1, 1]
    assert d2l.get_tokens_and_segments(["a", "b"], ["c"]) == (
        ["<cls>", "a", "b", "<sep>", "c", "<sep>"],
        [0, 0, 0, 0, 1, 1],
    )


def test_boxes_as_the_book_prints_them(d2l: Any) -> None:
    boxes = torch.tensor([[60.0, 45.0, 378.0, 516.0], [400.0, 112.0, 655.0, 493.0]])
    assert torch.equal(d2l.box_center_to_corner(d2l.box_corner_to_center(boxes)), boxes)
    prior = d2l.multibox_prior(torch.rand(1, 3, 561, 728), sizes=[0.75, 0.5, 0.25], ratios=[1, 2, 0.5])
    assert prior.shape == (1, 2042040, 4)
    assert prior.reshape(561, 728, 5, 4)[250, 250, 0].tolist() == pytest.approx([0.06, 0.07, 0.63, 0.82], abs=0.01)
    truth = torch.tensor([[0, 0.1, 0.08, 0.52, 0.92], [1, 0.55, 0.2, 0.9, 0.88]])
    anchors = torch.tensor([[0, 0.1, 0.2, 0.3], [0.15, 0.2, 0.4, 0.4], [0.63, 0.05, 0.88, 0.98],
                            [0.66, 0.45, 0.8, 0.8], [0.57, 0.3, 0.92, 0.9]])  # fmt: skip
    offsets, mask, classes = d2l.multibox_target(anchors.unsqueeze(0), truth.unsqueeze(0))
    assert classes.tolist() == [[0, 1, 2, 0, 2]]
    assert mask.reshape(5, 4)[:, 0].tolist() == [0, 1, 1, 0, 1]
    assert offsets.reshape(5, 4)[1].tolist() == pytest.approx([1.40, 10.0, 2.59, 7.18], abs=0.01)
    anchors = torch.tensor([[0.1, 0.08, 0.52, 0.92], [0.08, 0.2, 0.56, 0.95], [0.15, 0.3, 0.62, 0.91],
                            [0.55, 0.2, 0.9, 0.88]])  # fmt: skip
    chances = torch.tensor([[0.0] * 4, [0.9, 0.8, 0.7, 0.1], [0.1, 0.2, 0.3, 0.9]])
    found = d2l.multibox_detection(chances.unsqueeze(0), torch.zeros(1, 16), anchors.unsqueeze(0), nms_threshold=0.5)
    assert found[0, :, 0].tolist() == [0, 1, -1, -1]
    assert found[0, :, 1].tolist() == pytest.approx([0.9, 0.9, 0.8, 0.7])
    assert found[0, 0, 2:].tolist() == pytest.approx([0.10, 0.08, 0.52, 0.92])


def test_a_descent_as_the_book_prints_it(d2l: Any, capsys: pytest.CaptureFixture[str]) -> None:
    # D2L 12.3.2: f = x1^2 + 2 x2^2 with learning rate 0.1 comes to (-0.057646, -0.000073) after 20 steps.
    d2l.train_2d(lambda a, b, s, t, grad: (a - 0.1 * grad(a, b)[0], b - 0.1 * grad(a, b)[1], 0, 0),
                 f_grad=lambda a, b: (2 * a, 4 * b))  # fmt: skip
    assert capsys.readouterr().out == "epoch 20, x1: -0.057646, x2: -0.000073\n"


def test_how_alike_sentences_are(d2l: Any) -> None:
    assert d2l.bleu("va !", "va !", k=2) == 1.0
    # D2L 10.7.6: A, B, C, D, E, F against A, B, B, C, D has p1 = 4/5 … and a shorter prediction is punished.
    assert d2l.bleu("a b b c d", "a b c d e f", k=1) == pytest.approx(math.exp(1 - 6 / 5) * (4 / 5) ** 0.5)
    assert d2l.bleu("a b b c d", "a b c d e f", k=2) == pytest.approx(
        math.exp(1 - 6 / 5) * (4 / 5) ** 0.5 * (3 / 4) ** 0.25
    )


# --- against torch ---------------------------------------------------------------------------------------------------


def test_attention_is_torchs(d2l: Any) -> None:
    q, k, v = torch.randn(2, 3, 8), torch.randn(2, 5, 8), torch.randn(2, 5, 6)
    lengths = torch.tensor([2, 4])
    mask = (torch.arange(5) < lengths[:, None])[:, None, :]
    ours = d2l.DotProductAttention(0.0)(q, k, v, lengths)
    torch.testing.assert_close(ours, functional.scaled_dot_product_attention(q, k, v, attn_mask=mask))


def test_attention_with_heads_is_torchs(d2l: Any) -> None:
    ours, theirs = d2l.MultiHeadAttention(8, 8, 8, 8, 2, 0.0, True), nn.MultiheadAttention(8, 2, batch_first=True)
    with torch.no_grad():
        theirs.in_proj_weight.copy_(torch.cat([ours.W_q.weight, ours.W_k.weight, ours.W_v.weight]))
        theirs.in_proj_bias.copy_(torch.cat([ours.W_q.bias, ours.W_k.bias, ours.W_v.bias]))
        theirs.out_proj.load_state_dict(ours.W_o.state_dict())
    q, k = torch.randn(2, 3, 8), torch.randn(2, 5, 8)
    lengths = torch.tensor([2, 4])
    hidden = torch.arange(5) >= lengths[:, None]
    torch.testing.assert_close(ours(q, k, k, lengths), theirs(q, k, k, key_padding_mask=hidden)[0])


def test_both_editions_ways_of_calling_are_understood(d2l: Any) -> None:
    x, lengths = torch.ones(2, 4, 24), torch.tensor([3, 2])
    for attention in (d2l.MultiHeadAttention(24, 8, 0.5), d2l.MultiHeadAttention(24, 24, 24, 24, 8, 0.5),
                      d2l.MultiHeadAttention(num_hiddens=24, num_heads=8, dropout=0.5)):  # fmt: skip
        assert attention(x, x, x, lengths).shape == x.shape
    for additive in (d2l.AdditiveAttention(8, 0.1), d2l.AdditiveAttention(key_size=2, query_size=24, num_hiddens=8, dropout=0.1),
                     d2l.AdditiveAttention(2, 24, 8, 0.1), d2l.AdditiveAttention(num_hiddens=8, dropout=0.1)):  # fmt: skip
        assert additive(torch.ones(2, 1, 24), torch.ones(2, 10, 2), torch.ones(2, 10, 4), lengths).shape == (2, 1, 4)
    for ffn in (d2l.PositionWiseFFN(4, 8), d2l.PositionWiseFFN(24, 4, 8)):
        assert ffn(x).shape == (2, 4, 8)
    assert d2l.EncoderBlock(24, 24, 24, 24, [4, 24], 24, 48, 8, 0.5)(x, lengths).shape == x.shape
    assert d2l.TransformerEncoderBlock(24, 48, 8, 0.5)(x, lengths).shape == x.shape
    words = torch.ones((2, 4), dtype=torch.long)
    for encoder in (d2l.TransformerEncoder(200, 24, 48, 8, 2, 0.5),
                    d2l.TransformerEncoder(200, 24, 24, 24, 24, [4, 24], 24, 48, 8, 2, 0.5)):  # fmt: skip
        assert encoder(words, lengths).shape == x.shape and len(encoder.attention_weights) == 2
    image = torch.rand(4, 3, 6, 6)
    for block, shape in ((d2l.Residual(3, 3), (4, 3, 6, 6)), (d2l.Residual(3), (4, 3, 6, 6)),
                         (d2l.Residual(3, 6, use_1x1conv=True, strides=2), (4, 6, 3, 3)),
                         (d2l.Residual(6, use_1x1conv=True, strides=2), (4, 6, 3, 3)),
                         (d2l.Residual(6, True, 2), (4, 6, 3, 3))):  # fmt: skip
        assert block(image).shape == shape


def test_positions_are_sines_and_cosines(d2l: Any) -> None:
    encoding = d2l.PositionalEncoding(32, 0.0)
    for place, column in ((0, 0), (3, 4), (59, 30)):
        angle = place / 10000 ** (column / 32)
        assert encoding.P[0, place, column : column + 2].tolist() == pytest.approx(
            [math.sin(angle), math.cos(angle)], abs=1e-5
        )


def test_resnet_is_as_large_as_torchvisions(d2l: Any) -> None:
    # torchvision's resnet18 has 11,689,512 parameters: 1000 classes, and a first layer of 7 × 7 × 3 × 64 without bias.
    # The book's has 10 classes, a first layer of 3 × 3 × 1, a bias in every convolution, and no normalization beside the
    # 1 × 1 convolutions, of 128, 256 and 512 channels with two numbers each.
    net = d2l.resnet18(10)
    biases = sum(one.out_channels for one in net.modules() if isinstance(one, nn.Conv2d))
    own = sum(one.numel() for one in net.parameters()) - biases - 512 * 10 - 10 - 9 * 64
    assert own == 11_689_512 - 512 * 1000 - 1000 - 7 * 7 * 3 * 64 - 2 * (128 + 256 + 512)
    assert net(torch.rand(2, 1, 8, 8)).shape == (2, 10)


def test_recurrent_networks_are_torchs(d2l: Any) -> None:
    ours, theirs = d2l.RNNScratch(5, 4), nn.RNN(5, 4)
    zeros = torch.zeros(4)
    theirs.load_state_dict(
        {"weight_ih_l0": ours.W_xh.T, "weight_hh_l0": ours.W_hh.T, "bias_ih_l0": ours.b_h, "bias_hh_l0": zeros}
    )
    x = torch.randn(3, 2, 5)
    outputs, state = ours(x)
    torch.testing.assert_close(torch.stack(outputs), theirs(x)[0])
    torch.testing.assert_close(state, theirs(x)[1][0])
    model = d2l.RNNLM(d2l.RNN(28, 16), vocab_size=28)
    assert model(torch.ones((2, 9), dtype=torch.int64)).shape == (2, 9, 28)
    net = d2l.RNNModel(nn.LSTM(28, 16), 28)
    y, _ = net(torch.ones((2, 5), dtype=torch.int64), net.begin_state("cpu", 2))
    assert y.shape == (10, 28)


def test_encoders_and_decoders(d2l: Any) -> None:
    encoder = d2l.Seq2SeqEncoder(10, 8, 16, 2)
    outputs, state = encoder(torch.zeros((4, 7), dtype=torch.long))
    assert outputs.shape == (7, 4, 16) and state.shape == (2, 4, 16)
    bert = d2l.BERTModel(100, 24, 48, 4, 2, 0.2)
    words, parts = torch.randint(0, 100, (2, 8)), torch.tensor([[0] * 4 + [1] * 4] * 2)
    encoded, guessed, follows = bert(words, parts, None, torch.tensor([[1, 5, 2], [6, 1, 5]]))
    assert (encoded.shape, guessed.shape, follows.shape) == ((2, 8, 24), (2, 3, 100), (2, 2))


def test_gradients_are_clipped_as_torch_clips_them(d2l: Any) -> None:
    net, same = nn.Linear(3, 2), nn.Linear(3, 2)
    for one in (net, same):
        for param in one.parameters():
            param.grad = torch.full_like(param, 2.0)
    d2l.grad_clipping(net, 1)
    nn.utils.clip_grad_norm_(same.parameters(), 1)
    for ours, theirs in zip(net.parameters(), same.parameters(), strict=True):
        torch.testing.assert_close(ours.grad, theirs.grad, rtol=1e-5, atol=1e-6)


def test_words_are_numbered_as_each_edition_does(d2l: Any) -> None:
    lines = d2l.tokenize(["the time machine by h g wells", "the time traveller"])
    vocab = d2l.Vocab(lines)
    assert vocab.idx_to_token[:3] == ["<unk>", "the", "time"] and vocab.unk == 0
    assert vocab[["the", "nothing"]] == [1, 0] and vocab.to_tokens([1, 2]) == ["the", "time"]
    assert d2l.Vocab(lines, min_freq=2, reserved_tokens=["<pad>"]).idx_to_token == ["<unk>", "<pad>", "the", "time"]
    letters = d2l.Vocab(list("machine"))
    assert letters.idx_to_token == ["<unk>", *sorted(set("machine"))]
    assert d2l.Vocab([("a", "b"), ("a", "b"), ("b", "c")]).token_freqs[0] == (("a", "b"), 2)


def test_sequences_come_in_minibatches(d2l: Any) -> None:
    for make in (d2l.seq_data_iter_random, d2l.seq_data_iter_sequential):
        batches = list(make(list(range(35)), 2, 5))
        assert len(batches) == 3
        for read, follows in batches:
            assert read.shape == (2, 5) and torch.equal(read + 1, follows)
    (first, _), (after, _), *_ = batches
    assert torch.equal(first[:, -1] + 1, after[:, 0])


def test_another_text_can_take_the_novels_place() -> None:
    text = (
        "class Mine(d2l.TimeMachine):\n    def _download(self):\n        return 'Abc, abc! ' * 40\n"
        "data = Mine(batch_size=4, num_steps=6, num_train=64, num_val=32)\nX, Y = next(iter(data.train_dataloader()))\n"
        "len(data.vocab), X.shape, bool((X[:, 1:] == Y[:, :-1]).all()), len(data.val_dataloader())"
    )
    assert fine(text).outcome.result_text == "(5, torch.Size([4, 6]), True, 8)"  # a, b, c, the blank, what is unknown


def test_batches_are_torchs_own_for_a_seed() -> None:
    text = "X = torch.arange(20.).reshape(10, 2)\n[a.tolist() for a, in d2l.load_array((X,), 4)]"
    torch.manual_seed(0)
    x = torch.arange(20.0).reshape(10, 2)
    expected = [a.tolist() for (a,) in data.DataLoader(data.TensorDataset(x), 4, shuffle=True)]
    assert fine(text).outcome.result_text == repr(expected)


# --- training --------------------------------------------------------------------------------------------------------


def test_a_trainer_does_what_a_loop_does(d2l: Any) -> None:
    # The same descent written out: batches in the same random order, the same steps.
    torch.manual_seed(1)
    examples = d2l.SyntheticRegressionData(w=torch.tensor([2, -3.4]), b=4.2, num_train=100, num_val=10, batch_size=20)
    model = d2l.LinearRegressionScratch(2, lr=0.1)
    model.board.display = False
    w, b = (value.detach().clone().requires_grad_() for value in (model.w, model.b))
    torch.manual_seed(2)
    d2l.Trainer(max_epochs=2).fit(model, examples)
    torch.manual_seed(2)
    loader = data.DataLoader(data.TensorDataset(examples.X[:100], examples.y[:100]), 20, shuffle=True)
    rest = data.DataLoader(data.TensorDataset(examples.X[100:], examples.y[100:]), 20)
    optimizer = torch.optim.SGD([w, b], 0.1)
    for _ in range(2):
        for x, y in loader:
            optimizer.zero_grad()
            (((x @ w + b) - y) ** 2 / 2).mean().backward()
            optimizer.step()
        list(rest)
    torch.testing.assert_close(model.w, w)
    torch.testing.assert_close(model.b, b)
    assert list(model.board.data) == ["train_loss", "val_loss"]
    assert [len(line) for line in model.board.data.values()] == [5, 2]  # of ten batches, two a point
    assert [point.x for point in model.board.data["val_loss"]] == [1, 2]


def test_what_a_constructor_was_given_is_kept() -> None:
    text = """\
class B(d2l.HyperParameters):
    def __init__(self, a, b, c):
        self.save_hyperparameters(ignore=['c'])
        print('self.a =', self.a, 'self.b =', self.b)
        print('There is no self.c =', not hasattr(self, 'c'))
b = B(a=1, b=2, c=3)
@d2l.add_to_class(B)
def do(self):
    print('Class attribute "b" is', self.b)
b.do()
"""
    said = 'self.a = 1 self.b = 2\nThere is no self.c = True\nClass attribute "b" is 2\n'
    assert fine(text).printed == said


TRAINING = """\
net = nn.Sequential(nn.Flatten(), nn.Linear(4, 3))
data = [(torch.rand(8, 1, 2, 2), torch.randint(0, 3, (8,)))] * 2
before = net[1].weight.clone().detach()
updater = torch.optim.SGD(net.parameters(), lr=0.5)
d2l.train_ch3(net, data, data, nn.CrossEntropyLoss(reduction='none'), 3, updater)
changed = not torch.equal(before, net[1].weight)
"""


def test_training_draws_how_it_goes() -> None:
    outcome = fine(TRAINING).outcome
    assert outcome.variables["changed"] is True
    (figure,) = outcome.figures
    assert figure.panels[0].names == ("train loss", "train acc", "test acc") and figure.panels[0].xlabel == "epoch"
    assert figure.panels[0].counts == (("line", 3),) and figure.span and figure.span.line == 8


def test_a_board_and_plots_are_figures_of_their_own() -> None:
    text = (
        "board = d2l.ProgressBoard('x')\nimport numpy as np\nfor x in np.arange(0, 10, 0.1):\n"
        "    board.draw(x, np.sin(x), 'sin', every_n=2)\n    board.draw(x, np.cos(x), 'cos', every_n=10)\n"
        "d2l.plot([1, 2], [3, 4], 'x', 'y')\nd2l.plot(torch.arange(3.), [torch.ones(3), torch.zeros(3)], legend=['a', 'b'])\n"
        "d2l.show_trace_2d(lambda a, b: a ** 2 + b ** 2, [(-5, -2), (0, 0)])\nd2l.set_figsize()\nd2l.plt.scatter([1], [2], 1);\n"
        "d2l.show_heatmaps(torch.eye(3).reshape(1, 1, 3, 3), 'Keys', 'Queries')\nd2l.show_images(torch.rand(4, 3, 3), 2, 2);"
    )
    counts = [tuple(panel.counts for panel in figure.panels) for figure in fine(text).outcome.figures]
    assert counts == [
        ((("line", 2),),), ((("line", 1),),), ((("line", 2),),), ((("line", 1), ("contour", 1)),), ((("points", 1),),),
        ((("image", 1),),), ((("image", 1),),) * 1 + ((("image", 1),),) * 3,
    ]  # fmt: skip


def test_points_of_a_board_are_means(d2l: Any) -> None:
    board = d2l.ProgressBoard("x", display=False)
    for x in numpy.arange(0, 1, 0.1):
        board.draw(x, x**2, "square", every_n=5)
    assert board.data["square"] == [
        (pytest.approx(0.2), pytest.approx(0.06)),
        (pytest.approx(0.7), pytest.approx(0.51)),
    ]
    assert board.raw_points["square"] == []


# --- what is not here ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dataset"),
    [
        ("d2l.load_data_fashion_mnist(256)", "Fashion-MNIST"),
        ("d2l.FashionMNIST(batch_size=64)", "Fashion-MNIST"),
        ("d2l.TimeMachine(1024, 32)", "The Time Machine"),
        ("d2l.load_data_nmt(64, 10)", "English–French sentences"),
        ("d2l.DATA_HUB['airfoil'] = (d2l.DATA_URL + 'airfoil.dat', '76e5')\nd2l.download('airfoil')", "airfoil"),
        ("d2l.download(d2l.DATA_URL + 'timemachine.txt')", "timemachine.txt"),
    ],
)
def test_a_data_set_that_would_be_downloaded_is_named(text: str, dataset: str) -> None:
    plain = plain_python(HEAD + text)
    assert isinstance(plain.error, OSError) and type(plain.error).__name__ == "NoNetwork"
    assert dataset in str(plain.error) and "no network" in str(plain.error)
    mistake = ran(HEAD + text).outcome.mistake
    assert mistake is not None and dataset in mistake.raised


def test_images_become_tensors_and_are_normalized_by_channel() -> None:
    """(value / 255 − mean) / std by hand: 0, 1, 0.2 and 0.4 with mean 0.5 and std 0.25, then of three channels."""
    text = (
        "from torchvision import transforms\nimport numpy as np\n"
        "one = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (0.25,))])\n"
        "print(one(np.array([[0, 255], [51, 102]], dtype=np.uint8)))\n"
        "print(transforms.Normalize((1.0, 2.0, 3.0), (1.0, 2.0, 4.0))(torch.full((3, 1, 2), 5.0)).reshape(-1))"
    )
    printed = fine(text).printed
    assert printed == (
        "tensor([[[-2.0000,  2.0000],\n         [-1.2000, -0.4000]]])\n"
        "tensor([4.0000, 4.0000, 1.5000, 1.5000, 0.5000, 0.5000])\n"
    )


def test_a_name_that_is_not_there_is_an_error_of_python(d2l: Any) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nosuchthing'"):
        _ = d2l.nosuchthing


def test_nothing_of_matplotlib_is_loaded_until_something_is_drawn() -> None:
    program = (
        "import sys\nfrom core.program.notebook_modules import install_modules\ninstall_modules()\n"
        "import d2l.torch\nfrom d2l import torch as d2l\nfrom IPython import display\nimport matplotlib_inline.backend_inline\n"
        "d2l.use_svg_display(); d2l.Timer(); d2l.Trainer(3); d2l.resnet18(10)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('matplotlib', 'PIL')])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\n"


def test_notebooks_modules_print_and_do_nothing_else() -> None:
    text = (
        "from IPython.display import display, HTML, Markdown, clear_output\nfrom IPython import get_ipython\n"
        "from matplotlib_inline import backend_inline\nbackend_inline.set_matplotlib_formats('svg')\n"
        "display('a', [1], torch.ones(2))\ndisplay(HTML('<b>x</b>'))\ndisplay(Markdown('**x**'))\nclear_output()\n"
        "get_ipython().run_line_magic('matplotlib', 'inline')"
    )
    assert fine(text).printed == "'a'\n[1]\ntensor([1., 1.])\n<IPython.core.display.HTML object>\n**x**\n"


def test_helpers_are_kept_and_read_back() -> None:
    text = "net = d2l.Residual(3, 3)\ntorch.save(net, 'net.pt')\nback = torch.load('net.pt', weights_only=False)\ntype(back)"
    assert fine(text).outcome.result_text == "d2l.torch.Residual"

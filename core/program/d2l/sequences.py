"""Sequences: encoders and decoders, recurrent networks, masks and losses of sequences, translations compared."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.program.d2l.learning import Classifier, Module
from core.program.d2l.scopes import named


@named
def sequence_mask(X: Tensor, valid_len: Tensor, value: float = 0) -> Tensor:
    """Write a value over each row from its length on, in place, and return the tensor."""
    steps = torch.arange(X.size(1), dtype=torch.float32, device=X.device)
    X[~(steps < valid_len[:, None])] = value
    return X


class MaskedSoftmaxCELoss(nn.CrossEntropyLoss):
    """Cross-entropy of sequences, zero from each length on; the mean over the steps, one for each example."""

    def forward(self, pred: Tensor, label: Tensor, valid_len: Tensor) -> Tensor:  # type: ignore[override]
        weights = sequence_mask(torch.ones_like(label), valid_len)
        self.reduction = "none"
        return (super().forward(pred.permute(0, 2, 1), label) * weights).mean(dim=1)


@named
def truncate_pad(line: list[Any], num_steps: int, padding_token: Any) -> list[Any]:
    """Cut or fill up a list to a length."""
    return (line + [padding_token] * num_steps)[:num_steps]


def bleu(pred_seq: str, label_seq: str, k: int) -> float:
    """Return how alike two sentences are: exp(min(0, 1 − len_label/len_pred)) Π p_n^(1/2^n) over n-grams up to k."""
    predicted, label = pred_seq.split(" "), label_seq.split(" ")
    score = math.exp(min(0, 1 - len(label) / len(predicted)))
    for n in range(1, min(k, len(predicted)) + 1):
        ours, theirs = _grams(predicted, n), _grams(label, n)
        score *= ((ours & theirs).total() / ours.total()) ** 0.5**n
    return score


def _grams(tokens: list[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[at : at + n]) for at in range(len(tokens) - n + 1))


def check_len(a: Any, n: int) -> None:
    """Raise an error unless a list has a length."""
    assert len(a) == n, f"list's length {len(a)} != expected length {n}"


def check_shape(a: Tensor, shape: Any) -> None:
    """Raise an error unless a tensor has a shape."""
    assert a.shape == shape, f"tensor's shape {a.shape} != expected shape {shape}"


# --- recurrent networks of the newer edition -------------------------------------------------------------------------


class RNNScratch(Module):
    """A recurrent layer by hand; inputs are (steps, examples, inputs)."""

    num_hiddens: int
    sigma: float

    def __init__(self, num_inputs: int, num_hiddens: int, sigma: float = 0.01) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.W_xh = nn.Parameter(torch.randn(num_inputs, num_hiddens) * sigma)
        self.W_hh = nn.Parameter(torch.randn(num_hiddens, num_hiddens) * sigma)
        self.b_h = nn.Parameter(torch.zeros(num_hiddens))

    def forward(self, inputs: Tensor, state: Tensor | None = None) -> tuple[list[Tensor], Tensor]:  # type: ignore[override]
        if state is None:
            state = torch.zeros((inputs.shape[1], self.num_hiddens), device=inputs.device)
        outputs = []
        for X in inputs:
            state = torch.tanh(torch.matmul(X, self.W_xh) + torch.matmul(state, self.W_hh) + self.b_h)
            outputs.append(state)
        return outputs, state


class RNN(Module):
    """torch's recurrent layer."""

    num_hiddens: int

    def __init__(self, num_inputs: int, num_hiddens: int) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.rnn = nn.RNN(num_inputs, num_hiddens)

    def forward(self, inputs: Tensor, H: Tensor | None = None) -> Any:  # type: ignore[override]
        return self.rnn(inputs, H)


class GRU(RNN):
    """torch's GRU, of one or more layers."""

    def __init__(self, num_inputs: int, num_hiddens: int, num_layers: int = 1, dropout: float = 0) -> None:
        Module.__init__(self)
        self.save_hyperparameters()
        self.rnn = nn.GRU(num_inputs, num_hiddens, num_layers, dropout=dropout)


class RNNLMScratch(Classifier):
    """A language model over a recurrent layer; inputs are indices of tokens, (examples, steps)."""

    rnn: Any
    vocab_size: int

    def __init__(self, rnn: Any, vocab_size: int, lr: float = 0.01) -> None:
        super().__init__()
        self.save_hyperparameters()
        self.init_params()

    def init_params(self) -> None:
        self.W_hq = nn.Parameter(torch.randn(self.rnn.num_hiddens, self.vocab_size) * self.rnn.sigma)
        self.b_q = nn.Parameter(torch.zeros(self.vocab_size))

    def training_step(self, batch: Any) -> Tensor:
        value = self.loss(self(*batch[:-1]), batch[-1])
        self.plot("ppl", torch.exp(value), train=True)
        return value

    def validation_step(self, batch: Any) -> None:
        self.plot("ppl", torch.exp(self.loss(self(*batch[:-1]), batch[-1])), train=False)

    def one_hot(self, X: Tensor) -> Tensor:
        """(examples, steps) → (steps, examples, tokens)."""
        return functional.one_hot(X.T, self.vocab_size).type(torch.float32)

    def output_layer(self, rnn_outputs: Any) -> Tensor:
        return torch.stack([torch.matmul(H, self.W_hq) + self.b_q for H in rnn_outputs], 1)

    def forward(self, X: Tensor, state: Any = None) -> Tensor:  # type: ignore[override]
        outputs, _ = self.rnn(self.one_hot(X), state)
        return self.output_layer(outputs)

    def predict(self, prefix: str, num_preds: int, vocab: Any, device: Any = None) -> str:
        """Go on after a text, with the likeliest token each time."""
        state, found = None, [vocab[prefix[0]]]
        for step in range(len(prefix) + num_preds - 1):
            X = torch.tensor([[found[-1]]], device=device)
            outputs, state = self.rnn(self.one_hot(X), state)
            if step + 1 < len(prefix):
                found.append(vocab[prefix[step + 1]])
            else:
                found.append(int(self.output_layer(outputs).argmax(axis=2).reshape(1)))  # type: ignore[call-overload]
        return "".join(vocab.idx_to_token[at] for at in found)


class RNNLM(RNNLMScratch):
    """The same with torch's layers."""

    def init_params(self) -> None:
        self.linear = nn.LazyLinear(self.vocab_size)

    def output_layer(self, rnn_outputs: Tensor) -> Tensor:
        return self.linear(rnn_outputs).swapaxes(0, 1)


# --- recurrent networks of the earlier edition -----------------------------------------------------------------------


class RNNModelScratch:
    """A language model of functions: of parameters, of a first state, and of a step."""

    def __init__(
        self, vocab_size: int, num_hiddens: int, device: Any, get_params: Any, init_state: Any, forward_fn: Any
    ) -> None:
        self.vocab_size, self.num_hiddens = vocab_size, num_hiddens
        self.params = get_params(vocab_size, num_hiddens, device)
        self.init_state, self.forward_fn = init_state, forward_fn

    def __call__(self, X: Tensor, state: Any) -> Any:
        return self.forward_fn(functional.one_hot(X.T, self.vocab_size).type(torch.float32), state, self.params)

    def begin_state(self, batch_size: int, device: Any) -> Any:
        return self.init_state(batch_size, self.num_hiddens, device)


class RNNModel(nn.Module):
    """A language model over one of torch's recurrent layers."""

    def __init__(self, rnn_layer: Any, vocab_size: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rnn, self.vocab_size = rnn_layer, vocab_size
        self.num_hiddens = rnn_layer.hidden_size
        self.num_directions = 2 if rnn_layer.bidirectional else 1
        self.linear = nn.Linear(self.num_hiddens * self.num_directions, vocab_size)

    def forward(self, inputs: Tensor, state: Any) -> tuple[Tensor, Any]:
        X = functional.one_hot(inputs.T.long(), self.vocab_size).to(torch.float32)
        Y, state = self.rnn(X, state)
        return self.linear(Y.reshape(-1, Y.shape[-1])), state

    def begin_state(self, device: Any, batch_size: int = 1) -> Any:
        shape = (self.num_directions * self.rnn.num_layers, batch_size, self.num_hiddens)
        zeros = torch.zeros(shape, device=device)
        return (zeros, torch.zeros(shape, device=device)) if isinstance(self.rnn, nn.LSTM) else zeros


@named
def predict_ch8(prefix: Any, num_preds: int, net: Any, vocab: Any, device: Any) -> str:
    """Go on after a text, with the likeliest token each time."""
    state = net.begin_state(batch_size=1, device=device)
    found = [vocab[prefix[0]]]

    def step() -> Tensor:
        nonlocal state
        y, state = net(torch.tensor([found[-1]], device=device).reshape(1, 1), state)
        return y

    for token in prefix[1:]:
        step()
        found.append(vocab[token])
    for _ in range(num_preds):
        found.append(int(step().argmax(dim=1).reshape(1)))
    return "".join(vocab.idx_to_token[at] for at in found)


# --- encoders and decoders -------------------------------------------------------------------------------------------


class Encoder(nn.Module):
    """The half of a network that reads a sequence."""

    def forward(self, X: Any, *args: Any) -> Any:
        raise NotImplementedError


class Decoder(nn.Module):
    """The half of a network that writes a sequence from the encoder's state."""

    def init_state(self, enc_all_outputs: Any, *args: Any) -> Any:
        raise NotImplementedError

    def forward(self, X: Any, state: Any) -> Any:
        raise NotImplementedError


class AttentionDecoder(Decoder):
    """A decoder that says where it looked."""

    @property
    def attention_weights(self) -> Any:
        raise NotImplementedError


class EncoderDecoder(Classifier):
    """An encoder and a decoder; the output, and in the earlier edition, which makes no class of it, the state too."""

    def __init__(self, encoder: Any, decoder: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.encoder, self.decoder = encoder, decoder

    def forward(self, enc_X: Any, dec_X: Any, *args: Any) -> Any:  # type: ignore[override]
        state = self.decoder.init_state(self.encoder(enc_X, *args), *args)
        written = self.decoder(dec_X, state)
        return written if type(self) is EncoderDecoder else written[0]

    def predict_step(
        self, batch: Any, device: Any, num_steps: int, save_attention_weights: bool = False
    ) -> tuple[Tensor, list[Any]]:
        """Write ``num_steps`` tokens, the likeliest each time."""
        source, target, source_lengths, _ = (part.to(device) for part in batch)
        state = self.decoder.init_state(self.encoder(source, source_lengths), source_lengths)
        outputs, weights = [target[:, 0].unsqueeze(1)], []
        for _ in range(num_steps):
            Y, state = self.decoder(outputs[-1], state)
            outputs.append(Y.argmax(2))
            if save_attention_weights:
                weights.append(self.decoder.attention_weights)
        return torch.cat(outputs[1:], 1), weights


class Seq2Seq(EncoderDecoder):
    """A trained encoder and decoder; steps whose target is padding do not count."""

    tgt_pad: int

    def __init__(self, encoder: Any, decoder: Any, tgt_pad: int, lr: float) -> None:
        super().__init__(encoder, decoder)
        self.save_hyperparameters(ignore=["encoder", "decoder"])

    def validation_step(self, batch: Any) -> None:
        self.plot("loss", self.loss(self(*batch[:-1]), batch[-1]), train=False)

    def configure_optimizers(self) -> Any:
        return torch.optim.Adam(self.parameters(), lr=self.lr)

    def loss(self, Y_hat: Tensor, Y: Tensor) -> Tensor:  # type: ignore[override]
        losses = super().loss(Y_hat, Y, averaged=False)
        counted = (Y.reshape(-1) != self.tgt_pad).type(torch.float32)
        return (losses * counted).sum() / counted.sum()


def init_seq2seq(module: nn.Module) -> None:
    """Set the weights of linear layers and GRUs, by Xavier's uniform distribution."""
    if type(module) is nn.Linear:
        nn.init.xavier_uniform_(module.weight)
    if type(module) is nn.GRU:
        for name in module._flat_weights_names:
            if "weight" in name:
                nn.init.xavier_uniform_(module._parameters[name])  # type: ignore[arg-type]


class Seq2SeqEncoder(Encoder):
    """An embedding and a GRU; inputs are (examples, steps), outputs (steps, examples, hidden) and the last state."""

    def __init__(
        self, vocab_size: int, embed_size: int, num_hiddens: int, num_layers: int, dropout: float = 0, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.embedding = nn.Embedding(vocab_size, embed_size)
        self.rnn = GRU(embed_size, num_hiddens, num_layers, dropout)
        self.apply(init_seq2seq)

    def forward(self, X: Tensor, *args: Any) -> Any:
        return self.rnn(self.embedding(X.t().type(torch.int64)))

"""Training of the earlier edition's language models and translators."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn

from core.program.d2l.drawing import Animator
from core.program.d2l.linear import sgd
from core.program.d2l.measuring import Accumulator, Timer
from core.program.d2l.scopes import named
from core.program.d2l.sequences import MaskedSoftmaxCELoss, init_seq2seq, predict_ch8, truncate_pad
from core.program.d2l.training import grad_clipping


@named
def train_epoch_ch8(
    net: Any, train_iter: Any, loss: Any, updater: Any, device: Any, use_random_iter: bool
) -> tuple[float, float]:
    """Go once through a text; return the perplexity and how many tokens a second were read.

    Args:
        use_random_iter: Whether minibatches do not go on where the one before ended, so that each has a new state.
    """
    state, timer, sums = None, Timer(), Accumulator(2)
    for X, Y in train_iter:
        if state is None or use_random_iter:
            state = net.begin_state(batch_size=X.shape[0], device=device)
        else:
            state = tuple(one.detach() for one in state) if isinstance(state, tuple) else state.detach()
        y = Y.T.reshape(-1).to(device)
        y_hat, state = net(X.to(device), state)
        value = loss(y_hat, y.long()).mean()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
        value.backward()
        grad_clipping(net, 1)
        if isinstance(updater, torch.optim.Optimizer):
            updater.step()
        else:
            updater(batch_size=1)
        sums.add(value * y.numel(), y.numel())
    return math.exp(sums[0] / sums[1]), sums[1] / timer.stop()


@named
def train_ch8(
    net: Any, train_iter: Any, vocab: Any, lr: float, num_epochs: int, device: Any, use_random_iter: bool = False
) -> None:
    """Train a language model, draw its perplexity and say how it goes on after two texts."""
    loss = nn.CrossEntropyLoss()
    board = Animator("epoch", "perplexity", legend=["train"], xlim=[10, num_epochs])
    updater: Any = (
        torch.optim.SGD(net.parameters(), lr)
        if isinstance(net, nn.Module)
        else lambda batch_size: sgd(net.params, lr, batch_size)
    )
    perplexity, speed = math.nan, math.nan
    for epoch in range(1, num_epochs + 1):
        perplexity, speed = train_epoch_ch8(net, train_iter, loss, updater, device, use_random_iter)
        if epoch % 10 == 0:
            print(predict_ch8("time traveller", 50, net, vocab, device))
            board.add(epoch, [perplexity])
    print(f"perplexity {perplexity:.1f}, {speed:.1f} tokens/sec on {device}")
    for prefix in ("time traveller", "traveller"):
        print(predict_ch8(prefix, 50, net, vocab, device))


@named
def train_seq2seq(net: Any, data_iter: Any, lr: float, num_epochs: int, tgt_vocab: Any, device: Any) -> None:
    """Train a translator, with the true sentence as the decoder's input, and draw its loss."""
    net.apply(init_seq2seq)
    net.to(device)
    optimizer, loss = torch.optim.Adam(net.parameters(), lr=lr), MaskedSoftmaxCELoss()
    net.train()
    board = Animator("epoch", "loss", xlim=[10, num_epochs])
    mean, speed = math.nan, math.nan
    for epoch in range(1, num_epochs + 1):
        timer, sums = Timer(), Accumulator(2)
        for batch in data_iter:
            optimizer.zero_grad()
            X, X_length, Y, Y_length = (part.to(device) for part in batch)
            begin = torch.full((Y.shape[0], 1), tgt_vocab["<bos>"], device=device)
            Y_hat, _ = net(X, torch.cat([begin, Y[:, :-1]], 1), X_length)
            losses = loss(Y_hat, Y, Y_length)
            losses.sum().backward()
            grad_clipping(net, 1)
            optimizer.step()
            with torch.no_grad():
                sums.add(losses.sum(), Y_length.sum())
        mean, speed = sums[0] / sums[1], sums[1] / timer.stop()
        if epoch % 10 == 0:
            board.add(epoch, (mean,))
    print(f"loss {mean:.3f}, {speed:.1f} tokens/sec on {device}")


@named
def predict_seq2seq(
    net: Any, src_sentence: str, src_vocab: Any, tgt_vocab: Any, num_steps: int, device: Any,
    save_attention_weights: bool = False,
) -> tuple[str, list[Any]]:  # fmt: skip
    """Translate a sentence, with the likeliest word each time."""
    net.eval()
    source = [*src_vocab[src_sentence.lower().split(" ")], src_vocab["<eos>"]]
    length = torch.tensor([len(source)], device=device)
    padded = truncate_pad(source, num_steps, src_vocab["<pad>"])
    read = net.encoder(torch.tensor([padded], dtype=torch.long, device=device), length)
    state = net.decoder.init_state(read, length)
    word: Tensor = torch.tensor([[tgt_vocab["<bos>"]]], dtype=torch.long, device=device)
    found, weights = [], []
    for _ in range(num_steps):
        Y, state = net.decoder(word, state)
        word = Y.argmax(dim=2)
        if save_attention_weights:
            weights.append(net.decoder.attention_weights)
        if int(word) == tgt_vocab["<eos>"]:
            break
        found.append(int(word))
    return " ".join(tgt_vocab.to_tokens(found)), weights

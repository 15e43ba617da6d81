"""Text: tokens, vocabularies, minibatches of sequences."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from core.program.d2l.learning import DataModule
from core.program.d2l.missing import NoNetwork


def tokenize(lines: list[str], token: str = "word") -> Any:
    """Split lines into words or letters."""
    if token not in ("word", "char"):
        print("ERROR: unknown token type: " + token)
        return None
    return [line.split() if token == "word" else list(line) for line in lines]


def count_corpus(tokens: Any) -> Counter[Any]:
    """Count tokens of a list, or of a list of lists."""
    return Counter(_flat(tokens))


def _flat(tokens: Any) -> list[Any]:
    return [one for line in tokens for one in line] if tokens and isinstance(tokens[0], list) else list(tokens)


class Vocab:
    """Numbers for tokens.

    The earlier edition numbers tokens by how often they come, the newer one in alphabetical order. Lists of lines are
    how the earlier one is used, one list of texts is how the newer one is.
    """

    def __init__(self, tokens: Any = None, min_freq: int = 0, reserved_tokens: Any = None) -> None:
        tokens = tokens or []
        self.token_freqs = sorted(count_corpus(tokens).items(), key=lambda pair: pair[1], reverse=True)
        first = ["<unk>", *(reserved_tokens or [])]
        kept = [token for token, count in self.token_freqs if count >= min_freq and token not in first]
        self.idx_to_token = [*first, *kept]
        if tokens and isinstance(tokens[0], str):
            self.idx_to_token = sorted(set(self.idx_to_token))
        self.token_to_idx = {token: number for number, token in enumerate(self.idx_to_token)}

    def __len__(self) -> int:
        return len(self.idx_to_token)

    def __getitem__(self, tokens: Any) -> Any:
        if isinstance(tokens, list | tuple):
            return [self[token] for token in tokens]
        return self.token_to_idx.get(tokens, self.unk)

    def to_tokens(self, indices: Any) -> Any:
        """Return the token of a number, or the tokens of several."""
        if hasattr(indices, "__len__") and (not isinstance(indices, Tensor) or indices.dim() > 0):
            return [self.idx_to_token[int(number)] for number in indices]
        return self.idx_to_token[int(indices)]

    @property
    def unk(self) -> int:
        """The number of every token that is not known."""
        return self.token_to_idx["<unk>"]


class TimeMachine(DataModule):
    """The book's novel as minibatches of letters; it would be downloaded. A class of it may bring another text."""

    num_train: int
    num_val: int

    def __init__(self, batch_size: int, num_steps: int, num_train: int = 10_000, num_val: int = 5_000) -> None:
        super().__init__()
        self.save_hyperparameters()
        corpus, self.vocab = self.build(self._download())
        windows = torch.tensor([corpus[at : at + num_steps + 1] for at in range(len(corpus) - num_steps)])
        self.X, self.Y = windows[:, :-1], windows[:, 1:]

    def _download(self) -> str:
        raise NoNetwork("The Time Machine")

    def _preprocess(self, text: str) -> str:
        return re.sub("[^A-Za-z]+", " ", text).lower()

    def _tokenize(self, text: str) -> list[str]:
        return list(text)

    def build(self, raw_text: str, vocab: Vocab | None = None) -> tuple[list[int], Vocab]:
        """Return a text as numbers of letters, and what they are the numbers of."""
        tokens = self._tokenize(self._preprocess(raw_text))
        vocab = vocab or Vocab(tokens)
        return [vocab[token] for token in tokens], vocab

    def get_dataloader(self, train: bool) -> Any:
        part = slice(0, self.num_train) if train else slice(self.num_train, self.num_train + self.num_val)
        return self.get_tensorloader([self.X, self.Y], train, part)


def seq_data_iter_random(corpus: Any, batch_size: int, num_steps: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield minibatches of sequences from random places, and the same one token later."""
    corpus = corpus[random.randint(0, num_steps - 1) :]
    starts = list(range(0, (len(corpus) - 1) // num_steps * num_steps, num_steps))
    random.shuffle(starts)
    for at in range(0, len(starts) // batch_size * batch_size, batch_size):
        batch = starts[at : at + batch_size]
        yield (
            torch.tensor([corpus[start : start + num_steps] for start in batch]),
            torch.tensor([corpus[start + 1 : start + 1 + num_steps] for start in batch]),
        )


def seq_data_iter_sequential(corpus: Any, batch_size: int, num_steps: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield minibatches of sequences of which each goes on where the one before it ended."""
    offset = random.randint(0, num_steps)
    count = (len(corpus) - offset - 1) // batch_size * batch_size
    Xs = torch.tensor(corpus[offset : offset + count]).reshape(batch_size, -1)
    Ys = torch.tensor(corpus[offset + 1 : offset + 1 + count]).reshape(batch_size, -1)
    for at in range(0, Xs.shape[1] // num_steps * num_steps, num_steps):
        yield Xs[:, at : at + num_steps], Ys[:, at : at + num_steps]

"""Attention and transformers. Where the two editions differ in parameters, both ways of calling are understood."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.program.d2l.scopes import named
from core.program.d2l.sequences import Encoder, sequence_mask


@named
def masked_softmax(X: Tensor, valid_lens: Tensor | None) -> Tensor:
    """Return softmax over the last axis, zero from each valid length on.

    Args:
        valid_lens: One length for each example, or one for each row of each example.
    """
    if valid_lens is None:
        return functional.softmax(X, dim=-1)
    rows = X.reshape(-1, X.shape[-1])
    lengths = torch.repeat_interleave(valid_lens, X.shape[1]) if valid_lens.dim() == 1 else valid_lens.reshape(-1)
    return functional.softmax(sequence_mask(rows, lengths, value=-1e6).reshape(X.shape), dim=-1)


def _layer(size: int | None, outputs: int, bias: bool) -> nn.Linear:
    return nn.LazyLinear(outputs, bias=bias) if size is None else nn.Linear(size, outputs, bias=bias)


class AdditiveAttention(nn.Module):
    """Scores of keys by a layer over the sum of query and key.

    Called with (num_hiddens, dropout), or with (key_size, query_size, num_hiddens, dropout).
    """

    def __init__(
        self, *sizes: Any, num_hiddens: Any = None, dropout: Any = None, key_size: Any = None, query_size: Any = None,
    ) -> None:  # fmt: skip
        super().__init__()
        given = list(sizes)
        if len(given) > 2 or (len(given) == 2 and num_hiddens is not None):
            key_size, query_size = given.pop(0), given.pop(0)
        num_hiddens = given.pop(0) if given else num_hiddens
        dropout = given.pop(0) if given else dropout
        self.W_k = _layer(key_size, num_hiddens, bias=False)
        self.W_q = _layer(query_size, num_hiddens, bias=False)
        self.w_v = _layer(None if key_size is None else num_hiddens, 1, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, queries: Tensor, keys: Tensor, values: Tensor, valid_lens: Tensor | None) -> Tensor:
        queries, keys = self.W_q(queries), self.W_k(keys)
        pairs = torch.tanh(queries.unsqueeze(2) + keys.unsqueeze(1))
        self.attention_weights = masked_softmax(self.w_v(pairs).squeeze(-1), valid_lens)
        return torch.bmm(self.dropout(self.attention_weights), values)


class DotProductAttention(nn.Module):
    """Scores of keys by their dot product with the query, divided by the root of their length."""

    def __init__(self, dropout: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dropout = nn.Dropout(dropout)

    def forward(self, queries: Tensor, keys: Tensor, values: Tensor, valid_lens: Tensor | None = None) -> Tensor:
        scores = torch.bmm(queries, keys.transpose(1, 2)) / math.sqrt(queries.shape[-1])
        self.attention_weights = masked_softmax(scores, valid_lens)
        return torch.bmm(self.dropout(self.attention_weights), values)


@named
def transpose_qkv(X: Tensor, num_heads: int) -> Tensor:
    """(examples, steps, hidden) → (examples × heads, steps, hidden ÷ heads)."""
    examples, steps, _ = X.shape
    split = X.reshape(examples, steps, num_heads, -1).permute(0, 2, 1, 3)
    return split.reshape(-1, split.shape[2], split.shape[3])


@named
def transpose_output(X: Tensor, num_heads: int) -> Tensor:
    """Turn `transpose_qkv` back."""
    joined = X.reshape(-1, num_heads, X.shape[1], X.shape[2]).permute(0, 2, 1, 3)
    return joined.reshape(joined.shape[0], joined.shape[1], -1)


class MultiHeadAttention(nn.Module):
    """Several attentions side by side.

    Called with (num_hiddens, num_heads, dropout), or with three sizes, of key, query and value, before these.
    """

    def __init__(self, *given: Any, bias: bool = False, **named_sizes: Any) -> None:
        super().__init__()
        names = ["num_hiddens", "num_heads", "dropout", "bias"]
        if len(given) > 4 or "key_size" in named_sizes:
            names = ["key_size", "query_size", "value_size", *names]
        sizes = {"bias": bias} | named_sizes | dict(zip(names, given))  # noqa: B905 - the last ones may be named
        hidden, bias = sizes["num_hiddens"], sizes["bias"]
        self.num_heads = sizes["num_heads"]
        self.attention = DotProductAttention(sizes["dropout"])
        self.W_q = _layer(sizes.get("query_size"), hidden, bias)
        self.W_k = _layer(sizes.get("key_size"), hidden, bias)
        self.W_v = _layer(sizes.get("value_size"), hidden, bias)
        self.W_o = _layer(None if "key_size" not in sizes else hidden, hidden, bias)

    def forward(self, queries: Tensor, keys: Tensor, values: Tensor, valid_lens: Tensor | None) -> Tensor:
        queries = self.transpose_qkv(self.W_q(queries))
        keys = self.transpose_qkv(self.W_k(keys))
        values = self.transpose_qkv(self.W_v(values))
        if valid_lens is not None:
            valid_lens = torch.repeat_interleave(valid_lens, repeats=self.num_heads, dim=0)
        return self.W_o(self.transpose_output(self.attention(queries, keys, values, valid_lens)))

    def transpose_qkv(self, X: Tensor) -> Tensor:
        return transpose_qkv(X, self.num_heads)

    def transpose_output(self, X: Tensor) -> Tensor:
        return transpose_output(X, self.num_heads)


class PositionalEncoding(nn.Module):
    """Adds sines and cosines of the position: column 2j has sin(i / 10000^(2j/d)), column 2j + 1 the cosine."""

    def __init__(self, num_hiddens: int, dropout: float, max_len: int = 1000) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        positions = torch.arange(max_len, dtype=torch.float32).reshape(-1, 1)
        exponents = torch.arange(0, num_hiddens, 2, dtype=torch.float32) / num_hiddens
        angles = positions / torch.pow(10000, exponents)
        self.P = torch.zeros(1, max_len, num_hiddens)
        self.P[:, :, 0::2] = torch.sin(angles)
        self.P[:, :, 1::2] = torch.cos(angles)

    def forward(self, X: Tensor) -> Tensor:
        return self.dropout(X + self.P[:, : X.shape[1], :].to(X.device))


class PositionWiseFFN(nn.Module):
    """Two layers for each position. Called with (hidden, outputs) or (inputs, hidden, outputs)."""

    def __init__(
        self, *sizes: int, ffn_num_input: int | None = None, ffn_num_hiddens: int | None = None,
        ffn_num_outputs: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        given = list(sizes)
        inputs = given.pop(0) if len(given) > 2 else ffn_num_input
        hidden = given.pop(0) if given else ffn_num_hiddens
        outputs = given.pop(0) if given else ffn_num_outputs
        assert hidden is not None and outputs is not None
        self.dense1 = _layer(inputs, hidden, bias=True)
        self.relu = nn.ReLU()
        self.dense2 = _layer(None if inputs is None else hidden, outputs, bias=True)

    def forward(self, X: Tensor) -> Tensor:
        return self.dense2(self.relu(self.dense1(X)))


class AddNorm(nn.Module):
    """A residual connection and a normalization of layers."""

    def __init__(self, norm_shape: Any, dropout: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dropout = nn.Dropout(dropout)
        self.ln = nn.LayerNorm(norm_shape)

    def forward(self, X: Tensor, Y: Tensor) -> Tensor:
        return self.ln(self.dropout(Y) + X)


class TransformerEncoderBlock(nn.Module):
    """Self-attention and two layers for each position, each with `AddNorm`."""

    def __init__(
        self, num_hiddens: int, ffn_num_hiddens: int, num_heads: int, dropout: float, use_bias: bool = False
    ) -> None:
        super().__init__()
        self.attention = MultiHeadAttention(num_hiddens, num_heads, dropout, use_bias)
        self.addnorm1 = AddNorm(num_hiddens, dropout)
        self.ffn = PositionWiseFFN(ffn_num_hiddens, num_hiddens)
        self.addnorm2 = AddNorm(num_hiddens, dropout)

    def forward(self, X: Tensor, valid_lens: Tensor | None) -> Tensor:
        Y = self.addnorm1(X, self.attention(X, X, X, valid_lens))
        return self.addnorm2(Y, self.ffn(Y))


class EncoderBlock(TransformerEncoderBlock):
    """The same, with the sizes of everything, as in the earlier edition."""

    def __init__(
        self, key_size: int, query_size: int, value_size: int, num_hiddens: int, norm_shape: Any, ffn_num_input: int,
        ffn_num_hiddens: int, num_heads: int, dropout: float, use_bias: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        nn.Module.__init__(self, **kwargs)
        self.attention = MultiHeadAttention(key_size, query_size, value_size, num_hiddens, num_heads, dropout, use_bias)
        self.addnorm1 = AddNorm(norm_shape, dropout)
        self.ffn = PositionWiseFFN(ffn_num_input, ffn_num_hiddens, num_hiddens)
        self.addnorm2 = AddNorm(norm_shape, dropout)


class TransformerEncoder(Encoder):
    """Embedding, positions and a row of blocks.

    Called with (vocab_size, num_hiddens, ffn_num_hiddens, num_heads, num_blks, dropout), or with (vocab_size, key_size,
    query_size, value_size, num_hiddens, norm_shape, ffn_num_input, ffn_num_hiddens, num_heads, num_layers, dropout).
    """

    def __init__(self, vocab_size: int, *given: Any, use_bias: bool = False, **sizes: Any) -> None:
        super().__init__()
        names = ["num_hiddens", "ffn_num_hiddens", "num_heads", "num_blks", "dropout", "use_bias"]
        if len(given) > 6 or "key_size" in sizes:
            names = ["key_size", "query_size", "value_size", "num_hiddens", "norm_shape", "ffn_num_input",
                     "ffn_num_hiddens", "num_heads", "num_layers", "dropout", "use_bias"]  # fmt: skip
        sizes = {"use_bias": use_bias} | sizes | dict(zip(names, given))  # noqa: B905 - the last ones may be named
        count = sizes.pop("num_layers", None) or sizes.pop("num_blks", None)
        self.num_hiddens = sizes["num_hiddens"]
        self.embedding = nn.Embedding(vocab_size, self.num_hiddens)
        self.pos_encoding = PositionalEncoding(self.num_hiddens, sizes["dropout"])
        block = EncoderBlock if "key_size" in sizes else TransformerEncoderBlock
        self.blks = nn.Sequential()
        for number in range(count):
            self.blks.add_module(f"block{number}", block(**sizes))

    def forward(self, X: Tensor, valid_lens: Tensor | None, *args: Any) -> Tensor:  # type: ignore[override]
        # Embeddings are about as large as positions when they are multiplied by the root of their length.
        X = self.pos_encoding(self.embedding(X) * math.sqrt(self.num_hiddens))
        self.attention_weights: list[Tensor] = []
        for block in self.blks:
            X = block(X, valid_lens)
            self.attention_weights.append(block.attention.attention.attention_weights)  # type: ignore[union-attr, arg-type]
        return X


# --- BERT ------------------------------------------------------------------------------------------------------------


def get_tokens_and_segments(tokens_a: list[str], tokens_b: list[str] | None = None) -> tuple[list[str], list[int]]:
    """Return the tokens of one text or two with marks around them, and to which text each belongs."""
    tokens = ["<cls>", *tokens_a, "<sep>"]
    segments = [0] * len(tokens)
    if tokens_b is not None:
        tokens += [*tokens_b, "<sep>"]
        segments += [1] * (len(tokens_b) + 1)
    return tokens, segments


class BERTEncoder(nn.Module):
    """Embeddings of tokens, segments and positions, and a row of blocks."""

    def __init__(
        self, vocab_size: int, num_hiddens: int, ffn_num_hiddens: int, num_heads: int, num_blks: int, dropout: float,
        max_len: int = 1000, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.token_embedding = nn.Embedding(vocab_size, num_hiddens)
        self.segment_embedding = nn.Embedding(2, num_hiddens)
        self.blks = nn.Sequential()
        for number in range(num_blks):
            block = TransformerEncoderBlock(num_hiddens, ffn_num_hiddens, num_heads, dropout, True)
            self.blks.add_module(f"{number}", block)
        self.pos_embedding = nn.Parameter(torch.randn(1, max_len, num_hiddens))

    def forward(self, tokens: Tensor, segments: Tensor, valid_lens: Tensor | None) -> Tensor:
        X = self.token_embedding(tokens) + self.segment_embedding(segments)
        X = X + self.pos_embedding[:, : X.shape[1], :]
        for block in self.blks:
            X = block(X, valid_lens)
        return X


class MaskLM(nn.Module):
    """Guesses tokens at given positions."""

    def __init__(self, vocab_size: int, num_hiddens: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.mlp = nn.Sequential(
            nn.LazyLinear(num_hiddens), nn.ReLU(), nn.LayerNorm(num_hiddens), nn.LazyLinear(vocab_size)
        )

    def forward(self, X: Tensor, pred_positions: Tensor) -> Tensor:
        examples = torch.arange(X.shape[0], device=X.device).reshape(-1, 1)
        return self.mlp(X[examples, pred_positions])


class NextSentencePred(nn.Module):
    """Guesses whether one text follows the other."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.output = nn.LazyLinear(2)

    def forward(self, X: Tensor) -> Tensor:
        return self.output(X)


class BERTModel(nn.Module):
    """The encoder with both guesses."""

    def __init__(
        self, vocab_size: int, num_hiddens: int, ffn_num_hiddens: int, num_heads: int, num_blks: int, dropout: float,
        max_len: int = 1000,
    ) -> None:  # fmt: skip
        super().__init__()
        self.encoder = BERTEncoder(vocab_size, num_hiddens, ffn_num_hiddens, num_heads, num_blks, dropout, max_len)
        self.hidden = nn.Sequential(nn.LazyLinear(num_hiddens), nn.Tanh())
        self.mlm = MaskLM(vocab_size, num_hiddens)
        self.nsp = NextSentencePred()

    def forward(
        self, tokens: Tensor, segments: Tensor, valid_lens: Tensor | None = None, pred_positions: Any = None
    ) -> tuple[Any, ...]:
        X = self.encoder(tokens, segments, valid_lens)
        guessed = None if pred_positions is None else self.mlm(X, pred_positions)
        return X, guessed, self.nsp(self.hidden(X[:, 0, :]))

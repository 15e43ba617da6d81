"""Indexing, joining and writing: some cells taken, cells put together, cells written over."""

from __future__ import annotations

from viz.operations.record import Back, Operation, ways

MOVES = ways(Back("", "moves"))


def takes(name: str, *examples: str, also: tuple[str, ...] = (), parameters: str = "x, *rest") -> Operation:
    """Return the record of an operation that takes cells: the adjoint goes back to where they were."""
    return Operation(name=name, family="takes", parameters=parameters, back={"x": MOVES}, also=also, examples=examples)


TAKEN = (
    takes("getitem", "x[0]", "x[:, 1:]", "x[[0, 0, 2]]", "x[x > 0]", also=("__getitem__",)),
    takes("narrow", "x.narrow(0, 1, 2)"),
    takes("re-view", "w = x * 1\nv = w[0]\nw += y\nv * 2"),
    takes("select", "x.select(1, 0)"),
    takes("split", "x.split(2)[0]", also=("split_with_sizes", "tensor_split", "hsplit", "vsplit")),
    takes("chunk", "x.chunk(2)[0]"),
    takes("unbind", "x.unbind()[0]"),
    takes("diagonal", "torch.diagonal(x)", also=("linalg_diagonal",)),
    takes("index_select", "x.index_select(0, torch.tensor([1, 1, 0]))"),
    takes("gather", "x.gather(1, torch.tensor([[0, 0], [1, 2], [2, 2]]))", also=("take_along_dim",)),
    takes("take", "x.take(torch.tensor([0, 2, 2]))"),
    takes("masked_select", "x.masked_select(x > 0)"),
    takes("unfold", "x.unfold(1, 2, 1)", "F.unfold(torch.stack([x, y]).reshape(1, 2, 3, -1), 2)"),
    takes("as_strided", "x.as_strided((2, 2), (1, 1))"),
    takes("tril", "torch.tril(x)"),
    takes("triu", "torch.triu(x)"),
    takes("topk", "x.topk(2).values"),
    takes("kthvalue", "x.kthvalue(1).values"),
)

JOINED = tuple(
    Operation(
        name=name,
        family="joins",
        parameters="tensors, dim=0",
        back={"tensors": MOVES},
        also=also,
        examples=calls,
        complex=True,
    )
    for name, also, calls in (
        ("cat", ("concat", "concatenate"), ("torch.cat([x, y])", "torch.cat((x, z), 0)")),
        ("stack", (), ("torch.stack([x, y])", "torch.stack([x, x], dim=-1)")),
        ("hstack", ("column_stack",), ("torch.hstack([x, y])",)),
        ("vstack", ("row_stack",), ("torch.vstack([x, z])",)),
        ("dstack", (), ("torch.dstack([x, y])",)),
        ("block_diag", (), ("torch.block_diag(x, y)",)),
    )
)
"""Each operand gets its part of the adjoint."""

SPREAD = (
    Operation(
        name="diag",
        family="joins",
        parameters="x, *rest",
        back={"x": MOVES},
        also=("diagflat",),
        examples=("torch.diag(x[0])", "torch.diag(x)"),
    ),
    Operation(
        name="diag_embed", family="joins", parameters="x, *rest", back={"x": MOVES}, examples=("torch.diag_embed(x)",)
    ),
    Operation(
        name="pad",
        family="joins",
        parameters="x, *rest",
        back={"x": MOVES},
        also=("constant_pad_nd",),
        examples=("F.pad(x, (1, 2))",),
    ),
)
"""Cells among others that are not theirs."""

WRITTEN = (
    Operation(
        name="setitem",
        family="writes",
        parameters="x, y",
        back={"x": MOVES, "y": MOVES},
        also=("__setitem__",),
        examples=("w = x * 1\nw[0] = y[0]\nw * 2", "w = x * 1\nw[:, 1] = 0.0\nw * 2"),
    ),
    Operation(
        name="write-back",
        family="writes",
        parameters="x, y",
        back={"x": MOVES, "y": MOVES},
        examples=("w = x * 1\nv = w[0]\nv.mul_(y[0])\nw * 2",),
    ),
    Operation(
        name="copy", family="writes", parameters="x, y", back={"x": MOVES, "y": MOVES}, examples=("(x * 1).copy_(y)",)
    ),
    Operation(
        name="index_put",
        family="writes",
        parameters="x, indices, y",
        back={"x": MOVES, "y": MOVES},
        examples=("x.index_put((torch.tensor([0, 2]),), y[:2])",),
    ),
    Operation(
        name="scatter",
        family="writes",
        parameters="x, dim, index, y",
        back={"x": MOVES, "y": MOVES},
        examples=("x.scatter(1, torch.tensor([[0, 1], [1, 2], [0, 2]]), y[:, :2])",),
    ),
    Operation(
        name="index_copy",
        family="writes",
        parameters="x, dim, index, y",
        back={"x": MOVES, "y": MOVES},
        examples=("x.index_copy(0, torch.tensor([2, 0]), y[:2])",),
    ),
    Operation(
        name="masked_fill",
        family="writes",
        parameters="x, mask, value",
        back={"x": MOVES},
        examples=("x.masked_fill(x > 0, 0.5)",),
    ),
    Operation(
        name="masked_scatter",
        family="writes",
        parameters="x, mask, y",
        back={"x": MOVES, "y": MOVES},
        examples=("x.masked_scatter(x > 0, y)",),
    ),
    Operation(
        name="index_fill",
        family="writes",
        parameters="x, dim, index, value",
        back={"x": MOVES},
        examples=("x.index_fill(0, torch.tensor([1]), 2.0)",),
    ),
    Operation(
        name="select_scatter",
        family="writes",
        parameters="x, y, *rest",
        back={"x": MOVES, "y": MOVES},
        examples=("torch.select_scatter(x, y[0], 0, 1)",),
        also=("slice_scatter", "diagonal_scatter"),
    ),
    Operation(
        name="fill",
        family="writes",
        parameters="x, value",
        back={"x": MOVES},
        also=("fill_diagonal",),
        examples=("(x * 1).fill_(2.0)",),
    ),
    Operation(name="zero", family="writes", parameters="x", back={"x": MOVES}, examples=("(x * 1).zero_()",)),
)

ADDED = (
    Operation(
        name="index_add",
        family="writes",
        parameters="x, dim, index, y, alpha=1",
        back={"x": ways("1"), "y": ways(Back("", "moves"))},
        examples=("x.index_add(0, torch.tensor([1, 1]), y[:2])",),
    ),
    Operation(
        name="scatter_add",
        family="writes",
        parameters="x, dim, index, y",
        back={"x": ways("1"), "y": ways(Back("", "moves"))},
        examples=("x.scatter_add(1, torch.tensor([[0, 0], [1, 2], [0, 2]]), y[:, :2])",),
    ),
)

OPERATIONS = (*TAKEN, *JOINED, *SPREAD, *WRITTEN, *ADDED)

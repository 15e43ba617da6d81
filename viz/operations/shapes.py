"""Shapes and views: the same cells in another order, another shape or another type; and copies along axes."""

from __future__ import annotations

from viz.operations.record import Back, Latex, Operation, power, ways

MOVES = Back("", "moves")


def moves(
    name: str,
    *examples: str,
    also: tuple[str, ...] = (),
    latex: Latex | None = None,
    real: bool = False,
    reorders: bool = False,
) -> Operation:
    """Return the record of an operation that computes nothing: the adjoint goes back the same way.

    Args:
        real: Whether it takes no complex operands.
        reorders: Whether it only puts the axes into another order.
    """
    return Operation(
        name=name, family="moves", parameters="x, *rest", back={"x": ways(MOVES)}, also=also, latex=latex,
        examples=examples, complex=not real, reorders=reorders,
    )  # fmt: skip


def converted(name: str, *examples: str, also: tuple[str, ...] = ()) -> Operation:
    """Return the record of a conversion to another type or device."""
    return Operation(
        name=name, family="moves", parameters="x, *rest", back={"x": ways(Back("", "straight"))}, also=also,
        examples=examples,
    )  # fmt: skip


TRANSPOSED = power(r"\top")

MOVED = (
    moves("reshape", "x.reshape(-1)", "x.reshape(1, -1)", also=("reshape_as",)),
    moves("view", "x.view(-1)", also=("view_as",)),
    moves("flatten", "x.flatten()", also=("ravel",)),
    moves("unflatten", "x.reshape(-1).unflatten(0, (3, -1))"),
    moves("transpose", "x.transpose(0, 1)", also=("swapaxes", "swapdims"), reorders=True),
    moves("T", "x.T", latex=TRANSPOSED, reorders=True), moves("t", "x.t()", latex=TRANSPOSED, reorders=True),
    moves("mT", "x.mT", latex=TRANSPOSED, also=("adjoint", "mH", "H"), reorders=True),
    moves("permute", "x.permute(1, 0)", reorders=True),
    moves("movedim", "x.movedim(0, 1)", also=("moveaxis",), reorders=True),
    moves("squeeze", "x[:1].squeeze(0)"), moves("unsqueeze", "x.unsqueeze(0)"),
    moves("clone", "x.clone()"), moves("contiguous", "x.T.contiguous()"),
    moves("flip", "torch.flip(x, [0])", also=("fliplr", "flipud")), moves("roll", "torch.roll(x, 1)"),
    moves("rot90", "torch.rot90(x)"), moves("atleast_2d", "torch.atleast_2d(z[0])", also=("atleast_1d", "atleast_3d")),
    moves("channel_shuffle", "torch.channel_shuffle(x.reshape(1, 4, 3, 1), 2)"),
    moves("pixel_shuffle", "F.pixel_shuffle(x.reshape(-1)[:12].reshape(4, 1, 3), 2)"),
    moves("view_as_real", "torch.view_as_real(x * (1 + 2j))"),
    moves("view_as_complex", "torch.view_as_complex(x.reshape(3, 2, 2))", real=True),
    moves("sort", "torch.sort(x).values", also=("msort",), real=True),
    moves("resolve_conj", "torch.resolve_conj(torch.conj(x * 1j))"),
    moves("resolve_neg", "torch.resolve_neg(torch.imag(torch.conj(x * 1j)))"),
)  # fmt: skip

CONVERTED = (
    converted("to", "x.to(torch.float32)", also=("cpu", "cuda")), converted("type_as", "x.type_as(x.float())"),
    converted("double", "x.float().double()", also=("cdouble",)), converted("float", "x.float()", also=("cfloat",)),
    converted("half", "x.half()", also=("bfloat16",)), converted("type", "x.type(torch.float32)"),
)  # fmt: skip

COPIED = (
    Operation(
        name="expand", family="moves", parameters="x, *rest", back={"x": ways(Back("1", "repeated"))},
        also=("expand_as", "broadcast_to", "broadcast_tensors"), complex=True,
        examples=("z.expand(3, -1)", "torch.broadcast_to(z, (2, 3, z.shape[-1]))"),
    ),
    Operation(
        name="repeat", family="moves", parameters="x, *rest", back={"x": ways(Back("", "repeated"))},
        also=("tile",), examples=("x.repeat(2, 2)", "torch.tile(x, (2,))"),
    ),
    Operation(
        name="repeat_interleave", family="moves", parameters="x, *rest", back={"x": ways(Back("", "repeated"))},
        examples=("x.repeat_interleave(2)", "x.repeat_interleave(3, dim=1)"),
    ),
    Operation(name="meshgrid", family="moves", parameters="*tensors", back={"tensors": ways(Back("", "repeated"))},
              examples=("torch.meshgrid(x[0], y[0], indexing='ij')[0]",)),
)  # fmt: skip

OPERATIONS = (*MOVED, *CONVERTED, *COPIED)

"""Operations that make new cells, read a value or cut it off: no operand gets a gradient from them."""

from __future__ import annotations

from viz.operations.record import Operation


def makes(name: str, *examples: str, also: tuple[str, ...] = ()) -> Operation:
    """Return the record of an operation whose cells do not come from its operand."""
    return Operation(name=name, family="makes", parameters="x, *rest", examples=examples, also=also)


OPERATIONS = (
    makes("zeros_like", "torch.zeros_like(x)", also=("new_zeros", "new_empty", "empty_like")),
    makes("ones_like", "torch.ones_like(x)", also=("new_ones",)),
    makes("full_like", "torch.full_like(x, 2.0)", also=("full", "new_full", "new_tensor")),
    makes("rand_like", "torch.rand_like(x)", also=("randn_like", "randint_like")),
    makes("tensor", "torch.tensor([x.sum(), y.sum()])"),
    makes("detach", "x.detach()", also=("data",)),
    makes(
        "normal",
        "(x * 1).normal_()",
        also=(
            "uniform",
            "exponential",
            "constant",
            "kaiming_uniform",
            "kaiming_normal",
            "xavier_uniform",
            "xavier_normal",
            "trunc_normal",
            "random",
            "log_normal",
            "cauchy",
            "geometric",
        ),
    ),
    makes("bernoulli", "torch.bernoulli(torch.sigmoid(x))", also=("multinomial", "poisson", "randperm")),
    makes("one_hot", "F.one_hot(torch.tensor([0, 2]))"),
    makes("long", "x.long()", also=("int", "byte", "bool", "short", "char")),
    makes("new", "x.new(2, 3)"),
)

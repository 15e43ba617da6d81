"""Losses: one number for the distance of predictions from their targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from viz.operations.record import Back, Operation, ways

REDUCED = "size_average=None, reduce=None, reduction='mean'"
UNWEIGHTED = {"weight": (None,)}


def loss(
    name: str,
    term: str,
    x: str,
    y: str = "",
    extra: str = "",
    *examples: str,
    only: Mapping[str, Any] | None = None,
    setup: str = "",
    between: str = "",
    second: str = "y",
    also: tuple[str, ...] = (),
) -> Operation:
    """Return the record of a loss that is the mean of one term for each cell.

    Args:
        term: Of the prediction x and the wanted y.
        x: The term's derivative by the prediction; ``y`` the one by what was wanted.
        extra: Parameters after torch's three of the reduction; ``between`` those before them.
    """
    head = ", ".join(part for part in (f"x, {second}", between, REDUCED, extra) if part)
    back = {"x": ways(f"{x} / n")} | ({second: ways(f"{y} / n")} if y else {})
    calls = examples or (f"F.{name}(x, y)", f"F.{name}(x, y, reduction='sum')", f"F.{name}(x, y, reduction='none')")
    return Operation(
        name=name,
        family="reduction",
        parameters=head,
        value=f"averaged({term})",
        back=back,
        only=UNWEIGHTED | dict(only or {}),
        sure=False,
        examples=calls,
        also=also,
        setup=setup,
    )


PROBABILITY = "y = torch.sigmoid(y); x = torch.sigmoid(x)"
LABELS = "torch.tensor([2, 0, 2])"


def classes(name: str, value: str, *back: str | Back, only: Mapping[str, Any] | None = None) -> Operation:
    """Return the record of a loss whose wanted values are class labels."""
    return Operation(
        name=name,
        family="reduction",
        axes="classes",
        sure=False,
        value=value,
        back={"x": ways(*back)},
        parameters="x, y, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', "
        "label_smoothing=0.0",
        only=UNWEIGHTED | {"label_smoothing": (0.0,)},
        examples=tuple(f"F.{name}(x, {LABELS}{more})" for more in ("", ", reduction='sum'", ", reduction='none'")),
    )


OPERATIONS = (
    loss("mse_loss", "(x - y) ** 2", "2 * (x - y)", "2 * (y - x)", "weight=None"),
    loss("l1_loss", "abs(x - y)", "sign(x - y)", "sign(y - x)", "weight=None"),
    loss(
        "smooth_l1_loss",
        "where(abs(x - y) < beta, 0.5 * (x - y) ** 2 / beta, abs(x - y) - 0.5 * beta)",
        "where(abs(x - y) < beta, (x - y) / beta, sign(x - y))",
        "where(abs(x - y) < beta, (y - x) / beta, sign(y - x))",
        "beta=1.0",
    ),
    loss(
        "huber_loss",
        "where(abs(x - y) <= delta, 0.5 * (x - y) ** 2, delta * (abs(x - y) - 0.5 * delta))",
        "where(abs(x - y) <= delta, x - y, delta * sign(x - y))",
        "where(abs(x - y) <= delta, y - x, delta * sign(y - x))",
        "delta=1.0",
        "F.huber_loss(x, y, delta=0.5)",
        "F.huber_loss(x, y, reduction='none')",
    ),
    loss(
        "binary_cross_entropy",
        "-y * log(x) - (1 - y) * log(1 - x)",
        "(x - y) / (x * (1 - x))",
        setup=PROBABILITY,
        between="weight=None",
    ),
    loss(
        "binary_cross_entropy_with_logits",
        "maximum(x, 0) - x * y + log(1 + exp(-abs(x)))",
        "(sigmoid(x) - y)",
        "-x",
        "pos_weight=None",
        between="weight=None",
        only={"pos_weight": (None,)},
    ),
    loss(
        "soft_margin_loss",
        "log(1 + exp(-y * x))",
        "-y * sigmoid(-y * x)",
        "",
        "",
        "F.soft_margin_loss(x, torch.sign(y.detach()))",
    ),
    loss(
        "kl_div",
        "y * (log(y) - x)",
        "-y",
        "",
        "log_target=False",
        "F.kl_div(x, y.detach().abs() + 0.1, reduction='sum')",
        only={"log_target": (False,)},
    ),
    loss("poisson_nll_loss", "exp(x) - y * x", "(exp(x) - y)", "", "", "F.poisson_nll_loss(x, y.detach())"),
    classes("cross_entropy", "averaged(-picked(log_softmax(x), y))", "(softmax(x) - onehot(y)) / n"),
    classes("nll_loss", "averaged(-picked(x, y))", "-onehot(y) / n"),
    *(
        Operation(name=name, family="reduction", parameters="x, y", examples=calls)
        for name, calls in (
            ("hinge_embedding_loss", ("F.hinge_embedding_loss(x, torch.sign(y.detach()))",)),
            ("margin_ranking_loss", ("F.margin_ranking_loss(x, y, torch.sign(z.detach()))",)),
            ("cosine_embedding_loss", ("F.cosine_embedding_loss(x, y, torch.tensor([1, -1, 1]))",)),
            ("triplet_margin_loss", ("F.triplet_margin_loss(x, y, z.expand(3, -1))",)),
            ("multi_margin_loss", (f"F.multi_margin_loss(x, {LABELS})",)),
            ("multilabel_margin_loss", ("F.multilabel_margin_loss(x, torch.tensor(3 * [[3, 0, -1, 1]]))",)),
            ("gaussian_nll_loss", ("F.gaussian_nll_loss(x, y, x.detach().abs() + 0.1)",)),
            ("ctc_loss", ("F.ctc_loss(x.reshape(4, 1, 3).log_softmax(-1), torch.tensor([[1, 2]]), [4], [2])",)),
        )
    ),
)

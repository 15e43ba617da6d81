"""Reductions and scans: sums, means, extremes, norms; along some axes or over all cells."""

from __future__ import annotations

from typing import Any

from viz.operations.record import ATOM, PRODUCT, Back, Latex, Operation, at_zero, prefixed, ways

DIM = "x, dim=None, keepdim=False"
TYPED = f"{DIM}, dtype=None"
ONE: dict[str, Any] = {"several": False}
ONE_WITH_PLACE: dict[str, Any] = {"several": False, "pairs": True}
"""torch takes one axis; where one is named it gives values and their indices."""


def reduction(name: str, value: str, *back: str | Back, parameters: str = DIM, **more: Any) -> Operation:
    """Return the record of a reduction with the derivative of its result by its operand."""
    more = {
        "examples": (f"x.{name}()", f"x.{name}(1)", f"torch.{name}(x, dim=0, keepdim=True)"),
        "several": True,
    } | more
    return Operation(
        name=name, family="reduction", parameters=parameters, value=value, axes="dim",
        back={"x": ways(*back)} if back else {}, **more,
    )  # fmt: skip


IS_IT = "where(x == out, 1, 0)"
CHOSEN = (Back(IS_IT, "largest"), Back(f"{IS_IT} / k", "shared"))
"""Of a largest or smallest cell, and of k that are equal."""

ONE_OF_EQUALS = (*CHOSEN, Back("", "largest"))
"""With an axis torch chooses one of equal cells, and does not say which."""

NORM = Back("x / out", jacobian=r"\frac{{{x}^\top}}{{\lVert {x} \rVert}}")
EUCLIDEAN = {"p": (None, "fro", 2, 2.0), "ord": (None, "fro")}
"""Of a matrix ``ord=2`` means the largest singular value."""
DOUBLE_BARS = Latex(r"\lVert {0} \rVert")


def norm(name: str, parameters: str, *examples: str, **more: Any) -> Operation:
    """Return the record of a Euclidean norm; other norms have none."""
    more.setdefault("only", EUCLIDEAN)
    return reduction(
        name, "sqrt(sum(abs(x) ** 2))", NORM, at_zero("x / out"), parameters=parameters, latex=DOUBLE_BARS, sure=False,
        examples=examples, **more,
    )  # fmt: skip


def spread(name: str, value: str, *slopes: str | Back) -> Operation:
    """Return the record of a variance or standard deviation."""
    return reduction(
        name, value, *slopes, sure=False,
        parameters="x, dim=None, unbiased=None, keepdim=False, correction=1",
        examples=(f"x.{name}()", f"x.{name}(0)", f"x.{name}(1, keepdim=True)", f"x.{name}(unbiased=False)",
                  f"torch.{name}(x, dim=1, correction=2)"),
    )  # fmt: skip


VARIANCE = "sum((x - mean(x)) ** 2) / (n - correction)"
DEVIATION = "(x - mean(x)) / ((n - correction) * out)"

REDUCTIONS = (
    reduction("sum", "sum(x)", Back("1", "spreads"), parameters=TYPED, latex=prefixed(r"\sum"), complex=True),
    reduction("nansum", "sum(x)", Back("1", "spreads"), parameters=TYPED),
    reduction("mean", "sum(x) / n", Back("1 / n", "spreads", r"\tfrac{{1}}{{{n}}}"), parameters=TYPED, complex=True,
              latex=prefixed(r"\operatorname{{mean}}")),
    reduction("nanmean", "sum(x) / n", Back("1 / n", "spreads", r"\tfrac{{1}}{{{n}}}"), parameters=TYPED),
    reduction("prod", "prod(x)", Back("others(x)", jacobian=r"\prod_{{j \neq i}} {x}_j"), latex=prefixed(r"\prod"),
              parameters=TYPED, complex=True, underflows=True, sure=False, **ONE),
    spread("var", VARIANCE, "2 * (x - mean(x)) / (n - correction)"),
    spread("std", f"sqrt({VARIANCE})", DEVIATION, at_zero(DEVIATION)),
    reduction("max", "max(x)", *ONE_OF_EQUALS, latex=prefixed(r"\max"), of_two="maximum", over_several="amax",
              sure=False, **ONE_WITH_PLACE,
              examples=("x.max()", "x.max(1).values", "x.max(dim=0, keepdim=True).values")),
    reduction("min", "min(x)", *ONE_OF_EQUALS, latex=prefixed(r"\min"), of_two="minimum", over_several="amin",
              sure=False, **ONE_WITH_PLACE, examples=("x.min()", "x.min(1).values")),
    reduction("amax", "max(x)", *CHOSEN, latex=prefixed(r"\max"), sure=False,
              examples=("x.amax()", "x.amax(1)", "x.amax((0, 1))")),
    reduction("amin", "min(x)", *CHOSEN, latex=prefixed(r"\min"), sure=False, examples=("x.amin()", "x.amin(0)")),
    reduction("median", "", *ONE_OF_EQUALS, sure=False, **ONE_WITH_PLACE,
              examples=("x[:, :3].median()", "x.median(dim=0).values")),
    reduction("nanmedian", "", *ONE_OF_EQUALS, sure=False, **ONE_WITH_PLACE, examples=("x[:, :3].nanmedian()",)),
    reduction("mode", "", sure=False, **ONE_WITH_PLACE,
              examples=("x.round().mode().values", "torch.mode(x, 0).values")),
    reduction("quantile", "", parameters="x, q, dim=None, keepdim=False", **ONE,
              examples=("x.quantile(0.5)", "torch.quantile(x, 0.25, dim=1)")),
    norm("norm", "x, p='fro', dim=None, keepdim=False, dtype=None", "x.norm()", "x.norm(dim=1)", "torch.norm(x, 2, 0)",
         "x.norm(1)"),
    norm("linalg_norm", "x, ord=None, dim=None, keepdim=False, dtype=None", "torch.linalg.norm(x)",
         "torch.linalg.norm(x, 2)", "torch.linalg.norm(x, dim=0)"),
    norm("linalg_vector_norm", "x, ord=2, dim=None, keepdim=False, dtype=None", "torch.linalg.vector_norm(x)",
         "torch.linalg.vector_norm(x, dim=0)", "torch.linalg.vector_norm(x, 3)", also=("vector_norm",),
         only={"ord": (2, 2.0)}),
    norm("linalg_matrix_norm", "x, ord='fro', dim=None, keepdim=False, dtype=None", "torch.linalg.matrix_norm(x)",
         "torch.linalg.matrix_norm(x, ord=2)",
         also=("matrix_norm", "frobenius_norm")),
    reduction("logsumexp", "log(sum(exp(x)))", Back("exp(x - out)", jacobian=r"\operatorname{{softmax}}({x})^\top"),
              sure=False, also=("special_logsumexp",), examples=("torch.logsumexp(x, 1)", "x.logsumexp((0, 1))")),
)  # fmt: skip


def asked(name: str, *examples: str, parameters: str = DIM, **more: Any) -> Operation:
    """Return the record of an answer about all cells, which has no gradient."""
    return Operation(name=name, family="asks", parameters=parameters, examples=examples, **more)


ASKED = (
    asked("argmax", "x.argmax()", "x.argmax(1)", latex=Latex(r"\arg\max {0}", PRODUCT, ATOM)),
    asked("argmin", "x.argmin()", latex=Latex(r"\arg\min {0}", PRODUCT, ATOM)),
    asked("all", "(x > 0).all()", "(x > 0).all(1)", several=True), asked("any", "(x > 0).any()", several=True),
    asked("count_nonzero", "(x > 0).count_nonzero()", parameters="x, dim=None", several=True),
    asked("argsort", "x.argsort()", parameters="x, dim=-1"),
    asked("nonzero", "(x > 0).nonzero()", parameters="x"),
    asked("bincount", "torch.bincount(torch.tensor([0, 2, 2]))", parameters="x"),
    asked("bucketize", "torch.bucketize(x, torch.tensor([0.0, 1.0]))", parameters="x, boundaries"),
    asked("searchsorted", "torch.searchsorted(torch.tensor([0.0, 1.0], dtype=x.dtype), x)", parameters="x, y"),
    asked("histc", "torch.histc(x.detach(), 4)", parameters="x, *rest"),
    asked("unique", "x.detach().round().unique()", parameters="x, *rest"),
    asked("unique_consecutive", "x.detach().round().unique_consecutive()", parameters="x, *rest"),
)  # fmt: skip


def scan(name: str, value: str, *back: Back, **more: Any) -> Operation:
    """Return the record of a running sum, product or extreme."""
    more.setdefault("examples", (f"torch.{name}(x, 0)", f"torch.{name}(x, dim=1)"))
    more.setdefault("parameters", "x, dim")
    return Operation(name=name, family="scan", value=value, axes="dim", back={"x": back}, **more)


SCANS = (
    scan("cumsum", "running_sum(x)", Back("backward_sum(bar)", "later", symbol=False), parameters="x, dim, dtype=None"),
    scan("cumprod", "running_prod(x)", Back("backward_sum(bar * out) / nonzero(x)", "later-products", symbol=False),
         parameters="x, dim, dtype=None"),
    scan("logcumsumexp", "log(running_sum(exp(x)))", Back("exp(x) * backward_sum(bar * exp(-out))", symbol=False)),
    scan("cummax", "running_max(x)", pairs=True, examples=("torch.cummax(x, 0).values",)),
    scan("cummin", "", pairs=True, examples=("torch.cummin(x, 0).values",)),
)  # fmt: skip

OPERATIONS = (*REDUCTIONS, *ASKED, *SCANS)

"""Functions of one number, cell by cell: exponentials, logarithms, roots, angles, rounding."""

from __future__ import annotations

from typing import Any

from viz.operations.record import ATOM, MINUS, POWER, PRODUCT, Back, Latex, Operation, power, prefixed, ways


def each(name: str, value: str, *slopes: str | Back, latex: Latex | None = None, **more: Any) -> Operation:
    """Return the record of a function of one number with its derivative."""
    more = {"parameters": "x", "examples": (f"torch.{name}(x)",)} | more
    return Operation(name=name, family="each", value=value, back={"x": ways(*slopes)}, latex=latex, **more)


FLAT = Back("0", "no-slope")
POSITIVE = "x = x.abs() + 0.1"
INSIDE = "x = x / (1 + x.abs())"
ROOT = {"limits": ("negative", "steep-at-zero"), "setup": POSITIVE}
LOGARITHM = {"limits": ("zero-minus-infinity", "negative", "steep-at-zero"), "setup": POSITIVE}
ARC = {"limits": ("outside-one", "steep-at-one"), "setup": INSIDE, "complex": True}

ELEMENTWISE = (
    each("exp", "exp(x)", "out", latex=Latex("e^{{{0}}}", POWER), limits=("grows",), underflows=True, complex=True),
    each("exp2", "2 ** x", "out * log(2)", latex=Latex("2^{{{0}}}", POWER), limits=("grows",), underflows=True),
    each("expm1", "exp(x) - 1", "out + 1", limits=("grows",), also=("special_expm1",)),
    each("log", "log(x)", "1 / x", latex=prefixed(r"\log"), complex=True, **LOGARITHM),
    each("log2", "log(x) / log(2)", "1 / (x * log(2))", latex=prefixed(r"\log_2"), **LOGARITHM),
    each("log10", "log(x) / log(10)", "1 / (x * log(10))", latex=prefixed(r"\log_{{10}}"), **LOGARITHM),
    each("log1p", "log(1 + x)", "1 / (1 + x)", limits=("negative",), setup=POSITIVE, also=("special_log1p",)),
    each("sqrt", "sqrt(x)", "1 / (2 * out)", latex=Latex(r"\sqrt{{{0}}}"), complex=True, **ROOT),
    each("rsqrt", "1 / sqrt(x)", "-0.5 * x ** -1.5", latex=Latex(r"\frac{{1}}{{\sqrt{{{0}}}}}"), setup=POSITIVE,
         limits=("negative", "zero-divides", "steep-at-zero")),
    each("square", "x ** 2", "2 * x", latex=power("2"), underflows=True, complex=True),
    each("reciprocal", "1 / x", "-1 / x ** 2", latex=Latex(r"\frac{{1}}{{{0}}}"), complex=True,
         limits=("zero-divides", "steep-at-zero")),
    each("neg", "-x", "-1", latex=Latex("-{0}", MINUS, PRODUCT), also=("negative",), complex=True),
    each("abs", "abs(x)", "sign(x)", latex=Latex(r"\left|{0}\right|"), also=("absolute", "__abs__")),
    each("sin", "sin(x)", "cos(x)", latex=prefixed(r"\sin"), complex=True),
    each("cos", "cos(x)", "-sin(x)", latex=prefixed(r"\cos"), complex=True),
    each("tan", "tan(x)", "1 / cos(x) ** 2", latex=prefixed(r"\tan"), complex=True),
    each("sinh", "sinh(x)", "cosh(x)", latex=prefixed(r"\sinh"), limits=("grows",), complex=True),
    each("cosh", "cosh(x)", "sinh(x)", latex=prefixed(r"\cosh"), limits=("grows",), complex=True),
    each("tanh", "tanh(x)", "1 - out ** 2", latex=prefixed(r"\tanh"), saturates=(-1.0, 1.0), complex=True),
    each("asin", "asin(x)", "1 / sqrt(1 - x ** 2)", latex=prefixed(r"\arcsin"), also=("arcsin",), **ARC),
    each("acos", "acos(x)", "-1 / sqrt(1 - x ** 2)", latex=prefixed(r"\arccos"), also=("arccos",), **ARC),
    each("atan", "atan(x)", "1 / (1 + x ** 2)", latex=prefixed(r"\arctan"), also=("arctan",), complex=True),
    each("asinh", "asinh(x)", "1 / sqrt(x ** 2 + 1)", latex=prefixed(r"\operatorname{{arsinh}}"), also=("arcsinh",)),
    each("acosh", "acosh(x)", "1 / sqrt(x ** 2 - 1)", latex=prefixed(r"\operatorname{{arcosh}}"), also=("arccosh",),
         setup="x = x.abs() + 1.5"),
    each("atanh", "atanh(x)", "1 / (1 - x ** 2)", latex=prefixed(r"\operatorname{{artanh}}"), also=("arctanh",),
         limits=("outside-one",), setup=INSIDE),
    each("erf", "erf(x)", "2 / sqrt(pi) * exp(-x ** 2)", latex=prefixed(r"\operatorname{{erf}}"),
         also=("special_erf",)),
    each("erfc", "1 - erf(x)", "-2 / sqrt(pi) * exp(-x ** 2)", also=("special_erfc",)),
    each("erfinv", "", "sqrt(pi) / 2 * exp(out ** 2)", limits=("outside-one",), setup=INSIDE, also=("special_erfinv",)),
    each("sinc", "where(x == 0, 1, sin(pi * x) / (pi * x))", "where(x == 0, 0, (cos(pi * x) - out) / x)",
         also=("special_sinc",)),
    each("lgamma", "lgamma(x)", "digamma(x)", latex=prefixed(r"\ln\Gamma"), setup=POSITIVE,
         also=("special_gammaln",)),
    each("digamma", "digamma(x)", latex=prefixed(r"\psi"), setup=POSITIVE, also=("special_digamma", "special_psi")),
    each("logit", "log(x / (1 - x))", "1 / (x * (1 - x))", parameters="x, eps=None", only={"eps": (None,)},
         setup="x = torch.sigmoid(x)", also=("special_logit",)),
    each("deg2rad", "x * pi / 180", "pi / 180"),
    each("rad2deg", "x * 180 / pi", "180 / pi"),
    each("sign", "sign(x)", FLAT, latex=prefixed(r"\operatorname{{sign}}"), also=("sgn",)),
    each("floor", "floor(x)", FLAT, latex=Latex(r"\lfloor {0} \rfloor")),
    each("ceil", "ceil(x)", FLAT, latex=Latex(r"\lceil {0} \rceil")),
    each("trunc", "trunc(x)", FLAT, also=("fix",)),
    each("round", "round(x)", FLAT, parameters="x, decimals=0", only={"decimals": (0,)}),
    each("frac", "x - trunc(x)", "1"),
    each("nan_to_num", "x", "1"),
    each("real", "real(x)", "1", examples=("torch.real(x + 1j * y)",), complex=True,
         latex=prefixed(r"\operatorname{{Re}}")),
    each("imag", "imag(x)", examples=("torch.imag(x + 1j * y)",), complex=True,
         latex=prefixed(r"\operatorname{{Im}}")),
    each("conj", "conj(x)", Back("conj(bar)"), examples=("torch.conj(x * 1j)",),
         latex=Latex(r"\overline{{{0}}}"), complex=True,
         also=("conj_physical",)),
    each("angle", "", Back("0", "no-slope"), latex=prefixed(r"\arg")),
)  # fmt: skip


def clipped(name: str, parameters: str, low: str, high: str, **more: Any) -> Operation:
    """Return the record of a function that cuts off what lies outside of two bounds."""
    return Operation(
        name=name, family="each", parameters=parameters, value=f"minimum(maximum(x, {low}), {high})",
        back={"x": ways(f"where({low} <= x <= {high}, 1, 0)"), **more.pop("back", {})}, sure=False, **more,
    )  # fmt: skip


CLIPPED = (
    clipped("clamp", "x, min=None, max=None", "min", "max", also=("clip",), examples=(
        "torch.clamp(x, -0.5, 0.5)", "torch.clamp(x, min=0.25)", "x.clamp(max=0.5)", "torch.clip(x, -1, 1)",
        "torch.clamp(x, -1.0, 0.0)",
    )),
    clipped("clamp_min", "x, min", "min", "None", examples=("torch.clamp_min(x, 0.0)",)),
    clipped("clamp_max", "x, max", "None", "max", examples=("torch.clamp_max(x, 0.0)",)),
)  # fmt: skip

OPERATIONS = (*ELEMENTWISE, *CLIPPED)
__all__ = ["ATOM", "FLAT", "OPERATIONS", "each"]

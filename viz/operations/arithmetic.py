"""Operations of two numbers, cell by cell: arithmetic, powers, the larger and the smaller, choices, comparisons."""

from __future__ import annotations

from typing import Any

from viz.operations.record import ATOM, POWER, PRODUCT, SUM, Back, Latex, Operation, at_zero, between, ways

Ways = str | Back | tuple[str | Back, ...]


def pair(name: str, value: str, x: Ways, y: Ways, *, parameters: str = "x, y", **more: Any) -> Operation:
    """Return the record of an operation of two numbers with both derivatives."""
    back = {operand: ways(*(one if isinstance(one, tuple) else (one,))) for operand, one in (("x", x), ("y", y)) if one}
    more.setdefault("examples", (f"torch.{name}(x, y)", f"torch.{name}(x, z)"))
    return Operation(name=name, family="each", parameters=parameters, value=value, back=back, **more)


def compared(name: str, sign: str, text: str, *also: str) -> Operation:
    """Return the record of a comparison."""
    return Operation(
        name=name, family="asks", parameters="x, y", value=f"x {sign} y", also=also, latex=between(text, SUM),
        examples=(f"torch.{name}(x, y)", f"x {sign} 0"),
    )  # fmt: skip


def chosen(name: str, sign: str) -> Operation:
    """Return the record of the larger or the smaller of two numbers; equal ones share."""
    first, second = f"where(x {sign} y, 1, 0)", f"where(y {sign} x, 1, 0)"
    half = "0.5 * where(x == y, 1, 0)"
    return pair(
        name, f"{name}(x, y)", (first, f"{first} + {half}"), (second, f"{second} + {half}"), sure=False,
        latex=Latex(rf"\{name[:3]}({{0}}, {{1}})"),
    )  # fmt: skip


POSITIVE = "x = x.abs() + 0.1"
FLAT = Back("0", "no-slope")

ARITHMETIC = (
    pair("add", "x + alpha * y", "1", "alpha", parameters="x, y, alpha=1", latex=between("+", SUM), complex=True,
         examples=("x + y", "x + z", "x + 2", "3 + x", "torch.add(x, y, alpha=0.5)"), also=("__radd__",)),
    pair("sub", "x - alpha * y", "1", "-alpha", parameters="x, y, alpha=1", latex=between("-", SUM), complex=True,
         examples=("x - y", "x - z", "x - 2", "3 - x", "torch.sub(x, y, alpha=2)"), also=("subtract",)),
    pair("rsub", "y - alpha * x", "-alpha", "1", parameters="x, y, alpha=1", complex=True,
         examples=("torch.rsub(x, y)", "torch.rsub(x, 1.5)")),
    pair("mul", "x * y", "y", "x", latex=between(r"\odot", PRODUCT), underflows=True, complex=True, also=("multiply",),
         examples=("x * y", "x * z", "2 * x", "x * -1.5", "torch.multiply(x, y)")),
    pair("div", "x / y", "1 / y", "-x / y ** 2", parameters="x, y, rounding_mode=None", latex=between("/", PRODUCT),
         only={"rounding_mode": (None,)}, underflows=True, complex=True, also=("true_divide", "divide"),
         limits=("steep-at-zero",), examples=("x / y", "x / z", "x / 2", "3 / x", "torch.divide(x, y)")),
    pair("pow", "x ** y", "y * x ** (y - 1)", "out * log(x)", latex=Latex("{0}^{{{1}}}", POWER, ATOM, 0),
         underflows=True, complex=True, limits=("steep-at-zero",), setup=POSITIVE, also=("float_power", "__rpow__"),
         examples=("x ** y", "x ** 2", "x ** 3", "x ** 0.5", "x ** -1", "2 ** x", "torch.pow(x, y)")),
    pair("floor_divide", "floor(x / y)", "", "", examples=("x.detach() // y.detach()",)),
    pair("remainder", "x - y * floor(x / y)", "1", "-floor(x / y)", examples=("x % y", "x % 2"), also=("__rmod__",)),
    pair("fmod", "x - y * trunc(x / y)", "1", "-trunc(x / y)", examples=("torch.fmod(x, y)",)),
    pair("atan2", "atan2(x, y)", ("y / (x ** 2 + y ** 2)", at_zero("y / (x ** 2 + y ** 2)", "x ** 2 + y ** 2")),
         ("-x / (x ** 2 + y ** 2)", at_zero("-x / (x ** 2 + y ** 2)", "x ** 2 + y ** 2")), also=("arctan2",)),
    pair("hypot", "sqrt(x ** 2 + y ** 2)", ("x / out", at_zero("x / out")), ("y / out", at_zero("y / out")),
         examples=("torch.hypot(x, y)",)),
    pair("logaddexp", "log(exp(x) + exp(y))", "exp(x - out)", "exp(y - out)", examples=("torch.logaddexp(x, y)",)),
    pair("logaddexp2", "log(2 ** x + 2 ** y) / log(2)", "2 ** (x - out)", "2 ** (y - out)",
         examples=("torch.logaddexp2(x, y)",)),
    pair("xlogy", "x * log(y)", "log(y)", "x / y", setup="y = y.abs() + 0.1", examples=("torch.xlogy(x, y)",),
         also=("special_xlogy",)),
    pair("copysign", "", "where(x == 0, 0, out / x)", FLAT, examples=("torch.copysign(x, y)",), sure=False),
    pair("fmax", "maximum(x, y)", "where(x >= y, 1, 0)", "where(y > x, 1, 0)", sure=False),
    pair("fmin", "minimum(x, y)", "where(x <= y, 1, 0)", "where(y < x, 1, 0)", sure=False),
    chosen("maximum", ">"),
    chosen("minimum", "<"),
    Operation(
        name="where", family="each", parameters="condition, x, y", value="where(condition, x, y)", sure=False,
        back={"x": ways("where(condition, 1, 0)"), "y": ways("where(condition, 0, 1)")}, complex=True,
        examples=("torch.where(x.abs() > 1, x, y)", "torch.where(x > 0, x, 0.0)", "torch.where(x > 0, 1.0, x * 1)"),
    ),
    Operation(
        name="addcmul", family="each", parameters="x, y, z, value=1", value="x + value * y * z", complex=True,
        back={"x": ways("1"), "y": ways("value * z"), "z": ways("value * y")},
        examples=("torch.addcmul(x, y, y * 2, value=0.5)",),
    ),
    Operation(
        name="addcdiv", family="each", parameters="x, y, z, value=1", value="x + value * y / z", complex=True,
        back={"x": ways("1"), "y": ways("value / z"), "z": ways("-value * y / z ** 2")},
        examples=("torch.addcdiv(x, y, y * 2 + 5, value=-0.5)",),
    ),
    Operation(
        name="lerp", family="each", parameters="x, y, weight", value="x + weight * (y - x)", complex=True,
        back={"x": ways("1 - weight"), "y": ways("weight"), "weight": ways("y - x")},
        examples=("torch.lerp(x, y, 0.25)", "torch.lerp(x, y, z)"),
    ),
)  # fmt: skip

COMPARISONS = (
    compared("gt", ">", ">", "greater", "__gt__"), compared("ge", ">=", r"\geq", "greater_equal", "__ge__"),
    compared("lt", "<", "<", "less", "__lt__"), compared("le", "<=", r"\leq", "less_equal", "__le__"),
    compared("eq", "==", "="), compared("ne", "!=", r"\neq", "not_equal"),
)  # fmt: skip


def answer(name: str, parameters: str, *examples: str, latex: str = "", grip: int = ATOM, also: tuple[str, ...] = ()):
    """Return the record of a question: its answer has no gradient."""
    form = Latex(latex, grip, ATOM) if latex else None
    return Operation(name=name, family="asks", parameters=parameters, latex=form, also=also, examples=examples)


QUESTIONS = (
    answer("logical_and", "x, y", "torch.logical_and(x > 0, y > 0)", latex=r"{0} \land {1}", grip=SUM),
    answer("logical_or", "x, y", "torch.logical_or(x > 0, y > 0)", latex=r"{0} \lor {1}", grip=SUM),
    answer("logical_xor", "x, y", "torch.logical_xor(x > 0, y > 0)", latex=r"{0} \oplus {1}", grip=SUM),
    answer("logical_not", "x", "torch.logical_not(x > 0)", latex=r"\lnot {0}", grip=PRODUCT),
    answer("bitwise_and", "x, y", "(x > 0) & (y > 0)", latex=r"{0} \land {1}", grip=SUM, also=("__and__",)),
    answer("bitwise_or", "x, y", "(x > 0) | (y > 0)", latex=r"{0} \lor {1}", grip=SUM, also=("__or__",)),
    answer("bitwise_xor", "x, y", "(x > 0) ^ (y > 0)", latex=r"{0} \oplus {1}", grip=SUM, also=("__xor__",)),
    answer("bitwise_not", "x", "~(x > 0)", latex=r"\lnot {0}", grip=PRODUCT),
    answer("isnan", "x", "torch.isnan(x)"), answer("isinf", "x", "torch.isinf(x)"),
    answer("isfinite", "x", "torch.isfinite(x)"),
    answer("isclose", "x, y", "torch.isclose(x, y)", latex=r"{0} \approx {1}"),
    answer("signbit", "x", "torch.signbit(x)"), answer("isin", "x, y", "torch.isin(x, y)"),
)  # fmt: skip

OPERATIONS = (*ARITHMETIC, *COMPARISONS, *QUESTIONS)

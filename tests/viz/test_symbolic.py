"""Symbolic derivatives by the rules of the book, against SymPy's."""

from __future__ import annotations

import math
from typing import Any

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from core.sampling import sample
from viz.field.function import read
from viz.field.symbolic import NoRule, derivative, rules_used

X = sympy.Symbol("x", real=True)


def parsed(text: str) -> Any:
    return sympy.sympify(text, {"x": X})  # pyright: ignore - its stubs know no second argument


def same(text: str, expected: str) -> bool:
    return sympy.simplify(parsed(text) - parsed(expected)) == 0


# Acceptance rows V1 (D[4x³ + x² + 3, x] = 12x² + 2x) and U1 (a, xⁿ, eˣ, log, sin).
@pytest.mark.acceptance("V1", "U1")
@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("4*x**3 + x**2 + 3", "12 * x ** 2 + 2 * x"),
        ("7 + 0*x", "0"),
        ("x**5", "5 * x ** 4"),
        ("exp(x)", "exp(x)"),
        ("log(x)", "1 / x"),
        ("sin(x)", "cos(x)"),
    ],
)
def test_derivatives_are_written_as_a_person_writes_them(expression: str, written: str) -> None:
    assert derivative(expression, "x") == written


EXPRESSIONS = st.recursive(
    st.sampled_from(["x", "2", "0.5", "(x + 1)"]),
    lambda inner: st.one_of(
        st.builds("({} + {})".format, inner, inner),
        st.builds("({} - {})".format, inner, inner),
        st.builds("({} * {})".format, inner, inner),
        st.builds("({} / (2 + ({})**2))".format, inner, inner),
        st.builds("sin({})".format, inner),
        st.builds("exp(-({})**2)".format, inner),
        st.builds("({})**3".format, inner),
        st.builds("tanh({})".format, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(EXPRESSIONS, st.floats(-1.5, 1.5))
def test_random_derivatives_are_sympys(expression: str, at: float) -> None:
    wanted = parsed(expression).diff(X).evalf(30, subs={X: at})
    found = eval(derivative(expression, "x"), {**vars(math), "x": at})
    assert found == pytest.approx(float(wanted), rel=1e-9, abs=1e-9)


# Acceptance row U2: sum, product and chain rule, by formula and by autograd at the same place.
@pytest.mark.acceptance("U2")
@pytest.mark.parametrize(
    ("expression", "rules", "derived"),
    [
        ("sin(x) + x**2", ["sum", "power"], "cos(x) + 2*x"),
        ("exp(x)*sin(x)", ["product"], "exp(x)*sin(x) + exp(x)*cos(x)"),
        ("sin(x**2)", ["chain", "power"], "2*x*cos(x**2)"),
        ("log(x**2)*sin(x) + 1/x", ["sum", "product", "quotient", "chain", "power"],
         "2*sin(x)/x + log(x**2)*cos(x) - 1/x**2"),
    ],
)  # fmt: skip
def test_the_rules_and_autograd_agree(expression: str, rules: list[str], derived: str) -> None:
    assert sorted(rules_used(expression, "x")) == sorted(rules)
    assert same(derivative(expression, "x"), derived)
    function = read(expression)
    found = sample(function.program, 1, spread=True, points=[[1.3]])
    wanted = float(parsed(derived).evalf(subs={X: 1.3}))
    assert found.point_gradients[0, 0] == pytest.approx(wanted, rel=1e-12)


def test_what_has_no_rule_is_named() -> None:
    with pytest.raises(NoRule, match=r"floor\(x\)"):
        derivative("floor(x) + x", "x")

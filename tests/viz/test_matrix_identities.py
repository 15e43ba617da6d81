"""Every identity against torch, against central differences in float64, and against SymPy where it is sound."""

from __future__ import annotations

import re

import numpy
import pytest

from core import explore
from viz.matrix.entries import entry_formulas
from viz.matrix.identities import BY_KEY, GROUPS, IDENTITIES, Identity, identity_text, searched, sizes
from viz.matrix.program import derivative_program, read

IDS = [one.key for one in IDENTITIES]


@pytest.mark.acceptance("I1", "I2", "I3")
@pytest.mark.parametrize("one", IDENTITIES, ids=IDS)
def test_an_identity_holds_for_torch_for_differences_and_for_symbols(one: Identity) -> None:
    function = read(identity_text(one, 1))
    trace = explore(f"{derivative_program(function)}\nclaim = {one.claim}\n")
    assert trace.mistake is None, trace.mistake
    jacobian, claim, differences = (trace.named(name).value.array() for name in ("jacobian", "claim", "differences"))
    assert jacobian.shape == claim.shape == differences.shape  # broadcasting would hide a missing axis
    size = max(1.0, float(numpy.abs(jacobian).max()))
    assert numpy.abs(claim - jacobian).max() <= 1e-9 * size
    assert numpy.abs(differences - jacobian).max() <= 1e-6 * size
    answer = entry_formulas(trace, trace.named("output"), trace.named(one.variable), one.variable)
    assert (not answer.refused) == one.symbols, answer
    if one.symbols:
        assert numpy.array(answer.values) == pytest.approx(jacobian.reshape(-1), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_identities_hold_in_other_sizes(seed: int) -> None:
    assert len({tuple(sizes(one).values()) for one in range(1, 5)}) > 1
    for one in IDENTITIES[::6]:
        trace = explore(f"{derivative_program(read(identity_text(one, seed)))}\nclaim = {one.claim}\n")
        jacobian, claim = trace.named("jacobian").value, trace.named("claim").value
        assert jacobian.shape == claim.shape
        assert jacobian.array() == pytest.approx(claim.array(), rel=1e-8, abs=1e-10), one.key


def test_a_gradient_has_the_shape_of_its_variable() -> None:
    scalar = ("vector", "trace", "inverse", "determinant", "norm")
    assert set(scalar) <= set(GROUPS)
    for one in IDENTITIES:
        assert one.group in GROUPS
        if one.group in scalar:
            trace = explore(derivative_program(read(identity_text(one, 1))))
            assert trace.named("output").value.shape == ()
            assert trace.named("jacobian").value.shape == trace.named(one.variable).value.shape


def test_keys_differ_and_a_seed_gives_the_same_text() -> None:
    assert len(BY_KEY) == len(IDENTITIES) >= 67 + 14
    assert identity_text(IDENTITIES[2], 3) == identity_text(IDENTITIES[2], 3) != identity_text(IDENTITIES[2], 4)


# Acceptance rows I1 to I3: the course's numbers.
@pytest.mark.parametrize(
    ("key", "numbers"),
    [
        pytest.param(key, numbers, marks=pytest.mark.acceptance(row))
        for row, key, numbers in [
            ("I1", "rule-constant", [0, 0, 0]),
            ("I1", "rule-sum", [1, 1, 1]),
            ("I1", "rule-square", [2, 4, 6]),
            ("I2", "rule-inner", [2.2232, 1.9726, -8.0632]),
            ("I3", "rule-Ax", [[1, 2, 3], [4, 5, 6]]),
            ("I3", "rule-xA", [[1, 3, 5], [2, 4, 6]]),
            ("I3", "rule-identity", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
            ("I3", "rule-vector-constant", [[0, 0, 0], [0, 0, 0]]),
        ]
    ],
)
def test_the_courses_rules_have_the_courses_numbers(key: str, numbers: list) -> None:
    one = BY_KEY[key]
    trace = explore(f"{derivative_program(read(identity_text(one, 0)))}\nclaim = {one.claim}\n")
    for name in ("jacobian", "claim"):
        assert trace.named(name).value.array() == pytest.approx(numpy.array(numpy.atleast_1d(numbers)), abs=6e-5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", IDS),
        ("kronecker product", ["vec"]),
        ("softmax hessian", ["hessian-logsumexp"]),
        ("tr(AXB)", ["trAXB"]),
        ("pseudoinverse", ["logdetXtX"]),
        ("nothing of the sort", []),
    ],
)
def test_search_looks_into_formulas_and_words(text: str, found: list[str]) -> None:
    assert [one.key for one in searched(text)] == found


def test_formulas_have_balanced_braces() -> None:
    for one in IDENTITIES:
        for latex in (one.f, one.derivative, one.row):
            bare = re.sub(r"\\[{}]", "", latex)
            assert bare.count("{") == bare.count("}"), latex
            assert bare.count(r"\left") == bare.count(r"\right")

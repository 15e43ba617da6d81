# ruff: noqa: E501 - a table with one formula in each line
"""Verdicts on formulas: wrong ones of every kind are told by the right name, right ones in any spelling pass."""

from __future__ import annotations

import functools

import pytest

from core import Trace, explore
from viz.matrix.identities import BY_KEY, identity_text
from viz.matrix.judging import Question, judged
from viz.matrix.layouts import Layout
from viz.matrix.program import Function, candidate_problem, derivative_program, read
from viz.matrix.verdict import Verdict, terms, variants

SEED = 5
"""With it n, m, k and l are not all alike."""


@functools.cache
def known(key: str) -> tuple[Function, Trace]:
    function = read(identity_text(BY_KEY[key], SEED))
    return function, explore(derivative_program(function))


def verdict(key: str, candidate: str, layout: Layout = "denominator") -> Verdict:
    function, trace = known(key)
    assert candidate_problem(candidate) == ""
    found = judged(Question(function, candidate, layout, trace, BY_KEY[key].claim), explore)
    assert isinstance(found, Verdict), found.mistake
    return found


INV, DET = "torch.linalg.inv", "torch.linalg.det"
outer = "torch.outer"

# What a person writes by mistake: identity, formula, layout, the name of the first difference, what it names.
WRONG = [
    # the transpose of the whole: right in another layout
    ("trAXB", "B @ A", "denominator", "layout", "numerator"),
    ("trAXB", "A.T @ B.T", "numerator", "layout", "denominator"),
    ("trXA", "A", "denominator", "layout", "numerator"),
    ("aXb", "torch.outer(b, a)", "denominator", "layout", "numerator"),
    ("logdet", f"{INV}(X)", "denominator", "layout", "numerator"),
    ("logdet", f"{INV}(X).T", "numerator", "layout", "denominator"),
    ("det", f"{DET}(X) * {INV}(X)", "torch", "layout", "numerator"),
    ("trXX", "2 * X", "mixed", "layout", "numerator"),
    ("Ax", "A.T", "numerator", "layout", "denominator"),
    ("Ax", "A", "denominator", "layout", "numerator"),
    ("xA", "A", "torch", "layout", "denominator"),
    ("least-squares", "(2 * A.T @ (A @ w - y)).reshape(-1, 1)", "numerator", "layout", "denominator"),
    ("quadratic", "((B + B.T) @ x).reshape(1, -1)", "denominator", "layout", "numerator"),
    ("weighted-A", "-2 * torch.outer(s, W @ (x - A @ s))", "denominator", "layout", "numerator"),
    # a factor
    ("xx", "x", "denominator", "factor", 2.0),
    ("least-squares", "A.T @ (A @ w - y)", "denominator", "factor", 2.0),
    ("trXtX", "X", "denominator", "factor", 2.0),
    ("affine-norm", "A.T @ (A @ X @ B + C) @ B.T", "denominator", "factor", 2.0),
    ("trXk", "torch.linalg.matrix_power(X, 3).T", "denominator", "factor", 4.0),
    ("logdetXtX", "torch.linalg.pinv(X).T", "denominator", "factor", 2.0),
    ("weighted-x", "W @ (x - A @ s)", "denominator", "factor", 2.0),
    ("softmax", "2 * (torch.diag(torch.softmax(x, 0)) - torch.outer(torch.softmax(x, 0), torch.softmax(x, 0)))", "numerator", "factor", 0.5),
    ("least-squares", "-2 * A.T @ (y - A @ w) / 2", "denominator", "factor", 2.0),
    # a sign
    ("aXinvb", f"{INV}(X).T @ torch.outer(a, b) @ {INV}(X).T", "denominator", "sign", None),
    ("entropy", "p.log() + 1", "denominator", "sign", None),
    ("least-squares", "2 * A.T @ (y - A @ w)", "denominator", "sign", None),
    ("logistic", "y * torch.sigmoid(-y * (w @ x)) * x", "denominator", "sign", None),
    ("detXinv", f"{INV}(X).T / {DET}(X)", "denominator", "sign", None),
    ("distance", "(a - x) / (x - a).norm()", "denominator", "sign", None),
    ("trAXinvB", f"({INV}(X) @ B @ A @ {INV}(X)).T", "denominator", "sign", None),
    ("dinverse", f"{INV}(X) @ dX @ {INV}(X)", "numerator", "sign", None),
    # sign or factor, and the layout
    ("aXinvb", f"{INV}(X) @ torch.outer(b, a) @ {INV}(X)", "denominator", "layout-sign", "numerator"),
    ("trXX", "X", "denominator", "layout-factor", "numerator"),
    # one letter transposed
    ("trAXtB", "B @ A.T", "denominator", "transpose", "A"),
    ("trAXB", "A @ B.T", "denominator", "transpose", "A"),
    ("trXtBX", "(B + B) @ X", "denominator", "transpose", "B"),
    ("least-squares", "2 * A @ (A @ w - y)", "denominator", "transpose", "A"),
    ("logdet", f"{INV}(X.T).T", "denominator", "layout", "numerator"),
    ("trAXBXtC", "A.T @ C.T @ X @ B + C @ A @ X @ B", "denominator", "transpose", "B"),
    ("aXXa", "X @ torch.outer(a, a) + torch.outer(a, a) @ X.T", "denominator", "transpose", "X"),
    # a matrix taken as symmetric
    ("quadratic", "2 * B @ x", "denominator", "symmetric", "B"),
    ("trXtBX", "2 * B @ X", "denominator", "symmetric", "B"),
    ("trXBXt", "2 * X @ B", "denominator", "symmetric", "B"),
    ("affine-quadratic", "2 * torch.outer(D @ (X @ b + c), b)", "denominator", "symmetric", "D"),
    ("hessian-quadratic", "2 * B", "numerator", "symmetric", "B"),
    # the variable taken as symmetric: off-diagonal entries counted twice
    ("logdet", f"2 * {INV}(X) - torch.diag(torch.diag({INV}(X)))", "denominator", "symmetric-counted", None),
    ("trXX", "4 * X - 2 * torch.diag(torch.diag(X))", "denominator", "symmetric-counted", None),
    ("det", f"{DET}(X) * (2 * {INV}(X) - torch.diag(torch.diag({INV}(X))))", "numerator", "symmetric-counted", None),
    # a term
    ("quadratic", "B @ x", "denominator", "term-missing", "B.T @ x"),
    ("bXtXc", "X @ torch.outer(b, c)", "denominator", "term-missing", "X @ torch.outer(c, b)"),
    ("dproduct", "dX @ Y", "numerator", "term-missing", "X @ dY"),
    ("softmax", "torch.diag(torch.softmax(x, 0)) + torch.outer(torch.softmax(x, 0), torch.softmax(x, 0))", "numerator", "term-sign", "torch.outer(torch.softmax(x, 0), torch.softmax(x, 0))"),
    ("cross-entropy", "torch.softmax(z, 0) + torch.eye(z.numel())[1]", "denominator", "term-sign", "torch.eye(z.numel())[1]"),
    # a factor that changes from point to point
    ("det", f"{INV}(X).T", "denominator", "scalar", None),
    ("norm", "x", "denominator", "scalar", None),
    ("frobenius", "X", "denominator", "scalar", None),
    # a shape
    ("xx", "2 * x @ x", "denominator", "shape", None),
    ("trX", "torch.ones(X.shape[0])", "denominator", "shape", None),
    ("trXtX", "2 * X.sum(0)", "denominator", "shape", None),
    # another number
    ("logsumexp", "torch.sigmoid(x)", "denominator", "entry", None),
    ("sum-sin", "X.sin()", "denominator", "entry", None),
]  # fmt: skip


def test_there_are_enough_wrong_formulas_of_every_kind() -> None:
    assert len(WRONG) >= 40
    kinds = {kind for *_, kind, _ in WRONG}
    assert {"layout", "factor", "sign", "symmetric", "symmetric-counted", "transpose", "shape"} <= kinds


@pytest.mark.parametrize(("key", "candidate", "layout", "kind", "named"), WRONG)
def test_a_wrong_formula_is_told_by_name(key: str, candidate: str, layout: Layout, kind: str, named: object) -> None:
    found = verdict(key, candidate, layout)
    assert found.kind == kind, found
    if kind.startswith("layout"):
        assert found.layout == named
    elif kind == "factor":
        assert found.factor == pytest.approx(named)
    elif kind in ("transpose", "symmetric"):
        assert named in found.names
    elif kind.startswith("term"):
        assert found.term.replace(" ", "") == str(named).replace(" ", "")


RIGHT = [
    ("quadratic", "B @ x + B.T @ x", "denominator"),
    ("quadratic", "x @ (B + B.T)", "numerator"),
    ("quadratic", "((B + B.T) @ x).reshape(-1, 1)", "denominator"),
    ("quadratic", "((B + B.T) @ x)[None, :]", "numerator"),
    ("quadratic", "B @ x + x @ B", "torch"),
    ("xx", "x + x", "mixed"),
    ("least-squares", "-2 * A.T @ y + 2 * A.T @ A @ w", "denominator"),
    ("trAXB", "(B @ A).T", "denominator"),
    ("trAXB", "B @ A", "numerator"),
    ("logdet", f"{INV}(X.T)", "denominator"),
    ("logdet", f"{INV}(X)", "numerator"),
    ("det", f"{DET}(X) * torch.linalg.solve(X.T, torch.eye(X.shape[0]))", "torch"),
    ("softmax", "torch.diag(torch.softmax(x, 0)) - torch.softmax(x, 0)[:, None] * torch.softmax(x, 0)", "numerator"),
    ("Ax", "A", "mixed"),
    ("Ax", "A.T", "denominator"),
    ("sum", "torch.ones(x.numel())", "numerator"),
    ("frobenius", "X / torch.sqrt((X * X).sum())", "denominator"),
    ("nuclear", "torch.linalg.svd(X, full_matrices=False)[0] @ torch.linalg.svd(X, full_matrices=False)[2]", "torch"),
    ("AX", "torch.einsum('ik,jl->ijkl', A, torch.eye(X.shape[1]))", "torch"),
    ("AX", "torch.einsum('ik,jl->ijlk', A, torch.eye(X.shape[1]))", "numerator"),
    ("hessian-least-squares", "2 * A.T @ A", "numerator"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "candidate", "layout"), RIGHT)
def test_a_right_formula_passes_in_any_spelling(key: str, candidate: str, layout: Layout) -> None:
    assert verdict(key, candidate, layout).kind == "right"


def test_a_formula_that_does_not_run_keeps_torchs_own_mistake() -> None:
    function, trace = known("quadratic")
    for candidate, kind in (("B @ y", "name"), ("B @ x[:1] @ 3", "mv-shape")):
        found = judged(Question(function, candidate, "torch", trace), explore)
        assert isinstance(found, Trace) and found.mistake is not None and found.mistake.kind == kind


def test_what_is_no_formula_is_not_run() -> None:
    assert [candidate_problem(one) for one in ("", "  ", "x =", "x = 2", "a\nb", "x" * 301)] == [
        "empty", "empty", "syntax", "syntax", "syntax", "long",
    ]  # fmt: skip


def test_a_comment_and_deep_brackets_do_no_harm() -> None:
    assert verdict("quadratic", "(B + B.T) @ x  # (", "torch").kind == "right"
    assert candidate_problem("-" * 299 + "x") == candidate_problem("(" * 80 + "x" + ")" * 80 + "**2" * 60) == "long"
    assert candidate_problem("-" * 20 + "x") == ""


def test_names_of_ones_own_do_not_meet_those_of_the_comparison() -> None:
    function = read("true = point = mine = torch.tensor([1., 2.])\ndef f(true):\n    return (true * point).sum()\n")
    trace = explore(derivative_program(function))
    for text, kind in (("point", "right"), ("2 * point", "factor")):
        found = judged(Question(function, text, "torch", trace), explore)
        assert isinstance(found, Verdict) and found.kind == kind


def test_terms_are_multiplied_out() -> None:
    assert terms("(B + B.T) @ x") == ("B @ x", "B.T @ x")
    assert terms("-(a - b)") == ("-a", "--b")


def test_each_variant_changes_one_thing() -> None:
    texts = {one.text for one in variants("A @ X.T - B")}
    assert {"A.T @ X.T - B", "A @ X - B", "A @ X.T - B.T", "A @ X.T + B"} <= texts

"""Sentences of the page Matrix calculus: layouts, differences between formulas, slips of the course's notes."""

from __future__ import annotations

from collections.abc import Iterator

from viz.cells import number_text, shape_text
from viz.escaping import code_span, markdown_text
from viz.matrix.entries import MOST_ENTRIES
from viz.matrix.identities import Identity
from viz.matrix.layouts import Layout
from viz.matrix.picture import Undrawable
from viz.matrix.program import LONGEST, LONGEST_CANDIDATE, Unusable
from viz.matrix.verdict import Verdict
from viz.words import _


def layout_name(layout: str) -> str:
    """Return a layout's name."""
    return {
        "numerator": _("Numerator layout"),
        "denominator": _("Denominator layout"),
        "mixed": _("Mixed (matrixcalculus.org)"),
        "torch": _("torch's order of axes"),
        "vec": _("vec: one matrix"),
    }[layout]


def layout_note(layout: str) -> str:
    """Return what a layout does, in one sentence or two."""
    return {
        "numerator": _(
            "Output axes first, then the input's axes reversed: the derivative of a number by a vector is a row. "
            "The course uses this layout."
        ),
        "denominator": _(
            "The transpose of the numerator layout: the gradient has the shape of the input, "
            "and the derivative of a vector by a number is a row."
        ),
        "mixed": _(
            "What matrixcalculus.org prints: a gradient as a column, but the derivative of a vector by a vector "
            "in the numerator layout. Where there are more than two axes, torch's order is shown."
        ),
        "torch": _(
            "The output's shape, then the input's shape, nothing reversed: what torch.autograd.functional.jacobian "
            "returns, and what .grad has for a scalar."
        ),
        "vec": _(
            "Columns of each matrix under one another: ∂ vec Y / ∂ vec X is one matrix. "
            "For Y = AXB it is the Kronecker product Bᵀ ⊗ A."
        ),
    }[layout]


def group_title(group: str) -> str:
    """Return the heading of a group of identities."""
    return {
        "course": _("Rules of the course"),
        "vector": _("A number by a vector"),
        "trace": _("A number by a matrix: products and traces"),
        "inverse": _("Inverses"),
        "determinant": _("Determinants"),
        "norm": _("Norms and eigenvalues"),
        "jacobian": _("Jacobians and differentials"),
        "hessian": _("Hessians: Jacobians of gradients"),
    }[group]


def caution(one: Identity) -> str:
    """Return where an identity holds; "" where it always does."""
    return {
        "": "",
        "distinct": _(
            "Only where singular values, or eigenvalues, are distinct; for the nuclear norm none may be zero."
        ),
        "symmetric": _(
            "The constant matrix is symmetric. Of a symmetric variable some books count each off-diagonal entry twice; "
            "torch takes every entry of X as its own."
        ),
        "tall": _("X is tall: more rows than columns. A is symmetric."),
        "positive": _("Every entry must be positive."),
        "square": _("X is square and invertible."),
    }[one.caution]


def no_symbols(refused: str, operation: str) -> str:
    """Return why SymPy gives no formula."""
    if refused == "operation":
        return _("not asked: {operation} has no rule for explicit symbols here").format(operation=operation)
    if refused == "entries":
        return _("not asked: formulas are written for derivatives of up to {count} entries").format(count=MOST_ENTRIES)
    return _("none: it would be too long to be read, or SymPy took too long")


def unusable(error: Unusable) -> str:
    """Return what is wrong with a text that defines no function."""
    return {
        "empty": _("Write a tensor and a function of it: x = torch.tensor([1., 2., 3.]), then def f(x): …"),
        "syntax": _("Python cannot read line {line}.").format(line=error.line),
        "function": _("The text defines no function named f. Write def f(x): and return a tensor."),
        "parameters": _("f must take one tensor: def f(x). Constants stand above it, with names of their own."),
        "input": _("f takes {name}, but no tensor of that name stands above it.").format(name=code_span(error.name)),
        "long": _("A function may have {count} characters here.").format(count=f"{LONGEST:,}"),
    }[error.problem]


def undrawable(error: Undrawable) -> str:
    """Return why a derivative is not drawn."""
    output, inputs = (code_span(shape_text(shape)) for shape in (error.output, error.inputs))
    return {
        "axes": _("Inputs and outputs of up to two axes can be drawn; here {output} by {inputs}."),
        "entries": _("Too many partial derivatives to draw: {output} by {inputs}."),
        "complex": _("Only real numbers can be drawn here."),
        "empty": _("A tensor without entries has no derivative to draw: {output} by {inputs}."),
        "tensor": _("f must take a tensor and return one."),
    }[error.problem].format(output=output, inputs=inputs)


def candidate_said(problem: str) -> str:
    """Return what is wrong with a text that is no formula; "" where nothing was typed."""
    return {
        "empty": "",
        "long": _("A formula may have {count} characters.").format(count=LONGEST_CANDIDATE),
        "syntax": _("Python cannot read this formula. Write one expression, such as (B + B.T) @ x."),
    }[problem]


def verdict_said(verdict: Verdict, layout: Layout) -> str:
    """Return the first difference between a formula and torch's derivative, as Markdown."""
    facts = {
        "name": layout_name(layout),
        "other": layout_name(verdict.layout) if verdict.layout else "",
        "wanted": code_span(shape_text(verdict.wanted)),
        "given": code_span(shape_text(verdict.given)),
        "letters": ", ".join(code_span(one) for one in verdict.names),
        "factor": number_text(verdict.factor),
        "term": code_span(verdict.term),
        "place": markdown_text(f"[{', '.join(str(one + 1) for one in verdict.entry)}]"),
        "mine": number_text(verdict.mine),
        "true": number_text(verdict.true),
    }
    kind = "symmetric-factor" if verdict.kind == "symmetric" and verdict.factor != 1 else verdict.kind
    sentences = _of_layout() | _of_size() | _of_symmetry() | _of_parts()
    return sentences[kind].format(**facts)


def _of_layout() -> dict[str, str]:
    """Return what is said of formulas that are right in another layout, by kind of verdict."""
    return {
        "right": _("Right, at 5 of 5 random points."),
        "layout": _(
            "Transposed: these are the right numbers in another layout ({other}, shape {given}). "
            "In this one ({name}) the derivative has the shape {wanted}."
        ),
        "layout-sign": _("Transposed, and the sign is wrong: minus this formula is right in another layout ({other})."),
        "layout-factor": _(
            "Transposed, and a factor is wrong: {factor} times this formula is right in another layout ({other})."
        ),
    }


def _of_size() -> dict[str, str]:
    """Return what is said of a wrong shape, sign or factor, or of wrong numbers."""
    return {
        "shape": _("The shape is wrong: the formula has {given}, the derivative {wanted} ({name})."),
        "sign": _("The sign is wrong: shape and size agree, minus this formula is right."),
        "factor": _("A factor is wrong: shape and direction agree, {factor} times this formula is right."),
        "scalar": _(
            "The direction is right, but a factor is missing that changes from point to point, "
            "such as a norm or a determinant. At the first point it is {factor}."
        ),
        "entry": _("The shape is right, the numbers are not: entry {place} is {mine}, torch has {true}."),
        "undefined": _("The formula gives nan or inf at a random point."),
    }


def _of_symmetry() -> dict[str, str]:
    """Return what is said of a formula that holds for symmetric matrices alone."""
    return {
        "symmetric": _("Right only where {letters} is symmetric: M + Mᵀ is 2M for a symmetric M alone."),
        "symmetric-factor": _("Right only where {letters} is symmetric, and then with the factor {factor}."),
        "symmetric-variable": _("Right only where X is symmetric. torch takes every entry of X as its own."),
        "symmetric-counted": _(
            "This counts each off-diagonal entry twice: it is the derivative for an X that stays symmetric. "
            "torch takes every entry of X as its own."
        ),
    }


def _of_parts() -> dict[str, str]:
    """Return what is said of one letter or term that is wrong or missing."""
    return {
        "transpose": _("A transpose is missing, or one too many: {letters}. Everything else is right."),
        "term-sign": _("One term has the wrong sign: {term}."),
        "term-missing": _("A term is missing: + {term}."),
    }


def chain_problem(problem: str, name: str) -> str:
    """Return why a program has no chain of Jacobians."""
    return {
        "text": _("Write the steps as assignments, from x to the result."),
        "leaf": _("No variable requires a gradient: begin with x = torch.tensor([1., 2.], requires_grad=True)."),
        "end": _("Nothing is computed from {name}.").format(name=code_span(name)),
        "large": _("{name} has too many entries for its Jacobian to be drawn.").format(name=code_span(name)),
    }[problem]


def slips() -> Iterator[tuple[str, str, str]]:
    """Yield where the course's notes slip: the row of the list, what stands there, what is right."""
    yield (
        "E29",
        _("“∂y/∂x of a vector y by a number x is a column: denominator layout.”"),
        _(
            "A column is the **numerator** layout here: as many rows as y has entries. "
            "In the denominator layout it is a row."
        ),
    )
    yield (
        "E30",
        _("The heading ∂y/∂x with both letters bold, for an input that is a number."),
        _(
            "Two cases: a number y by a vector **x** is a row, a vector **y** by a number x is a column "
            "(numerator layout, 分子布局; its transpose is the denominator layout, 分母布局)."
        ),
    )
    yield (
        "E31",
        _("The table of shapes lost its column for a vector **x**, and labels ∂**Y**/∂**X** as (m, l, n)."),
        _(
            "(m, l, n) is ∂**Y**/∂**x**. With both matrices there are four axes: (m, l, k, n). "
            "The map above has all nine."
        ),
    )
    yield (
        "E32",
        _("In ∂f/∂Xᵀ for an m × n matrix X the entries end in xₙ₁, x₁ₘ, xₙₘ."),
        _("They end in xₘ₁, x₁ₙ, xₘₙ, and the result is n × m: the transpose of torch's `.grad`."),
    )

"""Derivative rules of operations: what a book says, with the learner's names in it.

Elementwise operations are differentiated by the rules of viz.field.symbolic from their own text; what contracts,
reduces or moves cells stands in a table, each slot with its derivative and with what it does to the adjoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import numpy

from core.trace import BackwardPass, Node, Snapshot, Trace
from viz.field.symbolic import NoRule, derivative
from viz.node.factor_rules import Array
from viz.node.latex import bar_latex, name_latex
from viz.node.local_factor import summed_into
from viz.node.python_latex import as_expression, expression_latex
from viz.node.rule_numbers import contracted, elementwise, only_moved, reduced


class Rule(msgspec.Struct, frozen=True):
    """One operand's derivative as LaTeX.

    Attributes:
        derivative: ∂(output)/∂(operand), or "" where only the product with the adjoint is worth writing.
        product: What the operation sends back: the adjoint times the derivative; "" where a remark says it.
        remark: A key of `REMARKS`, or "".
    """

    derivative: str
    product: str
    remark: str = ""


REMARKS = {
    "moves": "Each cell's adjoint goes back to the cell it came from; cells that were not taken get 0.",
    "spreads": "Every cell that was added gets it.",
    "each": "Cell by cell; between different cells it is 0.",
    "largest": "The cell that was chosen gets it; the others get 0.",
    "shared": "Several cells are equally large: torch gives each of them an equal share, and the others 0.",
}
"""What a rule does to the adjoint, where a sentence says it better than a formula."""


ELEMENTWISE = {
    "add", "sub", "mul", "div", "true_divide", "pow", "neg", "exp", "log", "sin", "cos", "tan", "tanh", "sinh", "cosh",
    "sigmoid", "sqrt", "square", "abs", "relu", "atan", "rsub", "reciprocal", "rsqrt", "expm1", "log1p",
}  # fmt: skip
"""Each output cell is made of the operands' cells at the same (broadcast) place."""

EACH_CELL = Rule("", "", "moves")

_MATRIX_LEFT = Rule(r"\frac{{\partial {out}_{{ij}}}}{{\partial {x}_{{ik}}}} = {y}_{{kj}}", r"{bar}\,{y}^\top")
_MATRIX_RIGHT = Rule(r"\frac{{\partial {out}_{{ij}}}}{{\partial {y}_{{kj}}}} = {x}_{{ik}}", r"{x}^\top {bar}")

CONTRACTIONS: dict[tuple[int, int], tuple[Rule, Rule]] = {
    (1, 1): (Rule("{y}^\\top", r"{bar}\,{y}"), Rule("{x}^\\top", r"{bar}\,{x}")),
    (2, 1): (
        Rule(r"\frac{{\partial {out}_i}}{{\partial {x}_{{ij}}}} = {y}_j", r"{bar}\,{y}^\top"),
        Rule("{x}", r"{x}^\top {bar}"),
    ),
    (1, 2): (
        Rule("{y}^\\top", r"{y}\,{bar}"),
        Rule(r"\frac{{\partial {out}_j}}{{\partial {y}_{{ij}}}} = {x}_i", r"{x}\,{bar}^\top"),
    ),
    (2, 2): (_MATRIX_LEFT, _MATRIX_RIGHT),
}
"""(axes of the left operand, of the right one) → the rules of their product."""

CONJUGATED: dict[tuple[int, int], tuple[str, str]] = {
    (1, 1): (r"{bar}\,\overline{{{y}}}", r"{bar}\,\overline{{{x}}}"),
    (2, 1): (r"{bar}\,{y}^{{\mathsf{{H}}}}", r"{x}^{{\mathsf{{H}}}} {bar}"),
    (1, 2): (r"\overline{{{y}}}\,{bar}", r"\overline{{{x}}}\,{bar}^\top"),
    (2, 2): (r"{bar}\,{y}^{{\mathsf{{H}}}}", r"{x}^{{\mathsf{{H}}}} {bar}"),
}
"""The same products for complex operands: torch sends the conjugate."""

ONE_OPERAND: dict[str, Rule] = {
    "sum": Rule("1", "{bar}", "spreads"),
    "mean": Rule(r"\tfrac{{1}}{{{count}}}", r"\tfrac{{1}}{{{count}}}\,{bar}", "spreads"),
    "prod": Rule(r"\prod_{{j \neq i}} {x}_j", r"{bar} \prod_{{j \neq i}} {x}_j"),
    "norm": Rule(r"\frac{{{x}^\top}}{{\lVert {x} \rVert}}", r"{bar}\,\frac{{{x}}}{{\lVert {x} \rVert}}"),
    "softmax": Rule(
        r"\operatorname{{diag}}({out}) - {out}\,{out}^\top",
        r"{out} \odot \left({bar} - \langle {bar}, {out} \rangle\right)"
    ),
    "log_softmax": Rule(r"I - \mathbf{{1}}\,e^{{{out}\top}}", r"{bar} - e^{{{out}}} \sum {bar}"),
    "logsumexp": Rule(r"\operatorname{{softmax}}({x})^\top", r"{bar}\,\operatorname{{softmax}}({x})"),
    **dict.fromkeys(("max", "min", "amax", "amin"), Rule("", "", "largest")),
    "clone": Rule("I", "{bar}"),
    **dict.fromkeys(
        ("reshape", "view", "flatten", "T", "t", "mT", "transpose", "permute", "unsqueeze", "squeeze", "getitem",
         "expand", "contiguous", "write-back", "re-view", "index_select", "chunk", "split", "unbind"), EACH_CELL,
    ),
}  # fmt: skip
"""Operation → the rule of its first operand."""

JOINED = {"cat": EACH_CELL, "stack": EACH_CELL, "write-back": EACH_CELL}
PRODUCTS = {"dot", "inner", "vdot", "matmul", "mm", "mv", "bmm"}


def rule(trace: Trace, node: Node, slot: int, shown: BackwardPass | None = None) -> Rule | None:
    """Return the rule with the learner's names in it; None where no book has a short one.

    Args:
        shown: A pass; a rule that does not give what torch sent in it is not returned. (Without one, or for tensors
            that are not wholly known, a rule is left out only where its values make it ambiguous.)
    """
    found = _true(trace, node, slot, shown)
    if found is None:
        return None
    names = [name_latex(trace.nodes[index]) for index in node.operands]
    facts = {
        "x": names[0],
        "y": names[1] if len(names) > 1 else "",
        "out": name_latex(node),
        "bar": bar_latex(node),
        "count": str(_averaged(trace, node)),
    }
    held = {f"{name}_held": _held(facts[name]) for name in ("x", "y", "out")}
    derivative = re.sub(r"\{(x|y|out)\}_", r"{\1_held}_", found.derivative)
    product = found.product.format(**facts)
    if product and _is_complex(trace, node) and not _of(trace, node, slot).dtype.startswith("complex"):
        product = rf"\operatorname{{Re}}\left({product}\right)"  # of a real operand
    return Rule(derivative.format(**facts, **held), product, found.remark)


def _of(trace: Trace, node: Node, slot: int) -> Snapshot:
    return trace.nodes[node.operands[slot]].value


def _is_complex(trace: Trace, node: Node) -> bool:
    return any(one.dtype.startswith("complex") for one in (node.value, *(trace.nodes[n].value for n in node.operands)))


def _true(trace: Trace, node: Node, slot: int, shown: BackwardPass | None) -> Rule | None:
    """Return the rule where it gives what torch sent, its remark made to fit the values."""
    found = _found(trace, node, slot)
    if found is None:
        return None
    values = [trace.nodes[index].value for index in node.operands]
    adjoint = shown.adjoint(node.index) if shown is not None else None
    sent = (
        next((one.value for one in shown.sent if (one.user, one.slot) == (node.index, slot)), None) if shown else None
    )
    known = [one for one in (*values, node.value, adjoint, sent) if one is not None]
    if any(one.missing or one.elided or not one.numel for one in known):
        return found if found.remark != "largest" and not _is_complex(trace, node) else None
    with numpy.errstate(all="ignore"):
        if adjoint is None or sent is None:
            ones = numpy.ones(node.value.shape)
            remarks = {remark for remark, _ in _numbers(node, slot, values, ones, ones)}
            return None if found.remark == "largest" and remarks != {"largest"} else found
        for remark, number in _numbers(node, slot, values, adjoint.array(), sent.array()):
            if _alike(number, sent.array()):
                return Rule(found.derivative, found.product, remark if remark == "shared" else found.remark)
    return None


def _numbers(node: Node, slot: int, values: list[Snapshot], adjoint: Array, sent: Array) -> Iterator[tuple[str, Array]]:
    """Yield (remark, contribution) as the rule computes it; several where the text leaves open which is meant."""
    operation = node.operation.rstrip("_")
    wide = [_wide(one.array()) for one in values]
    bar = _wide(adjoint)
    if operation in PRODUCTS and len(wide) == 2:
        found = contracted(slot, wide, bar)
    elif operation in ELEMENTWISE:
        found = elementwise(re.sub(r"\{(\d+)\}", r"operand_\1", _operators(node)), slot, wide, bar)
    elif operation in JOINED or ONE_OPERAND.get(operation) is EACH_CELL:
        found = sent if only_moved(adjoint, sent) else None
    else:
        yield from reduced(operation, wide[0], _wide(node.value.array()), bar)
        return
    if found is not None:
        yield "", found


def _wide(cells: Array) -> Array:
    return cells.astype(numpy.complex128 if cells.dtype.kind == "c" else numpy.float64)


def _alike(number: Array, sent: Array) -> bool:
    """Whether a rule's number, summed over stretched axes, is what torch sent, up to rounding."""
    summed = summed_into(number, sent.shape)
    if summed is None:
        return False
    if sent.dtype.kind != "c":
        summed = summed.real
    finite = numpy.abs(sent[numpy.isfinite(sent)])
    off = 1e-4 * float(finite.max(initial=0.0)) + 1e-30
    return bool(numpy.allclose(summed, sent, rtol=1e-2 if sent.dtype.itemsize < 4 else 1e-3, atol=off, equal_nan=True))


def _held(name: str) -> str:
    """Return a name that an index can follow: v₃ has one already."""
    return f"({name})" if "_" in name else name


def _found(trace: Trace, node: Node, slot: int) -> Rule | None:
    operation = node.operation.rstrip("_")
    shapes = [trace.nodes[index].value.shape for index in node.operands]
    if operation in PRODUCTS and len(shapes) == 2:
        axes = len(shapes[0]), len(shapes[1])
        if axes not in CONTRACTIONS:
            return None
        found = CONTRACTIONS[axes][slot]
        return Rule(found.derivative, CONJUGATED[axes][slot]) if _is_complex(trace, node) else found
    if operation in JOINED:
        return JOINED[operation]
    if operation in ELEMENTWISE:
        return _elementwise(trace, node, slot)
    if _is_complex(trace, node) and operation in ("prod", "norm", "softmax", "log_softmax", "logsumexp"):
        return None
    if slot or (operation == "norm" and re.search(r"(p|ord)=(?!'fro'|None|2\b)", node.text)):
        return None
    return ONE_OPERAND.get(operation)


def _elementwise(trace: Trace, node: Node, slot: int) -> Rule | None:
    """Differentiate the operation's own text; a book's f′(x) rather than a table of ours."""
    text = re.sub(r"\{(\d+)\}", r"operand_\1", _operators(node))
    try:
        slope = derivative(text, f"operand_{slot}")
    except (NoRule, SyntaxError, RecursionError):
        return None
    operands = [trace.nodes[index] for index in node.operands]
    names = [name_latex(one) for one in operands]
    scalars = all(not one.value.shape for one in operands)
    template = re.sub(r"operand_(\d+)", r"{\1}", slope)
    latex = expression_latex(template, names, scalars=scalars)
    if latex is None:
        return None
    escaped = latex.replace("{", "{{").replace("}", "}}")
    remark = "each" if node.value.shape else ""
    if latex == "1":
        return Rule("1", "{bar}", remark)
    times = r"\cdot" if not node.value.shape else r"\odot"
    if _is_complex(trace, node) and re.search("[a-z]", latex):
        return Rule(escaped, rf"{{bar}} {times} \overline{{{{{escaped}}}}}", remark)
    held = rf"\left({escaped}\right)" if re.search(r" [+-] |^-", latex) else escaped
    return Rule(escaped, rf"{{bar}} {times} {held}", remark)


CALLED = {"add": "+", "sub": "-", "mul": "*", "div": "/", "true_divide": "/", "pow": "**"}


def _operators(node: Node) -> str:
    """Return the call's text with operators in place of functions of two: ``add({0}, {1})`` is ``{0} + {1}``."""
    if (written := as_expression(node.text)) != node.text:
        return written
    call = re.fullmatch(r"(\w+?)_?\((\{\d+\}|[\w.-]+), (\{\d+\}|[\w.-]+)\)", node.text)
    if call and call[1] in CALLED:
        return f"{call[2]} {CALLED[call[1]]} {call[3]}"
    one = re.fullmatch(r"neg_?\((\{\d+\})\)", node.text)
    return f"-{one[1]}" if one else re.sub(r"^(\w+?)_\(", r"\1(", node.text)


def _averaged(trace: Trace, node: Node) -> int:
    """Return how many cells one cell of a mean is the mean of."""
    if not node.operands:
        return 1
    return max(trace.nodes[node.operands[0]].value.numel // max(node.value.numel, 1), 1)

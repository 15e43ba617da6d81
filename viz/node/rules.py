"""Derivative rules of operations as LaTeX: what a book says, with the learner's names in it.

The texts are the records' of `viz.operations`; a rule that does not give what torch sent is not told.
"""

from __future__ import annotations

import ast
import re

import msgspec
import numpy

from core.trace import BackwardPass, Node, Snapshot, Trace
from viz.node.latex import bar_latex, name_latex
from viz.node.python_latex import expression_latex
from viz.operations.call import Call, call_of
from viz.operations.evaluation import averaged_over, constants_of, sent_by
from viz.operations.language import Array, NoValue
from viz.operations.laws import LAWS, always, only_moved
from viz.operations.record import Back
from viz.operations.registry import OPERATIONS
from viz.operations.simplify import filled, names_in, read, times, with_expressions
from viz.operations.summing import summed_into


class Rule(msgspec.Struct, frozen=True):
    """One operand's derivative as LaTeX.

    Attributes:
        derivative: ∂(output)/∂(operand), or "" where only the product with the adjoint is worth writing.
        product: What the operation sends back: the adjoint times the derivative; "" where a remark says it.
        remark: A key of `viz.operations.remarks.REMARKS`, or "".
    """

    derivative: str
    product: str
    remark: str = ""


WORDS_ONLY = frozenset({"moves", "largest", "shared"})
"""Remarks that say all there is to say."""


def rule(trace: Trace, node: Node, slot: int, shown: BackwardPass | None = None) -> Rule | None:
    """Return the rule with the learner's names in it; None where no book has a short one.

    Args:
        shown: A pass; a rule that does not give what torch sent in it is not returned. (Without one, or for tensors
            that are not wholly known, a rule is left out only where its values make it ambiguous.)
    """
    call = call_of(trace, node)
    if call is None or not call.holds() or not call.ways(slot):
        return None
    back = _true(trace, node, slot, call, shown)
    return None if back is None else _written(trace, node, slot, call, back)


def _true(trace: Trace, node: Node, slot: int, call: Call, shown: BackwardPass | None) -> Back | None:
    """Return the way of the record that gives what torch sent, as far as the values are known."""
    ways = call.ways(slot)
    values = [trace.nodes[index].value for index in node.operands]
    adjoint = shown.adjoint(node.index) if shown is not None else None
    sent = (
        next((one.value for one in shown.sent if (one.user, one.slot) == (node.index, slot)), None) if shown else None
    )
    known = [one for one in (*values, node.value, adjoint, sent) if one is not None]
    if any(one.missing or one.elided or not one.numel for one in known):
        return ways[0] if len(ways) == 1 and not _is_complex(trace, node) else None
    arrays, out = [one.array() for one in values], node.value.array()
    with numpy.errstate(all="ignore"):
        if adjoint is None or sent is None:
            return _unambiguous(call, slot, ways, arrays, out)
        bar, torchs = adjoint.array(), sent.array()
        fitting = [
            (one, cells) for one in ways if (cells := _fits(call, slot, one, arrays, out, bar, torchs)) is not None
        ]
        if not fitting or (not bar.any() and _differ(call, slot, ways, arrays, out)):
            return None  # what arrived does not tell which of them it is
        return fitting[0][0]


def _fits(
    call: Call, slot: int, back: Back, arrays: list[Array], out: Array, bar: Array, torchs: Array
) -> Array | None:
    """Return the contribution by one way when it is torch's."""
    if not back.text:
        real = all(one.dtype.kind in "fiu" for one in (arrays[slot], out, bar, torchs))
        law = LAWS[back.remark]
        readable = real or law in (only_moved, always)
        return torchs if readable and law(arrays[slot], out, bar, torchs) else None
    try:
        summed = summed_into(sent_by(call, slot, back, arrays, out, bar).product, torchs.shape)
    except NoValue:
        return None
    return summed if summed is not None and _alike(summed, torchs) else None


def _unambiguous(call: Call, slot: int, ways: tuple[Back, ...], arrays: list[Array], out: Array) -> Back | None:
    """Return the first way of a record when all of them say the same of these operands."""
    return None if _differ(call, slot, ways, arrays, out) else next(iter(ways))


def _differ(call: Call, slot: int, ways: tuple[Back, ...], arrays: list[Array], out: Array) -> bool:
    """Whether the ways of a record give different numbers for these operands."""
    made: list[Array] = []
    for one in ways:
        try:
            if one.text:
                made.append(sent_by(call, slot, one, arrays, out, numpy.ones(out.shape)).product)
        except NoValue:
            continue
    return any(one.shape != made[0].shape or not numpy.array_equal(one, made[0], equal_nan=True) for one in made[1:])


def _alike(summed: Array, sent: Array) -> bool:
    """Whether a rule's number is what torch sent, up to rounding."""
    summed = summed if sent.dtype.kind == "c" else summed.real
    finite = numpy.abs(sent[numpy.isfinite(sent)])
    off = 1e-4 * float(finite.max(initial=0.0)) + 1e-30
    return bool(numpy.allclose(summed, sent, rtol=1e-2 if sent.dtype.itemsize < 4 else 1e-3, atol=off, equal_nan=True))


# --- as LaTeX ---------------------------------------------------------------------------------------------------------


def _written(trace: Trace, node: Node, slot: int, call: Call, back: Back) -> Rule | None:
    remark = back.remark or ("each" if call.operation.family == "each" and node.value.shape else "")
    if not back.text or back.remark in WORDS_ONLY or not back.symbol:
        return Rule("", "", back.remark) if back.remark else None
    operands = [trace.nodes[index] for index in node.operands]
    tree = _filled(call, back, operands, node)
    slots = _slot_names(call)
    names = [*(name_latex(one) for one in operands), name_latex(node), bar_latex(node)]
    scalars = not node.value.shape
    turned = _is_complex(trace, node)
    product_tree = tree
    if "bar" not in names_in(back.text):
        derivative = _latex(tree, slots, names, scalars, turned)
        slope = ast.Call(ast.Name("conj", ast.Load()), [tree], []) if turned and _varies(tree) else tree
        product_tree = None if ast.unparse(tree) == "1" else _times_adjoint(slope)
    else:
        derivative = ""
    product = bar_latex(node) if product_tree is None else _latex(product_tree, slots, names, scalars, turned)
    if product is None or derivative is None:
        return None
    if turned and not operands[slot].value.dtype.startswith("complex"):
        product = rf"\operatorname{{Re}}\left({product}\right)"  # of a real operand
    if back.jacobian:
        derivative = _jacobian(back.jacobian, call, names, operands, node)
    return Rule(derivative, product, remark)


def _filled(call: Call, back: Back, operands: list[Node], node: Node) -> ast.expr:
    """Return the text with this call's numbers; a result that has a short formula stands as that formula."""
    tree = filled(back.text, constants_of(call, [one.value.numel for one in operands], node.value.numel))
    shown = _result(call)
    return with_expressions(tree, {"out": shown}) if shown is not None else tree


def _result(call: Call) -> ast.expr | None:
    """Return f(x) for an operation of one number, so that the derivative is written in x."""
    operation = call.operation
    of_one = operation.family == "each" and not operation.parameters.startswith("x, y")
    if of_one and set(call.slots) == {"x"} and operation.latex is not None:
        return ast.Call(ast.Name(operation.name, ast.Load()), [ast.Name("x", ast.Load())], [])
    return None


def _slot_names(call: Call) -> dict[str, int]:
    """Return which place in the list of names a formula's name has: operands by slot, the result, the adjoint."""
    count = 1 + max(slot for slots in call.slots.values() for slot in slots)
    return {name: slots[0] for name, slots in call.slots.items()} | {"out": -2, "bar": -1} | {"": count}


def _latex(tree: ast.expr, slots: dict[str, int], names: list[str], scalars: bool, turned: bool) -> str | None:
    text = ast.unparse(ast.fix_missing_locations(tree))
    if not turned:
        text = text.replace(".mH", ".mT")
    places = {name: place % len(names) for name, place in slots.items() if name}
    text = re.sub(r"\b[a-z_]+\b", lambda word: f"{{{places[word[0]]}}}" if word[0] in places else word[0], text)
    return expression_latex(text, names, scalars=scalars, real=not turned)


def _times_adjoint(slope: ast.expr) -> ast.expr:
    """Return the adjoint times a derivative; a number stands in front."""
    bar: ast.expr = ast.Name("bar", ast.Load())
    if read(slope) is not None:
        return times(slope, bar)
    return ast.BinOp(bar, ast.Mult(), slope) if _varies(slope) else ast.BinOp(slope, ast.Mult(), bar)


def _varies(tree: ast.expr) -> bool:
    return any(isinstance(one, ast.Name) and one.id not in OPERATIONS and one.id != "pi" for one in ast.walk(tree))


def _jacobian(template: str, call: Call, names: list[str], operands: list[Node], node: Node) -> str:
    """Return a record's own LaTeX of the derivative, with names; one that has an index already in brackets."""
    facts = {name: names[slots[0]] for name, slots in call.slots.items()} | {"out": names[-2], "bar": names[-1]}
    held = {f"{name}_held": f"({text})" if "_" in text else text for name, text in facts.items()}
    template = re.sub(r"\{(x|y|out)\}_", r"{\1_held}_", template)
    return template.format(
        **facts, **held, n=averaged_over(call, [one.value.numel for one in operands], node.value.numel)
    )


def _is_complex(trace: Trace, node: Node) -> bool:
    values: list[Snapshot] = [node.value, *(trace.nodes[index].value for index in node.operands)]
    return any(one.dtype.startswith("complex") for one in values)

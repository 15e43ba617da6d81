"""A Python expression as a formula: ``dot({0}, {1}) ** 2`` with the operands' names as LaTeX."""

from __future__ import annotations

import ast
import re

from viz.escaping import latex_text
from viz.node.latex import indexed, number_latex
from viz.operations.call import SLOT, as_expression, defaults
from viz.operations.record import ATOM, MINUS, POWER, PRODUCT, SUM, Latex
from viz.operations.registry import named

Formula = tuple[str, int]

TURNED = {"T": r"\top", "mT": r"\top", "mH": r"\mathsf{H}"}
HELPERS = {
    "rank_one": Latex(r"{0}\,{1}^\top", PRODUCT, PRODUCT, ATOM), "inv": Latex("{0}^{{-1}}", POWER, ATOM),
    "others": Latex(r"\prod_{{j \neq i}} {0}_j", PRODUCT, ATOM), "eye": Latex("I"),
    "nonzero": Latex("{0}", PRODUCT, PRODUCT),
    "averaged": Latex(r"\operatorname{{mean}} {0}", PRODUCT, ATOM),
    "picked": Latex(r"{0}_{{{1}}}", ATOM, ATOM, 0), "diagonal": Latex(r"\operatorname{{diag}} {0}", PRODUCT, ATOM),
}  # fmt: skip
"""Functions of the records' formulas that are no operation of torch, or mean something else there."""

LETTERS = {"pi": r"\pi", "n": "n", "k": "k", "mask": r"\mathrm{mask}"}
"""Names of the records' formulas that are no operand: ``mask`` has 1 where dropout kept a cell."""

COMPARED = {ast.Eq: "=", ast.NotEq: r"\neq", ast.Lt: "<", ast.LtE: r"\leq", ast.Gt: ">", ast.GtE: r"\geq"}


class NoFormula(Exception):
    """The expression has a part that is no formula."""


def expression_latex(text: str, operands: list[str], *, scalars: bool = False, real: bool = True) -> str | None:
    """Return the formula of a call, or None when it is better read as code.

    Args:
        text: As `core.trace.Node.text` has it, ``{0}`` for the first operand.
        operands: LaTeX of the operands, by slot.
        scalars: Whether every operand is one number: a product is then ``·`` and not cell by cell.
        real: Whether a conjugate says nothing.
    """
    try:
        named = re.sub(r"\{(\d+)\}", lambda slot: SLOT.format(slot.group(1)), as_expression(text))
        tree = ast.parse(named, mode="eval").body
        table = {SLOT.format(slot): (latex, _grip(latex)) for slot, latex in enumerate(operands)}
        times = r"\cdot" if scalars else r"\odot"
        if isinstance(tree, ast.Compare) and isinstance(tree.ops[0], ast.Eq):
            left, right = (_latex(one, table, times)[0] for one in (tree.left, tree.comparators[0]))
            return rf"{left} \overset{{?}}{{=}} {right}"  # a question: behind ``mask =`` a sign of equality misleads
        return _latex(_without_conjugates(tree) if real else tree, table, times)[0]
    except (NoFormula, SyntaxError, ValueError, OverflowError, RecursionError):  # a number beyond every float
        return None


def _grip(latex: str) -> int:
    return MINUS if latex.startswith("-") else ATOM


def _latex(tree: ast.expr, names: dict[str, Formula], times: str) -> Formula:
    match tree:
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Constant(value=bool()) | ast.Constant(value=str()):
            raise NoFormula
        case ast.Constant(value=int() | float() as number):
            return number_latex(number), ATOM
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return f"-{_held(_latex(inner, names, times), PRODUCT)}", MINUS
        case ast.BinOp(left=left, op=op, right=right):
            return _operator(op, _latex(left, names, times), _latex(right, names, times), times, tree)
        case ast.Compare(left=left, ops=signs, comparators=rest) if all(type(one) in COMPARED for one in signs):
            sides = [_latex(one, names, times)[0] for one in (left, *rest)]
            signed = [f" {COMPARED[type(sign)]} {side}" for sign, side in zip(signs, sides[1:], strict=True)]
            return sides[0] + "".join(signed), SUM
        case ast.Attribute(value=inner, attr=name) if name in TURNED:
            return f"{_held(_latex(inner, names, times), ATOM)}^{{{TURNED[name]}}}", POWER
        case ast.Attribute(value=inner, attr=name) if (form := _form(name)) is not None:
            return _formed(form, [_latex(inner, names, times)])
        case ast.Name(id=name) if name in LETTERS:
            return LETTERS[name], ATOM
        case ast.Subscript(value=inner, slice=index):
            return indexed(_held(_latex(inner, names, times), ATOM), _place(index, names)), ATOM
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, args, tree, names, times)
    raise NoFormula


def _place(index: ast.expr, names: dict[str, Formula]) -> str:
    """Return what stands in square brackets, its tensors by their names in a formula."""
    parts = re.split(f"({SLOT.format('[0-9]+')})", ast.unparse(index).strip("()"))
    return "".join(names[one][0] if one in names else rf"\mathtt{{{latex_text(one)}}}" for one in parts if one)


def _operator(op: ast.operator, left: Formula, right: Formula, times: str, tree: ast.BinOp) -> Formula:
    match op:
        case ast.Add():
            return f"{left[0]} + {_held(right, PRODUCT, brackets_minus=True)}", SUM
        case ast.Sub():
            return f"{left[0]} - {_held(right, PRODUCT, brackets_minus=True)}", SUM
        case ast.Mult():
            number = _is_number(tree.left) or _is_number(tree.right)
            sign = r"\cdot" if number else times
            return f"{_held(left, PRODUCT)} {sign} {_held(right, POWER)}", PRODUCT
        case ast.MatMult():
            return rf"{_held(left, PRODUCT)}\,{_held(right, POWER)}", PRODUCT
        case ast.Div():
            return rf"\frac{{{left[0]}}}{{{right[0]}}}", PRODUCT
        case ast.Pow():
            return f"{_held(left, ATOM)}^{{{right[0]}}}", POWER
        case ast.Mod():
            return rf"{_held(left, PRODUCT)} \bmod {_held(right, POWER)}", PRODUCT
        case ast.FloorDiv():
            return rf"\left\lfloor \frac{{{left[0]}}}{{{right[0]}}} \right\rfloor", ATOM
    raise NoFormula


def _is_number(tree: ast.expr) -> bool:
    """Whether a part of a formula has no operand in it: ``2``, ``log(2)``, ``sqrt(pi)``."""
    called = {one.func for one in ast.walk(tree) if isinstance(one, ast.Call)}
    names = (one for one in ast.walk(tree) if isinstance(one, ast.Name) and one not in called)
    return all(one.id in ("pi", "n") for one in names)


def _call(name: str, args: list[ast.expr], tree: ast.Call, names: dict[str, Formula], times: str) -> Formula:
    plain = name if name.startswith("__") else name.rstrip("_")
    if plain == "where" and len(args) == 3 and not tree.keywords:
        return _cases(args, names, times)
    if plain == "rank_one" and isinstance(args[1], ast.Call) and ast.unparse(args[1].func) == "conj":
        left, right = (_latex(one, names, times) for one in (args[0], args[1].args[0]))
        return rf"{_held(left, PRODUCT)}\,{_held(right, ATOM)}^{{\mathsf{{H}}}}", PRODUCT
    if plain in HELPERS and len(args) == max(HELPERS[plain].count, 1) and not tree.keywords:
        return _formed(HELPERS[plain], [_latex(one, names, times) for one in args])
    form = _form(plain, len(args))
    if form is None or _axes(tree, plain) or any(isinstance(one, ast.Tuple | ast.List) for one in args):
        return _plain_call(plain, args, tree, names, times), ATOM
    if len(args) != form.count or (form.count == 2 and tree.keywords):
        return _plain_call(plain, args, tree, names, times), ATOM
    if plain in ("mul", "multiply") and times == r"\cdot":
        form = Latex(form.template.replace(r"\odot", times), form.grip, form.inner, form.right)
    return _formed(form, [_latex(one, names, times) for one in args])


def _form(name: str, operands: int = 1) -> Latex | None:
    """Return how an operation is written; a call that holds another record for two operands is written as that one."""
    record = named(name)
    if record is not None and record.of_two and operands == 2:
        record = named(record.of_two)
    return None if record is None else record.latex


def _formed(form: Latex, inner: list[Formula]) -> Formula:
    grips = [form.inner, form.inner if form.right is None else form.right]
    held = [
        _held(one, grips[min(place, 1)], brackets_minus=place > 0 and form.inner > 0) for place, one in enumerate(inner)
    ]
    if "{0}_" in form.template and "_" in held[0]:
        held[0] = f"({held[0]})"  # KaTeX refuses two subscripts in a row
    return form.template.format(*held), form.grip


def _cases(args: list[ast.expr], names: dict[str, Formula], times: str) -> Formula:
    """Return ``where`` as an indicator where it chooses between 1 and 0, else as two cases."""
    condition, first, second = (_latex(one, names, times) for one in args)
    if [ast.unparse(one) for one in args[1:]] == ["1", "0"]:  # the slope of a ReLU
        return rf"\mathbf{{1}}[{condition[0]}]", ATOM
    if [ast.unparse(one) for one in args[1:]] == ["0", "1"]:
        return rf"\mathbf{{1}}[{_negated(args[0], names, times)}]", ATOM
    cases = rf"{first[0]} & {condition[0]} \\ {second[0]} & {_negated(args[0], names, times)}"
    return rf"\begin{{cases}} {cases} \end{{cases}}", ATOM


NEGATED: dict[type, type[ast.cmpop]] = {
    ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
}  # fmt: skip


def _negated(tree: ast.expr, names: dict[str, Formula], times: str) -> str:
    """Return the condition of the second case."""
    match tree:
        case ast.Compare(left=left, ops=[sign], comparators=rest) if type(sign) in NEGATED:
            return _latex(ast.Compare(left, [NEGATED[type(sign)]()], rest), names, times)[0]
    return rf"\lnot\, {_held(_latex(tree, names, times), ATOM)}"


class _WithoutConjugates(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.expr:
        inner = self.generic_visit(node)
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "conj" and inner.args:
            return inner.args[0]
        return inner  # type: ignore[return-value]


def _without_conjugates(tree: ast.expr) -> ast.expr:
    return _WithoutConjugates().visit(tree)


def _axes(tree: ast.Call, name: str) -> bool:
    """Whether the call says more than its operand: axes, a power, a correction; None says nothing."""
    said = ("dim", "axis", "keepdim", "p", "ord", "min", "max", "other", "exponent", "correction", "unbiased")
    return any(word.arg in said and not _silent(word, name) for word in tree.keywords)


def _silent(word: ast.keyword, name: str) -> bool:
    """Whether an argument says nothing: None, False, or what torch would have taken anyway."""
    if (word.arg or "").startswith("_"):  # torch's own, which nobody gave
        return True
    record = named(name)
    default = {} if record is None else defaults(record)
    usual = default.get(word.arg or "", ...)
    if not isinstance(word.value, ast.Constant):
        return ast.unparse(word.value) == repr(usual)
    value = word.value.value
    return value is None or value is False or value == usual


def _plain_call(name: str, args: list[ast.expr], tree: ast.Call, names: dict[str, Formula], times: str) -> str:
    parts = [_argument(one, names, times) for one in args]
    for word in tree.keywords:
        if word.arg and not _silent(word, name):
            parts.append(rf"\mathtt{{{latex_text(word.arg)}}}={_argument(word.value, names, times)}")
    return rf"\operatorname{{{latex_text(name)}}}({', '.join(parts)})"


def _argument(tree: ast.expr, names: dict[str, Formula], times: str) -> str:
    if isinstance(tree, ast.Tuple | ast.List):
        return f"({', '.join(_argument(one, names, times) for one in tree.elts)})"
    try:
        return _latex(tree, names, times)[0]
    except NoFormula:
        return rf"\mathtt{{{latex_text(ast.unparse(tree))}}}"


def _held(formula: Formula, grip: int, *, brackets_minus: bool = False) -> str:
    """Return the formula, in brackets when it holds together less tightly than ``grip``."""
    latex, own = formula
    if own < grip or (own == MINUS and (brackets_minus or grip >= PRODUCT)):
        return rf"\left({latex}\right)"
    return latex

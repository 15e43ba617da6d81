"""The record of one torch operation: its formula, its derivatives, its words and the calls that check it.

Formulas are Python texts of a small language (`viz.operations.language`): the operation's parameters by name, ``out``
for the result, ``bar`` for the adjoint that arrives, ``n`` for the number of cells that one result cell was averaged
over and ``k`` for the number of cells that are equally large. From the one text come the LaTeX of the panel, the
symbols of the step sentence, the numbers that are compared with torch's, and SymPy's expression.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any, Literal

SUM, PRODUCT, MINUS, POWER, ATOM = range(5)
"""How tightly a formula holds together: a sum inside a product needs brackets."""

Family = Literal[
    "each", "reduction", "scan", "product", "layer", "moves", "takes", "joins", "writes", "makes", "asks"
]  # fmt: skip
"""How result cells depend on operand cells.

each: on the cells at the same (broadcast) place. reduction: on all cells along some axes. scan: on all cells before it.
product: sums of products. layer: several of these at once (convolution, pooling, normalisation, recurrent cells).
moves: the same cells in another order or shape. takes: some of the cells. joins: cells of several operands.
writes: a tensor with some cells replaced. makes: new cells, of which no operand gets a gradient. asks: an answer
(a comparison, an index, a count), which has no gradient.
"""


@dataclass(frozen=True)
class Latex:
    """An operation's sign in formulas.

    Attributes:
        template: With the operands as {0}, {1}.
        grip: How tightly the whole holds together.
        inner: How tightly an operand must hold together to need no brackets.
        right: The same for the second operand, where it differs.
    """

    template: str
    grip: int = ATOM
    inner: int = 0
    right: int | None = None

    @property
    def count(self) -> int:
        """The number of operands with which it is written."""
        return len({name for _, name, _, _ in Formatter().parse(self.template) if name is not None})


def prefixed(sign: str) -> Latex:
    """Return a function's name before its operand: ``\\sin x``."""
    return Latex(sign + " {0}", PRODUCT, ATOM)


def power(exponent: str) -> Latex:
    """Return an exponent after the operand: ``A^{\\top}``."""
    return Latex(f"{{0}}^{{{{{exponent}}}}}", POWER, ATOM)


def between(sign: str, grip: int) -> Latex:
    """Return a sign between two operands."""
    return Latex(f"{{0}} {sign} {{1}}", grip, grip, grip + 1)


@dataclass(frozen=True)
class Back:
    """One way in which an operand gets its contribution.

    Attributes:
        text: The derivative, which multiplies the adjoint cell by cell; where it mentions ``bar``, all that is sent.
            "" where only words say it.
        remark: A key of `viz.operations.remarks.REMARKS`, or "".
        jacobian: LaTeX of the derivative where it differs from the text: a row, a diagonal, an equation.
        symbol: Whether the text is shown; one that is not says which of several equal cells was chosen.
    """

    text: str = ""
    remark: str = ""
    jacobian: str = ""
    symbol: bool = True


@dataclass(frozen=True, kw_only=True, eq=False)
class Operation:
    """The knowledge about one torch operation.

    Attributes:
        name: As a trace has it, without the underscore of an in-place write.
        family: How its cells depend on the operands' cells.
        parameters: As in a def: the tensors first, the rest with its defaults.
        value: The result, as a text of the parameters; "" where no short text says it.
        back: Parameter → the ways in which torch may send its contribution, the usual one first.
        latex: Its sign in formulas; None for ``\\operatorname{name}``.
        also: Other names of the same operation.
        only: Parameter → values for which the formulas hold; others get none.
        axes: Over which axes sums in the texts go: "dim" (a parameter), "classes", or "" for none.
        several: Whether torch takes several axes at once in ``dim``.
        over_several: Name of the operation that does the same over several axes, where this one takes one.
        pairs: Whether it gives values and their indices once an axis is named.
        reorders: Whether it only puts the axes into another order.
        by_rank: Axes of the operands → name of the record that holds for them.
        of_two: Name of the record that holds when there are two tensors: ``max(x, y)`` is ``maximum``.
        complex: Whether the texts hold for complex operands.
        limits: Where its value or slope is not finite: keys of `LIMITS`.
        underflows: Whether a small result may be rounded to 0.
        saturates: The ends of its range, to which large arguments are rounded.
        sure: Whether torch's contribution follows from the operands alone, so that it may be told where 0 arrived.
        examples: Calls with x, y, z that the test compares with torch; of several lines the last one is the result.
        setup: Statements before the examples.
    """

    name: str
    family: Family
    parameters: str = "x"
    value: str = ""
    back: Mapping[str, tuple[Back, ...]] = field(default_factory=dict)
    latex: Latex | None = None
    also: tuple[str, ...] = ()
    only: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    axes: Literal["", "dim", "classes"] = ""
    several: bool = False
    over_several: str = ""
    pairs: bool = False
    reorders: bool = False
    by_rank: Mapping[tuple[int, ...], str] = field(default_factory=dict)
    of_two: str = ""
    complex: bool = False
    limits: tuple[str, ...] = ()
    underflows: bool = False
    saturates: tuple[float, ...] = ()
    sure: bool = True
    examples: tuple[str, ...] = ()
    setup: str = ""


LIMITS = {
    "zero-minus-infinity": "the value at 0 is −∞",
    "negative": "a negative argument gives NaN",
    "outside-one": "an argument beyond −1 … 1 gives NaN",
    "zero-divides": "the value at 0 is infinite",
    "grows": "large arguments overflow",
    "steep-at-zero": "the slope at 0 is infinite",
    "steep-at-one": "the slope at −1 and 1 is infinite",
}
"""Key → meaning, for whoever writes a record; `viz.origins` has the sentences for learners."""


def at_zero(text: str, where: str = "out") -> Back:
    """Return the way of a kink at 0: torch sends 0 from there, and the usual text everywhere else."""
    return Back(f"where({where} == 0, 0, {text})", "kink-zero", symbol=False)


def ways(*texts: str | Back) -> tuple[Back, ...]:
    """Return the ways of one operand, from texts or whole records."""
    return tuple(one if isinstance(one, Back) else Back(one) for one in texts)

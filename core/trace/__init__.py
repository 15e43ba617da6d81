"""The data of one run of one program, as frozen records that every other part reads. Imports no torch."""

from core.trace.pass_record import BackwardPass
from core.trace.pictures import Figure, Panel
from core.trace.reasons import Reason
from core.trace.records import (
    ITEM_SIZES,
    WITHIN,
    AutogradNode,
    Contribution,
    Node,
    Remark,
    Saved,
    Scope,
    Snapshot,
    Span,
    Summary,
    cell_index,
)
from core.trace.tangents import Break, Costs, Tangents
from core.trace.trace import Ask, Trace
from core.trace.trace_record import Jacobian, Mistake, Printed, Repair, Result, TraceRecord
from core.trace.variables import (
    BigInteger,
    Described,
    NodeIndex,
    PlainVariable,
    TensorVariable,
    TupleVariable,
    Variable,
    variable_value,
)

__all__ = [
    "ITEM_SIZES", "WITHIN", "Ask", "AutogradNode", "BackwardPass", "BigInteger", "Break", "Contribution", "Costs",
    "Described", "Figure", "Jacobian", "Mistake", "Node", "NodeIndex", "Panel", "PlainVariable", "Printed", "Reason",
    "Remark", "Repair", "Result", "Saved", "Scope", "Snapshot", "Span", "Summary", "Tangents", "TensorVariable",
    "Trace", "TraceRecord", "TupleVariable", "Variable", "cell_index", "variable_value",
]  # fmt: skip

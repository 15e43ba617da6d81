"""The variables that a program leaves: as a worker sends them, and as a Trace shows them."""

from __future__ import annotations

from typing import Any

import msgspec


class NodeIndex(int):
    """The value of a variable that holds a tensor: the index of its node. An ``int`` that says what it is."""


class Described(msgspec.Struct, frozen=True, tag="other"):
    """The final value of a variable that is neither a tensor nor plain: its type's name and how it prints."""

    type_name: str
    text: str
    nodes: tuple[int, ...] = ()


class TensorVariable(msgspec.Struct, frozen=True, tag="node"):
    """On the wire: a variable that holds the tensor of a node."""

    node: int


class PlainVariable(msgspec.Struct, frozen=True, tag="plain"):
    """On the wire: an int (64 bit), float, bool, str or None."""

    value: int | float | bool | str | None


class BigInteger(msgspec.Struct, frozen=True, tag="big"):
    """On the wire: an int beyond 64 bits, in hexadecimal."""

    hexadecimal: str


class TupleVariable(msgspec.Struct, frozen=True, tag="tuple"):
    """On the wire: a tuple of such values."""

    items: tuple[TensorVariable | PlainVariable | BigInteger | TupleVariable | Described, ...]


Variable = TensorVariable | PlainVariable | BigInteger | TupleVariable | Described


def variable_value(variable: Variable) -> Any:
    """Return what ``Trace.variables`` shows: a `NodeIndex`, a plain value, a tuple of such, or a `Described`."""
    match variable:
        case TensorVariable(node):
            return NodeIndex(node)
        case PlainVariable(value):
            return value
        case BigInteger(hexadecimal):
            return int(hexadecimal, 16)
        case TupleVariable(items):
            return tuple(variable_value(item) for item in items)
    return variable

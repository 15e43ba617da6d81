"""A Trace as JSON for other programs, and the JSON Schema of that JSON.

Records become objects with the names of their attributes; a Snapshot's ``cells`` become nested lists of numbers in
the shape of ``kept``. JSON knows neither nan nor infinity nor complex numbers: these are the texts "nan", "inf" and
"-inf", and pairs [real, imaginary].
"""

from __future__ import annotations

import math
import types
import typing
from typing import Any

import msgspec

from core.trace import Snapshot, Trace, TraceRecord
from core.trace.columns import Table
from core.trace.tables import ByKey

VERSION = 1
"""Of this format; it changes when something that was there means something else or is gone."""


def trace_json(trace: Trace) -> str:
    """Return everything that a run left behind, as JSON text."""
    return msgspec.json.encode({"version": VERSION, **_plain(trace.record)}).decode()


def _plain(value: Any) -> Any:
    match value:
        case Snapshot():
            fields = {name: _plain(getattr(value, name)) for name in value.__struct_fields__ if name != "cells"}
            return fields | {"cells": None if value.missing else _cells(value.tolist())}
        case Table():
            return [_plain(one) for one in value]
        case ByKey():
            return {str(key): _plain(one) for key, one in value.items()}
        case msgspec.Struct():
            tag = type(value).__struct_config__.tag
            fields = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
            return {"type": tag, **fields} if tag else fields
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_plain(one) for one in value]
        case float():
            return _cells(value)
        case bytes():
            return value.decode(errors="replace")
        case int() if not -(2**53) < value < 2**53:
            return str(value)  # most readers of JSON would round it
    return value


def _cells(value: Any) -> Any:
    match value:
        case list():
            return [_cells(one) for one in value]
        case float() if not math.isfinite(value):
            return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
        case complex():
            return [_cells(value.real), _cells(value.imag)]
    return value


NUMBER = {
    "description": "A number; the texts nan, inf and -inf, and [real, imaginary], are numbers that JSON has not.",
    "anyOf": [{"type": ["number", "boolean"]}, {"enum": ["nan", "inf", "-inf"]}],
}
CELLS = {
    "description": "The kept elements as nested lists, a number for a scalar; null when `missing` says why.",
    "anyOf": [{"$ref": "#/$defs/Number"}, {"type": "array", "items": {"$ref": "#/$defs/Cells"}}, {"type": "null"}],
}


def trace_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `trace_json`, written from the records and their docstrings."""
    found: dict[str, Any] = {"Number": NUMBER, "Cells": CELLS}
    whole = _object(TraceRecord, found)
    whole["properties"] = {"version": {"const": VERSION}} | whole["properties"]
    whole["required"] = ["version", *whole["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Trace",
        **whole,
        "$defs": dict(sorted(found.items())),
    }


def _object(record: Any, found: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    told = _attributes(record.__doc__ or "")
    properties: dict[str, Any] = {}
    tag = record.__struct_config__.tag
    if tag:
        properties["type"] = {"const": tag}
    for name in record.__struct_fields__:
        schema = {"$ref": "#/$defs/Cells"} if (record, name) == (Snapshot, "cells") else _schema(hints[name], found)
        if name in told:
            schema = {"description": told[name]} | schema
        properties[name] = schema
    about = (record.__doc__ or "").strip().split("\n\n")[0]
    return {
        "description": " ".join(about.split()),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema(hint: Any, found: dict[str, Any]) -> dict[str, Any]:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        either = [_schema(one, found) for one in inner if not _is_table(one)]
        return either[0] if len(either) == 1 else {"anyOf": either}
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return {"type": "array", "items": _schema(inner[0], found)}
        return {"type": "array", "prefixItems": [_schema(one, found) for one in inner], "items": False}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inner[1], found)}
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if hint.__name__ not in found:
            found[hint.__name__] = {}  # before looking inside: a tuple of variables holds variables
            found[hint.__name__] = _object(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": SIMPLE[hint]} if hint is not float else {"$ref": "#/$defs/Number"}


def _is_table(hint: Any) -> bool:
    """Whether it is another form of what a tuple or a dict says, see core.trace.columns."""
    return isinstance(hint, type) and issubclass(hint, (Table, ByKey))


SIMPLE: dict[Any, Any] = {
    int: ["integer", "string"], bool: "boolean", str: "string", bytes: "string", type(None): "null",
}  # fmt: skip
"""An integer beyond 53 bits is a text: most readers of JSON would round it. Bytes are those of a text: an SVG."""


def _attributes(docstring: str) -> dict[str, str]:
    """Return what a docstring says about each attribute."""
    told: dict[str, str] = {}
    names: list[str] = []
    for line in docstring.partition("Attributes:")[2].split("\n"):
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        if indent == 8 and ": " in text and text.split(": ")[0].replace(", ", "").isidentifier():
            names = text.split(": ")[0].split(", ")
            told.update(dict.fromkeys(names, text.split(": ", 1)[1]))
        elif text and indent > 8:
            told.update({name: f"{told[name]} {text}" for name in names})
    return told

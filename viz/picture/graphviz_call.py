"""Graphviz itself, in this process. Nothing here touches a file: behind a helper's walls there is none."""

from __future__ import annotations

import ctypes

from pygraphviz import AGraph, _graphviz
from pygraphviz.graphviz import gvContextWithBuiltins

_POINTER = ctypes.c_void_p
_library = ctypes.CDLL(_graphviz.__file__)  # its symbols, and those of the Graphviz that it is linked with
_context = int(gvContextWithBuiltins())


class Refused(Exception):
    """Graphviz could not read or lay out the text."""


def _function(name: str, result: object, *arguments: object) -> ctypes._NamedFuncPointer:
    found = getattr(_library, name)
    found.restype, found.argtypes = result, arguments
    return found


try:
    _read = _function("agmemread", _POINTER, ctypes.c_char_p)
    _lay_out = _function("gvLayout", ctypes.c_int, _POINTER, _POINTER, ctypes.c_char_p)
    _render = _function(
        "gvRenderData", ctypes.c_int, _POINTER, _POINTER, ctypes.c_char_p,
        ctypes.POINTER(_POINTER), ctypes.POINTER(ctypes.c_size_t),
    )  # fmt: skip
    _free_data = _function("gvFreeRenderData", None, _POINTER)
    _free_layout = _function("gvFreeLayout", ctypes.c_int, _POINTER, _POINTER)
    _close = _function("agclose", ctypes.c_int, _POINTER)
except AttributeError:  # Windows looks for a symbol in the library alone; it has no walls either
    _read = None


def laid_out(dot: str, engine: str = "dot") -> bytes:
    """Return Graphviz's JSON: every node, edge and cluster of a DOT text with its place.

    pygraphviz's own way to read a text goes through a temporary file, and takes twice as long.

    Args:
        engine: "dot", or "nop2", which leaves the nodes where the text puts them and leads the edges around them.

    Raises:
        Refused: there are no places.
    """
    if _read is None:
        return AGraph(string=dot).draw(format="json0", prog=engine) or b""
    graph = _read(dot.encode())
    if not graph:
        raise Refused("Graphviz cannot read the text")
    try:
        if _lay_out(_context, graph, engine.encode()) != 0:
            raise Refused("Graphviz found no layout")
        try:
            return _rendered(graph)
        finally:
            _free_layout(_context, graph)
    finally:
        _close(graph)


def _rendered(graph: int) -> bytes:
    data, length = _POINTER(), ctypes.c_size_t()
    if _render(_context, graph, b"json0", ctypes.byref(data), ctypes.byref(length)) != 0:
        raise Refused("Graphviz wrote nothing down")
    try:
        return ctypes.string_at(data, length.value)
    finally:
        _free_data(data)

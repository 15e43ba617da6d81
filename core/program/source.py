"""The learner's text: parsed, bounded, and with exact places for every part of it. Imports no torch."""

from __future__ import annotations

import ast
import re
import unicodedata
import warnings
from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import Any

from core.program.ends import Place, limit
from core.trace import Span
from core.trace.limits import Limits

PROGRAM = "<program>"
"""The file name under which a program is compiled."""


def with_newlines(text: str) -> str:
    """Return the text with one kind of line end.

    A lone carriage return ends a line for Python and for an editor, but not for ``split("\\n")``; and Python's
    tokenizer counts columns after it in its own way.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Source:
    """A parsed program.

    Attributes:
        text: As the learner wrote it.
        tree: Its syntax tree; notebook lines ("%matplotlib inline", "!pip install …") count as ``pass``.
    """

    def __init__(self, text: str, limits: Limits) -> None:
        """Parse the text.

        Raises:
            SyntaxError: with Python's own message and place.
            Stop: it is longer or deeper than the limits allow.
        """
        self.text = text
        if len(text) > limits.source_characters:
            limit("source_characters", limits.source_characters, len(text))
        parsed_text, self.tree = _parsed(text, limits)
        self.lines = parsed_text.split("\n")
        self._ascii = parsed_text.isascii()
        if not _harmless(self.tree, limits) or "__debug__" in text:
            _check_rules(self.tree, limits)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All of the tree, as `ast.walk` gives it: what explains a program asks again and again."""
        return tuple(ast.walk(self.tree))

    def mentions(self, name: str) -> bool:
        """Return whether a name may stand in the text, which Python reads in its compatible form."""
        return name in (self.text if self._ascii else unicodedata.normalize("NFKC", self.text))

    def place(self, node: ast.AST) -> Place:
        """Return where a node stands. ``ast`` counts columns in UTF-8 bytes; we count characters."""
        return self.characters(_PLACE(node))

    def characters(self, place: Place) -> Place:
        """Return a place whose columns count UTF-8 bytes, as Python gives it, in characters."""
        if self._ascii:
            return place
        line, column, end_line, end_column = place
        return line, self._characters(line, column), end_line, self._characters(end_line, end_column)

    def between(self, first: ast.AST, last: ast.AST) -> str:
        """Return the text from the start of one node to the end of another, on one line."""
        line, column, _, _ = self.place(first)
        _, _, end_line, end_column = self.place(last)
        return " ".join(self.cut((line, column, end_line, end_column)).split())

    def cut(self, place: Place) -> str:
        """Return the text at a place."""
        line, column, end_line, end_column = place
        if line == end_line:
            return self.lines[line - 1][column:end_column]
        middle = self.lines[line : end_line - 1]
        return "\n".join([self.lines[line - 1][column:], *middle, self.lines[end_line - 1][:end_column]])

    def _characters(self, line: int, offset: int) -> int:
        return len(self.lines[line - 1].encode()[:offset].decode(errors="ignore"))


_PLACE: Callable[[ast.AST], Place] = attrgetter("lineno", "col_offset", "end_lineno", "end_col_offset")


def span_of(place: Place | None) -> Span | None:
    """Return a place as the record that a Trace holds."""
    return None if place is None else Span(*place)


_NOTEBOOK_LINE = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)


def name_called(call: ast.Call) -> str:
    """Return the name of what is called, without the module or object before it; "" for a computed one."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _parsed(text: str, limits: Limits) -> tuple[str, ast.Module]:
    text = with_newlines(text).removeprefix("\ufeff")
    try:
        return text, _read(text, limits)
    except SyntaxError:
        # Only then are they notebook lines: a line of an expression may begin with % as well.
        without = _NOTEBOOK_LINE.sub(r"\1pass", text)
        if without == text:
            raise
        return without, _read(without, limits)


def _read(text: str, limits: Limits) -> ast.Module:
    return _guarded(lambda: ast.parse(text, PROGRAM), limits)


HARMLESS = frozenset({
    ast.Module, ast.Import, ast.alias, ast.Assign, ast.AugAssign, ast.Expr, ast.If, ast.Name, ast.Constant,
    ast.Attribute, ast.Call, ast.keyword, ast.Subscript, ast.Slice, ast.List, ast.Tuple, ast.Dict, ast.BinOp,
    ast.UnaryOp, ast.BoolOp, ast.Compare, *ast.cmpop.__subclasses__(), ast.IfExp, ast.JoinedStr, ast.FormattedValue,
})  # fmt: skip
"""Of these Python's compiler refuses nothing that its parser let through, but keywords given twice and __debug__."""


def _check_rules(tree: ast.Module, limits: Limits) -> None:
    """Let Python find what only its compiler finds: ``return`` outside a function, a name twice among parameters."""
    _guarded(lambda: compile(tree, PROGRAM, "exec", dont_inherit=True), limits)


def _guarded(read: Callable[[], Any], limits: Limits) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "is" with a literal and the like: Python only warns as well
            return read()
    except (RecursionError, MemoryError):
        limit("syntax_depth", limits.syntax_depth)
    except SyntaxError as error:
        if "too many nested" in (error.msg or ""):
            limit("syntax_depth", limits.syntax_depth)
        raise
    except (ValueError, OverflowError) as error:  # null bytes, and surrogates that no encoding has
        raise SyntaxError(str(error)) from None


def _harmless(tree: ast.Module, limits: Limits) -> bool:
    """Bound the tree; return whether its parts are such that the compiler need not be asked, which costs a third.

    The stack that reading and compiling take grows with the tree's depth, their time with its nodes.
    """
    count, harmless = 0, True
    level: list[Any] = [tree]
    for _ in range(limits.syntax_depth + 1):
        below: list[Any] = []
        for node in level:
            kind = node.__class__
            parts_of, weight, plain = _KINDS.get(kind) or _KINDS.setdefault(kind, _kind(kind))
            count += weight
            for part in parts_of(node) if parts_of else ():
                if part.__class__ is list:
                    below += part
                elif part is not None:
                    below.append(part)
            if not plain or (kind is ast.Call and node.keywords and _repeats(node.keywords)):
                harmless = False
        if count > limits.syntax_nodes:
            limit("syntax_nodes", limits.syntax_nodes, count)
        if not below:
            return harmless
        level = below
    limit("syntax_depth", limits.syntax_depth)


def _repeats(keywords: list[ast.keyword]) -> bool:
    return len({keyword.arg for keyword in keywords}) < len(keywords)


_Kind = tuple[Callable[[Any], tuple[Any, ...]] | None, int, bool]
_KINDS: dict[type, _Kind] = {}
"""Kind of node → what reads its parts (nodes, None, lists of them), how many nodes it counts for with those that have
no parts, and whether it is harmless. What stands in a list and is no node counts for none."""
_BARE = {"ctx", "op"}
_TEXT = {"id", "attr", "arg", "name", "asname", "module", "level", "kind", "type_comment"}


def _kind(kind: type) -> _Kind:
    if not issubclass(kind, ast.AST):
        return None, 0, True
    if kind is ast.Constant:
        return None, 1, True
    texts = _TEXT - {"name"} if kind is ast.ExceptHandler else _TEXT
    bare = [field for field in kind._fields if field in _BARE]
    fields = [field for field in kind._fields if field not in _BARE and field not in texts]
    return _reader(fields), 1 + len(bare), kind in HARMLESS


def _reader(fields: list[str]) -> Callable[[Any], tuple[Any, ...]] | None:
    if len(fields) > 1:
        return attrgetter(*fields)
    return (lambda node, field=fields[0]: (getattr(node, field),)) if fields else None


def syntax_span(error: SyntaxError, text: str) -> Span | None:
    """Return the place of a syntax error, inside the text, at least one character wide where there is one."""
    if not error.lineno:
        return None
    lines = with_newlines(text).split("\n")
    line = min(max(error.lineno, 1), len(lines))
    width = len(lines[line - 1])
    column = min(max((error.offset or 1) - 1, 0), width)
    end_column = (error.end_offset or 0) - 1 if (error.end_lineno or line) == line else width
    if min(end_column, width) > column:
        return Span(line, column, line, min(end_column, width))
    column = min(column, max(width - 1, 0))  # "x = 1 +" is wrong at its end: mark the last character
    return Span(line, column, line, min(column + 1, width))

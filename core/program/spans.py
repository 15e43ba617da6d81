"""From an instruction of the running program to the stretch of text that it stands for. No torch."""

from __future__ import annotations

import ast
import dis
from types import CodeType

from core.program.ends import Place
from core.program.source import Source
from core.trace import Span

Instruction = tuple[int, int]
"""(id of a code object of the program, offset of the instruction): what is cheap to note while a program runs."""


class Spans:
    """The places of a compiled program's instructions, each worked out when somebody asks.

    Attributes:
        codes: id → code object, of the program and of everything that is defined in it.
    """

    def __init__(self, source: Source, code: CodeType) -> None:
        self.source = source
        self.codes = {id(one): one for one in _codes(code)}
        self._positions: dict[int, list[tuple[int | None, ...]]] = {}
        self._known: dict[Instruction, Place | None] = {}
        self._nodes: set[Place] | None = None
        self._calls: dict[tuple[int, int], Place] = {}
        self._attributes: dict[tuple[int, int], Place] = {}

    def place(self, instruction: Instruction | Place | None) -> Place | None:
        """Return where an instruction stands; a place is its own."""
        if instruction is None or len(instruction) == 4:
            return instruction  # type: ignore[return-value]
        if instruction not in self._known:
            self._known[instruction] = self._found(*instruction)
        return self._known[instruction]

    def span(self, instruction: Instruction | Place | Span | None) -> Span | None:
        """Return the same as a record."""
        if isinstance(instruction, Span):
            return instruction
        place = self.place(instruction)
        return None if place is None else Span(*place)

    def _found(self, identity: int, offset: int) -> Place | None:
        code = self.codes.get(identity)
        if code is None or offset < 0:
            return None
        positions = self._positions.get(identity)
        if positions is None:
            positions = self._positions[identity] = list(code.co_positions())
        line, end_line, column, end_column = positions[offset // 2]
        if line is None or end_line is None or column is None or end_column is None:
            return None
        place = self.source.characters((line, column, end_line, end_column))
        # Of a call or an attribute on a line of its own CPython names only the part from the dot on.
        if not self.source.lines[line - 1][: place[1]].rstrip().endswith("."):
            return place
        if self._nodes is None:
            self._nodes = self._read()
        if place in self._nodes:
            return place
        name = dis.opname[code.co_code[offset]]
        by_end = self._attributes if name in ("LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR") else self._calls
        return by_end.get(place[2:], place)

    def _read(self) -> set[Place]:
        found = set()
        for node in ast.walk(self.source.tree):
            if not isinstance(node, ast.expr | ast.stmt):
                continue
            place = self.source.place(node)
            found.add(place)
            if isinstance(node, ast.Call):
                self._calls[place[2:]] = place
            elif isinstance(node, ast.Attribute):
                self._attributes[place[2:]] = place
        return found


def _codes(code: CodeType) -> list[CodeType]:
    found = [code]
    for one in found:  # which grows
        found += [constant for constant in one.co_consts if isinstance(constant, CodeType)]
    return found

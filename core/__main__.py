"""``python -m core program.py``: run a program as the page does, and write down what autograd did.

A door like app.py: nothing imports it, so it may know viz.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TextIO

from core import Trace, explore
from core.trace.as_json import trace_schema
from viz.cells import short_text
from viz.naming import label
from viz.picture.drawing_process import DotFile, JsonFile, SvgFile
from viz.picture.studio import DrawingFailed, file

FILES = {"svg": SvgFile(), "dot": DotFile(), "json": JsonFile()}
"""Option → what it writes."""


def main(arguments: list[str] | None = None) -> int:
    """Return 0, 1 when the program ended in a mistake (what came before it is written all the same), or 2."""
    given = _parser().parse_args(arguments)
    if given.schema:
        _say(json.dumps(trace_schema(), indent=2, ensure_ascii=False))
        return 0
    if given.program is None:
        _parser().error("name a program, or - to read it from standard input")
    try:
        source = sys.stdin.read() if given.program == "-" else Path(given.program).read_text(encoding="utf-8")
    except OSError as error:
        _say(error, sys.stderr)
        return 2
    trace = explore(source, device=given.device, seed=given.seed)
    wanted = {kind: getattr(given, kind) for kind in FILES if getattr(given, kind)}
    try:
        for kind, place in wanted.items():
            _write(file(trace, FILES[kind]), place)
    except (DrawingFailed, OSError) as error:
        _say(error, sys.stderr)
        return 2
    if not wanted:
        _say(_table(trace))
    if trace.mistake is not None:
        line = f"line {trace.mistake.span.line}: " if trace.mistake.span else ""
        _say(f"{line}{trace.mistake.message} {trace.mistake.hint}".strip(), sys.stderr)
    return 1 if trace.mistake else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m core", description="Run a small PyTorch program and see its graph.")
    parser.add_argument("program", nargs="?", help="a Python file, or - for standard input")
    for kind, what in (("svg", "the picture"), ("dot", "the graph as Graphviz text"), ("json", "the whole trace")):
        parser.add_argument(f"--{kind}", metavar="FILE", help=f"write {what}; - is standard output")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of --json")
    return parser


def _say(what: object, where: TextIO | None = None) -> None:
    (where or sys.stdout).write(f"{what}\n")


def _write(text: str, place: str) -> None:
    if place == "-":
        sys.stdout.write(text)
    else:
        Path(place).write_text(text, encoding="utf-8")


def _table(trace: Trace) -> str:
    """Return every value with its adjoint, one line each."""
    last = trace.passes[-1] if trace.passes else None
    rows = [("", "value", "adjoint")]
    for node in trace.nodes:
        adjoint = last.adjoint(node.index) if last else None
        why = "not yet" if last is None else "none"
        rows.append((label(node), short_text(node.value, 40), short_text(adjoint, 40) if adjoint else why))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    sys.exit(main())

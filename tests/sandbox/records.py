"""A sound record of a small run, written by hand, and what a lying worker might make of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from core.sandbox.messages import Job
from core.trace import (
    AutogradNode,
    BackwardPass,
    BigInteger,
    Contribution,
    Described,
    Figure,
    Mistake,
    Node,
    Panel,
    PlainVariable,
    Printed,
    Repair,
    Result,
    Scope,
    Snapshot,
    Span,
    Summary,
    TensorVariable,
    TraceRecord,
    TupleVariable,
)
from core.trace.reasons import Reason

TWO = Snapshot((2,), "float32", "cpu", (1,), 0, 0, 0, False, True, True, b"\0\0\x80?\0\0\0@", (2,))
ONE = Snapshot((), "float32", "cpu", (), 0, 1, 0, False, True, False, b"\0\0@@", ())
CORNER = Snapshot(
    (9, 300), "int64", "cpu", (300, 1), 0, 2, 0, False, False, True, bytes(8 * 64), (8, 8), Summary(0, 0, 0, 0, 0, 0)
)
PLOT = Figure(
    b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', 400, 300,
    (Panel("loss", "step", "", (("line", 2), ("points", 1)), ("train",)),), Span(1, 0, 1, 1),
)  # fmt: skip
LOST = replace(TWO, cells=b"", missing="run-bytes")


def honest(job: Job) -> TraceRecord:
    """What a worker might send for a program of at least one character."""
    span = Span(1, 0, 1, 1)
    nodes = (
        Node(0, "leaf", (), TWO, None, span, ("x",), 0, "", 0, 0, "tensor"),
        Node(1, "constant", (), CORNER, None, None, (), 0, "", 1, 0, "zeros"),
        Node(2, "dot", (0, 0), ONE, "DotBackward0", span, ("y",), 1, "", 2, 0, "dot({0}, {1})", (0,), ((), ())),
    )
    backward = BackwardPass(
        root=2, roots=(2,), kind="backward", implicit=True, span=None, position=3, retain_graph=False,
        create_graph=False, adjoints={0: TWO, 2: ONE},
        sent=(Contribution(2, 0, 0, TWO, 0), Contribution(2, 1, 0, LOST, 0)),
        reasons={1: Reason("constant")}, accumulations={0: TWO}, autograd_adjoints={0: ONE}, order=(2, 0),
    )  # fmt: skip
    return TraceRecord(
        source=job.source,
        device=job.device,
        seed=job.seed,
        nodes=nodes,
        scopes=(Scope("program", "", -1, None), Scope("function", "f", 0, span)),
        autograd=(AutogradNode("DotBackward0", ((1, 0), (-1, 0)), 2), AutogradNode("AccumulateGrad", (), 0)),
        passes=(backward,),
        variables={
            "x": TensorVariable(0),
            "many": TupleVariable((TensorVariable(2), PlainVariable(1.5), BigInteger("-0x" + "f" * 40))),
            "items": Described("list", "[…]", (0, 2)),
        },
        result=Result("tensor(3.)", (2,)),
        prints=(Printed("hello\n", span, 3),),
        figures=(PLOT, replace(PLOT, svg=b"", width=0, height=0, span=None, unseen="error", raised="ValueError: no")),
        mistake=Mistake("shape", "…", "", span, repairs=(Repair("sum", span, "x"),), nodes=(0,)),
    )


def _node(at: int, **changes: Any) -> Callable[[TraceRecord], TraceRecord]:
    def change(record: TraceRecord) -> TraceRecord:
        nodes = list(record.nodes)
        nodes[at] = replace(nodes[at], **changes)
        return replace(record, nodes=tuple(nodes))

    return change


def _value(**changes: Any) -> Callable[[TraceRecord], TraceRecord]:
    return _node(0, value=replace(TWO, **changes))


def _pass(**changes: Any) -> Callable[[TraceRecord], TraceRecord]:
    return lambda record: replace(record, passes=(replace(record.passes[0], **changes),))


def _record(**changes: Any) -> Callable[[TraceRecord], TraceRecord]:
    return lambda record: replace(record, **changes)


def _figure(**changes: Any) -> Callable[[TraceRecord], TraceRecord]:
    return lambda record: replace(record, figures=(replace(PLOT, **changes),))


def _panel(**changes: Any) -> Callable[[TraceRecord], TraceRecord]:
    return _figure(panels=(replace(PLOT.panels[0], **changes),))


PROGRAM, LEAF = Scope("program", "", -1, None), AutogradNode("AccumulateGrad", (), 0)

CORRUPTIONS: dict[str, tuple[str, Callable[[TraceRecord], TraceRecord]]] = {
    # what is wrong: (part of what the check says, the change)
    "an operand is the node itself": ("uses a later one", _node(2, operands=(2, 0))),
    "an operand comes later": ("uses a later one", _node(0, operands=(1,))),
    "an operand is negative": ("uses a later one", _node(2, operands=(-1, 0))),
    "an index that is another": ("says that it is 5", _node(1, index=5)),
    "a scope that is not there": ("in no scope", _node(1, scope=2)),
    "a call that comes later": ("no call", _node(1, call=2)),
    "an inside that is not there": ("unknown insides", _node(2, inside=(2,))),
    "an unknown note": ("unknown note", _node(2, note="hello")),
    "a stretched axis too many": ("an axis that it has not", _node(2, expands=((0,), ()))),
    "a span below the text": ("not in the text", _node(0, span=Span(9, 0, 9, 1))),
    "a span right of the text": ("not in the text", _node(0, span=Span(1, 0, 1, 1000))),
    "a span that ends first": ("not in the text", _node(0, span=Span(1, 1, 1, 0))),
    "a span on line 0": ("not in the text", _node(0, span=Span(0, 0, 1, 0))),
    "a cell too few": ("do not fill", _value(cells=b"1234")),
    "a cell too many": ("do not fill", _value(cells=b"123456789012")),
    "cells of another dtype's size": ("do not fill", _value(dtype="float64")),
    "an unknown dtype": ("unknown dtype", _value(dtype="object")),
    "a corner larger than the tensor": ("corner too large", _value(kept=(3,), cells=b"123456789012")),
    "a negative length": ("corner too large", _value(shape=(-2,), kept=(-2,))),
    "a corner of other axes": ("axes that do not match", _value(kept=(2, 1))),
    "cells that are missing without reason": ("known reason", _value(cells=b"", missing="because")),
    "cells beside a reason for their absence": ("known reason", _value(missing="run-bytes")),
    "no scopes at all": ("in no scope", _record(scopes=())),
    "a scope inside itself": ("lies in a later one", _record(scopes=(PROGRAM, Scope("loop", "", 1, None)))),
    "an autograd node of no operation": ("of no operation", _record(autograd=(AutogradNode("A", (), 3), LEAF))),
    "an autograd edge to nowhere": ("edge to nowhere", _record(autograd=(AutogradNode("A", ((7, 0),), 0), LEAF))),
    "a root that is not there": ("a pass names", _pass(root=3, roots=(3,))),
    "a root beside the roots": ("whose root is another", _pass(root=0)),
    "an adjoint of nothing": ("a pass names", _pass(adjoints={3: TWO})),
    "an unsound adjoint": ("do not fill", _pass(adjoints={0: replace(TWO, cells=b"")})),
    "an adjoint inside nothing": ("an adjoint of nothing", _pass(autograd_adjoints={2: TWO})),
    "an unsound contribution": ("do not fill", _pass(sent=(Contribution(2, 0, 0, replace(TWO, cells=b""), 0),))),
    "a contribution through no slot": ("through no slot", _pass(sent=(Contribution(2, 2, 0, TWO, 0),))),
    "a contribution to another operand": ("to another operand", _pass(sent=(Contribution(2, 0, 1, TWO, 0),))),
    "a contribution of nobody": ("a contribution names", _pass(sent=(Contribution(-1, 0, 0, TWO, 0),))),
    "an unknown reason": ("unknown reason", _pass(reasons={1: Reason("because")})),
    "a reason at no node": ("unknown reason", _pass(reasons={1: Reason("constant", {}, 3)})),
    "a visit to nobody": ("a pass names", _pass(order=(3,))),
    "a pass after the end": ("a pass after the end", _pass(position=4)),
    "a variable of no node": ("a variable names", _record(variables={"x": TupleVariable((TensorVariable(3),))})),
    "a list of no node": ("a variable names", _record(variables={"x": Described("list", "", (3,))})),
    "a number that is none": ("a number that is none", _record(variables={"x": BigInteger("12 + 3")})),
    "a result of no node": ("the result names", _record(result=Result("", (-1,)))),
    "a print after the end": ("a print after the end", _record(prints=(Printed("", None, 4),))),
    "a figure outside the text": ("not in the text", _figure(span=Span(7, 0, 7, 0))),
    "a figure that is a page": ("no picture", _figure(svg=b"<html><script>alert(1)</script></html>")),
    "a figure with letters of no document": ("no document", _figure(svg=b"<svg \0></svg>")),
    "a figure that is no text": ("no text", _figure(svg=b"<svg \xff></svg>")),
    "a figure of many bytes": ("no picture", _figure(svg=b"<svg " + b" " * 2_000_000)),
    "figures of many bytes": ("too large", _record(figures=(replace(PLOT, svg=b"<svg " + b" " * 10**6),) * 10)),
    "figures without end": ("too many figures", _record(figures=(PLOT,) * 22)),
    "a figure as wide as a street": ("no size", _figure(width=10**9)),
    "a figure of no width": ("no size", _figure(width=0)),
    "a figure that is not there without reason": ("without reason", _figure(svg=b"")),
    "a figure that is there for a reason": ("without reason", _figure(unseen="error")),
    "a figure that is not there for no known reason": ("without reason", _figure(svg=b"", unseen="because")),
    "a title of two lines": ("label in lines", _panel(title="a\nb")),
    "a title without end": ("label in lines", _panel(title="a" * 1000)),
    "a name that cannot be printed": ("label in lines", _panel(names=("\x07",))),
    "a legend without end": ("legend without end", _panel(names=("a",) * 100)),
    "a figure of ghosts": ("unknown things", _panel(counts=(("ghost", 1),))),
    "a figure of fewer lines than none": ("unknown things", _panel(counts=(("line", -1),))),
    "panels without end": ("too many words", _figure(panels=PLOT.panels * 100)),
    "an error of two lines": ("too many words", _figure(raised="a\nb")),
    "a mistake at no node": ("a mistake names", _record(mistake=Mistake("shape", "", "", None, nodes=(3,)))),
    "a mistake whose cause is outside the text": (
        "not in the text", _record(mistake=Mistake("shape", "", "", None, cause=Span(7, 0, 7, 0))),
    ),
    "a mistake outside the text": ("not in the text", _record(mistake=Mistake("shape", "", "", Span(7, 0, 7, 0)))),
    "a repair outside the text": (
        "not in the text",
        _record(warnings=(Mistake("shape", "", "", None, repairs=(Repair("sum", Span(7, 0, 7, 0), ""),)),)),
    ),
    "another program": ("another job", _record(source="something else")),
    "another device": ("another job", _record(device="cuda")),
}  # fmt: skip

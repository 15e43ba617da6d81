"""The expression that failed: its syntax, and its operands with their names and shapes."""

from __future__ import annotations

import ast
from itertools import islice, repeat
from types import FrameType
from typing import Any, NamedTuple

import torch
from torch import nn

from core.program.ends import Place
from core.program.run import Run
from core.program.source import Source, name_called
from core.recording import calls

UNREADY = (torch.nn.parameter.UninitializedParameter, torch.nn.parameter.UninitializedBuffer)
"""Parameters of a lazy layer before its first input: they have no shape, and torch answers nothing about them."""
LONGEST_NAME = 40
"""Characters of an operand's text that are quoted in a sentence."""
LONGEST_LIST = 1_000
MOST_OPERANDS = 8
"""Operands that are named and lit; a cat of a hundred tensors is not read one by one."""


class Operand(NamedTuple):
    """One tensor that the failing expression got.

    Attributes:
        tensor: Itself; asked only for its shape, its dtype and its node.
        node: The expression that gave it; None where it came out of a list or out of torch itself.
        text: That expression as written, shortened; "" without one.
    """

    tensor: torch.Tensor
    node: ast.expr | None
    text: str

    @property
    def shape(self) -> tuple[int, ...]:
        with torch._C.DisableTorchFunction():
            return tuple(self.tensor.shape)

    @property
    def dtype(self) -> str:
        return str(self.tensor.dtype).removeprefix("torch.")

    def __str__(self) -> str:
        return f"`{self.text}` {self.shape}" if self.text else str(self.shape)


class About(NamedTuple):
    """The place where a program failed, and the operands there.

    Attributes:
        source: The program.
        node: The innermost expression or statement at the place; None where there is no place.
        operands: The tensors in it, in the order in which they are written.
        frame: The function that was running.
        error: What was raised.
    """

    source: Source
    node: ast.AST | None
    operands: tuple[Operand, ...]
    frame: FrameType | None = None
    error: BaseException | None = None

    def text(self, node: ast.AST) -> str:
        """Return a node's text as written."""
        return self.source.cut(self.source.place(node))

    def value(self, node: ast.expr) -> Any:
        """Return what a simple expression held where the program failed; None where that is not known."""
        held = UNKNOWN if self.frame is None else _looked_up(node, self.frame)
        return None if held is UNKNOWN else held


def about(error: BaseException, run: Run) -> About:
    """Return what the expression at an exception's place was about."""
    frame, place = where(error, run)
    node = None if place is None else node_at(run.source, place)
    nodes = operand_nodes(node)
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
        nodes = _of_store(node, run.source)
    elif isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Store):
        nodes = _unpacked(node, run.source)
    given = _given(error, run)
    if given and isinstance(node, ast.expr) and _asked_for_truth(run):
        nodes = [node]
        values: list[Any] = given[:1]
    else:
        values = _values(nodes, frame, given)
    layer, compared = failing_layer(error), _compared(error)
    if compared:
        values, nodes = compared, _arguments(node, compared, frame)
    elif layer is not None:
        known = {id(value): at for value, at in zip(values, nodes, strict=False)}
        values = list(_of_layer(*layer))
        nodes = [known.get(id(value)) for value in values]
        match node:
            case ast.Call(func=function, args=[only]) if frame and (
                isinstance(function, ast.Call) or _looked_up(function, frame) is layer[0]
            ):
                nodes[0] = only
    pairs = zip(values, nodes, strict=True) if len(values) == len(nodes) else _paired(values, nodes, frame)
    found = [one for value, at in pairs for one in _tensors(value, at, run.source)]
    return About(run.source, node, tuple(found[:MOST_OPERANDS]), frame, error)


def where(error: BaseException, run: Run) -> tuple[FrameType | None, Place | None]:
    """Return the innermost frame of the program that an exception went through, and the place in it."""
    trace, found = error.__traceback__, None
    while trace is not None:
        if id(trace.tb_frame.f_code) in run.codes:
            found = trace
        trace = trace.tb_next
    if found is None:
        return None, None
    place = run.spans.place((id(found.tb_frame.f_code), found.tb_lasti))
    if isinstance(error, AssertionError):  # Python names the test alone
        for node in ast.walk(run.source.tree):
            if isinstance(node, ast.Assert) and run.source.place(node.test) == place:
                place = run.source.place(node)
    return found.tb_frame, place


def _given(error: BaseException, run: Run) -> list[Any]:
    """Return the arguments of the operation of torch that raised, as the learner wrote them; none for another error."""
    if run.recorder.failed is None or run.recorder.failed[0] is not error or _inside_a_layer(error, run):
        return []
    _, function, args, kwargs = run.recorder.failed
    return [*calls.ordered_arguments(function, args), *kwargs.values()]


def _asked_for_truth(run: Run) -> bool:
    return run.recorder.failed is not None and run.recorder.failed[1].__name__ == "__bool__"


def _inside_a_layer(error: BaseException, run: Run) -> bool:
    """Whether the operation was called by a layer of torch.nn, and not by the program itself."""
    trace, inside = error.__traceback__, False
    while trace is not None:
        if id(trace.tb_frame.f_code) in run.codes:
            inside = False
        elif trace.tb_frame.f_globals.get("__name__", "").startswith("torch.nn.modules"):
            inside = True
        trace = trace.tb_next
    return inside


def _paired(
    values: list[Any], nodes: list[ast.expr | None], frame: FrameType | None
) -> list[tuple[Any, ast.expr | None]]:
    """Return each value with the expression that surely gave it, or with none."""
    known = {id(_looked_up(node, frame)): node for node in nodes if node is not None and frame is not None}
    return [(value, known.get(id(value))) for value in values]


class _Unknown:
    """Stands for the value of an expression that cannot be had without running it again."""


UNKNOWN = _Unknown()


def _values(nodes: list[ast.expr | None], frame: FrameType | None, given: list[Any]) -> list[Any]:
    """Return the values of expressions where the program failed: names are looked up, others come from torch's
    arguments."""
    found = [UNKNOWN if node is None or frame is None else _looked_up(node, frame) for node in nodes]
    known = {id(tensor) for value in found for tensor in _held(value)}
    rest = [value for value in given if any(id(tensor) not in known for tensor in _held(value))]
    unknown = [place for place, value in enumerate(found) if value is UNKNOWN]
    if len(unknown) == len(rest):
        for place, value in zip(unknown, rest, strict=True):
            found[place] = value
    elif rest:
        found = [value for value in found if value is not UNKNOWN] + rest
    return found


def _held(value: Any) -> list[torch.Tensor]:
    """Return the tensors in a value that is short enough to look through."""
    if isinstance(value, list | tuple | dict) and len(value) > LONGEST_LIST:
        return []
    return list(calls.tensors_in(value))


def _looked_up(node: ast.expr, frame: FrameType) -> Any:
    """Return the value of a name, of an attribute of an object, or of a display of such; nothing is computed."""
    match node:
        case ast.Slice():
            return slice(None)
        case ast.Name(id=name):
            return frame.f_locals.get(name, frame.f_globals.get(name, UNKNOWN))
        case ast.Constant(value=value):
            return value
        case ast.Attribute(value=owner, attr=name):
            held = _looked_up(owner, frame)
            if isinstance(held, torch.nn.Module):
                return (held._parameters | held._modules).get(name, held.__dict__.get(name, UNKNOWN))
            if isinstance(held, torch.Tensor):
                return held.grad if name == "grad" and held.is_leaf else UNKNOWN
            return getattr(held, "__dict__", {}).get(name, UNKNOWN)
        case ast.Subscript(value=owner, slice=ast.Constant(value=index)):
            return _item(_looked_up(owner, frame), index)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            values = [_looked_up(part, frame) for part in parts]
            if any(value is UNKNOWN for value in values):
                return UNKNOWN
            return tuple(values) if isinstance(node, ast.Tuple) else values
    return UNKNOWN


def _item(held: Any, index: Any) -> Any:
    """Return an item of a list, of a tuple, of a dict or of a Sequential."""
    if type(held) in (nn.Sequential, nn.ModuleList):
        held = list(held._modules.values())
    if type(held) in (list, tuple) and type(index) is int and -len(held) <= index < len(held):
        return held[index]
    return held.get(index, UNKNOWN) if type(held) is dict and type(index) in (int, str) else UNKNOWN


def node_at(source: Source, place: Place) -> ast.AST | None:
    """Return the innermost node that fills exactly this place."""
    found = None
    for node in ast.walk(source.tree):  # breadth first: what comes later is further inside
        if hasattr(node, "lineno") and source.place(node) == place:
            found = node
    return found


def operand_nodes(node: ast.AST | None) -> list[ast.expr | None]:
    """Return the expressions that an operation took its operands from, in the order in which they are written."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.AugAssign(target=target, value=value):
            return [target, value]
        case ast.Compare(left=left, comparators=[right]):
            return [left, right]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.Call(func=ast.Attribute(value=owner), args=arguments):
            return [owner, *arguments]
        case ast.Call(args=arguments):
            return list(arguments)
        case ast.Subscript(value=owner, slice=index):
            return [owner, index]
        case ast.Attribute(value=owner):
            return [owner]
    return [node] if isinstance(node, ast.expr) else []


def _of_store(target: ast.Subscript | ast.Attribute, source: Source) -> list[ast.expr | None]:
    """Return owner and value of ``owner[index] = value``; the value has a syntax of its own only in a plain one."""
    given = next(
        (
            statement.value
            for statement in ast.walk(source.tree)
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1 and statement.targets[0] is target
        ),
        None,
    )
    return [target.value, given]


def _unpacked(target: ast.expr, source: Source) -> list[ast.expr | None]:
    """Return the expression whose value ``a, b = …`` takes apart."""
    return [
        statement.value
        for statement in ast.walk(source.tree)
        if isinstance(statement, ast.Assign) and any(one is target for one in statement.targets)
    ]


def _tensors(value: Any, node: ast.expr | None, source: Source) -> list[Operand]:
    if isinstance(value, UNREADY):
        return []
    if isinstance(value, torch.Tensor):
        text = " ".join(source.cut(source.place(node)).split()).replace("`", "'") if node is not None else ""
        return [Operand(value, node, text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…")]
    if type(value) not in (list, tuple):
        return []
    items = node.elts if isinstance(node, ast.List | ast.Tuple) and len(node.elts) == len(value) else repeat(None)
    pairs = islice(zip(value, items, strict=False), MOST_OPERANDS)
    return [one for item, at in pairs if isinstance(item, torch.Tensor) for one in _tensors(item, at, source)]


def failing_layer(error: BaseException) -> tuple[nn.Module, Any] | None:
    """Return the layer of torch.nn in whose forward() an exception was raised, and what it was given."""
    trace, found = error.__traceback__, None
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "forward" and frame.f_globals.get("__name__", "").startswith("torch.nn.modules"):
            layer, given = frame.f_locals.get("self"), frame.f_locals.get("input")
            if isinstance(layer, nn.Module) and given is not None:
                found = layer, given
        trace = trace.tb_next
    return found


def _compared(error: BaseException) -> list[Any]:
    """Return what a loss of torch.nn was given in whose forward() an exception was raised: predictions and targets."""
    trace, found = error.__traceback__, list[Any]()
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "forward" and frame.f_globals.get("__name__") == "torch.nn.modules.loss":
            found = [frame.f_locals.get(name) for name in frame.f_code.co_varnames[1 : frame.f_code.co_argcount]]
        trace = trace.tb_next
    return found


def _arguments(node: ast.AST | None, values: list[Any], frame: FrameType | None) -> list[ast.expr | None]:
    """Return the arguments of the call that gave these values, each None where the text has no such call."""
    if not isinstance(node, ast.Call) or frame is None or len(node.args) != len(values):
        return [None] * len(values)
    held = [_looked_up(one, frame) for one in node.args]
    gave = all(one is UNKNOWN or one is value for one, value in zip(held, values, strict=True))
    return [*node.args] if gave else [None] * len(values)


def _of_layer(layer: nn.Module, given: Any) -> tuple[Any, ...]:
    weight = layer._parameters.get("weight")
    return (given,) if weight is None else (given, weight)


def calls_named(found: About, *names: str) -> list[ast.Call]:
    """Return the calls of these functions in the text, the last first."""
    all_calls = [node for node in ast.walk(found.source.tree) if isinstance(node, ast.Call)]
    return [call for call in reversed(all_calls) if name_called(call) in names]

"""Running a learner's program: text in, what it left behind out. A learner's mistake is data, never an exception."""

from __future__ import annotations

import ast
import random
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import torch

from core.language import figures, repairs, text
from core.language.allocation import UNREADY
from core.language.aside import aside
from core.language.attributes import ATTRIBUTE_FUNCTIONS
from core.language.call_syntax import CALL_SYNTAX
from core.language.definitions import DEFINITIONS, lambda_expression
from core.language.expressions import EXPRESSIONS, Frame, compile_expression
from core.language.failures import explained, syntax_mistake, unexplained
from core.language.generators import GENERATORS
from core.language.guards import GUARDS
from core.language.loops import LOOPS
from core.language.mistakes import mistake
from core.language.modules import module_scopes
from core.language.names import Scope
from core.language.operator_syntax import OPERATOR_SYNTAX
from core.language.python_names import FUNCTIONS, VALUES, PythonNames
from core.language.source import Source, span_of
from core.language.state import TENSORS, Run
from core.language.statements import STATEMENTS, YIELDING, Statement, compile_statement
from core.language.stops import Stop
from core.language.tame import tame
from core.language.torch_tables import TORCH, seed_torch
from core.language.values import Namespace
from core.limits import Limits
from core.recording.calls import tensors_in
from core.recording.lookup import nodes_of
from core.recording.recorder import NO_RESULT
from core.trace import Figure, Mistake

EXPRESSIONS.update({**OPERATOR_SYNTAX, **CALL_SYNTAX})
EXPRESSIONS[ast.Lambda] = lambda_expression
STATEMENTS.update({**LOOPS, **GUARDS, **DEFINITIONS})
YIELDING.update(GENERATORS)
FUNCTIONS.update(ATTRIBUTE_FUNCTIONS)
VALUES["torch"] = TORCH  # also before it is imported

STACK_FRAMES = 40_000
"""Python frames that a run may nest: syntax_depth × call_depth, and room for torch between. See the worker's stack."""


class Outcome(NamedTuple):
    """What a program left behind.

    Attributes:
        variables: Name → value at the end, or at the mistake; imported modules left out.
        result: Value of the last statement where it is an expression, else NO_RESULT.
        result_text: How a notebook would show it.
        mistake: What ended the program early, or None.
        warnings: What ran but is surely not meant.
        steps: How far the program came, in steps of the interpreter.
        figures: What it plotted.
    """

    variables: dict[str, object]
    result: object
    result_text: str
    mistake: Mistake | None
    warnings: tuple[Mistake, ...]
    steps: int = 0
    figures: tuple[Figure, ...] = ()


def run(
    source: str,
    recorder: Any,
    limits: Limits,
    *,
    device: str = "cpu",
    seed: int = 0,
    target: str | None = None,
    then: Callable[[Run], None] | None = None,
) -> Outcome:
    """Run a program under a recorder and return what it left behind.

    Args:
        target: Name of the variable whose gradient is wanted; otherwise the last statement's value counts.
        then: Called when the program has run without mistake, in place of the implicit pass, while everything that
            bounds a run still does: core.fields calls a function of the program in it.
    """
    if device.startswith("cuda") and not torch.cuda.is_available():
        return Outcome({}, NO_RESULT, "", mistake("no-cuda", None), ())
    try:
        parsed = Source(source, limits)
    except SyntaxError as error:
        return Outcome({}, NO_RESULT, "", syntax_mistake(error, source), ())
    except Stop as error:
        return Outcome({}, NO_RESULT, "", mistake(error.kind, None, facts=error.facts), ())
    state = Run(parsed, recorder, limits)
    state.builtins = PythonNames(state)
    with warnings.catch_warnings(), _torch_state(device, seed, parsed), _deep_stack(), recorder, module_scopes(state):
        warnings.simplefilter("ignore")  # torch's advice to programmers goes to a log that nobody reads
        outcome = _executed(state, parsed, target, then)
    # Their functions hold the run: without this, only a collection of garbage would let it and its text go.
    state.variables.clear()
    state.builtins = {}
    return outcome


def _executed(state: Run, parsed: Source, target: str | None, then: Callable[[Run], None] | None) -> Outcome:
    failure: Mistake | None = None
    advice: tuple[Mistake, ...] = ()
    result: Any = NO_RESULT
    result_text = ""
    try:
        result = _execute(state, parsed.tree.body)
        if result is not NO_RESULT:
            result_text = text.shown(state, result)
            result = tame(state, result) if any(isinstance(one, UNREADY) for one in tensors_in(result)) else result
        if then is not None:
            then(state)
        else:
            advice = _implicit_pass(state, parsed, target)
        figures.show(state)  # what plt was drawing when the program ended
    except (Exception, Stop) as error:  # noqa: BLE001 - the one place that catches what a learner's program raises
        failure = _failure(state, error)
        result, result_text = NO_RESULT, ""
    with torch._C.DisableTorchFunction():  # or each look at a tensor's shape would pass through the recorder
        variables = {
            name: tame(state, value)
            for name, value in state.variables.items()
            if isinstance(name, str) and not isinstance(value, Namespace)
        }
    text.reset_print_options(state)
    return Outcome(variables, result, result_text, failure, advice, state.steps, tuple(state.figures))


def _failure(state: Run, error: BaseException) -> Mistake:
    """Return the mistake that an exception tells of; what was being drawn is shown all the same."""
    aside("the figure that plt was drawing", lambda: figures.show(state), lambda: None)
    return aside("explaining a mistake", lambda: explained(error, state), lambda: unexplained(error))


def _execute(state: Run, nodes: list[ast.stmt]) -> Any:
    """Run the statements of the program; return the value of the last one if it is an expression."""
    scope = Scope("program", state)
    *first, last = nodes or [ast.Pass()]
    steps = [(node, _compiled(node, scope)) for node in first]
    value_of = compile_expression(last.value, scope) if isinstance(last, ast.Expr) else None
    last_step = None if value_of else _compiled(last, scope)
    for node, step in steps:
        state.step()
        step(state.variables)
        _note_last(state, node)
    state.step()
    if value_of is None:
        assert last_step is not None
        last_step(state.variables)
        _note_last(state, last)
        return NO_RESULT
    value = value_of(state.variables)
    if not _is_print(last):
        state.last = value
    return NO_RESULT if value is None else value


def _compiled(node: ast.stmt, scope: Scope) -> Statement:
    """Compile a statement of the program; an expression's value is kept, as "the last value" may be it."""
    if isinstance(node, ast.Pass) and not hasattr(node, "lineno"):
        return lambda frame: None
    if not isinstance(node, ast.Expr) or _is_print(node):
        return compile_statement(node, scope)
    value_of, state = compile_expression(node.value, scope), scope.run

    def evaluate(frame: Frame) -> None:
        state.last = value_of(frame)

    return evaluate


def _is_print(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
            return True
    return False


def _note_last(state: Run, node: ast.stmt) -> None:
    """Remember the value that an assignment bound; after a loop or a definition there is no last value."""
    match node:
        case ast.Assign(targets=[*_, ast.Name(id=name)]) | ast.AugAssign(target=ast.Name(id=name)):
            state.last = state.variables.get(name)
        case ast.AnnAssign(target=ast.Name(id=name)):
            state.last = state.variables.get(name)
        case ast.Expr():
            pass
        case _:
            state.last = None


def _implicit_pass(state: Run, parsed: Source, target: str | None) -> tuple[Mistake, ...]:
    """Run the backward pass that the program left out, where there is one number to start from."""
    value: Any = state.variables.get(target) if target else state.last
    if state.differentiated or type(value) not in TENSORS:
        return ()
    with torch._C.DisableTorchFunction():
        wanted = value.requires_grad and value.is_floating_point() and value.grad_fn is not None
        elements, shape = value.numel(), tuple(value.shape)
    if not wanted:
        return ()
    if elements == 1:
        state.ready(state.recorder.at)
        (state.careful if state.large else _plainly)(state.recorder.implicit_backward, (value,), {})
        return ()
    return (_not_scalar(parsed, shape, target, nodes_of(state.recorder, [value])),)


def _plainly(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return function(*args, **kwargs)


def _not_scalar(parsed: Source, shape: tuple[int, ...], target: str | None, nodes: tuple[int, ...]) -> Mistake:
    last = [node for node in parsed.tree.body if not _is_print(node)][-1]
    name = target
    match last:
        case ast.Expr(value=ast.Name(id=name)) | ast.Assign(targets=[*_, ast.Name(id=name)]):
            pass
        case ast.AugAssign(target=ast.Name(id=name)) | ast.AnnAssign(target=ast.Name(id=name)):
            pass
    offered = repairs.not_scalar(parsed, name, parsed.tree.body[-1]) if name else ()
    left = f"`{name}` {shape}" if name else str(shape)
    return mistake(
        "not-scalar", span_of(parsed.place(last)), left=left, left_shape=str(shape), repairs=offered, nodes=nodes
    )


@contextmanager
def _torch_state(device: str, seed: int, parsed: Source) -> Iterator[None]:
    """Seed torch and Python, set the default device, and put everything back afterwards."""
    gradients, dtype = torch.is_grad_enabled(), torch.get_default_dtype()
    seed_torch(seed, device)
    # Python's generator is slow to keep and to seed; only who writes its module's name can draw from it.
    random_state = random.getstate() if parsed.mentions("random") else None
    if random_state is not None:
        random.seed(seed)
    if device != "cpu":
        torch.set_default_device(device)
    try:
        yield
    finally:
        if torch.is_grad_enabled() is not gradients:
            torch.set_grad_enabled(gradients)
        if torch.get_default_dtype() is not dtype:
            torch.set_default_dtype(dtype)
        if random_state is not None:
            random.setstate(random_state)
        if device != "cpu":
            torch.set_default_device(None)


@contextmanager
def _deep_stack() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, STACK_FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


__all__ = ["NO_RESULT", "Outcome", "run"]

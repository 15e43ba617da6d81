"""Running a learner's program: text in, `Outcome` out. A learner's mistake is data, never an exception."""

from __future__ import annotations

import ast
import linecache
import types
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any, NamedTuple

import numpy
import torch

from core.explain.failures import explained, unexplained
from core.explain.known_warnings import warned
from core.explain.mistakes import mistake
from core.explain.optional import optionally
from core.explain.unreadable_texts import syntax_mistake
from core.program import data_loaders, display, figures
from core.program.ends import Stop
from core.program.files import Files
from core.program.implicit_pass import implicit_pass
from core.program.instrument import Instrumented, instrumented
from core.program.python_warnings import PythonWarning, compiled_with_warnings
from core.program.run import Run
from core.program.source import PROGRAM, Source
from core.program.surroundings import surrounded
from core.program.training import Training
from core.recording.recorder import NO_RESULT, Recorder
from core.trace import Figure, Mistake, Span
from core.trace.limits import Limits

BALLAST = 64 << 20
"""Bytes that are held while a program runs and given back when memory runs out, so that its end can be told."""


ballast: list[numpy.ndarray] = []
"""What is held: empty when it was given back."""


def _hold_ballast() -> None:
    """Take the ballast, which is never written; one that a run has not needed serves the next."""
    if not ballast:
        ballast.append(numpy.empty(BALLAST, numpy.uint8))


class Outcome(NamedTuple):
    """The result of one run of a program.

    Attributes:
        variables: Name → value at the end, or at the mistake; imported modules left out. See `display.seen`.
        result: Value of the last statement where it is an expression, else NO_RESULT.
        result_text: How a notebook would show it.
        mistake: What ended the program early, or None.
        warnings: What ran but is surely not meant.
        steps: How far the program came: turns of loops and calls.
        figures: What it plotted.
        progress: Finished top-level statements.
        spans: What turns the recorder's places into spans, for `Recorder.finish`.
        namespace: The program's global names, as it left them.
        training: What its training loops did beside computing.
    """

    variables: dict[str, object]
    result: object
    result_text: str
    mistake: Mistake | None
    warnings: tuple[Mistake, ...]
    steps: int = 0
    figures: tuple[Figure, ...] = ()
    progress: int = 0
    spans: Any = None
    namespace: dict[str, Any] = {}
    training: Training = Training()


def run(
    source: str,
    recorder: Recorder,
    limits: Limits,
    *,
    device: str = "cpu",
    seed: int = 0,
    target: str | None = None,
    inputs: tuple[str, ...] = (),
    files: Mapping[str, bytes] = {},
    until: int | None = None,
    then: Callable[[Run], None] | None = None,
    watched: Callable[[Run], None] = lambda run: None,
    report: Callable[[int], None] = lambda number: None,
    ended: Callable[[], None] = lambda: None,
    described: bool = True,
) -> Outcome:
    """Run a program under a recorder and return what it left behind.

    Args:
        target: Name of the variable whose gradient is wanted; otherwise the last statement's value counts.
        inputs: The lines that ``input()`` reads.
        files: Name → contents of files that are there from the beginning.
        until: Run only the top-level statements before this index.
        then: Called when the program has run without mistake, in place of the implicit pass, while everything that
            bounds a run still does: core.sampling calls a function of the program in it.
        watched: Told of the run before it begins, for who watches the clock.
        report: Told the index of each top-level statement before it runs.
        ended: Called when none of the program's own code is left to run, before its end is explained.
        described: Whether the variables are wanted; to write tables down takes as long as to compute them.
    """
    if device.startswith("cuda") and not torch.cuda.is_available():
        return _not_run(mistake("no-cuda", None))
    ready = _compiled(source, limits, until)
    if isinstance(ready, Mistake):
        return _not_run(ready)
    parsed, program, code, remarks = ready
    state = _begun(parsed, program, code, recorder, limits)
    state.report = report
    watched(state)
    with ExitStack() as around:
        module, watch, raised = surrounded(state, around, device, seed, inputs, Files(limits, files))
        outcome = _executed(state, code, module, target, then, ended, described)
        training = optionally("watching a training loop", watch.found, Training)
        advice = optionally("telling Python's warnings", lambda: warned([*remarks, *raised], parsed), tuple)
    return outcome._replace(warnings=(*outcome.warnings, *advice), training=training)


class _Compiled(NamedTuple):
    """A program that is ready to run, and what Python warned of when it was compiled."""

    parsed: Source
    program: Instrumented
    code: types.CodeType
    remarks: list[PythonWarning]


def _compiled(source: str, limits: Limits, until: int | None) -> _Compiled | Mistake:
    try:
        parsed = Source(source, limits)
        program = instrumented(parsed, until)
        return _Compiled(parsed, program, *compiled_with_warnings(program.tree))
    except SyntaxError as error:
        return syntax_mistake(error, source)
    except Stop as error:
        return mistake(error.kind, None, facts=error.facts)


def _begun(parsed: Source, program: Instrumented, code: types.CodeType, recorder: Recorder, limits: Limits) -> Run:
    """Return the state of a run that is about to begin."""
    data_loaders.install()
    lines = parsed.text.splitlines(keepends=True)
    linecache.cache[PROGRAM] = (len(parsed.text), None, lines, PROGRAM)
    state = Run(parsed, recorder, limits, program)
    state.compiled(code)
    return state


def _not_run(why: Mistake) -> Outcome:
    return Outcome({}, NO_RESULT, "", why, ())


def _executed(
    state: Run,
    code: types.CodeType,
    module: types.ModuleType,
    target: str | None,
    then: Callable[[Run], None] | None,
    ended: Callable[[], None],
    described: bool,
) -> Outcome:
    _hold_ballast()
    failure: Mistake | None = None
    result, text, advice = NO_RESULT, "", ()
    try:
        result, text = _ran(state, code, module)
        if then is not None:
            then(state)
        else:
            advice = implicit_pass(state, target)
    except BaseException as error:  # noqa: BLE001 - the one place that catches what a learner's program raises
        ballast.clear()
        ended()
        failure = _failure(state, error)
        result, text = NO_RESULT, ""
    else:
        ended()
    drawn = optionally("figures", figures.collected, tuple)
    variables = variables_of(state) if described else {}
    with torch._C.DisableTorchFunction():
        result = result if result is NO_RESULT else display.seen(result)
    return Outcome(
        variables,
        result,
        text,
        failure,
        advice,
        state.steps,
        tuple(drawn),
        state.statement,
        state.spans,
        dict(state.variables),
    )


def _ran(state: Run, code: types.CodeType, module: types.ModuleType) -> tuple[Any, str]:
    """Run the program to its end; return the value of its last expression and how a notebook shows it."""
    try:
        exec(code, module.__dict__)
    except SystemExit:
        pass
    if state.stopped is not None:  # somebody swallowed it: the run has ended all the same
        raise state.stopped
    state.statement += 1
    result = _result(state)
    if result is NO_RESULT:
        return result, ""
    with torch._C.DisableTorchFunction():
        return result, display.shown(result)


def variables_of(state: Run) -> dict[str, object]:
    """Return the program's variables as they are now; imported modules left out."""
    with torch._C.DisableTorchFunction():  # or each look at a tensor's shape would pass through the recorder
        return display.all_seen(
            {
                name: value
                for name, value in list(state.variables.items())
                if isinstance(name, str)
                and name.isidentifier()
                and name not in HIDDEN
                and not isinstance(value, types.ModuleType)
            }
        )


def where_it_is(state: Run, frame: types.FrameType | None) -> tuple[types.FrameType | None, Span | None]:
    """Return in which of its functions a program is whose thread runs this frame, and where in its text."""
    while frame is not None and id(frame.f_code) not in state.codes:
        frame = frame.f_back
    return frame, None if frame is None else state.spans.span((id(frame.f_code), frame.f_lasti))


HIDDEN = frozenset({"__name__", "__builtins__", "__doc__", "__annotations__", "__warningregistry__", "__loader__",
                    "__package__", "__spec__", "__file__"})  # fmt: skip
"""Global names that Python itself sets."""


def _result(state: Run) -> Any:
    """Return the value of the program's last statement, when that is an expression and not None."""
    statements = state.source.tree.body
    if not statements or state.program.last != len(statements) - 1 or not isinstance(statements[-1], ast.Expr):
        return NO_RESULT
    return NO_RESULT if state.last is None else state.last


def _failure(state: Run, error: BaseException) -> Mistake:
    """Return the mistake that an exception tells of."""
    ended = state.stopped
    if ended is not None and ended is not error and not isinstance(error, Stop):
        ended.__traceback__ = ended.__traceback__ or error.__traceback__
        error = ended
    state.stopped = None  # what explains may call functions of ours that count
    return optionally("explaining a mistake", lambda: explained(error, state), lambda: unexplained(error, state))


__all__ = ["NO_RESULT", "Outcome", "run", "variables_of"]

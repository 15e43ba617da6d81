"""`core.record`: watch a function or a module of one's own, in one's own process."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from types import CodeType
from typing import Any

import torch

from core.recording import opaque
from core.recording.closures import given_names, reached_names
from core.recording.failure import NOTE, mistake_of, untangled
from core.recording.module_scopes import module_scopes
from core.recording.recorder import NO_RESULT, Recorder
from core.recording.snapshots import is_lazy
from core.trace import Jacobian, Mistake, Span, Trace, TraceRecord, cell_index
from core.trace.limits import Limits
from core.trace.tangents import Costs, Direction, Tangents


def record(function: Callable[..., Any], *args: Any, limits: Limits | None = None, **kwargs: Any) -> Trace:
    """Call ``function(*args, **kwargs)``, trusted code, and return the Trace of what it did.

    A result that is one floating element and requires grad is differentiated once, as ``result.backward()``
    would (so ``.grad`` of the leaves is added to), unless the function ran ``backward()`` itself or freed the graph.
    Calls of modules become scopes. Parameters have the names by which the function reaches them: those of a module
    that is called or passed, that is in the function's closure or globals, or in an object whose method it is.

    Values are kept by reference and turned into Snapshots when the Trace is first read; a tensor that is written
    after the call and before that reads as "changed-later". Only what this thread computes is recorded. What
    TorchScript has compiled is one operation; what torch.compile has compiled runs as it was written. Nothing of the
    recording is left behind, however the call ends: no hook, no mode, no setting.

    A question about the Trace (`Trace.local_jacobian` and its like) calls the function once more, with the random
    numbers it had, and gives the tensors that it reaches their numbers and ``.grad`` back afterwards.

    Raises:
        Whatever the function raises: the same exception. Its attribute ``trace`` is the Trace up to there, and
        ``mistake`` the `Mistake` that says what went wrong and where (None for one that is no Exception, such as
        KeyboardInterrupt). An exception that has attributes of these names keeps its own.
    """
    recorder = Recorder(limits, frames=True)
    random_state = torch.get_rng_state()
    ask = partial(_asked_again, random_state, function, args, kwargs, limits)
    try:
        with compiled_as_written(), module_scopes(recorder), recorder:
            _bind_names(recorder, function, args, kwargs)
            result = function(*args, **kwargs)
            if _is_a_loss(result) and recorder.lacks_a_pass(result):
                recorder.implicit_backward(result)
    except BaseException as error:
        _tell(error, recorder, function, ask)
        raise
    held = [NO_RESULT if result is None else result]
    del result  # when the Trace is read, nothing here may keep the graph alive
    return Trace(_reading(recorder, function, held), ask)


def _reading(
    recorder: Recorder, function: Any, held: list[Any], mistake: Mistake | None = None
) -> Callable[[], TraceRecord]:
    """Return what makes the record when the Trace is first looked at; it takes the result out of the list."""

    def read() -> TraceRecord:
        code, source = _source(function)
        result = held.pop() if held else NO_RESULT
        text = "" if result is NO_RESULT or isinstance(result, torch.Tensor) else type(result).__name__
        places = Places(source, code, recorder.codes)
        return recorder.finish(source=source, result=result, result_text=text, places=places, mistake=mistake)

    return read


def _tell(error: BaseException, recorder: Recorder, function: Any, ask: Any) -> None:
    """Give an exception the Trace so far, and the mistake that it tells of. Whatever fails here, it stays the same."""
    try:
        mistake = None
        if isinstance(error, Exception):
            code, source = _source(function)
            mistake = mistake_of(error, recorder, Places(source, code, recorder.codes))
        untangled(error.__traceback__)
        recorder.failed = None  # it holds the exception, which is about to hold the recorder
        told: dict[str, Any] = {"trace": Trace(_reading(recorder, function, [], mistake), ask), "mistake": mistake}
        own = vars(error)
        if not isinstance(own.get("trace"), Trace) and any(hasattr(error, name) for name in told):
            return
        own.update(told)
        if NOTE not in getattr(error, "__notes__", ()):
            error.add_note(NOTE)
    except Exception:  # noqa: BLE001  # the program's own exception matters more than what is said of it
        return


def _bind_names(recorder: Recorder, function: Any, args: Any, kwargs: Any) -> None:
    recorder.bind_later(lambda: _argument_names(function, args, kwargs))
    recorder.bind_later(lambda: _parameter_names(given_names(function, args, kwargs)), used_only=True)
    recorder.bind_later(lambda: _parameter_names(reached_names(function)), used_only=True)


def _argument_names(function: Any, args: Any, kwargs: Any) -> list[tuple[str, Any]]:
    """Names for the tensors that go in: the parameters of a module that is called, and those of the signature."""
    own = list(function.named_parameters()) if isinstance(function, torch.nn.Module) else []
    given = [one for one in given_names(function, args, kwargs) if isinstance(one[1], torch.Tensor)]
    return [*own, *given]


def _parameter_names(found: list[Any]) -> list[tuple[str, Any]]:
    """Replace the modules among what was found by their parameters and buffers."""
    named: list[tuple[str, Any]] = []
    for name, value in found:
        if isinstance(value, torch.Tensor):
            named.append((name, value))
            continue
        inside = [*value.named_parameters(), *value.named_buffers()]
        named += [(f"{name}.{path}" if name else path, tensor) for path, tensor in inside]
    return named


@contextmanager
def compiled_as_written() -> Iterator[None]:
    """Let what torch.compile has compiled run as it was written: its machine code has no operations to watch.

    Where torch's compiler was never loaded there is nothing compiled, and it stays unloaded.
    """
    compiler = sys.modules.get("torch._dynamo.eval_frame")
    if compiler is not None:
        opaque.hooks_unmentioned(compiler.OptimizedModule)
    with nullcontext() if compiler is None else torch.compiler.set_stance("force_eager"):
        yield


def _is_a_loss(result: Any) -> bool:
    if not isinstance(result, torch.Tensor) or is_lazy(result):
        return False
    with torch._C.DisableTorchFunction():  # these questions are ours
        return result.requires_grad and result.numel() == 1 and result.is_floating_point()


def _asked_again(
    random_state: torch.Tensor, function: Any, args: Any, kwargs: Any, limits: Limits | None,
    question: str, about: tuple[int, ...], session: str, directions: tuple[Direction, ...],
) -> Any:  # fmt: skip
    """Run the function again, up to the operation in question. Its parameters must not have changed since."""
    recorder = Recorder(limits, question=(question, about), directions=directions)
    with torch.random.fork_rng(devices=[]), _numbers_kept(function, args, kwargs):
        torch.set_rng_state(random_state)
        try:
            with compiled_as_written(), recorder:
                _bind_names(recorder, function, args, kwargs)
                function(*args, **kwargs)
        except Exception:
            if not recorder.answered:  # one that raised when it was recorded raises again
                raise
    answer = recorder.answer
    operands = [one.tensor for one in recorder.values.all[about[0]].operands] if question == "dependence" else []
    recorder.failed = None
    recorder.release()
    if isinstance(answer, (Jacobian, Tangents, Costs)):
        return answer
    return {slot: [cell_index(flat, tuple(operands[slot].shape)) for flat in cells] for slot, cells in answer}


@contextmanager
def _numbers_kept(function: Any, args: Any, kwargs: Any) -> Iterator[None]:
    """Give all tensors that a function reaches their numbers and their .grad back, and count no version for it."""
    found = _parameter_names([*given_names(function, args, kwargs), *reached_names(function)])
    tensors = [one for _, one in found if one.layout is torch.strided and not is_lazy(one)]
    gradients = [one.grad if one.is_leaf or one.retains_grad else None for one in tensors]  # torch warns of others
    kept = [
        (one, one.detach().clone(), gradient, None if gradient is None else gradient.clone())
        for one, gradient in zip(tensors, gradients, strict=True)
    ]
    try:
        yield
    finally:
        for tensor, numbers, gradient, its_numbers in kept:
            if not torch.equal(tensor.detach(), numbers):
                tensor.data.copy_(numbers)
            if gradient is not None and its_numbers is not None:
                gradient.data.copy_(its_numbers)
            tensor.grad = gradient


def _source(function: Any) -> tuple[Any, str]:
    """Return a function's code and text, those of its forward for a module; nothing where there is none."""
    while isinstance(function, partial):
        function = function.func
    target = function.forward if isinstance(function, torch.nn.Module) else function
    if not (inspect.isroutine(target) or isinstance(target, type)):
        target = inspect.getattr_static(type(target), "__call__", target)
    code = getattr(inspect.unwrap(target), "__code__", None)
    try:
        text = inspect.getsource(target)
    except (OSError, TypeError):  # a builtin, or typed at a prompt
        return None, ""
    return code, text if text.strip() else textwrap.dedent(text)


class Places:
    """Turns the places in the log into Spans of a function's source: only inside the function that was recorded."""

    def __init__(self, source: str, code: CodeType | None, codes: dict[int, CodeType]) -> None:
        self._lines, self._code, self._codes = source.splitlines(), code, codes
        self._positions: dict[int, list[Any]] = {}
        self._spans: dict[Any, Span | None] = {}

    def span(self, place: Any) -> Span | None:
        """Return where an instruction stands in the source."""
        if place is None:
            return None
        if place not in self._spans:
            self._spans[place] = self._found(*place)
        return self._spans[place]

    def _found(self, identity: int, offset: int) -> Span | None:
        code = self._codes[identity]
        if self._code is None or code.co_filename != self._code.co_filename:
            return None
        if identity not in self._positions:
            self._positions[identity] = list(code.co_positions())
        line, end_line, column, end_column = self._positions[identity][offset // 2]
        if line is None or end_line is None or column is None or end_column is None:
            return None
        line, end_line = line - self._code.co_firstlineno + 1, end_line - self._code.co_firstlineno + 1
        if not (1 <= line <= end_line <= len(self._lines)):
            return None
        return Span(line, self._characters(line, column), end_line, self._characters(end_line, end_column))

    def _characters(self, line: int, utf8_bytes: int) -> int:
        return len(self._lines[line - 1].encode()[:utf8_bytes].decode(errors="ignore"))

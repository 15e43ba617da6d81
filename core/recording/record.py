"""`core.record`: watch a function or a module of one's own, in one's own process."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from threading import get_ident
from types import CodeType
from typing import Any

import torch

from core.recording import jacobian
from core.recording.calls import tensors_in
from core.recording.recorder import NO_RESULT, Recorder
from core.trace import Jacobian, Span, Trace, TraceRecord, cell_index
from core.trace.limits import Limits


def record(function: Callable[..., Any], *args: Any, limits: Limits | None = None, **kwargs: Any) -> Trace:
    """Call ``function(*args, **kwargs)``, trusted code, and return the Trace of what it did.

    A result that is one floating element and requires grad is differentiated once, as ``result.backward()``
    would (so ``.grad`` of the leaves is added to), unless the function ran a backward pass itself. Modules
    become scopes. Values are kept by reference and turned into Snapshots when the Trace is first read; a tensor
    that is written after the call and before that reads as "changed-later".

    Raises:
        Whatever the function raises.
    """
    recorder = Recorder(limits, frames=True)
    random_state = torch.get_rng_state()
    handles: list[Any] = []
    try:
        _module_scopes(recorder, function, handles)
        with recorder:
            recorder.bind_later(lambda: _named_arguments(function, args, kwargs))
            result = function(*args, **kwargs)
            if not recorder.passes and _is_a_loss(result):
                recorder.implicit_backward(result)
    finally:
        for handle in handles:
            handle.remove()
    held = [NO_RESULT if result is None else result]
    del result  # when the Trace is read, nothing here may keep the graph alive

    def read() -> TraceRecord:
        code, source = _source(function)
        text = "" if isinstance(held[0], torch.Tensor) else type(held[0]).__name__
        places = _Places(source, code, recorder.codes)
        return recorder.finish(source=source, result=held.pop(), result_text=text, places=places)

    def ask(question: str, about: tuple[int, ...], session: str) -> Any:
        with torch.random.fork_rng(devices=[]):
            torch.set_rng_state(random_state)
            return _asked_again(function, args, kwargs, limits, (question, about))

    return Trace(read, ask)


def _is_a_loss(result: Any) -> bool:
    if not isinstance(result, torch.Tensor):
        return False
    with torch._C.DisableTorchFunction():  # these questions are ours
        return result.requires_grad and result.numel() == 1 and result.is_floating_point()


def _asked_again(function: Any, args: Any, kwargs: Any, limits: Limits | None, question: jacobian.Question) -> Any:
    """Run the function again, up to the operation in question. Its parameters must not have changed since."""
    recorder = Recorder(limits, question=question)
    with recorder:
        recorder.bind_later(lambda: _named_arguments(function, args, kwargs))
        function(*args, **kwargs)
    answer = recorder.answer
    operands = [operand.tensor for operand in recorder.values.all[question[1][0]].operands]
    recorder.release()
    if isinstance(answer, Jacobian):
        return answer
    return {slot: [cell_index(flat, tuple(operands[slot].shape)) for flat in cells] for slot, cells in answer}


def _named_arguments(function: Any, args: Any, kwargs: Any) -> list[tuple[str, Any]]:
    """Names for the tensors that go in: those of the signature, and those of the module's parameters."""
    named: list[tuple[str, Any]] = []
    if isinstance(function, torch.nn.Module):
        named += [(name, parameter) for name, parameter in function.named_parameters()]
    try:
        bound = inspect.signature(function.forward if isinstance(function, torch.nn.Module) else function)
        given = bound.bind(*args, **kwargs).arguments
    except (TypeError, ValueError):  # a builtin without a signature
        given = {f"argument{place}": value for place, value in enumerate(args)}
    for name, value in given.items():
        tensors = list(tensors_in(value))
        named += [(name if len(tensors) == 1 else f"{name}[{i}]", tensor) for i, tensor in enumerate(tensors)]
    return named


def _module_scopes(recorder: Recorder, function: Any, handles: list[Any]) -> None:
    """Make each submodule's call a scope, by hooks whose handles are put into the list."""
    if not isinstance(function, torch.nn.Module):
        return
    thread = get_ident()  # another thread may call the module at the same time
    for path, module in function.named_modules():
        if isinstance(module, torch.jit.ScriptModule):
            continue  # it is compiled, and takes no hooks
        name = f"{path.rsplit('.', 1)[-1]} · {type(module).__name__}" if path else type(module).__name__

        def before(_module: Any, _inputs: Any, name: str = name) -> None:
            if get_ident() == thread:
                recorder.enter("module", name, None)

        def after(_module: Any, _inputs: Any, _output: Any) -> None:
            if get_ident() == thread:
                recorder.leave()

        handles.append(module.register_forward_pre_hook(before))
        handles.append(module.register_forward_hook(after, always_call=True))


def _source(function: Any) -> tuple[Any, str]:
    target = function.forward if isinstance(function, torch.nn.Module) else function
    code = getattr(inspect.unwrap(target), "__code__", None)
    try:
        text = inspect.getsource(target)
    except (OSError, TypeError):  # a builtin, or typed at a prompt
        return None, ""
    return code, text if text.strip() else textwrap.dedent(text)


class _Places:
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

"""The recorder: a TorchFunctionMode that notes every call while it runs, cheaply, and understands it later.

While the program runs, a call costs one tuple appended to the log (`core.recording.log`). So a model without in-place
writes is watched at the price of the log and of one hook per autograd node.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy
import torch
from torch._C._functorch import maybe_current_level
from torch.overrides import TorchFunctionMode

from core.recording import calls, opaque
from core.recording.backward_calls import run_backward
from core.recording.calls import Kind
from core.recording.finish import NO_PLACES, finished
from core.recording.gradient_tensors import about_to_ask, has_asked
from core.recording.graph import version_of
from core.recording.log import CALL_FIELDS, Log, is_grad_enabled
from core.recording.other_memory import assign_data
from core.recording.run_question import Answer, Asked
from core.recording.shared_memory import check_shared, note_sharing
from core.recording.values import Cleared
from core.recording.writes import copied_before, inner_writes, update_statistics, write, write_out
from core.trace import Mistake, TraceRecord
from core.trace.limits import Limits
from core.trace.tangents import Direction

NO_RESULT: Any = type("NoResult", (), {"__repr__": lambda self: "NO_RESULT"})()
"""What `finish(result=…)` takes when the program's last statement is not an expression."""

NO_KEYWORDS: dict[str, Any] = {}
KINDS = calls.known_kinds
OPERATION, QUESTION = Kind.OPERATION, Kind.QUESTION  # reading a member of an enumeration takes as long as a call in C

SMALL = 4_096
"""An output with more elements is counted against the budgets of elements and bytes; the budget of operations bounds
the others."""


class Recorder(Log, TorchFunctionMode):
    """Records what torch does between ``with recorder:`` and its end."""

    def __init__(
        self, limits: Limits | None = None, *, frames: bool = False,
        question: tuple[str, tuple[int, ...]] | None = None, directions: tuple[Direction, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(limits or Limits(), unlimited=frames)
        self.bytes = 0
        self._small = min(SMALL, self.limits.tensor_elements)
        self._frames = frames
        self._written_inside: list[torch.Tensor] = []
        self._capturing: list[torch.Tensor] | None = None
        if question is not None:
            self.asked = Asked(question, directions, self.limits)

    def __enter__(self) -> Recorder:
        self._collecting = gc.isenabled()
        opaque.entered()
        try:
            gc.disable()  # see `without_collection`
            super().__enter__()
        except BaseException:  # an interruption
            self._restored()
            raise
        return self

    def __exit__(self, *failure: object) -> None:
        try:
            super().__exit__(*failure)
            with torch._C.DisableTorchFunction():
                if self.shared:
                    check_shared(self)
                if self._frames:
                    self._note_versions()
        except Exception:
            if failure[0] is None:  # or the program's own error would be lost
                raise
        finally:
            self._restored()

    def _restored(self) -> None:
        if self._collecting:
            gc.enable()
        opaque.left()

    def _note_versions(self) -> None:
        """A Trace of `core.record` is read later: remember what is written in between (its value is lost)."""
        versions = self.values.versions
        for event in self.events:
            if len(event) == CALL_FIELDS:
                for tensor in (*event[1], event[3]):
                    if isinstance(tensor, torch.Tensor) and id(tensor) not in versions:
                        versions[id(tensor)] = version_of(tensor)

    # --- every torch call ------------------------------------------------------------------------------------

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if kwargs is None:
            kwargs = {}
        kind, position = KINDS.get(func) or calls.kind_of(func)
        if self.quiet or maybe_current_level() is not None:
            return self._inside(kind, func, args, kwargs)
        if self.shared:
            check_shared(self)
        if kind is OPERATION:
            if kwargs and kwargs.get("out") is not None:
                return write_out(self, func, args, kwargs)
            return self._called(func, args, kwargs)
        if kind is QUESTION:
            try:
                return func(*args, **kwargs)
            except Exception as error:
                self.failed = error, func, args, kwargs
                raise
        return self._unusual(kind, position, func, args, kwargs)

    def opaque(self, function: calls.Named, args: Any, kwargs: dict[str, Any], *, writes_unseen: bool = False) -> Any:
        """Call a function as one operation: what it calls is not recorded, but for writes to what is.

        Args:
            writes_unseen: Whether it runs outside Python, where its writes are seen only by the tensors' versions.
        """
        if self.quiet or maybe_current_level() is not None:
            return function(*args, **kwargs)
        self._written_inside = []
        self._capturing = function.captured if function.__name__ == "checkpoint" else None
        exposed = self._exposed(args, kwargs) if writes_unseen else []
        if self.asked is not None:
            self.asked.about_to_call()
        try:
            with self.quietly():
                out = self.attempted(function, args, kwargs)
        finally:
            self._capturing = None
        with torch._C.DisableTorchFunction():
            self._written_inside += [one for one, version in exposed if version_of(one) != version]
        self.captured += function.captured
        if self._written_inside:
            inner_writes(self, function, args, kwargs, self._written_inside)
            self._written_inside = []
        self.note_call(function, args, kwargs, out)
        self.try_to_answer()
        return out

    def _exposed(self, args: Any, kwargs: dict[str, Any]) -> list[tuple[torch.Tensor, int]]:
        """Copy what is recorded of the arguments, which may be written; return each with its version."""
        with torch._C.DisableTorchFunction():
            return [(one, version_of(one)) for one in copied_before(self, calls.tensors_in((args, kwargs)))]

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Record nothing of what is called, but for writes to what is recorded."""
        self.quiet += 1
        try:
            yield
        finally:
            self.quiet -= 1

    def shares(self, function: Any, args: Any, tensor: torch.Tensor) -> None:
        """Note a tensor that was made of an array and shares its memory."""
        if not self.quiet:
            self.note_call(function, args, NO_KEYWORDS, tensor)
        note_sharing(self, tensor, args[0])

    def _inside(self, kind: Kind, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """A call in an opaque one, or in a transform."""
        if kind is Kind.WRITE:
            self._written_inside += copied_before(self, calls.tensors_in(args[:1]))
        elif kind is Kind.DATA_ASSIGNMENT:
            return assign_data(self, func, args, kwargs)
        elif self._capturing is not None:
            for one in calls.tensors_in((args, kwargs)):
                if one.is_leaf and one.requires_grad and not any(one is known for known in self._capturing):
                    self._capturing.append(one)
        return func(*args, **kwargs)

    def _unusual(self, kind: Kind, position: int, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        match kind:
            case Kind.WRITE:
                return write(self, func, args, kwargs)
            case Kind.MAYBE_WRITE:
                inplace = args[position] if len(args) > position else kwargs.get("inplace", False)
                return write(self, func, args, kwargs) if inplace else self._called(func, args, kwargs)
            case Kind.INITIALISE:
                return write(self, func, args, kwargs, finishing=True)
            case Kind.BATCH_NORM:
                return update_statistics(self, func, args, kwargs, lambda: self._called(func, args, kwargs))
            case Kind.BACKWARD | Kind.GRAD:
                return run_backward(self, kind, func, args, kwargs)
            case Kind.GRAD_ATTRIBUTE:
                return self._grad_attribute(func, args, kwargs)
            case Kind.NUMBER:
                return self._number(func, args, kwargs)
            case Kind.DATA_ASSIGNMENT:
                return assign_data(self, func, args, kwargs)
            case Kind.GRAD_ASSIGNMENT:
                if len(args) < 2 or args[1] is None:
                    self.values.cleared[id(args[0])] = Cleared(args[0], self.place(), len(self.passes))
                return func(*args, **kwargs)
            case Kind.GRAD_REQUEST:
                return self._grad_request(func, args, kwargs)
            case Kind.FROM_ARRAY:
                out = self._called(func, args, kwargs)
                note_sharing(self, out, args[0] if args else None)
                return out
        return self._profiled(func, args, kwargs)

    def _grad_attribute(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """``x.grad`` is read."""
        gradient = func(*args, **kwargs)
        if gradient is not None:
            self.gradients_read = True
            self.events.append((Kind.GRAD_ATTRIBUTE, gradient, args[0]))
        return gradient

    def _number(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """A value leaves the graph as a number or an array."""
        number = self.attempted(func, args, kwargs)
        if args:
            self.events.append((Kind.NUMBER, args[0], number, self.place()))
        if args and type(number) is numpy.ndarray:
            note_sharing(self, args[0], number)
        return number

    def _grad_request(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """``x.requires_grad_()``: the operations before, which are absorbed first, know of no gradient."""
        self.absorb()
        with torch._C.DisableTorchFunction():
            about_to_ask(self.values, args[0], self.place())
        asked = func(*args, **kwargs)
        with torch._C.DisableTorchFunction():
            has_asked(self.values, args[0])
        return asked

    def _called(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        if self.asked is not None:
            self.asked.about_to_call()
        if self.count >= self.most:
            self.over("operations", self.limits.operations, "more")
        try:
            out = func(*args, **kwargs)
        except Exception as error:
            self.failed = error, func, args, kwargs
            raise
        self.count += 1
        self.events.append((func, args, kwargs, out, self.place(), self.scope_now(), is_grad_enabled()))
        if not self._frames and type(out) is torch.Tensor and out.numel() > self._small:
            self._large(out)
        self.try_to_answer()
        return out

    def _large(self, out: torch.Tensor) -> None:
        """Count a large output against the budgets."""
        elements, limits = out.numel(), self.limits
        if elements > limits.tensor_elements:
            self.events.pop()
            self.over("tensor_elements", limits.tensor_elements, elements)
        if not out._is_view():
            self.bytes += elements * out.element_size()
            if self.bytes > limits.run_bytes:
                self.over("run_bytes", limits.run_bytes, self.bytes)

    def _profiled(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """torch.optim wraps each step in a profiler record: the step becomes a scope."""
        name = next((a for a in args if isinstance(a, str)), "")
        if func.__name__.startswith("_record_function_enter"):
            self.enter("function", name.removeprefix("Optimizer.").split("#")[-1], None)
        else:
            self.leave()
        return func(*args, **kwargs)

    def implicit_backward(self, tensor: torch.Tensor) -> None:
        """Run the pass that the program left out."""
        with torch._C.DisableTorchFunction():  # or this recorder would see the call as the program's own
            run_backward(self, Kind.BACKWARD, torch.Tensor.backward, (tensor,), {}, implicit=True)

    @property
    def answered(self) -> bool:
        """Whether the question has its answer already, so that the rest of the program need not run."""
        return self.asked is not None and self.asked.answered

    @property
    def answer(self) -> Answer:
        """What the question was answered with, after the run.

        Raises:
            NotDifferentiable, LimitExceeded: the question has no answer.
        """
        assert self.asked is not None
        self.absorb()
        return self.asked.answer(self.values)

    def finish(
        self,
        *,
        source: str,
        device: str = "cpu",
        seed: int = 0,
        variables: dict[str, object] | None = None,
        result: object = NO_RESULT,
        result_text: str = "",
        mistake: Mistake | None = None,
        warnings: Iterable[Mistake] = (),
        places: Any = None,
        release: bool = True,
    ) -> TraceRecord:
        """Return everything as records. Call it after the ``with`` block, once.

        Args:
            places: What turns the places in the log into spans of the source, by its method ``span``.
            release: Let the graph go. A process that is about to end need not.
        """
        with torch._C.DisableTorchFunction(), torch.no_grad(), without_collection():
            self.resolve_passes()
            record = finished(
                self.values, self.passes, self.scopes, self.prints,
                source=source, device=device, seed=seed, variables=variables or {},
                result=None if result is NO_RESULT else (result, result_text),
                mistake=mistake, warnings=tuple(warnings),
                places=places or NO_PLACES, reads_saved=self.reads_saved,
            )  # fmt: skip
            result = variables = None
            if release:
                self.release()
        return record

    def release(self) -> None:
        """Let the graph go, newest node first, each while the next is still held.

        torch frees a chain of autograd nodes iteratively, but not when they ever had Python wrappers: then each
        node frees the next from its own destructor, and 50,000 of them overflow an 8 MB stack.
        """
        self._modules.clear()
        functions = [node.function for one in self.passes for node in one.release()]
        functions.reverse()
        functions += self.values.release()
        while functions:
            functions.pop()


@contextmanager
def without_collection() -> Iterator[None]:
    """Recording makes many containers and no garbage: each generation-2 collection would walk them all (a third of
    the time of 10,000 operations)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

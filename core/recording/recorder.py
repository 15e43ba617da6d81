"""The recorder: a TorchFunctionMode that notes every call while it runs, cheaply, and understands it later.

While the program runs, a call costs one tuple appended to a log. The log is *absorbed* into values (core.recording
.values) only when somebody must know more: before a write, because what is about to change has to be copied first,
and at the end. So a model without in-place writes is watched at the price of the log and of one hook per
autograd node.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any, NoReturn

import numpy
import torch
from torch._C._functorch import maybe_current_level
from torch.overrides import TorchFunctionMode

from core.recording import calls, jacobian, opaque
from core.recording.backward_pass import Pass
from core.recording.calls import Kind
from core.recording.costs import Counting
from core.recording.finish import NO_PLACES, finished
from core.recording.graph import version_of
from core.recording.nodes import Call, Value
from core.recording.passes import run_pass
from core.recording.resolve import resolved
from core.recording.shared_memory import check_shared, note_sharing, settled
from core.recording.snapshots import is_lazy
from core.recording.tangents import Pushing
from core.recording.values import Cleared, Values
from core.trace import Mistake, Scope, Span, TraceRecord
from core.trace.errors import LimitExceeded, NotDifferentiable
from core.trace.limits import Limits
from core.trace.tangents import Costs, Direction, Tangents

TORCH_FOLDER = str(Path(torch.__file__).parent)
NO_RESULT: Any = type("NoResult", (), {"__repr__": lambda self: "NO_RESULT"})()
"""What `finish(result=…)` takes when the program's last statement is not an expression."""

CALL_FIELDS = len(Call._fields)  # the log holds plain tuples: making one costs a third of a NamedTuple
NO_KEYWORDS: dict[str, Any] = {}
as_call = tuple.__new__
is_grad_enabled = torch.is_grad_enabled
KINDS = calls.known_kinds
OPERATION, QUESTION = Kind.OPERATION, Kind.QUESTION  # reading a member of an enumeration takes as long as a call in C

sequence_number = torch._C._autograd._get_sequence_nr  # type: ignore[attr-defined]  # private, and no public one

Place = tuple[int, int] | None
"""(id of a code object, offset of the instruction in it)."""

Step = tuple[torch.Tensor, list[Value], tuple[Any, Any, Any]]
"""(tensor that is written, operands, (function, args, kwargs) of the call that would write it alone)."""

SMALL = 4_096
"""An output with more elements is counted against the budgets of elements and bytes; the budget of operations bounds
the others."""


class Recorder(TorchFunctionMode):
    """Records what torch does between ``with recorder:`` and its end.

    Attributes:
        count: Operations recorded so far; after ``most`` of them the run ends.
        place, scope_now, names_at, over: How the recorder learns where the program is, in which scope, to which
            variables an operation's value is bound at once, and how a run ends that has used up a budget. A run of a
            learner's program (core.program.run) sets them; for `core.record` there are no budgets.
        failed: The exception that an operation raised last, the operation and its arguments.
    """

    def __init__(
        self, limits: Limits | None = None, *, frames: bool = False,
        question: tuple[str, tuple[int, ...]] | None = None, directions: tuple[Direction, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self.limits = limits or Limits()
        self.count = 0
        self.most = sys.maxsize if frames else self.limits.operations
        self.bytes = 0
        self._small = min(SMALL, self.limits.tensor_elements)
        self.failed: tuple[BaseException, Any, tuple[Any, ...], dict[str, Any]] | None = None
        self.codes: dict[int, CodeType] = {}
        self.names_at: Callable[[Any], tuple[str, ...]] | None = None
        self.over: Callable[[str, float, object], NoReturn] = _over
        self.scopes: list[Scope] = [Scope("program", "", -1, None)]
        self.scope = 0
        self.passes: list[Pass] = []
        self.prints: list[tuple[str, Place, int]] = []
        self._frames = frames
        self._gradients_read = False
        self._position = 0  # of the last pass that was absorbed
        self._log: list[Any] = []
        self._modules: dict[int, tuple[str, torch.nn.Module]] = {}
        self.shared: dict[int, Any] = {}  # memory that arrays share with tensors, see core.recording.shared_memory
        self._written_inside: list[torch.Tensor] = []
        self._capturing: list[torch.Tensor] | None = None
        self.captured: list[torch.Tensor] = []  # leaves that checkpoints run backward by themselves
        self._quiet = 0  # how deep in calls of which nothing inside is recorded, see core.recording.opaque
        self._question = question
        self._answer: Any = None
        self._replay: Pushing | Counting | None = None
        if question is not None and question[0] in ("tangents", "costs"):
            tangents = question[0] == "tangents"
            self._replay = Pushing(directions, question[1], self.limits) if tangents else Counting(self.limits)
        self._random_state = torch.empty(0)  # before the last call, so that a dropout can be called again
        self.values = Values(self.limits, first_sequence=sequence_number())
        self.values.scopes = self.scopes

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
        for event in self._log:
            if len(event) == CALL_FIELDS:
                for tensor in (*event[1], event[3]):
                    if isinstance(tensor, torch.Tensor) and id(tensor) not in versions:
                        versions[id(tensor)] = version_of(tensor)

    # --- what a run calls ------------------------------------------------------------------------------------

    def enter(self, kind: str, name: str, span: Span | None, iteration: int = -1) -> None:
        """Open a scope; everything recorded until `leave` belongs to it."""
        self.scopes.append(Scope(kind, name, self.scope, span, iteration))
        self.scope = len(self.scopes) - 1

    def leave(self) -> None:
        """Close the innermost scope."""
        if self.scope:
            self.scope = self.scopes[self.scope].parent

    def bind(self, name: str, value: object) -> None:
        """Note that a variable now holds this value; anything but a tensor is ignored."""
        if isinstance(value, torch.Tensor) and not self._quiet:
            self._log.append((name, value, self.place(), self.scope_now()))

    def bind_later(self, named: Callable[[], list[tuple[str, object]]], *, used_only: bool = False) -> None:
        """Note names that are worked out only when the log is absorbed.

        Args:
            used_only: Whether a tensor that the program does not use stays without a value.
        """
        self._log.append((named, used_only))

    def bind_module(self, name: str, module: torch.nn.Module) -> None:
        """Note that a variable now holds this module; its parameters are called ``net.0.weight`` where they are used.

        The first variable of a module names it. The module is held, so that no other tensor gets a parameter's id.
        """
        if id(module) not in self._modules:
            self._modules[id(module)] = name, module
            self._log.append((name, module))

    def named_modules(self) -> list[tuple[str, torch.nn.Module]]:
        """Return the modules that variables were bound to, with the first variable of each."""
        return list(self._modules.values())

    def print(self, text: str) -> None:
        """Note a printed text, with its line end."""
        self.scope_now()  # a turn that only prints is a turn
        self._log.append((text, self.place()))

    def implicit_backward(self, tensor: torch.Tensor) -> None:
        """Run the pass that the program left out."""
        with torch._C.DisableTorchFunction():  # or this recorder would see the call as the program's own
            self._backward(Kind.BACKWARD, torch.Tensor.backward, (tensor,), {}, implicit=True)

    def lacks_a_pass(self, result: torch.Tensor) -> bool:
        """Whether nothing has been run backward from a result, although its graph is there.

        A gradient that autograd.grad returned is no result that waits for a pass, nor is one whose graph is freed.
        """
        if not self.passes:
            return True
        if any(one.kind is Kind.BACKWARD for one in self.passes):
            return False
        self.absorb()
        if id(result) in self.values.gradients_of:
            return False
        with torch._C.DisableTorchFunction():
            freed = {id(node.function) for one in self.passes if not one.retain_graph for node in one.nodes}
            return not _leads_to(result.grad_fn, freed)

    def before_write(self, tensor: torch.Tensor) -> None:
        """Copy what is recorded of this tensor's storage: somebody is about to write it behind torch's back."""
        self.absorb()
        self.values.protect([tensor])

    # --- every torch call ------------------------------------------------------------------------------------

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if kwargs is None:
            kwargs = {}
        kind, position = KINDS.get(func) or calls.kind_of(func)
        if self._quiet or maybe_current_level() is not None:
            return self._inside(kind, func, args, kwargs)
        if self.shared:
            check_shared(self)
        if kind is OPERATION:
            if kwargs and kwargs.get("out") is not None:
                return self._out(func, args, kwargs)
            if self._question is not None or self.count >= self.most:
                return self._called(func, args, kwargs)
            # As `_called`, here because a call of Python costs a tenth of recording an operation.
            try:
                out = func(*args, **kwargs)
            except Exception as error:
                self.failed = error, func, args, kwargs
                raise
            self.count += 1
            self._log.append((func, args, kwargs, out, self.place(), self.scope_now(), is_grad_enabled()))
            if not self._frames and type(out) is torch.Tensor and out.numel() > self._small:
                self._large(out)
            return out
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
        if self._quiet or maybe_current_level() is not None:
            return function(*args, **kwargs)
        self._written_inside = []
        self._capturing = function.captured if function.__name__ == "checkpoint" else None
        exposed = self._exposed(args, kwargs) if writes_unseen else []
        if self._question is not None:
            self._random_state = torch.get_rng_state()
        try:
            with self.quietly():
                out = function(*args, **kwargs)
        except Exception as error:
            self.failed = error, function, args, kwargs
            raise
        finally:
            self._capturing = None
        with torch._C.DisableTorchFunction():
            self._written_inside += [one for one, version in exposed if version_of(one) != version]
        self.captured += function.captured
        self.count += 1
        if self._written_inside:
            self._inner_writes(function, args, kwargs)
        self._log.append((function, args, kwargs, out, self.place(), self.scope_now(), is_grad_enabled()))
        if self._question is not None:
            self._try_to_answer()
        return out

    def _exposed(self, args: Any, kwargs: dict[str, Any]) -> list[tuple[torch.Tensor, int]]:
        """Copy what is recorded of the arguments, which may be written; return each with its version."""
        self.absorb()
        with torch._C.DisableTorchFunction():
            known = [one for one in calls.tensors_in((args, kwargs)) if self.values.is_seen(one)]
            if known and self.passes:
                self._resolve_passes()
            self.values.protect(known)
            return [(one, version_of(one)) for one in known]

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Record nothing of what is called, but for writes to what is recorded."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def _inner_writes(self, function: calls.Named, args: Any, kwargs: dict[str, Any]) -> None:
        """An opaque call wrote tensors that are recorded: their next values are its work."""
        place, scope, enabled = self.place(), self.scope_now(), is_grad_enabled()
        for target in {id(one): one for one in self._written_inside}.values():
            operands = [self.values.of(one) for one in calls.tensors_in((args, kwargs))]
            if (before := self.values.of(target)) not in operands:
                operands.append(before)
            self.values.written(Call(function, args, kwargs, target, place, scope, enabled), target, operands)
        self._written_inside = []

    def shares(self, function: Any, args: Any, tensor: torch.Tensor) -> None:
        """Note a tensor that was made of an array and shares its memory."""
        if not self._quiet:
            self.count += 1
            self._log.append((function, args, NO_KEYWORDS, tensor, self.place(), self.scope_now(), is_grad_enabled()))
        note_sharing(self, tensor, args[0])

    def _inside(self, kind: Kind, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """A call in an opaque one, or in a transform."""
        if kind is Kind.WRITE:
            self.absorb()
            known = [one for one in calls.tensors_in(args[:1]) if self.values.is_seen(one)]
            if known:
                self._resolve_passes()
                self.values.protect(known)
                self._written_inside += known
        elif kind is Kind.DATA_ASSIGNMENT:
            return self._data_assignment(func, args, kwargs)
        elif self._capturing is not None:
            for one in calls.tensors_in((args, kwargs)):
                if one.is_leaf and one.requires_grad and not any(one is known for known in self._capturing):
                    self._capturing.append(one)
        return func(*args, **kwargs)

    def _out(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """``add(a, b, out=c)``: a write of c, or the making of it when nobody has used it yet."""
        self.absorb()
        targets = list(calls.tensors_in(kwargs["out"]))
        if not any(self.values.is_seen(target) for target in targets):
            out = func(*args, **kwargs)
            self.count += 1
            given = {name: value for name, value in kwargs.items() if name != "out"}
            self._log.append((func, args, given, out, self.place(), self.scope_now(), is_grad_enabled()))
            if self._question is not None:
                self._try_to_answer()
            return out
        return self._write(func, args, kwargs, targets=targets)

    def _unusual(self, kind: Kind, position: int, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        match kind:
            case Kind.WRITE:
                return self._write(func, args, kwargs)
            case Kind.MAYBE_WRITE:
                inplace = args[position] if len(args) > position else kwargs.get("inplace", False)
                return self._write(func, args, kwargs) if inplace else self._called(func, args, kwargs)
            case Kind.INITIALISE:
                return self._write(func, args, kwargs, finishing=True)
            case Kind.BATCH_NORM:
                return self._batch_norm(func, args, kwargs)
            case Kind.BACKWARD | Kind.GRAD:
                return self._backward(kind, func, args, kwargs)
            case Kind.GRAD_ATTRIBUTE:
                gradient = func(*args, **kwargs)
                if gradient is not None:
                    self._gradients_read = True
                    self._log.append((Kind.GRAD_ATTRIBUTE, gradient, args[0]))
                return gradient
            case Kind.NUMBER:
                try:
                    number = func(*args, **kwargs)
                except Exception as error:
                    self.failed = error, func, args, kwargs
                    raise
                if args:
                    self._log.append((Kind.NUMBER, args[0], number, self.place()))
                if args and type(number) is numpy.ndarray:
                    note_sharing(self, args[0], number)
                return number
            case Kind.DATA_ASSIGNMENT:
                return self._data_assignment(func, args, kwargs)
            case Kind.GRAD_ASSIGNMENT:
                if len(args) < 2 or args[1] is None:
                    self.values.cleared[id(args[0])] = Cleared(args[0], self.place(), len(self.passes))
                return func(*args, **kwargs)
            case Kind.FROM_ARRAY:
                out = self._called(func, args, kwargs)
                note_sharing(self, out, args[0] if args else None)
                return out
        return self._profiled(func, args, kwargs)

    def _called(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        if self._question is not None:
            self._random_state = torch.get_rng_state()
        if self.count >= self.most:
            self.over("operations", self.limits.operations, "more")
        try:
            out = func(*args, **kwargs)
        except Exception as error:
            self.failed = error, func, args, kwargs
            raise
        self.count += 1
        self._log.append((func, args, kwargs, out, self.place(), self.scope_now(), is_grad_enabled()))
        if not self._frames and type(out) is torch.Tensor and out.numel() > self._small:
            self._large(out)
        if self._question is not None:
            self._try_to_answer()
        return out

    def _large(self, out: torch.Tensor) -> None:
        """Count a large output against the budgets."""
        elements, limits = out.numel(), self.limits
        if elements > limits.tensor_elements:
            self._log.pop()
            self.over("tensor_elements", limits.tensor_elements, elements)
        if not out._is_view():
            self.bytes += elements * out.element_size()
            if self.bytes > limits.run_bytes:
                self.over("run_bytes", limits.run_bytes, self.bytes)

    def _write(
        self, func: Any, args: Any, kwargs: dict[str, Any], *, finishing: bool = False,
        targets: list[torch.Tensor] | None = None,
    ) -> Any:  # fmt: skip
        """An in-place write. What it overwrites is copied first, so the log has to be understood up to here."""
        with torch._C.DisableTorchFunction():  # what is asked here is no call of the program
            targets, steps, are_gradients = self._before_write(func, args, kwargs, finishing, targets)
        if steps and self.count >= self.most:
            self.over("operations", self.limits.operations, "more")
        try:
            out = func(*args, **kwargs)
        except Exception as error:
            self.failed = error, func, args, kwargs
            raise
        with torch._C.DisableTorchFunction():
            if are_gradients:
                for target in targets:
                    self.values.forget(target)
            if steps:
                self._after_write(func, out, steps)
            if self.shared:
                settled(self)
        return out

    def _before_write(
        self, func: Any, args: Any, kwargs: dict[str, Any], finishing: bool, targets: list[torch.Tensor] | None
    ) -> tuple[list[torch.Tensor], list[Step], bool]:
        """Return the tensors that a call will write, its steps, and whether the tensors are gradients."""
        self.absorb()
        values, singles = self.values, []
        if targets is None:
            targets = calls.written_arguments(func, args, kwargs)
            if calls.is_of_lists(func) and args:
                singles = calls.single_writes(func, args, kwargs)
                targets = [target for target, _ in singles]
        filler = finishing or func.__name__ in calls.FILLERS
        if targets and all(values.is_gradient(one, even_used=filler) for one in targets):  # x.grad.zero_() is no step
            self._resolve_passes()
            values.protect(targets)
            return targets, [], True
        if _is_a_module_counter() or (filler and not any(values.is_seen(one) for one in targets)):
            values.protect(targets)
            return targets, [], False
        if self._question is not None:
            self._question_before_write(func, args, kwargs)
        steps = self._steps(func, args, kwargs, targets, singles)
        if self._replay is not None:
            self._replay.follow(self.values, self._random_state)
            self._replay.before_write([(target, made) for target, _, made in steps], torch.get_rng_state())
        values.protect(targets)
        self._resolve_passes()
        return targets, steps, False

    def _after_write(self, func: Any, out: Any, steps: list[Step]) -> None:
        self.count += 1
        place, scope, enabled = self.place(), self.scope_now(), is_grad_enabled()
        for target, operands, (function, given, keywords) in steps:
            made = out if function is func else target
            self.values.written(Call(function, given, keywords, made, place, scope, enabled), target, operands)
        if self._question is not None:
            self._try_to_answer()

    def _steps(
        self, func: Any, args: Any, kwargs: dict[str, Any], targets: list[torch.Tensor], singles: list[Any]
    ) -> list[Step]:
        """Return the steps of a call that is about to write these tensors."""
        values = self.values
        if singles:  # the gradients among them are forgotten, as above
            return [
                (target, [values.of(one) for one in calls.tensors_in((made[1], made[2]))], made)
                for target, made in singles
                if not values.is_gradient(target)
            ]
        given = {name: value for name, value in kwargs.items() if name != "out"}
        operands = [values.of(one) for one in calls.tensors_in((calls.ordered_arguments(func, args), given))]
        if given is not kwargs and len(given) < len(kwargs):
            for target in targets:
                values.of(target)
        return [(target, operands, (func, args, given)) for target in targets]

    def _batch_norm(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        statistics = [t for t in [*args[1:3], kwargs.get("running_mean"), kwargs.get("running_var")] if t is not None]
        statistics = [t for t in statistics if isinstance(t, torch.Tensor)]
        self.absorb()
        for tensor in statistics:
            self.values.of(tensor)
        self.values.protect(statistics)
        out = self._called(func, args, kwargs)
        self.absorb()
        for tensor in statistics:
            self.values.forget(tensor)
        return out

    def _data_assignment(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        self.absorb()
        if self.values.is_seen(args[0]):
            self.values.of(args[0])
            self.values.protect([args[0]])
            self.values.forget(args[0], keep_names=True)
            self.values.assigned[id(args[0])] = self.place()
        return func(*args, **kwargs)

    def _profiled(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """torch.optim wraps each step in a profiler record: the step becomes a scope."""
        name = next((a for a in args if isinstance(a, str)), "")
        if func.__name__.startswith("_record_function_enter"):
            self.enter("function", name.removeprefix("Optimizer.").split("#")[-1], None)
        else:
            self.leave()
        return func(*args, **kwargs)

    def _backward(self, kind: Kind, func: Any, args: Any, kwargs: dict[str, Any], *, implicit: bool = False) -> Any:
        if self.passes:
            self._resolve_passes()  # their .grad is about to be added to
        one = Pass(kind, implicit, self.place(), self.scope_now(), self.values.graph)
        one.reads_saved = not self._frames
        one.number = len(self.passes)
        self._log.append((Kind.BACKWARD, one, None))
        self.passes.append(one)
        if self.captured:
            one.captured = [(leaf, None if leaf.grad is None else leaf.grad.clone()) for leaf in self.captured]
        self._quiet += 1  # names that hooks and Functions bind meanwhile name nothing of the program
        try:
            out = run_pass(one, func, args, kwargs, self._before_accumulation, self.before_write)
        except BaseException as error:
            self.passes.remove(one)  # the program's mistake tells of it
            self.failed = error, func, args, kwargs
            raise
        finally:
            self._quiet -= 1
        if kind is Kind.GRAD:
            self._log.append((Kind.GRAD, one, out))
        if one.rewritten:
            self._hooks_wrote(one)
        if self.shared:
            settled(self)
        return out

    def _hooks_wrote(self, one: Pass) -> None:
        """Hooks of the pass have written leaves (an optimizer's step after each gradient): new versions."""
        self.absorb()
        for leaf in one.rewritten:
            call = Call(calls.Named("post_accumulate_grad_hook"), (leaf,), {}, leaf, one.place, one.scope, False)
            self.values.written(call, leaf, [self.values.of(leaf)])

    def _before_accumulation(self, gradients: list[torch.Tensor]) -> None:
        """A pass is about to add to these .grad: copy those that the program has computed with."""
        if not self._gradients_read:
            return
        self.absorb()
        self.values.protect([gradient for gradient in gradients if self.values.is_seen(gradient)])

    # --- understanding -----------------------------------------------------------------------------------------

    def absorb(self) -> None:
        """Turn what is in the log into values. A class of the program's own is not asked: its answers are counted."""
        if self._log:
            with torch._C.DisableTorchFunction():
                self._absorb()

    def _absorb(self) -> None:
        log, self._log = self._log, []
        values = self.values
        for event in log:
            if len(event) == CALL_FIELDS:
                made = values.absorb(as_call(Call, event))
                if made is not None and self.names_at is not None and not made.names and made.place is not None:
                    made.names = self.names_at(made.place)
                continue
            match event:
                case (named, bool() as used_only):
                    for name, value in named():
                        if isinstance(value, torch.Tensor) and (used_only or is_lazy(value)):
                            values.named_when_used(value, name)
                        elif isinstance(value, torch.Tensor):
                            values.named(value, name, None, 0)
                case (str() as name, torch.Tensor() as tensor, place, scope):
                    values.named(tensor, name, place, scope)
                case (str() as name, torch.nn.Module() as module):
                    for path, parameter in _parameters(module):
                        values.named_when_used(parameter, f"{name}.{path}")
                case (str() as text, place):
                    self.prints.append((text, place, len(values.all)))
                case (Kind.BACKWARD, Pass() as one, None):
                    one.previous_position, self._position = self._position, len(values.all)
                    one.position = self._position
                case (Kind.GRAD, Pass() as one, out):
                    values.gradients(one, out)
                case (Kind.GRAD_ATTRIBUTE, gradient, owner):
                    values.gradient_of(gradient, owner)
                case (Kind.NUMBER, tensor, number, place):
                    values.left(tensor, number, place)

    def _resolve_passes(self) -> None:
        self.absorb()
        self.values.number_storages()
        for one in reversed(self.passes):
            if one.resolved is not None:
                break
            one.resolved = resolved(one, self.values)
            one.events.clear()

    def _try_to_answer(self) -> None:
        assert self._question is not None
        self.absorb()
        if self._replay is not None:
            self._replay.follow(self.values, self._random_state)
        elif self._answer is None and len(self.values.all) > self._question[1][0]:
            self._answer = jacobian.answered(self._question, self.values, self._random_state, self.limits)

    def _question_before_write(self, func: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """A write destroys its own operand, so its question is answered from copies taken before."""
        assert self._question is not None
        if self._replay is None and self._answer is None and self._question[1][0] == len(self.values.all):
            self._answer = jacobian.answered_call(self._question, (func, args, kwargs), self.limits)

    @property
    def answered(self) -> bool:
        """Whether the question has its answer already, so that the rest of the program need not run."""
        return self._answer is not None

    @property
    def answer(self) -> jacobian.Jacobian | Tangents | Costs | list[tuple[int, list[int]]]:
        """What the question was answered with, after the run.

        Raises:
            NotDifferentiable, LimitExceeded: the question has no answer.
        """
        if self._replay is not None:
            self._try_to_answer()
            return self._replay.answer()
        if self._answer is None:
            raise NotDifferentiable("no operation produced this value", "constant")
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer

    # Methods of the class, which a run replaces in its recorder: one that held its own methods would be a circle, and
    # the whole graph would wait for the collector.
    if TYPE_CHECKING:
        place: Callable[[], Place]
        scope_now: Callable[[], int]
    else:

        def place(self) -> Place:
            """Return the instruction that is running in the innermost frame outside torch and outside the recorder."""
            return _frame_place(self.codes)

        def scope_now(self) -> int:
            """Return the scope that is open."""
            return self.scope

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
            self._resolve_passes()
            record = finished(
                self.values, self.passes, self.scopes, self.prints,
                source=source, device=device, seed=seed, variables=variables or {},
                result=None if result is NO_RESULT else (result, result_text),
                mistake=mistake, warnings=tuple(warnings),
                places=places or NO_PLACES, reads_saved=not self._frames,
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


def _leads_to(function: Any, freed: set[int]) -> bool:
    """Whether a node of torch's graph leads to one of these, leaves' own nodes aside, which are never freed."""
    seen: dict[int, Any] = {}
    waiting = [function]
    while freed and waiting:
        function = waiting.pop()
        if function is None or id(function) in seen or hasattr(function, "variable"):
            continue
        if id(function) in freed:
            return True
        seen[id(function)] = function
        waiting += [following for following, _ in function.next_functions]
    return False


def _parameters(module: torch.nn.Module) -> list[tuple[str, torch.nn.Parameter]]:
    try:
        return list(module.named_parameters())
    except AttributeError:  # its own __init__ has not called that of nn.Module
        return []


def _is_a_module_counter() -> bool:
    """Whether the write at hand is BatchNorm counting its batches, which is no step of the computation."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__", "").startswith("core.recording"):
        frame = frame.f_back
    return frame is not None and frame.f_globals.get("__name__") == "torch.nn.modules.batchnorm"


def _frame_place(codes: dict[int, CodeType]) -> Place:
    frame: FrameType | None = sys._getframe(3)  # who called the recorder
    while frame is not None:
        code = frame.f_code
        identity = id(code)
        if identity in codes:
            return identity, frame.f_lasti
        if not code.co_filename.startswith(OURS_AND_TORCHS):
            codes[identity] = code
            return identity, frame.f_lasti
        frame = frame.f_back
    return None


def _over(name: str, allowed: float, needed: object) -> NoReturn:
    raise LimitExceeded(name, allowed, float("inf"))


OURS_AND_TORCHS = (str(Path(__file__).parent), TORCH_FOLDER)

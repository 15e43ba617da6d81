"""The log of a run: one tuple for each call, name, print and pass, and the values that it is turned into.

The log is *absorbed* into values (`core.recording.values`) only when somebody must know more: before a write, because
what is about to change has to be copied first, and at the end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import CodeType
from typing import Any, NoReturn

import torch

from core.recording.backward_pass import Pass
from core.recording.calls import Kind
from core.recording.gradient_tensors import gradient_of, gradients
from core.recording.nodes import Call
from core.recording.places import Place, frame_place
from core.recording.resolve import resolved
from core.recording.run_question import Asked
from core.recording.shared_memory import Share
from core.recording.snapshots import is_lazy
from core.recording.values import Values
from core.recording.variables import named, named_when_used
from core.recording.versions import protect
from core.trace import Scope, Span
from core.trace.errors import LimitExceeded
from core.trace.limits import Limits

CALL_FIELDS = len(Call._fields)  # the log holds plain tuples: making one costs a third of a NamedTuple
as_call = tuple.__new__
is_grad_enabled = torch.is_grad_enabled
sequence_number = torch._C._autograd._get_sequence_nr  # type: ignore[attr-defined]  # private, and no public one


class Log:
    """The record of a run while it is being made.

    Attributes:
        events: What was not absorbed yet.
        count: Operations recorded so far; after ``most`` of them the run ends.
        place, scope_now, names_at, over: How the recorder learns where the program is, in which scope, to which
            variables an operation's value is bound at once, and how a run ends that has used up a budget. A run of a
            learner's program (core.program.run) sets them; for `core.record` there are no budgets.
        failed: The exception that an operation raised last, the operation and its arguments.
        shared: Memory that arrays share with tensors, by the identity of the storage.
        quiet: How deep in calls of which nothing inside is recorded, see core.recording.opaque.
        asked: The question that the run is repeated for.
        bounded: Whether the run ends when a budget of passes is used up.
        reads_saved: Whether torch may be asked what it saved: a program of one's own runs code when a checkpoint is.
        gradients_read: Whether the program has read a ``.grad``.
        captured: Leaves that checkpoints run backward by themselves.
    """

    asked: Asked | None = None

    def __init__(self, limits: Limits, *, unlimited: bool) -> None:
        super().__init__()
        self.limits = limits
        self.count = 0
        self.most = sys.maxsize if unlimited else limits.operations
        self.failed: tuple[BaseException, Any, tuple[Any, ...], dict[str, Any]] | None = None
        self.codes: dict[int, CodeType] = {}
        self.names_at: Callable[[Any], tuple[str, ...]] | None = None
        self.over: Callable[[str, float, object], NoReturn] = _over
        self.scopes: list[Scope] = [Scope("program", "", -1, None)]
        self.scope = 0
        self.passes: list[Pass] = []
        self.prints: list[tuple[str, Place, int]] = []
        self.events: list[Any] = []
        self.shared: dict[int, Share] = {}
        self.quiet = 0
        self.bounded = self.reads_saved = not unlimited
        self.gradients_read = False
        self.captured: list[torch.Tensor] = []
        self.values = Values(limits, first_sequence=sequence_number())
        self.values.scopes = self.scopes
        self.pass_bytes = 0  # about what the passes take in the message, without numbers
        self._position = 0  # of the last pass that was absorbed
        self._modules: dict[int, tuple[str, torch.nn.Module]] = {}

    def attempted(self, function: Any, args: Any, kwargs: Any) -> Any:
        """Call a function of torch, and note it if it raises."""
        try:
            return function(*args, **kwargs)
        except Exception as error:
            self.failed = error, function, args, kwargs
            raise

    # --- where the program is; a run replaces both methods in its recorder ------------------------------------------

    def place(self) -> Place:
        """Return the instruction that is running in the innermost frame outside torch and outside the recorder."""
        return frame_place(self.codes)

    def scope_now(self) -> int:
        """Return the scope that is open."""
        return self.scope

    def note_call(self, function: Any, args: Any, kwargs: dict[str, Any], out: Any) -> None:
        """Note an operation that has just run."""
        self.count += 1
        self.events.append((function, args, kwargs, out, self.place(), self.scope_now(), is_grad_enabled()))

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
        if isinstance(value, torch.Tensor) and not self.quiet:
            self.events.append((name, value, self.place(), self.scope_now()))

    def bind_later(self, named: Callable[[], list[tuple[str, object]]], *, used_only: bool = False) -> None:
        """Note names that are worked out only when the log is absorbed.

        Args:
            used_only: Whether a tensor that the program does not use stays without a value.
        """
        self.events.append((named, used_only))

    def bind_module(self, name: str, module: torch.nn.Module) -> None:
        """Note that a variable now holds this module; what it holds is called ``net.0.weight`` where it is used.

        The first variable of a module names it. The module is held, so that no other tensor gets a parameter's id.
        """
        if id(module) not in self._modules:
            self._modules[id(module)] = name, module
            self.events.append((name, module))

    def named_modules(self) -> list[tuple[str, torch.nn.Module]]:
        """Return the modules that variables were bound to, with the first variable of each."""
        return list(self._modules.values())

    def print(self, text: str) -> None:
        """Note a printed text, with its line end."""
        self.scope_now()  # a turn that only prints is a turn
        self.events.append((text, self.place()))

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
        protect(self.values, [tensor])

    # --- understanding -----------------------------------------------------------------------------------------

    def absorb(self) -> None:
        """Turn what is in the log into values. A class of the program's own is not asked: its answers are counted."""
        if self.events:
            with torch._C.DisableTorchFunction():
                self._absorb()

    def _absorb(self) -> None:
        log, self.events = self.events, []
        values = self.values
        for event in log:
            if len(event) == CALL_FIELDS:
                made = values.absorb(as_call(Call, event))
                if made is not None and self.names_at is not None and not made.names and made.place is not None:
                    made.names, made.named_in = self.names_at(made.place), made.scope
                continue
            match event:
                case (names, bool() as used_only):
                    for name, value in names():
                        if isinstance(value, torch.Tensor) and (used_only or is_lazy(value)):
                            named_when_used(values, value, name)
                        elif isinstance(value, torch.Tensor):
                            named(values, value, name, None, 0)
                case (str() as name, torch.Tensor() as tensor, place, scope):
                    named(values, tensor, name, place, scope)
                case (str() as name, torch.nn.Module() as module):
                    for path, tensor in _held_by(module):
                        named_when_used(values, tensor, f"{name}.{path}")
                case (str() as text, place):
                    self.prints.append((text, place, len(values.all)))
                case (Kind.BACKWARD, Pass() as one, None):
                    one.previous_position, self._position = self._position, len(values.all)
                    one.position = self._position
                case (Kind.GRAD, Pass() as one, out):
                    gradients(values, one, out)
                case (Kind.GRAD_ATTRIBUTE, gradient, _):
                    gradient_of(values, gradient)
                case (Kind.NUMBER, tensor, number, place):
                    values.left(tensor, number, place)

    def resolve_passes(self) -> None:
        """Turn what the hooks of the passes have caught into adjoints and contributions."""
        self.absorb()
        self.values.number_storages()
        for one in reversed(self.passes):
            if one.resolved is not None:
                break
            one.resolved = resolved(one, self.values)
            self.pass_bytes += one.resolved.bytes
            one.events.clear()

    def try_to_answer(self) -> None:
        """Answer the question of this run, if it has one and the answer can be known by now."""
        if self.asked is not None:
            self.absorb()
            self.asked.look(self.values)


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


def _held_by(module: torch.nn.Module) -> list[tuple[str, torch.Tensor]]:
    """Return a module's parameters and buffers, with their paths."""
    try:
        return [*module.named_parameters(), *module.named_buffers()]
    except AttributeError:  # its own __init__ has not called that of nn.Module
        return []


def _over(name: str, allowed: float, needed: object) -> NoReturn:
    raise LimitExceeded(name, allowed, float("inf"))

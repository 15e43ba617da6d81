"""Notes on a training loop's steps, zeroing and clipping: calls that may leave no operation in the record.

A step without gradients computes nothing, so the record cannot tell that it was taken. What is noted here is asked by
core.explain.doubts_of_steps after the run.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from types import GeneratorType
from typing import Any, NamedTuple

import torch
from torch import nn
from torch.nn.utils import clip_grad
from torch.optim import Optimizer
from torch.optim.optimizer import register_optimizer_step_pre_hook

from core.explain.optional import optionally
from core.program.run import Run
from core.recording.calls import Kind
from core.trace import Span

MOST_OPTIMIZERS = 50
"""Of a program that makes more, the later ones are not watched: each of them is held until the end."""


class Held(NamedTuple):
    """A parameter: what the program calls it, and its last node, -1 where the program has not computed with it."""

    name: str
    node: int


class IdleSteps(NamedTuple):
    """An optimizer that has never had a gradient at a step, although passes ran before its steps.

    Attributes:
        made, stepped: Where it was made, and where its first such step is.
        zeroed: Where its gradients were cleared between the pass and that step; None where they were not.
        held: Its parameters.
    """

    made: Span | None
    stepped: Span | None
    zeroed: Span | None
    held: tuple[Held, ...]


class Replaced(NamedTuple):
    """A parameter that has taken the place of one that an optimizer holds, and that no optimizer holds."""

    made: Span | None
    stepped: Span | None
    name: str
    node: int


class Unregistered(NamedTuple):
    """Layers in a list or dict of a module whose other parameters are trained; no optimizer has theirs.

    Attributes:
        owner: The module's class; ``attribute`` holds the layers.
        held: Those of their parameters that have got a gradient.
    """

    owner: str
    attribute: str
    held: tuple[Held, ...]


class Clipped(NamedTuple):
    """Clipping that never had a gradient, before steps that had."""

    clipped: Span | None
    name: str


class Unused(NamedTuple):
    """An optimizer whose gradients were cleared between passes, and that has taken no step.

    Attributes:
        made: Where it was made.
        held: Its parameters that have got a gradient.
    """

    made: Span | None
    held: tuple[Held, ...]


class Training(NamedTuple):
    """Facts about a run's training loops: idle and missing steps, replaced and unregistered parameters, clipping.

    Attributes:
        evaluating: Numbers of the scopes of modules that were called in eval mode.
    """

    idle: tuple[IdleSteps, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    unregistered: tuple[Unregistered, ...] = ()
    clipped: tuple[Clipped, ...] = ()
    unused: tuple[Unused, ...] = ()
    evaluating: frozenset[int] = frozenset()


class _Optimizer:
    """One optimizer of the program."""

    def __init__(self, optimizer: Optimizer, made: Any, passes: int, paths: dict[int, tuple[nn.Module, str]]) -> None:
        self.optimizer, self.made, self.passes, self.paths = optimizer, made, passes, paths
        self.useful = self.called = False
        self.cleared = 0  # how often zero_grad() has cleared gradients of its own
        self.stepped: Any = None  # its last step that had gradients
        self.idle: tuple[Any, Any] | None = None  # (step, zero_grad before it) of the first step without any
        self.missed: set[int] | None = None  # ids of the parameters that had no gradient at its last step

    def parameters(self) -> list[torch.Tensor]:
        """Return what it holds; nothing where the program has replaced its ``param_groups`` by something else."""
        try:
            return [one for group in self.optimizer.param_groups for one in group["params"]]
        except (AttributeError, TypeError, KeyError, IndexError):
            return []


class _Clip:
    """A place of the program that clips.

    Attributes:
        held: The parameters of its first call.
        pending: Whether its last call had gradients, and nothing has cleared them since.
        useful: Whether a step has used gradients that it clipped.
        was_empty: Whether a call of it had none.
    """

    def __init__(self, name: str, held: list[torch.Tensor]) -> None:
        self.name, self.held = name, held
        self.pending = self.useful = self.was_empty = False


class Watch:
    """Notes what a run's training loops do; `found` says at the end what of it is remarkable."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.optimizers: dict[int, _Optimizer] = {}
        self.zeroed: tuple[int, Any, set[int]] | None = None  # (passes before it, place, ids of what it cleared)
        self.clips: dict[Any, _Clip] = {}  # by place
        self.evaluating: set[int] = set()
        self._looked_at = self._backward = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Hear of optimizers, their steps, of zero_grad() and of clipping while the context lasts."""
        with ExitStack() as around:
            around.callback(register_optimizer_step_pre_hook(self._step).remove)
            for owner, name, make in (
                (Optimizer, "__init__", self._making),
                (Optimizer, "zero_grad", self._zeroing),
                (nn.Module, "zero_grad", self._zeroing),
                (nn.utils, "clip_grad_norm_", self._clipping),
                (nn.utils, "clip_grad_value_", self._clipping),
                (clip_grad, "clip_grad_norm_", self._clipping),
                (clip_grad, "clip_grad_value_", self._clipping),
            ):
                plain = getattr(owner, name)
                around.callback(setattr, owner, name, plain)
                setattr(owner, name, make(plain))
            yield

    @property
    def _passes(self) -> int:
        """How many passes have filled .grad so far; autograd.grad() does not."""
        passes = self.run.recorder.passes
        while self._looked_at < len(passes):
            self._backward += passes[self._looked_at].kind is Kind.BACKWARD
            self._looked_at += 1
        return self._backward

    def _making(self, plain: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(plain)
        def __init__(optimizer: Optimizer, *args: Any, **kwargs: Any) -> None:  # noqa: N807
            plain(optimizer, *args, **kwargs)
            if len(self.optimizers) < MOST_OPTIMIZERS and id(optimizer) not in self.optimizers:
                paths = optionally("naming parameters", self._paths, dict)
                made = _Optimizer(optimizer, self.run.place(), self._passes, paths)
                self.optimizers[id(optimizer)] = made

        return __init__

    def _paths(self) -> dict[int, tuple[nn.Module, str]]:
        """Return id → (module, path) for the parameters of every module that a variable has been bound to."""
        found: dict[int, tuple[nn.Module, str]] = {}
        for module in self._known():
            for path, parameter in module.named_parameters():
                found.setdefault(id(parameter), (module, path))
        return found

    def _known(self) -> list[nn.Module]:
        """Return the modules that a variable has been bound to; one whose __init__ has not ended has no parameters."""
        return [one for _, one in self.run.recorder.named_modules() if "_parameters" in vars(one)]

    def _zeroing(self, plain: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(plain)
        def zero_grad(owner: Any, *args: Any, **kwargs: Any) -> None:
            groups = owner.param_groups if isinstance(owner, Optimizer) else [{"params": list(owner.parameters())}]
            with torch._C.DisableTorchFunction():
                cleared = {id(one) for group in groups for one in group["params"] if one.grad is not None}
            if cleared:
                if isinstance(owner, Optimizer) and id(owner) in self.optimizers:
                    self.optimizers[id(owner)].cleared += 1
                self.zeroed = self._passes, self.run.place(), cleared
                for one in self.clips.values():
                    one.pending = False
            plain(owner, *args, **kwargs)

        return zero_grad

    def _clipping(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(plain)
        def clip(parameters: Any, *args: Any, **kwargs: Any) -> Any:
            held = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
            clip_here = self.clips.setdefault(self.run.place(), _Clip(plain.__name__, held))
            if not clip_here.useful:
                with torch._C.DisableTorchFunction(), torch.no_grad():
                    clip_here.pending = any(_is_some(one.grad) for one in held)
                clip_here.was_empty |= not clip_here.pending
            if isinstance(parameters, GeneratorType):
                parameters = (one for one in held)
            elif not isinstance(parameters, torch.Tensor):
                parameters = held
            return plain(parameters, *args, **kwargs)

        return clip

    def _step(self, optimizer: Optimizer, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        one = self.optimizers.get(id(optimizer))
        if one is not None:
            one.called = True
        closure = len(args) > 1 or kwargs.get("closure") is not None  # then the pass is part of the step
        if one is None or closure:
            return
        passes, held = self._passes, one.parameters()
        with torch._C.DisableTorchFunction():
            missed = {id(parameter) for parameter in held if parameter.grad is None}
            fresh = self.zeroed is not None and self.zeroed[0] == passes
            cleared = self.zeroed[2] if fresh and self.zeroed is not None else set()
            had = any(_is_some(one.grad) if id(one) in cleared else one.grad is not None for one in held)
        one.missed = missed
        for clip in self.clips.values():
            clip.useful |= clip.pending
        if had:
            one.useful, one.stepped = True, self.run.place()
        elif passes > one.passes and one.idle is None:
            place = self.zeroed[1] if fresh and self.zeroed is not None and self._own(one, cleared) else None
            one.idle = self.run.place(), place
        one.passes = passes

    def _own(self, one: _Optimizer, ids: set[int]) -> bool:
        return any(id(parameter) in ids for parameter in one.parameters())

    # --- at the end ------------------------------------------------------------------------------------------------

    def found(self) -> Training:
        """Return what is remarkable. The recorder must still have its values."""
        with torch._C.DisableTorchFunction(), torch.no_grad():
            self.run.recorder.absorb()
            names = self._names()
            everything = {id(one) for made in self.optimizers.values() for one in made.parameters()}
            return Training(
                tuple(self._idle(names)), tuple(self._replaced(names, everything)),
                tuple(self._unregistered(names, everything)), tuple(self._clipped()), tuple(self._unused(names)),
                frozenset(self.evaluating),
            )  # fmt: skip

    def _names(self) -> dict[int, str]:
        names: dict[int, str] = {}
        for name, value in list(self.run.variables.items()):
            if isinstance(value, torch.Tensor):
                names.setdefault(id(value), name)
            elif isinstance(value, nn.Module) and "_parameters" in vars(value):
                for path, parameter in value.named_parameters():
                    names.setdefault(id(parameter), f"{name}.{path}")
        return names

    def _held(self, tensors: Iterable[torch.Tensor], names: dict[int, str]) -> tuple[Held, ...]:
        recorder, found = self.run.recorder, []
        for one in tensors:
            seen = recorder.values.current(one)
            name = names.get(id(one)) or (seen.names[0] if seen is not None and seen.names else "")
            found.append(Held(name or f"({', '.join(map(str, one.shape))})", -1 if seen is None else seen.index))
        return tuple(found)

    def _idle(self, names: dict[int, str]) -> Iterator[IdleSteps]:
        span = self.run.spans.span
        for one in self.optimizers.values():
            held = [parameter for parameter in one.parameters() if parameter.requires_grad]
            if one.idle is not None and not one.useful and held:
                stepped, zeroed = one.idle
                yield IdleSteps(span(one.made), span(stepped), span(zeroed), self._held(held, names))

    def _unused(self, names: dict[int, str]) -> Iterator[Unused]:
        for one in self.optimizers.values():
            reached = [parameter for parameter in one.parameters() if parameter.grad is not None]
            if one.cleared and not one.called and reached:
                yield Unused(self.run.spans.span(one.made), self._held(reached, names))

    def _replaced(self, names: dict[int, str], everything: set[int]) -> Iterator[Replaced]:
        for one in self.optimizers.values():
            for old in one.parameters():
                if id(old) not in one.paths or one.missed is None or id(old) not in one.missed:
                    continue
                module, path = one.paths[id(old)]
                new = dict(module.named_parameters()).get(path)
                if new is None or new is old or id(new) in everything or new.grad is None:
                    continue
                (held,) = self._held([new], names)
                if held.node >= 0:
                    stepped = one.stepped or (one.idle and one.idle[0])
                    yield Replaced(self.run.spans.span(one.made), self.run.spans.span(stepped), held.name, held.node)

    def _unregistered(self, names: dict[int, str], everything: set[int]) -> Iterator[Unregistered]:
        trained = {id(p) for one in self.optimizers.values() if one.useful for p in one.parameters()}
        for module in self._known():
            registered = {id(one) for one in module.parameters()}
            if not registered & trained:
                continue
            for part in module.modules():
                for attribute, layers in _plain_layers(part):
                    hidden = {
                        id(p): (f"{attribute}[{place}]{'.' if path else ''}{path}", p)
                        for place, layer in layers
                        for path, p in (layer.named_parameters() if isinstance(layer, nn.Module) else [("", layer)])
                    }
                    reached = [p for _, p in hidden.values() if p.grad is not None]
                    if reached and not hidden.keys() & (registered | everything):
                        names |= {known: name for known, (name, _) in hidden.items()}
                        yield Unregistered(type(part).__name__, attribute, self._held(reached, names))

    def _clipped(self) -> Iterator[Clipped]:
        useful = {id(p) for one in self.optimizers.values() if one.useful for p in one.parameters()}
        clipped = {id(p) for clip in self.clips.values() if clip.useful for p in clip.held}
        for place, clip in self.clips.items():
            ids = {id(one) for one in clip.held}
            if clip.was_empty and not clip.useful and ids & useful and not ids & clipped:
                yield Clipped(self.run.spans.span(place), clip.name)


def _is_some(gradient: torch.Tensor | None) -> bool:
    """Whether a gradient is there, and more than zeros."""
    return gradient is not None and (gradient.layout is not torch.strided or bool(gradient.any()))


def _plain_layers(module: nn.Module) -> Iterator[tuple[str, list[tuple[str, nn.Module | nn.Parameter]]]]:
    """Yield (attribute, [(index as written, layer), …]) of lists and dicts of layers or parameters, not registered.

    One layer alone in a list is a way of keeping it out of ``parameters()`` on purpose.
    """
    for attribute, value in vars(module).items():
        if not isinstance(value, (list, tuple, dict)) or len(value) < 2 or attribute.startswith("_"):
            continue
        layers = [(repr(key), one) for key, one in (value.items() if isinstance(value, dict) else enumerate(value))]
        if any(all(isinstance(one, kind) for _, one in layers) for kind in (nn.Module, nn.Parameter)):
            yield attribute, layers


__all__ = ["Clipped", "Held", "IdleSteps", "Replaced", "Training", "Unregistered", "Watch"]

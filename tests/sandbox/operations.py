"""Run every operation of torch's own OpInfo list outside and inside the walls, and compare what comes back.

``python -m tests.sandbox.operations [SAMPLES [NAME]]`` prints the table; `test_operations` holds it. A process is
warmed as a zygote is, and then forked into a free child and a walled one, which do the same cases in the same order.
A child that dies is replaced, and the case in which it died is written down.
"""

from __future__ import annotations

import gc
import hashlib
import itertools
import json
import os
import random
import select
import struct
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from core.sandbox import confine
from core.sandbox.warm_up import warm_up
from core.trace.limits import Limits

DTYPES = ("float32", "float64", "int64", "bool", "bfloat16", "complex64")
LIMITS = Limits(cpu_seconds=3_000, address_space=12_000_000_000, data_segment=4_000_000_000)
CONNECTION = 3
FIRST_OF = 40
"""Samples of one operation among which the wanted number is chosen, evenly."""

CASE_SECONDS = 60.0
UNSET = ("empty", "empty_like", "new_empty", "empty_permuted", "empty_strided", "new_empty_strided", "resize_")
"""Operations whose cells nobody has written: only their shapes are compared."""


class Case(NamedTuple):
    """One operation with one dtype; ``number`` is its place in the list of operations."""

    number: int
    name: str
    dtype: str


def cases(operations: list[Any], wanted: str = "") -> list[Case]:
    """Return the cases in the list's order."""
    return [
        Case(number, one.formatted_name, dtype)
        for number, one in enumerate(operations)
        if wanted in one.formatted_name
        for dtype in DTYPES
    ]


def outcome(operation: Any, dtype: str, samples: int, modules: set[str]) -> list[str]:
    """Return one line per sample: a digest of all results and gradients, or the error in torch's words."""
    import torch

    kind = getattr(torch, dtype)
    gradients = operation.supports_autograd and (kind.is_floating_point or kind.is_complex)
    lines = []
    for number in range(samples):
        try:
            _seed(number)
            sample = _sample(operation, kind, gradients, number, samples)
            if sample is None:
                continue
            _seed(number)
            with _forgotten(modules):
                lines.append(_result(operation, sample, gradients))
        except Exception as error:  # noqa: BLE001 — the error is what is compared
            lines.append(f"{type(error).__name__}: {error}")
    return lines


def _seed(number: int) -> None:
    import numpy
    import torch

    torch.manual_seed(number)
    random.seed(number)
    numpy.random.seed(number)


def _sample(operation: Any, kind: Any, gradients: bool, number: int, samples: int) -> Any:
    """Return the wanted sample: the first, and then evenly chosen ones of the first few; None when there is none."""
    made = operation.sample_inputs("cpu", kind, requires_grad=gradients)
    at = number * (FIRST_OF // samples)
    return next(itertools.islice(made, at, None), None) if number else next(iter(made), None)


def _result(operation: Any, sample: Any, gradients: bool) -> str:
    import torch
    from torch.utils._pytree import tree_leaves

    given = operation.op(sample.input, *sample.args, **sample.kwargs)
    leaves = [one for one in tree_leaves(given) if isinstance(one, torch.Tensor)]
    repr(given)  # printing imports as well
    cells = operation.name not in UNSET
    digest = hashlib.sha256()
    for one in leaves:
        digest.update(_content(one, cells))
    roots = [one for one in leaves if one.requires_grad and one.layout == torch.strided and one.numel()]
    if gradients and cells and roots:
        total = torch.stack([(one.abs() if one.is_complex() else one).sum().double() for one in roots]).sum()
        inputs = [
            one
            for one in tree_leaves((sample.input, sample.args, sample.kwargs))
            if isinstance(one, torch.Tensor) and one.requires_grad and one.is_leaf
        ]
        for one in torch.autograd.grad(total, inputs, allow_unused=True) if inputs else ():
            digest.update(b"none" if one is None else _content(one, True))
    others = [one for one in tree_leaves(given) if not isinstance(one, torch.Tensor)]
    return f"{len(leaves)} tensors {digest.hexdigest()[:16]} {others!r:.200}"


def _content(tensor: Any, cells: bool) -> bytes:
    import torch

    head = repr((tuple(tensor.shape), str(tensor.dtype), str(tensor.layout))).encode()
    if not cells:
        return head
    plain = tensor.detach().resolve_conj().resolve_neg()
    if plain.layout != torch.strided:
        plain = plain.to_dense()
    if plain.is_quantized:
        plain = plain.int_repr()
    plain = plain.contiguous().reshape(-1)
    if plain.is_floating_point() or plain.is_complex():
        plain = _rounded(plain)
    return head + plain.view(torch.uint8).numpy().tobytes() if plain.numel() else head


def _rounded(tensor: Any) -> Any:
    """Return the tensor with one kind of nan, no negative zero and the last bits gone.

    MKL's sums depend on how memory is aligned, which differs from process to process.
    """
    import torch

    parts = torch.view_as_real(tensor) if tensor.is_complex() else tensor
    parts = parts.to(torch.float64)
    scale = parts.abs().clamp(min=1e-3)
    scale = torch.where(scale.isfinite(), scale, 1.0).log2().floor().exp2() / 64
    return torch.where(parts.isfinite(), (parts / scale).round() * scale, parts.nan_to_num(9e99, 8e88, -8e88)) + 0.0


@contextmanager
def _forgotten(modules: set[str]) -> Iterator[None]:
    """Hide modules, so that code that imports them late fails as it does in a worker, which never imported OpInfo."""
    kept = {name: sys.modules.pop(name) for name in modules if name in sys.modules}
    try:
        yield
    finally:
        sys.modules.update(kept)


def _serve(walled: bool, todo: list[Case], operations: list[Any], samples: int, modules: set[str]) -> None:
    """Do the cases one after another in this process, and report each through the connection."""
    layers = confine.available() if walled else ()
    space = confine.mapped_bytes()
    hidden = modules if walled else set()
    if walled:
        confine.close_doors(layers)
        shut = confine.system_call_filter(layers)
        confine.set_limits(layers, LIMITS, space)
        shut()
    for case in todo:
        lines = outcome(operations[case.number], case.dtype, samples, hidden)
        body = json.dumps(lines).encode("utf-8", "backslashreplace")
        message = memoryview(struct.pack(">I", len(body)) + body)
        while message:
            message = message[os.write(CONNECTION, message) :]


class Child:
    """A process that does cases in order; a new one takes over after a death."""

    def __init__(self, walled: bool, todo: list[Case], *given: Any) -> None:
        self.walled, self.todo, self.given = walled, todo, given
        self.outcomes: dict[Case, list[str]] = {}
        self.received = b""
        self._start()

    def _start(self) -> None:
        self.since = time.monotonic()
        self.reading, writing = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                null = os.open(os.devnull, os.O_RDWR)
                os.dup2(null, 0)
                os.dup2(null, 1)
                os.dup2(null, 2)
                os.dup2(writing, CONNECTION)
                os.closerange(CONNECTION + 1, 1 << 16)
                _serve(self.walled, self.todo[len(self.outcomes) :], *self.given)
            finally:
                os._exit(0)
        os.close(writing)

    def read(self) -> bool:
        """Take what has come; return whether there is more to wait for."""
        piece = os.read(self.reading, 1 << 20)
        self.received += piece
        while len(self.received) >= 4 and len(self.received) >= 4 + (size := struct.unpack(">I", self.received[:4])[0]):
            self.outcomes[self.todo[len(self.outcomes)]] = json.loads(self.received[4 : 4 + size])
            self.received = self.received[4 + size :]
            self.since = time.monotonic()
        if not piece:
            self._ended()
        return len(self.outcomes) < len(self.todo) or bool(piece)

    def kill(self) -> None:
        os.kill(self.pid, 9)

    def _ended(self) -> None:
        os.close(self.reading)
        _, status = os.waitpid(self.pid, 0)
        self.received = b""
        if len(self.outcomes) < len(self.todo):
            self.outcomes[self.todo[len(self.outcomes)]] = [f"died: {os.waitstatus_to_exitcode(status)}"]
            if len(self.outcomes) < len(self.todo):
                self._start()


def compared(todo: list[Case], *given: Any, parts: int = 1) -> Iterator[tuple[Case, list[str], list[str]]]:
    """Yield each case with what came of it outside and inside."""
    shares = [todo[part::parts] for part in range(parts)]
    pairs = [(Child(False, share, *given), Child(True, share, *given)) for share in shares]
    waiting = [child for pair in pairs for child in pair]
    while waiting:
        ready, _, _ = select.select([child.reading for child in waiting], [], [], 5.0)
        for child in list(waiting):
            if child.reading in ready and not child.read():
                waiting.remove(child)
            elif time.monotonic() - child.since > CASE_SECONDS:
                child.kill()
    for (free, walled), share in zip(pairs, shares, strict=True):
        for case in share:
            yield case, free.outcomes[case], walled.outcomes[case]


def verdict(outside: list[str], inside: list[str]) -> str:
    """Return one word for a case: equal, refused (by torch, in the same words), different or died."""
    if any(line.startswith("died") for line in [*inside, *outside]):
        return "died" if outside != inside else "dies outside as well"
    if outside != inside:
        return "different"
    if not outside:
        return "no sample"
    return "equal" if any(line[0].isdigit() for line in outside) else "refused"


def main(samples: int = 4, wanted: str = "") -> None:
    import torch

    warm_up()
    usual = set(sys.modules)
    warnings.simplefilter("ignore")
    from torch.testing._internal import common_utils
    from torch.testing._internal.common_methods_invocations import op_db
    from torch.testing._internal.opinfo import core

    operations = list(op_db)
    torch.manual_seed = torch.default_generator.manual_seed  # the other notes a traceback for each device, at each call
    asking: Any
    for asking in (common_utils, core):  # which look for the test through the text of all modules, at each sample
        asking.extract_test_fn = lambda: None
    gc.freeze()
    found = compared(cases(operations, wanted), operations, samples, set(sys.modules) - usual)
    table: dict[str, Counter[str]] = {dtype: Counter() for dtype in DTYPES}
    for case, outside, inside in found:
        word = verdict(outside, inside)
        table[case.dtype][word] += 1
        if word in ("different", "died", "dies outside as well"):
            pairs = [pair for pair in itertools.zip_longest(outside, inside, fillvalue="-") if pair[0] != pair[1]]
            sys.stdout.write(f"{word}: {case.name} {case.dtype}: {' | '.join(pairs[0] if pairs else outside)[:600]}\n")
    sys.stdout.write(json.dumps(table) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4, *sys.argv[2:])

"""Finds the saved value that a backward pass found changed or freed: its node, its writer, the earlier pass.

torch says it again when one asks its nodes for what they keep, in the words of the error; so the node is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import torch

from core.recording import calls
from core.recording.backward_pass import Pass
from core.recording.graph import version_of
from core.recording.nodes import TorchNode, Value
from core.recording.recorder import Recorder
from core.recording.saved_tensors import RAW
from core.recording.values import Values


class Spoilt(NamedTuple):
    """A saved value that was written: the value whose operation keeps it, the value itself, and the first writer."""

    reader: Value
    saved: Value
    writer: Value


class Freed(NamedTuple):
    """Saved tensors that a pass needs and finds freed.

    Attributes:
        before: The pass that freed it.
        shared: The last value that both went through; None where the earlier one went through the root itself.
        updated: Whether leaves behind it were changed since: their gradients would belong to the old numbers.
    """

    before: Pass
    shared: Value | None
    updated: bool = False


OF_THE_OUTPUT = ("result", "output", "out", "norm", "values", "indices")
"""How names of saved tensors begin that torch takes from what an operation put out."""


def spoilt(recorder: Recorder) -> Spoilt | None:
    """Return what the backward call that has just failed found changed; None where that cannot be told."""
    with torch._C.DisableTorchFunction(), torch.no_grad():
        recorder.absorb()
        recorder.values.number_storages()
        said = _first_sentence(recorder.failed[0]) if recorder.failed else ""
        for node in _latest_first(_reached(recorder)):
            name = _changed(node, said)
            reader = node.user
            if not name or reader is None:
                continue
            saved = _saved_value(reader, name, said)
            writer = None if saved is None else _first_write(recorder.values, saved, reader)
            if saved is not None and writer is not None:
                return Spoilt(reader, saved, writer)
    return None


def freed(recorder: Recorder) -> Freed | None:
    """Return which earlier pass has freed what the backward call that has just failed needs."""
    with torch._C.DisableTorchFunction(), torch.no_grad():
        recorder.absorb()
        reached = _reached(recorder)
        gone = {id(node) for node in reached if _is_freed(node)}
        for before in reversed(recorder.passes):
            through = {id(node) for node in before.nodes}
            if not gone & through:
                continue
            root = reached[0]
            if id(root) in through:
                return Freed(before, None)
            shared = [
                _leading_to(node, following, output)
                for node in reached
                if id(node) not in through
                for following, output in recorder.values.graph.edges(node)
                if following is not None and id(following) in through and not following.is_leaf
            ]
            known = [value for value in shared if value is not None]
            if not known:
                return None
            behind = [node for node in reached if id(node) in gone and id(node) in through]
            return Freed(before, max(known, key=lambda value: value.index), _updated(behind, before, recorder))
    return None


def _updated(nodes: list[TorchNode], before: Pass, recorder: Recorder) -> bool:
    """Whether a leaf to which one of these nodes leads was written after a pass."""
    edges = [
        edge for node in nodes for edge, _ in recorder.values.graph.edges(node) if edge is not None and edge.is_leaf
    ]
    newest = recorder.values.newest
    leaves = [newest.get(id(edge.function.variable)) for edge in edges]  # of torch's AccumulateGrad
    return any(leaf is not None and leaf.index >= before.position for leaf in leaves)


def _leading_to(node: TorchNode, following: TorchNode, output: int) -> Value | None:
    """Return the value at an edge; within an operation of several outputs (an LSTM), the output it belongs to."""
    within = node.owner if node.user is following.user else following.user
    return following.owner_of(output) or within


def _reached(recorder: Recorder) -> list[TorchNode]:
    """Return the nodes of torch's graph that the failed call's roots reach, the first root's own first."""
    if recorder.failed is None:
        return []
    _, _, args, kwargs = recorder.failed
    given = args[0] if args else next(iter(kwargs.values()), None)
    graph = recorder.values.graph
    found = [node for root in calls.tensors_in(given) if (node := graph.of(root)) is not None]
    seen = {id(node) for node in found}
    for node in found:  # which grows
        for following, _ in node.edges or graph.edges(node):
            if following is not None and id(following) not in seen:
                seen.add(id(following))
                found.append(following)
    return found


def _latest_first(nodes: list[TorchNode]) -> list[TorchNode]:
    return sorted(nodes, key=lambda node: -getattr(node.function, "_sequence_nr", int)())


def _saved_names(node: TorchNode) -> list[str]:
    kind = type(node.function)
    return [name.removeprefix(RAW) for name in dir(kind) if name.startswith(f"{RAW}_saved_")]


def _changed(node: TorchNode, said: str) -> str:
    """Return the name of the saved tensor about which a node says the same; "" where it has none."""
    for name in [*_saved_names(node), "saved_tensors"]:
        try:
            getattr(node.function, name, None)
        except RuntimeError as error:
            if _first_sentence(error) == said:
                return name
    return ""


def _is_freed(node: TorchNode) -> bool:
    for name in [*_saved_names(node), "saved_tensors"]:
        try:
            getattr(node.function, name, None)
        except RuntimeError as error:
            if "second time" in str(error):
                return True
    return False


def _first_sentence(error: object) -> str:
    return str(error).split(" Hint:")[0].strip()


def _saved_value(reader: Value, name: str, said: str) -> Value | None:
    """Return which of an operation's values was saved under a name and has been written since."""
    own = name.removeprefix("_saved_").startswith(OF_THE_OUTPUT)
    values = [reader, *reader.operands] if own else [*reader.operands, reader]
    written = [value for value in values if version_of(value.tensor) > value.seen_version]
    found = re.search(r"\[torch\.\S+ \[(.*?)\]\].*is at version (\d+); expected version (\d+)", said)
    if found is None:
        return next(iter(written), None)
    shape, now, then = found[1], int(found[2]), int(found[3])
    versions = [v for v in written if (version_of(v.tensor), v.seen_version) == (now, then)] or written
    fitting = [value for value in versions if ", ".join(map(str, value.tensor.shape)) == shape]
    return next(iter(fitting or versions), None)


def _first_write(values: Values, saved: Value, reader: Value) -> Value | None:
    """Return the first value after the reader that a write of the saved memory made."""
    if saved in reader.operands and reader.tensor is saved.tensor:
        return reader  # ``k *= k`` writes what it keeps
    after = max(saved.index, reader.index)
    for value in values.all[after + 1 :]:
        if value.number == saved.number and value.place is not None and _is_a_write(value):
            return value
    return None


def _is_a_write(value: Value) -> bool:
    if value.call is None or value.note not in ("in-place", "no-grad"):
        return False
    return any(operand.tensor is value.tensor for operand in value.operands) or value.note == "in-place"


def views_up_to(value: Value, ancestor: Value) -> Iterator[Value]:
    """Yield the values from one up to another of whose memory it shows a part; nothing where it does not."""
    chain, step = [], value
    while step.tensor is not ancestor.tensor:
        chain.append(step)
        same = [operand for operand in step.operands if operand.number == step.number]
        if not same:
            return
        step = same[0]
    yield from chain

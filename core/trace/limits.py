"""Every budget of a run in one record, with its default and its reason."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """The bounds of one run. A program that passes a limit ends there, with the trace up to that point."""

    # --- the text
    source_characters: int = 40_000  # the longest cell of the book has 3,000
    syntax_nodes: int = 20_000  # the time to read and compile a text grows with it
    syntax_depth: int = 100  # Python's own compiler nests a call per level; a sum of 90 terms is one level each
    # --- running
    steps: int = 5_000_000  # turns of loops and calls: 0.5 to 3 s of pure Python
    operations: int = 50_000  # recorded torch operations; more cannot be read, and each costs memory
    passes: int = 12_000  # backward passes; each is 60 Python objects for the server, which takes a million
    wall_seconds: float = 10.0  # the supervisor kills the worker after this time of its own (`core.sandbox.own_time`)
    cpu_seconds: int = 12  # RLIMIT_CPU, in case the supervisor is gone
    # --- sizes
    tensor_elements: int = 110_000_000  # 440 MB of float32: the largest layer of VGG has 103 million weights
    run_bytes: int = 600_000_000  # all tensors of a run together, kept by the recorder
    integer_bits: int = 1_000_000  # ``2**10**10`` keeps the interpreter's lock for hours
    printed_characters: int = 100_000
    file_bytes: int = 20_000_000  # files in memory, all together
    # --- what comes back
    kept_cells: int = 1_024  # a tensor with more is shown by a corner and a summary
    corner: int = 8  # cells kept along each axis of such a tensor
    result_bytes: int = 24_000_000  # one message from a worker; 50,000 operations with small values take 9 MB
    jacobian_elements: int = 250_000  # entries of one local Jacobian
    dependence_cells: int = 4_096  # operand cells that `dependence` tries one by one
    tangent_cells: int = 2_000_000  # numbers of all tangents of one question, over values and directions
    # --- the worker process
    address_space: int = 3_000_000_000  # RLIMIT_AS: a catchable MemoryError, not a kill
    data_segment: int = 1_000_000_000  # RLIMIT_DATA


def chosen(environment: Mapping[str, str], record: type[msgspec.Struct], prefix: str) -> dict[str, str]:
    """Return the fields of a record that are set by variables named by the prefix and the field in capitals."""
    names = {prefix + name.upper(): name for name in record.__struct_fields__}
    return {names[key]: value for key, value in environment.items() if key in names}


def limits_from(environment: Mapping[str, str]) -> Limits:
    """Return the limits that the ``COTANGENT_LIMIT_…`` variables ask for, ``COTANGENT_LIMIT_STEPS=500000`` for one.

    Raises:
        msgspec.ValidationError: a value is not what its field takes; the message names both.
    """
    return msgspec.convert(chosen(environment, Limits, "COTANGENT_LIMIT_"), Limits, strict=False)


@cache
def usual_limits() -> Limits:
    """Return the limits of a run for which nobody named others: those of this process's environment."""
    return limits_from(os.environ)

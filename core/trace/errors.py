"""Errors of questions about a Trace. Mistakes of a program are data (`Mistake`) and not here."""

from __future__ import annotations

from collections.abc import Mapping


class NotDifferentiable(Exception):
    """An operation has no derivative with respect to that operand; ``reason`` is a code of core.trace.reasons."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class LimitExceeded(Exception):
    """A question would need more than a limit allows; ``limit`` is the field of `Limits`, ``needed`` the amount."""

    def __init__(self, limit: str, allowed: float, needed: float) -> None:
        super().__init__(f"{limit} allows {allowed:,}; this needs {needed:,}")
        self.limit, self.allowed, self.needed = limit, allowed, needed


class WorkerFailed(Exception):
    """A worker could not answer a question; ``kind`` is an entry of core.explain.mistakes.MISTAKES, with its facts."""

    def __init__(self, message: str, kind: str, facts: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.facts = dict(facts or {})

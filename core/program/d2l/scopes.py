"""Scopes for calls of the book's functions: they fold in the picture as calls of the program's own functions do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

enter: Callable[[str], None] | None = None
"""Told the name of a function that begins; the engine sets it."""
leave: Callable[[], None] | None = None
"""Told when it ends."""


def named(function: F) -> F:
    """Return the function; each of its calls opens a scope of the recording."""

    @wraps(function)
    def call(*arguments: Any, **named_arguments: Any) -> Any:
        if enter is None or leave is None:
            return function(*arguments, **named_arguments)
        enter(function.__name__)
        try:
            return function(*arguments, **named_arguments)
        finally:
            leave()

    return call  # type: ignore[return-value]

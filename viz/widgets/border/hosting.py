"""The operator's settings of a hosted server; those of the pool are in core.sandbox.settings.

Every field of `Hosting` can be set by a variable named ``COTANGENT_`` and the field in capitals, for instance
``COTANGENT_METRICS_PORT=9464``. deploy/README.md lists all variables.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

import msgspec

from core.trace.limits import chosen

STARTED = time.time()
"""When the server started, in seconds since 1970: this module is imported with the application."""


class Hosting(msgspec.Struct, frozen=True, kw_only=True):
    """The operator's settings.

    Attributes:
        drain_seconds: How long a server that was told to end (SIGTERM) lets pages and programs that run come to their
            end.
        metrics_port: Port of the metrics for Prometheus; 0 for none.
        metrics_address: The address on which that port listens: this machine alone, unless asked otherwise.
        status_key: Who has it in the address (``/status?key=…``) sees how a hosted server is; "" for nobody. On a
            server of one's own everybody may.
        recycle_hours, recycle_megabytes: How old a server may become, and how much memory its process may hold, before
            it drains and ends by itself to be started anew; 0 for no bound.
        log: "text" for people, "json" for one JSON object a line, without any text of a program.
    """

    drain_seconds: Annotated[float, msgspec.Meta(ge=0, le=3600)] = 30.0
    metrics_port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 0
    metrics_address: str = "127.0.0.1"
    status_key: Annotated[str, msgspec.Meta(pattern="^([A-Za-z0-9_-]{20,200})?$")] = ""
    recycle_hours: Annotated[float, msgspec.Meta(ge=0, le=100_000)] = 0.0
    recycle_megabytes: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0
    log: Literal["text", "json"] = "text"


def hosting_from(environment: Mapping[str, str]) -> Hosting:
    """Return what the ``COTANGENT_…`` variables ask for.

    Raises:
        msgspec.ValidationError: a value is not what its field takes; the message names both.
    """
    return msgspec.convert(chosen(environment, Hosting, "COTANGENT_"), Hosting, strict=False)


@cache
def hosting() -> Hosting:
    """Return what this process's environment asks for."""
    return hosting_from(os.environ)

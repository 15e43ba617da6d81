"""A log for machines: one JSON object a line, and in none of them a text of a program.

A message may quote what a program wrote (a worker's garbage, a traceback), so strings are left out unless the call says
that its words are ours alone (`core.logs.OPEN`); numbers always stay. Of an exception its type and places are written,
not its message.
"""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

import msgspec
import streamlit.logger

LONGEST = 2_000
"""Characters of a message."""
PLACES = 20
"""Of an exception: the innermost ones."""


class JsonLines(logging.Formatter):
    """Writes records as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record)[:LONGEST],
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["places"] = _places(record)
        return msgspec.json.encode(line).decode()


def _message(record: logging.LogRecord) -> str:
    """Return the message; in one that may quote a program, the numbers only, or as it stands in the code."""
    if getattr(record, "open", False):
        return record.getMessage()
    arguments = record.args if isinstance(record.args, tuple) else ()
    if arguments and all(isinstance(argument, int | float) for argument in arguments):
        return record.getMessage()
    # Other libraries write whole sentences as the message; a constant of the code has a place for what it is about.
    return str(record.msg) if arguments or record.name.startswith(("core", "viz")) else "(not written here)"


def _places(record: logging.LogRecord) -> list[str]:
    found = traceback.extract_tb(record.exc_info[2]) if record.exc_info else []
    return [f"{place.filename}:{place.lineno} {place.name}" for place in found[-PLACES:]]


def show_log(kind: str) -> None:
    """Show the operator what `core` has to say, such as which walls stand around the programs.

    Args:
        kind: "text", or "json" for all that is logged in this process, as JSON lines on standard error.
    """
    logging.getLogger("core").setLevel(logging.INFO)
    handler = logging.StreamHandler(sys.stderr)
    if kind == "text":
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger("core").addHandler(handler)
        return
    handler.setFormatter(JsonLines())
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or record.name.startswith("core"))
    for name in list(logging.root.manager.loggerDict):
        if logging.getLogger(name).handlers:  # one without, such as uvicorn's of requests, is meant to be silent
            _let_through(logging.getLogger(name))
    streamlit.logger.setup_formatter = _let_through  # its modules that are imported later get no handler of their own
    logging.root.handlers[:] = [handler]


def _let_through(logger: logging.Logger) -> None:
    """Leave a logger's records to the root's handler."""
    logger.handlers.clear()
    logger.propagate = True

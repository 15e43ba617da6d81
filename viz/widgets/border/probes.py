"""Two questions that a proxy or an orchestrator asks: does this server live, and may it get visitors?

``/live``: the event loop answers. ``/ready``: a program has run behind the walls, the large libraries are loaded, all
walls are there that this server needs, and it has not been told to end. An overloaded server stays ready: to take it
out would overload the next one.
"""

from __future__ import annotations

import logging
import threading
from time import sleep

from starlette.responses import PlainTextResponse
from starlette.types import Scope
from streamlit import config

from core.explore import explore
from core.logs import OPEN
from core.sandbox.pool import shared_pool
from viz.widgets.border.draining import draining

_log = logging.getLogger("core.serving")

PROGRAM = "import torch\nx = torch.ones(2, requires_grad=True)\n(x * x).sum().backward()\n"
WITH_LIBRARIES = "import matplotlib\n"
"""Loads the large libraries: in a lesson's first minute their seconds would be everybody's."""
AGAIN_SECONDS = 2.0
"""Between two tries to run the program."""


class Readiness:
    """Whether a program has run here. Asked for the first time, a thread begins to find out."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = False
        self.lacking = "no program has run here yet"

    def begin(self) -> None:
        """Run the program in a thread, until it has run once."""
        with self._lock:
            if self._asked:
                return
            self._asked = True
        threading.Thread(target=self._prove, name="readiness", daemon=True).start()

    def _prove(self) -> None:
        while lacking := found_lacking():
            if lacking != self.lacking:
                _log.error("this server takes no visitors: %s", lacking, extra=OPEN)
            self.lacking = lacking
            sleep(AGAIN_SECONDS)
        self.lacking = ""
        _log.info("a program has run behind the walls: this server is ready", extra=OPEN)


def found_lacking() -> str:
    """Run the programs; return what keeps this server from taking visitors, "" if nothing does."""
    if missing := shared_pool().refusal():
        return f"walls are missing ({', '.join(missing)}), see SECURITY.md"
    if mistake := explore(PROGRAM).mistake:
        return f"the first program ended with {mistake.kind}"
    if mistake := explore(WITH_LIBRARIES).mistake:  # most programs need none of them: no reason to take no visitors
        _log.error("the large libraries could not be loaded: %s", mistake.kind, extra=OPEN)
    return ""


readiness = Readiness()


async def probe(scope: Scope) -> PlainTextResponse | None:
    """Answer ``/live`` and ``/ready``."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    asked = scope["path"].strip("/").removeprefix(base).strip("/")
    if asked not in ("live", "ready"):
        return None
    status, said = (200, "live") if asked == "live" else _ready()
    return PlainTextResponse(said + "\n", status, headers={"Cache-Control": "no-store"})


def _ready() -> tuple[int, str]:
    if draining():
        return 503, "draining"
    readiness.begin()
    return (503, readiness.lacking) if readiness.lacking else (200, "ready")

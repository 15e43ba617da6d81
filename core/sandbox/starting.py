"""How a worker process is started: from where, and with which few environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds ``core``: a worker is started there so that it finds the same one."""

_KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "CUDA_VISIBLE_DEVICES", "CUDA_HOME", "TMPDIR", "TEMP")
_SET_VARIABLES = {
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",  # a second thread costs more than it brings, and would hang every fork
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",  # a second arena would reserve 64 MB and start cold
    "PYTHONHASHSEED": "0",  # the same program prints a set in the same order each time
}


class WorkerLost(Exception):
    """A worker, or what should have made it, is gone; ``kind`` and ``facts`` are for the mistake.

    Attributes:
        progress: Index of the top-level statement at which its program was, where that is known.
    """

    def __init__(self, kind: str, **facts: str) -> None:
        super().__init__(kind, facts)
        self.kind, self.facts = kind, facts
        self.progress: int | None = None


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the few variables that a worker sees: none of the server's secrets are among them."""
    kept = {name: environment[name] for name in _KEPT_VARIABLES if name in environment}
    return kept | _SET_VARIABLES

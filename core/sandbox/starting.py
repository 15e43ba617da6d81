"""Starts processes of ours: from a fixed folder, with few environment variables, and with a connection."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
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


def connected_process(
    module: str, *arguments: str, kind: socket.SocketKind = socket.SOCK_STREAM
) -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """Start a module of ours as a process; return our end of its connection, whose other end it gets first, and it.

    Raises:
        OSError: the system has no room for it.
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
    with theirs:
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", module, str(theirs.fileno()), *arguments],
                cwd=ROOT,
                env=clean_environment(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,  # Ctrl+C in the terminal is for the server, which then ends us in order
            )
        except BaseException:
            ours.close()
            raise
    return ours, process


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

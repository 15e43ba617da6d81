"""A worker for one job where none can be forked: with CUDA, on macOS and on Windows.

Started by `core.sandbox.spawning` as ``python -m core.sandbox.spawned DESCRIPTOR BODY LIBRARIES PAGE``. Its program
runs with the rights of whoever started the server.
"""

from __future__ import annotations

import importlib
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from core.sandbox import confine, control, job, progress
from core.sandbox.messages import framed
from core.trace.limits import Limits

_LAYERS = ("own-process", "no-new-privileges")  # CUDA needs devices, ioctl, threads and huge address ranges


def main(channel: socket.socket, module: Any, libraries: str, page: Path) -> NoReturn:
    """Warm up, say so, do one job and end; or end when the server closes its end of the connection."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    progress.use(progress.page_in(page))
    module.warm(libraries)
    _touch_the_gpu()
    layers = tuple(layer for layer in _LAYERS if layer in confine.available())
    confine.close_doors(layers)
    channel.sendall(framed(control.Ready(layers, module.devices())))
    job.one_job(channel.recv, channel.send, module.body, _nothing_to_prepare)


def _touch_the_gpu() -> None:
    """Have CUDA set itself up, which takes seconds, while nobody waits."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.zeros(1, device="cuda")


def _nothing_to_prepare() -> Callable[[Limits], None]:
    return lambda limits: None


def _connection(descriptor: int) -> socket.socket:
    """Return our end of the connection: inherited, or (on Windows) described by a text on the standard input."""
    if sys.platform == "win32":
        return socket.fromshare(sys.stdin.buffer.read())
    return socket.socket(fileno=descriptor)


if __name__ == "__main__":
    main(_connection(int(sys.argv[1])), importlib.import_module(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))

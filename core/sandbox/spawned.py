"""A worker for many jobs, one after another, where a fresh process for each is not to be had (CUDA, macOS, Windows).

Started by `core.sandbox.persistent` as ``python -m core.sandbox.spawned DESCRIPTOR BODY``. Its isolation is weaker:
one program's leftovers are in the same process as the next program. What can be put back is put back.
"""

from __future__ import annotations

import importlib
import os
import signal
import socket
import sys
import threading
from typing import Any

from core.sandbox import confine, control, job
from core.sandbox.messages import Job, framed, job_from, read_frame

_LAYERS = ("own-process", "no-new-privileges")  # CUDA needs devices, ioctl, threads and huge address ranges


def main(channel: socket.socket, module: Any) -> None:
    """Warm up, say so, and serve until the server closes its end or ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.stack_size(job.STACK_BYTES)
    module.warm()
    layers = tuple(layer for layer in _LAYERS if layer in confine.available())
    confine.close_doors(layers)
    channel.sendall(framed(control.Ready(layers, module.devices())))
    while True:
        try:
            one = job_from(read_frame(channel.recv, job.MOST_JOB_BYTES))
        except (EOFError, ConnectionError):
            os._exit(0)
        # A new thread for each job has torch's thread-local modes (grad, dispatch) as they are at the start.
        worker = threading.Thread(target=_one_job, args=(channel, one, module.body))
        worker.start()
        worker.join()


def _one_job(channel: socket.socket, one: Job, body: job.Body) -> None:
    channel.sendall(job.answer(one, body))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), importlib.import_module(sys.argv[2]))

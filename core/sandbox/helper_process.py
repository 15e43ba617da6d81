"""One helper process: it loads a module, goes behind walls and answers that module's questions.

Started by `core.sandbox.helpers` as ``python -m core.sandbox.helper_process DESCRIPTOR BODY``, in a clean environment.
The module has

- ``warm()``: loads and sets up whatever native code would look for in files later;
- ``answer(question: bytes) -> bytes``;
- ``SECONDS``: processor time for one answer, after which the kernel ends the process;
- ``MEMORY``: bytes that it may take beyond what it has when it is warm.

An answer begins with "+"; after "-" it says why there is none.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import traceback
from types import ModuleType
from typing import NoReturn

from core.sandbox import confine, enclosure
from core.sandbox.messages import HEADER, read_frame
from core.sandbox.system_calls import CONNECTION
from core.trace.limits import Limits

MOST_QUESTION_BYTES = 128_000_000
UNLIMITED = 1 << 30


def main(descriptor: int, module: str) -> NoReturn:
    """Answer until the server closes its end."""
    body = importlib.import_module(module)
    body.warm()
    import numpy.ma  # noqa: F401 - NumPy loads it at the first unique or isin, and behind the walls there is no file

    gc.collect()
    gc.freeze()
    _go_behind_walls(descriptor, body.MEMORY)
    try:
        _write(HEADER.pack(0))  # it is warm
        while True:
            question = read_frame(_read, MOST_QUESTION_BYTES)
            answer = _answered(body, question)
            _write(HEADER.pack(len(answer)) + answer)
            del question, answer
    except (EOFError, OSError):
        os._exit(0)


def _answered(body: ModuleType, question: bytes) -> bytes:
    # In native code no handler of Python's would run: the signal's own effect, the end of the process, is wanted
    signal.setitimer(signal.ITIMER_PROF, body.SECONDS)
    try:
        return b"+" + body.answer(question)
    except MemoryError:
        os._exit(1)  # who knows what is in halves
    except Exception:  # noqa: BLE001 - whatever it is, whoever asked has to hear it
        return b"-" + traceback.format_exc()[-4000:].encode("utf-8", "replace")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _go_behind_walls(descriptor: int, memory: int) -> None:
    os.dup2(descriptor, CONNECTION)
    os.closerange(CONNECTION + 1, 1 << 16)
    if sys.platform != "linux":
        return
    confine.offer_to_the_memory_killer()
    layers = confine.available(enclosure.separated())
    mapped = confine.mapped_bytes()
    # Linux means the thread that started it by a process's parent, and that one may end; without the server its
    # connection does.
    confine.close_doors(layers, outlives_parent=True)
    shut = confine.system_call_filter(layers, helper=True)
    confine.set_limits(layers, Limits(address_space=memory, data_segment=memory, cpu_seconds=UNLIMITED), mapped)
    shut()


def _read(count: int) -> bytes:
    return os.read(CONNECTION, count)


def _write(message: bytes) -> None:
    left = memoryview(message)
    while left:
        left = left[os.write(CONNECTION, left) :]


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

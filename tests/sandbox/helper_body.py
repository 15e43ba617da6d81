"""Body of a helper process whose questions are orders: what to do instead of answering."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

SECONDS = 1
MEMORY = 50_000_000


def warm() -> None:
    """There is nothing to load."""


def answer(question: bytes) -> bytes:
    match question.partition(b" "):
        case b"echo", _, text:
            return text
        case b"pid", _, _:
            return str(os.getpid()).encode()
        case b"sleep", _, _:
            time.sleep(60)
        case b"spin", _, _:
            while True:
                pass
        case b"native", _, _:
            sum(iter(range(10**12)))
        case b"memory", _, _:
            return str(len(bytearray(200_000_000))).encode()
        case b"raise", _, text:
            raise ValueError(text.decode())
        case b"die", _, _:
            os._exit(3)
        case b"open", _, path:
            return Path(path.decode()).read_bytes()
        case b"connect", _, port:
            socket.socket().connect(("127.0.0.1", int(port)))
        case b"fork", _, _:
            return str(os.fork()).encode()
        case b"long", _, count:
            return b"x" * int(count)
    return b""

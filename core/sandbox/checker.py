"""Body of the helper process that decides whether a worker's message is one that the server may read.

The server decodes a reply only after this process has decoded and checked the same bytes. Whatever
they do to their reader, they do it here.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from core.sandbox.helpers import HelperLost, Helpers, HelpersFull
from core.sandbox.messages import MOST_OBJECTS, Garbage, job_from, message_from
from core.sandbox.replies import refuse_garbage
from core.sandbox.starting import WorkerLost

SECONDS = 5
"""Processor time for one reply. The largest that may be sent takes two seconds, more where others use the caches."""
MEMORY = 600_000_000


def warm() -> None:
    """Have all that msgspec sets up at its first use."""
    with suppress(Garbage):
        message_from(b"")


def answer(question: bytes) -> bytes:
    """Return why a reply must not be read, nothing where it may be.

    Args:
        question: A job as it went to the worker, its length in front, and the reply.
    """
    end = 4 + int.from_bytes(question[:4], "big")
    before = sys.getallocatedblocks()
    try:
        message = message_from(memoryview(question)[end:])
        if (objects := sys.getallocatedblocks() - before) > MOST_OBJECTS:
            raise Garbage(f"a reply of {objects:,} objects")
        refuse_garbage(job_from(question[4:end]), message)
    except Garbage as garbage:
        return str(garbage)[:200].encode("utf-8", "replace") or b"garbage"
    return b""


class Checker:
    """The processes that check, for one pool."""

    def __init__(self, most: int) -> None:
        self._helpers = Helpers(__name__, most=most, seconds=2 * SECONDS)
        self.start, self.close, self.processes = self._helpers.start, self._helpers.close, self._helpers.processes

    def check(self, letter: bytes, body: bytes | bytearray) -> None:
        """Return only when a worker's reply to a job may be read.

        Raises:
            Garbage: it must not be.
            WorkerLost: this server is too full to tell.
        """
        try:
            why = self._helpers.ask(letter, body)
        except HelpersFull:
            raise WorkerLost("server-full") from None
        except HelperLost as lost:
            raise Garbage(f"a reply that could not be checked: {lost}") from lost
        if why:
            raise Garbage(str(why, "utf-8"))

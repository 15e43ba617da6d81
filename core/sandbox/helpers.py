"""The server's side of helper processes: what costs time or memory because of a stranger is done in one of these.

A helper answers one question after another. It runs none of a learner's code, but it reads what one sent, so it stands
behind walls as well (`core.sandbox.helper_process`). One that overruns, dies or asks for too much memory is killed and
costs its question only: another one waits already.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from core.sandbox.idleness import Idleness
from core.sandbox.inbox import Inbox
from core.sandbox.messages import HEADER, Garbage
from core.sandbox.own_time import LOOK_SECONDS, OwnTime
from core.sandbox.starting import connected_process

_log = logging.getLogger(__name__)

MOST_ANSWER_BYTES = 64_000_000
START_SECONDS = 60.0
LAST_LOOK = 0.01
"""Seconds for which an answer is looked for once more when its time is over."""
PATIENCE = 60.0
"""Seconds for which a question waits for a helper that is free: the machine may be busy with others."""


class HelperLost(Exception):
    """There is no answer: the helper took too long, died, or said that it could not (the message tells what)."""


class HelpersFull(HelperLost):
    """Nobody was asked: all helpers are busy, or there is no room for one."""


class Helpers:
    """Processes that answer the questions of one module; each is started when it is needed. For any thread.

    Args:
        body: Module with ``answer(question: bytes) -> bytes`` and ``warm()``, see `core.sandbox.helper_process`.
        most: Processes at the same time.
        seconds: Longest answer, in seconds of the helper's own (`core.sandbox.own_time`). The kernel bounds its
            processor time by the body's own ``SECONDS``.
        spare: Whether one more than is busy waits, so that nobody waits for a start.
        idle: Seconds without a question after which all end; None for never.
    """

    def __init__(self, body: str, *, most: int, seconds: float, spare: bool = True, idle: float | None = None) -> None:
        self._body = body
        self._spare = spare
        self._idleness = None if idle is None else Idleness(idle, self.retire)
        self._most = most
        self._seconds = seconds
        self._changed = threading.Condition()
        self._idle: list[_Helper] = []  # the one that worked last is taken first: what it has read it still knows
        self._all: set[_Helper] = set()
        self._owner = os.getpid()
        self.lost = 0
        atexit.register(self.close)

    def start(self) -> None:
        """Have one process ready, without waiting for it."""
        with self._changed, suppress(HelpersFull):  # then the first question says so
            if not self._all:
                self._grow()

    def ask(self, *parts: bytes | bytearray | memoryview) -> memoryview:
        """Return the answer to a question, which is the concatenation of its parts.

        Raises:
            HelperLost: there is none.
        """
        helper = self._taken()
        try:
            answer = helper.asked(parts, self._seconds)
        except HelperLost:
            self._drop(helper)
            raise
        except BaseException:  # the script that asked was stopped between question and answer
            self._drop(helper)
            raise
        self._give_back(helper)
        if answer[:1] != b"+":
            said = answer[1:].decode("utf-8", "replace").strip()
            _log.error("a helper (%s) failed:\n%s", self._body, said)
            raise HelperLost(said.rsplit("\n", 1)[-1])
        return memoryview(answer)[1:]

    def processes(self) -> tuple[int, ...]:
        """Return the ids of the processes."""
        with self._changed:
            return tuple(helper.process.pid for helper in self._all)

    def free(self) -> int:
        """Return how many of them wait for a question."""
        with self._changed:
            return len(self._idle)

    def close(self) -> None:
        """End the processes, those at work too; a later question starts new ones. A forked server has none."""
        if os.getpid() != self._owner:
            return
        with self._changed:
            if self._idleness:
                self._idleness.stop()
            helpers, self._all, self._idle = self._all, set(), []
        for helper in helpers:
            helper.end()

    def retire(self) -> None:
        """End the processes that wait for a question. Nobody has used them for a while."""
        with self._changed:
            helpers, self._idle = self._idle, []
            self._all -= set(helpers)
        for helper in helpers:
            helper.end()

    def _taken(self) -> _Helper:
        until = time.monotonic() + PATIENCE
        with self._changed:
            while True:
                self._idle = [helper for helper in self._idle if helper.alive or self._forgotten(helper)]
                if not self._idle:
                    self._grow()
                if self._idle:
                    helper = self._idle.pop()
                    if self._spare and not self._idle:
                        self._grow()
                    return helper
                if not self._changed.wait(until - time.monotonic()):
                    raise HelpersFull("all helpers are busy")

    def _forgotten(self, helper: _Helper) -> bool:
        self._all.discard(helper)
        helper.end()
        return False

    def _grow(self) -> None:
        """Start one more where that is allowed. It joins the idle ones at once, and is slow to answer once."""
        if len(self._all) >= self._most:
            return
        try:
            helper = _Helper(self._body)
        except OSError as error:
            _log.error("this server has no room for a helper process: %s", error)
            if not self._all:
                raise HelpersFull("no room for a helper process") from None
            return
        self._all.add(helper)
        self._idle.insert(0, helper)
        self._changed.notify()

    def _give_back(self, helper: _Helper) -> None:
        with self._changed:
            if helper in self._all:
                self._idle.append(helper)
                self._changed.notify()
                if self._idleness:
                    self._idleness.begin()
                return
        helper.end()  # all were closed meanwhile

    def _drop(self, helper: _Helper) -> None:
        helper.end()
        with self._changed:
            self.lost += 1
            self._all.discard(helper)
            self._changed.notify()
            if self._spare:
                with suppress(HelpersFull):
                    self._grow()


class _Helper:
    """One process and our end of the connection to it; whoever took it is the only one who uses it."""

    def __init__(self, body: str) -> None:
        self.connection, self.process = connected_process("core.sandbox.helper_process", body)
        self._warm = False

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def asked(self, parts: Sequence[bytes | bytearray | memoryview], seconds: float) -> bytearray:
        """Return the answer's bytes; loading its libraries is not the time of an answer."""
        try:
            if not self._warm:  # a spare may have said so long ago
                self._heard(max(START_SECONDS, seconds))
                self._warm = True
            self.connection.settimeout(START_SECONDS)  # be the machine as busy as it may
            self.connection.sendall(HEADER.pack(sum(map(len, parts))))
            for part in parts:
                self.connection.sendall(part)
            return self._heard(seconds)
        except TimeoutError:
            raise HelperLost("a helper took too long") from None
        except (OSError, EOFError, Garbage) as error:
            raise HelperLost(f"a helper died: {error}") from error

    def _heard(self, seconds: float) -> bytearray:
        inbox, own, used = Inbox(self.connection, MOST_ANSWER_BYTES), None, 0.0
        while used < seconds:
            # Whoever has answered sleeps: what is here is read, however late this thread gets to look.
            left = max(seconds - used, LAST_LOOK)
            if (heard := inbox.frame(time.monotonic() + min(left, LOOK_SECONDS))) is not None:
                return heard
            own = own or OwnTime(self.process.pid)  # a look costs more than most answers: the first moment is free
            used = own.seconds()
        raise TimeoutError

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.connection.close()

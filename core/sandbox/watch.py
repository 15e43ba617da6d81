"""Ending a program whose time is up: it is asked to end; if it does not, its record so far is sent.

The server counts the time, and says when most of it is over: it sees when others keep the machine busy. The program
runs in a thread of its own; this is done by the process's first thread, which has nothing else to do. A program that
sleeps, or is inside one long matrix product, has let go of Python's lock, so that this thread can act. One that keeps
the lock (a regular expression) is killed by the server, which then runs it once more up to there.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn

from core.sandbox.answer_messages import AnswersJob, AnswersReply
from core.sandbox.messages import ExploreJob, Job, Traced, framed
from core.trace import TraceRecord

EXPIRES_AT = 0.8
"""Part of a job's time after which a program is asked to end: what follows takes time as well."""
GRACE = 0.05
"""Part of the time for which a program that was asked may go on, and what follows it after that."""
LOOK_SECONDS = 0.1
"""Between two looks at whether the server has said so."""
SoFar = Callable[[FrameType | None], AnswersReply | None]
"""What came of a job's one answer so far, from where its thread is; None where no text of an answer runs."""


class Watch:
    """One job's clock. Two threads may want to answer: each right is taken once, and who comes second waits for ever.

    Attributes:
        cut_off: Makes the record of a program that does not end, from its run; set by who knows how.
        expired: Tells whether the server has said that the time is nearly over.
    """

    def __init__(
        self,
        send: Callable[[bytes], None],
        cut_off: Callable[[ExploreJob, Any, Any], TraceRecord],
        expired: Callable[[], bool],
    ) -> None:
        self._send = send
        self._expired = expired
        self._cut_off = cut_off
        self._begun = threading.Event()
        self._ended = threading.Event()
        self._finished = threading.Event()
        self._finishing = threading.Lock()  # the right to make the record
        self._answering = threading.Lock()  # the right to send
        self._job: Job | None = None
        self._thread = 0
        self._run: Any = None
        self._record: TraceRecord | None = None
        self._so_far: SoFar | None = None

    # --- for the thread that does the job

    def begin(self, job: Job) -> None:
        """The job is here: its time begins."""
        self._job, self._thread = job, threading.get_ident()
        self._begun.set()

    def running(self, run: Any) -> None:
        """The program is about to run."""
        self._run = run

    def telling(self, so_far: SoFar) -> None:
        """This tells what came of an answer so far."""
        self._so_far = so_far

    def ended(self) -> None:
        """The program has ended by itself, or because it was asked to. Does not return if that was too late."""
        self._finishing.acquire()
        self._ended.set()

    def finished(self, record: TraceRecord) -> None:
        """This is the record; what is still added to it is not worth more time than there is."""
        self._record = record
        self._finished.set()

    def answer(self) -> None:
        """The reply is about to be sent. Does not return if one has been sent already."""
        self._answering.acquire()

    # --- for the thread that watches

    def keep(self) -> NoReturn:
        """Watch over the one job of this process, which ends when that is done."""
        self.watched()
        while True:
            threading.Event().wait()  # the other thread ends the process, or the server does

    def watched(self) -> None:
        """Wait for the job and for the word that its time is nearly over; return when nothing is left to do then."""
        self._begun.wait()
        while not self._expired():
            time.sleep(LOOK_SECONDS)
        if isinstance(self._job, ExploreJob) and self._run is not None:
            self._expire(self._job)
        if isinstance(self._job, AnswersJob) and self._run is not None:
            self._run.expire()  # it tells of a text that does not end, and runs no other after it
            self._tell(self._job)

    def _tell(self, job: AnswersJob) -> None:
        """Send what came of an answer so far, where the text that runs does not end although it was asked to."""
        self._ended.wait(job.limits.wall_seconds * GRACE)
        reply = self._so_far(sys._current_frames().get(self._thread)) if self._so_far is not None else None
        if reply is not None and self._answering.acquire(blocking=False):
            self._send(framed(reply))

    def _expire(self, job: ExploreJob) -> None:
        if not self._ended.is_set():
            self._run.expire()
            self._ended.wait(job.limits.wall_seconds * GRACE)
        if self._finishing.acquire(blocking=False):
            self._hold_the_program()
            record = self._cut_off(job, self._run, sys._current_frames().get(self._thread))
        else:
            self._finished.wait()
            time.sleep(job.limits.wall_seconds * GRACE)
            record = self._record
        if record is not None and self._answering.acquire(blocking=False):
            self._send(framed(Traced(record)))

    def _hold_the_program(self) -> None:
        """Let the program come no further than its next operation or statement: nobody may change what is read."""
        thread = self._thread

        def hold(*_: object) -> None:
            while threading.get_ident() == thread:
                threading.Event().wait()

        self._run.recorder.place = self._run.report = hold

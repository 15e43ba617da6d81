"""The worker's side of a job: a process that was forked for one program, runs it and is gone.

`serve` is the whole life of such a process; `one_job` the part of it that a spawned worker does as well. `warm`,
`devices` and `body` are what is loaded by the module's name (`PoolSettings.body`); only they need torch.
"""

from __future__ import annotations

import gc
import os
import select
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, NoReturn

from msgspec import structs

from core.explain.mistakes import mistake
from core.explain.optional import gathered, optionally
from core.program.ends import Stop
from core.program.source import span_of
from core.sandbox import confine, machine_load, progress
from core.sandbox.answer_messages import AnswersJob, AnswersReply
from core.sandbox.field_messages import FieldJob, FieldReply
from core.sandbox.first_programs import (
    FIRST_PROGRAMS,
    OF_FORMULAS,
    ONE_BY_ONE,
    WARM_UP,
    WARM_UP_ANSWERS,
    WARM_UP_FIELD,
    WARM_UP_TABLES,
)
from core.sandbox.libraries import HEAVY, load
from core.sandbox.messages import (
    HEADER_BYTES,
    MOST_OBJECTS,
    Answer,
    ExploreJob,
    Failed,
    Job,
    Message,
    QuestionJob,
    Refused,
    Replay,
    Traced,
    encodable,
    framed,
    job_from,
    message_from,
    read_frame,
)
from core.sandbox.system_calls import CONNECTION
from core.sandbox.table_messages import TableJob, TableReply
from core.sandbox.watch import Watch
from core.trace import Jacobian, Mistake, TraceRecord
from core.trace.errors import LimitExceeded, NotDifferentiable
from core.trace.limits import Limits
from core.trace.tangents import Costs, Tangents

_TELLING = CONNECTION + 1
"""Descriptor on which a worker hands over its listener, closed before the job runs."""
STACK_BYTES = 512 << 20  # a chain of 50,000 autograd nodes is freed by recursion and overflows the usual 8 MB
MOST_JOB_BYTES = 16 << 20
ADVICE_UNTIL = 0.5
"""Part of the wall time after which no repair is tried any more: the record must arrive."""

Body = Callable[[Job], Message]
Read = Callable[[int], bytes]
Write = Callable[[memoryview], int]


def serve(connection: int, body: Body, layers: tuple[str, ...], telling: int) -> NoReturn:
    """Be a forked worker for one job: confine this process, wait for the job, do it, answer and exit.

    Args:
        connection: Descriptor of the connection; in a worker only the standard three are open beside it.
        telling: Descriptor of the socket through which the zygote gets what tells of refused system calls.
    """
    null = os.open(os.devnull, os.O_RDWR)
    connection, telling = map(_out_of_the_way, (connection, telling))
    for standard in range(3):
        os.dup2(null, standard)
    os.dup2(connection, CONNECTION)
    os.dup2(telling, _TELLING)
    os.closerange(_TELLING + 1, 1 << 20)
    zygote = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM, fileno=_TELLING)
    confine.offer_to_the_memory_killer()
    space, data = confine.mapped_bytes()
    crowded = machine_load.crowded()
    confine.close_doors(layers)

    def hand_over(listener: int) -> None:
        socket.send_fds(zygote, [b"%d" % os.getpid()], [listener])
        os.close(listener)

    def prepared() -> Callable[[Limits], None]:
        shut = confine.system_call_filter(layers, hand_over=hand_over)
        zygote.close()

        def close(limits: Limits) -> None:
            confine.set_limits(layers, limits, (space + STACK_BYTES, data + STACK_BYTES))
            shut()

        return close

    def at_once() -> bool:
        return crowded or job_has_come()

    one_job(partial(os.read, CONNECTION), partial(os.write, CONNECTION), body, prepared, at_once)


def job_has_come() -> bool:
    """Return whether there is something to read on the connection."""
    return bool(select.select([CONNECTION], [], [], 0)[0])


def _not_yet() -> bool:
    return False


def _out_of_the_way(descriptor: int) -> int:
    while descriptor <= _TELLING:
        descriptor = os.dup(descriptor)
    return descriptor


def one_job(
    read: Read,
    write: Write,
    body: Body,
    prepared: Callable[[], Callable[[Limits], None]],
    at_once: Callable[[], bool] = _not_yet,
) -> NoReturn:
    """Do the one job of this process in a thread with a large stack, while this thread watches the clock.

    Args:
        read, write: The connection.
        prepared: Called while nobody waits; returns what puts up the last walls once the limits are known.
        at_once: Whether to read the job at once, and not to run the warm-up program first.
    """
    watch = Watch(partial(_send, write), _cut_off, progress.expired)
    threading.stack_size(STACK_BYTES)
    threading.Thread(target=_one_job, args=(read, write, body, prepared, at_once, watch)).start()
    try:
        watch.keep()
    finally:
        os._exit(1)  # the record of a program that did not end could not be made


_watch: Watch | None = None
"""The clock of this process's one job, once that is there. What such a job leaves behind need not be tidied up."""
_left_behind: list[object] = []


def _one_job(
    read: Read,
    write: Write,
    body: Body,
    prepared: Callable[[], Callable[[Limits], None]],
    at_once: Callable[[], bool],
    watch: Watch,
) -> None:
    global _watch
    try:
        if not at_once():  # on a busy server somebody waits already, and this is half of what a small job costs
            body(WARM_UP)  # touches the memory that a job writes to, while nobody is waiting: that copies it
        close = prepared()
        job = job_from(read_frame(read, MOST_JOB_BYTES))
        close(job.limits)
        gc.disable()  # a recording makes hardly any garbage, and nothing comes after it
        _watch = watch
        watch.begin(job)
        reply = answer(job, body)
        watch.answer()
        _send(write, reply)
    finally:
        os._exit(0)


def _send(write: Write, reply: bytes) -> None:
    left = memoryview(reply)
    while left:
        left = left[write(left) :]


def answer(job: Job, body: Body) -> bytes:
    """Do the job and return the framed message for the server, whatever happens on the way."""
    try:
        message = body(job)
        try:
            reply = framed(message)
        except UnicodeEncodeError:  # "\ud800" is a str like any other until it has to be written
            reply = framed(encodable(message))
        if len(reply) > job.limits.result_bytes:
            facts = {"bytes": f"{len(reply):,}", "limit": f"{job.limits.result_bytes:,}"}
            return framed(_endless_loop(message) or Failed("result-bytes", facts))
        if len(reply) > MOST_OBJECTS and (objects := objects_of(reply)) > MOST_OBJECTS:  # each takes a byte or more
            facts = {"count": f"{objects:,}", "limit": f"{MOST_OBJECTS:,}"}
            return framed(_endless_loop(message) or Failed("result-objects", facts))
        return reply
    except MemoryError:
        return framed(Failed("memory", {"limit": f"{job.limits.data_segment:,}"}))
    except Exception as error:  # noqa: BLE001 — a bug of ours: the server logs it and the page says so
        facts = {"detail": f"{type(error).__name__}: {error}"[:1000], "traceback": traceback.format_exc()[-4000:]}
        return framed(Failed("explorer-bug", facts))


def _endless_loop(message: Message) -> Failed | None:
    """Return the end of a run whose record is too large because of a loop, told as that loop's."""
    mistake = message.record.mistake if isinstance(message, Traced) else None
    if mistake is None or not mistake.kind.startswith(("endless-", "loop-")):
        return None
    return Failed(mistake.kind, mistake.facts)


def objects_of(reply: bytes) -> int:
    """Return how many Python objects a message becomes: the server would have to make them."""
    before = sys.getallocatedblocks()
    message = message_from(memoryview(reply)[HEADER_BYTES:])
    objects = sys.getallocatedblocks() - before
    del message
    return objects


def warm(libraries: str) -> None:
    """Import torch and everything that a program may need: a confined worker can open no file."""
    from core.program import imports
    from core.program.notebook_modules import install_modules
    from core.sandbox.warm_up import warm_up

    warm_up()
    load(libraries, install_modules)
    if libraries == HEAVY:
        from core.program import figures

        figures.warm()
    imports.light_only = libraries != HEAVY
    for program in (*FIRST_PROGRAMS, *([OF_FORMULAS] if libraries == HEAVY else []), WARM_UP):
        if isinstance(reply := body(program), Failed):
            raise RuntimeError(f"a warm-up program failed: {reply}")
    _warm_lenses()


def _warm_lenses() -> None:
    for job in (WARM_UP_FIELD, structs.replace(WARM_UP_FIELD, source=ONE_BY_ONE)):
        reply = body(job)
        if not isinstance(reply, FieldReply) or reply.mistake is not None:
            raise RuntimeError(f"the warm-up field failed: {reply}")
    reply = body(WARM_UP_TABLES)
    if not isinstance(reply, TableReply) or reply.mistake is not None:
        raise RuntimeError(f"the warm-up table failed: {reply}")
    reply = body(WARM_UP_ANSWERS)
    if not isinstance(reply, AnswersReply) or any(one.mistake for ran in reply.ran for one in ran) or not reply.ran:
        raise RuntimeError(f"the warm-up answers failed: {reply}")


def devices() -> tuple[str, ...]:
    """Return the kinds of device for which torch was built here. Whether there is one is seen when it is used."""
    import torch

    return ("cpu", "cuda") if torch.version.cuda or torch.version.hip else ("cpu",)


def body(job: Job) -> Message:
    """Run the program of one job and return what came of it."""
    import torch

    if job.device != "cpu" and not torch.cuda.is_available():
        return Failed("no-cuda")
    if isinstance(job, FieldJob):
        from core.sampling.answering import field

        reply = field(job)
        if reply.mistake is not None and reply.mistake.kind == "libraries":
            return Failed("libraries", reply.mistake.facts)
        return reply
    if isinstance(job, TableJob):
        from core.tables.answering import tables

        reply = tables(job)
        if reply.mistake is not None and reply.mistake.kind == "libraries":
            return Failed("libraries", reply.mistake.facts)
        return reply
    if isinstance(job, AnswersJob):
        from core.exercises.observing import observed

        return observed(job, _watch.running, _watch.telling) if _watch else observed(job)
    with gathered() as logged:
        message = _explored(job)
    return structs.replace(message, logged=tuple(logged)) if isinstance(message, Traced) and logged else message


def _explored(job: ExploreJob | QuestionJob) -> Message:
    from core.explain.trials import advised
    from core.recording.recorder import Recorder

    if isinstance(job, QuestionJob):
        return _answered(job)
    until = time.monotonic() + job.limits.wall_seconds * ADVICE_UNTIL
    recorder = Recorder(job.limits)
    outcome = _ran(job, recorder)
    if outcome.mistake is not None and outcome.mistake.kind == "libraries":
        return Failed("libraries", outcome.mistake.facts)
    record = recorder.finish(
        source=job.source,
        device=job.device,
        seed=job.seed,
        variables=outcome.variables,
        result=outcome.result,
        result_text=outcome.result_text,
        mistake=outcome.mistake,
        warnings=outcome.warnings,
        places=outcome.spans,
        release=_watch is None,
    )
    record = structs.replace(record, figures=outcome.figures)
    if _watch is not None:
        _watch.finished(record)
    return Traced(advised(record, outcome, job.limits, job.target, until, job.inputs, job.files))


def _ran(job: ExploreJob, recorder: Any) -> Any:
    """Run the program, or again the part of it that came to an end; return its `Outcome`."""
    from core.program.execute import ballast

    replay = job.replay
    outcome = _run(
        job,
        recorder,
        files=job.files,
        until=replay and replay.until,
        then=replay and _nothing,
        watched=_watch.running if _watch else _nothing,
        report=_nothing if replay else progress.report,
        ended=_watch.ended if _watch else _nothing,
    )
    if _watch is not None:
        _left_behind.append((recorder, outcome))
        ballast.clear()  # the record needs memory, too
    if replay is not None and (outcome.mistake is None or outcome.mistake.kind == replay.kind):
        return outcome._replace(mistake=_at_its_end(replay, outcome.spans))
    return outcome


def _run(job: ExploreJob | QuestionJob, recorder: Any, **more: Any) -> Any:
    """Run a job's program under a recorder, see `core.program.execute.run`."""
    from core.program.execute import run

    how = {"device": job.device, "seed": job.seed, "target": job.target, "inputs": job.inputs}
    return run(job.source, recorder, job.limits, **how, **more)


def _nothing(*_: object) -> None:
    """Do nothing: at the end of a replayed program, and for progress that is not wanted."""


def _at_its_end(replay: Replay, spans: Any) -> Mistake:
    """Return the mistake of a program that was ended from outside, at the statement that did not end."""
    statements = spans.source.tree.body
    place = spans.source.place(statements[replay.until]) if replay.until < len(statements) else None
    return mistake(replay.kind, span_of(place), facts=replay.facts)


def _cut_off(job: ExploreJob, run: Any, frame: FrameType | None) -> TraceRecord:
    """Return the record of a program that does not end, while it still runs.

    Args:
        run: The `Run`.
        frame: Where its thread is.
    """
    from core.explain.failures import cut_short
    from core.program import figures
    from core.program.execute import variables_of, where_it_is

    ended = cut_short(run.expire(), run, *where_it_is(run, frame))
    record = run.recorder.finish(
        source=job.source,
        device=job.device,
        seed=job.seed,
        variables=variables_of(run),
        mistake=ended,
        places=run.spans,
        release=False,
    )
    return structs.replace(record, figures=tuple(optionally("figures", figures.collected, tuple)))


def _answered(job: QuestionJob) -> Message:
    """Run the program until its question has been answered."""
    from core.recording.recorder import Recorder

    recorder = Recorder(job.limits, question=(job.question, job.about), directions=job.directions)
    runs: list[Any] = []

    def report(number: int) -> None:
        if recorder.answered:
            runs[0].stop(Stop("closed"))

    try:
        _run(job, recorder, watched=runs.append, report=report)
        found = recorder.answer
    except NotDifferentiable as error:
        return Refused("not-differentiable", str(error), {"reason": error.reason})
    except LimitExceeded as error:
        facts = {"limit": error.limit, "allowed": str(error.allowed), "needed": str(error.needed)}
        return Refused("limit", str(error), facts)
    return Answer(
        found
        if isinstance(found, (Jacobian, Tangents, Costs))
        else tuple((slot, tuple(cells)) for slot, cells in found)
    )

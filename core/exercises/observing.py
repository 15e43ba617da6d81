"""`observed`: a job in, the values that its texts leave behind out. Imports torch; runs in a worker."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from types import FrameType

import numpy
import torch
from msgspec import structs

from core.exercises.instance_text import Unwritable, written
from core.exercises.seen_values import seen
from core.explain.failures import cut_short
from core.explain.mistakes import mistake
from core.explain.sentences.running import OF_RUNNING
from core.program.ends import Stop
from core.program.execute import Outcome, run, where_it_is
from core.program.run import Run
from core.recording.recorder import Recorder
from core.sandbox.answer_messages import LONGEST_TEXT, AnswersJob, AnswersReply, Ran, Seen, problem_with
from core.sandbox.messages import Failed
from core.trace import Mistake

PART_OF_THE_TIME = 0.75
"""Of the wall time, after which no other text is begun."""
SoFar = Callable[[FrameType | None], AnswersReply | None]


def observed(
    job: AnswersJob,
    watched: Callable[[Run], None] = lambda run: None,
    telling: Callable[[SoFar], None] = lambda so_far: None,
) -> AnswersReply | Failed:
    """Do one job: draw instances, then run each answer after each of them.

    Args:
        watched: Told of each run before it begins, for who watches the clock.
        telling: Told of who can say what came of the job so far.
    """
    if wrong := problem_with(job):
        raise ValueError(f"the job's {wrong}")
    work = _Work(job, watched)
    telling(work.so_far)
    try:
        instances = work.instances() if job.count else ()
        ran = tuple(work.answered(answer, (*job.befores, *instances)) for answer in job.answers)
    except Unwritable as fault:
        return AnswersReply(fault=fault.kind, about=fault.size)
    except _Ended as ended:
        return AnswersReply(fault="mistake", about=ended.about, mistake=_told(ended.mistake))
    except _Elsewhere as elsewhere:
        return Failed("libraries", elsewhere.mistake.facts)
    return AnswersReply(instances, ran)


class _Ended(Exception):
    """The generator ended in a mistake."""

    def __init__(self, mistake: Mistake, about: int) -> None:
        super().__init__()
        self.mistake, self.about = mistake, about


class _Elsewhere(Exception):
    """A text needs modules that another kind of worker has loaded."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__()
        self.mistake = mistake


class _Work:
    def __init__(self, job: AnswersJob, watched: Callable[[Run], None]) -> None:
        self._job, self._watched = job, watched
        self._run: Run | None = None
        self._befores: tuple[str, ...] = ()
        self._found: list[Ran] = []
        self._until = time.monotonic() + PART_OF_THE_TIME * job.limits.wall_seconds

    def instances(self) -> tuple[str, ...]:
        """Return the assignments of all instances.

        Raises:
            _Ended: the generator ended in a mistake.
            Unwritable: it returned what no text can stand for.
        """
        made: list[str] = []
        faults: list[Unwritable] = []

        def draw(state: Run) -> None:
            try:
                while len(made) < self._job.count:
                    made.append(written(state.variables.get("instance"), len(made)))
            except Unwritable as fault:
                faults.append(fault)

        outcome = self._outcome(self._job.imports + self._job.generator, self._job.seed, draw)
        if outcome.mistake is not None:
            raise _Ended(outcome.mistake, len(made))
        if faults:
            raise faults[0]
        return tuple(made)

    def answered(self, answer: str, befores: tuple[str, ...]) -> tuple[Ran, ...]:
        """Return what one answer leaves behind after each text; none after one that used up a budget."""
        self._befores, self._found = befores, (found := [])
        for place, before in enumerate(befores):
            if time.monotonic() > self._until:
                seconds = f"{self._job.limits.wall_seconds:g}"
                found.append(Ran(mistake=mistake("wall-time", None, seconds=seconds)))
            else:
                found.append(self._ran(self._job.imports + before + answer, self._job.seed + place))
            ended = found[-1].mistake
            if ended is not None and ended.kind in OF_RUNNING:
                break
        return tuple(found)

    def so_far(self, frame: FrameType | None) -> AnswersReply | None:
        """Return what the one answer left behind so far, the text that still runs ended by the clock.

        None where no text of an answer runs, or where there are several answers, whose author can ask for each alone.

        Args:
            frame: Where the thread is that runs it.
        """
        found, befores, state = tuple(self._found), self._befores, self._run
        if state is None or len(self._job.answers) != 1 or len(found) >= len(befores):
            return None
        running = Ran(mistake=cut_short(state.expire(), state, *where_it_is(state, frame)))
        return AnswersReply(befores[len(self._job.befores) :], ((*found, running),))

    def _ran(self, text: str, seed: int) -> Ran:
        values: list[Seen] = []

        def look(state: Run) -> None:
            for expression in self._job.observed:
                _seeded(seed)
                values.append(_value(expression, state))

        outcome = self._outcome(text, seed, look)
        return Ran(tuple(values)) if outcome.mistake is None else Ran(mistake=_told(outcome.mistake))

    def _outcome(self, text: str, seed: int, then: Callable[[Run], None]) -> Outcome:
        limits = self._job.limits
        outcome = run(
            text, Recorder(limits), limits, device=self._job.device, seed=seed,
            watched=self._begins, then=then, described=False,
        )  # fmt: skip
        if outcome.mistake is not None and outcome.mistake.kind == "libraries":
            raise _Elsewhere(outcome.mistake)
        return outcome

    def _begins(self, state: Run) -> None:
        self._run = state
        self._watched(state)


def _seeded(seed: int) -> None:
    """Let an expression draw the same numbers however many the text before it drew."""
    torch.default_generator.manual_seed(seed)
    random.seed(seed)
    numpy.random.seed(seed)


def _value(expression: str, state: Run) -> Seen:
    """Return an expression's value, or the error in which it ended.

    Raises:
        Stop: it used up a budget of the run.
    """
    try:
        value = eval(compile(expression.strip(), "<observed>", "eval"), state.variables)
    except Stop:
        raise
    except BaseException as error:  # noqa: BLE001 - a learner's function raises anything
        if state.stopped is not None:
            raise state.stopped from None
        return Seen("error", _message(error))
    found = seen(value)
    if state.stopped is not None:
        raise state.stopped
    return found


def _message(error: BaseException) -> str:
    name = type(error).__name__
    try:
        return f"{name}: {error}"[:LONGEST_TEXT]
    except Exception:  # noqa: BLE001 - its own text may fail as well
        return name[:LONGEST_TEXT]


def _told(mistake: Mistake) -> Mistake:
    """Return a mistake without what only a whole record can explain."""
    return structs.replace(mistake, nodes=(), repairs=(), cause=None)

"""`checked`: an exercise and an answer in, a verdict out. Runs in the server and imports no torch."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from core.exercises.asking import Asker, ServerBusy
from core.exercises.blanks import checked_blanks
from core.exercises.choices import checked_choice, checked_order
from core.exercises.lines import checked_line, checked_lines
from core.exercises.programs import checked_program, checked_programs
from core.exercises.records import Blanks, Choice, Exercise, Line, Order, Program
from core.exercises.verdicts import Verdict
from core.sandbox.pool import Pool

SEEDS = 1 << 31


def checked(
    exercise: Exercise, answer: str, *, seed: int | None = None, session: str = "", pool: Pool | None = None
) -> Verdict:
    """Return how far an answer came. Never raises for anything that the answer does.

    The reference runs in one worker and the answer in another, on the same instances; what both left behind is
    compared here. So nothing that the answer does can see the reference, or the comparison.

    Args:
        answer: As a learner gives it, see `core.exercises.records.Wrong.answer`.
        seed: Of the instances and of all random numbers; drawn anew where nobody names one.
        session: Who is charged for the jobs; a newer check of the same session may take the place of this one.
        pool: The workers to use; default: the process's shared ones.

    Raises:
        ExerciseFault: the exercise's own generator or reference fails.
    """
    if _is_nothing(answer):
        return Verdict("missing")
    asker = Asker(secrets.randbelow(SEEDS) if seed is None else seed, session, pool)
    try:
        return _one(exercise, answer, asker)
    except ServerBusy as busy:
        return busy.verdict


def checked_all(
    exercise: Exercise, answers: Sequence[str], *, seed: int, session: str = "", pool: Pool | None = None
) -> list[Verdict]:
    """Return the verdicts on many answers, without traces, in two jobs; for answers of the exercise's author.

    They run one after another in one worker, so each could spoil those after it.

    Raises:
        ExerciseFault: the exercise's own generator or reference fails.
        ServerBusy: a job was not done.
    """
    asker = Asker(seed, session, pool)
    said = [answer for answer in answers if not _is_nothing(answer)]
    match exercise.asked:
        case Program() as asked:
            found = checked_programs(exercise, asked, said, asker)
        case Line() as asked:
            found = checked_lines(exercise, asked, said, asker)
        case _:
            found = [_one(exercise, answer, asker) for answer in said]
    verdicts = iter(found)
    return [Verdict("missing") if _is_nothing(answer) else next(verdicts) for answer in answers]


def _is_nothing(answer: str) -> bool:
    """Return whether an answer says nothing: it is empty, or only comments."""
    return all(line.strip()[:1] in ("", "#") for line in answer.splitlines())


def _one(exercise: Exercise, answer: str, asker: Asker) -> Verdict:
    match exercise.asked:
        case Program() as asked:
            return checked_program(exercise, asked, answer, asker)
        case Line() as asked:
            return checked_line(exercise, asked, answer, asker)
        case Choice() as asked:
            return checked_choice(exercise, asked, answer)
        case Order() as asked:
            return checked_order(exercise, asked, answer)
        case Blanks() as asked:
            return checked_blanks(exercise, asked, answer, asker)

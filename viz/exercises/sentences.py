"""The sentences of an exercise, for the catalogues of translations."""

from __future__ import annotations

from collections.abc import Iterator

from core.exercises.records import Choice, Exercise, Option, Order


def sentences(exercise: Exercise) -> Iterator[str]:
    """Yield every sentence of an exercise that a learner can see, in the order of the record."""
    yield exercise.title
    yield exercise.prompt
    yield from exercise.hints
    yield exercise.worked
    if isinstance(exercise.asked, Choice):
        yield from _of_options(exercise.asked.options)
    if isinstance(exercise.asked, Order):
        yield from exercise.asked.steps
        yield from (stranger.why for stranger in exercise.asked.strangers)
    for misconception in exercise.misconceptions:
        yield misconception.says


def _of_options(options: tuple[Option, ...]) -> Iterator[str]:
    for option in options:
        yield option.text
        yield option.why

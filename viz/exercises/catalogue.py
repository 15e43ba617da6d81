"""All exercises: section by section as in the book, within a topic the easy ones first."""

from __future__ import annotations

from core.exercises.records import Exercise
from viz.course.topics import TOPICS
from viz.exercises import (
    broadcasting,
    calculus,
    converting,
    indexing,
    making,
    memory,
    norms,
    operating,
    products,
    reducing,
    tables,
    vectors,
)

EXERCISES: tuple[Exercise, ...] = (
    *making.EXERCISES,
    *operating.EXERCISES,
    *broadcasting.EXERCISES,
    *indexing.EXERCISES,
    *memory.EXERCISES,
    *converting.EXERCISES,
    *tables.EXERCISES,
    *vectors.EXERCISES,
    *reducing.EXERCISES,
    *products.EXERCISES,
    *norms.EXERCISES,
    *calculus.EXERCISES,
)
BY_KEY: dict[str, Exercise] = {exercise.key: exercise for exercise in EXERCISES}
_BY_TOPIC = {topic.key: tuple(exercise for exercise in EXERCISES if exercise.topic == topic.key) for topic in TOPICS}


def of_topic(key: str) -> tuple[Exercise, ...]:
    """Return the exercises of a topic, the easy ones first; none for a topic that has none."""
    return _BY_TOPIC.get(key, ())

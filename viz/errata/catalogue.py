"""All errors of the notes: those that are worth a program, and the slips of the pen."""

from __future__ import annotations

from viz.course.topics import TOPICS
from viz.errata.algebra import ALGEBRA
from viz.errata.arrays import ARRAYS
from viz.errata.calculus import CALCULUS
from viz.errata.records import Erratum, Slip

_PLACES = {topic.key: place for place, topic in enumerate(TOPICS)}
ERRATA: tuple[Erratum, ...] = tuple(sorted(ARRAYS + ALGEBRA + CALCULUS, key=lambda one: _PLACES[one.topic]))
"""In the order of the book."""
BY_KEY = {one.key: one for one in ERRATA}

FIRST = tuple(BY_KEY[key] for key in ("e25", "e2", "e1", "e29", "e38", "e21", "e18", "e28", "e13", "e14", "e15", "e37"))
"""What learners ask for most."""

SLIPS = (
    Slip(
        "e41", "Addresses of the course with letters lost or changed",
        "The course is at [courses.d2l.ai/zh-v2](https://courses.d2l.ai/zh-v2); the others lead elsewhere.",
    ),
    Slip(
        "e42", "An installation for versions that nobody maintains, over an unprotected connection",
        "Outdated, so not repeated here. What this application needs is in its README.",
    ),
    Slip("e46", "Two sections 1.4.2, two sections 1.7.3, one 9.2.3.7", "The numbers mean nothing; the order is right."),
)  # fmt: skip
"""Of addresses, versions and numbers of sections; no program could show them."""

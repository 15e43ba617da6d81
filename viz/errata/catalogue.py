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
    Slip("e16", "`id X)`, `os.path.join '..'`", "`id(X)`, `os.path.join('..', 'data')`"),
    Slip(
        "e35", "`sym.var()`, and no gradient asked for in the snippet beside it (MXNet)",
        "`sym.var('a')`, and `attach_grad()` before anything is recorded. MXNet is no longer developed, so nothing "
        "of it runs here.",
    ),
    Slip("e39", "`m` is defined, and `x` is used", "`x` in both places; the results 28 and [0, 4, 8, 12] are right"),
    Slip(
        "e41", "Addresses of the course with letters lost or changed",
        "The course is at [courses.d2l.ai/zh-v2](https://courses.d2l.ai/zh-v2); the others lead elsewhere.",
    ),
    Slip(
        "e42", "An installation for versions that nobody maintains, over an unprotected connection",
        "Outdated, so not repeated here. What this application needs is in its README.",
    ),
    Slip(
        "e44", "Formulas that stand there twice in a row",
        "$x^\\top y = \\sum_{i=1}^{d} x_i y_i$ and $f:\\mathbb{R}^n\\to\\mathbb{R}$",
    ),
    Slip("e46", "Two sections 1.4.2, two sections 1.7.3, one 9.2.3.7", "The numbers mean nothing; the order is right."),
    Slip("e48", "Printed tensors whose brackets do not match", "As many closing brackets as opening ones."),
)  # fmt: skip

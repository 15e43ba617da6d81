"""A reveal in a room of thirty browsers: from the teacher's click to the truth on each student's screen.

All thirty are drawn by this machine, where a class has thirty devices: the page itself waits for their processors.
"""

from __future__ import annotations

import statistics

from bench.figure import Figure
from tools.chromium import launched
from tools.rehearsal import answered, asked, joined, opened, revealed
from tools.serving import served

BROWSERS = 30
WANTED = 1_000
"""Milliseconds until the last one says what is right."""


def figures() -> list[Figure]:
    with served() as serving, launched() as browser:
        if browser is None:
            raise SystemExit("no Chromium: run `make browser`")
        code, teacher = opened(browser, serving.url)
        students = joined(browser, [serving.url], code, BROWSERS)
        asked(teacher, students)
        answered(students)
        reveal = revealed(teacher, students)
    said = f"what is right and who answered what, on the last of {BROWSERS} screens"
    beside = "the page with the reason, all drawn by this machine"
    truth, page = sorted(reveal.truth), sorted(reveal.page)
    return [
        Figure(said, truth[-1], "ms", WANTED, page[-1], beside),
        Figure("on the middle one", statistics.median(truth), "ms", WANTED, statistics.median(page), beside),
    ]

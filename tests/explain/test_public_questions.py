"""Programs behind public questions: each mistake that was once explained wrongly is explained, in the line of its cause."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.explain.public_questions import PROGRAMS
from tests.program.running import plain_python, ran


class Case(NamedTuple):
    """A program; ``mistake`` is "kind line" or "none"; a warning is "kind line", then its repairs."""

    name: str
    program: str
    mistake: str
    repairs: str
    warnings: list[str]


def _case(text: str) -> Case:
    name, _, body = text.partition("\n")
    said = re.findall(r"^--- (\w+): (.*)$", body, re.MULTILINE)
    (mistake,) = (what for key, what in said if key == "mistake")
    repairs = next((what for key, what in said if key == "repairs"), "")
    program = body.partition("\n--- ")[0] + "\n"
    return Case(name, program, mistake, repairs, [what for key, what in said if key == "warning"])


CASES = [_case(text) for text in PROGRAMS.removeprefix("\n").split("### ")[1:]]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_is_said_of_a_question_is_its_answer(case: Case) -> None:
    got = ran(case.program)
    assert got.printed == plain_python(case.program).printed
    mistake = got.record.mistake
    assert (f"{mistake.kind} {mistake.span.line}" if mistake and mistake.span else "none") == case.mistake
    assert ", ".join(one.kind for one in (mistake.repairs if mistake else ())) == case.repairs
    warnings = [
        "; ".join(filter(None, (f"{one.kind} {one.span.line}", ", ".join(each.kind for each in one.repairs))))
        for one in got.record.warnings
        if one.span
    ]
    assert warnings == case.warnings


def test_every_question_is_asked() -> None:
    assert len(CASES) == 43

"""Programs that look at the Python around them print what plain Python prints."""

from __future__ import annotations

import subprocess
import sys

import pytest

from core.trace import Described
from tests.program.running import ran

PROGRAMS = (
    "import contextlib, io\ntext = io.StringIO()\nwith contextlib.redirect_stdout(text):\n    print('in')\n"
    "print(repr(text.getvalue()))",
    "import io, sys\nscreen, sys.stdout = sys.stdout, io.StringIO()\nprint('in')\nsys.stdout = screen\nprint('out')",
    "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument('--lr', type=float, default=0.1)\n"
    "print(parser.parse_args())",
    "import sys\nprint(len(sys.argv))\nsys.argv.append('x')",
    "import sys\ndef f():\n    return sys._getframe().f_lineno, sys._getframe(1).f_code.co_name\nprint(f())",
)


@pytest.mark.parametrize("source", PROGRAMS)
def test_a_program_prints_what_plain_python_prints(source: str) -> None:
    plain = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    ended = ran(source)
    assert ended.outcome.mistake is None
    assert "".join(one.text for one in ended.record.prints) == plain.stdout


def test_turns_that_only_print_are_turns() -> None:
    record = ran("for i in range(2):\n    for j in range(3):\n        print(i, j)").record
    turns = [(one.iteration, record.scopes[record.scopes[one.parent].parent].iteration) for one in record.scopes[2:]]
    assert [turn for turn in turns if turn[0] >= 0] == [
        (0, -1),
        (0, 0),
        (1, 0),
        (2, 0),
        (1, -1),
        (0, 1),
        (1, 1),
        (2, 1),
    ]


@pytest.mark.parametrize(("length", "shown"), [(2000, "b" * 2000), (2001, "b" * 1999 + "…")])
def test_the_text_of_an_object_is_kept_up_to_two_thousand_letters(length: int, shown: str) -> None:
    record = ran(f"class A:\n    def __repr__(self):\n        return 'b' * {length}\na = A()").record
    variable = record.variables["a"]
    assert isinstance(variable, Described) and variable.text == shown

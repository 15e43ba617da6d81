"""Programs that look at the Python around them print what plain Python prints."""

from __future__ import annotations

import subprocess
import sys

import pytest

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

"""Draws the programs of `figure_programs` in a process that reads no file and imports nothing, and says what it did.

Run as a script: `tests.program.test_figures` reads what it prints.
"""

from __future__ import annotations

import json
import sys
import warnings
from typing import Any

import numpy
import torch

from core.program import figures
from core.program.files import Files, in_memory
from core.program.notebook_modules import display, install_modules
from tests.program.figure_programs import PROGRAMS


def main() -> None:
    """Print, as JSON, what each program drew and what it read or imported beside that."""
    install_modules()
    figures.warm()
    reached: list[str] = []

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        # linecache looks for the text of the parser of formulas, and can do without it.
        if event == "open" and isinstance(arguments[0], str) and not arguments[0].endswith(".py"):
            reached.append(f"open {arguments[0]}")
        elif event == "import" and arguments[0] not in sys.modules:
            reached.append(f"import {arguments[0]}")

    sys.addaudithook(hook)
    warnings.simplefilter("ignore")
    done = {}
    for name, text in PROGRAMS.items():
        reached.clear()
        figures.begin(lambda: None)
        names = {"plt": sys.modules["matplotlib.pyplot"], "np": numpy, "torch": torch, "display": display}
        with in_memory(Files()):
            exec(text, names)
            drawn = figures.collected()
        done[name] = {
            "reached": sorted(set(reached)),
            "figures": [(one.svg.decode(), one.width, one.height, one.unseen, one.raised) for one in drawn],
        }
    sys.stdout.write(json.dumps(done))


if __name__ == "__main__":
    main()

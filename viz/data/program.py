"""Programs of the page Data: the first for a file, and one that a notebook runs without the file. Pure."""

from __future__ import annotations

from viz.data.reading import Recognised, reading_line, repr_of

IMPORTS = "import pandas as pd\nimport torch\n\n"
LONGEST_WRITTEN = 8_000
"""Characters of a file that is written out in a program."""


def started(file: str, found: Recognised) -> str:
    """Return a program that reads a file, and nothing else."""
    return IMPORTS + reading_line(file, found) + "\n"


def with_file(source: str, file: str, content: bytes) -> str | None:
    """Return the program with the file written by itself, so that it runs anywhere; None where that is too long."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if len(text) > LONGEST_WRITTEN:
        return None
    lines = "\n".join(f"        {repr_of(line)}" for line in text.splitlines(keepends=True))
    opened = f'with open({repr_of(file)}, "w", encoding="utf-8") as file:'
    return f"{opened}\n    file.write(\n{lines}\n    )\n\n{source}"

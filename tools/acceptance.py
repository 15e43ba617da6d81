"""Print each row of docs/acceptance.md with the tests that hold it: ``make acceptance``.

A test says which rows it holds with ``@pytest.mark.acceptance("T7")``; a row that no test names is not done.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable

import pytest

from tools.serving import ROOT

LIST = ROOT / "docs" / "acceptance.md"
CONTEXT = "Z"  # these rows are shown to the reader, not computed (section 19 of the list)


def rows(text: str) -> dict[str, str]:
    """Return row id → what the learner does or sees, from every table whose first column is headed ``ID``."""
    found: dict[str, str] = {}
    inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        inside = bool(cells) and (inside or cells[0] == "ID")
        if inside and re.fullmatch(r"[A-Z]\d+", cells[0]):
            found[cells[0]] = cells[2]
    return found


def holders(items: Iterable[pytest.Item]) -> dict[str, Counter[str]]:
    """Return row id → test → in how many variants; a test that is skipped or expected to fail holds nothing."""
    held: dict[str, Counter[str]] = {}
    for item in items:
        if any(item.iter_markers("skip")) or any(item.iter_markers("xfail")):
            continue
        for row in ids(item):
            held.setdefault(row, Counter())[item.nodeid.partition("[")[0]] += 1
    return held


def ids(item: pytest.Item) -> set[str]:
    return {row for marker in item.iter_markers("acceptance") for row in marker.args}


def report(every: dict[str, str], held: dict[str, Counter[str]]) -> str:
    lines = []
    for row, meaning in every.items():
        lines.append(f"{row:4} {'held   ' if row in held else 'NOTHING'}  {shortened(meaning)}")
        lines += [f"       {test}" + (f"  x{times}" if times > 1 else "") for test, times in held.get(row, {}).items()]
    missing = [row for row in every if row not in held]
    computed = [row for row in every if not row.startswith(CONTEXT)]
    count = sum(row in held for row in computed)
    return "\n".join([
        *lines,
        "",
        "Nothing holds: " + (" ".join(missing) or "(none: every row is held)"),
        f"{len(every) - len(missing)} of {len(every)} rows are held; of the {len(computed)} testable ones {count}.",
    ])  # fmt: skip


def shortened(text: str, width: int = 100) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


class Collected:
    """A pytest plugin that keeps what was collected."""

    items: tuple[pytest.Item, ...] = ()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.items = tuple(session.items)


def main() -> int:
    collected, output = Collected(), io.StringIO()
    with contextlib.redirect_stdout(output):
        status = pytest.main(["--collect-only", "-q"], plugins=[collected])
    if status != pytest.ExitCode.OK:
        print(output.getvalue())
        return int(status)
    print(report(rows(LIST.read_text(encoding="utf-8")), holders(collected.items)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Write the runs that the first page shows: ``python -m tools.kept_runs``."""

from __future__ import annotations

from core import explore
from viz.course.kept_runs import FILE, PROGRAMS, written


def main() -> None:
    FILE.write_bytes(written({name: explore(program).record for name, program in PROGRAMS.items()}))


if __name__ == "__main__":
    main()

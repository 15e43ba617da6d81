"""The source files of this project; what npm has installed into a folder is left out."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def source_files(*rooms: str, ending: str = ".py") -> list[Path]:
    """Return the files below these folders, or the files of these names, sorted."""
    found: list[Path] = []
    for room in rooms:
        path = ROOT / room
        found += [path] if path.is_file() else path.rglob(f"*{ending}")
    return sorted(path for path in found if not {"node_modules", "mutants"} & {*path.relative_to(ROOT).parts})

"""The bound that a server respects is the least of all control groups in which it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.sandbox.machine_memory import machine_bytes, memory_of_all

GB = 10**9


def bounded(folder: Path, own: str, bounds: dict[str, str]) -> int:
    (folder / "own").write_text(own)
    for name, bound in bounds.items():
        path = folder / "groups" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(bound + "\n")
    return memory_of_all(folder / "own", folder / "groups")


@pytest.mark.parametrize(("own", "bounds", "most"), [
    # A unit of systemd: the path names its group; the slice around it has no bound.
    ("0::/system.slice/one.service\n", {"system.slice/one.service/memory.max": f"{GB}",
                                        "system.slice/memory.max": "max"}, GB),
    # The slice has less than the unit.
    ("0::/a.slice/one.service\n", {"a.slice/one.service/memory.max": f"{2 * GB}", "a.slice/memory.max": f"{GB}"}, GB),
    # A container: it sees its own group as the root.
    ("0::/\n", {"memory.max": f"{GB}"}, GB),
    ("0::/kubepods/pod1\n", {"memory.max": f"{GB}"}, GB),
    # Version 1, where the path is the machine's and only the own group is seen.
    ("9:memory:/docker/abc\n1:name=systemd:/x\n", {"memory/memory.limit_in_bytes": f"{GB}"}, GB),
    ("9:cpu,memory:/docker/abc\n", {"memory/docker/abc/memory.limit_in_bytes": f"{GB}"}, GB),
    # No bound, and what is no bound.
    ("0::/\n", {"memory.max": "max"}, machine_bytes()),
    ("0::/\n", {"memory.max": ""}, machine_bytes()),
    ("", {"memory.max": f"{GB}"}, machine_bytes()),
    ("9:memory:/\n", {"memory/memory.limit_in_bytes": "9223372036854771712"}, machine_bytes()),
    ("nonsense\n::\n\n", {}, machine_bytes()),
])  # fmt: skip
def test_the_least_bound_holds(tmp_path: Path, own: str, bounds: dict[str, str], most: int) -> None:
    assert bounded(tmp_path, own, bounds) == most


def test_a_group_outside_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "memory.max").write_text("5")
    assert bounded(tmp_path, "0::/../..\n", {"memory.max": "max"}) == machine_bytes()


def test_where_there_is_no_such_file_the_machine_is_the_bound(tmp_path: Path) -> None:
    assert memory_of_all(tmp_path / "none", tmp_path) == machine_bytes() > 10**8

"""Mutation testing by a sample: change modules a little, one change after the other, and see a test fail.

    python -m tools.mutate core.recording.why "core.explain.doubts*" --sample 60 --seed 1

All mutants of core take days. A sample of each module finds the weak tests in minutes; the
same seed draws the same mutants while the module stays the same. What survives is printed as a difference.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from mutmut.__main__ import _run as run_mutants
from mutmut.configuration import config
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import get_mutant_name

MISTAKES = "tests/program/test_mistakes.py"
DOUBTED = "tests/program/test_mistakes_doubted.py"
ENDLESS = "tests/program/test_limits.py::test_an_endless_loop_is_told_with_its_reason"
TESTS = {
    "core.recording": ("tests/recording",),
    "core.recording.changed_saved_values": ("tests/explain/test_repairs_tried.py", MISTAKES),
    "core.recording.lookup": ("tests/explain/test_repairs_tried.py", MISTAKES),
    "core.explain": ("tests/explain", MISTAKES, "tests/program/test_mistakes_anywhere.py", DOUBTED),
    "core.explain.doubts": ("tests/explain/test_doubts.py", DOUBTED),
    "core.explain.endless_loops": (ENDLESS,),
    "core.explain.loop_conditions": (ENDLESS,),
    "core.trace": ("tests/trace", "tests/recording", "tests/sandbox/test_checking.py", "tests/sandbox/test_tables.py"),
    "core.trace.as_json": ("tests/test_command_line.py",),
    "core.program": ("tests/program", "tests/recording"),
    "core.program.number_flow": ("tests/recording/test_reasons.py", DOUBTED),
    "core.program.training": ("tests/explain/test_doubts.py", DOUBTED),
    "core.explain.edits": ("tests/explain/test_edits.py",),
    "core.explain.lost_gradients": ("tests/explain/test_lost_graphs.py", "tests/explain/test_doubts.py"),
    "core.explain.table_": ("tests/explain/test_table_mistakes.py",),
    "core.explain.trials": ("tests/explain/test_repairs_tried.py", "tests/program/test_optional.py"),
    "core.explain.known_warnings": ("tests/explain/test_python_warnings.py",),
}
"""By the beginning of a module's name, the longest that fits: the tests that belong to it."""
EXPLAINED = (
    (
        "core.recording.attribution.x__reaches", "seen.add(None)",
        "torch's graph has no circles: what was seen is left out to save time",
    ),
    (
        "core.explain.doubts_of_memory.x__from_numpy", "depth <= 5",
        "how many names are followed is a bound that keeps the search short: no program needs five of them",
    ),
    (
        "core.explain.doubts_of_memory.x__stretched_target", "index >= 1",
        "who expands has an operand, so no expanded tensor is the first node of a run",
    ),
    (
        "core.recording.replaying.xǁReplayǁ__init__", "self._done = None",
        "a slice from None on begins with the first value, as one from 0 on does",
    ),
    *(
        (
            "core.recording.snapshots.xǁAlbumǁ_without_cells", text,
            "a tensor's offset, storage and version stand in columns; those of its kind are not read",
        )
        for text in ("nothing, 1, 0, 0", "nothing, 0, 1, 0", "nothing, 0, 0, 1")
    ),
    (
        "core.recording.snapshots.x__bytes_of_all", "len(alike) <= FEW",
        "the cells of as many tensors are the same bytes, whether joined one by one or stacked",
    ),
    (
        "core.recording.missing_adjoints.xǁ_Explanationǁ_users_on_the_way", ".index, )",
        "a value on the way to a root has users, and a root has an adjoint",
    ),
    (
        "core.recording.numbers_taken.xǁNumbersTakenǁ_used_by", "one.value.index <= value.index",
        "a value is its own predecessor only if it is read into the list that made it, and leads nowhere else",
    ),
    (
        "core.recording.numbers_taken.x__parts", "islice(read, None)",
        "how many numbers of a list are looked at is a bound that keeps the search short",
    ),
    (
        "core.explain.trials.xǁ_Trialǁ_may_be_offered", "time.monotonic() >= self.until",
        "the clock is never read at that very instant",
    ),
    (
        "core.explain.judging.x__in_loop", "end_lineno or 1",
        "a loop that was parsed has an end",
    ),
    (
        "core.explain.causes.x__first", "",
        "the table of causes is made when the module is loaded, before a mutant is chosen",
    ),
    *(
        (name, f"{pair}{rest}", why)
        for name, pair, why in (
            (
                "core.recording.record.x__numbers_kept", "zip(tensors, gradients, ",
                "one list is made of the other, so both are of one length",
            ),
            (
                "core.recording.closures.xǁ_Searchǁ_of_function", "function.__closure__ or (), ",
                "strict=False is what zip() does without being told",
            ),
            (
                "core.explain.edits.x_definitions", "zip(targets, values, ",
                "strict=False is what zip() does without being told",
            ),
        )
        for rest in (")", "strict=None)")
    ),
    (
        "core.explain.doubts_of_memory.x_leaves_between", "reason.node > 0",
        "what cuts a graph has an operand, so it is never the first node",
    ),
    (
        "core.program.figure_warming.", "",
        "what a worker draws before a program comes makes the first figure fast, and shows nothing",
    ),
    (
        "core.program.run.xǁRunǁ_power", "exponent >= 0",
        "the power with exponent 0 is 1, whose length no limit refuses",
    ),
)  # fmt: skip
"""Mutants that no test can kill: beginning of the name, the line as it is changed, and why that changes nothing."""
KEPT = Path("mutants/chosen.txt")
"""For which modules the folder of mutants was made: which test calls which function is known for these only."""


def main() -> None:
    """Draw mutants of the modules that the command line names, run their tests, print what survives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=["*"], help="names of modules, with * and ?")
    parser.add_argument("--sample", type=int, help="at most so many mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    paths = _modules(asked.modules)
    if not paths:
        parser.error("no module has such a name")
    drawn = {path: _drawn(path, asked.sample, asked.seed) for path in paths}
    _configure(paths)
    run_mutants([name for _all, names in drawn.values() for name in names], asked.processes)
    _report(drawn)


def _modules(patterns: Sequence[str]) -> list[Path]:
    return sorted(path for path in walk_mutatable_files() if any(fnmatch(_name(path), one) for one in patterns))


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


def _drawn(path: Path, most: int | None, seed: int) -> tuple[int, list[str]]:
    """Return how many mutants a module has, and those that are drawn."""
    mutated = mutate_file_contents(str(path), path.read_text(encoding="utf-8"), None, None)
    names = [get_mutant_name(path, name) for name in mutated.mutant_names]
    if most is None or most >= len(names):
        return len(names), names
    return len(names), random.Random(f"{seed} {path}").sample(names, most)


def _configure(paths: Sequence[Path]) -> None:
    """Let mutmut change these modules only and run the tests that belong to them."""
    longest = [max((one for one in TESTS if _name(path).startswith(one)), key=len) for path in paths]
    settings = config()
    settings.only_mutate = [str(path) for path in paths]
    settings.pytest_add_cli_args_test_selection = sorted({test for one in longest for test in TESTS[one]})
    chosen = "\n".join(settings.only_mutate)
    if not KEPT.exists() or KEPT.read_text(encoding="utf-8") != chosen:
        shutil.rmtree(KEPT.parent, ignore_errors=True)
        KEPT.parent.mkdir()
        KEPT.write_text(chosen, encoding="utf-8")


def _report(drawn: dict[Path, tuple[int, list[str]]]) -> None:
    lines = ["", "module, mutants, run, killed, explained, left"]
    for path, (count, names) in drawn.items():
        found = SourceFileMutationData(path=path)
        found.load()
        alive = [name for name in names if status_by_exit_code[found.exit_code_by_key[name]] != "killed"]
        changes = {name: get_diff_for_mutant(name, path=path) for name in alive}
        left = [name for name in alive if not _explained(name, changes[name])]
        killed, explained = len(names) - len(alive), len(alive) - len(left)
        lines.append(f"{_name(path)}, {count}, {len(names)}, {killed}, {explained}, {len(left)}")
        for name in left:
            print(f"# {name}: {status_by_exit_code[found.exit_code_by_key[name]]}")
            print(changes[name])
    print("\n".join(lines))


def _explained(name: str, change: str) -> bool:
    added = [line for line in change.splitlines() if line.startswith("+")]
    return any(name.startswith(one) and any(text in line for line in added) for one, text, _why in EXPLAINED)


if __name__ == "__main__":
    main()

"""Files in memory against files on a disk: every program prints and raises the same in both."""

from __future__ import annotations

import builtins
import contextlib
import csv
import glob
import io
import json
import operator
import os
import pathlib
import pickle
import random
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from core import explore
from core.program.ends import LimitReached
from core.program.file_tree import MOST_FILES
from core.program.files import ATTRIBUTES, ENTRIES, Files, in_memory
from core.trace.limits import Limits
from tests.program.file_programs import FILE_PROGRAMS

NAMES = {
    module.__name__: module for module in (csv, glob, json, os, pathlib, pickle, shutil, tempfile, time, torch)
} | {"nn": nn, "np": np, "pd": pd}
WATCHED = {
    "open",
    "os.listdir",
    "os.scandir",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.chdir",
    "os.truncate",
}
"""Audit events of the interpreter's own functions."""
Outcome = tuple[str, str]


def outcome(program: Callable[[], object]) -> Outcome:
    """What was printed, and the error."""
    printed, error = io.StringIO(), ""
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            program()
        except Exception as raised:  # noqa: BLE001 - whatever a program raises is compared
            error = f"{type(raised).__name__}: {raised} {getattr(raised, 'errno', '')}"
    return printed.getvalue(), error


def ran(source: str) -> Callable[[], object]:
    return lambda: exec(compile(source, "<program>", "exec"), {"__name__": "__main__"} | NAMES)


@contextlib.contextmanager
def on_disk(folder: pathlib.Path) -> Iterator[None]:
    """Run in a directory of the disk that looks as the one in memory at first; what a program replaces returns."""
    for name in ("learner/files", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("open", "getcwd", "listdir", "fspath", "strerror"):
            patch.setattr(builtins if name == "open" else os, name, getattr(builtins if name == "open" else os, name))
        patch.setattr(tempfile, "tempdir", str(folder / "tmp"))
        patch.chdir(folder / "learner/files")
        yield


def outcome_on_disk(program: Callable[[], object], folder: pathlib.Path) -> Outcome:
    with on_disk(folder):
        printed, error = outcome(program)
    return _within(folder, printed), _within(folder, error)


def _within(folder: pathlib.Path, text: str) -> str:
    """The text with the folder's paths as if it were the root of a disk."""
    return text.replace(f"{folder}/", "/").replace(str(folder), "/")


def outcome_in_memory(program: Callable[[], object]) -> Outcome:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("fspath", "strerror"):
            patch.setattr(os, name, getattr(os, name))
        with in_memory(Files()):
            return outcome(program)


@pytest.mark.parametrize("name", FILE_PROGRAMS)
@pytest.mark.filterwarnings("ignore")
def test_a_program_does_in_memory_what_it_does_on_a_disk(name: str, tmp_path: pathlib.Path) -> None:
    torch.manual_seed(0)
    expected = outcome_on_disk(ran(FILE_PROGRAMS[name]), tmp_path)
    torch.manual_seed(0)
    assert outcome_in_memory(ran(FILE_PROGRAMS[name])) == expected


PATHS = ["a", "b", "d", "d/a", "d/e", "d/e/f", "a/b", "../home", "../x", "d/..", "./d/", "b/.", "", "d//a", "..", "."]
MODES = ["r", "w", "a", "x", "r+", "w+b", "rb", "ab", "a+", "xb"]


def calls(seed: int) -> Callable[[], object]:
    """A program of random calls that prints what each returns or raises."""
    chance = random.Random(seed)

    def call() -> Any:
        path, other = chance.choice(PATHS), chance.choice(PATHS)
        kind = chance.randrange(13)
        if kind < 4:
            return used(open(path, chance.choice(MODES)))
        if kind == 4:
            return sorted(os.listdir(path)), os.path.exists(other), os.path.isdir(other), os.path.isfile(other)
        if kind == 5:
            return chance.choice([os.rename, os.replace, os.link])(path, other)
        if kind == 6:
            return chance.choice([os.remove, os.rmdir, os.removedirs, os.unlink])(path)
        if kind == 7:
            return os.makedirs(path, exist_ok=chance.random() < 0.5)
        if kind == 8:
            return os.stat(path).st_size if os.path.isfile(path) else os.lstat(path) and None
        if kind == 9 and chance.random() < 0.3:
            return os.chdir(chance.choice(["d", "d/e", "d/..", "no", "a", "."])), os.getcwd()
        if kind == 10:
            return [str(one) for one in sorted(pathlib.Path(path).rglob("*"))], pathlib.Path(other).resolve()
        if kind == 11:
            return shutil.copy(path, other)
        return os.mkdir(path)

    def used(stream: Any) -> Any:
        with stream:
            text = f"t{chance.randrange(10)}" * chance.choice([1, 5_000])
            done: list[Any] = []
            for _ in range(3):
                step = chance.randrange(4)
                done.append(stream.seek(chance.randrange(4)) if step == 0 else None)
                if step == 1 and stream.readable():
                    done.append(stream.read(chance.choice([-1, 2, 9_000])))
                if step == 2:
                    done.append(stream.write(text.encode() if "b" in stream.mode else text))
                if step == 3:
                    done.append(stream.truncate(chance.randrange(5)))
            return done, stream.tell()

    def program() -> None:
        for number in range(40):
            try:
                print(number, call())
            except (OSError, ValueError) as error:
                print(number, type(error).__name__, error)

    return program


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.filterwarnings("ignore")
def test_random_calls_return_and_raise_as_on_a_disk(seed: int, tmp_path: pathlib.Path) -> None:
    expected = outcome_on_disk(calls(seed), tmp_path)
    assert outcome_in_memory(calls(seed)) == expected


# --- the disk --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "call", ["unlink('a')", "rmdir('a')", "lstat('a')", "stat('a')", "mkdir('b')", "rename('a', 'b')"]
)
def test_paths_that_start_from_a_descriptor_are_refused(call: str) -> None:
    given = "src_dir_fd" if call.startswith("rename") else "dir_fd"
    program = f"import os\nopen('a', 'w').close()\nos.{call[:-1]}, {given}=3)"
    mistake = explore(program).mistake
    # in Python's words for systems that have no such directories
    assert (
        mistake is not None and mistake.error == "NotImplementedError" and "dir_fd unavailable" in str(mistake.raised)
    )


def test_nothing_appears_on_the_disk(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    absolute = tmp_path / "folder" / "a"
    with in_memory(Files()):
        for name in ("book", "torch", "pathlib", "shutil", "tempfile", "numpy", "pandas", "archives", "descriptors"):
            outcome(ran(FILE_PROGRAMS[name]))
        os.makedirs(absolute.parent)
        absolute.write_text("x")
        torch.save(1, absolute.with_suffix(".pt"))
        assert sorted(os.listdir(absolute.parent)) == ["a", "a.pt"]
    assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.parent.glob("data")) == []


def test_what_is_on_the_disk_is_not_there(tmp_path: pathlib.Path) -> None:
    (tmp_path / "secret").write_text("x")
    held = os.open(tmp_path / "secret", os.O_RDONLY)
    with in_memory(Files()):
        for path in (tmp_path / "secret", __file__, os.__file__, "/etc/passwd", "/proc/self/environ"):
            assert not os.path.exists(path)
            for read in (
                open,
                os.stat,
                io.open_code,
                np.load,
                torch.load,
                pd.read_csv,
                lambda name: os.open(name, os.O_RDONLY),
            ):
                with pytest.raises(FileNotFoundError):
                    read(str(path))
        assert os.read(held, 1) == b"x"  # the process's own descriptors, such as its connection, go on working
        for change in (os.mkfifo, os.statvfs, os.readlink, lambda path: os.symlink(path, "x")):
            with pytest.raises((PermissionError, FileNotFoundError)):
                change(str(tmp_path))
    os.close(held)
    assert (tmp_path / "secret").read_text() == "x"


def test_the_interpreter_opens_no_file() -> None:
    """The interpreter tells about every file that is opened: there is none, once the modules are imported."""
    programs = [FILE_PROGRAMS[name] for name in ("book", "torch", "write, append, read", "os", "pathlib", "numpy")]
    seen: list[tuple[Any, ...]] = []
    listening = True

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if listening and event in WATCHED:
            seen.append((event, *arguments))

    expected = [outcome_in_memory(ran(program)) for program in programs]  # imports what is imported on first use
    sys.addaudithook(listen)
    outcomes = [outcome_in_memory(ran(program)) for program in programs]
    listening = False
    assert seen == []
    assert outcomes == expected


# --- what comes before and after -------------------------------------------------------------------------------------


def state() -> list[object]:
    return [namespace[name] for namespace, name, _ in ENTRIES] + [
        vars(owner)[name] if isinstance(owner, type) else getattr(owner, name) for owner, name, _ in ATTRIBUTES
    ]


def test_all_is_as_before_after_an_error_and_after_what_a_program_replaced() -> None:
    before = state()

    def program() -> None:
        with in_memory(Files()):
            assert not any(map(operator.is_, state(), before))
            builtins.open = os.stat = torch.save = None  # type: ignore[assignment]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        program()
    assert all(map(operator.is_, state(), before))


def test_what_was_replaced_before_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = print
    monkeypatch.setattr(builtins, "open", mine)
    with in_memory(Files()):
        assert open is not mine
    assert open is mine


def test_a_function_that_was_kept_is_the_original_afterwards(tmp_path: pathlib.Path) -> None:
    with in_memory(Files()):
        kept = open, os.listdir
    with kept[0](tmp_path / "a", "w") as file:
        file.write("x")
    assert kept[1](tmp_path) == ["a"]


def test_files_last_as_long_as_they_are_kept() -> None:
    files = Files()
    files.give("/learner/data/ready.csv", b"1,2")
    with in_memory(files):
        assert pathlib.Path("../data/ready.csv").read_text() == "1,2"
        forgotten = open("a", "w")
        forgotten.write("not flushed")
    assert files.contents() == {"/learner/data/ready.csv": b"1,2", "/learner/files/a": b"not flushed"}
    with in_memory(Files()):
        assert os.listdir() == [] and not os.path.exists("../data")
    with in_memory(files):
        assert open("a").read() == "not flushed"
    forgotten.close()


def test_entering_is_cheap() -> None:
    def entered() -> float:
        start = time.perf_counter()
        with in_memory(Files()):
            return time.perf_counter() - start

    assert sorted(entered() for _ in range(50))[25] < 100e-6


# --- tensors ---------------------------------------------------------------------------------------------------------


class Heard(TorchFunctionMode):
    """What a recorder would hear of."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def __torch_function__(self, function: Any, types: Any, arguments: Any = (), named: Any = None) -> Any:
        self.calls.append(torch.overrides.resolve_name(function) or str(function))
        return function(*arguments, **(named or {}))


def test_saving_and_loading_are_no_part_of_the_computation() -> None:
    with in_memory(Files()), Heard() as heard:
        w = torch.ones(2, requires_grad=True)
        before = len(heard.calls)
        torch.save({"w": w}, "a.pt")
        v = torch.load("a.pt")["w"]
        buffer = io.BytesIO()
        torch.save(w, buffer)
        buffer.seek(0)
        torch.serialization.load(buffer)
        with open("a.pkl", "wb") as file:
            pickle.dump(w, file)
        with open("a.pkl", "rb") as file:
            pickle.load(file)
        torch.load("a.pt", map_location="cpu")
        assert heard.calls[before:] == []
        assert v.requires_grad
        (v * 2).sum()
        assert len(heard.calls) > before


# --- limits ----------------------------------------------------------------------------------------------------------

TOO_MUCH = {
    "one file": "open('a', 'wb').write(b'x' * 1001)",
    "at once": "open('a', 'wb', 0).write(b'x' * 1001)",
    "many files": "for i in range(11):\n    open(str(i), 'wb', 0).write(b'x' * 100)",
    "appended": "for i in range(11):\n    open('a', 'ab').write(b'x' * 100)",
    "text": "open('a', 'w').write('é' * 501)",
    "a hole": "f = open('a', 'wb', 0); f.seek(10 ** 15); f.write(b'x')",
    "truncated to more": "open('a', 'wb').truncate(10 ** 15)",
    "os.truncate": "open('a', 'wb').close(); os.truncate('a', 10 ** 15)",
    "removed and still open": (
        "kept = []\nfor i in range(11):\n    f = open('a', 'wb', 0); kept += [f]; f.write(b'x' * 100); os.remove('a')"
    ),
    "torch": "torch.save(torch.zeros(1000), 'a')",
    "numpy": "np.save('a', np.zeros(1000))",
    "pandas": "pd.DataFrame({'x': range(1000)}).to_csv('a')",
    "a copy": "open('a', 'w').write('x' * 600); shutil.copy('a', 'b')",
}


@pytest.mark.parametrize("name", TOO_MUCH)
@pytest.mark.filterwarnings("ignore")
def test_files_hold_no_more_than_the_limit(name: str) -> None:
    files = Files(Limits(file_bytes=1_000))

    def program() -> None:
        with in_memory(files):
            ran(TOO_MUCH[name] + "\nf = open('a', 'wb'); f.write(b'x'); f.flush()")()

    with pytest.raises(LimitReached) as reached:
        program()
    assert reached.value.kind == "limit-file_bytes"
    assert reached.value.facts["allowed"] == "1,000"
    assert sum(map(len, files.contents().values())) <= 1_000


@pytest.mark.parametrize(
    "source",
    ["open(str(i), 'w').close()", "os.mkdir(str(i))", "os.makedirs('/'.join('a' * i))", "os.link('/f', str(i))"],
)
def test_a_program_makes_only_so_many_files(source: str) -> None:
    files = Files()
    files.give("/f", b"")
    with in_memory(files), pytest.raises(LimitReached) as reached:
        ran(f"for i in range(1, {MOST_FILES + 2}):\n    {source}")()
    assert reached.value.kind == "limit-files"


def test_what_is_removed_makes_room() -> None:
    with in_memory(Files(Limits(file_bytes=1_000))):
        for _ in range(MOST_FILES + 5):
            with open("a", "wb") as file:
                file.write(b"x" * 900)
            os.mkdir("d")
            os.rmdir("d")
            os.rename("a", "b")
            pathlib.Path("b").write_bytes(b"y" * 1_000)
            os.remove("b")

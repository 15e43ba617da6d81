"""Native code in a worker, with no engine around it, against the walls: nothing outside changes."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.sandbox import system_calls
from core.sandbox.messages import ExploreJob
from core.sandbox.pool import Pool, can_fork
from core.sandbox.settings import PoolSettings
from core.trace import TraceRecord
from core.trace.limits import Limits
from tests.attacks.raw import CALLS, CLOCK, ENDS, HARMLESS, HEAD, NARROWED, REFUSED

pytestmark = [
    pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here"),
    pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers of system calls are those of x86-64"),
]
NEEDED = {"limits", "no-new-privileges", "system-calls"}
PATIENT = Limits(wall_seconds=60)
HURRIED = Limits(wall_seconds=0.4)
Run = Callable[..., TraceRecord]

CALL = """
answer = libc.syscall({number}, {arguments})
print(answer, ctypes.get_errno())
"""
TRY = """
def attack():
{lines}
try:
    attack()
    print("done")
except (OSError, RuntimeError, ImportError, ValueError, subprocess.SubprocessError) as error:
    print("refused", type(error).__name__, str(error)[:80].replace(chr(10), " "))
"""


@pytest.fixture(scope="module")
def sentinel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that everybody may write, with a neighbour that must never appear."""
    path = tmp_path_factory.mktemp("outside") / "sentinel"
    path.write_text("untouched")
    path.chmod(0o666)
    path.parent.chmod(0o777)
    return path


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(PoolSettings(body="tests.attacks.raw_body", warm=2, light=2, queue=8))
    if missing := NEEDED - set(pool.isolation().layers):
        pool.close()
        pytest.skip(f"THIS KERNEL LACKS {sorted(missing)}: what these walls would stop is not tested")
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def victim(pool: Pool) -> Iterator[None]:
    """Another person's program that runs all the time beside the attacks, and must always be right."""
    ended, wrong = threading.Event(), list[object]()

    def live() -> None:
        source = "import torch, time\nx = torch.arange(1000)\ntime.sleep(0.1)\nprint((x * x).sum().item())"
        while not ended.is_set():
            reply = pool.run(ExploreJob(source, limits=PATIENT))
            if not isinstance(reply, TraceRecord) or not reply.prints or reply.prints[0].text != "332833500\n":
                wrong.append(reply)

    thread = threading.Thread(target=live)
    thread.start()
    yield
    ended.set()
    thread.join()
    assert wrong == []


@pytest.fixture
def run(pool: Pool, victim: None, sentinel: Path) -> Iterator[Run]:
    """Run a program; afterwards the outside is as it was, and the next program runs."""
    before = outside(pool, sentinel)
    given = {"parent": pool.processes()[0], "server": os.getpid()}

    def one(source: str, limits: Limits = PATIENT) -> TraceRecord:
        source = source.replace("{canary}", f"{sentinel.parent}/canary").replace("{sentinel}", str(sentinel))
        reply = pool.run(ExploreJob(HEAD.format(**given) + source, limits=limits))
        assert isinstance(reply, TraceRecord)
        return reply

    yield one
    assert printed(one("print(1 + 1)")) == "2\n"
    assert outside(pool, sentinel) == before


def outside(pool: Pool, sentinel: Path) -> object:
    """Return what no program may change: files, the zygote with its descriptors and rights, our own rights."""
    zygote = Path(f"/proc/{pool.processes()[0]}")
    kept = ("Uid", "NoNewPrivs", "CapEff", "Seccomp", "SigIgn")
    return (
        zygote.name,
        (zygote / "stat").read_text().rsplit(")", 1)[1].split()[19],  # when it was started
        [line for line in (zygote / "status").read_text().splitlines() if line.startswith(kept)],
        [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(kept)],
        [(one.name, one.read_text(), one.stat().st_mode) for one in sorted(sentinel.parent.iterdir())],
        Path("/proc/sys/kernel/hostname").read_text(),
    )


def printed(record: TraceRecord) -> str:
    assert record.mistake is None, record.mistake
    return "".join(one.text for one in record.prints)


def test_the_corpus_is_large() -> None:
    assert len(CALLS) + len(NARROWED) + len(REFUSED) + len(ENDS) + len(HARMLESS) >= 300


@pytest.mark.parametrize("name", [*CALLS, *NARROWED])
def test_a_system_call_is_refused(run: Run, name: str) -> None:
    number, arguments = (CALLS | NARROWED)[name]
    assert printed(run(CALL.format(number=number, arguments=arguments))) == "-1 1\n"


def test_every_number_that_is_not_listed_is_refused(run: Run) -> None:
    probes = {335, 336}  # uretprobe, uprobe: Linux filters neither, and serves them only from code that it maps itself
    listed = {allowed.numbers[0] for allowed in system_calls.CALLS.values()} | probes
    assert len(listed) < 30
    source = (
        f"for number in [*range(600), *range(0x40000000, 0x40000258)]:\n    if number in {listed}: continue\n"
        "    if (libc.syscall(number, 0, 0, 0, 0, 0, 0), ctypes.get_errno()) != (-1, 1): print(number)\nprint('end')"
    )
    assert printed(run(source)) == "end\n"


@pytest.mark.parametrize("name", REFUSED)
def test_a_statement_is_refused(run: Run, name: str) -> None:
    lines = "\n".join("    " + line for line in REFUSED[name].split("\n"))
    assert printed(run(TRY.format(lines=lines))).startswith("refused")


@pytest.mark.parametrize("name", ENDS)
def test_a_program_ends_in_one_sentence(run: Run, name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    source, kinds = ENDS[name]
    mistake = run(source, HURRIED if kinds[0] in CLOCK else PATIENT).mistake
    assert (mistake and mistake.kind) in kinds, mistake
    assert mistake is None or (mistake.message and "\n" not in mistake.message)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_program_changes_only_its_own_process(run: Run, name: str) -> None:
    assert run(HARMLESS[name]).mistake is None


def test_a_worker_holds_no_secret_and_no_right(run: Run, pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do not tell")
    said = printed(run("print(sorted(os.environ), bytes(ctypes.string_at(id(os.environ), 64)))"))
    assert "SECRET" not in said and "/root" not in said and "/home" not in said


def _maps(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/maps").read_text()
    except (FileNotFoundError, ProcessLookupError):  # it has just ended
        return ""


def test_no_memory_of_a_worker_can_be_written_and_executed(pool: Pool, run: Run) -> None:
    run("print(1)")  # others wait meanwhile
    maps: list[str] = []
    end = time.monotonic() + 60
    while len(maps) < 2 and time.monotonic() < end:
        maps = [one for pid in pool.processes() if (one := _maps(pid))]
    assert len(maps) > 1
    rights = [line.split()[1] for one in maps for line in one.splitlines()]
    assert [one for one in rights if "w" in one and "x" in one] == []

"""A program that got out of the interpreter: plain Python inside the confined worker, against the system's walls.

The attacks are executed as they stand (`body.RAW`), with ctypes for what Python has no function for. Each prints
"done" when it got what it wanted, else the error with which the system refused.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.trace.limits import Limits
from core.sandbox.pool import Pool
from tests.attacks.body import RAW
from tests.attacks.conftest import CANARY, Attack

HEAD = RAW + "import os, socket, ctypes, threading, signal, subprocess, mmap, time, sys, torch, numpy\n"
TRY = """
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *given):
    answer = libc.syscall(number, *given)
    if answer < 0:
        raise OSError(ctypes.get_errno(), "refused")
def attack():
{lines}
try:
    attack()
    print("done")
except (OSError, RuntimeError, ImportError, ValueError, subprocess.SubprocessError) as error:
    print("refused", type(error).__name__, str(error)[:80].replace(chr(10), " "))
"""

FILES = {
    "read passwd": "open('/etc/passwd').read()",
    "read by descriptor": "os.open('/etc/passwd', os.O_RDONLY)",
    "read its environment": "open('/proc/self/environ', 'rb').read()",
    "read the server's environment": f"open('/proc/{os.getpid()}/environ', 'rb').read()",
    "read the zygote's memory": "open(f'/proc/{os.getppid()}/mem', 'rb')",
    "read its own maps": "open('/proc/self/maps').read()",
    "read this test": f"open({__file__!r}).read()",
    "list the root": "os.listdir('/')",
    "walk a directory": "next(os.scandir('.'))",
    "stat a file": "os.stat('/etc/passwd')",
    "write a file": f"open('{CANARY}', 'w').write('x')",
    "write beside": "open('x', 'w')",
    "write in shared memory": "open('/dev/shm/x', 'w')",
    "make a directory": f"os.mkdir('{CANARY}')",
    "make a link": f"os.symlink('/etc', '{CANARY}')",
    "make a pipe file": f"os.mkfifo('{CANARY}')",
    "remove a file": f"os.unlink({__file__!r})",
    "rename a file": f"os.rename({__file__!r}, '{CANARY}')",
    "change modes": f"os.chmod({__file__!r}, 0)",
    "change directory": "os.chdir('/')",
    "change root": "os.chroot('/tmp')",
    "memory file": "os.memfd_create('x')",
    "device": "open('/dev/null', 'w')",
    "truncate": f"os.truncate({__file__!r}, 0)",
    "numpy's file": f"numpy.save('{CANARY}', numpy.ones(1))",
    "numpy reads": "numpy.load('/etc/passwd')",
    "torch's file": f"torch.save(torch.ones(1), '{CANARY}')",
    "torch maps a file": "torch.from_file('/etc/passwd', size=1, dtype=torch.uint8)",
    "import": "import antigravity",
}
OTHERS = {
    "fork": "os._exit(0) if os.fork() == 0 else None",
    "exec": "os.execv('/bin/sh', ['sh', '-c', 'id'])",
    "shell": "subprocess.run(['/bin/sh', '-c', 'id'], check=True)",
    "spawn": "os.posix_spawn('/bin/sh', ['sh'], {})",
    "thread": "threading.Thread(target=print).start()",
    "socket": "socket.socket()",
    "unix socket": "socket.socket(socket.AF_UNIX)",
    "pair of sockets": "socket.socketpair()",
    "raw socket": "socket.socket(socket.AF_INET, socket.SOCK_RAW)",
    "pipe": "os.pipe()",
    "second descriptor": "os.dup(3)",
    "kill the server": f"os.kill({os.getpid()}, 9)",
    "kill the zygote": "os.kill(os.getppid(), 9)",
    "kill everybody": "os.kill(-1, 9)",
    "kill a group": "os.killpg(0, 9)",
    "priority": "os.setpriority(os.PRIO_PROCESS, 0, -20)",
    "become root": "os.setuid(0)",
    "wait for others": "os.waitpid(-1, 0)",
    "own session": "os.setsid()",
    "more memory allowed": "import resource; resource.setrlimit(resource.RLIMIT_DATA, (-1, -1))",
    "more time allowed": "import resource; resource.setrlimit(resource.RLIMIT_CPU, (-1, -1))",
    "shared memory": "mmap.mmap(-1, 4096)",
    "executable memory": "mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=7)",
    "host name": "os.uname()",
    "terminal": "os.openpty()",
}
CALLS = {  # x86-64's numbers; (number, arguments …)
    "ptrace": (101, 16, "os.getppid()", 0, 0),
    "read another's memory": (310, "os.getppid()", 0, 0, 0, 0, 0),
    "write another's memory": (311, "os.getppid()", 0, 0, 0, 0, 0),
    "clone": (56, 17, 0, 0, 0, 0),
    "clone3": (435, 0, 0),
    "own namespaces": (272, 0x10000000),
    "mount": (165, 0, 0, 0, 0, 0),
    "io_uring": (425, 1, 0),
    "bpf": (321, 0, 0, 0),
    "perf": (298, 0, 0, 0, 0, 0),
    "userfaultfd": (323, 0),
    "keys": (250, 0, 0),
    "module": (175, 0, 0, 0),
    "seccomp again": (317, 1, 0, 0),
    "privileges": (157, 38, 0, 0, 0, 0),
    "sysinfo": (99, 0),
    "mprotect to code": (10, 0, 4096, 4),
    "reboot": (169, 0, 0, 0, 0),
    "time": (227, 0, 0),
    "send a message": (44, 3, 0, 0, 0, 0, 0),
    "numbers of the x32 kind": (0x40000000 + 2, 0, 0),
}


@pytest.fixture(autouse=True)
def walled(walls: Pool) -> None:
    missing = {"limits", "no-new-privileges", "system-calls"} - set(walls.isolation().layers)
    if missing:
        pytest.skip(f"THIS KERNEL LACKS {sorted(missing)}: what these walls would stop is not tested")


def outcome(attack: Attack, lines: str) -> str:
    indented = "\n".join("    " + line for line in lines.split("\n"))
    record = attack(HEAD + TRY.format(lines=indented), Limits(wall_seconds=60))
    assert record.mistake is None, record.mistake
    return record.prints[0].text


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_the_system_refuses(attack: Attack, name: str) -> None:
    assert outcome(attack, {**FILES, **OTHERS}[name]).startswith("refused")
    assert not CANARY.exists() and Path(__file__).exists()


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers are those of x86-64")
@pytest.mark.parametrize("name", CALLS)
def test_a_system_call_that_is_not_listed_is_refused(attack: Attack, name: str) -> None:
    arguments = ", ".join(str(one) for one in CALLS[name])
    assert outcome(attack, f"call({arguments})") == "refused PermissionError [Errno 1] refused\n"


def test_memory_beyond_the_limit_is_refused_and_said(attack: Attack) -> None:
    record = attack(RAW + "kept = []\nwhile True:\n    kept.append(bytearray(1 << 26))", Limits(wall_seconds=60))
    assert record.mistake is not None and record.mistake.kind == "memory"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("import os\nos._exit(3)", "worker-died"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "explorer-bug"),  # kill() is no allowed call
        ("import ctypes\nctypes.string_at(0)", "worker-died"),
        ("import os\nos.write(3, b'\\xff' * 9)", "worker-garbage"),
        ("import os\nwhile True:\n    os.write(3, b'\\0' * 65536)", "worker-garbage"),
        ("import os\nos.write(3, b'\\0\\0\\0\\1')\nos.close(3)\nwhile True: pass", "worker-died"),
        ("import os\nos.close(3)\nwhile True: pass", "worker-died"),
        ("import signal\nsignal.pthread_sigmask(0, range(1, 65))\nwhile True: pass", "wall-time"),
        ("import signal\nfor n in (1, 2, 15, 24):\n    signal.signal\nwhile True: pass", "wall-time"),
    ],
)
def test_a_worker_that_was_taken_over_harms_only_its_own_run(attack: Attack, source: str, kind: str) -> None:
    patience = 1.0 if kind == "wall-time" else 60.0
    mistake = attack(RAW + source, Limits(wall_seconds=patience)).mistake
    assert mistake is not None and mistake.kind == kind


def test_a_worker_that_was_taken_over_finds_no_secret(attack: Attack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do not tell")
    said = attack(RAW + "import os\nprint(sorted(os.environ))").prints[0].text
    assert "SECRET" not in said and "HOME" not in said

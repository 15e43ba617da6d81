"""Each wall around a worker, by itself and together with the others."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from select import select

import pytest

from core.sandbox import confine, enclosure, system_calls
from core.sandbox.pool import Pool, can_fork
from core.trace.limits import Limits
from tests.sandbox.conftest import PATIENCE, MakePool, eventually, exists
from tests.sandbox.test_pool import printed, ran

pytestmark = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")
REFUSED = ("PermissionError", "OSError 24")  # 24: no descriptor may be opened


def needs(pool: Pool, *layers: str) -> None:
    missing = [layer for layer in layers if layer not in pool.isolation().layers]
    if missing:
        pytest.skip(f"THIS KERNEL LACKS {missing}: the worker is not confined by them, and this is not tested")


def test_every_layer_that_this_system_has_is_active(pool: Pool) -> None:
    layers = pool.isolation().layers
    assert layers == confine.available(tuple(layer for layer in layers if layer in ("namespaces", "memory-bound")))
    assert pool.isolation().worker == "one-shot"
    assert pool.isolation().strong == ({"landlock", "system-calls"} <= set(layers))


def test_the_environment_holds_nothing_of_the_server_s(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do not tell")
    pool = make_pool()  # which starts now
    allowed = {"PATH", "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES", "CUDA_HOME", "TMPDIR"} | {
        "LANG", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MALLOC_ARENA_MAX", "PYTHONHASHSEED",
        "HOME",
    }  # fmt: skip
    assert set(eval(printed(ran(pool, "environment")))) <= allowed


@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root may look into a worker")
def test_only_the_standard_descriptors_and_the_connection_are_open(pool: Pool) -> None:
    ran(pool, "echo")  # others wait meanwhile, with connections of their own
    eventually(lambda: descriptors(pool) == [["0", "1", "2", "3"]] * 2)


def descriptors(pool: Pool) -> list[list[str]]:
    """Return the open descriptors of each worker that lives."""
    folders = [Path(f"/proc/{pid}/fd") for pid in pool.processes()[1:]]
    try:
        return [sorted(one.name for one in folder.iterdir()) for folder in folders]
    except FileNotFoundError:  # it has just ended
        return []


@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/environ", __file__, "/dev/null", "."])
def test_no_file_can_be_read(pool: Pool, path: str) -> None:
    assert printed(ran(pool, f"open {path}")).startswith(REFUSED)


def test_no_file_can_be_written(pool: Pool, tmp_path: Path) -> None:
    assert printed(ran(pool, f"write {tmp_path / 'new'}")).startswith(REFUSED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("action", ["connect", "fork", "exec", "kill-parent", "executable-memory"])
def test_the_system_refuses(pool: Pool, action: str) -> None:
    needs(pool, "system-calls")
    assert printed(ran(pool, action)) == "PermissionError 1"


def in_child(action: Callable[[], object]) -> str:
    """Return what an action in a forked child of ours says, or the name of its error."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = str(action())
        except BaseException as error:  # noqa: BLE001 — the error is what is looked for
            said = type(error).__name__
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as file:
        return file.read()


def behind(pool: Pool, *layers: str) -> Callable[[], None]:
    """Return the step that puts a process behind these walls of a worker and no others."""
    needs(pool, *layers)
    return lambda: confine.close_doors(layers)


def test_landlock_alone_refuses_files(pool: Pool) -> None:
    shut = behind(pool, "no-new-privileges", "landlock")
    assert in_child(lambda: (shut(), os.open("/etc/passwd", os.O_RDONLY))) == "PermissionError"


def test_a_user_of_its_own_owns_nothing_and_signals_nobody(pool: Pool, tmp_path: Path) -> None:
    shut = behind(pool, "own-user")
    secret = tmp_path / "secret"
    secret.write_text("x")
    secret.chmod(0o600)
    for action in (
        lambda: os.kill(os.getppid(), 0),
        lambda: secret.read_text(),
        lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
        lambda: os.setuid(0),
        lambda: os.chroot("/"),
    ):
        assert in_child(lambda action=action: (shut(), action())) == "PermissionError"


def test_each_worker_is_another_user_without_rights(pool: Pool) -> None:
    needs(pool, "own-user")
    ran(pool, "echo")
    eventually(lambda: len(set(status(pool, "Uid"))) == len(pool.processes()) > 2)
    for name in ("CapEff", "CapPrm", "CapBnd", "CapAmb", "NoNewPrivs"):
        wanted = {1 if name == "NoNewPrivs" else 0}
        eventually(lambda name=name, wanted=wanted: {int(one, 16) for one in status(pool, name)[1:]} == wanted)


def status(pool: Pool, name: str) -> list[str]:
    """Return one line of each process's status, the zygote's first."""
    try:
        texts = [Path(f"/proc/{pid}/status").read_text() for pid in pool.processes()]
    except (FileNotFoundError, ProcessLookupError):  # one has just ended
        return []
    return [next(line for line in text.splitlines() if line.startswith(f"{name}:")).split()[1] for text in texts]


def test_namespaces_hold_no_network_and_an_empty_root(pool: Pool) -> None:
    needs(pool, "namespaces")

    def enclosed(action: Callable[[], object]) -> Callable[[], object]:
        return lambda: (enclosure.enclose(), enclosure.leave_the_root(), action())[-1]

    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        assert in_child(lambda: socket.create_connection(address) and "connected") == "connected"
        assert in_child(enclosed(lambda: socket.create_connection(address))) == "OSError"  # the network is unreachable
    assert in_child(enclosed(lambda: list(Path("/").iterdir()))) == "[]"
    assert in_child(enclosed(lambda: Path("/new").write_text("x"))) == "OSError"  # a read-only file system


def test_the_memory_of_all_workers_is_bounded_together(pool: Pool) -> None:
    needs(pool, "memory-bound")
    groups = [line.split(":", 2) for line in Path(f"/proc/{pool.processes()[0]}/cgroup").read_text().splitlines()]
    ours = next(path for _, name, path in groups if name == "")
    most = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert most / 2 < int((Path("/sys/fs/cgroup") / ours.strip("/") / "memory.max").read_text()) < most


def test_a_directory_is_not_taken_for_a_control_group(tmp_path: Path) -> None:
    assert not enclosure.entered(tmp_path, 1 << 30)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_dies_with_its_zygote_although_it_changed_its_user(make_pool: MakePool) -> None:
    pool = make_pool()
    ran(pool, "echo")
    zygote, *workers = pool.processes()
    os.kill(zygote, 9)
    eventually(lambda: not any(exists(pid) for pid in workers))


@pytest.mark.parametrize("lacking", ["own-user", "namespaces", "memory-bound", "landlock"])
def test_a_layer_that_cannot_be_had_is_not_named(lacking: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "first_own_id", lambda: 0 if lacking == "own-user" else 1)
    monkeypatch.setattr(confine, "landlock_version", lambda: -1 if lacking == "landlock" else 1)
    enclosed = tuple(layer for layer in ("namespaces", "memory-bound") if layer != lacking)
    assert lacking not in confine.available(enclosed)


KILL, SET_GROUP, SET_USER, SET_BOUNDS, NICE = 5, 6, 7, 8, 23  # linux/capability.h


@pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="only root can try what others would have")
@pytest.mark.parametrize(
    ("user", "rights", "own_user"),
    [
        (12345, (), False),
        (0, (), False),
        (0, (SET_GROUP, SET_USER), False),  # a worker of another user could not be killed
        (0, (KILL, SET_GROUP, SET_USER), True),
        (0, (KILL, SET_GROUP, SET_USER, SET_BOUNDS, NICE), True),
    ],
)
def test_walls_that_can_be_had_hold_without_the_others(user: int, rights: tuple[int, ...], own_user: bool) -> None:
    def zygote() -> str:
        keep_rights(user, rights)
        confine.first_own_id.cache_clear()  # of the server, which is another user
        layers = confine.available(enclosure.enclose())
        ready, telling = os.pipe()
        worker = os.fork()
        if worker == 0:
            os.dup2(telling, system_calls.CONNECTION)  # the one descriptor to which a worker may write
            try:
                mapped = confine.mapped_bytes()
                confine.close_doors(layers)
                confine.set_limits(layers, Limits(), mapped)
                confine.system_call_filter(layers)()
                ctypes.CDLL(None).pause()  # which is not allowed
                os.write(system_calls.CONNECTION, b"!")
            finally:
                while True:
                    pass
        os.close(telling)
        lives = select([ready], [], [], PATIENCE)[0] and os.read(ready, 1) == b"!"
        os.kill(worker, 9)
        assert lives
        return f"{os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])} {' '.join(layers)}"

    status, *layers = in_child(zygote).split()
    assert status == "-9"
    assert ("own-user" in layers) == own_user
    assert set(layers) >= {"limits", "no-new-privileges"}


def keep_rights(user: int, rights: tuple[int, ...]) -> None:
    """Make this process a user with these capabilities."""
    if user:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    low, high = (
        sum(1 << right for right in rights if right < 32),
        sum(1 << right - 32 for right in rights if right > 31),
    )
    wanted = struct.pack("=6I", low, low, 0, high, high, 0)
    number = {"x86_64": 126, "aarch64": 91}[os.uname().machine]
    assert ctypes.CDLL(None).syscall(number, struct.pack("=Ii", 0x20080522, 0), wanted) == 0

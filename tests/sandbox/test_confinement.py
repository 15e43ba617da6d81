"""What a program that has broken out of the interpreter finds: nothing to open, nobody to talk to."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.sandbox.pool import Pool, can_fork
from tests.sandbox.conftest import MakePool
from tests.sandbox.test_pool import printed, ran

pytestmark = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: workers are persistent here")
REFUSED = ("PermissionError", "OSError 24")  # 24: no descriptor may be opened


def needs(pool: Pool, *layers: str) -> None:
    missing = [layer for layer in layers if layer not in pool.isolation().layers]
    if missing:
        pytest.skip(f"THIS KERNEL LACKS {missing}: the worker is not confined by them, and this is not tested")


def test_every_layer_that_this_system_has_is_active(pool: Pool) -> None:
    from core.sandbox import confine

    assert pool.isolation().layers == confine.available()
    assert pool.isolation().worker == "one-shot"
    assert pool.isolation().strong == ("system-calls" in confine.available())


def test_the_environment_holds_nothing_of_the_server_s(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do not tell")
    pool = make_pool()  # which starts now
    allowed = {"PATH", "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES", "CUDA_HOME", "TMPDIR"} | {
        "LANG", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MALLOC_ARENA_MAX", "PYTHONHASHSEED",
    }  # fmt: skip
    assert set(eval(printed(ran(pool, "environment")))) <= allowed


def test_only_the_standard_descriptors_and_the_connection_are_open(pool: Pool) -> None:
    ran(pool, "echo")  # others wait meanwhile, with connections of their own
    assert printed(ran(pool, "descriptors")) == "[0, 1, 2, 3]"


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


def test_landlock_alone_refuses_files(pool: Pool) -> None:
    """The layers stand behind each other: this one holds without the others."""
    needs(pool, "landlock")
    import os

    from core.sandbox import confine

    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            confine.close_doors(("no-new-privileges", "landlock"))
            try:
                os.open("/etc/passwd", os.O_RDONLY)
                os.write(write, b"opened")
            except PermissionError:
                os.write(write, b"refused")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 100) == b"refused"
    os.close(read)
    os.close(write)

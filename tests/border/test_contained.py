"""The server as its container holds it: an account of nobody, no capabilities, a file system that takes nothing.

The image itself is built in tests/test_image.py, which takes minutes; this runs wherever root may mount.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.border.replicas import got, until
from tools.serving import ROOT, Serving, free_port, stop, wait_for_health
from tools.visitors import Came, Visitor

ACCOUNT = "10001"
PAGES = ("", "classroom", "own_exercise", "data", "graph")
PROGRAM = "import torch\nmine = torch.ones(2, requires_grad=True)\n(mine * mine).sum().backward()"
CONTAINERFILE = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")


def variables() -> dict[str, str]:
    """Return what the image sets for its server."""
    block = re.findall(r"^ENV ((?:.+\\\n)*.+)$", CONTAINERFILE, re.MULTILINE)[0]
    return dict(part.split("=", 1) for part in block.replace("\\\n", " ").split())


def closed_to_others(path: Path) -> Path | None:
    """Return the outermost folder above a path that other accounts may not enter."""
    return next((one for one in reversed(path.parents) if not one.stat().st_mode & 0o001), None)


def mounts(root: Path) -> list[str]:
    """Return the commands that make a file system like this one's at a folder, read-only but for /tmp."""
    needed = [ROOT, Path(sys.base_prefix)]
    covers = ["/tmp", *sorted({f"{one}" for path in needed if (one := closed_to_others(path))})]
    said = ["set -eu", f"mount --bind / {root}"]
    said += [f"mount -t tmpfs -o mode=1777,size=256m,nosuid,nodev tmpfs {root}{one}" for one in covers]
    for path in needed:
        said += [f"mkdir -p {root}{path}", f"mount --bind {path} {root}{path}"]
    said += [f"mount -o remount,bind,ro {root}{path}" for path in (*needed, *covers[1:], "")]
    return [*said, *(f"mount --rbind {one} {root}{one}" for one in ("/proc", "/sys", "/dev"))]


@pytest.fixture(scope="module")
def contained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server that runs as in the image."""
    may = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    if may.returncode:
        pytest.skip("NOT TESTED: this account may mount nothing, so no file system can be made read-only")
    folder, port = tmp_path_factory.mktemp("contained"), free_port()
    (folder / "root").mkdir()
    here = {"STREAMLIT_SERVER_ADDRESS": "127.0.0.1", "STREAMLIT_SERVER_PORT": f"{port}", "COTANGENT_METRICS_PORT": "0"}
    inside = [
        "setpriv", "--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups", "--bounding-set=-all", "--inh-caps=-all",
        "--no-new-privs", "env", "-C", f"{ROOT}", sys.executable, "-m", "streamlit", "run", "app.py",
    ]  # fmt: skip
    script = "\n".join([*mounts(folder / "root"), "cd /", f"exec chroot {folder / 'root'} {' '.join(inside)}"])
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            ["unshare", "--mount", "sh", "-c", script], stdout=log, stderr=log,
            env={"PATH": os.environ["PATH"], **variables(), **here},
        )  # fmt: skip
    try:
        serving = Serving(f"http://127.0.0.1:{port}", process, folder / "log")
        wait_for_health(serving)
        until(lambda: got(f"{serving.url}/ready")[0] == 200)
        yield serving
    finally:
        stop(process)


def test_it_is_nobody_who_may_nothing_and_writes_nowhere(contained: Serving) -> None:
    assert f"USER {ACCOUNT}:{ACCOUNT}" in CONTAINERFILE
    process = f"/proc/{contained.process.pid}"
    status = dict(re.findall(r"^(\w+):\s*(.+)$", Path(f"{process}/status").read_text(encoding="utf-8"), re.MULTILINE))
    assert status["Uid"].split() == status["Gid"].split() == [ACCOUNT] * 4
    assert {status[name].strip("0") for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {""}
    assert status["NoNewPrivs"] == "1"
    for place in ("/", "/var/tmp", f"{ROOT}", sys.base_prefix):
        assert os.statvfs(f"{process}/root{place}").f_flag & os.ST_RDONLY


def test_it_serves_strangers_behind_every_wall(contained: Serving) -> None:
    async def used() -> list[Came]:
        visitor = await Visitor.arrived(contained.url)
        came = [await visitor.open(page) for page in PAGES]
        came.append(await visitor.type(PROGRAM))
        await visitor.socket.close()
        return came

    came = asyncio.run(used())
    assert [one.exceptions for one in came] == [()] * (len(PAGES) + 1)
    assert "mine" in came[-1].picture
    said = contained.log.read_text(encoding="utf-8")
    assert "walls that this system lacks" not in said
    for wall in ("limits", "no-new-privileges", "landlock", "system-calls"):
        assert wall in said
    assert "Traceback" not in said and '"error"' not in said

"""The image is built and runs: not as root, without capabilities, with every wall that strangers' programs need.

It takes minutes and gigabytes, so it runs where COTANGENT_TEST_IMAGE is set: to a folder with a root file system that
has Python 3.11 and its venv module, or to anything else to have debootstrap make one.
"""

from __future__ import annotations

import asyncio
import faulthandler
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.border.replicas import got, until
from tests.test_deploy_readme import block_with
from tools.serving import ROOT, free_port
from tools.visitors import Visitor

ASKED = os.environ.get("COTANGENT_TEST_IMAGE", "")
PATH = f"{os.environ['PATH']}:/usr/sbin"
Buildah = Callable[..., str]

pytestmark = [
    pytest.mark.skipif(not ASKED, reason="NOT TESTED: set COTANGENT_TEST_IMAGE=1 to build the image (minutes)"),
    pytest.mark.skipif(not shutil.which("buildah"), reason="NOT TESTED: there is no buildah (Debian's package)"),
]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder on a disk: the image does not fit into a file system in memory."""
    path = Path("/var/tmp") / f"cotangent-image-{os.getpid()}"
    path.mkdir()
    yield path
    faulthandler.cancel_dump_traceback_later()  # many gigabytes in many small files
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def buildah(folder: Path) -> Buildah:
    """Buildah with a storage of its own."""
    command = ["buildah", "--storage-driver", "vfs", "--root", f"{folder}/storage", "--runroot", f"{folder}/run"]

    def run(*arguments: str) -> str:
        done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.strip()

    return run


@pytest.fixture(scope="module")
def container(folder: Path, buildah: Buildah) -> str:
    """A container of the image, built by the commands of deploy/README.md as they stand there."""
    faulthandler.cancel_dump_traceback_later()  # pyproject.toml ends a test after five minutes; this may take ten
    if not Path(ASKED).is_dir() and not shutil.which("debootstrap", path=PATH):
        pytest.skip("NOT TESTED: there is no debootstrap; name a root file system by COTANGENT_TEST_IMAGE")
    project = folder / "project"
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, files.split("\0")):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).exists():
            shutil.copyfile(ROOT / name, project / name)
    done = subprocess.run(
        ["bash", "-euo", "pipefail"], input=block_with("debootstrap"), cwd=project, text=True, check=False,
        env={**os.environ, "PATH": f"{commands(folder)}:{PATH}"}, capture_output=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return buildah("from", "localhost/cotangent")


def commands(folder: Path) -> Path:
    """Return a folder with the commands that must do something else here: this Python, and a storage of our own."""
    buildah = shutil.which("buildah", path=PATH)
    said = {
        "python3": f'exec {sys.executable} "$@"',
        "buildah": f'exec {buildah} --root {folder}/storage --runroot {folder}/run "$@"',
    }
    if Path(ASKED).is_dir():
        said["debootstrap"] = f"cp --archive {ASKED} base"
    (folder / "commands").mkdir()
    for name, does in said.items():
        (folder / "commands" / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (folder / "commands" / name).chmod(0o755)
    return folder / "commands"


def test_it_belongs_to_nobody_and_holds_what_serves(buildah: Buildah, container: str) -> None:
    inside = ["run", "--isolation", "chroot", "--cap-drop", "all", container, "--", "sh", "-c"]
    assert buildah(*inside, "id -u; id -g").split() == ["10001", "10001"]
    assert buildah(*inside, "find /opt/cotangent -writable -not -type l | head").split() == []
    there = set(buildah(*inside, "ls -A /opt/cotangent").split())
    assert {"app.py", "core", "viz", "pages", "locale", ".streamlit", ".venv"} <= there
    assert not there & {"tests", "bench", "tools", ".git", "deploy"}
    wanted = ("locale/zh_CN/LC_MESSAGES/*.mo", "viz/widgets/built/graph_view.js", "viz/widgets/built/LICENSES.txt")
    assert len(buildah(*inside, f"cd /opt/cotangent && ls {' '.join(wanted)}").split()) == len(wanted)
    assert buildah(*inside, "ls -d /opt/cotangent/viz/widgets/js 2> /dev/null || true") == ""  # the bundles' sources


async def drawn(url: str) -> str:
    """Return the picture of a program that somebody types."""
    visitor = await Visitor.arrived(url)
    await visitor.open()
    came = await visitor.type("import torch\nmine = torch.ones(2, requires_grad=True)\nmine.sum().backward()")
    await visitor.socket.close()
    return came.picture


def test_it_serves_strangers_behind_every_wall_that_they_need(folder: Path, buildah: Buildah, container: str) -> None:
    port, log = free_port(), folder / "server.log"
    variables = {"STREAMLIT_SERVER_ADDRESS": "127.0.0.1", "STREAMLIT_SERVER_PORT": port, "COTANGENT_METRICS_PORT": 0}
    settings = [part for name, value in variables.items() for part in ("--env", f"{name}={value}")]
    command = [
        "buildah", "--storage-driver", "vfs", "--root", f"{folder}/storage", "--runroot", f"{folder}/run",
        "run", "--isolation", "chroot", "--cap-drop", "all", *settings, container, "--",
        "/opt/cotangent/.venv/bin/python", "-m", "streamlit", "run", "app.py",
    ]  # fmt: skip
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        url = f"http://127.0.0.1:{port}"
        until(lambda: got(f"{url}/ready") == (200, "ready\n"))
        picture = asyncio.run(drawn(url))
        script = re.findall(r'src="\./(static/js/[^"]+\.js)"', got(url)[1])[0]
        asked = urllib.request.Request(f"{url}/{script}", headers={"Accept-Encoding": "br"})
        with urllib.request.urlopen(asked, timeout=60) as reply:
            packed = reply.headers["Content-Encoding"]
    finally:
        server.terminate()
        server.wait()
    assert "mine" in picture and packed == "br"
    said = log.read_text(encoding="utf-8")
    assert "walls that this system lacks" not in said
    for wall in ("limits", "no-new-privileges", "landlock", "system-calls"):
        assert wall in said

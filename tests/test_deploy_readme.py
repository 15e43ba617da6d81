"""deploy/README.md is true: its blocks are commands, what they name exists, and what can run here runs as written."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
from base64 import b64decode
from pathlib import Path

import pygraphviz
import pytest
import yaml

from core.sandbox.settings import PoolSettings, settings_from
from tests.border.replicas import got, until
from tests.test_deploy import DEPLOY, README, loaded, resource, tool
from tools.serving import ROOT, stop
from viz.exercises.own_key import keys_from
from viz.room.records import Bounds
from viz.room.redis_store import RedisStore
from viz.room.server import store_from
from viz.widgets.border.hosting import hosting_from

BLOCKS = [
    re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in re.findall(r"(?:^    .+\n)+", README, re.MULTILINE)
]
LISTED = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)) | {"STREAMLIT_SERVER_COOKIE_SECRET"}
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
OF_DEBIAN = {"haproxy", "redis-server", "redis-server@cotangent"}
"""Units that Debian's packages bring along; redis-server@ takes its configuration by the name."""


def block_with(words: str) -> str:
    return next(block for block in BLOCKS if words in block)


def test_there_are_the_blocks_of_three_ways() -> None:
    assert len(BLOCKS) == 6
    for words in ("openssl", "docker compose", "CERTIFICATES", "buildah", "systemctl", "kubectl"):
        assert block_with(words)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split()[0])
def test_a_block_is_made_of_commands_that_a_shell_reads(block: str) -> None:
    subprocess.run(["bash", "-n"], input=block, text=True, check=True)


def test_every_path_of_the_project_is_there() -> None:
    named = set(re.findall(r"(?<![\w/.-])(?:deploy|core|viz|pages)/[\w./@-]*\w", README))
    named |= set(re.findall(r"\b(?:requirements\.txt|SECURITY\.md|app\.py)\b", README))
    assert {"deploy/compose.yaml", "deploy/Containerfile", "deploy/kubernetes/base"} <= named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_variable_is_in_the_table_or_of_the_compose_file() -> None:
    text = "\n".join(BLOCKS)
    named = set(re.findall(r"\b((?:COTANGENT|STREAMLIT)_[A-Z_0-9]+|REPLICAS|CERTIFICATES)\b", text))
    known = LISTED | {f"COTANGENT_SERVER_{number}" for number in range(1, 5)}
    unknown = named - known
    assert [name for name in unknown if f"${{{name}" not in COMPOSE] == []
    arguments = set(re.findall(r"--build-arg (\w+)", text))
    said = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert arguments == {"BASE", "PIP_OPTIONS"} and all(f"ARG {name}" in said for name in arguments)


def test_every_unit_is_in_the_folder_or_of_debian() -> None:
    started = re.findall(r"systemctl (?:enable|restart|disable)(?: --now)? (.+)", "\n".join(BLOCKS))
    named = {unit for units in started for unit in units.split()}
    ours = {unit for unit in named if (DEPLOY / f"systemd/{re.sub('@.*', '@', unit)}.service").exists()}
    assert ours == {"cotangent@8501", "cotangent@8502"} and named - ours == OF_DEBIAN
    assert "redis-cotangent.conf" in block_with("systemctl")


def test_the_keys_are_what_the_server_takes() -> None:
    lines = [line.split("#") for line in block_with("openssl").splitlines()]
    made = [subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True).stdout.strip()
            for command, _said in lines]  # fmt: skip
    assert [re.findall(r"COTANGENT_\w+|Streamlit", said) for _command, said in lines] == [
        ["COTANGENT_EXERCISE_KEY"], ["Streamlit"], ["COTANGENT_STATUS_KEY"],
    ]  # fmt: skip
    assert keys_from({"COTANGENT_EXERCISE_KEY": made[0]}).kept == "environment"
    assert len(made[1]) == 64 and hosting_from({"COTANGENT_STATUS_KEY": made[2]}).status_key == made[2]


def test_the_line_with_a_certificate_is_what_the_proxy_takes(tmp_path: Path) -> None:
    made = subprocess.run(
        [tool("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    (tmp_path / "site.pem").write_text(made.stdout, encoding="utf-8")
    bind = re.findall(r'COTANGENT_BIND="(.+)"', block_with("CERTIFICATES"))[0]
    inside = re.findall(r"\$\{CERTIFICATES.*\}:(/\w+):ro", COMPOSE)[0]
    assert f"{inside}/" in bind
    variables = {"COTANGENT_BIND": bind.replace(f"{inside}/", f"{tmp_path}/"), "COTANGENT_REPLICAS": "cotangent"}
    command = [tool("haproxy"), "-c", "-f", DEPLOY / "haproxy/haproxy.cfg"]
    said = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr


def test_the_secret_of_kubernetes_holds_what_a_replica_takes() -> None:
    command = re.findall(r"^kubectl create secret (?:.+\\\n)+.+", block_with("kubectl"), re.MULTILINE)[0]
    tool("kubectl")
    said = subprocess.run(
        ["bash", "-c", f"{command} --dry-run=client --output yaml"], capture_output=True, text=True, check=True
    )
    secret = yaml.safe_load(said.stdout)
    values = {name: b64decode(text).decode() for name, text in secret["data"].items()}
    assert keys_from(values).kept == "environment" and hosting_from(values).status_key
    assert values["STREAMLIT_SERVER_COOKIE_SECRET"]
    pod = resource("Deployment")["spec"]["template"]["spec"]["containers"][0]
    assert pod["envFrom"] == [{"secretRef": {"name": secret["metadata"]["name"]}}]
    assert secret["metadata"]["namespace"] == loaded(DEPLOY / "kubernetes/base/kustomization.yaml")["namespace"]


OF_SLIM_SYSTEMS = re.compile(r"lib(c|m|z|dl|rt|expat|pthread|gcc_s|stdc\+\+)\.so\.\d+")
PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0", "libgobject-2.0.so.0": "libglib2.0-0", "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6", "libXrender.so.1": "libxrender1",
}  # fmt: skip
"""What Graphviz's wheel takes from the system → Debian's package. Where one lacks, no graph is drawn."""


def test_what_drawing_needs_of_the_system_is_installed_in_every_way() -> None:
    folder = Path(pygraphviz.__file__).parent
    carried = list(folder.with_name("pygraphviz.libs").iterdir())
    texts = [path.read_bytes() for path in (*folder.glob("*.so"), *carried)]
    needed = {name.decode() for text in texts for name in re.findall(rb"(?<=\0)lib[\w.+-]+\.so\.\d+(?=\0)", text)}
    stems = tuple(re.split(r"-[0-9a-f]{8}", path.name)[0] for path in carried)
    assert {name for name in needed if not name.startswith(stems) and not OF_SLIM_SYSTEMS.match(name)} == set(PACKAGES)
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    for text in (container, block_with("debootstrap"), block_with("systemctl")):
        assert [package for package in PACKAGES.values() if package not in text] == []


def test_what_was_tried_when_something_broke_is_there_to_be_read() -> None:
    named = set(re.findall(r"`(tests/\w+/test_\w+\.py)`", README))
    assert len(named) >= 6
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The folder /etc of a machine on which the second way's files were made, by its own commands."""
    block = block_with("systemctl")
    begin, end = block.index("install --directory"), block.index("systemctl")
    (tmp_path / "etc/redis").mkdir(parents=True)  # by Debian's package
    (tmp_path / "etc/systemd/system").mkdir(parents=True)
    commands = re.sub(r"(?<=\s)/etc/", f"{tmp_path}/etc/", block[begin:end])
    subprocess.run(["bash", "-euo", "pipefail"], input=commands, text=True, check=True, cwd=ROOT)
    return tmp_path / "etc"


def variables(path: Path) -> dict[str, str]:
    """Read a file as systemd's EnvironmentFile."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_what_the_second_way_writes_is_what_the_server_takes(installed: Path) -> None:
    path = installed / "cotangent/environment"
    assert path.stat().st_mode & 0o777 == 0o600
    written = variables(path)
    assert keys_from(written).kept == "environment"
    assert len(hosting_from(written).status_key) == 32
    assert isinstance(store_from(written, Bounds()), RedisStore)
    assert settings_from(written) == PoolSettings()
    assert len(written["STREAMLIT_SERVER_COOKIE_SECRET"]) == 64


def test_what_the_second_way_writes_is_what_the_proxy_takes(installed: Path) -> None:
    written = variables(installed / "cotangent/proxy")
    account = {"COTANGENT_PROXY_USER": "nobody"}  # where Debian's package has made no account
    command = [tool("haproxy"), "-c", "-f", DEPLOY / "haproxy/haproxy.cfg"]
    said = subprocess.run(command, env=written | account, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert {path.name for path in (installed / "systemd/system").iterdir()} == {
        "cotangent@.service", "cotangent.target", "haproxy.service.d",
    }  # fmt: skip
    assert (installed / "redis/redis-cotangent.conf").stat().st_mode & 0o777 == 0o644


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_the_unit_starts_a_replica_with_these_files(installed: Path, tmp_path: Path) -> None:
    """What systemd would do: the unit's variables, the file's, and the command, here in this folder."""
    port = next(port for port in range(8600, 9600) if is_free(port) and is_free(10_000 + port))
    unit = (installed / "systemd/system/cotangent@.service").read_text(encoding="utf-8")
    for name, value in {"%i": f"{port}", "%S": f"{tmp_path}", "/opt/cotangent": f"{ROOT}"}.items():
        unit = unit.replace(name, value)
    if not (ROOT / ".venv/bin/python").exists():
        pytest.skip("NOT TESTED: there is no .venv here")
    of_unit = dict(
        part.split("=", 1)
        for line in re.findall(r"^Environment=(.+)$", unit, re.MULTILINE)
        for part in shlex.split(line)
    )
    command = re.findall(r"^ExecStart=(.+)$", unit, re.MULTILINE)[0]
    environment = {"PATH": os.environ["PATH"], **of_unit, **variables(installed / "cotangent/environment")}
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(shlex.split(command), cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        until(lambda: server.poll() is not None or got(f"http://127.0.0.1:{port}/ready")[0] == 200)
        assert server.poll() is None, (tmp_path / "log").read_text(errors="replace")
        assert "cotangent_ready 1.0" in got(f"http://127.0.0.1:{10_000 + port}/metrics")[1]
    finally:
        stop(server)

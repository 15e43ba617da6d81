"""The files under deploy/: proxies, units and clusters take them, and they say what the code says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
import redis
import yaml
from compose_spec import PyCompose
from kubernetes_validate import validate

from core.sandbox.settings import PoolSettings
from core.trace.limits import Limits
from tests.border.replicas import until
from tools.serving import ROOT
from viz.exercises import own_key
from viz.room import server as rooms
from viz.widgets.border.hosting import Hosting

DEPLOY = ROOT / "deploy"
README = (DEPLOY / "README.md").read_text(encoding="utf-8")
RESOURCES = sorted(path for path in (DEPLOY / "kubernetes/base").glob("*.yaml") if path.name != "kustomization.yaml")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def resource(kind: str, name: str = "cotangent") -> Any:
    return next(one for one in map(loaded, RESOURCES) if (one["kind"], one["metadata"]["name"]) == (kind, name))


def tool(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.skip(f"NOT TESTED: there is no {name} on this machine")
    return found


# The versions of Kubernetes that are maintained, and the last one before, as the package knows them.
@pytest.mark.parametrize("path", RESOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("version", ["1.34", "1.37"])
def test_kubernetes_knows_every_field(path: Path, version: str) -> None:
    validate(loaded(path), version, strict=True)


@pytest.mark.parametrize("folder", ["base", "gvisor", "queue"])
def test_kustomize_builds_it(folder: str) -> None:
    command = [tool("kubectl"), "kustomize", DEPLOY / "kubernetes" / folder]
    built = list(yaml.safe_load_all(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    for one in built:
        validate(one, "1.37", strict=True)
    known = {(one["kind"], one["metadata"]["name"]): one for one in built}
    pods = {
        "cotangent": known["Deployment", "cotangent"]["spec"],
        "cotangent-rooms": known["StatefulSet", "cotangent-rooms"]["spec"],
    }
    for name, spec in pods.items():  # a service and a policy hold for the pods of one of them, and for no other's
        labels = spec["template"]["metadata"]["labels"]
        assert known["Service", name]["spec"]["selector"] == spec["selector"]["matchLabels"] == labels
        assert known["NetworkPolicy", name]["spec"]["podSelector"]["matchLabels"] == labels
    assert pods["cotangent"]["selector"] != pods["cotangent-rooms"]["selector"]
    runtime = pods["cotangent"]["template"]["spec"].get("runtimeClassName")
    assert runtime == ("gvisor" if folder == "gvisor" else None)
    metrics = known["HorizontalPodAutoscaler", "cotangent"]["spec"]["metrics"]
    assert len(metrics) == (2 if folder == "queue" else 1)


def test_replicas_reach_the_rooms_and_nothing_else() -> None:
    out = resource("NetworkPolicy")["spec"]
    labels = {"app.kubernetes.io/name": "cotangent", "app.kubernetes.io/component": "rooms"}
    assert "Egress" in out["policyTypes"]
    assert out["egress"] == [{"to": [{"podSelector": {"matchLabels": labels}}], "ports": [{"port": "rooms"}]}]
    rooms_policy = resource("NetworkPolicy", "cotangent-rooms")["spec"]
    assert rooms_policy["egress"] == [] and len(rooms_policy["ingress"]) == 1
    compose = loaded(DEPLOY / "compose.yaml")
    networks = {name: service["networks"] for name, service in compose["services"].items()}
    assert networks == {"cotangent": ["inside", "rooms"], "proxy": ["inside", "outside"], "rooms": ["rooms"]}
    assert all(compose["networks"][name]["internal"] for name in ("inside", "rooms"))
    assert not any("ports" in compose["services"][name] for name in ("cotangent", "rooms"))


@pytest.mark.parametrize(("kind", "name"), [("Deployment", "cotangent"), ("StatefulSet", "cotangent-rooms")])
def test_pods_may_nothing_that_they_do_not_need(kind: str, name: str) -> None:
    pod = resource(kind, name)["spec"]["template"]["spec"]
    inside = pod["containers"][0]["securityContext"]
    assert pod["securityContext"]["runAsNonRoot"] and pod["automountServiceAccountToken"] is False
    assert inside == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip


@pytest.mark.parametrize("name", ["cotangent", "rooms"])
def test_containers_may_nothing_that_they_do_not_need(name: str) -> None:
    service = loaded(DEPLOY / "compose.yaml")["services"][name]
    assert service["read_only"] and service["cap_drop"] == ["ALL"] and service["restart"] == "always"
    assert service["security_opt"] == ["no-new-privileges:true"] and service["deploy"]["resources"]["limits"]


def of_systemd() -> list[str]:
    lines = (DEPLOY / "systemd/redis.conf").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    return [part for name, value in pairs for part in (f"--{name}", value.strip('"'))]


def of_compose() -> list[str]:
    return loaded(DEPLOY / "compose.yaml")["services"]["rooms"]["command"][1:]


def of_kubernetes() -> list[str]:
    return resource("StatefulSet", "cotangent-rooms")["spec"]["template"]["spec"]["containers"][0]["command"][1:]


OPTIONS_OF_DEPLOY = {"systemd": of_systemd, "compose": of_compose, "kubernetes": of_kubernetes}
"""With what each way starts the Redis of the rooms."""


def settings(arguments: list[str]) -> dict[str, str]:
    return {name.removeprefix("--"): value for name, value in zip(arguments[::2], arguments[1::2], strict=True)}


def test_the_rooms_are_bounded_alike_in_all_three_ways(tmp_path: Path) -> None:
    shared = {
        "save": "", "appendonly": "yes", "appendfsync": "everysec", "maxmemory": "64mb",
        "maxmemory-policy": "noeviction",
    }  # fmt: skip
    here = {"bind": "127.0.0.1", "port": "6380", "dir": "/var/lib/redis", "appenddirname": "cotangent"}
    assert settings(of_systemd()) == {**here, **shared}
    assert settings(of_kubernetes()) == settings(of_compose()) == {**shared, "protected-mode": "no", "dir": "/data"}
    # Redis itself takes them, and is there where the units say.
    configuration = tmp_path / "redis.conf"
    said = (DEPLOY / "systemd/redis.conf").read_text(encoding="utf-8")
    configuration.write_text(said.replace("/var/lib/redis", f"{tmp_path}"), encoding="utf-8")
    client = redis.Redis(port=6380)
    with pytest.raises(redis.ConnectionError):
        client.ping()
    server = subprocess.Popen([tool("redis-server"), configuration, "--daemonize", "no"], stdout=subprocess.DEVNULL)
    try:
        until(lambda: answers(client))
        assert client.config_get("maxmemory") == {"maxmemory": f"{64 << 20}"}
        assert client.config_get("save") == {"save": ""}
    finally:
        client.close()
        server.terminate()
        server.wait()
    assert {path.name for path in tmp_path.iterdir()} == {"redis.conf", "cotangent"}


def test_the_rooms_may_write_to_where_they_are_kept() -> None:
    """The images of Valkey and Redis give /data to 999, of which a new volume of compose takes the owner."""
    service = loaded(DEPLOY / "compose.yaml")["services"]["rooms"]
    assert service["user"] == "999:999" and service["volumes"] == ["rooms:/data"]
    assert "rooms" in loaded(DEPLOY / "compose.yaml")["volumes"]
    spec = resource("StatefulSet", "cotangent-rooms")["spec"]
    claimed = {one["metadata"]["name"] for one in spec["volumeClaimTemplates"]}
    mounted = {one["name"]: one["mountPath"] for one in spec["template"]["spec"]["containers"][0]["volumeMounts"]}
    assert claimed == set(mounted) and list(mounted.values()) == ["/data"]
    inside = spec["template"]["spec"]["securityContext"]
    assert inside["runAsUser"] == inside["runAsGroup"] == inside["fsGroup"] == 999


def answers(client: redis.Redis) -> bool:
    try:
        return bool(client.ping())
    except redis.ConnectionError:
        return False


def test_whoever_ends_a_replica_waits_until_it_has_drained() -> None:
    drains = Hosting().drain_seconds
    assert resource("Deployment")["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > drains + 5
    assert int(loaded(DEPLOY / "compose.yaml")["services"]["cotangent"]["stop_grace_period"].rstrip("s")) > drains
    unit = (DEPLOY / "systemd/cotangent@.service").read_text(encoding="utf-8")
    assert int(re.findall(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)[0]) > drains


@pytest.mark.parametrize(
    "variables",
    [
        {"COTANGENT_BIND": "127.0.0.1:8080", "COTANGENT_SERVER_1": "127.0.0.1:8501"},
        {"COTANGENT_REPLICAS": "cotangent", "COTANGENT_CONNECTIONS": "300", "COTANGENT_REQUESTS": "900"},
    ],
    ids=["by port", "by name"],
)
def test_haproxy_takes_its_configuration(variables: dict[str, str]) -> None:
    command = [tool("haproxy"), "-c", "-f", DEPLOY / "haproxy/haproxy.cfg"]
    said = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr


def test_systemd_takes_the_units() -> None:
    units = sorted((DEPLOY / "systemd").glob("cotangent*"))
    said = subprocess.run([tool("systemd-analyze"), "verify", *units], capture_output=True, text=True, check=False)
    wrong = [line for line in said.stderr.splitlines() if "cotangent" in line and "is not executable" not in line]
    assert not wrong


def filled(said: Any, variables: dict[str, str]) -> Any:
    """Put variables into what was read from the compose file, as compose does: with the defaults that stand there."""
    if isinstance(said, dict):
        return {name: filled(value, variables) for name, value in said.items()}
    if isinstance(said, list):
        return [filled(value, variables) for value in said]
    if not isinstance(said, str) or "${" not in said:
        return said
    text = re.sub(r"\$\{(\w+)(?::[-?]([^}]*))?\}", lambda found: variables.get(found[1], found[2] or ""), said)
    return int(text) if text.isdigit() else text


@pytest.mark.parametrize("variables", [{}, {"REPLICAS": "4", "MEMORY": "6g", "COTANGENT_BIND": "*:8443 ssl"}])
def test_compose_knows_every_field(variables: dict[str, str]) -> None:
    said = filled(loaded(DEPLOY / "compose.yaml"), {"CPUS": "1.5", **variables})
    compose = PyCompose.from_json(json.dumps(said))
    compose.validate()  # that networks and volumes which services name are there
    assert set(compose.service_names()) == {"cotangent", "proxy", "rooms"}
    assert said["services"]["cotangent"]["deploy"]["replicas"] == int(variables.get("REPLICAS", "2"))


@pytest.mark.parametrize(("right", "wrong"), [
    ("cap_drop", "cap_dropp"), ("restart: always", "restart: sometimes"), ("stop_grace_period: 60s",
    "stop_grace_period: soon"), ("networks: [inside, rooms]", "networks: [inside, elsewhere]"),
])  # fmt: skip
def test_a_field_that_compose_does_not_know_is_found(right: str, wrong: str) -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert right in text
    said = filled(yaml.safe_load(text.replace(right, wrong)), {"CPUS": "1.5"})
    with pytest.raises(ValueError):
        PyCompose.from_json(json.dumps(said)).validate()


def test_the_readme_lists_every_variable() -> None:
    named = {f"COTANGENT_{field.upper()}" for record in (PoolSettings, Hosting) for field in record.__struct_fields__}
    named |= {f"COTANGENT_LIMIT_{field.upper()}" for field in Limits.__struct_fields__}
    named |= {own_key.VARIABLE, rooms.VARIABLE}
    named -= {"COTANGENT_BODY"}  # for tests
    listed = set(re.findall(r"^\| `(COTANGENT_[A-Z_]+)` \|", README, re.MULTILINE))
    proxy = set(
        re.findall(r"COTANGENT_[A-Z_]+(?=[}\"\[)])", (DEPLOY / "haproxy/haproxy.cfg").read_text(encoding="utf-8"))
    )
    assert named | proxy <= listed
    assert listed - proxy - named == {"COTANGENT_COOKIE_SECRET"}  # compose.yaml's name for Streamlit's variable


def test_the_defaults_in_the_readme_are_those_of_the_code() -> None:
    rows = dict(re.findall(r"^\| `(COTANGENT_[A-Z_]+)` \| ([^|]+?) \|", README, re.MULTILINE))
    for record, prefix in ((Limits, "COTANGENT_LIMIT_"), (Hosting, "COTANGENT_")):
        for name, value in msgspec.structs.asdict(record()).items():
            said = f"{value:g}" if isinstance(value, float) else str(value)
            assert rows[prefix + name.upper()] == (said or "none")

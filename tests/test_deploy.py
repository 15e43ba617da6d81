"""The files under deploy/: proxies, units and clusters take them, and they say what the code says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from kubernetes_validate import validate

from core.sandbox.settings import PoolSettings
from core.trace.limits import Limits
from tools.serving import ROOT
from viz.exercises.own_key import VARIABLE
from viz.widgets.border.hosting import Hosting

DEPLOY = ROOT / "deploy"
README = (DEPLOY / "README.md").read_text(encoding="utf-8")
RESOURCES = sorted(path for path in (DEPLOY / "kubernetes/base").glob("*.yaml") if path.name != "kustomization.yaml")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def resource(kind: str) -> Any:
    return next(one for one in map(loaded, RESOURCES) if one["kind"] == kind)


def tool(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.skip(f"NOT TESTED: there is no {name} on this machine")
    return found


# The versions of Kubernetes that are maintained, and the last one before, as the package knows them.
@pytest.mark.parametrize("path", RESOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("version", ["1.34", "1.37"])
def test_kubernetes_knows_every_field(path: Path, version: str) -> None:
    whole = loaded(path)
    if whole["kind"] == "Deployment":  # kustomize writes the selector, from the labels
        whole["spec"]["selector"] = {"matchLabels": {"app.kubernetes.io/name": "cotangent"}}
    validate(whole, version, strict=True)


@pytest.mark.parametrize("folder", ["base", "gvisor", "queue"])
def test_kustomize_builds_it(folder: str) -> None:
    command = [tool("kubectl"), "kustomize", DEPLOY / "kubernetes" / folder]
    built = list(yaml.safe_load_all(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    for one in built:
        validate(one, "1.37", strict=True)
    kinds = {one["kind"]: one for one in built}
    pod = kinds["Deployment"]["spec"]["template"]["spec"]
    assert kinds["Service"]["spec"]["selector"] == kinds["Deployment"]["spec"]["selector"]["matchLabels"]
    assert pod.get("runtimeClassName") == ("gvisor" if folder == "gvisor" else None)
    assert len(kinds["HorizontalPodAutoscaler"]["spec"]["metrics"]) == (2 if folder == "queue" else 1)


def test_nothing_goes_out_and_nothing_may_be_written() -> None:
    policy = resource("NetworkPolicy")["spec"]
    assert policy["egress"] == [] and "Egress" in policy["policyTypes"]
    pod = resource("Deployment")["spec"]["template"]["spec"]
    inside = pod["containers"][0]["securityContext"]
    assert pod["securityContext"]["runAsNonRoot"] and pod["automountServiceAccountToken"] is False
    assert inside == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip
    compose = loaded(DEPLOY / "compose.yaml")
    replica = compose["services"]["cotangent"]
    assert replica["read_only"] and replica["cap_drop"] == ["ALL"] and replica["networks"] == ["inside"]
    assert compose["networks"]["inside"]["internal"] is True


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


def test_the_readme_lists_every_variable() -> None:
    named = {f"COTANGENT_{field.upper()}" for record in (PoolSettings, Hosting) for field in record.__struct_fields__}
    named |= {f"COTANGENT_LIMIT_{field.upper()}" for field in Limits.__struct_fields__} | {VARIABLE}
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

"""The page of the server without a browser: who may see it, and that its figures are those of the pool."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from streamlit.testing.v1 import AppTest

from core import explore
from core.sandbox import pool
from core.sandbox.settings import PoolSettings
from tests.pages.opening import page_opened
from tools.sources import ROOT
from viz.widgets.border.hosting import STARTED, Hosting
from viz.widgets.status import admission, gathered
from viz.widgets.status.admission import fits

KEY = "a-key-of-twenty-letters"


def opened(key: str | None = None, language: str = "en") -> AppTest:
    return (
        page_opened("status", language=language) if key is None else page_opened("status", language=language, key=key)
    )


def row(app: AppTest, name: str) -> list[str]:
    """Return the cells of a table's row."""
    lines = "\n".join(one.value for one in app.markdown).splitlines()
    found = next(line for line in lines if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in found.strip("| ").split(" | ")][1:]


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "hosting", lambda: Hosting(status_key=KEY))
    shared = pool.shared_pool()
    monkeypatch.setattr(shared, "settings", PoolSettings(hosted=True))


def test_on_a_laptop_everybody_sees_it_and_it_counts_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "KEPT_SECONDS", 0.0)
    before = opened()
    said = [*before.success, *before.info, *before.warning, *before.error]  # how the tests before this one left it
    assert [one for one in said if one.value.startswith("**")] == said != []
    explore("import torch\ntorch.ones(3)")
    explore("import torch\ntorch.ones(3) @ torch.ones(4)")
    explore("i = 0\nwhile True: i += 1")
    after = opened()
    for name, more in {
        "ran to the end": 1,
        "ended at a mistake of the program": 1,
        "stopped for their time": 1,
    }.items():
        now, then = row(after, name), row(before, name)
        assert int(now[1]) - int(then[1]) == more
    assert re.fullmatch(r"[\d.]+ [MG]B of [\d.]+ [MG]B", row(after, "Memory of programs")[0])
    assert re.fullmatch(r"[0-9a-f]{12}", row(after, "Code that runs")[0])


def test_it_is_here_since_the_server_started_and_not_since_somebody_looked() -> None:
    """Of a server that nobody has asked for this page yet, another process says what it has imported."""
    program = "import app, sys; sys.exit('viz.widgets.border.hosting' not in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=120).returncode == 0
    assert gathered.gathered(pool.shared_pool()).began == STARTED


def test_it_says_nothing_of_a_program() -> None:
    explore("import torch\nvery_secret_name = torch.ones(3)\nprint('very secret text')\n1 / 0")
    app = opened()
    assert "very" not in str(list(app.main))


@pytest.mark.parametrize("key", [None, "", "a", KEY + "x", KEY[:-1], KEY.upper(), "é"])
def test_a_hosted_server_shows_it_to_nobody_without_the_key(hosted: None, key: str | None) -> None:
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened(key)


def test_a_hosted_server_shows_it_to_whoever_has_the_key(hosted: None) -> None:
    app = opened(KEY)
    assert len(app.metric) == 6
    app.query_params["key"] = "another"
    app.run()
    assert not app.metric


def test_no_key_fits_nothing() -> None:
    assert not fits("", "") and not fits("", "x") and not fits(KEY, "") and not fits(KEY, "\ud800") and fits(KEY, KEY)

"""A program gets the light kind of worker, unless it needs a large library."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from core.program.ends import Elsewhere
from core.program.libraries import HEAVY as HEAVY_MODULES
from core.program.libraries import LIGHT as LIGHT_MODULES
from core.program.libraries import OPTIONAL
from core.sandbox import libraries
from core.sandbox.libraries import HEAVY, LIGHT, wanted_by
from core.sandbox.pool import Pool, can_fork
from tests.sandbox.conftest import MakePool, eventually, exists
from tests.sandbox.test_pool import kind, printed, ran

forking = pytest.mark.skipif(not can_fork(), reason="no zygote on this system: test_spawned has its own")


@pytest.mark.parametrize("name", (*HEAVY_MODULES, *OPTIONAL))
@pytest.mark.parametrize("statement", ["import {}", "import math, {} as x", "from {} import y", "if 1:\n    import {}"])
def test_an_import_of_a_large_library_is_seen_in_the_text(name: str, statement: str) -> None:
    assert wanted_by("import torch\n" + statement.format(name) + "\n") == HEAVY


@pytest.mark.parametrize("name", LIGHT_MODULES)
def test_an_import_of_another_is_not(name: str) -> None:
    assert wanted_by(f"import {name}\nfrom {name} import x\n") == LIGHT


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("%matplotlib inline\nfrom d2l import torch as d2l", HEAVY),
        ("from d2l import torch as d2l\nd2l.plot(x, y)", HEAVY),
        ("from d2l import torch as d2l\nnet = d2l.Residual(3)", LIGHT),
        ("# import matplotlib is not needed", LIGHT),
        ("x = 'matplotlib'", LIGHT),
        ("import torch  # not sympy", LIGHT),
        ("import matplotlib_inline.backend_inline", LIGHT),
        ("", LIGHT),
    ],
)
def test_other_hints(text: str, wanted: str) -> None:
    assert wanted_by(text) == wanted


def test_a_light_worker_knows_that_what_it_lacks_is_elsewhere() -> None:
    finder = libraries.ElsewhereFinder()
    with pytest.raises(Elsewhere) as ended:
        finder.find_spec("matplotlib.pyplot")
    assert (ended.value.kind, ended.value.facts) == ("libraries", {"module": "matplotlib.pyplot"})
    assert finder.find_spec("json") is None


@forking
def test_a_program_that_shows_it_only_while_it_runs_is_run_again_with_them(make_pool: MakePool) -> None:
    pool = make_pool(warm=1)
    assert printed(ran(pool, "libraries")) == "['light']"
    assert len(pool.forked["heavy"].processes()) == 0
    assert printed(ran(pool, "large")) == "['heavy']"
    assert printed(ran(pool, "libraries #\nimport sympy")) == "['heavy']"
    assert printed(ran(pool, "libraries")) == "['light']"


@forking
def test_a_worker_that_is_never_content_is_one_sentence(pool: Pool) -> None:
    record = ran(pool, "never-enough")
    assert kind(record) == "libraries" and record.mistake is not None and "abacus" in record.mistake.message


@forking
def test_the_large_libraries_leave_when_nobody_uses_them_and_come_back(make_pool: MakePool) -> None:
    pool = make_pool(warm=1, libraries_idle=0.3)
    assert printed(ran(pool, "large")) == "['heavy']"
    zygote = pool.forked["heavy"].processes()[0]
    eventually(lambda: not exists(zygote))
    assert pool.forked["heavy"].processes() == ()
    assert printed(ran(pool, "large")) == "['heavy']"
    assert printed(ran(pool, "libraries")) == "['light']"


@forking
def test_they_come_on_top_of_what_the_light_zygote_has_loaded(make_pool: MakePool) -> None:
    """The kernel says so: a fork has the command line of its origin. Its parent is the server all the same."""
    pool = make_pool(warm=0)
    assert printed(ran(pool, "large")) == "['heavy']"
    light, heavy = (pool.forked[one].processes()[0] for one in ("light", "heavy"))
    assert light != heavy
    commands = {Path(f"/proc/{one}/cmdline").read_bytes() for one in (light, heavy)}
    assert len(commands) == 1
    said = Path(f"/proc/{heavy}/status").read_text()
    assert re.findall(r"^PPid:\s+(\d+)$", said, re.MULTILINE) == [str(os.getpid())]


@forking
def test_they_stay_when_the_light_zygote_dies_and_come_back_from_the_next_one(make_pool: MakePool) -> None:
    pool = make_pool(warm=0)
    assert printed(ran(pool, "large")) == "['heavy']"
    light, heavy = (pool.forked[one].processes()[0] for one in ("light", "heavy"))
    os.kill(light, signal.SIGKILL)
    eventually(lambda: not exists(light))
    assert printed(ran(pool, "libraries #\nimport sympy")) == "['heavy']"
    assert pool.forked["heavy"].processes()[0] == heavy
    pool.forked["heavy"].retire()
    assert printed(ran(pool, "libraries #\nimport sympy")) == "['heavy']"
    assert printed(ran(pool, "libraries")) == "['light']"


@forking
def test_they_do_not_leave_while_a_program_runs(make_pool: MakePool) -> None:
    pool = make_pool(warm=0, libraries_idle=0.2)
    assert printed(ran(pool, "large")) == "['heavy']"  # from now on they have 0.2 seconds
    assert printed(ran(pool, "sleep 0.8 #\nimport sympy")) == "slept"

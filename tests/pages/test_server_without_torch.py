"""The process that serves the pages never imports torch: its start, its memory and its pauses depend on it."""

from __future__ import annotations

import subprocess
import sys

from tools.serving import ROOT

PROGRAM = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=60).run()
assert not app.exception, app.exception
app.selectbox(key="node").select_index(3).run()
assert not app.exception, app.exception
assert len(app.selectbox(key="node").options) == 6
print("torch" in sys.modules)
"""


def test_running_the_page_does_not_import_torch() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == "False"

"""The process that serves the pages never imports torch: its start, its memory and its pauses depend on it."""

from __future__ import annotations

import subprocess
import sys

from tools.serving import ROOT

PROGRAM = """
import json, pathlib, sys
from streamlit.testing.v1 import AppTest
from viz.widgets.graph import graph_choices
from viz.widgets.parts import Box
app = AppTest.from_file("app.py", default_timeout=60).run()
app.switch_page("pages/graph.py").run()
assert not app.exception, app.exception
app.session_state[graph_choices.NODE.key] = 3
app.session_state[Box.ASKING] = True
app.run()
assert not app.exception, app.exception
mounted = {one.proto.component_name: one.proto for one in app.get("bidi_component")}
assert json.loads(mounted["graph_view"].json)["nodes"] == 6
assert json.loads(mounted["local_view"].json)["entries"]["texts"]
for page in sorted(pathlib.Path("pages").glob("*.py")):
    app.switch_page(f"pages/{page.name}").run()
    assert not app.exception, (page, app.exception)
    assert app.get("bidi_component") or app.markdown, page
print("torch" in sys.modules)
"""


def test_running_the_pages_does_not_import_torch() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == "False"

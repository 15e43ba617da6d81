"""A message from a page that was just left leaves the next page alone.

Between the moment in which a script goes to another page and the moment in which its browser hears of it, the browser
may still ask for a part of the page before (Streamlit's fragments). Streamlit took that up after the new page's run:
it found no such part, but told the browser first that a run of the old page begins, and the browser took everything
off the screen. The new page stayed empty for ever.
"""

from __future__ import annotations

from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

_run_script = ScriptRunner._run_script


def drop_late_messages() -> None:
    """Have all sessions do so; calling it again changes nothing."""
    ScriptRunner._run_script = run_script


def run_script(self: ScriptRunner, rerun_data: RerunData) -> None:
    """Run what was asked for, as Streamlit does, unless it is a part of a page that the session has left.

    Nothing is lost: what the page kept of its widgets went with it.
    """
    here = self._pages_manager.current_page_script_hash
    if not rerun_data.fragment_id_queue or rerun_data.page_script_hash in ("", here):
        _run_script(self, rerun_data)

"""Which messages of the log may be written in full where programs' texts must not be."""

from __future__ import annotations

OPEN = {"open": True}
"""``extra`` of a log call whose words are ours alone; others may quote a program, see `viz.widgets.border.json_log`."""

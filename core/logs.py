"""Marks log messages that quote no text of a program, and so may be written in full everywhere."""

from __future__ import annotations

OPEN = {"open": True}
"""``extra`` of a log call whose words are ours alone; others may quote a program, see `viz.widgets.border.json_log`."""

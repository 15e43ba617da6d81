"""The first lines by which a source asks the attacked worker's body for something special."""

from __future__ import annotations

FAILING = "# failing advice\n"
"""A job whose source begins so is done with doubts about it that fail."""

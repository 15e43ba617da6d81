"""The list of keys, from the table that the browser's side binds (`bound_keys.json`). Pure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from viz.words import _

BOUND: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
"""Place → action → keys, as browsers name them; Mod is Ctrl, on a Mac ⌘."""

PLACES = {
    "page": "Everywhere",
    "editor": "In the editor",
    "picture": "In the picture of the graph",
    "cells": "In tables of cells",
    "point": "At a point that can be moved",
}
"""Place → English title, in the order of the list."""

ACTIONS = {
    "page": {
        "keys": "Show this list",
        "lecture": "Fill the screen with the picture, and leave that again (graph page)",
    },
    "editor": {
        "run": "Run the program at once",
        "mend": "Take the repair that is offered at the line",
        "indent": "Indent, or take a completion",
        "dedent": "Indent less",
        "comment": "Make the lines a comment, or undo that",
        "find": "Find and replace",
        "leave": "Then Tab leaves the editor",
    },
    "picture": {
        "cards": "Go to the next card in that direction",
        "first": "To the first card",
        "last": "To the last card",
        "open": "Open the card's details, or what is folded",
        "close": "Choose nothing",
        "edge": "To the next edge",
        "on": "One step on",
        "back": "One step back",
        "in": "Larger",
        "out": "Smaller",
        "fit": "The whole graph",
        "search": "Search",
    },
    "cells": {"cells": "Go to the next cell", "choose": "Choose the cell"},
    "point": {"move": "Move it a little", "far": "Move it farther"},
}
"""Place → action → English sentence."""

SIGNS = {
    "ArrowLeft": "←", "ArrowRight": "→", "ArrowUp": "↑", "ArrowDown": "↓", "Escape": "Esc", " ": "Space",
    "Mod": "Ctrl/⌘",
}  # fmt: skip


class Row(NamedTuple):
    """An action with the keys for it: each a list of keys that are held together."""

    keys: tuple[tuple[str, ...], ...]
    does: str


def key_list() -> list[tuple[str, list[Row]]]:
    """Return each place's title with its keys, in the reader's language."""
    return [
        (_(title), [Row(_ways(BOUND[place][action]), _(does)) for action, does in ACTIONS[place].items()])
        for place, title in PLACES.items()
    ]


def _ways(keys: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return the keys as they are printed on them; Ctrl beside Mod is the same key on most machines."""
    shown = [key for key in keys if key.replace("Ctrl-", "Mod-") not in keys or not key.startswith("Ctrl-")]
    return tuple(dict.fromkeys(_pressed(key) for key in shown))


def _pressed(key: str) -> tuple[str, ...]:
    parts = [key] if key in ("-", "+") else key.split("-") if "-" in key else [key]
    return tuple(SIGNS.get(part, part.upper() if len(part) == 1 else part) for part in parts)

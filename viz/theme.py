"""All colours: each has a role, a value for light and a value for dark screens. No other module defines one.

Blue ▸ is forward, orange ◂ is backward, yellow is the selection, green and violet are axes. DOT text and figures
are written in the light values; on the page the picture's colours become CSS classes (`fill-card`), so that one
SVG serves both themes. No two roles share a light value: that is how a colour is turned back into its role.
"""

from __future__ import annotations

ROLES: dict[str, tuple[str, str]] = {
    "text": ("#1f2733", "#e6eaf1"),
    "muted": ("#566073", "#a5b0c1"),
    "card": ("#fffffe", "#1b212a"),
    "card-line": ("#aeb8c6", "#4d596a"),
    "separator": ("#e4e8ee", "#303947"),
    "folded": ("#f3f6fb", "#232b37"),
    "frame": ("#f8fafd", "#181d25"),
    "frame-line": ("#cfd7e2", "#3a4454"),
    "edge": ("#94a1b2", "#67748a"),
    "forward": ("#1d5fd6", "#7fb0ff"),
    "forward-cell": ("#e6effd", "#1e3558"),
    "backward": ("#bf3f08", "#ff9d66"),
    "backward-cell": ("#fdeee3", "#4a2a17"),
    "backward-line": ("#f0c6a8", "#8a5330"),
    "selection": ("#f2b01e", "#ffc93d"),
    "selection-cell": ("#fff3d1", "#46370e"),
    # Axes: an axis keeps its colour through every operation (viz.tensors.axes); a label beside it says its number.
    "axis-0": ("#136f3a", "#5fd08f"),
    "axis-0-cell": ("#e0f4e8", "#17402a"),
    "axis-1": ("#7a3fc4", "#bd92f5"),
    "axis-1-cell": ("#f0e7fb", "#362352"),
    "axis-2": ("#08687c", "#4fc3dc"),
    "axis-2-cell": ("#ddf3f7", "#123c46"),
    "axis-3": ("#b8216b", "#f58bc0"),
    "axis-3-cell": ("#fbe5f0", "#4a1c35"),
    "axis-4": ("#7c6203", "#d9bd4f"),
    "axis-4-cell": ("#f6efd3", "#3d3410"),
    # Heat maps: low and high; both themes run towards what stands out from the page.
    "heat-low": ("#f4f8ff", "#151d2a"),
    "heat-high": ("#86aeea", "#2f62b3"),
    "wrong": ("#c4222f", "#ff8078"),
    "wrong-cell": ("#fde8e8", "#4a1d20"),
    "doubtful": ("#8f6200", "#e3b341"),
    # A program's text.
    "lit": ("#ffe58a", "#6b5410"),
    "current-line": ("#f4f7fd", "#1b222d"),
    "keyword": ("#7d4bdc", "#c9a4ff"),
    "string": ("#0a6e3e", "#7ee2a8"),
    "digits": ("#0550ae", "#8fc1ff"),
    "remark": ("#616975", "#95a1b1"),
    "call": ("#953800", "#ffb77c"),
}
"""Role → (light, dark)."""

PAGE = ("#ffffff", "#14181f")
"""The page's background, as in .streamlit/config.toml: light, dark."""

AXES = 5
"""How many axes have a colour of their own; the page draws tensors of up to so many axes."""


def light(role: str) -> str:
    """Return the light value of a role, as DOT text and exports use it."""
    return ROLES[role][0]


def either(role: str) -> str:
    """Return a role as a CSS colour of a page that says by ``color-scheme`` whether it is dark."""
    return f"light-dark({', '.join(ROLES[role])})"


def variables() -> str:
    """Return CSS: every role as a variable (``--card``), for light, and for an element of class ``dark``."""
    values = {
        ".themed": [f"--{role}: {pair[0]};" for role, pair in ROLES.items()],
        ".themed.dark": [f"--{role}: {pair[1]};" for role, pair in ROLES.items()],
    }
    return "\n".join(f"{selector} {{ {' '.join(lines)} }}" for selector, lines in values.items())


def classes() -> str:
    """Return CSS: one class for every role as a fill and as a stroke (``fill-card``, ``stroke-card``)."""
    return "\n".join(
        f".fill-{role} {{ fill: var(--{role}); }} .stroke-{role} {{ stroke: var(--{role}); }}" for role in ROLES
    )

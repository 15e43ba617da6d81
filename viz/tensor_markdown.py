"""A tensor and its statistics as Markdown, in the colour of its direction."""

from __future__ import annotations

from core.trace import Snapshot
from viz.cells import number_text
from viz.latex import tensor_latex
from viz.words import Words, missing_sentence

FORWARD, BACKWARD = "blue", "orange"


def tensor_markdown(value: Snapshot, colour: str, words: Words) -> str:
    """Return a tensor in the colour of its direction, or the sentence on why there are no cells."""
    if value.missing:
        return missing_sentence(value.missing, words)
    return f":{colour}[${tensor_latex(value)}$]"


def summary_markdown(value: Snapshot, words: Words) -> str:
    """Return the statistics of a large tensor on one line."""
    summary = value.summary
    assert summary is not None
    parts = [
        (name, number) for name, number in (
            ("min", summary.minimum), ("max", summary.maximum), ("mean", summary.mean), ("std", summary.std),
        ) if number is not None
    ]  # fmt: skip
    text = " · ".join(f"`{name}` {number_text(number)}" for name, number in parts)
    if summary.nan_count:
        text += f" · `nan` × {summary.nan_count}"
    if summary.infinite_count:
        text += f" · `inf` × {summary.infinite_count}"
    return words.gettext("{count} elements; the first ones are shown.").format(count=f"{value.numel:,}") + " " + text

"""A scene as DOT text: boxes of fixed sizes for Graphviz to place."""

from __future__ import annotations

from viz.escaping import dot_text
from viz.picture.cards import SMALL, Part, Text
from viz.picture.measure import mono_width
from viz.picture.scene import Drawn, Framed, Joined, Scene

PIXELS = 72
"""Graphviz counts sizes in inches; its points are our pixels."""

ACROSS, DOWN = "LR", "TB"
"""The two ways in which Graphviz lays a program out: from left to right, from top to bottom."""

GRAPH = {
    ACROSS: {"rankdir": "LR", "nodesep": "0.25", "ranksep": "0.36", "fontname": "monospace"},
    DOWN: {"rankdir": "TB", "nodesep": "0.25", "ranksep": "0.47", "fontname": "monospace"},
}
CLOSE = 0.16
NODE = {"shape": "box", "style": "rounded", "fixedsize": "true", "fontname": "monospace", "fontsize": "10"}
EDGE = {"arrowsize": "0.65"}
CHIP_STEP = 12
"""Labels of edges get room in multiples of this, so that most changes of a number move no card."""


def to_dot(scene: Scene, way: str = ACROSS, *, labelled: bool = False, close: bool = False) -> str:
    """Return DOT text; the same scene always gives the same bytes, and scenes of equal sizes do, too.

    Labels of edges get room of their own from left to right, where they lie in the edges' way; from top to bottom they
    fit between two rows of cards (`viz.picture.labels`).

    Args:
        way: `ACROSS` or `DOWN`.
        close: Put neighbours close together, as a phone needs it.
        labelled: Write what stands on the cards and edges, for a reader or for another program that draws it.
    """
    lines = ["digraph {", *(_default(*default) for default in (("graph", GRAPH[way]), ("node", NODE), ("edge", EDGE)))]
    if close:
        lines.append(f"graph [nodesep={CLOSE}]")
    if scene.crowded:
        lines.append("graph [nslimit=1 mclimit=0.3]")
    _write_frame(lines, scene, _by_frame(scene), -1, labelled)
    roomy = way == ACROSS and not scene.crowded
    lines += [_edge(scene, edge, labelled, roomy) for edge in scene.edges]
    return "\n".join([*lines, "}", ""])


def _default(kind: str, attributes: dict[str, str]) -> str:
    return f"{kind} [{' '.join(f'{name}={value}' for name, value in attributes.items())}]"


Inside = dict[int, tuple[list[int], list[int]]]
"""Frame → the cards and the frames that stand in it; -1 is the picture."""


def _by_frame(scene: Scene) -> Inside:
    inside: Inside = {number: ([], []) for number in range(-1, len(scene.frames))}
    for number, card in enumerate(scene.cards):
        inside[card.frame][0].append(number)
    for number, frame in enumerate(scene.frames):
        inside[frame.parent][1].append(number)
    return inside


def _write_frame(lines: list[str], scene: Scene, inside: Inside, frame: int, labelled: bool) -> None:
    """Write the cards of one frame and the frames in it; frames nest no deeper than a program's calls."""
    cards, frames = inside[frame]
    for number in cards:
        card = scene.cards[number]
        size = f"width={card.box.width / PIXELS:.4g} height={card.box.height / PIXELS:.4g}"
        label = dot_text(_read(card)) if labelled else _NOTHING
        lines.append(f"{card.id} [{size} label={label}]")
    for number in frames:
        one = scene.frames[number]
        lines.append(f"subgraph cluster_{one.id} {{")
        lines.append(f"labeljust=l margin=10 label={dot_text(one.title) if labelled else _room(*title_size(one))}")
        _write_frame(lines, scene, inside, number, labelled)
        lines.append("}")


def _read(card: Drawn) -> str:
    """Return what stands on a card, line by line."""
    parts = [part for part in card.box.parts if isinstance(part, Part)]
    return "\n".join(" ".join(piece.text for piece in part.pieces if isinstance(piece, Text)) for part in parts)


def title_size(frame: Framed) -> tuple[float, float]:
    """Return width and height of the title of a frame."""
    return mono_width(frame.title, SMALL) + 4, 18


def _edge(scene: Scene, edge: Joined, labelled: bool, roomy: bool) -> str:
    label = ""
    if edge.chip is not None and labelled:
        label = f" label={dot_text(' '.join(edge.chip.texts))}"
    elif edge.chip is not None and roomy:
        label = f" label={_room(-(-edge.chip.width // CHIP_STEP) * CHIP_STEP, edge.chip.height)}"
    if labelled and "pruned" in edge.classes:
        label += " style=dotted"
    return f"{scene.cards[edge.tail].id} -> {scene.cards[edge.head].id} [id={dot_text(edge.id)}{label}]"


_NOTHING = '""'


def _room(width: float, height: float) -> str:
    """Return a label that is empty room of a size."""
    look = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE"'
    return f'<<TABLE {look} WIDTH="{width:.0f}" HEIGHT="{height:.0f}"><TR><TD></TD></TR></TABLE>>'

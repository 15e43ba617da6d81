"""The picture on its own: an SVG file that any program shows, with tooltips, and DOT text for other programs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.trace import Trace
from viz.escaping import html_text
from viz.naming import short_name
from viz.picture.dot import to_dot
from viz.picture.drawing import to_svg
from viz.picture.fold import folded
from viz.picture.fold_cards import Fold
from viz.picture.graph_data import graph_data
from viz.picture.scene import scene
from viz.theme import ROLES, light
from viz.words import _

# Plain values, no CSS variables: Inkscape and office programs do not know them. Every rule begins with .picture: in a
# notebook the style of one picture is the style of the whole page.
RULES = """
text { white-space: pre; }
.mono { font-family: "Source Code Pro", "DejaVu Sans Mono", "Noto Sans CJK SC", monospace; }
.sans { font-family: "Source Sans 3", "Source Sans Pro", "DejaVu Sans", "Noto Sans CJK SC", sans-serif; }
.bold { font-weight: 700; }
.size-14 { font-size: 14px; }
.size-12 { font-size: 12px; }
.size-11 { font-size: 11px; }
.fill-none { fill: none; }
.stroke-none { stroke: none; }
.node.view > rect.stroke-card-line, .node.again > rect.stroke-card-line { stroke-dasharray: 5 3; }
.edge > path.stroke-edge { stroke-width: 1.5; fill: none; }
.edge > polygon { stroke: none; }
.edge > path.sent { stroke-width: 1.6; stroke-dasharray: 5 3.5; fill: none; }
.edge > path.bars { stroke-width: 1.8; fill: none; }
.cluster > rect { stroke-dasharray: 2 3; }
.node.pruned .fill-text { fill: MUTED; }
.node.pruned .value > rect, .node.pruned .adjoint > rect { fill: SEPARATOR; fill-opacity: .45; }
.node.pruned > rect.stroke-card-line { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.edge.pruned > path.stroke-edge { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.edge.pruned > path:not(.bars), .edge.pruned > polygon { opacity: .7; }
"""


def svg_file(trace: Trace, fold: Fold | None = None, shown_pass: int | None = None) -> str:
    """Return the picture as an SVG file, in the light colours, with what is on a card in full as its tooltip.

    Args:
        fold: What is drawn; everything that is not folded by itself when None.
        shown_pass: Whose adjoints; the last pass when None.

    Raises:
        LayoutFailed: there is no picture; the message says why.
    """
    fold, shown_pass = _chosen(trace, fold, shown_pass)
    svg = to_svg(trace, fold, shown_pass)
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size is not None
    width, height = size.groups()
    style = f"<style>{_style()}</style>"
    paper = f'<rect width="{width}" height="{height}" fill="{light("card")}"/>'
    opened, rest = svg.split(">", 1)
    head = f'{opened} width="{width}" height="{height}" role="img" aria-label="{html_text(_about(trace))}">'
    return _with_tooltips(f"{head}{style}{paper}{rest}", trace, fold, shown_pass) + "\n"


def dot_file(trace: Trace, fold: Fold | None = None, shown_pass: int | None = None) -> str:
    """Return the graph as DOT text, with what stands on cards and edges as labels."""
    fold, shown_pass = _chosen(trace, fold, shown_pass)
    return to_dot(scene(trace, fold, shown_pass), labelled=True)


def _chosen(trace: Trace, fold: Fold | None, shown_pass: int | None) -> tuple[Fold, int | None]:
    last = len(trace.passes) - 1 if trace.passes else None
    return fold or folded(trace, frozenset(), None), last if shown_pass is None else shown_pass


def _style() -> str:
    lines = RULES.replace("MUTED", light("muted")).replace("SEPARATOR", light("separator")).strip().split("\n")
    lines += [f".fill-{role} {{ fill: {light(role)}; }}" for role in ROLES]
    lines += [f".stroke-{role} {{ stroke: {light(role)}; }}" for role in ROLES]
    scoped = [", ".join(f".picture {one.strip()}" for one in line.split(" {")[0].split(",")) for line in lines]
    return "\n".join(f"{selector} {{{line.split(' {', 1)[1]}" for selector, line in zip(scoped, lines, strict=True))


def _about(trace: Trace) -> str:
    roots = dict.fromkeys(short_name(trace.nodes[one.root]) for one in trace.passes)
    return _("Computation graph of {roots}").format(roots=", ".join(roots)) if roots else _("Computation graph")


def _with_tooltips(svg: str, trace: Trace, fold: Fold, shown_pass: int | None) -> str:
    told = {card["id"]: _told(card) for card in graph_data(trace, fold, shown_pass)["cards"]}

    def titled(found: re.Match[str]) -> str:
        text = told.get(found.group(1), "")
        return f"{found.group()}<title>{html_text(text)}</title>" if text else found.group()

    return re.sub(r'<g id="([^"]+)" class="node [^"]*">', titled, svg)


def _told(card: Mapping[str, str]) -> str:
    lines = [f"{card['title']} {card['beside']}".strip()]
    if "formula" in card:
        lines += [card["formula"], f"▸ {card['value']}", f"◂ {card['adjoint']}"]
    return "\n".join(lines)

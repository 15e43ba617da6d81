"""The picture of the graph with what chooses in it: a node, a backward pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from core.trace import Node, Span, Trace
from viz.escaping import visible
from viz.naming import label
from viz.picture.drawing import Drawn
from viz.picture.edge_facts import with_jacobian
from viz.picture.fold import folded, toggled
from viz.picture.fold_cards import Fold
from viz.picture.fold_near import neighbourhood
from viz.picture.studio import DrawingFailed
from viz.timeline.timeline import NO_STEPS
from viz.why import Why
from viz.widgets.graph.asking import local_jacobian
from viz.widgets.graph.drawn import drawn, torch_graph_of
from viz.widgets.graph.view import WORDS, graph_view
from viz.widgets.graph.view_choice import view_choice
from viz.widgets.graph.why import lit
from viz.widgets.keys import Key
from viz.widgets.parts import Part
from viz.words import Words, translated_table

LISTED = 1_000
"""Nodes that the select box lists; of a longer trace it lists those that are drawn."""


NOTHING = {"cards": [], "edges": [], "frames": [], "cardOf": {}, "timeline": NO_STEPS}
"""What stands beside a picture that could not be made."""


def laid_out() -> None:
    """Bring program, picture and player onto one screen, whatever its size."""
    st.html(Path(__file__).parent / "page.css")


def fold_shown(trace: Trace, node: Node | None) -> Fold:
    """Return which cards are drawn: what the learner opened and the selected node, or only what is near to it."""
    state, focus = st.session_state, node.index if node else None
    if state[Key.STEPS] and focus is not None:
        return neighbourhood(trace, focus, state[Key.STEPS])
    return folded(trace, state[Key.OPENED], focus, by_line=state[Key.FOLDING] == "line")


def picture(
    trace: Trace, fold: Fold, node: Node | None, shown: int | None, why: Why | None, words: Words, height: int
) -> None:
    """Show the graph; clicks select nodes and open what is folded. A layout that fails costs the picture only."""
    span = node.span if node else None
    if st.session_state[Key.VIEW] == "torch":
        graph = torch_graph_of(trace)
        place = graph.places.get(node.index) if node else None
        chosen = None if place is None else graph.trace.nodes[place]
        _shown(graph.trace, fold_shown(graph.trace, chosen), chosen, shown, None, words, height, span, graph.owners)
    else:
        _shown(trace, fold, node, shown, why, words, height, span)


def _shown(
    trace: Trace, fold: Fold, node: Node | None, shown: int | None, why: Why | None, words: Words, height: int,
    span: Span | None, owners: Sequence[int] | None = None,
) -> None:  # fmt: skip
    """Show a trace, or torch's graph of it, whose ``owners`` are the nodes that a click selects."""
    opened = st.session_state[Key.OPENED]
    translated = translated_table(WORDS)
    if owners is not None:
        translated = {**translated, "empty": words.gettext("torch keeps no graph: nothing here requires grad.")}
    try:
        found = drawn(trace, fold, shown, translated, backward=owners is not None)
    except DrawingFailed:
        found = Drawn("", NOTHING, "failed")
    if found.refused:
        st.warning(words.gettext("This graph could not be drawn. Everything else on the page still holds."))
    graph_view(
        trace,
        fold,
        found,
        key=Key.PICTURE,
        selected=node.index if node else None,
        span=span,
        words=translated,
        height=height,
        way=lit(why),
        on_select=lambda index: _select(index if index is None or owners is None else owners[index]),
        on_toggle=lambda name: _open(toggled(opened, fold, name)),
        on_ask=_ask,
        answer=_answer(trace, fold, shown, translated, words) if owners is None else None,
    )


def _ask(use: tuple[int, int, int]) -> None:
    st.session_state[Key.EDGE] = use


def _answer(
    trace: Trace, fold: Fold, shown: int | None, translated: Mapping[str, str], words: Words
) -> tuple[str, list[str]] | None:
    """Return the edge that was pointed at, with its local Jacobian or why it has none."""
    use = st.session_state[Key.EDGE]
    edge = next((edge for edge in fold.edges if edge.uses == (use,)), None) if use else None
    if edge is None:
        return None
    _operand, user, slot = use
    found = local_jacobian(trace, user, slot, words)
    if found.jacobian is None:
        return edge.id, [found.why]
    sent = trace.passes[shown].sent if shown is not None else ()
    value = next((one.value for one in sent if (one.user, one.slot) == (user, slot)), None)
    return edge.id, with_jacobian(trace, user, slot, value, found.jacobian, translated)


def _select(node: int | None) -> None:
    st.session_state[Key.NODE] = node


def _open(opened: frozenset[str]) -> None:
    st.session_state[Key.OPENED] = opened


def choosers(trace: Trace, fold: Fold, words: Words) -> None:
    """Show what chooses a node as a click on the picture does, by keyboard and by name, and which pass is shown."""
    _ = words.gettext
    several = len(trace.passes) > 1
    columns = st.columns([3, 2, 2] if several else [5, 2], vertical_alignment="bottom")
    with columns[-1]:
        view_choice(trace, None if (index := st.session_state[Key.NODE]) is None else trace.nodes[index], words)
    columns[0].selectbox(
        _("Node"),
        _listed(trace, fold),
        format_func=lambda index: visible(label(trace.nodes[index])),
        index=None,
        key=Key.NODE,
        placeholder=_("Choose a node"),
        label_visibility="collapsed",
    )
    if several:
        columns[1].selectbox(
            _("Backward pass"), range(len(trace.passes)), format_func=lambda number: _pass_label(trace, number, words),
            index=None, key=Key.PASS, placeholder=_("The last backward pass"), label_visibility="collapsed",
            on_change=_pass_chosen,
        )  # fmt: skip


def _pass_chosen() -> None:
    st.rerun(scope=Part.EXPLORER)  # the editor shows its adjoints, too


def _listed(trace: Trace, fold: Fold) -> list[int]:
    if len(trace.nodes) <= LISTED:
        return list(range(len(trace.nodes)))
    return [node for node in range(len(trace.nodes)) if fold.drawn_alone(node)]


def _pass_label(trace: Trace, number: int, words: Words) -> str:
    one = trace.passes[number]
    if one.span is None:
        return words.gettext("Backward pass {number}").format(number=number + 1)
    return words.gettext("Backward pass {number}, line {line}").format(number=number + 1, line=one.span.line)

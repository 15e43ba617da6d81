"""Both modes on one picture, and the Jacobian that each of them fills."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any

import streamlit as st
from msgspec import to_builtins

from core import Trace
from core.trace import Snapshot
from viz.cells import nested_text
from viz.escaping import visible_data
from viz.modes.jacobian import Side, forward_side, reverse_side, row_labels
from viz.modes.saved import saved
from viz.modes.steps import Step, forward_steps, reverse_steps
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn
from viz.picture.drawing_process import Picture
from viz.picture.room import Room, room_from
from viz.picture.studio import DrawingFailed, picture
from viz.recent import Recent
from viz.widgets.graph.asked_picture import room_told
from viz.widgets.modes import mode_choices as choices
from viz.widgets.modes.work import Work, chosen_column
from viz.widgets.mounting import bundled, message_of
from viz.widgets.visitors import visitor
from viz.words import _, language

ROOM = Room(780, 540)
"""What a wide window has; in a narrow one the picture is as wide as the browser told, and moves with the page."""
KEPT_BYTES, OF_ONE_SESSION = 16_000_000, 2_000_000

_pictures: Recent[tuple[weakref.ref[Trace], Drawn]] = Recent(KEPT_BYTES, OF_ONE_SESSION)

_picture = bundled("modes_picture")
_jacobian = bundled("modes_jacobian")


def picture_panel(work: Work) -> None:
    """Show the program's graph with its values; tangents and adjoints arrive with the steps."""
    row = min(choices.ROW.value, max(len(work.passes) - 1, 0))
    tangents: dict[int, Snapshot | None] = {}
    if work.moved is not None:
        tangents = {**work.moved.values[0], **dict.fromkeys(work.moved.unknown[0])}
    told = room_told(choices.ROOM)
    room = Room(told.width, ROOM.height) if told.narrow else ROOM
    drawn = _drawn(work.trace, row if work.passes else None, tangents, room)
    if drawn is None or not drawn.svg:
        st.warning(_("This graph could not be drawn. Everything else on the page still holds."))
        return
    way = sorted(node for node in work.between)
    one = work.passes[row] if work.passes else None
    forward = forward_steps(work.trace, way, work.moved, 0, one) if work.moved is not None else []
    reverse = reverse_steps(work.trace, way, one) if one is not None else []
    _picture(
        key=choices.PICTURE,
        data={
            "svg": drawn.svg,
            "room": room.width,
            "forward": _placed(drawn, forward),
            "reverse": _placed(drawn, reverse),
            "words": {
                **step_words(),
                "label": _("The program's graph with values ▸, tangents ▹ and adjoints ◂"),
                "begin": _("Nothing has moved yet."),
                "noReverse": work.no_reverse,
            },
        },
        on_room_change=_told,
    )


def _told() -> None:
    room = room_from(message_of(choices.PICTURE, "room"), ROOM.height)
    if room is not None:
        st.session_state[choices.ROOM] = room


def _placed(drawn: Drawn, steps: list[Step]) -> list[dict[str, str]]:
    card_of, cards = drawn.fold.card_of, drawn.fold.cards
    found = [{"card": cards[card_of[step.node]].id, "text": step.text} for step in steps if card_of[step.node] >= 0]
    return visible_data(found)


def _drawn(
    trace: Trace, shown_pass: int | None, tangents: Mapping[int, Snapshot | None], room: Room
) -> Drawn | None:  # fmt: skip
    key = (
        id(trace),
        room,
        shown_pass,
        tuple(sorted((node, one and one.cells) for node, one in tangents.items())),
        language(),
    )
    session = visitor()
    kept = _pictures.find(key, session)
    if kept is not None and kept[0]() is trace:
        return kept[1]
    try:
        found = picture(trace, Picture(Wish(), room, shown_pass, tangents=dict(tangents)))
    except DrawingFailed:
        return None
    _pictures.keep(key, (weakref.ref(trace), found), session)
    return found


def jacobian_panel(work: Work) -> None:
    """Show the Jacobian twice: filled by columns, filled by rows, each with its counters."""
    column = chosen_column(work.inputs)
    _jacobian(
        key=choices.JACOBIAN,
        data=visible_data(
            {
                "columns": [one.label for one in work.columns],
                "rows": row_labels(work.root),
                "column": -1 if choices.TANGENT.value else column,
                "row": min(choices.ROW.value, max(len(work.passes) - 1, 0)),
                "forward": _forward(work),
                "reverse": _reverse(work),
                "words": {
                    **step_words(),
                    "column": _("Show this direction's tangents in the picture"),
                    "row": _("Show this output's adjoints in the picture"),
                },
            }
        ),
        on_chosen_change=_chosen,
    )


def _chosen() -> None:
    message = message_of(choices.JACOBIAN, "chosen")
    if not isinstance(message, Mapping):
        return
    column, row = message.get("column"), message.get("row")
    if type(column) is int and 0 <= column < 10_000:
        choices.TANGENT.choose("")
        choices.COLUMN.choose(column)
    if type(row) is int and 0 <= row < 10_000:
        choices.ROW.choose(row)


def _forward(work: Work) -> dict[str, Any]:
    side = Side((), 0, len(work.inputs), work.each)
    if work.filled is not None:
        side = forward_side(work.root, work.columns, len(work.inputs), work.filled, work.each)
    time = _milliseconds(work.filled.seconds) if work.filled is not None else ""
    return _side(side, work.no_forward, time) | {
        "title": _("Forward accumulation"),
        "subtitle": _("one pass for each input: one column"),
        "label": _("Jacobian, filled column by column"),
        "rest": " · ".join([_("kept for later: 0 tensors"), *([time] if time else [])]),
    }


def _reverse(work: Work) -> dict[str, Any]:
    side = Side((), 0, work.root.value.numel, work.each)
    if work.passes:
        side = reverse_side(work.root, work.columns, work.passes, work.each)
    kept = saved(work.trace, work.root.index)
    time = _milliseconds(work.costs.backward_seconds) if work.costs is not None else ""
    stored = _("kept for later: {count} tensors ({bytes} B)").format(count=kept.tensors, bytes=f"{kept.bytes:,}")
    return _side(side, work.no_reverse, time) | {
        "title": _("Reverse accumulation"),
        "subtitle": _("one pass for each output: one row"),
        "label": _("Jacobian, filled row by row"),
        "rest": " · ".join([stored, *([time] if time else [])]),
    }


def _side(side: Side, why: str, time: str) -> dict[str, Any]:
    more = ""
    if not why and side.passes < side.all:
        more = _("The first {drawn} of {all} passes are drawn.").format(drawn=side.passes, all=f"{side.all:,}")
    return to_builtins(side) | {
        "count": _("Pass {at} of {all}"),
        "multiplied": _("multiplications {count}"),
        "why": why,
        "more": more,
    }


def _milliseconds(seconds: float) -> str:
    return _("{time} ms a pass").format(time=f"{seconds * 1000:.2f}")


def step_words() -> dict[str, str]:
    """Return the words of the row of buttons that all widgets of this page have."""
    return {
        "play": _("Play"), "pause": _("Pause"), "first": _("To the beginning"), "back": _("One step back"),
        "forth": _("One step on"), "last": _("To the end"), "steps": _("Steps"),
    }  # fmt: skip


def check_line(work: Work) -> None:
    """Say that both modes agree: ⟨ū, J v⟩ from forwards equals ⟨Jᵀ ū, v⟩ from backwards."""
    row = min(choices.ROW.value, max(len(work.passes) - 1, 0))
    if not work.passes or work.moved is None or work.root.index not in work.moved.values[0]:
        return
    one = work.passes[row]
    seed = one.adjoint(work.root.index)
    if seed is None:
        return
    forwards = float((seed.array() * work.moved.values[0][work.root.index].array()).sum())
    backwards = 0.0
    for node, tangent in work.moved.values[0].items():
        adjoint = one.adjoint(node)
        if not work.trace.nodes[node].operands and adjoint is not None and not adjoint.elided:
            backwards += float((adjoint.array() * tangent.array()).sum())
    st.caption(
        _("Both modes agree: ⟨ū, J·v⟩ = {forwards} from the left, ⟨Jᵀ·ū, v⟩ = {backwards} from the right.").format(
            forwards=nested_text(forwards), backwards=nested_text(backwards)
        )
    )

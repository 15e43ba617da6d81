"""The room for a student: the question on their own screen, their answer, and after the reveal what is right."""

from __future__ import annotations

import streamlit as st

from viz.escaping import markdown_text, visible_lines
from viz.room.codes import code_shown
from viz.room.records import Answering, Closed, Revealed, StudentView, Waiting
from viz.room.refusals import Refused, Unreachable, refusal_text
from viz.room.server import server_rooms
from viz.widgets.room import remembered
from viz.widgets.room import room_choices as choices
from viz.widgets.room.answering import Place, answer_form, hand_in_kept, own_program, own_said
from viz.widgets.room.asked_view import asked_shown
from viz.widgets.room.distribution import distribution, truth_shown
from viz.widgets.room.landing import go_to, landing
from viz.widgets.room.lens import lens_shown
from viz.widgets.room.trusting import may_run
from viz.widgets.room.watching import UNREACHED, for_students, watch, who
from viz.words import _


def student(code: str) -> None:
    """Show a room to somebody who answers; both ways in, where there is no such room."""
    with st.container(key="room-student"):
        _in_room(code)
    if st.session_state[choices.ROOM_NOW] is None:
        landing()


def _in_room(code: str) -> None:
    participant = _joined(code)
    if participant is None:
        return
    try:
        _room(code, participant)
    except Refused as refused:
        _out(code, refused)


def _room(code: str, participant: str) -> None:
    """Show the room to somebody who is in.

    Raises:
        Refused: they are not, or there is no such room any more. Nothing is shown then.
    """
    last = st.session_state.get(choices.LAST)
    if last and last[0] == code and isinstance(last[1], Answering):
        hand_in_kept(last[1], Place(code, last[1].number, participant))
    pending = _pending(code, participant)
    view, lost = _view(code, participant)
    _head(code)
    if lost:
        st.warning(refusal_text(Unreachable()), icon=":material/cloud_off:")
    elif view is not None and _still_said(view.version):
        st.warning(st.session_state[choices.NOTICE])
    if view is not None:
        _shown(view, Place(code, view.number, participant), pending=pending)
    seen = UNREACHED if lost or pending or view is None else for_students(view.version)
    watch(code, seen, participant=participant)


def _still_said(version: int) -> bool:
    """Return whether there is a sentence of what could not be done: it stays until the teacher's next step."""
    state = st.session_state
    said, before = state.get(choices.NOTICE), state.get(choices.SAID)
    if before is not None and before[0] == said and before[1] != version:
        state[choices.NOTICE] = said = None
    state[choices.SAID] = (said, version)
    return bool(said)


def _out(code: str, refused: Refused) -> None:
    """Go on with somebody who was in and is no more: whom the room only forgot is taken in again, with the answer."""
    st.session_state[choices.IN] = None
    if refused.why == "stranger":
        _keep_own(code)
        participant = _joined(code)
        if participant is None:
            return
        _pending(code, participant)
        st.session_state[choices.NOTICE] = _("The room had lost your place and has taken you in again.")
        try:
            _room(code, participant)
            return
        except Refused as again:
            refused = again
    _refused(code, refused)


def _keep_own(code: str) -> None:
    """Let the answer be handed in again that the room has lost."""
    state = st.session_state
    last = state.get(choices.LAST)
    if state.get(choices.PENDING) is None and last and last[0] == code:
        match last[1]:
            case Answering(number=number, own=str(own)):
                state[choices.PENDING] = (code, number, own)


def _joined(code: str) -> str | None:
    """Join the room, once; say why where that is refused."""
    known = remembered.participant(code)
    if known is not None and st.session_state.get(choices.IN) == (code, known):
        return known
    try:
        one = server_rooms().join(who(), code, known)
    except Unreachable as error:
        st.warning(refusal_text(error), icon=":material/cloud_off:")
        st.button(_("Try again"), key="room-again", icon=":material/refresh:", type="primary")
        return None
    except Refused as refused:
        _refused(code, refused)
        return None
    remembered.remember_participant(code, one)
    st.session_state[choices.IN] = (code, one)
    return one


def _refused(code: str, refused: Refused) -> None:
    """Say why somebody is not in the room; who mistyped a code has it before them again."""
    if refused.why == "no-room":
        known = remembered.participant(code) is not None
        remembered.forget(code)
        if not known:
            go_to(None)
            st.session_state[choices.NOTICE] = refusal_text(refused)
            return
        refused = Refused("over")
    st.warning(refusal_text(refused), icon=":material/meeting_room:")
    with st.container(horizontal=True):
        if refused.why != "over":
            st.button(_("Try again"), key="room-again", icon=":material/refresh:", type="primary")
        st.button(_("Another room"), key="room-other", icon=":material/arrow_back:", on_click=go_to, args=(None,))


def _view(code: str, participant: str) -> tuple[StudentView | None, bool]:
    """Return what there is to be seen, and whether it is what was seen last because the room cannot be reached.

    Raises:
        Refused: see `_room`.
    """
    try:
        view = server_rooms().student_view(who(), code, participant)
    except Unreachable:
        last = st.session_state.get(choices.LAST)
        return (last[1] if last and last[0] == code else None), True
    st.session_state[choices.LAST] = (code, view)
    return view, False


def _pending(code: str, participant: str) -> bool:
    """Hand in what could not be handed in before; return whether something still waits."""
    kept = st.session_state.get(choices.PENDING)
    if kept is None or kept[0] != code:
        return False
    Place(code, kept[1], participant).hand_in(kept[2])
    return st.session_state.get(choices.PENDING) is not None


def _head(code: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Room {code}").format(code=f"**{markdown_text(code_shown(code))}**"), width="content")
        st.space("stretch")
        st.button(
            _("Leave"), key="room-leave", type="tertiary", icon=":material/logout:", on_click=_leave, args=(code,)
        )  # fmt: skip


def _leave(code: str) -> None:
    one = remembered.participant(code)
    if one is not None:
        try:
            server_rooms().leave(who(), code, one)
        except (Refused, Unreachable):
            pass  # whoever no longer looks counts as gone soon
    go_to(None)


def _shown(view: StudentView, place: Place, *, pending: bool) -> None:
    match view:
        case Waiting():
            st.info(
                _("You are in. The question appears here as soon as your teacher asks."),
                icon=":material/hourglass_empty:",
            )
        case Answering():
            if not may_run(view.asked):
                return
            asked_shown(view.asked)
            answer_form(view, place)
            _kept(view, pending=pending)
        case Closed():
            if may_run(view.asked):
                asked_shown(view.asked)
            _own(view, place)
            st.info(_("Closed: no more answers are taken. What is right appears here soon."), icon=":material/lock:")
        case Revealed():
            _revealed(view, place)


def _kept(view: Answering, *, pending: bool) -> None:
    if pending:
        st.warning(_("Your answer is kept here and handed in as soon as the room can be reached."))
    elif view.own is not None:
        st.success(_("Your answer is kept. You may change it until the teacher closes."), icon=":material/check:")


def _own(view: Closed | Revealed, place: Place) -> None:
    if view.own is None:
        st.caption(_("You gave no answer to this question."))
        return
    said, program = own_said(view.asked, view.own), own_program(view.asked, place)
    st.markdown(_("Your answer: {answer}").format(answer=said) if said else _("Your answer was handed in."))
    if program:
        st.code(visible_lines(program.strip("\n")), language="python", wrap_lines=True)


def _revealed(view: Revealed, place: Place) -> None:
    if may_run(view.asked):
        asked_shown(view.asked, known=True)
    if view.own is not None and view.right is True:
        st.success(_("Right."), icon=":material/check_circle:")
    elif view.own is not None and view.right is False:
        st.error(_("Not right."), icon=":material/close:")
    _own(view, place)
    truth_shown(view.asked, view.truth, view.why)
    distribution(view.asked, view.groups, view.answered, own=view.own)
    lens_shown(view.asked)

"""The room for its teacher, and on the projector: how to get in, the question, how many answered, what is right."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from viz.escaping import html_text
from viz.qr import qr_code, svg
from viz.room.answers import options_of
from viz.room.codes import code_shown
from viz.room.records import Question, TeacherView
from viz.room.refusals import Refused, Unreachable, refusal_text
from viz.room.server import server_rooms
from viz.room.tallies import unjudged
from viz.widgets.lazily import Opening, popovers
from viz.widgets.parts import Box
from viz.widgets.room import remembered
from viz.widgets.room import room_choices as choices
from viz.widgets.room.asked_view import asked_shown, option_markdown
from viz.widgets.room.composer import composer
from viz.widgets.room.distribution import LETTERS, distribution, truth_shown
from viz.widgets.room.history import history
from viz.widgets.room.landing import go_to
from viz.widgets.room.lens import lens_shown
from viz.widgets.room.trusting import may_run
from viz.widgets.room.watching import UNREACHED, for_teacher, watch, who
from viz.words import _, ngettext


class Desk:
    """The actions of a teacher in a room: each method is a callback, and tells when it was refused."""

    def __init__(self, code: str, key: str) -> None:
        self.code, self.key = code, key

    def ask(self, question: Question) -> None:
        """Ask the next question; its answers are hidden on the projector at first."""
        if self._did(lambda: server_rooms().ask(who(), self.code, self.key, question)):
            choices.COMPOSING.choose(False)
            choices.SHOWN.choose(False)

    def close(self) -> None:
        self._did(lambda: server_rooms().close(who(), self.code, self.key))

    def reopen(self) -> None:
        self._did(lambda: server_rooms().reopen(who(), self.code, self.key))

    def reveal(self) -> None:
        self._did(lambda: server_rooms().reveal(who(), self.code, self.key))

    def lock(self, *, locked: bool) -> None:
        self._did(lambda: server_rooms().lock(who(), self.code, self.key, locked))

    def end(self) -> None:
        if self._did(lambda: server_rooms().end(who(), self.code, self.key)):
            remembered.forget(self.code)
            go_to(None)

    def _did(self, step: Callable[[], object]) -> bool:
        st.session_state[choices.NOTICE] = None
        try:
            step()
        except (Refused, Unreachable) as refused:
            st.session_state[choices.NOTICE] = refusal_text(refused)
            return False
        return True


def head_buttons(code: str, key: str) -> None:
    """Show what stands in the head of the teacher's page: nothing of it is open on the projector by itself."""
    desk = Desk(code, key)
    popovers(
        Opening(_("Questions"), ":material/history:", Box.ROOM_HISTORY, lambda: history(code, key)),
        Opening(_("Your link"), ":material/key:", Box.ROOM_LINK, lambda: _own_link(desk)),
    )


def teacher(code: str, key: str) -> None:
    """Show a room to its teacher."""
    desk = Desk(code, key)
    seen, view, lost = _view(code, key)
    if lost:
        st.warning(refusal_text(Unreachable()), icon=":material/cloud_off:")
    elif st.session_state.get(choices.NOTICE):
        st.warning(st.session_state[choices.NOTICE])
    if view is not None:
        with st.container(key="room-stage"):
            if view.question is None:
                _entrance(view)
            else:
                _question(desk, view, view.question)
        if view.question is None or choices.COMPOSING.value:
            composer(desk.ask)
    if view is not None or lost:
        watch(code, seen, key=key)


def _view(code: str, key: str) -> tuple[str, TeacherView | None, bool]:
    """Return what names the room's state, what there is to be seen, and whether the room cannot be reached: then it is
    what was seen last."""
    try:
        pulse = server_rooms().teacher_pulse(who(), code, key)  # first: what comes between is news
        view = server_rooms().teacher_view(who(), code, key)
    except Unreachable:
        last = st.session_state.get(choices.LAST)
        return UNREACHED, last[1] if last and last[0] == (code, key) else None, True
    except Refused as refused:
        remembered.forget(code)
        last = st.session_state.get(choices.LAST)
        was_here = refused.why == "not-yours" and last is not None and last[0] == (code, key)
        st.warning(refusal_text(Refused("over") if was_here else refused), icon=":material/meeting_room:")
        st.button(
            _("Another room"), key="room-other", icon=":material/arrow_back:", on_click=go_to, args=(None,)
        )  # fmt: skip
        return UNREACHED, None, False
    st.session_state[choices.LAST] = ((code, key), view)
    return for_teacher(pulse), view, False


# --- how to get in


def _entrance(view: TeacherView) -> None:
    """Fill the screen with code and QR code: nothing is asked yet."""
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        _way_in(view, "")
        _counted(_inside(view))
    with right:
        _qr(student_address(view.code), "large")


def _beside(view: TeacherView) -> None:
    _way_in(view, "beside")
    _qr(student_address(view.code), "")
    _counted(_inside(view))


def _way_in(view: TeacherView, look: str) -> None:
    where = urlsplit(student_address(view.code))
    host, path = html_text(where.netloc), html_text(where.path)
    code, spoken = html_text(view.code), html_text(code_shown(view.code))
    st.html(
        f'<div class="room-where {look}">{host}<wbr>{path}</div><div class="room-code {look}" data-code="{code}">'
        f"{spoken}</div>"
    )
    if view.locked:
        st.caption(_("Locked: nobody else gets in."))


def _inside(view: TeacherView) -> str:
    return ngettext("{count} is in", "{count} are in", view.present).format(count=f"<b>{view.present}</b>")


def _counted(text: str) -> None:
    st.html(f'<div class="room-count" role="status">{text}</div>', width="content")


def _qr(address: str, look: str) -> None:
    code = qr_code(address)
    if code is not None:
        picture = b64encode(svg(code)).decode()
        said = html_text(_("QR code that leads into the room"))
        st.html(f'<img class="room-qr {look}" alt="{said}" src="data:image/svg+xml;base64,{picture}">')


def student_address(code: str) -> str:
    """Return the address that leads students into a room."""
    return _address(f"{choices.ROOM}={code}")


def _address(query: str) -> str:
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


# --- the question


def _question(desk: Desk, view: TeacherView, question: Question) -> None:
    left, right = st.columns([3, 1], gap="large")
    revealed = view.phase == "revealed"
    with left:
        with st.container(horizontal=True, vertical_alignment="center"):
            _counted(html_text(_("Question {number}").format(number=view.number)))
            _steps(desk, view)
            st.space("stretch")
            _counted(_answered(view))
        place = asked_shown(question.asked, known=revealed, wide=True) if may_run(question.asked) else st.container()
        with place:
            _answers(view, question)
    with right:
        _beside(view)


def _answers(view: TeacherView, question: Question) -> None:
    """Show the options, or how many gave which answer, and after the reveal what is right."""
    revealed = view.phase == "revealed"
    if revealed or choices.SHOWN.value:
        distribution(question.asked, view.groups if revealed else unjudged(view.groups), view.answered)
    else:
        for place in range(len(options_of(question.asked))):
            st.markdown(f"**{LETTERS[place]}** {option_markdown(question.asked, place)}")
    if revealed:
        truth_shown(question.asked, question.truth, question.why)
        lens_shown(question.asked)


def _answered(view: TeacherView) -> str:
    """Return how many answered of those who are in, or who answered and left since."""
    most = max(view.present, view.answered)
    said = ngettext("{answered} of {count} has answered", "{answered} of {count} have answered", most)
    return html_text(said).format(answered=f"<b>{view.answered}</b>", count=most)


def _steps(desk: Desk, view: TeacherView) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="room-steps", width="content"):
        if view.phase == "open":
            st.button(
                _("Close the question"), key="room-close", type="primary", icon=":material/lock:", on_click=desk.close
            )
        if view.phase in ("open", "closed"):
            last = view.phase == "closed"
            st.button(
                _("Reveal"), key="room-reveal", type="primary" if last else "secondary", on_click=desk.reveal,
                icon=":material/visibility:",
            )  # fmt: skip
        if view.phase == "closed":
            st.button(_("Open again"), key="room-reopen", icon=":material/lock_open:", on_click=desk.reopen)
        composing = choices.COMPOSING.value
        st.button(
            _("Put it off") if composing else _("Next question"), key="room-next",
            type="primary" if view.phase == "revealed" and not composing else "secondary",
            icon=":material/close:" if composing else ":material/arrow_forward:", on_click=choices.COMPOSING.choose,
            args=(not composing,),
        )  # fmt: skip
        if view.phase != "revealed":
            st.toggle(
                _("Show the answers so far"), **choices.SHOWN.widget,
                help=_("Hidden at first: who sees what others answer goes along with them."),
            )  # fmt: skip


# --- the teacher's own link


def _own_link(desk: Desk) -> None:
    """Show the link that leads back, and what is done with a room seldom."""
    st.markdown(
        _("**Keep it:** with this link you come back to this room, on any device. Whoever has it is the teacher.")
    )
    st.code(_address(f"{choices.ROOM}={desk.code}&{choices.TEACH}={desk.key}"), language=None, wrap_lines=True)
    st.caption(_("For students:"))
    st.code(student_address(desk.code), language=None, wrap_lines=True)
    st.link_button(
        _("See it as a student"), _address(f"{choices.ROOM}={desk.code}&{choices.AS}=student"),
        icon=":material/open_in_new:",
    )  # fmt: skip
    st.divider()
    with st.container(horizontal=True):
        st.button(_("Let nobody else in"), key="room-lock", icon=":material/lock_person:", on_click=desk.lock,
                  kwargs={"locked": True})  # fmt: skip
        st.button(_("Let everybody in"), key="room-unlock", icon=":material/group_add:", on_click=desk.lock,
                  kwargs={"locked": False})  # fmt: skip
    sure = st.checkbox(_("End the room for everybody; its answers are gone then"), key="room-sure")
    st.button(
        _("End the room"), key="room-end", icon=":material/meeting_room:", disabled=not sure, on_click=desk.end
    )  # fmt: skip

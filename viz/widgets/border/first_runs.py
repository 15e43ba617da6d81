"""A new session runs its whole page first, even where its browser asks for a part of it.

A browser that lost its server goes on with another one, where its session is a new one. If the next thing that its
person does is in a part of the page (Streamlit's fragments), the browser asks for that part alone, which this session
does not know: Streamlit drops the message without a word, and the page would wait for ever.
"""

from __future__ import annotations

from weakref import WeakSet

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession

_request_rerun = AppSession.request_rerun
_ran: WeakSet[AppSession] = WeakSet()
"""Sessions that were asked for a run before."""


def run_whole_pages_first() -> None:
    """Have all sessions do so; calling it again changes nothing."""
    AppSession.request_rerun = request_rerun


def request_rerun(self: AppSession, client_state: ClientState | None) -> None:
    """Ask a session for a run, as Streamlit does."""
    if client_state is not None and client_state.fragment_id and self not in _ran:
        whole = ClientState()
        whole.CopyFrom(client_state)
        whole.fragment_id = ""
        client_state = whole
    _ran.add(self)
    _request_rerun(self, client_state)

"""The server's border: what stands between a browser's bytes and Streamlit, as ASGI middleware.

Streamlit 1.67 serves with Starlette and uvicorn, and ``st.App`` takes middleware. So nearly all of it is in force from
the first byte on, before any page ran, and needs no change of Streamlit's own code. Middleware cannot see two things,
which are wrapped in place: frames that are no messages (`frames`), and which kind of value a widget has (`values`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware
from streamlit import config
from streamlit.cli_util import open_browser
from streamlit.web.server.server_util import get_url

from core.sandbox.pool import shared_pool
from viz.exercises.own_key import server_keys
from viz.room.server import server_rooms
from viz.widgets.border.built import built_file
from viz.widgets.border.compressed import compressed_file
from viz.widgets.border.draining import Draining, drained_at_the_end
from viz.widgets.border.first_runs import run_whole_pages_first
from viz.widgets.border.fonts import cut_font
from viz.widgets.border.for_requests import ForRequests, answering
from viz.widgets.border.fragment_places import share_fragment_places
from viz.widgets.border.frames import bound_frames
from viz.widgets.border.headers import Headers
from viz.widgets.border.hosting import hosting
from viz.widgets.border.idle_connections import lighten_connections
from viz.widgets.border.idle_sessions import lighten_sessions
from viz.widgets.border.json_log import show_log
from viz.widgets.border.late_messages import drop_late_messages
from viz.widgets.border.left_sessions import end_left_sessions
from viz.widgets.border.measured import measured
from viz.widgets.border.place_in_line import queue_place
from viz.widgets.border.probes import probe, readiness
from viz.widgets.border.recycling import recycled
from viz.widgets.border.requests import Requests
from viz.widgets.border.rooms import news
from viz.widgets.border.shared_widgets import share_widgets
from viz.widgets.border.sockets import Sockets
from viz.widgets.border.splash import Splash
from viz.widgets.border.stopping import stopped
from viz.widgets.border.streamlit_costs import spare_streamlit
from viz.widgets.border.together import send_together
from viz.widgets.border.uploads import Uploads
from viz.widgets.border.values import bound_values

ANSWERS = (compressed_file, cut_font, built_file, stopped, queue_place)
"""To requests that Streamlit does not see."""


def border() -> list[Middleware]:
    """Return the middleware of the application, outermost first."""
    bound_frames()
    bound_values()
    end_left_sessions()
    run_whole_pages_first()
    drop_late_messages()
    spare_streamlit()
    send_together()
    share_fragment_places()
    share_widgets()
    lighten_connections()
    lighten_sessions()
    return [
        Middleware(ForRequests, within=(Headers,)),
        Middleware(Requests),
        Middleware(ForRequests, within=(answering(probe), answering(news))),
        Middleware(Draining),
        Middleware(ForRequests, within=(*map(answering, ANSWERS), Splash, Uploads)),
        Middleware(Sockets),
    ]


@asynccontextmanager
async def serving(_app: object) -> AsyncIterator[None]:
    """What lasts from the server's start to its end: its log, its metrics, and that it drains when told to end.

    A variable that holds what it must not ends the server here, and not the page that first asks for it.
    """
    show_log(hosting().log)
    server_keys()
    server_rooms()
    with measured(), drained_at_the_end() as leave, recycled(leave):
        if shared_pool().settings.hosted:
            readiness.begin()
        _open_a_browser()
        yield


def _open_a_browser() -> None:
    """Open a browser at the start, as Streamlit does for a plain script and not for an ``st.App``."""
    if not config.get_option("server.headless"):
        open_browser(get_url(config.get_option("server.address") or "localhost"))

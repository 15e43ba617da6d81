"""Visitors without a browser: a web socket that opens a page, types programs and reads what comes."""

from __future__ import annotations

import asyncio
import json
import time
from typing import NamedTuple, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ENDED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
"""How a run ends that led to no other one."""


class Widget(NamedTuple):
    """A widget of ours on the page: its id, and the fragment that runs when it has changed."""

    id: str
    fragment: str


class Came(NamedTuple):
    """The answer to one message.

    Attributes:
        seconds: From sending to the end of the run.
        exceptions: Boxes of a failed script.
        picture: The graph's data as they were sent, where the graph was sent.
        kinds: Of every message: what it is, for elements and blocks which ones ("button", "flex_container").
        bytes: Of all messages.
        said: What stands in boxes that tell of mistakes.
    """

    seconds: float
    exceptions: tuple[str, ...]
    picture: str
    kinds: tuple[str, ...]
    bytes: int
    said: tuple[str, ...]


class Visitor:
    """One session. Everything that arrives is read, as a browser does."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.widgets: dict[str, Widget] = {}
        self.shown: dict[str, str] = {}  # what was sent to each of them last, as JSON
        self.session = ""

    @classmethod
    async def arrived(cls, url: str, session: str = "") -> Self:
        """Open a connection; no page is asked for yet.

        Args:
            session: The one to go on with, as a browser asks that lost its connection.
        """
        address = url.replace("http://", "ws://") + "/_stcore/stream"
        protocols = [Subprotocol(one) for one in ("streamlit", *(("no-token", session) if session else ()))]
        return cls(await connect(address, subprotocols=protocols, max_size=None, proxy=None, ping_interval=None))

    async def open(self, page: str = "graph", query: str = "") -> Came:
        """Open a page."""
        ask = BackMsg()
        ask.rerun_script.query_string, ask.rerun_script.page_name = query, page
        return await self.sent(ask)

    async def type(self, program: str) -> Came:
        """Put a program into the editor of the page that is open."""
        return await self.sent(self.typing(program))

    def typing(self, program: str) -> BackMsg:
        """Return the message of an edit."""
        ask, editor = BackMsg(), self.widgets["code_editor"]
        ask.rerun_script.page_name, ask.rerun_script.fragment_id = "graph", editor.fragment
        state = ask.rerun_script.widget_states.widgets.add()
        state.id, state.json_value = editor.id, json.dumps({"edited": {"text": program}})
        return ask

    async def sent(self, message: BackMsg) -> Came:
        """Send a message and read until its run is over."""
        began = time.monotonic()
        await self.socket.send(message.SerializeToString())
        exceptions: list[str] = []
        kinds: list[str] = []
        said: list[str] = []
        picture, length = "", 0
        while True:
            came = await self.received()
            kinds.append(kind_of(came))
            length += came.ByteSize()
            match came.WhichOneof("type"):
                case "new_session":
                    self.session = came.new_session.initialize.session_id
                case "delta":
                    element = came.delta.new_element
                    if element.WhichOneof("type") == "exception":
                        exceptions.append(element.exception.message)
                    if element.WhichOneof("type") == "alert":
                        said.append(element.alert.body)
                    if element.WhichOneof("type") == "bidi_component":
                        one = element.bidi_component
                        self.widgets[one.component_name] = Widget(one.id, came.delta.fragment_id)
                        self.shown[one.component_name] = one.json
                        if one.component_name == "graph_view":
                            picture = str(one)
                case "script_finished" if came.script_finished in ENDED:
                    seconds = time.monotonic() - began
                    return Came(seconds, tuple(exceptions), picture, tuple(kinds), length, tuple(said))

    async def received(self) -> ForwardMsg:
        """Return the next message."""
        message = ForwardMsg()
        data = await self.socket.recv()
        assert isinstance(data, bytes)
        message.ParseFromString(data)
        return message

    async def idle(self, seconds: float) -> None:
        """Read what arrives for so long: nothing may stay unread, for the server would keep it."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    await self.received()
        except TimeoutError:
            return

    def gone(self) -> None:
        """End the connection without a word, as a closed laptop does."""
        self.socket.transport.abort()


def kind_of(message: ForwardMsg) -> str:
    """Return what a message brings."""
    kind = message.WhichOneof("type") or ""
    if kind != "delta":
        return kind
    part = message.delta.WhichOneof("type") or ""
    if part == "new_element":
        return message.delta.new_element.WhichOneof("type") or part
    return (message.delta.add_block.WhichOneof("type") if part == "add_block" else None) or part

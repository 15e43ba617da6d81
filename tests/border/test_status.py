"""A hosted server says how it is to whoever has its key, and to nobody else, whatever they send."""

from __future__ import annotations

import asyncio

from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.attacks.visitor import Visitor
from tests.border.replicas import got, replica, until

KEY = "the_key-of_the_teacher_1"
TELLING = ("The last ten minutes", "How programs ended", "Memory of", "cotangent_")


async def shown(url: str, query: str, fragments: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    """Return all that a visitor is sent who asks for the page, and the names of its fragments."""
    async with Visitor(url) as visitor:
        messages = await visitor.ask("status", query=query)
        for fragment in fragments:
            ask = BackMsg()
            ask.rerun_script.page_name, ask.rerun_script.fragment_id = "status", fragment
            ask.rerun_script.query_string = query
            await visitor.socket.send(ask.SerializeToString())
            messages += await visitor.ask("status", query=query)  # a fragment that this session lacks has no answer
        return "".join(map(str, messages)), [one.delta.fragment_id for one in messages if one.delta.fragment_id]


def look_by_messages(url: str) -> None:
    """Ask without a browser: wrong keys, and the fragment of somebody who has the right one."""
    told, fragments = asyncio.run(shown(url, f"key={KEY}&lang=en"))
    assert all(words in told for words in TELLING[:3]) and fragments
    for query in ("", "key=", "key=x", f"key={KEY[:-1]}", f"key={KEY}x", f"key=x&key={KEY[1:]}", f"Key={KEY}"):
        told, _ = asyncio.run(shown(url, f"{query}&lang=en", (fragments[0],)))
        assert not [words for words in TELLING if words in told], query


def test_only_whoever_has_the_key_sees_how_a_hosted_server_is() -> None:
    with replica(COTANGENT_HOSTED="1", COTANGENT_STATUS_KEY=KEY) as server:
        until(lambda: got(f"{server.serving.url}/ready")[0] == 200)
        look_by_messages(server.serving.url)
        assert KEY not in server.serving.log.read_text(errors="replace")

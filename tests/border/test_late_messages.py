"""A browser that asks for a part of a page that its session has just left, as it does when it has not heard of it."""

from __future__ import annotations

import asyncio

from streamlit.proto.BackMsg_pb2 import BackMsg

from tools.serving import served
from tools.visitors import ENDED, Visitor


async def told(url: str) -> list[str]:
    """Leave a page, press its button again, press the next page's; return which page's runs began, in order."""
    visitor = await Visitor.arrived(url)
    pages, runs = dict[str, str](), list[str]()
    press = BackMsg()
    press.rerun_script.page_name = "old"
    for button in ("old", "new", ""):
        await visitor.socket.send(press.SerializeToString())
        late, page = press, ""
        while True:
            came = await visitor.received()
            match came.WhichOneof("type"):
                case "new_session":
                    page = came.new_session.page_script_hash
                    runs.append(pages.get(page, "new"))
                    if button == "new" and runs[-1] == "new":
                        await visitor.socket.send(late.SerializeToString())
                case "navigation":
                    page = came.navigation.page_script_hash
                case "delta" if came.delta.new_element.HasField("button"):
                    press = BackMsg()
                    press.rerun_script.fragment_id, press.rerun_script.page_script_hash = came.delta.fragment_id, page
                    press.rerun_script.widget_states.widgets.add(
                        id=came.delta.new_element.button.id, trigger_value=True
                    )
                    pages[page] = came.delta.new_element.button.label
                case "script_finished" if came.script_finished in ENDED:
                    break
    await visitor.socket.close()
    return runs[1:]


def test_the_new_page_stays() -> None:
    with served("tests/border/leaving_app.py") as serving:
        assert asyncio.run(told(serving.url)) == ["old", "new", "new"]

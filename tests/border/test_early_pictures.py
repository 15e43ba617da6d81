"""Pictures are shown before Streamlit has its messages, which then come to it all, in their order."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from viz.widgets.border.early_pictures import SCRIPT
from viz.widgets.mounting import shown_early

CONNECTION = """
window.before = [];  // what is to be done before the next frame, which comes when the test says so; so does the time
window.later = new Map();
window.requestAnimationFrame = (act) => before.push(act);
window.setTimeout = (act, milliseconds = 0) => later.set(act, milliseconds) && act;
window.clearTimeout = (act) => later.delete(act);
window.passes = (milliseconds) => {
  for (const [act, after] of [...later]) if (after <= milliseconds && later.delete(act)) act();
};
window.WebSocket = class extends EventTarget {
  says(numbers) {
    this.dispatchEvent(new MessageEvent("message", { data: new Uint8Array(numbers).buffer }));
  }
};
"""
STREAMLIT = """(takes) => {
  window.happened = [];
  window.socket = new WebSocket("ws://nobody");
  socket.addEventListener("message", ({ data }) => happened.push(data.byteLength));
  window.addEventListener("cotangent:early", ({ detail }) => {
    happened.push(detail.data.text ?? "");
    detail.taken = takes;
  });
}"""


def component(data: object) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path[:] = [0, 300, 2]
    message.hash = "of the message"
    message.delta.new_element.bidi_component.component_name = "graph_view"
    message.delta.new_element.bidi_component.json = json.dumps(data)
    message.delta.fragment_id = "fragment"
    return message


def prose(text: str) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = text
    return message


@pytest.fixture
def streamlit(page: Page) -> Page:
    """A page with our script, and Streamlit's connection, of which the test says what comes when."""
    page.add_init_script(CONNECTION)
    page.goto("about:blank")
    page.set_content(f"<head>{SCRIPT}</head><body></body>")
    page.evaluate(STREAMLIT, True)
    return page


def says(page: Page, *messages: ForwardMsg) -> list[int]:
    """Let the server say something; return the lengths of the messages."""
    for one in messages:
        page.evaluate("(bytes) => socket.says(bytes)", list(one.SerializeToString()))
    return [one.ByteSize() for one in messages]


def happened(page: Page) -> list[object]:
    return page.evaluate("() => happened")


def painted(page: Page) -> None:
    for _ in range(2):  # when the second one begins, the first one is on the screen
        page.evaluate("() => { for (const act of before.splice(0)) act(); }")
    page.evaluate("() => passes(0)")


@pytest.mark.parametrize("text", ["short", "ü" * 200, "張" * 20_000], ids=["short", "two bytes of length", "three"])
def test_a_picture_comes_before_its_message_and_what_follows_waits_for_the_frame(streamlit: Page, text: str) -> None:
    first = says(streamlit, prose("before"))
    rest = says(streamlit, component(shown_early("graph", {"text": text})), prose("after"))
    assert happened(streamlit) == [*first, text]
    painted(streamlit)
    assert happened(streamlit) == [*first, text, *rest]
    assert says(streamlit, prose("later"))[0] == happened(streamlit)[-1]  # nothing waits any more


def test_a_picture_that_nobody_takes_is_no_reason_to_wait(page: Page, streamlit: Page) -> None:
    page.evaluate(STREAMLIT, False)
    lengths = says(page, component(shown_early("gone", {"text": "nobody"})))
    assert happened(page)[-1] == lengths[0]


@pytest.mark.parametrize(
    "message",
    [
        prose('{"early": "graph", "text": "<img src=x onerror=alert(1)>"}'),
        component({"text": "no", "early": "graph"}),
        component({"program": '{"early": "graph", "text": "no"}'}),
        component(["early", "graph"]),
        component(shown_early("graph", {"text": float("nan")})),
        ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY),
    ],
    ids=["a learner's text", "it does not begin so", "a learner's text in it", "a list", "no JSON", "no element"],
)
def test_only_what_was_written_for_a_component_is_early(streamlit: Page, message: ForwardMsg) -> None:
    lengths = says(streamlit, message)
    assert happened(streamlit) == lengths


def test_messages_after_an_edit_wait_for_its_picture(streamlit: Page) -> None:
    streamlit.evaluate("() => dispatchEvent(new Event('cotangent:asked'))")
    begun = says(streamlit, prose("a run begins"))
    assert happened(streamlit) == []
    shown = says(streamlit, component(shown_early("graph", {"text": "picture"})))
    painted(streamlit)
    assert happened(streamlit) == ["picture", *begun, *shown]


def test_messages_after_an_edit_without_a_picture_come_a_moment_later(streamlit: Page) -> None:
    streamlit.evaluate("() => dispatchEvent(new Event('cotangent:asked'))")
    lengths = says(streamlit, prose("one"), prose("other"))
    assert happened(streamlit) == []
    streamlit.evaluate("() => passes(150)")
    assert happened(streamlit) == lengths


def test_a_page_that_paints_nothing_gets_its_messages(streamlit: Page) -> None:
    lengths = says(streamlit, component(shown_early("graph", {"text": "picture"})), prose("after"))
    streamlit.evaluate("() => passes(80)")
    assert happened(streamlit) == ["picture", *lengths]


def test_what_waits_comes_before_the_word_that_the_connection_is_gone(streamlit: Page) -> None:
    streamlit.evaluate("() => socket.addEventListener('close', () => happened.push('gone'))")
    lengths = says(streamlit, component(shown_early("graph", {"text": "picture"})))
    streamlit.evaluate("() => socket.dispatchEvent(new Event('close'))")
    assert happened(streamlit) == ["picture", *lengths, "gone"]


def test_the_picture_of_an_edit_is_shown_early_and_once(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/graph")
    expect(page.locator("svg.picture g.node").first).to_be_visible(timeout=60_000)  # torch may just start
    page.evaluate("""() => {
      window.early = [];
      window.addEventListener("cotangent:early", ({ detail }) =>
        setTimeout(() => early.push([detail.data.early, detail.taken, (detail.data.svg ?? "").includes("novel")])));
    }""")
    editor = page.get_by_role("textbox", name="Program")
    editor.fill("import torch\nnovel = torch.ones(3, requires_grad=True)\nnovel.sum().backward()\n")
    editor.press("Control+Enter")
    expect(page.locator("svg.picture g.node", has_text="novel")).to_be_visible()
    page.wait_for_function("() => early.some(([_key, taken, novel]) => taken && novel)")
    assert page.evaluate("() => early.filter(([_key, _taken, novel]) => novel).length") == 1

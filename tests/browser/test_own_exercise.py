"""A teacher makes an exercise and sends its link; a learner in another browser solves it, and gets no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, expect

from tests.browser.editing import expect_program

SECRETS = (b"keepdim=True", b"randn", b"dim=0", b"You took the mean of each column")
"""Of the template: its reference, its instances, its expected wrong answer and what is said to that."""
STARTER = "def centred(A):\n    ...\n"
RIGHT = "def centred(B):\n    return B - (B.sum(1) / B.shape[1])[:, None]\n"


@pytest.fixture
def another(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that shares nothing with the teacher's."""
    context = browser.new_context(locale="en-US", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(60_000)
    yield context
    context.close()


def sent_to(page: Page) -> list[bytes]:
    """Return the list of all that a page receives through its WebSocket, which grows."""
    received: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: received.append(frame if isinstance(frame, bytes) else frame.encode()))

    page.on("websocket", listen)
    return received


def made(page: Page, app_url: str) -> str:
    """Do what a teacher does, and return the link."""
    page.goto(app_url + "/own_exercise")
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_have_value("Each row without its mean")
    title.fill("Rows around zero")
    title.press("Tab")
    expect(page.get_by_role("heading", name="Rows around zero")).to_be_visible()
    page.get_by_role("radio", name="Send it").click()
    page.get_by_role("button", name="Try it and make the link").click()
    link = page.get_by_test_id("stCode").filter(has_text="?e=")
    expect(link).to_be_visible()
    return link.inner_text().replace("\n", "").strip()


def test_a_link_is_made_and_solved_and_the_learners_browser_never_gets_the_answer(
    page: Page, app_url: str, another: BrowserContext
) -> None:
    link = made(page, app_url)
    assert re.fullmatch(re.escape(app_url) + r"/own_exercise\?e=[\w-]{300,8000}", link)
    learner = another.new_page()
    received = sent_to(learner)
    learner.goto(link)
    editor = learner.get_by_role("textbox", name="Your answer")
    expect_program(editor, STARTER)
    expect(learner.get_by_role("heading", name="Rows around zero")).to_be_visible()
    expect(learner.get_by_role("textbox", name="Title")).to_have_count(0)
    assert any(b"Rows around zero" in one for one in received)  # what is looked through is what the browser gets
    everything = b"".join(received) + learner.content().encode()
    assert [one for one in SECRETS if one in everything] == []

    editor.fill(RIGHT.replace("B.shape[1]", "B.shape[0]"))
    learner.get_by_role("button", name="Check", exact=True).click()
    expect(learner.get_by_text("The first number that differs is at")).to_be_visible()
    editor.fill(RIGHT)
    learner.get_by_role("button", name="Check", exact=True).click()
    expect(learner.get_by_text("It holds on all")).to_be_visible()
    everything = b"".join(received) + learner.content().encode()
    assert [one for one in SECRETS if one in everything] == []

    for label in ("Hint 1 of 2", "Hint 2 of 2", "Show the solution", "Show it"):
        learner.get_by_role("button", name=label).click()
    expect(learner.get_by_text("keepdim=True")).to_be_visible()  # asked for, it comes
    assert any(SECRETS[0] in one for one in received)


def test_what_a_teacher_writes_outlives_the_page(page: Page, app_url: str) -> None:
    page.goto(app_url + "/own_exercise")
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_have_value("Each row without its mean")
    title.fill("Rows around zero")
    title.press("Tab")
    page.wait_for_function("() => (localStorage.getItem('cotangent.own_exercise') ?? '').includes('Rows around zero')")
    page.reload()
    expect(page.get_by_role("textbox", name="Title")).to_have_value("Rows around zero")


LETTERS_OF_ONE_WIDTH = """box => { const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = getComputedStyle(box).font;
  return ruler.measureText("iiii").width === ruler.measureText("mmmm").width; }"""


def test_boxes_for_code_have_letters_of_one_width_and_boxes_for_sentences_have_not(page: Page, app_url: str) -> None:
    page.goto(app_url + "/own_exercise")
    question = page.get_by_role("textbox", name="Question")
    expect(question).to_be_visible()
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    assert question.evaluate(LETTERS_OF_ONE_WIDTH) is False
    for part, name in (("Right answer", "What is compared"), ("Wrong answers and hints", "Wrong answer 1")):
        page.get_by_role("radio", name=part).click()
        box = page.get_by_role("textbox", name=name)
        expect(box).to_be_visible()
        assert box.evaluate(LETTERS_OF_ONE_WIDTH) is True

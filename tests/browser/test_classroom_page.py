"""A lesson in real browsers: a teacher's and two students', one of them on a phone; everything arrives by itself."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tools.rehearsal import BAR, TRUTH

SMALL = """() => [...document.querySelectorAll(".st-key-room-stage p, .room-count, .room-where")]
    .filter((one) => one.checkVisibility() && !one.closest("button, label") && one.textContent.trim())
    .map((one) => [parseFloat(getComputedStyle(one).fontSize), one.textContent]).filter(([size]) => size < 22)"""


@pytest.fixture
def another(browser: Browser) -> Iterator[list[Page]]:
    """Two browsers that share nothing with the teacher's: a phone and a computer."""
    contexts = [
        browser.new_context(locale="en-US", viewport={"width": width, "height": height}, has_touch=width < 500)
        for width, height in ((390, 844), (1440, 900))
    ]
    for context in contexts:
        context.set_default_timeout(60_000)
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def opened(page: Page, app_url: str) -> str:
    """Open a room in a browser, and return its code."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(app_url + "/classroom")
    page.get_by_role("button", name="Open a room").click()
    code = page.locator(".room-code").get_attribute("data-code")
    assert code is not None
    expect(page).to_have_url(re.compile(rf"/classroom\?room={code}$"))
    return code


def count(page: Page, text: str) -> None:
    expect(page.locator(".room-count").filter(has_text=text)).to_be_visible()


def option(page: Page, text: str) -> Locator:
    return page.locator(".st-key-room-answers").get_by_role("button", name=text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_lesson_with_two_students(page: Page, app_url: str, another: list[Page], tmp_path: Path) -> None:
    phone, computer = another
    code = opened(page, app_url)
    phone.goto(f"{app_url}/classroom?room={code}")  # the QR code
    expect(phone.get_by_text("You are in.")).to_be_visible()
    computer.goto(app_url + "/classroom")
    computer.get_by_role("textbox", name="Code").fill(f"{code[:3].lower()} {code[3:].lower()}")
    press(computer, "Join")
    expect(computer.get_by_text("You are in.")).to_be_visible()
    count(page, "2 are in")

    page.locator(".st-key-room-ask-broadcast-clash button").click()
    count(page, "0 of 2 have answered")
    wrong, right = "It divides each number by the sum", "It raises an error"
    option(phone, wrong).tap()
    expect(phone.get_by_text("Your answer is kept.")).to_be_visible()
    assert option(phone, wrong).bounding_box()["height"] >= 44  # pyright: ignore[reportOptionalSubscript]
    option(computer, wrong).click()
    count(page, "2 of 2 have answered")
    expect(page.locator(BAR)).to_have_count(0)  # hidden from the projector
    option(computer, right).click()
    expect(option(computer, right)).to_have_attribute("data-testid", "stBaseButton-primary")
    page.get_by_text("Show the answers so far").click()
    expect(page.locator(BAR).filter(has_text="1 · 50 %")).to_have_count(2)
    assert page.evaluate(SMALL) == []

    press(page, "Close the question")
    for student in another:
        expect(student.get_by_text("Closed: no more answers are taken.")).to_be_visible()
        expect(student.locator(".st-key-room-answers")).to_have_count(0)
    press(page, "Open again")
    expect(option(phone, wrong)).to_have_attribute("data-testid", "stBaseButton-primary")
    press(page, "Reveal")
    expect(phone.get_by_text("Not right.")).to_be_visible()
    expect(computer.get_by_text("Right.", exact=True)).to_be_visible()
    for everybody in (page, phone, computer):
        expect(everybody.get_by_text("keepdims=True leaves (2, 1, 4)")).to_be_visible()
        expect(everybody.locator(BAR)).to_have_count(4)
    assert page.evaluate(SMALL) == []
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    phone.reload()
    expect(phone.get_by_text("Not right.")).to_be_visible()
    page.reload()
    count(page, "Question 1")
    press(page, "Next question")
    page.locator(".st-key-room-ask-broadcast-shape button").click()
    for student in another:
        answer = student.get_by_role("textbox", name="A shape")
        answer.fill("(3, 2)")
        press(student, "Hand in")
        expect(student.get_by_text("Your answer is kept.")).to_be_visible()
    press(page, "Reveal")
    for student in another:
        expect(student.get_by_text("Right.", exact=True)).to_be_visible()
    expect(page.locator(BAR)).to_contain_text("2 · 100 %")

    press(page, "Questions")
    with page.expect_download() as taken:
        press(page, "Everything as CSV")
    taken.value.save_as(tmp_path / "room.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "room.csv").read_text("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["1"] * 4 + ["2"] and rows[-1][2:5] == ["(3, 2)", "2", "yes"]


def test_the_teacher_comes_back_by_a_link_and_ends_the_room(page: Page, app_url: str, another: list[Page]) -> None:
    phone, computer = another
    code = opened(page, app_url)
    phone.goto(f"{app_url}/classroom?room={code}")
    expect(phone.get_by_text("You are in.")).to_be_visible()
    press(page, "Your link")
    link = page.get_by_test_id("stCode").filter(has_text="teach=").inner_text().replace("\n", "").strip()
    computer.goto(link)
    expect(computer.locator(".room-code")).to_be_visible()
    expect(computer).to_have_url(re.compile(rf"/classroom\?room={code}$"))  # a projector shows no key
    page.get_by_text("End the room for everybody").click()
    press(page, "End the room")
    expect(page.get_by_role("button", name="Open a room")).to_be_visible()
    for everybody in another:
        expect(everybody.get_by_text("This room is no more: the teacher ended it")).to_be_visible()
    press(phone, "Another room")
    expect(phone.get_by_role("textbox", name="Code")).to_be_visible()


def test_a_pages_prediction_is_handed_to_the_classroom(page: Page, app_url: str, another: list[Page]) -> None:
    phone, _computer = another
    code = opened(page, app_url)
    phone.goto(f"{app_url}/classroom?room={code}")
    page.get_by_role("link", name="Computation graph").click()
    press(page, "Share")
    press(page, "Ask this in a classroom")
    expect(page.get_by_role("textbox", name="Address of a page")).to_have_value(re.compile("^/graph"))
    page.locator(".st-key-room-ask-prediction button").click()
    expect(phone.get_by_text("What is the adjoint of x")).to_be_visible()
    expect(phone.locator(".stCode").first).to_contain_text("import torch")
    phone.get_by_role("textbox", name="A number or a tensor").fill("[-6, 2]")
    press(phone, "Hand in")
    expect(phone.get_by_text("Your answer is kept.")).to_be_visible()
    press(page, "Reveal")
    expect(phone.get_by_role("paragraph").filter(has_text="Right: [-6, 2]")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def settled(page: Page) -> None:
    """Wait for the end of the page's run."""
    expect(page.locator("[data-testid='stApp'][data-test-script-state='notRunning']")).to_be_visible()


def asks_exercise(page: Page, title: str, prompt: str) -> None:
    """Let the teacher look for an exercise of the catalogue and ask it."""
    page.get_by_role("radio", name="An exercise").or_(page.get_by_role("button", name="An exercise")).click()
    box = page.get_by_role("combobox", name="Exercise")
    box.fill(title)
    page.get_by_role("option").filter(has_text=title).click()
    expect(page.locator(".st-key-room-composer")).to_contain_text(prompt)
    page.locator(".st-key-room-ask-exercise button").click()
    count(page, "0 of 2 have answered")


def bar(page: Page, text: str) -> Locator:
    """Return what stands beside an answer: how many gave it."""
    return page.locator(".st-key-room-bars li").filter(has_text=text)


def test_steps_to_order_and_blanks_to_fill_in_a_room(page: Page, app_url: str, another: list[Page]) -> None:
    phone, computer = another
    code = opened(page, app_url)
    for student in another:
        student.goto(f"{app_url}/classroom?room={code}")
        expect(student.get_by_text("You are in.")).to_be_visible()
    count(page, "2 are in")

    asks_exercise(page, "From a file to a tensor", "to a tensor of inputs")
    order = ["Read the file", "Split the columns", "Fill the missing numbers", "Turn the column", "Make a tensor"]
    for student, steps in ((phone, order), (computer, [order[1], order[0], *order[2:]])):
        for number, step in enumerate(steps, 1):
            student.locator(".waiting .step", has_text=step).get_by_role("button", name="Take this step").click()
            expect(student.locator(".taken .step")).to_have_count(number)
        settled(student)
        press(student, "Hand in")
        expect(student.get_by_text("Your answer is kept.")).to_be_visible()
    count(page, "2 of 2 have answered")
    press(page, "Reveal")
    expect(phone.get_by_text("Right.", exact=True)).to_be_visible()
    expect(computer.get_by_text("Not right.")).to_be_visible()
    for everybody in (page, phone, computer):
        expect(bar(everybody, "another order")).to_contain_text("1 · 50 %")
        expect(bar(everybody, "✓ right")).to_contain_text("1 · 50 %")

    press(page, "Next question")
    asks_exercise(page, "Shapes through a small network", "holds 5 samples")
    for student, hidden in ((phone, "(3, 4)"), (computer, "(5, 4)")):
        for name, shape in (("hidden", hidden), ("output", "(5,)"), ("loss", "()")):
            student.get_by_role("textbox", name=re.compile(f"shape of `?{name}")).fill(shape)
        press(student, "Hand in")
        expect(student.get_by_text("Your answer is kept.")).to_be_visible()
    count(page, "2 of 2 have answered")
    press(page, "Reveal")
    expect(phone.get_by_text("Not right.")).to_be_visible()
    expect(computer.get_by_text("Right.", exact=True)).to_be_visible()
    for everybody in (page, phone, computer):
        expect(bar(everybody, "a number in a blank is another one")).to_contain_text("1 · 50 %")
        expect(bar(everybody, "✓ right")).to_contain_text("1 · 50 %")
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


HELD = """() => {
  const send = WebSocket.prototype.send;
  const held = [];
  WebSocket.prototype.send = function (said) { held.push(() => send.call(this, said)); };
  window.letGo = () => { WebSocket.prototype.send = send; for (const one of held) one(); };
}"""


def test_a_reveal_is_on_the_screen_before_its_page_has_run(page: Page, app_url: str, another: list[Page]) -> None:
    """Two hundred pages run one after the other; here one waits until it is let go."""
    code = opened(page, app_url)
    for student in another:
        student.goto(f"{app_url}/classroom?room={code}")
        expect(student.get_by_text("You are in.")).to_be_visible()
    page.locator(".st-key-room-ask-broadcast-clash button").click()
    for student, text in zip(another, ("It divides each number by the sum", "It raises an error"), strict=True):
        option(student, text).click()
        expect(student.get_by_text("Your answer is kept.")).to_be_visible()
    waits = another[0]
    settled(waits)
    waits.evaluate(HELD)
    press(page, "Reveal")
    news = waits.locator(TRUTH)
    expect(news).to_be_visible()
    expect(news.locator("p")).to_have_text("Right: B")
    expect(news.locator("b")).to_have_text(["A", "B ✓", "C", "D"])
    expect(news.locator(".track + span")).to_have_text(["1 · 50 %", "1 · 50 %", "0 · 0 %", "0 · 0 %"])
    expect(waits.locator(BAR)).to_have_count(0)
    waits.evaluate("letGo()")
    expect(waits.get_by_text("Not right.")).to_be_visible()
    expect(waits.locator(BAR)).to_have_count(4)
    expect(news).to_be_hidden()


def overheard(page: Page) -> list[str]:
    """Return a list of everything that a browser is sent from now on, by its web socket and by the news of a room."""
    said: list[str] = []

    def frame(data: str | bytes) -> None:
        said.append(data if isinstance(data, str) else data.decode("utf-8", "replace"))

    page.on("websocket", lambda socket: socket.on("framereceived", frame))
    page.on("response", lambda got: said.append(got.text()) if "/room/" in got.url and got.ok else None)
    return said


def test_before_the_reveal_a_students_browser_is_sent_nothing_of_the_truth_and_of_others(
    page: Page, app_url: str, another: list[Page]
) -> None:
    curious, other = another
    sent = overheard(curious)
    code = opened(page, app_url)
    for student in another:
        student.goto(f"{app_url}/classroom?room={code}")
        expect(student.get_by_text("You are in.")).to_be_visible()
    page.locator(".st-key-room-ask-broadcast-shape button").click()
    for student, shape in ((curious, "(2, 3)"), (other, "(7, 77, 777)")):
        student.get_by_role("textbox", name="A shape").fill(shape)
        press(student, "Hand in")
        expect(student.get_by_text("Your answer is kept.")).to_be_visible()
    page.get_by_text("Show the answers so far").click()
    expect(bar(page, "777")).to_be_visible()  # the teacher knows
    press(page, "Close the question")
    expect(curious.get_by_text("Closed: no more answers are taken.")).to_be_visible()
    settled(curious)
    secret = ("777", "You exchanged the axes", "is stretched to 3")
    assert [one for one in secret if one in "".join(sent)] == []
    press(page, "Reveal")
    expect(bar(curious, "777")).to_be_visible()
    expect(curious.get_by_text("is stretched to 3")).to_be_visible()
    assert [one for one in secret if one in "".join(sent)] == [*secret]
    press(page, "Your link")
    link = page.get_by_test_id("stCode").filter(has_text="teach=").inner_text().replace("\n", "").strip()
    assert link.partition("teach=")[2] not in "".join(sent)

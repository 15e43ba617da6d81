"""The page Exercises as a person meets it, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from tests.browser.at_rest import settled
from tests.browser.editing import expect_program
from viz.exercises.progress import progress_in
from viz.link import encoded

STORED = "() => localStorage.getItem('cotangent.exercises') ?? ''"


def opened(page: Page, app_url: str, **chosen: object) -> None:
    page.goto(f"{app_url}/exercises?s={encoded(chosen)}")
    expect(current(page)).to_be_visible()
    settled(page)


def current(page: Page) -> Locator:
    """Return the exercise that the list marks."""
    return page.locator("button[aria-current='true']")


def remembers(page: Page, text: str, *, not_any_more: bool = False) -> None:
    """Wait until the browser's storage has a text, or has it no more."""
    page.wait_for_function(
        "([text, there]) => (localStorage.getItem('cotangent.exercises') ?? '').includes(text) === there",
        arg=[text, not not_any_more],
    )


def check(page: Page) -> None:
    page.get_by_role("button", name="Check").click()


def told(page: Page) -> Locator:
    return page.locator(".st-key-exercise-verdict")


def steps(page: Page) -> Locator:
    return page.locator(".taken .step")


def answered(page: Page, order: str) -> None:
    """Wait until the server has an order."""
    page.wait_for_url(re.compile(re.escape(encoded({"exercise": "x2-transpose-of-a-sum", "answer": order}))))
    settled(page)


def dragged(page: Page, step: Locator, onto: Locator, to: str) -> None:
    """Drag a step above or below another place; it stands there before it is let go."""
    step.hover()
    start, end = step.bounding_box(), onto.bounding_box()
    assert start is not None and end is not None
    page.mouse.move(start["x"] + 60, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 70, start["y"] + start["height"] / 2 - 8)
    expect(page.locator(".steps.dragged")).to_be_visible()
    height = 4 if to == "above" else end["height"] - 4
    page.mouse.move(end["x"] + 80, end["y"] + height, steps=4)


def middle(element: Locator) -> float:
    """Return at which height an element's middle stands."""
    box = element.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


def test_an_answer_is_refused_with_its_reason_mended_and_remembered(page: Page, app_url: str) -> None:
    opened(page, app_url, exercise="x6-shares")
    editor = page.get_by_role("textbox", name="Your answer")
    expect(page.get_by_text("The size of tensor a (4) must match")).to_be_visible()
    editor.fill("P = A / A.sum(axis=0)\n")
    editor.press("Control+Enter")
    expect(told(page)).to_contain_text("You divided by the sums over axis 0")
    expect(current(page)).to_contain_text("1 try")
    expect(page.locator(".card td.lit").first).to_be_visible()
    editor.fill("P = A / A.sum(axis=1)\n")
    page.get_by_role("button", name=re.compile("keepdims=True")).last.click()
    expect_program(editor, "P = A / A.sum(axis=1, keepdims=True)\n")
    settled(page)
    check(page)
    expect(told(page)).to_contain_text("Right.")
    expect(current(page)).to_have_class("done")
    expect(page.locator(".st-key-exercise-next a").first).to_be_visible()
    line, link = page.get_by_text("This subject in pictures:"), page.locator(".st-key-exercise-next a").first
    assert abs(middle(line) - middle(link)) < 2
    remembers(page, "done")
    page.reload()
    expect(current(page)).to_have_class("done")
    expect(current(page)).to_contain_text("2 tries")
    expect_program(page.get_by_role("textbox", name="Your answer"), "P = A / A.sum(axis=1, keepdims=True)\n")
    # Where nothing is chosen, the first exercise that is not done waits; this one is done, and others lead on.
    page.get_by_role("button", name=re.compile("^Next: ")).click()
    expect(current(page)).not_to_have_text(re.compile("Divide each row"))


def test_steps_are_put_in_order_by_dragging(page: Page, app_url: str) -> None:
    opened(page, app_url, exercise="x2-transpose-of-a-sum", answer="1")
    expect(steps(page)).to_have_count(1)
    first = page.locator(".waiting .step", has_text="Take any row")
    dragged(page, first, steps(page).first, "above")
    expect(steps(page).first).to_contain_text("Take any row")
    page.mouse.up()
    expect(page.locator(".steps.dragged")).to_have_count(0)
    answered(page, "0,1")
    # Back among the others: dropped there, it is not used any more.
    last = page.locator(".waiting .step").first
    dragged(page, steps(page).first, last, "below")
    expect(steps(page)).to_have_count(1)
    page.mouse.up()
    expect(page.locator(".steps.dragged")).to_have_count(0)
    answered(page, "1")
    check(page)
    expect(told(page)).to_contain_text("cannot stand yet")
    expect(page.locator(".step.wrong")).to_have_count(1)


def test_steps_are_put_in_order_by_keys_and_buttons(page: Page, app_url: str) -> None:
    opened(page, app_url, exercise="x2-transpose-of-a-sum", answer="1,2,3,4")
    expect(steps(page)).to_have_count(4)
    page.locator(".waiting .step", has_text="Take any row").focus()
    page.keyboard.press("Enter")
    expect(steps(page).nth(4)).to_contain_text("Take any row")
    for place in (3, 2, 1, 0):
        page.keyboard.press("ArrowUp")
        expect(steps(page).nth(place)).to_contain_text("Take any row")
        expect(steps(page).nth(place)).to_be_focused()
    page.locator(".waiting .step", has_text="was any entry").get_by_role("button", name="Take this step").click()
    expect(steps(page)).to_have_count(6)
    steps(page).nth(5).get_by_role("button", name="Move up").click()
    expect(steps(page).nth(4)).to_contain_text("was any entry")
    steps(page).nth(4).get_by_role("button", name="Move down").click()
    expect(steps(page).nth(5)).to_contain_text("was any entry")
    answered(page, "0,1,2,3,4,5")
    check(page)
    expect(told(page)).to_contain_text("Right.")
    expect(page.locator(".steps.right")).to_be_visible()


def test_formulas_that_come_while_a_button_is_held_lose_no_click(page: Page, app_url: str) -> None:
    held: list[Route] = []
    page.route("**/katex.js", lambda route: held.append(route))
    opened(page, app_url, exercise="x2-transpose-of-a-sum")
    page.locator(".waiting .step", has_text="Take any row").get_by_role("button", name="Take this step").hover()
    page.mouse.down()
    with page.expect_response("**/katex.js") as response:
        held[0].continue_()
    # The same module as the component's: what waited for it has run before this returns.
    page.evaluate(
        "async (address) => { await import(address); await new Promise(requestAnimationFrame) }", held[0].request.url
    )
    assert response.value.ok
    page.mouse.up()
    expect(steps(page)).to_have_count(1)
    expect(steps(page).locator(".katex").first).to_be_visible()


def test_numbers_are_filled_into_a_drawn_graph(page: Page, app_url: str) -> None:
    opened(page, app_url, exercise="x7-sum-shapes")
    cards = page.locator("svg .card, svg g", has_text="along_1")
    expect(cards.first).to_contain_text("?")
    for name, shape in (("along_0", "(3, 4)"), ("along_1", "(2, 3)"), ("along_2", "(2, 3)")):
        page.get_by_role("textbox", name=re.compile(f"shape of .*{name}")).fill(shape)
    check(page)
    expect(told(page)).to_contain_text("The shape of along_1 is another one.")
    expect(told(page)).to_contain_text("2 of 3 blanks are right.")
    page.get_by_role("textbox", name=re.compile("shape of .*along_1")).fill("(2, 4)")
    page.get_by_role("textbox", name=re.compile("shape of .*along_1")).press("Enter")
    expect(told(page)).to_contain_text("Right.")
    expect(cards.first).to_contain_text("(2, 4)")


def progress_box(page: Page) -> Locator:
    page.get_by_role("button", name="Progress").click()
    box = page.get_by_test_id("stPopoverBody").filter(has_text="A summary for a teacher")
    expect(box.get_by_text("For a teacher: check a summary")).to_be_visible()
    settled(page)
    return box


def given(box: Locator, place: int, name: str, content: str) -> None:
    payload = FilePayload(name=name, mimeType="text/plain", buffer=content.encode())
    box.locator("input[type='file']").nth(place).set_input_files(payload)


def saved(page: Page, button: Locator) -> str:
    expect(button).to_be_enabled()
    with page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_progress_is_saved_forgotten_and_added_again(page: Page, app_url: str) -> None:
    opened(page, app_url, exercise="x4-len")
    answer = page.get_by_role("textbox", name="A number")
    answer.fill("2")
    answer.press("Enter")
    expect(told(page)).to_contain_text("Right.")
    remembers(page, "done")
    settled(page)
    box = progress_box(page)
    file = saved(page, box.get_by_role("button", name="Save progress as a file"))
    assert progress_in(file).is_done("x4-len") and json.loads(page.evaluate(STORED)) == json.loads(file)

    box.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    remembers(page, "x4-len", not_any_more=True)
    expect(current(page)).not_to_have_class("done")
    page.reload()
    expect(current(page)).not_to_have_class("done")
    settled(page)

    box = progress_box(page)
    given(box, 0, "progress.json", file[:-9])
    expect(box.get_by_text("This file is damaged or holds no progress of exercises.")).to_be_visible()
    assert "x4-len" not in page.evaluate(STORED)
    given(box, 0, "progress.json", file)
    expect(current(page)).to_have_class("done")
    remembers(page, "x4-len")


def test_a_summary_is_checked_again(page: Page, app_url: str) -> None:
    opened(page, app_url, exercise="x4-len", answer="2")
    page.get_by_role("textbox", name="A number").press("Enter")
    expect(told(page)).to_contain_text("Right.")
    settled(page)
    box = progress_box(page)
    name = box.get_by_role("textbox", name="Your name")
    name.fill("Li Hua")
    name.press("Tab")
    settled(page)
    expect(box.get_by_text("Check value:")).to_be_visible()
    summary = saved(page, box.get_by_role("button", name="A page to print"))
    assert "The length of a tensor" in summary and "<b>Li Hua</b>" in summary
    given(box, 1, "summary.html", summary)
    expect(box.get_by_text("The check value belongs to this summary")).to_be_visible()
    given(box, 1, "summary.html", summary.replace("Li Hua", "Somebody else"))
    expect(box.get_by_text("The check value does not belong to this summary")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1024])
def test_the_list_folds_where_there_is_no_room(page: Page, app_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{app_url}/exercises?s={encoded({'exercise': 'x4-len'})}")
    expect(page.get_by_role("textbox", name="A number")).to_be_visible()
    settled(page)
    expect(current(page)).to_be_hidden()
    page.locator("summary.total").click()
    page.get_by_role("searchbox", name="Find an exercise").fill("divide each row")
    page.get_by_role("button", name="Divide each row by its sum").click()
    expect(page.get_by_role("textbox", name="Your answer")).to_be_visible()
    expect(current(page)).to_be_hidden()  # it folds again when something is chosen
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_back_and_forward_lead_from_one_exercise_to_another(page: Page, app_url: str) -> None:
    opened(page, app_url, exercise="x4-len")
    page.get_by_role("button", name="Which axis does len give?").click()
    expect(current(page)).to_contain_text("Which axis does len give?")
    page.wait_for_url(re.compile(re.escape(encoded({"exercise": "x5-len-axis"}))))
    settled(page)
    page.go_back()
    expect(current(page)).to_contain_text("The length of a tensor")
    page.go_forward()
    expect(current(page)).to_contain_text("Which axis does len give?")

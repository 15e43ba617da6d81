"""The page Linear algebra as a person meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.at_rest import settled
from tests.browser.editing import choose_option, expect_program
from viz.link import encoded

NOTED = """(say) => {
  window.said = [];
  new MutationObserver(() => window.said.push(say.textContent)).observe(say, { childList: true });
}"""
"""Notes each sentence, however short it stands."""


def opened(page: Page, app_url: str, **chosen: object) -> None:
    page.goto(f"{app_url}/linear_algebra?s={encoded(chosen)}")
    expect(page.get_by_text("The program", exact=True)).to_be_visible()
    settled(page)


def fact(page: Page, remark: str) -> Locator:
    """Return the number that stands beside a remark."""
    return page.locator("tr", has_text=remark).locator("td").nth(1)


def handle(page: Page, name: str) -> Locator:
    return page.locator(f".handle[data-name='{name}']")


def dragged(page: Page, name: str, by: tuple[float, float]) -> None:
    """Drag a handle by so many pixels with the mouse."""
    # Nothing above it moves any more once the page has its numbers.
    box = handle(page, name).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0] / 2, y + by[1] / 2)
    expect(page.locator(".linear.dragged")).to_be_visible()
    page.mouse.move(x + by[0], y + by[1])
    page.mouse.up()
    expect(page.locator(".linear.dragged")).to_have_count(0)  # torch's numbers have come


def unit(page: Page) -> float:
    """Return the pixels of length 1, from the places of x, which has it."""
    frame, x = page.locator(".linear svg").bounding_box(), handle(page, "x").bounding_box()
    assert frame is not None and x is not None
    across = x["x"] + x["width"] / 2 - frame["x"] - frame["width"] / 2
    down = x["y"] + x["height"] / 2 - frame["y"] - frame["height"] / 2
    return (across**2 + down**2) ** 0.5


def test_a_dragged_vector_is_answered_by_torch(page: Page, app_url: str) -> None:
    opened(page, app_url, a="3, 4", b="2, 0")
    expect(fact(page, "cos θ")).to_have_text("6")
    dragged(page, "a", (-400, 0))  # beyond the frame's edge: as far as it goes
    at = page.get_by_role("textbox", name="a", exact=True)
    expect(at).to_have_value(re.compile(r"^-\d"))
    first, second = (float(one) for one in at.input_value().split(","))
    assert second == pytest.approx(4, abs=0.11)
    expect(fact(page, "cos θ")).to_have_text(f"{2 * first:.5g}".replace("-", "−"))
    expect(page.get_by_text("Angle between a and b: 1")).to_be_visible()


def test_arrow_keys_move_a_vector_by_a_tenth(page: Page, app_url: str) -> None:
    opened(page, app_url, a="3, 4", b="2, 0")
    expect(fact(page, "cos θ")).to_have_text("6")
    handle(page, "a").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("textbox", name="a", exact=True)).to_have_value("3.1, 4")
    expect(fact(page, "cos θ")).to_have_text("6.2")
    handle(page, "b").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="b", exact=True)).to_have_value("2, 0.1")
    expect(fact(page, "cos θ")).to_have_text("6.6")


def test_x_is_dragged_until_it_lines_up(page: Page, app_url: str) -> None:
    opened(page, app_url, tab="acts", point="1, 0")
    expect(page.get_by_text("A turns x by 26.6°")).to_be_visible()
    expect(fact(page, "areas are multiplied by it")).to_have_text("3")
    long = unit(page)
    dragged(page, "x", (-long * 0.2929, -long * 0.7071))  # to 45°
    expect(page.get_by_text("A x lies along x: an eigenvector, A x = 3.00 x.")).to_be_visible()


def test_the_way_from_the_identity_to_the_matrix(page: Page, app_url: str) -> None:
    opened(page, app_url, tab="acts")
    expect(fact(page, "areas are multiplied by it")).to_have_text("3")
    way = page.get_by_role("slider", name="From the identity to the matrix")
    way.fill("0")
    expect(page.get_by_text("A x lies along x: an eigenvector, A x = 1.00 x.")).to_be_visible()  # as I does with all
    expect(handle(page, "e1")).to_have_count(0)  # what is under way is not dragged
    page.get_by_role("button", name="Play", exact=True).click()
    expect(way).to_have_value("1")
    expect(handle(page, "e1")).to_have_count(1)
    page.get_by_text("turn, stretch, turn (SVD)").click()
    expect(page.get_by_text("turn → stretch → turn")).to_be_visible()
    way.fill("0.5")
    expect(handle(page, "e1")).to_have_count(0)
    way.fill("1")
    expect(handle(page, "e1")).to_have_count(1)
    page.get_by_text("straight to A").click()
    expect(page.get_by_text("I → A")).to_be_visible()


def test_an_example_is_taken_and_its_gradient_leads_to_the_rule(page: Page, app_url: str) -> None:
    opened(page, app_url, tab="acts")
    expect(fact(page, "areas are multiplied by it")).to_have_text("3")
    page.get_by_role("combobox", name="Examples").click()
    page.get_by_role("option", name="A turn by 90°").click()
    expect(page.get_by_role("textbox", name="A", exact=True)).to_have_value("0, -1\n1, 0")
    expect(fact(page, "a complex pair")).to_have_text("i, −i")
    settled(page)
    choose_option(page.get_by_role("combobox", name="Gradient by A of"), "det A")
    expect(page.get_by_text("A.grad, by torch")).to_be_visible()
    page.get_by_role("button", name="Open the rule in Matrix calculus").click()
    expect(page.get_by_role("heading", name="Matrix calculus")).to_be_visible()
    expect_program(page.get_by_role("textbox", name="Program").first, re.compile(r"torch\.(linalg\.)?det\("))


def test_a_cell_of_a_product_lights_its_row_and_column(page: Page, app_url: str) -> None:
    opened(page, app_url, tab="products")
    page.locator("td[data-card='C'][data-flat='3']").hover()
    expect(page.locator("td.near[data-card='A']")).to_have_text(["3", "4", "5"])
    expect(page.locator("td.near[data-card='B']")).to_have_text(["2", "1", "0"])
    for view, said in (("column by column", "Column 0 of C is a sum of A's columns"), ("outer products", "Layer 0:"),
                       ("blocks", "A block of A times a block of B")):  # fmt: skip
        page.get_by_role("radio", name=view).or_(page.get_by_role("button", name=view, exact=True)).first.click()
        expect(page.get_by_text(said).last).to_be_visible()


def test_a_product_is_played_row_by_row(page: Page, app_url: str) -> None:
    opened(page, app_url, tab="products", view="vector")
    expect(page.locator("td.lit[data-card='A']")).to_have_text(["0", "1", "2"])
    page.locator(".say").evaluate(NOTED)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => window.said.length > 3 && window.said.at(-1).startsWith('Point')")
    said = page.evaluate("() => window.said.filter((one) => !one.startsWith('Point'))")
    assert list(dict.fromkeys(said)) == [
        "y[0] = 0·3 + 1·3 + 2·3 = 9",
        "y[1] = 3·3 + 4·3 + 5·3 = 36",
        "The same as a sum of A's columns: y = 3·A[:, 0] + 3·A[:, 1] + 3·A[:, 2]",
    ]
    expect(page.locator("td.lit[data-card='A']")).to_have_text(["0", "1", "2"])  # the step that is chosen
    expect(page.get_by_text("mat2 must be a matrix")).to_be_visible()


def test_the_nearest_matrices_are_taken(page: Page, app_url: str) -> None:
    opened(page, app_url, tab="special", special="2, 1\n0, 1")
    for button, said in (
        ("Take the nearest orthogonal matrix", "Orthogonal: its rows have length 1"),
        ("Take the nearest symmetric matrix", "Symmetric: A[i, j] = A[j, i] everywhere."),
        ("Take the nearest positive semidefinite matrix", "Positive "),
    ):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_text(said).first).to_be_visible()


@pytest.mark.parametrize(("tab", "word"), [("vectors", "cosine"), ("products", "by_blocks"), ("special", "gram")])
def test_the_program_goes_on_to_the_graph(page: Page, app_url: str, tab: str, word: str) -> None:
    opened(page, app_url, tab=tab)
    page.get_by_text("The program", exact=True).click()
    page.get_by_role("button", name="Open it in the computation graph").click()
    expect_program(page.get_by_role("textbox", name="Program"), re.compile(word))
    expect(page.locator("g.node").first).to_be_visible()

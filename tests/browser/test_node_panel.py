"""The opened node and the leaves in a real browser: what lights up, what follows a hand, what is saved."""

from __future__ import annotations

import re

from numpy import float32
from playwright.sync_api import Page, expect

from tests.browser.editing import expect_program
from viz.link import encoded

MATRIX = (
    "import torch\nA = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\nv = torch.tensor([5., 6.])\n"
    "c = A @ v\nc.sum().backward()\n"
)


def opened(page: Page, app_url: str, program: str | None, node: int | None) -> None:
    page.goto(f"{app_url}/graph?s={encoded({'program': program, 'node': node})}")
    expect(page.get_by_role("textbox", name="Program")).to_be_visible()
    expect(page.locator("#n0")).to_be_visible()
    expect(page.get_by_text("Questions of the course")).to_be_visible()  # the last thing on the page: nothing moves now


def test_a_click_on_an_output_cell_lights_the_operand_cells_with_their_derivatives(page: Page, app_url: str) -> None:
    opened(page, app_url, MATRIX, 2)
    page.get_by_text("Ask torch").click()
    # c[1] = 3 · 5 + 4 · 6 = 39
    cell = page.get_by_role("button", name="c[1] = 39")
    cell.click()
    expect(cell).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("cell", name="A[1, 0] = 3, ∂ = 5")).to_have_class("lit")
    expect(page.get_by_role("cell", name="v[1] = 6, ∂ = 4")).to_have_class("lit")
    expect(page.get_by_text("c[1] depends on A[1, 0] (∂ 5), A[1, 1] (∂ 6), v[0] (∂ 3), v[1] (∂ 4)")).to_be_visible()
    # the keyboard does the same: the other cell with an arrow, and Enter
    page.get_by_role("button", name="c[1] = 39").press("ArrowLeft")
    page.get_by_role("button", name="c[0] = 17").press("Enter")
    expect(page.get_by_role("cell", name="A[0, 1] = 2, ∂ = 6")).to_have_class("lit")


def test_everything_follows_a_leafs_slider(page: Page, app_url: str) -> None:
    opened(page, app_url, None, None)  # acceptance row Q2: x = (1, 2), w = (3, −1), y = 2, z = 1
    slider = page.get_by_role("slider", name="y", exact=True)
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.7, middle)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + box["width"] * (0.7 - 0.03 * step), middle)
    page.mouse.up()
    value = float(slider.input_value())
    assert value != 2
    program = page.get_by_role("textbox", name="Program")
    literal = f"{value:g}" if "." in f"{value:g}" else f"{value:g}."
    expect_program(program, re.compile(re.escape(f"y = torch.tensor({literal}, requires_grad=True)")))
    # z = (1 − y)², written at the end of its line and on its card, as every number here in four digits
    shown = f"{(float32(1) - float32(value)) ** 2:.4g}"  # a float64 ends in another digit where two are as near
    expect(page.get_by_text(f"z = {shown}", exact=True)).to_be_visible()
    expect(page.locator("#n5 .value")).to_have_text(re.compile(re.escape(shown)))


def test_a_number_field_takes_a_number_and_nothing_else(page: Page, app_url: str) -> None:
    opened(page, app_url, None, None)
    field = page.get_by_role("spinbutton", name="x[0]")
    field.fill("-2.5")
    field.press("Enter")
    program = page.get_by_role("textbox", name="Program")
    expect_program(program, re.compile(r"x = torch\.tensor\(\[-2\.5, 2\.\]"))
    field.fill("")
    field.press("Tab")
    expect(field).to_have_value("-2.5")


def test_a_made_leaf_becomes_numbers_with_sliders(page: Page, app_url: str) -> None:
    opened(page, app_url, "import torch\nx = torch.arange(3.0, requires_grad=True)\n(x * x).sum()\n", None)
    page.get_by_role("button", name=re.compile(r"^x: ")).click()
    expect(page.get_by_role("slider", name="x[2]")).to_be_visible()
    expect_program(
        page.get_by_role("textbox", name="Program"),
        re.compile(r"x = torch\.tensor\(\[0\., 1\., 2\.\], requires_grad=True\)"),
    )

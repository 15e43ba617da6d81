"""The opened node and the leaves in a real browser: what lights up, what follows a hand, what is saved."""

from __future__ import annotations

import re

import pytest
from numpy import float32
from playwright.sync_api import Locator, Page, expect

from core import explore
from tests.browser.editing import expect_program
from viz.cells import short_text
from viz.link import encoded
from viz.picture.arrangement import Wish
from viz.picture.drawing import drawn_for
from viz.picture.room import USUAL

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


def numbers_shown(page: Page) -> dict[str, list[str]]:
    """Return the numbers on each card."""
    return page.locator("g.node").evaluate_all(
        """cards => Object.fromEntries(cards.map(card => [card.id, [...card.querySelectorAll(
            'text.size-12[text-anchor="end"]')].map(one => one.textContent)]))"""
    )


def drawn_numbers(program: str) -> dict[str, list[str]]:
    """Return the numbers on each card of the picture of a program that is run and drawn here."""
    svg = drawn_for(explore(program), Wish(), USUAL, 0).svg
    groups = re.findall(r'<g id="(n\d+)" class="node[^>]*>(.*?)(?=<g id="|</g></svg>)', svg, re.S)
    return {name: re.findall(r'"end" class="fill-text mono size-12">([^<]+)<', inside) for name, inside in groups}


CHAIN = (
    "import torch\nx = torch.tensor(1.25, requires_grad=True)\nh = torch.sin(x)\ny = h * x\nz = torch.exp(y) + h\n"
    "z.backward()\n"
)


def test_while_a_leaf_is_dragged_the_picture_has_torchs_numbers_and_stays_as_it_is(page: Page, app_url: str) -> None:
    opened(page, app_url, CHAIN, 2)
    expect(page.locator(".details .call")).to_contain_text("h * x")
    slider = page.get_by_role("slider", name="x", exact=True)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.62, middle)
    page.mouse.down()
    expect_program_of(page, slider)  # the first movement may need room: from here on there is a picture with it
    expect(page.locator("html:not([data-turning])")).to_be_attached()
    page.evaluate("() => addEventListener('cotangent:program', () => (window.followed = (window.followed ?? 0) + 1))")
    scale = page.locator(".canvas").get_attribute("style")
    for step in range(1, 5):
        page.mouse.move(box["x"] + box["width"] * (0.62 + 0.01 * step), middle)
        expect_program_of(page, slider)
        value = slider.input_value()
        assert numbers_shown(page) == drawn_numbers(CHAIN.replace("1.25", value))
    assert page.evaluate("() => window.followed ?? 0") >= 1  # numbers took the place of numbers
    assert page.locator(".canvas").get_attribute("style") == scale
    page.mouse.up()
    expect(page.locator("html:not([data-turning])")).to_be_attached()
    value = slider.input_value()
    assert numbers_shown(page) == drawn_numbers(CHAIN.replace("1.25", value))
    adjoint = explore(CHAIN.replace("1.25", value)).passes[0].adjoint(2)
    assert adjoint is not None
    expect(page.locator(".details [data-kind=adjoint]")).to_contain_text(short_text(adjoint))


def expect_program_of(page: Page, slider: Locator) -> None:
    """Wait until the program and the picture have the slider's number."""
    value = slider.input_value()
    expect_program(page.get_by_role("textbox", name="Program"), re.compile(re.escape(f"x = torch.tensor({value}")))
    expect(page.locator("#n0 .value")).to_have_text(re.compile(re.escape(value)))


@pytest.mark.screen(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
def test_a_thumb_drags_a_leaf(page: Page, app_url: str) -> None:
    opened(page, app_url, CHAIN, None)
    slider = page.get_by_role("slider", name="x", exact=True)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    wire = page.context.new_cdp_session(page)

    def finger(kind: str, *at: float) -> None:
        points = [{"x": box["x"] + box["width"] * part, "y": box["y"] + box["height"] / 2} for part in at]
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", 0.625)
    for part in (0.65, 0.7, 0.72):
        finger("touchMove", part)
        expect_program_of(page, slider)
    assert slider.input_value() != "1.25"
    finger("touchEnd")
    expect(page.locator("html:not([data-turning])")).to_be_attached()
    expect_program_of(page, slider)
    shown = numbers_shown(page)
    assert shown == drawn_numbers(CHAIN.replace("1.25", slider.input_value()))

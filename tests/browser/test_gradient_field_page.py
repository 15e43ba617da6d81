"""The gradient field page as a person meets it, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.contrast import faint_texts
from tests.browser.editing import expect_program
from viz.field.presets import BY_KEY
from viz.link import encoded

SETTLED = ".field .gone-while-moving .gradient-label"
"""The gradient that torch computed; another stands there while the point moves."""


def address(url: str, preset: str, **more: object) -> str:
    one = BY_KEY[preset]
    window = one.window if len(one.window) == 4 else (*one.window, *one.window)
    known = {"preset": preset, "point": one.point, "window": window, "count": len(one.point)}
    return f"{url}/gradient_field?s={encoded(dict(**known | more))}"  # type: ignore[arg-type]


def test_a_function_is_typed(page: Page, app_url: str) -> None:
    page.goto(app_url + "/gradient_field")
    expect(page.locator(SETTLED)).to_have_text("∇f = (2, 4)")
    page.get_by_role("textbox", name="f, an expression or a def").fill("x*y + y**3")
    page.get_by_role("textbox", name="f, an expression or a def").press("Control+Enter")
    expect(page.locator(SETTLED)).to_have_text("∇f = (1, 4)")  # (y, x + 3y²) at (1, 1)
    expect(page.locator(".field .axis-name")).to_have_text(["x", "y"])
    expect(page.locator(".field .contour").first).to_be_visible()


def test_the_point_moves_by_pointer_and_by_keys(page: Page, app_url: str) -> None:
    page.goto(app_url + "/gradient_field")
    label = page.locator(SETTLED)
    expect(label).to_have_text("∇f = (2, 4)")
    handle = page.get_by_role("button", name="The point. Arrow keys")
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("spinbutton", name="x1", exact=True)).to_have_value("1.044")  # a hundredth of 4.4
    expect(label).to_have_text("∇f = (2.088, 4)")
    frame = page.locator(".field .frame").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 4)
    page.mouse.down()
    page.mouse.up()
    expect(page.get_by_role("spinbutton", name="x2", exact=True)).to_have_value(re.compile(r"^1\.1"))
    expect(page.get_by_text(re.compile(r"^90\.0*° ± 0\.0\d*°$"))).to_be_visible()


def test_gradient_and_contour_follow_the_finger_and_the_angle_is_measured_when_it_lets_go(
    page: Page, app_url: str
) -> None:
    page.goto(app_url + "/gradient_field")
    expect(page.locator(SETTLED)).to_have_text("∇f = (2, 4)")
    expect(page.locator(".field .angle-label")).to_have_text("90.00°")
    frame = page.locator(".field .frame").bounding_box()
    assert frame is not None
    middle = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    page.get_by_role("button", name="The point. Arrow keys").hover()
    page.mouse.down()
    # x1 + 1.1, x2 = 0: f = 1.21, ∇f = (2.2, 0); the window is 4.4 wide.
    page.mouse.move(middle[0] + frame["width"] / 4, middle[1], steps=5)
    expect(page.get_by_text("read off the grid until you let go")).to_be_visible()
    follows = page.locator(".field .while-moving .gradient-label")
    expect(follows).to_have_text(re.compile(r"^∇f ≈ \(2\.[12]\d*, −?0\.?0?\d*\)$"))
    expect(page.locator(".field path.while-moving")).to_have_attribute("d", re.compile("^M.*L"))
    expect(page.locator(SETTLED)).to_have_text("∇f = (2, 4)")  # nothing was asked yet
    page.mouse.up()
    expect(page.locator(SETTLED)).to_have_text(re.compile(r"^∇f = \(2\.[12]"))
    expect(page.locator(".field .angle-label")).to_have_text("90.00°")
    expect(follows).to_have_count(0)


@pytest.mark.screen(color_scheme="dark")
def test_a_program_in_a_box_that_pops_up_can_be_read(page: Page, app_url: str) -> None:
    page.goto(app_url + "/gradient_field")
    page.get_by_role("button", name="From the graph").click()
    expect(page.get_by_test_id("stPopoverBody").locator(".stCode .token").first).to_be_visible()
    assert faint_texts(page) == []


UNDER_A_PLATE = """() => {
  const all = (name) => [...document.querySelectorAll("*")].flatMap((one) => one.shadowRoot
    ? [...one.shadowRoot.querySelectorAll(name)] : []);
  const box = (one) => one.getBoundingClientRect();
  const frame = box(all(".field rect.frame")[0]), plates = all(".field .gone-while-moving .plate").map(box);
  const heads = all(":is(.dial, .gradient, .tangent).gone-while-moving polygon, .field .handle");
  const numbers = all(".field .level").filter((one) => getComputedStyle(one).visibility === "visible");
  const apart = (one, other) => one.right <= other.left || one.left >= other.right || one.bottom <= other.top
    || one.top >= other.bottom;
  return [...heads, ...numbers].filter((one) => plates.some((plate) => !apart(box(one), plate)) ||
    box(one).right > frame.right).map((one) => one.outerHTML);
}"""
"""Heads of arrows and numbers of contours that a label's plate hides, or that lie beyond the frame."""


def test_no_name_in_the_plane_covers_another(page: Page, app_url: str) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(app_url + "/gradient_field")
        expect(page.locator(SETTLED)).to_have_text("∇f = (2, 4)")
        expect(page.locator(".field .dial-label.label")).to_have_text("u")
        found = page.locator(".field .gone-while-moving .label").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height])"
        )
        areas = [(x + 1, y + 3, x + wide - 1, y + high - 3) for x, y, wide, high in found]
        frame = page.locator(".field rect.frame").evaluate("one => one.getBoundingClientRect().toJSON()")
        for number, (left, top, right, bottom) in enumerate(areas):
            assert (
                left >= frame["left"] and right <= frame["right"] and top >= frame["top"] and bottom <= frame["bottom"]
            )
            for other in areas[number + 1 :]:
                assert left >= other[2] or right <= other[0] or top >= other[3] or bottom <= other[1], width
        assert page.evaluate(UNDER_A_PLATE) == [], width


def test_the_dial_turns_u(page: Page, app_url: str) -> None:
    page.goto(app_url + "/gradient_field")
    dial = page.get_by_role("slider", name="Direction u. Arrow keys")
    expect(dial).to_have_attribute("aria-valuetext", "45°, 4.243")  # acceptance row G2, along (1, 1)/√2
    dial.focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_text("Slope along u = (0, 1): 4")).to_be_visible()
    page.get_by_role("button", name="∇f", exact=True).click()
    expect(dial).to_have_attribute("aria-valuetext", "63.43°, 4.472")  # the largest: ‖∇f‖


def test_a_kink_shows_its_subgradients_and_no_angle(page: Page, app_url: str) -> None:
    page.goto(address(app_url, "max", section="kinks"))
    expect(page.locator(".field .hull")).to_be_attached()
    expect(page.locator(".field .tangent")).to_have_count(0)
    expect(page.get_by_text("f has a kink here")).to_be_visible()
    expect(page.get_by_role("cell", name="x.max(dim=0).values")).to_be_visible()
    expect(page.get_by_text("✓ a subgradient").first).to_be_visible()


def test_a_descent_that_diverges_is_played_and_said(page: Page, app_url: str) -> None:
    page.goto(address(app_url, "ellipse", section="descent", rate=0.6, steps=8))
    expect(page.get_by_text("It diverges")).to_be_visible()
    place = page.locator(".field .place")
    expect(place).to_contain_text("SGD")
    end = place.inner_text()
    slider = page.get_by_role("slider", name="Steps of the descent")
    slider.fill("1")
    expect(place).to_contain_text("(−0.2, −1.4)")  # (1, 1) − 0.6 (2, 4)
    expect(page.locator(".field .walk-dot")).to_have_count(2)
    page.locator(".field").get_by_role("button", name="Play").click()
    expect(place).to_have_text(end)
    expect(page.locator(".field .walk-dot")).to_have_count(9)


def test_the_points_graph_is_one_click_away(page: Page, app_url: str) -> None:
    page.goto(app_url + "/gradient_field")
    page.get_by_role("button", name="Computation graph").click()
    expect(page).to_have_url(re.compile(r"/graph"))
    expect_program(page.get_by_role("textbox", name="Program"), re.compile(r"x1 = torch\.tensor\(1\.0"))

"""The page Data as a person meets it, in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import choose_option
from viz.link import encoded


def cell(page: Page, step: int, flat: int, table: int = 0) -> Locator:
    return page.locator(f"td[data-step='{step}'][data-table='{table}'][data-flat='{flat}']")


def opened(page: Page, app_url: str, lesson: str = "house") -> None:
    page.goto(f"{app_url}/data?s={encoded({'lesson': lesson})}")
    expect(cell(page, 0, 0)).to_be_visible()
    expect(cell(page, 1, 0)).to_be_visible()


def test_a_click_lights_the_cells_of_the_file(page: Page, app_url: str) -> None:
    opened(page, app_url)
    cell(page, 3, 0).click()  # the mean that was filled in
    expect(cell(page, 0, 0)).to_have_class("kind-t gap value")
    expect(page.locator("td.value[data-step='0']")).to_have_count(4)
    expect(page.locator(".say")).to_contain_text("inputs[0, NumRooms] depends on 4 cells of house_tiny.csv")
    cell(page, 0, 8).hover()  # the price of the third house, from the file on
    expect(page.locator("td.value[data-step='6']")).to_have_count(1)
    cell(page, 5, 0).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".say")).to_contain_text("X[1, NumRooms] depends on one cell")
    page.keyboard.press("Escape")
    expect(page.locator("td.value")).to_have_count(0)


def test_a_step_is_added_and_the_editor_has_it(page: Page, app_url: str) -> None:
    opened(page, app_url, "marks")
    expect(page.get_by_text("data = data.fillna(data.mean(numeric_only=True))")).to_be_visible()
    page.get_by_role("button", name="Add this step").click()
    expect(page.get_by_role("textbox", name="Program").first).to_contain_text(
        "data = data.fillna(data.mean(numeric_only=True))"
    )
    expect(cell(page, 3, 4)).to_be_visible()


CUT = """() => [...document.querySelectorAll(".stMain .stSelectbox input")].filter((one) => one.checkVisibility()
  && one.scrollWidth > one.clientWidth + 1).map((one) => one.value)"""
"""What is chosen in a box that is too narrow for it."""


def test_the_names_of_the_steps_are_whole(page: Page, app_url: str) -> None:
    for width in (1024, 1440, 390):
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, app_url)
        box = page.get_by_role("combobox", name="Next step")
        expect(box).to_have_value("Fill the gaps (imputation)")
        choose_option(box, "Leave out what has gaps (deletion)")  # the longest
        expect(page.get_by_text("rows with any gap")).to_be_visible()
        assert page.evaluate(CUT) == [], width


def test_a_mistake_is_mended_where_it_stands(page: Page, app_url: str) -> None:
    opened(page, app_url, "mean")
    expect(page.get_by_text("A column of text has no mean.").first).to_be_visible()
    page.get_by_role("button", name="Take only numbers").first.click()
    expect(page.get_by_text("A column of text has no mean.")).to_have_count(0)
    expect(cell(page, 3, 0)).to_have_text("3")


def test_a_file_is_uploaded(page: Page, app_url: str, tmp_path: Path) -> None:
    file = tmp_path / "cities.csv"
    file.write_bytes("城市;价格\n北京;1,5\n上海;\n".encode("gbk"))
    opened(page, app_url)
    page.get_by_text("The file", exact=True).click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("The letters are written in gb18030.")).to_be_visible()
    page.get_by_role("button", name="Use cities.csv").click()
    expect(cell(page, 1, 0)).to_have_text("北京")
    expect(cell(page, 1, 1)).to_have_text("1.5")
    expect(cell(page, 1, 3)).to_have_text("NaN")


def test_the_tensors_go_on_to_their_page(page: Page, app_url: str) -> None:
    opened(page, app_url)
    page.get_by_role("button", name="Go on with the tensors").click()
    expect(page.get_by_role("heading", name="Tensors")).to_be_visible()
    expect(page.get_by_role("textbox", name="Program").first).to_contain_text("house_tiny.csv")
    expect(page.locator(".board td[data-card='X']").first).to_have_text("3")


def test_no_name_in_a_file_becomes_markup(page: Page, app_url: str) -> None:
    program = 'import pandas as pd\ndata = pd.read_csv("<b>x.csv")\n'
    content = '<img src=x onerror="document.title=1">,**b**\n<script>document.title=2</script>,[a](http://e.x)\n'
    page.goto(f"{app_url}/data?s={encoded({'program': program, 'file': '<b>x.csv', 'content': content})}")
    expect(cell(page, 1, 0)).to_have_text("<script>document.title=2</script>")
    expect(page.locator("table img, table script, table a, table b")).to_have_count(0)
    expect(page).not_to_have_title("1")


def test_the_grid_to_type_in_writes_no_csv(page: Page, app_url: str) -> None:
    opened(page, app_url)
    page.get_by_text("The file", exact=True).click()
    grid = page.locator(".st-key-data-grid")
    grid.get_by_test_id("stDataFrame").hover()
    expect(grid.get_by_role("button", name="Add row")).to_be_visible()
    expect(grid.get_by_role("button", name="Download as CSV")).to_have_count(0)


def test_a_cell_that_is_typed_changes_what_the_program_makes_of_it(page: Page, app_url: str) -> None:
    """Rooms known are 2 and 4; with a 7 in the first gap the mean that fills the other is 13 / 3."""
    opened(page, app_url)
    expect(cell(page, 3, 6)).to_have_text("3")
    page.get_by_text("The file", exact=True).click()
    grid = page.locator(".st-key-data-grid")
    gap = grid.get_by_test_id("glide-cell-1-0")
    expect(gap).to_have_text("NA")
    grid.locator(".dvn-scroller").click(position={"x": 40, "y": 52})  # the cells are painted; rows are 35 pixels high
    expect(gap).to_have_attribute("aria-selected", "true")
    page.keyboard.press("7")
    expect(page.locator("#portal textarea")).to_have_value("7")
    page.keyboard.press("Enter")
    expect(cell(page, 0, 0)).to_have_text("7")
    expect(cell(page, 1, 0)).to_have_text("7")
    expect(cell(page, 3, 6)).to_contain_text("4.33")
    expect(grid.get_by_test_id("glide-cell-1-0")).to_have_text("7")

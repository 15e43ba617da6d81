"""Helps on every page: sharing, downloads, recent programs, keys, glossary, tour, and embedding."""

from __future__ import annotations

import ast
import csv
import html
import io
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

import nbformat
import numpy
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.at_rest import settled
from tests.browser.editing import expect_program
from viz.bound_keys import BOUND, key_list
from viz.link import encoded
from viz.widgets.streamlit_names import english_names
from viz.words import in_language

SQUARE = "import torch\nx = torch.tensor([5., 7.], requires_grad=True)\ny = (x * x).sum()\ny.backward()\n"
NOTED = "# My own square\n" + SQUARE


def opened(page: Page, app_url: str, address: str) -> None:
    page.goto(f"{app_url}/{address}")
    expect(page.locator("h1.page-title")).to_be_visible()
    expect(page.locator(".st-key-more-menu button").first).to_be_visible()


def with_program(page: Page, app_url: str, program: str = SQUARE) -> Locator:
    opened(page, app_url, f"graph?s={encoded({'program': program})}")
    expect(page.locator("#n0")).to_be_visible()
    return page.get_by_label("Program")


def at_rest(page: Page) -> None:
    """Wait until no run of the page is under way: its buttons stay the same."""
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def menu(page: Page) -> Locator:
    """Open the menu at the end of the head."""
    page.get_by_role("button", name="More", exact=True).click()
    inside = page.locator(".menu")
    expect(inside.get_by_role("link", name="Glossary")).to_be_visible()
    return inside


# --- Share


@pytest.mark.parametrize("scheme", [
    pytest.param("light", marks=pytest.mark.screen(color_scheme="light", device_scale_factor=2)),
    pytest.param("dark", marks=pytest.mark.screen(color_scheme="dark", device_scale_factor=2)),
])  # fmt: skip
def test_a_phone_reads_the_address_from_the_screen(page: Page, app_url: str, tmp_path: Path, scheme: str) -> None:
    with_program(page, app_url)
    page.get_by_role("button", name="Share").click()
    code = page.get_by_role("img", name="QR code of this address")
    expect(code).to_be_visible()
    page.screenshot(path=tmp_path / "seen.png", animations="disabled")
    (found,) = zxingcpp.read_barcodes(numpy.array(Image.open(tmp_path / "seen.png").convert("L")))
    assert found.text == f"{app_url}/graph?s={encoded({'program': SQUARE})}"


# --- Export

PROGRAM, VALUES, PIXELS, DRAWING = {".py", ".ipynb"}, {".csv"}, {".png"}, {".svg"}
FILES = {
    "tensors": PROGRAM | VALUES | PIXELS,
    "reductions": PROGRAM | VALUES,  # the picture comes after a prediction
    "gradient_field": PROGRAM | VALUES | PIXELS | DRAWING,
    "modes": PROGRAM | VALUES | PIXELS | DRAWING,
    "linear_algebra": PROGRAM | VALUES | PIXELS | DRAWING,
    "data": PROGRAM | VALUES | PIXELS,
    "matrix_calculus": PROGRAM | VALUES | PIXELS,
    f"exercises?s={encoded({'exercise': 'cells-greater'})}": PROGRAM | VALUES,
    f"exercises?s={encoded({'exercise': 'chain-on-a-graph'})}": PROGRAM
    | PIXELS
    | DRAWING,  # its values are what is asked
}
"""Address → endings of the files that its menu gives."""


def checked(file: Path) -> None:
    """Read a file as another program does."""
    text = "" if file.suffix == ".png" else file.read_text("utf-8-sig")
    match file.suffix:
        case ".py":
            assert ast.parse(text).body
        case ".ipynb":
            nbformat.validate(nbformat.reads(text, as_version=4))
        case ".csv":
            rows = list(csv.reader(io.StringIO(text)))
            assert len(rows) > 1
            assert len({len(row) for row in rows}) == 1
        case ".svg":
            assert ElementTree.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"
            assert "var(--" not in text  # its colours stand in it
        case ".png":
            pixels = numpy.array(Image.open(file).convert("RGB"))
            assert min(pixels.shape[:2]) > 100
            assert len(numpy.unique(pixels.reshape(-1, 3), axis=0)) > 10
        case other:
            raise AssertionError(f"nothing reads {other}")


@pytest.mark.parametrize("address", FILES)
def test_each_entry_of_each_export_menu_gives_a_file(page: Page, app_url: str, tmp_path: Path, address: str) -> None:
    opened(page, app_url, address)
    at_rest(page)
    page.get_by_role("button", name="Export").click()
    inside = page.get_by_test_id("stPopoverBody")
    for ending in FILES[address]:
        name = ending if ending in PROGRAM else ending[1:].upper()
        expect(inside.get_by_role("button", name=name).first).to_be_visible()
    at_rest(page)
    endings = set()
    for button in inside.get_by_role("button").all():
        with page.expect_download() as waiting:
            button.click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        checked(file)
        endings.add(file.suffix)
    assert endings == FILES[address]


CHARTS = {
    "field-surface": ("gradient_field", {"section": "surface"}),
    "field-curve": ("gradient_field", {"preset": "abs", "count": 1, "point": [0.5], "window": [-2.0, 2.0, -2.0, 2.0]}),
    "field-descent": ("gradient_field", {"section": "descent"}),
    "quadratic-form": ("linear_algebra", {"tab": "special"}),
    "modes-memory": ("modes", {"section": "memory"}),
}
"""File → the page with a chart of Plotly's, flat or in space."""


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_taken_along_as_it_is_seen(page: Page, app_url: str, tmp_path: Path, name: str) -> None:
    address, choices = CHARTS[name]
    opened(page, app_url, f"{address}?s={encoded(choices)}")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    at_rest(page)
    page.get_by_role("button", name="Export").click()
    inside = page.get_by_test_id("stPopoverBody")
    titles = {"field-surface": "the surface", "field-curve": "the function and its slope",
              "field-descent": "the descent, step by step", "quadratic-form": "the quadratic form",
              "modes-memory": "the memory, step by step"}  # fmt: skip
    with page.expect_download() as waiting:
        inside.get_by_role("button", name=f"PNG {titles[name]}").click()
    assert waiting.value.suggested_filename == f"{name}.png"
    waiting.value.save_as(tmp_path / "chart.png")
    checked(tmp_path / "chart.png")


def test_the_exported_values_are_torchs(page: Page, app_url: str, tmp_path: Path) -> None:
    with_program(page, app_url)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV every named tensor").click()
    waiting.value.save_as(tmp_path / "values.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "values.csv").read_text("utf-8-sig"))))
    assert rows[1:] == [["x", "0", "5.0", "10.0"], ["x", "1", "7.0", "14.0"], ["y", "", "74.0", "1.0"]]


TEXT_BEGINS = """button => { const text = document.createRange(); text.selectNodeContents(button.querySelector("p"));
  return [...text.getClientRects()].map((line) => Math.round(line.left)); }"""


@pytest.mark.screen(viewport={"width": 390, "height": 844})
def test_what_an_export_menu_offers_begins_at_one_place_also_in_a_second_line(page: Page, app_url: str) -> None:
    with_program(page, app_url)
    page.get_by_role("button", name="Export").click()
    offered = page.get_by_test_id("stPopoverBody").get_by_test_id("stDownloadButton").get_by_role("button")
    expect(offered.filter(has_text="CSV")).to_be_visible()
    lines = [offer.evaluate(TEXT_BEGINS) for offer in offered.all()]
    assert len({line[0] for line in lines}) == 1
    assert any(len(line) > 2 and line[-1] == line[0] for line in lines)  # the one of two lines


# --- Recent programs


def test_a_program_is_remembered_renamed_opened_again_and_forgotten(page: Page, app_url: str) -> None:
    with_program(page, app_url, NOTED)
    opened(page, app_url, "tensors")
    inside = menu(page)
    inside.get_by_role("button", name="Rename My own square").click()
    field = inside.get_by_role("textbox", name="Name")
    expect(field).to_be_focused()
    field.fill("Homework")
    field.press("Enter")
    expect(inside.get_by_role("link", name="Homework")).to_be_visible()
    inside.get_by_role("link", name="Homework").click()
    expect(page.locator("#n0")).to_be_visible()
    expect_program(page.get_by_label("Program"), NOTED)
    inside = menu(page)
    expect(inside.get_by_role("link", name="Homework")).to_be_visible()
    inside.get_by_role("button", name="Forget Homework").click()
    expect(inside.get_by_text("What you write appears here")).to_be_visible()


def test_examples_are_not_remembered_and_nothing_goes_to_the_server(page: Page, app_url: str) -> None:
    opened(page, app_url, "graph")
    expect(page.locator("#n0")).to_be_visible()
    expect(menu(page).get_by_text("What you write appears here")).to_be_visible()
    assert page.evaluate("localStorage.getItem('cotangent.recent')") is None


def test_all_is_forgotten_after_a_second_click(page: Page, app_url: str) -> None:
    with_program(page, app_url, NOTED)
    with_program(page, app_url, "import torch\nz = torch.arange(3.)\n")
    inside = menu(page)
    expect(inside.get_by_role("listitem")).to_have_count(2)
    inside.get_by_role("button", name="Forget all").click()
    inside.get_by_role("button", name="Really forget all?").click()
    expect(inside.get_by_role("listitem")).to_have_count(0)


# --- Keys


def test_the_question_mark_lists_the_keys_but_is_typed_in_an_editor(page: Page, app_url: str) -> None:
    editor = with_program(page, app_url)
    listed = page.get_by_role("dialog", name="Keys")
    editor.click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type("# ?")
    expect_program(editor, re.compile(re.escape("# ?") + "$"))
    expect(listed).to_have_count(0)
    page.locator("h1.page-title").click()
    page.keyboard.press("?")
    expect(listed).to_be_visible()
    for _title, rows in key_list():
        for row in rows:
            expect(listed.get_by_text(row.does, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(listed).to_have_count(0)


def test_the_listed_keys_do_what_the_list_says(page: Page, app_url: str) -> None:
    with_program(page, app_url)
    picture = page.locator(".view").first
    picture.focus()
    page.keyboard.press(BOUND["picture"]["search"][0])
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press(BOUND["picture"]["on"][0])
    expect(page.locator(".says")).to_contain_text("step 1 of")
    page.keyboard.press(BOUND["page"]["lecture"][0])
    expect(page.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press(BOUND["page"]["lecture"][0])
    expect(page.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "false")


# --- Glossary and About


def test_a_word_of_the_glossary_opens_its_program(page: Page, app_url: str) -> None:
    opened(page, app_url, "help")
    page.get_by_label("Search the glossary").fill("叶子")
    page.get_by_label("Search the glossary").press("Enter")
    expect(page.get_by_text("computation graph", exact=True)).to_have_count(0)
    expect(page.get_by_text("叶子", exact=True)).to_be_visible()
    page.get_by_text("A program that shows it").first.click()
    page.get_by_role("button", name="Open it in the computation graph").click()
    expect(page.locator("#n0")).to_be_visible()
    expect_program(page.get_by_label("Program"), re.compile(re.escape("x.is_leaf, y.is_leaf")))


def test_a_word_opens_the_page_that_draws_it(page: Page, app_url: str) -> None:
    opened(page, app_url, f"help?s={encoded({'search': 'broadcasting'})}")
    page.get_by_text("A program that shows it").first.click()
    page.get_by_role("button", name="See it on the page Tensors").click()
    expect_program(page.get_by_label("Program"), re.compile(re.escape("c = a + b")))


def test_about_names_the_versions_and_the_licences(page: Page, app_url: str) -> None:
    opened(page, app_url, f"help?s={encoded({'section': 'about'})}")
    row = page.get_by_role("row").filter(has_text="torch").first
    expect(row).to_contain_text("2.13.0")
    expect(row).to_contain_text("BSD")
    page.get_by_text("What the browser's side is made of").click()
    expect(page.get_by_text("codemirror").first).to_be_visible()


# --- Tour


def test_the_tour_points_at_real_things_and_is_offered_once(page: Page, app_url: str) -> None:
    opened(page, app_url, "tensors")
    page.get_by_test_id("stSidebar").get_by_role("button", name="One-minute tour").click()
    step = page.locator(".driver-popover")
    expect(step).to_contain_text("Your program")
    for title in ("Its computation graph", "A card is a value", "Step by step", "Examples", "Share", "More"):
        page.keyboard.press("ArrowRight")
        expect(step.locator(".driver-popover-title")).to_have_text(title)
    expect(step).to_contain_text("7 of 7")
    page.keyboard.press("Escape")
    expect(step).to_have_count(0)
    opened(page, app_url, "tensors")
    expect(page.get_by_test_id("stSidebar").get_by_role("button", name="One-minute tour")).to_have_count(0)
    menu(page).get_by_role("button", name="One-minute tour").click()
    expect(step).to_contain_text("Your program")
    page.get_by_role("button", name="Skip the tour").click()
    expect(step).to_have_count(0)


@pytest.mark.screen(locale="zh-CN")
def test_the_last_button_of_the_chinese_tour_says_that_it_ends(page: Page, app_url: str) -> None:
    opened(page, app_url, "tensors")
    page.get_by_test_id("stSidebar").get_by_role("button", name="一分钟导览").click()
    step = page.locator(".driver-popover")
    for number in range(1, 7):
        expect(step).to_contain_text(f"第 {number} 步")
        page.keyboard.press("ArrowRight")
    expect(step.locator(".driver-popover-next-btn")).to_have_text("完成")


@pytest.mark.screen(viewport={"width": 390, "height": 844})
def test_on_a_phone_nothing_is_in_the_way(page: Page, app_url: str) -> None:
    with_program(page, app_url)
    assert page.locator(".driver-popover").count() == 0
    for name in ("Predict first", "Export", "Share"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


# --- Embedding, the splash, and names in the reader's language


@pytest.fixture
def course_page() -> Iterator[str]:
    """The address of another host's page that frames what its query says."""

    class Course(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            framed = html.escape(unquote(urlsplit(self.path).query))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                f'<link rel="icon" href="data:,"><iframe src="{framed}" width="900" height="620">'.encode()
            )

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Course)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"  # another host than 127.0.0.1
    server.shutdown()
    server.server_close()


def test_a_course_page_frames_the_picture_with_its_player(page: Page, app_url: str, course_page: str) -> None:
    link = encoded({"program": SQUARE})
    page.goto(f"{course_page}/?{quote(f'{app_url}/graph?s={link}&embed=true')}")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#n0")).to_be_visible()
    expect(frame.get_by_role("slider", name="Timeline: forward, then backward")).to_be_visible()
    for around in ("h1.page-title", ".st-key-graph_editor", ".st-key-share-open", '[data-testid="stMainMenuButton"]'):
        expect(frame.locator(around)).to_have_count(0)
    expect(frame.get_by_test_id("stSidebar")).to_be_hidden()
    whole = frame.get_by_role("link", name="Change this program in Cotangent")
    expect(whole).to_have_attribute("href", f"{app_url}/graph?s={encoded({'program': SQUARE})}")
    foot = whole.bounding_box()
    box = page.locator("iframe").bounding_box()
    assert foot is not None and box is not None
    assert foot["y"] + foot["height"] <= box["y"] + box["height"]  # all of it is seen without scrolling


def test_the_embed_code_is_that_address(page: Page, app_url: str) -> None:
    with_program(page, app_url)
    page.get_by_role("button", name="Share").click()
    address = f"{app_url}/graph?s={encoded({'program': SQUARE})}&amp;embed=true"
    expect(page.get_by_text(f'<iframe src="{address}"')).to_be_visible()


@pytest.mark.parametrize(("scheme", "background"), [
    pytest.param("light", "rgb(255, 255, 255)", marks=pytest.mark.screen(color_scheme="light")),
    pytest.param("dark", "rgb(20, 24, 31)", marks=pytest.mark.screen(color_scheme="dark")),
])  # fmt: skip
def test_before_the_first_script_there_is_the_sign(page: Page, app_url: str, scheme: str, background: str) -> None:
    held: list[Route] = []
    shown: list[bool] = []
    page.route("**/static/js/index*", lambda route: route.continue_() if shown else held.append(route))
    page.goto(f"{app_url}/help", wait_until="commit")
    expect(page.locator("#splash svg")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == background
    expect(page).to_have_title("Cotangent")
    shown.append(True)
    for one in held:
        one.continue_()
    expect(page.locator("h1.page-title")).to_be_visible()
    expect(page.locator("#splash")).to_have_count(0)


UNNAMED = """() => {
  const names = [...document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")].flatMap((one) =>
    ["aria-label", "title", "placeholder", "alt"].map((name) => one.getAttribute(name)));
  const menu = [...document.querySelectorAll('[data-testid="stMainMenuPopover"] *')].flatMap((one) =>
    [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()));
  return [...names, ...menu].filter((name) => name);
}"""


@pytest.mark.screen(locale="zh-CN")
def test_streamlits_own_parts_are_named_in_chinese(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/data")
    expect(page.locator("h1.page-title")).to_be_visible()
    page.get_by_test_id("stMainMenuButton").click()
    expect(page.get_by_test_id("stMainMenuPopover")).to_be_visible()
    with in_language("zh_CN"):
        english = english_names()
    assert "App pages" in english

    def left() -> list[str]:
        return [name for name in page.evaluate(UNNAMED) if name in english]

    page.wait_for_function(f"names => !({UNNAMED})().some((name) => names.includes(name))", arg=list(english))
    assert left() == []
    page.get_by_test_id("stMainMenuItem-theme-Dark").click()  # it lives on under Streamlit's hands
    page.wait_for_function(f"names => !({UNNAMED})().some((name) => names.includes(name))", arg=list(english))


UNDERLINED = "[...CSS.highlights.get('cotangent-term')].map(range => range.toString())"
"""The words that the page underlines, in the order of the page."""


def underlined(page: Page, fits: Callable[[list[str]], bool]) -> None:
    """Wait until the underlined words fit; the content policy forbids Playwright's own way of waiting."""
    words: list[str] = []
    for _look in range(150):
        words = page.evaluate(UNDERLINED)
        if fits(words):
            return
        page.wait_for_timeout(200)
    pytest.fail(f"underlined in the end: {words}")


def test_a_word_of_the_subject_is_explained_where_it_stands(page: Page, app_url: str) -> None:
    opened(page, app_url, "gradient_field")
    settled(page)  # then the word stays beneath the hand
    underlined(page, lambda words: "numerator layout" in words)
    card = page.get_by_role("tooltip").filter(has_text="分子布局")
    expect(card).to_have_count(0)
    page.get_by_text("row: numerator layout").hover()
    expect(card).to_contain_text("The output's axes come first")
    card.hover()  # which keeps it
    card.get_by_role("link", name="In the glossary").click()
    expect(page.get_by_label("Search the glossary")).to_have_value("numerator layout")
    expect(page.get_by_role("strong").filter(has_text="分子布局")).to_be_visible()
    underlined(page, lambda words: not words)  # the glossary explains itself


def test_escape_or_leaving_ends_an_explanation(page: Page, app_url: str) -> None:
    opened(page, app_url, "modes")
    settled(page)
    underlined(page, lambda words: "Reverse accumulation" in words)
    word = page.get_by_text("Reverse accumulation", exact=True)
    card = page.get_by_role("tooltip").filter(has_text="反向累积")
    word.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(2, 2)
    word.hover()
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()

"""Every entry of the Export menu, pressed after an edit; what comes is opened by another program that reads it."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from pygraphviz import AGraph

from tests.browser.test_graph_page import SQUARE, opened, replaced

EDITED = SQUARE + "z = y + 1\n"


@pytest.fixture
def files(page: Page, app_url: str, tmp_path: Path) -> dict[str, Path]:
    """Ending → the file that the menu gave for a program that was just typed."""
    editor = opened(page, app_url + "/graph?lang=zh_CN")
    replaced(page, editor, EDITED)
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".note.value").filter(has_text="z = 75")).to_be_visible()
    page.get_by_role("button", name="导出").click()
    found: dict[str, Path] = {}
    for kind in ("HTML", "SVG", "PNG", "DOT", "JSON", ".py"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=kind).click()
        place = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(place)
        found[place.suffix] = place
    return found


def test_each_file_is_of_the_program_that_was_typed(page: Page, files: dict[str, Path]) -> None:
    assert files[".py"].read_text() == EDITED
    assert ast.parse(files[".py"].read_text())
    assert json.loads(files[".json"].read_text())["source"] == EDITED
    assert {"n0", "n1", "n2", "n3"} <= set(AGraph(filename=str(files[".dot"])).nodes())
    assert files[".png"].read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert "74" in "".join(ElementTree.parse(files[".svg"]).getroot().itertext())  # 5² + 7²
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(files[".html"].as_uri())
    expect(page.locator("#n3")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_text("z = y + 1")).to_be_visible()
    assert errors == []

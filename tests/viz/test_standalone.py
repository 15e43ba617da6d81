"""The picture taken away: an SVG that is complete, DOT that Graphviz reads, one HTML file that works offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import torch
from playwright.sync_api import Browser, expect

from core import Trace, explore, record
from tests.viz.traces import doubling, in_place_view, squared_error
from viz.notebook import notebook_html
from viz.picture.fold import folded
from viz.picture.graphviz_call import laid_out
from viz.picture.standalone import dot_file, svg_file
from viz.picture.standalone_html import html_file
from viz.widgets.border.built import FILES

SCRIPT = FILES["graph_view.js"].plain.decode()

# Acceptance row Q2.
ROW = (
    "import torch\nx = torch.tensor([1., 2.], requires_grad=True)\nw = torch.tensor([3., -1.], requires_grad=True)\n"
    "z = (torch.dot(x, w) - 2) ** 2\nz.backward()\n"
)
SVG = "{http://www.w3.org/2000/svg}"


def test_the_svg_is_as_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("squared_error.svg", svg_file(squared_error()))


@pytest.mark.parametrize("trace", [squared_error(), squared_error(passes=False), in_place_view(), doubling(3)])
def test_the_svg_needs_nothing_from_outside(trace: Trace) -> None:
    text = svg_file(trace)
    root = ElementTree.fromstring(text)
    assert float(root.attrib["width"]) > 0
    assert "var(" not in text and "<script" not in text and "href" not in text and "url(" not in text
    used = {name for one in root.iter() for name in one.attrib.get("class", "").split()}
    colours = {name for name in used if name.startswith(("fill-", "stroke-"))}
    style = root.findtext(f"{SVG}style") or ""
    assert {name for name in colours if f".picture .{name} {{" not in style} == set()
    # In a notebook its style is the whole page's: no rule may reach beyond the picture.
    assert all(one.strip().startswith(".picture ") for one in re.findall(r"^[^{]+(?={)", style, re.MULTILINE))


@pytest.mark.acceptance("Q2")
def test_a_card_of_the_svg_tells_value_and_adjoint_as_its_tooltip() -> None:
    trace = explore(ROW)
    root = ElementTree.fromstring(svg_file(trace))
    w = next(one for one in root.iter(f"{SVG}g") if one.get("id") == f"n{trace.named('w').index}")
    assert (w.findtext(f"{SVG}title") or "").split("\n")[-2:] == ["▸ [3, −1]", "◂ [−2, −4]"]


def test_what_a_program_says_is_text_in_every_file() -> None:
    trace = explore('print("</script><b>")\nimport torch\nx = torch.ones(2)  # <i> & "\ny = x[0] < 2\n')
    ElementTree.fromstring(svg_file(trace))
    page = html_file(trace, folded(trace, frozenset(), None), None, script=SCRIPT, title="<b>&")
    assert "<title>&lt;b&gt;&amp;</title>" in page
    assert page.count("</script>") == 2


@pytest.mark.parametrize("trace", [squared_error(), doubling(3)])
def test_graphviz_reads_the_dot_file(trace: Trace) -> None:
    assert laid_out(dot_file(trace))


def test_a_notebook_shows_the_picture_and_the_mistake() -> None:
    trace = explore("import torch\nx = torch.ones(2)\nx + torch.ones(3)\n")
    shown = trace._repr_html_()
    assert shown is not None and "<svg" in shown
    assert trace.mistake is not None and trace.mistake.message.split(" ")[0] in shown
    assert notebook_html(explore("1 + 1\n")) is None  # nothing to draw: the notebook writes the repr


def test_the_html_file_is_small_and_steps_through_the_program_without_a_server(
    browser: Browser, tmp_path: Path
) -> None:
    trace = explore(ROW)
    path = tmp_path / "graph.html"
    text = html_file(trace, folded(trace, frozenset(), None), 0, script=SCRIPT, title="z = (⟨x, w⟩ − y)²")
    path.write_text(text, encoding="utf-8")
    assert len(text) < 200_000
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else wrong.append(request.url))
    page.goto(path.as_uri())
    dot = next(node.index for node in trace.nodes if node.operation == "dot")
    page.locator(f"#n{dot}").hover()
    span = trace.nodes[dot].span
    assert span is not None
    line = trace.source.split("\n")[span.line - 1]
    expect(page.locator("#program mark")).to_have_text(line[span.column : span.end_column])
    page.close()
    assert wrong == []


def test_a_recorded_model_shows_itself_in_a_notebook() -> None:
    model = torch.nn.Linear(2, 1)
    shown = record(lambda inputs: model(inputs).square().mean(), torch.ones(3, 2))._repr_html_()
    assert shown is not None
    assert "<title>" in shown and "<script" not in shown

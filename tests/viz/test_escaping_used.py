"""Nothing goes around viz.escaping: what is written by others reaches no format of ours as it came."""

from __future__ import annotations

import ast
import re

import pytest

from tests.viz.markdown_flow import ESCAPED, Flow, Module
from tools.sources import ROOT, source_files

FILES = source_files("app.py", "pages", "viz")
OURS = ROOT / "viz" / "escaping.py"

BARRED = {
    "unsafe_allow_html": "its Markdown would read tags",
    "dataframe": "its toolbar writes CSV that nobody escaped, and a spreadsheet reads =, +, - and @ as formulas",
    "data_editor": "its toolbar writes CSV that nobody escaped",
    "table": "its cells are Markdown",
    "write": "what it makes of a value depends on the value",
    "json": "it makes links of texts",
    "exception": "it shows tracebacks as Markdown",
    "graphviz_chart": "pictures are drawn by viz.picture",
    "components": "no frames",
}
"""Attribute of Streamlit, or argument of its calls → why nothing here uses it."""

EDITORS = {"file_panel.py"}
"""Where cells are typed, its button for CSV is hidden: tests/browser/test_data_page.py."""

MODULES = {"csv": "viz.files.csv_bytes", "html": "viz.escaping.html_text", "xml": "viz.escaping.html_text"}
"""Modules that only the functions named beside them may use."""


def test_only_words_of_ours_numbers_and_escaped_texts_are_markdown_on_a_page() -> None:
    assert list(Flow().unsafe()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("viz.prose", "code_span(piece.text)"),
        ("viz.tensors.writes", "code_span(write.statement)"),
        ("viz.widgets.outcome", "sentence_markdown(said)"),
        ("viz.widgets.tensors.index_panel", "code_span(line)"),
        ("viz.widgets.graph.blanks", "markdown_text(named(real, code))"),
    ],
)
def test_a_name_that_is_not_escaped_is_found(name: str, text: str) -> None:
    flow = Flow()
    module = flow.modules[name]
    before = module.path.read_text(encoding="utf-8")
    assert text in before
    inner = ast.unparse(ast.parse(text, mode="eval").body.args[0])  # type: ignore[attr-defined]
    flow.modules[name] = Module(module.path, before.replace(text, inner))
    assert any(flow.unsafe())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_way_into_a_format(path) -> None:
    text = path.read_text(encoding="utf-8")
    for one in ast.walk(ast.parse(text)):
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "st":
            allowed = one.attr == "data_editor" and path.name in EDITORS
            assert allowed or one.attr not in BARRED, f"line {one.lineno}: {BARRED[one.attr]}"
        if isinstance(one, ast.keyword) and one.arg is not None:
            assert one.arg != "unsafe_allow_html", BARRED["unsafe_allow_html"]
        if isinstance(one, ast.Import | ast.ImportFrom):
            names = [one.module or ""] if isinstance(one, ast.ImportFrom) else [name.name for name in one.names]
            for name in {name.split(".")[0] for name in names} & set(MODULES):
                there = "viz/" + MODULES[name].split(".")[1] + ".py"
                assert path == ROOT / there, f"line {one.lineno}: use {MODULES[name]}"
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "html":
            assert all(map(is_escaped, one.args)), f"line {one.lineno}: its parts go through html_text"


def is_escaped(node: ast.expr) -> bool:
    """Whether HTML of ours has only parts that html_text wrote, or none."""
    match node:
        case ast.JoinedStr(values=values):
            parts = [one.value for one in values if isinstance(one, ast.FormattedValue)]
            return all(isinstance(one, ast.Call) and ast.unparse(one.func) == "html_text" for one in parts) or all(
                isinstance(one, ast.Name) for one in parts
            )
        case ast.Call(func=ast.Name(id="element")):  # viz.widgets.figures: held by tests/viz/test_figures.py
            return True
    return isinstance(node, ast.Constant | ast.Name | ast.BinOp)


@pytest.mark.parametrize("path", [one for one in FILES if one != OURS], ids=lambda path: str(path.relative_to(ROOT)))
def test_fences_and_formulas_are_made_in_one_place(path) -> None:
    """A backtick or a dollar sign beside a value that is put in: only viz.escaping knows how long a fence must be."""
    for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(one, ast.JoinedStr) and path.name not in PLAIN_SENTENCES:
            written = "".join(str(part.value) for part in one.values if isinstance(part, ast.Constant))
            assert not set("`$") & set(written), f"line {one.lineno}: {ast.unparse(one)}"


PLAIN_SENTENCES = {"gradient_causes.py", "origins.py", "gradient_origins.py"}
"""Their sentences are no Markdown yet: the widget gives them to sentence_markdown, which looks for the backticks."""

MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|eval\("


def test_the_browser_is_given_markup_in_one_place_only() -> None:
    """Everything else that the scripts show is a text of the page's own tree."""
    found = [
        (path.name, line.strip())
        for path in source_files("viz", ending=".js")
        if "built" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(MARKUP, line)
    ]
    drawings = {"sheet.js", "modes_picture.js", "moving_picture.js", "course_picture.js"}
    assert {name for name, _ in found} == drawings, found
    kept = (
        "sheet.js",
        "holder.innerHTML = text;",
    )  # the pictures of the graph, also those drawn ahead, by viz.picture.svg
    assert all("data.svg" in line or (name, line) == kept for name, line in found)


def test_the_list_of_escaping_functions_is_whole() -> None:
    defined = {one.name for one in ast.parse(OURS.read_text(encoding="utf-8")).body if isinstance(one, ast.FunctionDef)}
    assert ESCAPED <= defined

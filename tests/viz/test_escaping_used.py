"""Nothing goes around viz.escaping: what is written by others reaches no format of ours as it came."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

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


def ways_around(path: Path) -> Iterator[str]:
    """Yield each place of a file where something reaches a format by another way, and what is to be done there."""
    for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        at = f"{path.relative_to(ROOT)}:{getattr(one, 'lineno', 0)}: "
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "st":
            allowed = one.attr == "data_editor" and path.name in EDITORS
            if one.attr in BARRED and not allowed:
                yield at + BARRED[one.attr]
        if isinstance(one, ast.keyword) and one.arg == "unsafe_allow_html":
            yield at + BARRED["unsafe_allow_html"]
        if isinstance(one, ast.Import | ast.ImportFrom):
            names = [one.module or ""] if isinstance(one, ast.ImportFrom) else [name.name for name in one.names]
            for name in {name.split(".")[0] for name in names} & set(MODULES):
                if path != ROOT / ("viz/" + MODULES[name].split(".")[1] + ".py"):
                    yield f"{at}use {MODULES[name]}"
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "html":
            if not all(map(is_escaped, one.args)):
                yield at + "its parts go through html_text"


def test_no_other_way_into_a_format() -> None:
    assert [way for path in FILES for way in ways_around(path)] == []


@pytest.mark.parametrize(
    "text",
    [
        "import streamlit as st\nst.write(name)", "show(unsafe_allow_html=True)", "import csv",
        "from xml.etree import ElementTree", "from html import escape", "st.html(f'<b>{name}</b>' + other())",
        "st.html(name())", "page.st.x(st.data_editor)",
    ],
)  # fmt: skip
def test_each_other_way_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("tests.viz.test_escaping_used.ROOT", tmp_path)
    (tmp_path / "page.py").write_text(text, encoding="utf-8")
    assert len([*ways_around(tmp_path / "page.py")]) == 1


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
        case ast.BinOp(left=left, right=right):  # beside a file's name there is a slash
            return isinstance(node.op, ast.Div) or (is_escaped(left) and is_escaped(right))
    return isinstance(node, ast.Constant | ast.Name)


def test_fences_and_formulas_are_made_in_one_place() -> None:
    """A backtick or a dollar sign beside a value that is put in: only viz.escaping knows how long a fence must be."""
    found = [
        f"{path.relative_to(ROOT)}:{one.lineno}: {ast.unparse(one)}"
        for path in FILES
        if path != OURS and path.name not in PLAIN_SENTENCES
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(one, ast.JoinedStr)
        if set("`$") & set("".join(str(part.value) for part in one.values if isinstance(part, ast.Constant)))
    ]
    assert found == []


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

"""The colours of programs that pages show: those words are coloured that Python's own tokenizer finds."""

from __future__ import annotations

import io
import keyword
import re
import tokenize
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tools.serving import ROOT
from viz.widgets.border.compressed import STATIC
from viz.widgets.border.highlighter import NAME, OURS, with_python_alone

PROGRAM = '''\
import torch  # the only "library"
from d2l import torch as d2l


@torch.no_grad()
def größe(x: float = 1_000.5e-3, *, y=0xFF, z=.5j) -> bool:
    """A string
    of two lines, with # no comment."""
    if x is not None and not x != -y or x >= y ** 2 // 3:
        return True
    text = f'{x} is \\'quoted\\'' + r"\\d" + b'' + 'unended'
    return [k for k in range(3)][0:-1], lambda t: t @ t, x.sum().max(), {"max": max(1, 2)}, y


class Net(torch.nn.Module):
    pass
'''
COLOURED = """([source, text]) => {
  const React = { createElement: (tag, props, ...children) => ({ tag, kind: props.className, children }) };
  const { Prism } = new Function(`${source}; return pythonHighlighter(arguments[0])`)(React);
  const [code] = Prism({ language: "python", customStyle: {}, wrapLongLines: true, children: text }).children;
  return code.children.map((one) => (one.children ? [one.kind.replace("token ", ""), one.children[0]] : ["", one]));
}"""


@pytest.fixture
def coloured(page: Page) -> list[tuple[str, str]]:
    """Pieces of the program with their kinds."""
    return [(kind, text) for kind, text in page.evaluate(COLOURED, [OURS.read_text(encoding="utf-8"), PROGRAM])]


def pieces(coloured: list[tuple[str, str]], *kinds: str) -> list[str]:
    return [text for kind, text in coloured if kind in kinds]


def test_what_python_takes_for_a_word_has_its_colour(coloured: list[tuple[str, str]]) -> None:
    tokens = [*tokenize.generate_tokens(io.StringIO(PROGRAM).readline)]
    assert "".join(text for _kind, text in coloured) == PROGRAM
    words = [one.string for one in tokens if one.type == tokenize.NAME and keyword.iskeyword(one.string)]
    assert pieces(coloured, "keyword", "boolean") == words
    assert pieces(coloured, "string") == [one.string for one in tokens if one.type == tokenize.STRING]
    assert pieces(coloured, "comment") == [one.string for one in tokens if one.type == tokenize.COMMENT]
    assert pieces(coloured, "number") == [one.string for one in tokens if one.type == tokenize.NUMBER]
    signs = "".join(one.string for one in tokens if one.type == tokenize.OP)
    assert "".join(pieces(coloured, "operator", "punctuation")) == signs
    assert pieces(coloured, "function") == ["größe"] and pieces(coloured, "class-name") == ["Net"]
    assert pieces(coloured, "builtin") == ["float", "bool", "range", "max"]


def test_streamlit_s_script_keeps_its_own_part() -> None:
    [script] = [path for path in (STATIC / "js").iterdir() if NAME.fullmatch(f"js/{path.name}")]
    whole = script.read_text(encoding="utf-8")
    ours = with_python_alone(whole)
    assert len(ours) < len(whole) / 100
    exports = re.compile(r"export\{.*\};?$")
    [exported] = [line for line in whole.splitlines() if exports.search(line)]
    assert exported[exported.index("export{") :] in ours


def test_a_script_that_looks_different_goes_out_unchanged() -> None:
    assert with_python_alone("export default 1;") == "export default 1;"


def test_no_page_asks_for_numbers_of_lines() -> None:
    """Our highlighter draws none."""
    files = [*Path(ROOT / "pages").rglob("*.py"), *Path(ROOT / "viz").rglob("*.py")]
    assert not [file for file in files if "line_numbers=" in file.read_text(encoding="utf-8")]


def test_a_program_on_a_page_is_coloured(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/reductions")
    code = page.get_by_test_id("stCode").first
    expect(code.locator(".token.keyword").first).to_have_text("import")
    expect(code).to_contain_text(re.compile(r"import torch\s+A = torch\.arange"))
    colours = {
        kind: code.locator(f".token.{kind}").first.evaluate("(one) => getComputedStyle(one).color")
        for kind in ("keyword", "number", "punctuation")
    }
    assert len(set(colours.values())) == 3

"""No text opens anything in any format: held with readers that others wrote."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

import pygraphviz
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.browser.hostile_names import NAMES
from viz import escaping
from viz.escaping import (
    ELLIPSIS,
    JOINER,
    MOST_MARKS,
    code_cell,
    code_span,
    dot_text,
    formula,
    html_text,
    in_colour,
    latex_text,
    markdown_text,
    script_json,
    sentence_markdown,
    visible,
    visible_data,
    visible_lines,
)

PIECES = (
    "`", "``", "[", "]", "(", ")", "![", "](http://h.example/x)", "<", ">", "<b>", "</script>", "<!--", "$", "\\", "|",
    "\n", "\r", "\t", " ", "  ", "*", "**", "_", "~~", ":", "::", ":red[", ":material/home:", ":smile:", "#", "- ",
    "1.", "&", "&lt;", "&#60;", "http://h.example", "www.h.example", "a@h.example", "{", "}", "^", "%", '"', "'", "x",
    "变", "\u0301", "\u200b", "\u202e", "\u2028", "\x00", "\x1b", "\ud800", "\ufffe", "=", "+", "!", "@", ";", "\u2060",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join) | st.sampled_from(NAMES)

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

LINKED = re.compile(r"https?://[-.\w]|(?<![\w])www\.[-.\w]|[-.\w+]+@[-\w]+\.[-\w]", re.IGNORECASE | re.ASCII)
"""What GitHub's Markdown makes a link of wherever it stands in a text (its specification, 6.9)."""

DIRECTIVE = re.compile(r"(?<!\\)(?:\\\\)*:[^\W_]")
"""What remark-directive takes for the beginning of one: a colon that no backslash escapes, before a letter."""


def leaves(markdown: str) -> list[Token]:
    """Return what a reader of CommonMark and GitHub's tables finds in one paragraph."""
    blocks = READER.parse(markdown)
    assert [one.type for one in blocks] in (["paragraph_open", "inline", "paragraph_close"], [])
    return [leaf for block in blocks for leaf in block.children or ()]


def plain(text: str) -> str:
    return text.replace(JOINER, "")


def is_inert(token: Token) -> bool:
    """Whether a piece of text has nothing that Streamlit's renderer looks for in finished text."""
    return token.type == "text" and not LINKED.search(token.content) and not re.search(r":[\w+-]+:", token.content)


@given(texts)
@settings(max_examples=1500, deadline=None)
@example("www")
def test_text_stays_text_in_markdown(text: str) -> None:
    markdown = markdown_text(text)
    found = leaves(markdown)
    assert all(map(is_inert, found)), found
    assert all(map(is_inert, leaves(f"Of {markdown}.x and {markdown}//x")))
    assert not DIRECTIVE.search(markdown)
    assert len(re.findall(r"\\.", markdown)) >= markdown.count("$")
    assert not re.search(r"(?<!\\)(?:\\\\)*\$", markdown)
    one_line = re.sub(r"[ \t\r\n]+", " ", text)
    assert plain("".join(one.content for one in found)) == plain(visible(one_line)).strip()


@given(texts)
@settings(max_examples=1500, deadline=None)
def test_code_stays_code_in_markdown(text: str) -> None:
    for around in ("{}", "A {} B", "**{}**", "- {}", "*{}*"):
        blocks = READER.parse(around.format(code_span(text)))
        found = [
            leaf
            for block in blocks
            for leaf in block.children or ()
            if leaf.type not in ("strong_open", "em_open", "text")
        ]
        code = [one for one in found if one.type not in ("strong_close", "em_close")]
        assert [one.type for one in code] == ["code_inline"], (around, found)
        assert plain(code[0].content) == plain(visible(text)) or not visible(text).strip()


@given(texts)
@settings(max_examples=500, deadline=None)
def test_code_in_a_table_opens_no_cell(text: str) -> None:
    tokens = READER.parse(f"| a | b |\n|---|---|\n| {code_cell(text)} | z |\n")
    cells = [one.children or [] for one in tokens if one.type == "inline"]
    assert len(cells) == 4
    assert [one.type for one in cells[2]] == ["code_inline"]
    assert plain(cells[2][0].content) == plain(visible(text)) or not visible(text).strip()


@given(texts, texts)
@settings(max_examples=1500, deadline=None)
def test_a_sentence_is_text_and_code(first: str, second: str) -> None:
    found = leaves(sentence_markdown(f"There is no `{first}` yet, {second}: `x` is."))
    assert {one.type for one in found} <= {"text", "code_inline"}
    assert all(is_inert(one) for one in found if one.type == "text")


def test_code_in_a_sentence_is_seen_as_code() -> None:
    assert sentence_markdown("`w.grad` is None: `w_1` was [computed].") == "`w.grad` is None: `w_1` was \\[computed\\]."


@given(texts)
@settings(max_examples=1000, deadline=None)
def test_a_colour_ends_where_it_should(text: str) -> None:
    """remark-directive counts brackets, in code too, before anything else is read."""
    coloured = in_colour("gray", f"{code_span(text)} and {markdown_text(text)}")
    if not coloured.startswith(":gray["):
        return
    label = coloured.removeprefix(":gray[")
    depth, at = 1, 0
    while depth:
        if label[at] == "\\" and label[at + 1] in "[]\\":
            at += 1
        else:
            depth += {"[": 1, "]": -1}.get(label[at], 0)
        at += 1
    assert at == len(label)


def test_a_colour_is_kept_where_brackets_match() -> None:
    assert in_colour("gray", code_span("x[0]")) == ":gray[`x[0]`]"
    assert in_colour("gray", code_span("x]![y](http://h.example)[")) == "`x]![y](http://h.example)[`"


@given(texts)
@settings(max_examples=1000, deadline=None)
def test_a_name_ends_no_formula(text: str) -> None:
    latex = latex_text(text)
    assert not set("$`\n[]|<>") & set(latex)
    depth = 0
    for sign in re.findall(r"\\.|[{}]", latex):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    commands = set(re.findall(r"\\[A-Za-z]+", latex))
    assert commands <= {found for one in escaping.LATEX.values() for found in re.findall(r"\\[A-Za-z]+", one)} | {
        r"\text"
    }
    assert formula(rf"\mathrm{{{latex}}}").startswith("$")


@given(texts)
def test_latex_with_a_dollar_is_no_formula(text: str) -> None:
    written = formula(text)
    assert re.fullmatch(r"\$[^$`\n]*\$", written) or written == code_span(text)


class Tags(HTMLParser):
    """Collects what a reader of HTML finds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


@given(texts)
@settings(max_examples=1500, deadline=None)
def test_text_stays_text_in_html_and_svg(text: str) -> None:
    written = f'<p title="{html_text(text)}">{html_text(text)}</p>'
    reader = Tags()
    reader.feed(written)
    reader.close()
    assert reader.tags == [("p", [("title", visible_lines(text))])]
    assert reader.text == visible_lines(text)
    assert not reader.others
    element = ElementTree.fromstring(written.encode("utf-8"))
    assert element.text == (visible_lines(text) or None)
    assert not len(element)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_a_label_of_dot_stays_a_label(text: str) -> None:
    graph = pygraphviz.AGraph(string=f"digraph {{ a [label={dot_text(text)}]; b }}")
    assert sorted(graph.nodes()) == ["a", "b"]
    assert not graph.edges()
    shown = visible_lines(text).replace("\t", " ").replace("\\", "\\\\").replace("\n", "\\n")
    assert graph.get_node("a").attr["label"] in (  # type: ignore[attr-defined]
        shown,
        re.sub(r"&(?=#?\w+;)", "&amp;", shown),
    )


@given(st.recursive(texts, lambda one: st.lists(one) | st.dictionaries(st.text(max_size=3), one), max_leaves=6))
@settings(max_examples=500, deadline=None)
def test_json_stays_in_its_script(data: object) -> None:
    written = script_json(data)
    assert json.loads(written) == data
    assert not set("<>&\u2028\u2029\x7f") & set(written)
    written.encode("utf-8")


UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@given(st.text() | texts)
@settings(max_examples=1500, deadline=None)
def test_everything_can_be_seen(text: str) -> None:
    for shown in (visible(text), visible_lines(text), visible_data({"x": [text]})["x"][0]):
        left = {one for one in shown if unicodedata.category(one) in UNSEEN} - {"\n", "\t", "\u200d"}
        assert not left, left
        shown.encode("utf-8")
    assert "\n" not in visible(text)


def test_every_character_without_a_shape_is_escaped() -> None:
    """All of Unicode, by Python's own tables."""
    everything = "".join(chr(code) for code in range(0x110000))
    shown = set(visible_lines(everything, len(everything)))
    assert {one for one in shown if unicodedata.category(one) in UNSEEN} == {"\n", "\t"}
    kept = {one for one in everything if unicodedata.category(one)[0] in "LNPS"}
    lost = kept - shown - set("\u115f\u1160\u3164\uffa0")  # fillers: letters of no shape
    assert not {one for one in lost if unicodedata.category(one)[0] != "M"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a\\nb"), ("\x1b[31m", "\\x1b[31m"), ("\u202egnp", "\\u202egnp"), ("\u200b", "\\u200b"),
        ("\ud800", "\\ud800"), ("\x00", "\\x00"), ("变量 é", "变量 é"), ("👩\u200d💻", "👩\u200d💻"),
        ("a\u200db", "a\\u200db"), ("\U000e0041", "\\U000e0041"), ("a\u0301\u0302", "a\u0301\u0302"),
    ],
)  # fmt: skip
def test_what_has_no_shape_is_shown_as_python_writes_it(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_names_and_towers_of_accents_are_bounded() -> None:
    assert visible("x" * 10_000) == "x" * 399 + ELLIPSIS
    assert visible("a" + "\u0301" * 50 + "b") == "a" + "\u0301" * MOST_MARKS + "b"
    assert len(code_span("`" * 100_000)) < 2_000
    assert len(markdown_text("[" * 100_000)) < 1_000
    assert len(sentence_markdown("`" * 1_000_000)) < 5_000


def test_lines_stay_lines() -> None:
    assert visible_lines("a\r\nb\n\tc\rd") == "a\nb\n\tc\\rd"

"""A stranger's prompt: what is allowed stays, everything else is shown as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from viz.authored import allowed_formula, authored_markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""CommonMark, GitHub's tables and links, tags allowed: a second reader, which nobody here wrote."""
ALLOWED = {"paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "ordered_list_open",
           "ordered_list_close", "list_item_open", "list_item_close", "fence", "inline", "text", "strong_open",
           "strong_close", "em_open", "em_close", "code_inline", "softbreak", "hardbreak", "text_special"}  # fmt: skip


def kinds(markdown: str) -> set[str]:
    found: set[str] = set()
    for one in READER.parse(markdown):
        found |= {one.type, *(child.type for child in one.children or ())}
    return found


def read(markdown: str) -> str:
    return READER.render(markdown)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("the **mean** of *each* row", "<p>the <strong>mean</strong> of <em>each</em> row</p>"),
        ("`A.mean(0)` or ``a`b``", "<p><code>A.mean(0)</code> or <code>a`b</code></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("```python\nx = 1\n```", '<pre><code class="language-python">x = 1\n</code></pre>'),
        ("2 * 3 * 4 and a_b_c", "<p>2 * 3 * 4 and a_b_c</p>"),
    ],
)
def test_what_is_allowed_stays(text: str, html: str) -> None:
    assert read(authored_markdown(text)).strip().replace("<br />", "<br>") == html


def test_formulas_stay() -> None:
    assert authored_markdown(r"Let $A \in \mathbb{R}^{m \times n}$ be.") == r"Let $A \in \mathbb{R}^{m \times n}$ be."
    assert authored_markdown("$$ \\sum_i x_i $$") == "$$\n\\sum_i x_i\n$$"
    assert authored_markdown("costs $5 and $6") == r"costs \$5 and \$6"


HOSTILE = [
    "[a](http://example.org)",
    "![a](http://example.org/a.png)",
    "<http://example.org>",
    "http://example.org",
    "www.example.org",
    "me@example.org",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "# Head",
    "Head\n===",
    "Head\n---",
    "> quoted",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[a]: http://example.org\n\n[a]",
    "---",
    "***",
    "    code",
    ":red[hello]",
    ":material/home:",
    ":smile:",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "- [x] done",
    "~~gone~~",
    "<!-- -->",
    "**[a](http://example.org)**",
    "*<b>*",
    "**`**`",
    "`a**b`**c**",
    "- # head",
    "- > quoted",
    "1. - a",
    "* * *",
    "```\n</code></pre><script>\n```",
    "~~~\nx\n~~~",
    "``` a b\nx",
    "[^1]\n\n[^1]: note",
    "$[a](http://example.org)$",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_not_allowed_is_text(text: str) -> None:
    markdown = authored_markdown(text)
    assert kinds(markdown) <= ALLOWED, read(markdown)


PIECES = st.sampled_from([*HOSTILE, "*", "**", "`", "```", "$", "$$", "\n", "\n\n", " ", "- ", "1. ", "a", "<", "[",
                          "](", ")", "\\", "|", ":", "_", "中", "http://", "\t"])  # fmt: skip


@pytest.mark.parametrize("text", [
    "$**`**`$$[a](http://example.org)$[a](http://example.org)$", "$\\href{`}$$\\href{[a](http://a.org)}$[a](http://a.org)`",
    "`` ` ```[a](http://a.org)`", "head$~~~ x ~~~Head~~~ x ~~~$",
])  # fmt: skip
def test_fences_that_touch_open_nothing(text: str) -> None:
    assert kinds(authored_markdown(text)) <= ALLOWED


@settings(max_examples=1_000, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_is_put_together_nothing_else_appears(text: str) -> None:
    markdown = authored_markdown(text)
    assert kinds(markdown) <= ALLOWED, (markdown, read(markdown))


@pytest.mark.parametrize(
    "latex",
    [r"x^{2}", r"\frac{1}{n} \sum_{i=1}^n x_i", r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\|x\|_2", r"\{a\}",
     r"\left( \partial f / \partial x \right)^\top", r"50\%"],
)  # fmt: skip
def test_formulas_of_a_lesson_are_allowed(latex: str) -> None:
    assert allowed_formula(latex)


@pytest.mark.parametrize(
    "latex",
    [r"\rule{900em}{900em}", r"\kern-900em x", r"\hspace{900em}", r"\href{http://example.org}{a}", r"\def\a{b}",
     r"\includegraphics{http://example.org/a}", r"a \\[900em] b", r"\htmlClass{a}{b}", r"\color{red} x", r"\tag{9}",
     r"\Huge x", r"\raisebox{90em}{x}", r"\begin{document}\end{document}", r"\csname a\endcsname", r"\unicode{1}",
     "x % y", "x" * 2_000],
)  # fmt: skip
def test_formulas_that_leave_their_line_are_shown_as_code(latex: str) -> None:
    assert not allowed_formula(latex)
    assert authored_markdown(f"${latex}$"[:1_900]).startswith(("`", r"\$"))


def test_a_long_prompt_is_cut() -> None:
    assert authored_markdown("a\n" * 1_000_000).count("\n") < 500

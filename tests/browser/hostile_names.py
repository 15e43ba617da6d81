"""Texts that try to be more than text, in each format that the application writes."""

from __future__ import annotations

HOST = "http://127.0.0.1:9"
"""Nobody listens there; a page that asks it was made to by a name."""

NAMES = (
    f"`![x]({HOST}/1.png)`", f"``![x]({HOST}/2.png)", f"`![x]({HOST}/3.png)", f"![x]({HOST}/4.png)",
    f"[x]({HOST}/5)", f"]({HOST}/6)", f"x]![y]({HOST}/7.png)", f"`]![y]({HOST}/8.png)[`", f"<{HOST}/9>",
    f"{HOST}/10", "https://example.com/11", "www.example.com", "WWW.EXAMPLE.COM", "someone@example.com",
    "mailto:someone@example.com", f"see {HOST}/12, please", f"<img src='{HOST}/13.png'>",
    f"<a href={HOST}/14>x</a>", "<b>bold</b>", "<!-- a", "-->", "&lt;b&gt;", "&#60;b>", "<script>alert(1)</script>",
    "</script><script>alert(2)</script>", "*x*", "**x**", "_x_", "__x__", "~x~", "~~x~~", "***", "---", "===",
    "# x", "> x", "- x", "+ x", "* x", "1. x", "1) x", "    x", "\tx", "| a | b |\n|---|---|\n| c | d |",
    "a | b", "|", "$x$", "$$x$$", r"$\href{http://127.0.0.1:9/15}{x}$", r"\$x\$", "$", "x$ $y", ":red[x]",
    ":red", "a:red[x]", ":red-background[x]", ":color[x]{foreground=red}", ":small[x]", ":help[x]", ":blue-badge[x]",
    ":material/home:", ":material/home", ":streamlit:", ":smile:", ":+1:", ":a:smile:", "::red[x]", ":::red",
    "x::y", "lambda x: x", "\\", "\\`", "`", "``", "` `", " ` ", "```\nx\n```", "~~~\nx\n~~~", "[x]", "[^1]",
    "[x]: http://127.0.0.1:9/16", "- [ ] x", "x  \ny", "x\\\ny", "a\r\nb", "a\rb", "\x00", "\x1b[31mx", "\x85",
    "\ud800", "\u2028", "\u202egnp.x", "\u200bx\u200d", "\ufeff", "\uffff", "a" + "\u0300" * 60, "x" * 5_000, "",
    " ", "\u3000", "变量", "é", "👩\u200d💻", "net.0.weight", "__matmul__", "x1", "−3", "=1+1", "@x", "'; DROP",
    "\"><img src=x onerror=alert(3)>", "javascript:alert(4)", "{0}", "{x}", "%s", "a\\]b", "a\\[b", "]", "[", "]]",
    "\u2060", "^x", "x^{2}", "_", "{", "}", "\\end{aligned}", "\\includegraphics{http://127.0.0.1:9/17.png}",
)  # fmt: skip
"""What a program may call a variable, print or raise."""

"""Streamlit's script that colours code, with Python in place of three hundred languages: 4 kB of a load for 515.

Streamlit's script brings its parts along in one file. What stands between its imports and its own component is the
highlighter, which `python_tokens.js` replaces. Another version of Streamlit that looks different goes out unchanged.
"""

from __future__ import annotations

import re
from pathlib import Path

NAME = re.compile(r"js/StreamlitSyntaxHighlighter\.[\w-]+\.js")
OURS = Path(__file__).with_name("python_tokens.js")
_PARTS = re.compile(
    r"var \w+=\w+\(\(.*[;,](?P<react>\w+)=(?P<whole>\w+\(\w+\(\),1\)),(?P<prism>\w+)=\w+\(\),", re.DOTALL
)
_HASTSCRIPT = re.compile(r'import\{[^}]*\}from"\./hastscript\.[\w-]+\.js";')


def with_python_alone(text: str) -> str:
    """Return Streamlit's script with our highlighter in it; the same text where its parts are not found."""
    found = _PARTS.search(text)
    if found is None:
        return text
    head, tail = _HASTSCRIPT.sub("", text[: found.start()]), text[found.end() :]
    react, prism = found["react"], found["prism"]
    joined = f"var {react}={found['whole']},{prism}=pythonHighlighter({react}),"
    return head + joined + tail + "\n" + OURS.read_text(encoding="utf-8")

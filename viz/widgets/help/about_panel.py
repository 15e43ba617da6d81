"""The panel About: the purpose of this application, the data that it keeps, and the work that it is made of."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

import streamlit as st

from viz.escaping import markdown_text, table_markdown
from viz.widgets.border.built import FILES
from viz.words import _

LONGEST_NAME = 60
"""Characters of a licence's name; longer ones are the licence itself."""
REQUIREMENTS = Path(__file__).resolve().parents[3] / "requirements.txt"


def about_panel() -> None:
    """Show what Cotangent is, what is sent and kept, the versions and the licences."""
    st.markdown(_(
        "Cotangent runs your PyTorch program once and shows what autograd did: every value, every gradient, and the "
        "sum that makes it. It is made for readers of *Dive into Deep Learning* (动手学深度学习). Each number on the "
        "pages comes from torch."
    ))  # fmt: skip
    st.markdown("#### " + _("What is sent and kept"))
    for sentence in _kept():
        st.markdown(f"- {sentence}")
    st.markdown("#### " + _("Versions and licences"))
    version = markdown_text(platform.python_version())
    st.caption(_("Python {version}, and the libraries that it runs with:").format(version=version))
    heads = [_("Library"), _("Version"), _("Licence")]
    st.markdown(table_markdown(heads, libraries()))
    with st.expander(_("What the browser's side is made of, with its licences"), icon=":material/license:"):
        st.code(FILES["LICENSES.txt"].plain.decode(), language=None, height=420)


def _kept() -> tuple[str, ...]:
    return (
        _("Your program goes to the server that you opened this page on, and nowhere else: no page loads anything "
          "from another host, and nobody counts visits."),
        _("The server runs it in a process of its own and keeps it in memory while your session lasts. Nothing of "
          "it is written to a disk."),
        _("The address of the page holds your program, so that you can share it: whoever sees the address sees the "
          "program."),
        _("The browser keeps the list of recent programs, which no server sees, what you did of the exercises, and how "
          "wide you pulled panels. Each program can be forgotten in the menu ⋯."),
    )  # fmt: skip


@cache
def libraries() -> list[tuple[str, str, str]]:
    """Return name, version and licence of every direct requirement that is installed."""
    lines = REQUIREMENTS.read_text("utf-8").splitlines() if REQUIREMENTS.exists() else []
    names = [line.split("==")[0] for line in lines if "==" in line]
    return [(name, version(name), _licence(name)) for name in names if _installed(name)]


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _licence(name: str) -> str:
    """Return a licence's name: packages say it in one of three places, some with the whole text."""
    said = metadata(name)
    classified = [one.rsplit(" :: ", 1)[-1] for one in said.get_all("Classifier", []) if one.startswith("License ::")]
    expression = said.get_all("License-Expression", [])
    written = [text.strip().split("\n")[0] for text in said.get_all("License", [])]
    named = expression or [text for text in written if 0 < len(text) < LONGEST_NAME] or classified
    return ", ".join(named) or "–"

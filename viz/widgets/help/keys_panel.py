"""The list of keys."""

from __future__ import annotations

import streamlit as st

from viz.bound_keys import key_list
from viz.escaping import html_text
from viz.words import _

STYLE = """<style>
.key-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); gap: 0 2.5rem }
.key-list h2 { font-size: 1.05rem; padding: .8rem 0 .3rem } .key-list dl { margin: 0 }
.key-list dl > div { display: flex; gap: 1rem; padding: .3rem 0; align-items: baseline }
.key-list dt { flex: 0 0 9.5rem } .key-list dd { margin: 0 }
.key-list kbd { padding: .08rem .4rem; border: 1px solid rgba(128, 128, 128, .55); border-radius: .35rem;
  font-size: .84rem; white-space: nowrap }
</style>"""


def keys_panel() -> None:
    """Show every key with what it does, place by place."""
    parts = []
    for title, rows in key_list():
        lines = "".join(
            f"<div><dt>{' '.join(_pressed(way) for way in row.keys)}</dt><dd>{html_text(row.does)}</dd></div>"
            for row in rows
        )
        parts.append(f"<section><h2>{html_text(title)}</h2><dl>{lines}</dl></section>")
    sections = "".join(parts)
    st.html(f'{STYLE}<div class="key-list">{sections}</div>')
    st.caption(_("The question mark shows this list on every page. Everything else answers to Tab and Enter."))


def _pressed(way: tuple[str, ...]) -> str:
    return "+".join(f"<kbd>{html_text(key)}</kbd>" for key in way)

"""While something is wrong with a text, the picture of the last one stays, dimmed: nothing else on a page is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def dim(*containers: str) -> None:
    """Have containers, by their keys, look like what they are: of the last text with which nothing was wrong."""
    rule = f"{', '.join(f'.st-key-{key}' for key in containers)} {{ opacity: .4; }}" if containers else ""
    st.html(f"<style>{rule}</style>")


def last_sound(key: str, name: str, found: T | None, *containers: str) -> T | None:
    """Return what was found and keep it; where there is nothing, what there was last, with its containers dimmed.

    Args:
        key: Of the session's state, for all that a page keeps so.
        name: Of this, on the page.
    """
    kept: Mapping[str, T] = st.session_state.get(key, {})
    if found is not None:
        st.session_state[key] = {**kept, name: found}
        return found
    former = kept.get(name)
    if former is not None:
        dim(*containers)
    return former

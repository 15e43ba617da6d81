"""While something is wrong with a text, the picture of the last one stays, dimmed: nothing else on a page is lost."""

from __future__ import annotations

from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def dim(*containers: str) -> None:
    """Have containers, by their keys, look like what they are: of the last text with which nothing was wrong.

    Without any it is called as well: what stands below keeps its place on the page.
    """
    rule = f"{', '.join(f'.st-key-{key}' for key in containers)} {{ opacity: .4; }}" if containers else ""
    st.html(f"<style>{rule}</style>")


def last_sound(key: str, name: str, found: T | None, *containers: str) -> T | None:
    """Return what was found and keep it; where there is nothing, what there was last, with its containers dimmed.

    Args:
        key: Of the session's state, for all that a page keeps so.
        name: Of this, on the page.
    """
    if found is not None:
        dim()
        st.session_state[key] = {**st.session_state.get(key, {}), name: found}
        return found
    former: T | None = sound(key, name)
    dim(*(containers if former is not None else ()))
    return former


def sound(key: str, name: str) -> Any:
    """Return what `last_sound` kept, None for nothing."""
    return st.session_state.get(key, {}).get(name)

"""A page's choice in the address: read once per session, written after every run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
import streamlit as st

from viz.link import BrokenLink, decoded, encoded
from viz.widgets.trust import arrived
from viz.words import Words

PARAMETER = "s"
Record = TypeVar("Record", bound=msgspec.Struct)


def chosen_in_address(
    first: Record, sound: Callable[[Record], bool], code: Callable[[Record], str], words: Words
) -> tuple[Record, str]:
    """Return the choice that the address holds, and what to say about it: a sentence where it is damaged.

    Args:
        first: The choice of an address without one.
        sound: Whether the page could have written the choice; a link can be edited by hand.
        code: What of a choice would be run and is not ours; "" where it is an example.
    """
    if PARAMETER not in st.query_params:
        return first, ""
    try:
        choice = decoded(st.query_params[PARAMETER], type(first))
    except BrokenLink:
        choice = None
    if choice is not None and sound(choice):
        arrived(code(choice))
        return choice, ""
    return first, words.gettext("This link is damaged or from another version, so an example is shown instead.")


def parameter_of(choice: Record, first: Record) -> str:
    """Return what the address says of a choice; "" for the first one, which needs nothing."""
    return "" if choice == first else encoded(choice)


def write_choice(choice: Record, first: Record) -> str:
    """Put the choice into the address and return the parameter."""
    wanted = parameter_of(choice, first)
    if wanted != st.query_params.get(PARAMETER, ""):
        if wanted:
            st.query_params[PARAMETER] = wanted
        else:
            del st.query_params[PARAMETER]
    return wanted

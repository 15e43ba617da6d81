"""A select box of examples that fill in a text: it shows the one that the text is, and nothing once that was edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st


def example_box(
    label: str,
    options: Sequence[str],
    chosen: str | None,
    *,
    key: str,
    title: Callable[[str], str],
    placeholder: str,
    width: int,
    on_choose: Callable[[str], None],
) -> None:
    """Show the box; call ``on_choose`` with an example that somebody picked.

    Whoever types sends messages faster than the browser hears that the text is no example any longer, and each message
    repeats what the box shows there. So the box that is told to show something else is another widget, of another key:
    whatever the new one says was picked. A message that was under way still tells of the old one, which the session has
    forgotten, so that Streamlit takes its value for a change; such a change is nobody's.

    Args:
        chosen: The example that the text is.
        title: An example's name for the reader.
    """
    number = _number(key, chosen)
    box = f"{key}-box-{number}"
    if box not in st.session_state:
        st.session_state[box] = chosen

    def picked() -> None:
        example = st.session_state[box]
        shown, _known = st.session_state[f"{key}-box"]
        if shown != number:
            return
        if example not in options:  # Escape empties it, and the text is what it was; a browser may send anything
            st.session_state[box] = chosen
        else:
            st.session_state[f"{key}-box"] = (number, example)
            on_choose(example)

    titles = {one: title(one) for one in options}  # in the words of this session, whoever asks for them later
    st.selectbox(
        label, options, format_func=titles.__getitem__, key=box, index=None, label_visibility="collapsed",
        placeholder=placeholder, on_change=picked, width=width,
    )  # fmt: skip


def _number(key: str, chosen: str | None) -> int:
    """Return the number of the box: another one when it is to show something else than it did."""
    number, known = st.session_state.get(f"{key}-box", (0, chosen))
    number += known != chosen
    st.session_state[f"{key}-box"] = (number, chosen)
    return number

"""Checks of a widget's value: a forged message may hold a number for a list of names, or broken JSON.

Streamlit hands whatever arrives to the widget's own reader, which raises. Here a value that a widget cannot have counts
as none, and the widget shows its default, as it does for a value of a widget that is gone.
"""

from __future__ import annotations

from typing import Any

from streamlit.runtime.state.session_state import Serialized, WStates

_read = WStates.__getitem__


def bound_values() -> None:
    """Put the check around Streamlit's reading of values; calling it again changes nothing."""
    WStates.__getitem__ = value_of


def value_of(self: WStates, k: str) -> Any:
    """Return the value of a widget.

    Raises:
        KeyError: there is none, or it is none that this widget can have.
    """
    state, metadata = self.states.get(k), self.widget_metadata.get(k)
    if not isinstance(state, Serialized) or metadata is None:
        return _read(self, k)
    kind = state.value.WhichOneof("value")
    if kind is not None and metadata.value_type not in (kind, None):
        raise KeyError(k)
    try:
        return _read(self, k)
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise KeyError(k) from error

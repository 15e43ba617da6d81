"""Equal facts about widgets are kept once for all sessions: a session keeps less while it is idle.

The names that Streamlit gives to widgets are the same in every session, and so is what reads a component's messages
and shapes what a page is told of them. Streamlit makes all of it anew for each.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import cache, lru_cache
from threading import Lock
from types import FunctionType, MethodType
from typing import Any, ParamSpec

from streamlit.components.v2.bidi_component import main as components
from streamlit.components.v2.bidi_component.serialization import BidiComponentSerde, deserialize_trigger_list
from streamlit.elements import layouts
from streamlit.elements.lib import utils
from streamlit.runtime.state import SessionState, register_widget, widgets
from streamlit.runtime.state.common import WidgetMetadata, WidgetValuePresenter, user_key_from_element_id

KEPT = 1_000
"""Components, by their names: all pages together have a hundred."""

Given = ParamSpec("Given")
_element_id, _trigger_id = utils._compute_element_id, components._make_trigger_id
_Opening = layouts._ExpanderSerde


def share_widgets() -> None:
    """Have equal parts of widgets kept once; calling it again changes nothing."""
    for module, name, shared in (
        (utils, "_compute_element_id", once(_element_id)),
        (utils, "user_key_from_element_id", once(user_key_from_element_id)),
        (widgets, "user_key_from_element_id", once(user_key_from_element_id)),
        (widgets, "WidgetMetadata", kept_of_widget),
        (components, "_make_trigger_id", once(_trigger_id)),
        (components, "make_bidi_component_presenter", presenter),
        (components, "BidiComponentSerde", reader),
        (components, "register_widget", registered),
        (layouts, "_ExpanderSerde", opening),
    ):
        setattr(module, name, shared)  # where Streamlit's functions find it


def once(named: Callable[Given, str | None]) -> Callable[Given, Any]:
    """Return a function that gives the same name, and of equal ones the one that came first."""

    def name(*args: Given.args, **given: Given.kwargs) -> Any:
        found = named(*args, **given)
        return None if found is None else sys.intern(found)

    return name


def presenter(aggregator_id: str, _component_id: str | None = None, _allowed: set[str] | None = None) -> Any:
    """Return what shapes the values of a component for its page.

    Streamlit's own makes a class at every look, for pages that assign to what a component said; ours only read it.
    """
    return _presenter(aggregator_id)


@lru_cache(KEPT)
def _presenter(aggregator_id: str) -> WidgetValuePresenter:
    def presented(said: object, state: SessionState) -> object:
        if not isinstance(said, dict):
            return said
        try:
            happened = state._new_widget_state[aggregator_id]
        except KeyError:
            return said
        of_this_moment = happened if isinstance(happened, list) else [happened]
        told = [one for one in of_this_moment if isinstance(one, dict) and isinstance(one.get("event"), str)]
        return {one["event"]: one.get("value") for one in told} | said

    return presented


def reader(default: dict[str, Any] | None = None) -> BidiComponentSerde:
    """Return what reads and writes the values of a component."""
    return _plain_reader() if default is None else BidiComponentSerde(default=default)


@cache
def _plain_reader() -> Any:
    return _with_methods(BidiComponentSerde())


@cache
def opening(expanded: bool) -> Any:
    """Return what reads and writes whether a box is open."""
    return _with_methods(_Opening(expanded=expanded))


def _with_methods(made: Any) -> Any:
    """Return it with its methods kept: each look would make new ones."""
    made.deserialize, made.serialize = made.deserialize, made.serialize
    return made


def kept_of_widget(element_id: str, *args: Any, **given: Any) -> WidgetMetadata[Any]:
    """Return what a session keeps of a widget: of equal ones that no session owns a part of, the one that came first.

    Its name is the one that there is even so: a message makes a new record of it.
    """
    made = WidgetMetadata(sys.intern(element_id), *args, **given)
    if not all(_belongs_to_nobody(part) for part in vars(made).values()):
        return made
    parts = _with_types(tuple(vars(made).values()))
    with _recording:
        kept = _records[parts] = _records.pop(parts, made)  # the last that was used stays longest
        while len(_records) > MOST_RECORDS:
            del _records[next(iter(_records))]
    return kept


_records: dict[object, WidgetMetadata[Any]] = {}
_recording = Lock()
MOST_RECORDS = 2_000
"""A few hundred bytes each; all pages together have some hundreds, in each language."""


def _with_types(part: object) -> object:
    """Return what equals it only where the types do, too: 1 is True, and no box may get another's argument."""
    return (type(part), tuple(map(_with_types, part)) if isinstance(part, tuple) else part)


def _belongs_to_nobody(part: object) -> bool:
    """Whether a part of a record is plain, a function of a module, or a method of a reader that all sessions share."""
    if isinstance(part, tuple):
        return all(_belongs_to_nobody(one) for one in part)
    if isinstance(part, MethodType):
        return part.__self__ in (opening(True), opening(False))
    if isinstance(part, FunctionType):
        return getattr(sys.modules.get(part.__module__), part.__qualname__, None) is part
    return part is None or type(part) in (str, bool, int)


def registered(element_id: str, **given: Any) -> Any:
    """Register a component's widget; what writes its messages is one function."""
    if given["deserializer"] is deserialize_trigger_list:
        given["serializer"] = json.dumps
    return register_widget(element_id, **given)

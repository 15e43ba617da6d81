"""Sessions share what is equal of their widgets, and nothing else: what one says the other does not hear."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from streamlit.components.v2.bidi_component import main as components
from streamlit.components.v2.presentation import make_bidi_component_presenter
from streamlit.elements import layouts
from streamlit.elements.lib import utils
from streamlit.runtime.state import SessionState, widgets
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import happens, keeps, kept_of_widgets, mounted
from viz.widgets.border import shared_widgets
from viz.widgets.border.shared_widgets import kept_of_widget, presenter, share_widgets

WRAPPED = [
    (utils, "_compute_element_id"), (utils, "user_key_from_element_id"), (widgets, "user_key_from_element_id"),
    (widgets, "WidgetMetadata"), (components, "_make_trigger_id"), (components, "make_bidi_component_presenter"),
    (components, "BidiComponentSerde"), (components, "register_widget"), (layouts, "_ExpanderSerde"),
]  # fmt: skip


def page() -> None:
    import streamlit as st
    from streamlit.components.v2 import component

    def heard() -> None:
        told = st.session_state["plane"]
        st.session_state.setdefault("heard", []).append([told.get("moved"), told.get("zoom")])

    shown = component("shown", js="export default () => {}")
    found = shown(key="plane", data={}, on_moved_change=heard, on_zoom_change=heard)
    shown(key="silent", data={})
    st.text(f"{found.get('moved')} {found.get('zoom')}")
    st.text_input("Name", key="name")
    st.text(f"{st.expander('More', key='more', on_change='rerun').open}")


@pytest.fixture
def sharing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As the server has it."""
    for module, name in WRAPPED:
        monkeypatch.setattr(module, name, getattr(module, name))
    share_widgets()
    yield
    monkeypatch.undo()


def two_sessions() -> tuple[AppTest, AppTest]:
    return AppTest.from_function(page).run(), AppTest.from_function(page).run()


@pytest.mark.usefixtures("sharing")
def test_two_sessions_keep_names_and_readers_of_a_widget_once() -> None:
    one, other = map(kept_of_widgets, two_sessions())
    assert [*one] == [*other] and len(one) == 6  # two components with their events, and two boxes
    for here, there in zip(one.values(), other.values(), strict=True):
        assert here.id is there.id
        if here.value_type.startswith("json"):
            assert (here.presenter, here.serializer) == (there.presenter, there.serializer)
            assert here.deserializer is there.deserializer
    [here], [there] = ([one for key, one in kept.items() if key.endswith("more")] for kept in (one, other))
    assert (here.deserializer, here.serializer) == (there.deserializer, there.serializer)
    assert here is there  # nothing in it belongs to a session


def boxes() -> None:
    from statistics import median as of_a_module

    import streamlit as st

    def of_this_run() -> None: ...

    options = {"noted": of_a_module, "own": of_this_run, "plain": "rerun"}
    for key, change in options.items():
        st.expander(key, key=key, on_change=change, args=(key,))


@pytest.mark.usefixtures("sharing")
def test_what_a_session_made_itself_stays_its_own() -> None:
    one, other = (kept_of_widgets(AppTest.from_function(boxes).run()) for _ in range(2))
    shared = [here.id for here, there in zip(one.values(), other.values(), strict=True) if here is there]
    assert [name.rpartition("-")[2] for name in shared] == ["noted", "plain"]


def boxes_of_truths() -> None:
    from statistics import median as of_a_module
    from typing import Any

    import streamlit as st

    change: Any = of_a_module
    for argument in st.session_state["arguments"]:
        st.expander("box", key="box", on_change=change, args=(argument,))


@pytest.mark.usefixtures("sharing")
@pytest.mark.parametrize(("one", "other"), [(1, True), ((0,), (False,)), (("a", 1), ("a", True))])
def test_equal_arguments_of_two_types_are_two(one: object, other: object) -> None:
    for argument in (one, other, one):
        app = AppTest.from_function(boxes_of_truths)
        app.session_state["arguments"] = [argument]
        [box] = kept_of_widgets(app.run()).values()
        assert repr(box.callback_args) == repr((argument,))


@pytest.mark.usefixtures("sharing")
def test_records_that_nobody_uses_any_more_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_widgets, "MOST_RECORDS", 2)
    made = [kept_of_widget(name, json.loads, json.dumps, "string_value") for name in ("1", "2", "1", "3", "1", "2")]
    assert made[0] is made[2] is made[4] and made[1] is not made[5] and made[1] == made[5]


@pytest.mark.usefixtures("sharing")
def test_what_one_session_says_the_other_does_not_hear() -> None:
    one, other = two_sessions()
    [plane] = [found for found in mounted(one, "shown") if found.id.endswith("plane")]
    keeps(one, plane, {"zoom": 2})
    assert one.session_state["heard"] == [[None, 2]]
    happens(one, plane, "moved", [1, "ü"])
    assert one.session_state["heard"][1:] == [[[1, "ü"], 2]] and one.text[0].value == "[1, 'ü'] 2"
    one.text_input[0].set_value("Ada").run()
    one.session_state["more"] = True
    one.run()
    other.run()
    assert (one.text[1].value, other.text[1].value) == ("True", "False")
    assert one.session_state["name"] == "Ada" and one.text[0].value == "None 2"
    assert "heard" not in other.session_state and other.text[0].value == "None None"
    assert other.text_input[0].value == ""


def test_it_is_what_streamlit_does_without_sharing() -> None:
    """The names above are Streamlit's own: the same page without sharing."""
    before = [*kept_of_widgets(two_sessions()[0])]
    with pytest.MonkeyPatch.context() as patch:
        for module, name in WRAPPED:
            patch.setattr(module, name, getattr(module, name))
        share_widgets()
        assert [*kept_of_widgets(two_sessions()[0])] == before


@pytest.mark.parametrize("said", [{}, {"zoom": 2}, {"zoom": 2, "moved": 1}, None, "text"])
@pytest.mark.parametrize("happened", [
    None, [], [{"event": "moved", "value": 3}], {"event": "moved", "value": 3}, [{"event": 1}, {"value": 2}, "text"],
    [{"event": "moved", "value": 1}, {"event": "moved"}, {"event": "left", "value": None}],
])  # fmt: skip
def test_a_page_reads_of_a_component_what_streamlit_would_show_it(said: object, happened: object) -> None:
    state = SessionState()
    state._set_widget_metadata(WidgetMetadata("events", lambda _: None, json.dumps, "json_trigger_value"))
    if happened is not None:
        state._new_widget_state.set_from_value("events", happened)
    ours, theirs = (make("events", "plane")(said, state) for make in (presenter, make_bidi_component_presenter))
    assert ours == theirs

"""A menu of examples that was replaced by another: what a late message says of it is nobody's choice."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import run_with, widgets_now


def page() -> None:
    import streamlit as st

    from viz.widgets.example_box import example_box

    state = st.session_state
    state.setdefault("text", "one")
    if st.button("Edit"):
        state["text"] = "my own"
    example_box(
        "Examples", ["one", "two"], state["text"] if state["text"] in ("one", "two") else None, key="example",
        title=str.upper, placeholder="", width=200, on_choose=lambda key: state.update(text=key),
    )  # fmt: skip


def test_a_late_message_about_the_menu_before_an_edit_undoes_no_edit() -> None:
    app = AppTest.from_function(page).run()
    late = widgets_now(app)  # the menu shows "one"
    app.button[0].click().run()
    assert app.session_state["text"] == "my own" and app.selectbox[0].value is None
    app.run()  # by now the session has forgotten the menu that was
    run_with(app, late)
    assert app.session_state["text"] == "my own"
    app.selectbox[0].select("two").run()
    assert app.session_state["text"] == "two"

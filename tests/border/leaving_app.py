"""Two pages, of which the first is left while its browser still asks for a part of it (test_late_messages.py)."""

from __future__ import annotations

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from viz.widgets.border import border


@st.fragment
def old() -> None:
    if st.button("old"):
        st.switch_page(page_two)


def new() -> None:
    context, end = get_script_run_ctx(), time.monotonic() + 60
    assert context is not None and context.script_requests is not None
    while not context.script_requests._rerun_data.fragment_id_queue and time.monotonic() < end:
        time.sleep(0)  # until the late message is there
    part()


@st.fragment
def part() -> None:
    st.button("new")


if __name__ == "__main__":
    page_two = st.Page(new, url_path="new")
    st.navigation([st.Page(old, url_path="old", default=True), page_two]).run()
else:
    app = st.App(__file__, middleware=border())

"""What an edit costs of Streamlit: how many messages, and that what is spared of its own work changes nothing."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from streamlit.components.v2.bidi_component import serialization
from streamlit.cursor import Cursor, RunningCursor
from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.proto.RootContainer_pb2 import RootContainer

from tools.visitors import Came, Visitor
from viz.widgets.border import streamlit_costs as costs

MOST_MESSAGES = 34
"""Of one edit of the graph page: 56 before closed boxes were empty and fragments were shared."""
IN_CLOSED_BOXES = {"button", "download_button", "radio", "multiselect", "code"}


def edited(url: str) -> Came:
    async def one() -> Came:
        visitor = await Visitor.arrived(url)
        try:
            await visitor.open()
            return await visitor.type("import torch\nx = torch.ones(2, requires_grad=True)\n(x * x).sum().backward()\n")
        finally:
            visitor.gone()

    return asyncio.run(one())


def test_an_edit_sends_few_messages_and_nothing_for_closed_boxes(app_url: str) -> None:
    came = edited(app_url)
    assert len(came.kinds) <= MOST_MESSAGES, Counter(came.kinds)
    assert not IN_CLOSED_BOXES & set(came.kinds)
    assert came.bytes < 60_000


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark", "theme.light.sidebar", "theme.dark.sidebar"])
def test_the_theme_is_the_one_that_streamlit_writes(section: str) -> None:
    theirs, ours = CustomThemeConfig(), CustomThemeConfig()
    costs._populate_theme(theirs, section)
    for _time in range(2):
        ours.Clear()
        costs.populate_theme(ours, section)
        assert ours == theirs


def test_a_part_of_the_theme_that_says_nothing_stays_unset() -> None:
    message = CustomThemeConfig()
    costs.populate_theme(message.sidebar, "theme.there-is-none")
    assert not message.HasField("sidebar")


def test_each_container_around_a_fragment_is_copied_once(monkeypatch: pytest.MonkeyPatch) -> None:
    costs.spare_streamlit()
    around: list[DeltaGenerator] = []
    for _level in range(8):
        around.append(DeltaGenerator(RootContainer.MAIN, parent=around[-1] if around else None))
    made = []
    monkeypatch.setattr(DeltaGenerator, "__init__", counted(DeltaGenerator.__init__, made))
    copies = deepcopy(tuple(around))
    assert len(made) == len(around)
    assert all(copy is not one for copy, one in zip(copies, around, strict=True))
    assert [copy._parent for copy in copies] == [None, *copies[:-1]]


@pytest.mark.parametrize("passing", [False, True])
def test_a_copied_cursor_is_what_copy_makes_of_it(monkeypatch: pytest.MonkeyPatch, passing: bool) -> None:
    costs.spare_streamlit()
    running = RunningCursor(RootContainer.SIDEBAR, (3, 1))
    for _element in range(4):
        running.lock_element()
    locked = running.lock_element()
    for one in (running, locked):
        if passing:
            one.get_transient_cursor()
            one.transient_elements[0] = Element(text={"body": "a spinner"})  # type: ignore[arg-type]
        ours = deepcopy(one)
        with monkeypatch.context() as theirs:
            theirs.delattr(Cursor, "__deepcopy__")
            expected = deepcopy(one)
        told = [
            (type(copy), copy.delta_path, copy.transient_index, [*copy.transient_elements]) for copy in (ours, expected)
        ]
        assert told[0] == told[1]
        assert vars(ours).keys() == vars(expected).keys()
        ours.lock_element()
        ours.transient_elements[7] = Element()
        assert one.delta_path == expected.delta_path and 7 not in one.transient_elements


def counted(init: Any, made: list[object]) -> Any:
    def counting(self: DeltaGenerator, *args: object, **named: object) -> None:
        made.append(self)
        init(self, *args, **named)

    return counting


def test_a_component_gets_its_data_as_streamlit_would_send_them() -> None:
    costs.spare_streamlit()
    data = {"words": {"a": "b"}, "rows": [1, 2.5, None], "pairs": ((1, 2), (3, 4)), "text": "…", "empty": {}}
    sent = BidiComponent()
    serialization.serialize_mixed_data(data, sent)
    assert json.loads(sent.json) == json.loads(json.dumps(data))

"""Messages that Streamlit sends for an edit, and that the work which we spare it changes nothing."""

from __future__ import annotations

import asyncio
import json
from collections import Counter

import pytest
from streamlit.components.v2.bidi_component import serialization
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.NewSession_pb2 import CustomThemeConfig

from tools.visitors import Came, Visitor
from viz.widgets.border import streamlit_costs as costs

MOST_MESSAGES = 24
"""Of one edit of the graph page: 56 before closed boxes were empty and fragments were shared, 34 with the head."""
MOST_WITH_THE_HEAD = 39
"""Of an edit that makes an example one's own program: the head says so."""
IN_CLOSED_BOXES = {"button", "download_button", "radio", "multiselect", "code"}


def edited(url: str) -> list[Came]:
    """Type two programs, one after the other."""

    async def typed() -> list[Came]:
        visitor = await Visitor.arrived(url)
        try:
            await visitor.open()
            program = "import torch\nx = torch.ones(2, requires_grad=True)\n(x * {}).sum().backward()\n"
            return [await visitor.type(program.format(factor)) for factor in ("x", "3")]
        finally:
            visitor.gone()

    return asyncio.run(typed())


def test_an_edit_sends_few_messages_and_nothing_for_closed_boxes(app_url: str) -> None:
    of_an_example, another = edited(app_url)
    assert len(of_an_example.kinds) <= MOST_WITH_THE_HEAD, Counter(of_an_example.kinds)
    assert of_an_example.kinds.count("selectbox") == 1  # it names the example no more
    assert len(another.kinds) <= MOST_MESSAGES, Counter(another.kinds)
    for came in (of_an_example, another):
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


def test_a_component_gets_its_data_as_streamlit_would_send_them() -> None:
    costs.spare_streamlit()
    data = {"words": {"a": "b"}, "rows": [1, 2.5, None], "pairs": ((1, 2), (3, 4)), "text": "…", "empty": {}}
    sent = BidiComponent()
    serialization.serialize_mixed_data(data, sent)
    assert json.loads(sent.json) == json.loads(json.dumps(data))

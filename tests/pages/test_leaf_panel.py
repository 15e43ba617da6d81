"""A leaf's slider under way: numbers for the picture that is there, or a new picture; forged messages turn nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core import explore
from tests.pages.component_messages import happens, mounted, sent
from tests.pages.opening import page_opened
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn, drawn_for
from viz.picture.room import USUAL
from viz.widgets.graph import graph_choices as choices

PROGRAM = "import torch\nx = torch.tensor([1.25, 0.5], requires_grad=True)\ny = (x * x).sum()\ny.backward()\n"


def sliders(program: str = PROGRAM) -> AppTest:
    """Open the sliders alone, as a fragment runs while a hand turns one."""

    def script() -> None:
        import streamlit as st

        from viz.widgets.graph import graph_choices as choices
        from viz.widgets.graph.leaf_panel import leaf_panel

        if "program" in st.session_state:
            choices.begin()
            choices.edit(st.session_state.pop("program"))
        leaf_panel()

    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["program"] = program
    return app.run()


def picture(program: str = PROGRAM) -> Drawn:
    return drawn_for(explore(program), Wish(), USUAL, 0)


def turn(app: AppTest, value: object, **said: Any) -> dict[str, Any]:
    """Turn x[0], and return what the sliders get."""
    message = {"node": 0, "name": "x", "cell": 0, "value": value, "final": False, "turn": 1, "picture": ""} | said
    return sent(happens(app, mounted(app, "live_leaves")[0], "acted", message), "live_leaves")[0]


def name(drawn: Drawn) -> str:
    assert drawn.held is not None
    return drawn.held.name


def test_a_turn_is_answered_with_the_numbers_for_the_picture_that_is_there() -> None:
    app = sliders()
    data = turn(app, 2.25, picture=name(picture()), turn=7)
    assert data["turn"] == 7
    assert data["leaves"][0]["values"] == [2.25, 0.5]
    numbers = data["numbers"]
    assert numbers["source"] == PROGRAM.replace("1.25", "2.25")
    # x², its sum, and 2x
    assert numbers["texts"]["n0"] == ["2.25", "0.50", "4.5", "1.0"]
    assert numbers["texts"]["n1"] == ["5.062", "0.250", "1", "1"]
    assert numbers["texts"]["n2"] == ["5.312", "1"]
    assert {"kind": "value", "text": "y = 5.312"} in numbers["notes"]["3"]
    # what went to the browser is what a picture has that is drawn anew
    anew = drawn_for(explore(numbers["source"]), Wish(), USUAL, 0)
    for card in ("n0", "n1", "n2"):
        group = anew.svg.split(f'<g id="{card}"')[1].split('<g id="')[0]
        assert re.findall(r'"end" class="fill-text mono size-12">([^<]+)<', group) == numbers["texts"][card]


@pytest.mark.parametrize(
    ("value", "said", "program"),
    [
        (2.25, {"picture": "another"}, PROGRAM),
        (-123.456, {}, PROGRAM),  # it needs more room
        (2.25, {}, PROGRAM.replace("(x * x)", "torch.log(1.5 - x)")),  # nan
        (2.25, {}, PROGRAM.replace("x * x", "x * x if x[0] < 2 else x + x")),  # another operation
    ],
)
def test_where_more_has_changed_the_browser_is_told_to_ask_for_a_new_picture(
    value: float, said: dict[str, Any], program: str
) -> None:
    app = sliders(program)
    data = turn(app, value, **{"picture": name(picture(program))} | said)
    assert data["numbers"] == {"picture": ""}
    assert data["leaves"][0]["values"] == [value, 0.5]  # the program has it all the same


@pytest.mark.parametrize(
    "forged",
    [
        {"value": "2"}, {"value": None}, {"value": float("nan")}, {"value": 1e7}, {"cell": 2}, {"cell": -1},
        {"cell": True}, {"cell": "0"}, {"node": 1}, {"name": "y"},
    ],
)  # fmt: skip
def test_a_forged_message_turns_nothing(forged: dict[str, Any]) -> None:
    app = sliders()
    assert turn(app, **{"value": 2.25, "picture": name(picture())} | forged)["leaves"][0]["values"] == [1.25, 0.5]


@pytest.mark.parametrize(
    "forged", [{"turn": -1}, {"turn": 2**70}, {"turn": "1"}, {"picture": 3}, {"picture": "x" * 999}]
)
def test_what_a_message_counts_and_names_wrongly_costs_a_new_picture_at_most(forged: dict[str, Any]) -> None:
    app = page_opened("graph", {"program": PROGRAM})
    message = {"node": 0, "name": "x", "cell": 0, "value": 2.25, "final": True, "turn": 1, "picture": ""} | forged
    app = happens(app, mounted(app, "live_leaves")[0], "acted", message)
    assert not app.exception
    assert "2.25" in sent(app, "code_editor")[0]["source"]


def test_a_new_picture_knows_its_turn_and_keeps_its_columns_until_the_hand_lets_go() -> None:
    app = page_opened("graph", {"program": PROGRAM})
    first = sent(app, "graph_view")[0]
    message = {"node": 0, "name": "x", "cell": 0, "value": -123.5, "final": False, "turn": 3, "picture": ""}
    app = happens(app, mounted(app, "live_leaves")[0], "acted", message)
    wide = sent(app, "graph_view")[0]
    assert (wide["turn"], wide["turning"]) == (3, True)
    assert wide["name"] != first["name"]
    message |= {"value": 1.25, "turn": 4}
    app = happens(app, mounted(app, "live_leaves")[0], "acted", message)
    assert sent(app, "graph_view")[0]["name"] == wide["name"]
    app = happens(app, mounted(app, "live_leaves")[0], "acted", message | {"final": True, "turn": 5})
    last = sent(app, "graph_view")[0]
    assert (last["turn"], last["turning"]) == (5, False)
    assert (last["name"], last["svg"]) == (first["name"], first["svg"])


def test_what_is_to_be_predicted_is_in_no_answer() -> None:
    app = sliders()
    app.session_state[choices.BLANKS.key] = ("1a",)
    assert turn(app, 2.25, picture=name(picture()))["numbers"] == {"picture": ""}

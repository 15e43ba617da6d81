"""Choices of the page Computation graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st

from core import Trace
from core.trace import Node
from viz.examples import BY_KEY, DEFAULT
from viz.kinds import Unsound, a_set, line, one_of, optional, program, several, text, whole
from viz.picture.arrangement import LAYOUTS
from viz.picture.fold_near import STEPS as DISTANCES
from viz.widgets import trust
from viz.widgets.choices import Choice, Choices

MOST_NODES, MOST_SCOPES, MOST_BLANKS = 10_000_000, 2_000, 1_000
LONGEST_SCOPE, LONGEST_BLANK = 200, 20
LONGEST_INPUT = 20_000
"""Characters of all lines that input() reads."""

PAGE = Choices("graph")
EXAMPLE: Choice[str | None] = PAGE.choice("example", DEFAULT.key, optional(one_of(BY_KEY)))
PROGRAM = PAGE.choice("program", DEFAULT.program, program, code=True)
NODE: Choice[int | None] = PAGE.choice("node", None, optional(whole(0, MOST_NODES)))  # the selected one
PASS: Choice[int | None] = PAGE.choice("shown_pass", None, optional(whole(0, MOST_NODES)))  # None for the last
OPENED: Choice[frozenset[str]] = PAGE.choice("opened", frozenset(), a_set(line(LONGEST_SCOPE), MOST_SCOPES))
VIEW: Choice[Literal["maths", "torch"]] = PAGE.choice("view", "maths", one_of(("maths", "torch")))
FOLDING: Choice[Literal["scope", "line"]] = PAGE.choice("folding", "scope", one_of(("scope", "line")))
LAYOUT = PAGE.choice("layout", "", one_of(LAYOUTS))  # "" for the one for which there is most room
STEPS = PAGE.choice("steps", 0, one_of((0, *DISTANCES)))  # how far around the selected node is drawn; 0 for everything
BLANKS: Choice[tuple[str, ...]] = PAGE.choice("blanks", (), several(line(LONGEST_BLANK), MOST_BLANKS))
INPUTS = PAGE.choice("inputs", "", text(LONGEST_INPUT))

SOLVED = PAGE.own("solved")  # blanks that were predicted, or given up
TRIED = PAGE.own("tried")  # (blank, verdict) of the last prediction, or None
TURNING = PAGE.own("turning")  # whether a hand is on a leaf's slider
TURNED = PAGE.own("turned")  # whether the text was last changed by one
TURN = PAGE.own("turn")  # the number of the last turn of one, as the browser counts them
MOVED = PAGE.own("moved")  # the name of the picture that waits for the numbers of a turn
HELD = PAGE.own("held")  # what keeps the picture as it is while the hand is on a slider, or None
CELL = PAGE.own("cell")  # (node, flat output cell) whose dependence is lit, or None
JACOBIAN_SLOT = PAGE.own("jacobian_slot")  # which operand's local Jacobian is shown
JACOBIAN_LAYOUT = PAGE.own("jacobian_layout")  # "numerator" or "denominator"
CHECKS = PAGE.own("checks")  # whether the slower checks are asked for
SYMBOLIC = PAGE.own("symbolic")  # whether the adjoint is wanted as a formula, too
HEAD = PAGE.own("head")  # what the line at the top says
EDITOR = PAGE.own("editor")  # the widgets' own state
PICTURE = PAGE.own("picture")
AHEAD = PAGE.own("ahead")
DETAILS = PAGE.own("details")
TOLD = PAGE.own("told")
TABLE = PAGE.own("table")
LOCAL = PAGE.own("local")
LEAVES = PAGE.own("leaves")

OF_PICTURE: dict[str, Choice[Any]] = {
    "opened": OPENED, "view": VIEW, "folding": FOLDING, "layout": LAYOUT, "steps": STEPS, "pass": PASS,
}  # fmt: skip
"""What the browser chooses of a picture by itself, by the names under which it tells us."""

NOTHING_CHOSEN: dict[str, object] = {
    "node": None, "shown_pass": None, "opened": frozenset(), "steps": 0, "blanks": (), "inputs": "",
}  # fmt: skip
PAGE.starts(EXAMPLE, PROGRAM, lambda key: {"program": BY_KEY[key].program, **NOTHING_CHOSEN})


def begin() -> None:
    """Take the choices from the address, where it says something new."""
    if PAGE.begin():
        forget_predictions()


def edit(source: str) -> None:
    """Take over what the person typed."""
    st.session_state[TURNING] = False
    st.session_state.pop(HELD, None)
    PAGE.typed(source)


def choose_example(key: str) -> None:
    """Load an example, with nothing selected in it."""
    PAGE.start(key)
    forget_predictions()


def try_out(source: str) -> None:
    """Put a program of ours into the editor, with nothing chosen in it."""
    trust.replaced(PAGE.page)
    handed(source)


def handed(source: str) -> None:
    """Take over a program that another page wrote, with nothing chosen in it."""
    PAGE.handed(source)
    PAGE.chosen(NOTHING_CHOSEN)
    forget_predictions()


def forget_predictions() -> None:
    """Hide again what was predicted."""
    st.session_state[SOLVED] = frozenset()
    st.session_state[TRIED] = None


def keep_valid(trace: Trace) -> None:
    """Forget a selection that this trace does not have; must run before the widgets of those keys are shown.

    Later in the same run all is valid, and a key that has a widget may not be set any more.
    """
    for chosen, count in ((NODE, len(trace.nodes)), (PASS, len(trace.passes))):
        if chosen.value is not None and chosen.value >= count:
            chosen.choose(None)


def of_picture(trace: Trace) -> dict[str, Any]:
    """Return what is chosen of the picture, as the browser has it: the pass by its number."""
    now = {name: choice.value for name, choice in OF_PICTURE.items()}
    return now | {"opened": sorted(OPENED.value), "pass": shown_pass(trace)}


def read_of_picture(told: object, trace: Trace) -> dict[str, Any] | None:
    """Return what a browser says is chosen of the picture; None where it says something that cannot be."""
    if not isinstance(told, Mapping) or set(told) != set(OF_PICTURE):
        return None
    try:
        found = {name: choice.kind(told[name]) for name, choice in OF_PICTURE.items()}
    except Unsound:
        return None
    number = found["pass"]
    if (number is None) != (not trace.passes) or (number is not None and number >= len(trace.passes)):
        return None
    return found


def choose_of_picture(found: Mapping[str, Any], trace: Trace) -> None:
    """Take over what `read_of_picture` returned. The last pass is not chosen: a longer program has another one."""
    for name, choice in OF_PICTURE.items():
        choice.choose(None if name == "pass" and found[name] == len(trace.passes) - 1 else found[name])


def write_link() -> str:
    """Put what is chosen into the address, and return what it says of it, "" for nothing.

    While a slider is turned the address waits: each change of it is an entry in the browser's history.
    """
    return "" if st.session_state.get(TURNING) else PAGE.write_link()


def selected_node(trace: Trace) -> Node | None:
    """Return the node that the picture and the panels are about."""
    return None if NODE.value is None else trace.nodes[NODE.value]


def shown_pass(trace: Trace) -> int | None:
    """Return the number of the backward pass whose adjoints are shown: the chosen one, else the last; None for none."""
    return PASS.value if PASS.value is not None else len(trace.passes) - 1 if trace.passes else None

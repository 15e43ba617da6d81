"""What the learner chose on the graph page, and its way into the URL and back."""

from __future__ import annotations

import streamlit as st

from core import Trace
from core.trace import Node
from viz.examples import BY_KEY, DEFAULT
from viz.link import BrokenLink, Exploration, decoded, encoded
from viz.widgets.keys import Key
from viz.widgets.trust import arrived, replaced, typed
from viz.words import _

PARAMETER = "s"
PAGE = "graph"
LONGEST_INPUT = 20_000
"""Characters of all lines that input() reads."""


def begin() -> None:
    """Take the exploration from the URL: at the first run, and when somebody went back or forward in the browser.

    A damaged link gives a sentence and the first example.
    """
    state = st.session_state
    address = st.query_params.get(PARAMETER, "")
    arrived = state.pop(Key.ARRIVED, None)
    if Key.PROGRAM in state:
        # Runs of the fragment may still carry the address that the run before has changed; those of the page do not.
        moved = arrived is not None and address != state[Key.WRITTEN] and (address or arrived == "again")
        return _load(address) if moved else _restore()
    _load(address)


def _load(address: str) -> None:
    chosen, notice = Exploration(), ""
    if address:
        try:
            chosen = decoded(address)
        except BrokenLink:
            notice = _("This link is damaged or from another version, so an example is shown instead.")
    example = chosen.example if chosen.example in BY_KEY else None
    if chosen.program is None:
        example = example or DEFAULT.key
    arrived("" if example else chosen.program or "", PAGE)
    state = st.session_state
    state[Key.WRITTEN] = address
    state[Key.EXAMPLE] = example
    state[Key.PROGRAM] = BY_KEY[example].program if example else chosen.program
    state[Key.OPENED] = frozenset(chosen.opened)
    state[Key.NOTICE] = notice
    state[Key.INPUT] = chosen.inputs[:LONGEST_INPUT]
    state.update({Key.NODE: chosen.node, Key.PASS: chosen.shown_pass, Key.BLANKS: list(chosen.blanks)})
    state.update({Key.VIEW: chosen.view, Key.FOLDING: chosen.folding, Key.STEPS: chosen.steps})
    state.update({Key.SOLVED: frozenset(), Key.TRIED: None})


def _restore() -> None:
    """Put back the widgets' choices that Streamlit forgot while another page was shown, from the last address."""
    if all(key in st.session_state for key in (Key.EXAMPLE, Key.NODE, Key.BLANKS)):
        return
    try:
        last = decoded(st.session_state[Key.WRITTEN]) if st.session_state[Key.WRITTEN] else Exploration()
    except BrokenLink:
        last = Exploration()
    known: dict[str, object] = {
        Key.EXAMPLE: last.example or (DEFAULT.key if last.program is None else None), Key.NODE: last.node,
        Key.PASS: last.shown_pass, Key.BLANKS: list(last.blanks), Key.VIEW: last.view, Key.FOLDING: last.folding,
        Key.STEPS: last.steps, Key.INPUT: last.inputs,
    }  # fmt: skip
    for key, value in known.items():
        st.session_state.setdefault(key, value)


def edit(program: str) -> None:
    """Take over what the person typed."""
    st.session_state[Key.NOTICE] = ""
    st.session_state[Key.TURNING] = False
    if program != st.session_state[Key.PROGRAM]:
        typed(program, PAGE)
        st.session_state[Key.PROGRAM] = program
        st.session_state[Key.EXAMPLE] = None


def replace(program: str) -> None:
    """Put another text into the editor: a repair or an example."""
    edit(program)


def choose_example(key: str) -> None:
    """Load an example, with nothing selected in it."""
    try_out(BY_KEY[key].program)
    st.session_state[Key.EXAMPLE] = key


def try_out(program: str) -> None:
    """Put a program of ours into the editor, with nothing chosen in it."""
    replaced(PAGE)
    replace(program)
    st.session_state.update({Key.NODE: None, Key.PASS: None, Key.OPENED: frozenset(), Key.STEPS: 0})
    st.session_state.update({Key.BLANKS: [], Key.SOLVED: frozenset(), Key.TRIED: None, Key.INPUT: ""})


def keep_valid(trace: Trace) -> None:
    """Forget a selection that this trace does not have; must run before the widgets of those keys are shown.

    Later in the same run all is valid, and a key that has a widget may not be set any more.
    """
    for key, there in ((Key.NODE, range(len(trace.nodes))), (Key.PASS, range(len(trace.passes)))):
        chosen = st.session_state[key]
        if chosen is not None and chosen not in there:  # a client may send whatever it likes, a text too
            st.session_state[key] = None


def link() -> str:
    """Return the URL's parameter for what is chosen; "" for the first example untouched."""
    state = st.session_state
    example = state[Key.EXAMPLE]
    known = example if example in BY_KEY and BY_KEY[example].program == state[Key.PROGRAM] else None
    exploration = Exploration(
        program=None if known else state[Key.PROGRAM],
        example=None if known == DEFAULT.key else known,
        node=state[Key.NODE],
        shown_pass=state[Key.PASS],
        opened=tuple(sorted(state[Key.OPENED])),
        view=state[Key.VIEW],
        folding=state[Key.FOLDING],
        steps=state[Key.STEPS],
        blanks=tuple(state[Key.BLANKS]),
        inputs=state.get(Key.INPUT, ""),
    )
    return "" if exploration == Exploration() else encoded(exploration)


def write_link() -> None:
    """Put the exploration into the URL."""
    state, wanted = st.session_state, link()
    # While a slider is turned the address waits: each change of it is an entry in the browser's history.
    if wanted != st.query_params.get(PARAMETER, "") and not state.get(Key.TURNING):
        _write(wanted)
        state[Key.WRITTEN] = wanted


def _write(parameter: str) -> None:
    if parameter:
        st.query_params[PARAMETER] = parameter
    else:
        del st.query_params[PARAMETER]


def selected_node(trace: Trace) -> Node | None:
    """Return the node that the picture and the panels are about."""
    index = st.session_state[Key.NODE]
    return None if index is None else trace.nodes[index]


def shown_pass(trace: Trace) -> int | None:
    """Return the number of the backward pass whose adjoints are shown: the chosen one, else the last; None for none."""
    chosen = st.session_state[Key.PASS]
    return chosen if chosen is not None else len(trace.passes) - 1 if trace.passes else None

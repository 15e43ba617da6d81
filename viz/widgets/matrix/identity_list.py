"""The identities as a list to search; a click opens one with random numbers."""

from __future__ import annotations

import streamlit as st

from viz.escaping import code_span, formula
from viz.matrix.identities import BY_KEY, GROUPS, IDENTITIES, Identity, searchable
from viz.matrix.layouts import Layout
from viz.matrix.page_sentences import caution, group_title
from viz.widgets.matrix import matrix_choices as choices
from viz.widgets.mounting import bundled, message_of
from viz.words import _

_mounted = bundled("identity_list")


def identity_list() -> None:
    """Show the list, with the derivatives in the chosen layout."""
    layout = choices.LAYOUT.value
    found = choices.identity_of(choices.EXAMPLE.value)
    data = {
        "groups": [
            {"title": group_title(group), "identities": [_row(one, layout) for one in IDENTITIES if one.group == group]}
            for group in GROUPS
        ],
        "chosen": found[0] if found else "",
        "words": {"search": _("Search: trace, softmax, det, AXB …"), "none": _("No identity has all these words.")},
    }
    _mounted(key=choices.LIST, data=data, on_picked_change=_picked)


def _row(one: Identity, layout: Layout) -> dict[str, str]:
    return {
        "key": one.key,
        "f": one.f,
        "derivative": in_layout(one, layout),
        "words": f"{searchable(one)} {group_title(one.group)}".lower(),
        "label": f"{one.program} → {one.claim}",
    }


def in_layout(one: Identity, layout: Layout) -> str:
    """Return an identity's derivative as a layout writes it: ``row`` is the other one of the two."""
    gradient = one.group not in ("jacobian", "hessian") and not one.key.startswith(("rule-vector", "rule-A", "rule-x"))
    own = {"numerator": not gradient, "denominator": gradient, "mixed": True, "torch": True}[layout]
    return one.derivative if own or not one.row else one.row


def _picked() -> None:
    key = message_of(choices.LIST, "picked")
    if key in BY_KEY:
        choices.open_example(f"{key}-1")


def identity_line(*, covered: bool) -> None:
    """Show the identity that is open, where it holds, and a button for other numbers.

    Args:
        covered: Whether the derivative is still to be predicted.
    """
    found = choices.identity_of(choices.EXAMPLE.value)
    if found is None:
        return
    one, seed = BY_KEY[found[0]], found[1]
    with st.container(horizontal=True, vertical_alignment="center", key="matrix-identity"):
        derivative = "?" if covered else in_layout(one, choices.LAYOUT.value)
        st.markdown(formula(rf"{one.f} \;\longrightarrow\; {derivative}"), width="content")
        if "torch.rand" in choices.TEXT.value:
            st.button(
                _("Other sizes and numbers"), icon=":material/casino:", on_click=choices.open_example,
                args=(f"{one.key}-{(seed + 1) % (choices.LARGEST_SEED + 1)}",),
            )  # fmt: skip
    said = caution(one)
    if said:
        st.caption(said)


def claim_text() -> str:
    """Return the open identity's derivative as torch text; "" where none is open."""
    found = choices.identity_of(choices.EXAMPLE.value)
    return BY_KEY[found[0]].claim if found else ""


def claim_shown() -> None:
    """Show the open identity's derivative as torch text."""
    text = claim_text()
    if text:
        st.caption(_("In torch's order of axes: {text}").format(text=code_span(text)))

"""The slips of the pen in the notes: one small table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from viz.errata.records import Slip
from viz.words import _


def slips_shown(slips: Sequence[Slip]) -> None:
    """Show each slip with the corrected text."""
    said, right = _("In the notes"), _("Corrected")
    lines = [f"| | {said} | {right} |", "|---|---|---|"]
    lines += [f"| {slip.number} | {_(slip.notes)} | {_(slip.right)} |" for slip in slips]
    st.markdown("\n".join(lines))

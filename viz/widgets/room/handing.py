"""The button that makes a page's prediction the next question of a classroom."""

from __future__ import annotations

from functools import partial

from viz.widgets.choices import PARAMETER
from viz.widgets.page_buttons import page_button
from viz.widgets.room import room_choices as choices
from viz.words import _


def classroom_button(page: str, link: str) -> None:
    """Show the button that brings what stands on a page into the classroom; nothing on a page that asks nothing."""
    if page in choices.ASKING_PAGES:
        page_button(
            _("Ask this in a classroom"), "pages/classroom.py", partial(handed, page, link), key="share-classroom",
            icon=":material/co_present:", type="tertiary",
        )  # fmt: skip


def handed(page: str, link: str) -> None:
    """Prepare a question about a page in the state that a link holds."""
    choices.PREDICTION.choose(f"/{page}?{PARAMETER}={link}" if link else f"/{page}")
    choices.KIND.choose("prediction")
    choices.COMPOSING.choose(True)

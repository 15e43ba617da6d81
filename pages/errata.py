"""Common mix-ups: what the notes of the course say, what is true, and programs that show it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from viz.course.topics import BY_KEY as TOPIC
from viz.errata.catalogue import BY_KEY, ERRATA, FIRST
from viz.errata.finding import found, slips_found
from viz.errata.records import Erratum, Slip
from viz.widgets.errata import errata_choices as choices
from viz.widgets.errata.entry import entries
from viz.widgets.share import share_link
from viz.widgets.shell import head_line, through_app
from viz.words import _, ngettext

STYLE = """<style>
@media (max-width: 1180px) {
  [class*="st-key-erratum-"] .stHorizontalBlock:has(> .stColumn) { flex-direction: column; }
  [class*="st-key-erratum-"] .stColumn { width: 100%; }
}
</style>"""


@st.fragment
def errata() -> None:
    """Everything on the page: a search runs this again, to open an entry its group."""
    choices.PAGE.begin()
    _open_chosen()
    st.html(STYLE)
    with st.container(key="head", horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        head_line(_("Common mix-ups"), _("What the notes say, what is true, and a program that shows it"))
        st.toggle(_("Predict first"), **choices.PREDICT.widget)
        choices.PAGE.write_link()
        share_link(choices.PAGE.link)
    choices.PAGE.notice_shown()
    st.caption(
        _("From notes that learners wrote about Dive into Deep Learning. Open a question, say what you think, and run "
          "the program; you may change it.")
    )  # fmt: skip
    _search()
    searched = bool(choices.SEARCH.value.strip() or choices.TOPIC.value)
    fitting = found(choices.SEARCH.value, choices.TOPIC.value)
    slips = slips_found(choices.SEARCH.value, choices.TOPIC.value)
    if searched:
        count = len(fitting) + len(slips)
        st.caption(ngettext("{count} entry", "{count} entries", count).format(count=count) if count else
                   _("Nothing fits. Try fewer letters, or all topics."))  # fmt: skip
        _group("", fitting)
    else:
        _all()
    if slips:
        _slips(slips)


def _open_chosen() -> None:
    """Let the entry that the address names, or another page chose, be open and stand first."""
    key = choices.ENTRY.value
    if key and not st.session_state.get(choices.BOXES[key]):
        st.session_state.update({choices.SENT: key, choices.BOXES[key]: True})


def _search() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            _("Search"), placeholder=_("axis 0, layout, numel, E38 …"), icon=":material/search:",
            max_chars=choices.LONGEST_SEARCH, label_visibility="collapsed", width=340, **choices.SEARCH.widget,
        )  # fmt: skip
        st.selectbox(
            _("Topic"), ["", *choices.TOPICS_HERE], label_visibility="collapsed", width=340,
            format_func=lambda key: _(TOPIC[key].title) if key else _("All topics"), **choices.TOPIC.widget,
        )  # fmt: skip


def _all() -> None:
    """Show the entry that somebody sent, then what is asked for most, then the rest by topic."""
    sent = BY_KEY.get(st.session_state.get(choices.SENT, ""))
    shown = (sent,) if sent else ()
    _group("", shown)
    first = tuple(one for one in FIRST if one not in shown)
    _group(_("Asked for most"), first)
    rest = [one for one in ERRATA if one not in shown and one not in first]
    for key in choices.TOPICS_HERE:
        _group(_(TOPIC[key].title), [one for one in rest if one.topic == key], with_topic=False)


def _group(title: str, group: Sequence[Erratum], with_topic: bool = True) -> None:
    if not group:
        return
    with st.container(gap="xsmall"):
        if title:
            st.markdown(f"##### {title}")
        entries(group, with_topic)


def _slips(slips: Sequence[Slip]) -> None:
    """Show each slip of the pen with the corrected text."""
    st.markdown("##### " + _("Slips of the pen"))
    said, right = _("In the notes"), _("Corrected")
    lines = [f"| | {said} | {right} |", "|---|---|---|"]
    lines += [f"| {slip.number} | {_(slip.notes)} | {_(slip.right)} |" for slip in slips]
    st.markdown("\n".join(lines))


through_app()
errata()

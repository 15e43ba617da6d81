"""Boxes about the course beneath the map of the book, filled when they are opened."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from viz.course import drawings
from viz.course.course import (
    APPLICATIONS,
    AUDIENCES,
    BLOCKS,
    GOALS,
    INTERPRETING,
    PROBABILITY_HERE,
    PROBABILITY_MISSING,
    QUESTIONS,
    RESOURCES,
    ROLES,
    Block,
)
from viz.course.kept_runs import ADVERTS
from viz.course.places import of_program
from viz.escaping import markdown_text, sentence_markdown
from viz.page_list import PAGES
from viz.widgets import lazily
from viz.widgets.course import home_choices as choices
from viz.widgets.course.moving import figure, still_picture
from viz.words import _

YES, NO = "●", "·"


def boxes() -> None:
    """Show all boxes, closed."""
    lazily.expander(_("For teachers: ask a whole class"), ":material/co_present:", _teachers, "home-teachers")
    lazily.expander(_("The whole course: eight blocks"), ":material/map:", _course, "home-course")
    lazily.expander(_("A map of artificial intelligence"), ":material/scatter_plot:", _ai, "home-ai")
    lazily.expander(_("What deep learning does"), ":material/image:", _applications, "home-applications")
    lazily.expander(_("One case: which advertisement is shown"), ":material/ads_click:", _adverts, "home-adverts")
    lazily.expander(_("Effective is not interpretable"), ":material/visibility:", _interpreting, "home-interpreting")
    lazily.expander(
        _("Probability: what is here, and what is not"), ":material/casino:", _probability, "home-probability"
    )
    lazily.expander(_("The course, the book, the forums"), ":material/link:", _resources, "home-resources")


def _teachers() -> None:
    st.markdown(
        _("Open a room with one click: everybody joins by a code or a QR code, without names and accounts, and answers "
          "on their own screen. You see how many gave which answer, and then show what is right and why. There are "
          "questions ready for each topic; exercises and every page that lets you predict can be asked, too.")
    )  # fmt: skip
    with st.container(horizontal=True):
        st.page_link("pages/classroom.py", label=_("Classroom"), icon=":material/co_present:")
        st.page_link("pages/own_exercise.py", label=_("Make an exercise"), icon=":material/edit_note:")


def _course() -> None:
    st.markdown("\n".join(f"- {sentence_markdown(_(goal))}" for goal in GOALS))
    columns = st.columns(2, gap="large")
    with columns[0]:
        st.markdown("\n".join(f"1. **{_(one.title)}**: {_(one.holds)}{_pages(one)}" for one in BLOCKS))
    with columns[1]:
        st.markdown("\n".join(f"- **{_(name)}** {_(about)}" for name, about in QUESTIONS.values()))
        st.markdown(_audiences())


def _pages(one: Block) -> str:
    titles = ", ".join(_(PAGES[page].title) for page in one.pages)
    return " " + _("(here: {pages})").format(pages=titles) if titles else ""


def _audiences() -> str:
    """Return the table of who needs which question."""
    head = " | ".join([_("Who"), *(_(name) for name, _about in QUESTIONS.values())])
    rows = [
        f"| {_(one.who)} | {' | '.join(YES if asked else NO for asked in (one.what, one.how, one.why))} |"
        for one in AUDIENCES
    ]
    return "\n".join((f"| {head} |", "|:--|:-:|:-:|:-:|", *rows))


def _ai() -> None:
    st.markdown(
        _("To the right: how a field goes about it. Upwards: what it is about, from seeing to planning. Deep learning "
          "is a part of machine learning; the fields that it changed most stand where much is to be perceived.")
    )  # fmt: skip
    label = _("A map: symbols, probability and machine learning to the right; perception, reasoning, knowledge and "
              "planning upwards")  # fmt: skip
    figure(drawings.ai_map(), "home-ai-map", label, width=720)


def _applications() -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("\n".join(f"- **{_(title)}**: {_(about)}" for title, about in APPLICATIONS))
    with right:
        st.markdown(
            _("**ImageNet**: pictures of a thousand classes. Of the best entries 26–27 % of the answers were wrong in "
              "2010, less than 25 % in 2012, when deep networks came, and less than 5 % with nearly all teams by 2017.")
        )  # fmt: skip
        label = _("Errors on ImageNet: 26 to 27 percent in 2010, less than 25 in 2012, less than 5 in 2017")
        figure(drawings.imagenet_errors(), "home-imagenet", label, width=460)


def _adverts() -> None:
    st.markdown(
        _("1. **Trigger**: which advertisements fit what was asked for.\n"
          "2. **Predict**: how likely is a click on each? That is its click-through rate.\n"
          "3. **Rank**: by click-through rate × bid. What is shown was worth most, not what was paid most.\n\n"
          "It is a computation graph: features X and clicks Y train the same model that ranks. Here it is, run by "
          "torch.")
    )  # fmt: skip
    label = _("Computation graph of the case: trigger, click-through rate, rate times bid, ranking, and the loss")
    still_picture("adverts", choices.ADVERTS, of_program(ADVERTS), label)
    st.code(ADVERTS, language="python")
    st.markdown("\n".join(f"- **{sentence_markdown(_(who))}** {sentence_markdown(_(does))}" for who, does in ROLES))


def _interpreting() -> None:
    for paragraph in INTERPRETING:
        st.markdown(_(paragraph))


def _probability() -> None:
    st.markdown(_("Section 2.6 of the book. Of it there is here:"))
    st.markdown("\n".join(f"- {sentence_markdown(_(one))}" for one in PROBABILITY_HERE))
    st.markdown(_(PROBABILITY_MISSING))


def _resources() -> None:
    rows = [f"- [{_(title)}]({address}): {markdown_text(urlsplit(address).netloc)}" for title, address in RESOURCES]
    st.markdown("\n".join(rows))
    st.caption(_("These lead to other hosts. This place itself loads nothing from any of them."))

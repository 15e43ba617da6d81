"""The result of trying an exercise, for its author: a table of answers, and faults of the exercise itself."""

from __future__ import annotations

import streamlit as st

from core.exercises.records import Stage
from viz.escaping import Code, code_span, sentence_markdown, table_markdown
from viz.exercises.own_record import MOST_ROWS, Own, OwnKind, exercise_of, lacks
from viz.exercises.own_wrong import CHANGES
from viz.exercises.told import told
from viz.widgets import trust
from viz.widgets.exercises import own_choices as choices
from viz.widgets.exercises.own_editor import lack_sentence
from viz.widgets.exercises.own_trying import Fault, Row, Trial, places_line, trial, try_it
from viz.widgets.outcome import own_mistake_shown
from viz.widgets.shell import session_device
from viz.words import _, ngettext


def trial_panel(own: Own) -> None:
    """Show the button, and what came of it for the exercise as it stands."""
    missing = lacks(own)
    for lack in missing:
        st.info(lack_sentence(lack))
    if trust.waits(session_device(), choices.ADDRESS):
        unconfirmed()
        return
    st.button(_("Try it"), icon=":material/science:", type="primary", key="own-try", disabled=bool(missing),
              on_click=try_it, help=_("Checks your right answer, and wrong ones that are near it"))  # fmt: skip
    found = trial(own)
    if found is not None:
        _shown(own, found)
    elif st.session_state.get(choices.TRIED) is not None:
        st.caption(_("The exercise has changed since it was tried."))
    else:
        st.caption(_("The page changes your right answer in the ways in which learners go wrong, and checks each "
                     "change. One that is accepted shows what your instances cannot tell apart."))  # fmt: skip


def unconfirmed(page: str = choices.ADDRESS) -> None:
    """Say that an exercise came from elsewhere, and would run without walls around it.

    Args:
        page: Whose programs it is about, see `viz.widgets.trust`.
    """
    st.warning(_("This exercise was written elsewhere, and parts of it are programs, hidden ones too. On this machine "
                 "nothing keeps a program from your files: run it only if you trust whoever sent it."))  # fmt: skip
    st.button(_("Run it"), icon=":material/play_arrow:", key="own-confirm", on_click=trust.confirm, args=(page,))


def _shown(own: Own, found: Trial) -> None:
    if found.fault is not None:
        fault_shown(found.fault)
        return
    if found.busy:
        st.warning(_("The server has no room for this just now. Please try again in a moment."))
        return
    if not found.sound:
        _refused(own, found.rows[0])
        return
    st.success(_("Your right answer is accepted."))
    _summary(found)
    st.markdown(_table(own, found))
    _expecting(own, found)


def _refused(own: Own, row: Row) -> None:
    """Say why the reference is not accepted as an answer: it draws numbers, or what is given changes."""
    said = told(exercise_of(own), row.answer, row.verdict).said
    st.error(_("Your own right answer is refused when it is checked a second time: {why}").format(
        why=sentence_markdown(said)))  # fmt: skip


def fault_shown(fault: Fault) -> None:
    """Show what is wrong with the exercise itself: in which of its texts, on which line."""
    st.error(sentence_markdown(_fault_sentence(fault)))
    if fault.instance:
        st.caption(_("On this instance:"))
        st.code(fault.instance.rstrip("\n"), language="python", wrap_lines=True)
    if fault.mistake is not None:
        own_mistake_shown(fault.mistake, fault.text)
    elif fault.detail:
        st.caption(code_span(fault.detail))


def _fault_sentence(fault: Fault) -> str:
    sentences = {
        "instance-mistake": _("Your hidden instances cannot be drawn: instance(size) ends in a mistake."),
        "instance-missing": _("Your hidden instances define no function `instance(size)`."),
        "instance-names": _("`instance(size)` must return a dict from names to values, such as {example}."),
        "instance-value": _("`instance(size)` returned a value that is no tensor, number, text, list or tuple."),
        "instance-cells": _("`instance(size)` returned a tensor of more than 400 cells; learners could not read it."),
        "instance-long": _("`instance(size)` returned values that take more room than an instance may have."),
        "given": _("What is given ends in a mistake."),
        "blank-name": _("`{observed}` cannot be filled in: the program has no tensor of this name."),
        "blank-value": _("`{observed}` cannot be filled in: there is no such value, or it is too large to be typed."),
        "reference": _("Your right answer ends in a mistake."),
        "expression": _("Your right value cannot be computed."),
        "observed": _("After your right answer, `{observed}` cannot be computed."),
        "value": _("`{observed}` has a value of type `{kind}`, which cannot be compared."),
        "lost": _("Your right answer, or your instances, took too long or too much memory."),
    }
    said = sentences.get(fault.kind) or sentences["lost"]
    kind = fault.detail if fault.kind == "value" else ""
    return said.format(example='`{"A": torch.randn(2, 3)}`', observed=fault.observed.replace("`", "'"), kind=kind)


def _summary(found: Trial) -> None:
    wrong = found.rows[1:]
    passed = [one for one in wrong if one.verdict.stage == "right"]
    if not wrong and found.own.kind == "blanks":
        st.caption(_("What learners fill in is compared with torch's numbers: every other number is refused."))
    elif not wrong:
        st.caption(_("There is nothing in your right answer that the page could change."))
    elif not passed:
        said = ngettext("{count} wrong answer was refused.", "All {count} wrong answers were refused.", len(wrong))
        st.success(said.format(count=len(wrong)))
    else:
        said = ngettext(
            "{count} of these answers was accepted.", "{count} of these answers were accepted.", len(passed)
        )
        why = _("Such a change makes no difference on your instances: perhaps they are too alike, or it is another "
                "right way.")  # fmt: skip
        st.warning(f"{said.format(count=len(passed))} {why}")


def _table(own: Own, found: Trial) -> str:
    head = (_("Answer"), _("What is different"), _("Stopped at"))
    rows = [(_cell(own.kind, one), _change(one), _stopped(one)) for one in found.rows[1:]]
    return table_markdown(head, rows) if rows else ""


def _cell(kind: OwnKind, row: Row) -> Code | str:
    if kind in ("choice", "order"):
        return places_line(row.answer)
    return Code(row.line) if row.line else ""


def _change(row: Row) -> str:
    if row.change == "expected":
        return _("expected wrong answer {number}").format(number=row.number + 1)
    return _(CHANGES[row.change])


def _stopped(row: Row) -> str:
    verdict = row.verdict
    if verdict.stage == "right":
        return "⚠ " + _("accepted")
    name = stage_name(verdict.stage)
    if verdict.misconception is None:
        return name
    return _("{stage}, recognised as {number}").format(stage=name, number=verdict.misconception + 1)


def stage_name(stage: Stage) -> str:
    """Return what a rung of the ladder is called."""
    names: dict[Stage, str] = {
        "mistake": _("a mistake"), "missing": _("no result"), "kind": _("the kind of value"), "shape": _("the shape"),
        "dtype": _("the dtype"), "cell": _("a number"), "graph": _("the graph"), "choice": _("the choice"),
        "order": _("the order"), "blank": _("a blank"), "right": _("accepted"),
    }  # fmt: skip
    return names[stage]


def _expecting(own: Own, found: Trial) -> None:
    """Offer to say something to whoever gives one of the answers."""
    offered = [one for one in found.rows[1:] if one.change != "expected" and one.verdict.stage != "right"]
    if own.kind not in ("program", "line") or not offered or choices.WRONG_ROWS.value >= MOST_ROWS:
        return
    names = [" ".join((_change(one), one.line)) for one in offered]
    with st.form("own-expecting", border=False):
        st.selectbox(_("Say something to whoever answers"), range(len(names)), key=choices.NOTED,
                     format_func=names.__getitem__)  # fmt: skip
        st.form_submit_button(_("Write the sentence"), icon=":material/edit:", on_click=_expect, args=(offered,))


def _expect(offered: list[Row]) -> None:
    place = st.session_state.get(choices.NOTED)
    if isinstance(place, int) and 0 <= place < len(offered) and choices.expected(offered[place].answer):
        choices.PART.choose("help")

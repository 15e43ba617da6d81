"""The panel of the server's page: first its health, then the queue, then the rest."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version

import streamlit as st

from core.sandbox.recent import Slot, quantile
from viz.escaping import markdown_text, table_markdown
from viz.status.figures import Figures, counted
from viz.status.outcomes import group_names, grouped
from viz.status.verdict import Verdict, verdicts
from viz.words import _, ngettext

SHOWN = {"well": st.success, "busy": st.warning, "ill": st.error}
ICONS = {"well": ":material/check_circle:", "busy": ":material/hourglass_top:", "ill": ":material/error:"}
DASH = "–"
LONG = 0.95
"""The part of the times that the longer figure covers."""


def status_panel(figures: Figures) -> None:
    """Show everything."""
    for verdict in verdicts(figures):
        _verdict(verdict)
    _numbers(figures)
    _waits(figures)
    with st.container(horizontal=True, gap="large"):
        with st.container(width="content"):
            _outcomes(figures)
        with st.container(width="content"):
            _machine(figures)
    st.caption(_("Walls around programs: {walls}.").format(walls=markdown_text(", ".join(figures.walls) or DASH)))
    st.caption(_("Behind a proxy each replica has a page of its own, and this one answered. Replicas with the same "
                 "code run the same version of Cotangent."))  # fmt: skip


def _verdict(verdict: Verdict) -> None:
    said = f"**{markdown_text(verdict.said)}** {markdown_text(verdict.advice)}"
    SHOWN[verdict.level](said.rstrip(), icon=ICONS[verdict.level])


def _numbers(figures: Figures) -> None:
    with st.container(horizontal=True):
        st.metric(_("Open pages"), figures.sessions, border=True, help=_("This one is among them."))
        st.metric(_("Programs that run"), figures.running, border=True,
                  help=_("Up to {count} short ones at once.").format(count=figures.places))  # fmt: skip
        st.metric(_("Programs that wait"), figures.waiting, border=True)
        st.metric(_("Here since"), lasting(figures.read - figures.began), border=True)


def _waits(figures: Figures) -> None:
    st.markdown("#### " + _("The last ten minutes"))
    titles = {"waited": _("Programs waited for a place"), "ran": _("Then they ran for")}
    for column, (what, title) in zip(st.columns(2), titles.items(), strict=True):
        usual, long = (seconds(quantile(figures.slots, what, part)) for part in (0.5, LONG))
        with column:
            st.metric(title, usual, border=True, chart_data=sparkline(figures.slots, what), chart_type="bar",
                      delta=_("95 of 100: {time} at most").format(time=long), delta_color="off", delta_arrow="off",
                      help=_("The large number is the median: half of them took less."))  # fmt: skip
    st.caption(_("A bar is twenty seconds, the last one now, and tells what 95 of 100 did not exceed. Questions that "
                 "pages ask about a program are counted like programs."))  # fmt: skip


def sparkline(slots: Sequence[Slot], what: str) -> list[float]:
    """Return what 95 of 100 did not exceed in each twenty seconds, 0 where there was nothing."""
    pairs = zip(slots[::2], slots[1::2], strict=True)
    return [round(quantile(pair, what, LONG) or 0.0, 4) for pair in pairs]


def _outcomes(figures: Figures) -> None:
    st.markdown("#### " + _("How programs ended"))
    lately, ever = grouped(counted(figures.slots, "jobs")), grouped(figures.jobs)
    rows = [(name, lately[group], ever[group]) for group, name in group_names().items()]
    st.markdown(table_markdown(["", _("last ten minutes"), _("since the start")], rows, numbers=2))


def _machine(figures: Figures) -> None:
    st.markdown("#### " + _("The machine"))
    memory = figures.memory
    rows = [
        (_("Memory of the server"), size(memory.server)),
        (_("Memory of programs"), _("{now} of {bound}").format(
            now=size(memory.programs), bound=size(memory.programs_bound))),
        (_("Memory of helpers (checking, drawing)"), size(memory.helpers)),
        (_("All together"), _("{now} of {bound}").format(now=size(memory.all), bound=size(memory.machine))),
        (_("Processes from which programs start"), figures.zygotes),
        (_("Lost ones that were started again"), _process(figures, "zygotes lost")),
        (_("Programs ended by force"), _process(figures, "workers killed")),
        (_("Programs that began again, unharmed"), _process(figures, "jobs begun again")),
        (_("Refused calls of the operating system"), figures.refused),
        (_("This replica"), figures.replica),
        (_("Code that runs"), figures.code),
        (_("Versions"), _versions()),
    ]  # fmt: skip
    st.markdown(table_markdown(["", ""], rows))


def _process(figures: Figures, event: str) -> int:
    return figures.processes.get(event, 0)


def _versions() -> str:
    names = ("torch", "streamlit")
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {_version(name)}" for name in names)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return DASH


def seconds(value: float | None) -> str:
    """Return a time as a person reads it, a dash where there is none."""
    if value is None:
        return DASH
    if value < 0.0995:
        return _("{count} ms").format(count=round(value * 1000))
    return _("{count} s").format(count=f"{value:.1f}" if value < 10 else f"{value:.0f}")


def size(count: int) -> str:
    """Return bytes as a person reads them."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def lasting(span: float) -> str:
    """Return how long something has lasted, in the largest unit that there is one of."""
    whole = timedelta(seconds=int(span))
    if whole.days:
        return ngettext("{count} day", "{count} days", whole.days).format(count=whole.days)
    hours, minutes = whole.seconds // 3600, whole.seconds // 60
    if hours:
        return ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    if not minutes:
        return ngettext("{count} second", "{count} seconds", whole.seconds).format(count=whole.seconds)
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)

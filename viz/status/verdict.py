"""The server's health: one sentence for each thing that is wrong, and one on the remedy."""

from __future__ import annotations

from typing import Literal

import msgspec

from core.sandbox.recent import quantile
from viz.status.figures import Figures, counted
from viz.status.outcomes import grouped
from viz.words import _, ngettext

LONG_WAIT = 1.0
"""Seconds: who waits longer for a place notices."""
SLOTS_THAT_COUNT = 6
"""The last minute: a wait that is over long ago is no news."""
FULL = 0.9
"""Of a bound: nearly met."""
Level = Literal["well", "busy", "ill"]


class Verdict(msgspec.Struct, frozen=True):
    """A sentence on the server's health, and the advice, which may be ""."""

    level: Level
    said: str
    advice: str = ""


def verdicts(figures: Figures) -> tuple[Verdict, ...]:
    """Return what is to be said of a server, the worst first; never nothing."""
    found = [*_ill(figures), *_busy(figures)]
    if found:
        return tuple(found)
    if figures.waiting == 0:
        return (Verdict("well", _("All is well: nobody waits.")),)
    waits = ngettext("All is well: {count} program waits, for a moment only.",
                     "All is well: {count} programs wait, for a moment only.", figures.waiting)  # fmt: skip
    return (Verdict("well", waits.format(count=figures.waiting)),)


def _ill(figures: Figures) -> list[Verdict]:
    found = []
    if figures.draining:
        found.append(Verdict("ill", _("This server is ending: it takes nobody new, and its visitors move to another."),
                             _("Start it again, or wait for the one that takes its place.")))  # fmt: skip
    if figures.hosted and figures.missing:
        found.append(Verdict("ill", _("Walls are missing here, so strangers' programs do not run: {walls}.").format(
            walls=", ".join(figures.missing)), _("SECURITY.md says what each of them needs.")))  # fmt: skip
    elif figures.hosted and not figures.ready and not figures.draining:
        found.append(Verdict("ill", _("This server takes no visitors yet: no program has run here."),
                             _("It takes a minute after a start. Then the server's log says why.")))  # fmt: skip
    if not figures.zygotes and figures.walls[:1] == ("own-process",):
        found.append(Verdict("ill", _("The process from which programs start is gone."),
                             _("It starts again by itself; if it does not, the server's log says why.")))  # fmt: skip
    return [*found, *_failing(figures)]


def _failing(figures: Figures) -> list[Verdict]:
    lately = grouped(counted(figures.lately, "jobs"))
    found = []
    if lately["away"]:
        said = ngettext("{count} program was turned away in the last two minutes.",
                        "{count} programs were turned away in the last two minutes.", lately["away"])  # fmt: skip
        found.append(Verdict("ill", said.format(count=lately["away"]), more_room()))
    if lately["fault"] > 2 and lately["fault"] * 10 > sum(lately.values()):
        found.append(Verdict("ill", _("One program in ten or more is lost."), _("The server's log says why.")))
    if figures.memory.all > FULL * figures.memory.machine:
        found.append(Verdict("ill", _("The memory is nearly full."), more_room()))
    return found


def _busy(figures: Figures) -> list[Verdict]:
    found = []
    wait = quantile(figures.slots[-SLOTS_THAT_COUNT:], "waited", 0.95)
    if wait is not None and wait > LONG_WAIT:
        said = _("People wait: of twenty programs one waited {seconds} seconds or longer in the last minute.")
        found.append(Verdict("busy", said.format(seconds=f"{wait:.1f}"), more_room()))
    if figures.sessions > FULL * figures.most_sessions:
        said = _("The server is nearly full: {count} pages are open, of {most} that may be.")
        found.append(Verdict("busy", said.format(count=figures.sessions, most=figures.most_sessions), more_room()))
    if figures.memory.programs > FULL * figures.memory.programs_bound:
        found.append(Verdict("busy", _("Programs have nearly all the memory that they may take together."),
                             _("The largest one is stopped when they take more. More memory helps.")))  # fmt: skip
    return found


def more_room() -> str:
    """Return the advice to whoever looks after the machine."""
    return _("Another replica, or a machine with more processors and memory, helps.")

"""Downloads of the graph page: the picture, the graph, the trace and the program."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core import Trace
from viz.escaping import html_text
from viz.naming import short_name
from viz.picture.drawing_process import DotFile, HtmlFile, JsonFile, SvgFile
from viz.picture.studio import DrawingFailed, file
from viz.widgets.border.built import FILES
from viz.widgets.export import file_button, program_files, trace_files
from viz.widgets.graph.picture import fold_later
from viz.widgets.graph.shown import Shown, shown
from viz.widgets.keys import Key
from viz.widgets.lazily import Opening
from viz.widgets.mounting import bundled
from viz.widgets.parts import Box
from viz.words import _, in_language, language

_png = bundled("save_png")
FILE = "graph"


def take_away() -> Opening:
    """Return the menu of files; each is made when it is asked for."""
    return Opening(_("Export"), ":material/download:", Box.EXPORT, lambda: _files(shown()))


def _files(now: Shown) -> None:
    trace, number, again, fold = now.trace, now.number, now.later(), fold_later(now)
    failed = _("This graph could not be drawn. Everything else on the page still holds.")

    def made(order: Callable[[Trace], SvgFile | DotFile | HtmlFile | JsonFile], otherwise: str) -> str:
        trace = again()  # what is made later holds no trace: it would stay with the session
        try:
            with in_language(spoken):
                return file(trace, order(trace))
        except DrawingFailed:
            return otherwise

    def svg() -> str:
        return made(lambda trace: SvgFile(fold(trace), number), _NOTHING)

    def dot() -> str:
        return made(lambda trace: DotFile(fold(trace), number), f"// {failed}\n")

    spoken = language()  # now: a file is made where there is no session
    title = _title(trace)

    def page() -> str:
        script = FILES["graph_view.js"].plain.decode()
        otherwise = f"<!DOCTYPE html><title>{html_text(title)}</title><p>{html_text(failed)}</p>\n"
        return made(lambda trace: HtmlFile(fold(trace), number, script, title), otherwise)

    with st.container(gap="xxsmall"):
        if trace.nodes:
            file_button("SVG", _("the picture, with tooltips"), f"{FILE}.svg", svg)
            _pixels(svg)
            offline = _("picture, timeline and program in one page that works offline")
            file_button("HTML", offline, f"{FILE}.html", page)
            file_button("DOT", _("the graph as Graphviz text"), f"{FILE}.dot", dot)
            everything = _("everything that the run left behind")
            file_button("JSON", everything, f"{FILE}.json", lambda: made(lambda _trace: JsonFile(), "null\n"))
        program_files(FILE, trace.source)
        trace_files(FILE, trace, again)
        st.caption(_("The picture is taken as it is folded and chosen now."))


_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'
"""For a graph that could not be drawn; the page says so where the picture would be."""


def _title(trace: Trace) -> str:
    roots = ", ".join(dict.fromkeys(short_name(trace.nodes[one.root]) for one in trace.passes))
    return _("Computation graph of {roots}").format(roots=roots) if roots else _("Computation graph")


def _pixels(svg: Callable[[], str]) -> None:
    """Show the button whose picture the browser draws: the SVG goes there only when it was asked for."""
    key = f"{Key.EXPORT}-png"
    ticket = st.session_state.get(key, {}).get("wanted")  # a trigger: it lasts one run
    _png(
        key=key,
        data={"svg": svg() if ticket is not None else "", "ticket": ticket, "file": f"{FILE}.png", "kind": "PNG",
              "about": _("the picture as pixels")},
        on_wanted_change=lambda: None,
    )  # fmt: skip

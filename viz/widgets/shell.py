"""The frame of every page: language, device, the warm-up, the head line."""

from __future__ import annotations

import gc
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState

from core.sandbox.libraries import HEAVY, LIGHT
from core.sandbox.pool import shared_pool
from viz.escaping import html_text
from viz.picture import studio
from viz.theme import PAGE, either
from viz.widgets import address
from viz.widgets.border.sockets import MOST_VISITORS, visitors
from viz.widgets.devices import cuda_missing
from viz.widgets.keys import Key
from viz.widgets.page_frame import page_frame, tour_offer
from viz.widgets.visitors import begin_forgetting
from viz.words import LANGUAGES, _, ask_session, language_of

APP = Path(__file__).resolve().parent.parent.parent / "app.py"
LANGUAGE_PARAMETER = "lang"
SIGN = """<g fill="none" stroke="#3b7be8" stroke-width="2.2"><path d="M9 9 L21 16 M9 23 L21 16"/></g>
<g fill="#3b7be8"><circle cx="7" cy="8" r="4"/><circle cx="7" cy="24" r="4"/></g>
<circle cx="23" cy="16" r="5" fill="#e8702a"/>"""
ICON = f'<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">{SIGN}</svg>'
LOGO = f"""<svg xmlns="http://www.w3.org/2000/svg" width="178" height="32" viewBox="0 0 178 32">{SIGN}
<text x="37" y="22.5" font-family="'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif" font-size="20"
 font-weight="700" fill="#3b7be8">Cotangent</text></svg>"""
CODE = {
    ".token": "text", ".token:is(.keyword, .boolean)": "keyword", ".token:is(.string, .triple-quoted-string)": "string",
    ".token.number": "digits", ".token.comment": "remark", ".token:is(.function, .class-name, .decorator)": "call",
}  # fmt: skip
"""Words of a program that cannot be edited → the role whose colour the editor gives them; Streamlit's are too faint."""

READABLE = "<style>{}</style>".format("\n".join([
    *(f":root .stCode code[class] {word} {{ color: {either(role)}; }}" for word, role in CODE.items()),
    f":root [data-testid=stCaptionContainer] {{ color: {either('muted')}; opacity: 1; }}",
    f":root button[kind^=primary]:not(:disabled) {{ color: light-dark({', '.join(PAGE)}); }}",
]))  # fmt: skip
"""Colours of Streamlit's that stand out too little from their ground; what pops up stands outside the application."""

STYLE = """<style>
.stMainBlockContainer { padding-left: 2rem; padding-right: 2rem; max-width: 1900px; }
.stMainBlockContainer h1.page-title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .9rem;
  margin: 0; padding: 0; font-size: 1.6rem; line-height: 1.5; }
.stMainBlockContainer h1.page-title span { font-size: 1rem; font-weight: 400; opacity: .72; }
[data-testid="stMarkdownContainer"] code { font-size: max(.87em, .8rem); }
/* Streamlit's own "Stop" speaks English only and covers the buttons of the head; the editor has one of its own. */
[data-testid="stStatusWidget"] button { display: none; }
[data-testid="stStatusWidget"] { pointer-events: none; }
/* What files are taken stands in the box's label, in the reader's language. */
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
@media (min-width: 768px) { [data-testid="stStatusWidget"] { position: fixed; top: 3.4rem; right: .25rem;
  transform: scale(.8); } }
/* Beside an open sidebar the bar at the top holds one button: the page begins at its height, not beneath it.
   No :has() here: around everything that changes it costs each event the styles of the whole page. */
@media (min-width: 768px) { .stSidebar[data-collapsed="false"] ~ * {
  .stAppHeader { background: transparent; }
  .stAppHeader, .stAppHeader * { pointer-events: none; }
  .stAppHeader :is(button, a, [role="button"]), .stAppHeader :is(button, a, [role="button"]) * { pointer-events: auto; }
  .stMainBlockContainer { padding-top: 1.2rem; }
  .st-key-head { padding-right: 1.4rem; }
} }
/* Where choices do not fit beside each other they take another line: what is out of sight is never found. */
.stButtonGroup > div { flex-wrap: wrap; overflow: visible; }
.stButtonGroup > div > button { flex: 0 0 auto; }
/* Beside boxes it is as high as they are, so that its label stands beside theirs. */
.stHorizontalBlock .stButtonGroup > [data-testid="stWidgetLabel"] + div { min-height: 2.5rem; margin-top: .4rem;
  align-items: center; }
/* A question's answers have no label above them: they stand at the height of the question. */
.stHorizontalBlock[class*="-box"] .stButtonGroup > [data-testid="stWidgetLabel"] + div { margin-top: 0; }
.stCheckbox > label { min-height: 24px; align-items: center; }
/* The head is one line: the title's remark gives way first, then the name of the example. */
@media (min-width: 900px) { .st-key-head { flex-wrap: nowrap; }
  .st-key-head > .stElementContainer:first-child { flex: 1 1 0; min-width: min-content; }
  .st-key-head h1.page-title { flex-wrap: nowrap; white-space: nowrap; overflow: hidden; width: 100%; }
  .st-key-head h1.page-title span { flex: 1 1 0; width: 0; min-width: 0; overflow: hidden; text-overflow: ellipsis; }
  .st-key-head > .stElementContainer[class*="-box-"] { flex: 0 1 260px; min-width: 7.5rem; } }
/* On a tablet, or with larger text, the list of examples gives way before a button takes a line of its own. */
@media (min-width: 641px) and (max-width: 899px) { .st-key-head.st-key-head, .st-key-head .stHorizontalBlock {
  gap: .5rem; }
  .st-key-head > .stElementContainer[class*="-box-"] { flex: 100 1 7.5rem; max-width: 300px; } }
@media (max-width: 1100px) { .stMainBlockContainer h1.page-title span { display: none; } }
/* A press on its cross would change nothing: a program has no other name than its example's. */
.st-key-head [class*="-box-"] .stSelectbox button:not([aria-haspopup]) { display: none; }
/* The head of Streamlit keeps room for its status, and would push its menu out of a phone's window. */
@media (max-width: 640px) { .stAppToolbar > div > div:last-child { min-width: 0; } }
/* What a menu offers begins at the left, also where it takes two lines. */
[data-testid="stPopoverBody"] .stDownloadButton button { text-align: left; }
.st-key-page-frame { position: absolute; width: 0; height: 0; }
/* On a phone what is chosen in the head takes a line of its own, and a title beside a switch. */
@media (max-width: 640px) { .stMainBlockContainer { padding-left: .75rem; padding-right: .75rem; }
  .st-key-head.st-key-head, .st-key-head .stHorizontalBlock { gap: .5rem; }
  .st-key-head > .stElementContainer:is([class*="-box-"], :has(.stSelectbox)) { flex: 1 1 100%; }
  .st-key-head:has(> [class*="_predict"]) > .stElementContainer:first-child { flex: 1 1 100%; } }
@media (max-width: 1180px) { .st-key-workbench > div > .stHorizontalBlock, .st-key-workbench > .stHorizontalBlock {
  flex-direction: column; } .st-key-workbench .stHorizontalBlock > .stColumn { width: 100%; }
  .st-key-field-section .stHorizontalBlock:has(> .stColumn),
  .st-key-tensor-question-and-lab > * > .stHorizontalBlock { flex-direction: column; }
  .st-key-field-section .stColumn,
  .st-key-tensor-question-and-lab > * > .stHorizontalBlock > .stColumn { width: 100%; } }
</style>"""

CROWDED = {
    1100: '.st-key-head > [class*="_predict"] ~ *',
    899: ".st-key-head .st-key-blanks-open ~",
    640: ".st-key-head",
}
"""Width of a window, in px → where buttons of the head are their signs there: beside a switch, beside a third button
(a tablet, or larger text), everywhere (a phone). The name of the example stays whole."""

SIGNS = "<style>{}</style>".format("\n".join(
    f"@media (max-width: {width}px) {{ {place} :is(.st-key-share-open, .st-key-export-open) button {{"
    " div[aria-hidden] { display: none; }"
    " p { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } } }"
    for width, place in CROWDED.items()
))  # fmt: skip
"""Their names stay for who cannot see them."""

EMBEDDED_STYLE = """<style>
.stSidebar, [data-testid="stExpandSidebarButton"], .stAppHeader { display: none !important; }
.stMainBlockContainer.stMainBlockContainer { padding: 0; }
.stMainBlockContainer > .stVerticalBlock { gap: .3rem; }
.stApp { --around-graph: 84px; }
</style>"""
"""In a frame of somebody else's page: nothing around the picture."""


def through_app() -> None:
    """Run app.py around the page that calls this first, where Streamlit left it out.

    Until the first ``st.navigation`` of a process Streamlit takes a folder named pages for its older kind of
    application and runs the page alone: whoever opens "/graph" first after a start would have no language, no
    device and no warm-up.
    """
    if PagesManager.uses_pages_directory:
        runpy.run_path(str(APP), run_name="__main__")
        st.stop()


def arrived(path: str) -> None:
    """Note whether a page was entered or runs again. Only runs of the whole application pass here, not fragments."""
    state = st.session_state
    state[Key.ENTERED] = state.get(Key.PAGE) != path
    state[Key.PAGE] = path
    if state.get(Key.GOING) == f"pages/{path}.py":
        del state[Key.GOING]
        state.pop(Key.PARAMETER, None)


def choose_first_language() -> None:
    """Take the language from the URL, else from the browser; must run before any word is shown."""
    if Key.LANGUAGE not in st.session_state:
        asked = st.query_params.get(LANGUAGE_PARAMETER)
        st.session_state[Key.LANGUAGE] = asked if asked in LANGUAGES else language_of(st.context.locale)
    if (context := get_script_run_ctx()) is not None:
        _languages.pop(context.session_state, None)


_languages: WeakKeyDictionary[SafeSessionState, str | None] = WeakKeyDictionary()
"""What each script that runs speaks, by its view of the session: a page asks for each of its hundred sentences."""


def session_language() -> str | None:
    """Return the language that this session's visitor chose; None where no session's script or callback runs."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return None
    state = context.session_state
    if state not in _languages:
        _languages[state] = st.session_state.get(Key.LANGUAGE)
    return _languages[state]


ask_session(session_language)


def session_device() -> str:
    """Return "cpu" or "cuda"."""
    return st.session_state.get(Key.DEVICE) or "cpu"


@st.cache_resource(show_spinner=False)
def warmed() -> None:
    """Import and start what the first visitor would wait for; once, and in this thread.

    In a background thread the imports would race with the first visitor's ("partially initialized module").
    What lives now lives for good, so the garbage collector need not look at it again.
    """
    shared_pool().start()
    studio.start()
    begin_forgetting()
    gc.collect()
    gc.freeze()


@contextmanager
def starting(libraries: str = LIGHT) -> Iterator[None]:
    """Around whatever asks a worker: say why the first program of a server, and the first that draws, takes seconds."""
    answered = _answered(libraries)
    if answered or get_script_run_ctx() is None:  # nobody to tell
        yield
        return
    why = {
        LIGHT: _("PyTorch is starting; only the first program waits for it."),
        HEAVY: _("The larger libraries (figures, SymPy) are starting; only the first program that needs them waits."),
    }
    with st.spinner(why[libraries]):
        yield
    answered.append(True)


@st.cache_resource(show_spinner=False)
def _answered(libraries: str) -> list[bool]:
    return []  # of all sessions


def room_or_stop() -> None:
    """On a server that has no room for another visitor, show one sentence and nothing else. Who is in stays in."""
    state = st.session_state
    if not state.get(Key.ADMITTED) and visitors() > MOST_VISITORS:
        st.info(_("This server is full: {count} people are using it. Please load the page again in a few minutes.")
                .format(count=visitors()), icon=":material/groups:")  # fmt: skip
        st.stop()
    state[Key.ADMITTED] = True


def walls_or_stop() -> None:
    """On a server for others that lacks a wall, show one sentence and nothing else."""
    missing = shared_pool().refusal()
    if missing:
        st.error(_("This server does not run: it is set up for others (COTANGENT_HOSTED), and what keeps their "
                   "programs apart is missing here."), icon=":material/gpp_bad:")  # fmt: skip
        st.code("\n".join(missing), language=None)
        st.caption(_("SECURITY.md says what each of these does, and how to run with less."))
        st.stop()


def sidebar() -> None:
    """Show the choice of language and device beneath the list of pages."""
    with st.sidebar:
        st.selectbox(_("Language"), list(LANGUAGES), format_func=LANGUAGES.__getitem__, key=Key.LANGUAGE)
        if not cuda_missing():  # one device is no choice
            st.selectbox(
                _("Device"), ["cpu", "cuda"], format_func=str.upper, key=Key.DEVICE,
                help=_("Where programs run when they name no device themselves."),
            )  # fmt: skip
        tour_offer()
    _write_language()


def frame() -> None:
    """Set what Streamlit has no setting for: the margins of a page that is mostly picture, and what has no place."""
    style = READABLE + STYLE + SIGNS + (EMBEDDED_STYLE if st.context.is_embedded else "")
    st.html(style)
    page_frame()


def head_line(title: str, subtitle: str) -> None:
    """Show the page's title with its subtitle beside it."""
    st.html(f'<h1 class="page-title">{html_text(title)}<span>{html_text(subtitle)}</span></h1>')


def _write_language() -> None:
    # Only what the browser would not choose by itself: a shared link then keeps its reader's language.
    chosen = st.session_state[Key.LANGUAGE]
    address.write(LANGUAGE_PARAMETER, chosen if chosen != language_of(st.context.locale) else "", Key.LANGUAGE_WRITTEN)

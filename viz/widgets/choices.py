"""Choices of a page: declared once, kept while other pages are shown, and written into the address.

    PAGE = Choices("reductions")
    AXES = PAGE.choice("axes", (1,), several(whole(-5, 4), most=5))
    TYPED = PAGE.choice("typed", "", line(2_000), code=True)
    USE = PAGE.choice("use", "share", one_of(USES), linked=False)

A page calls ``PAGE.begin()`` before its first widget, shows each choice by a widget with ``**AXES.widget``, reads
``AXES.value``, and calls ``PAGE.write_link()`` when its choices stand.

A widget's value is never assigned in a run that it did not ask for: the browser would take that over in place of what
is being typed at the moment. Streamlit keeps the value itself (``persist_state``); a page assigns it when it is first
shown, in callbacks, and when somebody went back in the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypedDict, TypeVar

import msgspec
import streamlit as st

from viz.escaping import sentence_markdown
from viz.kinds import Kind, Unsound, line
from viz.link import BrokenLink, choices_in, encoded
from viz.widgets import address, trust
from viz.widgets.keys import Key
from viz.words import _

PARAMETER = "s"
Value = TypeVar("Value")
Record = TypeVar("Record", bound=msgspec.Struct)


class Widget(TypedDict):
    """The arguments for the widget of a choice."""

    key: str
    persist_state: Literal["session"]


@dataclass(frozen=True)
class Choice(Generic[Value]):
    """One choice of a page.

    Attributes:
        name: What the link calls it: a name that stays, for old links must still open.
        key: Of its widget, and of the session's state.
        default: What it is in an address without a link.
        kind: Takes what a link or a browser says, and returns the choice or raises Unsound.
        linked: Whether it stands in the address.
        code: Whether it becomes part of a program that runs: what came with a link is then read before it runs, on a
            machine without walls.
    """

    name: str
    key: str
    default: Value
    kind: Kind[Value]
    linked: bool
    code: bool

    @property
    def widget(self) -> Widget:
        """The key of its widget, and that the choice stays when the widget goes."""
        return {"key": self.key, "persist_state": "session"}

    @property
    def value(self) -> Value:
        """The present choice; the default where a browser sent what the widget does not offer."""
        try:
            return self.kind(st.session_state.get(self.key, self.default))
        except Unsound:
            return self.default

    def choose(self, value: Value) -> None:
        """Choose something else: in a callback, or before the widget is shown.

        Nothing is assigned where that is chosen already: the browser would take it over in place of what is typed.
        """
        wanted = list(value) if isinstance(value, tuple) else value  # as the widgets of several options have it
        state = st.session_state
        if self.key not in state or type(state[self.key]) is not type(wanted) or state[self.key] != wanted:
            state[self.key] = wanted


@dataclass(frozen=True)
class Starter:
    """The examples of a page: a choice that makes others, until the text is changed by hand.

    Attributes:
        example: Which one; None once the text was changed.
        text: What is changed.
        makes: From an example's key to all that it chooses, by name, the text among it.
    """

    example: Choice[str | None]
    text: Choice[str]
    makes: Callable[[str], Mapping[str, object]]


class Choices:
    """All choices of a page.

    Attributes:
        page: The page's address, with which its keys begin.
        declared: Name → choice, in the order of their declaration.
        notice: A sentence about the link that the page was opened with, until the next edit.
    """

    def __init__(self, page: str) -> None:
        self.page = page
        self.declared: dict[str, Choice[Any]] = {}
        self._keys: set[str] = set()
        self._starter: Starter | None = None
        self._written = self.own("written")  # the parameter that the address has, as far as we know
        self.notice = self.choice("notice", "", line(1_000), linked=False)
        self._noticed = self.own("noticed")

    def choice(
        self, name: str, default: Value, kind: Kind[Value], *, linked: bool = True, code: bool = False
    ) -> Choice[Value]:
        """Declare a choice; see `Choice`."""
        made = Choice(name, self.own(name), default, kind, linked, code)
        self.declared[name] = made
        return made

    def own(self, name: str) -> str:
        """Declare the key of what is neither kept nor linked: the state of a picture, an upload, a passing remark."""
        key = f"{self.page}_{name}"
        if key in self._keys:
            raise ValueError(f"{key} is declared twice")
        self._keys.add(key)
        return key

    def starts(
        self, example: Choice[str | None], text: Choice[str], makes: Callable[[str], Mapping[str, object]]
    ) -> None:
        """Declare the page's examples; see `Starter`."""
        self._starter = Starter(example, text, makes)

    def start(self, key: str) -> None:
        """Choose all that an example makes."""
        assert self._starter is not None
        trust.replaced(self.page)
        self._starter.example.choose(key)
        self.chosen(self._starter.makes(key))
        self.notice.choose("")

    def chosen(self, values: Mapping[str, object]) -> None:
        """Choose several things, by their names."""
        for name, value in values.items():
            self.declared[name].choose(value)

    def typed(self, text: str) -> None:
        """Take over a text that the person wrote, or let be changed."""
        assert self._starter is not None
        if text != self._starter.text.value:
            self._starter.text.choose(text)
            self.edited()

    def handed(self, text: str) -> None:
        """Take over a text that another page wrote, whether or not this one was shown before."""
        if not self.begun:
            for one in self.declared.values():
                one.choose(one.default)
            st.session_state[self._written] = ""
        self.typed(text)

    def opened(self, found: Mapping[str, object]) -> None:
        """Take over what a link of this page would say, whether or not the page was shown before.

        Raises:
            Unsound: as `read`.
        """
        values = self.completed(self.read(found))
        for one in self.declared.values():
            if one.linked or not self.begun:
                one.choose(values[one.name])
        trust.replaced(self.page)
        self.notice.choose("")
        st.session_state[self._written] = ""

    def edited(self) -> None:
        """Take note that the text was changed by hand: it may run, and is no example's any more."""
        assert self._starter is not None
        example, text = self._starter.example, self._starter.text
        trust.typed(text.value, self.page)
        if example.value is not None and self._starter.makes(example.value)[text.name] != text.value:
            example.choose(None)
        self.notice.choose("")

    @property
    def begun(self) -> bool:
        """Whether this session has shown the page."""
        return self._written in st.session_state

    def begin(self) -> bool:
        """Take the choices from the address where it says something new; return whether it did.

        Any other run may carry an address that the run before has changed, see `address.is_news`.
        """
        said, is_news = st.query_params.get(PARAMETER, ""), address.is_news(PARAMETER, self._written)
        st.session_state.pop(Key.ENTERED, None)
        if not is_news:
            return False
        found, notice = {}, ""
        try:
            found = self.read(choices_in(said)) if said else {}
        except (BrokenLink, Unsound):
            notice = _("This link is damaged or from another version, so an example is shown instead.")
        values = self.completed(found)
        for one in self.declared.values():
            if one.linked or one.key not in st.session_state:
                one.choose(values[one.name])
        self.notice.choose(notice)
        st.session_state[self._written] = said
        code = [str(value) for name, value in found.items() if self.declared[name].code and value]
        trust.arrived("\n".join(code), self.page)
        return True

    def notice_shown(self) -> None:
        """Say what was wrong with the link that the page was opened with, if anything was."""
        if self.notice.value:
            st.session_state[self._noticed] = True
        if st.session_state.get(self._noticed):
            with st.container():  # it stays when the sentence goes: what is beneath would move up, and be made anew
                if self.notice.value:
                    st.warning(sentence_markdown(self.notice.value))

    def read(self, found: Mapping[str, object]) -> dict[str, object]:
        """Return the choices that a link makes.

        Raises:
            Unsound: it names what no link of this page sets, or a choice that the page could not have written.
        """
        linked = {one.name: one for one in self.declared.values() if one.linked}
        if not found.keys() <= linked.keys():
            raise Unsound("names what no link sets")
        return {name: linked[name].kind(value) for name, value in found.items()}

    def completed(self, found: Mapping[str, object]) -> dict[str, object]:
        """Return all choices of a page whose link makes these."""
        values: dict[str, object] = {one.name: one.default for one in self.declared.values()}
        if self._starter is None:
            return {**values, **found}
        example, text = self._starter.example, self._starter.text
        key = found.get(example.name) or example.default
        made = self._starter.makes(str(key))
        return {**values, **made, **found, example.name: None if text.name in found else key}

    def record(self, kind: type[Record]) -> Record:
        """Return what is chosen as a record, whose fields are called as the choices are."""
        return kind(**{name: self.declared[name].value for name in kind.__struct_fields__})

    def link(self) -> str:
        """Return the address's parameter for what is chosen; "" for the first choice of all."""
        now = {one.name: one.value for one in self.declared.values() if one.linked}
        said = self._told() if self._starter else {}
        if self._starter is not None and self._starter.text.name in said:
            now[self._starter.example.name] = None
        base = self.completed(said)
        said |= {name: value for name, value in now.items() if name not in said and value != base[name]}
        return encoded({name: _plain(value) for name, value in said.items()}) if said else ""

    def _told(self) -> dict[str, object]:
        """Return what a link says of the example: its key, or the text that took its place; nothing for the first."""
        assert self._starter is not None
        example, text = self._starter.example, self._starter.text
        key = example.value
        if key is None or self._starter.makes(key)[text.name] != text.value:
            return {text.name: text.value}
        return {} if key == example.default else {example.name: key}

    def write_link(self) -> str:
        """Put what is chosen into the address, and return the parameter."""
        wanted = self.link()
        address.write(PARAMETER, wanted, self._written)
        return wanted


def _plain(value: object) -> object:
    """Return a value as JSON has it; the same set always gives the same text."""
    return sorted(value) if isinstance(value, frozenset) else value

"""The choices of the matrix calculus page."""

from __future__ import annotations

import hashlib
import re

import streamlit as st

from viz.kinds import Unsound, flag, line, one_of, optional, text, whole
from viz.matrix import chain
from viz.matrix.functions import BY_KEY as COURSE
from viz.matrix.functions import COURSE_SIZES, LARGEST_SIZE, course_example, sized_example
from viz.matrix.identities import BY_KEY as IDENTITIES
from viz.matrix.identities import identity_text
from viz.matrix.layouts import LAYOUTS, Layout
from viz.matrix.program import DIRECTIONS, LONGEST, LONGEST_CANDIDATE
from viz.widgets.choices import Choice, Choices

LARGEST_SEED = 999
_SIZED = re.compile(r"cell-([012])([012])-([1-5])([1-5])([1-5])([1-5])")
_IDENTITY = re.compile(r"(.+)-(\d{1,3})")
SECTIONS = ("step", "chain", "vec", "hessian", "notes")
SIDES = ("map", "identities")


def example_key(value: object) -> str:
    """Return the key of a function of ours: "F5", "cell-11-3232" (ranks, then n, k, m, l) or "logdet-7" (its seed)."""
    if not isinstance(value, str) or len(value) > 60:
        raise Unsound("no key")
    found = _IDENTITY.fullmatch(value)
    if value in COURSE or _SIZED.fullmatch(value) or (found and found[1] in IDENTITIES):
        return value
    raise Unsound("no function of ours")


def example_text(key: str) -> str:
    """Return the program of a function of ours."""
    if key in COURSE:
        return COURSE[key].text
    sized = _SIZED.fullmatch(key)
    if sized:
        output, inputs, n, k, m, l = map(int, sized.groups())  # noqa: E741 - the course's letter
        return sized_example(output, inputs, n, k, m, l).text
    name, seed = identity_of(key) or ("", 0)
    return identity_text(IDENTITIES[name], seed)


def identity_of(key: str | None) -> tuple[str, int] | None:
    """Return an identity's name and seed where the key is one's."""
    found = _IDENTITY.fullmatch(key or "")
    return (found[1], int(found[2])) if found and found[1] in IDENTITIES else None


def cell_of(key: str | None) -> tuple[int, int] | None:
    """Return the ranks of output and input where the key is a cell of the map."""
    if key in COURSE:
        return COURSE[key].output, COURSE[key].inputs
    found = _SIZED.fullmatch(key or "")
    return (int(found[1]), int(found[2])) if found else None


PAGE = Choices("matrix_calculus")
EXAMPLE: Choice[str | None] = PAGE.choice("example", "F5", optional(example_key))
TEXT = PAGE.choice("text", COURSE["F5"].text, text(LONGEST), code=True)
LAYOUT: Choice[Layout] = PAGE.choice("layout", LAYOUTS[0], one_of(LAYOUTS))
SIZES = {name: PAGE.choice(name, size, whole(1, LARGEST_SIZE)) for name, size in COURSE_SIZES.items()}
SIDE = PAGE.choice("side", "map", one_of(SIDES))
PREDICT = PAGE.choice("predict", False, flag)
CANDIDATE = PAGE.choice("candidate", "", line(LONGEST_CANDIDATE), code=True)
DIRECTION = PAGE.choice("direction", "ones", one_of(DIRECTIONS))
CHAIN = PAGE.choice("chain", "scalar-vector-vector", optional(one_of(chain.EXAMPLES)), linked=False)
CHAIN_TEXT = PAGE.choice("chain_text", chain.EXAMPLES["scalar-vector-vector"][1], text(chain.LONGEST), code=True)
SECTION = PAGE.own("section")
EDITOR = PAGE.own("editor")
LAST = PAGE.own("last")
CHAIN_EDITOR = PAGE.own("chain_editor")
PICTURE = PAGE.own("picture")
MAP = PAGE.own("map")
LIST = PAGE.own("list")
PAGE.starts(EXAMPLE, TEXT, lambda key: {"text": example_text(key)})


def sizes() -> dict[str, int]:
    """Return n, k, m and l."""
    return {name: choice.value for name, choice in SIZES.items()}


def question_key() -> str:
    """Return the key of what is to be predicted: it changes with the function and the layout, so all is asked anew."""
    said = f"{TEXT.value}|{LAYOUT.value}"
    return f"matrix-ask-{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def shape_predicted() -> bool:
    """Return whether the derivative's shape may be shown."""
    return not PREDICT.value or st.session_state.get(f"{question_key()}-shape") is not None


def open_example(key: str) -> None:
    """Show a function of ours."""
    EXAMPLE.choose(key)
    TEXT.choose(example_text(key))
    CANDIDATE.choose("")
    PAGE.notice.choose("")


def open_cell(output: int, inputs: int) -> None:
    """Show a cell of the map: the course's function where the sizes are the course's."""
    now = sizes()
    if now == COURSE_SIZES:
        open_example(course_example(output, inputs).key)
    else:
        open_example(f"cell-{output}{inputs}-{now['n']}{now['k']}{now['m']}{now['l']}")


def resized() -> None:
    """Show the same cell in other sizes."""
    cell = cell_of(EXAMPLE.value)
    if cell is not None:
        open_cell(*cell)


def edited(source: str) -> None:
    """Take a text that the person changed."""
    TEXT.choose(source)
    EXAMPLE.choose(None)
    PAGE.notice.choose("")

"""Numbers that take the place of others in a picture: the same texts, byte for byte, as a picture drawn anew has."""

from __future__ import annotations

import re
from functools import cache

import msgspec
import pytest

from bench.programs import thirty_operations
from core import Trace, explore
from viz.examples import EXAMPLES
from viz.leaves import live_leaves, rewritten
from viz.picture.arrangement import Wish
from viz.picture.drawing import Drawn, drawn_for
from viz.picture.numbers import Held, numbers
from viz.picture.room import PHONE, USUAL, Room

PROGRAMS = {
    **{one.key: one.program for one in EXAMPLES if one.key != "control-flow"},  # for some numbers its loop never ends
    "thirty operations": thirty_operations(),
    "power": "import torch\nx = torch.tensor(1.5, requires_grad=True)\ny = torch.log(x) ** x\ny.backward()\n",
    "branch": (
        "import torch\nx = torch.tensor(1.5, requires_grad=True)\n"
        "y = x * 2 if x < 2 else x * x\ny.backward()\n"
    ),
    "turns": (
        "import torch\nx = torch.tensor(1.5, requires_grad=True)\ny = x * 1\n"
        "for turn in range(int(x.abs()) % 5):\n    y = y * x\ny.backward()\n"
    ),
    "dtype": (
        "import torch\nx = torch.tensor(1.5, requires_grad=True)\n"
        "y = x.double() if x < 2 else x\n(y * 3).backward()\n"
    ),
    "two passes": (
        "import torch\nx = torch.tensor([1.5, -2.], requires_grad=True)\ny = (x * x).sum()\n"
        "y.backward(retain_graph=True)\ny.backward()\n"
    ),
}  # fmt: skip
TURNED = (
    "chain", "chain-matrix", "dependency", "fan-out", "view", "regression", "softmax", "thirty operations",
    "power", "branch", "turns", "dtype", "two passes",
)  # fmt: skip
"""Those with a leaf whose numbers stand in the text."""

VALUES = (1.5, 1.55, -0.3, 2.25, 12.5, 0.0, -1234.5, 1e-5, 3.0)


@cache
def ran(source: str) -> Trace:
    return explore(source)


def turned(trace: Trace, value: float) -> Trace:
    """Return the run with another number in the first cell of the first leaf."""
    leaf = next(one for one in live_leaves(trace) if one.cells)
    return ran(rewritten(trace.source, leaf.cells[0], value))


def last(trace: Trace) -> int | None:
    return len(trace.passes) - 1 if trace.passes else None


def drawn(trace: Trace, room: Room = USUAL, before: Held | None = None) -> Drawn:
    return drawn_for(trace, Wish(), room, last(trace), before=before)


GROUP = re.compile(r'<g id="([^"]+)" class="(?:node|edge)[^>]*>(.*?)(?=<g id="|</g></svg>)', re.S)
PLACE = re.compile(
    r'(<text [^>]*text-anchor="end" class="fill-text mono size-12">|<text [^>]*class="fill-backward mono size-11">)'
    r"([^<]*)(</text>)"
)  # what js/components/graph/numbers.js takes for places of numbers


def with_numbers(svg: str, texts: dict[str, list[str]]) -> str:
    """Do what the browser does: put each text into its place, and leave all else as it is."""

    def group(found: re.Match[str]) -> str:
        wanted = iter(texts.get(found[1], []))
        return PLACE.sub(lambda place: f"{place[1]}{next(wanted)}{place[3]}", found[0])

    return GROUP.sub(group, svg)


@pytest.mark.parametrize("room", [USUAL, PHONE], ids=["usual", "phone"])
@pytest.mark.parametrize("key", TURNED)
def test_replaced_texts_are_those_of_the_picture_drawn_anew(key: str, room: Room) -> None:
    first = ran(PROGRAMS[key])
    picture = drawn(first, room)
    for value in VALUES:
        trace = turned(first, value)
        assert picture.held is not None
        before = msgspec.msgpack.decode(msgspec.msgpack.encode(picture.held), type=Held)  # as it goes to the helper
        texts = numbers(trace, Wish(), last(trace), before)
        anew = drawn(trace, room, picture.held)
        assert anew.held is not None
        assert (texts is None) == (anew.held.name != picture.held.name)
        if texts is not None:
            assert with_numbers(picture.svg, texts) == anew.svg
        picture = anew


@pytest.mark.parametrize("key", ["chain", "fan-out", "softmax", "power", "thirty operations"])
def test_a_picture_that_is_kept_tells_what_one_does_that_is_laid_out_for_its_own_numbers(key: str) -> None:
    first = ran(PROGRAMS[key])
    picture = drawn(first)
    for value in VALUES:
        trace = turned(first, value)
        picture = drawn(trace, before=picture.held)
        own = drawn(trace)
        if [card.id for card in own.fold.cards] == [card.id for card in picture.fold.cards]:
            assert read(picture.svg) == read(own.svg)


def read(svg: str) -> dict[str, list[str]]:
    """Return what stands on each card; a label for which there is no room in one of the pictures is in none."""
    return {name: re.findall(r">([^<]+)</text>", inside) for name, inside in GROUP.findall(svg) if name[0] != "e"}


def test_most_turns_need_no_new_picture() -> None:
    first = ran(PROGRAMS["chain"])
    picture, new = drawn(first), 0
    for step in range(40):
        trace = turned(first, 0.1 + step / 20)
        if numbers(trace, Wish(), 0, picture.held) is None:  # type: ignore[arg-type]
            picture, new = drawn(trace, before=picture.held), new + 1
    assert new <= 2


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("branch", 2.5),  # another operation
        ("turns", 3.5),  # more turns
        ("dtype", 2.5),  # the cast is gone
        ("power", -1.0),  # log(−1) is nan
    ],
)
def test_what_is_more_than_numbers_is_drawn_anew(key: str, value: float) -> None:
    first = ran(PROGRAMS[key])
    held = drawn(first).held
    assert held is not None
    assert numbers(turned(first, value), Wish(), 0, held) is None


def test_the_numbers_of_a_picture_are_for_no_other_fold_pass_or_program() -> None:
    trace = ran(PROGRAMS["two passes"])
    held = drawn(trace).held
    assert held is not None
    assert numbers(trace, Wish(), 1, held)
    assert numbers(trace, Wish(), 0, held) is None  # the first pass sent half
    assert numbers(trace, Wish(steps=1, focus=0), 1, held) is None
    assert numbers(ran(PROGRAMS["chain"]), Wish(), 0, held) is None


def test_torchs_own_graph_and_a_picture_with_tangents_are_not_held() -> None:
    trace = ran(PROGRAMS["chain"])
    assert drawn_for(trace, Wish(), USUAL, 0, backward=True).held is None
    assert drawn_for(trace, Wish(), USUAL, 0, tangents={}).held is None

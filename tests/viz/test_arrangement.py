"""A picture in its room: all of a program, readable, whatever its length, and nothing moves without a reason."""

from __future__ import annotations

import pytest

from core import explore
from core.trace import Trace
from tests.viz.traces import Program, doubling, squared_error
from viz.examples import BY_KEY
from viz.picture.arrangement import Arranged, Wish, arranged, scale
from viz.picture.room import Room, room_from

ROOMS = [Room(1060, 740), Room(780, 580), Room(520, 400), Room(300, 540), Room(200, 300)]


def chain(length: int) -> Trace:
    program = Program()
    h = program.leaf("x", 1.0)
    for _ in range(length):
        h = program.operation("add", (h, program.leaf("w", 2.0)), 1.0)
    program.backward({h: 1.0}, [])
    return program.trace()


def drawn(trace: Trace, room: Room, wish: Wish | None = None) -> Arranged:
    return arranged(trace, wish or Wish(), room, len(trace.passes) - 1 if trace.passes else None)


@pytest.mark.parametrize("room", ROOMS, ids=str)
@pytest.mark.parametrize("length", [1, 4, 12, 40, 400])
def test_a_program_of_any_length_is_whole_and_its_root_is_in_it(length: int, room: Room) -> None:
    trace = chain(length)
    found = drawn(trace, room)
    assert scale(found.places, room) >= 1
    assert sorted(
        node for card in found.fold.cards for node in card.nodes if card.kind not in ("again", "more")
    ) == sorted(
        set(range(len(trace.nodes))) - {node for card in found.fold.cards if card.kind == "more" for node in card.nodes}
    )
    root = found.fold.cards[found.fold.card_of[trace.passes[-1].root]]
    x, y = found.places.cards[root.id]
    assert 0 < x < found.places.width and 0 < y < found.places.height


@pytest.mark.parametrize("room", ROOMS[:4], ids=str)
def test_no_card_and_no_label_lies_on_another(room: Room) -> None:
    for trace in (squared_error(), chain(4), chain(12), doubling(40)):
        found = drawn(trace, room)
        boxes = [(*found.places.cards[card.id], card.box.width, card.box.height) for card in found.scene.cards]
        assert len(boxes) > 2
        for edge in found.scene.edges:
            label = found.places.edges[edge.id].label
            if edge.chip is not None and label is not None:
                boxes.append((*label, edge.chip.width, edge.chip.height))
        for number, (x, y, width, height) in enumerate(boxes):
            for left, top, wide, high in boxes[number + 1 :]:
                assert abs(x - left) >= (width + wide) / 2 - 0.5 or abs(y - top) >= (height + high) / 2 - 0.5


# The cards that a desk shows of these examples, or the parts of their loops, layers and lines.
@pytest.mark.parametrize(
    ("example", "cards"),
    [("dependency", 7), ("dot", 6), ("accumulate", 4), ("softmax", 10), ("lenet", 15), ("rnn", 8), ("attention", 9)],
)
def test_a_phone_shows_the_parts_of_a_program_one_below_the_other(example: str, cards: int) -> None:
    room = Room(340, 560)
    found = drawn(explore(BY_KEY[example].program), room)
    assert len(found.fold.cards) >= cards
    assert found.places.width <= room.width and found.places.height <= 2.5 * room.height


@pytest.mark.parametrize(("example", "cards"), [("softmax", 10), ("lenet", 15), ("rnn", 8), ("attention", 9)])
def test_a_low_phone_shows_as_many_cards_as_a_high_one(example: str, cards: int) -> None:
    room = Room(340, 320)  # of a window of 375 × 667
    found = drawn(explore(BY_KEY[example].program), room)
    assert len(found.fold.cards) >= cards
    assert found.places.width <= room.width and found.places.height <= 1_300


def test_a_click_opens_what_was_clicked_and_folds_nothing() -> None:
    trace, room = chain(40), Room(520, 400)
    before = drawn(trace, room)
    folded = next(card for card in before.fold.cards if card.folded)
    after = drawn(trace, room, Wish(opened=frozenset({folded.id})))
    ids = {card.id for card in after.fold.cards}
    assert {card.id for card in before.fold.cards} - {folded.id} <= ids
    assert len(ids) > len(before.fold.cards)


@pytest.mark.parametrize(
    ("told", "room"),
    [
        ((719, 433), Room(700, 420)),
        ((10**9, -5), Room(4000, 160)),
        (("a", 3), None),
        ((True, 300), None),
        ((300.5, 2), None),
    ],
)
def test_a_browser_may_tell_anything(told: tuple[object, object], room: Room | None) -> None:
    assert room_from(*told) == room

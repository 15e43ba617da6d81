"""The interface of a store of rooms: each method is one step that nothing can come between."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from viz.room.records import Finished, Phase, Question


class State(msgspec.Struct, frozen=True):
    """The part of a room that only its teacher changes.

    Attributes:
        kept_key: The hash of the teacher's key.
        created: Seconds since 1970, by the store's clock.
        version: It grows with each change.
        number: Of the present question, or of the last one; 0 before the first.
    """

    code: str
    kept_key: str
    created: float
    version: int = 1
    phase: Phase = "waiting"
    number: int = 0
    question: Question | None = None
    locked: bool = False


class Glance(msgspec.Struct, frozen=True):
    """The part of a room that one participant may see. ``own`` is their answer to the present question."""

    state: State
    known: bool
    own: str | None


class Beat(msgspec.Struct, frozen=True):
    """Tells whether anything changed, see `viz.room.records.Pulse`; ``known``: the participant is in the room."""

    version: int
    kept_key: str
    phase: Phase
    present: int
    answered: int
    moves: int
    known: bool


class Overview(msgspec.Struct, frozen=True):
    """A room with the answers to its present question, by participant; ``moves`` grows with each that comes in."""

    state: State
    answers: dict[str, str]
    moves: int
    present: int
    joined: int
    past: int
    now: float


Entered = Literal["in", "full", "locked", "gone"]
Put = Literal["kept", "closed", "moved-on", "stranger", "large", "gone"]
Swapped = Literal["done", "changed", "large", "gone"]
Created = Literal["done", "taken", "full"]


class Store(Protocol):
    """Rooms by their codes. Every method may raise `viz.room.refusals.Unreachable`, having changed all or nothing.

    A room that was not used for ``Bounds.idle_seconds``, or is ``longest_seconds`` old, is gone. What uses
    it: the teacher's steps and looks, somebody who comes in, an answer. A student's page that was left open does not.
    """

    def create(self, state: State) -> Created:
        """Keep a new room; ``created`` becomes the store's time."""
        ...

    def state(self, code: str) -> State | None:
        """Return what the teacher made of a room; None where there is none."""
        ...

    def swap(self, before: State, after: State, *, finished: bool) -> Swapped:
        """Replace a state, if it is still ``before``, by ``after`` with the next version.

        Args:
            finished: Whether the question of ``before`` is over: it goes to the past with its answers.
        """
        ...

    def enter(self, code: str, participant: str) -> Entered:
        """Take a participant in, who is present then; one who is in already stays."""
        ...

    def leave(self, code: str, participant: str) -> None:
        """Let a participant no longer count as present; the answer stays."""
        ...

    def put(self, code: str, number: int, participant: str, answer: str) -> Put:
        """Keep a participant's answer to a question, in place of the one before."""
        ...

    def glance(self, code: str, participant: str) -> Glance | None:
        """Return the room for a participant, who counts as present then; None where there is no room."""
        ...

    def pulse(self, code: str, participant: str = "") -> Beat | None:
        """Return whether anything changed, None where there is no room; a participant who asks counts as present."""
        ...

    def overview(self, code: str, *, use: bool) -> Overview | None:
        """Return the room with all answers.

        Args:
            use: Whether the teacher looks.
        """
        ...

    def past(self, code: str) -> tuple[Finished, ...]:
        """Return the questions before the present one, the first one first."""
        ...

    def end(self, code: str) -> None:
        """Forget a room and everything in it."""
        ...

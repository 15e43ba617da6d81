"""The rules of a room: who may do what, and when.

A room goes waiting → open → closed → revealed, and from everywhere to the next question. Every function says who asks
(`Visitor`), raises `Refused` with a reason for what is not allowed, and `Unreachable` where the store does not answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec

from viz.room import codes
from viz.room.answers import answer_read, is_right
from viz.room.questions import sound
from viz.room.records import (
    Answering,
    Bounds,
    Closed,
    Finished,
    Group,
    Here,
    Opened,
    Phase,
    Pulse,
    Question,
    Revealed,
    StudentView,
    TeacherView,
    Visitor,
    Waiting,
)
from viz.room.refusals import Refused, Why
from viz.room.shared_results import SharedResults
from viz.room.store import Glance, Overview, State, Store
from viz.room.tallies import tally
from viz.room.tries import Tries

ATTEMPTS = 20
"""At finding a free code, and at changing a room that somebody else changes at the same moment."""


MOST_TALLIES = 64
"""Distributions that are kept: of rooms that are in use at the same time."""


class Rooms:
    """All rooms of a server, or of all replicas that share a store; thread-safe.

    Args:
        clock: Of the bounds per visitor, in seconds; these hold for each replica.
    """

    def __init__(self, store: Store, bounds: Bounds | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self.bounds = bounds or Bounds()
        self._wrong, self._joined = Tries(self.bounds.per_seconds, clock), Tries(self.bounds.per_seconds, clock)
        self._opened = Tries(self.bounds.longest_seconds, clock)
        self._tallies: SharedResults[tuple[Group, ...]] = SharedResults(MOST_TALLIES)
        self._reveals: SharedResults[Revealed | None] = SharedResults(MOST_TALLIES)

    # --- the teacher

    def open_room(self, visitor: Visitor) -> Opened:
        """Open a room; the key is handed out here and never again: the store has its hash."""
        bounds = self.bounds
        self._within(self._opened, visitor, bounds.rooms_of_session, bounds.rooms_of_address, "rooms-many")
        key = codes.new_key()
        for _attempt in range(ATTEMPTS):
            code = codes.new_code()
            made = self._store.create(State(code, codes.key_hash(key), created=0.0))
            if made == "done":
                self._note(self._opened, visitor, code)
                return Opened(code, key)
            if made == "full":
                break
        raise Refused("rooms-full", bounds.rooms)

    def ask(self, visitor: Visitor, code: str, key: str, question: Question) -> None:
        """Open the next question; the one before, in whatever phase, goes to the past with its answers."""
        if not sound(question, self.bounds):
            raise Refused("question-unsound")

        def step(state: State) -> State:
            if state.number >= self.bounds.questions:
                raise Refused("questions-many", self.bounds.questions)
            return msgspec.structs.replace(state, phase="open", number=state.number + 1, question=question)

        self._change(visitor, code, key, step)

    def close(self, visitor: Visitor, code: str, key: str) -> None:
        """Take no more answers to the open question."""
        self._change(visitor, code, key, _to("closed", "open"))

    def reopen(self, visitor: Visitor, code: str, key: str) -> None:
        """Take answers again to a closed question; never after the truth was out."""
        self._change(visitor, code, key, _to("open", "closed"))

    def reveal(self, visitor: Visitor, code: str, key: str) -> None:
        """Show everybody the truth; an open question is closed by that."""
        self._change(visitor, code, key, _to("revealed", "open", "closed"))

    def lock(self, visitor: Visitor, code: str, key: str, locked: bool) -> None:
        """Let nobody in any more, or everybody again; who is in stays in."""
        self._change(visitor, code, key, lambda state: msgspec.structs.replace(state, locked=locked))

    def end(self, visitor: Visitor, code: str, key: str) -> None:
        """Forget the room and everything in it."""
        self._own(visitor, code, key)
        self._store.end(code)
        for who in _whos(visitor):
            self._opened.take_back(who, code)

    def teacher_pulse(self, visitor: Visitor, code: str, key: str) -> Pulse:
        """Return whether anything changed since a view, cheaply."""
        beat = self._store.pulse(code) if _possible(code) else None
        if beat is None or not codes.key_fits(key, beat.kept_key):
            raise self._guessed(visitor, code, "not-yours")
        return Pulse(beat.version, beat.present, beat.answered, beat.moves)

    def teacher_view(self, visitor: Visitor, code: str, key: str) -> TeacherView:
        """Return everything that the teacher's page shows."""
        found = self._overview(visitor, code, key)
        state = found.state
        groups = self._tallied(found)
        return TeacherView(
            code=code, phase=state.phase, version=state.version, number=state.number, question=state.question,
            present=found.present, joined=found.joined, answered=len(found.answers), groups=groups,
            locked=state.locked, left=max(0.0, state.created + self.bounds.longest_seconds - found.now),
            past=found.past,
        )  # fmt: skip

    def finished(self, visitor: Visitor, code: str, key: str) -> tuple[Finished, ...]:
        """Return all questions with their answers, the present one last: for `viz.widgets.room.history`."""
        found = self._overview(visitor, code, key)
        past = self._store.past(code)
        state = found.state
        if state.question is None:
            return past
        return (*past, Finished(state.number, state.question, tuple(found.answers.values()), found.joined))

    # --- a student

    def join(self, visitor: Visitor, code: str, participant: str | None = None) -> str:
        """Take a student in; return the id by which they answer, which is theirs alone.

        Args:
            participant: The id of one who was in before (a reload, another replica): it goes on, if it is in this room.
        """
        if participant is not None and _possible(code, participant):
            found = self._store.glance(code, participant)
            if found is not None and found.known:
                return participant
        bounds = self.bounds
        self._guess_allowed(visitor)
        if not _possible(code):
            raise self._guessed(visitor, code, "no-room")
        self._within(self._joined, visitor, bounds.joins_of_session, bounds.joins_of_address, "joins")
        new = codes.new_participant()
        match self._store.enter(code, new):
            case "in":
                self._note(self._joined, visitor, new)
                return new
            case "gone":
                raise self._guessed(visitor, code, "no-room")
            case "locked":
                raise Refused("locked")
            case "full":
                raise Refused("room-full", bounds.participants)

    def leave(self, visitor: Visitor, code: str, participant: str) -> None:
        """No longer count a student as present; the answer stays."""
        if _possible(code, participant):
            self._store.leave(code, participant)

    def answer(self, visitor: Visitor, code: str, participant: str, number: int, typed: str) -> None:
        """Take a student's answer to the question of that number, in place of the one before."""
        if len(typed) > self.bounds.answer_characters:
            raise Refused("answer-long", self.bounds.answer_characters)
        state = self._known(visitor, code, participant).state
        if state.question is None:
            raise Refused("nothing-open")
        if state.number != number:
            raise Refused("moved-on")
        read = answer_read(state.question.asked, typed)
        if read is None:
            raise Refused("unreadable")
        if len(read) > self.bounds.answer_characters:
            raise Refused("answer-long", self.bounds.answer_characters)
        match self._store.put(code, number, participant, read):
            case "kept":
                return
            case "gone":
                raise self._guessed(visitor, code, "no-room")
            case "large":
                raise Refused("room-large")
            case why:
                raise Refused(why)

    def student_view(self, visitor: Visitor, code: str, participant: str) -> StudentView:
        """Return what a student sees; whoever asks counts as present."""
        for _attempt in range(ATTEMPTS):
            view = self._seen(self._known(visitor, code, participant))
            if view is not None:
                return view
        raise Refused("step")

    def here(self, visitor: Visitor, code: str, participant: str) -> Here:
        """Count a student as present; return what is looked at often, cheaply."""
        beat = self._store.pulse(code, participant) if _possible(code, participant) else None
        if beat is None or not beat.known:
            raise self._guessed(visitor, code, "stranger" if beat else "no-room")
        if beat.phase != "revealed":
            return Here(beat.version)
        revealed = self._reveals.got((beat.kept_key, beat.version), lambda: self._revealed(code, beat.version))
        return Here(beat.version, revealed)

    # --- inside

    def _seen(self, found: Glance) -> StudentView | None:
        """Return what a student sees; None where the teacher went on meanwhile."""
        state, question = found.state, found.state.question
        if question is None or state.phase == "waiting":
            return Waiting(state.version, state.number)
        match state.phase:
            case "open":
                return Answering(state.version, state.number, question.asked, found.own)
            case "closed":
                return Closed(state.version, state.number, question.asked, found.own)
            case "revealed":
                view = self._reveals.got(
                    (state.kept_key, state.version), lambda: self._revealed(state.code, state.version)
                )
                right = (
                    None if view is None or found.own is None else is_right(question.asked, question.truth, found.own)
                )
                return view and msgspec.structs.replace(view, own=found.own, right=right)

    def _revealed(self, code: str, version: int) -> Revealed | None:
        """Return what all see alike: two hundred ask for it at the same moment."""
        found = self._store.overview(code, use=False)
        if found is None or found.state.version != version or found.state.question is None:
            return None
        question = found.state.question
        return Revealed(
            version, found.state.number, question.asked, None, None, question.truth, question.why,
            self._tallied(found), len(found.answers),
        )  # fmt: skip

    def _tallied(self, found: Overview) -> tuple[Group, ...]:
        state, question = found.state, found.state.question
        if question is None:
            return ()
        key = (state.kept_key, state.number, found.moves)
        return self._tallies.got(key, lambda: tally(question, found.answers.values()))

    def _known(self, visitor: Visitor, code: str, participant: str) -> Glance:
        found = self._store.glance(code, participant) if _possible(code, participant) else None
        if found is None or not found.known:
            raise self._guessed(visitor, code, "stranger" if found else "no-room")
        return found

    def _own(self, visitor: Visitor, code: str, key: str) -> State:
        state = self._store.state(code) if _possible(code) else None
        if state is None or not codes.key_fits(key, state.kept_key):
            raise self._guessed(visitor, code, "not-yours")
        return state

    def _overview(self, visitor: Visitor, code: str, key: str) -> Overview:
        self._own(visitor, code, key)
        found = self._store.overview(code, use=True)
        if found is None:
            raise Refused("not-yours")
        return found

    def _change(self, visitor: Visitor, code: str, key: str, step: Callable[[State], State]) -> None:
        for _attempt in range(ATTEMPTS):
            before = self._own(visitor, code, key)
            after = step(before)
            finished = before.question is not None and (after.question is None or after.number != before.number)
            match self._store.swap(before, after, finished=finished):
                case "done":
                    return
                case "gone":
                    raise Refused("not-yours")
                case "large":
                    raise Refused("room-large")
        raise Refused("step")

    def _guessed(self, visitor: Visitor, code: str, why: Why) -> Refused:
        """Count a code, id or key that opens nothing; who tried too many learns no more which rooms there are.

        Who holds the right id or key is never asked how many others at the same address guessed.
        """
        try:
            self._guess_allowed(visitor)
        except Refused as refused:
            return refused
        self._note(self._wrong, visitor, code[: codes.LENGTH + 1])
        return Refused(why)

    def _guess_allowed(self, visitor: Visitor) -> None:
        bounds = self.bounds
        self._within(self._wrong, visitor, bounds.wrong_codes_of_session, bounds.wrong_codes_of_address, "guessing")

    def _within(self, tries: Tries, visitor: Visitor, of_session: int, of_address: int, why: Why) -> None:
        for (kind, who), most in zip(_whos(visitor), (of_session, of_address), strict=False):
            if tries.count((kind, who)) >= most:
                raise Refused(why, most)

    def _note(self, tries: Tries, visitor: Visitor, item: str) -> None:
        for who in _whos(visitor):
            tries.add(who, item)


def _possible(code: str, participant: str | None = None) -> bool:
    """Return whether these could be a code and an id that were made here: a browser may send anything."""
    return codes.code_read(code) == code and (participant is None or codes.participant_read(participant) is not None)


def _whos(visitor: Visitor) -> list[tuple[str, str]]:
    """Return the session and, where it is known, the address."""
    return [("session", visitor.session), *([("address", visitor.address)] if visitor.address else [])]


def _to(phase: Phase, *allowed: Phase) -> Callable[[State], State]:
    """Return the step to a phase, from those that allow it."""

    def step(state: State) -> State:
        if state.phase not in allowed:
            raise Refused("step")
        return msgspec.structs.replace(state, phase=phase)

    return step

"""Rooms in Redis or Valkey: for several replicas, one variable says where: ``COTANGENT_REDIS_URL=redis://…``.

One server, with followers or not; not a Cluster: making a room looks at all others. A script that was sent twice, since
its reply was lost, changes nothing the second time.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, cast

import msgspec
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from viz.room import scripts
from viz.room.counted_bytes import ANSWER_BYTES, question_bytes
from viz.room.records import Bounds, Finished, Phase, Question
from viz.room.refusals import Refused, Unreachable
from viz.room.store import Beat, Created, Entered, Glance, Overview, Put, State, Swapped

PREFIX = "cotangent:"
INDEX = f"{PREFIX}rooms"
SECONDS = 1.0
"""For a connection, for a reply, and for which nobody asks again after one was missing."""
CONNECTIONS = 16
"""Of one replica. A script takes microseconds; who finds none waits for one."""

Fact = str | bytes | int | float

_log = logging.getLogger("cotangent.room")
_encoder = msgspec.json.Encoder()
_question = msgspec.json.Decoder(Question)
_finished = msgspec.json.Decoder(Finished)


class RedisStore:
    """A `viz.room.store.Store` in Redis; thread-safe. No constructor connects.

    Args:
        clock: Seconds since 1970; without one, Redis's own clock counts.

    Raises:
        ValueError: the address is none.
    """

    def __init__(self, url: str, bounds: Bounds, clock: Callable[[], float] | None = None) -> None:
        self._bounds, self._clock = bounds, clock
        # A connection that died while it lay there is found out by its first use, so that is tried once more.
        once = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
        self._pool = redis.BlockingConnectionPool.from_url(
            url, max_connections=CONNECTIONS, timeout=SECONDS, socket_timeout=SECONDS,
            socket_connect_timeout=SECONDS, retry=once, health_check_interval=0,
        )  # fmt: skip
        client = redis.Redis(connection_pool=self._pool)
        names = ("CREATE", "STATE", "SWAP", "ENTER", "LEAVE", "PUT", "GLANCE", "PULSE", "OVERVIEW", "PAST", "END")
        self._scripts = {name: client.register_script(scripts.HEAD + getattr(scripts, name)) for name in names}
        self._lock, self._again = Lock(), 0.0

    def create(self, state: State) -> Created:
        bounds = self._bounds
        facts = (PREFIX, INDEX, bounds.rooms, state.code, state.kept_key, bounds.unused_seconds)
        return cast(Created, self._said("CREATE", state.code, *facts))

    def state(self, code: str) -> State | None:
        found = self._run("STATE", code)
        return _state(code, found) if found else None

    def swap(self, before: State, after: State, *, finished: bool) -> Swapped:
        question = _encoder.encode(after.question) if after.question else b""
        facts = (
            before.version, secrets.token_hex(8), int(finished), after.phase, after.number, int(after.locked),
            question_bytes(after) if after.number != before.number else 0, self._bounds.room_bytes, question,
        )  # fmt: skip
        return cast(Swapped, self._said("SWAP", before.code, *facts))

    def enter(self, code: str, participant: str) -> Entered:
        return cast(Entered, self._said("ENTER", code, participant, self._bounds.participants))

    def leave(self, code: str, participant: str) -> None:
        self._run("LEAVE", code, participant)

    def put(self, code: str, number: int, participant: str, answer: str) -> Put:
        facts = (participant, number, answer, ANSWER_BYTES, self._bounds.room_bytes)
        return cast(Put, self._said("PUT", code, *facts))

    def glance(self, code: str, participant: str) -> Glance | None:
        found = self._run("GLANCE", code, participant)
        if not found:
            return None
        state, known, own = found
        return Glance(_state(code, state), bool(known), None if own is None else own.decode())

    def pulse(self, code: str, participant: str = "") -> Beat | None:
        found = self._run("PULSE", code, participant)
        if not found:
            return None
        version, key, phase, present, answered, moves, known = found
        said = cast(Phase, phase.decode())
        return Beat(int(version), key.decode(), said, present, answered, int(moves), bool(known))

    def overview(self, code: str, *, use: bool) -> Overview | None:
        found = self._run("OVERVIEW", code, int(use))
        if not found:
            return None
        state, flat, present, joined, past, now, moves = found
        texts = [one.decode() for one in flat]
        answers = dict(zip(texts[::2], texts[1::2], strict=True))
        return Overview(_state(code, state), answers, int(moves), present, joined, past, float(now))

    def past(self, code: str) -> tuple[Finished, ...]:
        return tuple(map(_finished.decode, self._run("PAST", code)))

    def end(self, code: str) -> None:
        self._run("END", code, INDEX, code)

    def _said(self, script: str, code: str, *facts: Fact) -> str:
        return self._run(script, code, *facts).decode()

    def _run(self, script: str, code: str, *facts: Fact) -> Any:
        """Run a script on a room.

        Raises:
            Unreachable: Redis does not answer, or cannot do what it is asked.
            Refused: its memory is full.
        """
        self._reachable()
        keys = [f"{PREFIX}{{{code}}}:{part}" for part in ("room", "in", "answers", "past")]
        bounds = self._bounds
        now = "" if self._clock is None else self._clock()
        times = (now, bounds.idle_seconds, bounds.longest_seconds, bounds.absent_seconds)
        try:
            reply = self._scripts[script](keys=keys, args=[*times, *facts])
        except redis.OutOfMemoryError as error:
            raise Refused("store-full") from error
        except (redis.RedisError, OSError) as error:
            self._gone(error)
            raise Unreachable from error
        self._back()
        return reply

    def _reachable(self) -> None:
        """Let one caller a second find out whether Redis is back; the others need not wait for a time-out each."""
        with self._lock:
            now = time.monotonic()
            if now < self._again:
                raise Unreachable
            if self._again:
                self._again = now + SECONDS

    def _gone(self, error: Exception) -> None:
        with self._lock:
            if not self._again:
                _log.warning("rooms cannot be reached: %s", type(error).__name__)
            self._again = time.monotonic() + SECONDS

    def _back(self) -> None:
        if self._again:
            with self._lock:
                if self._again:
                    _log.warning("rooms can be reached again")
                self._again = 0.0

    def disconnect(self) -> None:
        """Close all connections."""
        self._pool.disconnect()


def _state(code: str, found: Sequence[bytes]) -> State:
    key, created, version, phase, number, question, locked = found
    return State(
        code, key.decode(), float(created), int(version), cast(Phase, phase.decode()), int(number),
        _question.decode(question) if question else None, locked == b"1",
    )  # fmt: skip

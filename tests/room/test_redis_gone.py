"""Redis gone and back, in the middle of a question: a sentence instead of the room, and no answer is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from tests.room.asking import OPINION, STUDENT, TEACHER, VALUE
from tests.room.cutting import cuttable
from tests.room.servers import RedisServer, redis_server, until
from tests.test_deploy import OPTIONS_OF_DEPLOY
from viz.room.records import Answering, Bounds, Revealed, Visitor
from viz.room.redis_store import RedisStore
from viz.room.refusals import Refused, Unreachable, refusal_text
from viz.room.rooms import Rooms
from viz.words import in_language

MANY = Bounds(joins_of_session=1_000)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    with redis_server(tmp_path) as running:
        yield running


@pytest.fixture
def stores() -> Iterator[list[RedisStore]]:
    made: list[RedisStore] = []
    yield made
    for store in made:
        store.disconnect()


def replica(url: str, stores: list[RedisStore]) -> Rooms:
    """Return what one server process has."""
    stores.append(RedisStore(url, MANY))
    return Rooms(stores[-1], MANY)


def insisting(call, *arguments: object) -> object:
    """Do as a page does: try again until the room can be reached."""
    found: list[object] = []

    def tried() -> bool:
        try:
            found.append(call(*arguments))
        except Unreachable:
            return False
        return True

    until(tried)
    return found[0]


def test_two_hundred_answers_at_once_are_two_hundred(shared_redis: RedisServer, stores: list[RedisStore]) -> None:
    replicas = [replica(shared_redis.url, stores) for _replica in range(2)]
    room = replicas[0].open_room(TEACHER)
    people = [replicas[at % 2].join(STUDENT, room.code) for at in range(200)]
    replicas[0].ask(TEACHER, *room, VALUE)
    start = threading.Barrier(20)

    def answering(first: int) -> None:
        start.wait()
        for at in range(first, 200, 20):
            insisting(replicas[at % 2].answer, STUDENT, room.code, people[at], 1, f"[[{at}, 2], [3, 4]]")

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(answering, range(20)))
    finished = replicas[1].finished(TEACHER, *room)
    assert sorted(finished[0].answers) == sorted(f"[[{at}, 2], [3, 4]]" for at in range(200))


def test_what_one_replica_is_told_the_other_shows(shared_redis: RedisServer, stores: list[RedisStore]) -> None:
    one, other = (replica(shared_redis.url, stores) for _replica in range(2))
    room = one.open_room(TEACHER)
    student = other.join(STUDENT, room.code)
    before = other.here(STUDENT, room.code, student).version
    one.ask(TEACHER, *room, VALUE)
    assert other.here(STUDENT, room.code, student).version > before
    assert isinstance(other.student_view(STUDENT, room.code, student), Answering)
    other.answer(STUDENT, room.code, student, 1, "[[1, 2], [3, 4]]")
    assert one.teacher_pulse(TEACHER, *room).answered == 1
    # A replica died: the browser asks the other one, with what it kept.
    assert one.join(Visitor("anew"), room.code, student) == student
    one.reveal(TEACHER, *room)
    view = other.student_view(STUDENT, room.code, student)
    assert isinstance(view, Revealed) and view.right is True and view.own == "[[1, 2], [3, 4]]"


@pytest.mark.parametrize("way", ["killed", "frozen"])
def test_no_answer_is_lost_while_redis_is_gone(way: str, server: RedisServer, stores: list[RedisStore]) -> None:
    rooms = replica(server.url, stores)
    room = rooms.open_room(TEACHER)
    people = [rooms.join(STUDENT, room.code) for _student in range(12)]
    rooms.ask(TEACHER, *room, VALUE)
    for at in range(6):
        rooms.answer(STUDENT, room.code, people[at], 1, f"{at}")
    server.kill() if way == "killed" else server.freeze()
    with pytest.raises(Unreachable) as gone:
        rooms.student_view(STUDENT, room.code, people[0])
    with in_language("en"):
        assert refusal_text(gone.value) == "The room cannot be reached just now. Nothing is lost; trying again."
    waiting = [
        threading.Thread(target=insisting, args=(rooms.answer, STUDENT, room.code, people[at], 1, f"{at}"))
        for at in range(6, 12)
    ]
    for thread in waiting:
        thread.start()
    server.start() if way == "killed" else server.thaw()
    for thread in waiting:
        thread.join()
    assert sorted(rooms.finished(TEACHER, *room)[0].answers) == sorted(map(str, range(12)))
    insisting(rooms.close, TEACHER, *room)
    assert rooms.teacher_view(TEACHER, *room).phase == "closed"


@pytest.mark.parametrize("ends", [RedisServer.kill, RedisServer.stop], ids=["killed", "stopped"])
@pytest.mark.parametrize("way", OPTIONS_OF_DEPLOY)
def test_a_restart_of_redis_as_it_is_deployed_ends_no_room(
    way: str, ends: Callable[[RedisServer], None], tmp_path: Path, stores: list[RedisStore]
) -> None:
    with redis_server(tmp_path, OPTIONS_OF_DEPLOY[way]()) as server:
        rooms = replica(server.url, stores)
        room = rooms.open_room(TEACHER)
        people = [rooms.join(STUDENT, room.code) for _student in range(3)]
        for asked in (OPINION, VALUE):
            rooms.ask(TEACHER, *room, asked)
            for at, person in enumerate(people):
                rooms.answer(STUDENT, room.code, person, 1 if asked is OPINION else 2, f"{at % 2}")
        before = rooms.finished(TEACHER, *room)
        client = server.client()  # what waits is in the file within a second, where the disk is slow
        until(lambda: not client.info("persistence")["aof_buffer_length"])
        client.close()
        ends(server)
        server.start()
        again = replica(server.url, stores)  # with its key the teacher, with their numbers the students
        assert again.finished(TEACHER, *room) == before and [len(one.answers) for one in before] == [3, 3]
        assert [again.join(STUDENT, room.code, person) for person in people] == people
        again.answer(STUDENT, room.code, people[0], 2, "[[1, 2], [3, 4]]")
        again.reveal(TEACHER, *room)
        view = again.student_view(STUDENT, room.code, people[0])
        assert isinstance(view, Revealed) and view.right is True and view.answered == 3


def test_while_redis_has_a_full_disk_rooms_wait_and_lose_nothing(tmp_path: Path, stores: list[RedisStore]) -> None:
    with redis_server(tmp_path, OPTIONS_OF_DEPLOY["compose"]()) as server:
        rooms = replica(server.url, stores)
        room = rooms.open_room(TEACHER)
        student = rooms.join(STUDENT, room.code)
        rooms.ask(TEACHER, *room, VALUE)
        rooms.answer(STUDENT, room.code, student, 1, "1")
        server.disk(full=True)

        def refused() -> bool:
            try:
                rooms.answer(STUDENT, room.code, student, 1, "2")
            except Unreachable:
                return True
            return False

        until(refused)
        server.disk(full=False)
        insisting(rooms.answer, STUDENT, room.code, student, 1, "3")
        client = server.client()
        until(lambda: not client.info("persistence")["aof_buffer_length"])
        client.close()
        server.kill()
        server.start()
        assert replica(server.url, stores).finished(TEACHER, *room)[0].answers == ("3",)


def test_a_reply_that_was_lost_asks_no_question_twice(server: RedisServer, stores: list[RedisStore]) -> None:
    """The connection is cut when the script has run and before its reply has come: it is sent again at once."""
    with cuttable(server.port) as cutting:
        rooms = replica(f"redis://127.0.0.1:{cutting.port}/0", stores)
        room = rooms.open_room(TEACHER)
        for number in (1, 2, 3):
            rooms.teacher_view(TEACHER, *room)  # so that the next thing said is the question's first script
            cutting.lose_reply(after=_replies_before_swap(number))
            rooms.ask(TEACHER, *room, VALUE)
            assert cutting.lost == number
            view = rooms.teacher_view(TEACHER, *room)
            assert (view.number, view.past, view.phase) == (number, number - 1, "open")


def _replies_before_swap(number: int) -> int:
    """Asking first reads the room; the first time ever, the script itself has to be sent as well."""
    return 2 if number == 1 else 1


def test_connections_that_were_cut_are_made_anew(server: RedisServer, stores: list[RedisStore]) -> None:
    with cuttable(server.port) as cutting:
        rooms = replica(f"redis://127.0.0.1:{cutting.port}/0", stores)
        room = rooms.open_room(TEACHER)
        student = rooms.join(STUDENT, room.code)
        rooms.ask(TEACHER, *room, VALUE)
        for at in range(5):
            cutting.cut()
            rooms.answer(STUDENT, room.code, student, 1, f"{at}")
        assert rooms.finished(TEACHER, *room)[0].answers == ("4",)


def test_while_redis_hangs_only_one_waits_for_it(server: RedisServer, stores: list[RedisStore]) -> None:
    """Two hundred pages that ask each second would else hold two hundred threads for a second each."""
    with cuttable(server.port) as cutting:
        rooms = replica(f"redis://127.0.0.1:{cutting.port}/0", stores)
        room = rooms.open_room(TEACHER)
        student = rooms.join(STUDENT, room.code)
        server.freeze()
        before, end = cutting.asked, monotonic() + 3
        while monotonic() < end:
            with pytest.raises(Unreachable):
                rooms.here(STUDENT, room.code, student)
        assert 1 <= cutting.asked - before <= 4
        server.thaw()
        insisting(rooms.here, STUDENT, room.code, student)


def test_a_full_redis_says_so_and_keeps_what_it_has(server: RedisServer, stores: list[RedisStore]) -> None:
    rooms = replica(server.url, stores)
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    rooms.ask(TEACHER, *room, VALUE)
    client = server.client()
    client.config_set("maxmemory", 1)
    with pytest.raises(Refused) as full:
        rooms.answer(STUDENT, room.code, student, 1, "1")
    assert full.value.why == "store-full"
    client.config_set("maxmemory", 0)
    rooms.answer(STUDENT, room.code, student, 1, "1")
    assert rooms.finished(TEACHER, *room)[0].answers == ("1",)
    client.close()


def test_rooms_leave_redis_by_themselves(shared_redis: RedisServer, stores: list[RedisStore]) -> None:
    """Redis's own clock and its own forgetting: nobody asks."""
    bounds = Bounds(idle_seconds=0.4, longest_seconds=60)
    stores.append(RedisStore(shared_redis.url, bounds))
    rooms = Rooms(stores[-1], bounds)
    client = shared_redis.client()
    client.flushall()
    room = rooms.open_room(TEACHER)
    student = rooms.join(STUDENT, room.code)
    rooms.ask(TEACHER, *room, VALUE)
    rooms.answer(STUDENT, room.code, student, 1, "1")
    rooms.ask(TEACHER, *room, VALUE)
    assert len(client.keys("*{*")) == 3
    assert all(client.ttl(key) in (0, 1) for key in client.keys("*{*"))
    until(lambda: not client.keys("*{*"))
    client.close()

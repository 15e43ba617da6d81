"""A class in one room: many browsers (thirty in bench/classroom.py), and two servers with one Redis."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.border.replicas import got, proxied, replica, until
from tests.room.servers import RedisServer, redis_server
from tools.rehearsal import BAR, PATIENCE, RIGHT, answered, asked, joined, opened, revealed
from tools.serving import Serving, served
from viz.room.server import VARIABLE

MANY = 8


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    with redis_server(tmp_path) as server:
        yield server


@pytest.fixture
def replicas(redis: RedisServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Serving]]:
    """Two servers that know of each other only by what stands in Redis."""
    monkeypatch.setenv(VARIABLE, redis.url)
    with ExitStack() as running:
        yield [running.enter_context(served()) for _replica in range(2)]


@pytest.fixture
def room(browser: Browser) -> Iterator[Browser]:
    """The browser, whose contexts are closed at the end."""
    before = set(browser.contexts)
    yield browser
    for context in set(browser.contexts) - before:
        context.close()


def test_what_is_revealed_reaches_every_browser(room: Browser, app_url: str) -> None:
    code, teacher = opened(room, app_url)
    students = joined(room, [app_url], code, MANY)
    expect(teacher.locator(".room-count").first).to_have_text(f"{MANY} are in", timeout=PATIENCE)
    asked(teacher, students)
    right = answered(students)
    expect(teacher.get_by_text(f"{MANY} of {MANY} have answered")).to_be_visible(timeout=PATIENCE)
    reveal = revealed(teacher, students)
    assert len(reveal.page) == len(reveal.truth) == MANY
    for place, page in enumerate(students):
        expect(page.get_by_text("Right." if place % 4 == 1 else "Not right.", exact=True)).to_be_visible(
            timeout=PATIENCE
        )
        bars = page.locator(BAR).all_inner_texts()  # "2 · 25 %"
        assert [int(bar.split(" ")[0]) for bar in bars] == [right] * 4 == [MANY // 4] * 4


def test_two_servers_with_one_redis_hold_one_room(room: Browser, replicas: list[Serving], redis: RedisServer) -> None:
    urls = [one.url for one in replicas]
    code, teacher = opened(room, urls[0])
    students = joined(room, urls, code, 4)
    expect(teacher.locator(".room-count").first).to_have_text("4 are in", timeout=PATIENCE)
    asked(teacher, students)
    answered(students[:2])

    # Redis hangs: a sentence everywhere, and what is tapped meanwhile is not lost.
    redis.freeze()
    lost = "The room cannot be reached just now. Nothing is lost; trying again."
    for page in (teacher, *students):
        expect(page.get_by_text(lost).filter(visible=True).first).to_be_visible(timeout=PATIENCE)
    for page in students[2:]:
        page.locator(".st-key-room-answers button").nth(1).click()
        expect(page.get_by_text("Your answer is kept here and handed in as soon as")).to_be_visible(timeout=PATIENCE)
    redis.thaw()
    expect(teacher.get_by_text("4 of 4 have answered")).to_be_visible(timeout=PATIENCE)
    revealed(teacher, students)
    for page in students[1:]:
        expect(page.get_by_text("Right.", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(students[0].get_by_text("Not right.", exact=True)).to_be_visible(timeout=PATIENCE)


def test_a_replica_dies_and_its_student_is_still_in_the_room_with_the_answer(
    room: Browser, redis: RedisServer, tmp_path: Path
) -> None:
    with (
        replica(COTANGENT_REDIS_URL=redis.url) as one,
        replica(COTANGENT_REDIS_URL=redis.url) as other,
        proxied([one, other], tmp_path) as url,
    ):
        until(lambda: all(got(f"{it.serving.url}/ready")[0] == 200 for it in (one, other)))
        code, teacher = opened(room, url)
        before = [it.measure("cotangent_sessions") for it in (one, other)]
        (student,) = joined(room, [url], code, 1)
        until(lambda: [it.measure("cotangent_sessions") for it in (one, other)] != before)
        asked(teacher, [student])
        student.locator(".st-key-room-answers button").nth(RIGHT).click()
        expect(student.get_by_text("Your answer is kept.")).to_be_visible(timeout=PATIENCE)

        theirs = one if one.measure("cotangent_sessions") > before[0] else other
        theirs.serving.process.kill()
        alive = other if theirs is one else one
        until(lambda: alive.measure("cotangent_sessions") == 2)
        expect(student.locator(".st-key-room-answers button").nth(RIGHT)).to_be_visible(timeout=PATIENCE)
        expect(teacher.get_by_text("1 of 1 has answered")).to_be_visible(timeout=PATIENCE)
        revealed(teacher, [student])
        expect(student.get_by_text("Right.", exact=True)).to_be_visible(timeout=PATIENCE)
        expect(teacher.locator(BAR).nth(RIGHT)).to_contain_text("1 · 100 %", timeout=PATIENCE)

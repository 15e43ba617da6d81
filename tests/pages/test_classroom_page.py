"""The classroom without a browser: a teacher and students, each question's kinds, and what each side may see."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from streamlit.testing.v1 import AppTest

from core.exercises.records import Blanks, Order, Program
from tests.pages.component_messages import keeps, mounted
from tests.pages.opening import page_opened
from tests.pages.test_address import addresses, said, still_says
from tests.pages.typing_in import editors, typed_in
from tests.room.servers import redis_server
from tools.serving import ROOT
from viz.exercises.catalogue import EXERCISES
from viz.exercises.own import text_of
from viz.exercises.own_record import Own
from viz.link import encoded
from viz.room import ready, server
from viz.room.memory import MemoryStore
from viz.room.records import Bounds, Choice
from viz.room.redis_store import PREFIX, RedisStore
from viz.room.refusals import Unreachable
from viz.room.rooms import Rooms
from viz.widgets import trust
from viz.widgets.room import room_choices as choices
from viz.widgets.room.history import summary
from viz.widgets.room.predictions import PAGES
from viz.widgets.room.watching import who


class Cut(MemoryStore):
    """A store whose connection can be cut."""

    cut = False

    def __getattribute__(self, name: str) -> Any:
        if name in ("glance", "put", "state", "pulse", "overview", "enter", "create", "swap") and type(self).cut:
            raise Unreachable
        return super().__getattribute__(name)


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    """Rooms of this test alone; all sessions of a process share them."""
    bounds = Bounds(participants=3)
    made = Rooms(Cut(bounds), bounds)
    server.server_rooms.cache_clear()
    monkeypatch.setattr(server, "store_from", lambda environment, bounds: Cut(bounds))
    monkeypatch.setattr(server, "Bounds", lambda: bounds)
    yield made
    Cut.cut = False
    server.server_rooms.cache_clear()


# --- what a browser does


def told(app: AppTest, text: str = "", *, refused: bool = False) -> AppTest:
    """Say what the browser remembers of rooms."""
    (one,) = mounted(app, "exercise_memory")
    keeps(app, one, {"kept": {"text": text, "refused": refused, "serial": "1"}})
    assert not app.exception
    return app


def page(memory: str = "", room: str = "", teach: str = "") -> AppTest:
    """Open the page in a browser that remembers a text."""
    return told(page_opened("classroom", room=room, teach=teach), memory)


def remembered(app: AppTest) -> str:
    """Return what the browser is to keep."""
    (one,) = [one.proto for one in app.get("bidi_component") if one.proto.component_name == "exercise_memory"]
    return json.loads(one.json)["text"]


def pressed(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def joined(app: AppTest) -> AppTest:
    """Look again, as a browser does that heard news."""
    app.run()
    assert not app.exception
    return app


def teacher() -> tuple[AppTest, str]:
    app = pressed(page(), "room-open")
    return app, room_of(app)


def room_of(app: AppTest) -> str:
    """Return the code in the address."""
    said = app.query_params["room"]
    return said if isinstance(said, str) else said[0]


def student(code: str) -> AppTest:
    return page(room=code)


def asked(app: AppTest, key: str, topic: str) -> AppTest:
    app.selectbox(key=choices.TOPIC.key).set_value(topic).run()
    return pressed(app, f"room-ask-{key}")


def texts(app: AppTest) -> str:
    """Return everything that stands on a page."""
    shown = [one.value for kind in (app.markdown, app.caption, app.info, app.warning, app.error, app.success, app.code)
             for one in kind]  # fmt: skip
    shown += [one.proto.body for one in app.get("html")]
    return "\n".join(map(str, [*shown, *(one.label for one in app.button), *(one.label for one in app.text_input)]))


def answer(app: AppTest, text: str) -> AppTest:
    app.text_input[0].set_value(text)
    next(one for one in app.button if one.label == "Hand in").click().run()
    assert not app.exception
    return app


def _key(one: Any) -> str:
    return str(one.key or "")


def option(app: AppTest, place: int) -> AppTest:
    return pressed(app, next(one for one in keys(app) if one.startswith("room-option-") and one.endswith(f"-{place}")))


def keys(app: AppTest) -> list[str]:
    return [_key(one) for one in app.button]


def chosen(app: AppTest) -> list[int]:
    return [int(_key(one).rpartition("-")[2]) for one in app.button
            if _key(one).startswith("room-option-") and one.proto.type == "primary"]  # fmt: skip


# --- a lesson


def test_a_lesson_with_two_students() -> None:
    desk, code = teacher()
    assert "0</b> are in" in texts(desk)
    first, second = student(code), student(code)
    assert "You are in" in texts(first)
    assert "2</b> are in" in texts(joined(desk))
    one = ready.BY_KEY["axis-zero"]
    question = ready.question(one)
    texts_of = [option.text for option in one.options if not option.believes]
    assert isinstance(question.asked, Choice)
    right = question.asked.options.index(texts_of[0])
    asked(desk, "axis-zero", "reductions")
    wrong = next(place for place, text in enumerate(question.asked.options) if "each row" in text)
    option(joined(first), wrong)
    assert chosen(first) == [wrong] and "Your answer is kept" in texts(first)
    option(joined(second), wrong)
    option(second, right)
    assert chosen(second) == [right]
    assert "<b>2</b> of 2 have answered" in texts(joined(desk))
    assert "50 %" not in texts(desk)  # hidden from the projector at first
    desk.toggle(key=choices.SHOWN.key).set_value(True).run()
    assert texts(desk).count("50 %") == 2 and "✓" not in texts(desk) and "by row" not in texts(desk)
    pressed(desk, "room-close")
    assert "Closed" in texts(joined(first)) and not chosen(first)
    pressed(desk, "room-reopen")
    assert chosen(joined(first)) == [wrong]
    pressed(desk, "room-close")
    pressed(desk, "room-reveal")
    assert "by row" in texts(desk) and one.why in texts(desk) and "✓" in texts(desk)
    assert "Not right." in texts(joined(first)) and one.why in texts(first) and "50 %" in texts(first)
    assert "Right." in texts(joined(second)) and "by row" in texts(second)
    pressed(desk, "room-next")
    asked(desk, "cumsum-shape", "reductions")
    assert "Question 2" in texts(desk) and "A.cumsum(axis=1)" in texts(joined(first)) and chosen(first) == []


def test_before_the_reveal_a_student_gets_neither_truth_nor_answers_nor_key() -> None:
    desk, code = teacher()
    key = json.loads(remembered(desk))["keys"][code]
    first, second = student(code), student(code)
    asked(desk, "axis-zero", "reductions")
    option(joined(first), 0)
    for phase in ("open", "closed"):
        seen = str([str(one.proto) for one in joined(second).main]) + texts(second) + str(second.session_state)
        for secret in (ready.BY_KEY["axis-zero"].why, "by row", " %", key):
            assert secret not in seen, (phase, secret)
        if phase == "open":
            pressed(desk, "room-close")
    assert key not in texts(desk) + str(desk.query_params)


def test_what_may_be_asked_at_once_can_be_asked() -> None:
    desk, code = teacher()
    for topic in ("creating", "training", "graph"):
        if topic != "creating":
            pressed(desk, "room-next")
        desk.selectbox(key=choices.TOPIC.key).set_value(topic).run()
        first = next(one for one in keys(desk) if one.startswith("room-ask-"))
        pressed(desk, first)
        assert not desk.warning, desk.warning
    assert "Question 3" in texts(desk)
    assert code in texts(desk)


# --- each kind


def test_a_line_of_the_catalogue_groups_what_is_equal_and_names_what_is_wrong() -> None:
    desk, code = teacher()
    first, second, third = (student(code) for _time in range(3))
    asked(desk, "reduce-keepdims", "reductions")
    answer(joined(first), "(1,4)")
    answer(joined(second), "1, 4")
    answer(joined(third), "[4]")
    pressed(desk, "room-reveal")
    said = texts(joined(desk))
    assert tuple(torch.arange(20.0).reshape(5, 4).sum(0, keepdim=True).shape) == (1, 4)
    assert "2 · 67 %" in said and "`(1, 4)`" in said
    assert "1 · 33 %" in said and "That is without keepdims" in said
    assert "Right." in texts(joined(first)) and "Not right." in texts(joined(third))


def test_an_answer_that_cannot_be_read_is_refused_and_nothing_else_is_lost() -> None:
    desk, code = teacher()
    first = student(code)
    asked(desk, "reduce-keepdims", "reductions")
    answer(joined(first), "many")
    assert "cannot be read" in texts(first)
    assert first.text_input[0].value == "many"
    answer(first, "(1, 4)")
    assert "cannot be read" not in texts(first) and "Your answer is kept" in texts(first)


def test_several_may_be_right() -> None:
    desk, code = teacher()
    first = student(code)
    asked(desk, "broadcast-which", "broadcasting")
    shapes = ((3, 4), (2, 4), (2, 1, 4), (4,), (2,), (1, 1, 1, 1))
    labels = {int(_key(one).rpartition("-")[2]): one.label for one in joined(first).button if "option" in _key(one)}
    for place, label in labels.items():
        shape = next(one for one in shapes if f"({', '.join(map(str, one))}{',' if len(one) == 1 else ''})" in label)
        try:
            torch.add(torch.ones(2, 3, 4), torch.ones(shape))
        except RuntimeError:
            continue
        option(first, place)
    assert len(chosen(first)) == 4
    pressed(desk, "room-reveal")
    assert "Right." in texts(joined(first))


def test_a_program_is_checked_and_its_misconception_named() -> None:
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("exercise").run()
    exercise = next(
        one for one in EXERCISES if one.asked.__class__.__name__ == "Program" and "`" in one.misconceptions[0].says
    )
    desk.selectbox(key=choices.EXERCISE.key).set_value(exercise.key).run()
    pressed(desk, "room-ask-exercise")
    typed_in(joined(first), exercise.misconceptions[0].answer, "Your answer")
    next(one for one in first.button if one.label == "Hand in").click().run()
    assert "Your answer is kept" in texts(first) and exercise.misconceptions[0].says not in texts(first)
    pressed(desk, "room-reveal")
    named = texts(joined(desk))
    assert exercise.misconceptions[0].says.replace("`", "")[:30] in re.sub(r"[`\\]", "", named)
    for code in re.findall("`[^`]+`", exercise.misconceptions[0].says):  # code stays code
        assert code in named
    written = exercise.misconceptions[0].answer.strip()
    assert written in texts(joined(first)) and written not in texts(desk)  # beside the solution, and nobody else's


def test_what_is_typed_at_the_moment_of_handing_in_is_handed_in() -> None:
    """Where the server is busy, the text and the button come to it in one message."""
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("exercise").run()
    desk.selectbox(key=choices.EXERCISE.key).set_value("x6-shares").run()
    pressed(desk, "room-ask-exercise")
    typed_in(joined(first), "P = A / A.sum(axis=0)\n", "Your answer")
    next(one for one in first.button if one.label == "Hand in").click()  # without a run
    typed_in(first, "P = A / A.sum(axis=1, keepdims=True)\n", "Your answer")
    assert "Your answer is kept" in texts(first)
    pressed(joined(desk), "room-reveal")
    assert "Right." in texts(joined(first))


def test_a_mistake_in_a_students_program_is_told_in_the_students_lines() -> None:
    """`import torch` and what is given stand before the student's text, which has two lines."""
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("exercise").run()
    desk.selectbox(key=choices.EXERCISE.key).set_value("x6-shares").run()
    pressed(desk, "room-ask-exercise")
    typed_in(joined(first), "B = A + 1\nP = A @ A\n", "Your answer")
    assert "Line 2:" in texts(first)
    assert {mark["line"] for mark in editors(first)["Your answer"]["marks"]} == {2}


def test_a_teachers_own_exercise() -> None:
    own = Own(kind="line", title="Mine", prompt="What is one and one?", form="number", reference="2")
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("exercise").run()
    desk.text_input(key=choices.OWN.key).set_value(f"http://here/own_exercise?e={text_of(own)}").run()
    pressed(desk, "room-ask-exercise")
    assert "What is one and one" in texts(joined(first))
    answer(first, "2")
    pressed(desk, "room-reveal")
    assert "Right." in texts(joined(first))


@pytest.mark.parametrize("kind", ["Program", "Order", "Blanks"])
def test_the_reveal_of_an_exercise_shows_a_solution_to_all_and_nothing_shows_it_before(kind: str) -> None:
    exercise = next(one for one in EXERCISES if type(one.asked).__name__ == kind and one.worked)
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("exercise").run()
    desk.selectbox(key=choices.EXERCISE.key).set_value(exercise.key).run()
    pressed(desk, "room-ask-exercise")
    for app in (joined(desk), joined(first)):
        assert "A solution" not in texts(app) and exercise.worked not in texts(app)
    pressed(desk, "room-reveal")
    for app in (joined(desk), joined(first)):
        assert "A solution" in texts(app) and exercise.worked in texts(app)
        shown = "\n".join(one.value for one in app.code)
        match exercise.asked:
            case Program():
                assert exercise.reference.strip() in shown
            case Order(steps=steps):
                assert f"1. {steps[0]}" in texts(app)
            case Blanks(blanks=blanks):
                assert all(f"{name}.{what}=" in shown for name, what in blanks)


def test_a_teachers_own_exercise_that_keeps_its_solution_keeps_it_at_the_reveal() -> None:
    own = Own(
        kind="program", title="Mine", prompt="Make y.", reference="y = torch.ones(7)", observed=("y",), reveals=False
    )
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("exercise").run()
    desk.text_input(key=choices.OWN.key).set_value(f"http://here/own_exercise?e={text_of(own)}").run()
    pressed(desk, "room-ask-exercise")
    pressed(desk, "room-reveal")
    for app in (joined(desk), joined(first)):
        assert "Make y" in texts(app) and "ones(7)" not in texts(app)


def test_ones_own_question_keeps_its_formula_and_loses_its_link() -> None:
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("choice").run()
    desk.text_area(key=choices.TEXT.key).set_value("Is $x^2$ [even](http://elsewhere)?").run()
    for letter, text in (("A", "yes"), ("B", "no")):
        desk.text_input(key=choices.OPTIONS[letter].key).set_value(text).run()
    pressed(desk, "room-ask-own")
    shown = joined(first).markdown
    assert any("$x^2$" in one.value and "[even](" not in one.value for one in shown)
    option(first, 0)
    pressed(desk, "room-reveal")
    assert "Right." not in texts(joined(first)) and "Not right." not in texts(first)  # nobody said what is right
    assert "100 %" in texts(first)


def test_a_prediction_of_the_graph_page() -> None:
    x = torch.tensor(123.5, requires_grad=True)
    (x * x + x).backward()
    program = "import torch\nx = torch.tensor(123.5, requires_grad=True)\ny = x * x\nz = y + x\nz.backward()\n"
    desk, code = teacher()
    first, second = student(code), student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("prediction").run()
    link = encoded({"program": program, "blanks": ["0a"]})
    desk.text_input(key=choices.PREDICTION.key).set_value(f"https://x.example/graph?s={link}").run()
    pressed(desk, "room-ask-prediction")
    assert "the adjoint of x" in texts(joined(first)) and "z = y + x" in texts(first)
    drawn = next(one.proto for one in first.get("bidi_component") if one.proto.component_name == "graph_view")
    assert x.grad is not None and x.grad.item() == 248.0
    assert "248" not in drawn.json and "248" not in texts(first)
    answer(first, "248.001")
    answer(joined(second), "-248")
    pressed(desk, "room-reveal")
    assert "Right." in texts(joined(first)) and "Right: `248`" in texts(first)
    assert "Not right." in texts(joined(second)) and "other sign" in texts(second)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_that_asks_can_be_asked_in_a_classroom(name: str) -> None:
    assert tuple(PAGES) == choices.ASKING_PAGES
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("prediction").run()
    desk.text_input(key=choices.PREDICTION.key).set_value(f"/{name}").run()
    pressed(desk, "room-ask-prediction")
    assert not desk.warning
    joined(first)
    if first.text_input:
        answer(first, "1")
    else:
        option(first, 0)
    pressed(desk, "room-reveal")
    assert "100 %" in texts(joined(first))


@pytest.mark.parametrize("address", ["nonsense", "/graph?s=damaged", "/data", "https://x.example/"])
def test_an_address_that_asks_nothing_says_so(address: str) -> None:
    desk, _code = teacher()
    desk.segmented_control(key=choices.KIND.key).set_value("prediction").run()
    desk.text_input(key=choices.PREDICTION.key).set_value(address).run()
    assert len(desk.warning) == 1 and "room-ask-prediction" not in keys(desk)


# --- finding one's place


def test_a_reload_keeps_the_place_and_the_answer() -> None:
    desk, code = teacher()
    first = student(code)
    asked(desk, "axis-zero", "reductions")
    option(joined(first), 2)
    again = page(remembered(first), room=code)
    assert chosen(again) == [2]
    assert "1</b> of 1 has" in texts(joined(desk))
    assert "Question 1" in texts(page(remembered(desk), room=code))


def test_the_teachers_link_leads_back_and_leaves_the_address() -> None:
    desk, code = teacher()
    key = json.loads(remembered(desk))["keys"][code]
    again = page(room=code, teach=key)
    assert "are in" in texts(again) and any("room-ask" in one for one in keys(again))
    assert "teach" not in again.query_params and key not in texts(again)


def test_a_wrong_key_opens_nothing_and_replaces_no_right_one() -> None:
    desk, code = teacher()
    stranger = page(room=code, teach="x" * 32)
    assert "You are in" in texts(stranger) and not any("room-ask" in one for one in keys(stranger))
    mine = page(remembered(desk), room=code, teach="x" * 32)
    assert any("room-ask" in one for one in keys(mine))


def test_a_teacher_may_look_as_a_student() -> None:
    desk, code = teacher()
    looking = page_opened("classroom", room=code, prepare=lambda app: app.query_params.update({"as": "student"}))
    assert "You are in" in texts(told(looking, remembered(desk)))


def test_a_browser_that_keeps_nothing_takes_part_as_long_as_it_is_open() -> None:
    desk, code = teacher()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.query_params["room"] = code
    told(app.switch_page("pages/classroom.py").run(), refused=True)
    assert "You are in" in texts(app)
    assert "1</b> is in" in texts(joined(desk))


# --- what goes wrong


@pytest.mark.parametrize(
    ("typed", "says"),
    [("CDFHJK", "no room with this code"), ("hello", "6 letters"), ("", "6 letters"), ("<b>", "6 letters")],
)
def test_a_code_that_leads_nowhere(typed: str, says: str) -> None:
    app = page()
    app.text_input(key=choices.CODE).set_value(typed)
    next(one for one in app.button if one.label == "Join").click().run()
    assert says in texts(app) and not app.exception
    assert "room-open" in keys(app) and choices.CODE in [_key(one) for one in app.text_input]
    assert app.text_input(key=choices.CODE).value == typed


def test_a_code_in_any_spelling_leads_in() -> None:
    _desk, code = teacher()
    app = page()
    app.text_input(key=choices.CODE).set_value(f" {code[:3].lower()}-{code[3:].lower()} ")
    next(one for one in app.button if one.label == "Join").click().run()
    assert "You are in" in texts(app) and room_of(app) == code


def test_too_many_guesses_are_told_to_wait() -> None:
    app = page()
    for place in range(14):
        app.switch_page("pages/help.py").run()
        app.query_params["room"] = f"CDFHJ{'KMPQRTWXY23456'[place]}"
        told(app.switch_page("pages/classroom.py").run())
    assert "Wait ten minutes" in texts(app)


def test_a_message_that_still_carries_the_old_address_does_not_lead_back() -> None:
    _desk, code = teacher()
    app = pressed(student(code), "room-leave")
    assert said(app, "room") == ""
    still_says(app, "room", code)
    joined(app)
    assert "room-open" in keys(app) and said(app, "room") == ""


def test_the_address_follows_who_enters_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _desk, code = teacher()
    app = pressed(student(code), "room-leave")
    still_says(app, "room", code)
    app.text_input(key=choices.CODE).set_value(code)
    with addresses(monkeypatch, "room") as sent:
        next(one for one in app.button if one.label == "Join").click().run()
    assert "You are in" in texts(app) and sent[-1] == code


def test_a_full_room_and_a_locked_one_say_so() -> None:
    desk, code = teacher()
    for _time in range(3):
        student(code)
    assert "The room is full: 3" in texts(student(code))
    other, locked = teacher()
    other.session_state["room-link-open"] = True
    pressed(other.run(), "room-lock")
    assert "lets nobody in" in texts(student(locked))
    pressed(other, "room-unlock")
    assert "You are in" in texts(student(locked))
    assert room_of(desk) == code


def test_a_room_that_ended_says_so_on_both_sides() -> None:
    desk, code = teacher()
    first = student(code)
    desk.session_state["room-link-open"] = True
    desk.run()
    desk.checkbox(key="room-sure").check().run()
    pressed(desk, "room-end")
    assert "room" not in desk.query_params and "room-open" in keys(joined(desk))
    assert "This room is no more: the teacher ended it" in texts(joined(first))
    assert "room-open" in keys(pressed(first, "room-other"))


def test_a_room_that_its_server_lost_says_so_on_both_sides() -> None:
    """One server without Redis, started anew: browsers come back with what they remember."""
    desk, code = teacher()
    first = student(code)
    kept = remembered(first), remembered(desk)
    server.server_rooms.cache_clear()
    assert "This room is no more" in texts(page(kept[0], room=code)) and "This room is no more" in texts(joined(desk))
    assert "or the room has ended" in texts(page(kept[1], room=code))


@pytest.mark.parametrize("noticed", ["while looking", "while answering"])
def test_whom_the_room_forgot_is_in_again_at_once_with_the_answer(
    noticed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Redis came back with what it had a second before."""
    with redis_server(tmp_path) as running:
        monkeypatch.setattr(server, "store_from", lambda environment, bounds: RedisStore(running.url, bounds))
        desk, code = teacher()
        first = student(code)
        asked(desk, "axis-zero", "reductions")
        option(joined(first), 2)
        lost, client = json.loads(remembered(first))["ids"][code], running.client()
        client.zrem(f"{PREFIX}{{{code}}}:in", lost)
        client.hdel(f"{PREFIX}{{{code}}}:answers", lost)
        client.close()
        if noticed == "while looking":
            joined(first)
        else:
            option(first, 1)
        assert "The room had lost your place" in texts(first)
        assert chosen(first) == [2 if noticed == "while looking" else 1] and "Your answer is kept" in texts(first)
        assert json.loads(remembered(first))["ids"][code] != lost
        assert "1</b> of 1 has" in texts(joined(desk))
        pressed(desk, "room-reveal")
        assert "The room had lost your place" not in texts(joined(first)) and "Your answer:" in texts(first)


def test_a_store_that_cannot_be_reached_loses_no_answer() -> None:
    desk, code = teacher()
    first = student(code)
    asked(desk, "axis-zero", "reductions")
    joined(first)
    Cut.cut = True
    option(first, 1)
    assert "Nothing is lost" in texts(first) and "handed in as soon" in texts(first)
    assert "What is `A.sum(axis=0)`" in texts(first)  # the question stays on the screen
    assert "Nothing is lost" in texts(joined(desk)) and "Question 1" in texts(desk)
    Cut.cut = False
    assert chosen(joined(first)) == [1] and "Nothing is lost" not in texts(first)
    assert "1</b> of 1 has" in texts(joined(desk))


def test_the_table_to_keep() -> None:
    desk, code = teacher()
    first = student(code)
    asked(desk, "reduce-keepdims", "reductions")
    answer(joined(first), "(4,)")
    desk.session_state["room-history-open"] = True
    desk.run()
    (button,) = [one for one in desk.get("download_button") if "room-csv" in one.proto.id]
    assert button is not None
    key = json.loads(remembered(desk))["keys"][code]
    table = summary(server.server_rooms().finished(who(), code, key)).decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(table))
    assert head[:4] == ["question", "asked", "answer", "count"]
    assert row[0] == "1" and row[2:5] == ["(4,)", "1", "no"] and "keepdims" in row[5]


def test_a_page_hands_what_it_shows_to_the_classroom() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/reductions.py").run()
    app.session_state["share-open"] = True
    app.run()
    app.button(key="share-classroom").click().run()
    told(app.switch_page("pages/classroom.py").run())
    pressed(app, "room-open")
    told(app)
    assert str(app.text_input(key=choices.PREDICTION.key).value).startswith("/reductions")
    pressed(app, "room-ask-prediction")
    assert "What shape comes out" in texts(app)


@pytest.mark.parametrize("text", ["{", "[]", '{"ids": 3}', '{"ids": {"a": "b"}}', "x" * 10_000, '{"keys": {"": ""}}'])
def test_remembered_texts_that_are_none_of_ours_do_no_harm(text: str) -> None:
    _desk, code = teacher()
    assert "You are in" in texts(page(text, room=code))


def test_without_walls_a_question_of_somebody_elses_program_waits_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, code = teacher()
    first = student(code)
    desk.segmented_control(key=choices.KIND.key).set_value("prediction").run()
    link = encoded({"program": "import torch\nunread = torch.tensor(3.)\n", "blanks": ["0v"]})
    desk.text_input(key=choices.PREDICTION.key).set_value(f"/graph?s={link}").run()
    pressed(desk, "room-ask-prediction")
    monkeypatch.setattr(trust, "walled", lambda device: False)
    assert "unread = " in texts(joined(first)) and not first.text_input
    assert "What is **the value of unread" in texts(pressed(first, "own-confirm")) and first.text_input

"""The page Exercises without a browser: every kind is answered, refused with its reason, helped with and done."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.exercises import ExerciseFault, Verdict
from core.exercises.records import Misconception
from core.sandbox.failures import failure
from core.sandbox.messages import ExploreJob
from core.trace import Trace
from tests.pages.component_messages import happens, keeps, mounted
from tests.pages.opening import page_opened
from tests.pages.typing_in import editors, typed_in
from viz.exercises import progress as done
from viz.exercises.catalogue import BY_KEY, EXERCISES, of_topic
from viz.exercises.progress import Done, Progress
from viz.link import choices_in, encoded
from viz.widgets import trust
from viz.widgets.exercises import browser_memory, judging
from viz.widgets.exercises import exercise_choices as choices
from viz.words import in_language

ANSWER = "Your answer"


def opened(**chosen: Any) -> AppTest:
    return page_opened("exercises", chosen)


def the_one(app: AppTest, name: str) -> Any:
    (one,) = mounted(app, name)
    return one


def sent(app: AppTest, name: str) -> dict[str, Any]:
    return json.loads(the_one(app, name).json)


def told(app: AppTest, name: str, state: dict[str, Any]) -> AppTest:
    """Do what the browser does when a component says something that stays."""
    keeps(app, the_one(app, name), state)
    assert not app.exception
    return app


def chosen(app: AppTest, key: str) -> AppTest:
    """Click an exercise in the list."""
    happens(app, the_one(app, "exercise_list"), "opened", key)
    assert not app.exception
    return app


def pressed(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def program(app: AppTest, text: str) -> AppTest:
    """Write a program and press Ctrl+Enter."""
    return typed_in(app, text, ANSWER, asked=True)


def line(app: AppTest, text: str) -> AppTest:
    app.text_input[0].set_value(text)
    return pressed(app, "Check")


def picked(app: AppTest, text: str) -> AppTest:
    """Choose the option that begins so."""
    (radio,) = app.radio
    radio.set_value(next(place for place in _options(app) if _options(app)[place].startswith(text))).run()
    return pressed(app, "Check")


def _options(app: AppTest) -> dict[int, str]:
    exercise = BY_KEY[shown(app)]
    return {place: one.text for place, one in enumerate(exercise.asked.options)}  # pyright: ignore


def ordered(app: AppTest, places: list[int]) -> AppTest:
    return pressed(told(app, "step_order", {"moved": {"order": places, "change": 1}}), "Check")


def filled(app: AppTest, **boxes: str) -> AppTest:
    for label, text in boxes.items():
        name, kind = label.rsplit("_", 1)
        next(one for one in app.text_input if one.label == f"{kind} of `{name}`").set_value(text)
    return pressed(app, "Check")


def shown(app: AppTest) -> str:
    """Return the exercise that is open."""
    return sent(app, "exercise_list")["chosen"]


def refused(app: AppTest) -> str:
    return "\n".join(one.value for one in app.error)


def accepted(app: AppTest) -> bool:
    return any(one.value.startswith("**Right.**") for one in app.success)


def linked(app: AppTest) -> dict[str, Any]:
    """Return what the address says."""
    said = app.query_params["s"]
    return choices_in(said if isinstance(said, str) else said[0])


def of(app: AppTest) -> Done:
    return app.session_state[browser_memory.COPY].of(shown(app)) if browser_memory.COPY in app.session_state else Done()


# --- rows of the acceptance list


@pytest.mark.acceptance("X1")
def test_the_transpose_twice() -> None:
    app = program(
        opened(exercise="x1-transpose-twice"), "def transposed(A):\n    return A.reshape(A.shape[1], A.shape[0])\n"
    )
    assert "rows did not become columns" in refused(app)
    assert [one["title"] for one in sent(app, "board")["grids"]] == ["Your value", "Expected"]
    assert accepted(program(app, "def transposed(A):\n    return A.T\n"))


@pytest.mark.acceptance("X2")
def test_the_transpose_of_a_sum_as_a_proof() -> None:
    app = ordered(opened(exercise="x2-transpose-of-a-sum"), [0, 2, 1, 3, 4, 5])
    assert "cannot stand yet" in refused(app) and sent(app, "step_order")["wrong"] == 2
    assert "One example never proves" in refused(ordered(app, [0, 7, 5]))
    assert "still missing" in refused(ordered(app, [0, 1, 2]))
    assert accepted(ordered(app, [0, 1, 2, 3, 4, 5])) and sent(app, "step_order")["right"]


@pytest.mark.acceptance("X3")
def test_a_matrix_plus_its_transpose() -> None:
    app = picked(opened(exercise="x3-always-symmetric"), "No")
    assert "That is not it." in refused(app) and "that is symmetric" in refused(app)
    assert accepted(picked(app, "Yes: $(A + A"))


@pytest.mark.acceptance("X4")
def test_the_length_of_a_tensor() -> None:
    app = line(opened(exercise="x4-len"), "24")
    assert "numel" in refused(app)
    assert "a list; a number" in refused(line(app, "[2]"))
    assert "a tuple; a number" in refused(line(app, "(2,)"))
    assert accepted(line(app, "2"))


@pytest.mark.acceptance("X5")
def test_the_axis_of_len() -> None:
    assert "X.numel()" in refused(picked(opened(exercise="x5-len-axis"), "The number of elements"))
    assert accepted(picked(opened(exercise="x5-len-axis"), "The length of axis 0"))


@pytest.mark.acceptance("X6")
@pytest.mark.acceptance("D7")
def test_a_row_by_its_sum_fails_until_the_axis_is_kept() -> None:
    app = opened(exercise="x6-shares")  # what the book asks to run stands there, and has run
    assert "keepdims=True" in refused(app) and "The size of tensor a (4) must match" in refused(app)
    (mark,) = editors(app)[ANSWER]["marks"]
    assert (mark["kind"], mark["line"]) == ("wrong", 1)
    repair = next(one for one in app.button if "keepdims=True" in one.label)
    repair.click().run()
    assert app.session_state[choices.ANSWER.key] == "P = A / A.sum(axis=1, keepdims=True)\n"
    assert not refused(app) and not app.success  # a repair is no answer yet
    assert accepted(program(app, app.session_state[choices.ANSWER.key]))


@pytest.mark.acceptance("X7")
def test_the_shapes_of_sums_in_a_drawn_graph() -> None:
    app = opened(exercise="x7-sum-shapes")
    assert sent(app, "graph_view")["svg"].count("sum · ?") == 3
    app = filled(app, along_0_shape="(2,)", along_1_shape="(3,)", along_2_shape="(4,)")
    assert "shape of `along_0` is another one" in refused(app) and "0 of 3" in refused(app)
    app = filled(app, along_0_shape="(3, 4)", along_1_shape="2, 4", along_2_shape="[2, 3]")
    assert accepted(app)
    assert "sum · (3, 4)" in sent(app, "graph_view")["svg"] and "sum · ?" not in sent(app, "graph_view")["svg"]


@pytest.mark.acceptance("X8")
def test_the_norm_of_three_axes() -> None:
    app = opened(exercise="x8-norm-of-many-axes")
    assert "forgot the root" in refused(program(app, "def norm(X):\n    return (X ** 2).sum()\n"))
    app = program(app, "def norm(X):\n    return torch.linalg.norm(X, ord=2)\n")
    assert "If dim is not specified but ord is" in refused(app)
    assert accepted(program(app, "def norm(X):\n    return torch.linalg.norm(X)\n"))


# --- the ladder


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("P = A /\n", "ends early, in a mistake"),
        ("Q = A\n", "After your program there is no `P`"),
        ("P = A.tolist()\n", "`P` is a list; a tensor was asked for."),
        ("P = A.sum(axis=1)\n", "has the shape `(5,)`, expected `(5, 4)`"),
        ("P = (A / A.sum(axis=1, keepdims=True)).double()\n", "dtype is `float64`, expected `float32`"),
        ("P = A.sum(axis=1, keepdims=True) / A\n", "first number that differs is at `[0, 0]`: `inf`, expected `0`"),
    ],
)
def test_each_rung_of_the_ladder_is_told(answer: str, says: str) -> None:
    app = program(opened(exercise="x6-shares"), answer)
    assert says in refused(app) and not accepted(app)
    assert of(app) == Done(tries=1)


def test_the_first_cell_that_differs_is_lit_beside_the_expected_one() -> None:
    app = program(opened(exercise="x6-shares"), "P = A / A.sum(axis=1, keepdims=True)\nP[3, 2] = 9\n")
    got, expected = sent(app, "board")["grids"]
    assert got["lit"] == expected["lit"] == [14] and got["cells"][14] == "9"
    assert [float(one) for one in expected["cells"][4:8]] == pytest.approx([4 / 22, 5 / 22, 6 / 22, 7 / 22], abs=1e-4)


def test_the_smallest_instance_on_which_it_fails_is_shown() -> None:
    answer = "P = A / A.sum(axis=1, keepdims=True) if len(A) == 5 else A\n"
    app = program(opened(exercise="x6-shares"), answer)
    assert "It fails for example here" in "\n".join(one.value for one in app.caption)
    assert any(one.value.startswith("A = torch.tensor(") for one in app.code)
    assert "It holds on" in refused(app)


def test_the_program_that_failed_opens_in_the_graph() -> None:
    app = program(opened(exercise="x6-shares"), "P = A.sum(axis=1)\n")
    app = pressed(app, "See this in the computation graph")
    assert editors(app)["Program"]["source"].endswith("A = torch.arange(20.).reshape(5, 4)\nP = A.sum(axis=1)\n")


@pytest.mark.parametrize("key", ["reduce-rows", "broadcast-columns"])
def test_a_recognised_misconception_comes_first(key: str) -> None:
    known: Misconception = BY_KEY[key].misconceptions[0]
    app = program(opened(exercise=key), known.answer)
    assert refused(app).startswith(known.says)


def test_several_are_right() -> None:
    def box(label: str) -> Any:
        return next(one for one in app.checkbox if one.label.strip("`") == label)

    app = opened(exercise="broadcast-which")
    box("(4,)").check().run()
    assert "not all that is right" in refused(pressed(app, "Check"))
    for label in ("(2, 1, 4)", "(1, 1, 1, 1)", "(3, 4)", "(2, 4)"):
        box(label).check().run()
    assert "From the right" in refused(pressed(app, "Check"))
    box("(2, 4)").uncheck().run()
    assert accepted(pressed(app, "Check"))


def test_a_prediction_that_is_wrong_is_not_told() -> None:
    app = line(opened(exercise="x4-len"), "9")
    assert "What comes out is another value." in refused(app)
    assert not [one for one in app.get("bidi_component") if one.proto.component_name == "board"]
    assert "cannot be read" not in refused(line(app, "(2")) and refused(line(app, "(2"))


@pytest.mark.parametrize(
    ("language", "check", "said"),
    [
        ("en", "Check", "Your answer cannot be compared: the number is too large."),
        ("zh_CN", "检查", "你的答案无法比较：这个数太大。"),
    ],
)
def test_a_number_that_is_too_large_is_said_in_the_language_of_the_page(language: str, check: str, said: str) -> None:
    app = page_opened("exercises", {"exercise": "x4-len"}, language=language)
    app.text_input[0].set_value("9" * 40)
    with in_language(language):
        assert said in refused(pressed(app, check))


# --- help, the solution, what comes next


def test_help_comes_one_by_one_and_the_solution_is_asked_for_twice() -> None:
    app, exercise = opened(exercise="x6-shares"), BY_KEY["x6-shares"]
    for number, hint in enumerate(exercise.hints, 1):
        assert not any(one.value == hint for one in app.markdown)
        pressed(app, f"Hint {number} of {len(exercise.hints)}")
        assert any(one.value == hint for one in app.markdown)
    pressed(app, "One part worked out")
    assert any(one.value == exercise.worked for one in app.markdown)
    pressed(app, "Show the solution")
    assert not of(app).seen and "keepdims=True" not in "\n".join(one.value for one in app.code)
    pressed(app, "Not yet")
    pressed(app, "Show the solution")
    pressed(app, "Show it")
    assert of(app) == Done(seen=True)
    assert any(one.value == exercise.reference.strip() for one in app.code)
    pressed(app, "Put this in place of mine")
    assert app.session_state[choices.ANSWER.key] == exercise.reference
    assert of(program(app, exercise.reference)).seen and of(app).tries == 1


@pytest.mark.parametrize("key", ["x5-len-axis", "x2-transpose-of-a-sum", "x4-len", "two-ways-meet"])
def test_every_kind_has_a_solution_to_look_at(key: str) -> None:
    app = opened(exercise=key)
    while (help_button := [one for one in app.button if one.key == "exercise-help"]) != []:
        help_button[0].click().run()
    pressed(app, "Show it")
    words = "\n".join(one.value for one in (*app.markdown, *app.code))
    wanted = {"x5-len-axis": "The length of axis 0.", "x2-transpose-of-a-sum": "1. Take any row", "x4-len": "len(X)",
              "two-ways-meet": "u.adjoint=13"}  # fmt: skip
    assert wanted[key] in words and not app.exception


def test_a_right_answer_leads_on() -> None:
    app = line(opened(exercise="x4-len"), "2")
    following = next(one for one in of_topic("vectors") if one.key != "x4-len")
    assert of(app).tries == 1 and of(app).done > 1_700_000_000_000 and of(app).seal
    assert sent(app, "exercise_list")["total"] == f"1 of {len(EXERCISES)} done"
    pressed(app, f"Next: {following.title}")
    assert shown(app) == following.key and not app.success


def test_start_again_empties_the_answer() -> None:
    app = program(opened(exercise="x6-shares"), "P = 1\n")
    pressed(app, "Start again")
    assert editors(app)[ANSWER]["source"] == "P = A / A.sum(axis=1)\n" and of(app).tries == 1
    assert "a number; a tensor" not in refused(app)


@pytest.mark.parametrize("key", ["x4-len", "x7-sum-shapes"])
def test_nothing_is_no_try(key: str) -> None:
    app = pressed(opened(exercise=key), "Check")
    assert "write an answer first" in app.info[0].value and of(app) == Done() and not app.error


def test_a_busy_server_says_so_and_counts_no_try(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Verdict("mistake", trace=Trace(failure(ExploreJob("", "cpu", 0), "queue-full", {})))
    app = opened(exercise="x4-len")
    with monkeypatch.context() as patch:
        patch.setattr(judging, "checked", lambda *_given, **_named: full)
        line(app, "2")
    assert "does not count as a try" in app.warning[0].value and of(app) == Done()
    assert app.text_input[0].value == "2"
    assert accepted(pressed(app, "Check")) and of(app).tries == 1


def test_an_exercise_with_a_fault_is_not_the_learners(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object, **_named: object) -> Verdict:
        raise ExerciseFault("reference")

    monkeypatch.setattr(judging, "checked", fails)
    app = line(opened(exercise="x4-len"), "2")
    assert "not your answer" in app.warning[0].value and of(app) == Done()


# --- links, drafts, trust


def test_a_link_says_the_exercise_and_the_answer() -> None:
    app = program(opened(exercise="x6-shares"), "P = 1\n")
    assert linked(app) == {"exercise": "x6-shares", "answer": "P = 1\n"}
    again = opened(exercise="x6-shares", answer="P = 1\n")
    assert editors(again)[ANSWER]["source"] == "P = 1\n" and browser_memory.COPY not in again.session_state


def test_an_answer_from_a_link_waits_where_there_are_no_walls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "walled", lambda device: False)
    app = opened(exercise="x6-shares", answer="print('ran')\nP = 1\n")
    assert "came with a link" in refused(app) and not any(one.value == "ran" for one in app.code)
    pressed(app, "Run this program")
    assert any(one.value == "ran" for one in app.code) and "came with a link" not in refused(app)


def test_a_topic_opens_its_first_exercise_that_is_not_done() -> None:
    first, second = of_topic("norms")[:2]
    assert shown(opened(topic="norms")) == first.key
    app = opened(topic="norms")
    kept = {"text": done.text_of(Progress({first.key: Done(1, 5)})), "serial": "1"}
    assert shown(told(app, "exercise_memory", {"kept": kept})) == second.key
    assert "exercise" not in linked(app)


@pytest.mark.parametrize("damaged", ["nonsense", encoded({"exercise": "no-such"}), encoded({"answer": 3})])
def test_a_damaged_link_has_its_sentence(damaged: str) -> None:
    app = page_opened("exercises", s=damaged)
    assert "damaged" in app.warning[0].value
    assert shown(app) == EXERCISES[0].key


def test_the_answer_is_there_again_after_another_exercise() -> None:
    app = typed_in(opened(exercise="x6-shares"), "P = 1\n", ANSWER)
    chosen(app, "x4-len")
    assert shown(app) == "x4-len" and app.session_state[choices.ANSWER.key] == ""
    chosen(app, "x6-shares")
    assert editors(app)[ANSWER]["source"] == "P = 1\n"
    chosen(app, "no-such-exercise")
    assert shown(app) == "x6-shares"


def test_a_pause_is_no_answer() -> None:
    app = typed_in(opened(exercise="x6-shares"), "P = 1\n", ANSWER)
    assert browser_memory.COPY not in app.session_state and not app.error


@pytest.mark.parametrize("key", ["gradients-pile-up", "weight-that-is-replaced"])
def test_a_program_to_be_repaired_is_not_repaired_by_the_page(key: str) -> None:
    app = opened(exercise=key)
    assert editors(app)[ANSWER]["repairs"] == [] and not app.warning
    assert all("zero_" not in one.label and "detach" not in one.label for one in app.button)


def test_what_changed_since_is_said() -> None:
    app = typed_in(program(opened(exercise="x6-shares"), "P = 1\n"), "P = 2\n", ANSWER)
    assert any("changed since" in one.value for one in app.caption)


# --- what the browser remembers


def test_what_the_browser_remembers_is_joined() -> None:
    app = line(opened(exercise="x4-len"), "9")
    kept = {"text": done.text_of(Progress({"x6-shares": Done(2, 7)})), "serial": "abc"}
    told(app, "exercise_memory", {"kept": kept})
    assert app.session_state[browser_memory.COPY] == Progress({"x4-len": Done(1), "x6-shares": Done(2, 7)})
    assert sent(app, "exercise_memory")["heard"] == "abc"
    assert done.progress_in(sent(app, "exercise_memory")["text"]) == app.session_state[browser_memory.COPY]


@pytest.mark.parametrize("text", ["{", '{"exercises": 3}', "x" * 70_000, 7, None, ["a"]])
def test_a_damaged_memory_costs_nothing(text: object) -> None:
    app = line(opened(exercise="x4-len"), "9")
    told(app, "exercise_memory", {"kept": {"text": text, "serial": "x" * 500}})
    assert app.session_state[browser_memory.COPY] == Progress({"x4-len": Done(1)})


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5, 99], [True], "0,1", [-1], list(range(1000)), [0, 0, 0], None])
def test_a_forged_order_is_read_with_care(order: object) -> None:
    app = told(opened(exercise="x2-transpose-of-a-sum"), "step_order", {"moved": {"order": order, "change": "x"}})
    places = [int(one) for one in app.session_state[choices.ANSWER.key].split(",") if one]
    assert len(set(places)) == len(places) and all(0 <= place < 9 for place in places)


def test_another_tab_forgot_everything() -> None:
    app = line(opened(exercise="x4-len"), "2")
    forgot = {"text": done.text_of(done.forgotten(int(time.time() * 1000))), "serial": "1"}
    told(app, "exercise_memory", {"kept": forgot})
    assert sent(app, "exercise_list")["total"].startswith("0 of")


def test_every_exercise_opens() -> None:
    app = opened()
    for exercise in EXERCISES:
        chosen(app, exercise.key)
        assert shown(app) == exercise.key and any(one.value == f"## {exercise.title}" for one in app.markdown)

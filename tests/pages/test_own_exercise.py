"""A teacher makes an exercise, tries it, sends it as a link; a learner opens the link and solves it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import everything_sent, keeps, mounted
from tests.pages.opening import page_opened
from tests.pages.typing_in import editors, typed_in
from viz.exercises import own, own_key
from viz.exercises.own_record import Own, OwnBlank, OwnMisconception, OwnOption
from viz.exercises.own_sealing import is_open, read
from viz.exercises.own_templates import template
from viz.widgets import exploring, trust
from viz.widgets.exercises import judging, own_trying
from viz.widgets.exercises import own_choices as choices
from viz.widgets.exercises.own_sending import own_in

WRONG = "def centred(A):\n    return A - A.mean(dim=0, keepdim=True)\n"
RIGHT = "def centred(B):\n    return B - B.sum(1)[:, None] / B.shape[1]\n"  # another way than the reference
SECRET = "keepdim=True"
"""Of the template's reference; it stands nowhere else."""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A server that keeps its key in a folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.delenv(own_key.VARIABLE, raising=False)
    forgotten()
    yield tmp_path
    forgotten()


def forgotten() -> None:
    own_key.server_keys.cache_clear()
    own.opened.cache_clear()


def page(sent: str = "", s: str = "") -> AppTest:
    return page_opened("own_exercise", e=sent, s=s)


def panel(app: AppTest, name: str) -> AppTest:
    app.session_state[choices.PANEL.key] = name
    app.run()
    assert not app.exception
    return app


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def said(app: AppTest) -> str:
    kinds = (app.error, app.success, app.warning, app.info, app.markdown, app.caption)
    return "\n".join(one.value for kind in kinds for one in kind)


def filled(app: AppTest, record: Own) -> AppTest:
    """Put an exercise into the fields, as the menu does."""
    upload = msgspec.json.encode(record)
    again = own_in(upload)
    assert again == record
    fields = {
        choices.TITLE: record.title, choices.PROMPT: record.prompt, choices.KIND: record.kind,
        choices.GIVEN: record.given, choices.STARTER: record.starter, choices.REFERENCE: record.reference,
        choices.INSTANCE: record.instance, choices.OBSERVED: "\n".join(record.observed),
    }  # fmt: skip
    for choice, value in fields.items():
        app.session_state[choice.key] = value
    app.run()
    return app


def link(app: AppTest) -> str:
    (address,) = [one.value for one in app.code if "?e=" in one.value]
    return address.partition("?e=")[2]


def solved(app: AppTest, text: str) -> AppTest:
    typed_in(app, text, "Your answer", asked=True)
    assert not app.exception
    return app


def test_a_teacher_makes_tries_and_sends_and_a_learner_solves() -> None:
    teacher = page()
    teacher.text_input(key=choices.TITLE.key).set_value("Zeilen ohne Mittel").run()
    assert "Zeilen ohne Mittel" in said(teacher)
    button(panel(teacher, "try"), "Try it").click().run()
    assert not teacher.exception
    table = next(one.value for one in teacher.markdown if one.value.startswith("| Answer"))
    assert "recognised as 1" in table and "accepted" not in table
    assert "Your right answer is accepted." in said(teacher)
    text = link(panel(teacher, "send"))

    learner = page(text)
    assert "## Zeilen ohne Mittel" in said(learner)
    assert editors(learner)["Your answer"]["source"] == "def centred(A):\n    ...\n"
    assert SECRET not in everything_sent(learner) and "randn" not in everything_sent(learner)
    solved(learner, WRONG)
    assert "You took the mean of each column; each row was asked for" in said(learner)
    solved(learner, RIGHT)
    assert "Right." in said(learner)
    assert SECRET not in everything_sent(learner).replace(WRONG, "")


def test_the_address_of_the_editor_holds_nothing() -> None:
    teacher = page()
    assert not teacher.query_params.get("s") and not teacher.query_params.get("e")


def test_each_kind_is_tried_sent_and_opened() -> None:
    for kind in ("line", "choice", "order", "blanks"):
        record = template(kind)
        teacher = page()
        teacher.session_state[choices.START.key] = None
        next(one for one in teacher.selectbox if one.label == "Begin with").set_value(kind).run()
        button(panel(teacher, "send"), "Try it and make the link").click().run()
        assert not teacher.exception
        assert read(link(teacher), own_key.server_keys().all) == record
        learner = page(link(teacher))
        assert record.title in said(learner)


def test_steps_that_do_not_belong_are_written_tried_sent_and_told() -> None:
    teacher = page()
    next(one for one in teacher.selectbox if one.label == "Begin with").set_value("order").run()
    teacher.session_state[choices.PART.key] = "answer"
    teacher.run()
    button(teacher, "One more step that does not belong").click().run()
    teacher.text_input(key=choices.STRANGER_TEXTS[1].key).set_value("`loss.forward()`").run()
    teacher.text_input(key=choices.STRANGER_WHYS[1].key).set_value("It went forward as it was computed.").run()
    button(panel(teacher, "try"), "Try it").click().run()
    table = next(one.value for one in teacher.markdown if one.value.startswith("| Answer"))
    assert table.count("which does not belong") == 2 and "accepted" not in table
    text = link(panel(teacher, "send"))

    learner = page(text)
    (shown,) = mounted(learner, "step_order")
    waiting = json.loads(shown.json)["steps"]
    texts = {"".join(str(piece[-1]) for piece in one["pieces"] if piece): one["step"] for one in waiting}
    assert set(texts) == {"optimizer.zero_grad()", "loss = criterion(model(X), y)", "loss.backward()",
                          "optimizer.step()", "model.reset_parameters()", "loss.forward()"}  # fmt: skip
    assert "It went forward" not in everything_sent(learner)
    steps = [texts[one] for one in ("optimizer.zero_grad()", "loss.forward()")]
    keeps(learner, shown, {"moved": {"order": steps, "change": 1}})
    button(learner, "Check").click().run()
    assert "belongs to no right order" in said(learner) and "It went forward as it was computed." in said(learner)
    right = ("optimizer.zero_grad()", "loss = criterion(model(X), y)", "loss.backward()", "optimizer.step()")
    (shown,) = mounted(learner, "step_order")
    keeps(learner, shown, {"moved": {"order": [texts[one] for one in right], "change": 2}})
    button(learner, "Check").click().run()
    assert not learner.exception and "Right." in said(learner)


def test_a_graph_to_fill_in_is_made_and_solved() -> None:
    """d(xw + x)/dx = w + 1 = 4 at w = 3; torch's own numbers are what is compared."""
    learner = page(own.text_of(template("blanks")))
    boxes = {one.label: one for one in learner.text_input}
    assert set(boxes) == {"value of `y`", "adjoint of `y`", "adjoint of `x`"}
    for label, value in (("value of `y`", "6"), ("adjoint of `y`", "1"), ("adjoint of `x`", "3")):
        boxes[label].set_value(value)
    button(learner, "Check").click().run()
    assert "Two ways lead back to" in said(learner) and "2 of 3 blanks are right" in said(learner)
    next(one for one in learner.text_input if one.label == "adjoint of `x`").set_value("4")
    button(learner, "Check").click().run()
    assert not learner.exception and "Right." in said(learner)


@pytest.mark.parametrize(
    ("given", "blanks", "sentence"),
    [
        ("a = torch.ones(2)\nb = a + torch.ones(3)\n", "a.value", "What is given ends in a mistake"),
        ("a = torch.ones(2)\n", "b.value", "`b.value` cannot be filled in: the program has no tensor"),
        ("a = torch.ones(2)\n", "a.adjoint", "`a.adjoint` cannot be filled in: there is no such value"),
        ("a = torch.ones(50, 50)\n", "a.value", "`a.value` cannot be filled in: there is no such value, or it is too"),
    ],
)
def test_what_cannot_be_filled_in_is_told(given: str, blanks: str, sentence: str) -> None:
    teacher = page()
    for choice, value in ((choices.KIND, "blanks"), (choices.GIVEN, given), (choices.BLANKS, blanks)):
        teacher.session_state[choice.key] = value
    button(panel(teacher, "try"), "Try it").click().run()
    assert not teacher.exception and sentence in said(teacher)
    assert ("Line 2:" in said(teacher)) == ("mistake" in sentence)


def test_lines_that_name_nothing_to_fill_in_are_told() -> None:
    teacher = page()
    for choice, value in ((choices.KIND, "blanks"), (choices.PART, "answer"), (choices.BLANKS, "y . value\n\ny.size")):
        teacher.session_state[choice.key] = value
    teacher.run()
    assert "This line says nothing to fill in: `y.size`" in said(teacher)
    assert choices.blanks_read("y . value\ny.value")[0] == (OwnBlank("y", "value"),)


def test_a_typed_value_is_checked_and_its_solution_kept_when_the_teacher_says_so() -> None:
    record = msgspec.structs.replace(template("line"), reveals=False, hints=())
    learner = page(own.text_of(record))
    box = next(one for one in learner.text_input if "shape" in one.label)
    box.set_value("(2,)")
    button(learner, "Check").click().run()
    assert "You kept axis 0" in said(learner)
    assert "Show the solution" not in [one.label for one in learner.button]
    next(one for one in learner.text_input if "shape" in one.label).set_value("(3,)")
    button(learner, "Check").click().run()
    assert "Right." in said(learner)


def test_the_solution_is_sent_once_it_was_asked_for() -> None:
    learner = page(own.text_of(msgspec.structs.replace(template("program"), hints=())))
    assert SECRET not in everything_sent(learner)
    button(learner, "Show the solution").click().run()
    assert SECRET not in everything_sent(learner)
    button(learner, "Show it").click().run()
    assert SECRET in everything_sent(learner)


def test_a_change_that_makes_no_difference_on_the_instances_is_flagged() -> None:
    instance = 'def instance(size):\n    return {"A": torch.ones(2, 2)}\n'
    alike = msgspec.structs.replace(template("program"), given="A = torch.ones(3, 3)\n", instance=instance)
    teacher = filled(page(), alike)
    button(panel(teacher, "try"), "Try it").click().run()
    assert "makes no difference on your instances" in said(teacher)
    table = next(one.value for one in teacher.markdown if one.value.startswith("| Answer"))
    assert "⚠ accepted" in table


@pytest.mark.parametrize(
    ("instance", "sentence"),
    [
        ('def instance(size):\n    return {"A": torch.randn(2, 3) @ torch.randn(2, 3)}\n', "ends in a mistake"),
        ("def example(size):\n    return {}\n", "no function"),
        ("def instance(size):\n    return torch.ones(2)\n", "dict from names to values"),
        ('def instance(size):\n    return {"A": torch.ones(300, 300)}\n', "more than 400 cells"),
        ('def instance(size):\n    return {"A": object()}\n', "no tensor, number, text, list or tuple"),
    ],
)
def test_instances_that_cannot_be_drawn_are_shown_with_their_mistake(instance: str, sentence: str) -> None:
    teacher = filled(page(), msgspec.structs.replace(template("program"), instance=instance))
    button(panel(teacher, "try"), "Try it").click().run()
    assert not teacher.exception
    assert sentence in said(teacher)
    if "@" in instance:
        assert "**Line 2:**" in said(teacher)
    panel(teacher, "send")
    assert not [one for one in teacher.code if "?e=" in one.value]


def test_a_reference_that_fails_is_shown_with_its_line() -> None:
    broken = msgspec.structs.replace(template("program"), reference="def centred(A):\n    return A - b\n")
    teacher = filled(page(), broken)
    button(panel(teacher, "try"), "Try it").click().run()
    assert "cannot be computed" in said(teacher) and "Line 2:" in said(teacher)


def test_what_is_missing_is_said_and_nothing_is_sent() -> None:
    teacher = filled(page(), msgspec.structs.replace(template("program"), title="", reference="", observed=()))
    panel(teacher, "send")
    for sentence in ("no title", "right answer is missing", "Say what is compared"):
        assert sentence in said(teacher)
    assert not [one for one in teacher.code if "?e=" in one.value]


def test_a_strangers_texts_are_text() -> None:
    hostile = "[a](http://example.org) ![b](http://example.org/b.png) <b>c</b> :red[d]"
    record = msgspec.structs.replace(
        template("choice"), title=hostile, prompt=hostile, hints=(hostile,),
        options=(OwnOption(hostile, True, hostile), OwnOption("b", False, hostile)),
    )  # fmt: skip
    learner = page(own.text_of(record))
    button(learner, "Hint").click().run()
    assert r"\[a\](http\:" in said(learner)
    assert "](http" not in said(learner).replace(r"\](http", "") and ":red[" not in said(learner).replace(r"\:red", "")


def test_a_damaged_link_is_one_sentence() -> None:
    text = own.text_of(template("program"))
    other = "B" if text[30] == "A" else "A"  # the seal is random: in one of 64 there is an A already
    for broken in (text[:-5], text[:30] + other + text[31:], "nonsense", "é" * 10, "A" * 50_000):
        learner = page(broken)
        assert [one.value for one in learner.error] == [
            "This link is damaged: a part of it is missing or was changed. Ask for it again."
        ]


def test_a_key_that_changed_is_one_sentence(state: Path) -> None:
    text = own.text_of(template("program"))
    (own_key.state_folder({"XDG_STATE_HOME": str(state)}) / own_key.FILE).unlink()
    forgotten()
    learner = page(text)
    (sentence,) = [one.value for one in learner.error]
    assert "this server's key has changed" in sentence


def test_a_readable_link_opens_with_any_key(state: Path) -> None:
    teacher = page()
    button(panel(teacher, "send"), "Try it and make the link").click().run()
    assert "Sealed with the key of this machine" in said(teacher)
    next(one for one in teacher.toggle if one.key == choices.READABLE.key).set_value(True).run()
    assert "Not sealed" in said(teacher)
    text = link(teacher)
    assert is_open(text)
    (own_key.state_folder({"XDG_STATE_HOME": str(state)}) / own_key.FILE).unlink()
    forgotten()
    assert "Each row without its mean" in said(page(text))


def test_the_link_stays_the_same_while_the_exercise_does() -> None:
    teacher = page()
    button(panel(teacher, "send"), "Try it and make the link").click().run()
    first = link(teacher)
    assert link(teacher.run()) == first
    teacher.session_state[choices.TITLE.key] = "Another"
    teacher.run()
    assert not [one for one in teacher.code if "?e=" in one.value]  # it has to be tried again


def test_an_answer_in_the_link_comes_back_and_another_exercise_has_another(state: Path) -> None:
    first, second = own.text_of(template("program")), own.text_of(template("line"))
    learner = solved(page(first), RIGHT)
    kept = learner.query_params["s"]
    kept = kept[0] if isinstance(kept, list) else kept
    again = page(first, s=kept)
    assert editors(again)["Your answer"]["source"] == RIGHT
    again.switch_page("pages/exercises.py").run()
    assert "Each row without its mean" not in said(again)
    assert "Each row without its mean" not in said(page(second))


def test_a_file_that_is_none_is_refused() -> None:
    assert own_in(b"nonsense") is None and own_in(b"\xff") is None and own_in(b"[" * 200_000) is None
    assert own_in(json.dumps({"title": "a", "prompt": "b", "kind": "program", "extra": 1}).encode()) is None
    record = msgspec.structs.replace(template("program"), misconceptions=(OwnMisconception("a", "b"),) * 6)
    assert own_in(msgspec.json.encode(record)) == record


@pytest.mark.parametrize(
    ("change", "sentence", "line"),
    [
        ({"given": "A = torch.ones(2, 3)\nB = A @ A\n"}, "What is given ends in a mistake", "Line 2:"),
        ({"given": "A = (\n"}, "What is given ends in a mistake", "Line 1:"),
        ({"reference": "x = A @ A\ndef centred(A):\n    return A\n"}, "Your right answer ends in a mistake", "Line 1:"),
        ({"observed": ("centre(A)",)}, "`centre(A)` cannot be computed", ""),
        ({"observed": ("torch.nn.Linear(2, 2)",)}, "which cannot be compared", ""),
        (
            {"reference": "def centred(A):\n    while True:\n        pass\n"},
            "Your right answer ends in a mistake",
            "Line 2:",
        ),
    ],
)
def test_every_fault_of_an_exercise_is_told_where_it_is(change: dict[str, Any], sentence: str, line: str) -> None:
    teacher = filled(page(), msgspec.structs.replace(template("program"), **change))
    button(panel(teacher, "try"), "Try it").click().run()
    assert not teacher.exception
    assert sentence in said(teacher) and line in said(teacher)


def test_a_right_value_that_cannot_be_computed_is_told() -> None:
    record = msgspec.structs.replace(template("line"), reference="A.sum(dim=7).shape")
    teacher = filled(page(), record)
    button(panel(teacher, "try"), "Try it").click().run()
    assert "Your right value cannot be computed" in said(teacher)


def test_a_proposed_answer_becomes_an_expected_one() -> None:
    teacher = page()
    button(panel(teacher, "try"), "Try it").click().run()
    box = next(one for one in teacher.selectbox if one.label == "Say something to whoever answers")
    place = next(place for place, option in enumerate(box.options) if "sum for mean" in option)
    box.set_value(place)
    button(teacher, "Write the sentence").click().run()
    assert not teacher.exception
    answers = [one.value for one in teacher.text_area if one.label.startswith("Wrong answer")]
    assert len(answers) == 2 and ".sum(dim=1" in str(answers[1])


def test_another_beginning_can_be_taken_back() -> None:
    teacher = page()
    teacher.text_input(key=choices.TITLE.key).set_value("Mine").run()
    next(one for one in teacher.selectbox if one.label == "Begin with").set_value("choice").run()
    assert teacher.text_input(key=choices.TITLE.key).value == "Twice backward"
    button(teacher, "Take back what I had before").click().run()
    assert teacher.text_input(key=choices.TITLE.key).value == "Mine"
    assert not [one for one in teacher.button if one.label == "Take back what I had before"]


def test_a_file_is_kept_and_gone_on_with() -> None:
    record = template("line")
    teacher = panel(page(), "send")
    upload = teacher.file_uploader(key=choices.FILE)
    upload.upload("exercise.json", msgspec.json.encode(record), "application/json").run()
    assert not teacher.exception
    assert record.title in said(panel(teacher, "preview"))


def test_without_walls_nothing_of_a_link_or_a_file_runs_before_a_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "walled", lambda device: False)
    ran: list[str] = []
    for module in (judging, own_trying):
        monkeypatch.setattr(module, "checked", lambda exercise, answer, **_also: ran.append(answer))
    monkeypatch.setattr(exploring, "explore", lambda source, **_also: ran.append(source))
    learner = page(own.text_of(template("line")))
    assert "was written elsewhere" in said(learner) and "What is the shape" in said(learner)
    assert not learner.text_input
    button(learner, "Run it").click().run()
    assert learner.text_input and ran == []

    teacher = panel(page(), "send")
    upload = teacher.file_uploader(key=choices.FILE)
    upload.upload("exercise.json", msgspec.json.encode(template("line")), "application/json").run()
    assert "was written elsewhere" in said(teacher)
    assert not [one for one in teacher.button if one.label.startswith("Try it")] and ran == []


def test_what_is_being_written_is_kept_in_the_browser_and_gone_on_with() -> None:
    teacher = page()
    assert kept(teacher)["text"] == ""  # an example of ours is not kept
    teacher.text_input(key=choices.TITLE.key).set_value("Mine").run()
    text = kept(teacher)["text"]
    assert json.loads(text)["title"] == "Mine"

    later = page()
    tell(later, {"text": text, "refused": False, "serial": "abc"})
    assert later.text_input(key=choices.TITLE.key).value == "Mine"
    assert kept(later) == {**kept(later), "text": text, "heard": "abc", "place": "cotangent.own_exercise"}
    tell(later, {"text": text.replace("Mine", "Other"), "refused": False, "serial": "abd"})
    assert later.text_input(key=choices.TITLE.key).value == "Mine"  # what is written here is newer

    for nonsense in ("nonsense", "[" * 90_000, "", 7):
        app = page()
        tell(app, {"text": nonsense, "refused": False, "serial": "abc"})
        assert app.text_input(key=choices.TITLE.key).value == "Each row without its mean"


def _memory(app: AppTest) -> Any:
    (one,) = mounted(app, "exercise_memory")
    return one


def kept(app: AppTest) -> dict[str, Any]:
    """Return what the browser is given to keep."""
    return json.loads(_memory(app).json)


def tell(app: AppTest, told: dict[str, Any]) -> None:
    """Let the browser tell what it has kept."""
    keeps(app, _memory(app), {"kept": told})
    assert not app.exception


def test_what_cannot_be_seen_in_a_strangers_program_is_shown() -> None:
    record = msgspec.structs.replace(template("line"), given="A = torch.ones(2, 3)  # \u202e drawkcab\n")
    assert r"\u202e drawkcab" in next(one.value for one in page(own.text_of(record)).code)

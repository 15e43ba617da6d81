"""A choice that is declared is kept, linked and validated, and a link sets nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as any_
from streamlit.testing.v1 import AppTest

from tools.serving import ROOT
from viz.kinds import Unsound, flag, line, number, one_of, optional, several, text, whole
from viz.link import choices_in, encoded
from viz.widgets.choices import Choice, Choices
from viz.widgets.field import field_choices
from viz.widgets.reductions import reduction_choices
from viz.widgets.tensors import tensor_choices

EXAMPLES = {"one": "x = 1", "two": "x = 2"}


def declared() -> tuple[Choices, dict[str, Choice]]:
    page = Choices("declared")
    example: Choice[str | None] = page.choice("example", "one", optional(one_of(EXAMPLES)))
    source = page.choice("source", EXAMPLES["one"], text(50), code=True)
    made = {
        "example": example, "source": source, "on": page.choice("on", False, flag),
        "axes": page.choice("axes", (1,), several(whole(-5, 4), most=3)),
        "rate": page.choice("rate", 0.5, number(0, 2)), "index": page.choice("index", "", line(20)),
        "hidden": page.choice("hidden", False, flag, linked=False),
    }  # fmt: skip
    page.starts(example, source, lambda key: {"source": EXAMPLES[key]})
    return page, made


ALL = any_.fixed_dictionaries(
    {
        "example": any_.sampled_from(["one", "two", None]), "on": any_.booleans(),
        "axes": any_.lists(any_.integers(-5, 4), max_size=3).map(tuple), "rate": any_.floats(0, 2),
        "index": any_.text(any_.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20),
        "own": any_.text(any_.characters(codec="utf-8", exclude_characters="\r"), max_size=50),
    }
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ALL)
def test_what_is_chosen_is_what_its_link_opens(wanted: dict) -> None:
    page, made = declared()
    own = wanted.pop("own")
    wanted["source"] = own if wanted["example"] is None else EXAMPLES[wanted["example"]]
    with pytest.MonkeyPatch.context() as patch:
        state: dict[str, object] = {}
        patch.setattr("viz.widgets.choices.st.session_state", state)
        for name, value in wanted.items():
            made[name].choose(value)
        made["hidden"].choose(True)
        link = page.link()
    opened = page.completed(page.read(choices_in(link)) if link else {})
    assert {name: opened[name] for name in wanted} == wanted
    assert opened["hidden"] is False  # what is not in the address is not in a link


@pytest.mark.parametrize(
    "forged",
    [
        {"hidden": True}, {"notice": "come to my server"}, {"written": "x"}, {"stranger": 1}, {"on": 1}, {"axes": [9]},
        {"axes": [1, 1, 1, 1]}, {"axes": [True]}, {"rate": 2.5}, {"rate": None}, {"index": "a\nb"}, {"index": "x" * 21},
        {"example": "three"}, {"source": "x" * 51}, {"source": 1},
    ],
    ids=str,
)  # fmt: skip
def test_a_forged_link_is_refused(forged: dict) -> None:
    with pytest.raises(Unsound):
        declared()[0].read(choices_in(encoded(forged)))


@pytest.mark.parametrize(
    "page", [reduction_choices.PAGE, tensor_choices.PAGE, field_choices.PAGE], ids=lambda one: one.page
)
def test_every_declared_default_is_sound(page: Choices) -> None:
    for name, value in page.completed({}).items():
        assert page.declared[name].kind(value) == value
        if not page.declared[name].linked:
            with pytest.raises(Unsound):
                page.read({name: value})


@pytest.mark.parametrize(("value", "read"), [("explode", "sum"), (None, "sum"), (7, "sum"), ("amax", "amax")])
def test_a_value_that_no_widget_offers_is_the_default(
    value: object, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viz.widgets.choices.st.session_state", {reduction_choices.REDUCTION.key: value})
    assert reduction_choices.REDUCTION.value == read


def test_nothing_is_declared_twice() -> None:
    page, _made = declared()
    with pytest.raises(ValueError, match="declared twice"):
        page.own("rate")


def test_a_choice_is_kept_while_another_page_is_shown_and_stands_in_the_address() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/reductions.py").run()
    app.selectbox(key=reduction_choices.REDUCTION.key).set_value("amax").run()
    parameter = app.query_params["s"]
    assert choices_in(parameter if isinstance(parameter, str) else parameter[0]) == {"reduction": "amax"}
    app.switch_page("pages/gradient_field.py").run()
    app.switch_page("pages/reductions.py").run()
    assert not app.exception
    assert app.selectbox(key=reduction_choices.REDUCTION.key).value == "amax"

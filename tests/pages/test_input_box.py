"""A program that reads a line gets it from a box on the page, and the link keeps what is in the box."""

from __future__ import annotations

from tests.pages.test_graph_page import opened, rerun
from viz.examples import EXAMPLES
from viz.link import choices_in, encoded
from viz.widgets.graph import graph_choices

ASKING = "a = input('number? ')\nb = input()\nprint(float(a) + float(b))\n"


def test_the_box_appears_when_a_program_asks_and_what_is_typed_is_read() -> None:
    app = opened()
    assert not app.text_area
    rerun(app, program=ASKING)
    assert any("asks for a line of input" in one.value for one in app.error)
    app.text_area(key=graph_choices.INPUTS.key).set_value("1.5\n2").run()
    assert not app.exception and not app.error
    assert any("number? 1.5" in one.value and "3.5" in one.value for one in app.code)
    found = app.query_params["s"]
    assert choices_in(found if isinstance(found, str) else found[0]) == {"program": ASKING, "inputs": "1.5\n2"}


def test_another_program_does_not_inherit_the_lines() -> None:
    app = opened()
    rerun(app, program=ASKING)
    app.text_area(key=graph_choices.INPUTS.key).set_value("1.5\n2").run()
    next(one for one in app.selectbox if one.label == "Examples").set_value(EXAMPLES[1].key).run()
    assert not app.exception and not app.text_area
    found = app.query_params["s"]
    assert choices_in(found if isinstance(found, str) else found[0]) == {"example": EXAMPLES[1].key}


def test_lines_come_with_a_link() -> None:
    app = opened(s=encoded({"program": ASKING, "inputs": "4\n5"}))
    assert not app.error and any("9.0" in one.value for one in app.code)
    assert app.text_area(key=graph_choices.INPUTS.key).value == "4\n5"


def test_one_line_too_few_is_said() -> None:
    app = opened()
    rerun(app, program=ASKING)
    app.text_area(key=graph_choices.INPUTS.key).set_value("1.5").run()
    assert any("there is none left" in one.value for one in app.error)

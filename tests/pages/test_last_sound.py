"""While a text has a mistake the picture of the last one stays, dimmed, beside the sentence that says what is wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import sent
from tests.pages.opening import page_opened
from viz.widgets.choices import Choice
from viz.widgets.linear import linear_choices
from viz.widgets.matrix import matrix_choices
from viz.widgets.modes import mode_choices
from viz.widgets.reductions import reduction_choices


class Case(NamedTuple):
    """A page with a picture, and what is typed there then.

    Attributes:
        chosen: What the page is opened with.
        picture: Name of the component that draws it.
        container: Key of what is dimmed.
        wrong: What is typed, and a part of the sentence that says so.
    """

    page: str
    chosen: dict[str, Any]
    picture: str
    container: str
    choice: Choice[Any]
    wrong: dict[str, str]


LINEAR = {"3, x": "**a**: x is no number", "1, 2, 3": "a has 3 numbers and b 2", "1 2 3 4 5 6 7": "At most 6 numbers"}
NOT_SQUARE = {"1, 2, 3": "A must be square", "": "**A**: Type some numbers", "1, 2\n3": "equally long"}
CASES = [
    Case("linear_algebra", {"a": "3, 4", "b": "2, 0"}, "linear_plane", "linear-drawn", linear_choices.A, LINEAR),
    Case("linear_algebra", {"tab": "acts"}, "linear_plane", "linear-drawn", linear_choices.MATRIX, NOT_SQUARE),
    Case("linear_algebra", {"tab": "products"}, "board", "linear-drawn", linear_choices.RIGHT, {
        "1, 2": "they do not fit", "1, b": "**B**: b is no number",
    }),
    Case("modes", {}, "modes_picture", "modes-drawn", mode_choices.SOURCE, {
        "import torch\nx = torch.ones(2) + torch.ones(3)": "do not broadcast", "import torch\nx = (": "closed",
    }),
    Case("matrix_calculus", {}, "derivative", "matrix-drawn", matrix_choices.TEXT, {
        "x = torch.ones(3)\n\ndef f(x):\n    return x + z\n": "no variable z yet",
        "def f(x": "never closed", "no function": "cannot read this",
    }),
    Case("reductions", {}, "board", "reductions-drawn", reduction_choices.TYPED, {
        "hello": "hello", "3": "no tensor", "torch.ones(2": "never closed",
    }),
]  # fmt: skip


def drawings(app: AppTest, case: Case) -> list[dict[str, Any]]:
    """Return what the picture's component got; below it there may be others of its kind."""
    return sent(app, case.picture)[:1]


def dims(app: AppTest, case: Case) -> bool:
    rule = f".st-key-{case.container}"
    return any(rule in one.proto.body and "opacity: .4" in one.proto.body for one in app.get("html"))


@pytest.mark.parametrize(("case", "wrong"), [(case, wrong) for case in CASES for wrong in case.wrong])
def test_the_last_picture_stays_dimmed_beside_what_is_said(case: Case, wrong: str) -> None:
    app = page_opened(case.page, case.chosen)
    before, right = drawings(app, case), case.chosen.get(case.choice.name, case.choice.default)
    assert before and not dims(app, case)
    app.session_state[case.choice.key] = wrong
    app.run()
    assert not app.exception
    said = "\n".join(one.value for one in (*app.warning, *app.error))
    assert case.wrong[wrong] in said
    assert drawings(app, case) == before and dims(app, case)
    app.session_state[case.choice.key] = right
    app.run()
    assert drawings(app, case) == before and not dims(app, case)


@pytest.mark.parametrize("case", CASES)
def test_a_page_that_never_had_a_picture_says_when_it_comes(case: Case) -> None:
    app = page_opened(case.page, {**case.chosen, case.choice.name: next(iter(case.wrong))})
    assert not drawings(app, case)
    assert any("The picture appears when" in one.value for one in app.info)

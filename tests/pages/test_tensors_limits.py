"""The tensors page on a server whose environment asks for other limits than the usual ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.trace.limits import usual_limits
from tests.pages.test_tensors_page import opened, program
from tests.pages.typing_in import editors
from viz.widgets.tensors import tensor_choices


@pytest.fixture(autouse=True)
def tight(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COTANGENT_LIMIT_SOURCE_CHARACTERS", "1500")
    monkeypatch.setenv("COTANGENT_LIMIT_TENSOR_ELEMENTS", "60")
    usual_limits.cache_clear()
    yield
    usual_limits.cache_clear()


def test_a_program_is_as_long_and_a_tensor_as_large_as_they_say() -> None:
    assert editors(opened())["Program"]["limit"] == 1500
    app = program("x = 1" + " " * 1500)
    assert any("1,500" in one.value for one in app.error)
    app = program("x = torch.ones(7, 9)")
    assert any("63" in one.value and "60" in one.value for one in app.error)


def test_the_next_tensor_is_measured_by_them() -> None:
    refused = "more elements than a tensor may have here"
    app = opened()
    app.text_input(key=tensor_choices.SHAPE.key).set_value("(6, 10)").run()
    assert not any(refused in one.value for one in app.warning)
    app.text_input(key=tensor_choices.SHAPE.key).set_value("(7, 9)").run()
    assert any(refused in one.value for one in app.warning)

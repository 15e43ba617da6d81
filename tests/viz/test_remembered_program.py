"""A page's memory in the browser, read with care."""

from __future__ import annotations

import pytest

from viz.link import encoded
from viz.remembered_program import LONGEST_TITLE, seen, title


@pytest.mark.parametrize(("program", "called"), [
    ("# My loss\nimport torch\n", "My loss"),
    ("import torch\nz = 3 * 2\n\n", "z = 3 * 2"),
    ("#\nx = 1", "x = 1"),
    ("x" * 200, "x" * (LONGEST_TITLE - 1) + "…"),
])  # fmt: skip
def test_a_program_is_called_by_its_first_comment_or_its_last_line(program: str, called: str) -> None:
    assert title(program) == called


def test_what_was_typed_is_remembered_and_an_example_is_not() -> None:
    link = encoded({"program": "import torch\nz = 1\n"})
    found = seen("graph", link)
    assert found == {"page": "graph", "link": link, "title": "z = 1", "text": "import torch\nz = 1\n"}
    assert seen("graph", encoded({"example": "detach"})) is None
    assert seen("tensors", encoded({"program": "X = 1\n"})) is not None
    assert seen("reductions", encoded({"axes": [0]})) is None


@pytest.mark.parametrize("link", ["", "damaged", encoded({"program": 3}), encoded({"program": "  "})])
def test_nothing_is_remembered_of_an_address_without_a_program(link: str) -> None:
    assert seen("graph", link) is None

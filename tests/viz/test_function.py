"""A learner's text for a function becomes the def that it means."""

from __future__ import annotations

import pytest

from core.sampling import sample
from viz.field.function import Unreadable, placed, read
from viz.field.presets import PRESETS


@pytest.mark.parametrize(
    ("text", "names", "point", "value"),
    [
        ("x1**2 + 2*x2**2", ("x1", "x2"), (1, 1), 3),
        ("f = x1**2 + 2*x2**2", ("x1", "x2"), (1, 1), 3),
        ("x**2*sin(y)", ("x", "y"), (2, 0), 0),
        ("torch.exp(a) + b", ("a", "b"), (0, 2), 3),
        ("x10 + 2*x9 + pi*0", ("x9", "x10"), (1, 5), 7),  # as a person counts, not as letters are sorted
        ("max(x, y)", ("x", "y"), (3, 4), 4),
        ("abs(x)", ("x",), (-3,), 3),
        ("relu6(x) + trace * mean", ("mean", "trace", "x"), (1, 2, 9), 8),  # what is not called is a variable
        ("softsign(x) + lerp(x, y, 0.5)", ("x", "y"), (1, 2), 2),
        ("def f(x):\n    x1, x2 = x\n    return x1 * x2", ("x1", "x2"), (3, 4), 12),
        ("def f(x):\n    return x[0] + x[2]", ("x1", "x2", "x3"), (1, 2, 3), 4),
        ("def f(u, v):\n    return u - v", ("u", "v"), (1, 3), -2),
        ("def loss(w):\n    return (w * w).sum()", ("w1", "w2"), (3, 4), 25),
        ("def f(x, k=3):\n    return k * x[0]", ("x",), (2,), 6),
        ("f = lambda u, v: u - v", ("u", "v"), (1, 3), -2),
        ("lambda x: x[0] + 2 * x[1]", ("x1", "x2"), (1, 3), 7),
        ("import math\ng = lambda r: r * r\nf = lambda u, v: g(u) + v", ("u", "v"), (2, 1), 5),
        (
            "import functools\ndef p(a, x):\n    return a * x.sum()\nf = functools.partial(p, 2)",
            ("x1", "x2"),
            (2, 1),
            6,
        ),
        ("class Own:\n    def __call__(self, x):\n        return x.prod()\nf = Own()", ("x1", "x2"), (2, 3), 6),
        ("import torch\n\ndef g(x):\n    return x * x\n\ndef f(x, y):\n    return g(x) + y", ("x", "y"), (3, 1), 10),
    ],
)
def test_reading(text: str, names: tuple[str, ...], point: tuple[float, ...], value: float) -> None:
    function = read(text)
    assert function.names == names
    found = sample(function.program, len(names), spread=function.spread, points=[point])
    assert found.mistake is None, found.mistake
    assert found.point_values.tolist() == [value]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("x1**", "syntax"),
        ("x₁ +* 2", "syntax"),
        ("3 + 4", "names"),
        ("x = 1\ny = 2", "names"),
        ("a+b+c+d+g+h+i+j+k", "many"),
        ("def f():\n    return 1", "names"),
    ],
)
def test_what_is_no_function_is_told_apart(text: str, kind: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.kind == kind


def test_a_vectors_length_is_asked_for_only_where_the_text_does_not_say_it() -> None:
    assert read("def f(x):\n    return x.norm()", 3).names == ("x1", "x2", "x3")
    assert not read("def f(x):\n    return x.norm()", 3).fixed
    assert read("def f(x):\n    a, b = x\n    return a + b", 5).fixed


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.key)
def test_every_preset_has_a_value_of_its_own_number_of_variables(preset) -> None:
    function = read(preset.text, len(preset.point))
    assert len(function.names) == len(preset.point)
    found = sample(function.program, len(function.names), spread=function.spread, points=[preset.point])
    assert found.mistake is None and len(found.point_values) == 1


def test_a_mistake_stands_in_the_learners_own_lines() -> None:
    text = "def f(x):\n    y = x * 2\n    return y @ torch.ones(3)"
    function = read(text)
    found = sample(function.program, 2, spread=False, points=[[1.0, 2.0]])
    assert found.mistake is not None
    span = placed(found.mistake, function).span
    assert span is not None and span.line == 3
    endless = read("import math\ndef f(x):\n    while True:\n        x = x * 2")
    found = sample(endless.program, 2, spread=False, points=[[1.0, 2.0]])
    assert found.mistake is not None and placed(found.mistake, endless).facts["line"] == "3"
    one_line = read("x1 @ x2")
    found = sample(one_line.program, 2, spread=True, points=[[1.0, 2.0]])
    assert found.mistake is not None and placed(found.mistake, one_line).span is None


@pytest.mark.parametrize(
    ("text", "place"),
    [("x1**2 + sin(x1", (1, 11)), ("\n\n  x1 +* x2", (3, 6)), ("def f(x):\n    return x +", (2, 14))],
)
def test_a_text_that_python_cannot_read_says_where(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(Unreadable) as found:
        read(text)
    assert found.value.kind == "syntax" and found.value.place == place

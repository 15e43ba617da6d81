"""The tensors page without a browser: what its controls write and what its cards show."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy
import pytest
from streamlit.testing.v1 import AppTest

from core import explore
from core.trace import ITEM_SIZES
from tests.pages.component_messages import sent
from tests.pages.opening import page_opened
from tests.pages.typing_in import editors, typed_in
from tools.serving import ROOT
from viz.link import encoded
from viz.tensors.build import Recipe, elements, item_bytes, line
from viz.tensors.pasted import BadList, from_file
from viz.widgets.tensors import tensor_choices


def opened(workspace: dict[str, object] | None = None, *, predict: bool = False) -> AppTest:
    def prepare(app: AppTest) -> None:
        app.session_state[tensor_choices.PREDICT.key] = predict

    return page_opened("tensors", workspace, prepare=prepare)


def program(text: str, **choices: Any) -> AppTest:
    return opened(dict(program="import torch\n" + text, **choices))


def boards(app: AppTest) -> list[dict[str, Any]]:
    """Return what each board of cards got; the first is the workspace."""
    return sent(app, "board")


def labelled(app: AppTest, label: str) -> Any:
    return next(one for one in app.text_input if one.label == label)


def cards(app: AppTest, which: int = 0) -> dict[str, dict[str, Any]]:
    return {card["id"]: card for card in boards(app)[which]["grids"]}


def numbers(card: dict[str, Any]) -> list[float]:
    """Return the texts of a card's cells as numbers; T and F are 1 and 0."""
    return [float(one.replace("−", "-").replace("T", "1").replace("F", "0")) for one in card["cells"]]


X34 = "X = torch.arange(12).reshape(3, 4)\n"
XF = "X = torch.arange(12.).reshape(3, 4)\n"
YF = "Y = torch.tensor([[2., 1, 4, 3], [1, 2, 3, 4], [4, 3, 2, 1]])\n"
M44 = "M = torch.arange(1, 17).reshape(4, 4)\n"
A54 = "A = torch.arange(20.).reshape(5, 4)\n"
C234 = "C = torch.arange(24.).reshape(2, 3, 4)\n"


# A: what a card says of a tensor. Row, program, card, shape, dtype, cells.
@pytest.mark.parametrize(
    ("text", "name", "shape", "dtype", "cells"),
    [
        pytest.param(*case, marks=pytest.mark.acceptance(row))
        for row, *case in [
            ("A1", "s = torch.tensor(1.0)", "s", [], "float32", [1]),
            ("A1", "v = torch.tensor([1.0, 2.7, 3.4])", "v", [3], "float32", [1, 2.7, 3.4]),
            ("A1", "m = torch.tensor([[1.0,2.7,3.4],[5.0,0.2,4.6],[4.3,8.5,0.2]])", "m", [3, 3], "float32",
             [1, 2.7, 3.4, 5, 0.2, 4.6, 4.3, 8.5, 0.2]),
            ("A4", "x = torch.arange(12)", "x", [12], "int64", list(range(12))),
            ("A4", "x = torch.arange(12.)", "x", [12], "float32", list(range(12))),
            ("A8", "x = torch.arange(12)\nX = x.reshape(3, 4)", "X", [3, 4], "int64", list(range(12))),
            ("A8", "x = torch.arange(12)\nX = x.reshape(-1, 4)", "X", [3, 4], "int64", list(range(12))),
            ("A8", "X = torch.arange(6).reshape(3, 2)", "X", [3, 2], "int64", list(range(6))),
            ("A9", "z = torch.zeros((2, 3, 4))", "z", [2, 3, 4], "float32", [0] * 24),
            ("A9", "z = torch.ones((2, 3, 4))", "z", [2, 3, 4], "float32", [1] * 24),
            ("A11", "t = torch.tensor([[2,1,4,3],[1,2,3,4],[4,3,2,1]])", "t", [3, 4], "int64",
             [2, 1, 4, 3, 1, 2, 3, 4, 4, 3, 2, 1]),
            ("A11", "t = torch.tensor([[[2,1,4,3],[1,2,3,4],[4,3,2,1]]])", "t", [1, 3, 4], "int64",
             [2, 1, 4, 3, 1, 2, 3, 4, 4, 3, 2, 1]),
            ("A16", "x = torch.tensor([3.0])\ny = torch.tensor([2.0])\nz = x + y", "z", [1], "float32", [5]),
            ("A16", "x = torch.tensor([3.0])\ny = torch.tensor([2.0])\nz = x * y", "z", [1], "float32", [6]),
            ("A16", "x = torch.tensor([3.0])\ny = torch.tensor([2.0])\nz = x / y", "z", [1], "float32", [1.5]),
            ("A16", "x = torch.tensor([3.0])\ny = torch.tensor([2.0])\nz = x ** y", "z", [1], "float32", [9]),
            ("A17", "x = torch.arange(4)", "x", [4], "int64", [0, 1, 2, 3]),
            ("A18", "A = torch.arange(6)", "A", [6], "int64", list(range(6))),
            ("A18", "B = torch.tensor([[1,2,3],[2,0,4],[3,4,5]])", "B", [3, 3], "int64", [1, 2, 3, 2, 0, 4, 3, 4, 5]),
            ("A18", "T = torch.tensor([[[1,2,3],[4,5,6],[7,8,9]],[[0,0,0],[1,1,1],[2,2,2]]])", "T", [2, 3, 3], "int64",
             [*range(1, 10), 0, 0, 0, 1, 1, 1, 2, 2, 2]),
            ("A18", "B = torch.tensor([[1,2,3],[2,0,4],[3,4,5]])\nS = B == B.T", "S", [3, 3], "bool", [1] * 9),
            ("A18", "D = torch.arange(20.)", "D", [20], "float32", list(range(20))),
            ("B8", X34 + "X[1, 2] = 9", "X", [3, 4], "int64", [0, 1, 2, 3, 4, 5, 9, 7, 8, 9, 10, 11]),
            ("B9", X34 + "X[0:2, :] = 12", "X", [3, 4], "int64", [12] * 8 + [8, 9, 10, 11]),
            ("C9", "x = torch.arange(12.).reshape(3, 4).sum()", "x", [], "float32", [66]),
            ("L1", "A = torch.arange(6).reshape(3, 2)\nT = A.T", "T", [2, 3], "int64", [0, 2, 4, 1, 3, 5]),
            ("L2", "x = torch.arange(4.)\ny = torch.ones(4)\ns = sum(x * y)", "s", [], "float32", [6]),
            ("M1", "a = torch.arange(12)\nb = a.reshape(3, 4)\nb[:, :] = 2", "a", [12], "int64", [2] * 12),
            ("M4", A54 + "B = A.clone()\nB[0, 0] = 99", "A", [5, 4], "float32", list(range(20))),
        ]
    ],
)  # fmt: skip
def test_cards(text: str, name: str, shape: list[int], dtype: str, cells: list[float]) -> None:
    card = cards(program(text))[name]
    assert card["shape"] == shape and f"{dtype} · cpu" in card["lines"]
    assert numbers(card) == pytest.approx(cells)


@pytest.mark.acceptance("A1")
def test_ranks_have_names() -> None:
    named = {name: card["lines"][0] for name, card in cards(opened({"lesson": "ranks"})).items()}
    assert named == {"s": "shape () · scalar", "v": "shape (3,) · vector", "X": "shape (3, 3) · matrix"}
    told = program(C234, panel="about", name="C")
    assert cards(told)["C"]["lines"][0] == "shape (2, 3, 4) · tensor of 3 axes"
    (notes,) = (one.value for one in told.markdown if one.value.startswith("- A scalar"))
    for meaning in ("a class", "the features of one sample", "samples × features", "there is no special name"):
        assert meaning in notes


@pytest.mark.acceptance("A2")
@pytest.mark.parametrize(
    ("lesson", "shape", "axes"),
    [
        ("image", [3, 4, 3], ["height", "width", "channel"]),
        ("images", [2, 3, 4, 3], ["batch", "height", "width", "channel"]),
        ("videos", [2, 5, 3, 4, 3], ["batch", "time", "height", "width", "channel"]),
    ],
)
def test_axes_have_meanings(lesson: str, shape: list[int], axes: list[str]) -> None:
    card = cards(opened({"lesson": lesson}))["X"]
    assert card["shape"] == shape and card["meanings"] == axes and card["axes"] == list(range(len(shape)))


@pytest.mark.acceptance("A3")
def test_shape_dtype_and_values_are_always_there() -> None:
    app = opened()
    assert {one.label for one in app.selectbox} >= {"Values", "dtype"}
    assert any(one.label == "Shape" for one in app.text_input)
    app.selectbox(key=tensor_choices.KIND.key).set_value("full").run()
    app.selectbox(key=tensor_choices.DTYPE.key).set_value("int64").run()
    app.text_input(key=tensor_choices.SHAPE.key).set_value("(2, 3)").run()
    assert any(code.value == "A = torch.full((2, 3), 12, dtype=torch.int64)" for code in app.code)
    assert any(one.value == "6 cells × 8 bytes = 48 bytes" for one in app.caption)
    next(one for one in app.button if one.label == "Add A").click().run()
    assert not app.exception
    assert numbers(cards(app)["A"]) == [12] * 6


@pytest.mark.acceptance("A5")
@pytest.mark.acceptance("A6")
@pytest.mark.acceptance("A7")
@pytest.mark.acceptance("A12")
@pytest.mark.acceptance("A14")
@pytest.mark.acceptance("A15")
def test_what_torch_answers_stands_in_about() -> None:
    app = program("x = torch.arange(12)\n" + C234, panel="about", name="x")
    text = "\n".join(code.value for code in app.code)
    assert "x.shape      # torch.Size([12])" in text and "x.size()     # torch.Size([12])" in text
    assert "x.numel()    # 12" in text
    app.selectbox(key=tensor_choices.NAME.key).set_value("C").run()
    text = "\n".join(code.value for code in app.code)
    assert "C.shape      # torch.Size([2, 3, 4])" in text and "C.dim()      # 3" in text and "len(C)       # 2" in text
    notes = "\n".join(one.value for one in app.markdown)
    assert "it can live on a GPU and be differentiated" in notes  # more than an array of NumPy's
    assert "Tensor is the mathematician's word, array the programmer's; here both are numbers along n axes" in notes
    assert "size() is a shape; numel() is the number of cells." in [one.value for one in app.caption]


@pytest.mark.acceptance("M6")
def test_memory_that_no_name_holds_is_freed() -> None:
    app = opened({"lesson": "freed"})
    assert any(code.value == "after del A, still there: True\nafter B = B + 1, still there: False" for code in app.code)
    assert any("Memory that no name holds any more is freed by Python." in one.value for one in app.markdown)


@pytest.mark.acceptance("A7")
def test_numel_of_a_matrix() -> None:
    lines = cards(program("x = torch.tensor([[0,0,0],[1,1,1]])"))["x"]["lines"]
    assert any(line.startswith("numel() = 6") for line in lines)


@pytest.mark.acceptance("A8")
def test_a_shape_that_does_not_fit_is_explained() -> None:
    app = program("x = torch.arange(12)\ny = x.reshape(5, -1)")
    (told,) = (one.value for one in app.error)
    assert "RuntimeError: shape '[5, -1]' is invalid for input of size 12" in told
    assert numbers(cards(app)["x"]) == list(range(12))  # what came before is still there


@pytest.mark.acceptance("A10")
def test_random_numbers_go_to_the_normal_distribution() -> None:
    few = program("torch.manual_seed(0)\nX = torch.randn(3, 4)", panel="about", name="X")
    assert cards(few)["X"]["shape"] == [3, 4] and "float32 · cpu" in cards(few)["X"]["lines"]
    app = opened({"lesson": "large", "panel": "about"})
    assert cards(app)["X"]["shape"] == [2000, 2000] and cards(app)["X"]["kept"] != [2000, 2000]
    (first, second), (mean, spread) = mean_and_spread(few), mean_and_spread(app)
    assert abs(mean) < 0.002 < abs(first) and abs(spread - 1) < 0.002 < abs(second - 1)  # the more cells, the nearer
    assert app.get("plotly_chart")
    assert any("randn draws from N(0, 1), as most weights of a network begin" in one.value for one in app.caption)


def mean_and_spread(app: AppTest) -> tuple[float, float]:
    (told,) = (one.value for one in app.caption if one.value.startswith("mean "))
    mean, spread = re.findall(r"[−\d.e]+", told.removeprefix("mean ").replace("standard deviation", ""))
    return float(mean.replace("−", "-")), float(spread)


@pytest.mark.acceptance("A11")
@pytest.mark.acceptance("A12")
def test_missing_brackets_and_integer_gradients_are_explained() -> None:
    app = program("t = torch.tensor([2,1,4,3],[1,2,3,4],[4,3,2,1])")
    (told,) = (one.value for one in app.error)
    assert "TypeError: tensor() takes 1 positional argument but 3 were given" in told
    assert "Put one more pair of brackets around the rows." in told
    app = program("t = torch.tensor([1, 2], requires_grad=True)")
    assert any(
        "Only Tensors of floating point and complex dtype can require gradients" in one.value for one in app.error
    )


@pytest.mark.acceptance("A13")
def test_the_default_device_is_the_cpu() -> None:
    assert any(line.endswith("· cpu") for line in cards(program(X34))["X"]["lines"])


@pytest.mark.acceptance("A16")
def test_one_element_is_no_scalar() -> None:
    made = cards(program("a = torch.tensor([3.0])\nb = torch.tensor(3.0)"))
    assert made["a"]["shape"] == [1] and made["b"]["shape"] == []


@pytest.mark.acceptance("A17")
def test_a_vector_has_a_length_and_a_scalar_none() -> None:
    app = program("x = torch.arange(4)\nn = len(x)\nv = x[3]", panel="about", name="x")
    assert "len(x)       # 4" in "\n".join(code.value for code in app.code) and numbers(cards(app)["v"]) == [3]
    app = program("n = len(torch.tensor(3.))")
    assert any("len() of a 0-d tensor" in one.value for one in app.error)


# B: an index and the cells that it takes.
@pytest.mark.parametrize(
    ("text", "name", "index", "shape", "cells", "lit"),
    [
        pytest.param(*case, marks=pytest.mark.acceptance(row))
        for row, *case in [
            ("B1", M44, "M", "1,2", [], [7], [6]),
            ("B2", M44, "M", "1,:", [4], [5, 6, 7, 8], [4, 5, 6, 7]),
            ("B3", M44, "M", ":,1", [4], [2, 6, 10, 14], [1, 5, 9, 13]),
            ("B4", M44, "M", "1:3, 1:", [2, 3], [6, 7, 8, 10, 11, 12], [5, 6, 7, 9, 10, 11]),
            ("B5", M44, "M", "::3, ::2", [2, 2], [1, 3, 13, 15], [0, 2, 12, 14]),
            ("B6", X34, "X", "-1", [4], [8, 9, 10, 11], [8, 9, 10, 11]),
            ("B6", X34, "X", "1:3", [2, 4], [4, 5, 6, 7, 8, 9, 10, 11], [4, 5, 6, 7, 8, 9, 10, 11]),
            ("B7", X34, "X", "::2, ::3", [2, 2], [0, 3, 8, 11], [0, 3, 8, 11]),
        ]
    ],
)
def test_indices(text: str, name: str, index: str, shape: list[int], cells: list[int], lit: list[int]) -> None:
    panel = cards(program(text, panel="index", name=name, index=index), 1)
    assert panel["result"]["shape"] == shape and numbers(panel["result"]) == cells
    assert panel["source"]["lit"] == lit
    assert panel["result"]["badge"]["kind"] == "view"


@pytest.mark.acceptance("B6")
def test_a_slice_is_half_open_on_its_ruler() -> None:
    ruler = cards(program(X34, panel="index", name="X", index="1:3"), 1)["ruler-0"]
    assert ruler["lit"] == [1, 2] and ruler["lines"] == ["[1, 3): 1 is in, 3 is not"]


@pytest.mark.acceptance("B7")
@pytest.mark.acceptance("B9")
@pytest.mark.parametrize("index", [":,2, ::3", "0,2,:"])
def test_garbled_indices_are_explained(index: str) -> None:
    app = program(X34, panel="index", name="X", index=index)
    assert any("too many indices for tensor of dimension 2" in one.value for one in app.error)
    assert len(boards(app)) == 1


@pytest.mark.acceptance("B8")
def test_a_write_goes_into_the_program() -> None:
    app = program(X34, panel="index", name="X", index="1, 2")
    next(one for one in app.button if one.label == "`X[1, 2] = 9`").click().run()
    assert editors(app)["Program"]["source"].endswith("X[1, 2] = 9\n")
    assert numbers(cards(app)["X"]) == [0, 1, 2, 3, 4, 5, 9, 7, 8, 9, 10, 11]


# C: two tensors made into one.
x, y = "x = torch.tensor([1., 2, 4, 8])\n", "y = torch.tensor([2, 2, 2, 2])\n"
CAT = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
X322 = (
    "X = torch.arange(12.).reshape(3, 2, 2)\n"
    + "Y = torch.tensor([[[2., 1], [4, 3]], [[1, 2], [3, 4]], [[4, 3], [2, 1]]])\n"
)


@pytest.mark.parametrize(
    ("text", "choices", "shape", "cells"),
    [
        pytest.param(*case, marks=pytest.mark.acceptance(row))
        for row, *case in [
            ("C1", x + y, ("x", "+", "y", 0), [4], [3, 4, 6, 10]),
            ("C1", x + y, ("x", "-", "y", 0), [4], [-1, 0, 2, 6]),
            ("C1", x + y, ("x", "*", "y", 0), [4], [2, 4, 8, 16]),
            ("C1", x + y, ("x", "/", "y", 0), [4], [0.5, 1, 2, 4]),
            ("C1", x + y, ("x", "**", "y", 0), [4], [1, 4, 16, 64]),
            ("C2", x + y, ("x", "exp", "x", 0), [4], [2.7183, 7.3891, 54.598, 2981.0]),
            ("C4", XF + YF, ("X", "cat", "Y", 0), [6, 4], [*CAT, 2, 1, 4, 3, 1, 2, 3, 4, 4, 3, 2, 1]),
            ("C5", XF + YF, ("X", "cat", "Y", 1), [3, 8],
             [0, 1, 2, 3, 2, 1, 4, 3, 4, 5, 6, 7, 1, 2, 3, 4, 8, 9, 10, 11, 4, 3, 2, 1]),
            ("C6", X322, ("X", "cat", "Y", 1), [3, 4, 2],
             [0, 1, 2, 3, 2, 1, 4, 3, 4, 5, 6, 7, 1, 2, 3, 4, 8, 9, 10, 11, 4, 3, 2, 1]),
            ("C6", X322, ("X", "cat", "Y", 2), [3, 2, 4],
             [0, 1, 2, 1, 2, 3, 4, 3, 4, 5, 1, 2, 6, 7, 3, 4, 8, 9, 4, 3, 10, 11, 2, 1]),
            ("C8", XF + YF, ("X", "==", "Y", 0), [3, 4], [0, 1, 0, 1] + [0] * 8),
            ("C10", A54 + "B = A.clone()\n", ("A", "*", "B", 0), [5, 4], [n * n for n in range(20)]),
            ("C11", A54 + "B = A.clone()\n", ("A", "==", "B", 0), [5, 4], [1] * 20),
            ("C11", A54 + "B = A.clone()\n", ("A", "+", "B", 0), [5, 4], [2 * n for n in range(20)]),
            ("C12", "a = torch.tensor(3.)\nb = torch.tensor(-4.)\n", ("a", "+", "b", 0), [], [-1]),
            ("C12", "a = torch.tensor(3.)\nb = torch.tensor(-4.)\n", ("a", "*", "b", 0), [], [-12]),
            ("C12", "a = torch.tensor(3.)\nb = torch.tensor(-4.)\n", ("a", "sin", "a", 0), [], [0.14112]),
            ("C12", "a = torch.tensor(3.)\nb = torch.tensor(-4.)\n", ("b", "abs", "b", 0), [], [4]),
            ("C13", "a = torch.tensor([2., 1.])\nb = torch.tensor([-1., 2.])\n", ("a", "+", "b", 0), [2], [1, 3]),
        ]
    ],
)  # fmt: skip
def test_combinations(text: str, choices: tuple[str, str, str, int], shape: list[int], cells: list[float]) -> None:
    left, operation, right, axis = choices
    app = program(text, panel="combine", left=left, operation=operation, right=right)
    if axis:
        app.number_input(key=tensor_choices.AXIS.key).set_value(axis).run()
    result = cards(app, 1)["result"]
    assert result["shape"] == shape
    assert numbers(result) == pytest.approx(cells, rel=1e-3)


@pytest.mark.acceptance("C6")
def test_joined_on_the_first_axis() -> None:
    result = cards(program(X322, panel="combine", left="X", operation="cat", right="Y"), 1)["result"]
    assert result["shape"] == [6, 2, 2] and numbers(result) == [*range(12), 2, 1, 4, 3, 1, 2, 3, 4, 4, 3, 2, 1]


# To join on axis k is to merge inside the (k + 1)-th bracket.
@pytest.mark.acceptance("C6")
@pytest.mark.parametrize(("axis", "bracket"), [(1, 2), (2, 3), (-3, 1)])
def test_joining_merges_inside_a_bracket(axis: int, bracket: int) -> None:
    app = program(X322, panel="combine", left="X", operation="cat", right="Y")
    app.number_input(key=tensor_choices.AXIS.key).set_value(axis).run()
    told = f"To join along axis {axis % 3}, merge the two lists inside bracket {bracket}, counted from outside."
    assert told in [one.value for one in app.caption]


@pytest.mark.acceptance("C1")
def test_promotion_is_told() -> None:
    app = program(x + y, panel="combine", left="x", operation="+", right="y")
    assert any(one.value == "dtype promotion: float32, int64 → float32" for one in app.caption)


@pytest.mark.acceptance("C3")
@pytest.mark.acceptance("C4")
def test_a_hover_finds_the_cells_that_a_result_was_made_from() -> None:
    app = program(XF + YF, panel="combine", left="X", operation="+", right="Y")
    assert any(one.value.endswith("cells at the same index: its Jacobian is diagonal.") for one in app.caption)
    links = boards(app)[1]["links"]
    assert links["result"] == {"operand-0": [[n] for n in range(12)], "operand-1": [[n] for n in range(12)]}
    links = boards(program(XF + YF, panel="combine", left="X", operation="cat", right="Y"))[1]["links"]
    assert links["result"]["operand-0"] == [[n] for n in range(12)] + [[]] * 12
    assert links["result"]["operand-1"] == [[]] * 12 + [[n] for n in range(12)]


@pytest.mark.acceptance("C7")
def test_a_forgotten_tuple_is_explained() -> None:
    app = program(XF + YF + "Z = torch.cat(X, Y, dim=0)")
    assert any("must be tuple of Tensors, not Tensor" in one.value for one in app.error)


@pytest.mark.acceptance("C13")
def test_vectors_are_arrows() -> None:
    app = opened({"lesson": "arrows"})
    (plane,) = sent(app, "plane")
    assert [arrow["to"] for arrow in plane["arrows"]] == [[2, 1], [-1, 2], [1, 3]]


# D: broadcasting.
@pytest.mark.acceptance("D1")
@pytest.mark.acceptance("D2")
@pytest.mark.acceptance("D9")
def test_a_column_and_a_row_stretch() -> None:
    app = opened({"lesson": "stretch"})
    stretched = cards(app, 1)
    assert stretched["result"]["shape"] == [3, 2] and numbers(stretched["result"]) == [0, 1, 1, 2, 2, 3]
    assert numbers(stretched["left"]) == [0, 0, 1, 1, 2, 2] and stretched["left"]["faint"] == [1, 3, 5]
    assert stretched["right"]["faint"] == [2, 3, 4, 5]
    assert stretched["left"]["lines"] == ["(3, 1) → (3, 2)", "3 stored, stride (1, 0)"]
    assert stretched["right"]["lines"] == ["(1, 2) → (3, 2)", "2 stored, stride (0, 1)"]
    assert any("1. Stretch along the axes of length 1; 2. cell by cell" in one.value for one in app.markdown)
    assert any(one.value.startswith("Faint cells are virtual") for one in app.caption)
    back = cards(app, 2)
    assert numbers(back["grad-_left"]) == [2, 2, 2] and numbers(back["grad-_right"]) == [3, 3]


def aligned(app: AppTest) -> dict[str, Any]:
    return sent(app, "alignment")[0]


@pytest.mark.acceptance("D3")
@pytest.mark.acceptance("D5")
def test_a_clash_is_shown_and_mended() -> None:
    app = opened({"lesson": "surprise"})
    kinds = [[bead["kind"] for bead in row["beads"]] for row in aligned(app)["rows"]]
    assert kinds == [["same", "clash", "same"], ["missing", "clash", "same"]]
    assert [[bead["length"] for bead in row["beads"]] for row in aligned(app)["rows"]] == [[2, 3, 4], [1, 2, 4]]
    (told,) = (one.value for one in app.error)
    raised = "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1"
    assert "RuntimeError: " + raised in told
    next(one for one in app.button if "keepdims=True" in one.label).click().run()
    assert not app.error
    result = cards(app, 1)["result"]
    assert result["shape"] == [2, 3, 4]
    assert numbers(result)[:12] == pytest.approx(
        [0, 0.0667, 0.1111, 0.1429, *[0.3333] * 4, 0.6667, 0.6, 0.5556, 0.5238], abs=1e-4
    )
    assert numbers(result)[12:] == pytest.approx(
        [0.25, 0.2549, 0.2593, 0.2632, *[0.3333] * 4, 0.4167, 0.4118, 0.4074, 0.4035], abs=1e-4
    )
    assert [[bead["length"] for bead in row["beads"]] for row in aligned(app)["rows"]] == [[2, 3, 4], [2, 1, 4]]


@pytest.mark.acceptance("D4")
def test_the_silent_surprise() -> None:
    app = program(C234, panel="broadcast", left="C", operation="/", right="C.sum(axis=0)")
    assert aligned(app)["result"] == "(2, 3, 4)" and not app.error
    app = program(C234, panel="broadcast", left="C", operation="/", right="C.sum(axis=2)")
    raised = "size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 2"
    assert any(raised in one.value for one in app.error)


@pytest.mark.acceptance("D6")
def test_rows_divided_by_their_sums() -> None:
    app = opened({"lesson": "normalise"})
    result = numbers(cards(app, 1)["result"])
    wanted = [0, 0.1667, 0.3333, 0.5, 0.1818, 0.2273, 0.2727, 0.3182, 0.2105, 0.2368, 0.2632, 0.2895,
              0.2222, 0.2407, 0.2593, 0.2778, 0.2286, 0.2429, 0.2571, 0.2714]  # fmt: skip
    assert result == pytest.approx(wanted, abs=1e-4)
    sums = program(A54 + "sum_A = A.sum(axis=1, keepdims=True)")
    assert cards(sums)["sum_A"]["shape"] == [5, 1] and numbers(cards(sums)["sum_A"]) == [6, 22, 38, 54, 70]
    assert [sum(result[row : row + 4]) for row in range(0, 20, 4)] == pytest.approx([1] * 5, abs=1e-3)


@pytest.mark.acceptance("D7")
def test_a_vector_of_sums_does_not_fit() -> None:
    app = program(A54, panel="broadcast", left="A", operation="/", right="A.sum(axis=1)")
    raised = "The size of tensor a (4) must match the size of tensor b (5) at non-singleton dimension 1"
    assert any("RuntimeError: " + raised in one.value for one in app.error)


@pytest.mark.acceptance("D8")
@pytest.mark.parametrize(
    ("operation", "cells"),
    [
        ("/", [0.1667, 0.3333, 0.5, 0.2667, 0.3333, 0.4]),
        ("+", [7, 8, 9, 19, 20, 21]),
        ("*", [6, 12, 18, 60, 75, 90]),
    ],
)
def test_a_column_of_sums(operation: str, cells: list[float]) -> None:
    text = "A = torch.tensor([[1., 2, 3], [4, 5, 6]])\nB = A.sum(axis=1, keepdims=True)\n"
    app = program(text, panel="broadcast", left="A", operation=operation, right="B")
    assert cards(app)["B"]["shape"] == [2, 1] and numbers(cards(app)["B"]) == [6, 15]
    assert numbers(cards(app, 1)["result"]) == pytest.approx(cells, abs=1e-4)


# M: memory.
@pytest.mark.acceptance("M1")
def test_a_write_through_a_view_reaches_the_owner() -> None:
    app = opened({"lesson": "shared"})
    made = cards(app)
    assert made["a"]["badge"]["kind"] == "owner" and made["b"]["badge"]["kind"] == "view"
    assert made["a"]["storage"] == made["b"]["storage"]
    (ribbon,) = boards(app)[0]["ribbons"]
    assert [lane["name"] for lane in ribbon["lanes"]] == ["a", "b"] and set(ribbon["cells"]) == {"2"}


def tried(text: str, name: str, expression: str) -> AppTest:
    app = program(text, panel="storage", name=name)
    app.text_input(key=tensor_choices.TRIED.key).set_value(expression).run()
    assert not app.exception
    return app


@pytest.mark.acceptance("M2")
def test_a_transpose_cannot_be_viewed_and_reshape_copies() -> None:
    text = "X = torch.arange(6).reshape(2, 3).t()\n"
    made = cards(program(text))["X"]
    assert made["stride"] == [1, 3]
    app = tried(text, "X", "X.view(6)")
    assert any("view size is not compatible" in one.value for one in app.error)
    assert any("3, −2, 3, −2, 3" in one.value or "3, −2" in one.value for one in app.caption)
    app = tried(text, "X", "X.reshape(6)")
    result = cards(app, 1)["_tried"]
    assert numbers(result) == [0, 3, 1, 4, 2, 5] and result["badge"]["kind"] == "copy"
    answers = "print(X.is_contiguous(), X.reshape(6).data_ptr() == X.data_ptr())"
    assert any(code.value == "False False" for code in program(text + answers).code)
    same = tried("X = torch.arange(6).reshape(2, 3)\n", "X", "X.contiguous()")
    assert any("very same tensor" in one.value for one in same.caption)


@pytest.mark.acceptance("M3")
def test_what_is_not_contiguous_can_sometimes_be_viewed() -> None:
    app = tried("Z = torch.arange(24).reshape(4, 6)[:, :3]\n", "Z", "Z.view(2, 2, 3)")
    assert cards(app)["Z"]["stride"] == [6, 1]
    tried_view = cards(app, 1)["_tried"]
    assert tried_view["badge"]["kind"] == "view" and tried_view["shape"] == [2, 2, 3]
    assert numbers(tried_view) == [0, 1, 2, 6, 7, 8, 12, 13, 14, 18, 19, 20]


@pytest.mark.acceptance("M4")
def test_a_clone_is_a_copy() -> None:
    made = cards(opened({"lesson": "clone"}))
    assert made["B"]["badge"]["kind"] == "copy" and numbers(made["B"])[0] == 99 and numbers(made["A"])[0] == 0


@pytest.mark.acceptance("M5")
def test_in_place_keeps_the_memory() -> None:
    app = opened({"lesson": "in-place"})
    assert any(code.value == "True\nTrue\nFalse" for code in app.code)


@pytest.mark.acceptance("M10")
@pytest.mark.parametrize(
    ("index", "stride", "offset", "kind"),
    [
        ("::2, ::3", [8, 3], 0, "view"),
        ("1:", [4, 1], 4, "view"),
        (":, 1", [4], 1, "view"),
        ("[0, 1]", [4, 1], 0, "copy"),
    ],
)
def test_strides_and_offsets(index: str, stride: list[int], offset: int, kind: str) -> None:
    result = cards(program(X34, panel="index", name="X", index=index), 1)["result"]
    assert (result["stride"], result["offset"], result["badge"]["kind"]) == (stride, offset, kind)


@pytest.mark.acceptance("M10")
def test_the_transpose_swaps_strides() -> None:
    made = cards(program(X34 + "T = X.T"))
    assert made["X"]["stride"] == [4, 1] and made["T"]["stride"] == [1, 4]
    assert made["T"]["axes"] == [1, 0]  # each axis keeps its colour


def test_the_stride_lab_says_what_is_legal() -> None:
    app = program(X34, panel="storage", name="X")
    labelled(app, "Size").set_value("(2, 2)").run()
    labelled(app, "Stride").set_value("(1, 1)").run()
    assert numbers(cards(app, 2)["_tried"]) == [0, 1, 1, 2]  # of 0 … 11: cells 0, 1 and 1, 2
    labelled(app, "Size").set_value("(9, 9)").run()
    assert any("the storage has 12 cells" in one.value for one in app.error)
    labelled(app, "Size").set_value("(2, 2, 2)").run()
    assert any("one number for each axis" in one.value for one in app.warning)


def test_nothing_is_shown_before_a_prediction() -> None:
    app = opened({"lesson": "index"}, predict=True)
    assert len(boards(app)) == 1
    next(one for one in app.text_input if one.label == "Another shape").set_value("(2, 2)").run()
    assert any("(2, 3)" in one.value for one in app.error) and len(boards(app)) == 2


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("[[1, 2], [3, 4]]", "A = torch.tensor([[1, 2], [3, 4]])"),
        ("1\t2\n3\t4", "A = torch.tensor([[1, 2], [3, 4]])"),
        ("1, 2.5\n3, 4", "A = torch.tensor([[1, 2.5], [3, 4]])"),
        ("7", "A = torch.tensor(7)"),
        ("［［１，２］，［３，４］］", "A = torch.tensor([[1, 2], [3, 4]])"),  # a Chinese keyboard's wide forms
        ("【1、2】", "A = torch.tensor([1, 2])"),
        ("1，2\r\n−3，4", "A = torch.tensor([[1, 2], [-3, 4]])"),
        ("1\t\t3\t\n4\t5\t6\t", "A = torch.tensor([[1, float('nan'), 3], [4, 5, 6]])"),  # blank: missing
        ("1 nan\n-inf 2", "A = torch.tensor([[1, float('nan')], [float('-inf'), 2]])"),
    ],
)
def test_lists_and_pasted_cells(typed: str, line: str) -> None:
    app = opened()
    app.selectbox(key=tensor_choices.KIND.key).set_value("list").run()
    app.text_area(key=tensor_choices.LIST.key).set_value(typed).run()
    assert any(code.value == line for code in app.code)


@pytest.mark.parametrize(
    "typed", ["", "[[1, 'a']]", "a\tb", "rooms,price\n3,4", "1\t2\n3", "__import__('os')", "[1,", "[" * 3000]
)
def test_what_is_no_list_of_numbers_is_said(typed: str) -> None:
    app = opened()
    app.selectbox(key=tensor_choices.KIND.key).set_value("list").run()
    app.text_area(key=tensor_choices.LIST.key).set_value(typed).run()
    assert not app.exception and app.warning


# The cells and bytes that the panel promises are torch's own.
@pytest.mark.parametrize(
    "recipe",
    [
        Recipe("zeros", (2, 3, 4)), Recipe("ones", (), "float64"), Recipe("full", (3, 4)),
        Recipe("full", (2,), number=0.5),
        Recipe("arange", ()), Recipe("arange", (3, -1), start=3.0, number=8.5), Recipe("arange", (-1,), "int8"),
        Recipe("linspace", start=-1.0, number=1.0, steps=9), Recipe("eye", number=4.0, dtype="float16"),
        Recipe("randn", (2, 3), seed=7), Recipe("rand", (0, 3)), Recipe("list", text="[[1, 2], [3, 4]]"),
        Recipe("list", text="1 2.5 nan"), Recipe("list", text="[True, False]"), Recipe("list", text="[1j]"),
        Recipe("zeros", (2,), device="cpu"),
    ],
)  # fmt: skip
def test_what_a_tensor_will_cost(recipe: Recipe) -> None:
    trace = explore(f"import torch\n{line('A', recipe)}")
    assert trace.mistake is None
    value = trace.named("A").value
    assert value.numel == elements(recipe)
    assert value.numel * item_bytes(recipe) == value.numel * ITEM_SIZES[value.dtype]


def test_the_device_of_the_next_tensor(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    app.selectbox(key=tensor_choices.DEVICE.key).set_value("cpu").run()
    assert any(code.value == "A = torch.zeros(3, 4, device='cpu')" for code in app.code)
    monkeypatch.setattr("viz.widgets.tensors.build_panel.cuda_missing", lambda: True)
    app.selectbox(key=tensor_choices.DEVICE.key).set_value("cuda").run()
    assert any("No CUDA here" in one.value for one in app.warning)
    assert not any(one.label == "Add A" for one in app.button)


def test_files_keep_their_type_and_objects_are_refused() -> None:
    def stored(array: numpy.ndarray, **how: bool) -> bytes:
        file = io.BytesIO()
        numpy.save(file, array, **how)
        return file.getvalue()

    assert from_file("a.npy", stored(numpy.array([1.0, numpy.nan]))) == (
        "torch.tensor([1.0, float('nan')], dtype=torch.float64)"
    )
    assert from_file("A.NPY", stored(numpy.zeros((0, 3), "float32"))) == (
        "torch.tensor([], dtype=torch.float32).reshape((0, 3))"
    )
    assert from_file("a.csv", b"\xef\xbb\xbf1,2\r\n3,\r\n") == "torch.tensor([[1, 2], [3, float('nan')]])"
    for name, content, code in (
        ("a.npy", stored(numpy.array([{}, 1]), allow_pickle=True), "file"), ("a.npy", b"\x93NUMPY", "file"),
        ("a.csv", b"1," * 150_000, "long"), ("a.csv", b"NumRooms\n1", "letters"), ("a.csv", b"1,2\n3", "ragged"),
    ):  # fmt: skip
        with pytest.raises(BadList) as refused:
            from_file(name, content)
        assert refused.value.code == code


def test_a_program_without_tensors_and_a_wrong_one() -> None:
    app = program("x = 1")
    assert any("No name holds a tensor yet" in one.value for one in app.info)
    app = program("x = torch.ones(2)\ny = x +")
    assert app.error and not app.exception


def test_a_damaged_link_is_said() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.query_params["s"] = encoded({"lesson": "explode"})
    app.switch_page("pages/tensors.py").run()
    assert not app.exception and app.warning


@pytest.mark.acceptance("M9")
def test_one_element_becomes_a_number() -> None:
    app = program("a = torch.tensor([3.5])\nprint(a, a.item(), float(a), int(a))")
    assert any(code.value == "tensor([3.5000]) 3.5 3.5 3" for code in app.code)
    app = program("x = torch.arange(12)\nx.item()")
    assert any("a Tensor with 12 elements cannot be converted to Scalar" in one.value for one in app.error)


# M10, M4 and the sketch: X34 and its views after X[1, 2] = 99; 1·4 + 2·1 = 6 is the address by hand.
@pytest.mark.acceptance("M4")
@pytest.mark.acceptance("M10")
def test_the_last_write_is_lit_in_every_alias_and_told() -> None:
    app = opened()
    drawn = boards(app)[0]
    lit = {card["id"]: card["written"] for card in drawn["grids"]}
    assert lit == {"X": [6], "T": [7], "S": [], "c": [], "K": []}
    assert [ribbon["written"] for ribbon in drawn["ribbons"]] == [[6], []]
    (told,) = (one.value for one in app.markdown if "lands at address" in one.value)
    assert "1·4 + 2·1 = **6**" in told and "`X[1, 2]`, `T[2, 1]`" in told
    assert "Do not reach it: `S`, `c`" in told and "as they were: `K`" in told


@pytest.mark.acceptance("M1")
def test_a_write_to_many_cells_is_told() -> None:
    app = program("a = torch.arange(12)\nb = a.reshape(3, 4)\nb[:, :] = 2")
    assert any("changed 11 cells of the storage, seen by `a`, `b`" in one.value for one in app.markdown)  # one was 2


def test_a_ruler_tells_what_a_slice_takes() -> None:
    app = program(M44, panel="index", name="M", index="::3, 2:2")
    rulers = [card for card in boards(app)[1]["grids"] if card["ruler"]]
    assert [card["lines"][0] for card in rulers] == [
        "[0, 4) in steps of 3: 0 is in, 4 is not", "[2, 2): no position",
    ]  # fmt: skip


def test_the_corner_of_a_large_tensor_shows_what_an_index_takes() -> None:
    source = next(card for card in boards(opened({"lesson": "large"}))[1]["grids"] if card["id"] == "source")
    width = source["kept"][1]
    assert source["lit"] == [row * width + column for row in range(4) for column in range(6)]


def test_a_program_with_a_mistake_says_it_once() -> None:
    for panel in ("index", "storage", "combine", "broadcast"):
        app = program("x = torch.tensor(3.)\nlen(x)", panel=panel)
        assert len(app.error) == 1 and any("stops at a mistake" in one.value for one in app.info)


def test_the_lab_begins_anew_with_another_shape() -> None:
    app = program(X34, panel="storage", name="X")
    assert any(one.value == "Highest address: 0 + 3·1 + 2·4 = 11" for one in app.caption)
    typed_in(app, "import torch\nX = torch.zeros(2, 2)\n")
    assert not app.error and any(one.value == "Highest address: 0 + 1·1 + 1·2 = 3" for one in app.caption)


@pytest.mark.acceptance("M8")
def test_a_tensor_of_an_array_is_a_copy() -> None:
    made = cards(
        program("import numpy\nX = torch.zeros(2)\nA = X.numpy()\nB = torch.tensor(A)\nC = torch.from_numpy(A)")
    )
    assert {name: card["badge"]["kind"] for name, card in made.items()} == {"X": "owner", "B": "copy", "C": "view"}


@pytest.mark.parametrize("index", ["1，2", "１,２", "1、2"])
def test_an_index_from_a_chinese_keyboard_is_read(index: str) -> None:
    app = program(M44, panel="index", name="M", index=index)
    assert not app.error and numbers(cards(app, 1)["result"]) == [7]


@pytest.mark.acceptance("M7")
@pytest.mark.acceptance("M8")
def test_the_lesson_on_numpy_shows_who_shares() -> None:
    app = opened({"lesson": "numpy"})
    assert any(code.value == "<class 'numpy.ndarray'> <class 'torch.Tensor'>" for code in app.code)
    made = cards(app)
    assert [made[name]["written"] for name in ("X", "B", "C")] == [[0], [], [0]]
    assert numbers(made["B"])[0] == 0 and numbers(made["C"])[0] == numbers(made["X"])[0] == 99


@pytest.mark.acceptance("C12")
def test_the_lesson_on_scalars_prints_the_inequality() -> None:
    app = opened({"lesson": "scalars"})
    printed = next(code.value for code in app.code if "tensor(7.)" in code.value)
    assert printed == "tensor(1.) tensor(7.) tensor(True)\ntensor(12.) tensor(12.)"

"""The page Linear algebra without a browser: its numbers are torch's, and each row of the list has its own."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import happens, mounted, sent
from tests.pages.opening import page_opened
from viz.linear.presets import MATRICES
from viz.widgets.linear import linear_choices as choices


def opened(**chosen: Any) -> AppTest:
    return page_opened("linear_algebra", chosen)


def said(app: AppTest) -> str:
    """Return what the page says, without Markdown's escapes of signs."""
    text = "\n".join(one.value for one in app.markdown)
    return re.sub(r"\\([\[\]<])", r"\1", text.replace(r"\Vert ", r"\|").replace(r"\vert ", "|"))


def row(app: AppTest, formula: str) -> tuple[str, str]:
    """Return the number and the remark that stand beside a formula."""
    line = next(line for line in said(app).splitlines() if line.startswith(f"| ${formula}$"))
    _formula, number, remark, *_rest = [*line.strip("| ").split(" | "), ""]
    return number, remark.strip(" |")


def dragged(app: AppTest, name: str, at: list[float]) -> AppTest:
    """Drop what was dragged at another place."""
    (one,) = mounted(app, "linear_plane")
    happens(app, one, "moved", {"name": name, "at": at})
    assert not app.exception
    return app


@pytest.mark.acceptance("L5")
@pytest.mark.acceptance("E21")
def test_the_dot_product_is_a_shadow_times_a_length() -> None:
    app = opened(a="3, 4", b="1, 0")
    assert row(app, r"a \cdot b")[0] == "3"
    assert row(app, r"a \cdot b")[1] == "‖a‖ ‖b‖ cos θ = 5 · 1 · 0.6"
    assert row(app, r"\dfrac{a \cdot b}{\|b\|}")[0] == "3"
    dragged(app, "b", [2.0, 0.0])
    assert app.session_state[choices.B.key] == "2, 0"
    assert row(app, r"a \cdot b")[0] == "6"
    assert row(app, r"\dfrac{a \cdot b}{\|b\|}")[0] == "3"  # the same shadow: only a unit vector makes them equal


@pytest.mark.acceptance("L6")
def test_the_cross_product_in_space() -> None:
    app = opened(a="2, 0, 0", b="1, 3, 0")
    assert row(app, r"a \times b") == ("(0, 0, 6)", "at right angles to both, by the right hand")
    assert row(app, r"\|a \times b\|") == ("6", "area of the parallelogram")
    assert any("fingers from a to b, the thumb shows a × b" in one.value for one in app.caption)
    assert row(opened(a="1 0 0", b="0 1 0"), r"a \times b")[0] == "(0, 0, 1)"
    assert row(opened(a="2, 0", b="1, 3"), r"\det[a\;b]")[0] == "6"


@pytest.mark.acceptance("C13")
@pytest.mark.acceptance("N4")
def test_sums_multiples_and_the_triangle_inequality() -> None:
    app = opened(a="3, -4", b="1, 2", alpha=-2.0)
    (drawn,) = sent(app, "linear_plane")
    assert (drawn["points"], drawn["alpha"]) == ({"a": [3, -4], "b": [1, 2]}, -2)  # a, b, a + b and α b are arrows
    assert row(app, "a + b")[0] == "(4, −2)"
    assert row(app, r"-2\,b")[0] == "(−2, −4)"
    assert row(app, r"\sin a")[0].startswith("(0.14112, 0.7568")
    assert row(app, r"\|a + b\|,\ \|a\| + \|b\|")[0] == "4.4721 ≤ 7.2361"


@pytest.mark.acceptance("N5")
def test_how_many_numbers_is_not_how_long() -> None:
    app = opened(a="3, 4", b="1, 1")
    assert row(app, r"\mathrm{numel}(a)") == ("2", "how many numbers, not how long")
    assert row(app, r"\|a\|_{2}")[0] == "5"


# Axler, Linear Algebra Done Right, 8.B and 8.D: [[λ, 1], [0, λ]]ⁿ = [[λⁿ, nλⁿ⁻¹], [0, λⁿ]]; a nilpotent A has Aⁿ = 0.
@pytest.mark.parametrize(
    ("matrix", "determinant", "powers"),
    [
        ("1, 1\n0, 1", "areas are multiplied", "grows like n: the largest eigenvalue has fewer eigenvectors"),
        ("2, 1\n-1, 0", "areas are multiplied", "grows like n: "),
        ("1.5, 1\n0, 1.5", "areas are multiplied", "grows like 1.5ⁿ·n: "),
        ("1, 1, 0\n0, 1, 1\n0, 0, 1", "volumes are multiplied", "grows like n²: "),
        ("2, 0\n0, 2", "areas are multiplied", "grows like 2ⁿ: so gradients"),
        ("0, -1\n1, 0", "areas are multiplied", "neither grows nor vanishes"),
        ("1, -1\n1, -1", "flat: no area is left", "0 from n = 2 on"),
        ("3", "lengths are multiplied by it", "grows like 3ⁿ: so gradients"),
        ("-1", "lengths are multiplied by it, and turned round", "neither grows nor vanishes"),
        ("0", "no length is left", "0 from n = 1 on"),
    ],
)
def test_the_determinant_and_the_powers_are_told_for_what_they_are(matrix: str, determinant: str, powers: str) -> None:
    app = opened(tab="acts", matrix=matrix, power=3)
    assert row(app, r"\det A")[1].startswith(determinant)
    assert row(app, "A^{3}")[1].startswith(powers)


def test_the_transpose() -> None:
    app = opened(tab="acts", matrix="0, 1\n2, 3")
    assert row(app, r"A^{\mathsf T}")[0] == r"$\begin{bmatrix} 0 & 2 \\ 1 & 3 \end{bmatrix}$"


@pytest.mark.acceptance("L3")
@pytest.mark.acceptance("L4")
@pytest.mark.parametrize("view", [view for view in choices.VIEWS if view != "vector"])
def test_one_product_in_four_views(view: str) -> None:
    app = opened(tab="products", view=view, step=1)
    (a, b, c) = sent(app, "board")[0]["grids"]
    assert (a["shape"], b["shape"], c["cells"]) == ([2, 3], [3, 2], ["1", "1", "10", "10"])
    lit = {one["id"]: one["lit"] for one in (a, b, c)}
    assert (
        lit
        == {
            "entries": {"A": [0, 1, 2], "B": [1, 3, 5], "C": [1]},
            "columns": {"A": [0, 1, 2, 3, 4, 5], "B": [1, 3, 5], "C": [1, 3]},
            "outer": {"A": [1, 4], "B": [2, 3], "C": []},
            "blocks": {"A": [2], "B": [4, 5], "C": [0, 1]},
        }[view]
    )
    vector = opened(tab="products", left="0, 1, 2\n3, 4, 5", right="3\n3\n3")
    assert sent(vector, "board")[0]["grids"][2]["cells"] == ["9", "36"]


@pytest.mark.acceptance("L2")
def test_the_dot_product_of_longer_vectors() -> None:
    assert row(opened(a="0, 1, 2, 3", b="1, 1, 1, 1"), r"a \cdot b")[0] == "6"


@pytest.mark.acceptance("L3")
@pytest.mark.acceptance("E20")
def test_a_matrix_times_a_vector_row_by_row() -> None:
    app = opened(tab="products", view="vector", step=1)
    (board,) = sent(app, "board")
    assert [one["cells"] for one in board["grids"]] == [list("012345"), list("333"), ["9", "36"]]
    assert [one["lit"] for one in board["grids"]] == [[3, 4, 5], [0, 1, 2], [1]]
    assert [frame["say"] for frame in board["frames"]] == [
        "y[0] = 0·3 + 1·3 + 2·3 = 9",
        "y[1] = 3·3 + 4·3 + 5·3 = 36",
        "The same as a sum of A's columns: y = 3·A[:, 0] + 3·A[:, 1] + 3·A[:, 2]",
    ]
    answers = dict(line.strip("| ").split(" | ")[:2] for line in said(app).splitlines() if line.startswith("| `"))
    assert answers["`torch.mv(A, x)`"] == answers["`A @ x`"] == "`[9.0, 36.0]`"
    assert answers["`torch.mm(A, x)`"] == "`mat2 must be a matrix`"
    assert "1D tensors expected" in answers["`torch.dot(A, x)`"]


@pytest.mark.acceptance("C12")
def test_scalar_algebra_is_that_of_vectors_of_one_entry() -> None:
    app = opened(a="3", b="-4")
    assert row(app, "a + b")[0] == "(−1)"
    assert row(app, r"\|a + b\|,\ \|a\| + \|b\|")[0] == "1 ≤ 7"
    assert row(app, r"|a b|,\ |a|\,|b|")[0] == "12 = 12"


def test_torch_itself_refuses_what_does_not_fit() -> None:
    app = opened(tab="products", right="1, 2")
    assert "mat1 and mat2 shapes cannot be multiplied (2x3 and 1x2)" in app.code[0].value
    app = opened(tab="products", view="vector", times="1, 2")
    assert any("x 2 entries" in one.value for one in app.error)
    assert "size mismatch, got input (2), mat (2x3), vec (2)" in app.code[0].value


@pytest.mark.parametrize("quantity", ["dot", "norm_a", "distance", "projection"])
def test_a_gradient_leads_to_its_rule(quantity: str) -> None:
    app = opened(quantity=quantity)
    next(one for one in app.button if one.label == "Open the rule in Matrix calculus").click().run()
    assert not app.exception
    assert "Matrix calculus" in "".join(one.proto.body for one in app.get("html"))


def test_shapes_that_do_not_fit_are_said() -> None:
    app = opened(tab="products", right="1, 2")
    assert any("A has 3 columns and B 1 rows" in one.value for one in app.error)
    for text, words in (("1, x", "x is no number"), ("1, 2\n3", "equally long"), ("", "Type some numbers")):
        app = opened(tab="acts", matrix=text)
        assert any(words in one.value for one in app.warning)


@pytest.mark.acceptance("L11")
def test_directions_that_a_matrix_does_not_turn() -> None:
    both = opened(tab="acts")
    assert row(both, r"\lambda") == ("3, 1", "along (0.70711, 0.70711), (−0.70711, 0.70711)")
    assert len(sent(both, "linear_plane")[0]["directions"]) == 2
    turn = opened(tab="acts", matrix=MATRICES["turn"].rows)
    assert row(turn, r"\lambda") == ("i, −i", "a complex pair: no real direction stays")
    assert sent(turn, "linear_plane")[0]["directions"] == []
    shear = opened(tab="acts", matrix=MATRICES["shear"].rows)
    assert row(shear, r"\lambda") == ("1, 1", "along (1, 0); no further direction stays")


@pytest.mark.acceptance("L12")
@pytest.mark.acceptance("N7")
def test_norms_of_a_matrix() -> None:
    app = opened(tab="acts", matrix="1, 2\n3, 4")
    assert row(app, r"\|A\|")[0] == "5.4772, 5.465, 6, 7"


def test_a_column_of_the_matrix_is_dragged() -> None:
    app = dragged(opened(tab="acts"), "e1", [0.0, 0.0])
    assert app.session_state[choices.MATRIX.key] == "0, 1\n0, 2"
    assert row(app, r"\det A") == ("0", "flat: no area is left")
    assert row(app, r"\mathrm{rank}\,A")[0] == "1"
    assert row(app, "A^{-1}")[0] == "–"
    before = app.session_state[choices.MATRIX.key]
    dragged(app, "forged", [1.0, 1.0])
    dragged(app, "e1", [1e300, 0.0])
    assert app.session_state[choices.MATRIX.key] == before


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        pytest.param("1, 2, 3\n2, 0, 4\n3, 4, 5", ["Symmetric: "], marks=pytest.mark.acceptance("L7")),
        pytest.param("0, 2, -1\n-2, 0, 3\n1, -3, 0",
                     ["Antisymmetric: ", "Not symmetric: A[1, 2] = 3, but A[2, 1] = −3."],
                     marks=pytest.mark.acceptance("L7")),
        pytest.param("2, 1\n1, 2", ["Positive definite: ", "xᵀA x lie between 1 and 3"],
                     marks=pytest.mark.acceptance("L8")),
        pytest.param("1, 1\n1, 1", ["Positive semidefinite only: ", "xᵀA x lie between 0 and 2"],
                     marks=pytest.mark.acceptance("L8")),
        pytest.param("1, 2\n2, 1", ["Indefinite: xᵀA x = −1 < 0 at x = (−0.7071, 0.7071)",
                                    "xᵀA x lie between −1 and 3"], marks=pytest.mark.acceptance("L8")),
        pytest.param("0, -1\n1, 0", ["Orthogonal: its rows have length 1 and stand at right angles, A Aᵀ = I."],
                     marks=pytest.mark.acceptance("L9")),
        pytest.param("2, 0\n0, .5", ["Not orthogonal: row 0 has length 2."], marks=pytest.mark.acceptance("L9")),
        pytest.param("0, 0, 1\n1, 0, 0\n0, 1, 0",
                     ["with π = (3, 1, 2)", "at right angles, A Aᵀ = I.", "It is orthogonal."],
                     marks=pytest.mark.acceptance("L10")),
        ("1, 1\n0, 1", ["No permutation matrix: row 0 has 2 ones."]),
        ("-1, 0\n0, -2", ["Not positive definite: "]),
    ],
)  # fmt: skip
def test_what_holds_of_a_matrix_has_a_witness(rows: str, sentences: list[str]) -> None:
    app = opened(tab="special", special=rows)
    for sentence in sentences:
        assert sentence in said(app)
    assert bool(app.get("plotly_chart")) == (rows.count("\n") == 1)  # the bowl of xᵀA x over the plane


def test_the_nearest_orthogonal_matrix_is_taken() -> None:
    app = opened(tab="special", special="2, 1\n0, 1")
    next(one for one in app.button if one.label == "Take the nearest orthogonal matrix").click().run()
    assert "Orthogonal: " in said(app)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("tab", choices.TABS)
@pytest.mark.parametrize("key", MATRICES)
def test_every_example_opens(language: str, tab: str, key: str) -> None:
    if tab in ("vectors", "products") and key != "symmetric":
        pytest.skip("shows no matrix of the list")
    chosen = {"tab": tab, "matrix": MATRICES[key].rows, "special": MATRICES[key].rows}
    app = page_opened("linear_algebra", chosen, language=language)
    assert not app.error


def test_a_vector_of_zeros_has_no_angle() -> None:
    app = opened(a="0, 0", b="1, 2")
    assert row(app, r"a \cdot b") == ("0", "")
    assert row(app, r"\theta") == ("–", "")
    app = opened(a="1, 2", b="0, 0")
    assert row(app, r"\dfrac{a \cdot b}{\|b\|}")[0] == "–"
    assert "nan" not in said(app)


@pytest.mark.parametrize(("a", "b", "dot", "theta"), [
    ("1e-9, 0", "1e-9, 1e-9", "1e−18", "45°"),  # not at right angles: the product is small because they are short
    ("3e8, 1", "1, 1", "300000000", "45°"),  # float32 has no 300000001
])  # fmt: skip
def test_short_and_long_vectors_keep_their_numbers(a: str, b: str, dot: str, theta: str) -> None:
    app = opened(a=a, b=b)
    assert row(app, r"a \cdot b")[0] == dot
    assert row(app, r"\theta") == (theta, "")


def test_a_matrix_of_small_numbers_is_not_flat_and_turns_the_plane() -> None:
    app = opened(tab="acts", matrix="0, -1e-9\n1e-9, 0")
    assert row(app, r"\det A") == ("1e−18", "areas are multiplied by it")
    assert row(app, r"\lambda") == ("1e−9i, −1e−9i", "a complex pair: no real direction stays")
    assert row(app, "A^{-1}")[0] == r"$\begin{bmatrix} 0 & 10^{9} \\ -10^{9} & 0 \end{bmatrix}$"


def test_large_whole_numbers_are_written_out() -> None:
    app = opened(tab="acts", matrix="1e6, 2\n3, 4")
    assert row(app, r"\det A")[0] == "3999994"
    cube = r"\begin{bmatrix} 10^{18} & 2 \cdot 10^{12} \\ 3 \cdot 10^{12} & 6000112 \end{bmatrix}"
    assert row(app, "A^{3}")[0] == f"${cube}$"


def test_a_number_that_is_too_large_is_called_so() -> None:
    app = opened(a="1e20, 1", b="1, 2")
    assert [one.value for one in app.warning] == ["**a**: 1e20 is too large: at most 10¹²."]

"""The gradient field page without a browser: its numbers, its sentences, what its controls do."""

from __future__ import annotations

import base64
import gc
import json
import math
import re
from typing import Any

import numpy
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.component_messages import sent
from tests.pages.opening import page_opened
from tests.pages.typing_in import editors, typed_in
from viz.field.plane import Plane
from viz.field.presets import BY_KEY, PRESETS
from viz.link import encoded
from viz.widgets.field import field_choices
from viz.widgets.graph import graph_choices


@pytest.fixture(autouse=True)
def _few_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes point by point is slow; here it ends at 18 × 18 points."""
    monkeypatch.setattr("viz.widgets.field.grid.STAGES", (10, 18))


def preset(key: str, **more: Any) -> dict[str, Any]:
    one = BY_KEY[key]
    window = one.window if len(one.window) == 4 else (*one.window, *one.window)
    return dict(**{"preset": key, "point": one.point, "window": window, "count": len(one.point)} | more)


def opened(choice: dict[str, Any] | None = None, language: str = "") -> AppTest:
    return page_opened("gradient_field", choice, language=language)


def plane(app: AppTest) -> dict[str, Any]:
    (one,) = sent(app, "field_view")
    return one["plane"]


def table(app: AppTest) -> dict[str, str]:
    """Return the rows of the card at the point."""
    html = next(one.proto.body for one in app.get("html") if "field-point" in one.proto.body)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", html)
    return dict(zip(cells[::2], cells[1::2], strict=True))


def layout_shown(app: AppTest) -> tuple[list[list[str]], str]:
    """Return the rows of the gradient in the layout that is chosen, and the shape that is said."""
    html = next(one.proto.body for one in app.get("html") if "field-layout" in one.proto.body)
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", html)]
    return rows, re.findall(r"\(\d, \d\)", html)[0]


def typed(app: AppTest, name: str, value: float) -> None:
    """Type a coordinate of the point."""
    next(one for one in app.number_input if one.label == name).set_value(value).run()


def said(app: AppTest) -> str:
    """Return every sentence on the page."""
    boxes = [*app.markdown, *app.caption, *app.info, *app.error, *app.warning, *app.success]
    return "\n".join(box.value for box in boxes)


@pytest.mark.acceptance("G1", "G3")
def test_the_right_angle_is_measured() -> None:
    app = opened()
    rows = table(app)
    assert rows["f"] == "3" and rows["∇f"] == "(2, 4)"
    assert rows["contour tangent, traced"] == "(−0.89443, 0.44721)"  # (−4, 2), of length 1
    assert float(rows["∇f · tangent"].replace("−", "-")) == 0
    degrees, bound = re.fullmatch(r"([\d.]+)° ± ([\d.]+)°", rows["angle, measured"]).groups()  # type: ignore[union-attr]
    assert abs(float(degrees) - 90) <= float(bound) < 0.1
    picture = plane(app)
    assert picture["gradient"] == [2, 4] and picture["point"] == [1, 1] and picture["through"]
    assert picture["angle"] == "90.00°" and picture["follows"]


# Acceptance rows G2 and E28: slopes at (1, 1) along e₁, e₂, (1, 1)/√2 and ∇f; the gradient is the steepest ascent.
@pytest.mark.acceptance("G2", "E28")
def test_the_dial_reads_the_rows_slopes() -> None:
    app = opened()
    for label, slope in (("e₁", "2"), ("e₂", "4"), ("(1, 1)/√2", "4.2426"), ("∇f", "4.4721"), ("−∇f", "−4.4721")):
        next(one for one in app.button if one.label == label).click().run()
        assert f"**{slope}**" in next(one.value for one in app.markdown if one.value.startswith("Slope along"))
    next(one for one in app.button if one.label == "⟂ ∇f").click().run()
    across = next(one.value for one in app.markdown if one.value.startswith("Slope along"))
    assert abs(float(across.split("**")[1].replace("−", "-"))) < 1e-3  # along the contour
    assert "‖∇f‖ = **4.4721**" in said(app)
    assert "steepest ascent; descent walks along −∇f" in said(app)


@pytest.mark.acceptance("G4")
def test_descent_walks_the_rows_steps() -> None:
    app = opened(preset("ellipse", section="descent", rate=0.1, steps=3))
    assert "(1, 1) → (0.8, 0.6) → (0.64, 0.36) → (0.512, 0.216)" in said(app)
    (walk,) = plane(app)["walks"]
    assert walk["name"] == "SGD" and walk["path"][-2:] == pytest.approx([0.512, 0.216])
    assert walk["values"][0] == 3


def test_divergence_is_said() -> None:
    app = opened(preset("ellipse", section="descent", rate=0.6, optimizers=("SGD", "Adam")))
    assert len(app.error) == 1 and "SGD" in app.error[0].value and "It diverges" in app.error[0].value
    app.select_slider[0].set_value(0.1).run()
    assert not app.error


@pytest.mark.acceptance("G5")
def test_the_hessian_and_its_ellipse() -> None:
    app = opened(preset("ellipse", section="curvature"))
    assert r"H = \begin{bmatrix} 2 & 0 \\ 0 & 4 \end{bmatrix}" in said(app)
    assert "λ = **2**" in said(app) and "λ = **4**" in said(app)
    assert plane(app)["ellipse"]


@pytest.mark.parametrize(
    ("key", "point", "kind"),
    [("ellipse", (0.0, 0.0), "a minimum"), ("saddle", (0.0, 0.0), "a saddle"), ("himmelblau", (3.0, 2.0), "a minimum")],
)
def test_critical_points_have_no_angle(key: str, point: tuple[float, float], kind: str) -> None:
    app = opened(preset(key, point=point, section="curvature"))
    assert "angle, measured" not in table(app)
    assert f"∇f = 0: {kind}" in app.info[0].value
    assert f"∇f = 0: {kind}" in said(app).replace(app.info[0].value, "")  # the Hessian says it as well


# Acceptance rows G6 (x₁² + x₁x₂ + x₂x₃ at (1, 2, 3)) and F2.
@pytest.mark.parametrize(
    ("key", "value", "gradient", "hidden"),
    [
        pytest.param("three", "9", (4, 4, 2), "2", marks=pytest.mark.acceptance("G6")),
        pytest.param("weighted", "44", (10, 12, 18), "18", marks=pytest.mark.acceptance("F2")),
    ],
)
def test_three_variables_and_both_layouts(key: str, value: str, gradient: tuple[int, ...], hidden: str) -> None:
    app = opened(preset(key))
    rows = table(app)
    assert rows["f"] == value and rows["∇f"] == str(gradient)
    assert rows["of it in variables that are not drawn"] == hidden
    assert layout_shown(app) == ([list(map(str, gradient))], "(1, 3)")
    app.session_state[field_choices.LAYOUT.key] = "column"
    app.run()
    assert layout_shown(app) == ([[str(one)] for one in gradient], "(3, 1)")


@pytest.mark.acceptance("U3", "U4", "U5")
@pytest.mark.parametrize(("key", "interval"), [("relu", "[0, 1]"), ("abs", "[−1, 1]")])
def test_a_kink_shows_every_supporting_line_and_torchs_picks(key: str, interval: str) -> None:
    app = opened(preset(key, section="kinks"))
    assert f"every a in {interval}" in app.info[0].value and "it lies inside" in app.info[0].value
    (chart,) = [json.loads(one.proto.spec) for one in app.get("plotly_chart")]
    lines = [one for one in chart["data"] if one.get("hoverinfo") == "skip"]
    assert len(lines) == 9
    low, high = (float(one.replace("−", "-")) for one in interval.strip("[]").split(", "))
    (picks,) = (one.value for one in app.markdown if "torch picks" in one.value)
    table_rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in picks.splitlines()[2:]]
    assert len(table_rows) == 5
    for _written, pick, verdict in table_rows:
        number = float(pick.replace("−", "-"))
        assert ("✓ a subgradient" in verdict) == (low <= number <= high), picks
    found = {one.strip("`") for one, _pick, _verdict in table_rows}
    assert found >= {  # the row's ways of writing it
        "relu": {"relu(x)", "torch.maximum(x, torch.zeros(()))", "torch.clamp(x, min=0)",
                 "torch.where(x > 0, x, 0 * x)"},
        "abs": {"abs(x)", "torch.sqrt(x * x)"},
    }[key]  # fmt: skip


# Beside the kink: 0 and 1 of max(x, 0), −1 and 1 of |x|.
@pytest.mark.acceptance("U3", "U4")
@pytest.mark.parametrize(("key", "left", "right"), [("relu", "0", "1"), ("abs", "−1", "1")])
def test_beside_a_kink_there_is_one_slope(key: str, left: str, right: str) -> None:
    for x, slope in ((-1.0, left), (1.0, right)):
        assert table(opened(preset(key, point=(x,))))["f′, by autograd"] == slope


@pytest.mark.acceptance("U6", "E27")
def test_a_subderivative_is_no_partial_derivative() -> None:
    assert "It is not a partial derivative" in said(opened(preset("abs", section="kinks")))
    chinese = said(opened(preset("abs", section="kinks"), "zh_CN"))
    assert "次导数" in chinese and "subderivative" in chinese and "它不是偏导数" in chinese


@pytest.mark.acceptance("V1", "V2", "V3", "U1")
def test_three_ways_to_one_derivative() -> None:
    app = opened(preset("cubic"))
    assert "`12 * x ** 2 + 2 * x`" in said(app) and "power rule" in said(app)
    assert "f′(1) = **14**" in said(app)
    # Row V2: errors of the forward difference at x = 1, in double precision.
    for power, error in (
        (-1, 1.34),
        (-2, 0.1304),
        (-4, 1.3e-3),
        (-6, 1.3e-5),
        (-8, 9e-8),
        (-10, 1.2e-6),
        (-12, 1.2e-3),
        (-14, 3.3e-2),
    ):
        app.select_slider[0].set_value(power).run()
        line = next(one.value for one in app.markdown if one.value.startswith("forward difference"))
        # Below 1e-7 rounding is all there is: its size is known, its digits are the processor's.
        assert float(line.rpartition(" ")[2].replace("−", "-")) == pytest.approx(error, rel=0.03 if power > -7 else 0.9)
        central = next(one.value for one in app.markdown if one.value.startswith("central difference"))
        if power == -4:
            assert float(central.rpartition(" ")[2].replace("−", "-")) == pytest.approx(4e-8, rel=0.03)
    curve = json.loads(app.get("plotly_chart")[-1].proto.spec)["data"][0]
    least = min(range(len(curve["y"])), key=curve["y"].__getitem__)
    assert curve["x"] == sorted(curve["x"]) and 0 < least < len(curve["y"]) - 1  # it falls, then it rises
    assert curve["y"][0] > 1e4 * curve["y"][least] and curve["y"][-1] > 1e4 * curve["y"][least]
    typed(app, "x", 2.0)
    assert "f′(2) = **52**" in said(app)


# Row U1: the derivatives of a constant, a power, exp, log and sin; the tangent has that slope.
@pytest.mark.acceptance("U1")
@pytest.mark.parametrize(
    ("text", "derived", "slope"),
    [
        ("3 + 0*x", "0", 0.0),
        ("x**5", "5 * x ** 4", 5 * 1.5**4),
        ("exp(x)", "exp(x)", math.exp(1.5)),
        ("log(x)", "1 / x", 1 / 1.5),
        ("sin(x)", "cos(x)", math.cos(1.5)),
    ],
)
def test_the_slope_of_the_tangent_is_the_derivative(text: str, derived: str, slope: float) -> None:
    app = opened({"preset": None, "text": text, "count": 1, "point": (1.5,), "window": (-3, 3, -3, 3)})
    assert f"**Symbolic**: `{derived}`" in said(app)
    assert tangent(app) == pytest.approx(slope, rel=1e-5, abs=1e-6)
    typed(app, "x", 2.0)  # the line moves with the point
    names = {"x": 2.0, "cos": math.cos, "exp": math.exp}
    assert tangent(app) == pytest.approx(eval(derived, names), rel=1e-5, abs=1e-6)


def tangent(app: AppTest) -> float:
    """Return the slope of the line that is drawn through the point."""
    (line,) = [one for one in json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
               if one.get("mode") == "lines" and len(plotted(one["x"])) == 2]  # fmt: skip
    (left, right), (low, high) = plotted(line["x"]), plotted(line["y"])
    return (high - low) / (right - left)


def plotted(numbers: Any) -> list[float]:
    """Return what Plotly sends as bytes or as a list."""
    return numpy.frombuffer(base64.b64decode(numbers["bdata"]), "<f8").tolist() if "bdata" in numbers else numbers


@pytest.mark.acceptance("U2")
@pytest.mark.parametrize(
    ("text", "rule", "derived", "slope"),
    [
        ("sin(x) + x**2", "sum rule", "cos(x) + 2 * x", math.cos(1.5) + 3),
        ("exp(x) * sin(x)", "product rule", "exp(x) * sin(x) + exp(x) * cos(x)",
         math.exp(1.5) * (math.sin(1.5) + math.cos(1.5))),
        ("sin(x**2)", "chain rule", "cos(x ** 2) * 2 * x", 3 * math.cos(2.25)),
    ],
)  # fmt: skip
def test_the_rules_of_sum_product_and_chain_stand_beside_torchs_slope(
    text: str, rule: str, derived: str, slope: float
) -> None:
    app = opened({"preset": None, "text": text, "count": 1, "point": (1.5,), "window": (-3, 3, -3, 3)})
    assert rule in said(app)
    found = re.search(r"\*\*Symbolic\*\*: `(.+?)`", said(app))
    assert found is not None
    names = {"x": 1.5, "cos": math.cos, "sin": math.sin, "exp": math.exp}
    assert eval(found[1], names) == pytest.approx(slope, rel=1e-12) == eval(derived, names)
    torchs = re.search(r"f′\(1\.5\) = \*\*(.+?)\*\*", said(app))
    assert torchs is not None and float(torchs[1].replace("−", "-")) == pytest.approx(slope, rel=1e-5)


def test_lagranges_point_on_a_line() -> None:
    # x₁² + 2x₂² on x₁ + x₂ = 1 is least at (2/3, 1/3), with λ = 4/3.
    app = opened(preset("ellipse", section="constraint", constraint="x1 + x2 - 1"))
    assert "| (0.666667, 0.333333) | 0.666667 | 1.33333 |" in said(app)
    assert plane(app)["touching"][0] == pytest.approx([2 / 3, 1 / 3], abs=1e-9)
    app = opened(preset("ellipse", section="constraint", constraint="x1**2 + x2**2 - 1"))
    assert said(app).count("least of these") == 2 == said(app).count("greatest of these")
    app = opened(preset("ellipse", section="constraint", constraint="x1 + y"))
    assert "an expression of x1, x2" in app.error[0].value


@pytest.mark.parametrize("one", PRESETS, ids=lambda one: one.key)
def test_every_preset_shows_its_picture(one) -> None:
    app = opened(preset(one.key))
    assert not app.error
    if len(one.point) > 1:
        assert plane(app)["contours"] and plane(app)["arrows"]
    else:
        assert app.get("plotly_chart")


@pytest.mark.parametrize("section", ["direction", "curvature", "surface", "descent", "constraint", "kinks", "program"])
@pytest.mark.parametrize("key", ["ellipse", "norm"])
def test_every_section_shows_something_at_a_point_and_at_a_kink(key: str, section: str) -> None:
    app = opened(preset(key, section=section, constraint="x1 - x2 - 1"))
    assert not app.exception and not app.error
    assert app.segmented_control(key=field_choices.SECTION.key).value == section


def test_control_flow_goes_point_by_point_and_grows_finer() -> None:
    app = opened(preset("branches"))
    assert plane(app)["columns"] == 18
    assert "ran once per point: 18 × 18" in said(app)
    assert table(app)["∇f"] == "(3.57771, 1.78885)"  # 4 x / ‖x‖ at (1, ½)


def test_undefined_regions_are_drawn_as_such() -> None:
    app = opened({"text": "log(x1) + sqrt(x2)", "point": (1.0, 1.0), "window": (-2.0, 2.0, -2.0, 2.0)})
    cells = numpy.frombuffer(base64.b64decode(plane(app)["cells"]), "<f4").reshape(97, 97)
    assert numpy.isnan(cells[:48]).all() and numpy.isnan(cells[:, :48]).all() and numpy.isfinite(cells[49:, 49:]).all()
    assert all(x > 0 and y > 0 for x, y, _, _ in plane(app)["arrows"])  # autograd answers 1/x1 on the left as well
    typed(app, "x1", -1.0)
    assert "f has no value at this point" in app.info[0].value


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        ("x1 +", "Python cannot read this. Products need a `*`"),
        ("x1**2 ＋ x2**2", "`＋` is a full-width character of a Chinese keyboard; Python needs `+`."),
        ("def f(x1, x2)\n    return x1 * x2", "A colon is missing here."),
        ("3", "names no variable"),
        ("x1 @ x2", "at least 1D"),
        ("def f(x):\n    return x * 2", "(2,)"),
        ("undefined_name(x1) + x2", "undefined_name"),
    ],
)
def test_what_does_not_work_is_explained(text: str, said_of_it: str) -> None:
    app = opened()
    typed_in(app, text, "f, an expression or a def")
    assert not app.exception and len(app.error) == 1
    assert said_of_it in app.error[0].value.replace("\\", "")
    assert plane(app)["contours"]  # the last picture stays, dimmed
    typed_in(app, "x1*x2", "f, an expression or a def")
    assert not app.error and plane(app)["contours"]


def test_the_graph_pages_program_becomes_a_function() -> None:
    app = opened()
    code = next(one.value for one in app.code if one.value.startswith("import torch\n\ndef f(x_0, x_1)"))
    next(one for one in app.button if one.label == "Draw this function").click().run()
    assert editors(app)["f, an expression or a def"]["source"] == code
    assert table(app)["f"] == "1" and table(app)["∇f"] == "(−6, 2)"  # row H3's chain, at its own point


def test_a_weight_of_a_module_becomes_a_variable() -> None:
    app = opened()
    app.session_state[graph_choices.PROGRAM.key] = (
        "import torch\nfrom torch import nn\nnet = nn.Linear(2, 1)\n"
        "nn.init.constant_(net.weight, 2.)\nnn.init.zeros_(net.bias)\n"
        "loss = (net(torch.tensor([1., 3.])) - 5).square().sum()\nloss.backward()\n"
    )
    app.run()
    first = next(one for one in app.selectbox if one.label == "Across")
    assert list(first.options) == ["net.weight[0, 0]", "net.weight[0, 1]", "net.bias[0]"]
    next(one for one in app.button if one.label == "Draw this function").click().run()
    assert not app.exception
    # f = (w₀ + 3 w₁ − 5)² at (2, 2): 9, and 2 · 3 · (1, 3)
    assert table(app)["f"] == "9" and table(app)["∇f"] == "(6, 18)"


def test_the_points_program_opens_on_the_graph_page() -> None:
    app = opened(preset("rosenbrock"))
    next(one for one in app.button if one.label == "Computation graph").click().run()
    assert "x1 = torch.tensor(-1.2, requires_grad=True)" in app.session_state[graph_choices.PROGRAM.key]


def test_a_prediction_comes_before_the_gradient() -> None:
    app = opened()
    app.toggle[0].set_value(True).run()
    assert "gradient" not in plane(app) or plane(app)["gradient"] is None
    assert not plane(app)["follows"] and not plane(app)["angle"]  # nor does a drag give it away
    assert plane(app)["arrows"] == [] and not any("field-point" in one.proto.body for one in app.get("html"))
    ask: Any = next(one for one in app.get("button_group") if "Which way" in one.proto.label)
    ask.set_value("↙").run()
    assert "steepest ascent: ↗" in app.error[0].value  # (2, 4) is nearer to the diagonal than to ↑
    assert plane(app)["gradient"] == [2, 4]


def test_a_damaged_link_gives_a_sentence() -> None:
    app = page_opened("gradient_field", s=encoded({})[:-3] + "xyz")
    assert "damaged" in app.warning[0].value and table(app)["f"] == "3"


def test_a_formula_of_paper_is_written_in_python_by_a_click() -> None:
    field = opened()
    typed_in(field, "x^2 + 2y", "f, an expression or a def")
    assert not field.exception
    field.button(key="field-mended").click().run()
    assert field.session_state[field_choices.TEXT.key] == "x**2 + 2*y"
    assert not [one for one in field.button if one.key == "field-mended"]


def test_a_session_keeps_no_picture_of_its_own() -> None:
    """Callbacks live as long as a session does, with all that they can see: of the picture they need its window."""
    app = opened()
    assert plane(app)["through"]
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Plane) and one.through]

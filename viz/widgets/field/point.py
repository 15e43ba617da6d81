"""The card of the point: value, gradient, the measured right angle, or the reason why there is none."""

from __future__ import annotations

import math
from collections.abc import Iterator

import streamlit as st

from viz.escaping import code_span, html_text, markdown_text
from viz.field.choice import FieldChoice
from viz.field.contours import SIDE, Angle, measured
from viz.field.function import FunctionText
from viz.field.kinks import Nature
from viz.field.text import angle_text, array_cells, number, vector
from viz.theme import ROLES
from viz.widgets.field import field_choices as choices
from viz.widgets.field.nature import nature_sentence
from viz.widgets.field.program import point_program
from viz.widgets.field.sampling import Near
from viz.widgets.page_buttons import graph_button
from viz.words import _

Row = tuple[str, str, str]
"""Of the card's table: a name, a number as text, the role of its colour."""
HONEST = 1.0
"""Degrees: a measurement with a larger bound than this says nothing, so it is not shown as an angle."""


def is_dark() -> bool:
    """Return whether this session's theme is dark, for what cannot read the browser's own colours."""
    return st.context.theme.type == "dark"


def right_angle(near: Near, choice: FieldChoice) -> Angle | None:
    """Return the angle that gradient and contour make at the point of a function of two or more variables."""
    place = (choice.point[choice.axes[0]], choice.point[choice.axes[1]])
    gradient = (float(near.drawn[0]), float(near.drawn[1]))
    found = measured(place, near.value, gradient, near.further, (near.extent[0], near.extent[1]))
    return found if found is not None and found.bound <= HONEST else None


def coordinates(function: FunctionText, choice: FieldChoice) -> None:
    """Show what types the point in: a number for each variable, a slider for each that is not drawn."""
    drawn: tuple[int, ...] = choice.axes if len(function.names) > 1 else (0,)
    for column, axis in zip(st.columns(len(drawn)), drawn, strict=True):
        key = f"{choices.POINT.key}-{axis}"
        st.session_state[key] = float(choice.point[axis])
        column.number_input(
            markdown_text(function.names[axis]), key=key, step=0.1, format="%.6g", on_change=_typed, args=(axis, key),
        )  # fmt: skip
    for axis, name in enumerate(function.names):
        if axis in drawn:
            continue
        key = f"{choices.POINT.key}-{axis}"
        low, high = min(-5.0, choice.point[axis]), max(5.0, choice.point[axis])
        st.session_state[key] = float(choice.point[axis])
        st.slider(_("{name}, held").format(name=markdown_text(name)), low, high, step=0.1, key=key, on_change=_typed,
                  args=(axis, key))  # fmt: skip


def _typed(axis: int, key: str) -> None:
    value = st.session_state[key]
    if value is not None and math.isfinite(value):
        choices.move((axis,), (float(value),))


def point_card(
    function: FunctionText, choice: FieldChoice, near: Near, nature: Nature, angle: Angle | None, hidden: bool
) -> None:
    """Show f, ∇f and the measurement. ``hidden``: the gradient is to be predicted first."""
    shown = tuple(float(one) for one in near.gradient)
    with st.container(border=True, gap="small"):
        (name, *others) = function.names
        place = vector(choice.point) if others else f"{code_span(name)} = {number(choice.point[0])}"
        st.markdown("**" + _("At the point {point}").format(point=place) + "**")
        coordinates(function, choice)
        if hidden:
            st.caption(_("The gradient is hidden until you have predicted it."))
            return
        known = angle if nature.kind == "smooth" else None
        _table([*_gradient_rows(near, choice), *(_angle_rows(near, known) if known else ())])
        said = nature_sentence(near, nature, angle, len(shown))
        if said:
            st.info(said, icon=":material/info:")
        if not near.sample.depends:
            st.warning(
                _(
                    "Autograd finds no way from the result back to the variables: the gradient is 0 for that "
                    "reason. Functions of math give plain numbers; use torch's."
                )
            )
        if len(shown) > 1:
            _layouts(shown, choice)
        with st.container(horizontal=True, gap="small"):
            text = point_program(function, choice.point)
            graph_button(_("Computation graph"), text, key="field-point-graph")
            if known:
                _method(known)


def _gradient_rows(near: Near, choice: FieldChoice) -> Iterator[Row]:
    gradient = tuple(float(one) for one in near.gradient)
    yield "f", number(near.value), "text"
    if len(gradient) == 1:
        yield _("f′, by autograd"), number(gradient[0]), "backward"
        return
    yield "∇f", vector(gradient), "backward"
    yield "‖∇f‖", number(math.hypot(*gradient)), "text"
    rest = [one for axis, one in enumerate(gradient) if axis not in choice.axes]
    if rest:
        yield _("of it in variables that are not drawn"), number(math.hypot(*rest)), "text"


def _angle_rows(near: Near, angle: Angle) -> Iterator[Row]:
    yield _("contour tangent, traced"), vector(angle.tangent, 5), "axis-0"
    yield _("∇f · tangent"), _tiny(angle.dot, math.hypot(*near.drawn), angle.bound), "text"
    yield _("angle, measured"), angle_text(angle), "text"


def _method(angle: Angle) -> None:
    """Tell how the angle was measured and where its bound comes from."""
    with st.popover(_("How is it measured?")):
        st.markdown(
            _(
                "Contourpy traces the contour through the point by marching squares, from values of f alone, on a "
                "{count} × {count} patch with a side of {side}. It knows nothing of ∇f. The tangent leads from one "
                "end P₋ of the traced piece to the other, P₊."
            ).format(count=SIDE, side=number(2 * angle.half_side, 2))
        )
        st.markdown(_("By Taylor's theorem the angle differs from 90° by at most the arcsine of"))
        st.latex(
            r"\frac{M\,\left(2k^2 + \tfrac12\lVert d_+\rVert^2 + \tfrac12\lVert d_-\rVert^2\right)}"
            r"{\lVert\nabla f\rVert \; \lVert P_+ - P_-\rVert}"
        )
        st.markdown(
            _(
                "M is the largest second derivative that differences of the patch's values show, a quarter added; k "
                "is the side of a cell; d± lead from the point to P±. Of several patches, each smaller than the last, "
                "the one with the least bound is taken."
            )
        )


def _tiny(dot: float, slope: float, bound: float) -> str:
    """Return the dot product; 0.0000… with as many digits as the bound says are known."""
    known = slope * math.sin(math.radians(bound))
    digits = min(12, max(1, math.ceil(-math.log10(max(known, 1e-12))))) if known < 1 else 0
    text = f"{dot:.{digits}f}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def _table(rows: list[Row]) -> None:
    theme = 1 if is_dark() else 0
    cells = "".join(
        f'<tr><td style="padding:.1rem .6rem .1rem 0">{html_text(name)}</td>'
        f'<td style="text-align:right;font:600 .88em monospace;color:{ROLES[role][theme]};'
        f'white-space:{"normal" if len(value) > 34 else "nowrap"}">{html_text(value)}</td></tr>'
        for name, value, role in rows
    )
    st.html(f'<table class="field-point" style="width:100%;border-collapse:collapse">{cells}</table>')


def _layouts(gradient: tuple[float, ...], choice: FieldChoice) -> None:
    labels = {"row": _("row: numerator layout"), "column": _("column: denominator layout")}
    st.segmented_control(
        _("Layout of the gradient"), list(labels), **choices.LAYOUT.widget, format_func=labels.__getitem__,
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    count = len(gradient)
    shape = f"(1, {count})" if choice.layout == "row" else f"({count}, 1)"
    cells = array_cells(gradient, choice.layout)
    # Not by KaTeX: its script and fonts are an eighth of what a first visit loads, for this one line.
    st.html(
        f"""<div class="field-layout" style="display:flex;align-items:center;gap:.5rem;font:1.05em serif">
<span style="text-align:center;line-height:1.3"><span style="display:block;border-bottom:1px solid">∂<i>f</i></span>
<span style="display:block">∂<b>x</b></span></span> =
<table style="border:solid;border-width:0 1.5px;border-radius:3px;border-collapse:separate;border-spacing:.45rem 0;
margin:0">{cells}</table><span style="font-family:sans-serif;font-size:.88rem;opacity:.72">{shape}</span></div>"""
    )

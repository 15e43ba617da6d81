"""The choices of the reductions page."""

from __future__ import annotations

from viz.kinds import flag, line, number, one_of, several, whole
from viz.reductions import reduction
from viz.reductions.norms import INDUCED, ORDERS
from viz.reductions.reduction import NO_KEEPDIMS, PRESETS, REDUCTIONS, SCANS
from viz.reductions.use import USES, Kept
from viz.widgets.choices import Choice, Choices

DTYPES = ("", "float32", "float64", "int64")
MOST_AXES = 5
LONGEST_EXPRESSION = 2_000
KEPT_AXES: tuple[Kept, ...] = ("", "keepdims", "unsqueeze")
"""How a statistic keeps the axis that it was taken over."""
VECTORS = {"a₁": 3.0, "a₂": -4.0, "b₁": 1.0, "b₂": 2.0, "α": -2.0}
MATRIX = {"M₁₁": 1.0, "M₁₂": 2.0, "M₂₁": 3.0, "M₂₂": 4.0, "x₁": 1.0, "x₂": 1.0}
LARGEST_ENTRY = 1e4

PAGE = Choices("reductions")
PRESET = PAGE.choice("preset", "A54", one_of(PRESETS))
TYPED = PAGE.choice("typed", "", line(LONGEST_EXPRESSION), code=True)
REDUCTION = PAGE.choice("reduction", "sum", one_of((*REDUCTIONS, *SCANS)))
AXES = PAGE.choice("axes", (1,), several(whole(-MOST_AXES, MOST_AXES - 1), most=MOST_AXES))
KEEPDIMS = PAGE.choice("keepdims", False, flag)
DTYPE = PAGE.choice("dtype", "", one_of(DTYPES))
P = PAGE.choice("p", 2.0, number(0.5, 10))
USE = PAGE.choice("use", "share", one_of(USES), linked=False)
KEPT_AXIS: Choice[Kept] = PAGE.choice("kept_axis", KEPT_AXES[0], one_of(KEPT_AXES), linked=False)
NORM = PAGE.choice("norm", 2.0, one_of(ORDERS), linked=False)
INDUCED_NORM = PAGE.choice("induced_norm", 2.0, one_of(INDUCED), linked=False)
ENTRIES = {
    label: PAGE.choice(f"entry {label}", value, number(-LARGEST_ENTRY, LARGEST_ENTRY), linked=False)
    for label, value in (VECTORS | MATRIX).items()
}
TABLE_SHAPE = PAGE.choice("table_shape", "", line(60), linked=False)
REVEALED = PAGE.choice("revealed", False, flag, linked=False)
BORROWED = PAGE.own("borrowed")
LAST = PAGE.own("last")
PICTURE = PAGE.own("picture")
TABS = PAGE.own("tabs")


def chosen() -> reduction.Choice:
    """Return what the controls say, as far as torch takes it together."""
    name, axes = REDUCTION.value, AXES.value
    return reduction.Choice(
        preset=PRESET.value,
        typed=TYPED.value,
        reduction=name,
        axes=axes[:1] if name in SCANS else axes,
        keepdims=KEEPDIMS.value and name not in NO_KEEPDIMS,
        dtype=DTYPE.value,
        p=P.value,
    )

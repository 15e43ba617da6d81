"""The small drawings of the first page: the map of AI, and ten years of errors in recognising pictures. Pure."""

from __future__ import annotations

from viz.escaping import html_text
from viz.words import _

WIDE, NARROW, HIGH = 640, 460, 300
LEFT, RIGHT, TOP, BOTTOM = 96, 24, 16, 44

LEVELS = ("Perception", "Reasoning", "Knowledge", "Planning")
"""Of the map's upright axis, from below; translated."""
APPROACHES = ("Symbols", "Probability", "Machine learning")
"""Of the map's level axis, from the left; translated."""

FIELDS = (
    ("Computer vision", 1.05, 2.95, 0.52, 1.2, "forward"),
    ("Natural language", 0.1, 2.95, 0.1, 0.42, "axis-1"),
    ("Expert systems", 0.08, 0.92, 2.08, 2.85, "axis-2"),
    ("Search and games", 0.3, 2.1, 3.1, 3.85, "axis-3"),
    ("Deep learning", 2.12, 2.88, 1.32, 2.95, "backward"),
)
"""(field, from, to on the level axis, from, to on the upright axis, colour)."""

# Acceptance row Z4: the error of the best entries, from, to, in percent; the lower end is open for "less than".
ERRORS = ((2010, 26.0, 27.0), (2012, 0.0, 25.0), (2017, 0.0, 5.0))
"""(year, at least, at most) of the errors in sorting ImageNet's pictures into classes."""
SAYS = ("26–27 %", "< 25 %", "< 5 %")


def ai_map() -> str:
    """Return the map: fields by what they do (upwards) and by how they go about it (to the right)."""
    wide, high = (WIDE - LEFT - RIGHT) / len(APPROACHES), (HIGH - TOP - BOTTOM) / len(LEVELS)

    def x(place: float) -> float:
        return LEFT + place * wide

    def y(place: float) -> float:
        return HIGH - BOTTOM - place * high

    parts = []
    for number, level in enumerate(LEVELS):
        if number % 2 == 0:
            parts.append(_rect(LEFT, y(number + 1), WIDE - LEFT - RIGHT, high, "fill-frame stroke-none"))
        parts.append(_text(LEFT - 10, y(number + 0.5) + 4, _(level), "end", "fill-muted"))
    for number, approach in enumerate(APPROACHES):
        parts.append(_text(x(number + 0.5), HIGH - BOTTOM + 20, _(approach), "middle", "fill-muted"))
    for number in range(1, len(APPROACHES)):
        parts.append(_line(x(number), TOP, x(number), HIGH - BOTTOM, "stroke-separator"))
    for name, left, right, low, up, role in FIELDS:
        box = _rect(x(left), y(up), x(right) - x(left), y(low) - y(up), f"fill-{role}-cell stroke-{role}", 10)
        parts += [box, _text(x((left + right) / 2), y((low + up) / 2) + 5, _(name), "middle", f"fill-{role} bold")]
    return _drawing(HIGH, [*parts, *_axes(HIGH)])


def imagenet_errors() -> str:
    """Return the errors as bars over the years; a bar whose end is open says "less than"."""
    high, most = 250, 30

    def x(year: float) -> float:
        return LEFT + (year - 2009.2) / 9 * (NARROW - LEFT - RIGHT)

    def y(percent: float) -> float:
        return TOP + (1 - percent / most) * (high - TOP - BOTTOM)

    parts = []
    for percent in (0, 10, 20, 30):
        parts.append(_line(LEFT, y(percent), NARROW - RIGHT, y(percent), "stroke-separator"))
        parts.append(_text(LEFT - 10, y(percent) + 4, f"{percent} %", "end", "fill-muted"))
    for (year, least, largest), says in zip(ERRORS, SAYS, strict=True):
        left = x(year) - 26
        look = "fill-forward-cell stroke-forward"
        if not least:  # below its end the bar says nothing
            look += " open"
        parts.append(_rect(left, y(largest), 52, y(0) - y(largest), look, 4))
        if least:
            parts.append(_line(left, y(least), left + 52, y(least), "stroke-forward"))
        parts.append(_text(x(year), y(largest) - 7, says, "middle", "fill-forward bold"))
        parts.append(_text(x(year), high - BOTTOM + 20, str(year), "middle", "fill-muted"))
    return _drawing(high, [*parts, *_axes(high, NARROW)], NARROW)


def _drawing(high: float, parts: list[str], wide: int = WIDE) -> str:
    inner = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{inner}</svg>'


def _axes(high: float, wide: int = WIDE) -> list[str]:
    """Return both axes with their arrowheads."""
    bottom, right = high - BOTTOM, wide - RIGHT
    heads = (
        f"{right + 14},{bottom} {right + 6},{bottom - 4} {right + 6},{bottom + 4}",
        f"{LEFT},{TOP - 14} {LEFT - 4},{TOP - 6} {LEFT + 4},{TOP - 6}",
    )
    return [
        _line(LEFT, bottom, right + 8, bottom, "stroke-muted"),
        _line(LEFT, bottom, LEFT, TOP - 8, "stroke-muted"),
        *(f'<polygon points="{head}" class="fill-muted"/>' for head in heads),
    ]


def _rect(x: float, y: float, width: float, height: float, look: str, radius: float = 0) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:g}" class="{look}"/>'
    )  # fmt: skip


def _line(x: float, y: float, to_x: float, to_y: float, look: str) -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" class="{look}"/>'


def _text(x: float, y: float, text: str, anchor: str, look: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{look} sans size-14">{html_text(text)}</text>'

"""Values to which a cell of a file is changed, to see which others depend on it. Imports neither torch nor pandas."""

from __future__ import annotations

from collections.abc import Iterator

from core.tables.cells import Grid

MISSING = frozenset({"", "NA", "N/A", "n/a", "NaN", "nan", "-NaN", "-nan", "NULL", "null", "None", "<NA>", "#N/A",
                     "#NA", "#N/A N/A", "1.#IND", "1.#QNAN", "-1.#IND", "-1.#QNAN"})  # fmt: skip
"""What pandas reads as no value unless it is told otherwise."""
NEW_TEXT = "other"


def other_values(grid: Grid, flat: int) -> Iterator[str]:
    """Yield other texts for a cell: numbers on both sides of its own, another text of its column and a new one.

    A number stands outside its column's range, so that it can become the largest or the smallest.
    """
    row, column = divmod(flat, grid.width)
    own = grid.rows[row][column]
    others = [text for text in (line[column] for line in grid.rows) if text.strip() not in MISSING]
    numbers = [number for number in map(_number, others) if number is not None]
    if len(numbers) == len(others):
        low, high = min(numbers, default=0.0), max(numbers, default=1.0)
        whole = all(number == int(number) for number in numbers if abs(number) < 1e15)
        beyond = max(1.0, round((high - low) * 0.37)) if whole else (high - low) * 0.37 or 1.0
        for number in (high + beyond, low - beyond):
            yield f"{number:.0f}" if whole else f"{number:.9g}"
        return
    known = next((text for text in others if text != own), None)
    if known is not None:
        yield known
    if own != NEW_TEXT:
        yield NEW_TEXT


def absence(grid: Grid, flat: int) -> Iterator[str]:
    """Yield the empty text, unless that or its like is in the cell already."""
    row, column = divmod(flat, grid.width)
    if grid.rows[row][column].strip() not in MISSING:
        yield ""


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) != float("inf") else None

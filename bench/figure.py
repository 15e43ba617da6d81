"""One measured figure, and how times are taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """One line of the table.

    Attributes:
        what: What was measured.
        measured: The figure in ``unit``.
        unit: "ms", "MB" or "kB".
        goal: The most that is wanted: of the ratio when ``relative``, of ``measured`` otherwise; None: no goal.
        reference: What it is compared with, measured in the same run, in the same unit; None for none.
        beside: What the reference is.
        relative: Whether the goal is one for measured ÷ reference.
    """

    what: str
    measured: float
    unit: str
    goal: float | None = None
    reference: float | None = None
    beside: str = ""
    relative: bool = False

    @property
    def ratio(self) -> float | None:
        return self.measured / self.reference if self.reference else None

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        reached = self.ratio if self.relative else self.measured
        return "reached" if reached is not None and reached <= self.goal else "MISSED"


def interleaved(functions: Sequence[Callable[[], object]], rounds: int, repeats: int = 1) -> list[float]:
    """Return each function's median time per call in ms, over ``rounds`` rounds that run all of them in turn.

    In turn, so that what else the machine does falls on all of them alike; the first two rounds are not counted.
    """
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(rounds + 2):
        for function, taken in zip(functions, times, strict=True):
            begin = time.perf_counter()
            for _ in range(repeats):
                function()
            taken.append((time.perf_counter() - begin) * 1000 / repeats)
    return [statistics.median(taken[2:]) for taken in times]


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """Return the 50th and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def table(figures: Sequence[Figure]) -> str:
    rows = [("figure", "measured", "reference", "ratio", "goal", "")]
    rows += [
        (
            figure.what,
            amount(figure.measured, figure.unit),
            f"{amount(figure.reference, figure.unit)} {figure.beside}" if figure.reference is not None else "",
            f"{figure.ratio:.2f}" if figure.ratio is not None else "",
            goal(figure),
            figure.verdict,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def amount(value: float, unit: str) -> str:
    digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{digits}f} {unit}"


def goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    return f"ratio ≤ {figure.goal:g}" if figure.relative else f"≤ {figure.goal:g} {figure.unit}"

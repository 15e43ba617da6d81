"""The benchmarks' reports on their measurements; nothing is timed here."""

from __future__ import annotations

import re

import pytest

from bench.figure import Figure, interleaved, percentiles, table
from bench.programs import long_loop, thirty_operations
from core import explore


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("a", 5.0, "ms", goal=2.5, reference=2.0, relative=True), "reached"),
        (Figure("a", 5.1, "ms", goal=2.5, reference=2.0, relative=True), "MISSED"),
        (Figure("a", 19.0, "ms", goal=20, reference=0.1), "reached"),
        (Figure("a", 21.0, "ms", goal=20, reference=100.0), "MISSED"),
        (Figure("a", 21.0, "ms", reference=1.0), ""),
    ],
)
def test_a_goal_is_for_the_ratio_or_for_the_figure(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict


def test_the_table_shows_the_reference_beside_the_figure() -> None:
    text = table([Figure("record", 0.25, "ms", 2.5, 0.1, "plain", relative=True), Figure("memory", 1234.0, "MB", 150)])
    _, first, second = (re.split(" {2,}", line) for line in text.splitlines())
    assert first == ["record", "0.250 ms", "0.100 ms plain", "2.50", "ratio ≤ 2.5", "reached"]
    assert second == ["memory", "1,234 MB", "≤ 150 MB", "MISSED"]


def test_functions_are_timed_in_turn_and_the_first_rounds_do_not_count() -> None:
    calls: list[str] = []
    times = interleaved([lambda: calls.append("a"), lambda: calls.append("b")], rounds=3, repeats=2)
    assert "".join(calls) == "aabb" * 5
    assert len(times) == 2


def test_percentiles() -> None:
    assert percentiles([float(number) for number in range(1, 101)]) == pytest.approx((50.5, 95.95))


@pytest.mark.parametrize(("source", "operations"), [(thirty_operations(), 30), (long_loop(100), 101)])
def test_the_measured_programs_are_as_long_as_they_say(source: str, operations: int) -> None:
    trace = explore(source)
    assert trace.mistake is None
    assert sum(bool(node.operands) for node in trace.nodes) == operations

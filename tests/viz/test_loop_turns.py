"""The turns of a folded loop, as the player tells them, beside the same loop in plain Python."""

from __future__ import annotations

from math import exp, sin
from typing import Any

import pytest

from core import explore
from viz.picture.arrangement import LAYOUTS, Wish
from viz.picture.drawing import drawn_for
from viz.picture.room import USUAL
from viz.timeline.turns import MOST, MOST_OF_ALL

LOOP = """\
import torch
w = torch.tensor(1., dtype=torch.float64, requires_grad=True)
total = torch.tensor(0., dtype=torch.float64)
for k in range({count}):
    a = w * k
    total = total + torch.exp(a.sin() - a)
total.backward()
"""


def steps_of(source: str) -> list[dict[str, Any]]:
    trace = explore(source)
    return drawn_for(trace, Wish(), USUAL, 0).data["timeline"]["steps"]


@pytest.mark.parametrize("count", [7, 300])
def test_each_turn_tells_its_own_values(count: int) -> None:
    (loop,) = [step for step in steps_of(LOOP.format(count=count)) if step["kind"] == "value" and step.get("turns")]
    turns, total = loop["turns"], 0.0
    assert len(turns) == min(count, MOST)
    for k, turn in enumerate(turns):
        if k == MOST - 1:
            break  # all further turns together
        total += exp(sin(k) - k)
        assert float(turn["reads"]) == pytest.approx(total, rel=1e-3)
        notes = {text.split(" = ")[0]: float(text.split(" = ")[1]) for _line, _kind, text in turn["notes"]}
        assert notes == pytest.approx({"a": k, "total": total}, rel=1e-3)
    assert turns[-1]["kept"] == loop["kept"]


def test_turns_are_bounded_in_all() -> None:
    source = LOOP.format(count=100)
    body = "\n".join(source.splitlines()[3:6])
    many = source.replace(body, "\n".join([body] * 5))
    steps = steps_of(many)
    assert sum(len(step.get("turns", ())) for step in steps) <= MOST_OF_ALL


def test_a_reader_chooses_the_direction() -> None:
    lines = ["h0 = torch.tensor(1., requires_grad=True)", *(f"h{k + 1} = h{k} * 2" for k in range(6))]
    trace = explore("import torch\n" + "\n".join(lines))
    sizes = {}
    for layout in LAYOUTS:
        box = drawn_for(trace, Wish(layout=layout), USUAL, None).svg.split('viewBox="0 0 ')[1].split('"')[0]
        width, height = map(float, box.split())
        sizes[layout] = width / height
    assert sizes["LR"] > 3 > 1 / 3 > sizes["TB"]
    assert sizes["TB"] < sizes["rows"] < sizes["LR"]

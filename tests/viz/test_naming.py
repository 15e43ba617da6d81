"""One name for a value without a variable, wherever it is spoken of: card, tooltip, sentence, formula and panel."""

from __future__ import annotations

import json
import re

import pytest

from core.trace import Trace
from tests.program.running import ran
from viz.naming import formula_text, short_name
from viz.node.details import details, written
from viz.node.latex import name_latex
from viz.picture.fold import folded
from viz.picture.graph_data import graph_data

HEAD = "import torch\nx = torch.tensor(3., requires_grad=True)\n"


def trace_of(line: str) -> Trace:
    found = ran(HEAD + line).record
    assert found.mistake is None
    return Trace(found)


# The line, the constant's place, its name as text and in LaTeX.
@pytest.mark.parametrize(("line", "name", "latex"), [
    ("y = x * torch.tensor(2.)", "2", "2"),
    ("y = x * torch.tensor(-2.)", "−2", "-2"),
    ("y = x * torch.tensor([2.])", "v₁", "v_{1}"),
    ("y = x * torch.tensor(2 + 1j)", "v₁", "v_{1}"),
    ("two = torch.tensor(2.)\ny = x * two", "two", r"\mathrm{two}"),
])  # fmt: skip
def test_a_constant_has_one_name_everywhere(line: str, name: str, latex: str) -> None:
    trace = trace_of(line)
    assert (short_name(trace.nodes[1]), name_latex(trace.nodes[1])) == (name, latex)
    data = graph_data(trace, folded(trace), None)
    card, product = data["cards"][1], data["cards"][2]
    held = f"({name})" if name.startswith("−") else name
    assert card["title"] == name
    assert product["formula"] == f"y = x * {held}"
    assert any(f"y = x * {held}" in step["says"] for step in data["timeline"]["steps"])
    assert {edge["title"] for edge in data["edges"]} == {"x → mul", f"{name} → mul"}
    panel = details(trace, 2, None)
    assert panel.expression == f"y = x * {held}"
    formula = json.dumps(json.loads(written(trace, [2], None))[0]["sections"][0])
    assert latex.replace("\\", "\\\\") in formula


def test_no_value_is_called_by_a_hash_and_its_number() -> None:
    trace = trace_of("y = ((x + 1) * torch.ones(2)).sum().sin()")
    data = json.dumps([graph_data(trace, folded(trace), None), written(trace, range(len(trace.nodes)), None)])
    assert not re.search(r"#\d", data)
    assert [formula_text(trace, node) for node in trace.nodes[1:3]] == ["x + 1", "ones(2)"]


def test_a_plain_number_has_no_rule_and_a_derivative_by_it_names_it_by_its_place() -> None:
    trace = trace_of("y = x * torch.tensor(2.)\ny.backward()")
    rules = next(part for part in details(trace, 2, 0).sections if part.kind == "rule")
    text = json.dumps(json.loads(written(trace, [2], 0)), ensure_ascii=False)
    assert len(rules.lines) == 2 and "∂2" not in text and r"\\partial 2}" not in text

"""``python -m core``: what it writes for a program, and what it says when something is wrong."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from core import explore
from core.__main__ import main
from core.trace.as_json import trace_json, trace_schema
from tools.serving import ROOT

# Acceptance row Q2.
PROGRAM = """\
import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor([3., -1.], requires_grad=True)
z = (torch.dot(x, w) - 2) ** 2
z.backward()
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


def test_it_runs_as_a_command(program: Path, tmp_path: Path) -> None:
    svg = tmp_path / "out.svg"
    done = subprocess.run(
        [sys.executable, "-m", "core", str(program), "--svg", str(svg), "--dot", "-"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert svg.read_text(encoding="utf-8").startswith("<svg")
    assert done.stdout.startswith("digraph")


def test_without_a_file_to_write_it_lists_values_and_adjoints(program: Path, capsys: pytest.CaptureFixture) -> None:
    assert main([str(program)]) == 0
    lines = [line.split("  ") for line in capsys.readouterr().out.split("\n")]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert ["0 · leaf → x", "[1, 2]", "[−6, 2]"] in cells
    assert ["1 · leaf → w", "[3, −1]", "[−2, −4]"] in cells


def test_a_mistake_is_said_and_what_came_before_it_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("import torch\nx = torch.ones(2)\nx + torch.ones(3)\n"))
    assert main(["-"]) == 1
    said = capsys.readouterr()
    assert "constant → x" in said.out
    assert said.err.startswith("line 3: ")


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture) -> None:
    assert main(["nowhere.py"]) == 2
    assert "nowhere.py" in capsys.readouterr().err


PROGRAMS = {
    "rows": PROGRAM,
    "nan": "import torch\nx = torch.tensor([float('nan'), float('inf'), -float('inf'), 1.])\n",
    "complex": "import torch\nx = torch.tensor([1 + 2j])\ny = x * x\n",
    "variables": "import torch\na, b, c = 2**70, (1, None, torch.ones(2)), [1]\nt = True\ns = 'x'\nb\n",
    "mistake": "import torch\nx = torch.ones(2)\nx + torch.ones(3)\n",
    "large": "import torch\nx = torch.ones(100, 100, requires_grad=True)\n(x * x).sum()\n",
    "loop": "import torch\nx = torch.tensor(1., requires_grad=True)\nfor i in range(2):\n    x = x * 2\nx.backward()\n",
    "empty": "",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_json_is_what_its_schema_says(name: str) -> None:
    # jsonschema comes with Streamlit's charts; only this test wants it.
    schema = trace_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(trace_json(explore(PROGRAMS[name]))), schema)


def test_the_json_holds_the_numbers() -> None:
    read = json.loads(trace_json(explore(PROGRAM)))
    backward = read["passes"][0]
    named = {name: node["index"] for node in read["nodes"] for name in node["names"]}
    assert read["nodes"][named["w"]]["value"]["cells"] == [3.0, -1.0]
    assert backward["adjoints"][str(named["w"])]["cells"] == [-2.0, -4.0]
    strange = json.loads(trace_json(explore(PROGRAMS["nan"])))
    assert strange["nodes"][0]["value"]["cells"] == ["nan", "inf", "-inf", 1.0]
    variables = json.loads(trace_json(explore(PROGRAMS["variables"])))["variables"]
    assert variables["a"] == {"type": "big", "hexadecimal": hex(2**70)}


def test_the_schema_in_docs_is_the_one_of_this_version() -> None:
    # After a change of the records: python -m core --schema > docs/trace.schema.json
    assert json.loads((ROOT / "docs" / "trace.schema.json").read_text(encoding="utf-8")) == trace_schema()

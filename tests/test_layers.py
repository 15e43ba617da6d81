"""Imports point towards core, and the server never imports torch (DESIGN: "Layers and rooms")."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tools.serving import ROOT

LAYERS = ["core", "viz", "viz.widgets", "pages", "app"]  # each may import what stands to its left
OURS = {"core", "viz", "pages", "app", "tests", "tools", "bench"}
FORBIDDEN = {
    "core": {"streamlit", "plotly", "graphviz", "pygraphviz"},
    "viz": {"streamlit", "torch"},
    "viz.widgets": {"torch"},
    "pages": {"torch"},
    "app": {"torch"},
}
SOURCES = sorted(
    [ROOT / "app.py", *(path for room in ("core", "viz", "pages") for path in (ROOT / room).rglob("*.py"))]
)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


DOORS = {"core.__main__": "app"}
"""Modules of core that stand further out: the command line."""


def layer(module: str) -> str:
    if module in DOORS:
        return DOORS[module]
    return "viz.widgets" if module.startswith("viz.widgets") else module.partition(".")[0]


def run_time_parts(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from run_time_parts(child)


def imports(path: Path) -> set[str]:
    """Return every module that the file imports, inside functions too; what only type checkers see is left out."""
    found = set()
    for node in run_time_parts(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the import from the root"
            # `from viz import widgets` imports viz.widgets, so each name counts as a module too.
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_point_towards_core(path: Path) -> None:
    own = layer(module_name(path))
    for module in imports(path):
        package = module.partition(".")[0]
        assert package not in FORBIDDEN[own], f"{own} must not import {module}"
        if module in DOORS:
            raise AssertionError(f"{own} must not import {module}")
        elif package in OURS:
            allowed = LAYERS[: LAYERS.index(own) + 1]
            assert layer(module) in allowed, f"{own} must not import {module}"


def test_the_server_never_imports_torch() -> None:
    """What the server imports, imported in a fresh process: everything but what runs in a worker."""
    server = [
        "core",
        "core.explore",
        "core.trace",
        "core.trace.limits",
        "core.trace.reasons",
        "core.trace.errors",
        "core.sampling",
    ]
    server += ["core.explain.mistakes", "core.sandbox", "core.sandbox.pool", "core.sandbox.messages"]
    server += [module_name(path) for path in SOURCES if module_name(path).startswith("viz")]
    program = f"import sys, importlib\nfor name in {server!r}: importlib.import_module(name)\n"
    program += "print([name for name in sys.modules if name.partition('.')[0] == 'torch'])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_there_are_no_import_circles() -> None:
    """A circle means that something stands in the wrong room; imports inside functions count."""
    known = {module_name(path): path for path in SOURCES}
    graph = {name: imports(path) & known.keys() - {name} for name, path in known.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_an_import_in_a_function_counts(tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text("def f():\n    from viz import widgets\nif TYPE_CHECKING:\n    import torch\n", encoding="utf-8")
    assert imports(file) == {"viz", "viz.widgets"}

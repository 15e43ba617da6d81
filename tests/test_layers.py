"""Imports point towards core, and the server never imports torch (DESIGN: "Layers and rooms")."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tools.sources import ROOT, source_files

LAYERS = ["core", "viz", "viz.widgets", "pages", "app"]  # each may import what stands to its left
OURS = {"core", "viz", "pages", "app", "tests", "tools", "bench"}
FORBIDDEN = {
    "core": {"streamlit", "plotly", "graphviz", "pygraphviz"},
    "viz": {"streamlit", "torch"},
    "viz.widgets": {"torch"},
    "pages": {"torch"},
    "app": {"torch"},
}


SOURCES = source_files("app.py", "core", "viz", "pages")


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


def may_import(own: str, module: str) -> bool:
    """Return whether a layer may import a module."""
    package = module.partition(".")[0]
    if package in FORBIDDEN[own] or module in DOORS:
        return False
    return package not in OURS or layer(module) in LAYERS[: LAYERS.index(own) + 1]


def test_imports_point_towards_core() -> None:
    assert [
        f"{path.relative_to(ROOT)} must not import {module}"
        for path in SOURCES
        for module in sorted(imports(path))
        if not may_import(layer(module_name(path)), module)
    ] == []


@pytest.mark.parametrize(
    ("own", "module", "may"),
    [
        ("core", "viz.words", False), ("core", "core.trace", True), ("core", "streamlit", False),
        ("viz", "torch", False), ("viz", "viz.widgets.shell", False), ("viz", "core.trace", True),
        ("viz.widgets", "pages.graph", False), ("viz.widgets", "streamlit", True), ("pages", "torch.nn", False),
        ("pages", "viz.widgets.shell", True), ("app", "core.__main__", False), ("core", "tests.border", False),
        ("core", "torch", True),
    ],
)  # fmt: skip
def test_what_a_layer_may_import(own: str, module: str, may: bool) -> None:
    assert may_import(own, module) == may


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


def named_modules(tree: ast.Module) -> Iterator[str]:
    """Yield the modules that are imported by a name in a text: ``import_module("core.program.figure_warming")``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str))


def all_imports(path: Path) -> set[str]:
    """Return every module that the file needs to be understood, those that only type checkers see included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = imports(path) | set(named_modules(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def circles(graph: dict[str, set[str]]) -> list[str]:
    """Return the modules of one circle, each imported by the one before it; none where there is no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_there_are_no_import_circles() -> None:
    """A circle means that something stands in the wrong module. An import in a function or by a name in a text, and one
    for type checkers alone, only hide it, so they count."""
    known = {module_name(path): path for path in [*SOURCES, *source_files("tests", "tools", "bench")]}
    assert circles({name: all_imports(path) & known.keys() - {name} for name, path in known.items()}) == []


def script_imports(path: Path) -> set[Path]:
    """Return the files of ours that a script imports, at its top or later."""
    names = re.findall(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""", path.read_text(encoding="utf-8"))
    return {(path.parent / name).resolve() for name in names}


def test_there_are_no_circles_between_scripts() -> None:
    """The same holds for the browser side."""
    graph = {path: script_imports(path) for path in source_files("viz/widgets/js", ending=".js")}
    assert any(others for others in graph.values())
    assert all(other.is_file() for others in graph.values() for other in others)
    assert circles({str(path): {str(other) for other in others} for path, others in graph.items()}) == []


def test_a_circle_between_scripts_is_found(tmp_path: Path) -> None:
    """Three scripts in a row that ends where it began, one of them loading the next when it is needed."""
    texts = {"a": 'import { b } from "./b.js";', "b": 'export * from "./c.js";', "c": 'await import("./a.js");'}
    for name, text in texts.items():
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    graph = {str(path): set(map(str, script_imports(path))) for path in tmp_path.resolve().iterdir()}
    assert {Path(name).stem for name in circles(graph)} == {"a", "b", "c"}


@pytest.mark.parametrize(
    "hidden",
    [
        "import {other}",
        "from {package} import {name}",
        "def f():\n    from {other} import x",
        "if TYPE_CHECKING:\n    from {other} import X",
        "import importlib\ndef f():\n    importlib.import_module('{other}').x()",
    ],
)
def test_a_circle_is_found_however_it_is_hidden(tmp_path: Path, hidden: str) -> None:
    """Whatever of two modules' imports of each other is written in another way, the circle is named."""
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text(hidden.format(other="room.other", package="room", name="other"), encoding="utf-8")
    other.write_text("from room.one import y\n", encoding="utf-8")
    known = {"room.one": one, "room.other": other}
    assert set(circles({name: all_imports(path) & known.keys() - {name} for name, path in known.items()})) == set(known)


def test_an_import_in_a_function_counts(tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text("def f():\n    from viz import widgets\nif TYPE_CHECKING:\n    import torch\n", encoding="utf-8")
    assert imports(file) == {"viz", "viz.widgets"}

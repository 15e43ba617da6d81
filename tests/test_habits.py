"""Habits that the tests keep: no private name of ours, no bare sleep, no assertion that cannot fail."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tools.serving import ROOT

OURS = ["app.py", "core", "viz", "pages", "tools", "bench"]
SLEEPING = {"sleep", "wait_for_timeout"}

FOREIGN = {
    "tests/pages/component_messages.py": "AppTest has no other way to say what a component says",
    "tests/border/test_streamlit_costs.py": "what replaces Streamlit's own functions is compared with them",
}
"""File → why it may use a private name that ours happen to have, too: it is another library's."""
FOREIGN_NAMES = {"_base", "_replace", "_version"}
"""Names that ours happen to have, too: of every NamedTuple, of torch's tensors."""

SLEEPS = {
    "tests/sandbox/conftest.py": "asks for a condition again and again, as `eventually`",
    "tests/border/replicas.py": "asks a server in another process again and again, as `until`",
    "tests/room/servers.py": "asks a server in another process again and again, as `until`",
    "tests/border/test_rolling_update.py": "a visitor waits before coming back, as the browser does",
    "tests/browser/test_helps.py": "asks a page again and again, where its content policy forbids Playwright's own way",
    "tests/browser/test_graph_page.py": "while an input method composes nothing may be sent, however long it takes",
    "tests/attacks/server_under_lies.py": "measures how much longer than asked for a thread slept",
    "tests/sandbox/stand_ins.py": "stands for a program that takes its time",
    "tests/sandbox/helper_body.py": "stands for a helper that takes its time",
}
"""File → why it sleeps. Others wait for what is to happen: `tests.sandbox.conftest.eventually`, an event, a file."""


@cache
def trees() -> dict[str, ast.Module]:
    """Return every test file's syntax tree by its path."""
    files = sorted((ROOT / "tests").rglob("*.py"))
    assert len(files) > 100
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def private_names() -> frozenset[str]:
    """Return the names with a leading underscore that our code defines, outside functions' own variables."""
    files = [file for place in OURS for file in (sorted((ROOT / place).rglob("*.py")) or [ROOT / place])]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    found = re.findall(r"^ *(?:async def|def|class) (_\w+)|\bself\.(_\w+)|^(_\w+)\b.*?=", text, re.MULTILINE)
    return (
        frozenset(name for names in found for name in names if name.strip("_") and not name.endswith("_"))
        - FOREIGN_NAMES
    )


def called(node: ast.Call) -> str:
    """Return the name of what is called, without what stands before the dot."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def private_uses(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each private name that is taken from somewhere else."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")):
                yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, one.name) for one in node.names)
        elif isinstance(node, ast.Call) and called(node) in ("setattr", "getattr", "delattr"):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            yield from ((node.lineno, text.rpartition(".")[2]) for text in texts)


def test_no_test_reaches_for_a_private_name() -> None:
    found = [
        f"{name}:{line}: {used}"
        for name, tree in trees().items()
        if name not in FOREIGN
        for line, used in private_uses(tree)
        if used in private_names()
    ]
    assert found == [], "ask for what a person or another module can ask for, or give the code a public seam"


def is_sleep(node: ast.AST) -> bool:
    """Return whether a node sleeps; to give way to others (``sleep(0)``) is not to sleep."""
    if not isinstance(node, ast.Call) or called(node) not in SLEEPING:
        return False
    return not (node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value == 0)


def test_tests_wait_for_a_consequence_and_not_for_a_time() -> None:
    sleeping = {name for name, tree in trees().items() if any(map(is_sleep, ast.walk(tree)))}
    assert sleeping - {*SLEEPS} == set(), "wait for what is to happen: `eventually`, an event, a message"
    assert {*SLEEPS} - sleeping == set(), "the list of those that sleep names one that does not"


def is_true_anyway(test: ast.expr) -> bool:
    """Return whether an assertion holds whatever the code does."""
    if isinstance(test, ast.BoolOp):
        found = [is_true_anyway(one) for one in test.values]
        return any(found) if isinstance(test.op, ast.Or) else all(found)
    if isinstance(test, ast.IfExp):
        return is_true_anyway(test.body) or is_true_anyway(test.orelse)
    if isinstance(test, ast.Compare):
        calls = any(isinstance(one, ast.Call) for one in ast.walk(test))  # which may answer differently
        return not calls and ast.dump(test.left) == ast.dump(test.comparators[0])
    if isinstance(test, ast.Tuple | ast.List | ast.Set):
        return bool(test.elts)
    return isinstance(test, ast.GeneratorExp | ast.Lambda | ast.JoinedStr) or (
        isinstance(test, ast.Constant) and bool(test.value)
    )


@pytest.mark.parametrize("text", ["(x, 'why')", "x or True", "x.y == x.y", "(one for one in x)", "x if y else True"])
def test_such_assertions_are_found(text: str) -> None:
    assert is_true_anyway(ast.parse(text, mode="eval").body)


def test_every_assertion_can_fail() -> None:
    found = [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert) and is_true_anyway(node.test)
    ]
    assert found == []


def test_an_expected_error_is_named() -> None:
    found = [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and called(node) == "raises"
        and {"Exception", "BaseException"} & {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
        and not any(one.arg == "match" for one in node.keywords)
    ]
    assert found == []

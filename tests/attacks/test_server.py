"""Hostile texts, links and expressions sent to the server itself, past every worker: none of them is run."""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Iterator

import msgspec
import pytest

from tools.sources import ROOT, source_files
from viz.field import function, symbolic
from viz.link import LONGEST, BrokenLink, choices_in, encoded
from viz.node.python_latex import expression_latex
from viz.reductions.reduction import Choice

EXPRESSIONS = [
    "9**9**9**9 * x",
    "x * 9**9**9**9",
    "x ** (9**9**9)",
    "x << 10**12",
    "'a' * 10**10 + x",
    "x" + "+x" * 2_900,
    "x" + "*x" * 2_900,
    "x" + "/x" * 2_900,
    "x" + "**x" * 1_400,
    "-" * 5_000 + "x",
    "(" * 90 + "x" + ")" * 90,
    "(" * 3_000,
    "sin(" * 190 + "x" + ")" * 190,
    "x" * 5_900,
    "x" + "[0]" * 1_900,
    "x" + ".a" * 2_900,
    "9" * 5_000 + " * x",
    "0x" + "f" * 4_000 + " * x",
    "1e999 * x",
    "x / 0",
    "x.__class__.__base__",
    "__import__('os').system('id') + x",
    "[x for x in [x]]",
    "lambda x: x",
    "(x := 1)",
    "*x",
    "x; x",
    "\x00x",
    "x\ud800",
    "{x}",
    "f'{x.__class__}'",
    "async def f(x): return x",
    "def f(" + ", ".join(f"a{number}" for number in range(900)) + "): return a1",
    "def f(*x, **y): return x",
    "def f(x=9**9**9): return x",
    "\n" * 5_000 + "x",
]
FORBIDDEN = frozenset(
    "eval exec compile __import__ open input numpy.load torch.load os.system os.popen sympy.sympify sympy.parse_expr "
    "sympy.lambdify importlib.import_module".split()
)
"""Functions that run a text, or read one as more than text: nothing in the server may call them …"""
ALLOWED = {
    ("core/trace/trace.py", "import_module"),  # … but to draw a Trace in a notebook,
    ("core/sandbox/helper_process.py", "importlib.import_module"),  # and what the server names when it starts a helper
}
IN_A_WORKER = (
    "core/exercises/observing.py", "core/program/", "core/sandbox/job.py", "core/sandbox/libraries.py",
    "core/sandbox/spawned.py", "core/sandbox/warm_up.py", "core/sandbox/zygote.py",
)  # fmt: skip
"""What runs in a worker, where a program may do anything."""
CHOICES: list[object] = [
    {"program": "x = 1\n", "node": 3, "shown_pass": 1, "opened": ("a", "b")},
    {},
    Choice(),
]


@pytest.mark.parametrize("text", EXPRESSIONS, ids=lambda text: repr(text[:40]))
def test_an_expression_is_read_and_differentiated_without_being_computed(text: str) -> None:
    try:
        found = function.read(text)
    except function.Unreadable:
        return
    assert found.names
    if not found.expression:
        return
    symbolic.rules_used(found.expression, found.names[0])
    expression_latex(found.expression, [])
    try:
        assert symbolic.derivative(found.expression, found.names[0])
    except symbolic.NoRule:
        pass


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: type(choice).__name__)
def test_a_link_that_was_changed_by_hand_is_a_choice_or_broken(choice: msgspec.Struct | dict) -> None:
    text, rng = encoded(choice), random.Random(0)
    letters = "ABCxyz019-_=%+/. \x00é你\ud800"
    for _ in range(3_000):
        pieces = list(text)
        for _ in range(rng.choice([1, 1, 2, 9])):
            at = rng.randrange(len(pieces) or 1)
            pieces[at : at + rng.randrange(2)] = rng.choice([[], [rng.choice(letters)], list(text[:5])])
        try:
            assert isinstance(choices_in("".join(pieces)), dict)
        except BrokenLink:
            continue


HOSTILE = [None, True, -1, 10**30, 1e308, "", "x" * 9_000, "\ud800", "\u202e", [], [[]], ["a"] * 2_000, {}, {"a": 1}]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: type(choice).__name__)
def test_a_link_with_other_values_in_it_is_a_choice_or_broken(choice: msgspec.Struct | dict) -> None:
    plain = {} if isinstance(choice, dict) else {name: getattr(choice, name) for name in choice.__struct_fields__}
    for name in [*plain, "stranger", "__class__"]:
        for value in HOSTILE:
            body = json.dumps(msgspec.to_builtins(plain) | {name: value}).encode()
            try:
                assert isinstance(choices_in(_packed(body)), dict)
            except BrokenLink:
                continue


def _packed(body: bytes) -> str:
    import base64
    import zlib

    return base64.urlsafe_b64encode(zlib.compress(body)).decode().rstrip("=")


@pytest.mark.parametrize("body", [b"", b"null", b"[", b"[" * 200_000, b'{"program":' * 9_000, b"\xff\xfe", b"1e999999"])
def test_a_link_with_other_bytes_in_it_is_broken(body: bytes) -> None:
    with pytest.raises(BrokenLink):
        choices_in(_packed(body))


def test_a_link_unpacks_to_no_more_than_a_link_may_hold() -> None:
    for length in (LONGEST, 10 * LONGEST, 1_000 * LONGEST):
        with pytest.raises(BrokenLink):
            choices_in(_packed(b" " * length + b"{}"))


def _runs_a_text(where: str, text: str) -> Iterator[str]:
    """Yield what a module does that runs a text; `literal_eval` and `ast.parse` read and do not run."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = {alias.name for alias in node.names} if isinstance(node, ast.Import) else {node.module}
            for module in modules & {"pickle", "marshal", "shelve", "dill", "cloudpickle", "code"}:
                yield f"{where}:{node.lineno} imports {module}"
        if isinstance(node, ast.Call):
            name, words = ast.unparse(node.func), {word.arg: ast.unparse(word.value) for word in node.keywords}
            if (
                (name in FORBIDDEN and (where, name) not in ALLOWED)
                or (name.endswith("read_array") and words.get("allow_pickle") != "False")
                or {"shell", "unsafe_allow_html"} & words.keys()
            ):
                yield f"{where}:{node.lineno} calls {ast.unparse(node)}"


def test_no_module_of_ours_runs_a_text() -> None:
    served = {path.relative_to(ROOT).as_posix(): path for path in source_files("app.py", "core", "viz", "pages")}
    found = [
        run
        for where, path in served.items()
        if not where.startswith(IN_A_WORKER)
        for run in _runs_a_text(where, path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "import pickle", "from marshal import loads", "eval(text)", "torch.load(file)", "format.read_array(file)",
        "format.read_array(file, allow_pickle=True)", "subprocess.run(text, shell=True)", "importlib.import_module(x)",
        "st.markdown(text, unsafe_allow_html=True)",
    ],
)  # fmt: skip
def test_a_text_that_is_run_is_found(text: str) -> None:
    assert len([*_runs_a_text("viz/page.py", text)]) == 1

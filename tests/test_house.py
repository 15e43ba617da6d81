"""Rules for the project as a whole: pins, targets, the acceptance list, nothing of one machine in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter

import pytest

from tools import acceptance
from tools.serving import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "constraints.txt"]


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout: the tracked files are unknown")
    return [name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#") and line != "-c constraints.txt"]
    assert wanted
    for line in wanted:
        assert re.fullmatch(r"[A-Za-z0-9-]+==[0-9][0-9a-z.]*", line), f"{name}: {line}"


def test_a_package_is_pinned_in_one_place() -> None:
    names = [
        line.partition("==")[0]
        for file in REQUIREMENTS
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_the_readme_names_every_make_target() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert "test" in targets
    assert [target for target in targets if target != "help" and f"make {target}" not in README] == []


def test_the_readme_names_no_target_that_is_not_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", README))
    assert named <= targets


NAMED = ["README.md", "ARCHITECTURE.md", "SECURITY.md", "deploy/README.md"]
FILE = re.compile(r"[\w./*<>-]+(\.(py|js|mjs|css|md|json|toml|txt|sh)|/)")
MODULE = re.compile(r"(core|viz|pages|tools|bench)(\.\w+)+")


@pytest.mark.parametrize("document", NAMED)
def test_what_a_document_names_is_there(document: str) -> None:
    names = [f"/{name}" for name in tracked()]
    words = [
        word.partition("::")[0]
        for quoted in re.findall(r"`([^`\n]+)`", (ROOT / document).read_text(encoding="utf-8"))
        for word in re.split(r"[ ,;()]+", quoted)
    ]
    files = {word for word in words if FILE.fullmatch(word)}
    assert files
    missing = {word for word in files if not any(_as_pattern(word).search(name) for name in names)}
    assert missing | {word for word in words if MODULE.fullmatch(word) and not _leads_somewhere(word)} == set()


def _as_pattern(word: str) -> re.Pattern[str]:
    """Return what finds a file or a folder that is named by its last parts, with * or <page> for any letters."""
    parts = re.split(r"\*|<\w+>", word.removeprefix("/"))
    return re.compile("/" + "[^/]*".join(map(re.escape, parts)) + ("" if word.endswith("/") else "$"))


def _leads_somewhere(dotted: str) -> bool:
    """Return whether a dotted name is a module, a package, or a name that a module has in its text."""
    package, _dot, name = dotted.rpartition(".")
    path = ROOT.joinpath(*dotted.split("."))
    if path.with_suffix(".py").exists() or (path / "__init__.py").exists():
        return True
    inside = [one for one in (path.parent.with_suffix(".py"), path.parent / "__init__.py") if one.exists()]
    if not inside:
        return "." in package and _leads_somewhere(package)  # a method: its class must be there
    return any(re.search(rf"\b{name}\b", one.read_text(encoding="utf-8")) for one in inside)


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", README, re.DOTALL), ids=["explore", "record"])
def test_the_readmes_examples_run(example: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-"], input=example, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


RIDDLES = re.compile(r"(What|How|Where|Which|Why|Who|Whose|Whatever|Whoever|When|Whether|Is|Does|Do)\b")


def test_every_module_says_what_it_does() -> None:
    unsaid = []
    for name in tracked():
        if not name.endswith(".py") or not (ROOT / name).exists():
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        told = ast.get_docstring(ast.parse(text)) or ""
        if RIDDLES.match(told) or (text.strip() and not told):
            unsaid.append((name, told.partition("\n")[0]))
    assert unsaid == []


def test_no_module_gives_a_name_twice() -> None:
    # The second of two constants of one name is the value of both, whatever the first one's docstring says.
    twice = []
    for name in tracked():
        if name.endswith(".py") and (ROOT / name).exists():
            body = ast.parse((ROOT / name).read_text(encoding="utf-8")).body
            given = [one.name for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef)]
            targets = [one for each in body if isinstance(each, ast.Assign) for one in each.targets]
            targets += [each.target for each in body if isinstance(each, ast.AnnAssign)]
            given += [
                one.id
                for target in targets
                for one in ast.walk(target)
                if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
            ]
            twice += [(name, one) for one, times in Counter(given).items() if times > 1 and one != "_"]
    assert twice == []


def test_no_tracked_file_names_one_machine() -> None:
    # Spelled in pieces, so that this file passes its own test.
    marks = re.compile(
        "|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]", "py" + r"pi\.org", "extra-ind" + "ex-url"])
    )
    for name in tracked():
        path = ROOT / name
        if path.suffix in {".png", ".mo", ".woff2"} or not path.exists():
            continue
        found = marks.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{name}: {found}"


def test_the_acceptance_list_is_read_whole() -> None:
    # Section 20 of the list counts its own rows.
    text = acceptance.LIST.read_text(encoding="utf-8")
    section = text.partition("## 20.")[2].partition("##")[0]
    counted = {letter: int(number) for letter, number in re.findall(r"\b([A-Z]) (\d+)\b", section)}
    assert counted == dict(Counter(row[0] for row in acceptance.rows(text)))
    assert sum(counted.values()) == 184


def test_every_acceptance_marker_names_a_row(request: pytest.FixtureRequest) -> None:
    text = acceptance.LIST.read_text(encoding="utf-8")
    # A test may also name an error of the notes that a page corrects (E1 to E48).
    known = {*acceptance.rows(text), *re.findall(r"^\| (E\d+) \|", text, re.MULTILINE)}
    unknown = {item.nodeid: extra for item in request.session.items if (extra := acceptance.ids(item) - known)}
    assert unknown == {}


def test_the_report_tells_held_rows_from_the_others() -> None:
    every = acceptance.rows(
        "| ID | Seed | Sees |\n|---|---|---|\n| T7 | S2 | loop |\n| T8 | S2 | limit |\n\n| E1 | S1 | erratum |"
    )
    assert every == {"T7": "loop", "T8": "limit"}
    text = acceptance.report(every, {"T7": Counter({"tests/a.py::test_loop": 5})})
    assert "T7   held     loop\n       tests/a.py::test_loop  x5\nT8   NOTHING  limit" in text
    assert text.endswith("Nothing holds: T8\n1 of 2 rows are held; of the 2 testable ones 1.")

"""Changes of a text and moves of its lines, of which repairs consist, each compared with the text written by hand."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

import pytest

from core.explain import edits, line_moves
from core.program.source import Source
from core.trace import Repair, Span
from core.trace.limits import Limits


def parsed(text: str) -> Source:
    return Source(text, Limits())


def found(source: Source, text: str) -> ast.AST:
    """Return the outermost node with this text."""
    return next(
        node for node in ast.walk(source.tree) if hasattr(node, "lineno") and edits.written(source, node) == text
    )


def changed(text: str, repairs: Iterable[Repair] | Repair | None) -> list[str]:
    """Return the texts that repairs make of a text; every one is of the kind that was asked for."""
    made = [repairs] if isinstance(repairs, Repair) else [*(repairs or ())]
    assert {one.kind for one in made} <= {"a kind"}
    return [edits.repaired(text, one) for one in made]


# --- a repair applied


@pytest.mark.parametrize(
    ("text", "span", "put", "after"),
    [
        ("a = 1\nb = 2\nc = 3", Span(2, 4, 2, 5), "x", "a = 1\nb = x\nc = 3"),
        ("a = 1\nb = 2\nc = 3", Span(1, 2, 3, 3), "x", "a x 3"),
        ("a = 1\nb = 2", Span(1, 0, 1, 0), "x\n", "x\na = 1\nb = 2"),
        ("a = 1", Span(1, 5, 1, 5), "\nx", "a = 1\nx"),
        ("a = 1", Span(3, 0, 3, 0), "x", "a = 1\n\nx"),  # beyond the end
    ],
)
def test_a_repair_takes_the_place_of_its_span(text: str, span: Span, put: str, after: str) -> None:
    assert edits.repaired(text, Repair("a kind", span, put)) == after


# --- changes of an expression


@pytest.mark.parametrize(
    ("text", "node", "change", "after"),
    [
        ("y = a + b\nz = 1", "a + b", lambda s, n: edits.replacing("a kind", s, n, "c"), "y = c\nz = 1"),
        ("é = ['ä', b]\nz = é", "b", lambda s, n: edits.replacing("a kind", s, n, "c"), "é = ['ä', c]\nz = é"),
        ("y = a + b", "a + b", lambda s, n: edits.followed_by("a kind", s, n, ".T"), "y = (a + b).T"),
        ("y = -a", "-a", lambda s, n: edits.followed_by("a kind", s, n, ".T"), "y = (-a).T"),
        *[
            (f"y = {one} @ w", one, lambda s, n: edits.followed_by("a kind", s, n, ".T"), f"y = {one}.T @ w")
            for one in ("a", "f(a)", "a.b", "a[0]", "[a, b]", "(a, b)")
        ],
        ("y = f(2)", "2", lambda s, n: edits.wrapped("a kind", s, n, "torch.tensor(", ")"), "y = f(torch.tensor(2))"),
        ("y = f(a)", "f(a)", lambda s, n: edits.with_argument("a kind", s, n, "b=1"), "y = f(a, b=1)"),
        ("y = f()", "f()", lambda s, n: edits.with_argument("a kind", s, n, "b=1"), "y = f(b=1)"),
        ("y = f(a, )", "f(a, )", lambda s, n: edits.with_argument("a kind", s, n, "b=1"), "y = f(a, b=1)"),
        ("y = f(\n    a,\n)", "f(\n    a,\n)", lambda s, n: edits.with_argument("a kind", s, n, "b=1"),
         "y = f(\n    a,\nb=1)"),
        ("y = f(1)(2)", "f(1)(2)", lambda s, n: edits.with_argument("a kind", s, n, "b=1"), "y = f(1)(2, b=1)"),
        ("y = torch.dot(a)", "torch.dot", lambda s, n: edits.renamed("a kind", s, n, "mv"), "y = torch.mv(a)"),
        ("y = m.f(a, b, dim=1, keepdim=True)", "m.f(a, b, dim=1, keepdim=True)",
         lambda s, n: edits.without_keyword("a kind", s, n, "dim"), "y = m.f(a, b, keepdim=True)"),
        ("y = f(dim=1)", "f(dim=1)", lambda s, n: edits.without_keyword("a kind", s, n, "dim"), "y = f()"),
        ("y = f(a, **more)", "f(a, **more)", lambda s, n: edits.without_keyword("a kind", s, n, "dim"),
         "y = f(a, **more)"),
    ],
)  # fmt: skip
def test_an_expression_is_changed(
    text: str, node: str, change: Callable[[Source, ast.AST], Repair], after: str
) -> None:
    source = parsed(text)
    assert changed(text, change(source, found(source, node))) == [after]
    ast.parse(after)


def test_an_insertion_takes_nothing_away() -> None:
    assert edits.inserting("a kind", 3, 4, "x") == Repair("a kind", Span(3, 4, 3, 4), "x")


# --- several changes as one


def test_several_changes_are_one() -> None:
    text = "a = f(1)\nb = 2\nc = g(b)\nd = 5"
    source = parsed(text)
    parts = [edits.replacing("one", source, found(source, one), put) for one, put in (("g(b)", "h"), ("1", "longer"))]
    made = edits.together("a kind", source, [*parts, parts[0]])  # one of them twice
    assert made is not None and changed(text, made) == ["a = f(longer)\nb = 2\nc = h\nd = 5"]
    assert made.span == Span(1, 6, 3, 8) and made.text == "longer)\nb = 2\nc = h"


def test_several_changes_of_one_line_are_one() -> None:
    text = "x = 0\ny = a + b\nz = 1"
    source = parsed(text)
    parts = [edits.wrapped("one", source, found(source, one), "f(", ")") for one in "ab"]
    assert changed(text, edits.together("a kind", source, parts)) == ["x = 0\ny = f(a) + f(b)\nz = 1"]


def test_three_changes_are_one_from_the_first_to_the_last() -> None:
    text = "x = 0\ny = a + b + c"
    source = parsed(text)
    made = edits.together("a kind", source, [edits.replacing("one", source, found(source, one), "1") for one in "bca"])
    assert made is not None and changed(text, made) == ["x = 0\ny = 1 + 1 + 1"] and made.span == Span(2, 4, 2, 13)


def test_no_changes_are_none() -> None:
    assert edits.together("a kind", parsed("a = 1"), []) is None


# --- lines


LINES = "a = 1\nif a:\n    b = 2  # two\n    c = [\n        3,\n    ]; d = 4\ne = 5"


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("a = 1", "x\na = 1\nif a:\n    b = 2  # two\n    c = [\n        3,\n    ]; d = 4\ne = 5"),
        ("b = 2", "a = 1\nif a:\n    x\n    b = 2  # two\n    c = [\n        3,\n    ]; d = 4\ne = 5"),
        ("d = 4", None),
    ],
)
def test_a_line_before(line: str, after: str | None) -> None:
    source = parsed(LINES)
    made = edits.line_before("a kind", source, found(source, line), "x")  # type: ignore[arg-type]
    assert changed(LINES, made) == ([] if after is None else [after])


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("a = 1", "a = 1\nx\ny\nif a:\n    b = 2  # two\n    c = [\n        3,\n    ]; d = 4\ne = 5"),
        ("b = 2", "a = 1\nif a:\n    b = 2  # two\n    x\n    y\n    c = [\n        3,\n    ]; d = 4\ne = 5"),
        ("c = [\n        3,\n    ]", None),  # more stands behind it
        ("d = 4", None),  # more stands before it
        ("e = 5", LINES + "\nx\ny"),
    ],
)
def test_lines_after(line: str, after: str | None) -> None:
    source = parsed(LINES)
    made = edits.line_after("a kind", source, found(source, line), "x", "y")  # type: ignore[arg-type]
    assert changed(LINES, made) == ([] if after is None else [after])


@pytest.mark.parametrize(
    ("text", "statement", "after"),
    [
        ("a = 1", "a = 1", "with b:\n    a = 1"),
        ("if a:\n    b = f(\n        2\n    )", "b = f(\n        2\n    )",
         "if a:\n    with b:\n        b = f(\n            2\n        )"),
        ("a = 1; c = 2", "a = 1", None),
        ("a = 1; c = 2", "c = 2", None),
    ],
)  # fmt: skip
def test_a_statement_in_a_block_of_its_own(text: str, statement: str, after: str | None) -> None:
    source = parsed(text)
    made = edits.inside_block("a kind", source, found(source, statement), "with b:")  # type: ignore[arg-type]
    assert changed(text, made) == ([] if after is None else [after])


@pytest.mark.parametrize(
    ("statement", "starts", "ends"),
    [("a = 1", True, True), ("b = 2", True, True), ("c = [\n        3,\n    ]", True, False), ("d = 4", False, True)],
)
def test_a_statement_alone_on_its_line(statement: str, starts: bool, ends: bool) -> None:
    source = parsed(LINES)
    node = found(source, statement)
    assert isinstance(node, ast.stmt)
    assert (edits.starts_its_line(source, node), edits.ends_its_line(source, node)) == (starts, ends)


# --- finding


def test_statements_come_outer_ones_first() -> None:
    source = parsed("if a:\n    b = 1\nc = 2")
    assert [type(one).__name__ for one in edits.statements(source)] == ["If", "Assign", "Assign"]


def test_the_statement_of_a_node_is_the_innermost() -> None:
    source = parsed("if a:\n    b = f(1)\nc = 2")
    statement = edits.statement_of(source, found(source, "1"))
    assert statement is not None and edits.written(source, statement) == "b = f(1)"
    assert edits.statement_of(source, ast.Name("x")) is None


def test_definitions_before_a_place_the_latest_first() -> None:
    text = "a = 1\na, b = 2, 3\nb = 4\nc = a\na = 5\n(a, d), e = f, 6\na = 7"
    source = parsed(text)
    assert [edits.written(source, one) for one in edits.definitions(source, "a", found(source, "c = a"))] == ["2", "1"]
    assert [edits.written(source, one) for one in edits.definitions(source, "b", found(source, "c = a"))] == ["4", "3"]
    at = [edits.written(source, one) for one in edits.definitions(source, "a", found(source, "a = 5"))]
    assert at == ["5", "2", "1"]  # at the place, too
    assert edits.definitions(source, "z", found(source, "c = a")) == []


def test_definitions_in_tuples_of_any_length_at_the_place_too() -> None:
    source = parsed("a, *r = 9, 8, 7\nb, c = 1, 2\nb, c = 3, 4")
    assert [edits.written(source, one) for one in edits.definitions(source, "a", source.tree.body[0])] == ["9"]
    assert [edits.written(source, one) for one in edits.definitions(source, "c", source.tree.body[1])] == ["2"]


# --- moves


def goal(text: str) -> bool:
    return text.startswith("step(")


MOVED = "for i in r:\n    zero()\n    loss()\n    step(1)\n    two = (\n        2)\n    step(3)  # then\n    last()"


@pytest.mark.parametrize(
    ("line", "last", "after"),
    [
        ("zero()", False, "for i in r:\n    loss()\n    step(1)\n    zero()\n    two = (\n        2)\n"
                          "    step(3)  # then\n    last()"),
        ("zero()", True, "for i in r:\n    loss()\n    step(1)\n    two = (\n        2)\n    step(3)  # then\n"
                         "    zero()\n    last()"),
        ("two = (\n        2)", False, "for i in r:\n    zero()\n    loss()\n    step(1)\n    step(3)  # then\n"
                                       "    two = (\n        2)\n    last()"),
        ("last()", False, None),  # no goal below it
    ],
)  # fmt: skip
def test_a_line_moves_behind_a_goal(line: str, last: bool, after: str | None) -> None:
    source = parsed(MOVED)
    made = [*line_moves.moved_behind("a kind", source, found(source, line), goal, last=last)]
    assert changed(MOVED, made) == ([] if after is None else [after])


def test_of_three_goals_the_last_and_the_nearest_are_told_apart() -> None:
    text = "a()\nstep(1)\nstep(2)\nstep(3)\nz()\nb()"
    source = parsed(text)
    behind = line_moves.moved_behind("a kind", source, found(source, "a()"), goal, last=True)
    assert changed(text, behind) == ["step(1)\nstep(2)\nstep(3)\na()\nz()\nb()"]
    before = line_moves.moved_before("a kind", source, found(source, "b()"), goal)
    assert changed(text, before) == ["a()\nstep(1)\nstep(2)\nb()\nstep(3)\nz()"]


def test_without_being_told_a_line_moves_behind_the_nearest_goal() -> None:
    source = parsed(MOVED)
    node = found(source, "zero()")
    assert [*line_moves.moved_behind("a kind", source, node, goal)] == [
        *line_moves.moved_behind("a kind", source, node, goal, last=False)
    ]


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("last()", "for i in r:\n    zero()\n    loss()\n    step(1)\n    two = (\n        2)\n    last()\n"
                   "    step(3)  # then"),
        ("two = (\n        2)", "for i in r:\n    zero()\n    loss()\n    two = (\n        2)\n    step(1)\n"
                                "    step(3)  # then\n    last()"),
        ("zero()", None),  # no goal above it
        ("step(1)", None),  # itself is none
    ],
)  # fmt: skip
def test_a_line_moves_before_the_nearest_goal_above_it(line: str, after: str | None) -> None:
    source = parsed(MOVED)
    made = [*line_moves.moved_before("a kind", source, found(source, line), goal)]
    assert changed(MOVED, made) == ([] if after is None else [after])


@pytest.mark.parametrize(
    "text", ["a(); b()\nstep(1)", "b(); a()\nstep(1)", "a()\nstep(1); b()", "a()\nb(); step(1)", "b()\na()"]
)
def test_a_line_with_more_than_one_statement_does_not_move(text: str) -> None:
    source = parsed(text)
    assert [*line_moves.moved_behind("a kind", source, found(source, "a()"), goal)] == []


def test_what_stands_in_no_block_does_not_move() -> None:
    source = parsed("a()\nstep(1)")
    assert [*line_moves.moved_behind("a kind", source, ast.Name("x"), goal)] == []
    assert line_moves.block_of(source, ast.Pass()) == []


@pytest.mark.parametrize("text", ["if x:\n    a()\nelse:\n    b()", "try:\n    a()\nfinally:\n    b()"])
def test_a_block_is_the_statements_beside_one(text: str) -> None:
    source = parsed(text)
    for line in ("a()", "b()"):
        statement = edits.statement_of(source, found(source, line))
        assert statement is not None
        assert [edits.written(source, one) for one in line_moves.block_of(source, statement)] == [line]

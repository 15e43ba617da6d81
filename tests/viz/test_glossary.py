"""The glossary: every program runs as torch says, and every page takes what the glossary opens on it."""

from __future__ import annotations

import ast

import pytest
import torch

from core import explore
from viz.glossary import BY_KEY, TERMS, explained, found, sentences
from viz.widgets.course.place_links import CHOICES
from viz.words import in_language

CLAIMS = {  # what a sentence says, asked of torch itself in the term's own words
    "leaf": "(True, False)",
    "gradient": "tensor([2., 4.])",
    "adjoint": "tensor(36.)",  # y = 9x² at 2
    "contribution": "tensor(7.)",  # 2x + 3 at 2
    "accumulation": "tensor(8.)",
    "vjp": "tensor([ 2., 40.])",
    "subderivative": "tensor(0.)",
    "contour": "tensor(0.)",
    "view": "tensor([100.,   1.,   2.,   3.,   4.,   5.])",
    "stride": "((3, 1), (1, 3))",
    "version": "1",
    "broadcasting": "torch.Size([3, 4])",
    "reduction": "torch.Size([4])",
}


@pytest.mark.parametrize("key", list(BY_KEY))
def test_each_program_runs_as_in_a_notebook(key: str) -> None:
    term = BY_KEY[key]
    trace = explore(term.program)
    assert trace.mistake is None
    lines = ast.parse(term.program).body
    if isinstance(lines[-1], ast.Expr):
        names: dict[str, object] = {}
        exec(compile(ast.Module(lines[:-1], []), "term", "exec"), names)
        value = eval(compile(ast.Expression(lines[-1].value), "term", "eval"), names)
        assert trace.result is not None
        said = str(value) if isinstance(value, torch.Tensor) else repr(value)
        assert trace.result.text == said
        assert CLAIMS.get(key, said) == said


@pytest.mark.parametrize("term", [one for one in TERMS if one.page != "graph"], ids=lambda one: one.key)
def test_each_page_takes_what_is_opened_on_it(term) -> None:
    CHOICES[term.page].read(term.choices)


@pytest.mark.parametrize(("typed", "key"), [
    ("leef", "leaf"), ("广播", "broadcasting"), ("伴随", "adjoint"), ("余切", "adjoint"), ("jacobian product", "vjp"),
    ("SUBDERIVATIVE", "subderivative"), ("NaN", "missing"), ("次导数", "subderivative"),
])  # fmt: skip
def test_a_word_is_found_in_either_language_and_with_a_slip(typed: str, key: str) -> None:
    assert found(typed)[0].key == key


def test_nothing_typed_finds_everything_and_nonsense_nothing() -> None:
    assert found("  ") == list(TERMS)
    assert found("qqqqxyz") == []


def test_both_languages_stand_side_by_side_whichever_is_read() -> None:
    for language in ("en", "zh_CN"):
        with in_language(language):
            assert sentences(BY_KEY["leaf"])[0] == BY_KEY["leaf"].sentence


def test_what_is_explained_on_a_page_is_in_the_readers_language() -> None:
    with in_language("zh_CN"):
        leaf = next(row for row in explained() if row["word"] == "叶子")
    assert (leaf["other"], leaf["said"]) == ("leaf", ["叶子"])
    adjoint = next(row for row in explained() if row["other"] == "伴随值，余切")
    assert adjoint["said"] == ["adjoint", "cotangent", "adjoints", "cotangents"]
    assert adjoint["sentence"] == BY_KEY["adjoint"].sentence
    assert not {"view", "version", "detach"} & {str(row["word"]) for row in explained()}, "plain English uses these"

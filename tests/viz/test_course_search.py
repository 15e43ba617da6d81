# ruff: noqa: E501 - messages stand in one line each, as a learner copies them
"""The search of the first page: which result comes first for what learners type, in either language."""

from __future__ import annotations

import time

import pytest

from viz.course.entries import entries
from viz.course.search import LONGEST, MOST_FOUND, MOST_OF_GROUP, asked, grouped, search, words_of
from viz.words import in_language

# (typed, group, title in English) of the first result. Typed as learners do: pasted, half remembered, misspelt.
FIRST = [
    # --- messages of torch and Python, whole and in part
    ("The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1", "mistake", "Two shapes do not broadcast"),
    ("size of tensor a must match", "mistake", "Two shapes do not broadcast"),
    ("RuntimeError: The size of tensor a (5) must match the size of tensor b (4) at non-singleton dimension 0", "mistake", "Two shapes do not broadcast"),
    ("backward through the graph a second time", "mistake", "backward() a second time through the same graph"),
    ("Trying to backward through the graph a second time (or directly access saved tensors", "mistake", "backward() a second time through the same graph"),
    ("mat1 and mat2 shapes cannot be multiplied (32x10 and 5x2)", "mistake", "Two matrices cannot be multiplied"),
    ("view size is not compatible with input tensor's size and stride", "mistake", "view needs another order in memory"),
    ("grad can be implicitly created only for scalar outputs", "mistake", "backward() from more than one number"),
    ("element 0 of tensors does not require grad and does not have a grad_fn", "mistake", "Nothing here requires a gradient"),
    ("only Tensors of floating point and complex dtype can require gradients", "mistake", "Integers cannot require gradients"),
    ("a leaf Variable that requires grad is being used in an in-place operation.", "mistake", "A leaf that requires grad is written in place"),
    ("modified by an inplace operation", "mistake", "A value that backward needs was overwritten"),
    ("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.", "mistake", "A tensor that requires grad does not become an array"),
    ("Boolean value of Tensor with more than one value is ambiguous", "mistake", "A tensor of several elements is neither true nor false"),
    ("Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4", "mistake", "Tensors to be joined differ along another axis"),
    ("index 3 is out of bounds for dimension 0 with size 3", "mistake", "An index beyond the end of its axis"),
    ("Dimension out of range (expected to be in range of [-1, 0], but got 1)", "mistake", "There is no such axis"),
    ("AttributeError: 'NoneType' object has no attribute 'zero_'", "mistake", ".grad is None before backward()"),
    ("can't convert np.ndarray of type numpy.object_", "mistake", "Words in the array that is to become a tensor"),
    ("shape '[5, 3]' is invalid for input of size 12", "mistake", "The elements do not fill the new shape"),
    ("expected sequence of length 2 at dim 1 (got 1)", "mistake", "Rows of different lengths"),
    # --- sections, by name, by number, misspelt
    ("2.3.6", "section", "Sums and means along axes"),
    ("2.5.4", "section", "Gradients through loops and branches"),
    ("chain rule", "section", "The chain rule"),
    ("chain rul", "section", "The chain rule"),
    ("brodcasting", "section", "Broadcasting"),
    ("subgradient", "section", "Derivatives and subgradients"),
    ("norms", "section", "Norms"),
    ("自动微分", "section", "A first gradient by autograd"),
    ("控制流", "example", "Control flow: a loop and a branch"),
    ("预处理", "section", "From a table to a tensor"),
    ("概率", "section", "Probability"),
    # --- examples, questions, exercises, words, operations, identities
    ("keepdim", "example", "A mean that keeps its axis"),
    ("lenet", "example", "LeNet"),
    ("rosenbrock", "example", "Rosenbrock's valley"),
    ("拉格朗日", "example", "Along a constraint: Lagrange"),
    ("反向传播两次", "exercise", "Backward twice"),
    ("为什么梯度会累积", "question", "Why do gradients accumulate?"),
    ("arange float", "question", "Does `arange` make floats?"),
    ("zero_grad accumulate", "question", "Why do gradients accumulate?"),
    ("伴随值", "term", "adjoint, cotangent · 伴随值，余切"),
    ("denominator layout", "example", "Numerator or denominator layout"),
    ("einsum", "operation", "einsum"),
    ("gahter", "operation", "gather"),
    ("index_select", "operation", "index_select"),
    ("rayleigh", "identity", ""),
    ("quadratic form", "identity", ""),
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(("typed", "group", "title"), FIRST, ids=[row[0][:30] for row in FIRST])
def test_what_is_typed_finds_its_place_first(typed: str, group: str, title: str, language: str) -> None:
    with in_language(language):
        first = search(typed)[0]
    assert first.entry.group == group
    if title:
        assert first.entry.title == title
    assert first.entry.place is not None or first.entry.topic == "probability"


def test_broadcasting_is_found_in_chinese_with_its_section_its_examples_and_its_mistakes() -> None:
    with in_language("zh_CN"):
        groups = grouped(search("广播"))
    assert {"section", "example", "mistake"} <= groups.keys()
    assert groups["section"][0].entry.topic == "broadcasting"
    assert "Two shapes do not broadcast" in [one.entry.title for one in groups["mistake"]]


def test_of_a_pasted_traceback_the_message_counts() -> None:
    lines = "Traceback (most recent call last):", '  File "broadcast.py", line 3, in <module>', "    a + b"
    pasted = "\n".join((*lines, "RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)"))
    assert search(pasted)[0].entry.title == "Two matrices cannot be multiplied"
    assert search(pasted.replace("\n", " "))[0].entry.title == "Two matrices cannot be multiplied"  # as a field has it


def test_a_message_without_a_program_of_ours_is_told_in_a_sentence_with_its_numbers() -> None:
    with in_language("en"):
        first = search(
            "einsum(): subscript j has size 3 for operand 1 which does not broadcast with previously seen size 2"
        )[0]
    assert (first.entry.group, first.number, first.entry.place) == ("mistake", -1, None)
    assert "3" in first.title and "2" in first.title and "{" not in first.title + first.about


def test_nothing_is_found_for_nothing_and_for_noise() -> None:
    assert search("") == search("   ") == search("?!…") == []
    assert search("qzxwvk jjqqzz") == []


def test_the_name_of_an_entry_finds_it() -> None:
    """Whatever the page shows can be typed: every example, question and section is among what its own title finds."""
    with in_language("en"):
        missed = [
            entry.title
            for entry in entries()
            if entry.group in ("section", "example", "question", "mistake") and words_of(entry.title)
            and entry not in [one.entry for one in search(entry.shown)]
        ]  # fmt: skip
    assert missed == []


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 100_000,
        "广" * 100_000,
        "size of tensor " * 10_000,
        "\ud800 tensor",
        "\x00" * 50,
        "(" * 5_000,
        "1.2." * 9_000,
    ],
)
def test_any_text_is_answered_soon(typed: str) -> None:  # fmt: skip
    begun = time.process_time()
    found = search(typed)
    assert len(found) <= MOST_FOUND and len(asked(typed)) <= LONGEST * 18  # NFKC makes at most eighteen of one
    assert all(len(rows) <= MOST_OF_GROUP for rows in grouped(found).values())
    assert time.process_time() - begun < 5  # seconds; a question takes some hundredths


def test_the_words_of_a_text() -> None:
    assert words_of("Section 2.3.10: requires_grad, 反向传播!") == [
        "section", "2.3.10", "requires_grad", "requires", "grad", "反向", "向传", "传播",
    ]  # fmt: skip

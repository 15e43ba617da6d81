"""The NumPy and einsum spellings beside a reduction give torch's numbers; the arithmetic written out does, too."""

from __future__ import annotations

import math
import re

import numpy
import pytest
import torch

from viz.reductions.collapse import arithmetic
from viz.reductions.reduction import PAIRS, REDUCTIONS, SCANS, Choice, axes_problem, call, statement
from viz.reductions.spelling import spellings

A = torch.tensor([[1.5, -2.0, 0.25, 3.0], [4.0, 4.0, -0.5, 0.0], [2.0, 1.0, 7.0, -3.0]], dtype=torch.float64)


@pytest.mark.parametrize("name", [*REDUCTIONS, *SCANS])
@pytest.mark.parametrize("axes", [(), (0,), (1,), (-1,), (0, 1)])
@pytest.mark.parametrize("keepdims", [False, True])
def test_spellings_are_the_same_reduction(name: str, axes: tuple[int, ...], keepdims: bool) -> None:
    choice = Choice(reduction=name, axes=axes, keepdims=keepdims, p=3.0)
    if axes_problem(choice, A.dim()) in ("one", "kept"):
        with pytest.raises((TypeError, RuntimeError)):  # the page's sentence is true: torch refuses it
            eval(call(choice, A.dim()), {"A": A, "torch": torch})
        return
    truth = eval(call(choice, A.dim()), {"A": A, "torch": torch})
    found = spellings(choice, A.dim())
    array = numpy.asarray(eval(found["NumPy"], {"A": A.numpy(), "np": numpy}))
    if not (keepdims and name == "count_nonzero"):  # torch's own has no keepdims
        assert array.shape == tuple(truth.shape)
    assert numpy.allclose(array.reshape(truth.shape), truth.numpy())
    if "einsum" in found:
        assert torch.allclose(eval(found["einsum"], {"A": A, "torch": torch}), truth)


def test_a_dtype_is_spelled_too() -> None:
    found = spellings(Choice(dtype="int64"), 2)
    assert found == {
        "NumPy": "np.sum(A, axis=1, dtype=np.int64)", "einsum": "torch.einsum('ij -> i', A.to(torch.int64))",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        (Choice(axes=(0, -2)), "same"), (Choice(axes=(0, 1)), ""), (Choice(reduction="max", axes=(0, 1)), "one"),
        (Choice(reduction="max", axes=()), ""), (Choice(reduction="prod", axes=(), keepdims=True), "kept"),
        (Choice(reduction="cumsum", axes=()), "scan"), (Choice(reduction="cumsum", axes=(1,)), ""),
        (Choice(reduction="argmax", axes=(), keepdims=True), ""), (Choice(reduction="amax", axes=(0, 1)), ""),
    ],
)  # fmt: skip
def test_what_is_said_of_the_axes(choice: Choice, problem: str) -> None:
    assert axes_problem(choice, 2) == problem


# With μ for the mean and ^ for the power, what is written out is Python: it gives torch's number.
@pytest.mark.parametrize("name", ["sum", "mean", "prod", "var", "std", "logsumexp", "norm"])
def test_the_arithmetic_written_out_gives_the_result(name: str) -> None:
    row = A[0]
    choice = Choice(reduction=name, axes=(), p=3.0)
    truth = float(eval(call(choice, 1), {"A": row, "torch": torch}))
    left, _sign, right = arithmetic(choice, ["1.5", "−2", "0.25", "3"], "r").rpartition(" = ")
    text = left.replace("−", "-").replace("×", "*").replace("²", "**2").replace("^", "**")
    text = re.sub(r"\|(-?[\d.]+)\|", r"abs(\1)", text).replace("[", "(").replace("]", ")").replace("√", "math.sqrt")
    text = text.replace("e**(", "math.exp(").replace("log(", "math.log(")
    text = re.sub(r"e\*\*([\d.]+)", r"math.exp(\1)", text)
    assert right == "r" and eval(text, {"math": math, "μ": float(row.mean())}) == pytest.approx(truth)


def test_a_list_of_numbers_is_a_tensor() -> None:
    assert statement(Choice(typed="[[1, 2], [3, 4]]")) == "A = torch.tensor([[1, 2], [3, 4]])"
    assert statement(Choice(typed="［１，−２］")) == "A = torch.tensor([1, -2])"
    assert statement(Choice(typed="[A, B][0]")) == "A = [A, B][0]"


def test_every_pair_takes_one_axis_only() -> None:
    assert all(axes_problem(Choice(reduction=name, axes=(0, 1)), 2) == "one" for name in PAIRS if name not in SCANS)

"""The sentence of each step: the rule in the learner's names and numbers, only where torch agrees.

The rules are those of the course (D2L 2.4 and 2.5) and of torch's documentation; their numbers are worked out by hand.
"""

from __future__ import annotations

import unicodedata

import pytest

from core import explore
from viz.picture.fold import folded
from viz.timeline.timeline import timeline

PAIR = "x = torch.tensor([3., 4.], requires_grad=True)\n"
TIES = "x = torch.tensor([3., 1., 3.], requires_grad=True)\n"
MATRICES = (
    "A = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\nB = torch.tensor([[0., 1.], [1., 1.]])\n"
    "v = torch.tensor([1., -1.], requires_grad=True)\n"
)


def says(body: str) -> str:
    trace = explore("import torch\nimport torch.nn.functional as F\n" + body)
    assert trace.mistake is None
    steps = timeline(trace, folded(trace), len(trace.passes) - 1 if trace.passes else None)["steps"]
    return unicodedata.normalize("NFC", "\n".join(step["says"] for step in steps))


# M̄ = Ȳ·Bᵀ and Aᵀ·Ȳ: the rules that a first course derives; one row or column of them for a vector.
@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "C = A @ B\nC.backward(torch.tensor([[1., 0.], [0., 2.]]))",
            "matmul sends C̄·Bᵀ to A: [[1, 0], [0, 2]]·[[0, 1], [1, 1]]ᵀ = [[0, 1], [2, 2]].",
        ),
        (
            "u = A @ v\nu.backward(torch.tensor([1., 2.]))",
            "matmul sends ū·vᵀ to A: [1, 2]·[1, −1]ᵀ = [[1, −1], [2, −2]].",
        ),
        (
            "u = A @ v\nu.backward(torch.tensor([1., 2.]))",
            "matmul sends Aᵀ·ū to v: [[1, 2], [3, 4]]ᵀ·[1, 2] = [7, 10].",
        ),
        (
            "u = v @ A\nu.backward(torch.tensor([1., 2.]))",
            "matmul sends A·ū to v: [[1, 2], [3, 4]]·[1, 2] = [5, 11].",
        ),
        (
            "u = F.linear(v, A)\nu.backward(torch.tensor([1., 2.]))",
            "linear sends Aᵀ·ū to v: [[1, 2], [3, 4]]ᵀ·[1, 2] = [7, 10].",
        ),
    ],
)
def test_products_of_matrices(body: str, sentence: str) -> None:
    assert sentence in says(MATRICES + body)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (PAIR + "y = x.norm()\ny.backward()", "norm sends ȳ·x/y to x: 1·[0.6, 0.8] = [0.6, 0.8]."),
        (PAIR + "y = x.mean()\ny.backward()", "mean sends ȳ·1/2 to x: 1·[0.5, 0.5] = [0.5, 0.5]."),
        (PAIR + "y = x.sum()\ny.backward()", "sum gives ȳ to every cell of x that it added: [1, 1]."),
        (PAIR + "y = x.prod()\ny.backward()", "prod sends ȳ·y/x to x: 1·[4, 3] = [4, 3]."),
        (
            PAIR + "y = torch.softmax(x - 3.5, 0)\ny.backward(torch.tensor([1., 0.]))",
            "softmax sends y·(ȳ − Σ(ȳ·y)) to v₁: "
            "[0.2689, 0.7311]·([1, 0] − Σ([1, 0]·[0.2689, 0.7311])) = [0.1966, −0.1966].",
        ),
        # Equal largest cells: max() and amax() share, max(dim) takes the first.
        (TIES + "y = x.max()\ny.backward()", "max sends ȳ·[x = y]/k to x: 1·[0.5, 0, 0.5] = [0.5, 0, 0.5]."),
        (TIES + "y = x.max(dim=0).values\ny.backward()", "max sends [1, 0, 0] to x."),
        (
            TIES + "y = torch.relu(x - 2)\ny.sum().backward()",
            "relu sends ȳ·[v₁ > 0] to v₁: [1, 1, 1]·[1, 0, 1] = [1, 0, 1].",
        ),
        (
            TIES + "m = x > 2\ny = torch.where(m, x, 0 * x)\ny.sum().backward()",
            "where sends ȳ·[m] to x: [1, 1, 1]·[1, 0, 1] = [1, 0, 1].",
        ),
        (
            TIES + "y = x.clamp(min=2)\ny.sum().backward()",
            "clamp sends ȳ·[x ≥ 2] to x: [1, 1, 1]·[1, 0, 1] = [1, 0, 1].",
        ),
        # Two classes, equal scores, the second is right: softmax − onehot = (½, −½).
        (
            "z = torch.zeros(1, 2, requires_grad=True)\nt = torch.tensor([1])\nl = F.cross_entropy(z, t)\nl.backward()",
            "cross_entropy sends l̄·(softmax(z) − onehot(t)) to z: 1·[[0.5, −0.5]] = [[0.5, −0.5]].",
        ),
        (
            PAIR + "t = torch.tensor([1., 1.])\nl = F.mse_loss(x, t)\nl.backward()",
            "mse_loss sends l̄·2·(x − t)/2 to x: 1·[2, 3] = [2, 3].",
        ),
    ],
)
def test_reductions_choices_and_losses(body: str, sentence: str) -> None:
    assert sentence in says(body)


@pytest.mark.acceptance("M10")
@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "y = x[1]\ny.backward()",
            "getitem puts ȳ back to where it was taken from in x, with zeros elsewhere: [0, 1].",
        ),
        ("y = x.view(2, 1)\ny.sum().backward()", "view passes ȳ on to x: [1, 1]."),
        ("y = torch.cat([x, x])\ny.backward(torch.arange(4.))", "cat sends to x its part of ȳ: [2, 3]."),
        (
            "y = x.expand(3, 2)\ny.sum().backward()",
            "expand sends ȳ (summed over axis 0, along which x was stretched) to x: [3, 3].",
        ),
        (
            "h = 2 * x\nh[0] = 5.\nh.sum().backward()",
            "setitem sends h̄ to h as it was before, with zeros where it was written over: [0, 1].",
        ),
        ("h = 2 * x\nh[0] = 5.\nh.sum().backward()", "setitem writes into the same tensor: h[0] = 5.0 → h = [5, 8]."),
        (
            "h = 2 * x\nw = h[1:]\nw *= 3\nh.sum().backward()",
            "h shares its memory with what was written, so it has changed, too: [6, 24].",
        ),
        ("h = 2 * x\nw = h[1:]\nw *= 3\nh.sum().backward()", "·3 to w: 1·3 = 3."),
    ],
)
def test_views_joins_and_writes(body: str, sentence: str) -> None:
    assert sentence.replace("1·3 = 3", "[1]·3 = [3]") in says(PAIR + body)


def test_arguments_that_say_something_stay_in_the_sentence() -> None:
    told = says(
        "x = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)\ns = x.sum(dim=0)\np = F.softmax(x, dim=1)\ns.sum()"
    )
    assert "sum computes s = sum(x, dim=0) = sum([[1, 2], [3, 4]], dim=0) = [4, 6]." in told
    assert "softmax(x, dim=1)" in told
    assert "_stacklevel" not in told


# Several passes: retain_graph keeps the graph, the second pass adds to .grad, create_graph makes a gradient's gradient.
@pytest.mark.acceptance("T4", "T13")
def test_several_passes_are_told_one_after_the_other() -> None:
    told = says(
        "x = torch.tensor(2., requires_grad=True)\ny = x ** 3\ny.backward(retain_graph=True)\ny.backward()\n"
        "x.grad.zero_()\nz = x ** 2\ng, = torch.autograd.grad(z, x, create_graph=True)\ng.backward()"
    )
    in_order = [
        "Backward pass 1 starts at y", "pow sends ȳ·3·x² to x: 1·12 = 12.", "Backward pass 2 starts at y",
        "x.grad held something already; adding 12 gives 24.", "Backward pass 3 starts at z",
        "A gradient that a backward pass has computed is read: 4.", "Backward pass 4 starts at g", "grad sends 2 to x.",
    ]  # fmt: skip
    places = [told.index(sentence) for sentence in in_order]
    assert places == sorted(places)
